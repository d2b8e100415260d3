"""The filters of a layer as small tiles in a row; one of them is chosen."""

from functools import partial

from guitrainer.events import FiltersCaptured
from guitrainer.gui.base.look.tiles import image_of, pictures
from guitrainer.gui.kit.gallery import GAP, Gallery
from guitrainer.gui.kit.tiling import Tiling
from guitrainer.gui.rooms.common.labels import described

LARGE, SMALL = 36, 24  # pixels
MOST_ROWS = 2  # of small tiles; large ones have one


class LayerShelf(Gallery):
    """Large tiles in a row, else small ones in two rows that scroll."""

    def __init__(self, name: str) -> None:
        super().__init__(name, LARGE, rows=1)
        self.setToolTip(self.tr("Click a filter, or use the arrow keys, to put it on the stage"))
        self._shown: FiltersCaptured | None = None

    def show_filters(self, shown: FiltersCaptured, number: int | None) -> None:
        """Show the filters of a layer, and which of them is chosen."""
        if shown is not self._shown:
            self._shown = shown
            images = [image_of(one) for one in pictures(shown.weight, "filter", "diverging")]
            keys = range(len(images))
            self.show_pictures(keys, images.__getitem__, partial(described, shown))
        self.select(number)

    def tip(self, number: int) -> str:
        """That of the whole shelf."""
        return ""

    def lay_out_in(self, width: int, height: int) -> Tiling:
        """Take small tiles where large ones need a second row."""
        self.side = LARGE if len(self.keys) * (LARGE + GAP) <= width else SMALL
        return super().lay_out_in(width, height)

    def settle(self) -> None:
        """Be as high as the rows, up to a few."""
        self.show_rows(max(min(self.tiling.rows, MOST_ROWS), 1))
        super().settle()
