"""Register tiles: small blocks of a result that stay in registers through a whole reduction.

A tile is a tuple of Simd values. Its sizes are numbers known when the kernel is compiled, so every
function here unrolls into straight-line code: loads, broadcasts, fused multiply-adds, stores.

              positions x0 … x0+V-1
            ┌───┬───┬───┬───┐
 channel 0  │ ● │ ● │ ● │ ● │   each ● is one register: LANES samples,
 channel 1  │ ● │ ● │ ● │ ● │   one output channel, one position
            └───┴───┴───┴───┘   tile[(row · C + channel) · V + position]
"""

from typing import Any

from numba import types
from numba.extending import intrinsic

from kernels.machine import LANES
from kernels.simd import I32, Emitter, Index, simd_of, tile_of


def _sizes(*literals: Any) -> list[int]:
    return [literal.literal_value for literal in literals]


@intrinsic(prefer_literal=True)
def zero_tile(typing: Any, array: Any, count: Any) -> Any:
    """Make a tile of `count` zeros of the array's element type."""
    (n,) = _sizes(count)

    def emit(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        e = Emitter(context, builder, simd_of(sig.args[0]))
        return e.pack([e.constant(0)] * n)

    return tile_of(array, n)(array, count), emit


@intrinsic(prefer_literal=True)
def bias_tile(typing: Any, bias: Any, offset: Any, rows: Any, channels: Any, width: Any) -> Any:
    """Make a tile that starts from the bias: tile[row, c, v] = bias[offset + c]."""
    r_, c_, v_ = _sizes(rows, channels, width)

    def emit(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        e = Emitter(context, builder, simd_of(sig.args[0]))
        data = e.data(sig.args[0], args[0])
        start = [e.load_broadcast(data, e.add(args[1], c)) for c in range(c_)]
        return e.pack([start[c] for _ in range(r_) for c in range(c_) for _ in range(v_)])

    return tile_of(bias, r_ * c_ * v_)(bias, Index, rows, channels, width), emit


@intrinsic(prefer_literal=True)
def correlate_row(
    typing: Any,
    tile: Any,
    x: Any,
    place: Any,
    row: Any,
    weight: Any,
    w: Any,
    kernel_w: Any,
    step: Any,
    rows: Any,
    channels: Any,
    width: Any,
) -> Any:
    """Add one row of the filters: tile[r, c, v] += Σ_j weight[w + j·C + c] · x[r, v·step + j].

    `x[r, …]` starts at `place + r·row`; neighbours in x are one register apart. A pixel is loaded
    once and used by all its taps, a weight is broadcast once and used by all positions.
    """
    k_, s_, r_, c_, v_ = _sizes(kernel_w, step, rows, channels, width)
    count = r_ * c_ * v_

    def emit(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        tile, x, place, row, weight, w = args[:6]
        e = Emitter(context, builder, simd_of(sig.args[1]))
        sums = e.unpack(tile, count)
        x_data, w_data = e.data(sig.args[1], x), e.data(sig.args[4], weight)
        starts = [place]
        for _ in range(r_ - 1):
            starts.append(builder.add(starts[-1], row))
        pixels: dict[tuple[int, int], Any] = {}
        for j in range(k_):
            for r in range(r_):
                for v in range(v_):
                    p = v * s_ + j
                    if (r, p) not in pixels:
                        pixels[r, p] = e.load(x_data, e.add(starts[r], p * LANES))
            for c in range(c_):
                tap = e.load_broadcast(w_data, e.add(w, j * c_ + c))
                for r in range(r_):
                    for v in range(v_):
                        k = (r * c_ + c) * v_ + v
                        sums[k] = e.fma(tap, pixels[r, v * s_ + j], sums[k])
        return e.pack(sums)

    sig = tile(tile, x, Index, Index, weight, Index, kernel_w, step, rows, channels, width)
    return sig, emit


@intrinsic(prefer_literal=True)
def store_tile(
    typing: Any,
    tile: Any,
    out: Any,
    place: Any,
    channel: Any,
    row: Any,
    column: Any,
    rows: Any,
    channels: Any,
    width: Any,
    relu: Any,
) -> Any:
    """Write a tile to out[place + r·row + c·channel + v·column], through a ReLU if asked."""
    r_, c_, v_, relu_ = _sizes(rows, channels, width, relu)

    def emit(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        tile, out, place, channel, row, column = args[:6]
        e = Emitter(context, builder, simd_of(sig.args[1]))
        sums, data, zero = e.unpack(tile, r_ * c_ * v_), e.data(sig.args[1], out), e.constant(0)
        for r in range(r_):
            for c in range(c_):
                start = builder.add(place, builder.add(e.times(channel, c), e.times(row, r)))
                for v in range(v_):
                    value = sums[(r * c_ + c) * v_ + v]
                    if relu_:
                        value = builder.select(e.greater_or_nan(value, zero), value, zero)
                    e.store(data, builder.add(start, e.times(column, v)), value)
        return context.get_dummy_value()

    sizes = (rows, channels, width, relu)
    return types.void(tile, out, Index, Index, Index, Index, *sizes), emit


@intrinsic(prefer_literal=True)
def store_pooled(
    typing: Any,
    tile: Any,
    out: Any,
    place: Any,
    channel: Any,
    column: Any,
    codes: Any,
    code_place: Any,
    code_channel: Any,
    channels: Any,
    width: Any,
) -> Any:
    """Take ReLU and the maximum of 2×2 windows of a two-row tile; store maximum and winner.

          x0  x0+1
        ┌────┬────┐
    y   │ 0  │ 1  │   the code says which of the four won, in reading order;
    y+1 │ 2  │ 3  │   4 where the ReLU lets nothing pass
        └────┴────┘
    """
    c_, v_ = _sizes(channels, width)

    def emit(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        tile, out, place, channel, column, codes, code_place, code_channel = args[:8]
        e = Emitter(context, builder, simd_of(sig.args[1]))
        sums = e.unpack(tile, 2 * c_ * v_)
        data, code_data, zero = e.data(sig.args[1], out), e.data(sig.args[5], codes), e.constant(0)
        for c in range(c_):
            for v in range(0, v_, 2):
                window = [sums[(r * c_ + c) * v_ + v + d] for r in (0, 1) for d in (0, 1)]
                best, code = window[0], zero
                for k in (1, 2, 3):
                    new = e.wins(window[k], best)
                    best = builder.select(new, window[k], best)
                    code = builder.select(new, e.constant(k), code)
                alive = e.greater_or_nan(best, zero)
                best = builder.select(alive, best, zero)
                code = builder.select(alive, code, e.constant(4))
                o = builder.add(place, builder.add(e.times(channel, c), e.times(column, v // 2)))
                e.store(data, o, best)
                o = builder.add(code_place, e.times(code_channel, c))
                e.store(code_data, e.add(o, v // 2 * LANES), code)
        return context.get_dummy_value()

    sig = (tile, out, Index, Index, Index, codes, Index, Index, channels, width)
    return types.void(*sig), emit


@intrinsic(prefer_literal=True)
def multiply_taps(
    typing: Any,
    tile: Any,
    grad: Any,
    g: Any,
    channel: Any,
    x: Any,
    place: Any,
    group: Any,
    groups: Any,
    kernel_w: Any,
    channels: Any,
) -> Any:
    """Add one position to a weight gradient: tile[q, j, c] += grad[c] · x[q, j].

    `grad[c]` lies at `g + c·channel`, `x[q, j]` at `place + q·group` and j registers on. Lanes are
    samples: they are summed once, at the end, by `add_sums`.

                  taps j of group 0     taps j of group 1
                ┌────┬────┬────┐      ┌────┬────┬────┐
     channel c  │ ●  │ ●  │ ●  │      │ ●  │ ●  │ ●  │   (3 taps, 2 groups)
                └────┴────┴────┘      └────┴────┴────┘
    """
    q_, k_, c_ = _sizes(groups, kernel_w, channels)

    def emit(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        tile, grad, g, channel, x, place, group = args[:7]
        e = Emitter(context, builder, simd_of(sig.args[1]))
        g_data = e.data(sig.args[1], grad)
        deltas = [e.load(g_data, builder.add(g, e.times(channel, c))) for c in range(c_)]
        x_data = e.data(sig.args[4], x)
        return _add_taps(e, tile, deltas, x_data, place, group, (q_, k_, c_))

    sig = tile(tile, grad, Index, Index, x, Index, Index, groups, kernel_w, channels)
    return sig, emit


def _add_taps(
    e: Emitter,
    tile: Any,
    deltas: list[Any],
    x_data: Any,
    place: Any,
    group: Any,
    sizes: tuple[int, int, int],
) -> Any:
    """Multiply every delta with every tap, and add."""
    groups, taps, channels = sizes
    sums = e.unpack(tile, groups * taps * channels)
    for q in range(groups):
        start = e.builder.add(place, e.times(group, q))
        for j in range(taps):
            pixel = e.load(x_data, e.add(start, j * LANES))
            for c in range(channels):
                k = (q * taps + j) * channels + c
                sums[k] = e.fma(deltas[c], pixel, sums[k])
    return e.pack(sums)


@intrinsic(prefer_literal=True)
def multiply_live_taps(
    typing: Any,
    tile: Any,
    grad: Any,
    g: Any,
    channel: Any,
    output: Any,
    o: Any,
    output_channel: Any,
    x: Any,
    place: Any,
    group: Any,
    groups: Any,
    kernel_w: Any,
    channels: Any,
) -> Any:
    """Add as `multiply_taps`, with grad[c] counted only where the ReLU's output[c] is above 0."""
    q_, k_, c_ = _sizes(groups, kernel_w, channels)

    def emit(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        tile, grad, g, channel, output, o, output_channel, x, place, group = args[:10]
        e = Emitter(context, builder, simd_of(sig.args[1]))
        g_data, o_data, zero = e.data(sig.args[1], grad), e.data(sig.args[4], output), e.constant(0)
        deltas = []
        for c in range(c_):
            delta = e.load(g_data, builder.add(g, e.times(channel, c)))
            value = e.load(o_data, builder.add(o, e.times(output_channel, c)))
            deltas.append(builder.select(e.greater_or_nan(value, zero), delta, zero))
        x_data = e.data(sig.args[7], x)
        return _add_taps(e, tile, deltas, x_data, place, group, (q_, k_, c_))

    places = (grad, Index, Index, output, Index, Index, x, Index, Index)
    return tile(tile, *places, groups, kernel_w, channels), emit


@intrinsic(prefer_literal=True)
def add_sums(typing: Any, tile: Any, out: Any, place: Any, count: Any) -> Any:
    """Add the sum over lanes of each register: out[place + k] += Σ_lanes tile[k].

    A tree: in each round two registers are merged into one that holds half of each, so that
    LANES registers end as one, and LANES sums cost about LANES additions, not LANES·log(LANES).
    """
    (n,) = _sizes(count)

    def emit(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        tile, out, place = args[:3]
        e = Emitter(context, builder, simd_of(sig.args[1]))
        data, sums = e.data(sig.args[1], out), e.unpack(tile, n)
        for first in range(0, n, LANES):
            part = sums[first : first + LANES]
            merged = _merge(e, part + [e.constant(0)] * (LANES - len(part)))
            for k in range(len(part)):
                target = builder.gep(data, [e.add(place, first + k)])
                old = builder.load(target, align=e.align)
                new = builder.extract_element(merged, I32(k))
                builder.store(builder.fadd(old, new), target, align=e.align)
        return context.get_dummy_value()

    return types.void(tile, out, Index, count), emit


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


@intrinsic(prefer_literal=True)
def multiply_matrix(
    typing: Any,
    tile: Any,
    x: Any,
    place: Any,
    step: Any,
    weight: Any,
    w: Any,
    channel: Any,
    channels: Any,
    width: Any,
) -> Any:
    """Add one term of a matrix product: tile[c, v] += weight[w + c·channel] · x[place + v·step]."""
    c_, v_ = _sizes(channels, width)

    def emit(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        tile, x, place, step, weight, w, channel = args[:7]
        e = Emitter(context, builder, simd_of(sig.args[1]))
        sums = e.unpack(tile, c_ * v_)
        x_data, w_data = e.data(sig.args[1], x), e.data(sig.args[4], weight)
        columns = [e.load(x_data, builder.add(place, e.times(step, v))) for v in range(v_)]
        for c in range(c_):
            factor = e.load_broadcast(w_data, builder.add(w, e.times(channel, c)))
            for v in range(v_):
                sums[c * v_ + v] = e.fma(factor, columns[v], sums[c * v_ + v])
        return e.pack(sums)

    return tile(tile, x, Index, Index, weight, Index, Index, channels, width), emit


@intrinsic(prefer_literal=True)
def load_tile(
    typing: Any, array: Any, place: Any, channel: Any, column: Any, channels: Any, width: Any
) -> Any:
    """Read a tile: tile[c, v] = array[place + c·channel + v·column]."""
    c_, v_ = _sizes(channels, width)

    def emit(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        array, place, channel, column = args[:4]
        e = Emitter(context, builder, simd_of(sig.args[0]))
        data = e.data(sig.args[0], array)
        return e.pack(
            [
                e.load(
                    data, builder.add(place, builder.add(e.times(channel, c), e.times(column, v)))
                )
                for c in range(c_)
                for v in range(v_)
            ]
        )

    return tile_of(array, c_ * v_)(array, Index, Index, Index, channels, width), emit


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


@intrinsic
def transpose_square(
    typing: Any, x: Any, place: Any, row: Any, out: Any, target: Any, out_row: Any
) -> Any:
    """Transpose LANES × LANES numbers in registers: out[k, i] = x[i, k].

    Row i of x starts at `place + i·row`, row k of out at `target + k·out_row`.
    """

    def emit(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        x, place, row, out, target, out_row = args
        e = Emitter(context, builder, simd_of(sig.args[0]))
        x_data, out_data = e.data(sig.args[0], x), e.data(sig.args[3], out)
        rows = [e.load(x_data, builder.add(place, e.times(row, k))) for k in range(LANES)]
        rows = exchange(e, rows)
        for k in range(LANES):
            e.store(out_data, builder.add(target, e.times(out_row, k)), rows[k])
        return context.get_dummy_value()

    return types.void(x, Index, Index, out, Index, Index), emit
