"""Gathering a batch: images become lane-blocked, with normalization and augmentation on the way."""

from typing import Any

import numpy as np
from llvmlite import ir
from numba import types
from numba.extending import intrinsic

from kernels.arrays import ArrayType, element, stack_array
from kernels.jit import INDEX, INDICES, blocked, factory, flat, helper, kernel
from kernels.machine import LANES
from kernels.simd import Emitter, at, fill, fma, load, simd_of, store, stride
from kernels.tiles import transpose_square

# Added to the standard deviation of an image, so that an empty one is not divided by zero.
CONTRAST_EPSILON = 1e-4


@intrinsic
def _load_pixels(typing: Any, pixels: Any, place: Any, out: Any) -> Any:
    """Read LANES neighbors, which may be bytes, as a register of out's elements."""
    target = simd_of(out)

    def emit(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        kind, e = sig.args[0], Emitter(context, builder, target)
        pointer = builder.gep(e.data(kind, args[0]), [args[1]])
        wide = ir.VectorType(pointer.type.pointee, LANES)
        value = builder.load(builder.bitcast(pointer, wide.as_pointer()), align=1)
        if kind.dtype == types.uint8:
            return builder.uitofp(value, e.vector)
        if kind.dtype == target.dtype:
            return value
        narrow = kind.dtype == types.float64
        return builder.fptrunc(value, e.vector) if narrow else builder.fpext(value, e.vector)

    return target(pixels, INDEX, out), emit


@intrinsic
def _reversed(typing: Any, value: Any) -> Any:
    """Return the lanes of a register from the last to the first."""

    def emit(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        e = Emitter(context, builder, sig.args[0])
        return e.shuffle(args[0], args[0], range(LANES - 1, -1, -1))

    return value(value), emit


@helper
def _put_row(pixels, place, width, flip, scale, shift, out, target):
    """Write `width` pixels from `place` on, times scale plus shift, to `out` from `target` on."""
    if width >= LANES:
        factor, offset = fill(out, scale), fill(out, shift)
        for start in range(0, width, LANES):
            x = min(start, width - LANES)
            if flip:
                value = _reversed(_load_pixels(pixels, place + width - LANES - x, out))
            else:
                value = _load_pixels(pixels, place + x, out)
            store(out, target + x, fma(value, factor, offset))
    else:
        for x in range(width):
            pixel = element(pixels, place + (width - 1 - x if flip else x))
            out[target + x] = pixel * scale + shift


@factory
def make_gather(pixel: str, dtype: str) -> Any:
    """Compile the gathering of images of element type `pixel` ("uint8", "float32", "float64")."""
    pixels = ArrayType(getattr(types, pixel), 4, "C", readonly=True)
    flags = ArrayType(types.boolean, 1, "C", readonly=True)
    affine = types.Tuple((flat(dtype), flat(dtype)))
    moves = types.Tuple((INDICES, INDICES, flags))

    @kernel(types.void(pixels, INDICES, affine, moves, flat(dtype), blocked(dtype), INDEX, INDEX))
    def gather(images, index, transform, moves, rows, out, first, last):
        """Write image index[n·LANES + lane] · scale[c] + shift[c] to out[n, c, :, :, lane].

        Parameters
        ----------
        images : [image, channel, height, width]
        index : image of each sample, one for every lane of every block
        transform : (scale, shift), per channel
        moves : (rows down, columns right, mirrored) per sample, or three empty arrays; pixels from
            outside the image count as 0 before the transform
        rows : (LANES · 3 · width,) scratch: one row of every sample of a block, with room for
            shifts in both directions
        """
        (scale, shift), (down, right, mirrored) = transform, moves
        channels, height, width = images.shape[1:]
        row = 3 * width
        for n in range(first, last):
            for c in range(channels):
                for y in range(height):
                    for lane in range(LANES):
                        sample, middle = n * LANES + lane, lane * row + width
                        source, aside, flip = y, 0, False
                        if down.size > 0:
                            source, flip = y - down[sample], mirrored[sample]
                            aside = min(max(right[sample], -width), width)
                            if not 0 <= source < height:
                                source, aside = 0, width
                        place = ((index[sample] * channels + c) * height + source) * width
                        target = middle + aside
                        _put_row(images, place, width, flip, scale[c], shift[c], rows, target)
                        for x in range(middle, target):
                            rows[x] = shift[c]
                        for x in range(target + width, middle + width):
                            rows[x] = shift[c]
                    if width >= LANES:
                        for start in range(0, width, LANES):
                            x = min(start, width - LANES)
                            target = at(out, n, c, y, x)
                            transpose_square(
                                rows, width + x, row, out, target, stride(out, 3), LANES
                            )
                    else:
                        for x in range(width):
                            for lane in range(LANES):
                                out[n, c, y, x, lane] = rows[lane * row + width + x]

    return gather


@factory
def make_contrast(dtype: str) -> Any:
    """Compile per-image contrast normalization: (image − mean) / standard deviation."""

    @kernel(types.void(blocked(dtype), INDEX, INDEX))
    def contrast(x, first, last):
        """Normalize the images of blocks first … last-1 in place, over channels and pixels."""
        step = stride(x, 3)
        share = fill(x, 1.0 / (x.shape[1] * x.shape[2] * x.shape[3]))
        for n in range(first, last):
            sums = fill(x, 0.0)
            for c in range(x.shape[1]):
                for y in range(x.shape[2]):
                    place = at(x, n, c, y, 0)
                    for _ in range(x.shape[3]):
                        sums = sums + load(x, place)
                        place += step
            mean = sums * share
            squares = fill(x, 0.0)
            for c in range(x.shape[1]):
                for y in range(x.shape[2]):
                    place = at(x, n, c, y, 0)
                    for _ in range(x.shape[3]):
                        difference = load(x, place) - mean
                        squares = fma(difference, difference, squares)
                        place += step
            deviation = stack_array(x, LANES)
            store(deviation, 0, squares * share)
            for lane in range(LANES):
                deviation[lane] = 1 / (np.sqrt(deviation[lane]) + CONTRAST_EPSILON)
            factor = load(deviation, 0)
            for c in range(x.shape[1]):
                for y in range(x.shape[2]):
                    place = at(x, n, c, y, 0)
                    for _ in range(x.shape[3]):
                        store(x, place, (load(x, place) - mean) * factor)
                        place += step

    return contrast
