"""The transforms of Winograd's convolution for 3×3 filters, F(2×2, 3×3) and F(4×4, 3×3).

    Y = Aᵀ [ (G g Gᵀ) ⊙ (Bᵀ d B) ] A

Each transform is defined by its effect on one line of numbers. A square is transformed by applying
it to the columns, and then to the rows of the result. Lanes are samples, so all of this is
arithmetic on whole registers.

References
----------
Lavin & Gray (2016), Fast Algorithms for Convolutional Neural Networks, equations 7 and 9.
Barabasz, Anderson, Soodhalter & Gregg (2020), Error Analysis and Improving the Accuracy of Winograd
Convolution for Deep Neural Networks: how the choice of points decides on the rounding errors.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import numpy as np

from kernels.simd import Emitter, tile_of
from kernels.terms import Term
from kernels.unrolled import Memory, unrolled

# F(4, 3) evaluates polynomials at 0, ±NEAR, ±FAR and infinity. At 0, ±1, ±2, as in the paper, an
# output is wrong by up to four times as much. Squares and products of these are exact.
NEAR, FAR = 5 / 8, 3 / 2
NEAR2, FAR2 = NEAR**2, FAR**2


def _filter4() -> Any:
    """G of F(4, 3): the values of a filter's polynomial, divided by Π (point − other points)."""
    points = np.array([0, NEAR, -NEAR, FAR, -FAR])
    gaps = np.array([np.prod(p - points[points != p]) for p in points])
    values = points[:, None] ** np.arange(3) / gaps[:, None]
    return np.vstack([values, [0, 0, 1]])


# G of F(2, 3) and F(4, 3): filters into the basis.
FILTER2 = np.array([[1, 0, 0], [0.5, 0.5, 0.5], [0.5, -0.5, 0.5], [0, 0, 1]])
FILTER4 = _filter4()


Line = tuple[Term, ...]
Transform = Callable[..., Line]


def _input2(a: Term, b: Term, c: Term, d: Term) -> Line:
    """Bᵀ of F(2, 3)."""
    return a - c, b + c, c - b, b - d


def _output2(a: Term, b: Term, c: Term, d: Term) -> Line:
    """Aᵀ of F(2, 3)."""
    return a + b + c, b - c - d


def _gradient2(a: Term, b: Term) -> Line:
    """A of F(2, 3), for a gradient, without the minus of its last row."""
    return a, a + b, a - b, b


def _input4(a: Term, b: Term, c: Term, d: Term, e: Term, f: Term) -> Line:
    """Bᵀ of F(4, 3)."""
    p, q = d.plus(-FAR2, b), e.plus(-FAR2, c)
    r, s = d.plus(-NEAR2, b), e.plus(-NEAR2, c)
    both, product = -(NEAR2 + FAR2), NEAR2 * FAR2
    return (
        e.plus(both, c).plus(product, a),
        q.plus(NEAR, p),
        q.plus(-NEAR, p),
        s.plus(FAR, r),
        s.plus(-FAR, r),
        f.plus(both, d).plus(product, b),
    )


def _output4(a: Term, b: Term, c: Term, d: Term, e: Term, f: Term) -> Line:
    """Aᵀ of F(4, 3)."""
    p, q = b + c, b - c
    r, s = d + e, d - e
    return (
        a + p + r,
        (NEAR * q).plus(FAR, s),
        (NEAR2 * p).plus(FAR2, r),
        f.plus(NEAR * NEAR2, q).plus(FAR * FAR2, s),
    )


def _gradient4(a: Term, b: Term, c: Term, d: Term) -> Line:
    """A of F(4, 3), for a gradient."""
    p, q = a.plus(NEAR2, c), (NEAR * b).plus(NEAR * NEAR2, d)
    r, s = a.plus(FAR2, c), (FAR * b).plus(FAR * FAR2, d)
    return a, p + q, p - q, r + s, r - s, d


# By the side length of a tile of outputs.
_INPUT: dict[int, Transform] = {2: _input2, 4: _input4}
_OUTPUT: dict[int, Transform] = {2: _output2, 4: _output4}
_GRADIENT: dict[int, Transform] = {2: _gradient2, 4: _gradient4}


def _both_ways(transform: Transform, columns: Iterable[Iterable[Term]]) -> Iterator[Any]:
    """Transform the columns of a square, then the rows; give registers in reading order."""
    across = [transform(*column) for column in columns]
    for row in zip(*across, strict=True):
        yield from (term.register for term in transform(*row))


def _columns(e: Emitter, x: Memory, place: Any, steps: Any, side: int) -> Iterator[Iterable[Term]]:
    """Read the columns of a square; `steps` are (row, column)."""
    row, column = steps
    for k in range(side):
        registers = x.load_line(e.place(place, (column, k)), row, side)
        yield [Term(e, register) for register in registers]


@unrolled()
def line_into_basis(
    e: Emitter, x: Memory, place: Any, step: Any, points: Memory, target: Any, apart: Any, side: int
) -> None:
    """Write Bᵀ of a line of side + 2 registers of `x`, `step` apart, to `points`, `apart` apart."""
    line = (Term(e, register) for register in x.load_line(place, step, side + 2))
    points.store_line(target, apart, (term.register for term in _INPUT[side](*line)))


@unrolled(lambda points, place, step, side: tile_of(points, side * side))
def out_of_basis(e: Emitter, points: Memory, place: Any, step: Any, side: int) -> Any:
    """Return Aᵀ m A, the tile of side² outputs of the points at `place`, in reading order."""
    points_side = side + 2
    rows = e.place(0, (step, points_side))
    return list(_both_ways(_OUTPUT[side], _columns(e, points, place, (rows, step), points_side)))


@unrolled()
def gradient_into_basis(
    e: Emitter,
    grad: Memory,
    place: Any,
    steps: Any,
    points: Memory,
    target: Any,
    step: Any,
    side: int,
) -> None:
    """Write A δ Aᵀ of the side² gradients at `place` to points[target].

    `steps` are (row, column) of `grad`; points are `step` elements apart.
    """
    columns = _columns(e, grad, place, steps, side)
    points.store_line(target, step, _both_ways(_GRADIENT[side], columns))
