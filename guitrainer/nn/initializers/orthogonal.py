"""Orthogonal weights, and the identity."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from guitrainer.config import schema
from guitrainer.errors import NetworkError
from guitrainer.nn import faults
from guitrainer.nn.initializers.fans import window_shape
from guitrainer.nn.initializers.formula import Formula
from guitrainer.nn.initializers.moments import Moments
from guitrainer.sentences import fault

# The decomposition needs several float64 copies of the matrix, at most 0.5 GB each.
LARGEST_MATRIX = 2**26
ORTHOGONAL_SCHEMES = ("orthogonal", "delta_orthogonal", "lsuv")


def orthogonal_moments(
    initializer: schema.Initializer, shape: tuple[int, ...], fans: tuple[int, int]
) -> Moments:
    """Describe the mean square of the elements of an orthogonal weight.

    Of n rows and m columns, the fewer ones are orthogonal and have length gain, so the elements
    have a mean square of gain² / max(n, m).
    """
    variance = _variance(initializer, shape)
    std = math.sqrt(variance.value)
    kind = "orthogonal at the center tap" if _is_delta(initializer) else "orthogonal"
    return Moments(initializer.scheme, *fans, variance.value, std, None, str(variance), kind)


def draw_orthogonal(
    initializer: schema.Initializer, shape: tuple[int, ...], rng: np.random.Generator
) -> NDArray[np.float32]:
    """Draw a weight that is orthogonal, or orthogonal at the center tap; float32, of `shape`.

    Windows of a locally connected weight are drawn one by one.

    Raises
    ------
    NetworkError
        If the matrix is too large to decompose.

    References
    ----------
    Saxe et al. 2014; Xiao et al. 2018, section 3 (delta_orthogonal).
    """
    out, inputs, kernel_h, kernel_w = window_shape(shape)
    windows = math.prod(shape) // (out * inputs * kernel_h * kernel_w)
    std = math.sqrt(_variance(initializer, shape).value)
    taps = kernel_h * kernel_w
    if not _is_delta(initializer):
        factor = std * math.sqrt(max(out, inputs * taps))
        return (factor * _orthonormal(windows, out, inputs * taps, rng)).reshape(shape)
    factor = std * math.sqrt(max(out, inputs) * taps)
    weight = np.zeros((windows, out, inputs, kernel_h, kernel_w), np.float32)
    weight[..., kernel_h // 2, kernel_w // 2] = factor * _orthonormal(windows, out, inputs, rng)
    return weight.reshape(shape)


def dirac(shape: tuple[int, ...], gain: float, groups: int = 1) -> NDArray[np.float32]:
    """Make filters that pass channel k on as output k: `gain` at the center tap, 0 elsewhere.

    In each group, outputs beyond the number of inputs stay 0, as in torch.nn.init.dirac_.
    """
    out, inputs, kernel_h, kernel_w = window_shape(shape)
    weight = np.zeros(shape, np.float32)
    windows = weight.reshape(-1, groups, out // groups, inputs, kernel_h, kernel_w)
    channels = np.arange(min(out // groups, inputs))
    windows[:, :, channels, channels, kernel_h // 2, kernel_w // 2] = gain
    return weight


def _is_delta(initializer: schema.Initializer) -> bool:
    return initializer.scheme == "delta_orthogonal"


def _variance(initializer: schema.Initializer, shape: tuple[int, ...]) -> Formula:
    if initializer.std is not None:
        std = initializer.std
        return Formula("std²", f"{std:.5g}²", std * std)
    if initializer.variance is not None:
        return Formula("variance", f"{initializer.variance:.5g}", initializer.variance)
    out, inputs, kernel_h, kernel_w = window_shape(shape)
    taps, gain = kernel_h * kernel_w, initializer.gain
    if _is_delta(initializer):
        own = Formula(
            "gain² / (max(out, in) · taps)",
            f"{gain:.5g}² / (max({out}, {inputs}) · {taps})",
            gain * gain / (max(out, inputs) * taps),
        )
    else:
        own = Formula(
            "gain² / max(out, fan_in)",
            f"{gain:.5g}² / max({out}, {inputs * taps})",
            gain * gain / max(out, inputs * taps),
        )
    return own if initializer.scale is None else own.times("scale", initializer.scale)


def _orthonormal(
    windows: int, rows: int, columns: int, rng: np.random.Generator
) -> NDArray[np.float32]:
    """Draw matrices (windows, rows, columns) with orthonormal rows, or columns if fewer."""
    if rows * columns > LARGEST_MATRIX:
        sizes = f"{rows:,} × {columns:,}", f"{LARGEST_MATRIX:,}"
        raise NetworkError(fault("initializer.scheme", faults.ORTHOGONAL, *sizes))
    tall, narrow = max(rows, columns), min(rows, columns)
    matrices = np.empty((windows, rows, columns), np.float32)
    for matrix in matrices:
        q, r = np.linalg.qr(rng.standard_normal((tall, narrow)))
        q *= np.where(np.diagonal(r) < 0, -1.0, 1.0)  # so that all rotations are equally likely
        matrix[...] = q if rows >= columns else q.T
    return matrices
