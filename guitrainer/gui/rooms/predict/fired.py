"""The filters of a convolution with the strongest responses, next to these responses."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import GRID, theme
from guitrainer.gui.kit.cell_field import CellField
from guitrainer.gui.kit.painted import fitted
from guitrainer.gui.kit.tiling import Tiling

FILTER, RESPONSE, CAPTION = 40, 64, 16  # pixels
GAP = 2 * GRID


@dataclass(frozen=True)
class Fired:
    """A filter, its response, its index, and its descriptions."""

    number: int
    filter: QImage
    response: QImage
    caption: str
    tip: str


class FiredRow(CellField):
    """As many pairs as fit, the strongest first; a click or Enter opens a pair."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._make: Callable[[int], Sequence[Fired]] = lambda count: ()
        self._pairs: Sequence[Fired] | None = None

    def show_pairs(self, make: Callable[[int], Sequence[Fired]]) -> None:
        """Show other pairs; `make` returns a number of them, and is called only when visible."""
        self._make, self._pairs, self._tiling = make, None, None
        self.update()

    @property
    def pairs(self) -> Sequence[Fired]:
        """The pairs that fit."""
        if self._pairs is None:
            self._pairs = self._make(max((self.width() + GAP) // (_pair() + GAP), 1))
            self._tiling = None
            self.tell()
        return self._pairs

    def describe(self, number: int) -> str:
        """Return the description of a filter and its response."""
        return self.pairs[number].tip

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Adapt the number of pairs to the width."""
        super().resizeEvent(event)
        self._pairs = None

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Return a size with room for a few pairs."""
        return QSize(3 * (_pair() + GAP), px(RESPONSE) + px(CAPTION))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Return a size with room for one pair."""
        return QSize(_pair(), px(RESPONSE) + px(CAPTION))

    def lay_out_in(self, width: int, height: int) -> Tiling:
        """Lay out all pairs in a row."""
        count = len(self.pairs)
        return Tiling(count, max(count, 1), (_pair(), px(RESPONSE) + px(CAPTION)), GAP)

    def paint_cells(self, painter: QPainter) -> None:
        """Paint the pairs, with both pictures side by side."""
        painter.setPen(theme().color("dim"))
        for number, pair in enumerate(self.pairs):
            area = self.rect_of(number).toRect()
            lower = QRect(area.left(), px(RESPONSE) - px(FILTER), px(FILTER), px(FILTER))
            response = QRect(area.right() + 1 - px(RESPONSE), 0, px(RESPONSE), px(RESPONSE))
            for image, place in ((pair.filter, lower), (pair.response, response)):
                found = fitted(image, place)
                found.moveBottom(place.bottom())
                painter.drawImage(found, image)
            words = QRect(area.left(), px(RESPONSE), _pair() + GAP, px(CAPTION))
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, pair.caption)


def _pair() -> int:
    """Return the width of a filter next to its response, in pixels."""
    return px(FILTER) + GRID // 2 + px(RESPONSE)
