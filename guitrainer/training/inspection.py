"""Looking at a network before it is trained: what was asked for, what was drawn, what it does."""

from dataclasses import dataclass

import numpy as np

from guitrainer.config.schema import Experiment, WeightLayer
from guitrainer.data.loading import load_dataset
from guitrainer.nn.initializers import describe
from guitrainer.nn.memory import check_memory
from guitrainer.nn.network import BuiltLayer, Network
from guitrainer.nn.plans import plan_layers
from guitrainer.training.probe import PROBE_IMAGES, Probe


@dataclass(frozen=True)
class LayerReport:
    """One layer before training; `*_sampled` are measured on the weight as drawn.

    `signal_std` is the standard deviation of the layer's output over training images. Fields about
    weights are None where there are none, and `limit` where the distribution has none.
    """

    name: str
    type: str
    output_shape: tuple[int, int, int]
    parameters: int
    signal_std: float
    fan_in: int | None = None
    fan_out: int | None = None
    scheme: str | None = None
    formula: str | None = None
    std: float | None = None
    variance: float | None = None
    limit: float | None = None
    std_sampled: float | None = None
    variance_sampled: float | None = None
    limit_sampled: float | None = None


def inspect_experiment(experiment: Experiment) -> tuple[LayerReport, ...]:
    """Build and initialise the network, run a batch through it, and report every layer."""
    dataset = load_dataset(experiment.data, experiment.seed)
    plans = plan_layers(experiment.network, dataset.shape, dataset.classes)
    check_memory(plans, experiment.training.batch_size)
    network = Network(plans, experiment.seed)
    images = min(PROBE_IMAGES, len(dataset.train.labels))
    probe = Probe(network, dataset, images)
    probe.calibrate()
    outputs = probe.outputs(np.arange(images))
    return tuple(
        _report(layer, float(output.std()))
        for layer, output in zip(network.layers, outputs, strict=True)
    )


def _report(layer: BuiltLayer, signal_std: float) -> LayerReport:
    plan, spec = layer.plan, layer.plan.spec
    common = (layer.name, spec.type, plan.output_shape, plan.parameters, signal_std)
    if not isinstance(spec, WeightLayer) or layer.weight is None:
        return LayerReport(*common)
    weight = layer.weight.value.astype(np.float64)
    asked = describe(spec.initializer, weight.shape)
    return LayerReport(
        *common,
        fan_in=asked.fan_in,
        fan_out=asked.fan_out,
        scheme=asked.scheme,
        formula=asked.formula,
        std=asked.std,
        variance=asked.variance,
        limit=asked.limit,
        std_sampled=float(weight.std()),
        variance_sampled=float(weight.var()),
        limit_sampled=float(np.abs(weight).max()),
    )
