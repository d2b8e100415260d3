"""A SIMD value type for Numba: one register that holds one number of each of LANES samples.

`load(array, offset)` gives a `Simd` value; it adds, subtracts, multiplies and compares like a
number, and `store(array, offset, value)` writes it back. Element type (float32 or float64) follows
the array, so the same kernels run in double precision for gradient checks. Offsets count elements
from the start of the array's data; `at(array, n, c, y, x)` computes one.

The code these functions emit is a single LLVM instruction each, so kernels written with them read
like arithmetic and run like assembly.
"""

import operator
from collections.abc import Callable, Sequence
from typing import Any

from llvmlite import ir
from numba import types
from numba.core.typing.templates import AbstractTemplate, infer_global, signature
from numba.extending import (
    intrinsic,
    lower_builtin,
    models,
    register_model,
)

from kernels.arrays import I64, field
from kernels.machine import LANES

I32 = ir.IntType(32)
Index = types.intp


class SimdType(types.Type):
    """Type of a register of LANES numbers."""

    def __init__(self, dtype: Any) -> None:
        self.dtype = dtype
        super().__init__(name=f"simd({dtype}x{LANES})")


class MaskType(types.Type):
    """Type of LANES truth values."""

    def __init__(self) -> None:
        super().__init__(name=f"mask(x{LANES})")


def _scalar_ir(dtype: Any) -> ir.Type:
    return ir.DoubleType() if dtype == types.float64 else ir.FloatType()


@register_model(SimdType)
class SimdModel(models.PrimitiveModel):
    """A Simd value is an LLVM vector."""

    def __init__(self, manager: Any, kind: SimdType) -> None:
        super().__init__(manager, kind, ir.VectorType(_scalar_ir(kind.dtype), LANES))


@register_model(MaskType)
class MaskModel(models.PrimitiveModel):
    """A mask is an LLVM vector of bits."""

    def __init__(self, manager: Any, kind: MaskType) -> None:
        super().__init__(manager, kind, ir.VectorType(ir.IntType(1), LANES))


SIMD32 = SimdType(types.float32)
SIMD64 = SimdType(types.float64)
MASK = MaskType()


def simd_of(array: Any) -> SimdType:
    """Return the Simd type of an array type's elements."""
    return SIMD64 if array.dtype == types.float64 else SIMD32


def tile_of(array: Any, count: int) -> types.UniTuple:
    """Return the type of a tile: `count` registers that hold elements of the array type."""
    return types.UniTuple(simd_of(array), count)


