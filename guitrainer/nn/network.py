"""Networks: planned layers with their parameters. Nothing here is compiled."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from guitrainer.config import schema
from guitrainer.errors import InputError, WeightsError
from guitrainer.nn.initializers import sample, sample_bias
from guitrainer.nn.kinds import KINDS
from guitrainer.nn.parameters import Parameter
from guitrainer.nn.planes import Array
from guitrainer.nn.plans import LayerPlan
from guitrainer.streams import Purpose, stream


@dataclass
class BuiltLayer:
    """A planned layer with its parameters; `running` are the statistics of batch normalization."""

    plan: LayerPlan
    weight: Parameter | None = None
    bias: Parameter | None = None
    running: tuple[Array, Array] | None = None

    @property
    def name(self) -> str:
        """Name of the layer."""
        return self.plan.name


class BuiltNetwork:
    """Layers with parameters that are drawn by their initializers.

    Parameters
    ----------
    plans : from `plan_layers`
    seed : seed of all draws; every layer with a weight has its own random stream
    """

    def __init__(self, plans: Sequence[LayerPlan], seed: int, dtype: str = "float32") -> None:
        self.dtype = dtype
        self.layers = [_allocate(plan, dtype) for plan in plans]
        self.initialize(seed)

    @property
    def parameters(self) -> list[Parameter]:
        """All weights and biases, from the image to the logits."""
        return [p for layer in self.layers for p in (layer.weight, layer.bias) if p is not None]

    def layer(self, name: str) -> BuiltLayer:
        """Find a layer by name."""
        return next(layer for layer in self.layers if layer.name == name)

    def initialize(self, seed: int) -> None:
        """Draw all parameters again."""
        ordinal = 0
        for layer in self.layers:
            if layer.running is not None:
                layer.running[0][:], layer.running[1][:] = 0, 1
            if isinstance(layer.plan.spec, schema.WeightLayer) and layer.weight is not None:
                _draw(layer, layer.plan.spec, seed, ordinal)
                ordinal += 1
            else:  # usually scale 1 and shift 0, which change nothing at first
                start = KINDS[type(layer.plan.spec)].start(layer.plan.spec)
                for parameter, value in ((layer.weight, start), (layer.bias, 0)):
                    if parameter is not None:
                        parameter.value[...] = value

    def state(self) -> dict[str, Array]:
        """Copy all parameters and running statistics, by name."""
        return {name: view.copy() for name, view in self._views().items()}

    def load(self, arrays: dict[str, Any]) -> None:
        """Set all parameters and running statistics.

        Raises
        ------
        WeightsError
            If one is missing, has a different shape, or is not finite; nothing is changed then.
        """
        views = self._views()
        problems = [
            f"{name}: got {'nothing' if name not in arrays else arrays[name].shape}, "
            f"accepted: {view.shape}"
            for name, view in views.items()
            if name not in arrays or arrays[name].shape != view.shape
        ]
        if problems:
            raise WeightsError("weights do not fit the network: " + "; ".join(problems))
        for name in views:
            if not np.isfinite(arrays[name]).all():
                raise WeightsError(f"{name}: got values that are NaN or infinite")
        for name, view in views.items():
            view[...] = arrays[name]

    def _views(self) -> dict[str, Array]:
        views = {p.name: p.value for p in self.parameters}
        for layer in self.layers:
            if layer.running is not None:
                views[f"{layer.name}.running_mean"], views[f"{layer.name}.running_var"] = (
                    layer.running
                )
        return views


def _allocate(plan: LayerPlan, dtype: str) -> BuiltLayer:
    layer = BuiltLayer(plan)
    trainable = getattr(plan.spec, "trainable", True)
    if plan.weight_shape is not None:
        layer.weight = Parameter.zeros(plan.name, "weight", plan.weight_shape, dtype, trainable)
    if plan.bias_shape is not None:
        layer.bias = Parameter.zeros(plan.name, "bias", plan.bias_shape, dtype, trainable)
    if plan.statistics:
        layer.running = (np.zeros(plan.statistics, dtype), np.ones(plan.statistics, dtype))
    return layer


def _draw(layer: BuiltLayer, spec: schema.WeightLayer, seed: int, ordinal: int) -> None:
    weight, wiring = layer.weight, layer.plan.wiring
    assert weight is not None
    try:
        weight.value[...] = sample(
            spec.initializer, weight.value.shape, stream(seed, Purpose.WEIGHTS, ordinal), wiring
        )
        if layer.bias is not None:
            rng, shape = stream(seed, Purpose.BIASES, ordinal), layer.bias.value.shape
            sizes, own = (weight.value.shape, layer.bias.size), spec.bias_initializer
            drawn = sample_bias(own, spec.initializer, *sizes, rng, wiring)
            layer.bias.value[...] = drawn.reshape(shape)
    except InputError as error:
        raise type(error)(f"layer {layer.name}: {error}") from error
