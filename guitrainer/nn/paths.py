"""Chooses how a convolution is computed if there are several ways, by cost.

==========  =====================================================  ================================
path        what it does                                           when it pays off
==========  =====================================================  ================================
direct      slides the filters, lanes over samples                 always possible
winograd    filters in another basis, fewer multiplications        many channels
fourier     products of frequencies                                large filters
sparse      visits only the winners of a pool, lanes over patches  in front of a max pool
pooled      gradient of the first layer from that of a pool        in front of a 2×2 max pool
samples     gradient of the first layer, lanes over its filters    before a sparse convolution
==========  =====================================================  ================================

Convolutions with groups are direct, unless each group is computed apart (see `chains`). All paths
give the same numbers up to rounding. For tests and benchmarks, environment variables force a path
where it is possible: GUITRAINER_CONVOLUTION=direct, winograd or fourier,
GUITRAINER_BACKWARD=direct, pooled or sparse, GUITRAINER_FIRST=lanes or samples, and
GUITRAINER_POOL=apart or registers, which determines where the maxima of a 2×2 pool are computed.
"""

import math
import os
from dataclasses import dataclass
from typing import Literal, NamedTuple, cast

from guitrainer.errors import ConfigError
from guitrainer.nn.geometry import Pair, Window
from kernels.machine import ACCUMULATORS, LANES
from kernels.tiling import (
    FourierTile,
    column_cost,
    divisors,
    fourier_gradient_tile,
    fourier_tile,
    frequencies,
    row_cost,
)

Path = Literal["direct", "pooled", "sparse"]
Backward = Literal["spread", "pooled", "sparse", "lanes", "samples"]
Way = Literal["direct", "winograd", "fourier"]
Part = Literal["forward", "weight_gradient", "input_gradient"]
CONVOLUTION = "GUITRAINER_CONVOLUTION"
BACKWARD = "GUITRAINER_BACKWARD"
POOL = "GUITRAINER_POOL"
FIRST = "GUITRAINER_FIRST"
# With fewer channels on either side, the transforms of a weight gradient cost more than they save.
WINOGRAD_CHANNELS = 16
# What the transforms of a tile cost in multiply-adds, with their memory, per channel that is
# transformed into the basis or back; and the ratio of multiply-adds from which it pays off.
INTO_BASIS, OUT_OF_BASIS, WINOGRAD_GAIN = 250, 550, 1.1
# What a product of frequencies costs in multiply-adds: four, and reading the filters; of a weight
# gradient, also reading and writing the sums, and the way back. What a pixel costs besides. The
# ratio of multiply-adds from which it pays off, as it does not with filters of this many bytes.
FREQUENCY, FREQUENCY_SUM, PIXEL, FOURIER_GAIN = 5, 8, 12, 1.2
MOST_FILTER_BYTES = 1 << 22
# Share of windows whose maximum passes the ReLU, in trained nets.
LIVE = 0.8
# The cost factor per multiply-add when visiting winners: unaligned loads, short loops. Compared
# with Fourier transforms or a pass straight from the pool, another one for copies image by image,
# and a cost per winner.
VISIT_COST, COPIES, PER_WINNER = 1.6, 1.5, 16
# The cost factor per multiply-add of a weight gradient straight from a pool: telling the winners.
STRAIGHT_COST = 1.2


@dataclass(frozen=True)
class ConvSite:
    """A convolution and its surroundings, as far as they affect how it is computed.

    Parameters
    ----------
    shape : shape of the weight, OIHW
    groups : number of groups of channels
    relu, pool : whether its op also computes these
    trainable : whether the gradients of its parameters are needed
    input_gradient : whether the gradient of its input is needed
    ends : whether another activation decides which inputs of the pool win
    added : whether an earlier output is added before the ReLU, and gets its gradient
    gated : whether the next op computes the gradient in front of the ReLU
    next_keeps : whether the backward pass of the next op keeps input and gradient image by image
    """

    window: Window
    shape: tuple[int, ...]
    relu: bool = False
    pool: Window | None = None
    trainable: bool = True
    input_gradient: bool = True
    next_keeps: bool = False
    groups: int = 1
    ends: bool = False
    added: bool = False
    gated: bool = False

    @property
    def plain(self) -> bool:
        """Whether every filter sees all channels and neighboring pixels."""
        return self.groups == 1 and self.window.dilation == (1, 1)


