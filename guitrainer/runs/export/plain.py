"""Networks as files that hold no code need them: with weights as they are applied."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from numpy.typing import NDArray

from guitrainer.config.schema import Conv
from guitrainer.nn.plans import LayerPlan
from guitrainer.nn.standardization import standardize


def as_applied(
    plans: Sequence[LayerPlan], arrays: Mapping[str, NDArray[Any]]
) -> tuple[list[LayerPlan], dict[str, NDArray[Any]]]:
    """Return a network that computes the same, with standardized weights stored as such.

    Parameters
    ----------
    plans : layers, in order
    arrays : weights, named as in a checkpoint
    """
    found, stored = [], dict(arrays)
    for plan in plans:
        if isinstance(plan.spec, Conv) and plan.spec.standardized:
            name = f"{plan.name}.weight"
            stored[name] = standardize(stored[name])
            spec = plan.spec.model_copy(update={"standardized": False})
            plan = replace(plan, spec=spec)
        found.append(plan)
    return found, stored
