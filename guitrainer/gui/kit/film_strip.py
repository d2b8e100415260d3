"""A row of small pictures with a number below each, one of which is marked."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import GRID, theme
from guitrainer.gui.kit.cell_field import CellField
from guitrainer.gui.kit.painted import fitted, outline
from guitrainer.gui.kit.tiling import Tiling
from guitrainer.sentences import fill

TILE = 40  # pixels
EDGE = 2  # width of the frame around a picture
LABEL = 16
FEWEST, MOST = 5, 14


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
        """Return the number of pictures for which there is room."""
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
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, self.hint)

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
