"""A canvas on which digits are drawn with the mouse."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from guitrainer.gui.base.look.theme import theme
from guitrainer.gui.rooms.predict.choice import Point, Stroke
from guitrainer.gui.rooms.predict.ink import Ink


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
        """Return a size with the aspect ratio of the images."""
        height, width = self._images
        longer = max(height, width)
        return QSize(round(self._side * width / longer), round(self._side * height / longer))

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
