"""Maxout: of every few neighboring channels, the largest is passed on."""

from typing import Any

from numba import types

from kernels.jit import INDEX, INDICES, blocked, factory, kernel
from kernels.simd import at, fill, load, select, store, stride, wins


@factory
def make_maxout(dtype: str) -> Any:
    """Compile the maximum over pieces (Goodfellow et al. 2013, section 2)."""

    @kernel(types.void(blocked(dtype), INDICES, blocked(dtype), blocked(dtype), INDEX, INDEX))
    def maxout(x, pieces, out, winners, first, last):
        """Write the maximum of channels pieces[0]·c … pieces[0]·(c + 1) − 1, and which one it is.

        The first of equal values wins, and NaN beats all others, as in torch.
        """
        count, column = pieces[0], stride(x, 3)
        for n in range(first, last):
            for c in range(out.shape[1]):
                for y in range(out.shape[2]):
                    place, channel = at(x, n, c * count, y, 0), stride(x, 1)
                    for k in range(out.shape[3]):
                        best, winner = load(x, place), fill(x, 0.0)
                        for piece in range(1, count):
                            value = load(x, place + piece * channel)
                            new = wins(value, best)
                            best = select(new, value, best)
                            winner = select(new, fill(x, piece), winner)
                        store(out, at(out, n, c, y, k), best)
                        store(winners, at(winners, n, c, y, k), winner)
                        place += column

    return maxout


@factory
def make_maxout_backward(dtype: str) -> Any:
    """Compile the gradient: all of it goes to the winner."""

    @kernel(types.void(blocked(dtype), blocked(dtype), INDICES, blocked(dtype), INDEX, INDEX))
    def maxout_backward(grad, winners, pieces, out, first, last):
        """Write the gradient of the winners, and 0 for the other pieces."""
        for n in range(first, last):
            for c in range(grad.shape[1]):
                for y in range(grad.shape[2]):
                    for k in range(grad.shape[3]):
                        delta = load(grad, at(grad, n, c, y, k))
                        winner = load(winners, at(winners, n, c, y, k))
                        for piece in range(pieces[0]):
                            won = winner == fill(grad, piece)
                            place = at(out, n, c * pieces[0] + piece, y, k)
                            store(out, place, select(won, delta, fill(grad, 0.0)))

    return maxout_backward
