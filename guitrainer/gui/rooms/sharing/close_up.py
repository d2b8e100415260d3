"""One entry of a matrix, shown in the image, the filter and the output."""

from typing import TYPE_CHECKING

import numpy as np

from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import GRID, theme
from guitrainer.gui.base.look.tiles import Pixels
from guitrainer.gui.kit.basic import Card, label, row
from guitrainer.gui.kit.cells import Cell, Cells
from guitrainer.gui.kit.text import SteadyText
from guitrainer.gui.rooms.sharing.hues import weight_colors
from guitrainer.gui.rooms.sharing.words import MatrixEntry, entry_of, entry_sentence, kind_name
from guitrainer.sentences import fill

if TYPE_CHECKING:
    from guitrainer.explain.sharing import Kind, LayerMatrix, Sharing

LARGEST, WIDTH, HEIGHT = 44, 56, 84  # pixels: of a cell at most, of a picture at least


class EntryCloseUp(Card):
    """Shows which input, weight and output belong to an entry."""

    def __init__(self) -> None:
        super().__init__()
        self.title = label(self.tr("One entry"), "title")
        self.image = self._picture(self.tr("input"))
        self.filter = self._picture(self.tr("filter"))
        self.output = self._picture(self.tr("output"))
        self.sentence = SteadyText(4)
        self._pictures = row([self.image, self.filter, self.output], spacing=GRID)
        self.hold([self.title, self._pictures, self.sentence], stretch=1)

    def _picture(self, name: str) -> Cells:
        made = Cells(name, largest=px(LARGEST), side=px(HEIGHT), still=True)
        made.setMinimumWidth(px(WIDTH))
        made.show_caption(name)
        return made

    def show_entry(self, sharing: "Sharing", kind: "Kind", output: int, image: int) -> MatrixEntry:
        """Show the entry in row `output` and column `image`; return its description."""
        entry = entry_of(sharing, kind, output, image)
        layer = next(one for one in sharing.layers if one.kind == kind)
        self.title.setText(fill(self.tr("One entry: %1"), kind_name(kind)).upper())
        seen = layer.index[output] >= 0
        wide = sharing.window.image[1]
        window: list[Cell] = [divmod(int(place), wide) for place in np.flatnonzero(seen)]
        self.image.show_cells(_plain(sharing.window.image))
        self.image.show_marks([entry.image], window)
        self.output.show_cells(_plain(sharing.window.out))
        self.output.show_marks([entry.output])
        self._show_filter(sharing, layer, output, entry.weight)
        for place, one in enumerate((self.image, self.filter, self.output)):
            self._pictures.setStretch(place, one.shape[1])  # so that all cells have equal size
        self.sentence.show_text(entry_sentence(entry))
        return entry

    def _show_filter(
        self, sharing: "Sharing", layer: "LayerMatrix", output: int, weight: int
    ) -> None:
        """Show the weights that lead to the output, at their positions on the image."""
        numbers = layer.index[output]
        own = numbers[numbers >= 0]
        shape = sharing.window.image if layer.kind == "dense" else sharing.window.kernel
        colors = weight_colors(layer.weights)[own].reshape(*shape, 3)
        texts = [[str(n + 1) for n in line] for line in own.reshape(shape).tolist()]
        self.filter.show_cells(colors, texts=texts)
        marked = [divmod(int(place), shape[1]) for place in np.flatnonzero(own == weight)]
        self.filter.show_marks(marked)


def _plain(shape: tuple[int, int]) -> Pixels:
    """Return colors for cells without a special meaning."""
    color = theme().color("line")
    cells: Pixels = np.empty((*shape, 3), np.uint8)
    cells[:] = (color.red(), color.green(), color.blue())
    return cells
