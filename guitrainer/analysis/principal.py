"""Reduces filters over several input channels to one pattern each."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]

# Subtracting the mean of a constant filter leaves a remainder of this size, due to rounding.
ROUNDING = 1e-12


class Principal(NamedTuple):
    """Principal pattern and energy of every filter; arrays (filters, …).

    `pattern` (filters, kernel_h, kernel_w): first principal component over the channels, with zero
    mean and unit length (0 if there is none). `share`: share of the energy without means that it
    carries; `dc_share`: share of the whole energy that lies in the means; `norm` in units of the
    weights; `finite`: neither NaN nor infinity.
    """

    pattern: FloatArray
    share: FloatArray
    dc_share: FloatArray
    norm: FloatArray
    finite: NDArray[np.bool_]


def principal_patterns(weight: NDArray[np.floating]) -> Principal:
    """Subtract the mean of every channel and find the pattern that the channels share.

    Parameters
    ----------
    weight : (filters, in_channels, kernel_h, kernel_w); filters with NaN or infinity count as 0
    """
    count, channels, kernel_h, kernel_w = weight.shape
    elements = weight.reshape(count, channels, -1).astype(np.float64)
    finite = np.atleast_1d(np.isfinite(elements).all(axis=(1, 2)))
    elements[~finite] = 0
    peak = np.abs(elements).max(axis=(1, 2))
    elements /= np.where(peak > 0, peak, 1)[:, None, None]  # no square can overflow or vanish
    whole = (elements**2).sum(axis=(1, 2))
    means = elements.mean(axis=2, keepdims=True)
    elements -= means
    constant = (elements**2).sum(axis=(1, 2)) <= ROUNDING * whole
    elements[constant] = 0
    pattern, share = _first_component(elements)
    energy = kernel_h * kernel_w * (means**2).sum(axis=(1, 2))
    dc_share = energy / np.where(whole > 0, whole, 1)
    return Principal(
        pattern.reshape(count, kernel_h, kernel_w), share, dc_share, peak * np.sqrt(whole), finite
    )


def _first_component(elements: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return the first right singular vector over the channels, and its share of the energy.

    It is computed from the smaller of the two Gram matrices, over channels or over taps.
    """
    _, channels, taps = elements.shape
    if channels == 1:
        component = elements[:, 0]
    elif channels <= taps:
        _, vectors = np.linalg.eigh(elements @ elements.transpose(0, 2, 1))
        component = np.einsum("fc,fct->ft", vectors[:, :, -1], elements)
    else:
        _, vectors = np.linalg.eigh(elements.transpose(0, 2, 1) @ elements)
        loadings = np.einsum("fct,ft->fc", elements, vectors[:, :, -1])
        component = np.linalg.norm(loadings, axis=1, keepdims=True) * vectors[:, :, -1]
    length = np.linalg.norm(component, axis=1)
    total = (elements**2).sum(axis=(1, 2))
    share = np.minimum(length**2 / np.where(total > 0, total, 1), 1)
    return component / np.where(length > 0, length, 1)[:, None], share


def principal_planes(weight: NDArray[np.float32]) -> NDArray[np.float32]:
    """Reduce filters to patterns that can be shown as pictures.

    Parameters
    ----------
    weight : (filters, in_channels, kernel_h, kernel_w)

    Returns
    -------
    array
        The filters themselves if they have one or three channels; otherwise one plane each, the
        main spatial pattern of the filter: the first component of the singular value decomposition
        over its channels, with the sign of the strongest channel.
    """
    if weight.shape[1] in (1, 3):
        return weight
    filters, channels, height, width = weight.shape
    left, values, right = np.linalg.svd(
        weight.reshape(filters, channels, height * width).astype(np.float64), full_matrices=False
    )
    strongest = np.abs(left[:, :, 0]).argmax(axis=1)
    sign = np.where(left[np.arange(filters), strongest, 0] < 0, -1.0, 1.0)
    pattern: NDArray[np.float32] = (right[:, 0] * (values[:, 0] * sign)[:, None]).astype(np.float32)
    return pattern.reshape(filters, 1, height, width)
