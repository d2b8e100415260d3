"""Plans of layers: their shapes, before anything is allocated; quick to import."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from guitrainer.config import schema
from guitrainer.config.naming import layer_names
from guitrainer.errors import NetworkError
from guitrainer.nn.geometry import Halo, Shape, Window
from guitrainer.nn.initializers.wiring import Kind, LayerWiring, wiring_of
from guitrainer.nn.kinds import KINDS, Branch, Input

NOTHING: Mapping[str, Shape] = MappingProxyType({})


@dataclass(frozen=True)
class LayerPlan:
    """A layer with its place in the network; see also `kinds.Layout`."""

    name: str
    spec: schema.AnyLayer
    input_shape: Shape
    output_shape: Shape
    window: Window | None = None
    weight_shape: tuple[int, ...] | None = None
    bias_shape: tuple[int, ...] | None = None
    statistics: int = 0
    surround: Halo | None = None
    branch: Branch | None = None

    @property
    def halo(self) -> Halo | None:
        """Zeros that the layer needs around its input."""
        return self.surround if self.window is None else self.window.halo

    @property
    def groups(self) -> int:
        """Number of groups of channels that a convolution keeps apart; 1 for all other layers."""
        if self.window is None or self.weight_shape is None:
            return 1
        return self.input_shape[0] // self.weight_shape[-3]

    @property
    def wiring(self) -> LayerWiring | None:
        """How the layer connects its channels; None if it has no weight."""
        if self.weight_shape is None:
            return None
        if isinstance(self.spec, schema.TransposedConv):  # whose weight is (in, out, kh, kw)
            inputs, outputs, *kernel = self.weight_shape
            return LayerWiring("transposed", inputs, outputs, tuple(kernel))
        kind: Kind | None = "depthwise" if isinstance(self.spec, schema.DepthwiseConv) else None
        return wiring_of(self.weight_shape, kind, self.groups)

    @property
    def tied(self) -> str | None:
        """Name of the layer whose weight this layer uses, if it has none of its own."""
        return self.spec.tied if isinstance(self.spec, schema.TransposedConv) else None

    @property
    def parameters(self) -> int:
        """Number of trained elements of its own."""
        own = None if self.tied else self.weight_shape
        shapes = [s for s in (own, self.bias_shape) if s is not None]
        return sum(int(np.prod(s, dtype=object)) for s in shapes)


def lay_out(network: schema.Network, input_shape: Shape, classes: int) -> list[LayerPlan]:
    """Lay the layers out, without allocating anything.

    Raises
    ------
    NetworkError
        If a layer does not fit its input.
    """
    plans: list[LayerPlan] = []
    shape = input_shape
    for name, spec in zip(layer_names(network.layers), network.layers, strict=True):
        earlier = {plan.name: plan.output_shape for plan in plans}
        plan = plan_layer(name, spec, shape, classes, earlier)
        check_tied(plan, plans)
        plans.append(plan)
        shape = plan.output_shape
    return plans


def check_tied(plan: LayerPlan, before: Sequence[LayerPlan]) -> None:
    """Check that the layer whose weight a tied layer uses exists, and that the weight fits.

    Parameters
    ----------
    before : the layers in front of it

    Raises
    ------
    NetworkError
        If not.
    """
    if plan.tied is None:
        return
    found = {one.name: one for one in before if isinstance(one.spec, schema.Conv)}
    if plan.tied not in found:
        names = ", ".join(found) or "none, because no conv layer is in front of it"
        raise NetworkError(f"layer {plan.name}: tied: got {plan.tied}, accepted: {names}")
    owner = found[plan.tied].spec
    if isinstance(owner, schema.Conv) and owner.standardized:
        raise NetworkError(
            f"layer {plan.name}: tied: got {plan.tied}, whose weight is standardized, accepted: a "
            "conv layer that applies its weight as it is"
        )
    weight = found[plan.tied].weight_shape
    if weight != plan.weight_shape:
        raise NetworkError(
            f"layer {plan.name}: tied: its weight would be {plan.weight_shape}, but that of "
            f"{plan.tied} is {weight}; accepted: as many input channels as {plan.tied} has "
            "filters, as many filters as it has input channels, and its kernel size"
        )


def require_classes(network: schema.Network, what: str) -> None:
    """Refuse a network that reconstructs images where one that classifies them is needed.

    Raises
    ------
    NetworkError
        If it has no classes.
    """
    if not network.classifies:
        raise NetworkError(
            f"network.objective: got {network.objective}, accepted: classification, because {what}"
        )


def plan_layers(network: schema.Network, input_shape: Shape, classes: int) -> list[LayerPlan]:
    """Lay out a network for training: it must have weights, and its output must fit its objective.

    Raises
    ------
    NetworkError
        If a layer does not fit its input, or the output does not fit the classes or the image.
    """
    plans = lay_out(network, input_shape, classes)
    check_end(plans, classes, network.objective)
    return plans


def check_end(
    plans: Sequence[LayerPlan], classes: int, objective: schema.ObjectiveName = "classification"
) -> None:
    """Check that layers have a weight and end in one number per class, or in an image.

    Raises
    ------
    NetworkError
        If not; the message has the shape of the output.
    """
    shape, image = plans[-1].output_shape, plans[0].input_shape
    if objective == "reconstruction":
        if shape != image:
            raise NetworkError(
                f"network: ends in {_shape_text(shape)}, accepted: {_shape_text(image)}, the shape "
                "of the images it reconstructs"
            )
    elif shape[1:] != (1, 1) or shape[0] < classes:
        raise NetworkError(
            f"network: ends in {_shape_text(shape)}, accepted: one number per class, "
            f"{classes}×1×1 "
            "(a dense layer or a global_avg_pool at the end)"
        )
    if not any(plan.weight_shape for plan in plans):
        raise NetworkError("network: got no layer with a weight, accepted: at least one")


def _shape_text(shape: Shape) -> str:
    return "×".join(str(side) for side in shape)


def plan_layer(
    name: str,
    spec: schema.AnyLayer,
    shape: Shape,
    classes: int,
    earlier: Mapping[str, Shape] = NOTHING,
) -> LayerPlan:
    """Lay out one layer for an input of `shape`.

    Parameters
    ----------
    earlier : shapes of the outputs of all layers in front of it, by name

    Raises
    ------
    NetworkError
        If it does not fit.
    """
    laid = KINDS[type(spec)].lay_out(spec, Input(shape, classes, f"layer {name}", earlier))
    return LayerPlan(name, spec, shape, **vars(laid))
