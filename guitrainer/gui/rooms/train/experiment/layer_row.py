"""The row of a layer, which is a button with keys of its own."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QSizePolicy,
)

from guitrainer.gui.base.look.size import px, small_font
from guitrainer.gui.base.look.theme import GRID, theme
from guitrainer.gui.kit.painted import focus_frame

if TYPE_CHECKING:
    pass

PAD = GRID
LINE, SECOND_LINE = 26, 16  # pixels
ARROW_ROOM = 14


@dataclass(frozen=True)
class LayerTexts:
    """The texts of a row; empty if not known."""

    name: str
    numbers: str
    shape: str
    parameters: str  # if set, the numbers are on a separate line
    known: bool = True  # False: after a layer that does not fit


class LayerRow(QAbstractButton):
    """A button that expands its layer; it can be dragged, and has its own keys."""

    asked = Signal(str)  # "up", "down", "remove", "duplicate", "previous", "next"
    dragged = Signal(QPoint)  # position of the mouse, in global coordinates
    dropped = Signal(QPoint)

    def __init__(self) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._texts = LayerTexts("", "", "", "")
        self._pressed_at = QPoint()
        self._dragging = False

    @property
    def texts(self) -> LayerTexts:
        """The displayed texts."""
        return self._texts

    def put(self, texts: LayerTexts, tip: str) -> None:
        """Show other texts."""
        self.setToolTip(tip)
        if texts == self._texts:
            return
        tall = texts.parameters != self._texts.parameters
        self._texts = texts
        spoken = (texts.name, texts.numbers, texts.shape, texts.parameters)
        self.setAccessibleName(", ".join(filter(None, spoken)))
        if tall:
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Return the size of one or two lines."""
        return QSize(160, px(LINE) + (px(SECOND_LINE) if self._texts.parameters else 0))

    # ------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paint the arrow, the texts, and a frame if the row has the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        texts, small = self._texts, small_font()
        first = QRect(PAD, 0, self.width() - 2 * PAD, px(LINE))
        arrow, name_box = QRect(first), first.adjusted(px(ARROW_ROOM), 0, 0, 0)
        arrow.setWidth(px(ARROW_ROOM))
        self._put(painter, arrow, "▾" if self.isChecked() else "▸", "dim")
        shape_width = self._put(painter, name_box, texts.shape, "dim", right=True)
        name_box.setRight(name_box.right() - shape_width - GRID)
        name_width = self._put(painter, name_box, texts.name, "text" if texts.known else "dead")
        if texts.parameters:
            name_box = QRect(first).adjusted(px(ARROW_ROOM), px(LINE) - 4, 0, px(SECOND_LINE) - 2)
            painter.setFont(small)
            width = self._put(painter, name_box, texts.parameters, "dim", right=True)
            name_box.setRight(name_box.right() - width - GRID)
            self._put(painter, name_box, texts.numbers, "dim")
        elif texts.numbers:
            painter.setFont(small)
            name_box.setLeft(name_box.left() + name_width + GRID)
            self._put(painter, name_box, texts.numbers, "dim")

    def _paint_ground(self, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        box = self.rect().adjusted(1, 1, -1, -1)
        if self.isChecked() or self.underMouse():
            painter.setBrush(theme().color("line" if self.isChecked() else "raised"))
            painter.drawRoundedRect(box, 5, 5)
        if self.hasFocus():
            focus_frame(painter, QRectF(self.rect()))

    def _put(
        self, painter: QPainter, box: QRect, text: str, token: str, *, right: bool = False
    ) -> int:
        """Write a text into `box`, shortened if it is too long; return its width."""
        shown_token = token if self._texts.known else "dead"
        painter.setPen(theme().color(shown_token))
        metrics = QFontMetrics(painter.font())
        cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(box.width(), 0))
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, cut)
        return metrics.horizontalAdvance(cut)

    # ------------------------------------------------------------ keyboard and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Go to other rows with the arrow keys, move the layer with Alt; expand with Enter."""
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        match event.key():
            case Qt.Key.Key_Up:
                self.asked.emit("up" if alt else "previous")
            case Qt.Key.Key_Down:
                self.asked.emit("down" if alt else "next")
            case Qt.Key.Key_Delete:
                self.asked.emit("remove")
            case Qt.Key.Key_D if control:
                self.asked.emit("duplicate")
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.click()
            case _:
                super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Remember the start of a possible drag."""
        self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Start dragging when the mouse has moved far enough."""
        far = (event.position().toPoint() - self._pressed_at).manhattanLength()
        if event.buttons() & Qt.MouseButton.LeftButton and (
            self._dragging or far >= QApplication.startDragDistance()
        ):
            self._dragging = True
            self.setDown(False)
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.dragged.emit(event.globalPosition().toPoint())
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Drop the layer."""
        super().mouseReleaseEvent(event)
        if self._dragging:
            self._dragging = False
            self.unsetCursor()
            self.dropped.emit(event.globalPosition().toPoint())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        """Lay out again if the font has changed."""
        super().changeEvent(event)
        self.updateGeometry()
