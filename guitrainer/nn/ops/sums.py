"""Sums that become the gradient of a weight."""

import numpy as np

from guitrainer.nn.parameters import Parameter
from guitrainer.nn.planes import Array, aligned_zeros, whole_registers
from guitrainer.nn.team import pieces
from kernels.machine import LANES
from kernels.packing import gradient_size, unpack_gradient
from kernels.program import Call, Phase
from kernels.tiling import GradientTile
from kernels.updates import make_unpack_sums


def places_of(index: Array, size: int) -> Array:
    """Return which element of a weight each of `size` sums is, −1 for those computed twice.

    Parameters
    ----------
    index : position of each element of the weight among the sums
    """
    places = np.full(size, -1, np.int64)
    places[index] = np.arange(index.size)
    return places


class WeightSums:
    """Sums over positions and samples, in the order in which a kernel of a pass writes them.

    Every chunk of blocks has its own, so that they are always added in the same order.

    Parameters
    ----------
    chunks : number of chunks
    size : number of sums per chunk
    index : position of each element of the weight among the sums

    Attributes
    ----------
    values : [chunk, sum], with rows of whole registers; zeros between two steps
    """

    def __init__(self, chunks: int, size: int, index: Array, weight: Parameter) -> None:
        self.values = aligned_zeros((chunks, whole_registers(size)), str(weight.value.dtype))
        self._weight, self._places = weight, places_of(index, self.values.shape[1])
        self._unpack = make_unpack_sums(str(weight.value.dtype))

    @classmethod
    def of_tiles(
        cls, chunks: int, tile: GradientTile, weight: Parameter, groups: int = 1
    ) -> "WeightSums":
        """Make the sums of a direct weight gradient, see `packing.unpack_gradient`."""
        shape = weight.value.shape
        size, index = gradient_size(shape, tile, groups), unpack_gradient(shape, tile, groups)
        return cls(chunks, size, index, weight)

    def tasks(self) -> Phase:
        """Return tasks that write the gradient and set the sums to zero."""
        size, out = self._places.size, self._weight.flat_grad
        return [
            [Call(self._unpack, self.values, first, self._places[first:last], out)]
            for first, last in pieces(size, size, LANES)
        ]
