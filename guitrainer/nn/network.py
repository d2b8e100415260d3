"""A network: its layers laid out, and their parameters. Nothing here is compiled."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from guitrainer.config import schema
from guitrainer.config.naming import layer_names
from guitrainer.errors import InputError, NetworkError, WeightsError
from guitrainer.nn.geometry import Window, pair, slide
from guitrainer.nn.initializers import sample, sample_bias
from guitrainer.nn.parameters import Parameter
from guitrainer.nn.planes import Array, Shape
from guitrainer.streams import Purpose, stream


@dataclass(frozen=True)
class LayerPlan:
    """A layer with its place in the network; shapes are (channels, height, width)."""

    name: str
    spec: schema.AnyLayer
    input_shape: Shape
    output_shape: Shape
    window: Window | None = None
    weight_shape: tuple[int, ...] | None = None
    bias_shape: tuple[int, ...] | None = None

    @property
    def parameters(self) -> int:
        """Number of trained elements."""
        shapes = [s for s in (self.weight_shape, self.bias_shape) if s is not None]
        return sum(int(np.prod(s, dtype=object)) for s in shapes)


def lay_out(network: schema.Network, input_shape: Shape, classes: int) -> list[LayerPlan]:
    """Lay the layers out, without allocating anything.

    Raises
    ------
    NetworkError
        Where a layer does not fit its input.
    """
    plans: list[LayerPlan] = []
    shape = input_shape
    for name, spec in zip(layer_names(network.layers), network.layers, strict=True):
        plan = _plan(name, spec, shape, classes)
        plans.append(plan)
        shape = plan.output_shape
    return plans


def plan_layers(network: schema.Network, input_shape: Shape, classes: int) -> list[LayerPlan]:
    """Lay out a network that can be trained: it has weights and ends in one logit per class.

    Raises
    ------
    NetworkError
        Where a layer does not fit its input, or the end does not fit the classes.
    """
    plans = lay_out(network, input_shape, classes)
    shape = plans[-1].output_shape
    if shape[1:] != (1, 1) or shape[0] < classes:
        raise NetworkError(
            f"network: ends in {_shape_text(shape)}, accepted: one number per class, {classes}×1×1 "
            "(a dense layer or a global_avg_pool at the end)"
        )
    if not any(plan.weight_shape for plan in plans):
        raise NetworkError("network: got no layer with a weight, accepted: at least one")
    return plans


def _shape_text(shape: Shape) -> str:
    return "×".join(str(side) for side in shape)


def _plan(name: str, spec: schema.AnyLayer, shape: Shape, classes: int) -> LayerPlan:
    channels, image = shape[0], (shape[1], shape[2])
    if isinstance(spec, schema.Conv | schema.Local):
        window = slide(image, spec.kernel_size, spec.stride, spec.padding, f"layer {name}")
        filters: tuple[int, ...] = (spec.filters, channels, *window.kernel)
        bias: tuple[int, ...] = (spec.filters,)
        if isinstance(spec, schema.Local):
            filters, bias = (*window.out, *filters), (*window.out, *bias)
        out = (spec.filters, *window.out)
        return LayerPlan(name, spec, shape, out, window, filters, bias if spec.bias else None)
    if isinstance(spec, schema.MaxPool | schema.AvgPool):
        step = spec.size if spec.stride is None else spec.stride
        window = slide(image, spec.size, step, 0, f"layer {name}")
        return LayerPlan(name, spec, shape, (channels, *window.out), window)
    if isinstance(spec, schema.GlobalAvgPool):
        return LayerPlan(name, spec, shape, (channels, 1, 1), slide(image, image, pair(1)))
    if isinstance(spec, schema.Dense):
        units, features = spec.units or classes, int(np.prod(shape))
        bias_shape = (units,) if spec.bias else None
        return LayerPlan(name, spec, shape, (units, 1, 1), None, (units, features), bias_shape)
    if isinstance(spec, schema.BatchNorm):
        return LayerPlan(name, spec, shape, shape, None, (channels,), (channels,))
    return LayerPlan(name, spec, shape, shape)


@dataclass
class BuiltLayer:
    """A planned layer with its parameters; `running` are batch normalisation's statistics."""

    plan: LayerPlan
    weight: Parameter | None = None
    bias: Parameter | None = None
    running: tuple[Array, Array] | None = None

    @property
    def name(self) -> str:
        """Name of the layer."""
        return self.plan.name


class Network:
    """Layers with parameters, drawn from their initialisers.

    Parameters
    ----------
    plans : from `plan_layers`
    seed : every layer with a weight draws from a stream of its own
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
        """Draw all parameters anew."""
        ordinal = 0
        for layer in self.layers:
            if layer.running is not None:
                assert layer.weight is not None and layer.bias is not None
                layer.weight.value[...], layer.bias.value[...] = 1, 0
                layer.running[0][:], layer.running[1][:] = 0, 1
            elif layer.weight is not None:
                _draw(layer, seed, ordinal)
                ordinal += 1

    def state(self) -> dict[str, Array]:
        """Copy all parameters and running statistics, by name."""
        return {name: view.copy() for name, view in self._views().items()}

    def load(self, arrays: dict[str, Any]) -> None:
        """Take over parameters and running statistics.

        Raises
        ------
        WeightsError
            If one is missing, has another shape, or is not finite; nothing is changed then.
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
                raise WeightsError(f"{name}: got values that are not finite (NaN or infinite)")
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
        name = f"{plan.name}.weight"
        if isinstance(plan.spec, schema.Dense):
            units, features = plan.weight_shape
            layer.weight = Parameter.matrix(name, units, features, dtype, trainable)
        else:
            layer.weight = Parameter.zeros(name, plan.weight_shape, dtype, trainable)
    if plan.bias_shape is not None:
        layer.bias = Parameter.zeros(f"{plan.name}.bias", plan.bias_shape, dtype, trainable)
    if isinstance(plan.spec, schema.BatchNorm):
        channels = plan.input_shape[0]
        layer.running = (np.zeros(channels, dtype), np.ones(channels, dtype))
    return layer


def _draw(layer: BuiltLayer, seed: int, ordinal: int) -> None:
    spec, weight = layer.plan.spec, layer.weight
    assert isinstance(spec, schema.WeightLayer) and weight is not None
    try:
        weight.value[...] = sample(
            spec.initializer, weight.value.shape, stream(seed, Purpose.WEIGHTS, ordinal)
        )
        if layer.bias is not None:
            rng, shape = stream(seed, Purpose.BIASES, ordinal), layer.bias.value.shape
            drawn = sample_bias(
                spec.bias_initializer, spec.initializer, weight.value.shape, layer.bias.size, rng
            )
            layer.bias.value[...] = drawn.reshape(shape)
    except InputError as error:
        raise type(error)(f"layer {layer.name}: {error}") from error
