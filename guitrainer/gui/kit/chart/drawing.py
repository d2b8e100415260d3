"""The content of a plot as data: lines, guides, ranges. Painted by `plot`, saved by `export`."""

import math
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
MOST_POINTS = 2000
MARGIN = 0.06  # share of the range, above and below the lines
BELOW_ZERO = 0.2  # share of the margin, so that a line at 0 and its number are not cut off
MOST_DECADES = 16  # smallest value on a logarithmic axis


def thinned(
    x: Floats, y: Floats, low: float, high: float, pixels: int, *, spikes: bool = False
) -> tuple[Floats, Floats]:
    """Reduce a curve between `low` and `high` to two points per pixel, at most `MOST_POINTS`.

    Points are dropped in blocks that do not move while a curve grows, so that it does not flicker.

    Parameters
    ----------
    x : (n,), increasing
    y : (n,); values that are not finite become NaN
    pixels : width of the plot
    spikes : whether to keep the smallest and largest value of each block instead of its last one

    Returns
    -------
    x, y : (m,)
    """
    first = max(int(np.searchsorted(x, low)) - 1, 0)
    last = min(int(np.searchsorted(x, high, side="right")) + 1, len(x))
    room = min(2 * max(pixels, 1), MOST_POINTS)
    size = 1
    while (last - first) / size > (room // 2 if spikes else room):
        size *= 2
    first -= first % size
    if size == 1:
        return x[first:last], _finite(y[first:last])
    starts = np.arange(first, last, size)
    if not spikes:
        ends = np.append(starts[1:], last) - 1
        return x[ends], _finite(y[ends])
    # fast in the common case; values that are not finite are searched for only if there are any
    blocks, within = y[first:last], starts - first
    least, most = np.minimum.reduceat(blocks, within), np.maximum.reduceat(blocks, within)
    if not np.isfinite(least).all() or not np.isfinite(most).all():
        blocks = _finite(blocks)
        least, most = np.fmin.reduceat(blocks, within), np.fmax.reduceat(blocks, within)
    return np.repeat(x[starts], 2), np.stack([least, most], axis=1).ravel()


def _finite(y: Floats) -> Floats:
    finite = np.isfinite(y)
    return y if finite.all() else np.where(finite, y, np.nan)


@dataclass(frozen=True)
class Style:
    """Style of a line: color as #rrggbb, width in pixels."""

    color: str
    width: float = 1.5
    dashed: bool = False
    dots: bool = False  # shape of the dots at the points
    opacity: float = 1.0


@dataclass(frozen=True)
class Line:
    """A curve.

    Parameters
    ----------
    key : identifies the curve in the legend; several lines may share a key
    name : name in the legend
    x, y : (n,), `x` is increasing
    spikes : whether single values matter, so that thinning must keep extremes
    ranging : whether the vertical axis makes room for the curve
    band : lowest and highest values (n,) around the curve, shown as an area; None for none
    """

    key: str
    name: str
    x: Floats
    y: Floats
    style: Style
    spikes: bool = False
    ranging: bool = True
    band: tuple[Floats, Floats] | None = None

    def at(self, x: float) -> float | None:
        """Return the latest value at or before `x`; None before the first."""
        place = int(np.searchsorted(self.x, x, side="right")) - 1
        return float(self.y[place]) if place >= 0 else None


@dataclass(frozen=True)
class Guide:
    """A dashed horizontal line with a label."""

    y: float
    text: str


@dataclass(frozen=True)
class Drawing:
    """The content of a plot.

    Parameters
    ----------
    x_range : full range of the horizontal axis
    y_range : range of the vertical axis; None: determined by the lines
    from_zero : whether the vertical axis starts at 0, unless it is logarithmic
    names : names of the positions 0, 1, 2 … on the horizontal axis; None: these are steps
    hint, hint_zero : shown if there is nothing to see, and if all is 0 and has no logarithm
    """

    lines: tuple[Line, ...] = ()
    guides: tuple[Guide, ...] = ()
    x_range: tuple[float, float] = (0.0, 1.0)
    y_range: tuple[float, float] | None = None
    log: bool = False
    percent: bool = False
    from_zero: bool = True
    names: tuple[str, ...] | None = None
    hint: str = ""
    hint_zero: str = ""

    @property
    def remark(self) -> str:
        """The hint to show if there is nothing to see; empty otherwise."""
        values = [line.y for line in self.lines if len(line.y)]
        if not values:
            return self.hint
        seen = any((y > 0).any() if self.log else np.isfinite(y).any() for y in values)
        return "" if seen else self.hint_zero

    def without(self, hidden: Collection[str]) -> "Drawing":
        """Return the drawing without the lines of these keys."""
        return replace(self, lines=tuple(line for line in self.lines if line.key not in hidden))

    def in_colors(self, of: Callable[[str], str]) -> "Drawing":
        """Return the drawing with other colors; `of` maps each color, as #rrggbb, to another."""
        lines = (
            replace(line, style=replace(line.style, color=of(line.style.color)))
            for line in self.lines
        )
        return replace(self, lines=tuple(lines))

    def vertical(self, low: float, high: float) -> tuple[float, float]:
        """Return the range of the vertical axis for x from `low` to `high`, as log10 if `log`."""
        if self.y_range is not None:
            bottom, top = self.y_range
            return (math.log10(bottom), math.log10(top)) if self.log else (bottom, top)
        values = [guide.y for guide in self.guides]
        for line in self.lines:
            if line.ranging:
                values += _extremes(line, low, high, self.log)
        if self.log:
            return _log_range([value for value in values if value > 0])
        return _linear_range(values, self.from_zero)


def _extremes(line: Line, low: float, high: float, positive: bool) -> list[float]:
    first = max(int(np.searchsorted(line.x, low, side="right")) - 1, 0)
    seen = slice(first, int(np.searchsorted(line.x, high, side="right")))
    y = np.concatenate([values[seen] for values in (line.y, *(line.band or ()))])
    y = y[np.isfinite(y) & (y > 0)] if positive else y[np.isfinite(y)]
    return [float(y.min()), float(y.max())] if len(y) else []


def _linear_range(values: list[float], from_zero: bool) -> tuple[float, float]:
    if not values:
        return 0.0, 1.0
    bottom, top = min(values), max(values)
    bottom = min(bottom, 0.0) if from_zero else bottom
    room = MARGIN * (top - bottom) or 1.0
    below = BELOW_ZERO * room if from_zero and bottom == 0 else room
    return bottom - below, top + room


def _log_range(values: list[float]) -> tuple[float, float]:
    if not values:
        return -3.0, 0.0
    top = math.log10(max(values))
    bottom = max(math.log10(min(values)), top - MOST_DECADES)
    room = MARGIN * (top - bottom) if bottom < top else 1.0
    return bottom - room, top + room


def columns_of(drawing: Drawing) -> dict[str, list[str] | Floats]:
    """Return the data of a drawing as columns of equal length.

    The first column contains the steps at which any line has a value, or the names of the
    positions; the column of a line contains NaN where it has no value.
    """
    lines = [line for line in drawing.lines if len(line.x)]
    x = np.unique(np.concatenate([line.x for line in lines])) if lines else np.zeros(0)
    names = drawing.names
    columns: dict[str, list[str] | Floats]
    columns = {"step": x} if names is None else {"layer": [names[int(place)] for place in x]}
    for line in lines:
        y = np.full(len(x), np.nan)
        y[np.searchsorted(x, line.x)] = line.y
        columns[_unused(line.name, columns)] = y
    return columns


def _unused(name: str, taken: Collection[str]) -> str:
    number, one = 1, name
    while one in taken:
        number += 1
        one = f"{name} ({number})"
    return one
