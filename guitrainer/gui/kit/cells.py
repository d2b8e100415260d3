"""Square cells whose colors have a meaning: which weight, which pixel, how many."""

from collections.abc import Iterable, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QSizePolicy

from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import theme
from guitrainer.gui.base.look.tiles import Pixels, image_of, ink_on, rgb
from guitrainer.gui.base.text.language import Texts
from guitrainer.gui.kit.cell_field import CellField
from guitrainer.gui.kit.painted import Tiling, outline

tr = Texts("grid")

Cell = tuple[int, int]  # row, column
Margins = tuple[int, int, int]  # pixels to the left of the cells, above, and below

LINED = 6  # cells of at least this size in pixels have gaps between them
MARK = 2  # width of the line around a cell, in pixels
CAPTION = 20  # pixels below
STRETCHES = (100, 85, 75)  # font widths to try, in percent of the usual width


class Cells(CellField):
    """A grid of colored cells, as large as there is room for, with a line of text below.

    Parameters
    ----------
    name : description of the content, for screen readers
    largest, usual : largest and preferred side of a cell, in pixels
    side : smallest width and height of the widget, in pixels; None: determined by the cells
    still : whether mouse and keyboard are ignored
    """

    picked = Signal(int, int)  # row and column of the cell that has become current

    wraps = clickable = False
    points = False  # pointing at a cell clicks it
    centered = True
    smallest = 1  # side of a cell, in pixels

    def __init__(
        self,
        name: str,
        *,
        largest: int = 44,
        usual: int | None = None,
        side: int | None = None,
        still: bool = False,
    ) -> None:
        super().__init__(name, still=still)
        self._largest, self._usual = largest, largest if usual is None else usual
        if side is not None:
            self.setMinimumSize(side, side)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.shape: Cell = (0, 0)
        self.colors: Pixels = np.zeros((0, 0, 3), np.uint8)
        self.texts: Sequence[Sequence[str]] = ()
        self.marks: frozenset[Cell] = frozenset()
        self.tints: frozenset[Cell] = frozenset()
        self.caption = ""
        self._image = QImage()
        self.chosen.connect(self._on_chosen)

    # ------------------------------------------------------------ content

    def show_cells(
        self,
        colors: Pixels,
        empty: NDArray[np.bool_] | None = None,
        texts: Sequence[Sequence[str]] = (),
    ) -> None:
        """Show cells in other colors (height, width, 3).

        Parameters
        ----------
        empty : (height, width), which cells are empty, in the color for empty cells
        texts : a text for every cell, shown only if all of them fit
        """
        self.colors = colors.copy()
        if empty is not None:
            self.colors[empty] = rgb("panel")
        resized = self.shape != colors.shape[:2]
        self.shape = (colors.shape[0], colors.shape[1])
        self.texts = texts
        self._image = image_of(self.colors)
        if resized:
            self.updateGeometry()
        self.refresh()

    def show_marks(self, marks: Iterable[Cell] = (), tints: Iterable[Cell] = ()) -> None:
        """Mark some cells with a strong frame, and others with a weak one."""
        wanted = frozenset(marks), frozenset(tints)
        if wanted != (self.marks, self.tints):
            self.marks, self.tints = wanted
            self.update()

    def show_caption(self, text: str) -> None:
        """Change the text below the cells."""
        if text != self.caption:
            self.caption = text
            self.update()

    def describe(self, number: int) -> str:
        """Return the position and the text of a cell."""
        row, column = self.cell_of(number)
        return cell_words(row, column, self.texts[row][column]) if self.texts else ""

    def tip(self, number: int) -> str:
        """Return an empty tip: cells have that of the whole grid."""
        return ""

    # ------------------------------------------------------------ rows and columns

    def cell_of(self, number: int) -> Cell:
        """Return the row and column of a cell."""
        return divmod(number, max(self.shape[1], 1))

    @property
    def cell(self) -> Cell | None:
        """Row and column of the current cell, or None."""
        return None if self.current is None else self.cell_of(self.current)

    def show_cell(self, cell: Cell | None) -> None:
        """Make a cell current; none if `cell` is None or does not exist."""
        inside = cell is not None and cell[0] < self.shape[0] and cell[1] < self.shape[1]
        self.show_at(cell[0] * self.shape[1] + cell[1] if cell is not None and inside else None)

    def cell_rect(self, row: int, column: int) -> QRect:
        """Return the rectangle of a cell."""
        return self.rect_of(row * self.shape[1] + column).toRect()

    def cell_at(self, point: QPointF) -> Cell | None:
        """Return row and column of the cell at a point, or None."""
        number = self.number_at(point)
        return None if number is None else self.cell_of(number)

    def _on_chosen(self, number: int) -> None:
        self.picked.emit(*self.cell_of(number))

    def point_at(self, number: int | None) -> None:
        """Act as if the mouse was moved over a cell, which chooses it if pointing does."""
        super().point_at(number)
        if self.points and number is not None and number != self.at:
            self.choose(number)

    # ------------------------------------------------------------ geometry

    @property
    def margins(self) -> Margins:
        """The room for texts around the cells."""
        return 0, 0, px(CAPTION)

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Return the size for cells of the preferred side."""
        return self._size(self._usual)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Return a size at which cells can still be distinguished."""
        return self._size(self.smallest)

    def _size(self, side: int) -> QSize:
        left, above, below = self.margins
        rows, columns = max(self.shape[0], 1), max(self.shape[1], 1)
        return QSize(left + columns * side + 1, above + rows * side + 1 + below)

    @property
    def fit(self) -> int:
        """The largest side of cells that fit into this size."""
        _, above, below = self.margins
        down = (self.height() - above - below - 1) // max(self.shape[0], 1)
        return min(self.across, down)

    @property
    def across(self) -> int:
        """The largest side of cells that fit into this width."""
        return (self.width() - self.margins[0] - 1) // max(self.shape[1], 1)

    @property
    def side(self) -> int:
        """The side of a cell in pixels."""
        return int(self.tiling.tile[0])

    def set_largest(self, side: int) -> None:
        """Set the largest side of a cell, in pixels."""
        if side != self._largest:
            self._largest = side
            self.refresh()

    def lay_out_in(self, width: int, height: int) -> Tiling:
        """Make the cells as large as there is room for."""
        rows, columns = self.shape
        left, above, below = self.margins
        side = max(min(self.fit, self._largest), 1)
        if self.centered:
            left += max((width - left - columns * side) // 2, 0)
            above += max((height - above - below - rows * side) // 2, 0)
        return Tiling(rows * columns, max(columns, 1), (side, side), corner=(left, above))

    def framed_rect(self, number: int) -> QRectF:
        """Return the rectangle inside the gaps around a cell."""
        return self.rect_of(number).adjusted(1, 1, 0, 0)

    @property
    def place(self) -> QRect:
        """The rectangle of all cells."""
        (left, top), side = self.tiling.corner, self.side
        return QRect(int(left), int(top), self.shape[1] * side, self.shape[0] * side)

    # ------------------------------------------------------------ painting

    def paint_cells(self, painter: QPainter) -> None:
        """Paint the cells, texts, marks and caption."""
        if not self.tiling.count:
            return
        self.paint_colors(painter, QRect(0, 0, self.shape[1], self.shape[0]))
        font = self._font_with_room()
        if font is not None:
            painter.setFont(font)
            self.paint_texts(painter, self.texts)
            painter.setFont(self._font)
        self.paint_marks(painter)
        self.paint_caption(painter, self.caption)

    def paint_colors(self, painter: QPainter, part: QRect) -> None:
        """Paint the cells of `part`, given in columns and rows, with gaps between them."""
        side, place = self.side, self.place
        area = QRect(place.left() + part.left() * side, place.top() + part.top() * side,
                     part.width() * side, part.height() * side)  # fmt: skip
        painter.drawImage(area, self._image, part)
        if side < LINED:
            return
        gap = theme().color("background")
        for row in range(part.height() + 1):
            painter.fillRect(area.left(), area.top() + row * side, area.width() + 1, 1, gap)
        for column in range(part.width() + 1):
            painter.fillRect(area.left() + column * side, area.top(), 1, area.height() + 1, gap)

    def _font_with_room(self) -> QFont | None:
        """Return the widest font in which all texts fit; None if there is none."""
        words = {text for line in self.texts for text in line}
        if not words or QFontMetrics(self._font).height() > self.side:
            return None
        font = QFont(self._font)
        for stretch in STRETCHES:
            font.setStretch(stretch)
            metrics = QFontMetrics(font)
            if max(map(metrics.horizontalAdvance, words)) + 2 <= self.side:
                return font
        return None

    def paint_texts(self, painter: QPainter, texts: Sequence[Sequence[str]]) -> None:
        """Write the texts into their cells."""
        for row, line in enumerate(texts):
            for column, text in enumerate(line):
                if text:
                    painter.setPen(_ink(*self.colors[row, column].tolist()))
                    place = self.cell_rect(row, column)
                    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)

    def paint_marks(self, painter: QPainter) -> None:
        """Paint frames around marked cells."""
        for cell in self.tints:
            outline(painter, QRectF(self.cell_rect(*cell)).adjusted(2, 2, -1, -1), "dim")
        for cell in self.marks:
            self.paint_frame(painter, self.cell_rect(*cell), "marker")

    def paint_frame(self, painter: QPainter, place: QRect, token: str) -> None:
        """Paint a strong frame around a rectangle of cells."""
        outline(painter, QRectF(place).adjusted(-1, -1, 2, 2), token, MARK)

    def paint_caption(self, painter: QPainter, caption: str) -> None:
        """Write the caption below the cells."""
        metrics = painter.fontMetrics()
        text = metrics.elidedText(caption, Qt.TextElideMode.ElideRight, self.width())
        below = QRect(0, self.place.bottom() + 1, self.width(), px(CAPTION))
        painter.setPen(theme().color("dim"))
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, text)


def cell_words(row: int, column: int, text: str) -> str:
    """Return the position of a cell, counted from 1, and its text."""
    return tr("row %1, column %2: %3", row + 1, column + 1, text)


@cache
def _ink(red: int, green: int, blue: int) -> QColor:
    """Return the text color for a background, cached for at most a few hundred colors."""
    return ink_on(QColor(red, green, blue))
