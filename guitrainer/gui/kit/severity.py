"""How bad something is, told by color and by shape."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from guitrainer.analysis.notices import Severity
from guitrainer.gui.base.look.size import factor, px
from guitrainer.gui.base.look.theme import theme

SIDE = 16  # pixels
TOKENS: dict[Severity, str] = {"info": "blob", "warning": "marker", "error": "noise"}


class SeverityIcon(QWidget):
    """A disc with an i, a triangle with a !, or an octagon with a cross."""

    def __init__(self, severity: Severity, name: str) -> None:
        super().__init__()
        self._severity: Severity = severity
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """A square."""
        return QSize(px(SIDE), px(SIDE))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paint the shape, and the sign in it in the color of what lies behind."""
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


TRIANGLE = ((8.0, 1.0), (15.5, 14.5), (0.5, 14.5))
OCTAGON = ((5, 1), (11, 1), (15, 5), (15, 11), (11, 15), (5, 15), (1, 11), (1, 5))
# Lines from (x, y) to (x, y); the shortest are dots.
SIGNS: dict[Severity, tuple[tuple[float, float, float, float], ...]] = {
    "info": ((8, 4.5, 8, 4.6), (8, 8, 8, 11.5)),
    "warning": ((8, 6, 8, 9.2), (8, 12, 8, 12.1)),
    "error": ((5.5, 5.5, 10.5, 10.5), (10.5, 5.5, 5.5, 10.5)),
}
