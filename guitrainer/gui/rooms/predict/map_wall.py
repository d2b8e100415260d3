"""All maps of a layer as small pictures."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from guitrainer.gui.base.look.theme import theme
from guitrainer.gui.base.look.tiles import image_of
from guitrainer.gui.base.settings import Colors
from guitrainer.gui.kit.keys import claimed, show_hand
from guitrainer.gui.kit.markup import hover
from guitrainer.gui.rooms.predict.pictures import map_pixels

GAP = 4  # pixels
# Sides of tiles in pixels, by the longer side of a map: a number alone, a few, and more.
SIDES = ((1, 16), (5, 28), (1 << 30, 48))
# In a place wider than that they grow with it, to twice the size, as long as one line holds them.
USUAL_WIDTH, MOST_GROWN = 600, 2.0
MOST = 128  # maps that are painted
Key = Qt.Key
ARROWS = (Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down)


class MapWall(QWidget):
    """Pictures that flow into as many lines as they need; a click opens one.

    Parameters
    ----------
    name : of the layer, for screen readers
    describe : words for a map
    """

    opened = Signal(int)

    def __init__(self, name: str, describe: Callable[[int], str]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.count = 0
        self._describe = describe
        self._size = (1, 1)  # height and width of a map
        self._shown: tuple[NDArray[np.floating], Colors] = (np.zeros((0, 1, 1)), "gray")
        self._image: QImage | None = None
        self._at = 0
        self._hovered: int | None = None

    def show_maps(self, maps: NDArray[np.floating], colors: Colors) -> None:
        """Show maps (count, height, width); their colors are made when they are in sight."""
        count, height, width = min(len(maps), MOST), *maps.shape[1:]
        if (count, (height, width)) != (self.count, self._size):
            self.count, self._size = count, (height, width)
            self._at = min(self._at, count - 1)
            self.updateGeometry()
        self._shown = (maps, colors)
        self._image = None
        self.update()

    @property
    def image(self) -> QImage:
        """All maps below one another."""
        if self._image is None:
            pixels = map_pixels(*self._shown)
            self._image = image_of(np.ascontiguousarray(pixels.reshape(-1, self._size[1], 3)))
        return self._image

    # ------------------------------------------------------------ where things are

    @property
    def tile(self) -> QSize:
        """Size of a picture: whole pixels for each of the map's where that is possible."""
        return self._tile(self.width())

    def _tile(self, width: int) -> QSize:
        longer = max(self._size)
        side = next(side for most, side in SIDES if longer <= most)
        times = max(round(side / longer), 1) if longer < 2 * side else side / longer
        grown = side * min(max(width / USUAL_WIDTH, 1.0), MOST_GROWN)
        in_line = (width + GAP) // max(self.count, 1) - GAP
        times = max(times, min(grown, in_line) // longer)
        return QSize(round(self._size[1] * times), round(self._size[0] * times))

    def _columns(self, width: int) -> int:
        return max((width + GAP) // (self._tile(width).width() + GAP), 1)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 (Qt's name)
        """A narrow place makes more lines."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 (Qt's name)
        """Height of all lines."""
        lines = -(-self.count // self._columns(width))
        return max(lines * (self._tile(width).height() + GAP) - GAP, 1) + 2

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Eight in a line."""
        width = 8 * (self._tile(0).width() + GAP)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """One in a line would do."""
        return self._tile(0)

    def tile_rect(self, number: int) -> QRect:
        """Where a picture is."""
        line, column = divmod(number, self._columns(self.width()))
        size = self.tile
        corner = QPoint(1 + column * (size.width() + GAP), 1 + line * (size.height() + GAP))
        return QRect(corner, size)

    def _number_at(self, point: QPoint) -> int | None:
        size = self.tile
        column, line = point.x() // (size.width() + GAP), point.y() // (size.height() + GAP)
        number = line * self._columns(self.width()) + column
        inside = 0 <= column < self._columns(self.width()) and 0 <= number < self.count
        return number if inside else None

    # ------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paint the pictures in sight."""
        painter = QPainter(self)
        image, (height, width) = self.image, self._size
        shrunk = self.tile.width() < width
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, shrunk)
        for number in range(self.count):
            place = self.tile_rect(number)
            if place.intersects(event.rect()):
                painter.drawImage(place, image, QRect(0, number * height, width, height))
        marked = self._at if self.hasFocus() else self._hovered
        if marked is not None and marked < self.count:
            painter.setPen(QPen(theme().color("accent" if self.hasFocus() else "dim"), 1))
            painter.drawRect(self.tile_rect(marked).adjusted(-1, -1, 0, 0))
        painter.end()

    # ------------------------------------------------------------ mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Open a map."""
        number = self._number_at(event.position().toPoint())
        if number is not None and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(number)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Show that maps can be opened."""
        number = self._number_at(event.position().toPoint())
        if number != self._hovered:
            self._hovered = number
            show_hand(self, number is not None)
            self.update()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        """Nothing is hovered any more."""
        self._hovered = None
        self.update()

    def event(self, event: QEvent) -> bool:
        """Tell what a map is; keep the arrow keys, which shortcuts of the window may want."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            number = self._number_at(event.pos())
            text = "" if number is None else self._describe(number)
            QToolTip.showText(event.globalPos(), hover(text), self)
            return True
        if claimed(event) in ARROWS:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Walk with the arrows, open with Enter."""
        step = self._step(event.key())
        if step:
            self._at = min(max(self._at + step, 0), self.count - 1)
            self.setAccessibleDescription(self._describe(self._at))
            self.update()
        elif event.key() in (Key.Key_Return, Key.Key_Enter):
            self.opened.emit(self._at)
        else:
            event.ignore()

    def _step(self, key: int) -> int:
        columns = self._columns(self.width())
        steps = {Key.Key_Left: -1, Key.Key_Right: 1, Key.Key_Up: -columns, Key.Key_Down: columns}
        return steps.get(Key(key), 0)
