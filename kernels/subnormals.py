"""Flushing of subnormal numbers to zero, while kernels run.

A velocity that decays stops at a few units of the smallest float and stays there, as do the weights
of a filter that is never used but decays. Many processors compute with such numbers 10 to 100 times
more slowly, so an old run would slow down for no visible reason. Threads therefore treat subnormal
numbers as zero while they run programs. Python and NumPy keep IEEE arithmetic.

x86 has two bits for this in its register MXCSR, one for results (flush to zero), one for operands
(denormals are zeros); ARM has one bit in FPCR for both. Other processors are left as they are.
"""

import platform
from typing import Any

from llvmlite import ir
from numba import types
from numba.extending import intrinsic

from kernels.arrays import I64
from kernels.simd import I32

MACHINE = platform.machine().lower()
X86 = MACHINE in ("x86_64", "amd64")
ARM = MACHINE in ("aarch64", "arm64")
# Bits 15 (flush to zero) and 6 (denormals are zeros) of MXCSR, bit 24 (flush to zero) of FPCR.
FLUSH = 1 << 15 | 1 << 6 if X86 else 1 << 24


def _read(builder: Any) -> Any:
    """Read the control register of floating-point arithmetic."""
    if X86:
        place = builder.alloca(I32)
        _control(builder, "stmxcsr", place)
        return builder.zext(builder.load(place), I64)
    if ARM:
        return builder.asm(ir.FunctionType(I64, []), "mrs $0, fpcr", "=r", [], side_effect=True)
    return I64(0)


def _write(builder: Any, value: Any) -> None:
    """Write the control register of floating-point arithmetic."""
    if X86:
        place = builder.alloca(I32)
        builder.store(builder.trunc(value, I32), place)
        _control(builder, "ldmxcsr", place)
    if ARM:
        kind = ir.FunctionType(ir.VoidType(), [I64])
        builder.asm(kind, "msr fpcr, $0", "r", [value], side_effect=True)


def _control(builder: Any, instruction: str, place: Any) -> None:
    byte = ir.IntType(8).as_pointer()
    kind = ir.FunctionType(ir.VoidType(), [byte])
    function = builder.module.declare_intrinsic(f"llvm.x86.sse.{instruction}", (), kind)
    builder.call(function, [builder.bitcast(place, byte)])


@intrinsic
def flush_subnormals(typing: Any) -> Any:
    """Treat subnormal numbers as zero in this thread; return the setting before."""

    def emit(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        before = _read(builder)
        _write(builder, builder.or_(before, I64(FLUSH)))
        return before

    return types.int64(), emit


@intrinsic
def restore_subnormals(typing: Any, before: Any) -> Any:
    """Restore the setting that `flush_subnormals` returned, in the same thread."""

    def emit(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        _write(builder, args[0])
        return context.get_dummy_value()

    return types.void(types.int64), emit
