"""Networks: planned layers with their parameters. Nothing here is compiled."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from guitrainer.config import schema
from guitrainer.errors import InputError, WeightsError
from guitrainer.nn import faults
from guitrainer.nn.initializers import sample, sample_bias
from guitrainer.nn.kinds import KINDS
from guitrainer.nn.parameters import Parameter, needed
from guitrainer.nn.planes import Array
from guitrainer.nn.plans import LayerPlan
from guitrainer.nn.standardization import is_standardized, standardize
from guitrainer.streams import Purpose, stream


@dataclass
class BuiltLayer:
    """A planned layer with its parameters; `running` are the statistics of batch normalization.

    If its weight is tied, `weight` shares its values with that of another layer, and has a gradient
    of its own. With weight standardization, `standardized` is what is applied instead of `weight`:
    an engine writes its values whenever the weight has changed, and its gradient.
    """

    plan: LayerPlan
    weight: Parameter | None = None
    bias: Parameter | None = None
    running: tuple[Array, Array] | None = None
    standardized: Parameter | None = None

    @property
    def applied(self) -> Parameter | None:
        """The weight that is applied to the input, as an engine knows it."""
        return self.weight if self.standardized is None else self.standardized

    @property
    def filters(self) -> Array:
        """The weight that is applied to the input, computed from the current one."""
        value = needed(self.weight).value
        return value if self.standardized is None else standardize(value)

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
    objective : what the output is compared with
    """

    def __init__(
        self,
        plans: Sequence[LayerPlan],
        seed: int,
        dtype: str = "float32",
        objective: schema.ObjectiveName = "classification",
    ) -> None:
        self.dtype, self.objective = dtype, objective
        self.layers = [_allocate(plan, dtype) for plan in plans]
        for layer in self.layers:
            if layer.plan.tied:
                layer.weight = needed(self.layer(layer.plan.tied).weight).sharing(layer.name)
        self.initialize(seed)

    @property
    def parameters(self) -> list[Parameter]:
        """All weights and biases, from the image to the logits."""
        return [
            parameter
            for layer in self.layers
            for parameter in (None if layer.plan.tied else layer.weight, layer.bias)
            if parameter is not None
        ]

    @property
    def tied(self) -> list[tuple[Parameter, Parameter]]:
        """Weights that share their values with those of an earlier layer, each with the latter."""
        return [
            (needed(layer.weight), needed(self.layer(layer.plan.tied).weight))
            for layer in self.layers
            if layer.plan.tied
        ]

    @property
    def standardized(self) -> list[tuple[Parameter, Parameter]]:
        """Weights with standardization, each with what is applied instead of it."""
        return [
            (needed(layer.weight), layer.standardized)
            for layer in self.layers
            if layer.standardized is not None
        ]

    @property
    def unit_norms(self) -> list[Parameter]:
        """Weights whose filters are kept at length 1."""
        return [
            needed(layer.weight)
            for layer in self.layers
            if isinstance(layer.plan.spec, schema.Conv) and layer.plan.spec.unit_norm
        ]

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
        for weight in self.unit_norms:
            norm = np.sqrt(np.square(weight.value, dtype=np.float64).sum(axis=(1, 2, 3)))
            weight.value /= np.where(norm > 0, norm, 1)[:, None, None, None]

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
    return standardizing(layer)


def standardizing(layer: BuiltLayer) -> BuiltLayer:
    """Return a layer after adding what is applied instead of its weight, if it standardizes it."""
    if is_standardized(layer.plan.spec):
        layer.standardized = needed(layer.weight).like()
    return layer


def _draw(layer: BuiltLayer, spec: schema.WeightLayer, seed: int, ordinal: int) -> None:
    weight, wiring = layer.weight, layer.plan.wiring
    assert weight is not None
    try:
        if layer.plan.tied is None:
            rng = stream(seed, Purpose.WEIGHTS, ordinal)
            weight.value[...] = sample(spec.initializer, weight.value.shape, rng, wiring)
        if layer.bias is not None:
            rng, shape = stream(seed, Purpose.BIASES, ordinal), layer.bias.value.shape
            sizes, own = (weight.value.shape, layer.bias.size), spec.bias_initializer
            drawn = sample_bias(own, spec.initializer, *sizes, rng, wiring)
            layer.bias.value[...] = drawn.reshape(shape)
    except InputError as error:
        raise faults.in_layer(layer.name, error) from error
