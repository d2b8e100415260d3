"""The events a run emits to its listeners: the window, the terminal, the run folder, a test.

Events are frozen; arrays in them are read-only copies, so a listener may keep them. An event with
arrays is equal only to itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from guitrainer.config.schema import Experiment, RateName
from guitrainer.reports import RunReport

Reason = Literal["completed", "stopped", "diverged"]
HistogramKind = Literal["weights", "gradients", "activations"]
Label = Literal["edge", "blob", "noise", "dead"]
BINS = 32  # of a histogram
FloatArray = NDArray[np.float32]


def frozen_copy(array: FloatArray) -> FloatArray:
    """Return a read-only float32 copy of `array`."""
    copy = np.array(array, dtype=np.float32, order="C")
    copy.flags.writeable = False
    return copy


@dataclass(frozen=True)
class LayerSummary:
    """One layer as built: shapes are (channels, height, width)."""

    name: str
    type: str
    input_shape: tuple[int, int, int]
    output_shape: tuple[int, int, int]
    parameters: int


@dataclass(frozen=True)
class Diverged:
    """The location of the first value that was not finite."""

    step: int
    layer: str
    what: str


@dataclass(frozen=True)
class RunStarted:
    """The network is built and initialized; nothing is trained yet.

    `expected_loss` and `expected_accuracy` are those of guessing by the frequencies of the training
    labels (`analysis.guessing`), or of the mean image if the network reconstructs images, without
    accuracy; None in runs of earlier versions, which did not record them.
    `folder` is where the run is written (None: nowhere). `report` describes data and plan; it is
    None in a run read from disk, and comparisons ignore it.
    """

    experiment: Experiment
    layers: tuple[LayerSummary, ...]
    parameters: int
    first_step: int
    total_steps: int
    steps_per_epoch: int
    expected_loss: float | None
    folder: str | None = None
    expected_accuracy: float | None = None
    report: RunReport | None = field(default=None, compare=False)


@dataclass(frozen=True)
class StepFinished:
    """One update of the weights. `step` counts from 1; loss and accuracy are those of its batch.

    `accuracy` is None if the network does not classify.
    """

    step: int
    epoch: int
    loss: float
    accuracy: float | None
    learning_rate: float
    images: int
    seconds: float


@dataclass(frozen=True)
class EvaluationFinished:
    """Measured on `images` of the test images, after `step` updates.

    Earlier versions did not record their number, so it is None; they measured all of them.
    `test_accuracy` is None if the network does not classify.
    `kurtosis` is that of the responses of the convolution that sees the images, see
    `analysis.sparseness`; None if there is no such layer, and in runs of earlier versions.
    """

    step: int
    train_loss: float
    test_loss: float
    test_accuracy: float | None
    images: int | None = None
    kurtosis: float | None = None


@dataclass(frozen=True, eq=False)
class FilterScores:
    """Edge scores of the filters of one layer; `spread` is 0 when all filters are equal."""

    scores: NDArray[np.float64]
    labels: tuple[Label, ...]
    edge_score: float
    edge_fraction: float
    orientations: int
    spread: float


@dataclass(frozen=True, eq=False)
class FiltersCaptured:
    """Weights (OIHW) of one layer after `step` updates, with their scores.

    `scores` is None for layers whose filters are too small to score (1×1, 2×2). `gradient` (OIHW)
    is the gradient of the last step's batch loss with respect to the weight before that step, as
    the optimizer received it: after clipping by `clip_norm`, without weight decay. It is None
    before the first step, for layers that are not trained, and in a history read from disk.
    `recorded` is False for filters that were requested between two recorded steps.
    """

    step: int
    layer: str
    weight: FloatArray
    bias: FloatArray | None
    scores: FilterScores | None
    gradient: FloatArray | None = None
    recorded: bool = True


@dataclass(frozen=True, eq=False)
class StateCaptured:
    """Everything a network needs for predictions, after `step` updates; emitted only on request.

    `arrays` are read-only and named as in a checkpoint: LAYER.weight, LAYER.bias,
    LAYER.running_mean, LAYER.running_var. `recorded` is False for a state that was requested
    between two recorded steps.
    """

    step: int
    arrays: Mapping[str, FloatArray]
    recorded: bool = True


@dataclass(frozen=True)
class LayerSignals:
    """Statistics of one layer's output, of the gradient with respect to it, and of its last update.

    `update_ratio` is the norm of the update over the norm of the weight (None for layers without a
    weight).
    """

    layer: str
    mean: float
    std: float
    zeros: float
    dead_units: float
    gradient_mean: float
    gradient_std: float
    gradient_zeros: float
    update_ratio: float | None


@dataclass(frozen=True)
class SignalsMeasured:
    """How the signal and its gradient pass through the layers, after `step` updates."""

    step: int
    layers: tuple[LayerSignals, ...]


@dataclass(frozen=True)
class LayerHistogram:
    """How many values of a layer are in each of `BINS` bins of equal width from `low` to `high`.

    `kind` says of what: its weight, the gradient of the last step's batch loss with respect to the
    weight, or its output for training images. Of large arrays, only a part is counted, see
    `analysis.histograms`. If all values are equal, they are in the first bin.
    """

    layer: str
    kind: HistogramKind
    low: float
    high: float
    counts: tuple[int, ...]


@dataclass(frozen=True)
class HistogramsMeasured:
    """Histograms of all layers after `step` updates; at step 0, only of the weights."""

    step: int
    histograms: tuple[LayerHistogram, ...]


@dataclass(frozen=True)
class SettingChanged:
    """A setting that was changed during the run; it applies from the step after `step`."""

    step: int
    field: RateName
    value: float


@dataclass(frozen=True)
class CheckpointSaved:
    """The whole state after `step` updates is on disk."""

    step: int
    path: str


@dataclass(frozen=True)
class RunFinished:
    """The end of a run, with the last measured values (None if nothing was measured)."""

    reason: Reason
    step: int
    seconds: float
    images_per_second: float
    train_loss: float | None
    test_loss: float | None
    test_accuracy: float | None
    scores: FilterScores | None
    diverged: Diverged | None = None
    kurtosis: float | None = None


Event = (
    RunStarted
    | StepFinished
    | EvaluationFinished
    | FiltersCaptured
    | StateCaptured
    | SignalsMeasured
    | HistogramsMeasured
    | SettingChanged
    | CheckpointSaved
    | RunFinished
)
