"""Kernels called from Python by their address: what they return, and what they do not take."""

from typing import Any

import numpy as np
import pytest

from kernels.batches import make_contrast, make_gather
from kernels.machine import LANES
from kernels.program import MAILBOX, Call, Program, make_serve
from kernels.updates import make_add_chunks
from tests.kernels.blocks import rows_for

TARGET = np.zeros(16, np.float32)
READ_ONLY = np.zeros(16, np.float32)
READ_ONLY.flags.writeable = False
CHUNKS = np.zeros((2, 16), np.float32)
PIXELS, INDEX = np.zeros((1, 1, 4, 4), np.uint8), np.zeros(LANES, np.int64)
VECTOR, BLOCK = np.zeros(1, np.float32), np.zeros((1, 1, 4, 4, LANES), np.float32)
MOVES = (INDEX, INDEX, np.zeros(LANES, bool))


@pytest.mark.parametrize("known", [0, 7, -1])
def test_result_of_a_kernel(known: int) -> None:
    """A thread that waits for a program in vain returns the number of the last one."""
    mailbox = np.zeros(MAILBOX, np.int64)
    mailbox[0] = known
    assert make_serve()(mailbox, known, 1, 3) == known
    assert make_serve().bound(mailbox, open_end=3)(known, 1, 3) == known


def test_without_a_result() -> None:
    chunks, out = np.arange(8, dtype=np.float32).reshape(2, 4), np.zeros(4, np.float32)
    assert make_add_chunks("float32")(chunks, out) is None
    np.testing.assert_array_equal(out, [4, 6, 8, 10])


def test_arrays_may_have_gaps_where_the_kernel_knows_strides() -> None:
    """And elements outside the view are not written."""
    images = np.random.default_rng(0).normal(size=(1, 2, 4, 9, LANES))
    kept = images.copy()
    make_contrast("float64")(images[:, :, ::2, 2:7], 0, 1)
    changed = images != kept
    assert changed[:, :, ::2, 2:7].all()
    assert changed.sum() == images[:, :, ::2, 2:7].size


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        ((CHUNKS.astype(np.float64), TARGET), r"got an array float64\(2, 16\)"),
        ((CHUNKS[0], TARGET), r"got an array float32\(16,\)"),
        ((np.zeros((4, 16), np.float32)[::2], TARGET), "got an array with gaps"),
        ((CHUNKS, READ_ONLY), "got a read-only array"),
        ((CHUNKS.tolist(), TARGET), "got "),
        ((0.5, TARGET), "got 0.5"),
        ((None, TARGET), "got None"),
        ((CHUNKS,), "add_chunks: got 1 arguments, accepted: 2"),
        ((CHUNKS, TARGET, 0), "add_chunks: got 3 arguments, accepted: 2"),
    ],
)
def test_what_a_kernel_does_not_take_is_refused(arguments: tuple[Any, ...], found: str) -> None:
    kernel = make_add_chunks("float32")
    with pytest.raises(TypeError, match=found):
        kernel(*arguments)
    with pytest.raises(TypeError, match=found):
        Program([[[Call(kernel, *arguments)]]]).prepare()


@pytest.mark.parametrize(
    ("transform", "first", "found"),
    [
        ((VECTOR, VECTOR, VECTOR), 0, "got 3 values"),
        ((VECTOR,), 0, "got 1 values"),
        (VECTOR, 0, "got array"),
        ((VECTOR, VECTOR), 0.0, "got 0.0"),
        ((VECTOR, VECTOR), VECTOR, "got array"),
    ],
)
def test_what_does_not_fit_into_a_tuple_is_refused(transform: Any, first: Any, found: str) -> None:
    gather = make_gather("uint8", "float32")
    with pytest.raises(TypeError, match=found):
        gather(PIXELS, INDEX, transform, MOVES, rows_for(PIXELS), BLOCK, first, 1)
