"""Preview of a network before training: everything that can be shown, measured and expected."""

import math
from dataclasses import dataclass, replace

import numpy as np

from guitrainer.analysis.expectation import Expected, expected_signals
from guitrainer.analysis.judgment import Verdict, judge
from guitrainer.analysis.remedies import BEFORE_TRAINING, CHANGES
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
from guitrainer.nn.geometry import Shape
from guitrainer.nn.initializers import Density, density_of
from guitrainer.nn.initializers.fans import window_shape
from guitrainer.nn.network import BuiltLayer, BuiltNetwork
from guitrainer.reports import RunReport
from guitrainer.training.drawing import draw_network
from guitrainer.training.expected import guess_of
from guitrainer.training.filters import capture_filters, capture_state
from guitrainer.training.inspection import LayerReport, report_layer
from guitrainer.training.looking import look_at
from guitrainer.training.plan import RunLength
from guitrainer.training.probe import PROBE_IMAGES, Probe
from guitrainer.training.report import report_run
from guitrainer.training.responses import Responses

MOST_ELEMENTS = 100_000  # most elements of a weight used for its histogram
UNKNOWN = Expected(None, None)


@dataclass(frozen=True, eq=False)
class LayerPreview:
    """One layer before training.

    Parameters
    ----------
    report : shapes, settings, drawn weights, and the measured signal
    gradient_std : measured standard deviation of the gradient with respect to the layer's output;
        None in a sketch
    signal_std_predicted, gradient_std_predicted : predictions of theory, None if there are none
    fan_in_terms, fan_out_terms : factors of the fans: height, width and channels of the window, or
        the features of a dense layer
    density : distribution of the elements of the weight, None if they are not drawn independently
    weight : (elements,), the elements of the weight, or a regular selection of at most 100,000
    """

    report: LayerReport
    input_shape: Shape
    gradient_std: float | None
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
    verdict : what to expect of training, and what was found to help; None in a sketch, and for
        networks that reconstruct images
    input_std : standard deviation of the images as the first layer sees them
    expected_loss, expected_accuracy : those of guessing by the frequencies of the training labels,
        or of the mean image, without accuracy
    report : data and plan
    kurtosis : of the responses of the convolution that sees the images, None if there is none
    """

    layers: tuple[LayerPreview, ...]
    filters: tuple[FiltersCaptured, ...]
    verdict: Verdict | None
    input_std: float
    expected_loss: float
    expected_accuracy: float | None
    total_steps: int
    steps_per_epoch: int
    parameters: int
    report: RunReport
    kurtosis: float | None = None

    @property
    def measured(self) -> bool:
        """Whether signal and gradient were measured, as opposed to a sketch."""
        return all(layer.gradient_std is not None for layer in self.layers)


def draw_filters(
    experiment: Experiment, dataset: Dataset | None = None
) -> tuple[FiltersCaptured, ...]:
    """Draw only the filters of every convolution, as at the start of a run.

    This needs no kernels. Weights that are calibrated on data (LSUV) are not calibrated.

    Parameters
    ----------
    dataset : the images of the experiment, if they are already loaded

    Raises
    ------
    InputError
        If the experiment does not fit its data or the machine.
    """
    dataset = dataset or load_dataset(experiment.data, experiment.seed)
    return tuple(capture_filters(draw_network(experiment, dataset), 0))


def sketch_experiment(experiment: Experiment, dataset: Dataset | None = None) -> Preview:
    """Build and initialize the network as in a run, and report what is known without kernels.

    Nothing is compiled, so this is fast even for a new network. Fields that require measurements
    are None. If LSUV calibrates weights on images, filters and everything else that depends on the
    weights are missing.

    Parameters
    ----------
    dataset : the images of the experiment, if they are already loaded

    Raises
    ------
    InputError
        If the experiment does not fit its data or the machine.
    """
    dataset = dataset or load_dataset(experiment.data, experiment.seed)
    network = draw_network(experiment, dataset)
    return _preview(experiment, dataset, network, None, None)


def draw_state(experiment: Experiment, dataset: Dataset | None = None) -> StateCaptured:
    """Draw all weights as at the start of a run, including calibration by LSUV.

    Parameters
    ----------
    dataset : the images of the experiment, if they are already loaded

    Raises
    ------
    InputError
        If the experiment does not fit its data or the machine.
    """
    dataset = dataset or load_dataset(experiment.data, experiment.seed)
    network = draw_network(experiment, dataset)
    Probe(network, dataset).calibrate()
    return capture_state(network, 0)


def preview_experiment(experiment: Experiment, dataset: Dataset | None = None) -> Preview:
    """Build and initialize the network as in a run, and pass one batch forward and back.

    Parameters
    ----------
    dataset : the images of the experiment, if they are already loaded

    Raises
    ------
    InputError
        If the experiment does not fit its data or the machine.
    """
    dataset = dataset or load_dataset(experiment.data, experiment.seed)
    network = draw_network(experiment, dataset)
    probe = Probe(network, dataset)
    probe.calibrate()
    signals = probe.signals(np.arange(probe.images), {})
    verdict = None
    if experiment.network.classifies:
        verdict = _with_remedy(_judged(experiment, probe), experiment, dataset)
    return _preview(experiment, dataset, network, signals, verdict)


def _preview(
    experiment: Experiment,
    dataset: Dataset,
    network: BuiltNetwork,
    signals: tuple[LayerSignals, ...] | None,
    verdict: Verdict | None,
) -> Preview:
    """Make the preview of a network; `signals` is None if nothing was measured or calibrated."""
    length = RunLength.of(experiment, len(dataset.train.labels))
    guess = guess_of(experiment, dataset)
    images = dataset.transform.apply(dataset.train.images[:PROBE_IMAGES])
    drawn = signals is not None or not any(map(_calibrated, network.layers))
    expected = (
        expected_signals(network.layers, images) if drawn else (UNKNOWN,) * len(network.layers)
    )
    measured = signals or (None,) * len(network.layers)
    last = None if signals is None else signals[-1].gradient_std
    return Preview(
        layers=tuple(
            _layer(*parts, last, drawn=drawn)
            for parts in zip(network.layers, measured, expected, strict=True)
        ),
        filters=tuple(capture_filters(network, 0)) if drawn else (),
        verdict=verdict,
        input_std=float(images.std(dtype=np.float64)),
        expected_loss=guess.loss,
        expected_accuracy=guess.accuracy,
        total_steps=length.total_steps,
        steps_per_epoch=length.steps_per_epoch,
        parameters=sum(layer.plan.parameters for layer in network.layers),
        report=report_run(experiment, dataset),
        kurtosis=Responses(network, dataset).kurtosis() if drawn else None,
    )


def _with_remedy(verdict: Verdict, experiment: Experiment, dataset: Dataset) -> Verdict:
    """Add the first remedy that solves the problem; each one is tried and measured.

    If the learning rate is the cause, that remedy may be applied more than once.
    """
    changes = {key: CHANGES[key](experiment) for key in BEFORE_TRAINING[verdict.kind]}
    keys = [key for key, changed in changes.items() if changed != experiment]
    helping = (key for key in keys if _helps(changes[key], dataset))
    again = keys[0] if keys and verdict.kind in ("overshoots", "slow") else None
    return replace(verdict, remedy=next(helping, again))


def _helps(experiment: Experiment, dataset: Dataset) -> bool:
    probe = Probe(draw_network(experiment, dataset), dataset)
    probe.calibrate()
    return _judged(experiment, probe).calm


def _judged(experiment: Experiment, probe: Probe) -> Verdict:
    length = RunLength.of(experiment, len(probe.dataset.train.labels))
    return judge(look_at(probe, experiment.training, length.total_steps))


def _calibrated(layer: BuiltLayer) -> bool:
    spec = layer.plan.spec
    return isinstance(spec, WeightLayer) and spec.initializer.scheme == "lsuv"


def _layer(
    layer: BuiltLayer,
    signals: LayerSignals | None,
    expected: Expected,
    last_gradient: float | None,
    *,
    drawn: bool,
) -> LayerPreview:
    relative = expected.gradient_std
    report = report_layer(layer, None if signals is None else signals.std)
    if not drawn:
        report = replace(report, std_sampled=None, variance_sampled=None, limit_sampled=None)
    measured = (
        report,
        layer.plan.input_shape,
        None if signals is None else signals.gradient_std,
        expected.signal_std,
        None if relative is None or last_gradient is None else relative * last_gradient,
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
        weight=_selection(layer.weight.value) if drawn else None,
    )


def _selection(weight: FloatArray) -> FloatArray:
    every = math.ceil(weight.size / MOST_ELEMENTS)
    return frozen_copy(weight.reshape(-1)[::every])
