"""The filters of a convolution that fired most: each beside its response."""

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
    """A filter, its response, its number, and words for both."""

    number: int
    filter: QImage
    response: QImage
    caption: str
    tip: str


class FiredRow(CellField):
    """As many pairs as there is room for, the strongest first; a click or Enter opens one."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._make: Callable[[int], Sequence[Fired]] = lambda count: ()
        self._pairs: Sequence[Fired] | None = None

    def show_pairs(self, make: Callable[[int], Sequence[Fired]]) -> None:
        """Show other pairs; `make` gives so many when they are in sight."""
        self._make, self._pairs, self._tiling = make, None, None
        self.update()

    @property
    def pairs(self) -> Sequence[Fired]:
        """Those that there is room for."""
        if self._pairs is None:
            self._pairs = self._make(max((self.width() + GAP) // (_pair() + GAP), 1))
            self._tiling = None
            self.tell()
        return self._pairs

    def describe(self, number: int) -> str:
        """The filter and its response in words."""
        return self.pairs[number].tip

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """There may be room for more or fewer."""
        super().resizeEvent(event)
        self._pairs = None

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Room for a few."""
        return QSize(3 * (_pair() + GAP), px(RESPONSE) + px(CAPTION))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Room for one."""
        return QSize(_pair(), px(RESPONSE) + px(CAPTION))

    def lay_out_in(self, width: int, height: int) -> Tiling:
        """All in a row."""
        count = len(self.pairs)
        return Tiling(count, max(count, 1), (_pair(), px(RESPONSE) + px(CAPTION)), GAP)

    def paint_cells(self, painter: QPainter) -> None:
        """Paint the pairs, both pictures on one line."""
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
    """Width of a filter beside its response, in pixels."""
    return px(FILTER) + GRID // 2 + px(RESPONSE)
