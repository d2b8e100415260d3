"""The curves: what the plots show, how they are read, hidden, zoomed, scrubbed and exported."""

import csv
import math
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QFontMetrics, QImage, QPainter, QWheelEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from guitrainer.config.loading import load_preset
from guitrainer.config.schema import Dense, Dropout, Network
from guitrainer.errors import OutputError
from guitrainer.events import (
    EvaluationFinished,
    FiltersCaptured,
    FilterScores,
    LayerSignals,
    RunStarted,
    SignalsMeasured,
    StepFinished,
    frozen_copy,
)
from guitrainer.gui.base.look.theme import DARK, LIGHT, PAPER, theme
from guitrainer.gui.kit.chart.canvas import fitting
from guitrainer.gui.kit.chart.card import PlotCard
from guitrainer.gui.kit.chart.drawing import (
    MOST_POINTS,
    Drawing,
    Guide,
    Line,
    Style,
    columns_of,
    thinned,
)
from guitrainer.gui.kit.chart.export import SCALE, export_plot
from guitrainer.gui.kit.chart.reading import Reading
from guitrainer.gui.lab.courses import curve_table
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.lab.record import Record
from guitrainer.gui.lab.shelf import Overlay
from guitrainer.gui.lab.stage import State
from guitrainer.gui.rooms.train.curves.learning import LearningPage
from guitrainer.gui.rooms.train.curves.panel import CurvesPanel
from guitrainer.gui.rooms.train.curves.signals import SignalsPage

Show = Callable[[QWidget, int, int], QWidget]
LAYERS = ("conv1", "relu1", "dense1")
BUTTON = Qt.MouseButton.LeftButton


def recorded(steps: int = 300, loss: float = 2.0) -> Record:
    """A run of 400 steps that has come to `steps`; its loss falls evenly from `loss`."""
    experiment = load_preset("digits-edges")
    record = Record(experiment)
    record.take(RunStarted(experiment, (), 0, 0, 400, 100, math.log(10)))
    scores = FilterScores(np.array([0.7, 0.1]), ("edge", "noise"), 0.4, 0.5, 1, 1.0)
    for step in range(steps + 1):
        if step:
            record.take(StepFinished(step, 0, loss * (1 - step / 500), step / 400, 0.05, 64, 1.0))
        if step % 10 == 0:
            weight = frozen_copy(np.ones((2, 1, 3, 3), np.float32))
            record.take(FiltersCaptured(step, "conv1", weight, None, scores))
        if step and step % 100 == 0:
            record.take(EvaluationFinished(step, 1.0, step / 100, 0.25))
            record.take(SignalsMeasured(step, tuple(map(measured, LAYERS))))
    return record


def measured(layer: str) -> LayerSignals:
    ratio = None if layer == "relu1" else 0.002
    return LayerSignals(layer, 0.0, 0.5, 0.0, 0.0, 0.0, 0.01, 0.0, ratio)


@pytest.fixture
def past(lab: Lab) -> Lab:
    lab.looking.record, lab.stage.state, lab.looking.layer = recorded(), State.TRAINING, "conv1"
    return lab


@pytest.fixture
def panel(past: Lab, show: Show) -> CurvesPanel:
    made = CurvesPanel(past)
    made.build()
    show(made, 900, 280)
    QApplication.processEvents()
    return made


def card_of(panel: CurvesPanel, key: str) -> PlotCard:
    return next(card for page in panel.pages.values() for card in page.cards if card.key == key)


def lines(card: PlotCard) -> dict[str, Line]:
    return {line.key: line for line in card.plot.drawing.lines}


def point_at(card: PlotCard, x: float, down: float = 0.5) -> QPoint:
    """The pixel of place `x` on the horizontal axis, so far down in the plot."""
    inner = card.plot.getPlotItem().getViewBox().sceneBoundingRect()
    (low, high), _ = card.plot.getPlotItem().getViewBox().viewRange()
    across = inner.left() + (x - low) / (high - low) * inner.width()
    return QPoint(round(across), round(inner.top() + down * inner.height()))


def pixels(image: QImage) -> NDArray[np.uint32]:
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(image.constBits(), np.uint32) & np.uint32(0xFFFFFF)


