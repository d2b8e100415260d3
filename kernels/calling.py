"""Calls of compiled kernels by their address, from Python and from programs.

Arrays are passed as a few 64-bit numbers each (see `kernels.arrays`), so all kernels that take only
arrays and integers look alike to the machine: as functions of 64-bit numbers, preceded by places
for their result and their errors. Therefore Numba compiles no wrappers that would unpack Python
objects; those would take as long as many kernels.

    matrix (2, 3)                   ──▶ address, 2, 3
    matrix (2, 3), gaps are allowed ──▶ address, 2, 3, and two strides
    7                               ──▶ 7
    (vector of 5 elements, 7)       ──▶ address, 5, 7
"""

from collections.abc import Callable, Sequence
from ctypes import CFUNCTYPE, byref, c_int32, c_int64, c_void_p
from functools import partial
from typing import Any, cast

import numpy as np
from numba import types

from kernels.arrays import ArrayType, array_numbers

# What a kernel may return, as it is in memory.
RESULTS: dict[Any, Any] = {types.int64: c_int64}


class Kernel:
    """A compiled kernel, called like the function it was compiled from.

    The interpreter lock is released while it runs. Arrays are read and written in place.

    Parameters
    ----------
    name : name of the function
    signature : Numba types of its result and its arguments
    symbol : name of its machine code
    library : owner of the machine code
    """

    def __init__(self, name: str, signature: Any, symbol: str, library: Any) -> None:
        self.name, self.symbol = name, symbol
        self.address = int(library.get_pointer_to_function(symbol))
        self._kinds = tuple(signature.args)
        self._result = RESULTS.get(signature.return_type)
        self._library = library  # the code lives as long as this
        self._function: Any = None

    def numbers(self, arguments: Sequence[Any]) -> list[int]:
        """Return the arguments as 64-bit numbers, as machine code receives them.

        The numbers contain addresses of arrays: whoever keeps them keeps the arrays.

        Raises
        ------
        TypeError
            If the kernel was not compiled for the type of an argument, or for so many.
        """
        if len(arguments) != len(self._kinds):
            raise TypeError(
                f"{self.name}: got {len(arguments)} arguments, accepted: {len(self._kinds)}"
            )
        numbers: list[int] = []
        for kind, value in zip(self._kinds, arguments, strict=True):
            _flatten(kind, value, numbers)
        return numbers

    def __call__(self, *arguments: Any) -> Any:
        """Call the kernel.

        Raises
        ------
        TypeError
            If the kernel was not compiled for the type of an argument, or for so many.
        RuntimeError
            If it failed, which no kernel should.
        """
        return self._bound(self.numbers(arguments))()

    def bound(self, *arguments: Any, open_end: int) -> Callable[..., Any]:
        """Return a function that makes this call with `open_end` whole numbers as last arguments.

        The arguments are prepared once, so that a call takes less time. Whoever keeps the function
        keeps the arrays; only one thread at a time may call it.

        Raises
        ------
        TypeError
            If the kernel was not compiled for the type of an argument, or for so many.
        """
        return self._bound(self.numbers((*arguments, *[0] * open_end))[:-open_end], open_end)

    def _bound(self, numbers: list[int], open_end: int = 0) -> Callable[..., Any]:
        if self._function is None:
            places, count = [c_void_p, c_void_p], len(numbers) + open_end
            self._function = CFUNCTYPE(c_int32, *places, *[c_int64] * count)(self.address)
        result, problem = (self._result or c_int64)(), c_void_p()
        call = partial(self._function, byref(result), byref(problem), *numbers)

        def run(*rest: int) -> Any:
            if call(*rest):
                raise RuntimeError(f"kernel {self.name} failed")
            return None if self._result is None else result.value

        return run


def _flatten(kind: Any, value: Any, out: list[int]) -> None:
    """Append an argument as Numba passes it."""
    if isinstance(kind, ArrayType):
        out += array_numbers(kind, value)
    elif isinstance(kind, types.BaseTuple) and isinstance(value, tuple):
        if len(cast(Any, kind)) != len(value):
            raise TypeError(f"got {len(value)} values, accepted: {kind}")
        for part, one in zip(cast(Any, kind), value, strict=True):
            _flatten(part, one, out)
    elif isinstance(value, int | np.integer) and kind in (types.int64, types.uint64):
        out.append((int(value) + 2**63) % 2**64 - 2**63)
    else:
        raise TypeError(f"got {value!r}, accepted: {kind}, if that is an array or a whole number")
