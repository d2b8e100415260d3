"""Quick checks of a network while it is edited: shapes layer by layer, and what is impossible."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from guitrainer.config import schema
from guitrainer.config.naming import layer_names
from guitrainer.errors import InputError
from guitrainer.nn.faults import own
from guitrainer.nn.geometry import Shape
from guitrainer.nn.initializers import describe, describe_bias
from guitrainer.nn.plans import LayerPlan, check_end, check_tied, plan_layer
from guitrainer.sentences import Sentence, message_of

# Larger weights are not allocated only to check whether a fixed scheme fits them.
MOST_ELEMENTS = 2**20
FIXED_SCHEMES = ("dirac", "bank", "file")


@dataclass(frozen=True)
class LayerCheck:
    """One layer of a network that may be invalid; shapes are (channels, height, width).

    Unknown shapes are None: the output of a layer that does not fit, and all shapes behind it.
    `problem` says in one line why the network cannot be trained, at the layer it concerns.
    """

    name: str
    type: str
    input_shape: Shape | None = None
    output_shape: Shape | None = None
    parameters: int | None = None
    problem: str | Sentence | None = None


def check_layers(
    network: schema.Network, input_shape: Shape, classes: int
) -> tuple[LayerCheck, ...]:
    """Lay the layers out as far as they fit, and check their initializers.

    Nothing is raised and nothing is compiled, so a form may call this at every keystroke. Memory is
    not checked here; see `nn.memory`.
    """
    plans: list[LayerPlan] = []
    checks: list[LayerCheck] = []
    shape: Shape | None = input_shape
    for name, spec in zip(layer_names(network.layers), network.layers, strict=True):
        if shape is None:
            checks.append(LayerCheck(name, spec.type))
            continue
        try:
            earlier = {plan.name: plan.output_shape for plan in plans}
            plan = plan_layer(name, spec, shape, classes, earlier)
            check_tied(plan, plans)
        except InputError as error:
            checks.append(LayerCheck(name, spec.type, shape, problem=own(error)))
            shape = None
            continue
        plans.append(plan)
        checks.append(_checked(plan))
        shape = plan.output_shape
    if shape is not None and checks[-1].problem is None:
        checks[-1] = _checked(plans[-1], _problem_of_end(plans, classes, network.objective))
    return tuple(checks)


def _checked(plan: LayerPlan, problem: str | Sentence | None = None) -> LayerCheck:
    return LayerCheck(
        plan.name,
        plan.spec.type,
        plan.input_shape,
        plan.output_shape,
        plan.parameters,
        problem or _problem_of_draw(plan),
    )


def _problem_of_draw(plan: LayerPlan) -> str | Sentence | None:
    spec, shape = plan.spec, plan.weight_shape
    if not isinstance(spec, schema.WeightLayer) or shape is None:
        return None
    fixed = spec.initializer.scheme in FIXED_SCHEMES
    try:
        if not fixed or math.prod(shape) <= MOST_ELEMENTS:
            describe(spec.initializer, shape, plan.wiring)
        if plan.bias_shape is not None:
            count = math.prod(plan.bias_shape)
            describe_bias(spec.bias_initializer, spec.initializer, shape, count, plan.wiring)
    except InputError as error:
        return message_of(error)
    return None


def _problem_of_end(
    plans: Sequence[LayerPlan], classes: int, objective: schema.ObjectiveName
) -> str | Sentence | None:
    try:
        check_end(plans, classes, objective)
    except InputError as error:
        return message_of(error)
    return None
