"""A grid of numbers, colored by value: an image, a filter, a gradient."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent

from guitrainer.figures import figure, power_of_ten
from guitrainer.gui.base.look.size import NORMAL, SMALL, points, px
from guitrainer.gui.base.look.theme import theme
from guitrainer.gui.base.look.tiles import rgb, signed_picture
from guitrainer.gui.base.settings import Colors
from guitrainer.gui.base.text.cells import CellTexts, cell_texts
from guitrainer.gui.base.text.language import Texts
from guitrainer.gui.kit.cell_editor import CellEditor
from guitrainer.gui.kit.cell_field import ENTER
from guitrainer.gui.kit.cells import Cells, cell_words
from guitrainer.gui.kit.painted import ARROWS, is_plain, outline

tr = Texts("grid")

Box = tuple[int, int, int, int]  # top, left, height, width in cells

LARGEST_CELL, USUAL_CELL = 56, 32  # pixels
# Font sizes in order of preference, and pixels between a number and the border of its cell.
WRITING = ((NORMAL, 3), (SMALL, 1))
HALO_OPACITY = 0.45
# The color of the largest number is not fully saturated, so that numbers remain readable.
HEADROOM = 1.3

_EDIT_KEYS = (*ENTER, Qt.Key.Key_F2)


@dataclass(frozen=True)
class _Written:
    """The texts of cells of a certain size in pixels, and the font in which they fit."""

    side: int
    font: QFont
    cells: CellTexts | None


class NumberGrid(Cells):
    """A grid of numbers, as large as there is room for, with a caption below.

    Clicks, drags and arrow keys are emitted as signals; by themselves, they change only the current
    cell. If the numbers do not fit into the cells, only colors are shown, and a tool tip gives the
    number.

    Parameters
    ----------
    name : description of the content, for screen readers; also the caption until another is set
    editable : whether a double click, Enter or F2 opens a cell for typing; Tab moves to the next
    walks : whether the arrow keys move the current cell, or are only emitted
    colors : diverging, or gray from black to white with 0 in the middle
    """

    pressed = Signal(int, int)  # by a click, by dragging, or by Enter if cells cannot be edited
    stepped = Signal(int, int)  # by an arrow key: rows down, columns to the right
    edited = Signal(int, int, float)

    drags = True
    smallest = 6

    def __init__(
        self,
        name: str,
        *,
        editable: bool = False,
        walks: bool = True,
        colors: Colors = "diverging",
    ) -> None:
        super().__init__(name, largest=px(LARGEST_CELL), usual=px(USUAL_CELL))
        self.caption = name
        self.editable, self.walks = editable, walks
        self._colors = colors
        self.values: NDArray[np.float64] = np.zeros((0, 0))
        self.known: NDArray[np.bool_] = np.zeros((0, 0), bool)
        self.frame: Box | None = None
        self._inside: Box = (0, 0, 0, 0)
        self._written: _Written | None = None
        self._editor = CellEditor(self)
        self._editor.entered.connect(self._on_entered)
        self.clicked.connect(self._on_clicked)
        self.opened.connect(self._on_opened)

    # ------------------------------------------------------------ content

    def show_numbers(
        self,
        values: ArrayLike,
        *,
        known: NDArray[np.bool_] | None = None,
        halo: Box | None = None,
        scale: float | None = None,
    ) -> None:
        """Show numbers (height, width).

        Parameters
        ----------
        known : (height, width), which numbers to show; the other cells are empty
        halo : number of rows and columns of padding, which are dimmed: top, bottom, left, right
        scale : the number with the strongest color; defaults to the largest
        """
        numbers = np.asarray(values, np.float64)
        height, width = numbers.shape
        if numbers.shape != self.shape:
            self._editor.close_cell()
        if scale is None:
            scale = float(np.abs(np.nan_to_num(numbers)).max(initial=0))
        if not np.array_equal(numbers, self.values, equal_nan=True):
            self._written = None
        self.values = numbers
        self.known = np.ones(numbers.shape, bool) if known is None else known
        top, bottom, left, right = halo or (0, 0, 0, 0)
        self._inside = (top, left, height - top - bottom, width - left - right)
        room = HEADROOM if self._colors == "diverging" else 1.0
        pixels = signed_picture(numbers, room * scale, self._colors)
        pixels[~self.known] = rgb("well")
        self.show_cells(pixels)

    def show_frame(self, frame: Box | None) -> None:
        """Frame a part, such as the position of the window."""
        if frame != self.frame:
            self.frame = frame
            self.update()

    def describe(self, number: int) -> str:
        """Return a number and its position, not counting padding."""
        row, column = self.cell_of(number)
        if not self.known[row, column]:
            return ""
        if self._is_halo(row, column):
            return tr("0, padding")
        text = figure(float(self.values[row, column]), 6)
        return cell_words(row - self._inside[0], column - self._inside[1], text)

    def tip(self, number: int) -> str:
        """Return the number, which may not fit into its cell."""
        return self.describe(number)

    def _is_halo(self, row: int, column: int) -> bool:
        top, left, height, width = self._inside
        return not (top <= row < top + height and left <= column < left + width)

    # ------------------------------------------------------------ painting

    def paint_cells(self, painter: QPainter) -> None:
        """Paint the cells, numbers, marks, frame and caption."""
        if not self.values.size:
            return
        top, left, height, width = self._inside
        self.paint_colors(painter, QRect(left, top, width, height))
        written = self._write()
        self._paint_empty(painter, numbers=written.cells is not None)
        if written.cells is not None:
            painter.setFont(written.font)
            self.paint_texts(painter, self._shown_texts(written.cells))
            painter.setFont(self._font)
        if self.frame is not None:
            top, left, height, width = self.frame
            first = self.cell_rect(top, left)
            last = self.cell_rect(top + height - 1, left + width - 1)
            self.paint_frame(painter, first.united(last), "accent")
        self.paint_marks(painter)
        self.paint_caption(painter, self.caption + self._unit(written))

    def _paint_empty(self, painter: QPainter, *, numbers: bool) -> None:
        """Paint the borders of cells that are not known yet, and of the padding."""
        unknown, halo = QPen(theme().color("line")), QPen(theme().color("dim"))
        halo.setStyle(Qt.PenStyle.DotLine)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for row, column in np.ndindex(*self.values.shape):
            padding = self._is_halo(row, column)
            if self.known[row, column] and not padding:
                continue
            place = self.cell_rect(row, column)
            painter.setPen(unknown if not self.known[row, column] else halo)
            painter.setOpacity(HALO_OPACITY if padding else 1.0)
            painter.drawRect(QRectF(place).adjusted(1.5, 1.5, -0.5, -0.5))
            if padding and numbers:
                painter.drawText(place, Qt.AlignmentFlag.AlignCenter, "0")
        painter.setOpacity(1.0)

    def paint_focus(self, painter: QPainter) -> None:
        """Frame the current cell if the keyboard moves or edits it, else the whole grid."""
        if self.walks or self.editable:
            super().paint_focus(painter)
        else:
            outline(painter, QRectF(self.place).adjusted(0, 0, 1, 1), "text", dashed=True)

    # ------------------------------------------------------------ texts

    def _shown_texts(self, cells: CellTexts) -> list[list[str]]:
        """Return the texts of cells that are known and not padding."""
        return [
            [
                text if self.known[row, column] and not self._is_halo(row, column) else ""
                for column, text in enumerate(line)
            ]
            for row, line in enumerate(cells.texts)
        ]

    def _unit(self, written: _Written) -> str:
        if written.cells is None or not written.cells.exponent:
            return ""
        power = power_of_ten(written.cells.exponent)
        return " · " + tr("in units of %1", power)

    def _write(self) -> _Written:
        """Return the texts in the largest font that fits, cached until numbers or size change."""
        if self._written is None or self._written.side != self.side:
            found = [self._write_in(size, padding) for size, padding in WRITING]
            full = [one for one in found if one.cells is not None and not one.cells.exponent]
            self._written = (full or [one for one in found if one.cells is not None] or found)[0]
        return self._written

    def _write_in(self, size: float, padding: int) -> _Written:
        font = QFont()
        font.setPointSizeF(points(size))
        metrics = QFontMetrics(font)
        if metrics.height() > self.side:
            return _Written(self.side, font, None)
        room = self.side - 2 * padding

        def fits(text: str) -> bool:
            return metrics.horizontalAdvance(text) <= room

        return _Written(self.side, font, cell_texts(self.values, fits))

    # ------------------------------------------------------------ events

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Close the editor, because its cell moves."""
        super().resizeEvent(event)
        self._editor.close_cell()

    def wants(self, event: QKeyEvent) -> bool:
        """Return whether the grid handles a key: arrow keys, and keys that edit cells."""
        typed = self.editable and _begins(event.text())
        return is_plain(event) and (event.key() in ARROWS or typed)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Move by arrow keys; open the current cell by Enter, F2 or a digit."""
        key, plain = Qt.Key(event.key()), is_plain(event)
        if self.editable and self.cell is not None and key in _EDIT_KEYS:
            self.open_cell(*self.cell)
        elif self.editable and self.cell is not None and plain and _begins(event.text()):
            self.open_cell(*self.cell, event.text())
        elif self.walks:
            super().keyPressEvent(event)
        elif not (plain and key in ARROWS):
            event.ignore()
        if plain and key in ARROWS:
            self.stepped.emit(*ARROWS[key])

    def _on_clicked(self, number: int) -> None:
        self.pressed.emit(*self.cell_of(number))

    def _on_opened(self, number: int) -> None:
        if self.editable:
            self.open_cell(*self.cell_of(number))
        else:
            self.pressed.emit(*self.cell_of(number))

    # ------------------------------------------------------------ typing

    def open_cell(self, row: int, column: int, typed: str = "") -> None:
        """Open the editor of a cell; padding cannot be edited."""
        if self._is_halo(row, column) or not self.known[row, column]:
            return
        self.show_cell((row, column))
        self._editor.open(self.cell_rect(row, column), float(self.values[row, column]), typed)

    def _on_entered(self, value: float | None, way: int) -> None:
        """Accept what was typed, and go to the next cell if Tab was pressed."""
        if self.cell is None:
            return
        row, column = self.cell
        if value is not None and value != self.values[row, column]:
            self.edited.emit(row, column, value)
        if not way:
            return
        top, left, height, width = self._inside
        place = (row - top) * width + column - left + way
        if 0 <= place < height * width:
            self.open_cell(top + place // width, left + place % width)


def _begins(text: str) -> bool:
    """Return whether a number may start with this text."""
    return len(text) == 1 and text in "0123456789.,-\u2212"
