"""The filters of a convolution that fired most: each beside its response."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QHelpEvent,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from guitrainer.gui.base.look.theme import GRID, SMALL, theme
from guitrainer.gui.kit.keys import show_hand
from guitrainer.gui.kit.markup import hover

FILTER, RESPONSE, CAPTION = 40, 64, 16  # pixels
PAIR = FILTER + GRID // 2 + RESPONSE
PITCH = PAIR + 2 * GRID


@dataclass(frozen=True)
class Fired:
    """A filter, its response, its number, and words for both."""

    number: int
    filter: QImage
    response: QImage
    caption: str
    tip: str


class FiredRow(QWidget):
    """As many pairs as there is room for, the strongest first; a click opens one."""

    opened = Signal(int)  # number of the filter

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self._make: Callable[[int], Sequence[Fired]] = lambda count: ()
        self._pairs: Sequence[Fired] | None = None
        self._font = QFont(self.font())
        self._font.setPointSizeF(SMALL)

    def show_pairs(self, make: Callable[[int], Sequence[Fired]]) -> None:
        """Show other pairs; `make` gives so many when they are in sight."""
        self._make, self._pairs = make, None
        self.update()

    @property
    def pairs(self) -> Sequence[Fired]:
        """Those that there is room for."""
        if self._pairs is None:
            self._pairs = self._make(self.room)
            self.setAccessibleDescription(", ".join(pair.caption for pair in self._pairs))
        return self._pairs

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """There may be room for more or fewer."""
        self._pairs = None

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Room for a few."""
        return QSize(3 * PITCH, RESPONSE + CAPTION)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Room for one."""
        return QSize(PAIR, RESPONSE + CAPTION)

    @property
    def room(self) -> int:
        """How many there is room for."""
        return max((self.width() + 2 * GRID) // PITCH, 1)

    def pair_rect(self, place: int) -> QRect:
        """Where a pair is."""
        return QRect(place * PITCH, 0, PAIR, RESPONSE + CAPTION)

    def _at(self, point: QPoint) -> Fired | None:
        for place, pair in enumerate(self.pairs):
            if self.pair_rect(place).contains(point):
                return pair
        return None

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paint the pairs."""
        painter = QPainter(self)
        painter.setFont(self._font)
        painter.setPen(theme().color("dim"))
        for place, pair in enumerate(self.pairs):
            area = self.pair_rect(place)
            lower = QRect(area.left(), RESPONSE - FILTER, FILTER, FILTER)
            painter.drawImage(_fitted(pair.filter, lower), pair.filter)
            response = QRect(area.right() + 1 - RESPONSE, 0, RESPONSE, RESPONSE)
            painter.drawImage(_fitted(pair.response, response), pair.response)
            words = QRect(area.left(), RESPONSE, PITCH, CAPTION)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, pair.caption)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Open a pair."""
        pair = self._at(event.position().toPoint())
        if pair is not None and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(pair.number)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Show that pairs can be opened."""
        show_hand(self, self._at(event.position().toPoint()) is not None)

    def event(self, event: QEvent) -> bool:
        """Tell what a pair is."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            pair = self._at(event.pos())
            QToolTip.showText(event.globalPos(), hover("" if pair is None else pair.tip), self)
            return True
        return super().event(event)


def _fitted(image: QImage, place: QRect) -> QRect:
    """The largest place of the proportions of `image`, at the bottom."""
    size = image.size().scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio)
    return QRect(QPoint(place.left(), place.bottom() + 1 - size.height()), size)
