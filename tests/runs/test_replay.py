"""A run read back from its folder: the same events as when it ran."""

import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from guitrainer.errors import CheckpointError, GuitrainerError, InputError
from guitrainer.events import (
    CheckpointSaved,
    Event,
    FiltersCaptured,
    RunFinished,
    RunStarted,
    SettingChanged,
    StepFinished,
)
from guitrainer.runs.experiment import run_experiment
from guitrainer.runs.replay import read_events
from guitrainer.training.control import Control
from tests.runs.fake import tiny_experiment

STEPS = 30


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Event]]:
    """A run with a changed learning rate, and what it told."""
    folder = tmp_path_factory.mktemp("runs") / "run"
    control = Control()
    events = []
    for event in run_experiment(tiny_experiment(STEPS), control, out=folder):
        events.append(event)
        if isinstance(event, StepFinished) and event.step == 10:
            control.change("learning_rate", 0.0005)
    return folder, events


@pytest.fixture
def run(told: tuple[Path, list[Event]], tmp_path: Path) -> Path:
    """A copy to be changed."""
    return Path(shutil.copytree(told[0], tmp_path / "run"))


def of(kind: type[Event], events: Iterator[Event] | list[Event]) -> list[Any]:
    return [event for event in events if isinstance(event, kind)]


def test_the_same_events_come_back(told: tuple[Path, list[Event]]) -> None:
    folder, before = told
    after = list(read_events(folder))
    assert isinstance(after[0], RunStarted)
    assert isinstance(after[-1], RunFinished)
    assert after[0] == before[0]
    kept = [e for e in before if not isinstance(e, CheckpointSaved)]
    assert {type(event) for event in after} == {type(event) for event in kept}
    for kind in {type(event) for event in kept} - {FiltersCaptured, RunFinished, StepFinished}:
        assert of(kind, after) == of(kind, before), kind
    assert [e.step for e in of(SettingChanged, after)] == [10]
    for was, came in zip(of(StepFinished, before), of(StepFinished, after), strict=True):
        assert came.seconds == pytest.approx(was.seconds, abs=1e-6)  # kept in microseconds
        assert (came.step, came.loss, came.accuracy) == (was.step, was.loss, was.accuracy)
    filters = list(zip(of(FiltersCaptured, before), of(FiltersCaptured, after), strict=True))
    for was, came in filters:
        assert (came.step, came.layer) == (was.step, was.layer)
        np.testing.assert_array_equal(came.weight, was.weight)
    was, came = before[-1], after[-1]
    assert isinstance(was, RunFinished)
    assert (came.reason, came.step, came.test_accuracy) == ("completed", STEPS, was.test_accuracy)
    assert came.scores is not None
    assert was.scores is not None
    assert came.scores.labels == was.scores.labels


def test_what_guessing_achieves_is_not_known_of_runs_of_earlier_versions(run: Path) -> None:
    """They took ln C, as if all classes were equally frequent."""
    plan = json.loads((run / "plan.json").read_text())
    assert plan["expected_accuracy"] > 0.1
    del plan["expected_accuracy"]
    (run / "plan.json").write_text(json.dumps({**plan, "expected_loss": 2.302585}))
    started = next(read_events(run))
    assert isinstance(started, RunStarted)
    assert (started.expected_loss, started.expected_accuracy) == (None, None)


def test_events_come_by_rising_step(told: tuple[Path, list[Event]]) -> None:
    steps = [event.step for event in read_events(told[0]) if not isinstance(event, RunStarted)]
    assert steps == sorted(steps)


def test_for_a_resumed_run_only_what_it_will_not_tell(tmp_path: Path) -> None:
    list(run_experiment(tiny_experiment(STEPS), Control(12), out=tmp_path / "run"))
    with (tmp_path / "run" / "steps.csv").open("a") as file:  # written after the checkpoint
        file.write("13,0,1.0,0.5,0.001,16\n")
    known = list(read_events(tmp_path / "run", to_resume=True))
    assert max(e.step for e in known if not isinstance(e, RunStarted)) == 12
    assert not of(RunFinished, known)
    rest = list(run_experiment(None, resume=tmp_path / "run"))
    together = [e.step for e in of(StepFinished, known + rest)]
    assert together == list(range(1, STEPS + 1))


def test_a_resumed_run_has_no_end_until_it_ends_again(tmp_path: Path) -> None:
    list(run_experiment(tiny_experiment(STEPS), Control(12), out=tmp_path / "run"))
    events = run_experiment(None, resume=tmp_path / "run")
    next(events)
    assert not of(RunFinished, read_events(tmp_path / "run"))
    events.close()  # type: ignore[attr-defined]  # a generator
    assert of(RunFinished, read_events(tmp_path / "run"))[0].reason == "stopped"


def test_a_row_that_was_cut_off_is_left_out(run: Path) -> None:
    text = (run / "steps.csv").read_text()
    (run / "steps.csv").write_text(text[: text.rindex(",")])
    assert [e.step for e in of(StepFinished, read_events(run))] == list(range(1, STEPS))


def _replace(name: str, old: str, new: str) -> Callable[[Path], None]:
    def damage(run: Path) -> None:
        text = (run / name).read_text()
        assert old in text
        (run / name).write_text(text.replace(old, new, 1))

    return damage


