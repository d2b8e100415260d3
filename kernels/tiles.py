"""Register tiles: small blocks of a result that stay in registers through a whole reduction.

A tile is a tuple of Simd values. Its sizes are numbers known when the kernel is compiled, so every
function here unrolls into straight-line code: loads, broadcasts, fused multiply-adds, stores.

              positions x0 … x0+V-1
            ┌───┬───┬───┬───┐
 channel 0  │ ● │ ● │ ● │ ● │   each ● is one register: LANES samples,
 channel 1  │ ● │ ● │ ● │ ● │   one output channel, one position
            └───┴───┴───┴───┘   tile[(row · C + channel) · V + position]

Offsets count elements. Sizes are passed as one tuple, the steps of an array as another.
"""

from itertools import product
from math import prod
from typing import Any

from kernels.machine import LANES
from kernels.simd import I32, Emitter, tile_of
from kernels.unrolled import Memory, Places, unrolled


def same_tile(tile: Any, *_: Any) -> Any:
    """Type of a tile that is returned with new values."""
    return tile


@unrolled(tile_of)
def zero_tile(e: Emitter, array: Memory, count: int) -> Any:
    """Make a tile of `count` zeros of the array's element type."""
    return [e.constant(0)] * count


@unrolled(lambda bias, offset, sizes: tile_of(bias, prod(sizes)))
def bias_tile(e: Emitter, bias: Memory, offset: Any, sizes: Any) -> Any:
    """Make a tile that starts from the bias: tile[row, c, v] = bias[offset + c].

    `sizes` are (rows, channels, width).
    """
    rows, channels, width = sizes
    start = [bias.load_broadcast(e.place(offset, (1, c))) for c in range(channels)]
    return [start[c] for _ in range(rows) for c in range(channels) for _ in range(width)]


@unrolled(same_tile)
def add_to_tile(e: Emitter, tile: Any, value: Any) -> Any:
    """Add one register to all of a tile."""
    return [e.builder.fadd(register, value) for register in tile]


@unrolled(same_tile)
def add_from(e: Emitter, tile: Any, x: Memory, place: Any, steps: Any, sizes: Any) -> Any:
    """Add a part of `x` to a tile, whose places `steps` and `sizes` give as in `store_tile`."""
    return [
        e.builder.fadd(own, other)
        for own, other in zip(tile, _read(e, x, place, steps, sizes), strict=True)
    ]


@unrolled(same_tile)
def pass_where_positive(
    e: Emitter, tile: Any, x: Memory, place: Any, steps: Any, sizes: Any
) -> Any:
    """Keep a tile where a part of `x` is positive, as behind a ReLU; places as in `store_tile`."""
    pairs = zip(_read(e, x, place, steps, sizes), tile, strict=True)
    return [e.where_positive(value, own) for value, own in pairs]


def _read(e: Emitter, x: Memory, place: Any, steps: Any, sizes: Any) -> list[Any]:
    """Read the registers of a tile in the order of its own."""
    indices = product(*map(range, sizes))
    return [x.load(e.place(place, *zip(steps, index, strict=True))) for index in indices]


