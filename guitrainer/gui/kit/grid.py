"""Numbers in cells, colored by value: an image, a filter, a gradient."""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import ArrayLike, NDArray
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from guitrainer.gui.base.look.theme import NORMAL, SMALL, theme
from guitrainer.gui.base.look.tiles import Pixels, ink_on, signed_picture
from guitrainer.gui.base.settings import Colors
from guitrainer.gui.base.text.cells import CellTexts, cell_texts
from guitrainer.gui.base.text.figures import SUPERSCRIPTS, figure
from guitrainer.gui.kit.cell_editor import CellEditor
from guitrainer.gui.kit.keys import ARROWS
from guitrainer.gui.kit.markup import hover

Cell = tuple[int, int]  # row, column
Box = tuple[int, int, int, int]  # top, left, height, width in cells

LARGEST_CELL, USUAL_CELL, SMALLEST_CELL = 56, 32, 6  # pixels
CAPTION = 20  # pixels below the cells
# Type sizes, the better first, and pixels between a number and the border of its cell.
WRITING = ((NORMAL, 3), (SMALL, 1))
FRAME = 2  # pixels of the line around the window
HALO_OPACITY = 0.45
# The largest number has a color short of the full one: grids are read, not glanced at.
HEADROOM = 1.3

_EDIT_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)


@dataclass(frozen=True)
class _Written:
    """The texts of the cells and the font they fit in."""

    font: QFont
    cells: CellTexts | None


