"""The steps of a run: small pictures of recorded steps, and a slider over all steps."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QSlider, QToolTip

from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import GRID, theme
from guitrainer.gui.kit.cell_field import CellField
from guitrainer.gui.kit.painted import Tiling, fitted, outline
from guitrainer.gui.kit.text import hover
from guitrainer.sentences import fill

TILE = 40  # pixels
EDGE = 2  # width of the frame around a picture
LABEL = 16
FEWEST, MOST = 5, 14
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


@dataclass(frozen=True)
class StripPicture:
    """One position of the strip; future steps are not `known`; `image` may be None."""

    step: int
    known: bool
    image: QImage | None


class FilmStrip(CellField):
    """Pictures of the same subject at several steps; future ones cannot be chosen.

    `marked` is the position framed in the color of the marker on the timeline, and `live` the
    position whose number has the accent color; None for none.
    """

    picked = Signal(int)  # step of the chosen picture
    resized = Signal()

    edge = EDGE

    def __init__(self, name: str) -> None:
        super().__init__(name, height=px(TILE) + 2 * EDGE + px(LABEL))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.pictures: Sequence[StripPicture] = ()
        self.marked: int | None = None
        self.live: int | None = None
        self.hint = ""  # text after the last picture
        self.words = ""  # description of a picture; %1 is its step
        self.chosen.connect(self._on_chosen)

    def show_pictures(self, pictures: Sequence[StripPicture], hint: str) -> None:
        """Show other pictures, and a text after them."""
        if pictures != self.pictures or hint != self.hint:
            self.pictures, self.hint = pictures, hint
            self.refresh()

    def mark(self, marked: int | None, live: int | None) -> None:
        """Mark other positions."""
        if (marked, live) != (self.marked, self.live):
            self.marked, self.live = marked, live
            here = live if marked is None else marked
            self.show_at(self.at if here is None else here)
            self.update()

    def describe(self, number: int) -> str:
        """Return the description of a picture."""
        return fill(self.words, self.pictures[number].step)

    @property
    def capacity(self) -> int:
        """The number of pictures for which there is room."""
        return min(max((self.width() - 2 * EDGE + GRID) // _pitch(), FEWEST), MOST)

    def place_of(self, step: int) -> int | None:
        """Return the position of the last picture that is not after `step`."""
        places = [k for k, one in enumerate(self.pictures) if one.known and one.step <= step]
        return places[-1] if places else None

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Return a size with room for the smallest number of pictures."""
        return QSize(FEWEST * _pitch(), self.height())

    def lay_out_in(self, width: int, height: int) -> Tiling:
        """Lay out the known pictures in a row."""
        count = sum(one.known for one in self.pictures)
        return Tiling(count, max(count, 1), (px(TILE), px(TILE) + px(LABEL)), GRID, (EDGE, EDGE))

    def framed_rect(self, number: int) -> QRectF:
        """Return the rectangle of a picture without its number."""
        return QRectF(_tile(number)).adjusted(-EDGE, -EDGE, EDGE, EDGE)

    # ------------------------------------------------------------ painting

    def paint_cells(self, painter: QPainter) -> None:
        """Paint the pictures and numbers."""
        for place, one in enumerate(self.pictures):
            self._paint_picture(painter, place, one)
        if self.hint:
            left = len(self.pictures) * _pitch() + GRID
            painter.setFont(self.font())
            painter.setPen(theme().color("dim"))
            area = QRect(left, EDGE, self.width() - left, px(TILE))
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(area, flags, self.hint)

    def _paint_picture(self, painter: QPainter, place: int, one: StripPicture) -> None:
        colors, tile, marked = theme(), _tile(place), place == self.marked
        if one.known:
            painter.fillRect(tile, colors.color("well"))
        else:
            outline(painter, QRectF(tile), "line")
        if one.image is not None:
            painter.drawImage(fitted(one.image, tile), one.image)
        if marked:
            outline(painter, self.framed_rect(place), "marker", EDGE)
        token = "marker" if marked else "accent" if place == self.live else "dim"
        painter.setPen(colors.color(token if one.known else "dead"))
        below = QRect(tile.left() - GRID // 2, tile.bottom() + EDGE + 1, _pitch(), px(LABEL))
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, str(one.step))

    # ------------------------------------------------------------ events

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Emit that there may be room for more or fewer pictures."""
        super().resizeEvent(event)
        self.resized.emit()

    def _on_chosen(self, place: int) -> None:
        self.picked.emit(self.pictures[place].step)


def _tile(place: int) -> QRect:
    return QRect(EDGE + place * _pitch(), EDGE, px(TILE), px(TILE))


def _pitch() -> int:
    """Return the distance from one picture to the next, in pixels."""
    return px(TILE) + GRID


class TimeSlider(QSlider):
    """Shows a step of a run and requests others; it moves only when `show_step` is called.

    `ticks` are steps at which settings were changed, with descriptions of the changes.
    """

    scrubbed = Signal(float)  # requests a step; infinity: the latest
    walked = Signal(int)  # number of frames to go forward, or back if negative

    def __init__(self, name: str) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setAccessibleName(name)
        self.setFixedHeight(px(HEIGHT))
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
        return px(KNOB) + (self.width() - 2 * px(KNOB)) * step / max(self.maximum(), 1)

    def _step(self, x: float) -> float:
        return (x - px(KNOB)) / max(self.width() - 2 * px(KNOB), 1) * self.maximum()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paint the groove, the past and recorded parts, the ticks and the knob."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        middle = self.height() / 2
        here = self._x(self.value())
        for end, token, opacity in (
            (self.width() - px(KNOB), "line", 1.0),
            (self._x(self.newest), "accent", 0.35),
            (here, "accent", 1.0),
        ):
            painter.setOpacity(opacity)
            painter.setBrush(theme().color(token))
            groove = QRectF(
                0, middle - px(GROOVE) / 2, end + (px(KNOB) if token == "line" else 0), px(GROOVE)
            )
            painter.drawRoundedRect(groove, px(GROOVE) / 2, px(GROOVE) / 2)
        painter.setOpacity(1)
        width, height = TICK
        for step, _text in self.ticks:
            place = QRectF(self._x(step) - width / 2, middle - height / 2, width, height)
            painter.fillRect(place, theme().color("marker"))
        if self.hasFocus():
            painter.setBrush(theme().color("accent"))
            painter.drawEllipse(QPointF(here, middle), px(KNOB) + 2, px(KNOB) + 2)
        painter.setBrush(theme().color("text"))
        painter.drawEllipse(QPointF(here, middle), px(KNOB), px(KNOB))

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