@dataclass(frozen=True)
class ConvPlan:
    """How a convolution is computed.

    Parameters
    ----------
    forward : how the filters are applied
    pool : where the maxima are computed: in registers, or separately; None without a pool
    backward : how the backward pass starts: from the gradient spread over the whole feature map,
        from the winners only (sparse), or in a first layer from the gradient behind its pool
        (pooled) or its ReLU, by lanes or by samples; None if no gradient is needed
    weight_gradient, input_gradient : how they are computed from the spread gradient; None if they
        are not
    """

    forward: Way
    pool: Literal["registers", "apart"] | None = None
    backward: Backward | None = None
    weight_gradient: Way | None = None
    input_gradient: Way | None = None


def plan_convolution(site: ConvSite) -> ConvPlan:
    """Choose how a convolution is computed."""
    forward = way_of("forward", site)
    pool: Literal["registers", "apart"] | None = None
    if site.pool is not None:
        plain = site.plain and not site.ends
        pool = "registers" if plain and pool_in_registers(site.pool) else "apart"
    backward = _backward(site)
    if backward != "spread":
        return ConvPlan(forward, pool, backward)
    return ConvPlan(
        forward,
        pool,
        backward,
        way_of("weight_gradient", site) if site.trainable else None,
        way_of("input_gradient", site) if site.input_gradient else None,
    )


def way_of(part: Part, site: ConvSite) -> Way:
    """Choose how a pass of a convolution is computed that starts from whole feature maps."""
    if site.groups > 1:
        return "direct"
    if by_fourier(part, site.window, site.shape) and not (part == "forward" and site.added):
        return "fourier"
    return "winograd" if by_winograd(part, site.window, site.shape) else "direct"


def _backward(site: ConvSite) -> Backward | None:
    if not site.trainable and not site.input_gradient and not site.added:
        return None
    if not site.plain or site.added or site.gated:
        return "spread"
    if site.pool is not None:
        pooled = (site.shape[0], *site.pool.out)
        straight = straight_before_pool(site.pool, site.window, site.input_gradient)
        path = backward_path(site.window, site.shape[1], pooled, site.input_gradient, straight)
        return "spread" if path == "direct" else path
    if not straight_behind_relu(site.relu, site.window, site.input_gradient):
        return "spread"
    if by_fourier("weight_gradient", site.window, site.shape):
        return "spread"
    return "samples" if site.next_keeps and sample_tile(site.shape) is not None else "lanes"


class PatchTile(NamedTuple):
    """What a sparse pass sums in registers at once.

    Several rows of a patch (their number divides the height of the kernel), or one of `parts` equal
    parts of a row that is too long; `registers` are those of a row or of its part.
    """

    rows: int
    registers: int
    parts: int


def patch_tile(in_channels: int, kernel: Pair) -> PatchTile:
    """Choose what a sparse pass sums in registers at once."""
    row = math.ceil(in_channels * kernel[1] / LANES)
    parts = math.ceil(row / ACCUMULATORS)
    registers = math.ceil(row / parts)
    rows = max([r for r in divisors(kernel[0]) if r * row <= ACCUMULATORS], default=1)
    return PatchTile(rows, registers, parts)


def _forced(variable: str, *accepted: str) -> str | None:
    value = os.environ.get(variable)
    if value is not None and value not in accepted:
        names = f"{', '.join(accepted[:-1])} or {accepted[-1]}"
        raise ConfigError(f"{variable}: got {value!r}, accepted: {names}")
    return value


def forced() -> tuple[str | None, str | None, str | None, str | None]:
    """Return the paths that the environment forces, or None: convolution, backward, pool, first."""
    return (
        _forced(CONVOLUTION, "direct", "winograd", "fourier"),
        _forced(BACKWARD, "direct", "pooled", "sparse"),
        _forced(POOL, "apart", "registers"),
        _forced(FIRST, "lanes", "samples"),
    )


def pool_in_registers(pool: Window) -> bool:
    """Return whether 2×2 windows of a convolution's output are pooled before they are stored."""
    return _two_by_two(pool) and forced()[2] != "apart"


def _two_by_two(pool: Window) -> bool:
    return (*pool.kernel, *pool.stride) == (2, 2, 2, 2)


