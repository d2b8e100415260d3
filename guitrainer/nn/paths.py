"""Which way a convolution's gradient is computed where there are two: chosen here, by cost.

| path | what it does | where it pays |
|---|---|---|
| direct | spreads the gradient over the whole feature map, lanes over samples | always possible |
| sparse | visits the winners of the pool, lanes over the patch row | large pools, many channels |

Both give the same sums up to rounding. GUITRAINER_BACKWARD=direct or sparse forces one, for tests
and benchmarks.
"""

import math
import os
from typing import Literal

from guitrainer.errors import ConfigError
from guitrainer.nn.geometry import Window
from kernels.machine import ACCUMULATORS, LANES

Path = Literal["direct", "sparse"]
VARIABLE = "GUITRAINER_BACKWARD"
# Share of windows whose maximum passes the ReLU, in trained nets.
LIVE = 0.8
# A visit to a winner costs this much more per multiply-add: unaligned loads, short loops.
VISIT_COST = 1.6


def patch_registers(in_channels: int, kernel_w: int) -> int:
    """Registers that hold one row of a patch."""
    return math.ceil(in_channels * kernel_w / LANES)


def patch_rows(kernel_h: int, registers: int) -> int:
    """Rows of a patch summed in registers at a time; they divide the kernel's height."""
    fitting = [r for r in range(1, kernel_h + 1) if kernel_h % r == 0]
    return max([r for r in fitting if r * registers <= ACCUMULATORS], default=1)


def backward_path(
    conv: Window, in_channels: int, pooled: tuple[int, int, int], input_gradient: bool
) -> Path:
    """Choose the backward path of a convolution behind a ReLU and a pool without overlap.

    Parameters
    ----------
    pooled : (channels, height, width) of the pool's output
    input_gradient : whether the gradient of the input is needed too
    """
    forced = os.environ.get(VARIABLE)
    registers = patch_registers(in_channels, conv.kernel[1])
    padded = (conv.image[0] + conv.halo.top + conv.halo.bottom) * (
        conv.image[1] + conv.halo.left + conv.halo.right
    )
    enough = min(padded * in_channels, math.prod(pooled)) >= LANES
    possible = registers <= ACCUMULATORS and enough
    if forced is not None:
        if forced not in ("direct", "sparse"):
            raise ConfigError(f"{VARIABLE}: got {forced!r}, accepted: direct or sparse")
        return "sparse" if forced == "sparse" and possible else "direct"
    taps = conv.kernel[0] * conv.kernel[1] * in_channels * pooled[0]
    direct = taps * conv.out[0] * conv.out[1]
    visit = LIVE * pooled[0] * pooled[1] * pooled[2] * LANES * conv.kernel[0] * registers
    sparse = VISIT_COST * visit + padded * in_channels
    if input_gradient:
        direct += taps * conv.image[0] * conv.image[1]
        sparse *= 2
    return "sparse" if possible and sparse < direct else "direct"
