"""Functions that unroll: they write their instructions while a kernel is being compiled.

An `@unrolled` function is called in a kernel like any other, but runs only once, at compile time.
Sizes passed as literal numbers are plain ints there, so its loops over them leave
straight-line code behind. Everything else arrives as something to write instructions with:

| the kernel passes | the function receives |
|---|---|
| an array | `Memory`, which loads and stores registers |
| a tile, a tuple of registers | a list of registers |
| a number known when the kernel is compiled | an int |
| any other number | an LLVM value |
| a tuple of numbers | a tuple of these |

    @unrolled()
    def copy_registers(e, x, place, out, target, count):
        for k in range(count):
            out.store(e.place(target, (k, LANES)), x.load(e.place(place, (k, LANES))))
"""

import inspect
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from numba import types
from numba.extending import intrinsic

from kernels.arrays import I64
from kernels.simd import Emitter, Index, SimdType, simd_of

# An offset, and the step from it to the next.
Places = tuple[Any, Any]
# Determines the return type of a function from what is known about its arguments.
Result = Callable[..., Any]


class Memory:
    """The elements of an array, in the function being compiled."""

    def __init__(self, e: Emitter, data: Any) -> None:
        self.e, self.data = e, data

    def load(self, place: Any) -> Any:
        """Read a register."""
        return self.e.load(self.data, place)

    def store(self, place: Any, register: Any) -> None:
        """Write a register."""
        self.e.store(self.data, place, register)

    def load_number(self, place: Any) -> Any:
        """Read one number."""
        return self.e.builder.load(self.e.builder.gep(self.data, [place]))

    def store_number(self, place: Any, number: Any) -> None:
        """Write one number."""
        self.e.builder.store(number, self.e.builder.gep(self.data, [place]))

    def load_broadcast(self, place: Any) -> Any:
        """Read one number into all lanes."""
        return self.e.load_broadcast(self.data, place)

    def load_line(self, place: Any, step: Any, count: int) -> list[Any]:
        """Read `count` registers, each `step` elements after the one before."""
        return [self.load(self.e.place(place, (step, k))) for k in range(count)]

    def store_line(self, place: Any, step: Any, registers: Iterable[Any]) -> None:
        """Write registers, each `step` elements after the one before."""
        for k, register in enumerate(registers):
            self.store(self.e.place(place, (step, k)), register)


def unrolled(result: Result | None = None) -> Callable[[Callable[..., Any]], Any]:
    """Make a function callable in kernels that writes its own instructions.

    Parameters
    ----------
    result
        Determines the returned Numba type from the types of the arguments (ints for those known
        when the kernel is compiled); None if nothing is returned. A tile is returned as a list.

    Returns
    -------
    callable
        A decorator. The function's first parameter is the `Emitter`; callers in kernels omit it.
    """

    def decorate(write: Callable[..., Any]) -> Any:
        def type_call(typing: Any, *kinds: Any) -> Any:
            returned = types.void if result is None else result(*map(_known, kinds))

            def emit(context: Any, builder: Any, sig: Any, args: Any) -> Any:
                e = Emitter(context, builder, _element(sig.args))
                values = (_value(e, *pair) for pair in zip(sig.args, args, strict=True))
                written = write(e, *values)
                if result is None:
                    return context.get_dummy_value()
                return e.pack(written) if isinstance(written, list) else written

            return returned(*map(_passed, kinds)), emit

        names = ("typing", *list(inspect.signature(write).parameters)[1:])
        kind = inspect.Parameter.POSITIONAL_OR_KEYWORD
        parameters = [inspect.Parameter(name, kind) for name in names]
        type_call.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        for attribute in ("__name__", "__qualname__", "__module__", "__doc__"):
            setattr(type_call, attribute, getattr(write, attribute))
        return intrinsic(prefer_literal=True)(type_call)

    return decorate


def _is_tile(kind: Any) -> bool:
    return isinstance(kind, types.UniTuple) and isinstance(kind.dtype, SimdType)


def _known(kind: Any) -> Any:
    """Return literal numbers as ints, also those in tuples; other types as they are."""
    if isinstance(kind, types.IntegerLiteral):
        return kind.literal_value
    if isinstance(kind, types.Tuple | types.UniTuple) and not _is_tile(kind):
        return tuple(map(_known, kind.types))
    return kind


def _passed(kind: Any) -> Any:
    """Return the type an argument is converted to."""
    plain = isinstance(kind, types.Integer) and not isinstance(kind, types.IntegerLiteral)
    return Index if plain else kind


def _element(kinds: Sequence[Any]) -> SimdType:
    """Find the type of the registers."""
    for kind in kinds:
        if _is_tile(kind):
            return kind.dtype  # type: ignore[no-any-return]
        if isinstance(kind, SimdType):
            return kind
    return simd_of(next(kind for kind in kinds if isinstance(kind, types.Array)))


def _value(e: Emitter, kind: Any, value: Any) -> Any:
    """Return an argument as the function being unrolled receives it."""
    if isinstance(kind, types.IntegerLiteral):
        return kind.literal_value
    if isinstance(kind, types.Array):
        return Memory(e, e.data(kind, value))
    if _is_tile(kind):
        return e.unpack(value, kind.count)
    if isinstance(kind, types.Tuple | types.UniTuple):
        kinds: Sequence[Any] = kind.types
        pairs = zip(kinds, e.unpack(value, len(kinds)), strict=True)
        return tuple(_value(e, *pair) for pair in pairs)
    narrow = isinstance(kind, types.Integer) and value.type.width < I64.width
    return e.builder.sext(value, I64) if narrow else value
