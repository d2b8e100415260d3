"""What a filter is called, and the mark of each label: told by word, by shape and by color."""

from typing import Literal

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from guitrainer.events import FiltersCaptured, Label
from guitrainer.figures import fixed
from guitrainer.gui.base.look.theme import theme
from guitrainer.sentences import fill

# What a tile may be called: a label, or that its numbers are no numbers any more.
Name = Label | Literal["broken"]

STROKE = 0.22  # width of lines, in sides of a mark


def names_of(shown: FiltersCaptured) -> list[Name] | None:
    """What each filter is called; None where they cannot be scored."""
    if shown.scores is None:
        return None
    finite = np.atleast_1d(np.isfinite(shown.weight).all(axis=(1, 2, 3)))
    return [
        name if whole else "broken" for name, whole in zip(shown.scores.labels, finite, strict=True)
    ]


def word(name: Name) -> str:
    """The name in the language of the window."""
    match name:
        case "edge":
            return QCoreApplication.translate("labels", "edge")
        case "blob":
            return QCoreApplication.translate("labels", "blob")
        case "noise":
            return QCoreApplication.translate("labels", "noise")
        case "dead":
            return QCoreApplication.translate("labels", "dead")
    return QCoreApplication.translate("labels", "broken")


def meaning(name: Name) -> str:
    """What the name says about a filter, in a sentence."""
    match name:
        case "edge":
            return QCoreApplication.translate(
                "labels", "Edge: light on one side and dark on the other, in one direction."
            )
        case "blob":
            return QCoreApplication.translate(
                "labels", "Blob: a round spot or a uniform tone, the same in all directions."
            )
        case "noise":
            return QCoreApplication.translate(
                "labels", "Noise: no pattern beyond what chance would produce."
            )
        case "dead":
            return QCoreApplication.translate(
                "labels", "Dead: the norm of its weights is below 5% of that of the largest filter."
            )
    return QCoreApplication.translate("labels", "Broken: its weights are no longer finite.")


def described(shown: FiltersCaptured, number: int) -> str:
    """One filter in words, such as "filter 5 of 16, edge, score 0.70"."""
    place = QCoreApplication.translate("labels", "filter %1 of %2")
    place = fill(place, number + 1, len(shown.weight))
    names = names_of(shown)
    if names is None or shown.scores is None:
        return place
    score = QCoreApplication.translate("labels", "score %1")
    score = fill(score, fixed(float(shown.scores.scores[number])))
    return f"{place}, {word(names[number])}, {score}"


def mark_color(name: Name) -> QColor:
    """The color of the mark."""
    return theme().color("marker" if name == "broken" else name)


def draw_mark(painter: QPainter, place: QRectF, name: Name) -> None:
    """Draw the mark of `name`: a slanted bar, a disc, a cross, a dash, or a triangle."""
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