def share_of(image: QImage, color: str) -> float:
    return float(np.mean(pixels(image) == int(color[1:], 16)))


def shows(widget: QWidget, color: str) -> bool:
    return share_of(widget.grab().toImage(), color) > 0


# ------------------------------------------------------------ data


@pytest.mark.parametrize("spikes", [False, True])
@pytest.mark.parametrize("count", [0, 1, 5, 3000, 100_000])
def test_long_curves_become_few_points(count: int, spikes: bool) -> None:
    x = np.arange(1.0, count + 1)
    few_x, few_y = thinned(x, 2 * x, 0, count, 700, spikes=spikes)
    assert len(few_x) == len(few_y) <= min(MOST_POINTS, 1400)
    assert (np.diff(few_x) >= 0).all()
    assert set(few_x) <= set(x)
    if count:
        assert few_y[-1] == 2 * count
    if 0 < count <= 5:
        np.testing.assert_array_equal(few_x, x)


def test_spikes_stay_and_what_is_not_finite_is_a_gap() -> None:
    x, y = np.arange(100_000.0), np.full(100_000, 1.0)
    y[[12_345, 70_000]] = 9.0, -5.0
    y[50_000:50_500] = np.inf
    y[51_000] = np.nan
    _, few = thinned(x, y, 0, 100_000, 500, spikes=True)
    assert np.nanmax(few) == 9.0 and np.nanmin(few) == -5.0
    assert np.isnan(few).any() and not np.isinf(few).any()


def test_blocks_stay_while_a_curve_grows() -> None:
    y = np.random.default_rng(0).normal(size=40_000)
    x = np.arange(40_000.0)
    _, before = thinned(x[:39_000], y[:39_000], 0, 40_000, 500, spikes=True)
    _, after = thinned(x, y, 0, 40_000, 500, spikes=True)
    np.testing.assert_array_equal(after[: len(before) - 2], before[:-2])


def line(y: list[float], key: str = "a", *, ranging: bool = True) -> Line:
    x = np.arange(float(len(y)))
    return Line(key, key, x, np.array(y), Style("#ffffff"), ranging=ranging)


@pytest.mark.parametrize(
    ("drawing", "inside", "outside"),
    [
        (Drawing((line([1, 3, 2]),)), [0, 3], [-0.1, 4]),
        (Drawing((line([1, 3, 2]), line([9], "b", ranging=False))), [3], [9]),
        (Drawing((line([1, 2]),), (Guide(5, "g"),)), [5], [6]),
        (Drawing((line([1, math.nan, math.inf]),)), [1], [2]),
        (Drawing((line([0.001, 0, 10]),), log=True), [-3, 1], [-4, 2]),
        (Drawing((line([0, -1]),), log=True), [-1], [1]),
        (Drawing(y_range=(0.1, 1), log=True), [-1, 0], [-1.1, 0.1]),
    ],
)
def test_vertical_axis_has_room(
    drawing: Drawing, inside: list[float], outside: list[float]
) -> None:
    low, high = drawing.vertical(0, 2)
    assert all(low <= one <= high for one in inside)
    assert not any(low <= one <= high for one in outside)


def test_columns_join_curves_measured_at_different_steps() -> None:
    one = Line("a", "a", np.array([1.0, 2, 3]), np.array([10.0, 20, 30]), Style("#ffffff"))
    two = Line("b", "a", np.array([2.0, 4]), np.array([0.5, 0.7]), Style("#ffffff"))
    columns = columns_of(Drawing((one, two)))
    assert list(columns) == ["step", "a", "a (2)"]
    np.testing.assert_array_equal(columns["step"], [1, 2, 3, 4])
    np.testing.assert_array_equal(columns["a (2)"], [np.nan, 0.5, np.nan, 0.7])


def test_table_of_a_run_has_every_figure_where_it_was_measured() -> None:
    table = curve_table(recorded())
    step = table["step"]
    assert step[0] == 0 and step[-1] == 300 and (np.diff(step) > 0).all()
    assert {len(column) for column in table.values()} == {len(step)}
    np.testing.assert_allclose(table["loss"][step > 0], 2 * (1 - step[step > 0] / 500))
    np.testing.assert_array_equal(step[np.isfinite(table["test_loss"])], [100, 200, 300])
    assert np.isfinite(table["conv1.edge_fraction"]).sum() == 31
    assert "dense1.update_ratio" in table and "relu1.update_ratio" not in table


