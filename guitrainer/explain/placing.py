"""Filters of one's own in place of those that are drawn: all of a layer, or one."""

from collections.abc import Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from guitrainer.errors import ConfigError
from guitrainer.explain.handmade import as_weight

# one: every filter of length 1; drawn: as long as those drawn are on average; own: as it is
Length = Literal["one", "drawn", "own"]
FloatArray = NDArray[np.float32]


def placed(
    drawn: FloatArray,
    patterns: Sequence[NDArray[np.floating]],
    length: Length = "one",
    only: int | None = None,
) -> FloatArray:
    """A weight with patterns in place of what was drawn.

    Parameters
    ----------
    drawn : (filters, in_channels, kernel_h, kernel_w)
    patterns : each (kh, kw); cycled over the filters, all channels see the same
    length : of the new filters
    only : the one filter to replace; then the kernel keeps its size. None: all, and the kernel has
        the size of the patterns

    Raises
    ------
    ConfigError
        If patterns are not of one size, are zero everywhere though a length is asked for, or if
        `only` is no filter of the layer or its pattern of another size.
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
        raise ConfigError("filter: got zeros everywhere, accepted: a pattern")
    scaled: FloatArray = (weight * (length / found)[:, None, None, None]).astype(np.float32)
    return scaled
