"""Failures are lessons: noticed, explained, shown, mended."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from guitrainer.analysis.notices import CAUSES_FIRST, Finding, Kind, Severity
from guitrainer.analysis.remedies import CHANGES
from guitrainer.config.schema import Initializer
from guitrainer.gui.base.text.layers import remedy_name, said
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.lab.stage import State
from guitrainer.gui.rooms.common.lesson import LessonStrip
from guitrainer.gui.rooms.train.curves.panel import CurvesPanel
from guitrainer.gui.rooms.train.lessons import LessonsPanel
from guitrainer.gui.window.window import MainWindow

from .conftest import PATIENCE_MS, small_experiment

Show = Callable[..., QWidget]
Train = Callable[[], Lab]

VALUES: dict[Kind, tuple[str, ...]] = {
    "dead_filters": ("conv1", "3", "16"),
    "equal_filters": ("conv1", "16"),
    "vanishing_gradient": ("conv1", "400"),
    "exploding_gradient": ("conv1", "400"),
    "dead_units": ("conv1", "75 %", "64"),
    "saturated": ("conv1",),
    "small_update": ("conv1", "2·10⁻⁶"),
    "large_update": ("conv1", "0.25"),
    "no_progress": ("2.31", "2.3"),
    "loss_grows": ("8.5", "2.1"),
    "loss_jumped": ("45", "3"),
    "high_start": ("600", "2.3"),
    "diverged": ("conv1", "30"),
}


def finding(
    kind: Kind, layer: str | None = "conv1", severity: Severity | None = "warning"
) -> Finding:
    values = VALUES[kind]
    return Finding(
        kind, layer, (layer or "", *values[1:]) if "conv1" in values else values, severity
    )


def tell(lab: Lab, *findings: Finding, step: int = 30) -> None:
    for one in findings:
        lab.notices.diagnosis.note(step, one)
    lab.notices.changed.emit()


def choice(strip: LessonStrip, text: str) -> QPushButton:
    found = [one for one in strip.findChildren(QPushButton) if one.text().startswith(text)]
    assert len(found) == 1, [one.text() for one in strip.findChildren(QPushButton)]
    return found[0]


def click(qtbot: QtBot, button: QPushButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.fixture
def panel(lab: Lab, show: Show) -> LessonsPanel:
    made = LessonsPanel(lab)
    show(made, 700, 200)
    return made


@pytest.mark.parametrize("kind", CAUSES_FIRST)
def test_every_notice_is_said_as_in_the_terminal(lab: Lab, panel: LessonsPanel, kind: Kind) -> None:
    tell(lab, finding(kind))
    text = words_of(panel)
    assert text == str(finding(kind).sentence)
    assert "%" not in text.replace("75 %", "")
    assert text.endswith(".")


def test_every_remedy_has_a_name() -> None:
    assert len({remedy_name(key) for key in CHANGES}) == len(CHANGES)


def test_takes_no_place_where_nothing_is_wrong(lab: Lab, show: Show) -> None:
    outer = QWidget()
    panel = LessonsPanel(lab)
    panel.setParent(outer)
    show(outer)
    assert not panel.isVisible()
    tell(lab, finding("saturated"))
    assert panel.isVisible()


def words_of(panel: LessonsPanel) -> str:
    assert panel.strip is not None
    return panel.strip.text.text()


def strip_of(panel: LessonsPanel) -> LessonStrip:
    assert panel.strip is not None
    return panel.strip


def test_causes_come_before_symptoms(lab: Lab, panel: LessonsPanel, qtbot: QtBot) -> None:
    tell(lab, finding("no_progress", None), finding("dead_units"))
    tell(lab, finding("vanishing_gradient"))
    seen = []
    for _ in range(4):
        seen.append(strip_of(panel).lesson.notice.kind)
        click(qtbot, strip_of(panel).turn)
    assert seen == ["vanishing_gradient", "dead_units", "no_progress", "vanishing_gradient"]


def test_dismissing_goes_on_to_the_next_until_nothing_is_left(
    lab: Lab, panel: LessonsPanel, qtbot: QtBot
) -> None:
    tell(lab, finding("dead_units"), finding("dead_units", "relu2"), finding("large_update"))
    assert strip_of(panel).turn.text().startswith("1 / 2")
    click(qtbot, strip_of(panel).dismiss)
    assert [one.kind for one in lab.notices.active] == ["dead_units", "dead_units"]
    assert strip_of(panel).turn.isHidden()
    click(qtbot, strip_of(panel).dismiss)
    assert lab.notices.active == []
    assert not panel.isVisible()


def test_a_worse_notice_comes_to_the_front(lab: Lab, panel: LessonsPanel, qtbot: QtBot) -> None:
    tell(lab, finding("large_update"), finding("no_progress", None))
    click(qtbot, strip_of(panel).turn)
    tell(lab, finding("diverged", severity="error"))
    assert words_of(panel) == said(finding("diverged").sentence)


def test_what_is_true_of_several_layers_is_said_once(lab: Lab, panel: LessonsPanel) -> None:
    tell(lab, *(finding("small_update", layer) for layer in ("dense1", "dense2", "dense3")))
    assert words_of(panel).startswith(
        "At the full learning rate, a step changes the weights of dense1 by only"
    )
    assert words_of(panel).endswith("they hardly learn. The same holds for 2 more layers.")
    assert strip_of(panel).turn.isHidden()


def test_what_is_over_goes_and_figures_are_the_newest(lab: Lab, panel: LessonsPanel) -> None:
    tell(lab, finding("dead_filters"), finding("saturated", "tanh1"))
    assert strip_of(panel).turn.text().startswith("1 / 2")
    tell(lab, finding("saturated", "tanh1", None))
    assert words_of(panel).startswith("Dead filters in conv1: 3 of 16.")
    strip = strip_of(panel)
    more = Finding("dead_filters", "conv1", ("conv1", "6", "16"), "warning")
    tell(lab, more, step=40)
    assert words_of(panel).startswith("Dead filters in conv1: 6 of 16.")
    assert strip_of(panel) is strip  # nothing flickers, and the focus stays
    tell(lab, finding("dead_filters", severity=None))
    assert panel.strip is None and not panel.isVisible()


def test_what_was_dismissed_comes_back_when_it_is_worse_or_new(
    lab: Lab, panel: LessonsPanel, qtbot: QtBot
) -> None:
    tell(lab, finding("dead_filters", severity="info"))
    click(qtbot, strip_of(panel).dismiss)
    tell(lab, finding("dead_filters", severity="info"), step=40)
    assert lab.notices.active == []
    tell(lab, finding("dead_filters"), step=50)
    assert len(lab.notices.active) == 1
    click(qtbot, strip_of(panel).dismiss)
    tell(lab, finding("dead_filters", severity=None), step=60)
    tell(lab, finding("dead_filters"), step=70)
    assert len(lab.notices.active) == 1


def test_what_got_worse_is_told_once(lab: Lab, panel: LessonsPanel) -> None:
    tell(lab, finding("dead_filters", severity="info"), finding("dead_filters"))
    assert strip_of(panel).lesson.notice.severity == "warning"
    assert strip_of(panel).turn.isHidden()


def test_remedy_edits_the_experiment_in_one_undo(
    lab: Lab, panel: LessonsPanel, qtbot: QtBot
) -> None:
    before = lab.experiment
    tell(lab, finding("large_update"))
    click(qtbot, choice(strip_of(panel), "Divide the learning rate by 10"))
    assert lab.experiment.training.learning_rate == pytest.approx(0.005)
    assert lab.document.undoable == "Divide the learning rate by 10"
    lab.undo()
    assert lab.experiment == before


def test_show_goes_to_the_first_dead_filter(
    train: Train, show: Show, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    lab = train()
    filters = lab.looking.shown("conv1")
    assert filters is not None
    assert filters.scores is not None
    labels = ("edge", "noise", "dead", *filters.scores.labels[3:])
    monkeypatch.setitem(vars(filters.scores), "labels", labels)
    panel = LessonsPanel(lab)
    show(panel, 700, 200)
    tell(lab, finding("dead_filters"))
    click(qtbot, choice(strip_of(panel), "Show"))
    assert (lab.looking.layer, lab.looking.filter) == ("conv1", 2)


def test_show_goes_to_the_plots(lab: Lab, panel: LessonsPanel, qtbot: QtBot) -> None:
    tell(lab, finding("vanishing_gradient"))
    with qtbot.waitSignal(lab.looking.pointed) as pointed:
        click(qtbot, choice(strip_of(panel), "Show"))
    assert pointed.args == ["signals"]


def test_pages_of_curves_and_settings_are_turned(lab: Lab, show: Show, qtbot: QtBot) -> None:
    window = MainWindow(lab)
    show(window, 1280, 800)
    (curves,) = window.findChildren(CurvesPanel)
    lab.looking.point_at("signals")
    assert curves.choice.key == "signals"
    lab.looking.point_at("experiment")
    assert window.train_room.choice.key == "experiment"
    lab.looking.point_at("learning")
    assert (curves.choice.key, window.train_room.choice.key) == ("learning", "experiment")


def test_equal_filters_are_noticed_mended_and_trained_again(
    ready: Lab, show: Show, qtbot: QtBot
) -> None:
    panel = LessonsPanel(ready)
    show(panel, 700, 200)
    conv = ready.experiment.network.layers[0].model_copy(
        update={"initializer": Initializer(scheme="zeros")}
    )
    layers = (conv, *ready.experiment.network.layers[1:])
    ready.edit(
        ready.experiment.model_copy(
            update={"network": ready.experiment.network.model_copy(update={"layers": layers})}
        ),
        "zeros",
    )
    ready.pace.choose(None)
    ready.start()
    qtbot.waitUntil(lambda: ready.state == State.FINISHED, timeout=PATIENCE_MS)
    while strip_of(panel).lesson.notice.kind != "equal_filters":
        click(qtbot, strip_of(panel).turn)
    assert words_of(panel).startswith("All 16 filters of conv1 are exactly equal")
    click(qtbot, choice(strip_of(panel), "Start from small random weights"))
    click(qtbot, choice(strip_of(panel), "Train again"))
    assert ready.state == State.STARTING
    qtbot.waitUntil(lambda: ready.state == State.FINISHED, timeout=PATIENCE_MS)
    assert "equal_filters" not in [one.kind for one in ready.notices.active]


def test_divergence_says_where_and_leads_to_the_last_good_state(
    ready: Lab, show: Show, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    panel = LessonsPanel(ready)
    show(panel, 700, 200)
    rates = ready.experiment.training.model_copy(update={"learning_rate": 1e6})
    ready.edit(ready.experiment.model_copy(update={"training": rates}), "rate")
    ready.pace.choose(None)
    ready.start()
    qtbot.waitUntil(lambda: ready.state == State.FINISHED, timeout=PATIENCE_MS)
    finished = ready.record.finished
    assert finished is not None
    assert finished.diverged is not None
    where = finished.diverged
    strip = strip_of(panel)
    assert strip.text.text().startswith(f"Diverged at step {where.step}: a value in {where.layer} ")
    click(qtbot, choice(strip, "Show the last good state"))
    assert ready.looking.cursor is not None
    assert ready.looking.cursor < where.step
    texts = [one.text() for one in strip.findChildren(QPushButton)]
    assert "Divide the learning rate by 10" in texts


def test_keyboard_reaches_every_choice(lab: Lab, panel: LessonsPanel, qtbot: QtBot) -> None:
    tell(lab, finding("large_update"))
    strip = strip_of(panel)
    qtbot.waitUntil(strip.dismiss.isVisible)
    strip.take_focus()
    reached = []
    for _ in range(8):
        holder = panel.window().focusWidget()
        if isinstance(holder, QPushButton):
            reached.append(holder.text())
            qtbot.keyClick(holder, Qt.Key.Key_Tab)
    assert {"Show", "Divide the learning rate by 10", "Clip the gradient", "✕"} <= set(reached)


def test_focus_stays_in_the_panel_when_a_remedy_is_taken(
    lab: Lab, panel: LessonsPanel, qtbot: QtBot
) -> None:
    tell(lab, finding("large_update"))
    remedy = choice(strip_of(panel), "Clip the gradient")
    remedy.setFocus()
    qtbot.keyClick(remedy, Qt.Key.Key_Space)
    assert lab.experiment != small_experiment()
    assert panel.isAncestorOf(panel.window().focusWidget())
