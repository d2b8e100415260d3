"""exp, tanh and the normal distribution function of whole registers, in float32.

Polynomials after Moshier's Cephes library (expf, tanhf) and Abramowitz & Stegun 7.1.26 (erf, to
1.5e-7). Double precision, used for checks, calls the scalar functions of the C library instead.
"""

from typing import Any

from llvmlite import ir
from numba.extending import intrinsic

from kernels.jit import helper
from kernels.machine import LANES
from kernels.simd import Emitter, fill, fma, select

LOG2_E = 1.44269504088896341
# ln 2 in two parts, so that n·ln 2 is exact to the last bit.
LN2_HIGH = 0.693359375
LN2_LOW = -2.12194440e-4
# Beyond these limits, exp leaves the range of float32.
LARGEST = 88.0
SMALLEST = -87.0
# Below this magnitude, tanh is a polynomial: 1 − 2/(e^2x + 1) would cancel.
SMALL = 0.625


@intrinsic
def nearest(typing: Any, value: Any) -> Any:
    """Round every lane to the nearest whole number."""

    def emit(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        e = Emitter(context, builder, sig.args[0])
        name = f"llvm.rint.v{LANES}{e.suffix}"
        module = builder.module
        kind = ir.FunctionType(e.vector, [e.vector])
        function = module.globals.get(name) or ir.Function(module, kind, name)
        return builder.call(function, [args[0]])

    return value(value), emit


@intrinsic
def two_to_the(typing: Any, value: Any) -> Any:
    """Compute 2 to the power of whole numbers −126 … 127, by writing the exponent's bits."""

    def emit(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        e = Emitter(context, builder, sig.args[0])
        whole = ir.VectorType(ir.IntType(32), LANES)
        bits = builder.fptosi(args[0], whole)
        bits = builder.add(bits, ir.Constant(whole, [127] * LANES))
        bits = builder.shl(bits, ir.Constant(whole, [23] * LANES))
        return builder.bitcast(bits, e.vector)

    return value(value), emit


@helper
def exponential(x, like):
    """e^x; `like` is an array of the element type."""
    x = select(x > fill(like, LARGEST), fill(like, LARGEST), x)
    x = select(x < fill(like, SMALLEST), fill(like, SMALLEST), x)
    n = nearest(x * fill(like, LOG2_E))
    r = x - n * fill(like, LN2_HIGH) - n * fill(like, LN2_LOW)
    p = fma(fill(like, 1.9875691500e-4), r, fill(like, 1.3981999507e-3))
    p = fma(p, r, fill(like, 8.3334519073e-3))
    p = fma(p, r, fill(like, 4.1665795894e-2))
    p = fma(p, r, fill(like, 1.6666665459e-1))
    p = fma(p, r, fill(like, 5.0000001201e-1))
    return fma(p, r * r, r + fill(like, 1.0)) * two_to_the(n)


@helper
def sigmoid(x, like):
    """1 / (1 + e^−x)."""
    one = fill(like, 1.0)
    return one / (one + exponential(fill(like, 0.0) - x, like))


@helper
def tangent(x, like):
    """Hyperbolic tangent."""
    one, two = fill(like, 1.0), fill(like, 2.0)
    large = one - two / (exponential(two * x, like) + one)
    z = x * x
    p = fma(fill(like, -5.70498872745e-3), z, fill(like, 2.06390887954e-2))
    p = fma(p, z, fill(like, -5.37397155531e-2))
    p = fma(p, z, fill(like, 1.33314422036e-1))
    p = fma(p, z, fill(like, -3.33332819422e-1))
    near = z < fill(like, SMALL * SMALL)
    return select(near, fma(p * z, x, x), large)


@helper
def normal_share(x, like):
    """Φ(x), the share of the standard normal below x, and e^(−x²/2), which its density needs."""
    zero, one = fill(like, 0.0), fill(like, 1.0)
    size = select(x < zero, zero - x, x)
    bell = exponential(fill(like, -0.5) * x * x, like)
    # erf(|x|/√2) = 1 − t·(a1 + t·(a2 + …))·e^(−x²/2), with t = 1/(1 + 0.3275911·|x|/√2)
    t = one / fma(size, fill(like, 0.3275911 * 0.7071067811865476), one)
    p = fma(fill(like, 1.061405429), t, fill(like, -1.453152027))
    p = fma(p, t, fill(like, 1.421413741))
    p = fma(p, t, fill(like, -0.284496736))
    p = fma(p, t, fill(like, 0.254829592))
    tail = fill(like, 0.5) * p * t * bell
    return select(x < zero, tail, one - tail), bell


@helper
def softened(x, like):
    """ln(1 + e^x) = max(x, 0) + ln(1 + e^−|x|), the logarithm by the series of the artanh."""
    zero, one, two = fill(like, 0.0), fill(like, 1.0), fill(like, 2.0)
    size = select(x < zero, zero - x, x)
    bell = exponential(zero - size, like)
    # ln(1 + t) = 2 artanh z with z = t/(2 + t), at most 1/3
    z = bell / (two + bell)
    square = z * z
    p = fma(fill(like, 1.0 / 13.0), square, fill(like, 1.0 / 11.0))
    p = fma(p, square, fill(like, 1.0 / 9.0))
    p = fma(p, square, fill(like, 1.0 / 7.0))
    p = fma(p, square, fill(like, 1.0 / 5.0))
    p = fma(p, square, fill(like, 1.0 / 3.0))
    p = fma(p, square, one)
    return select(x < zero, zero, x) + two * z * p
