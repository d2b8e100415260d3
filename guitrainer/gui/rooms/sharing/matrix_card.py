"""One of the three layers: its number of weights, the reason for it, and its matrix."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy

from guitrainer.figures import count
from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.tiles import Pixels
from guitrainer.gui.kit.basic import Card, label, prose, row
from guitrainer.gui.kit.cells import Cells
from guitrainer.gui.rooms.sharing.hues import weight_colors
from guitrainer.gui.rooms.sharing.words import formula_words, kind_name, kind_sentence
from guitrainer.sentences import fill

if TYPE_CHECKING:
    from guitrainer.explain.sharing import Kind, LayerMatrix

MATRIX_HEIGHT = 144  # pixels


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
