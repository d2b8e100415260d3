"""Cells in more rows than there may be room for, and pictures in such rows."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QImage, QPainter, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QScrollBar, QSizePolicy

from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import theme
from guitrainer.gui.kit.cell_field import CellField, whole_height
from guitrainer.gui.kit.painted import fitted
from guitrainer.gui.kit.tiling import Tiling


class ScrollingField(CellField):
    """A field that scrolls where not all rows have room, and keeps the current cell in sight.

    The scroll bar counts pixels of the screen, so that pictures stay crisp where these are not
    those of the window.
    """

    def __init__(self, name: str, *, height: int | None = None) -> None:
        super().__init__(name, height=height)
        self.bar = QScrollBar(Qt.Orientation.Vertical, self)
        self.bar.hide()
        self.bar.valueChanged.connect(self.update)

    def lay_out(self) -> Tiling:
        """Leave room for the scroll bar where one is needed."""
        tiling = self.lay_out_in(self.width(), self.height())
        if whole_height(tiling) > self.height() and not self.flows:
            return self.lay_out_in(self.width() - self.bar.sizeHint().width(), self.height())
        return tiling

    @property
    def scrolled(self) -> float:
        """Pixels of the field that are out of sight above."""
        return self.bar.value() / self.devicePixelRatioF()

    def refresh(self) -> None:
        """The same, and set the scroll bar up."""
        super().refresh()
        self.settle()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Lay out anew, with the current cell in sight."""
        super().resizeEvent(event)
        self.settle()

    def settle(self) -> None:
        """Set the scroll bar up, after the cells were laid out anew."""
        tiling, density = self.tiling, self.devicePixelRatioF()
        beyond = whole_height(tiling) - self.height()
        self.bar.setPageStep(round(self.height() * density))
        self.bar.setSingleStep(round(tiling.pitch[1] * density))
        self.bar.setRange(0, max(round(beyond * density), 0))
        self.bar.setVisible(beyond > 0)
        width = self.bar.sizeHint().width()
        self.bar.setGeometry(self.width() - width, 0, width, self.height())
        self.reveal()

    def reveal(self) -> None:
        """Scroll to the current cell."""
        if self.current is None:
            return
        density = self.devicePixelRatioF()
        top = self.tiling.origin(self.current)[1] - self.tiling.corner[1]
        bottom = top + self.tiling.tile[1] + 2 * self.tiling.corner[1] - self.height()
        value = min(max(self.bar.value(), round(bottom * density)), round(top * density))
        self.bar.setValue(value)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 (Qt's name)
        """Scroll, or leave it to what is around."""
        if self.bar.isVisible():
            QApplication.sendEvent(self.bar, event)
        else:
            event.ignore()


GAP, EDGE = 4, 2  # pixels between pictures, and of the frame around one
CAPTION = 15  # pixels below a picture with words
STRETCHES = (100, 75)  # percent of the usual width of words that have room then
MOST_KEPT = 2000  # pictures


class Gallery(ScrollingField):
    """Rows of pictures; one of them may be chosen, and is framed.

    Parameters
    ----------
    name : for screen readers
    side : of a picture, in pixels
    rows : so many are in sight; None: as many as there is room for
    """

    picked = Signal(int)  # the key of the picture that was chosen

    framed = True
    edge = EDGE

    def __init__(self, name: str, side: int = 36, *, rows: int | None = None) -> None:
        super().__init__(name)
        self.side = side
        self.keys: Sequence[int] = ()
        self.hint = ""
        self._selected: int | None = None
        self._captions: Callable[[int], str] | None = None
        self._tip: Callable[[int], str] = str
        self._picture: Callable[[int], QImage] = lambda key: QImage()
        self._pictures: dict[int, QImage] = {}
        self._fonts = [QFont(self._font) for _ in STRETCHES]
        for font, stretch in zip(self._fonts, STRETCHES, strict=True):
            font.setStretch(stretch)
        self.chosen.connect(self._on_chosen)
        if rows is not None:
            self.show_rows(rows)

    def show_rows(self, rows: int) -> None:
        """Be so many rows high."""
        self.setFixedHeight(rows * (self.side + GAP) - GAP + 2 * EDGE)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_pictures(
        self,
        keys: Sequence[int],
        picture: Callable[[int], QImage],
        tip: Callable[[int], str],
        captions: Callable[[int], str] | None = None,
    ) -> None:
        """Show other pictures.

        Parameters
        ----------
        keys : numbers that tell the pictures apart
        picture, tip, captions : of a key, asked for when it is in sight
        """
        if picture != self._picture:
            self._pictures.clear()
        self.keys, self._picture = keys, picture
        self._tip, self._captions = tip, captions
        if self.framed:
            self.at = self._place()
        self.refresh()

    def show_hint(self, text: str) -> None:
        """Show words in place of pictures."""
        self.keys, self.hint = (), text
        self.at = None
        self.refresh()

    def select(self, key: int | None) -> None:
        """Frame a picture, and have it in sight."""
        if key != self._selected:
            self._selected = key
            self.show_at(self._place())

    def describe(self, number: int) -> str:
        """The words for a picture."""
        return self._tip(self.keys[number])

    def _place(self) -> int | None:
        known = self._selected is not None and self._selected in self.keys
        return self.keys.index(self._selected) if known and self._selected is not None else None

    def _on_chosen(self, number: int) -> None:
        self._selected = self.keys[number]
        self.picked.emit(self.keys[number])

    # ------------------------------------------------------------ places

    def lay_out_in(self, width: int, height: int) -> Tiling:
        """As many side by side as the width has room for."""
        below = px(CAPTION) if self._captions is not None else 0
        columns = max((width - 2 * EDGE + GAP) // (self.side + GAP), 1)
        return Tiling(len(self.keys), columns, (self.side, self.side + below), GAP, (EDGE, EDGE))

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Three rows of four."""
        pitch = self.side + GAP
        return QSize(4 * pitch, 3 * (pitch + px(CAPTION)))

    def framed_rect(self, number: int) -> QRectF:
        """Around the picture, not its words."""
        return QRectF(self._picture_rect(number)).adjusted(-EDGE, -EDGE, EDGE, EDGE)

    def _picture_rect(self, number: int) -> QRect:
        corner = self.rect_of(number).topLeft().toPoint()
        return QRect(corner, QSize(self.side, self.side))

    # ------------------------------------------------------------ painting

    def paint_cells(self, painter: QPainter) -> None:
        """Paint the rows in sight."""
        if not self.keys:
            painter.setPen(theme().color("dim"))
            flags = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(2, 2, -2, -2), int(flags), self.hint)
            return
        rows, columns = self.rows_in_sight(), self.tiling.columns
        for number in range(rows.start * columns, min(rows.stop * columns, len(self.keys))):
            place, image = self._picture_rect(number), self._image(self.keys[number])
            painter.fillRect(place, theme().color("well"))
            painter.drawImage(fitted(image, place), image)
            if self._captions is not None:
                self._paint_caption(painter, place, self._captions(self.keys[number]))

    def _paint_caption(self, painter: QPainter, place: QRect, text: str) -> None:
        painter.setPen(theme().color("dim"))
        below = QRect(place.left() - GAP // 2, place.bottom() + 1, self.side + GAP, px(CAPTION))
        for font in self._fonts:
            painter.setFont(font)
            if painter.fontMetrics().horizontalAdvance(text) <= below.width():
                painter.drawText(below, Qt.AlignmentFlag.AlignCenter, text)
                break

    def _image(self, key: int) -> QImage:
        if key not in self._pictures:
            if len(self._pictures) > MOST_KEPT:
                self._pictures.clear()
            self._pictures[key] = self._picture(key)
        return self._pictures[key]
