"""Cells in colors that mean something other than a number: which weight, which pixel."""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from guitrainer.gui.base.look.theme import SMALL, theme
from guitrainer.gui.base.look.tiles import Pixels, image_of, ink_on
from guitrainer.gui.kit.keys import ARROWS, claimed

Cell = tuple[int, int]  # row, column

LINED = 5  # from this many pixels on, cells have gaps between them
MARK = 2  # pixels of the line around a cell
CAPTION = 18  # pixels below


class Cells(QWidget):
    """A grid of colored cells as large as its place allows; hovered, or walked with arrow keys.

    Parameters
    ----------
    name : what it shows, for screen readers
    largest : most pixels that a cell gets
    height : least height in pixels
    walks : whether it takes the keyboard and the mouse
    """

    pointed = Signal(int, int)  # the mouse or the keyboard came to a cell

    def __init__(self, name: str, *, largest: int = 44, height: int = 64, walks: bool = True):
        super().__init__()
        self._largest, self._least, self._walks = largest, height, walks
        self.setAccessibleName(name)
        self.setMinimumSize(height, height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(walks)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if walks else Qt.FocusPolicy.NoFocus)
        self.shape: Cell = (0, 0)
        self.colors: Pixels = np.zeros((0, 0, 3), np.uint8)
        self.texts: Sequence[Sequence[str]] = ()
        self.marks: frozenset[Cell] = frozenset()
        self.tints: frozenset[Cell] = frozenset()
        self.caption = ""
        self.at: Cell = (0, 0)
        self._image = QImage()
        self._font = QFont(self.font())
        self._font.setPointSizeF(SMALL)

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
            nothing = theme().color("panel")
            self.colors[empty] = (nothing.red(), nothing.green(), nothing.blue())
        self.shape = (colors.shape[0], colors.shape[1])
        self.texts = texts
        self._image = image_of(self.colors)
        self.at = (min(self.at[0], self.shape[0] - 1), min(self.at[1], self.shape[1] - 1))
        self.update()

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
            self.setAccessibleDescription(text)
            self.update()

    # ------------------------------------------------------------ where things are

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Cells as large as they get."""
        rows, columns = self.shape
        return QSize(columns * self._largest, max(rows * self._largest + CAPTION, self._least))

    @property
    def side(self) -> int:
        """Side of a cell in pixels."""
        rows, columns = self.shape
        across = self.width() // max(columns, 1)
        down = (self.height() - CAPTION) // max(rows, 1)
        return max(min(across, down, self._largest), 1)

    def _corner(self) -> tuple[int, int]:
        rows, columns = self.shape
        free = self.height() - CAPTION - rows * self.side
        return max((self.width() - columns * self.side) // 2, 0), max(free // 2, 0)

    def cell_rect(self, row: int, column: int) -> QRect:
        """Where a cell is."""
        left, top = self._corner()
        return QRect(left + column * self.side, top + row * self.side, self.side, self.side)

    def cell_at(self, point: QPointF) -> Cell | None:
        """The cell at a point; None beside them."""
        left, top = self._corner()
        row, column = int((point.y() - top) // self.side), int((point.x() - left) // self.side)
        inside = 0 <= row < self.shape[0] and 0 <= column < self.shape[1]
        return (row, column) if inside else None

    # ------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paint cells, words, marks and the caption."""
        painter = QPainter(self)
        painter.setFont(self._font)
        rows, columns = self.shape
        if rows:
            left, top = self._corner()
            place = QRect(left, top, columns * self.side, rows * self.side)
            painter.drawImage(place, self._image)
            self._paint_gaps(painter, place)
            self._paint_texts(painter)
            self._paint_lines(painter)
            below = QRect(0, place.bottom() + 1, self.width(), CAPTION)
            painter.setPen(theme().color("dim"))
            text = painter.fontMetrics().elidedText(
                self.caption, Qt.TextElideMode.ElideRight, self.width()
            )
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, text)
        painter.end()

    def _paint_gaps(self, painter: QPainter, place: QRect) -> None:
        if self.side < LINED:
            return
        painter.setPen(theme().color("background"))
        for row in range(self.shape[0] + 1):
            y = place.top() + row * self.side
            painter.drawLine(place.left(), y, place.right(), y)
        for column in range(self.shape[1] + 1):
            x = place.left() + column * self.side
            painter.drawLine(x, place.top(), x, place.bottom())

    def _paint_texts(self, painter: QPainter) -> None:
        metrics = QFontMetrics(self._font)
        if metrics.height() > self.side:
            return
        words = [text for line in self.texts for text in line]
        widest = max((metrics.horizontalAdvance(text) for text in words), default=0)
        if not words or widest + 4 > self.side:
            return
        for row, line in enumerate(self.texts):
            for column, text in enumerate(line):
                red, green, blue = (int(part) for part in self.colors[row, column])
                painter.setPen(ink_on(QColor(red, green, blue)))
                painter.drawText(self.cell_rect(row, column), Qt.AlignmentFlag.AlignCenter, text)

    def _paint_lines(self, painter: QPainter) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for cells, token in ((self.tints, "dim"), (self.marks, "marker")):
            pen = QPen(theme().color(token), MARK if token == "marker" else 1)
            pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
            painter.setPen(pen)
            for cell in cells:
                painter.drawRect(self.cell_rect(*cell).adjusted(1, 1, -1, -1))
        if self.hasFocus():
            painter.setPen(QPen(theme().color("text"), 1, Qt.PenStyle.DashLine))
            painter.drawRect(self.cell_rect(*self.at).adjusted(0, 0, -1, -1))

    # ------------------------------------------------------------ events

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Tell which cell is hovered."""
        cell = self.cell_at(event.position())
        if self._walks and cell is not None and cell != self.at:
            self._go(cell)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Tell which cell was clicked."""
        cell = self.cell_at(event.position())
        if self._walks and cell is not None:
            self._go(cell)

    def event(self, event: QEvent) -> bool:
        """Keep the arrow keys, which shortcuts of the window may want."""
        if self._walks and claimed(event) in ARROWS:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Walk from cell to cell."""
        step = ARROWS.get(Qt.Key(event.key()))
        if step is None or not self.shape[0]:
            super().keyPressEvent(event)
            return
        row = min(max(self.at[0] + step[0], 0), self.shape[0] - 1)
        column = min(max(self.at[1] + step[1], 0), self.shape[1] - 1)
        self._go((row, column))

    def _go(self, cell: Cell) -> None:
        self.at = cell
        self.update()
        self.pointed.emit(*cell)
