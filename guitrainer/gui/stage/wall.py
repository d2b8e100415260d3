"""All filters of a layer as tiles, in one widget that paints itself."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip

from guitrainer.gui.look.theme import theme
from guitrainer.gui.look.tiles import Pixels, image_of
from guitrainer.gui.stage.captions import MARK, Captions
from guitrainer.gui.stage.grid import CAPTION_HEIGHT, Grid, Place, choose_grid
from guitrainer.gui.stage.labels import Name

CORNER = 4  # radius, in pixels
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
        self._sheet = QImage()
        self._names: Sequence[Name] | None = None
        self._scores: Sequence[float] = ()
        self._selected, self._hovered = 0, -1
        self.grid: Grid | None = None

    # ------------------------------------------------------------ what is shown

    def show_tiles(
        self, pixels: Pixels, names: Sequence[Name] | None, scores: Sequence[float]
    ) -> None:
        """Show pictures (count, height, width, 3) with names and scores, if they have any."""
        count, height, width, _ = pixels.shape
        laid_out = (count, (height, width), names is None)
        changed = laid_out != (self._count, self._kernel, self._names is None)
        # one picture, one below the other, in the format that is painted fastest
        column = image_of(pixels.reshape(count * height, width, 3))
        self._sheet = column.convertToFormat(QImage.Format.Format_RGB32)
        self._count, self._kernel, self._names, self._scores = *laid_out[:2], names, scores
        if changed or self.grid is None:
            self._lay_out()
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

    def tile_rect(self, index: int) -> QRect:
        """Where a tile is in the viewport."""
        assert self.grid is not None
        left, top = self.grid.origin(index)
        return QRect(left, top - self.verticalScrollBar().value(), *self.grid.tile)

    # ------------------------------------------------------------ layout

    def _lay_out(self) -> None:
        if not self._count:
            return
        area = self.maximumViewportSize()
        words, scores = self._captions.widths
        texts = None if self._names is None else (words + 10, scores + 6)
        place = Place(area.width(), area.height(), texts)
        grid = choose_grid(self._count, self._kernel, place)
        if grid.height > area.height():
            narrower = place.width - self.verticalScrollBar().sizeHint().width()
            grid = choose_grid(self._count, self._kernel, Place(narrower, 0, texts))
        self.grid = grid
        bar = self.verticalScrollBar()
        bar.setPageStep(area.height())
        bar.setSingleStep(grid.tile[1] + grid.gap)
        bar.setRange(0, max(grid.height - area.height(), 0))
        self._reveal()

    def _reveal(self) -> None:
        if self.grid is None or self._selected >= self._count:
            return
        bar, top = self.verticalScrollBar(), self.grid.origin(self._selected)[1]
        bottom = top + self.grid.tile[1]
        bar.setValue(min(max(bar.value(), bottom - self.viewport().height()), top))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Make the tiles as large as the new size allows."""
        super().resizeEvent(event)
        self._lay_out()

    # ------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paint the tiles in sight."""
        grid = self.grid
        if grid is None:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        top = self.verticalScrollBar().value()
        seen = grid.visible(top, self.viewport().height())
        self._paint_cards(painter, seen)
        for index in seen:
            place = self.tile_rect(index)
            self._paint_picture(painter, grid, index, place)
            if grid.caption != "none" and self._names is not None:
                self._paint_caption(painter, grid, index, place)
        painter.end()

    def _paint_cards(self, painter: QPainter, seen: range) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color("well"))
        for index in seen:
            painter.drawRoundedRect(self.tile_rect(index), CORNER, CORNER)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._hovered in seen:
            self._frame(painter, self._hovered, "dim", 1)
        if self._selected in seen:
            self._frame(painter, self._selected, "accent", 2 if self.hasFocus() else 1.5)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _frame(self, painter: QPainter, index: int, token: str, width: float) -> None:
        painter.setPen(QPen(theme().color(token), width))
        half = width / 2
        place = QRectF(self.tile_rect(index)).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(place, CORNER, CORNER)

    def _paint_picture(self, painter: QPainter, grid: Grid, index: int, place: QRect) -> None:
        height, width = self._kernel
        left = place.left() + (place.width() - grid.picture[0]) // 2
        target = QRect(left, place.top() + grid.padding, *grid.picture)
        painter.drawImage(target, self._sheet, QRect(0, index * height, width, height))

    def _paint_caption(self, painter: QPainter, grid: Grid, index: int, place: QRect) -> None:
        assert self._names is not None
        name, height = self._names[index], CAPTION_HEIGHT[grid.caption]
        left = place.left() + (place.width() - grid.picture[0]) // 2
        right = left + grid.picture[0]
        middle = place.bottom() + 1 - grid.padding - height / 2 + grid.padding / 2
        mark = self._captions.mark(name)
        painter.drawPixmap(QPoint(left, round(middle - MARK / 2)), mark)
        if grid.caption == "marks":
            return
        score = self._captions.score(self._scores[index])
        size = score.deviceIndependentSize()
        painter.drawPixmap(
            QPoint(round(right - size.width()), round(middle - size.height() / 2)), score
        )
        if grid.caption == "words":
            text = self._captions.name(name)
            down = round(middle - text.deviceIndependentSize().height() / 2)
            painter.drawPixmap(QPoint(left + MARK + 5, down), text)

    # ------------------------------------------------------------ mouse and keys

    def _at(self, point: QPoint) -> int:
        if self.grid is None:
            return -1
        found = self.grid.at(point.x(), point.y() + self.verticalScrollBar().value())
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
                QToolTip.showText(event.globalPos(), text, self.viewport(), self.tile_rect(index))
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
        page = max(self.viewport().height() // (self.grid.tile[1] + self.grid.gap), 1)
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
