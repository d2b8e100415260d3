"""The timeline: what the strip shows, how one looks back, and how one comes back to live."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from guitrainer.config.loading import load_preset
from guitrainer.events import FiltersCaptured, RunStarted, SettingChanged, StepFinished, frozen_copy
from guitrainer.gui.base.look.theme import GRID, theme
from guitrainer.gui.kit.timeline import FEWEST, KNOB, MOST, TILE
from guitrainer.gui.lab.courses import film
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.lab.record import Record
from guitrainer.gui.rooms.train.timeline import TimelinePanel
from tests.gui.conftest import PATIENCE_MS, small_experiment

PITCH = TILE + GRID

Show = Callable[[QWidget, int, int], QWidget]
STEPS = list(range(0, 301, 10))


def captured(step: int) -> FiltersCaptured:
    """Two filters, a gradient from dark to bright that turns around with every step."""
    ramp = np.linspace(-1, 1, 9, dtype=np.float32).reshape(1, 1, 3, 3)
    ramp = ramp if step % 20 else -ramp
    return FiltersCaptured(step, "conv1", frozen_copy(np.concatenate([ramp, -ramp])), None, None)


@pytest.fixture
def past(lab: Lab) -> Lab:
    """A run of 400 steps that stands at 300, filters recorded at every 10th."""
    experiment = load_preset("digits-edges")
    lab.looking.record = Record(experiment)
    lab.record.take(RunStarted(experiment, (), 0, 0, 400, 100, 2.3))
    for step in STEPS:
        lab.record.take(captured(step))
    for step in range(1, 301):
        lab.record.take(StepFinished(step, 0, 1.0, 0.5, 0.1, 64, 0.001 * step))
    lab.looking.layer = "conv1"
    return lab


@pytest.fixture
def panel(past: Lab, show: Show) -> TimelinePanel:
    made = TimelinePanel(past)
    show(made, 700, 110)
    return made


def click_picture(panel: TimelinePanel, qtbot: QtBot, place: int) -> None:
    point = QPoint(place * PITCH + PITCH // 2, 20)
    qtbot.mouseClick(panel.strip, Qt.MouseButton.LeftButton, pos=point)


def slider_point(panel: TimelinePanel, step: int) -> QPoint:
    slider = panel.slider
    across = KNOB + (slider.width() - 2 * KNOB) * step / slider.maximum()
    return QPoint(round(across), slider.height() // 2)


@pytest.mark.parametrize("count", [9, 11, 14])
@pytest.mark.parametrize("total", [1, 7, 40, 2814, 3000, 10**6])
def test_film_is_of_recorded_steps_dense_at_the_start(total: int, count: int) -> None:
    every = max(total // 100, 1)
    recorded = list(range(0, total + 1, every))
    shown = film(recorded, total, count)
    steps = [step for step, known in shown]
    assert all(known for step, known in shown if step <= recorded[-1])
    assert set(steps) <= {*recorded, total}
    assert steps == sorted(set(steps)) and steps[0] == 0 and len(steps) <= count
    if total >= 2814:
        gaps = np.diff(steps)
        assert len(steps) >= count - 2 and (gaps[1:] >= gaps[:-1]).all()


def test_strip_shows_the_selected_filter_at_recorded_steps(panel: TimelinePanel, past: Lab) -> None:
    pictures = panel.strip.pictures
    assert FEWEST - 2 <= len(pictures) <= MOST
    assert {one.step for one in pictures if one.known} <= set(STEPS)
    assert [one.step for one in pictures if not one.known] == [400]
    first = pictures[0].image
    assert first is not None and first.pixelColor(0, 0).red() == 255  # turned around at step 0
    past.looking.select(number=1)
    other = panel.strip.pictures[0].image
    assert other is not None and other.pixelColor(0, 0).red() == 0


def test_only_new_pictures_are_made(panel: TimelinePanel, past: Lab) -> None:
    before = {one.step: one.image for one in panel.strip.pictures}
    past.record.take(captured(310))
    past.record.take(StepFinished(310, 0, 1.0, 0.5, 0.1, 64, 1.0))
    past.progressed.emit()
    after = {one.step: one.image for one in panel.strip.pictures}
    kept = before.keys() & after.keys()
    assert len(kept) >= FEWEST - 3
    assert all(before[step] is after[step] for step in kept)


def test_clicking_a_picture_looks_back_and_live_returns(
    panel: TimelinePanel, past: Lab, qtbot: QtBot
) -> None:
    assert panel.live.isChecked() and panel.strip.marked is None
    click_picture(panel, qtbot, 3)
    assert past.looking.cursor == panel.strip.pictures[3].step
    assert panel.strip.marked == 3
    assert not panel.live.isChecked()
    frame = _pixel(panel.strip, QPoint(3 * PITCH + 1, 20))
    assert frame == theme().marker
    qtbot.mouseClick(panel.live, Qt.MouseButton.LeftButton)
    assert past.looking.cursor is None and panel.live.isChecked() and panel.strip.marked is None


def _pixel(widget: QWidget, point: QPoint) -> str:
    image: QImage = widget.grab().toImage()
    return image.pixelColor(point).name()


def test_slider_scrubs_to_recorded_steps(panel: TimelinePanel, past: Lab, qtbot: QtBot) -> None:
    slider, button = panel.slider, Qt.MouseButton.LeftButton
    qtbot.mousePress(slider, button, pos=slider_point(panel, 102))
    assert past.looking.cursor == 100 and slider.value() == 100
    qtbot.mouseRelease(slider, button, pos=slider_point(panel, 102))
    qtbot.mouseClick(slider, button, pos=slider_point(panel, 300))
    assert past.looking.cursor is None and slider.value() == 300


def test_keys_walk_frame_by_frame(panel: TimelinePanel, past: Lab, qtbot: QtBot) -> None:
    cursors = []
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home):
        qtbot.keyClick(panel.slider, key)
        cursors.append(past.looking.cursor)
    assert cursors == [290, 280, 290, 0]
    qtbot.keyClick(panel.slider, Qt.Key.Key_End)
    assert past.looking.cursor is None


def test_cursor_stays_while_the_run_goes_on(panel: TimelinePanel, past: Lab) -> None:
    past.looking.scrub(50)
    past.record.take(StepFinished(301, 0, 1.0, 0.5, 0.1, 64, 1.0))
    past.progressed.emit()
    assert past.looking.cursor == 50 and panel.slider.value() == 50
    assert panel.slider.newest == 301


def test_replay_runs_through_history_pauses_and_goes_on(
    panel: TimelinePanel, past: Lab, qtbot: QtBot
) -> None:
    seen: list[int | None] = []
    past.looking.cursor_moved.connect(lambda: seen.append(past.looking.cursor))
    button = Qt.MouseButton.LeftButton
    qtbot.mouseClick(panel.replay, button)
    assert panel.replay.text().endswith("Pause")
    qtbot.waitUntil(lambda: len(seen) >= 3, timeout=PATIENCE_MS)
    assert seen[:3] == [0, 10, 20]
    qtbot.mouseClick(panel.replay, button)
    paused = past.looking.cursor
    assert paused is not None and panel.replay.text().endswith("Replay")
    qtbot.wait(100)  # nothing moves any more
    assert past.looking.cursor == paused
    past.looking.scrub(280)
    qtbot.mouseClick(panel.replay, button)
    qtbot.waitUntil(lambda: past.looking.cursor is None, timeout=PATIENCE_MS)
    assert panel.replay.text().endswith("Replay")
    assert all(step is None or step >= 280 for step in seen[seen.index(280) :])


def test_scrubbing_ends_the_replay(panel: TimelinePanel, past: Lab, qtbot: QtBot) -> None:
    qtbot.mouseClick(panel.replay, Qt.MouseButton.LeftButton)
    qtbot.keyClick(panel.slider, Qt.Key.Key_Left)
    assert panel.replay.text().endswith("Replay")


def test_hidden_timeline_plays_to_nobody(panel: TimelinePanel, past: Lab, qtbot: QtBot) -> None:
    qtbot.mouseClick(panel.replay, Qt.MouseButton.LeftButton)
    panel.hide()
    before = past.looking.cursor
    qtbot.wait(100)
    assert past.looking.cursor == before


def test_changed_settings_are_ticks_that_say_what(panel: TimelinePanel, past: Lab) -> None:
    past.record.take(SettingChanged(150, "learning_rate", 0.02))
    past.progressed.emit()
    assert panel.slider.ticks == [(150, "Learning rate = 0.02")]
    point = slider_point(panel, 150) - QPoint(0, 5)
    past.looking.scrub(0)
    assert _pixel(panel.slider, point) == theme().marker


def test_before_training_only_the_initial_filter_and_a_hint(ready: Lab, show: Show) -> None:
    panel = TimelinePanel(ready)
    show(panel, 700, 110)
    assert [one.step for one in panel.strip.pictures] == [0]
    assert panel.strip.pictures[0].image is not None
    assert panel.strip.hint
    assert not panel.slider.isEnabled() and not panel.replay.isEnabled()


def test_finished_run_is_filmed_to_its_end(train: Callable[[], Lab], show: Show) -> None:
    panel = TimelinePanel(train())
    show(panel, 700, 110)
    assert [panel.strip.pictures[0].step, panel.strip.pictures[-1].step] == [0, 40]
    assert all(one.known and one.image is not None for one in panel.strip.pictures)
    assert panel.strip.hint == ""


def test_network_without_filters_says_so(lab: Lab, show: Show, qtbot: QtBot) -> None:
    dense = load_preset("vanishing")
    lab.open_document(dense.model_copy(update={"data": small_experiment().data}))
    panel = TimelinePanel(lab)
    show(panel, 700, 110)
    lab.begin()
    qtbot.waitUntil(lambda: lab.preview is not None, timeout=PATIENCE_MS)
    assert not panel.strip.pictures and "filters" in panel.strip.hint
