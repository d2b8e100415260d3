"""Sums that become the gradient of a weight."""

import numpy as np

from guitrainer.nn.parameters import Parameter
from guitrainer.nn.planes import Array, aligned_zeros, whole_registers
from guitrainer.nn.team import pieces
from kernels.machine import LANES
from kernels.program import Call, Phase
from kernels.updates import make_unpack_sums


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
        self._weight = weight
        # the element of the weight that each sum belongs to; some sums are computed twice
        self._places = np.full(self.values.shape[1], -1, np.int64)
        self._places[index] = np.arange(index.size)
        self._unpack = make_unpack_sums(str(weight.value.dtype))

    def tasks(self) -> Phase:
        """Return tasks that write the gradient and set the sums to zero."""
        size, out = self._places.size, self._weight.flat_grad
        return [
            [Call(self._unpack, self.values, first, self._places[first:last], out)]
            for first, last in pieces(size, size, LANES)
        ]
