"""A network before it is trained: everything that can be shown of it, measured and expected."""

import math
from dataclasses import dataclass

import numpy as np

from guitrainer.analysis.expectation import Expected, expected_signals, weighted_layers
from guitrainer.analysis.guessing import guessing
from guitrainer.analysis.judgement import Judgement, judge
from guitrainer.config.schema import Experiment, WeightLayer
from guitrainer.data.dataset import Dataset
from guitrainer.data.loading import load_dataset
from guitrainer.events import (
    FiltersCaptured,
    FloatArray,
    LayerSignals,
    StateCaptured,
    frozen_copy,
)
from guitrainer.nn.initializers import Density, density_of
from guitrainer.nn.initializers.fans import window_shape
from guitrainer.nn.network import BuiltLayer
from guitrainer.nn.plans import Shape
from guitrainer.training.drawing import draw_network
from guitrainer.training.filters import capture_filters, capture_state
from guitrainer.training.inspection import LayerReport, report_layer
from guitrainer.training.plan import RunLength
from guitrainer.training.probe import Probe

MOST_ELEMENTS = 100_000  # of a weight, for its histogram


@dataclass(frozen=True)
class LayerPreview:
    """One layer before training.

    Parameters
    ----------
    report : shapes, what was asked for and what was drawn, and the signal measured
    gradient_std : standard deviation of the gradient with respect to the layer's output, measured
    signal_std_predicted, gradient_std_predicted : the same by theory, None where it does not reach
    fan_in_terms, fan_out_terms : what is multiplied to give the fans: height, width and channels of
        the window, or the features of a dense layer
    density : what the weight was drawn from, None where its elements are not drawn one by one
    weight : (elements,), the weight as drawn, or a regular selection of at most 100,000 of it
    """

    report: LayerReport
    input_shape: Shape
    gradient_std: float
    signal_std_predicted: float | None
    gradient_std_predicted: float | None
    fan_in_terms: tuple[int, ...] | None = None
    fan_out_terms: tuple[int, ...] | None = None
    density: Density | None = None
    weight: FloatArray | None = None


@dataclass(frozen=True)
class Preview:
    """An experiment before training.

    Parameters
    ----------
    layers : from the image to the logits
    filters : of every convolution, at step 0
    judgement : what theory expects of signal and gradient
    input_std : standard deviation of the images as the first layer sees them
    expected_loss, expected_accuracy : of guessing by the frequencies of the training labels
    """

    layers: tuple[LayerPreview, ...]
    filters: tuple[FiltersCaptured, ...]
    judgement: Judgement
    input_std: float
    expected_loss: float
    expected_accuracy: float
    total_steps: int
    steps_per_epoch: int
    parameters: int


def draw_filters(
    experiment: Experiment, dataset: Dataset | None = None
) -> tuple[FiltersCaptured, ...]:
    """Draw the filters of every convolution as a run would start with, and nothing else.

    No kernel is needed for it, so it is done at once even where none is compiled yet. Weights that
    are calibrated on data (LSUV) are shown as they were before.

    Parameters
    ----------
    dataset : the images of the experiment, where they are loaded already

    Raises
    ------
    InputError
        If the experiment does not fit its data or the machine.
    """
    dataset = dataset or load_dataset(experiment.data, experiment.seed)
    return tuple(capture_filters(draw_network(experiment, dataset), 0))


def draw_state(experiment: Experiment, dataset: Dataset | None = None) -> StateCaptured:
    """Draw all weights as a run would start with; those of LSUV are calibrated.

    Parameters
    ----------
    dataset : the images of the experiment, where they are loaded already

    Raises
    ------
    InputError
        If the experiment does not fit its data or the machine.
    """
    dataset = dataset or load_dataset(experiment.data, experiment.seed)
    network = draw_network(experiment, dataset)
    Probe(network, dataset, experiment.training.batch_size).calibrate()
    return capture_state(network, 0)


def preview_experiment(experiment: Experiment, dataset: Dataset | None = None) -> Preview:
    """Build and initialise the network as a run would, and pass one batch forward and back.

    Parameters
    ----------
    dataset : the images of the experiment, where they are loaded already

    Raises
    ------
    InputError
        If the experiment does not fit its data or the machine.
    """
    dataset = dataset or load_dataset(experiment.data, experiment.seed)
    length = RunLength.of(experiment.training, len(dataset.train.labels))
    network = draw_network(experiment, dataset)
    plans = [layer.plan for layer in network.layers]
    probe = Probe(network, dataset, experiment.training.batch_size)
    probe.calibrate()
    signals = probe.signals(np.arange(probe.images), {})
    images = dataset.transform.apply(dataset.train.images[: probe.images])
    expected = expected_signals(network.layers, images)
    last = signals[-1].gradient_std
    guess = guessing(dataset.train.labels)
    square = float(np.square(images, dtype=np.float64).mean())
    return Preview(
        layers=tuple(
            _layer(*parts, last) for parts in zip(network.layers, signals, expected, strict=True)
        ),
        filters=tuple(capture_filters(network, 0)),
        judgement=judge(weighted_layers(network.layers), square),
        input_std=float(images.std(dtype=np.float64)),
        expected_loss=guess.loss,
        expected_accuracy=guess.accuracy,
        total_steps=length.total_steps,
        steps_per_epoch=length.steps_per_epoch,
        parameters=sum(plan.parameters for plan in plans),
    )


def _layer(
    layer: BuiltLayer, signals: LayerSignals, expected: Expected, last_gradient: float
) -> LayerPreview:
    relative = expected.gradient_std
    measured = (
        report_layer(layer, signals.std),
        layer.plan.input_shape,
        signals.gradient_std,
        expected.signal_std,
        None if relative is None else relative * last_gradient,
    )
    spec, shape = layer.plan.spec, layer.plan.weight_shape
    if not isinstance(spec, WeightLayer) or layer.weight is None or shape is None:
        return LayerPreview(*measured)
    out, inputs, *kernel = window_shape(shape)
    taps = () if len(shape) == 2 else tuple(kernel)
    return LayerPreview(
        *measured,
        fan_in_terms=(*taps, inputs),
        fan_out_terms=(*taps, out),
        density=density_of(spec.initializer, shape),
        weight=_selection(layer.weight.value),
    )


def _selection(weight: FloatArray) -> FloatArray:
    every = math.ceil(weight.size / MOST_ELEMENTS)
    return frozen_copy(weight.reshape(-1)[::every])
