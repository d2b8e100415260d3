"""The Race room: contestants, lockstep, time line, leaderboard, command and pictures."""

import shlex
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from guitrainer.cli.race import parser, plan_of
from guitrainer.config.loading import load_preset
from guitrainer.gui.kit.chart.drawing import Line, Style
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.lab.library import load_run
from guitrainer.gui.lab.racing import DEVIATIONS, MOST, OPTIMIZERS, RATES, SCHEMES, Entrant
from guitrainer.gui.lab.swept import SweepShelf
from guitrainer.gui.rooms.race import room as room_module
from guitrainer.gui.rooms.race.colors import contestant_color
from guitrainer.gui.rooms.race.room import RaceRoom
from guitrainer.gui.rooms.train.initialization.panel import InitializationPanel
from guitrainer.gui.window.window import MainWindow
from guitrainer.runs.lock import is_locked
from guitrainer.sweeps.axes import varied
from guitrainer.sweeps.reader import SweepReader
from tests.gui.conftest import PATIENCE_MS

TWO = (Entrant("he", "init=he_normal"), Entrant("plain", ""))


@pytest.fixture
def room(lab: Lab, qtbot: QtBot) -> RaceRoom:
    made = RaceRoom(lab)
    qtbot.addWidget(made)
    made.resize(1280, 700)
    with qtbot.waitExposed(made):
        made.show()
    return made


def raced(room: RaceRoom, bot: QtBot, entrants: tuple[Entrant, ...] = TWO, seeds: int = 1) -> None:
    room.racing.enter(entrants)
    room.racing.choose_seeds(seeds)
    bot.mouseClick(room.contestants.go, Qt.MouseButton.LeftButton)
    assert room.racing.running
    bot.waitUntil(lambda: not room.racing.running, timeout=PATIENCE_MS)
    room._refresh()
    QApplication.processEvents()


def test_an_empty_room_says_what_to_do(room: RaceRoom) -> None:
    assert room.heading.text() == "No race yet"
    assert "two to eight contestants" in room.hint.text()
    assert not room.export.isEnabled()
    assert not room.standings.isVisible()
    assert [one.name.text() for one in room.contestants.rows] == [one.name for one in SCHEMES]


@pytest.mark.parametrize("entrants", [SCHEMES, DEVIATIONS, OPTIMIZERS, RATES])
def test_examples_are_valid(entrants: tuple[Entrant, ...]) -> None:
    for one in entrants:
        varied(load_preset("lenet"), one.settings.split(","), one.name)


def test_a_race_stopped_before_its_first_step_says_so(room: RaceRoom, qtbot: QtBot) -> None:
    room.racing.enter(TWO)
    qtbot.mouseClick(room.contestants.go, Qt.MouseButton.LeftButton)
    room.racing.stop()
    qtbot.waitUntil(lambda: not room.racing.running, timeout=PATIENCE_MS)
    room._refresh()
    assert room.racing.newest == 0
    assert room.heading.text() == "The race was stopped before its first step"
    assert room.hint.text() == "Press Start the race to race again."
    qtbot.waitUntil(lambda: not room.racing.running, timeout=PATIENCE_MS)
    raced(room, qtbot)
    assert room.walls.isVisible()


@pytest.mark.parametrize(
    ("code", "said"),
    [("es", "no se acepta, usa --seeds"), ("ru", "не допускается, используйте --seeds")],
)
def test_a_refused_race_says_why_in_the_language_of_the_window(
    speak: Callable[[str], None],
    lab: Lab,
    show: Callable[..., QWidget],
    qtbot: QtBot,
    code: str,
    said: str,
) -> None:
    speak(code)
    room = RaceRoom(lab)
    show(room, 1280, 700)
    raced(room, qtbot, (Entrant("he", "init=he_normal"), Entrant("b", "seed=3")))
    assert room.contestants.problem.text().startswith(f"b seed: {said}")
    assert room.hint.text() == room.racing.problem