def test_table_of_an_empty_run_is_empty() -> None:
    table = curve_table(Record(load_preset("vanishing")))
    assert list(table) == ["step"] and len(table["step"]) == 0


# ------------------------------------------------------------ what is shown


def test_panel_is_there_before_pyqtgraph(tmp_path: Path) -> None:
    """The window is painted first; the plots come by themselves."""
    program = f"""
import sys
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from guitrainer.gui.rooms.train.curves.panel import CurvesPanel
from guitrainer.gui.rooms.train.timeline import TimelinePanel
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.base.settings import Settings
app = QApplication([])
settings = Settings(QSettings({str(tmp_path / "s.ini")!r}, QSettings.Format.IniFormat))
panel = CurvesPanel(Lab(settings))
assert not {{"pyqtgraph", "numba"}} & set(sys.modules), "loaded too early"
panel.show()
while not panel.pages:
    app.processEvents()
assert "pyqtgraph" in sys.modules and "numba" not in sys.modules
"""
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)


def test_a_page_is_created_when_it_is_shown(past: Lab, show: Show) -> None:
    panel = CurvesPanel(past)
    show(panel, 900, 280)
    assert list(panel.pages) == ["learning"]
    past.looking.point_at("signals")
    assert list(panel.pages) == ["learning", "signals"] and panel.page is panel.pages["signals"]
    assert all(card.isVisible() and card.plot.drawing.lines for card in panel.page.cards)
    assert {card.key for card in panel.plots()} > {card.key for card in panel.page.cards}


def test_loss_is_drawn_with_what_a_guess_would_lose(panel: CurvesPanel) -> None:
    card = card_of(panel, "loss")
    drawn = lines(card)
    assert set(drawn) == {"batches", "train", "test"}
    assert drawn["batches"].at(300) == pytest.approx(2 * (1 - 300 / 500))
    assert drawn["train"].at(300) == pytest.approx(np.mean(2 * (1 - np.arange(251, 301) / 500)))
    assert [drawn["test"].at(step) for step in (99, 100, 250)] == [None, 1.0, 2.0]
    assert [guide.text for guide in card.plot.drawing.guides] == ["ln 10 = 2.303"]
    assert shows(card.plot, theme().accent)


@pytest.mark.parametrize(
    ("loss", "accuracy", "texts"),
    [
        (math.log(3), 1 / 3, ["ln 3 = 1.099", "guessing: 33.3\u202f%"]),
        (0.19851524334587245, 0.95, ["guessing: 0.199", "guessing: 95.0\u202f%"]),
        (None, None, []),
    ],
)
def test_guessing_goes_by_the_frequencies_of_the_labels(
    panel: CurvesPanel, past: Lab, loss: float | None, accuracy: float | None, texts: list[str]
) -> None:
    assert past.record.started is not None
    past.record.started = replace(
        past.record.started, expected_loss=loss, expected_accuracy=accuracy
    )
    past.run_changed.emit()
    cards = [card_of(panel, "loss"), card_of(panel, "accuracy")]
    assert [guide.text for card in cards for guide in card.plot.drawing.guides] == texts


def test_training_curves_say_that_dropout_is_on(panel: CurvesPanel, past: Lab) -> None:
    def names(key: str) -> list[str]:
        return [entry.name for entry in card_of(panel, key).header.entries]

    assert names("loss") == ["batches", "train", "test"]
    assert names("accuracy")[:2] == ["train", "test"]
    layers = (Dropout(rate=0.5), Dense())
    dropping = past.experiment.model_copy(update={"network": Network(layers=layers)})
    past.record.experiment = dropping
    past.shelf.overlays = (Overlay(recorded(), 0, "other"),)
    past.run_changed.emit()
    assert names("loss") == ["batches", "train (dropout on)", "test"]
    assert names("accuracy")[:2] == ["train (dropout on)", "test"]
    drawn = [line.name for line in card_of(panel, "loss").plot.drawing.lines]
    assert drawn == ["train: other", "test: other", "batches", "train (dropout on)", "test"]