@unrolled(lambda tile: tile.dtype)
def sum_of_tile(e: Emitter, tile: Any) -> Any:
    """Return the sum of the registers of a tile, added in pairs."""
    registers = list(tile)
    while len(registers) > 1:
        rest = registers[len(registers) // 2 * 2 :]
        pairs = zip(registers[::2], registers[1::2], strict=False)
        registers = [e.builder.fadd(a, b) for a, b in pairs] + rest
    return registers[0]


@unrolled(same_tile)
def correlate_row(
    e: Emitter, tile: Any, x: Memory, place: Any, row: Any, weight: Memory, w: Any, sizes: Any
) -> Any:
    """Add one row of the filters: tile[r, c, v] += Σ_j weight[w + j·C + c] · x[r, v·step + j·d].

    `x[r, …]` starts at `place + r·row`; neighbors in x are one register apart. A pixel is loaded
    once and used by all its taps, a weight is broadcast once and used by all positions. `sizes` are
    (kernel width, step, dilation, rows, channels, width).
    """
    taps, step, dilation, rows, channels, width = sizes
    if rows * channels == 1 and taps <= width:
        return _correlate_line(e, tile, x, place, weight, w, sizes)
    pixels: dict[tuple[int, int], Any] = {}
    for j in range(taps):
        for r, v in product(range(rows), range(width)):
            p = v * step + j * dilation
            if (r, p) not in pixels:
                pixels[r, p] = x.load(e.place(place, (row, r), (LANES, p)))
        for c in range(channels):
            tap = weight.load_broadcast(e.place(w, (1, j * channels + c)))
            for r, v in product(range(rows), range(width)):
                k = (r * channels + c) * width + v
                tile[k] = e.fma(tap, pixels[r, v * step + j * dilation], tile[k])
    return tile


def _correlate_line(
    e: Emitter, tile: Any, x: Memory, place: Any, weight: Memory, w: Any, sizes: Any
) -> Any:
    """Do the same for a single channel: all taps stay in registers, and each pixel is used once."""
    taps, step, dilation, _, _, width = sizes
    factors = [weight.load_broadcast(e.place(w, (1, j))) for j in range(taps)]
    uses: dict[int, list[tuple[int, int]]] = {}
    for v, j in product(range(width), range(taps)):
        uses.setdefault(v * step + j * dilation, []).append((v, j))
    for p in sorted(uses):
        pixel = x.load(e.place(place, (LANES, p)))
        for v, j in uses[p]:
            tile[v] = e.fma(factors[j], pixel, tile[v])
    return tile


@unrolled()
def store_tile(
    e: Emitter, tile: Any, out: Memory, place: Any, steps: Any, sizes: Any, relu: int
) -> None:
    """Write a tile to out[place + r·row + c·channel + v·column], optionally through a ReLU.

    `steps` are (row, channel, column), `sizes` (rows, channels, width).
    """
    for value, index in zip(tile, product(*map(range, sizes)), strict=True):
        target = e.place(place, *zip(steps, index, strict=True))
        out.store(target, e.relu(value) if relu else value)


@unrolled()
def store_pooled(
    e: Emitter,
    tile: Any,
    out: Memory,
    place: Any,
    steps: Any,
    codes: Memory,
    code_places: Any,
    sizes: Any,
) -> None:
    """Take the maximum of 2×2 windows of a tile of pairs of rows; store maximum and winner.

          x0  x0+1
        ┌────┬────┐
    y   │ 0  │ 1  │   the code says which of the four won, in reading order;
    y+1 │ 2  │ 3  │   4 where a ReLU lets nothing pass
        └────┴────┘

    `steps` are (row, channel, column) of `out`, `code_places` (first offset, row, channel) of
    `codes`, whose columns are one register apart; `sizes` are (rows, channels, width, whether there
    is a ReLU).
    """
    rows, channels, width, relu = sizes
    first_code, *code_steps = code_places
    for r, c, v in product(range(0, rows, 2), range(channels), range(0, width, 2)):
        corner = (r * channels + c) * width + v
        window = [tile[corner + d * channels * width + k] for d in (0, 1) for k in (0, 1)]
        best, code = _winner(e, window, relu)
        index = (r // 2, c, v // 2)
        out.store(e.place(place, *zip(steps, index, strict=True)), best)
        codes.store(e.place(first_code, *zip((*code_steps, LANES), index, strict=True)), code)


def _winner(e: Emitter, window: list[Any], relu: int) -> tuple[Any, Any]:
    """Find the maximum, optionally behind a ReLU, and the code of its place."""
    zero = e.constant(0)
    best, code = window[0], zero
    for k in range(1, len(window)):
        new = e.wins(window[k], best)
        best = e.builder.select(new, window[k], best)
        code = e.builder.select(new, e.constant(k), code)
    if not relu:
        return best, code
    alive = e.greater_or_nan(best, zero)
    dead = e.constant(len(window))
    return e.builder.select(alive, best, zero), e.builder.select(alive, code, dead)


@unrolled(same_tile)
def multiply_taps(
    e: Emitter, tile: Any, grad: Memory, deltas: Places, x: Memory, places: Places, sizes: Any
) -> Any:
    """Add one position to a weight gradient: tile[q, j, c] += grad[c] · x[q, j].

    Lanes are samples: they are summed once, at the end, by `add_sums`.

                  taps j of group 0     taps j of group 1
                ┌────┬────┬────┐      ┌────┬────┬────┐
     channel c  │ ●  │ ●  │ ●  │      │ ●  │ ●  │ ●  │   (3 taps, 2 groups)
                └────┴────┴────┘      └────┴────┴────┘

    `deltas` are (offset, channel) of `grad`; `places` are (offset, group) of `x`, whose taps are
    one register apart; `sizes` are (groups, kernel width, channels).
    """
    groups, taps, channels = sizes
    lines, (place, group) = grad.load_line(*deltas, channels), places
    for q, j in product(range(groups), range(taps)):
        pixel = x.load(e.place(place, (group, q), (LANES, j)))
        for c, delta in enumerate(lines):
            k = (q * taps + j) * channels + c
            tile[k] = e.fma(delta, pixel, tile[k])
    return tile


@unrolled(same_tile)
def pass_live(
    e: Emitter, tile: Any, grad: Memory, deltas: Places, output: Memory, outputs: Places, live: Any
) -> Any:
    """Keep grad[c] where the ReLU's output[c] is positive, and add it: tile[c] += kept[c].

    `deltas` are (offset, channel) of `grad`, `outputs` those of `output`; `live` are the array that
    receives what is kept, and (offset, channel) of it.
    """
    kept, (place, channel) = live
    count = len(tile)
    pairs = zip(grad.load_line(*deltas, count), output.load_line(*outputs, count), strict=True)
    values = [e.where_positive(value, delta) for delta, value in pairs]
    kept.store_line(place, channel, values)
    return [e.builder.fadd(old, value) for old, value in zip(tile, values, strict=True)]


@unrolled(same_tile)
def multiply_strip(
    e: Emitter, tile: Any, grad: Memory, deltas: Places, x: Memory, places: Places, sizes: Any
) -> Any:
    """Add `width` neighboring positions to a weight gradient, like `multiply_taps` one by one.

    A pixel is loaded once for all positions that see it. `deltas` are (offset, channel, column) of
    `grad`; `places` are (offset, group) of `x`, whose pixels are one register apart; `sizes` are
    (groups, kernel width, channels, dilation, step, width).
    """
    groups, taps, channels, dilation, step, width = sizes
    first, channel, column = deltas  # type: ignore[misc]
    place, group = places
    lines = [
        [grad.load(e.place(first, (channel, c), (column, v))) for c in range(channels)]
        for v in range(width)
    ]
    for q in range(groups):
        pixels: dict[int, Any] = {}
        for v, j in product(range(width), range(taps)):
            p = v * step + j * dilation
            if p not in pixels:
                pixels[p] = x.load(e.place(place, (group, q), (LANES, p)))
            for c, delta in enumerate(lines[v]):
                k = (q * taps + j) * channels + c
                tile[k] = e.fma(delta, pixels[p], tile[k])
    return tile


@unrolled()
def prefetch(e: Emitter, array: Memory, place: Any, steps: Any, sizes: Any, write: int) -> None:
    """Let the cache fetch a rectangle of registers that will soon be read, or written.

    `steps` are (row, column) of the array, `sizes` (height, width).
    """
    row, column = steps
    for i, j in product(*map(range, sizes)):
        e.prefetch(array.data, e.place(place, (row, i), (column, j)), bool(write))


@unrolled()
def add_sums(e: Emitter, tile: Any, out: Memory, place: Any) -> None:
    """Add the sum over lanes of each register: out[place + k] += Σ_lanes tile[k].

    A tree: in each round two registers are merged into one that holds half of each, so that
    LANES registers end as one, and LANES sums cost about LANES additions, not LANES·log(LANES).
    """
    for first in range(0, len(tile), LANES):
        part = tile[first : first + LANES]
        merged = _merge(e, part + [e.constant(0)] * (LANES - len(part)))
        target = e.place(place, (1, first))
        if len(part) == LANES:
            out.store(target, e.builder.fadd(out.load(target), merged))
            continue
        for k in range(len(part)):  # no more than that, the rest may belong to another thread
            target = e.place(place, (1, first + k))
            new = e.builder.extract_element(merged, I32(k))
            out.store_number(target, e.builder.fadd(out.load_number(target), new))


def _merge(e: Emitter, registers: list[Any]) -> Any:
    """Merge LANES registers into one whose lane k is the sum over the lanes of register k."""
    while len(registers) > 1:
        half = len(registers) // 2
        low = [i if not i & half else LANES + i - half for i in range(LANES)]
        high = [i + half if not i & half else LANES + i for i in range(LANES)]
        registers = [
            e.builder.fadd(
                e.shuffle(registers[k], registers[k + half], low),
                e.shuffle(registers[k], registers[k + half], high),
            )
            for k in range(half)
        ]
    return registers[0]


@unrolled(same_tile)
def multiply_matrix(
    e: Emitter, tile: Any, x: Memory, places: Places, weight: Memory, weights: Places, sizes: Any
) -> Any:
    """Add one term of a matrix product: tile[c, v] += weight[w + c·channel] · x[place + v·step].

    `places` are (place, step), `weights` (w, channel), `sizes` (channels, width).
    """
    channels, width = sizes
    columns = x.load_line(*places, width)
    first, channel = weights
    for c in range(channels):
        factor = weight.load_broadcast(e.place(first, (channel, c)))
        for v, column in enumerate(columns):
            tile[c * width + v] = e.fma(factor, column, tile[c * width + v])
    return tile


@unrolled(lambda array, place, steps, sizes: tile_of(array, prod(sizes)))
def load_tile(e: Emitter, array: Memory, place: Any, steps: Any, sizes: Any) -> Any:
    """Read a tile: tile[c, v] = array[place + c·channel + v·column].

    `steps` are (channel, column), `sizes` (channels, width).
    """
    return _read(e, array, place, steps, sizes)


def exchange(e: Emitter, rows: list[Any]) -> list[Any]:
    """Transpose LANES registers of LANES lanes.

    In round h, rows k and k + h exchange the blocks off the diagonal (Eklundh's method).
    """
    rows = list(rows)
    half = LANES // 2
    while half:
        low = [i if not i & half else LANES + i - half for i in range(LANES)]
        high = [i + half if not i & half else LANES + i for i in range(LANES)]
        for k in range(LANES):
            if not k & half:
                a, b = rows[k], rows[k + half]
                rows[k], rows[k + half] = e.shuffle(a, b, low), e.shuffle(a, b, high)
        half //= 2
    return rows


@unrolled()
def transpose_square(
    e: Emitter,
    x: Memory,
    place: Any,
    row: Any,
    out: Memory,
    target: Any,
    out_row: Any,
    count: int,
) -> None:
    """Transpose LANES × LANES numbers in registers: out[k, i] = x[i, k].

    Row i of x starts at `place + i·row`, row k of out at `target + k·out_row`. Only the first
    `count` rows of x are read; the others count as zero.
    """
    rows = x.load_line(place, row, count) + [e.constant(0)] * (LANES - count)
    out.store_line(target, out_row, exchange(e, rows))
