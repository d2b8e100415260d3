"""The confusion matrix of the Predict room."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QResizeEvent

from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import theme
from guitrainer.gui.base.look.tiles import rgb
from guitrainer.gui.kit.cells import Cell, Cells, Margins
from guitrainer.sentences import fill

LARGEST_CELL, USUAL_CELL = 56, 26  # pixels
LOWEST = 176  # minimum size of the widget, in pixels
TITLE = 18  # pixels for the labels at the sides
MOST_NAMED, NAME_WIDTH = 20, 64  # most classes, and pixels for their names at the left


class ConfusionMatrix(Cells):
    """Counts in cells: true classes from top to bottom, predicted classes from left to right.

    Correct predictions are on the diagonal, in the color of edges; wrong ones have the color of
    noise. The color of a cell is stronger if it has more images; both kinds have separate scales.
    """

    clickable = framed = True
    centered = False

    def __init__(self, name: str) -> None:
        super().__init__(name, largest=px(LARGEST_CELL), usual=px(USUAL_CELL))
        self.setMinimumHeight(px(LOWEST))
        self.counts: NDArray[np.int64] = np.zeros((0, 0), np.int64)
        self.names: Sequence[str] = ()

    def show_counts(self, counts: NDArray[np.int64], names: Sequence[str]) -> None:
        """Show other counts (classes, classes)."""
        self.counts, self.names = counts, names
        texts = [[str(number or "") for number in line] for line in counts.tolist()]
        self.show_cells(cell_colors(counts), texts=texts)
        self._bound()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Adapt the cells to the width."""
        super().resizeEvent(event)
        self._bound()

    def _bound(self) -> None:
        """Limit the height to that of the cells at this width; the rest is for what is below."""
        side = max(min(self.across, px(LARGEST_CELL)), 1)
        self.setMaximumHeight(max(2 * px(TITLE) + side * len(self.counts) + 1, px(LOWEST)))

    def describe(self, number: int) -> str:
        """Return how many images of a class were predicted as which class."""
        return self.words(self.cell_of(number))

    def words(self, cell: Cell) -> str:
        """Return the description of the cell of a true and a predicted class."""
        true, said = cell
        count = int(self.counts[true, said])
        if true == said:
            text = self.tr("%n image(s) of %1, predicted correctly", "", count)
            return fill(text, self.names[true])
        text = self.tr("%n image(s) of %1, predicted as %2", "", count)
        return fill(text, self.names[true], self.names[said])

    def tip(self, number: int) -> str:
        """Return the description of a cell as its tool tip."""
        return self.describe(number)

    @property
    def margins(self) -> Margins:
        """The room for the names of the classes."""
        if len(self.names) > MOST_NAMED:
            return px(TITLE), 2 * px(TITLE), 0
        metrics = QFontMetrics(self._font)
        widest = max((metrics.horizontalAdvance(name) for name in self.names), default=0)
        return px(TITLE) + min(widest, px(NAME_WIDTH)) + 4, 2 * px(TITLE), 0

    def paint_caption(self, painter: QPainter, caption: str) -> None:
        """Write the labels above and next to the cells."""
        place, center = self.place, Qt.AlignmentFlag.AlignCenter
        painter.setPen(theme().color("dim"))
        above = QRect(place.left(), 0, place.width(), px(TITLE))
        painter.drawText(above, center, self.tr("predicted class"))
        painter.save()
        painter.translate(0, place.center().y())
        painter.rotate(-90)
        half = place.height() // 2
        painter.drawText(QRect(-half, 0, 2 * half, px(TITLE)), center, self.tr("true class"))
        painter.restore()
        if len(self.names) <= MOST_NAMED and painter.fontMetrics().height() <= self.side + 2:
            self._paint_names(painter)

    def _paint_names(self, painter: QPainter) -> None:
        metrics, width = painter.fontMetrics(), self.margins[0] - px(TITLE) - 4
        across = all(metrics.horizontalAdvance(name) < self.side for name in self.names)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for k, name in enumerate(self.names):
            row, column = self.cell_rect(k, 0), self.cell_rect(0, k)
            text = metrics.elidedText(name, Qt.TextElideMode.ElideRight, width)
            painter.drawText(QRect(px(TITLE), row.top(), width, self.side), right, text)
            if across:
                above = QRect(column.left(), px(TITLE), self.side, px(TITLE))
                painter.drawText(above, Qt.AlignmentFlag.AlignCenter, name)


def cell_colors(counts: NDArray[np.int64]) -> NDArray[np.uint8]:
    """Return colors (classes, classes, 3), stronger for larger counts, with a scale for each kind.

    Colors show the square root of counts, so that rare mistakes are visible among common ones.
    """
    right = np.eye(len(counts), dtype=bool)
    strength = np.zeros(counts.shape)
    for part in (right, ~right):
        largest = counts[part].max(initial=0)
        if largest:
            strength[part] = np.sqrt(counts[part] / largest)
    well, edge, noise = (rgb(token).astype(float) for token in ("well", "edge", "noise"))
    full = np.where(right[..., None], edge, noise)
    mixed: NDArray[np.uint8] = np.rint(well + strength[..., None] * (full - well)).astype(np.uint8)
    return mixed
