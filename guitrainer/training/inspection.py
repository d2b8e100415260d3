"""Report on one layer before training: its settings, its weights, and its signal."""

from dataclasses import dataclass

import numpy as np

from guitrainer.config.schema import WeightLayer
from guitrainer.nn.initializers import describe
from guitrainer.nn.network import BuiltLayer


@dataclass(frozen=True)
class LayerReport:
    """One layer before training; `*_sampled` are measured on the weight as drawn.

    `signal_std` is the standard deviation of the layer's output over training images, or None if it
    was not measured. Fields about weights are None if the layer has none, and `limit` is None if
    the distribution has none.
    """

    name: str
    type: str
    output_shape: tuple[int, int, int]
    parameters: int
    signal_std: float | None
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


def report_layer(layer: BuiltLayer, signal_std: float | None) -> LayerReport:
    """Report on a layer whose output has the standard deviation `signal_std`."""
    plan, spec = layer.plan, layer.plan.spec
    common = (layer.name, spec.type, plan.output_shape, plan.parameters, signal_std)
    if not isinstance(spec, WeightLayer) or layer.weight is None:
        return LayerReport(*common)
    weight = layer.weight.value.astype(np.float64)
    if plan.tied:  # the weight is told for the layer that it belongs to
        return LayerReport(*common)
    asked = describe(spec.initializer, weight.shape, plan.wiring)
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
