"""Preprocessing of pixels: raw, zero mean, standardized, contrast, whitening of two kinds.

Pixels are always in 0…1: uint8 is divided by 255, float32 is not changed. Generated images that are
normalized already (photo-exemplars) should use "raw".
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from guitrainer.config.schema import PHOTO_PATCHES, Data
from guitrainer.data.dataset import (
    Dataset,
    ImageSet,
    Pixels,
    PixelTransform,
    pixel_unit,
    unit_transform,
)
from guitrainer.data.spectra import whitened
from guitrainer.errors import DataError
from guitrainer.formats.chunks import chunks
from guitrainer.formats.limits import check_memory

LARGEST_WHITENED = 3072
"""Most numbers per image for ZCA (32×32 in color): with more, the eigenvectors of the covariance
take minutes and gigabytes."""

FLATTEST = 1e-4
"""Smallest std of a channel, in 0…1, that standardizing divides by: a fortieth of a gray level. A
smaller std is rounding or a single odd pixel, and would be multiplied by more than 10,000."""


@dataclass(frozen=True)
class PixelMoments:
    """Mean and standard deviation per channel, (C,) float64, of pixels in 0…1."""

    mean: NDArray[np.float64]
    std: NDArray[np.float64]


def preprocessed(dataset: Dataset, data: Data) -> Dataset:
    """Return the dataset with the transform for `data.preprocessing`.

    If `data.mean` or `data.std` is not given, it is measured on the training images. Only
    whitening makes new images (float32); everything else is applied when a batch is gathered.

    Raises
    ------
    DataError
        If the training images have no contrast to divide by, or are too large for ZCA.
    """
    if data.preprocessing == "zca":
        return _decorrelated(dataset, data.zca_epsilon)
    if data.preprocessing == "whitened":
        return _flattened(dataset, data)
    return dataset.with_transform(_transform(dataset.train.images, data))


def measure(images: Pixels) -> PixelMoments:
    """Measure mean and standard deviation of every channel, in 0…1, with bounded memory."""
    channels = images.shape[1]
    # Sums of bytes fit into integers, which are faster and as exact.
    narrow, wide = (np.uint16, np.uint64) if images.dtype == np.uint8 else (np.float64, np.float64)
    sums, squares = np.zeros(channels), np.zeros(channels)
    for chunk in chunks(images):
        values = chunk.astype(narrow)
        sums += values.sum(axis=(0, 2, 3), dtype=wide)
        squares += np.square(values, out=values).sum(axis=(0, 2, 3), dtype=wide)
    count = images.size // channels
    unit = pixel_unit(images)
    mean = sums / count
    variance = np.maximum(squares / count - mean**2, 0)
    return PixelMoments(mean * unit, np.sqrt(variance) * unit)


def _transform(images: Pixels, data: Data) -> PixelTransform:
    unit = unit_transform(images)
    if data.preprocessing == "raw":
        return unit
    if data.preprocessing == "contrast":
        return PixelTransform(unit.scale, unit.shift, per_image=True)
    standardized = data.preprocessing == "standardized"
    channels = images.shape[1]
    mean = None if data.mean is None else np.full(channels, data.mean)
    std = None if data.std is None else np.full(channels, data.std)
    if mean is None or (standardized and std is None):
        measured = measure(images)
        if standardized and std is None:
            _refuse_flat_channel(measured)
        mean = measured.mean if mean is None else mean
        std = measured.std if std is None else std
    if not standardized or std is None:
        std = np.ones(channels)
    scale = pixel_unit(images) / std
    return PixelTransform(scale.astype(np.float32), (-mean / std).astype(np.float32))


def _refuse_flat_channel(measured: PixelMoments) -> None:
    channel = int(measured.std.argmin())
    mean, std = float(measured.mean[channel]), float(measured.std[channel])
    if std < FLATTEST:
        raise DataError(
            f"data.preprocessing: all pixels of channel {channel} of the training images are equal "
            f"or nearly so (mean {mean:g}, std {std:.2g}), and 'standardized' divides by the std; "
            f"accepted: a std of at least {FLATTEST:g}; use 'zero_mean' or 'raw', or set data.std"
        )


def _flattened(dataset: Dataset, data: Data) -> Dataset:
    """Flatten the spectrum of every image, then scale it to zero mean and unit contrast.

    Patches of photographs were cut from whitened photographs, and white noise is already white.
    """

    def whiten(some: ImageSet) -> ImageSet:
        check_memory("data.preprocessing 'whitened': the images", 4 * some.images.size)
        images, first = np.empty(some.images.shape, np.float32), 0
        for chunk in chunks(some.images):
            images[first : first + len(chunk)] = whitened(chunk)
            first += len(chunk)
        return ImageSet(images, some.labels)

    if data.source != PHOTO_PATCHES and data.control != "white_noise":
        dataset = dataset.replaced(whiten, whiten)
    ones = np.ones(dataset.shape[0], np.float32)
    return dataset.with_transform(PixelTransform(ones, 0 * ones, per_image=True))


def _decorrelated(dataset: Dataset, epsilon: float) -> Dataset:
    """Whiten by ZCA: x − mean, times U·(Λ + ε)^−½·Uᵀ of the training covariance UΛUᵀ.

    Krizhevsky 2009, "Learning multiple layers of features from tiny images", appendix A.
    """
    channels, height, width = dataset.shape
    size = channels * height * width
    if size > LARGEST_WHITENED:
        raise DataError(
            f"data.preprocessing: 'zca' needs the covariance matrix of "
            f"{channels}×{height}×{width} = {size:,} numbers; accepted: up to {LARGEST_WHITENED:,}"
        )
    mean, covariance = _covariance(dataset.train.images)
    values, vectors = np.linalg.eigh(covariance)
    whitening = (vectors / np.sqrt(np.maximum(values, 0) + epsilon)) @ vectors.T

    def whiten(some: ImageSet) -> ImageSet:
        check_memory("data.preprocessing 'zca': the whitened images", 4 * some.images.size)
        images = np.empty(some.images.shape, np.float32)
        first = 0
        for chunk in chunks(some.images):
            flat = (_unit_pixels(chunk) - mean) @ whitening
            images[first : first + len(chunk)] = flat.reshape(chunk.shape)
            first += len(chunk)
        return ImageSet(images, some.labels)

    identity = PixelTransform(np.ones(channels, np.float32), np.zeros(channels, np.float32))
    return dataset.replaced(whiten, whiten, identity)


def _covariance(images: Pixels) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    size = images[0].size
    sums, products = np.zeros(size), np.zeros((size, size))
    for chunk in chunks(images):
        flat = _unit_pixels(chunk)
        sums += flat.sum(axis=0)
        products += flat.T @ flat
    mean = sums / len(images)
    return mean, products / len(images) - np.outer(mean, mean)


def _unit_pixels(images: Pixels) -> NDArray[np.float64]:
    """Convert images to rows of float64 in 0…1, (n, C·H·W)."""
    return images.reshape(len(images), -1) * np.float64(pixel_unit(images))
