"""The default initializer of one library, step by step."""

from typing import TYPE_CHECKING

from guitrainer.figures import NO_BREAK, figure
from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.kit.basic import Card, column, label, prose, row
from guitrainer.gui.rooms.initializers.comparison import library_name
from guitrainer.gui.rooms.initializers.density_picture import DensityPicture
from guitrainer.sentences import fill

if TYPE_CHECKING:
    from guitrainer.explain.frameworks import LibraryDefault
    from guitrainer.nn.initializers import Density

PICTURE = 160  # pixels


class LibraryCard(Card):
    """Name, density, computation of variance and limit, and bias."""

    def __init__(self, library: str) -> None:
        super().__init__()
        self.picture = DensityPicture(library)
        self.steps, self.sizes = prose("", "dim", scrolled=True), prose(scrolled=True, rich=True)
        self.picture.setFixedWidth(px(PICTURE))
        title = label(library_name(library), "strong")
        words = column([title, self.sizes, self.steps], spacing=GRID // 2)
        self.hold([row([self.picture, words], spacing=2 * GRID, stretch=1)])

    def show_default(
        self, found: "LibraryDefault", density: "Density | None", extent: float, top: float
    ) -> None:
        """Show the numbers for another weight."""
        self.picture.show_density(density, extent, top)
        self.steps.setText("\n".join(found.steps))
        sizes = self.tr("<b>σ %1</b> · limit %2 · %3 × Keras")
        if found.library == "Keras":
            sizes = self.tr("<b>σ %1</b> · limit %2")
        std, limit = figure(found.weight.std, 4), figure(found.weight.limit, 4)
        sizes = fill(sizes, std, limit, figure(found.ratio))
        self.sizes.setText(f"{sizes} · {self._bias(found)}")

    def _bias(self, found: "LibraryDefault") -> str:
        if not found.bias.limit:
            return self.tr("bias 0")
        text = self.tr("bias uniform in ±1/√fan_in = ±%1")
        text = text.replace("/√", f"{NO_BREAK}/{NO_BREAK}√")
        return fill(text, figure(found.bias.limit, 4))
