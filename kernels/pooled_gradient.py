"""Weight gradient of a convolution in front of a 2×2 max pool, straight from the pool's gradient.

The code of a window says which of its four positions won. Every lane is another sample with a
winner of its own, so all four positions are multiplied, with zeros where another one won. These
gradients exist in registers only: the gradient of the whole feature map is never stored.

         gradient g and code of a window            gradients of its four positions
                                                   ┌─────────────┬─────────────┐
              g │ 1.5  0.2 -0.7  0.9               │ 0 0.2 0   0 │ 0 0   0   0 │
           code │ 2    0    4    2        ─▶       ├─────────────┼─────────────┤
                  (4: none, dead)                  │ 1.5 0 0 0.9 │ 0 0   0   0 │
                                                   └─────────────┴─────────────┘
"""

from itertools import product
from typing import Any

from numba import types

from kernels.jit import INDEX, INDEX_PAIRS, blocked, factory, kernel, matrix
from kernels.machine import LANES
from kernels.simd import Emitter, at, stride
from kernels.tiles import add_sums, same_tile, zero_tile
from kernels.unrolled import Memory, Places, unrolled

POSITIONS = tuple(product(range(2), range(2)))


@unrolled(same_tile)
def _add_window(
    e: Emitter,
    tile: Any,
    grad: Memory,
    deltas: Places,
    codes: Memory,
    winners: Places,
    x: Memory,
    places: Any,
    sizes: Any,
) -> Any:
    """Add one window: tile[q, j, c] += Σ_{a,b} grad[c] · x[q, a, b + j] where (a, b) won.

    `deltas` and `winners` are (offset, channel) of `grad` and `codes`; `places` are (offset, slice,
    row) of `x`, whose pixels are one register apart; `sizes` are (slices, kernel width, channels,
    whether slices are rows). A pixel is loaded once for all positions and taps that see it. The
    last `channels` registers of the tile are the sums of the gradients that have a winner.
    """
    slices, taps, channels, by_row = sizes
    zero = e.constant(0)
    pairs = zip(grad.load_line(*deltas, channels), codes.load_line(*winners, channels), strict=True)
    kept: list[list[Any]] = []
    for c, (delta, code) in enumerate(pairs):
        won = [e.builder.fcmp_ordered("==", code, e.constant(k)) for k in range(len(POSITIONS))]
        kept.append([e.builder.select(mask, delta, zero) for mask in won])
        alive = e.builder.fcmp_ordered("<", code, e.constant(len(POSITIONS)))
        k = slices * taps * channels + c
        tile[k] = e.builder.fadd(tile[k], e.builder.select(alive, delta, zero))
    uses: dict[tuple[int, int, int], list[tuple[int, int]]] = {}
    for q, (k, (a, b)), j in product(range(slices), enumerate(POSITIONS), range(taps)):
        pixel = (0, q + a, b + j) if by_row else (q, a, b + j)
        uses.setdefault(pixel, []).append(((q * taps + j) * channels, k))
    place, apart, row = places
    for pixel in sorted(uses):
        value = x.load(e.place(place, *zip((apart, row, LANES), pixel, strict=True)))
        for first, k in uses[pixel]:
            for c in range(channels):
                tile[first + c] = e.fma(kept[c][k], value, tile[first + c])
    return tile


@factory
def make_pooled_weight_gradient(
    kernel_w: int, slices: int, channels: int, by_row: int, dtype: str
) -> Any:
    """Compile the gradients of weight and bias for stride 1.

    The tile is that of `make_conv_weight_gradient`, with a sum per filter for the bias; `channels`
    divides the number of filters. `by_row` says whether slices are rows of a channel.
    """
    KW, S, C, ROWS = kernel_w, slices, channels, by_row  # noqa: N806
    SIZE, SUMS = S * KW * C, (S * KW + 1) * C  # noqa: N806

    @kernel(
        types.void(
            *(blocked(dtype), blocked(dtype), blocked(dtype), INDEX_PAIRS),
            types.Tuple((matrix(dtype), matrix(dtype))),
            *(INDEX, INDEX, INDEX),
        )
    )
    def pooled_weight_gradient(grad, codes, x, corners, sums, chunk, first, last):
        """Add the gradients to sums = (weight, packed likewise, and bias [chunk, channel]).

        Parameters
        ----------
        grad, codes : [block, channel, pooled height, pooled width, lane]
        x : [block, channel, height, width, lane], with its halo of padding
        """
        weight_sums, bias_sums = sums
        row, column = stride(x, 2), stride(x, 3)
        apart = row if ROWS else stride(x, 1)
        g_channel, g_step = stride(grad, 1), stride(grad, 3)
        w_channel, w_step = stride(codes, 1), stride(codes, 3)
        for n in range(first, last):
            k = chunk * weight_sums.shape[1]
            for c0 in range(0, grad.shape[1], C):
                for t in range(corners.shape[0]):
                    ci, i = corners[t, 0], corners[t, 1]
                    tile = zero_tile(x, SUMS)
                    for y in range(grad.shape[2]):
                        g, w = at(grad, n, c0, y, 0), at(codes, n, c0, y, 0)
                        place = at(x, n, ci, 2 * y + i, 0)
                        for _ in range(grad.shape[3]):
                            tile = _add_window(
                                tile,
                                grad,
                                (g, g_channel),
                                codes,
                                (w, w_channel),
                                x,
                                (place, apart, row),
                                (S, KW, C, ROWS),
                            )
                            g += g_step
                            w += w_step
                            place += 2 * column
                    add_sums(tile[:SIZE], weight_sums, k)
                    if t == 0:
                        add_sums(tile[SIZE:], bias_sums, chunk * bias_sums.shape[1] + c0)
                    k += SIZE

    return pooled_weight_gradient
