"""Labels of filters: their words, and marks that differ in shape and color."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from guitrainer.figures import fixed
from guitrainer.gui.base.look.theme import theme
from guitrainer.gui.base.text.language import Texts

if TYPE_CHECKING:
    from guitrainer.events import FiltersCaptured, Label

tr = Texts("labels")

# Possible names of a tile: a label, or that its numbers are not finite.
Name: TypeAlias = "Label | Literal['broken']"

STROKE = 0.22  # line width, relative to the side of a mark


def names_of(shown: FiltersCaptured) -> list[Name] | None:
    """Return the name of each filter; None if the filters cannot be scored."""
    if shown.scores is None:
        return None
    finite = np.atleast_1d(np.isfinite(shown.weight).all(axis=(1, 2, 3)))
    return [
        name if whole else "broken" for name, whole in zip(shown.scores.labels, finite, strict=True)
    ]


def scores_of(shown: FiltersCaptured) -> list[float]:
    """Return the score of each filter; empty if the filters cannot be scored."""
    return [] if shown.scores is None else shown.scores.scores.tolist()


def word(name: Name) -> str:
    """Return a name in the language of the window."""
    match name:
        case "edge":
            return tr("edge")
        case "blob":
            return tr("blob")
        case "noise":
            return tr("noise")
        case "dead":
            return tr("dead")
    return tr("broken")


def meaning(name: Name) -> str:
    """Explain a name in one sentence."""
    match name:
        case "edge":
            return tr("Edge: light on one side and dark on the other, in one direction.")
        case "blob":
            return tr("Blob: a round spot or a uniform tone, the same in all directions.")
        case "noise":
            return tr("Noise: no pattern beyond what chance would produce.")
        case "dead":
            return tr("Dead: the norm of its weights is below 5% of that of the largest filter.")
    return tr("Broken: its weights are no longer finite.")


def described(shown: FiltersCaptured, number: int) -> str:
    """Describe a filter, as in "filter 5 of 16, edge, score 0.70"."""
    place = tr("filter %1 of %2", number + 1, len(shown.weight))
    names = names_of(shown)
    if names is None or shown.scores is None:
        return place
    score = tr("score %1", fixed(float(shown.scores.scores[number])))
    return f"{place}, {word(names[number])}, {score}"


def mark_color(name: Name) -> QColor:
    """Return the color of a mark."""
    return theme().color("marker" if name == "broken" else name)


def draw_mark(painter: QPainter, place: QRectF, name: Name) -> None:
    """Draw the mark of `name`: a slanted bar, a disk, a cross, a dash, or a triangle."""
    color, side = mark_color(name), place.width()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    left, top, right, bottom = place.left(), place.top(), place.right(), place.bottom()
    if name == "blob":
        painter.drawEllipse(place.adjusted(0.5, 0.5, -0.5, -0.5))
    elif name == "dead":
        thick = side * STROKE
        painter.drawRect(QRectF(left, place.center().y() - thick / 2, side, thick))
    elif name == "edge":
        half = side * 0.45
        painter.drawPolygon(_polygon((left, bottom), (right - half, top), (right, top),
                                     (left + half, bottom)))  # fmt: skip
    elif name == "noise":
        pen = QPen(color, side * STROKE)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        inner = place.adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawLine(inner.topLeft(), inner.bottomRight())
        painter.drawLine(inner.bottomLeft(), inner.topRight())
    else:
        painter.drawPolygon(_polygon((left, bottom), (place.center().x(), top), (right, bottom)))


def _polygon(*points: tuple[float, float]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points])


def kurtosis_help() -> str:
    """Say what the kurtosis of a run measures."""
    return tr("How sparse the responses of the first convolution are: 3 if they are Gaussian")