def test_two_contestants_race_to_the_end(room: RaceRoom, qtbot: QtBot, lab: Lab) -> None:
    raced(room, qtbot)
    racing = room.racing
    assert racing.problem == ""
    assert [record.newest for record in racing.records] == [lab.experiment.training.steps] * 2
    assert [one.name.text() for one in room.walls.walls] == ["he", "plain"]
    shown = [one.shown for one in room.walls.walls]
    assert all(one is not None and one.step == racing.newest for one in shown)
    assert {row[0] for row in room.standings.table.texts()} == {"he", "plain"}
    assert [line.name for line in room.curves.card.plot.drawing.lines] == ["he", "plain"]
    # The plain contestant is the experiment itself.
    assert racing.board is not None
    found = {one.label: one.test_accuracy.mean for one in racing.board.standings()}
    last = racing.records[1].evaluations[-1]
    assert found["plain"] == last.test_accuracy


def test_the_time_line_moves_all_walls(room: RaceRoom, qtbot: QtBot) -> None:
    raced(room, qtbot)
    for step in (0.0, 20.0):
        room.slider.scrubbed.emit(step)
        shown = [one.shown for one in room.walls.walls]
        assert [one.step if one else None for one in shown] == [step, step]
        assert room.curves.card.plot.marker == step
    assert np.any(shown[0].weight != shown[1].weight)  # type: ignore[union-attr]
    room.slider.scrubbed.emit(float("inf"))
    assert room.walls.walls[0].shown is room.racing.records[0].live[room.layer.key]


def test_several_seeds_are_bands_from_lowest_to_highest(room: RaceRoom, qtbot: QtBot) -> None:
    raced(room, qtbot, seeds=2)
    room.curves.figure.button("accuracy").click()
    line = room.curves.card.plot.drawing.lines[0]
    values = np.array(
        [[one.test_accuracy for one in record.evaluations] for record in room.racing.records_of(0)]
    )
    assert line.band is not None
    np.testing.assert_allclose(line.y, values.mean(axis=0))
    np.testing.assert_allclose(line.band[0], values.min(axis=0))
    np.testing.assert_allclose(line.band[1], values.max(axis=0))
    room.curves.figure.button("kurtosis").click()
    drawing, records = room.curves.card.plot.drawing, room.racing.records_of(0)
    known = np.array([[one.kurtosis for one in record.evaluations] for record in records])
    np.testing.assert_allclose(drawing.lines[0].y, known.astype(float).mean(axis=0))
    assert known.min() > 1 and not drawing.percent
    room.seed.key = 1
    room._refresh()
    shown = room.walls.walls[0].shown
    assert shown is room.racing.records[2].live[room.layer.key]


def test_a_band_is_painted(room: RaceRoom) -> None:
    plot, x = room.curves.card.plot, np.array([0.0, 40.0])
    drawing = plot.drawing
    band = np.full(2, 0.2), np.full(2, 0.8)
    empty = plot.grab().toImage()
    line = Line("a", "a", x, np.full(2, 0.5), Style(contestant_color(0)), band=band)
    plot.draw(type(drawing)((line,), x_range=(0.0, 40.0), y_range=(0.0, 1.0)))
    painted = plot.grab().toImage()
    middle = painted.rect().center()
    assert painted.pixel(middle.x(), middle.y() - 20) != empty.pixel(middle.x(), middle.y() - 20)


@pytest.mark.parametrize(
    ("entrant", "said"),
    [
        (Entrant("b", "sdt=1"), "neither a key"),
        (Entrant("b", "data.limit=10"), "all contestants use the same data"),
        (Entrant("he", "std=1"), "given twice"),
        (Entrant("", "std=1"), "accepted: NAME:KEY=VALUE"),
    ],
)
def test_a_bad_contestant_is_refused_with_a_reason(
    room: RaceRoom, qtbot: QtBot, entrant: Entrant, said: str
) -> None:
    raced(room, qtbot, (TWO[0], entrant))
    assert said in room.contestants.problem.text()
    assert room.contestants.problem.isVisible()
    assert room.racing.records == []


def test_a_double_click_starts_a_race_and_does_not_stop_it(
    room: RaceRoom, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room_module, "DOUBLE_CLICK_MS", PATIENCE_MS)
    room.racing.enter(TWO)
    room.contestants.go.click()
    room.contestants.go.click()
    assert room.racing.running
    monkeypatch.setattr(room_module, "DOUBLE_CLICK_MS", 0)
    room.contestants.go.click()
    assert not room.racing.running