def test_edges_follow_the_selected_layer(panel: CurvesPanel, past: Lab) -> None:
    card = card_of(panel, "accuracy")
    assert lines(card)["edges"].at(300) == 0.5
    assert lines(card)["score"].at(300) == 0.4
    past.looking.layer = None
    past.looking.selection_changed.emit()
    assert set(lines(card)) == {"train", "test"}


def test_schedule_is_drawn_ahead(panel: CurvesPanel) -> None:
    drawn = lines(card_of(panel, "learning_rate"))
    assert drawn["used"].x[-1] == 300
    assert drawn["planned"].x[0] >= 300 and drawn["planned"].x[-1] == 400
    assert drawn["planned"].y[-1] == pytest.approx(0.05 * 0.05, rel=0.01)  # final_fraction


def test_signals_by_layer_over_steps_and_updates(panel: CurvesPanel, qtbot: QtBot) -> None:
    qtbot.mouseClick(panel.choice.button("signals"), BUTTON)
    by_layer = card_of(panel, "signal_by_layer").plot.drawing
    assert by_layer.names == LAYERS and by_layer.log
    now = {one.key: one.y.tolist() for one in by_layer.lines}
    assert now["activations"] == [0.5] * 3 and now["gradients"] == [0.01] * 3
    updates = lines(card_of(panel, "updates"))
    assert set(updates) == {"conv1", "dense1"}
    assert updates["conv1"].style.color != updates["dense1"].style.color
    assert card_of(panel, "updates").plot.drawing.guides[0].y == 1e-3


def test_clicking_a_layer_shows_its_course(panel: CurvesPanel, qtbot: QtBot) -> None:
    qtbot.mouseClick(panel.choice.button("signals"), BUTTON)
    QApplication.processEvents()
    card = card_of(panel, "signal_by_layer")
    qtbot.mouseClick(card.plot.viewport(), BUTTON, pos=point_at(card, 2))
    page = panel.page
    assert isinstance(page, SignalsPage) and page.layer.currentText() == "dense1"
    assert "dense1" in card_of(panel, "signal_over_steps").title


def test_before_training_the_start_and_a_hint(ready: Lab, show: Show) -> None:
    panel = CurvesPanel(ready)
    show(panel, 900, 280)
    loss, start, updates = (
        next(card for card in panel.plots() if card.key == key).plot.drawing
        for key in ("loss", "signal_by_layer", "updates")
    )
    assert loss.guides[0].text == "guessing: 2.301" and "Train" in loss.remark
    assert loss.x_range == (0, 40)
    assert {one.key for one in start.lines} == {"start"} and start.remark == ""
    assert "Train" in updates.remark


def test_zeros_on_a_logarithmic_axis_are_named() -> None:
    zeros = Drawing((line([0, 0]),), log=True, hint="train", hint_zero="zero")
    assert zeros.remark == "zero"
    assert Drawing((line([0, 0]),), hint="train", hint_zero="zero").remark == ""


def test_divergence_is_painted(past: Lab, show: Show) -> None:
    for step, loss in ((301, 1e30), (302, math.inf), (303, math.nan)):
        past.record.take(StepFinished(step, 0, loss, 0.1, 0.05, 64, 1.0))
    panel = CurvesPanel(past)
    show(panel, 900, 280)
    page = panel.pages["learning"]
    assert isinstance(page, LearningPage)
    for log in (True, False):
        page.log.setChecked(log)
        assert shows(card_of(panel, "loss").plot, theme().accent)
        low, high = card_of(panel, "loss").plot.getPlotItem().getViewBox().viewRange()[1]
        assert high == pytest.approx(30, abs=3) if log else high > 1e28
        assert math.isfinite(low)


def test_finished_run_ends_where_it_ended(train: Callable[[], Lab], show: Show) -> None:
    panel = CurvesPanel(train())
    show(panel, 900, 280)
    drawing = card_of(panel, "loss").plot.drawing
    assert drawing.x_range == (0, 40)
    assert lines(card_of(panel, "loss"))["test"].x[-1] == 40