class Emitter:
    """Writes vector instructions for one element type into a function under construction."""

    def __init__(self, context: Any, builder: Any, simd: SimdType) -> None:
        self.context = context
        self.builder = builder
        self.scalar = _scalar_ir(simd.dtype)
        self.vector = ir.VectorType(self.scalar, LANES)
        self.suffix = "f64" if simd.dtype == types.float64 else "f32"
        self.align = 8 if simd.dtype == types.float64 else 4

    def data(self, array_type: Any, array: Any) -> Any:
        """Pointer to the first element of an array."""
        return field(self.context, self.builder, array_type, array, "data")

    def place(self, start: Any, *steps: tuple[Any, Any]) -> Any:
        """Offset `start` + Σ step · count; each an LLVM value, or an int that is known now."""
        known, place = 0, None
        for term in (start, *(self._product(*step) for step in steps)):
            if isinstance(term, int):
                known += term
            else:
                place = term if place is None else self.builder.add(place, term)
        if place is None:
            return I64(known)
        return self.builder.add(place, I64(known)) if known else place

    def _product(self, step: Any, count: Any) -> Any:
        if isinstance(step, int) and isinstance(count, int):
            return step * count
        if isinstance(step, int):
            step, count = count, step
        if isinstance(count, int):
            return 0 if count == 0 else step if count == 1 else self.builder.mul(step, I64(count))
        return self.builder.mul(step, count)

    def load(self, data: Any, offset: Any) -> Any:
        """Read a register."""
        pointer = self.builder.gep(data, [offset])
        pointer = self.builder.bitcast(pointer, self.vector.as_pointer())
        return self.builder.load(pointer, align=self.align)

    def store(self, data: Any, offset: Any, value: Any) -> None:
        """Write a register."""
        pointer = self.builder.gep(data, [offset])
        pointer = self.builder.bitcast(pointer, self.vector.as_pointer())
        self.builder.store(value, pointer, align=self.align)

    def prefetch(self, data: Any, offset: Any, write: bool) -> None:
        """Let the second-level cache fetch a register that will soon be read, or written.

        Beyond the end of an array, this does nothing.
        """
        byte = ir.IntType(8).as_pointer()
        pointer = self.builder.bitcast(self.builder.gep(data, [offset]), byte)
        module, name = self.builder.module, "llvm.prefetch.p0i8"
        kind = ir.FunctionType(ir.VoidType(), [byte, I32, I32, I32])
        function = module.globals.get(name) or ir.Function(module, kind, name)
        second_level, of_data = I32(2), I32(1)
        self.builder.call(function, [pointer, I32(int(write)), second_level, of_data])

    def load_scalar(self, data: Any, offset: Any) -> Any:
        """Read one number."""
        return self.builder.load(self.builder.gep(data, [offset]), align=self.align)

    def broadcast(self, number: Any) -> Any:
        """Fill a register with one number."""
        empty = ir.Constant(self.vector, ir.Undefined)
        first = self.builder.insert_element(empty, number, I32(0))
        zeros = ir.Constant(ir.VectorType(I32, LANES), [0] * LANES)
        return self.builder.shuffle_vector(first, empty, zeros)

    def load_broadcast(self, data: Any, offset: Any) -> Any:
        """Read one number into all lanes."""
        return self.broadcast(self.load_scalar(data, offset))

    def constant(self, number: float) -> Any:
        """Fill a register with a number known now."""
        return ir.Constant(self.vector, [float(number)] * LANES)

    def fma(self, a: Any, b: Any, c: Any) -> Any:
        """Emit a·b + c, rounded once."""
        name = f"llvm.fma.v{LANES}{self.suffix}"
        module = self.builder.module
        kind = ir.FunctionType(self.vector, [self.vector] * 3)
        function = module.globals.get(name) or ir.Function(module, kind, name)
        return self.builder.call(function, [a, b, c])

    def shuffle(self, a: Any, b: Any, lanes: Sequence[int]) -> Any:
        """Pick lanes of two registers: below LANES from a, the rest from b."""
        chosen = ir.Constant(ir.VectorType(I32, len(lanes)), list(lanes))
        return self.builder.shuffle_vector(a, b, chosen)

    def greater_or_nan(self, a: Any, b: Any) -> Any:
        """Mask of a > b, also true where a or b is NaN, so that NaN is kept."""
        return self.builder.fcmp_unordered(">", a, b)

    def where_positive(self, value: Any, register: Any) -> Any:
        """Return `register` where `value` is positive or NaN, else zero."""
        zero = self.constant(0)
        return self.builder.select(self.greater_or_nan(value, zero), register, zero)

    def relu(self, value: Any) -> Any:
        """Emit max(value, 0), which keeps NaN."""
        return self.where_positive(value, value)

    def wins(self, new: Any, best: Any) -> Any:
        """Mask where `new` replaces `best` as a maximum: larger, or NaN (as in torch)."""
        larger = self.builder.fcmp_ordered(">", new, best)
        return self.builder.or_(larger, self.builder.fcmp_unordered("uno", new, new))

    def unpack(self, tile: Any, count: int) -> list[Any]:
        """Registers of a tile."""
        return [self.builder.extract_value(tile, i) for i in range(count)]

    def pack(self, registers: Sequence[Any]) -> Any:
        """Tile of registers."""
        tile = ir.Constant(ir.ArrayType(self.vector, len(registers)), ir.Undefined)
        for i, register in enumerate(registers):
            tile = self.builder.insert_value(tile, register, i)
        return tile


# ---------------------------------------------------------------- arithmetic on Simd values


