"""How sparse the responses of filters are: what an edge label alone does not say.

A filter has an orientation if the second-order statistics of the images have one, or if a task asks
for it; images with an anisotropic spectrum and random phases are enough. Edges do more: most
responses of a filter that fits them are near zero, and a few are large. The kurtosis measures this.
"""

import numpy as np
from numpy.typing import NDArray

from guitrainer.errors import DataError, WeightsError

GAUSSIAN_KURTOSIS = 3.0
MOST_WINDOWS = 20_000  # the standard error of the kurtosis of Gaussian responses is 0.035 or less
WINDOWS_AT_ONCE = 500  # their responses stay in the cache
MOST_ELEMENTS = 2**21  # of all windows together: 8 MB
SEED = 0
FLAT = 1e-12  # variance of responses, relative to their mean square, below which there is none

FloatArray = NDArray[np.float32]


def sample_windows(images: FloatArray, kernel: tuple[int, int]) -> FloatArray | None:
    """Cut windows at random places out of images; always the same ones for the same shapes.

    Parameters
    ----------
    images : (n, channels, height, width), as the first layer sees them
    kernel : height and width of a window

    Returns
    -------
    (windows, channels, kernel_h, kernel_w), at most 20,000; None if the images are smaller than a
    window

    Raises
    ------
    DataError
        If there are no images.
    """
    if images.ndim != 4 or not images.size:
        raise DataError(
            f"images: found shape {images.shape}, accepted: (n, channels, height, width)"
        )
    count, channels, height, width = images.shape
    rows, columns = height - kernel[0] + 1, width - kernel[1] + 1
    if min(rows, columns) < 1:
        return None
    most = max(1, min(MOST_WINDOWS, MOST_ELEMENTS // (channels * kernel[0] * kernel[1])))
    available = count * rows * columns
    rng = np.random.default_rng(SEED)
    places = rng.integers(available, size=most) if available > most else np.arange(available)
    image, place = np.divmod(places, rows * columns)
    row, column = np.divmod(place, columns)
    seen = np.lib.stride_tricks.sliding_window_view(images, kernel, axis=(2, 3))
    found: FloatArray = np.ascontiguousarray(seen[image, :, row, column])
    return found


def response_kurtosis(weight: NDArray[np.floating], windows: FloatArray) -> float | None:
    """Return the mean kurtosis of the responses of the filters of a convolution.

    The kurtosis of a filter is the mean fourth power of its responses, less their mean, over the
    square of their variance. It is 3 for Gaussian responses and larger for sparse ones, which are
    mostly near zero and sometimes large. Every linear filter of Gaussian noise has 3, whatever the
    spectrum of the noise.

    Parameters
    ----------
    weight : (out_channels, in_channels per group, kernel_h, kernel_w)
    windows : (n, in_channels, kernel_h, kernel_w), from `sample_windows`

    Returns
    -------
    the mean over all filters whose responses vary; None if there are none

    Raises
    ------
    WeightsError
        If the shapes do not fit each other.

    References
    ----------
    Field (1994), What is the goal of sensory coding?, Neural Computation 6, 559–601.
    Olshausen & Field (1996), Emergence of simple-cell receptive field properties by learning a
    sparse code for natural images, Nature 381, 607–609.
    """
    if weight.ndim != 4 or windows.ndim != 4 or weight.shape[2:] != windows.shape[2:]:
        raise WeightsError(f"weight: found {weight.shape} for windows of {windows.shape}")
    groups, rest = divmod(windows.shape[1], weight.shape[1])
    if rest or not groups or len(weight) % groups:
        raise WeightsError(f"weight: found {weight.shape} for windows of {windows.shape}")
    filters = weight.reshape(groups, len(weight) // groups, -1).astype(np.float32)
    seen = windows.reshape(len(windows), groups, -1)
    with np.errstate(all="ignore"):  # a filter may not be finite
        found = [_kurtosis(seen[:, k], filters[k]) for k in range(groups)]
    known = np.concatenate(found)
    known = known[np.isfinite(known)]
    return float(known.mean()) if known.size else None


def _kurtosis(seen: FloatArray, filters: FloatArray) -> NDArray[np.float64]:
    """Return the kurtosis of the responses of each filter; NaN if they do not vary.

    Moments are summed over some windows at a time, about a center that is near the mean.
    """
    center = np.zeros((len(filters), 1))
    sums = np.zeros((4, len(filters)))
    for start in range(0, len(seen), WINDOWS_AT_ONCE):
        values = (filters @ seen[start : start + WINDOWS_AT_ONCE].T).astype(np.float64)
        if not start:
            center = values.mean(axis=1, keepdims=True)
        values -= center
        squares = np.square(values)
        sums[0] += values.sum(axis=1)
        sums[1] += squares.sum(axis=1)
        np.multiply(squares, values, out=values)
        sums[2] += values.sum(axis=1)
        sums[3] += np.square(squares, out=squares).sum(axis=1)
    first, second, third, fourth = sums / len(seen)
    variance = second - first**2
    moment = fourth - 4 * first * third + 6 * first**2 * second - 3 * first**4
    power = variance + (center[:, 0] + first) ** 2
    return np.where(variance > FLAT * power, moment / np.square(variance), np.nan)
