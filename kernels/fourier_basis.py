"""Discrete Fourier transforms of lines of registers, for the convolution theorem.

    X[k] = Σ_j x[j] · e^(−2πi·jk/n)

A transform of n = r·m numbers consists of r transforms of every r-th number, which are rotated and
combined in groups of r (Cooley & Tukey 1965). Here, this recursion runs while a kernel is being
compiled, and leaves straight-line code behind: sizes, rotations and zeros are known, so what is
multiplied by one or zero costs nothing. The transform of real numbers has the symmetry
X[n−k] = X[k]*, so only half of it is computed (Sorensen et al. 1987, Real-valued fast Fourier
transform algorithms).

Lanes are samples, or filters, so all of this is arithmetic on whole registers. A complex number is
two registers, the real part and the imaginary part.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, overload

from kernels.machine import LANES
from kernels.simd import Emitter, tile_of
from kernels.terms import Term
from kernels.tiling import RADICES
from kernels.unrolled import Memory, unrolled

# A real number in a formula; None is zero.
Real = Term | None


def radix(size: int) -> int:
    """Return the number of parts a transform of this size is divided into; 1 if it is one number.

    Raises
    ------
    ValueError
        If the size has a prime factor above 7.
    """
    if size == 1:
        return 1
    for r in RADICES:
        if size % r == 0:
            return r
    raise ValueError(f"size: got {size}, accepted: products of 2, 3, 5 and 7")


def _sum(a: Real, b: Real) -> Real:
    if a is None or b is None:
        return b if a is None else a
    return a + b


def _difference(a: Real, b: Real) -> Real:
    if b is None:
        return a
    return -b if a is None else a - b


def _fused(a: Real, factor: float, b: Real) -> Real:
    """Return a + factor · b."""
    if b is None:
        return a
    return factor * b if a is None else a.plus(factor, b)


@dataclass(frozen=True)
class Complex:
    """A complex number in a formula."""

    re: Real
    im: Real = None

    def __add__(self, other: "Complex") -> "Complex":
        """Write the sum."""
        return Complex(_sum(self.re, other.re), _sum(self.im, other.im))

    def __sub__(self, other: "Complex") -> "Complex":
        """Write the difference."""
        return Complex(_difference(self.re, other.re), _difference(self.im, other.im))

    def plus(self, factor: float, other: "Complex") -> "Complex":
        """Write self + factor · other, for a real factor."""
        return Complex(_fused(self.re, factor, other.re), _fused(self.im, factor, other.im))

    @property
    def conjugate(self) -> "Complex":
        """The number with the opposite imaginary part."""
        return Complex(self.re, _difference(None, self.im))

    def quarter(self, turns: int) -> "Complex":
        """Return the product with i to a power."""
        turned = (
            self,
            Complex(_difference(None, self.im), self.re),
            Complex(_difference(None, self.re), _difference(None, self.im)),
            Complex(self.im, _difference(None, self.re)),
        )
        return turned[turns % 4]

    def rotated(self, k: int, n: int) -> "Complex":
        """Write the product with e^(2πi·k/n)."""
        if 4 * k % n == 0:
            return self.quarter(4 * k // n)
        c, s = math.cos(2 * math.pi * k / n), math.sin(2 * math.pi * k / n)
        re, im = _fused(None, c, self.re), _fused(None, c, self.im)
        return Complex(_fused(re, -s, self.im), _fused(im, s, self.re))


def combine(x: Sequence[Complex], sign: int) -> list[Complex]:
    """Transform a few numbers, with e^(sign · 2πi·jk/n)."""
    n = len(x)
    if n == 1:
        return list(x)
    if n == 2:
        return [x[0] + x[1], x[0] - x[1]]
    if n == 4:
        (a, b), (c, d) = combine(x[0::2], sign), combine(x[1::2], sign)
        turned = d.quarter(sign)
        return [a + c, b + turned, a - c, b - turned]
    # a prime number: terms j and n − j share their factors
    pairs = [(x[j] + x[n - j], x[j] - x[n - j]) for j in range(1, n // 2 + 1)]
    result = [x[0]] * n
    for total, _ in pairs:
        result[0] = result[0] + total
    for k in range(1, n // 2 + 1):
        even, odd = x[0], Complex(None)
        for j, (total, gap) in enumerate(pairs, 1):
            angle = 2 * math.pi * j * k / n
            even, odd = even.plus(math.cos(angle), total), odd.plus(math.sin(angle), gap)
        turned = odd.quarter(sign)
        result[k], result[n - k] = even + turned, even - turned
    return result


# Numbers of a transform with their places, in the order in which they are computed.
Placed = Iterator[tuple[int, Complex]]


class StoredNumbers(Sequence[Complex]):
    """Numbers that are read from memory when they are first needed, and thus not kept before.

    Parameters
    ----------
    read : reads a number
    places : what it is told for each of them; None for a zero
    """

    def __init__(self, read: Callable[[int], Complex], places: Sequence[int | None]) -> None:
        self._read, self._places = read, places

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, k: int) -> Complex: ...
    @overload
    def __getitem__(self, k: slice) -> "StoredNumbers": ...
    def __getitem__(self, k: int | slice) -> "Complex | StoredNumbers":
        if isinstance(k, slice):
            return StoredNumbers(self._read, self._places[k])
        place = self._places[k]
        return Complex(None) if place is None else self._read(place)


def _in_order(numbers: Placed, count: int) -> list[Complex]:
    found = dict(numbers)
    return [found[k] for k in range(count)]


def transform(x: Sequence[Complex], sign: int) -> Placed:
    """Transform complex numbers: with sign −1 into the basis, with 1 back, times their number."""
    n, r = len(x), radix(len(x))
    if r == 1:
        yield 0, x[0]
        return
    m = n // r
    parts = [_in_order(transform(x[j::r], sign), m) for j in range(r)]
    for k in range(m):
        rotated = [part[k].rotated(sign * j * k, n) for j, part in enumerate(parts)]
        yield from zip(range(k, n, m), combine(rotated, sign), strict=True)


def _entry(half: Sequence[Complex], k: int, n: int) -> Complex:
    """Return number k of a symmetric transform of which only the first half is stored."""
    return half[k] if k <= n // 2 else half[n - k].conjugate


def half_transform(x: Sequence[Complex]) -> Placed:
    """Transform n real numbers; only the first n//2 + 1 are given, which determine all."""
    n, r = len(x), radix(len(x))
    if r == 1:
        yield 0, x[0]
        return
    m = n // r
    parts = [_in_order(half_transform(x[j::r]), m // 2 + 1) for j in range(r)]
    for k in range(m // 2 + 1):
        rotated = [_entry(part, k, m).rotated(-j * k, n) for j, part in enumerate(parts)]
        for place, value in zip(range(k, n, m), combine(rotated, -1), strict=True):
            if place <= n // 2:
                yield place, value
            elif 0 < 2 * k < m:
                yield n - place, value.conjugate


def from_half(half: Sequence[Complex], n: int) -> Placed:
    """Give the n real numbers, times n, whose transform begins with `half`."""
    r = radix(n)
    if r == 1:
        yield 0, half[0]
        return
    m = n // r
    parts: list[list[Complex]] = [[] for _ in range(r)]
    for k in range(m // 2 + 1):
        members = combine([_entry(half, k + q * m, n) for q in range(r)], 1)
        for j, part in enumerate(parts):
            value = members[j].rotated(j * k, n)
            part.append(Complex(value.re) if 2 * k % m == 0 else value)
    for j, part in enumerate(parts):
        yield from ((j + r * place, value) for place, value in from_half(part, m))


def _numbers(e: Emitter, x: Memory, places: Any, count: int, n: int) -> StoredNumbers:
    """Return complex numbers; `places` are the first real part, and steps to the next and to im."""
    place, step, imaginary = places

    def read(k: int) -> Complex:
        parts = (x.load(e.place(place, (step, k), (imaginary, part))) for part in (0, 1))
        return Complex(*(Term(e, register) for register in parts))

    return StoredNumbers(read, [k if k < count else None for k in range(n)])


def _write(e: Emitter, out: Memory, places: Any, numbers: Placed) -> None:
    place, step, imaginary = places
    zero = e.constant(0)
    for k, number in numbers:
        for part, value in enumerate((number.re, number.im)):
            target = e.place(place, (step, k), (imaginary, part))
            out.store(target, zero if value is None else value.register)


@unrolled()
def row_into_basis(
    e: Emitter, x: Memory, place: Any, step: Any, lines: Memory, targets: Any, sizes: Any
) -> None:
    """Transform real numbers, `step` apart, into half of their complex ones.

    `targets` are (place, step, step to the imaginary part), `sizes` (numbers, size of the
    transform); the missing numbers are zero.
    """
    count, n = sizes

    def read(k: int) -> Complex:
        return Complex(Term(e, x.load(e.place(place, (step, k)))))

    line = StoredNumbers(read, [k if k < count else None for k in range(n)])
    _write(e, lines, targets, half_transform(line))


@unrolled()
def column_into_basis(
    e: Emitter, lines: Memory, places: Any, points: Memory, targets: Any, sizes: Any
) -> None:
    """Transform complex numbers; arguments as for `row_into_basis`."""
    count, n = sizes
    _write(e, points, targets, transform(_numbers(e, lines, places, count, n), -1))


@unrolled()
def column_out_of_basis(
    e: Emitter, points: Memory, places: Any, lines: Memory, targets: Any, sizes: Any
) -> None:
    """Transform complex numbers back, times their number, and store some of them.

    `sizes` are (size of the transform, first of the numbers to store, how many).
    """
    n, first, kept = sizes
    numbers = (((k - first) % n, z) for k, z in transform(_numbers(e, points, places, n, n), 1))
    _write(e, lines, targets, ((k, z) for k, z in numbers if k < kept))


@unrolled(lambda lines, places, sizes: tile_of(lines, sizes[0] * sizes[3]))
def rows_out_of_basis(e: Emitter, lines: Memory, places: Any, sizes: Any) -> Any:
    """Return rows of real numbers, times their number, from half of their complex ones.

    `places` are (place, step to the next row), the numbers of a row are next to each other; `sizes`
    are (rows, size of the transform, first of the numbers of a row to return, how many).
    """
    (place, row), (rows, n, first, kept) = places, sizes
    values: list[Real] = []
    for r in range(rows):
        start, count = e.place(place, (row, r)), n // 2 + 1
        half = _numbers(e, lines, (start, 2 * LANES, LANES), count, count)
        numbers = {(k - first) % n: z for k, z in from_half(half, n)}
        values += [numbers[k].re for k in range(kept)]
    return [e.constant(0) if value is None else value.register for value in values]
