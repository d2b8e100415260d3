"""A slider over a whole run that shows its past, recorded and future steps."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSlider, QToolTip

from guitrainer.gui.base.look.theme import theme
from guitrainer.gui.kit.text import hover

HEIGHT = 24  # pixels
KNOB = 7  # radius of the knob
GROOVE = 4
TICK = (2, 12)  # width and height
NEAR = 5  # distance from the mouse within which a tick shows its tool tip
PAGE = 10  # frames

WALKS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Down: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: 1,
    Qt.Key.Key_PageDown: -PAGE,
    Qt.Key.Key_PageUp: PAGE,
}


class TimeSlider(QSlider):
    """Shows a step of a run and requests others; it moves only when `show_step` is called.

    `ticks` are steps at which settings were changed, with descriptions of the changes.
    """

    scrubbed = Signal(float)  # requests a step; infinity: the latest
    walked = Signal(int)  # number of frames to go forward, or back if negative

    def __init__(self, name: str) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setAccessibleName(name)
        self.setFixedHeight(HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.newest = 0
        self.ticks: Sequence[tuple[int, str]] = ()

    def show_step(self, step: int, newest: int, total: int) -> None:
        """Show `step` of a run that has reached step `newest` of `total`."""
        if (step, newest, total) != (self.value(), self.newest, self.maximum()):
            self.newest = newest
            self.setRange(0, total)
            self.setValue(step)
            self.update()

    # ------------------------------------------------------------ painting

    def _x(self, step: float) -> float:
        return KNOB + (self.width() - 2 * KNOB) * step / max(self.maximum(), 1)

    def _step(self, x: float) -> float:
        return (x - KNOB) / max(self.width() - 2 * KNOB, 1) * self.maximum()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paint the groove, the past and recorded parts, the ticks and the knob."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        middle = self.height() / 2
        here = self._x(self.value())
        for end, token, opacity in (
            (self.width() - KNOB, "line", 1.0),
            (self._x(self.newest), "accent", 0.35),
            (here, "accent", 1.0),
        ):
            painter.setOpacity(opacity)
            painter.setBrush(theme().color(token))
            groove = QRectF(0, middle - GROOVE / 2, end + (KNOB if token == "line" else 0), GROOVE)
            painter.drawRoundedRect(groove, GROOVE / 2, GROOVE / 2)
        painter.setOpacity(1)
        width, height = TICK
        for step, _text in self.ticks:
            place = QRectF(self._x(step) - width / 2, middle - height / 2, width, height)
            painter.fillRect(place, theme().color("marker"))
        if self.hasFocus():
            painter.setBrush(theme().color("accent"))
            painter.drawEllipse(QPointF(here, middle), KNOB + 2, KNOB + 2)
        painter.setBrush(theme().color("text"))
        painter.drawEllipse(QPointF(here, middle), KNOB, KNOB)

    # ------------------------------------------------------------ events

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Request the step under the mouse."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.scrubbed.emit(self._step(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Follow the mouse while a button is pressed."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.scrubbed.emit(self._step(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Stop following the mouse."""

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 (Qt's name)
        """Move frame by frame."""
        turned = event.angleDelta().y() or -event.angleDelta().x()
        if turned:
            self.walked.emit(1 if turned > 0 else -1)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Move with the arrow keys, jump with Home and End."""
        key = Qt.Key(event.key())
        if key in WALKS:
            self.walked.emit(WALKS[key])
        elif key == Qt.Key.Key_Home:
            self.scrubbed.emit(0.0)
        elif key == Qt.Key.Key_End:
            self.scrubbed.emit(math.inf)
        else:
            event.ignore()

    def event(self, event: QEvent) -> bool:
        """Show a tool tip with the changes at a tick."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            x = event.pos().x()
            texts = [text for step, text in self.ticks if abs(self._x(step) - x) <= NEAR]
            QToolTip.showText(event.globalPos(), hover("\n".join(texts) or self.toolTip()), self)
            return True
        return super().event(event)
