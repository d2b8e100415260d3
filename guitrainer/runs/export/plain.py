"""Networks as files that hold no code need them: with weights as they are applied."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from numpy.typing import NDArray

from guitrainer.nn.plans import LayerPlan
from guitrainer.nn.standardization import applied_weights, is_standardized


def as_applied(
    plans: Sequence[LayerPlan], arrays: Mapping[str, NDArray[Any]]
) -> tuple[list[LayerPlan], dict[str, NDArray[Any]]]:
    """Return a network that computes the same, with standardized weights stored as such.

    Parameters
    ----------
    plans : layers, in order
    arrays : weights, named as in a checkpoint
    """
    found = []
    for plan in plans:
        if is_standardized(plan.spec):
            plan = replace(plan, spec=plan.spec.model_copy(update={"standardized": False}))
        found.append(plan)
    layers = [plan.spec.model_copy(update={"name": plan.name}) for plan in plans]
    return found, applied_weights(layers, arrays)
