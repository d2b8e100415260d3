"""Networks as other libraries need them: a weight for every layer, as it is applied."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from numpy.typing import NDArray

from guitrainer.nn.plans import LayerPlan
from guitrainer.nn.standardization import applied_weights, is_standardized


def with_tied_weights(
    plans: Sequence[LayerPlan], arrays: Mapping[str, NDArray[Any]]
) -> dict[str, NDArray[Any]]:
    """Return the arrays of a network, with those of the layers that use the weight of another.

    Parameters
    ----------
    plans : layers, in order
    arrays : weights, named as in a checkpoint
    """
    tied = {f"{plan.name}.weight": arrays[f"{plan.tied}.weight"] for plan in plans if plan.tied}
    return {**arrays, **tied}


def as_applied(
    plans: Sequence[LayerPlan], arrays: Mapping[str, NDArray[Any]]
) -> tuple[list[LayerPlan], dict[str, NDArray[Any]]]:
    """Return a network that computes the same, with a weight of its own for every layer.

    Standardized weights are stored as such.

    Parameters
    ----------
    plans : layers, in order
    arrays : weights, named as in a checkpoint
    """
    found = []
    for plan in plans:
        if is_standardized(plan.spec):
            plan = replace(plan, spec=plan.spec.model_copy(update={"standardized": False}))
        if plan.tied:
            plan = replace(plan, spec=plan.spec.model_copy(update={"tied": None}))
        found.append(plan)
    layers = [plan.spec.model_copy(update={"name": plan.name}) for plan in plans]
    return found, applied_weights(layers, with_tied_weights(plans, arrays))
