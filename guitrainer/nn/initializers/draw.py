"""Draws weights and biases, and describes in advance what will be drawn."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from guitrainer.config import schema
from guitrainer.errors import ConfigError
from guitrainer.nn import faults
from guitrainer.nn.initializers import weight_file
from guitrainer.nn.initializers.fans import fans
from guitrainer.nn.initializers.filter_bank import bank_weight
from guitrainer.nn.initializers.libraries import library_of
from guitrainer.nn.initializers.moments import Moments, is_random, library_bias, random_moments
from guitrainer.nn.initializers.orthogonal import (
    ORTHOGONAL_SCHEMES,
    dirac,
    draw_orthogonal,
    orthogonal_moments,
)
from guitrainer.nn.initializers.schemes import check_settings
from guitrainer.nn.initializers.truncated import TRUNCATED_STD, draw_truncated
from guitrainer.nn.initializers.wiring import LayerWiring, wiring_of
from guitrainer.sentences import fault

# Numbers drawn at once: float64 copies stay small compared with the weight itself.
BLOCK = 2**18
ZEROS = schema.Initializer(scheme="zeros")


def describe(
    initializer: schema.Initializer, shape: tuple[int, ...], wiring: LayerWiring | None = None
) -> Moments:
    """Describe what `sample` will draw: the requested moments, or those of a fixed weight.

    Parameters
    ----------
    shape : shape of the weight; see `fans`
    wiring : the layer, to which the defaults of some libraries look; None without groups

    Raises
    ------
    ConfigError
        If the settings do not fit the scheme, or the scheme does not fit the weight.
    NetworkError
        If `shape` is not the shape of a weight.
    WeightsError
        If a file cannot be used.
    """
    check_settings(initializer)
    both = fans(shape)
    if is_random(initializer.scheme):
        return random_moments(initializer, shape, wiring)
    if initializer.scheme in ORTHOGONAL_SCHEMES:
        return orthogonal_moments(initializer, shape, both)
    if (value := _constant(initializer)) is not None:
        return _constant_moments(initializer, value, both)
    return _measured(initializer, _fixed_weight(initializer, shape, wiring), both)


def sample(
    initializer: schema.Initializer,
    shape: tuple[int, ...],
    rng: np.random.Generator,
    wiring: LayerWiring | None = None,
) -> NDArray[np.float32]:
    """Draw a weight: float32, C-contiguous, of `shape`; the same `rng` gives the same numbers.

    For lsuv this is the orthonormal start; calibration requires the data.

    Raises
    ------
    ConfigError, NetworkError, WeightsError
        See `describe`.
    """
    check_settings(initializer)
    fans(shape)  # checks the shape
    if is_random(initializer.scheme):
        moments = random_moments(initializer, shape, wiring)
        return _draw(moments, math.prod(shape), rng).reshape(shape)
    if initializer.scheme in ORTHOGONAL_SCHEMES:
        return draw_orthogonal(initializer, shape, rng)
    return _fixed_weight(initializer, shape, wiring)


def describe_bias(
    initializer: schema.Initializer | None,
    weight_initializer: schema.Initializer,
    weight_shape: tuple[int, ...],
    count: int,
    wiring: LayerWiring | None = None,
) -> Moments:
    """Describe what `sample_bias` will draw."""
    wired = wiring or wiring_of(weight_shape)
    chosen = _bias_initializer(initializer, weight_initializer, wired)
    both = fans(weight_shape)
    if is_random(chosen.scheme):
        return random_moments(chosen, weight_shape, wired)
    if (value := _constant(chosen)) is not None:
        return _constant_moments(chosen, value, both)
    return _measured(chosen, _fixed_bias(chosen, count), both)


def sample_bias(
    initializer: schema.Initializer | None,
    weight_initializer: schema.Initializer,
    weight_shape: tuple[int, ...],
    count: int,
    rng: np.random.Generator,
    wiring: LayerWiring | None = None,
) -> NDArray[np.float32]:
    """Draw a bias of `count` elements, float32.

    Parameters
    ----------
    initializer : None means zeros, or what the library draws if the weight is drawn by the defaults
        of a library. A bias has no fans of its own: schemes that need them use those of the weight.

    Raises
    ------
    ConfigError
        If the scheme needs whole filters (orthogonal, dirac, bank, …), which a bias does not have.
    """
    wired = wiring or wiring_of(weight_shape)
    chosen = _bias_initializer(initializer, weight_initializer, wired)
    if is_random(chosen.scheme):
        return _draw(random_moments(chosen, weight_shape, wired), count, rng)
    return _fixed_bias(chosen, count)


def _draw(moments: Moments, count: int, rng: np.random.Generator) -> NDArray[np.float32]:
    """Draw in float64, block by block, and round to float32."""
    numbers = np.empty(count, np.float32)
    for start in range(0, count, BLOCK):
        size = min(BLOCK, count - start)
        if moments.distribution == "normal":
            block = moments.std * rng.standard_normal(size)
        elif moments.distribution == "uniform":
            assert moments.limit is not None
            block = rng.uniform(-moments.limit, moments.limit, size)
        else:
            block = moments.std / TRUNCATED_STD * draw_truncated(rng, size)
        numbers[start : start + size] = block
    return numbers


def _constant(initializer: schema.Initializer) -> float | None:
    """Return the value of schemes that set every element to the same value."""
    if initializer.scheme == "constant":
        assert initializer.value is not None
        return initializer.value
    return {"zeros": 0.0, "ones": 1.0}.get(initializer.scheme)


def _fixed_weight(
    initializer: schema.Initializer, shape: tuple[int, ...], wiring: LayerWiring | None
) -> NDArray[np.float32]:
    """Return the weight of a scheme that is not random."""
    value = _constant(initializer)
    if value is not None:
        return np.full(shape, value, np.float32)
    if initializer.scheme == "dirac":
        return dirac(shape, initializer.gain, 1 if wiring is None else wiring.groups)
    if initializer.scheme == "bank":
        return bank_weight(shape)
    return weight_file.stored_weight(initializer, shape)


def _fixed_bias(initializer: schema.Initializer, count: int) -> NDArray[np.float32]:
    value = _constant(initializer)
    if value is not None:
        return np.full(count, value, np.float32)
    return weight_file.stored_weight(initializer, (count,), "bias_initializer")


def _bias_initializer(
    initializer: schema.Initializer | None,
    weight_initializer: schema.Initializer,
    wiring: LayerWiring,
) -> schema.Initializer:
    library = library_of(weight_initializer.scheme)
    if initializer is None and library is not None:
        return library_bias(library, wiring)
    chosen = initializer or ZEROS
    if chosen.scheme in (*ORTHOGONAL_SCHEMES, "dirac", "bank"):
        raise ConfigError(fault("bias_initializer.scheme", faults.BIAS_SCHEME, chosen.scheme))
    check_settings(chosen)
    return chosen


def _constant_moments(
    initializer: schema.Initializer, value: float, both: tuple[int, int]
) -> Moments:
    formula = f"w = {value:.5g}, σ² = 0"
    return Moments(initializer.scheme, *both, 0.0, 0.0, abs(value), formula, "constant")


def _measured(
    initializer: schema.Initializer, weight: NDArray[np.float32], both: tuple[int, int]
) -> Moments:
    """Return the moments of fixed numbers, computed from the elements themselves."""
    variance = float(weight.var(dtype=np.float64))
    limit, formula = float(np.abs(weight).max()), f"σ² of the elements = {variance:.5g}"
    return Moments(
        initializer.scheme, *both, variance, math.sqrt(variance), limit, formula, "fixed"
    )
