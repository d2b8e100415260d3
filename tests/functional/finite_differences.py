"""Gradients by moving every input up and down."""

from types import ModuleType
from typing import Any

import numpy as np
import numpy.typing as npt

from tests.functional.cases import Case
from tests.functional.operations import OPERATIONS, Arrays, forward

STEP = 1e-5  # h² of truncation and 1e-16/h of rounding are both about 1e-10


def central_differences(
    module: ModuleType, case: Case, arrays: Arrays, grad_output: npt.NDArray[Any]
) -> Arrays:
    """Return the gradients of sum(output·grad_output) in float64, one input at a time."""

    def objective() -> float:
        return float(np.sum(forward(module, case.name, arrays, case.options) * grad_output))

    gradients = {}
    for key in (k for k in OPERATIONS[case.name].gradients if k in arrays):
        values = arrays[key].reshape(-1)  # a view: what changes here is seen by the objective
        gradient = np.zeros(values.size)
        for index, value in enumerate(values.copy()):
            values[index] = value + STEP
            above = objective()
            values[index] = value - STEP
            gradient[index] = (above - objective()) / (2 * STEP)
            values[index] = value
        gradients[key] = gradient.reshape(arrays[key].shape)
    return gradients
