"""A loop of fused multiply-adds and nothing else: the most a processor can do, for benchmarks.

The accumulators stay in registers and do not depend on each other. There are more than a core
needs to keep its units busy: two units, each of which returns a result after four or five cycles.
"""

from typing import Any

from numba import types

from kernels.arrays import I64
from kernels.jit import INDEX, factory, flat, kernel
from kernels.machine import LANES
from kernels.simd import Emitter, load, tile_of
from kernels.tiles import same_tile
from kernels.unrolled import Memory, unrolled

ACCUMULATORS = 12
# Operations of one round: a multiplication and an addition per lane of every accumulator.
FLOPS = 2 * ACCUMULATORS * LANES


@unrolled(lambda array: tile_of(array, ACCUMULATORS))
def _load_all(e: Emitter, array: Memory) -> Any:
    """Read the accumulators."""
    return [array.load(I64(k * LANES)) for k in range(ACCUMULATORS)]


@unrolled(same_tile)
def _round(e: Emitter, tile: Any, factor: Any, term: Any) -> Any:
    """Compute factor · accumulator + term for every accumulator."""
    return [e.fma(factor, register, term) for register in tile]


@unrolled()
def _store_all(e: Emitter, tile: Any, array: Memory) -> None:
    """Write the accumulators, so that the compiler cannot leave the loop out."""
    for k, register in enumerate(tile):
        array.store(I64(k * LANES), register)


@factory
def make_peak(dtype: str) -> Any:
    """Compile the loop."""

    @kernel(types.void(flat(dtype), flat(dtype), INDEX))
    def peak(registers, constants, rounds):
        """Update all accumulators `rounds` times.

        Parameters
        ----------
        registers : ACCUMULATORS registers, updated in place
        constants : a register of factors, then a register of terms
        """
        factor, term = load(constants, 0), load(constants, LANES)
        tile = _load_all(registers)
        for _ in range(rounds):
            tile = _round(tile, factor, term)
        _store_all(tile, registers)

    return peak
