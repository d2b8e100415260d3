"""What a run tells at its start and at its end, kept beside its tables as JSON."""

import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from guitrainer.config.schema import Experiment
from guitrainer.errors import CheckpointError
from guitrainer.events import Diverged, FilterScores, LayerSummary, Reason, RunFinished, RunStarted
from guitrainer.runs.folder import RunFolder, write_json
from guitrainer.runs.results import summary

LARGEST_FILE = 1 << 20  # bytes; a plan of 128 layers takes 30 kB


@dataclass(frozen=True)
class Plan:
    """The layers as built, and the length of the run."""

    layers: tuple[LayerSummary, ...]
    parameters: int
    total_steps: int
    steps_per_epoch: int
    expected_loss: float


@dataclass(frozen=True)
class Result:
    """The last figures of a run; None where nothing was measured."""

    reason: Reason
    steps: int
    seconds: float | None = None
    images_per_second: float | None = None
    train_loss: float | None = None
    test_loss: float | None = None
    test_accuracy: float | None = None
    edge_fraction: float | None = None
    diverged_at_step: int | None = None
    diverged_in_layer: str | None = None
    diverged_what: str | None = None


def write_plan(folder: Path, started: RunStarted) -> None:
    """Keep what RunStarted tells beyond the experiment.

    Raises
    ------
    OutputError
        If it cannot be written.
    """
    plan = Plan(**{field.name: getattr(started, field.name) for field in fields(Plan)})
    write_json(RunFolder(folder).plan, asdict(plan))


def read_start(folder: Path, experiment: Experiment) -> RunStarted:
    """RunStarted of the run in `folder`, as if it had never been interrupted.

    Raises
    ------
    CheckpointError
        If the plan is missing, damaged, or of another network than that of `experiment`.
    """
    path = RunFolder(folder).plan
    if not path.is_file():
        raise CheckpointError(
            f"{folder}: no {path.name} in it, so an older version made this run; "
            "--resume completes it"
        )
    plan: Plan = _read(path, TypeAdapter(Plan))
    found, layers = len(plan.layers), len(experiment.network.layers)
    if found != layers:
        raise CheckpointError(f"{path}: has {found} layers, the experiment of the run {layers}")
    return RunStarted(experiment, first_step=0, folder=str(folder), **vars(plan))


def write_result(folder: Path, finished: RunFinished) -> None:
    """Keep the last figures.

    Raises
    ------
    OutputError
        If they cannot be written.
    """
    what = finished.diverged and finished.diverged.what
    figures = {"reason": finished.reason, **summary(finished, folder), "diverged_what": what}
    write_json(RunFolder(folder).result, figures)


def read_result(folder: Path) -> Result | None:
    """The last figures of the run in `folder`; None: it has not ended.

    Raises
    ------
    CheckpointError
        If they are damaged.
    """
    path = RunFolder(folder).result
    return _read(path, TypeAdapter(Result)) if path.is_file() else None


def finished_of(result: Result, scores: FilterScores | None) -> RunFinished:
    """RunFinished as it was told; `scores` of its first scored layer."""
    diverged = None
    if result.reason == "diverged":
        diverged = Diverged(
            result.diverged_at_step or result.steps,
            result.diverged_in_layer or "",
            result.diverged_what or "",
        )
    return RunFinished(
        reason=result.reason,
        step=result.steps,
        seconds=result.seconds or 0.0,
        images_per_second=result.images_per_second or 0.0,
        train_loss=result.train_loss,
        test_loss=result.test_loss,
        test_accuracy=result.test_accuracy,
        scores=None if diverged is not None else scores,
        diverged=diverged,
    )


def _read(path: Path, adapter: TypeAdapter[Any]) -> Any:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
        if len(content) > LARGEST_FILE:
            raise CheckpointError(f"{path}: damaged: larger than {LARGEST_FILE} bytes")
        return adapter.validate_python(json.loads(content))
    except OSError as error:
        raise CheckpointError(f"{path}: cannot be read: {error.strerror or error}") from error
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "content"
        raise CheckpointError(f"{path}: damaged: {where}: {first['msg']}") from None
    except (ValueError, RecursionError) as error:
        raise CheckpointError(f"{path}: damaged: no JSON ({error})") from None
