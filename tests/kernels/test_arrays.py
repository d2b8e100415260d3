"""Elements of the arrays that kernels are passed are NumPy's, whatever the layout and type."""

from typing import Any

import numpy as np
import pytest
from numba import types

from kernels import arrays
from kernels.arrays import ArrayType, array_numbers
from kernels.jit import flat, kernel

COUNT = 5
intrinsics: Any = arrays  # called in kernels only, with other signatures than they have here


@kernel(types.void(ArrayType(types.float32, 3, "A"), ArrayType(types.float32, 3, "C")))
def copy_whole(values: Any, out: Any) -> None:
    for i in range(values.shape[0]):
        for j in range(values.shape[1]):
            for k in range(values.shape[2]):
                out[i, j, k] = values[i, j, k] + np.float32(out.size)


@kernel(types.void(ArrayType(types.boolean, 1, "C", readonly=True), flat("float64")))
def count_true(flags: Any, out: Any) -> None:
    for k in range(flags.size):
        out[0] += flags[k]


@kernel(types.void(ArrayType(types.uint8, 3, "C", readonly=True), flat("float64")))
def copy_elements(values: Any, out: Any) -> None:
    for k in range(out.size):
        out[k] = intrinsics.element(values, k)


@kernel(types.void(flat("float64")))
def reverse(values: Any) -> None:
    kept = intrinsics.stack_array(values, COUNT)
    intrinsics.clear(kept)
    for k in range(COUNT - 1):
        kept[k] = values[k]
    for k in range(COUNT):
        values[k] = kept[COUNT - 1 - k]


@pytest.mark.parametrize("part", [np.s_[:, :, :], np.s_[::2, 1:4, ::-1], np.s_[1:, ::3, 2:3]])
def test_elements_of_arrays_with_gaps(part: Any) -> None:
    values = np.random.default_rng(0).random((4, 6, 5), np.float32)[part]
    out = np.empty(values.shape, np.float32)
    copy_whole(values, out)
    np.testing.assert_array_equal(out, values + np.float32(values.size))


def test_arrays_without_elements() -> None:
    empty = np.empty((2, 0, 3), np.float32)
    copy_whole(empty, empty.copy())
    out = np.zeros(1)
    count_true(np.empty(0, bool), out)
    assert out[0] == 0


def test_flags() -> None:
    out = np.zeros(1)
    count_true(np.array([True, False, True, True]), out)
    assert out[0] == 3


def test_elements_by_their_offset() -> None:
    values, out = np.arange(200, 224, dtype=np.uint8).reshape(2, 3, 4), np.empty(24)
    copy_elements(values, out)
    np.testing.assert_array_equal(out, values.ravel())


def test_vector_on_the_stack() -> None:
    values = np.arange(1.0, COUNT + 1)
    reverse(values)
    np.testing.assert_array_equal(values, [0, 4, 3, 2, 1])


def test_arrays_as_numbers() -> None:
    values = np.zeros((3, 8, 2), np.float32)
    start = values.ctypes.data
    gaps, whole = ArrayType(types.float32, 3, "A"), ArrayType(types.float32, 3, "C")
    assert array_numbers(whole, values) == [start, 3, 8, 2]
    assert array_numbers(gaps, values[:, 1::2]) == [start + 8, 3, 4, 2, 64, 16, 4]