def by_winograd(part: Part, window: Window, shape: tuple[int, ...]) -> bool:
    """Return whether Winograd computes this pass of a convolution with a weight of this shape."""
    phase, small = window.phase, window.kernel == (3, 3)
    if phase is None or min(window.kernel) < 3:
        return False
    if part == "weight_gradient":
        possible = small and phase.out[0] % 2 == 0 and phase.out[1] % 2 == 0
        pays = min(shape[:2]) >= WINOGRAD_CHANNELS
    else:
        possible = min(_correlated(part, phase, shape)[2]) >= (2 if part == "forward" else 4)
        cost = _winograd_cost(part, phase, shape)
        pays = _direct_cost(part, phase, shape) > WINOGRAD_GAIN * cost
    path = forced()[0]
    return possible and (pays if path is None else path == "winograd")


def _correlated(part: Part, window: Window, shape: tuple[int, ...]) -> tuple[int, int, Pair]:
    """Return channels in and out, and the size of what a pass computes."""
    if part == "input_gradient":
        return shape[0], shape[1], window.image
    return shape[1], shape[0], window.out


def _direct_cost(part: Part, window: Window, shape: tuple[int, ...]) -> int:
    """Return the number of multiply-adds of a pass that slides the filters."""
    channels_in, channels_out, out = _correlated(part, window, shape)
    return math.prod(window.kernel) * channels_in * channels_out * math.prod(out)


def _winograd_cost(part: Part, window: Window, shape: tuple[int, ...]) -> float:
    """Return the cost of F(4×4, 3×3) in multiply-adds.

    A larger filter is a sum of 3×3 filters, each with 36 multiply-adds for a tile of 16 outputs.
    """
    channels_in, channels_out, out = _correlated(part, window, shape)
    tiles = math.prod(math.ceil(side / 4) for side in out)
    seen = channels_in * math.prod(math.ceil(side / 3) for side in window.kernel)
    return tiles * (36 * seen * channels_out + INTO_BASIS * seen + OUT_OF_BASIS * channels_out)


def by_fourier(part: Part, window: Window, shape: tuple[int, ...]) -> bool:
    """Return whether a Fourier transform computes this pass of a convolution."""
    cost = _fourier_cost(part, window, shape)
    path = forced()[0]
    if cost is None or path is not None:
        return cost is not None and path == "fourier"
    others: list[float] = [_direct_cost(part, window, shape)]
    if part != "weight_gradient" and min(window.kernel) >= 3:
        others.append(_winograd_cost(part, window, shape))
    return max(window.kernel) > 3 and FOURIER_GAIN * cost < min(others)


