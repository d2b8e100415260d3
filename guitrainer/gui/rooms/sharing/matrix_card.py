"""One of the three layers: its number of weights, its matrix, and one entry of the matrix."""

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QSizePolicy

from guitrainer.figures import count
from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import GRID, theme
from guitrainer.gui.base.look.tiles import Pixels
from guitrainer.gui.kit.axes import Shape
from guitrainer.gui.kit.basic import Card, label, prose, row
from guitrainer.gui.kit.cells import Cell, Cells
from guitrainer.gui.kit.text import SteadyText
from guitrainer.gui.rooms.sharing.words import (
    MatrixEntry,
    entry_of,
    entry_sentence,
    formula_words,
    kind_name,
    kind_sentence,
)
from guitrainer.sentences import fill

if TYPE_CHECKING:
    from guitrainer.explain.sharing import Kind, LayerMatrix, Sharing


GOLDEN = 0.618034  # share of a turn from one hue to the next, so that neighbors differ clearly
SATURATION = 0.5
LIGHTNESS = {"dark": (0.60, 0.47, 0.72), "light": (0.62, 0.50, 0.74)}

SHAPES: dict[str, Shape] = {"shared": "circle", "local": "square", "dense": "triangle"}
LARGEST, WIDTH, HEIGHT = 44, 56, 84  # pixels: of a cell at most, of a picture at least
MATRIX_HEIGHT = 144  # pixels


def weight_colors(count: int) -> Pixels:
    """Return a color for each of `count` weights, (count, 3); neighbors differ clearly."""
    number = np.arange(count)
    hue = (0.58 + number * GOLDEN) % 1
    light = np.array(LIGHTNESS[theme().name])[number % 3]
    return _rgb(hue, light)


def kind_color(kind: str) -> QColor:
    """Return the color of the curves of a shared, local or dense layer."""
    if kind == "shared":
        return theme().color("accent")
    return theme().color("marker" if kind == "local" else "noise")


def _rgb(hue: NDArray[np.floating], light: NDArray[np.floating]) -> Pixels:
    """Convert hue and lightness in 0…1 to bytes (n, 3), by the formula for HSL."""
    reach = SATURATION * np.minimum(light, 1 - light)
    parts = []
    for turn in (0, 8, 4):
        place = (turn + 12 * hue) % 12
        parts.append(light - reach * np.clip(np.minimum(place - 3, 9 - place), -1, 1))
    levels: Pixels = np.rint(255 * np.stack(parts, axis=1)).astype(np.uint8)
    return levels


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


class MatrixCard(Card):
    """Shows a `LayerMatrix`; the mouse or the arrow keys choose an entry."""

    chosen = Signal(str, int, int)  # kind, output, input

    def __init__(self, kind: "Kind") -> None:
        super().__init__()
        self.kind = kind
        self.weights = label("", "heading")
        self.formula = label("", "dim")
        self.parts = label("", "small")
        self.matrix = Cells(
            fill(self.tr("Matrix of the %1 layer"), kind_name(kind)), side=px(MATRIX_HEIGHT)
        )
        self.matrix.points = True
        self.matrix.setToolTip(
            self.tr("One row per output, one column per input; equal weights have equal colors")
        )
        self.matrix.picked.connect(self._on_pointed)
        about = prose(kind_sentence(kind), "dim")
        about.setAlignment(Qt.AlignmentFlag.AlignTop)
        about.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        title = row([label(kind_name(kind), "title"), None, self.weights])
        self.hold([title, self.formula, about, self.matrix, self.parts], stretch=3)

    def show_layer(self, layer: "LayerMatrix") -> None:
        """Show the matrix for other sizes."""
        self.weights.setText(self.tr("%n weight(s)", "", layer.weights))
        self.formula.setText(formula_words(layer.kind, layer.formula))
        self.parts.setText(self._told(layer))
        colors = weight_colors(layer.weights)
        pixels: Pixels = colors[layer.index]  # −1 is painted as empty below
        texts = [["" if n < 0 else str(n + 1) for n in line] for line in layer.index.tolist()]
        self.matrix.show_cells(pixels, layer.index < 0, texts)
        outputs, inputs = layer.index.shape
        shape = self.tr("%1 outputs × %2 inputs")
        self.matrix.show_caption(fill(shape, count(outputs), count(inputs)))

    def _told(self, layer: "LayerMatrix") -> str:
        """Describe the entries of the matrix."""
        text = self.tr("%1 entries: %2 weights, %3 repeats, %4 zeros")
        numbers = (layer.index.size, layer.weights, layer.repeats, layer.zeros)
        return fill(text, *map(count, numbers))

    def _on_pointed(self, output: int, image: int) -> None:
        self.chosen.emit(self.kind, output, image)