def test_other_runs_are_laid_under_in_their_colors(panel: CurvesPanel, past: Lab) -> None:
    past.shelf.set_overlays((Overlay(recorded(400, loss=1.0), 1, "He normal"),))
    card = card_of(panel, "loss")
    other = [one for one in card.plot.drawing.lines if "He normal" in one.name]
    assert {one.key for one in other} == {"train", "test"}
    assert {one.style.color for one in other} == {theme().run_color(1).name()}
    assert card.plot.drawing.x_range == (0, 400)
    past.shelf.set_overlays(())
    assert len(card.plot.drawing.lines) == 3


# ------------------------------------------------------------ legend, reading, scrubbing, zoom


def test_legend_hides_and_shows_and_is_remembered(
    panel: CurvesPanel, past: Lab, qtbot: QtBot
) -> None:
    card = card_of(panel, "loss")
    entry = next(one for one in card.header.buttons if one.entry.key == "batches")
    qtbot.mouseClick(entry, BUTTON)
    assert set(lines(card)) == {"train", "test"}
    past.plots_due.emit()
    assert set(lines(card)) == {"train", "test"}
    again = CurvesPanel(past)
    again.build()
    qtbot.addWidget(again)
    assert card_of(again, "loss").hidden == {"batches"}
    entry.setFocus()
    qtbot.keyClick(entry, Qt.Key.Key_Space)
    assert set(lines(card)) == {"batches", "train", "test"}
    assert past.settings.hidden_curves == frozenset()


def test_pressing_in_a_plot_scrubs_and_all_plots_are_marked(
    panel: CurvesPanel, past: Lab, qtbot: QtBot
) -> None:
    card = card_of(panel, "accuracy")
    assert not shows(card.plot, theme().marker)
    qtbot.mousePress(card.plot.viewport(), BUTTON, pos=point_at(card, 122))
    assert past.looking.cursor == 120
    qtbot.mouseMove(card.plot.viewport(), point_at(card, 201))
    qtbot.mouseRelease(card.plot.viewport(), BUTTON, pos=point_at(card, 201))
    keys = ("loss", "accuracy", "learning_rate")
    assert {card_of(panel, key).plot.marker for key in keys} == {past.looking.cursor}
    assert shows(card_of(panel, "loss").plot, theme().marker)
    qtbot.mouseClick(card.plot.viewport(), BUTTON, pos=point_at(card, 390))
    assert past.looking.cursor is None


def test_signals_follow_the_cursor(panel: CurvesPanel, past: Lab, qtbot: QtBot) -> None:
    past.record.take(
        SignalsMeasured(
            350,
            tuple(
                LayerSignals(layer, 0.0, 0.9, 0.0, 0.0, 0.0, 0.01, 0.0, None) for layer in LAYERS
            ),
        )
    )
    qtbot.mouseClick(panel.choice.button("signals"), BUTTON)
    card = card_of(panel, "signal_by_layer")
    assert lines(card)["activations"].y.tolist() == [0.9] * 3
    past.looking.move_cursor(200)
    assert lines(card)["activations"].y.tolist() == [0.5] * 3


def test_keys_walk_and_zoom(panel: CurvesPanel, past: Lab, qtbot: QtBot) -> None:
    plot = card_of(panel, "loss").plot
    qtbot.keyClick(plot, Qt.Key.Key_Left)
    assert past.looking.cursor == 290
    qtbot.keyClick(plot, Qt.Key.Key_Up)
    assert plot.window_shown is not None
    low, high = plot.window_shown
    assert 0 < low < 290 < high <= 400 and high - low == pytest.approx(320)
    qtbot.keyClick(plot, Qt.Key.Key_Escape)
    assert plot.window_shown is None