def _fourier_cost(part: Part, window: Window, shape: tuple[int, ...]) -> float | None:
    """Return the cost of a pass by Fourier transforms; None if it is impossible."""
    if window.stride != (1, 1) or window.dilation != (1, 1):
        return None
    tile = fourier_window(part, window)
    channels_in, channels_out, out = _correlated(part, window, shape)
    gradient = part == "weight_gradient"
    if gradient:
        channels_out = -(-channels_out // LANES) * LANES  # its registers hold several channels
    if tile is None or 8 * tile.numbers * channels_in * channels_out > MOST_FILTER_BYTES:
        return None
    left = tile.seen[0] if gradient else tile.kept[0]
    lines = channels_in * tile.seen[0] + channels_out * min(left, out[0])
    columns = frequencies(tile.points[1])
    transforms = lines * row_cost(tile.points[1])
    transforms += columns * (channels_in + channels_out) * column_cost(tile.points[0])
    products = (
        (FREQUENCY_SUM if gradient else FREQUENCY) * tile.numbers * channels_in * channels_out
    )
    pixels = PIXEL * channels_out * math.prod(out)
    return math.prod(tile.count) * (transforms + products) + pixels


def fourier_window(part: Part, window: Window, even: bool = False) -> FourierTile | None:
    """Choose the transform of a pass; None if there is none.

    Parameters
    ----------
    even : whether outputs are pooled, and an odd one at the end is not needed
    """
    before = (window.halo.top, window.halo.left)
    if part == "weight_gradient":
        return fourier_gradient_tile(window.image, window.kernel, window.out, before)
    if part == "forward":
        height, width = (side // 2 * 2 if even else side for side in window.out)
        return fourier_tile(window.image, window.kernel, (height, width), before, even)
    down, across = (taps - 1 - pad for taps, pad in zip(window.kernel, before, strict=True))
    return fourier_tile(window.out, window.kernel, window.image, (down, across))


def straight_behind_relu(relu: bool, window: Window, input_gradient: bool) -> bool:
    """Return whether the gradient of a convolution comes from that of its ReLU, in one pass.

    It pays off if the spread gradient is not read a second time, as in a first layer.
    """
    return relu and not input_gradient and window.stride == (1, 1) and forced()[1] is None


def straight_before_pool(pool: Window, window: Window, input_gradient: bool) -> bool:
    """Return whether the gradient of a convolution can come from that of its pool, in one pass."""
    return _two_by_two(pool) and not input_gradient and window.stride == (1, 1)


class SampleTile(NamedTuple):
    """What `kernels.samples` keeps in registers: sums of kernel rows × registers of filters."""

    rows: int
    registers: int


def sample_tile(shape: tuple[int, ...]) -> SampleTile | None:
    """Choose the tile of `kernels.samples`: all filters at once, or else all kernel rows.

    Parameters
    ----------
    shape : shape of the weight, OIHW

    Returns
    -------
    None if the filters do not fill registers, or neither fits into them
    """
    filters, channels, kernel_h, kernel_w = shape
    if filters % LANES or forced()[3] == "lanes":
        return None
    whole, taps = filters // LANES, kernel_w * channels

    def cost(tile: SampleTile) -> float:
        """Cycles per position: two numbers are loaded, and two are computed, in each."""
        loads = 2 * tile.registers + tile.rows * taps
        work = (tile.rows * taps + 3) * tile.registers  # with the slope of the ReLU and the bias
        return kernel_h // tile.rows * (whole // tile.registers) * max(loads, work)

    tiles = [SampleTile(rows, whole) for rows in divisors(kernel_h)]
    tiles += [SampleTile(kernel_h, registers) for registers in divisors(whole)]
    fitting = (t for t in tiles if (t.rows * taps + 1) * t.registers <= ACCUMULATORS)
    return min(fitting, key=lambda tile: (cost(tile), -tile.registers), default=None)


def backward_path(
    conv: Window,
    in_channels: int,
    pooled: tuple[int, int, int],
    input_gradient: bool,
    straight: bool = False,
) -> Path:
    """Choose the backward path of a convolution in front of a max pool.

    Parameters
    ----------
    pooled : (channels, height, width) of the pool's output
    input_gradient : whether the gradient of the input is also needed
    straight : whether the gradient can come from that of the pool, see `straight_before_pool`
    """
    path, shape = forced()[1], (pooled[0], in_channels, *conv.kernel)
    tile = patch_tile(in_channels, conv.kernel)
    padded = (conv.image[0] + conv.halo.top + conv.halo.bottom) * (
        conv.image[1] + conv.halo.left + conv.halo.right
    )
    possible = min(padded * in_channels, math.prod(pooled)) >= LANES
    if path is not None:
        chosen = {"pooled": straight, "sparse": possible}.get(path, True)
        return cast(Path, path) if chosen else "direct"
    straight = straight and not by_fourier("weight_gradient", conv, shape)
    dense: Path = "pooled" if straight else "direct"
    direct = _direct_cost("weight_gradient", conv, shape)
    winners = LIVE * math.prod(pooled) * LANES
    visit = winners * conv.kernel[0] * tile.registers * tile.parts
    sparse = VISIT_COST * visit + padded * in_channels
    if input_gradient:
        direct += _direct_cost("input_gradient", conv, shape)
        sparse, winners = 2 * sparse, 2 * winners
    if not possible or sparse >= direct:
        return dense
    visiting = COPIES * sparse + PER_WINNER * winners
    other = STRAIGHT_COST * direct if straight else _dense_cost(conv, shape, input_gradient)
    return dense if other < visiting else "sparse"


def _dense_cost(window: Window, shape: tuple[int, ...], input_gradient: bool) -> float:
    """Return the cost of a backward pass by Fourier transforms; infinite if it does not pay off."""
    parts: list[Part] = ["weight_gradient"]
    if input_gradient:
        parts.append("input_gradient")
    costs = [_fourier_cost(p, window, shape) for p in parts if by_fourier(p, window, shape)]
    found = [cost for cost in costs if cost is not None]
    return FOURIER_GAIN * sum(found) if len(found) == len(parts) else math.inf
