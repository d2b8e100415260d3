"""The compiler of kernels: what it leaves out, and that results stay the same."""

import operator
from typing import Any

import numpy as np
import pytest
from numba import types
from numba.core.registry import cpu_target

from kernels.compiler import HelperLibrary, RememberingContext
from kernels.jit import INDEX, factory, flat, helper, kernel


@helper  # type: ignore[untyped-decorator]
def _doubled(x: Any, k: int) -> Any:
    return 2 * x[k]


@helper  # type: ignore[untyped-decorator]
def _sum_of_neighbors(x: Any, k: int) -> Any:
    return _doubled(x, k) + _doubled(x, k + 1)


@factory
def _make_neighbors(dtype: str) -> Any:
    @kernel(types.void(flat(dtype), flat(dtype)))
    def neighbors(x: Any, out: Any) -> None:
        for k in range(out.size):
            out[k] = _sum_of_neighbors(x, INDEX(k))

    return neighbors


def test_a_kernel_contains_its_helpers_and_theirs() -> None:
    x, out = np.array([1.0, 2.0, 4.0]), np.zeros(2)
    _make_neighbors("float64")(x, out)
    assert out.tolist() == [6.0, 12.0]


def test_a_helper_is_not_translated_by_itself() -> None:
    signature = (flat("float64"), INDEX)
    _sum_of_neighbors.compile(signature)
    compiled = _sum_of_neighbors.overloads[signature]
    assert isinstance(compiled.library, HelperLibrary)
    assert compiled.library.get_pointer_to_function(compiled.fndesc.llvm_func_name) == 0


@pytest.mark.parametrize(
    "kinds", [(types.int64, types.int64), (types.float32, types.int64), (types.int8, types.uint64)]
)
@pytest.mark.parametrize("function", [operator.add, operator.truediv, min, max])
def test_remembered_types_are_those_of_numba(function: Any, kinds: tuple[Any, ...]) -> None:
    context = cpu_target.typing_context
    context.refresh()
    called = context.resolve_value_type(function)
    expected = context.resolve_function_type(called, kinds, {})
    remembering = RememberingContext(context)
    for _ in range(2):
        assert remembering.resolve_function_type(called, kinds, {}) == expected
