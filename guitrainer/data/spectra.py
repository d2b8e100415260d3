"""Images by their spatial frequencies: whitening, and noise with a given spectrum."""

import math

import numpy as np
from numpy.typing import NDArray

CUTOFF = 0.4  # cycles per pixel; beyond it, the whitening filter suppresses rather than amplifies

Floats = NDArray[np.float64]


def radius(height: int, width: int) -> Floats:
    """Return the spatial frequency of all Fourier coefficients, in cycles per pixel."""
    down, right = np.fft.fftfreq(height), np.fft.fftfreq(width)
    found: Floats = np.hypot(down[:, None], right[None])
    return found


def whitened(image: NDArray[np.floating]) -> Floats:
    """Flatten the spectrum of natural images: the filter r·exp(−(r / 0.4)⁴), r in cycles per pixel.

    The amplitudes of natural images fall as 1/r, so the factor r makes them equal; the exponential
    removes the highest frequencies, which are mostly noise and aliasing. The mean becomes zero.

    Parameters
    ----------
    image : (…, height, width); the last two axes are filtered, as if they were periodic

    References
    ----------
    Olshausen & Field (1997), Sparse coding with an overcomplete basis set: a strategy employed by
    V1?, Vision Research 37, 3311–3325, section 4. There, 0.4 is 200 cycles per picture of 512 px.
    """
    r = radius(*image.shape[-2:])
    return _filtered(image, r * np.exp(-((r / CUTOFF) ** 4)))


def white_noise(like: NDArray[np.floating], rng: np.random.Generator) -> Floats:
    """Return Gaussian white noise with the shape, mean and standard deviation of an image.

    Parameters
    ----------
    like : (channels, height, width); mean and standard deviation are those of each channel
    """
    return _scaled(rng.standard_normal(like.shape), like)


def isotropic_noise(like: NDArray[np.floating], rng: np.random.Generator) -> Floats:
    """Return Gaussian noise with amplitudes of 1/r, as in natural images, in all directions.

    Parameters
    ----------
    like : (channels, height, width); mean and standard deviation are those of each channel
    """
    r = radius(*like.shape[-2:])
    r[0, 0] = math.inf
    return _scaled(_filtered(rng.standard_normal(like.shape), 1 / r), like)


def scrambled_phases(image: NDArray[np.floating], rng: np.random.Generator) -> Floats:
    """Replace the phases of an image by those of white noise, and keep its amplitudes and its mean.

    The result is nearly Gaussian noise with the power spectrum of the image, with its directions.

    Parameters
    ----------
    image : (channels, height, width); all channels get the same phases
    """
    noise = np.fft.fft2(rng.standard_normal(image.shape[-2:]))
    phases = noise / np.maximum(np.abs(noise), np.finfo(float).tiny)
    transformed = np.fft.fft2(image)
    scrambled = np.abs(transformed) * phases
    scrambled[..., 0, 0] = transformed[..., 0, 0]
    return np.real(np.fft.ifft2(scrambled))


def _filtered(image: NDArray[np.floating], gain: Floats) -> Floats:
    return np.real(np.fft.ifft2(np.fft.fft2(image) * gain))


def _scaled(noise: Floats, like: NDArray[np.floating]) -> Floats:
    """Give noise the mean and standard deviation of each channel of an image."""
    axes = (-2, -1)
    noise -= noise.mean(axis=axes, keepdims=True)
    noise /= np.maximum(noise.std(axis=axes, keepdims=True), np.finfo(float).tiny)
    spread, mean = like.std(axis=axes, keepdims=True), like.mean(axis=axes, keepdims=True)
    scaled: Floats = noise * spread + mean
    return scaled
