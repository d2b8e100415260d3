"""Replaces drawn filters by given ones: all of a layer, or a single one."""

from collections.abc import Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from guitrainer.errors import ConfigError
from guitrainer.explain.handmade import as_weight

# one: length 1; drawn: average length of the drawn filters; own: unchanged
Length = Literal["one", "drawn", "own"]
FloatArray = NDArray[np.float32]


def placed(
    drawn: FloatArray,
    patterns: Sequence[NDArray[np.floating]],
    length: Length = "one",
    only: int | None = None,
) -> FloatArray:
    """Return a weight with patterns instead of drawn filters.

    Parameters
    ----------
    drawn : (filters, in_channels, kernel_h, kernel_w)
    patterns : each (kh, kw); cycled over the filters, the same for all channels
    length : length of the new filters
    only : index of the only filter to replace, so that the kernel keeps its size; None for all, so
        that the kernel has the size of the patterns

    Raises
    ------
    ConfigError
        If patterns differ in size or are zero although a length is requested, or if `only` is not a
        filter of the layer or its pattern has a different size.
    """
    filters, channels = drawn.shape[:2]
    made = as_weight(patterns, channels, filters)
    if length != "own":
        made = _scaled(made, 1.0 if length == "one" else _mean_length(drawn))
    if only is None:
        return made
    if not 0 <= only < filters:
        raise ConfigError(f"filter: got {only}, accepted: 0 to {filters - 1}")
    if made.shape != drawn.shape:
        found, accepted = ("×".join(map(str, one.shape[2:])) for one in (made, drawn))
        raise ConfigError(f"filter: got a pattern of {found}, accepted: {accepted}")
    changed = drawn.copy()
    changed[only] = made[0]
    return changed


def _lengths(weight: FloatArray) -> NDArray[np.float64]:
    squares = (weight.astype(np.float64) ** 2).sum(axis=(1, 2, 3))
    found: NDArray[np.float64] = np.sqrt(squares)
    return found


def _mean_length(weight: FloatArray) -> float:
    return float(_lengths(weight).mean())


def _scaled(weight: FloatArray, length: float) -> FloatArray:
    found = _lengths(weight)
    if not found.all():
        raise ConfigError("filter: got only zeros, accepted: a pattern")
    scaled: FloatArray = (weight * (length / found)[:, None, None, None]).astype(np.float32)
    return scaled