def _binary(function: Callable[..., Any], emit: Callable[[Any, Any, Any], Any], mask: bool) -> None:
    """Let `function`, an operator, work on two Simd values."""

    @infer_global(function)
    class SimdOperator(AbstractTemplate):
        def generic(self, args: Any, kws: Any) -> Any:
            if len(args) == 2 and isinstance(args[0], SimdType) and args[0] == args[1]:
                return signature(MASK if mask else args[0], *args)
            return None

    def lower(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        return emit(builder, args[0], args[1])

    for simd in (SIMD32, SIMD64):
        lower_builtin(function, simd, simd)(lower)


_binary(operator.add, lambda b, x, y: b.fadd(x, y), mask=False)
_binary(operator.sub, lambda b, x, y: b.fsub(x, y), mask=False)
_binary(operator.mul, lambda b, x, y: b.fmul(x, y), mask=False)
_binary(operator.truediv, lambda b, x, y: b.fdiv(x, y), mask=False)
_binary(operator.gt, lambda b, x, y: b.fcmp_ordered(">", x, y), mask=True)
_binary(operator.ge, lambda b, x, y: b.fcmp_ordered(">=", x, y), mask=True)
_binary(operator.lt, lambda b, x, y: b.fcmp_ordered("<", x, y), mask=True)
_binary(operator.eq, lambda b, x, y: b.fcmp_ordered("==", x, y), mask=True)


@intrinsic
def load(typing: Any, array: Any, offset: Any) -> Any:
    """Read LANES neighbors from `array`, starting at `offset`."""

    def emit(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        e = Emitter(context, builder, sig.return_type)
        return e.load(e.data(sig.args[0], args[0]), args[1])

    return simd_of(array)(array, Index), emit


@intrinsic
def store(typing: Any, array: Any, offset: Any, value: Any) -> Any:
    """Write `value` to `array`, starting at `offset`."""

    def emit(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        e = Emitter(context, builder, sig.args[2])
        e.store(e.data(sig.args[0], args[0]), args[1], args[2])
        return context.get_dummy_value()

    return types.void(array, Index, value), emit


@intrinsic
def fill(typing: Any, array: Any, number: Any) -> Any:
    """Fill a register of the array's element type with one number."""

    def emit(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        return Emitter(context, builder, sig.return_type).broadcast(args[1])

    return simd_of(array)(array, array.dtype), emit


@intrinsic
def fma(typing: Any, a: Any, b: Any, c: Any) -> Any:
    """Compute a·b + c, rounded once."""

    def emit(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        return Emitter(context, builder, sig.return_type).fma(*args)

    return a(a, a, a), emit


@intrinsic
def root(typing: Any, value: Any) -> Any:
    """Square root of every lane."""

    def emit(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        e = Emitter(context, builder, sig.return_type)
        name = f"llvm.sqrt.v{LANES}{e.suffix}"
        module = builder.module
        kind = ir.FunctionType(e.vector, [e.vector])
        function = module.globals.get(name) or ir.Function(module, kind, name)
        return builder.call(function, [args[0]])

    return value(value), emit


@intrinsic
def select(typing: Any, mask: Any, yes: Any, no: Any) -> Any:
    """Take `yes` where the mask is true, `no` elsewhere."""

    def emit(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        return builder.select(*args)

    return yes(mask, yes, yes), emit


@intrinsic
def positive_or_nan(typing: Any, value: Any) -> Any:
    """Mask of lanes that are positive or NaN: those a ReLU lets pass."""

    def emit(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        e = Emitter(context, builder, sig.args[0])
        return e.greater_or_nan(args[0], e.constant(0))

    return MASK(value), emit


@intrinsic
def wins(typing: Any, new: Any, best: Any) -> Any:
    """Mask where `new` replaces `best` as the maximum: larger, or not a number."""

    def emit(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        return Emitter(context, builder, sig.args[0]).wins(*args)

    return MASK(new, new), emit


@intrinsic
def total(typing: Any, value: Any) -> Any:
    """Sum over the lanes, pairwise."""

    def emit(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        value, width = args[0], LANES
        e = Emitter(context, builder, sig.args[0])
        while width > 1:
            half = width // 2
            low, high = range(half), range(half, width)
            value = builder.fadd(e.shuffle(value, value, low), e.shuffle(value, value, high))
            width = half
        return builder.extract_element(value, I32(0))

    return value.dtype(value), emit


@intrinsic
def at(typing: Any, array: Any, n: Any, c: Any, y: Any, x: Any) -> Any:
    """Offset in elements of the register `array[n, c, y, x]` of a lane-blocked array, or view."""

    def emit(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        kind = sig.args[0]
        item = context.get_abi_sizeof(context.get_data_type(kind.dtype))
        strides = field(context, builder, kind, args[0], "strides")
        place = I64(0)
        for axis, index in enumerate(args[1:]):
            step = builder.sdiv(builder.extract_value(strides, axis), I64(item))
            place = builder.add(place, builder.mul(index, step))
        return place

    return Index(array, Index, Index, Index, Index), emit


@intrinsic(prefer_literal=True)
def stride(typing: Any, array: Any, axis: Any) -> Any:
    """Elements between neighbors along `axis` of a lane-blocked array, or view."""
    along = axis.literal_value

    def emit(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        kind = sig.args[0]
        item = context.get_abi_sizeof(context.get_data_type(kind.dtype))
        strides = field(context, builder, kind, args[0], "strides")
        return builder.sdiv(builder.extract_value(strides, along), I64(item))

    return Index(array, axis), emit