def test_wheel_zooms_all_and_a_double_click_shows_all(
    panel: CurvesPanel, past: Lab, qtbot: QtBot
) -> None:
    card = card_of(panel, "loss")
    here = QPointF(point_at(card, 100))
    wheel = QWheelEvent(
        here,
        QPointF(card.plot.viewport().mapToGlobal(here.toPoint())),
        QPoint(),
        QPoint(0, 240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(card.plot.viewport(), wheel)
    for key in ("loss", "accuracy", "learning_rate"):
        window = card_of(panel, key).plot.window_shown
        assert window is not None and window[1] - window[0] == pytest.approx(400 * 0.8**2)
    assert card.plot.place_at(here.x()) == pytest.approx(100, abs=3)
    past.looking.move_cursor(50)
    qtbot.mouseDClick(card.plot.viewport(), BUTTON, pos=here.toPoint())
    assert card.plot.window_shown is None
    past.looking.move_cursor(None)


def test_double_click_leaves_the_cursor(panel: CurvesPanel, past: Lab, qtbot: QtBot) -> None:
    card = card_of(panel, "loss")
    past.looking.move_cursor(50)
    here = point_at(card, 150)
    qtbot.mouseClick(card.plot.viewport(), BUTTON, pos=here)
    assert past.looking.cursor == 150
    qtbot.mouseDClick(card.plot.viewport(), BUTTON, pos=here)
    assert past.looking.cursor == 50


def test_hovering_an_empty_plot_of_layers_reads_nothing() -> None:
    reading = Reading.of(Drawing((), names=()), 3.2)
    assert (reading.title, reading.rows) == ("", ())


def test_hovering_reads_all_curves_of_the_plot(panel: CurvesPanel, qtbot: QtBot) -> None:
    card, other = card_of(panel, "accuracy"), card_of(panel, "loss")
    qtbot.mouseMove(card.plot.viewport(), point_at(card, 150))
    assert card.plot.hover == pytest.approx(150, abs=2) and card.plot.reads
    assert other.plot.hover == card.plot.hover and not other.plot.reads
    reading = Reading.of(card.plot.drawing, 200)
    assert reading.title == "200"
    texts = {row.name: row.text.replace("\u202f", " ") for row in reading.rows}
    assert texts == {"train": "43.9 %", "test": "25.0 %", "edges": "50.0 %", "score": "40.0 %"}
    qtbot.mouseMove(card.plot.viewport(), QPoint(1, 1))
    assert card.plot.hover is None


def test_logarithmic_loss_is_remembered(panel: CurvesPanel, past: Lab, qtbot: QtBot) -> None:
    page = panel.page
    assert isinstance(page, LearningPage)
    qtbot.mouseClick(page.log, BUTTON)
    assert card_of(panel, "loss").plot.drawing.log and past.settings.log_loss
    low, high = card_of(panel, "loss").plot.getPlotItem().getViewBox().viewRange()[1]
    assert -1 < low < math.log10(0.9) and math.log10(3) < high < 1


def test_hidden_plots_cost_nothing(panel: CurvesPanel, past: Lab, qtbot: QtBot) -> None:
    before = card_of(panel, "updates").plot.drawing
    past.plots_due.emit()
    assert card_of(panel, "updates").plot.drawing is before  # not the page that is shown
    shown = card_of(panel, "loss").plot.drawing
    panel.hide()
    past.plots_due.emit()
    assert card_of(panel, "loss").plot.drawing is shown
    panel.show()
    assert card_of(panel, "loss").plot.drawing is not shown


def test_plots_are_aligned_however_long_their_legends(panel: CurvesPanel, qtbot: QtBot) -> None:
    cards = panel.pages["learning"].cards
    for width in (640, 900, 1600):
        panel.resize(width, 280)
        QApplication.processEvents()
        QApplication.processEvents()
        assert len({card.plot.geometry().top() for card in cards}) == 1
        for card in cards:
            for one in card.header.buttons:
                assert card.header.rect().contains(one.geometry())


def test_laboratory_outlives_the_panel(past: Lab) -> None:
    panel = CurvesPanel(past)
    panel.build()
    panel.show()
    panel.deleteLater()
    QApplication.sendPostedEvents(panel, QEvent.Type.DeferredDelete)
    assert not isValid(panel)
    for signal in (past.plots_due, past.looking.selection_changed, past.shelf.overlays_changed):
        signal.emit()
    past.looking.move_cursor(100)


# ------------------------------------------------------------ export


def test_every_plot_can_be_exported(panel: CurvesPanel, tmp_path: Path) -> None:
    plots = panel.plots()
    assert len({plot.key for plot in plots}) == len(plots) == 6
    for plot in plots:
        assert plot.title
        export_plot(plot, tmp_path / f"{plot.key}.csv")
        with (tmp_path / f"{plot.key}.csv").open(newline="") as file:
            rows = list(csv.reader(file))
        assert len(rows[0]) == 1 + len(plot.plot.drawing.lines)


def test_csv_has_the_numbers_shown(panel: CurvesPanel, tmp_path: Path) -> None:
    card = card_of(panel, "loss")
    card.hide_lines(frozenset({"batches"}))
    export_plot(card, tmp_path / "loss.csv")
    with (tmp_path / "loss.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == ["step", "train", "test"]
    assert float(rows[99]["train"]) == lines(card)["train"].y[99]
    assert rows[98]["test"] == "" and float(rows[99]["test"]) == 1.0


def test_png_has_twice_the_size_of_the_svg_and_both_show_the_curve(
    panel: CurvesPanel, tmp_path: Path
) -> None:
    card = card_of(panel, "loss")
    export_plot(card, tmp_path / "loss.png")
    export_plot(card, tmp_path / "loss.svg")
    png = QImage(str(tmp_path / "loss.png"))
    renderer = QSvgRenderer(str(tmp_path / "loss.svg"))
    assert renderer.isValid()
    box = renderer.viewBox().size()
    assert png.size() == box * SCALE
    svg = QImage(png.size(), QImage.Format.Format_RGB32)
    painter = QPainter(svg)
    renderer.render(painter)
    painter.end()
    for image in (png, svg):
        assert share_of(image, theme().accent) > 0.0005
        assert 0.8 < share_of(image, theme().background) < 0.999
    assert "ln 10 = 2.303" in (tmp_path / "loss.svg").read_text()


def test_a_pdf_has_the_size_of_the_plot(panel: CurvesPanel, tmp_path: Path) -> None:
    export_plot(card_of(panel, "loss"), tmp_path / "loss.pdf")
    export_plot(card_of(panel, "loss"), tmp_path / "loss.svg")
    content = (tmp_path / "loss.pdf").read_bytes()
    assert content.startswith(b"%PDF") and b"/FontFile" in content
    (box,) = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", content)
    size = QSvgRenderer(str(tmp_path / "loss.svg")).viewBox().size()
    found = [float(side) / 72 * 96 for side in box]
    assert found == pytest.approx([size.width(), size.height()], abs=1)


@pytest.mark.parametrize("suffix", [".png", ".svg"])
def test_a_plot_for_paper_has_light_colors_and_leaves_the_window_as_it_is(
    panel: CurvesPanel, tmp_path: Path, suffix: str
) -> None:
    card, path = card_of(panel, "loss"), tmp_path / f"loss{suffix}"
    before = theme()
    export_plot(card, path, PAPER)
    assert theme() is before
    if suffix == ".svg":
        text = path.read_text()
        assert PAPER.accent in text and "#ffffff" in text
        assert not any(color in text for color in (DARK.accent, DARK.text, DARK.background))
        return
    image = QImage(str(path))
    assert share_of(image, PAPER.accent) > 0.0005
    assert share_of(image, DARK.accent) == share_of(image, DARK.background) == 0
    assert 0.8 < share_of(image, PAPER.background) < 0.999


def test_colors_have_counterparts_in_other_themes() -> None:
    for token in ("text", "dim", "accent", "edge", "noise", "marker", "dead"):
        assert DARK.counterpart(getattr(DARK, token), PAPER) == getattr(PAPER, token)
    assert [DARK.counterpart(one, LIGHT) for one in DARK.runs] == list(LIGHT.runs)
    assert DARK.counterpart("#123456", LIGHT) == "#123456"


def test_export_refuses_what_it_cannot_write(panel: CurvesPanel, tmp_path: Path) -> None:
    card = card_of(panel, "loss")
    with pytest.raises(OutputError, match=r"accepted: \.png, \.svg, \.pdf, \.csv"):
        export_plot(card, tmp_path / "loss.bmp")
    with pytest.raises(OutputError, match="cannot be written"):
        export_plot(card, tmp_path / "missing" / "loss.png")


@pytest.mark.parametrize(("short_by", "shown"), [(0, "guessing: 11.2\u202f%"), (1, "11.2\u202f%")])
def test_a_guide_in_a_narrow_plot_keeps_its_number(
    qapp: QApplication, short_by: int, shown: str
) -> None:
    text, metrics = "guessing: 11.2\u202f%", QFontMetrics(qapp.font())
    assert fitting(text, metrics, metrics.horizontalAdvance(text) - short_by) == shown
