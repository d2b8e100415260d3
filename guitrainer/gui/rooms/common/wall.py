"""All filters of a layer as tiles, in one widget that paints itself."""

from collections.abc import Callable, Sequence

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip

from guitrainer.gui.base.look.theme import theme
from guitrainer.gui.base.look.tiles import Pixels
from guitrainer.gui.kit.markup import hover
from guitrainer.gui.rooms.common.canvas import CORNER, Canvas, words_of
from guitrainer.gui.rooms.common.captions import GAP, MARK, Captions
from guitrainer.gui.rooms.common.grid import Grid, Place, choose_grid
from guitrainer.gui.rooms.common.labels import Name

Key = Qt.Key


class TileWall(QAbstractScrollArea):
    """Tiles with picture, mark, word and score; one of them is selected.

    `describe` gives the words for a tile: for its tool tip and for screen readers.
    """

    chosen = Signal(int)  # by the user
    opened = Signal(int)  # double-click, Enter

    def __init__(self, name: str, describe: Callable[[int], str]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self._describe = describe
        self._captions = Captions(self)
        self._count, self._kernel = 0, (1, 1)
        self._words = np.zeros((0, 1, 1), np.uint32)
        self._names: Sequence[Name] | None = None
        self._scores: Sequence[float] = ()
        self._selected, self._hovered = 0, -1
        self.grid: Grid | None = None
        self._canvas: Canvas | None = None

    # ------------------------------------------------------------ what is shown

    def show_tiles(
        self, pixels: Pixels, names: Sequence[Name] | None, scores: Sequence[float]
    ) -> None:
        """Show pictures (count, height, width, 3) with names and scores, if they have any."""
        count, height, width, _ = pixels.shape
        laid_out = (count, (height, width), names is None)
        changed = laid_out != (self._count, self._kernel, self._names is None)
        self._count, self._kernel, self._names, self._scores = *laid_out[:2], names, scores
        self._words = words_of(pixels)
        if changed or self.grid is None:
            self._lay_out()
        elif self._canvas is not None:
            self._canvas.put(self._words)
        self.setAccessibleDescription(self._describe(self._selected))
        self.viewport().update()

    def select(self, index: int) -> None:
        """Frame a tile, and have it in sight."""
        if index == self._selected:
            return
        self._selected = index
        self._reveal()
        self.viewport().update()
        self.setAccessibleDescription(self._describe(index))
        change = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
        QAccessible.updateAccessibility(change)

    @property
    def selected(self) -> int:
        """Number of the tile that is framed."""
        return self._selected

    def tile_rect(self, index: int) -> QRectF:
        """Where a tile is in the viewport."""
        assert self.grid is not None
        left, top = self.grid.origin(index)
        density = self.devicePixelRatioF()
        across, down = self.grid.tile
        top -= self.verticalScrollBar().value()
        return QRectF(left / density, top / density, across / density, down / density)

    # ------------------------------------------------------------ layout

    def _lay_out(self) -> None:
        """Choose the grid anew; it is in pixels of the screen, and so is the scroll bar."""
        if not self._count:
            return
        density = self.devicePixelRatioF()
        area = self.maximumViewportSize() * density
        words, scores = self._captions.widths
        texts = None
        if self._names is not None:
            texts = (round((words + 10) * density), round((scores + 6) * density))
        grid = choose_grid(
            self._count, self._kernel, Place(area.width(), area.height(), texts, density)
        )
        bar = self.verticalScrollBar()
        if grid.height > area.height():
            narrower = area.width() - round(bar.sizeHint().width() * density)
            grid = choose_grid(self._count, self._kernel, Place(narrower, 0, texts, density))
        self.grid, self._canvas = grid, None
        bar.setPageStep(area.height())
        bar.setSingleStep(grid.pitch[1])
        bar.setRange(0, max(grid.height - area.height(), 0))
        self._reveal()

    def _sight(self) -> int:
        """Height of what is seen, in pixels of the screen."""
        return round(self.viewport().height() * self.devicePixelRatioF())

    def _reveal(self) -> None:
        if self.grid is None or self._selected >= self._count:
            return
        bar, top = self.verticalScrollBar(), self.grid.origin(self._selected)[1]
        bottom = top + self.grid.tile[1]
        bar.setValue(min(max(bar.value(), bottom - self._sight()), top))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Make the tiles as large as the new size allows."""
        super().resizeEvent(event)
        self._lay_out()

    # ------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paint the tiles in sight."""
        if self.grid is None:
            return
        canvas = self._canvas_in_sight(self.grid)
        density, top = self.devicePixelRatioF(), self.verticalScrollBar().value()
        painter = QPainter(self.viewport())
        above = canvas.rows.start * self.grid.pitch[1] - top
        painter.drawImage(QPointF(0, above / density), canvas.image)
        if self._names is not None and self.grid.caption != "none":
            self._paint_captions(painter, self.grid, canvas.numbers, top)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._hovered in canvas.numbers:
            self._frame(painter, self._hovered, "dim", 1)
        if self._selected in canvas.numbers:
            self._frame(painter, self._selected, "accent", 2 if self.hasFocus() else 1.5)
        painter.end()

    def _canvas_in_sight(self, grid: Grid) -> Canvas:
        rows = grid.visible(self.verticalScrollBar().value(), self._sight())
        if self._canvas is None or self._canvas.rows != rows:
            self._canvas = Canvas(grid, rows, self.devicePixelRatioF())
            self._canvas.put(self._words)
        return self._canvas

    def _frame(self, painter: QPainter, index: int, token: str, width: float) -> None:
        painter.setPen(QPen(theme().color(token), width))
        half = width / 2
        place = self.tile_rect(index).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(place, CORNER, CORNER)

    def _paint_captions(self, painter: QPainter, grid: Grid, seen: range, top: int) -> None:
        assert self._names is not None
        density, captions = self.devicePixelRatioF(), self._captions
        needed = captions.widths[0 if grid.caption == "words" else 1]
        inset, width = grid.caption_span(round(needed * density))
        down = grid.offset[1] + grid.picture[1] + grid.caption_height / 2 + 1
        for index in seen:
            left, above = grid.origin(index)
            x = round((left + inset) / density)
            middle = round((above - top + down) / density)
            name = self._names[index]
            painter.drawPixmap(x, middle - MARK // 2, captions.mark(name))
            if grid.caption == "marks":
                continue
            score = captions.score(self._scores[index])
            size = score.deviceIndependentSize().toSize()
            right = x + round(width / density) - size.width()
            painter.drawPixmap(right, middle - size.height() // 2, score)
            if grid.caption == "words":
                text = captions.name(name)
                painter.drawPixmap(x + MARK + GAP, middle - size.height() // 2, text)

    # ------------------------------------------------------------ mouse and keys

    def _at(self, point: QPoint) -> int:
        if self.grid is None:
            return -1
        x, y = (round(value * self.devicePixelRatioF()) for value in (point.x(), point.y()))
        found = self.grid.at(x, y + self.verticalScrollBar().value())
        return -1 if found is None else found

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Select a tile."""
        index = self._at(event.position().toPoint())
        if index >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(index)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Show a tile large."""
        index = self._at(event.position().toPoint())
        if index >= 0:
            self.opened.emit(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Show what a click would take."""
        self._hover(self._at(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        """Nothing is hovered any more."""
        self._hover(-1)

    def _hover(self, index: int) -> None:
        if index != self._hovered:
            self._hovered = index
            self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Give tiles their tool tips."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self._at(event.pos())
            if index >= 0:
                text = self._describe(index)
                place = self.tile_rect(index).toRect()
                QToolTip.showText(event.globalPos(), hover(text), self.viewport(), place)
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)

    def event(self, event: QEvent) -> bool:
        """Take the arrow keys, also where the window has them as shortcuts."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if self._wanted(event.key()) is not None:
                event.accept()
                return True
        elif event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.viewport().update()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Move the selection, or show the tile large."""
        index = self._wanted(event.key())
        if index is not None:
            self.chosen.emit(index)
        elif event.key() in (Key.Key_Return, Key.Key_Enter) and self._count:
            self.opened.emit(self._selected)
        else:
            event.ignore()

    def _wanted(self, key: int) -> int | None:
        """The tile that a key leads to, None for other keys."""
        if self.grid is None:
            return None
        columns, last, here = self.grid.columns, self._count - 1, self._selected
        page = max(self._sight() // self.grid.pitch[1], 1)
        across = {Key.Key_Left: here - 1, Key.Key_Right: here + 1, Key.Key_Home: 0,
                  Key.Key_End: last}  # fmt: skip
        rows = {Key.Key_Up: -1, Key.Key_Down: 1, Key.Key_PageUp: -page, Key.Key_PageDown: page}
        if key in across:
            return min(max(across[Key(key)], 0), last)
        if key not in rows:
            return None
        row, column = divmod(here, columns)
        row = min(max(row + rows[Key(key)], 0), self.grid.rows - 1)
        return min(row * columns + column, last)
