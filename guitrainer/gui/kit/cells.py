"""Square cells in colors that mean something: which weight, which pixel, how many."""

from collections.abc import Iterable, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QSizePolicy

from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import theme
from guitrainer.gui.base.look.tiles import Pixels, image_of, ink_on, rgb
from guitrainer.gui.kit.cell_field import CellField
from guitrainer.gui.kit.painted import outline
from guitrainer.gui.kit.tiling import Tiling
from guitrainer.sentences import fill

Cell = tuple[int, int]  # row, column
Margins = tuple[int, int, int]  # pixels at the left of the cells, above, and below

LINED = 6  # from this many pixels on, cells have gaps between them
MARK = 2  # pixels of the line around a cell
CAPTION = 20  # pixels below
STRETCHES = (100, 85, 75)  # percent of the usual width of words that have room then


class Cells(CellField):
    """A grid of colored cells as large as its place allows, with a line of text below.

    Parameters
    ----------
    name : what it shows, for screen readers
    largest, usual : most pixels that a cell gets, and as many as it would like to have
    side : least width and height of all of it, in pixels; None: as the cells need
    still : whether mouse and keyboard do nothing here
    """

    picked = Signal(int, int)  # the row and the column of the cell that became current

    wraps = clickable = False
    points = False  # to point at a cell is to click it
    centered = True
    smallest = 1  # pixels of a cell

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

    # ------------------------------------------------------------ what is shown

    def show_cells(
        self,
        colors: Pixels,
        empty: NDArray[np.bool_] | None = None,
        texts: Sequence[Sequence[str]] = (),
    ) -> None:
        """Show cells of other colors (height, width, 3).

        Parameters
        ----------
        empty : (height, width), cells that are nothing, and have the color of nothing
        texts : a word for every cell, written where all of them have room
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
        """Mark cells by a strong line, others by a weak one."""
        wanted = frozenset(marks), frozenset(tints)
        if wanted != (self.marks, self.tints):
            self.marks, self.tints = wanted
            self.update()

    def show_caption(self, text: str) -> None:
        """Change the line below."""
        if text != self.caption:
            self.caption = text
            self.update()

    def describe(self, number: int) -> str:
        """Where a cell is, and its word."""
        row, column = self.cell_of(number)
        return cell_words(row, column, self.texts[row][column]) if self.texts else ""

    def tip(self, number: int) -> str:
        """That of the whole grid."""
        return ""

    # ------------------------------------------------------------ rows and columns

    def cell_of(self, number: int) -> Cell:
        """Row and column of a cell."""
        return divmod(number, max(self.shape[1], 1))

    @property
    def cell(self) -> Cell | None:
        """Row and column of the current cell."""
        return None if self.current is None else self.cell_of(self.current)

    def show_cell(self, cell: Cell | None) -> None:
        """Make a cell current; None, or one that is not there: none."""
        inside = cell is not None and cell[0] < self.shape[0] and cell[1] < self.shape[1]
        self.show_at(cell[0] * self.shape[1] + cell[1] if cell is not None and inside else None)

    def cell_rect(self, row: int, column: int) -> QRect:
        """Where a cell is."""
        return self.rect_of(row * self.shape[1] + column).toRect()

    def cell_at(self, point: QPointF) -> Cell | None:
        """The cell at a point; None beside them."""
        number = self.number_at(point)
        return None if number is None else self.cell_of(number)

    def _on_chosen(self, number: int) -> None:
        self.picked.emit(*self.cell_of(number))

    def point_at(self, number: int | None) -> None:
        """The same; where pointing chooses, choose."""
        super().point_at(number)
        if self.points and number is not None and number != self.at:
            self.choose(number)

    # ------------------------------------------------------------ where things are

    @property
    def margins(self) -> Margins:
        """Room for words around the cells."""
        return 0, 0, px(CAPTION)

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Cells of the usual size."""
        return self._size(self._usual)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Cells that can still be told apart."""
        return self._size(self.smallest)

    def _size(self, side: int) -> QSize:
        left, above, below = self.margins
        rows, columns = max(self.shape[0], 1), max(self.shape[1], 1)
        return QSize(left + columns * side + 1, above + rows * side + 1 + below)

    @property
    def fit(self) -> int:
        """The side that cells may have in this place."""
        _, above, below = self.margins
        down = (self.height() - above - below - 1) // max(self.shape[0], 1)
        return min(self.across, down)

    @property
    def across(self) -> int:
        """The side that cells may have in this width."""
        return (self.width() - self.margins[0] - 1) // max(self.shape[1], 1)

    @property
    def side(self) -> int:
        """Side of a cell in pixels."""
        return int(self.tiling.tile[0])

    def set_largest(self, side: int) -> None:
        """Let cells have another side at most, in pixels."""
        if side != self._largest:
            self._largest = side
            self.refresh()

    def lay_out_in(self, width: int, height: int) -> Tiling:
        """Make the cells as large as the place allows."""
        rows, columns = self.shape
        left, above, below = self.margins
        side = max(min(self.fit, self._largest), 1)
        if self.centered:
            left += max((width - left - columns * side) // 2, 0)
            above += max((height - above - below - rows * side) // 2, 0)
        return Tiling(rows * columns, max(columns, 1), (side, side), corner=(left, above))

    def framed_rect(self, number: int) -> QRectF:
        """Inside of the gaps around the cell."""
        return self.rect_of(number).adjusted(1, 1, 0, 0)

    @property
    def place(self) -> QRect:
        """Where all cells are."""
        (left, top), side = self.tiling.corner, self.side
        return QRect(int(left), int(top), self.shape[1] * side, self.shape[0] * side)

    # ------------------------------------------------------------ painting

    def paint_cells(self, painter: QPainter) -> None:
        """Paint cells, words, marks and the caption."""
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
        """Paint the cells of `part`, in columns and rows, with gaps between them."""
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
        """The widest font that has room for all words; None where there is none."""
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
        """Write a word into every cell that has one."""
        for row, line in enumerate(texts):
            for column, text in enumerate(line):
                if text:
                    painter.setPen(_ink(*self.colors[row, column].tolist()))
                    place = self.cell_rect(row, column)
                    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)

    def paint_marks(self, painter: QPainter) -> None:
        """Paint lines around cells that are marked."""
        for cell in self.tints:
            outline(painter, QRectF(self.cell_rect(*cell)).adjusted(2, 2, -1, -1), "dim")
        for cell in self.marks:
            self.paint_frame(painter, self.cell_rect(*cell), "marker")

    def paint_frame(self, painter: QPainter, place: QRect, token: str) -> None:
        """Paint a strong line around some cells."""
        outline(painter, QRectF(place).adjusted(-1, -1, 2, 2), token, MARK)

    def paint_caption(self, painter: QPainter, caption: str) -> None:
        """Write a line below the cells."""
        metrics = painter.fontMetrics()
        text = metrics.elidedText(caption, Qt.TextElideMode.ElideRight, self.width())
        below = QRect(0, self.place.bottom() + 1, self.width(), px(CAPTION))
        painter.setPen(theme().color("dim"))
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, text)


def cell_words(row: int, column: int, text: str) -> str:
    """Where a cell is, counted from 1, and what is in it."""
    words = QCoreApplication.translate("grid", "row %1, column %2: %3")
    return fill(words, row + 1, column + 1, text)


@cache
def _ink(red: int, green: int, blue: int) -> QColor:
    """Of words on a color; there are at most a few hundred."""
    return ink_on(QColor(red, green, blue))
