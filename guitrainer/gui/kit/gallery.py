"""Fields of cells that scroll if not all rows fit, and galleries of pictures."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QImage, QPainter, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QScrollBar, QSizePolicy

from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import theme
from guitrainer.gui.kit.cell_field import CellField, whole_height
from guitrainer.gui.kit.painted import Tiling, fitted

GAP, EDGE = 4, 2  # distance of pictures, and width of the frame around one, in pixels
CAPTION = 15  # pixels below a picture with a caption
STRETCHES = (100, 75)  # font widths to try, in percent of the usual width
MOST_KEPT = 2000  # pictures


class ScrollingField(CellField):
    """A field that scrolls if not all rows fit, and keeps the current cell visible.

    The scroll bar counts physical pixels, so that pictures stay crisp if these differ from the
    pixels of the window.
    """

    def __init__(self, name: str, *, height: int | None = None) -> None:
        super().__init__(name, height=height)
        self.bar = QScrollBar(Qt.Orientation.Vertical, self)
        self.bar.hide()
        self.bar.valueChanged.connect(self.update)

    def lay_out(self) -> Tiling:
        """Lay out the cells, with room for the scroll bar if it is needed."""
        tiling = self.lay_out_in(self.width(), self.height())
        if whole_height(tiling) > self.height() and not self.flows:
            return self.lay_out_in(self.width() - self.bar.sizeHint().width(), self.height())
        return tiling

    @property
    def scrolled(self) -> float:
        """The number of pixels scrolled out at the top."""
        return self.bar.value() / self.devicePixelRatioF()

    def refresh(self) -> None:
        """Lay out, describe and paint again, and update the scroll bar."""
        super().refresh()
        self.settle()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Lay out again, with the current cell visible."""
        super().resizeEvent(event)
        self.settle()

    def settle(self) -> None:
        """Update the scroll bar after the cells were laid out."""
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
        """Scroll, or pass the event on."""
        if self.bar.isVisible():
            QApplication.sendEvent(self.bar, event)
        else:
            event.ignore()


class Gallery(ScrollingField):
    """Rows of pictures; the chosen one is framed.

    Parameters
    ----------
    name : for screen readers
    side : side of a picture, in pixels
    rows : number of visible rows; None: as many as there is room for
    """

    picked = Signal(int)  # key of the chosen picture

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
        """Set the number of visible rows."""
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
        keys : numbers that identify the pictures
        picture, tip, captions : functions of a key, called only for visible pictures
        """
        if picture != self._picture:
            self._pictures.clear()
        self.keys, self._picture = keys, picture
        self._tip, self._captions = tip, captions
        if self.framed:
            self.at = self._place()
        self.refresh()

    def show_hint(self, text: str) -> None:
        """Show a text instead of pictures."""
        self.keys, self.hint = (), text
        self.at = None
        self.refresh()

    def select(self, key: int | None) -> None:
        """Frame a picture and make it visible."""
        if key != self._selected:
            self._selected = key
            self.show_at(self._place())

    def describe(self, number: int) -> str:
        """Return the description of a picture."""
        return self._tip(self.keys[number])

    def _place(self) -> int | None:
        known = self._selected is not None and self._selected in self.keys
        return self.keys.index(self._selected) if known and self._selected is not None else None

    def _on_chosen(self, number: int) -> None:
        self._selected = self.keys[number]
        self.picked.emit(self.keys[number])

    # ------------------------------------------------------------ geometry

    def lay_out_in(self, width: int, height: int) -> Tiling:
        """Put as many pictures side by side as fit into the width."""
        below = px(CAPTION) if self._captions is not None else 0
        columns = max((width - 2 * EDGE + GAP) // (self.side + GAP), 1)
        return Tiling(len(self.keys), columns, (self.side, self.side + below), GAP, (EDGE, EDGE))

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Return the size of three rows of four pictures."""
        pitch = self.side + GAP
        return QSize(4 * pitch, 3 * (pitch + px(CAPTION)))

    def framed_rect(self, number: int) -> QRectF:
        """Return the rectangle of a picture without its caption."""
        return QRectF(self._picture_rect(number)).adjusted(-EDGE, -EDGE, EDGE, EDGE)

    def _picture_rect(self, number: int) -> QRect:
        corner = self.rect_of(number).topLeft().toPoint()
        return QRect(corner, QSize(self.side, self.side))

    # ------------------------------------------------------------ painting

    def paint_cells(self, painter: QPainter) -> None:
        """Paint the visible rows."""
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
