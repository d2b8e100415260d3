"""The Sweep room: plans, a child process that computes them, and what is shown meanwhile."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from guitrainer.cli.sweep import parser, plan_of
from guitrainer.config.loading import load_preset
from guitrainer.config.schema import Experiment
from guitrainer.figures import THIN, count
from guitrainer.gui.base.look import size, theme
from guitrainer.gui.base.settings import LANGUAGES
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.lab.run_texts import run_names
from guitrainer.gui.lab.sweeping import SweepWatch
from guitrainer.gui.lab.swept import SweepShelf
from guitrainer.gui.rooms.sweep.plan_panel import SweepWish, make_plan
from guitrainer.gui.rooms.sweep.room import SweepRoom
from guitrainer.gui.rooms.sweep.words import keys_of, tick_text
from guitrainer.gui.rooms.train.room import TrainRoom
from guitrainer.gui.window.files import Files
from guitrainer.gui.window.window import MainWindow
from guitrainer.sweeps.arrays import TrialArrays
from guitrainer.sweeps.axes import Contestant, Span, Vary
from guitrainer.sweeps.command import folder_command, plan_command
from guitrainer.sweeps.folder import create_sweep
from guitrainer.sweeps.outcome import NUMBERS, Status, TrialOutcome
from guitrainer.sweeps.plan import SweepPlan
from guitrainer.sweeps.reader import SweepReader
from guitrainer.sweeps.table import TrialTable

from .conftest import PATIENCE_MS, small_experiment
from .fitting import beyond, cut_off

SETTLED_MS = 3000
SMALLEST, USUAL, LARGE = (1024, 680), (1280, 800), (1920, 1080)
STD = Vary(key="std", span=Span(low=0.001, high=1, count=3, log=True))
RATE = Vary(key="training.learning_rate", values=(0.01, 0.1, 30.0))

INIT = Vary(key="init", values=("he_normal", "zeros"))
BIAS = Vary(key="conv1.bias", values=(True, False))


def wanted(*vary: Vary, seeds: int = 2, **more: object) -> SweepPlan:
    """A plan of a small experiment."""
    experiment = small_experiment("training.steps=40")
    return SweepPlan(experiment=experiment, vary=vary, seeds=tuple(range(seeds)), **more)  # type: ignore[arg-type]


def recorded(plan: SweepPlan, root: Path, ended: int | None = None) -> Path:
    """The folder of a sweep of which so many trials have ended: a rate of 30 diverges."""
    folder = create_sweep(plan, "recorded", root=root)
    table, arrays = TrialTable(folder.trials, plan), TrialArrays(folder.arrays)
    generator = np.random.default_rng(0)
    for number in range(plan.trials_count if ended is None else ended):
        trial = plan.trial(number)
        lost = plan.values(trial.setting).get("training.learning_rate") == 30
        numbers: dict[str, float | None] = dict.fromkeys(NUMBERS)
        numbers |= {"seconds": 0.5, "steps": 40.0}
        if lost:
            numbers["diverged_at_step"] = 3.0
        else:
            accuracy = 0.9 - 0.1 * trial.setting + 0.001 * trial.seed
            numbers |= {"test_accuracy": accuracy, "test_loss": 0.5 + 0.001 * trial.setting}
        status: Status = "diverged" if lost else "completed"
        filters = generator.standard_normal((4, 1, 5, 5)).astype(np.float32)
        curve = np.array([[1, 2.3], [2, 2.0], [4, 1.5]])
        outcome = TrialOutcome(
            number, status, numbers, arrays={"start": filters, "end": filters, "curve": curve}
        )
        arrays.add(number, outcome.arrays)
        table.add(trial, outcome)
    table.close()
    arrays.close()
    return folder.path


@pytest.fixture
def room(lab: Lab, show: Callable[..., QWidget]) -> SweepRoom:
    """The room of a laboratory without sweeps."""
    holder = QWidget()
    made = SweepRoom(lab, Files(lab, holder))
    made.holder = holder  # type: ignore[attr-defined]
    show(made, 1280, 720)
    return made


def looked(room: SweepRoom, bot: QtBot, folder: Path) -> SweepRoom:
    """Show a sweep, and wait until it has been read."""
    room.show_sweep(folder)
    bot.waitUntil(lambda: room.view is not None, timeout=PATIENCE_MS)
    return room


# ------------------------------------------------------------ plans


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"values": ("0..1:5:log", "")}, "0", "a logarithmic range cannot start at 0"),
        ({"values": ("", "")}, "0", "accepted: values separated by commas"),
        ({"values": ("1..0.1:3", "")}, "0", "an empty range"),
        ({"values": ("-1", "")}, "0", "std"),
        ({"keys": ("std", "training.steps"), "values": ("0.1", "many")}, "1", "training.steps"),
        ({"keys": ("std", "std"), "values": ("0.1", "0.2")}, "1", "given twice"),
        ({"seeds": "0"}, "seeds", "accepted: 1 to 10,000"),
        ({"seeds": "five"}, "seeds", "got 'five'"),
        ({"values": ("0.001..1:50000:log", "")}, "plan", "250,000 trials planned"),
    ],
)
def test_what_is_wrong_is_said_by_its_field(
    changes: dict[str, object], field: str, words: str
) -> None:
    planned = make_plan(small_experiment(), SweepWish(**changes))  # type: ignore[arg-type]
    assert planned.plan is None
    assert list(planned.faults) == [field]
    assert words in planned.faults[field]


def test_a_wish_makes_a_plan() -> None:
    wish = SweepWish(("std", "training.learning_rate"), ("0.001..1:3:log", "0.01, 0.1, 30"), "2", 3)
    plan = make_plan(small_experiment("seed=7"), wish).plan
    assert plan is not None
    assert (plan.trials_count, plan.seeds, plan.folds) == (3 * 3 * 2 * 3, (7, 8), 3)
    assert plan.vary == (STD, RATE)


@pytest.mark.parametrize("preset", ["digits-edges", "lenet"])
def test_every_key_that_is_offered_is_known_to_a_sweep(preset: str) -> None:
    from guitrainer.config.overrides import accepted_nodes
    from guitrainer.sweeps.axes import WEIGHTS

    experiment = load_preset(preset)
    keys = keys_of(experiment)
    assert list(keys)[:2] == ["std", "init"]
    firsts = [".initializer.variance", "training.", "data."]
    places = [next(k for k, key in enumerate(keys) if first in key) for first in firsts]
    assert places == sorted(places)
    assert "conv1.initializer.scheme" in list(keys)[:8]
    for key in keys:
        assert key in WEIGHTS or all(accepted_nodes(experiment, key)), key


@pytest.mark.parametrize(
    "plan",
    [
        wanted(STD),
        wanted(STD, RATE, seeds=5, folds=2, metric="edge_fraction", keep="all"),
        wanted(INIT, BIAS),
    ],
)
def test_the_command_makes_the_same_plan(plan: SweepPlan) -> None:
    import shlex

    command = plan_command(plan, ("./run",))
    assert command is not None
    program, word, *words = shlex.split(command)
    assert (program, word) == ("./run", "sweep")
    again = plan_of(parser().parse(words))
    trials = range(plan.trials_count)
    for number in trials:  # the settings may have moved from the experiment to the plan
        before = plan.trial_experiment(plan.trial(number))
        after = again.trial_experiment(again.trial(number))
        assert after.model_copy(update={"name": before.name}) == before
    assert (again.metric, again.keep, again.seeds) == (plan.metric, plan.keep, plan.seeds)


def test_a_plan_without_a_short_command_is_copied_as_its_file(tmp_path: Path) -> None:
    layers = small_experiment().network.layers
    odd = small_experiment()
    network = odd.network.model_copy(update={"layers": (*layers[:1] * 40, *layers)})
    plan = wanted(STD).model_copy(
        update={"experiment": odd.model_copy(update={"network": network})}
    )
    assert plan_command(plan) is None
    command = folder_command(tmp_path / "a b", ("./run",))
    assert command == f"./run sweep --config '{tmp_path}/a b/sweep.toml'"


# ------------------------------------------------------------ what is shown


def test_without_sweeps_the_room_says_how_to_begin(room: SweepRoom, qtbot: QtBot) -> None:
    assert room.folder is None
    assert room._pages.currentIndex() == 0
    qtbot.waitUntil(lambda: room.panel.plan is not None, timeout=PATIENCE_MS)
    assert room.panel.total.text().startswith("7 settings × 5 seeds = 35 trials.")
    assert room.panel.start.isEnabled()


def test_a_list_of_many_settings_ends_with_an_ellipsis(room: SweepRoom, qtbot: QtBot) -> None:
    many = Vary(key="std", span=Span(low=0.001, high=1, count=12, log=True))
    found = looked(room, qtbot, recorded(wanted(many, BIAS), room.lab.sweeping.root, ended=26))
    assert found.sentence.text().endswith("; …")


def test_a_map_shows_means_the_best_and_what_diverged(room: SweepRoom, qtbot: QtBot) -> None:
    looked(room, qtbot, recorded(wanted(STD, RATE), room.lab.sweeping.root))
    assert room.progress.text().startswith("18 of 18 trials in ")
    assert room.field.mapped and room.field.tiling.columns == 3
    assert room.field.describe(0).replace(THIN, " ") == (
        "σ of all convolutions = 0.001, Learning rate = 0.01. Test accuracy: 90.1 %, "
        "95% interval 89.4 % to 90.7 %, 2 trials"
    )
    assert room.field.describe(2).endswith("2 diverged")
    assert room.sentence.text() == (
        "★ Best mean: σ of all convolutions = 0.001, Learning rate = 0.01. These trials "
        "distinguish it from all others that have a value. ✕ Trials that diverged, and therefore "
        "have no value: 6."
    )
    room.measure.chosen.emit("test_loss")
    qtbot.waitUntil(
        lambda: room.view is not None and room.view.summary.metric == "test_loss",
        timeout=PATIENCE_MS,
    )
    assert room.field.describe(0).split(". ")[-1].startswith("Test loss: 0.5")


def test_a_cell_shows_its_trials_filters_and_loss(room: SweepRoom, qtbot: QtBot) -> None:
    folder = recorded(wanted(STD, RATE, folds=2), room.lab.sweeping.root)
    looked(room, qtbot, folder)
    room.field.click(4)
    qtbot.waitUntil(lambda: len(room.card.filters.keys) == 4, timeout=PATIENCE_MS)
    texts = [[text.replace(THIN, " ") for text in row] for row in room.card.table.texts()]
    assert texts == [
        ["0", "1", "50.0 %", "0.5 s"],
        ["0", "2", "50.0 %", "0.5 s"],
        ["1", "1", "50.1 %", "0.5 s"],
        ["1", "2", "50.1 %", "0.5 s"],
    ]
    assert [len(course.points) for course in room.card.loss.courses] == [3] * 4
    assert not room.card.open.isEnabled()  # the runs were not kept
    room.field.click(5)
    assert room.card.table.texts()[0] == ["0", "1", "diverged at step 3", "0.5 s"]


def test_a_setting_with_many_trials_takes_no_more_room(room: SweepRoom, qtbot: QtBot) -> None:
    heights = []
    for seeds in (10, 150):
        looked(room, qtbot, recorded(wanted(INIT, seeds=seeds), room.lab.sweeping.root))
        room.show_setting(0)
        qtbot.wait(50)
        assert room.card.table.rowCount() == seeds
        heights.append((room.card.height(), room.field.height()))
    assert heights[0] == heights[1]


def test_one_axis_is_a_line(room: SweepRoom, qtbot: QtBot) -> None:
    looked(room, qtbot, recorded(wanted(STD, seeds=3), room.lab.sweeping.root))
    assert room.field.lined and room.field.tiling.columns == 3
    line = room.field.fontMetrics().height()
    top = room.field._area(room.field.width(), room.field.height()).top()
    assert top - line / 2 >= line  # the highest tick is below the name of the axis
    assert room.field.grab().toImage().width() > 0


@pytest.mark.parametrize(
    ("metric", "low", "high", "ticks"),
    [
        ("test_accuracy", 0.0, 1.0, ["0.0 %", "20.0 %"]),
        ("test_accuracy", 0.98165, 0.9831, ["0.00 %", "20.00 %"]),
        ("edge_fraction", 0.5, 0.5, ["0.0000000 %", "20.0000000 %"]),
        ("test_loss", 0.0, 3.0, ["0", "0.2"]),
        ("test_loss", 0.05712, 0.05714, ["0", "0.2"]),
    ],
)
def test_ticks_of_narrow_axes_differ(
    metric: str, low: float, high: float, ticks: list[str]
) -> None:
    text = tick_text(metric, low, high)
    assert [text(value).replace(THIN, " ") for value in (0.0, 0.2)] == ticks
    values = np.linspace(low, high, 9)
    assert len({text(value) for value in values}) == len(set(values))


def test_the_cells_of_a_race_have_the_names_of_its_contestants(
    room: SweepRoom, qtbot: QtBot
) -> None:
    racers = (Contestant(name="small", settings=("std=0.01",)), Contestant(name="a" * 40))
    plan = wanted(contestants=racers, keep="all")
    folder = recorded(plan, room.lab.sweeping.root)
    looked(room, qtbot, folder)
    assert room.sentence.text().startswith("★ Best mean: small.")
    picture = QPixmap(room.field.size())
    painter = QPainter(picture)
    place, lines = room.field.rect_of(0), ["90 %", "± 1 %"]
    high = QRectF(place.topLeft(), QSizeF(60, 200))
    assert room.field._named(painter, high, 0, lines) == ["small", *lines]
    (name, *rest) = room.field._named(painter, high, 1, lines)
    assert (name.strip("a"), rest) == ("…", lines)
    low = QRectF(place.topLeft(), QSizeF(60, 2.5 * painter.fontMetrics().height()))
    assert room.field._named(painter, low, 0, lines) == lines
    painter.end()
    (found,) = SweepShelf().read(room.lab.sweeping.root)
    names = run_names([found], plan.experiment.name)
    assert names == {folder: f"Race: small, {'a' * 40}"}


def test_results_that_arrive_during_a_look_are_not_missed(
    room: SweepRoom, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = recorded(wanted(STD), room.lab.sweeping.root)
    looked(room, qtbot, folder)
    qtbot.waitUntil(lambda: not room._asked, timeout=PATIENCE_MS)
    view, answers = room.view, []
    monkeypatch.setattr(
        room.lab.background, "submit", lambda name, work, done, *_, **__: answers.append(done)
    )
    room.look()
    room.lab.sweeping.changed.emit()  # the process has ended
    assert len(answers) == 1
    answers[0](view)
    assert len(answers) == 2
    answers[1](view)
    assert len(answers) == 2


def test_a_sweep_grows_and_says_so(room: SweepRoom, qtbot: QtBot) -> None:
    looked(room, qtbot, recorded(wanted(STD, RATE), room.lab.sweeping.root, ended=5))
    assert room.progress.text() == "5 of 18 trials, paused"
    assert room.go.isEnabled() and room.go.text() == "Resume"
    assert room.field.describe(8).endswith("No trial has ended yet")


def test_the_next_window_shows_the_same(room: SweepRoom, qtbot: QtBot) -> None:
    root = room.lab.sweeping.root
    first, second = (recorded(wanted(one), root) for one in (STD, RATE))
    looked(room, qtbot, first)
    room.field.click(1)
    room.panel._on_values(0, "0.5")
    again = SweepRoom(room.lab, room.commands)
    qtbot.addWidget(again)
    assert (again.folder, again._setting, again.panel.wish.values[0]) == (first, 1, "0.5")
    assert second in room.lab.sweeping.folders()


def test_a_damaged_sweep_is_named(room: SweepRoom, qtbot: QtBot) -> None:
    folder = recorded(wanted(STD), room.lab.sweeping.root)
    (folder / "sweep.toml").write_text("seeds = [")
    room.show_sweep(folder)
    qtbot.waitUntil(lambda: bool(room.problem.text()), timeout=PATIENCE_MS)
    assert "not a plan in TOML" in room.problem.text()
    assert not room.export.isEnabled()


def test_ten_thousand_trials_are_shown(room: SweepRoom, qtbot: QtBot) -> None:
    plan = wanted(STD, Vary(key="training.steps", values=tuple(range(1, 668))), seeds=5)
    folder = recorded(plan, room.lab.sweeping.root)
    looked(room, qtbot, folder)
    view = room.view
    assert view is not None and view.complete
    assert room.progress.text().startswith(f"{count(10_005)} of {count(10_005)} trials")
    assert (room.field.tiling.columns, room.field.tiling.count) == (667, 2001)
    room.field.click(2000)
    assert len(room.card.table.texts()) == 5
    watch = SweepWatch(folder)
    first = watch.look(None)
    assert len(first.summary.settings) == 2001
    assert watch.look(None).summary is first.summary  # nothing new: nothing is computed again


def test_a_trial_is_edited_in_the_train_room(
    ready: Lab, show: Callable[..., QWidget], qtbot: QtBot
) -> None:
    plan = wanted(STD)
    folder = recorded(plan, ready.sweeping.root)
    window = MainWindow(ready)
    show(window, *USUAL)
    room = looked(window.rooms.show_room(SweepRoom), qtbot, folder)
    room.field.click(1)
    room.card.table.selectRow(1)
    room.card.train.click()
    expected: Experiment = plan.trial_experiment(plan.trial(4))
    qtbot.waitUntil(lambda: ready.experiment == expected, timeout=PATIENCE_MS)
    assert window.rooms.shown(TrainRoom) is not None


# ------------------------------------------------------------ computing


@pytest.mark.slow
def test_a_sweep_is_started_paused_resumed_and_exported(
    room: SweepRoom, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sweeping = room.lab.sweeping
    experiment = small_experiment("training.steps=10", "data.limit=100", "data.test_limit=40")
    rates = Vary(key="training.learning_rate", values=(0.01, 0.05, 0.1))
    plan = wanted(STD, rates, keep="all").model_copy(update={"experiment": experiment})
    assert plan.trials_count == 3 * 3 * 2
    room.panel.start_asked.emit(plan)
    qtbot.waitUntil(lambda: sweeping.running, timeout=PATIENCE_MS)
    folder = sweeping.folder
    assert folder is not None and room.folder == folder
    assert room.go.text() == room.go.accessibleName() == "Pause"
    qtbot.waitUntil(lambda: len(SweepReader(folder).rows) > 0, timeout=PATIENCE_MS)
    room.go.click()
    qtbot.waitUntil(lambda: not sweeping.running, timeout=PATIENCE_MS)
    assert sweeping.problem == ""
    done = len(SweepReader(folder).rows)
    if done < plan.trials_count:  # else it was faster than the click
        qtbot.waitUntil(room.go.isEnabled, timeout=PATIENCE_MS)
        room.go.click()
    qtbot.waitUntil(
        lambda: not sweeping.running and room.view is not None and room.view.complete,
        timeout=PATIENCE_MS,
    )
    reader = SweepReader(folder)
    assert reader.complete and {row.status for row in reader.rows.values()} == {"completed"}
    room.field.click(2)
    assert room.card.open.isEnabled()
    shown: list[Path] = []
    monkeypatch.setattr(room.commands, "show_run", shown.append)
    room.card.open.click()
    assert shown == [folder / "runs" / "trial-000002"]
    for suffix in ("png", "svg", "pdf", "csv"):
        assert SweepWatch(folder).export(tmp_path / f"a.{suffix}", None)[0].stat().st_size > 100


@pytest.mark.slow
def test_a_plan_that_cannot_be_computed_is_refused(
    room: SweepRoom, qtbot: QtBot, tmp_path: Path
) -> None:
    plan = wanted(Vary(key="data.source", values=(str(tmp_path / "nowhere"),)))
    room.lab.sweeping.begin(plan)
    fault = room.panel.faults["plan"]
    qtbot.waitUntil(lambda: bool(fault.text()), timeout=PATIENCE_MS)
    assert "nowhere" in fault.text() and "\n" not in fault.text()
    assert room.lab.sweeping.folders() == []


# ------------------------------------------------------------ room for texts


@pytest.mark.parametrize("code", LANGUAGES)
def test_nothing_is_cut_off(
    speak: Callable[[str], None], lab: Lab, show: Callable[..., QWidget], qtbot: QtBot, code: str
) -> None:
    speak(code)
    folder = recorded(wanted(STD, RATE), lab.sweeping.root)
    window = MainWindow(lab)
    show(window, *SMALLEST)
    for number, wide in enumerate((SMALLEST, USUAL, LARGE)):
        window.resize(*wide)
        room = looked(window.rooms.show_room(SweepRoom), qtbot, folder)
        room.show_setting(number)
        qtbot.waitUntil(lambda: _fits(window.rooms.show_room(SweepRoom)), timeout=SETTLED_MS)


@pytest.mark.parametrize("percent", [80, 150, 200])
def test_nothing_is_cut_off_at_other_text_sizes(
    qapp: QApplication, lab: Lab, show: Callable[..., QWidget], qtbot: QtBot, percent: int
) -> None:
    size.choose_text_size(percent)
    theme.apply(qapp, theme.LIGHT)
    folder = recorded(wanted(STD), lab.sweeping.root)
    window = MainWindow(lab)
    show(window, *LARGE)
    room = looked(window.rooms.show_room(SweepRoom), qtbot, folder)
    room.show_setting(1)
    qtbot.waitUntil(lambda: _fits(room), timeout=SETTLED_MS)


def _fits(room: QWidget) -> bool:
    assert cut_off(room) + beyond(room) == []
    return True
