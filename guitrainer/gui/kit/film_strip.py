"""A row of small pictures with a number below each; one of them is marked."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QHelpEvent, QImage, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from guitrainer.gui.base.look.theme import GRID, SMALL, theme
from guitrainer.gui.kit.keys import show_hand
from guitrainer.gui.kit.markup import hover

TILE = 40  # pixels
PITCH = TILE + GRID
EDGE = 2  # the frame around a picture
LABEL = 16
FEWEST, MOST = 5, 14


@dataclass(frozen=True)
class Picture:
    """One place of the strip: `known` off is to come, `image` None has nothing to show."""

    step: int
    known: bool
    image: QImage | None


class FilmStrip(QWidget):
    """Pictures of one thing at several steps.

    `marked` is the place framed in the color of the timeline's marker, `live` the place whose
    number is in the accent; None for none.
    """

    chosen = Signal(int)  # the step of the picture that was clicked
    resized = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFixedHeight(TILE + 2 * EDGE + LABEL)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.pictures: Sequence[Picture] = ()
        self.marked: int | None = None
        self.live: int | None = None
        self.hint = ""  # shown behind the last picture
        self.tip = ""  # of a picture; %1 is its step
        self._font = QFont()
        self._font.setPointSizeF(SMALL)

    @property
    def capacity(self) -> int:
        """How many pictures there is room for."""
        return min(max((self.width() - 2 * EDGE + GRID) // PITCH, FEWEST), MOST)

    def place_of(self, step: int) -> int | None:
        """The last picture that is not after `step`."""
        places = [k for k, one in enumerate(self.pictures) if one.known and one.step <= step]
        return places[-1] if places else None

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Room for the fewest pictures."""
        return QSize(FEWEST * PITCH, self.height())

    def _tile(self, place: int) -> QRect:
        return QRect(EDGE + place * PITCH, EDGE, TILE, TILE)

    def _at(self, point: QPoint) -> Picture | None:
        place = point.x() // PITCH
        one = self.pictures[place] if 0 <= place < len(self.pictures) else None
        return one if one is not None and one.known else None

    # ------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paint pictures and numbers."""
        painter = QPainter(self)
        painter.setFont(self._font)
        for place, one in enumerate(self.pictures):
            self._paint_picture(painter, place, one)
        if self.hint:
            left = len(self.pictures) * PITCH + GRID
            area = QRect(left, EDGE, self.width() - left, TILE)
            painter.setFont(self.font())
            painter.setPen(theme().color("dim"))
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, self.hint)

    def _paint_picture(self, painter: QPainter, place: int, one: Picture) -> None:
        colors, tile = theme(), self._tile(place)
        marked = place == self.marked
        if not one.known:
            painter.setPen(colors.color("line"))
            painter.drawRect(tile.adjusted(0, 0, -1, -1))
        else:
            painter.fillRect(tile, colors.color("well"))
        if one.image is not None:
            painter.drawImage(_fitted(one.image, tile), one.image)
        if marked:
            pen = QPen(colors.color("marker"), EDGE)
            pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
            painter.setPen(pen)
            painter.drawRect(tile.adjusted(-1, -1, 1, 1))
        token = "marker" if marked else "accent" if place == self.live else "dim"
        painter.setPen(colors.color(token if one.known else "dead"))
        below = QRect(tile.left() - GRID // 2, tile.bottom() + EDGE + 1, PITCH, LABEL)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, str(one.step))

    # ------------------------------------------------------------ events

    def resizeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        """Tell that there may be room for more or fewer pictures."""
        self.resized.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Choose the picture below the mouse."""
        one = self._at(event.position().toPoint())
        if one is not None and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(one.step)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Show that pictures can be clicked."""
        show_hand(self, self._at(event.position().toPoint()) is not None)

    def event(self, event: QEvent) -> bool:
        """Tell which step a picture is of."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            one = self._at(event.pos())
            text = "" if one is None else self.tip.replace("%1", str(one.step))
            QToolTip.showText(event.globalPos(), hover(text), self)
            return True
        return super().event(event)


def _fitted(image: QImage, tile: QRect) -> QRect:
    """The largest place in `tile` of the proportions of `image`."""
    size = image.size().scaled(tile.size(), Qt.AspectRatioMode.KeepAspectRatio)
    place = QRect(QPoint(), size)
    place.moveCenter(tile.center())
    return place