class NumberGrid(QWidget):
    """A grid of numbers as large as its place allows, its caption below.

    Clicks, drags and arrow keys are told, and change nothing by themselves but the cursor: the
    cell that has the keyboard. Where numbers have no room in their cells, colors are left, and
    a tool tip tells the number.

    Parameters
    ----------
    name : what it shows, for screen readers; also the caption, until another is set
    editable : whether a double click, Enter or F2 opens a cell for typing; Tab goes on to the next
    walks : whether arrow keys move the cursor; else they are only told
    colors : diverging, or gray from black to white with 0 in the middle
    """

    hovered = Signal(object)  # a Cell, or None beside them
    pressed = Signal(int, int)  # clicked, or dragged over
    stepped = Signal(int, int)  # arrow keys: rows down, columns right
    edited = Signal(int, int, float)

    def __init__(
        self,
        name: str,
        *,
        editable: bool = False,
        walks: bool = True,
        colors: Colors = "diverging",
    ) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.caption = name
        self.editable = editable
        self.walks = walks
        self._colors = colors
        self.values: NDArray[np.float64] = np.zeros((0, 0))
        self.known: NDArray[np.bool_] = np.zeros((0, 0), bool)
        self.cursor_cell: Cell = (0, 0)
        self.frame: Box | None = None
        self.marks: frozenset[Cell] = frozenset()
        self._inside: Box = (0, 0, 0, 0)
        self._hover: Cell | None = None
        self._pixels: Pixels = np.zeros((0, 0, 3), np.uint8)
        self._written: _Written | None = None
        self._laid: tuple[int, int, int] | None = None
        self._largest = LARGEST_CELL
        self._editor = CellEditor(self)
        self._editor.entered.connect(self._on_entered)

    # ------------------------------------------------------------ what is shown

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
        known : (height, width), which of them to show; the other cells are empty
        halo : top, bottom, left, right: so many rows and columns are padding and painted dim
        scale : the number that has the strongest color; by default the largest
        """
        numbers = np.asarray(values, np.float64)
        height, width = numbers.shape
        if numbers.shape != self.values.shape:
            self._editor.close_cell()
            self._laid = None
            self.updateGeometry()
        if scale is None:
            scale = float(np.abs(np.nan_to_num(numbers)).max(initial=0))
        if not np.array_equal(numbers, self.values, equal_nan=True):
            self._written = None
        self.values = numbers
        self.known = np.ones(numbers.shape, bool) if known is None else known
        top, bottom, left, right = halo or (0, 0, 0, 0)
        self._inside = (top, left, height - top - bottom, width - left - right)
        room = HEADROOM if self._colors == "diverging" else 1.0
        self._pixels = signed_picture(numbers, room * scale, self._colors)
        self.cursor_cell = self._within(*self.cursor_cell)
        self.update()

    def show_caption(self, text: str) -> None:
        """Change the line below."""
        if text != self.caption:
            self.caption = text
            self.update()

    def show_frame(self, frame: Box | None) -> None:
        """Frame a part, such as where the window is."""
        if frame != self.frame:
            self.frame = frame
            self.update()

    def show_marks(self, *cells: Cell) -> None:
        """Mark single cells, such as the output that is being made."""
        if frozenset(cells) != self.marks:
            self.marks = frozenset(cells)
            self.update()

    def show_cursor(self, row: int, column: int) -> None:
        """Put the keyboard's cell there."""
        self.cursor_cell = self._within(row, column)
        self.setAccessibleDescription(self._told(self.cursor_cell))
        self.update()

    def _within(self, row: int, column: int) -> Cell:
        height, width = self.values.shape
        return max(min(row, height - 1), 0), max(min(column, width - 1), 0)

    # ------------------------------------------------------------ where things are

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Cells of the usual size."""
        return self._size(USUAL_CELL)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Cells that can still be told apart."""
        return self._size(SMALLEST_CELL)

    def _size(self, cell: int) -> QSize:
        height, width = self.values.shape
        return QSize(max(width, 1) * cell + 1, max(height, 1) * cell + 1 + CAPTION)

    @property
    def side(self) -> int:
        """Side of a cell in pixels."""
        return self._place()[0]

    @property
    def fit(self) -> int:
        """The side that cells may have in this place."""
        height, width = self.values.shape
        across = (self.width() - 1) // max(width, 1)
        return int(min(across, (self.height() - 1 - CAPTION) // max(height, 1)))

    def set_largest(self, side: int) -> None:
        """Let cells have another side at most, in pixels."""
        if side != self._largest:
            self._largest, self._laid = side, None
            self.update()

    def _place(self) -> tuple[int, int, int]:
        """Side of a cell, and left and top of all of them; kept until size or numbers change."""
        if self._laid is None:
            height, width = self.values.shape
            side = max(min(self.fit, self._largest), 1)
            left = max((self.width() - width * side) // 2, 0)
            top = max((self.height() - CAPTION - height * side) // 2, 0)
            self._laid = side, left, top
        return self._laid

    def cell_rect(self, row: int, column: int) -> QRect:
        """Where a cell is."""
        side, left, top = self._place()
        return QRect(left + column * side, top + row * side, side - 1, side - 1)

    def cell_at(self, point: QPointF) -> Cell | None:
        """The cell at a point; None beside them."""
        side, left, top = self._place()
        row, column = int((point.y() - top) // side), int((point.x() - left) // side)
        height, width = self.values.shape
        return (row, column) if 0 <= row < height and 0 <= column < width else None

    def _is_halo(self, row: int, column: int) -> bool:
        top, left, height, width = self._inside
        return not (top <= row < top + height and left <= column < left + width)

    # ------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paint cells, frame, cursor and caption."""
        painter = QPainter(self)
        written = self._write()
        painter.setFont(written.font)
        for row, column in np.ndindex(*self.values.shape):
            self._paint_cell(painter, (row, column), written)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.frame is not None:
            top, left, height, width = self.frame
            first, last = (
                self.cell_rect(top, left),
                self.cell_rect(top + height - 1, left + width - 1),
            )
            self._outline(painter, first.united(last), "accent", FRAME)
        for mark in self.marks:
            self._outline(painter, self.cell_rect(*mark), "marker", FRAME)
        if self.hasFocus() and (self.walks or self.editable) and self.values.size:
            self._outline(painter, self.cell_rect(*self.cursor_cell), "text", 1, dashed=True)
        self._paint_caption(painter, written)
        painter.end()

    def _paint_cell(self, painter: QPainter, cell: Cell, written: _Written) -> None:
        rect, colors = self.cell_rect(*cell), theme()
        if not self.known[cell]:
            painter.fillRect(rect, colors.color("well"))
            painter.setPen(colors.color("line"))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
            return
        halo = self._is_halo(*cell)
        if halo:
            painter.setOpacity(HALO_OPACITY)
            painter.setPen(QPen(colors.color("dim"), 1, Qt.PenStyle.DotLine))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
            ink = colors.color("dim")
        else:
            color, ink = _colors(*self._pixels[cell].tolist())
            painter.fillRect(rect, color)
        if written.cells is not None:
            painter.setPen(ink)
            text = "0" if halo else written.cells.texts[cell[0]][cell[1]]
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
        painter.setOpacity(1)

    def _outline(
        self, painter: QPainter, rect: QRect, token: str, width: int, *, dashed: bool = False
    ) -> None:
        style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
        pen = QPen(theme().color(token), width, style)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        half = width / 2
        painter.drawRect(QRectF(rect).adjusted(-1 + half, -1 + half, 1 - half, 1 - half))

    def _paint_caption(self, painter: QPainter, written: _Written) -> None:
        text = self.caption
        if written.cells is not None and written.cells.exponent:
            power = f"10{str(written.cells.exponent).translate(SUPERSCRIPTS)}"
            units = QCoreApplication.translate("grid", "in units of %1").replace("%1", power)
            text = f"{text} · {units}"
        painter.setFont(_font(SMALL))
        painter.setPen(theme().color("dim"))
        bottom = self._place()[2] + self.values.shape[0] * self.side
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(
            QRect(0, bottom, self.width(), CAPTION), Qt.AlignmentFlag.AlignCenter, shown
        )

    def _write(self) -> _Written:
        """The texts in the largest font that has room, kept until numbers or size change."""
        if self._written is None:
            found = [self._write_in(_font(points), padding) for points, padding in WRITING]
            full = [one for one in found if one.cells is not None and not one.cells.exponent]
            self._written = (full or [one for one in found if one.cells is not None] or found)[0]
        return self._written

    def _write_in(self, font: QFont, padding: int) -> _Written:
        metrics = QFontMetrics(font)
        if metrics.height() > self.side:
            return _Written(font, None)
        room = self.side - 2 * padding

        def fits(text: str) -> bool:
            return metrics.horizontalAdvance(text) <= room

        return _Written(font, cell_texts(self.values, fits))

    # ------------------------------------------------------------ events

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Other digits may have room now."""
        self._written = self._laid = None
        self._editor.close_cell()

    def event(self, event: QEvent) -> bool:
        """Tell the number under the mouse; keep keys that are typed into cells."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            cell = self.cell_at(QPointF(event.pos()))
            text = "" if cell is None else self._told(cell)
            QToolTip.showText(event.globalPos(), hover(text or self.toolTip()), self)
            return True
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._wants(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def _told(self, cell: Cell) -> str:
        if not self.values.size or not self.known[cell]:
            return ""
        if self._is_halo(*cell):
            return QCoreApplication.translate("grid", "0, padding")
        text = QCoreApplication.translate("grid", "row %1, column %2: %3")
        row, column = cell[0] - self._inside[0], cell[1] - self._inside[1]
        text = text.replace("%1", str(row + 1)).replace("%2", str(column + 1))
        return text.replace("%3", figure(float(self.values[cell]), 6))

    def _wants(self, event: QKeyEvent) -> bool:
        plain = not event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        return plain and (event.key() in ARROWS or (self.editable and _begins(event.text())))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Arrows walk; Enter, F2 or a digit open the cell that has the keyboard."""
        step = ARROWS.get(Qt.Key(event.key()))
        if step is not None and self._wants(event):
            if self.walks:
                self.show_cursor(self.cursor_cell[0] + step[0], self.cursor_cell[1] + step[1])
            self.stepped.emit(*step)
        elif self.editable and event.key() in _EDIT_KEYS:
            self.open_cell(*self.cursor_cell)
        elif self.editable and self._wants(event):
            self.open_cell(*self.cursor_cell, event.text())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Tell which cell."""
        cell = self.cell_at(event.position())
        if cell is not None and event.button() == Qt.MouseButton.LeftButton:
            self.show_cursor(*cell)
            self.pressed.emit(*cell)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Tell which cell is hovered or dragged over."""
        cell = self.cell_at(event.position())
        if cell == self._hover:
            return
        self._hover = cell
        self.hovered.emit(cell)
        if cell is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self.pressed.emit(*cell)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        """No cell is hovered any more."""
        self._hover = None
        self.hovered.emit(None)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Open the cell for typing."""
        cell = self.cell_at(event.position())
        if self.editable and cell is not None and event.button() == Qt.MouseButton.LeftButton:
            self.open_cell(*cell)

    # ------------------------------------------------------------ typing

    def open_cell(self, row: int, column: int, typed: str = "") -> None:
        """Let a number be typed into a cell; padding cannot be changed."""
        if not self.values.size or self._is_halo(row, column) or not self.known[row, column]:
            return
        self.show_cursor(row, column)
        self._editor.open(self.cell_rect(row, column), float(self.values[row, column]), typed)

    def _on_entered(self, value: float | None, way: int) -> None:
        """Take what was typed, and go to the next cell where Tab was pressed."""
        row, column = self.cursor_cell
        if value is not None and value != self.values[row, column]:
            self.edited.emit(row, column, value)
        if not way:
            return
        top, left, height, width = self._inside
        place = (row - top) * width + column - left + way
        if 0 <= place < height * width:
            self.open_cell(top + place // width, left + place % width)


@cache
def _colors(red: int, green: int, blue: int) -> tuple[QColor, QColor]:
    """Of a cell, and of the number in it; there are at most a few hundred."""
    color = QColor(red, green, blue)
    return color, ink_on(color)


def _begins(text: str) -> bool:
    """Whether a number may begin so."""
    return len(text) == 1 and text in "0123456789.,-\u2212"


def _font(points: float) -> QFont:
    font = QFont()
    font.setPointSizeF(points)
    return font
