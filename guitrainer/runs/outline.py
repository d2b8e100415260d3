"""The data of a run's start and end, stored next to its tables as JSON."""

from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field

from guitrainer.config.messages import shown
from guitrainer.config.naming import layer_names
from guitrainer.config.schema import Experiment
from guitrainer.errors import CheckpointError
from guitrainer.events import Diverged, FilterScores, LayerSummary, Reason, RunFinished, RunStarted
from guitrainer.files.names import shortened
from guitrainer.files.opening import kind_of
from guitrainer.runs.checked import read_checked
from guitrainer.runs.folder import RunFolder, write_json
from guitrainer.runs.results import summary

LARGEST = 2**31 - 1  # most steps and sides of images: the range of a slider in the window
MOST_PARAMETERS = 2**53  # exactly representable as a float
LONGEST_TEXT = 200  # characters
# Longer names and more classes could exceed the size of a plan that is read.
LONGEST_NAME, MOST_CLASS_NAMES = 60, 1000

# Plausible values that can be displayed, whoever wrote the file.
Count = Annotated[int, Field(strict=True, ge=0, le=LARGEST)]
Positive = Annotated[int, Field(strict=True, ge=1, le=LARGEST)]
Parameters = Annotated[int, Field(strict=True, ge=0, le=MOST_PARAMETERS)]
Amount = Annotated[float, Field(ge=0, le=1e30, allow_inf_nan=False)]
Share = Annotated[float, Field(ge=0, le=1)]
Text = Annotated[str, Field(max_length=LONGEST_TEXT)]
Shape = tuple[Positive, Positive, Positive]
Name = Annotated[str, Field(max_length=LONGEST_NAME)]
Factor = Annotated[float, Field(ge=-1e30, le=1e30, allow_inf_nan=False)]
Channels = Annotated[tuple[Factor, ...], Field(max_length=LARGEST)]


@dataclass(frozen=True)
class LayerOutline:
    """A `LayerSummary` with bounds of the accepted numbers."""

    name: Text
    type: Text
    input_shape: Shape
    output_shape: Shape
    parameters: Parameters


@dataclass(frozen=True)
class InputOutline:
    """What the network was trained on; see `reports.DataReport`.

    `class_names` is empty if there are too many. `divisor` brings pixels to 0…1.
    """

    class_names: Annotated[tuple[Name, ...], Field(max_length=MOST_CLASS_NAMES)]
    divisor: Annotated[int, Field(strict=True, ge=1, le=LARGEST)]
    scale: Channels | None = None
    shift: Channels | None = None


@dataclass(frozen=True)
class PlanOutline:
    """The layers as built, the length of the run, and loss and accuracy of guessing.

    `input` is None in runs of earlier versions, which did not record it.
    """

    layers: tuple[LayerOutline, ...]
    parameters: Parameters
    total_steps: Positive
    steps_per_epoch: Positive
    expected_loss: Amount | None = None
    expected_accuracy: Share | None = None
    input: InputOutline | None = None


@dataclass(frozen=True)
class RunResult:
    """The final results of a run; None if nothing was measured."""

    reason: Reason
    steps: Count
    seconds: Amount | None = None
    images_per_second: Amount | None = None
    train_loss: Amount | None = None
    test_loss: Amount | None = None
    test_accuracy: Share | None = None
    edge_score: Share | None = None
    edge_fraction: Share | None = None
    kurtosis: Amount | None = None
    diverged_at_step: Count | None = None
    diverged_in_layer: Text | None = None
    diverged_what: Text | None = None


def write_plan(folder: Path, started: RunStarted) -> None:
    """Write the data of RunStarted apart from the experiment.

    Raises
    ------
    OutputError
        If it cannot be written.
    """
    told = {**asdict(replace(started, report=None)), "input": _input_of(started)}
    write_json(
        RunFolder(folder).plan, {field.name: told[field.name] for field in fields(PlanOutline)}
    )


def _input_of(started: RunStarted) -> dict[str, Any] | None:
    """Describe the images of a run as in `InputOutline`, with shortened names."""
    if started.report is None:
        return None
    data = started.report.data
    names = data.class_names if len(data.class_names) <= MOST_CLASS_NAMES else ()
    short = tuple(shortened(name, LONGEST_NAME - 1) for name in names)
    return asdict(InputOutline(short, data.divisor, data.scale, data.shift))


def read_input(folder: Path) -> InputOutline | None:
    """Read what the run in `folder` was trained on; None if its version did not record it.

    Raises
    ------
    CheckpointError
        If the plan is damaged.
    """
    path = RunFolder(folder).plan
    if kind_of(path, CheckpointError, links=False) is None:
        return None
    return read_checked(path, PlanOutline).input


def read_start(folder: Path, experiment: Experiment) -> RunStarted:
    """Read the RunStarted of the run in `folder`, as if it had never been interrupted.

    Raises
    ------
    CheckpointError
        If the plan is missing, damaged, or belongs to a network other than that of `experiment`.
    """
    path = RunFolder(folder).plan
    if kind_of(path, CheckpointError, links=False) is None:
        raise CheckpointError(
            f"{folder}: contains no {path.name}, so this run was made by an older version; "
            f"--resume completes it"
        )
    plan = read_checked(path, PlanOutline)
    names = layer_names(experiment.network.layers)
    if len(plan.layers) != len(names):
        raise CheckpointError(
            f"{path}: has {len(plan.layers)} layers, the experiment of the run {len(names)}"
        )
    for layer, name in zip(plan.layers, names, strict=True):
        if layer.name != name:
            raise CheckpointError(
                f"{path}: layers: found {shown(layer.name)}, accepted: {name}, as in the experiment"
            )
    # Earlier versions assumed that all classes were equally frequent.
    if plan.expected_accuracy is None and experiment.network.classifies:
        plan = replace(plan, expected_loss=None)
    layers = tuple(LayerSummary(**vars(layer)) for layer in plan.layers)
    rest = {**vars(plan), "layers": layers}
    del rest["input"]
    return RunStarted(experiment, first_step=0, folder=str(folder), **rest)


def write_result(folder: Path, finished: RunFinished) -> None:
    """Write the final results.

    Raises
    ------
    OutputError
        If they cannot be written.
    """
    what = finished.diverged and finished.diverged.what
    figures = {"reason": finished.reason, **summary(finished, folder), "diverged_what": what}
    write_json(RunFolder(folder).result, figures)


def read_result(folder: Path) -> RunResult | None:
    """Read the final results of the run in `folder`; None if it has not ended.

    Raises
    ------
    CheckpointError
        If they are damaged.
    """
    path = RunFolder(folder).result
    found = kind_of(path, CheckpointError, links=False)
    return None if found is None else read_checked(path, RunResult)


def finished_of(result: RunResult, scores: FilterScores | None) -> RunFinished:
    """Return RunFinished as it was emitted; `scores` are those of its first scored layer."""
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
        kurtosis=result.kurtosis,
    )
