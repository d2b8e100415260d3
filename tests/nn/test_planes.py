"""The memory that calls share."""

from itertools import pairwise

import numpy as np

from guitrainer.nn.planes import WORKSPACE_BYTES, Workspace
from kernels.machine import ALIGNMENT_BYTES


def test_calls_share_the_memory_of_their_thread() -> None:
    workspace = Workspace(2)
    first = workspace.arrays([(3, 5), (2, 7)], "float32")
    second = workspace.arrays([(4,)], "float64")
    for thread in range(2):
        a, b, c = (one.arrays[thread] for one in (*first, *second))
        assert (a.shape, b.shape, c.dtype) == ((3, 5), (2, 7), np.dtype("float64"))
        assert not np.shares_memory(a, b)
        assert a.ctypes.data == c.ctypes.data
        assert all(one.ctypes.data % ALIGNMENT_BYTES == 0 for one in (a, b, c))
    assert not np.shares_memory(first[0].arrays[0], first[0].arrays[1])


def test_a_workspace_grows_with_its_calls() -> None:
    workspace, sizes = Workspace(), (16, WORKSPACE_BYTES, 2 * WORKSPACE_BYTES, 16)
    found = [workspace.arrays([(size,)], "float32")[0].arrays[0] for size in sizes]
    assert [one.size for one in found] == list(sizes)
    shared = [np.shares_memory(a, b) for a, b in pairwise(found)]
    assert shared == [False, False, True]