def test_a_race_can_be_stopped(
    room: RaceRoom, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room_module, "DOUBLE_CLICK_MS", 0)
    room.racing.enter(TWO)
    room.contestants.go.click()
    qtbot.waitUntil(lambda: room.racing.newest > 2, timeout=PATIENCE_MS)
    room.contestants.go.click()
    assert not room.racing.running
    qtbot.waitUntil(lambda: room.contestants.go.text() == "Start the race", timeout=PATIENCE_MS)


def test_contestants_are_added_and_removed(room: RaceRoom, qtbot: QtBot) -> None:
    card = room.contestants
    card.add.click()
    assert room.racing.entrants[-1] == Entrant("c5", "")
    card.rows[0].remove.click()
    assert [one.name for one in room.racing.entrants] == ["glorot", "he", "torch", "c5"]
    for _ in range(6):
        card.add.click()
    assert len(room.racing.entrants) == MOST
    assert not card.add.isEnabled()
    for _ in range(8):
        card.rows[0].remove.click()
    assert len(room.racing.entrants) == 2
    assert not card.rows[0].remove.isEnabled()
    qtbot.keyClicks(card.rows[1].settings, "std=0.3")
    qtbot.keyClick(card.rows[1].settings, Qt.Key.Key_Return)
    assert room.racing.entrants[1].settings == "std=0.3"


def test_the_copied_command_repeats_the_race(room: RaceRoom, lab: Lab) -> None:
    room.racing.enter(TWO)
    room.racing.choose_seeds(2)
    room.copy.click()
    words = shlex.split(QGuiApplication.clipboard().text())
    plan = plan_of(parser().parse(words[words.index("race") + 1 :]))
    assert plan.seeds == (lab.experiment.seed, lab.experiment.seed + 1)
    assert [one.name for one in plan.contestants] == ["he", "plain"]
    wanted = (varied(lab.experiment, ["init=he_normal"], "he"), lab.experiment)
    assert tuple(plan.setting_experiment(place) for place in (0, 1)) == wanted


def test_pictures_are_exported(
    room: RaceRoom, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raced(room, qtbot)
    for what, name in (("filters", "race.png"), ("curves", "curves.csv")):
        path = tmp_path / name
        monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _, path=path: [str(path)])
        monkeypatch.setattr(QFileDialog, "open", lambda dialog: dialog.accept())
        with qtbot.waitSignal(room.lab.exported, timeout=PATIENCE_MS):
            room._on_export(what)
    assert QImage(str(tmp_path / "race.png")).width() > 400
    assert (tmp_path / "curves.csv").read_text().startswith("step,he,plain")


def test_colors_of_eight_contestants_differ() -> None:
    assert len({contestant_color(place) for place in range(MOST)}) == MOST


def test_an_initializer_races_from_its_panel(lab: Lab, qtbot: QtBot) -> None:
    window = MainWindow(lab)
    qtbot.addWidget(window)
    window.show()
    panel = window.findChild(InitializationPanel)
    assert panel is not None
    panel.race.layer = "conv1"
    panel.race.menu().actions()[0].trigger()
    assert window.rooms.shown(RaceRoom) is not None
    assert lab.racing.entrants[0] == Entrant("current", "")
    for one in lab.racing.entrants[1:]:
        varied(lab.experiment, [one.settings], one.name)
    window.leave()


def test_a_new_window_shows_the_same_race(room: RaceRoom, qtbot: QtBot, lab: Lab) -> None:
    raced(room, qtbot)
    other = RaceRoom(lab)
    qtbot.addWidget(other)
    other.resize(1000, 700)
    with qtbot.waitExposed(other):
        other.show()
    assert other.standings.table.texts() == room.standings.table.texts()
    assert [one.name.text() for one in other.walls.walls] == ["he", "plain"]


def test_a_race_waits_and_goes_on(room: RaceRoom, qtbot: QtBot) -> None:
    racing, card = room.racing, room.contestants
    assert not card.pause.isEnabled()
    racing.enter(TWO)
    card.go.click()
    qtbot.waitUntil(lambda: racing.newest > 0, timeout=PATIENCE_MS)
    card.pause.click()
    if not racing.running:  # it was faster than the click
        return
    assert (racing.paused, card.pause.text()) == (True, "Continue")
    qtbot.wait(200)  # rounds under way arrive
    before = racing.newest
    qtbot.wait(300)
    assert racing.newest == before
    card.pause.click()
    qtbot.waitUntil(lambda: not racing.running, timeout=PATIENCE_MS)
    assert racing.newest == 40
    room._refresh()
    assert (racing.paused, card.pause.isEnabled(), card.pause.text()) == (False, False, "Pause")


