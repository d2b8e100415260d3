"""The position on the stage: of the window, or of the pixel that stamps the filter."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from guitrainer.gui.rooms.convolution.content import Shown

if TYPE_CHECKING:
    from guitrainer.explain.convolution import Convolution

Product = tuple[int, int]


class StagePosition(QObject):
    """A place on what is shown, a channel of it, and a product of the sum at this place.

    Attributes
    ----------
    row, column, channel : position of the window, and the channel shown
    product : row and column in the filter of the selected product, or None
    """

    moved = Signal()  # position, channel, product

    def __init__(
        self, place: tuple[int, int, int], product: Product | None, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.row, self.column, self.channel = place
        self.product = product

    @property
    def shown(self) -> Shown | None:
        """The numbers; None before the first ones have been computed."""
        raise NotImplementedError

    def bound(self) -> None:
        """Move to the nearest place of what is shown."""
        if self.shown is not None:
            channels, _, _ = self.shown.computed.image.shape
            height, width = self.places
            self.row, self.column = min(self.row, height - 1), min(self.column, width - 1)
            self.channel = min(self.channel, channels - 1)

    @property
    def places(self) -> tuple[int, int]:
        """Number of rows and columns of the output, or of the pixels that stamp a filter."""
        shown = self.shown
        if shown is None:
            return 1, 1
        if shown.transposed is not None:
            _, height, width = shown.transposed.image.shape
        else:
            _, height, width = shown.forward.output.shape
        return height, width

    @property
    def slid(self) -> "Convolution | None":
        """The convolution whose window is at `row` and `column`; None while pixels stamp."""
        shown = self.shown
        return None if shown is None or shown.transposed is not None else shown.forward

    @property
    def place(self) -> int:
        """Index of the position, row by row."""
        return self.row * self.places[1] + self.column

    def go(self, place: int) -> None:
        """Move the window to a position by its index; ignore invalid ones."""
        height, width = self.places
        if 0 <= place < height * width:
            self.move_to(*divmod(place, width))

    def move_to(self, row: int, column: int) -> None:
        """Move the window to an output; outside the border, to the nearest one."""
        height, width = self.places
        place = max(min(row, height - 1), 0), max(min(column, width - 1), 0)
        if place != (self.row, self.column):
            self.row, self.column = place
            self.moved.emit()

    def move_by(self, rows: int, columns: int) -> None:
        """Move the window by rows and columns."""
        self.move_to(self.row + rows, self.column + columns)

    def show_channel(self, channel: int) -> None:
        """Show another channel, if it exists."""
        count = 1 if self.shown is None else len(self.shown.computed.image)
        if channel != self.channel and 0 <= channel < count:
            self.channel = channel
            self.moved.emit()

    def show_product(self, product: tuple[int, int] | None) -> None:
        """Select one product of the sum; None: all products."""
        if product != self.product:
            self.product = product
            self.moved.emit()