def _cut(name: str) -> Callable[[Path], None]:
    def damage(run: Path) -> None:
        content = (run / name).read_bytes()
        (run / name).write_bytes(content[: len(content) // 2])

    return damage


@pytest.mark.parametrize(
    ("damage", "file", "message"),
    [
        (_replace("steps.csv", "\n7,", "\n3,"), "steps.csv", "damaged after step 6"),
        (_replace("steps.csv", "\n7,0,", "\n7,x,"), "steps.csv", "damaged at step 7"),
        (_replace("steps.csv", "loss", "price"), "steps.csv", "its columns are not"),
        (_replace("steps.csv", "\n7,", "\n" + "7" * 9000), "steps.csv", "damaged after step 6"),
        (_replace("signals.csv", "conv1,", "conv1,x"), "signals.csv", "damaged at step"),
        (_replace("metrics.csv", "\n8,", "\n8,x"), "metrics.csv", "damaged at step 8"),
        (_replace("plan.json", "conv", "\x00"), "plan.json", "not JSON"),
        (_replace("plan.json", '"total_steps": 30', '"total_steps": "x"'), "plan.json", "total_st"),
        (_cut("result.json"), "result.json", "damaged"),
        (_cut("filters.npz"), "filters.npz", "archive"),
        (_replace("config.toml", "\n[training]", "\n[training"), "config.toml", "TOML"),
        (lambda run: (run / "plan.json").unlink(), "plan.json", "older version"),
        (lambda run: (run / "steps.csv").unlink(), "steps.csv", "not a run"),
        (lambda run: (run / "config.toml").unlink(), "config.toml", "not a run"),
    ],
)
def test_damage_is_one_line_that_names_the_file(
    run: Path, damage: Callable[[Path], None], file: str, message: str
) -> None:
    damage(run)
    before = {path: path.read_bytes() for path in run.rglob("*") if path.is_file()}
    with pytest.raises(GuitrainerError, match=message) as raised:
        list(read_events(run))
    assert file in str(raised.value)
    assert "\n" not in str(raised.value)
    assert {path: path.read_bytes() for path in run.rglob("*") if path.is_file()} == before


def test_a_run_is_shown_without_its_checkpoint_but_not_resumed(run: Path) -> None:
    (run / "checkpoint.safetensors").write_bytes(b"nothing")
    with pytest.raises(CheckpointError, match="checkpoint"):
        list(read_events(run, to_resume=True))


def test_a_plan_of_another_network_is_refused(run: Path) -> None:
    plan = json.loads((run / "plan.json").read_text())
    plan["layers"].pop()
    (run / "plan.json").write_text(json.dumps(plan))
    with pytest.raises(CheckpointError, match="has 5 layers, the experiment of the run 6"):
        list(read_events(run))


SENSELESS = [
    ("plan.json", ["total_steps"], -1),
    ("plan.json", ["total_steps"], 0),
    ("plan.json", ["total_steps"], 10**30),
    ("plan.json", ["total_steps"], 2**31),
    ("plan.json", ["total_steps"], True),
    ("plan.json", ["total_steps"], 30.5),
    ("plan.json", ["total_steps"], None),
    ("plan.json", ["parameters"], -5),
    ("plan.json", ["parameters"], [1]),
    ("plan.json", ["steps_per_epoch"], 0),
    ("plan.json", ["expected_loss"], float("nan")),
    ("plan.json", ["expected_loss"], float("inf")),
    ("plan.json", ["expected_loss"], -1.0),
    ("plan.json", ["expected_loss"], 1e300),
    ("plan.json", ["layers", 0, "output_shape"], [0, 1, 1]),
    ("plan.json", ["layers", 0, "output_shape"], [1, 10**12, 1]),
    ("plan.json", ["layers", 0, "output_shape"], [1, 1]),
    ("plan.json", ["layers", 0, "input_shape"], "111"),
    ("plan.json", ["layers", 0, "name"], "<img src=x>"),
    ("plan.json", ["layers", 0, "type"], "x" * 1000),
    ("result.json", ["steps"], -1),
    ("result.json", ["steps"], 10**40),
    ("result.json", ["test_accuracy"], 7.0),
    ("result.json", ["edge_fraction"], -0.5),
    ("result.json", ["train_loss"], 1e300),
    ("result.json", ["seconds"], float("inf")),
    ("result.json", ["diverged_in_layer"], "x" * 10_000),
]


@pytest.mark.parametrize(("file", "place", "value"), SENSELESS)
def test_senseless_values_are_refused_before_anybody_paints_them(
    run: Path, file: str, place: list[Any], value: object
) -> None:
    content = json.loads((run / file).read_text())
    inner = content
    for part in place[:-1]:
        inner = inner[part]
    inner[place[-1]] = value
    (run / file).write_text(json.dumps(content))
    with pytest.raises(CheckpointError, match=re.escape(file)) as raised:
        list(read_events(run))
    assert str(place[0]) in str(raised.value) or str(place[-1]) in str(raised.value)
    assert "accepted" in str(raised.value) or "damaged" in str(raised.value)
    assert len(str(raised.value)) < 600


@pytest.mark.parametrize(("table", "column", "cell"), [
    *(("steps.csv", column, cell) for column, cell in (
        (0, "2147483648"), (1, "-1"), (1, "9" * 20), (3, "1.5"), (3, "-0.1"), (4, "inf"),
        (4, "-1"), (5, "-3"), (5, "1e3"),
    )),
    ("times.csv", 0, "2147483648"), ("times.csv", 1, "nan"), ("times.csv", 1, "-1"),
])  # fmt: skip
def test_senseless_cells_of_a_table_are_refused(
    run: Path, table: str, column: int, cell: str
) -> None:
    path = run / table
    lines = path.read_text().splitlines()
    cells = lines[-1].split(",")
    cells[column] = cell
    path.write_text("\n".join([*lines[:-1], ",".join(cells)]) + "\n")
    with pytest.raises(CheckpointError, match="damaged"):
        list(read_events(run))


@pytest.mark.parametrize("place", ["missing", "empty"])
def test_a_folder_without_a_run(tmp_path: Path, place: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match=place):
        list(read_events(tmp_path / place))
