"""Small signs: a share as a ring, and the severity of a notice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from guitrainer.figures import percent
from guitrainer.gui.base.look.size import LARGE, factor, points, px
from guitrainer.gui.base.look.theme import theme

if TYPE_CHECKING:
    from guitrainer.analysis.notices import Severity

RING, THICK = 72, 8  # pixels
FULL = 360 * 16  # Qt counts sixteenths of a degree
TOP = 90 * 16
ICON = 16  # pixels
TOKENS: dict[Severity, str] = {"info": "blob", "warning": "marker", "error": "noise"}
TRIANGLE = ((8.0, 1.0), (15.5, 14.5), (0.5, 14.5))
OCTAGON = ((5, 1), (11, 1), (15, 5), (15, 11), (11, 15), (5, 15), (1, 11), (1, 5))
# Lines from (x, y) to (x, y); very short ones are dots.
SIGNS: dict[Severity, tuple[tuple[float, float, float, float], ...]] = {
    "info": ((8, 4.5, 8, 4.6), (8, 8, 8, 11.5)),
    "warning": ((8, 6, 8, 9.2), (8, 12, 8, 12.1)),
    "error": ((5.5, 5.5, 10.5, 10.5), (10.5, 5.5, 5.5, 10.5)),
}


class Ring(QWidget):
    """Shows a share between 0 and 1 as part of a ring, with the percentage in its middle."""

    def __init__(self, name: str, token: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFixedSize(QSize(px(RING), px(RING)))
        self._token = token
        self._share: float | None = None
        self._font = QFont(self.font())
        self._font.setPointSizeF(points(LARGE))
        self._font.setWeight(QFont.Weight.DemiBold)

    @property
    def share(self) -> float | None:
        """The share; None if it is unknown."""
        return self._share

    @share.setter
    def share(self, share: float | None) -> None:
        if share != self._share:
            self._share = share
            self.setAccessibleDescription(percent(share))
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paint the track, the share and the number."""
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


class SeverityIcon(QWidget):
    """A disk with an i, a triangle with a !, or an octagon with a cross."""

    def __init__(self, severity: Severity, name: str) -> None:
        super().__init__()
        self._severity: Severity = severity
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Return the size of the square."""
        return QSize(px(ICON), px(ICON))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paint the shape, and its sign in the color of the background."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(factor(), factor())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color(TOKENS[self._severity]))
        if self._severity == "info":
            painter.drawEllipse(QRectF(1, 1, 14, 14))
        else:
            corners = TRIANGLE if self._severity == "warning" else OCTAGON
            painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
        painter.setPen(QPen(theme().color("background"), 1.8, c=Qt.PenCapStyle.RoundCap))
        for ends in SIGNS[self._severity]:
            painter.drawLine(QPointF(*ends[:2]), QPointF(*ends[2:]))
