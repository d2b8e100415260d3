"""A field of cells with common behavior for mouse, keyboard and screen readers."""

import math

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QToolTip

from guitrainer.gui.kit.painted import (
    ARROWS,
    Painted,
    Tiling,
    focus_frame,
    is_plain,
    outline,
    show_hand,
)
from guitrainer.gui.kit.text import hover

Key = Qt.Key
ENTER = (Key.Key_Return, Key.Key_Enter)
PAGES = {Key.Key_PageUp: -1, Key.Key_PageDown: 1}
WALKS = {*ARROWS, *PAGES, Key.Key_Home, Key.Key_End}
CHOICE = 2  # width of the frame around the current cell, in pixels


class CellField(Painted):
    """Cells of which one is current: the one clicked, or selected by the keyboard.

    The arrow keys, Home, End, Page Up and Page Down move the current cell, even if the window has
    shortcuts for them. A tool tip describes the cell under the mouse, and the accessible
    description describes the current cell. The cell with the keyboard focus is framed.

    A subclass lays out its cells (`lay_out_in`), paints them (`paint_cells`), describes each in
    words (`describe`), and calls `refresh` when its content changes.

    Parameters
    ----------
    name : description of the content, for screen readers
    height : fixed height in pixels; None: determined by the layout
    still : whether mouse and keyboard are ignored

    Attributes
    ----------
    at : number of the current cell; None if there is none yet
    """

    chosen = Signal(int)  # a click or the keyboard has made a cell current
    clicked = Signal(int)
    opened = Signal(int)  # by a double click or Enter
    hovered = Signal(object)  # the cell under the mouse, or None

    wraps = True  # moving left from the first cell of a row leads to the last one of the row above
    drags = False  # dragging over a cell clicks it
    clickable = True  # clicks have an effect, so the cell under the mouse is framed
    flows = False  # its height follows from its width
    framed = False  # the current cell, if any, is framed even without the keyboard focus
    choice = "accent"  # color of this frame
    edge = 0.0  # pixels from a cell to the outer edge of its frame
    corner = 0.0  # radius of the frame

    def __init__(self, name: str, *, height: int | None = None, still: bool = False) -> None:
        super().__init__(name, height)
        self.at: int | None = None if self.framed else 0
        self._hover: int | None = None
        self._still = still
        self._tiling: Tiling | None = None
        self.setMouseTracking(not still)
        policy = Qt.FocusPolicy.NoFocus if still else Qt.FocusPolicy.StrongFocus
        self.setFocusPolicy(policy)

    # ------------------------------------------------------------ for subclasses

    def lay_out_in(self, width: int, height: int) -> Tiling:
        """Compute the tiling for a width; a flowing field may have any height."""
        raise NotImplementedError

    def paint_cells(self, painter: QPainter) -> None:
        """Paint everything except the frames."""
        raise NotImplementedError

    def describe(self, number: int) -> str:
        """Return a description of a cell."""
        return ""

    def tip(self, number: int) -> str:
        """Return the tool tip of a cell; if empty, that of the whole field is shown."""
        return self.describe(number)

    def refresh(self) -> None:
        """Lay out, describe and paint again; the current cell is kept if it still exists."""
        self._tiling = None
        if self.at is not None:
            self.at = max(min(self.at, self.tiling.count - 1), 0)
        self.tell()
        self.update()

    # ------------------------------------------------------------ geometry

    @property
    def tiling(self) -> Tiling:
        """The tiling, which is cached until the size or the content changes."""
        if self._tiling is None:
            self._tiling = self.lay_out()
        return self._tiling

    def lay_out(self) -> Tiling:
        """Compute the tiling for the current size of the widget."""
        return self.lay_out_in(self.width(), self.height())

    def hasHeightForWidth(self) -> bool:  # noqa: N802 (Qt's name)
        """Return whether the height depends on the width."""
        return self.flows

    def heightForWidth(self, width: int) -> int:  # noqa: N802 (Qt's name)
        """Return the height of all rows."""
        return math.ceil(whole_height(self.lay_out_in(width, 0))) if self.flows else -1

    @property
    def scrolled(self) -> float:
        """The number of pixels scrolled out at the top."""
        return 0.0

    @property
    def current(self) -> int | None:
        """The number of the current cell; None if it does not exist."""
        return self.at if self.at is not None and self.at < self.tiling.count else None

    def rect_of(self, number: int) -> QRectF:
        """Return the rectangle of a cell."""
        left, top = self.tiling.origin(number)
        return QRectF(left, top - self.scrolled, *self.tiling.tile)

    def framed_rect(self, number: int) -> QRectF:
        """Return the rectangle of the frame around a cell."""
        edge = self.edge
        return self.rect_of(number).adjusted(-edge, -edge, edge, edge)

    def number_at(self, point: QPointF) -> int | None:
        """Return the cell at a point, or None."""
        return self.tiling.at(point.x(), point.y() + self.scrolled)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Lay out again."""
        super().resizeEvent(event)
        self._tiling = None

    # ------------------------------------------------------------ the current cell

    def show_at(self, number: int | None) -> None:
        """Make a cell current, without emitting `chosen`."""
        if number != self.at:
            self.at = number
            self.reveal()
            self.tell()
            self.update()

    def reveal(self) -> None:
        """Make the current cell visible."""

    def choose(self, number: int) -> None:
        """Make a cell current, like the mouse or the keyboard."""
        self.show_at(number)
        self.chosen.emit(number)

    def tell(self) -> None:
        """Describe the current cell to screen readers."""
        words = "" if self.current is None else self.describe(self.current)
        self.setAccessibleDescription(words)

    # ------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paint the cells and the frames."""
        painter = self.painter()
        self.paint_cells(painter)
        if self.clickable and self._hover is not None and self._hover < self.tiling.count:
            self._frame(painter, self._hover, "dim")
        if self.framed and self.current is not None:
            self._frame(painter, self.current, self.choice, CHOICE)
        if self.hasFocus():
            self.paint_focus(painter)
        painter.end()

    def paint_focus(self, painter: QPainter) -> None:
        """Show the keyboard focus at the current cell, or else around the whole field."""
        if self.current is not None:
            self._frame(painter, self.current, "text", dashed=True)
        else:
            focus_frame(painter, QRectF(self.rect()))

    def _frame(
        self, painter: QPainter, number: int, token: str, width: float = 1, *, dashed: bool = False
    ) -> None:
        place = self.framed_rect(number)
        outline(painter, place, token, width, dashed=dashed, corner=self.corner)

    # ------------------------------------------------------------ mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Choose the cell under the mouse."""
        number = self._pressed(event)
        if number is not None:
            self.click(number)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Update the cell under the mouse."""
        number = self.number_at(event.position())
        if number == self._hover or self._still:
            return
        self.point_at(number)
        if self.drags and number is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self.click(number)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Open a cell, if the first of the two clicks has chosen the same one."""
        number = self._pressed(event)
        if number is None:
            return
        if number != self.at:
            self.click(number)
        self.opened.emit(number)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        """Note that no cell is under the mouse."""
        self.point_at(None)

    def click(self, number: int) -> None:
        """Act as if a cell was clicked."""
        self.show_at(number)
        self.clicked.emit(number)
        self.chosen.emit(number)

    def _pressed(self, event: QMouseEvent) -> int | None:
        left = event.button() == Qt.MouseButton.LeftButton
        return self.number_at(event.position()) if left and not self._still else None

    def point_at(self, number: int | None) -> None:
        """Act as if the mouse was moved over a cell."""
        if number == self._hover:
            return
        self._hover = number
        if self.clickable:
            show_hand(self, number is not None)
            self.update()
        self.hovered.emit(number)

    # ------------------------------------------------------------ keyboard

    def event(self, event: QEvent) -> bool:
        """Show tool tips of cells, and handle keys before shortcuts of the window."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_tip(event)
            return True
        asked = event.type() == QEvent.Type.ShortcutOverride and not self._still
        if asked and isinstance(event, QKeyEvent) and self.wants(event):
            event.accept()
            return True
        return super().event(event)

    def wants(self, event: QKeyEvent) -> bool:
        """Return whether the field handles a key."""
        return is_plain(event) and event.key() in WALKS

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Move from cell to cell; Enter opens the current one."""
        target = self._target(Qt.Key(event.key())) if is_plain(event) else None
        if target is not None:
            self.choose(target)
        elif event.key() in ENTER and self.current is not None:
            self.opened.emit(self.current)
        else:
            super().keyPressEvent(event)

    def _target(self, key: Qt.Key) -> int | None:
        """Return the cell that a key leads to; None for other keys."""
        tiling, last = self.tiling, self.tiling.count - 1
        if key not in WALKS or last < 0:
            return None
        if self.current is None or key in (Key.Key_Home, Key.Key_End):
            return last if key == Key.Key_End else 0
        down, across = ARROWS.get(key, (0, 0))
        down += PAGES.get(key, 0) * max(len(self.rows_in_sight()) - 1, 1)
        if across and self.wraps:
            return max(min(self.current + across, last), 0)
        return tiling.walked(self.current, down, across)

    def rows_in_sight(self) -> range:
        """Return the rows that are at least partly visible."""
        return self.tiling.visible(self.scrolled - self.tiling.corner[1], self.height())

    def _show_tip(self, event: QHelpEvent) -> None:
        number = self.number_at(QPointF(event.pos()))
        text = "" if number is None else self.tip(number)
        place = self.rect() if number is None else self.rect_of(number).toAlignedRect()
        QToolTip.showText(event.globalPos(), hover(text or self.toolTip()), self, place)


def whole_height(tiling: Tiling) -> float:
    """Return the height of all rows, with equal margins above and below."""
    return tiling.height + 2 * tiling.corner[1]
