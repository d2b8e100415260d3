"""A share as a ring."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from guitrainer.figures import percent
from guitrainer.gui.base.look.size import LARGE, points, px
from guitrainer.gui.base.look.theme import theme

SIDE, THICK = 72, 8  # pixels
FULL = 360 * 16  # Qt counts sixteenths of a degree
TOP = 90 * 16


class Ring(QWidget):
    """Shows a share between 0 and 1 as part of a ring, and in its middle as percent."""

    def __init__(self, name: str, token: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFixedSize(QSize(px(SIDE), px(SIDE)))
        self._token = token
        self._share: float | None = None
        self._font = QFont(self.font())
        self._font.setPointSizeF(points(LARGE))
        self._font.setWeight(QFont.Weight.DemiBold)

    @property
    def share(self) -> float | None:
        """What is shown; None is unknown."""
        return self._share

    @share.setter
    def share(self, share: float | None) -> None:
        if share != self._share:
            self._share = share
            self.setAccessibleDescription(percent(share))
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paint the track, the share on it and the number."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        half = px(THICK) / 2
        place = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.setPen(QPen(theme().color("line"), px(THICK)))
        painter.drawEllipse(place)
        if self._share:
            pen = QPen(theme().color(self._token), px(THICK))
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            painter.drawArc(place, TOP, -round(self._share * FULL))
        painter.setFont(self._font)
        painter.setPen(theme().color("text" if self._share is not None else "dim"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, percent(self._share))
        painter.end()
