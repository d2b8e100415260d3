"""Plans of layers: their shapes, before anything is allocated; quick to import."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from guitrainer.config import schema
from guitrainer.config.naming import layer_names
from guitrainer.errors import NetworkError
from guitrainer.nn import faults
from guitrainer.nn.geometry import Halo, Shape, Window
from guitrainer.nn.initializers.wiring import Kind, LayerWiring, wiring_of
from guitrainer.nn.kinds import KINDS, Branch, Input
from guitrainer.nn.standardization import is_standardized
from guitrainer.sentences import Sentence, fault

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
    problem = None if plan.tied is None else _tie_problem(plan, before)
    if problem is not None:
        raise faults.in_layer(plan.name, NetworkError(problem))


def _tie_problem(plan: LayerPlan, before: Sequence[LayerPlan]) -> Sentence | None:
    found = {one.name: one for one in before if isinstance(one.spec, schema.Conv)}
    if not found:
        return fault("tied", faults.TIED_FIRST, plan.tied)
    owner = found.get(plan.tied or "")
    if owner is None:
        return fault("tied", faults.TIED, plan.tied, ", ".join(found))
    if is_standardized(owner.spec):
        return fault("tied", faults.TIED_STANDARDIZED, plan.tied)
    if owner.weight_shape != plan.weight_shape:
        shapes = plan.weight_shape, plan.tied, owner.weight_shape
        return fault("tied", faults.TIED_SHAPE, *shapes)
    return None


def require_classes(network: schema.Network) -> None:
    """Refuse a network that reconstructs images where predictions are needed.

    Raises
    ------
    NetworkError
        If it has no classes.
    """
    if not network.classifies:
        raise NetworkError(fault("network.objective", faults.NO_CLASSES, network.objective))


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
            ends = _shape_text(shape), _shape_text(image)
            raise NetworkError(fault("network", faults.IMAGE_END, *ends))
    elif shape[1:] != (1, 1) or shape[0] < classes:
        ends = _shape_text(shape), f"{classes}×1×1"
        raise NetworkError(fault("network", faults.CLASS_END, *ends))
    if not any(plan.weight_shape for plan in plans):
        raise NetworkError(fault("network", faults.NO_WEIGHT))


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
    try:
        laid = KINDS[type(spec)].lay_out(spec, Input(shape, classes, earlier))
    except NetworkError as error:
        raise faults.in_layer(name, error) from None
    return LayerPlan(name, spec, shape, **vars(laid))
