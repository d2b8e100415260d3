"""How far two arrays may lie apart."""

from typing import Any

import numpy as np
import numpy.typing as npt

from tests.functional.operations import Arrays

Array = npt.NDArray[Any]

# Of the largest value expected: rounding errors grow with the terms of a sum, not with the sum.
TOLERANCES = {np.dtype(np.float32): 1e-5, np.dtype(np.float64): 1e-12}


def assert_close(computed: Array, expected: Array, tolerance: float, what: str = "output") -> None:
    """Fail where `computed` strays from `expected` by more than its share of the largest."""
    assert computed.shape == expected.shape, f"{what}: {computed.shape} for {expected.shape}"
    if not expected.size:
        return
    distance = np.abs(computed.astype(np.float64) - expected)
    largest = float(np.abs(expected).max())
    allowed = tolerance * max(largest, float(np.finfo(np.float32).tiny))
    worst = np.unravel_index(np.argmax(distance), distance.shape)
    assert distance[worst] <= allowed, (
        f"{what}{[int(index) for index in worst]}: {computed[worst]} for {expected[worst]}, "
        f"{distance[worst]:.3g} apart, {allowed:.3g} allowed"
    )


def assert_gradients_close(computed: Arrays, expected: Arrays, tolerance: float) -> None:
    """Compare gradients argument by argument."""
    assert computed.keys() == expected.keys()
    for key, gradient in expected.items():
        assert_close(computed[key], gradient, tolerance, f"grad_{key}")
