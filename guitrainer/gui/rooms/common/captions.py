"""Captions of tiles, which are drawn once and cached, because drawing text is slow."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from guitrainer.figures import fixed
from guitrainer.gui.base.look.size import SMALL, points, px
from guitrainer.gui.base.look.theme import theme
from guitrainer.gui.rooms.common.labels import Name, draw_mark, word

MARK, GAP = 8, 5  # side of a mark, and its distance from the text, in pixels
NAMES: tuple[Name, ...] = ("edge", "blob", "noise", "dead", "broken")


class Captions:
    """Marks, labels and scores as pictures, cached for the lifetime of their widget."""

    def __init__(self, widget: QWidget) -> None:
        self._widget = widget
        self._font = QFont(widget.font())
        self._font.setPointSizeF(points(SMALL))
        self._metrics = QFontMetricsF(self._font)
        self._known: dict[tuple[str, bool, float], QPixmap] = {}

    @property
    def widths(self) -> tuple[int, int]:
        """Return the widths of mark, word and score, and of mark and score, in pixels."""
        score = self._metrics.horizontalAdvance(fixed(0.0))
        longest = max(self._metrics.horizontalAdvance(word(name)) for name in NAMES)
        short = px(MARK) + px(GAP) + score
        return round(short + longest + px(GAP)), round(short)

    def score(self, value: float) -> QPixmap:
        """Return the picture of a score with two decimals."""
        return self._text(fixed(value), strong=True)

    def name(self, name: Name) -> QPixmap:
        """Return the picture of the word for a label."""
        return self._text(word(name), strong=False)

    def mark(self, name: Name) -> QPixmap:
        """Return the picture of the mark for a label."""
        key = (f"mark {name}", False, self._widget.devicePixelRatioF())
        if key not in self._known:
            picture = self._empty(px(MARK), px(MARK))
            painter = QPainter(picture)
            draw_mark(painter, QRectF(0, 0, px(MARK), px(MARK)), name)
            painter.end()
            self._known[key] = picture
        return self._known[key]

    def _text(self, text: str, *, strong: bool) -> QPixmap:
        key = (text, strong, self._widget.devicePixelRatioF())
        if key not in self._known:
            width = round(self._metrics.horizontalAdvance(text)) + 1
            picture = self._empty(width, round(self._metrics.height()))
            painter = QPainter(picture)
            painter.setFont(self._font)
            painter.setPen(theme().color("text" if strong else "dim"))
            painter.drawText(
                QRectF(0, 0, width, self._metrics.height()), Qt.AlignmentFlag.AlignCenter, text
            )
            painter.end()
            self._known[key] = picture
        return self._known[key]

    def _empty(self, width: int, height: int) -> QPixmap:
        ratio = self._widget.devicePixelRatioF()
        picture = QPixmap(round(width * ratio), round(height * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(QColor(0, 0, 0, 0))
        return picture
