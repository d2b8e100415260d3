"""Waiting for another thread without going to sleep: a wake-up takes longer than a small layer."""

from typing import Any

from numba import types
from numba.extending import intrinsic

from kernels.arrays import ArrayType, field
from kernels.jit import INDEX, factory, kernel

COUNTERS = ArrayType(types.int64, 1, "C")


@intrinsic
def load_shared(typing: Any, values: Any, k: Any) -> Any:
    """Read values[k] again from memory, where another thread may have written it."""

    def emit(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        data = field(context, builder, sig.args[0], args[0], "data")
        return builder.load_atomic(builder.gep(data, [args[1]]), "acquire", 8)

    return types.int64(values, INDEX), emit


@factory
def make_spin() -> Any:
    """Compile the wait for a counter to move on."""

    @kernel(types.boolean(COUNTERS, INDEX, types.int64, INDEX))
    def spin(counters, k, known, turns):
        """Return True as soon as counters[k] differs from `known`, False after `turns` checks."""
        for _ in range(turns):
            if load_shared(counters, k) != known:
                return True
        return False

    return spin