def test_a_paused_race_can_be_stopped(
    room: RaceRoom, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room_module, "DOUBLE_CLICK_MS", 0)
    room.racing.enter(TWO)
    room.contestants.go.click()
    room.contestants.pause.click()
    qtbot.waitUntil(lambda: room.racing.plan is not None, timeout=PATIENCE_MS)
    room.contestants.go.click()
    assert not room.racing.running  # its thread has ended when the laboratory is closed


def test_four_schemes_race_to_the_end_and_are_saved(room: RaceRoom, qtbot: QtBot, lab: Lab) -> None:
    room.contestants.keep.click()
    raced(room, qtbot, SCHEMES)
    assert room.racing.problem == ""
    (folder,) = lab.sweeping.folders()
    reader = SweepReader(folder)
    assert (reader.complete, reader.plan.trials_count, reader.plan.keep) == (True, 4, "all")
    board = room.racing.board
    assert board is not None
    found = {one.index: one.test_accuracy.mean for one in board.standings()}
    assert found == {n: row.numbers["test_accuracy"] for n, row in reader.rows.items()}
    for number, record in enumerate(room.racing.records):
        saved = reader.run_folder(number)
        assert saved is not None
        again = load_run(saved).record
        layer = record.layers[0]
        one, other = again.shown(layer, None), record.shown(layer, None)
        assert one is not None and other is not None
        np.testing.assert_array_equal(one.weight, other.weight)


def test_a_stopped_race_goes_on_from_the_room_and_from_the_list(
    room: RaceRoom, qtbot: QtBot, lab: Lab, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room_module, "DOUBLE_CLICK_MS", 0)
    racing, card = room.racing, room.contestants
    card.keep.click()
    racing.enter(TWO)
    for step in (2, 8):
        qtbot.waitUntil(lambda: card.go.text() == "Start the race", timeout=PATIENCE_MS)
        (card.pause if racing.resumable else card.go).click()
        after = step
        qtbot.waitUntil(lambda: racing.newest > after, timeout=PATIENCE_MS)  # noqa: B023
        card.go.click()
        assert not racing.running
        room._refresh()
        assert (card.pause.isEnabled(), card.pause.text()) == (True, "Continue")
    (folder,) = lab.sweeping.folders()
    qtbot.waitUntil(lambda: not is_locked(folder), timeout=PATIENCE_MS)
    (listed,) = SweepShelf().read(folder.parent)
    assert listed.sweep is not None
    assert (listed.state, listed.resumable, listed.sweep.race) == ("paused", True, True)
    racing.enter(SCHEMES)
    racing.resume(folder)  # as from the list
    qtbot.waitUntil(lambda: not racing.running, timeout=PATIENCE_MS)
    assert racing.problem == ""
    assert [one.name for one in racing.entrants] == ["he", "plain"]
    assert [record.newest for record in racing.records] == [lab.experiment.training.steps] * 2
    assert not racing.resumable
    for record in racing.records:
        assert list(record.steps.step.values) == list(range(1, record.newest + 1))
    racing.enter(TWO)
    racing.choose_keep(False)
    raced(room, qtbot)
    last = [record.evaluations[-1].test_accuracy for record in racing.records]
    rows = SweepReader(folder).rows
    assert [rows[number].numbers["test_accuracy"] for number in (0, 1)] == last


def test_another_race_is_not_stopped_by_one_that_goes_on(
    room: RaceRoom, qtbot: QtBot, lab: Lab, tmp_path: Path
) -> None:
    said: list[str] = []
    lab.said.connect(said.append)
    room.racing.enter(TWO)
    room.contestants.go.click()
    room.racing.resume(tmp_path)
    assert said == ["A race is in progress. Stop it first."]
    assert room.racing.running
    room.racing.stop()
    room.racing.resume(tmp_path)
    qtbot.waitUntil(lambda: not room.racing.running, timeout=PATIENCE_MS)
    assert "this is not a sweep" in room.racing.problem
