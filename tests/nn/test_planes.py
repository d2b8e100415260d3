"""The memory that calls share."""

from itertools import pairwise

import numpy as np

from guitrainer.nn.planes import SCRATCH_MEMORY_BYTES, ScratchMemory
from kernels.machine import ALIGNMENT_BYTES


def test_calls_share_the_memory_of_their_thread() -> None:
    memory = ScratchMemory(2)
    first = memory.arrays([(3, 5), (2, 7)], "float32")
    second = memory.arrays([(4,)], "float64")
    for thread in range(2):
        a, b, c = (one.arrays[thread] for one in (*first, *second))
        assert (a.shape, b.shape, c.dtype) == ((3, 5), (2, 7), np.dtype("float64"))
        assert not np.shares_memory(a, b)
        assert a.ctypes.data == c.ctypes.data
        assert all(one.ctypes.data % ALIGNMENT_BYTES == 0 for one in (a, b, c))
    assert not np.shares_memory(first[0].arrays[0], first[0].arrays[1])


def test_scratch_memory_grows_with_its_calls() -> None:
    memory, sizes = ScratchMemory(), [16, SCRATCH_MEMORY_BYTES, 2 * SCRATCH_MEMORY_BYTES, 16]
    found = [memory.arrays([(size,)], "float32")[0].arrays[0] for size in sizes]
    assert [one.size for one in found] == sizes
    shared = [np.shares_memory(a, b) for a, b in pairwise(found)]
    assert shared == [False, False, True]
