"""The page of histograms: a ridge for every measurement, of a run on stage or from disk."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from guitrainer.gui.base.settings import LANGUAGES
from guitrainer.gui.kit.ridges import Ridge, RidgePlot
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.lab.record import MAX_HISTOGRAMS, Record
from guitrainer.gui.lab.stage import State
from guitrainer.gui.rooms.train.curves.histograms import HistogramsPage
from guitrainer.gui.rooms.train.curves.panel import CurvesPanel
from guitrainer.runs.replay import read_events
from tests.gui.conftest import small_experiment
from tests.gui.fitting import cut_off
from tests.runs.test_histograms import measured

Show = Callable[[QWidget, int, int], QWidget]


def opened(lab: Lab, show: Show, width: int = 860) -> tuple[CurvesPanel, HistogramsPage]:
    panel = CurvesPanel(lab)
    show(panel, width, 220)
    panel.build()
    panel.choice.button("histograms").click()
    page = panel.page
    assert isinstance(page, HistogramsPage)
    return panel, page


def test_a_run_and_the_same_run_from_disk_have_the_same_ridges(
    train: Callable[[], Lab], show: Show, qtbot: QtBot
) -> None:
    lab = train()
    _panel, page = opened(lab, show)
    page.refresh()
    recorded = lab.record.histograms
    assert [event.step for event in recorded] == [0, 25]
    assert page.layer.key == "conv1"
    weights, gradients = page.plots["weights"], page.plots["gradients"]
    assert [one.caption for one in weights.ridges] == ["0", "25"]
    assert [one.caption for one in gradients.ridges] == ["25"]
    first = recorded[0].histograms[0]
    assert (weights.ridges[0].low, weights.ridges[0].counts) == (first.low, first.counts)
    assert "1\u202f296 values" in weights.describe(0)
    folder = lab.shelf.stage_folder
    assert folder is not None
    again = Record(lab.experiment)
    for event in read_events(folder):
        again.take(event)
    assert again.histograms == recorded
    weights.click(0)
    assert lab.looking.cursor == 0
    page.mark()
    assert weights.current == 0
    lab.looking.move_cursor(None)
    page.mark()
    assert weights.current is None


def test_before_training_the_page_says_so(lab: Lab, show: Show) -> None:
    _panel, page = opened(lab, show)
    page.refresh()
    assert {plot.hint for plot in page.plots.values()} == {"Train to draw these histograms"}
    assert lab.state == State.IDLE


def test_a_layer_without_a_weight_has_activations_only(lab: Lab, show: Show) -> None:
    _panel, page = opened(lab, show)
    record = Record(small_experiment())
    record.take(measured(0))
    record.take(measured(10))
    lab.looking.record = record
    lab.run_changed.emit()
    page.refresh()
    assert len(page.plots["activations"].ridges) == 2
    assert page.plots["gradients"].hint == "This layer has no weight that is trained"


def test_memory_is_bounded_and_the_ends_are_kept() -> None:
    record = Record(small_experiment())
    for step in range(5 * MAX_HISTOGRAMS):
        record.take(measured(step))
    steps = [event.step for event in record.histograms]
    assert len(steps) <= MAX_HISTOGRAMS
    assert (steps[0], steps[-1]) == (0, 5 * MAX_HISTOGRAMS - 1)
    assert steps == sorted(steps)


def test_ridges_are_painted_and_chosen_by_keys(show: Show, qtbot: QtBot) -> None:
    plot = RidgePlot("weights")
    ridges = [
        Ridge(-1.0, 1.0, (1, 4, 16, 4, 1), "0", "start"),
        Ridge(0.0, 0.0, (9, 0, 0, 0, 0), "10", "all equal"),
        Ridge(-2.0, 3.0, (1, 4, 16, 4, 1), "20", "wide"),
    ]
    show(plot, 300, 120)
    blank = plot.grab().toImage()
    plot.show_ridges(ridges, "")
    assert plot.ends == (-2.0, 3.0)
    assert plot.grab().toImage() != blank
    tops = [plot.rect_of(k).bottom() for k in range(3)]
    assert tops == sorted(tops) and tops[-1] <= 120
    chosen: list[int] = []
    plot.chosen.connect(chosen.append)
    plot.setFocus()
    qtbot.keyClick(plot, Qt.Key.Key_End)
    qtbot.keyClick(plot, Qt.Key.Key_Up)
    assert chosen == [2, 1]
    assert plot.accessibleDescription() == "all equal"


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_page_fits_in_every_language(
    speak: Callable[[str], None], lab: Lab, show: Show, code: str
) -> None:
    speak(code)
    panel, page = opened(lab, show, 560)
    page.refresh()
    assert cut_off(panel) == []
