"""Gathering a batch: images become lane-blocked, with normalisation and augmentation on the way."""

from typing import Any

import numpy as np
from numba import types

from kernels.jit import INDEX, INDICES, blocked, factory, flat, kernel
from kernels.machine import LANES
from kernels.simd import at, fill, fma, load, store, stride

# Added to the standard deviation of an image, so that an empty one is not divided by zero.
CONTRAST_EPSILON = 1e-4


@factory
def make_gather(pixel: str, dtype: str) -> Any:
    """Compile the gathering of images of element type `pixel` ("uint8", "float32", "float64")."""
    pixels = types.Array(getattr(types, pixel), 4, "C", readonly=True)
    flags = types.Array(types.boolean, 1, "C", readonly=True)
    affine = types.Tuple((flat(dtype), flat(dtype)))
    moves = types.Tuple((INDICES, INDICES, flags))

    @kernel(types.void(pixels, INDICES, affine, moves, blocked(dtype), INDEX, INDEX))
    def gather(images, index, transform, moves, out, first, last):
        """Write image index[n·LANES + lane] · scale[c] + shift[c] to out[n, c, :, :, lane].

        Parameters
        ----------
        images : [image, channel, height, width]
        index : image of each sample, one for every lane of every block
        transform : (scale, shift), per channel
        moves : (rows down, columns right, mirrored) per sample, or three empty arrays; pixels from
            outside the image count as 0 before the transform
        """
        scale, shift = transform
        down, right, mirrored = moves
        height, width = images.shape[2], images.shape[3]
        for n in range(first, last):
            for c in range(images.shape[1]):
                factor, offset = scale[c], shift[c]
                for y in range(height):
                    for lane in range(LANES):
                        sample = n * LANES + lane
                        dy, dx, step = 0, 0, 1
                        if down.size > 0:
                            dy, dx, step = (
                                down[sample],
                                right[sample],
                                -1 if mirrored[sample] else 1,
                            )
                        # columns left … end-1 come from inside the image
                        left, end = min(max(dx, 0), width), min(max(dx + width, 0), width)
                        if not 0 <= y - dy < height:
                            left, end = width, width
                        row = images[index[sample], c, min(max(y - dy, 0), height - 1)]
                        k = left - dx if step > 0 else width - 1 - (left - dx)
                        for x in range(left):
                            out[n, c, y, x, lane] = offset
                        for x in range(left, end):
                            out[n, c, y, x, lane] = row[k] * factor + offset
                            k += step
                        for x in range(end, width):
                            out[n, c, y, x, lane] = offset

    return gather


@factory
def make_contrast(dtype: str) -> Any:
    """Compile per-image contrast normalisation: each image minus its mean, over its deviation."""

    @kernel(types.void(blocked(dtype), INDEX, INDEX))
    def contrast(x, first, last):
        """Normalise the images of blocks first … last-1 in place, over channels and pixels."""
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
            deviation = np.empty(LANES, x.dtype)
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
