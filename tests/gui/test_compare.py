"""Two runs side by side: the same step, their own figures, and what differs."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.lab.library import load_run
from guitrainer.gui.lab.run_texts import short_date
from guitrainer.gui.lab.stage import State
from guitrainer.gui.rooms.compare.room import CompareRoom
from guitrainer.runs.experiment import run_experiment
from tests.gui.conftest import PATIENCE_MS, small_experiment
from tests.gui.fitting import cut_off
from tests.gui.test_library import make_run


@pytest.fixture
def room(lab: Lab, qtbot: QtBot) -> CompareRoom:
    made = CompareRoom(lab)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    with qtbot.waitExposed(made):
        made.show()
    return made


def make(lab: Lab, name: str, *settings: str) -> Path:
    folder = lab.settings.runs_folder / name
    list(run_experiment(small_experiment(*settings), out=folder))
    return folder


def compared(room: CompareRoom, bot: QtBot, left: Path | None, right: Path | None) -> None:
    """Compare two runs, and wait until both are seen."""
    room.lab.shelf.refresh()
    bot.waitUntil(lambda: not room.lab.background.busy, timeout=PATIENCE_MS)
    room.lab.shelf.compare(left, right)
    bot.waitUntil(
        lambda: room.paths() == (left, right) and all(side.shown for side in room.sides),
        timeout=PATIENCE_MS,
    )


def test_with_one_run_it_says_what_to_do(room: CompareRoom) -> None:
    assert not room.slider.isVisible()
    assert cut_off(room) == []
    room.lab.shelf.compare(None, None)
    assert not room.slider.isVisible()


def test_two_runs_at_the_same_step(room: CompareRoom, qtbot: QtBot, lab: Lab) -> None:
    left, right = make(lab, "left"), make(lab, "right", "seed=5", "training.weight_decay=0")
    compared(room, qtbot, left, right)
    records = [load_run(path).record for path in (left, right)]
    for side, record in zip(room.sides, records, strict=True):
        newest = record.shown("conv1", None)
        assert newest is not None and side.shown is not None and newest.scores is not None
        np.testing.assert_array_equal(side.shown.weight, newest.weight)
        assert f"{100 * newest.scores.edge_fraction:.0f}\u202f% edges" == side.edges.text()
        accuracy = record.evaluations[-1].test_accuracy or 0.0
        assert f"{100 * accuracy:.1f}\u202f%" in side.others.text()
        assert "step 40" in side.others.text()
    room.slider.scrubbed.emit(11.2)
    for side, record in zip(room.sides, records, strict=True):
        then = record.shown("conv1", 11)
        assert then is not None and side.shown is not None
        np.testing.assert_array_equal(side.shown.weight, then.weight)
        assert "step 11" in side.others.text()
        assert "accuracy" not in side.others.text(), "nothing was measured before step 25"
    room.slider.setFocus()
    qtbot.keyClick(room.slider, Qt.Key.Key_Left)
    assert "step 10" in room.sides[0].others.text()


def test_settings_that_differ_are_listed(room: CompareRoom, qtbot: QtBot, lab: Lab) -> None:
    left, right = make(lab, "left"), make(lab, "right", "seed=5", "training.weight_decay=0")
    compared(room, qtbot, left, right)
    text = room.table.text()
    assert "Weight decay" in text and "Seed" in text
    assert "Learning rate" not in text
    compared(room, qtbot, left, left)
    qtbot.waitUntil(lambda: "the same settings" in room.table.text(), timeout=PATIENCE_MS)


def test_the_run_on_stage_beside_an_earlier_one(
    room: CompareRoom, qtbot: QtBot, ready: Lab
) -> None:
    right = make(ready, "right", "seed=5")
    ready.shelf.refresh()
    qtbot.waitUntil(lambda: room.sides[1].shown is not None, timeout=PATIENCE_MS)
    assert room.paths() == (None, right), "the newest run, without being asked for"
    ready.pace.choose(None)
    ready.start()
    qtbot.waitUntil(lambda: ready.state == State.FINISHED, timeout=PATIENCE_MS)
    live = ready.record.shown("conv1", None)
    qtbot.waitUntil(lambda: room.sides[0].shown is live, timeout=PATIENCE_MS)
    started = ready.record.started
    assert started is not None and started.folder is not None
    ready.shelf.compare(right, Path(started.folder))
    assert room.paths() == (right, None), "its folder is the run on stage"
    qtbot.waitUntil(lambda: room.sides[1].choice.currentIndex() == 0, timeout=PATIENCE_MS)


def test_another_run_is_chosen_from_the_list(room: CompareRoom, qtbot: QtBot, lab: Lab) -> None:
    left, right = make(lab, "left"), make(lab, "right", "seed=5")
    compared(room, qtbot, left, right)
    choice = room.sides[1].choice
    index = [choice.itemData(number) for number in range(choice.count())].index(left)
    choice.setCurrentIndex(index)
    choice.activated.emit(index)
    assert lab.shelf.comparison == (left, left)


def test_a_date_that_tells_runs_apart_is_not_repeated(
    room: CompareRoom, qtbot: QtBot, lab: Lab
) -> None:
    runs = [make_run(lab.settings.runs_folder / name) for name in ("first", "second")]
    lab.shelf.refresh()
    qtbot.waitUntil(lambda: room.sides[1].choice.count() == 3, timeout=PATIENCE_MS)
    dates = {run.path: short_date(run.date) for run in lab.shelf.runs}
    choice = room.sides[1].choice
    texts = {choice.itemData(place): choice.itemText(place) for place in range(choice.count())}
    assert [texts[run].count(dates[run]) for run in runs] == [1, 1]


def test_layers_one_run_lacks_and_runs_that_cannot_be_read(
    room: CompareRoom, qtbot: QtBot, lab: Lab
) -> None:
    left = make(lab, "left")
    bad = make_run(lab.settings.runs_folder / "bad")
    (bad / "plan.json").write_text("{}")
    compared(room, qtbot, left, left)
    lab.shelf.compare(left, bad)
    reason = room.sides[1].reason
    qtbot.waitUntil(lambda: "plan.json: damaged" in reason.text(), timeout=PATIENCE_MS)
    assert reason.isVisible()
    assert not room.sides[0].reason.isVisible()


def test_seeds_of_one_setting_are_a_band_in_the_chart(
    room: CompareRoom, qtbot: QtBot, lab: Lab
) -> None:
    left, other = make(lab, "left"), make(lab, "other", "seed=5")
    right = make(lab, "right", "training.weight_decay=0")
    compared(room, qtbot, left, right)
    room.curves.figure.button("accuracy").click()
    plot = room.curves.card.plot
    qtbot.waitUntil(lambda: plot.drawing.lines[0].band is not None, timeout=PATIENCE_MS)
    band, line = plot.drawing.lines
    assert (band.name, line.name, line.band) == ("left, 2 seeds", "right", None)
    values = np.array(
        [[one.test_accuracy for one in load_run(path).record.evaluations] for path in (left, other)]
    )
    assert band.band is not None
    np.testing.assert_allclose(band.y, values.mean(axis=0))
    np.testing.assert_allclose(band.band, (values.min(axis=0), values.max(axis=0)))
    assert cut_off(room) == []
    lab.shelf.compare(left, other)
    qtbot.waitUntil(
        lambda: [one.name for one in plot.drawing.lines] == ["left", "right"], timeout=PATIENCE_MS
    )
    assert [one.band for one in plot.drawing.lines] == [None, None]
    np.testing.assert_allclose([one.y for one in plot.drawing.lines], values)
