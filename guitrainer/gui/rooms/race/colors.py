"""The colors of contestants."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import theme

DOT = 10  # pixels


def contestant_color(place: int) -> str:
    """Return the color of the contestant at this place, as #rrggbb; those of eight differ."""
    colors = theme()
    known = (colors.accent, *colors.runs, colors.dead)
    return known[place % len(known)]


class Dot(QWidget):
    """A disk in the color of a contestant."""

    def __init__(self, place: int) -> None:
        super().__init__()
        self._place = place
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Return the size of the disk."""
        return QSize(px(DOT), px(DOT))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paint the disk."""
        painter = QPainter(self)
        paint_dot(painter, QRectF(self.rect()), self._place)


def paint_dot(painter: QPainter, place: QRectF, contestant: int) -> None:
    """Paint the disk of a contestant."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(contestant_color(contestant)))
    painter.drawEllipse(place)


def dot_icon(contestant: int, density: float) -> QIcon:
    """Return the disk of a contestant as an icon."""
    side = px(DOT)
    picture = QPixmap(round(side * density), round(side * density))
    picture.setDevicePixelRatio(density)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_dot(painter, QRectF(0, 0, side, side), contestant)
    painter.end()
    return QIcon(picture)
