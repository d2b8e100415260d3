"""Draws strokes with a soft brush, white on black."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QRadialGradient

from guitrainer.gui.rooms.predict.choice import Point, Stroke

SIDE = 280  # approximate number of pixels along the longer side of a drawing
BRUSH = 0.05  # radius of the brush, relative to the longer side of the drawing
CORE = 0.5  # share of the radius that is completely white
STEP = 0.2  # distance of two dabs, in radii


class Ink:
    """A drawing for images of a given height and width.

    Parameters
    ----------
    height, width : size of the images; each of their pixels is a whole number of pixels here
    """

    def __init__(self, height: int, width: int) -> None:
        times = max(SIDE // max(height, width), 1)
        self.shape = (times * height, times * width)
        self.radius = BRUSH * max(self.shape)
        self._dab = _dab(self.radius)
        self.image = QImage(self.shape[1], self.shape[0], QImage.Format.Format_ARGB32_Premultiplied)
        self.show_strokes(())

    def show_strokes(self, strokes: tuple[Stroke, ...]) -> None:
        """Draw all strokes again."""
        self.image.fill(Qt.GlobalColor.black)
        for stroke in strokes:
            self.add(stroke[:1])
            for place in range(1, len(stroke)):
                self.add(stroke[place - 1 : place + 1])

    def add(self, part: Stroke) -> None:
        """Draw a dot, or a line from one point to another."""
        painter = QPainter(self.image)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Lighten)
        start, end = self._pixel(part[0]), self._pixel(part[-1])
        way = end - start
        length = float(np.hypot(way.x(), way.y()))
        dabs = max(round(length / (STEP * self.radius)), 1)
        corner = QPointF(self._dab.width() / 2, self._dab.height() / 2)
        for k in range(dabs + 1):
            painter.drawImage(start + way * (k / dabs) - corner, self._dab)
        painter.end()

    def values(self) -> NDArray[np.float64]:
        """Return the ink of every pixel, (height, width) in 0…1."""
        gray = self.image.convertToFormat(QImage.Format.Format_Grayscale8)
        lines = np.frombuffer(gray.constBits(), np.uint8).reshape(gray.height(), -1)
        return lines[:, : gray.width()] / 255

    def _pixel(self, point: Point) -> QPointF:
        return QPointF(point[0] * self.shape[1], point[1] * self.shape[0])


def ink_of(strokes: tuple[Stroke, ...], height: int, width: int) -> NDArray[np.float64]:
    """Return the ink of a drawing for images of a given height and width; see `Ink`."""
    ink = Ink(height, width)
    ink.show_strokes(strokes)
    return ink.values()


def _dab(radius: float) -> QImage:
    side = 2 * round(radius) + 2
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    gradient = QRadialGradient(QPointF(side / 2, side / 2), radius)
    gradient.setColorAt(0, QColor(255, 255, 255))
    gradient.setColorAt(CORE, QColor(255, 255, 255))
    gradient.setColorAt(1, QColor(255, 255, 255, 0))
    painter = QPainter(image)
    painter.fillRect(QRectF(0, 0, side, side), QBrush(gradient))
    painter.end()
    return image
