"""Copies of a gradient to where the passes of a convolution read it, and its sum for the bias."""

from typing import Any

from numba import types

from kernels.jit import INDEX, blocked, factory, helper, kernel, matrix
from kernels.simd import at, fill, load, positive_or_nan, select, store, stride, total


@helper
def _passed(relu, delta, output, place):
    """The gradient in front of a ReLU with this output, or the gradient as it is."""
    if relu:
        zero = fill(output, 0.0)
        return select(positive_or_nan(load(output, place)), delta, delta * zero)
    return delta


@factory
def make_spread(relu: int, dtype: str) -> Any:
    """Compile a copy of a gradient that also adds up the gradient of the bias.

    With `relu`, it is first multiplied by the slope of the ReLU. The sums are those of
    `convolution.make_bias_gradient`, in the same order.
    """
    RELU = bool(relu)  # noqa: N806

    @kernel(types.void(*[blocked(dtype)] * 3, matrix(dtype), INDEX, INDEX, INDEX))
    def spread(grad, output, out, sums, chunk, first, last):
        """Write grad · f'(x) to `out`, and add Σ_{n,y,x} of it to sums[chunk, c].

        `output` is f(x), which has the sign of x; without a ReLU it is not read.
        """
        step, o_step, t_step = stride(grad, 3), stride(output, 3), stride(out, 3)
        zero = fill(grad, 0.0)
        for n in range(first, last):
            for c in range(grad.shape[1]):
                even, odd = zero, zero
                for y in range(grad.shape[2]):
                    g, o = at(grad, n, c, y, 0), at(output, n, c, y, 0)
                    target = at(out, n, c, y, 0)
                    for _ in range(grad.shape[3] // 2):
                        delta = _passed(RELU, load(grad, g), output, o)
                        store(out, target, delta)
                        even = even + delta
                        delta = _passed(RELU, load(grad, g + step), output, o + o_step)
                        store(out, target + t_step, delta)
                        odd = odd + delta
                        g += 2 * step
                        o += 2 * o_step
                        target += 2 * t_step
                    if grad.shape[3] % 2:
                        delta = _passed(RELU, load(grad, g), output, o)
                        store(out, target, delta)
                        even = even + delta
                sums[chunk, c] += total(even + odd)

    return spread
