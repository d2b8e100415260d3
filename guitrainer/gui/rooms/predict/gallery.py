"""Images of a dataset as small pictures, with a few words below each."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QSizePolicy, QToolTip

from guitrainer.gui.base.look.theme import SMALL, theme
from guitrainer.gui.kit.keys import claimed, show_hand
from guitrainer.gui.kit.markup import hover

TILE, GAP = 36, 4  # pixels
CAPTION = 15  # pixels below a picture with words
STRETCHES = (100, 75)  # percent of the usual width of words that have room then
MOST_KEPT = 2000  # pictures
Key = Qt.Key
KEYS = (Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down, Key.Key_Home, Key.Key_End)


class Gallery(QAbstractScrollArea):
    """Rows of pictures that scroll; one of them may be framed.

    Parameters
    ----------
    name : for screen readers
    rows : so many are in sight; None: as many as there is room for
    """

    chosen = Signal(int)  # the number of an image

    def __init__(self, name: str, rows: int | None = None) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.numbers: Sequence[int] = ()
        self.hint = ""
        self._captions: Callable[[int], str] | None = None
        self._tip: Callable[[int], str] = str
        self._picture: Callable[[int], QImage] = lambda number: QImage()
        self._pictures: dict[int, QImage] = {}
        self._selected: int | None = None
        self._fonts = [QFont(self.font()) for _ in STRETCHES]
        for font, stretch in zip(self._fonts, STRETCHES, strict=True):
            font.setPointSizeF(SMALL)
            font.setStretch(stretch)
        if rows is not None:
            self.setFixedHeight(rows * (TILE + GAP) - GAP + 4)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_images(
        self,
        numbers: Sequence[int],
        picture: Callable[[int], QImage],
        tip: Callable[[int], str],
        captions: Callable[[int], str] | None = None,
    ) -> None:
        """Show other images.

        Parameters
        ----------
        numbers : of the images
        picture, tip, captions : of an image, asked for when it is in sight
        """
        if picture != self._picture:
            self._pictures.clear()
        self.numbers, self._picture = numbers, picture
        self._tip, self._captions = tip, captions
        self._lay_out()
        self.viewport().update()

    def show_hint(self, text: str) -> None:
        """Show words in place of pictures."""
        self.numbers, self.hint = (), text
        self._lay_out()
        self.viewport().update()

    def select(self, number: int | None) -> None:
        """Frame an image, and have it in sight."""
        if number != self._selected:
            self._selected = number
            self.reveal()
            self.viewport().update()

    def reveal(self) -> None:
        """Scroll to the image that is framed."""
        place = self._place()
        if place is None:
            return
        bar, top = self.verticalScrollBar(), place // self._columns * self._pitch
        bar.setValue(min(max(bar.value(), top + self._pitch - self.viewport().height()), top))

    # ------------------------------------------------------------ where things are

    @property
    def _columns(self) -> int:
        return max((self.viewport().width() + GAP) // (TILE + GAP), 1)

    @property
    def _pitch(self) -> int:
        return TILE + GAP + (CAPTION if self._captions is not None else 0)

    def _place(self) -> int | None:
        try:
            return self.numbers.index(self._selected) if self._selected is not None else None
        except ValueError:
            return None

    def tile_rect(self, place: int) -> QRect:
        """Where the picture at a place is in the viewport."""
        row, column = divmod(place, self._columns)
        top = row * self._pitch - self.verticalScrollBar().value() + 2
        return QRect(column * (TILE + GAP) + 2, top, TILE, TILE)

    def _at(self, point: QPoint) -> int | None:
        row = (point.y() + self.verticalScrollBar().value()) // self._pitch
        column = point.x() // (TILE + GAP)
        place = row * self._columns + column
        inside = 0 <= column < self._columns and 0 <= place < len(self.numbers)
        return place if inside else None

    def _lay_out(self) -> None:
        rows = -(-len(self.numbers) // self._columns)
        bar = self.verticalScrollBar()
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(self._pitch)
        bar.setRange(0, max(rows * self._pitch - self.viewport().height(), 0))

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Three rows."""
        return QSize(4 * (TILE + GAP), 3 * (TILE + GAP + CAPTION))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Lay the rows out anew."""
        super().resizeEvent(event)
        self._lay_out()
        self.reveal()

    # ------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paint the rows in sight."""
        painter = QPainter(self.viewport())
        painter.setFont(self._fonts[0])
        if not self.numbers:
            painter.setPen(theme().color("dim"))
            flags = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
            painter.drawText(self.viewport().rect().adjusted(2, 2, -2, -2), int(flags), self.hint)
            painter.end()
            return
        first = self.verticalScrollBar().value() // self._pitch
        rows = self.viewport().height() // self._pitch + 2
        seen = range(first * self._columns, (first + rows) * self._columns)
        for place in seen[: max(len(self.numbers) - seen.start, 0)]:
            self._paint_tile(painter, place)
        painter.end()

    def _paint_tile(self, painter: QPainter, place: int) -> None:
        number, tile = self.numbers[place], self.tile_rect(place)
        painter.drawImage(tile, self._image(number))
        if self._captions is not None:
            painter.setPen(theme().color("dim"))
            below = QRect(tile.left() - 2, tile.bottom() + 1, TILE + GAP, CAPTION)
            text = self._captions(number)
            for font in self._fonts:
                painter.setFont(font)
                if painter.fontMetrics().horizontalAdvance(text) <= below.width():
                    painter.drawText(below, Qt.AlignmentFlag.AlignCenter, text)
                    break
        if number == self._selected:
            pen = QPen(theme().color("accent"), 2)
            pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
            painter.setPen(pen)
            painter.drawRect(tile.adjusted(-1, -1, 1, 1))

    def _image(self, number: int) -> QImage:
        if number not in self._pictures:
            if len(self._pictures) > MOST_KEPT:
                self._pictures.clear()
            self._pictures[number] = self._picture(number)
        return self._pictures[number]

    # ------------------------------------------------------------ mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Choose an image."""
        place = self._at(event.position().toPoint())
        if place is not None and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(self.numbers[place])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Show that images can be chosen."""
        show_hand(self.viewport(), self._at(event.position().toPoint()) is not None)

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Tell what an image is."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self._at(event.pos())
            text = "" if place is None else self._tip(self.numbers[place])
            QToolTip.showText(event.globalPos(), hover(text or self.toolTip()), self)
            return True
        return super().viewportEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep the arrow keys, which shortcuts of the window may want."""
        if claimed(event) in KEYS:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Walk through the images."""
        step = self._step(event.key())
        if step is None or not self.numbers:
            event.ignore()
            return
        here = self._place()
        there = 0 if here is None else min(max(here + step, 0), len(self.numbers) - 1)
        self.chosen.emit(self.numbers[there])

    def _step(self, key: int) -> int | None:
        last = len(self.numbers)
        steps = {Key.Key_Left: -1, Key.Key_Right: 1, Key.Key_Up: -self._columns,
                 Key.Key_Down: self._columns, Key.Key_Home: -last, Key.Key_End: last}  # fmt: skip
        return steps.get(Key(key))
