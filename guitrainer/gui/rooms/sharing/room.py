"""The Shared weights room: what a convolution saves, and the consequences."""

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from guitrainer.gui.base.look.sheet import mark
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.base.text.layers import sides
from guitrainer.gui.kit.basic import column, label, prose, say, scrolled
from guitrainer.gui.kit.controls import ChoiceBox
from guitrainer.gui.kit.layouts import Beside, TitleLine
from guitrainer.gui.lab.inquiry import Inquiry
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.rooms.sharing.matrix_card import EntryCloseUp, MatrixCard
from guitrainer.gui.rooms.sharing.training import TrainingCard
from guitrainer.gui.rooms.sharing.words import KINDS

if TYPE_CHECKING:
    from guitrainer.explain.sharing import Kind, Sharing

NAME = "sharing"
LARGEST_IMAGE = 9  # beyond this size, entries are too small to be pointed at


@dataclass(frozen=True)
class SharingLook:
    """The state of the room, which is kept when the window is created again.

    Parameters
    ----------
    image, kernel : side lengths, initially those of textbooks
    entry : kind of the layer, row and column of its matrix
    """

    image: int = 3
    kernel: int = 2
    entry: "tuple[Kind, int, int]" = ("shared", 0, 0)


class SharingRoom(QWidget):
    """Three matrices side by side, a close-up of one entry, and the training of all three."""

    def __init__(self, lab: Lab) -> None:
        super().__init__()
        mark(self, "stage")
        self.lab = lab
        self.looked: SharingLook = lab.kept.get(NAME, SharingLook())
        self.side = self._size(
            self.tr("Size of the image; more inputs mean more columns"), range(2, LARGEST_IMAGE + 1)
        )
        self.kernel = self._size(
            self.tr("Size of the filter: how many inputs an output sees"),
            range(1, self.looked.image + 1),
        )
        self.side.key, self.kernel.key = self.looked.image, self.looked.kernel
        self.cards = {kind: MatrixCard(kind) for kind in KINDS}
        for card in self.cards.values():
            card.chosen.connect(self.show_entry)
        self.close_up = EntryCloseUp()
        self.training = TrainingCard(lab)
        self.problem = prose("", "error")
        self.problem.hide()
        self._lay_out()
        self.inquiry: Inquiry[tuple[int, int], Sharing] = Inquiry(
            lab.background,
            "sharing",
            lambda: (self.looked.image, self.looked.kernel),
            lambda sizes: partial(_compare, *sizes),
            self,
        )
        self.inquiry.answered.connect(self._on_compared)
        self.inquiry.refused.connect(self._on_refused)

    def _size(self, tip: str, choices: range) -> ChoiceBox:
        box = ChoiceBox({side: sides(side) for side in choices}, tip)
        box.chosen.connect(self._on_size)
        return box

    def _lay_out(self) -> None:
        sizes = [label(self.tr("Image"), "dim"), self.side, label(self.tr("Kernel"), "dim"),
                 self.kernel]  # fmt: skip
        title = TitleLine(label(self.tr("Shared, local or dense"), "heading"), sizes)
        about = prose(
            self.tr(
                "Every layer that maps an image to an output is a matrix of weights. Point at an "
                "entry to see what it connects."
            ),
            "dim",
        )
        first, second, third = self.cards.values()
        halves = [Beside([first, second], 2 * GRID), Beside([third, self.close_up], 2 * GRID)]
        upper = Beside(halves, 2 * GRID)
        parts = [title, about, self.problem, upper, self.training]
        inner = column(parts, 2 * GRID, GRID + GRID // 2, stretch={3: 3, 4: 2})
        self.setLayout(column([scrolled(inner)]))

    # ------------------------------------------------------------ sizes

    def show_sizes(self, image: int, kernel: int) -> None:
        """Compare the layers for an image and a kernel of these side lengths."""
        self.side.key = image
        self._on_size()
        self.kernel.key = kernel
        self._ask()

    def _on_size(self) -> None:
        """Offer the kernel sizes that fit the image, then compare."""
        most = self.side.key
        chosen = min(self.kernel.key, most)
        self.kernel.offer({side: sides(side) for side in range(1, most + 1)})
        self.kernel.key = chosen
        self._ask()

    def _ask(self) -> None:
        """Request the comparison of the layers for the current sizes."""
        self._keep(image=self.side.key, kernel=self.kernel.key)
        self.inquiry.ask()

    @property
    def sharing(self) -> "Sharing | None":
        """The latest comparison of the layers."""
        return self.inquiry.answer

    def _on_compared(self) -> None:
        sharing = self.sharing
        if sharing is None:
            return
        for layer in sharing.layers:
            self.cards[layer.kind].show_layer(layer)
        kind, output, image = self.looked.entry
        self.show_entry(kind, min(output, sharing.outputs - 1), min(image, sharing.inputs - 1))

    def _keep(self, **changes: Any) -> None:
        self.looked = self.lab.kept[NAME] = replace(self.looked, **changes)

    def _on_refused(self) -> None:
        say(self.problem, self.inquiry.problem)

    # ------------------------------------------------------------ entries

    def show_entry(self, kind: "Kind", output: int, image: int) -> None:
        """Show a close-up of an entry of a matrix, like pointing at it."""
        if self.sharing is None:
            return
        self._keep(entry=(kind, output, image))
        entry = self.close_up.show_entry(self.sharing, kind, output, image)
        for layer in self.sharing.layers:
            card = self.cards[layer.kind]
            if layer.kind != kind:
                card.matrix.show_marks([(output, image)])
                continue
            same = layer.index == entry.weight
            repeats = [(int(r), int(c)) for r, c in zip(*same.nonzero(), strict=True)]
            card.matrix.show_marks([(output, image)], repeats if entry.weight >= 0 else ())


def _compare(image: int, kernel: int) -> "Sharing":
    from guitrainer.explain.sharing import compare_layers

    return compare_layers(image, kernel)
