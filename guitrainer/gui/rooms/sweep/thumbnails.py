"""What a cell of the map shows of a trial: its filters at the end, and its loss."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPolygonF

from guitrainer.gui.base.look.tiles import Pixels, image_of, pictures
from guitrainer.gui.lab.sweeping import SweepView

MOST_FILTERS = 8
LEAST_SIDE, MOST_SIDE = 14, 40  # of a filter, in pixels
GAP = 3  # between filters, in pixels
CURVE = (36, 72)  # smallest and largest width of a curve, in pixels
LINE = 1.5  # width in pixels

Points = Sequence[tuple[float, float]]


@dataclass(frozen=True)
class Thumbnail:
    """Filters (RGB, of equal size) and loss of a trial, both from 0 to 1 in each direction."""

    filters: tuple[QImage, ...]
    curve: Points


@dataclass(frozen=True)
class Small:
    """The arrays of a `Thumbnail`, which can be made in any thread."""

    filters: Pixels
    curve: Points


def shown_trials(view: SweepView) -> dict[int, int]:
    """Return the first trial of each setting that has ended, by the number of the setting."""
    found: dict[int, int] = {}
    for number in sorted(view.rows):
        found.setdefault(number % view.plan.settings_count, number)
    return found


def small(arrays: dict[str, NDArray[Any]]) -> Small:
    """Reduce the arrays of a trial to what a cell shows."""
    weight = np.asarray(arrays.get("end", np.zeros((0, 1, 1, 1))), np.float32)[:MOST_FILTERS]
    empty = np.zeros((0, 1, 1, 3), np.uint8)
    tiles = pictures(weight, "filter", "gray") if weight.size else empty
    return Small(tiles, points_of(arrays.get("curve")))


def points_of(curve: NDArray[Any] | None) -> Points:
    """Return the finite points of a loss, from 0 to 1: left to right, and from 0 to the highest."""
    if curve is None:
        return ()
    known = np.asarray(curve, float)[np.isfinite(curve).all(axis=1)]
    if len(known) < 2 or known[-1, 0] <= known[0, 0] or known[:, 1].max() <= 0:
        return ()
    x = (known[:, 0] - known[0, 0]) / (known[-1, 0] - known[0, 0])
    return tuple(zip(x.tolist(), (known[:, 1] / known[:, 1].max()).tolist(), strict=True))


def thumbnail(made: Small) -> Thumbnail:
    """Convert the arrays to images."""
    return Thumbnail(tuple(image_of(tile) for tile in made.filters), made.curve)


def paint_thumbnail(painter: QPainter, place: QRectF, one: Thumbnail, ink: QColor) -> bool:
    """Paint filters, and the loss to the right of them; return whether there was room."""
    side = min(place.height(), MOST_SIDE)
    if side < LEAST_SIDE or place.width() < side:
        return False
    width = min(max(place.width() / 3, CURVE[0]), CURVE[1]) if one.curve else 0.0
    room = place.width() - width - GAP
    if room < side:
        width, room = 0.0, place.width()
    count = min(int((room + GAP) // (side + GAP)), len(one.filters))
    whole = count * (side + GAP) + width - (0 if width else GAP)
    left, top = place.center().x() - whole / 2, place.center().y() - side / 2
    for image in one.filters[:count]:
        painter.drawImage(QRectF(left, top, side, side), image)
        left += side + GAP
    if width:
        _paint_curve(painter, QRectF(left, top, width, side), one.curve, ink)
    return True


def _paint_curve(painter: QPainter, place: QRectF, curve: Iterable[Any], ink: QColor) -> None:
    painter.setPen(QPen(ink, LINE))
    height, width = place.height() - LINE, place.width()
    points = (QPointF(place.left() + x * width, place.bottom() - y * height) for x, y in curve)
    painter.drawPolyline(QPolygonF(list(points)))
