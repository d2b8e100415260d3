"""A canvas on which digits are drawn with the mouse, by a soft brush, white on black."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QRadialGradient,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from guitrainer.gui.base.look.theme import theme
from guitrainer.gui.kit.painted import shape_shown
from guitrainer.gui.rooms.predict.asking import Point, Stroke

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


class DrawingCanvas(QWidget):
    """A black canvas to draw on in white; `strokes` is the drawing.

    Parameters
    ----------
    name : for screen readers
    side : length of the longer side, in pixels
    """

    drawn = Signal(object)  # all strokes, after every addition

    def __init__(self, name: str, side: int) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._side, self._images = side, (1, 1)
        self.strokes: tuple[Stroke, ...] = ()
        self._ink = Ink(1, 1)
        self.hint = ""
        self.show_strokes((), 1, 1)

    def show_strokes(self, strokes: tuple[Stroke, ...], height: int, width: int) -> None:
        """Show a drawing for images of a given height and width."""
        if (height, width) != self._images:
            self._images = (height, width)
            self._ink = Ink(height, width)
            self.updateGeometry()
        elif strokes == self.strokes:
            return
        self.strokes = strokes
        self._ink.show_strokes(strokes)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Return a size with the aspect ratio in which the images are shown."""
        height, width = self._images
        shown = shape_shown(QSize(width, height))
        return shown.scaled(self._side, self._side, Qt.AspectRatioMode.KeepAspectRatio).toSize()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paint the drawing, or instructions if it is empty."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self.rect(), self._ink.image)
        painter.setPen(QPen(theme().color("line"), 1))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        if not self.strokes:
            painter.setPen(theme().color("dead"))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(16, 16, -16, -16), int(flags), self.hint)
        painter.end()

    # ------------------------------------------------------------ the mouse

    def _point(self, place: QPointF) -> Point:
        return place.x() / max(self.width(), 1), place.y() / max(self.height(), 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Begin a stroke."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._draw((*self.strokes, (self._point(event.position()),)))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Extend the stroke."""
        if event.buttons() & Qt.MouseButton.LeftButton and self.strokes:
            *before, last = self.strokes
            self._draw((*before, (*last, self._point(event.position()))))

    def _draw(self, strokes: tuple[Stroke, ...]) -> None:
        self.strokes = strokes
        self._ink.add(strokes[-1][-2:])
        self.update()
        self.drawn.emit(strokes)
