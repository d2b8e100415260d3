"""Points of a Sobol sequence, which fill a cube more evenly than random points.

Joe and Kuo 2008, "Constructing Sobol sequences with better two-dimensional projections", with their
direction numbers. A random digital shift moves all points, so that none lies on the border only
because the sequence starts at zero (Owen 1998, "Scrambling Sobol' and Niederreiter-Xing points").
"""

import numpy as np
from numpy.typing import NDArray

BITS = 30
# Degree of the primitive polynomial, its inner coefficients, and the first direction numbers, for
# each axis after the first.
_DIRECTIONS: tuple[tuple[int, int, tuple[int, ...]], ...] = (
    (1, 0, (1,)),
    (2, 1, (1, 3)),
    (3, 1, (1, 3, 1)),
    (3, 2, (1, 1, 1)),
    (4, 1, (1, 1, 3, 3)),
    (4, 4, (1, 3, 5, 13)),
    (5, 2, (1, 1, 5, 5, 17)),
    (5, 4, (1, 1, 5, 5, 5)),
    (5, 7, (1, 1, 7, 11, 19)),
    (5, 11, (1, 1, 5, 1, 1)),
    (5, 13, (1, 1, 1, 3, 11)),
)
MOST_AXES = len(_DIRECTIONS) + 1


def points(count: int, axes: int, shift: NDArray[np.uint64] | None = None) -> NDArray[np.float64]:
    """Return the first `count` points of the sequence.

    Parameters
    ----------
    count : number of points, at most 2³⁰.
    axes : number of axes, at most `MOST_AXES`.
    shift : (axes,), integers below 2³⁰, combined with every point by exclusive or.

    Returns
    -------
    (count, axes), float64 in [0, 1).
    """
    directions = np.array([_numbers(axis) for axis in range(axes)], np.uint64)
    state = np.zeros(axes, np.uint64) if shift is None else shift.astype(np.uint64)
    found = np.empty((count, axes), np.float64)
    for index in range(count):
        found[index] = state
        lowest_zero = (~index & (index + 1)).bit_length() - 1  # the order of Gray's code
        state = state ^ directions[:, lowest_zero]
    return found / 2.0**BITS


def drawn_shift(axes: int, seed: int) -> NDArray[np.uint64]:
    """Return a digital shift, drawn by `seed`."""
    return np.random.default_rng(seed).integers(0, 2**BITS, axes, np.uint64)


def _numbers(axis: int) -> list[int]:
    """Return the direction numbers of an axis, the first bit highest."""
    if axis == 0:
        return [1 << (BITS - 1 - bit) for bit in range(BITS)]
    degree, inner, start = _DIRECTIONS[axis - 1]
    odd = list(start)
    for bit in range(degree, BITS):
        number = odd[bit - degree] ^ (odd[bit - degree] << degree)
        for k in range(1, degree):
            if inner >> (degree - 1 - k) & 1:
                number ^= odd[bit - k] << k
        odd.append(number)
    return [number << (BITS - 1 - bit) for bit, number in enumerate(odd)]
