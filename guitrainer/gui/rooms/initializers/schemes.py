"""The table of all schemes for one layer, and what truncation does to a normal distribution."""

from typing import TYPE_CHECKING

from guitrainer.figures import figure
from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.text.language import Texts
from guitrainer.gui.kit.table import Table
from guitrainer.gui.rooms.initializers.comparison import Comparison, Drawn
from guitrainer.gui.rooms.initializers.library_card import (
    ICON_HEIGHT,
    ICON_WIDTH,
    density_icon,
)
from guitrainer.sentences import fill

if TYPE_CHECKING:
    from guitrainer.explain.frameworks import Truncation

tr = Texts("SchemeTable")


class SchemeTable(Table):
    """The schemes with the weights that they draw; the first row is that of the layer."""

    def __init__(self) -> None:
        super().__init__(
            tr("Schemes for this layer"),
            [
                (tr("scheme"), tr("The density, all on one scale")),
                ("σ", tr("Standard deviation of the weights")),
                (tr("limit"), tr("Largest weight that can be drawn")),
                (tr("σ ÷ own"), tr("As a multiple of the σ of this layer's own scheme")),
                (tr("formula of σ²"), ""),
            ],
            words=(4,),
        )
        self.show_icons(px(ICON_WIDTH), px(ICON_HEIGHT))

    def show_comparison(self, found: Comparison, own: str) -> None:
        """Show all schemes; `own` is the name of that of the layer."""
        rows = [_row(found, found.own, own)]
        self.show_rows(rows + [_row(found, one, one.name) for one in found.others])
        for place, one in enumerate((found.own, *found.others)):
            self.show_icon(place, density_icon(one.density, found.extent))
        self.setFixedHeight(self.sizeHint().height())


def _row(found: Comparison, one: Drawn, name: str) -> list[str]:
    own = found.own.moments.std
    return [
        name,
        figure(one.moments.std, 4),
        figure(one.moments.limit, 4),
        figure(one.moments.std / own if own else None),
        one.moments.formula.removeprefix("σ² = "),
    ]


def truncation_text(cut: "Truncation") -> str:
    """Return a sentence about the σ that truncated normal distributions have."""
    text = tr(
        "Truncated at ±%1 σ, a normal distribution keeps %2 of its σ. Keras' he_normal "
        "corrects for that: to get σ %3, it draws with %4 and truncates. Its plain "
        "TruncatedNormal does not: %5 comes out as %6. PyTorch's trunc_normal_ takes "
        "absolute bounds, not multiples of σ."
    )
    parts = (
        figure(cut.cut),
        figure(cut.factor, 4),
        figure(cut.wanted, 4),
        figure(cut.drawn_with, 4),
        figure(cut.plain_given),
        figure(cut.plain_left, 2),
    )
    leak = tr(
        "On its torch backend, Keras does not keep the limit exactly: %1 elements in a million "
        "exceed it."
    )
    return f"{fill(text, *parts)} {fill(leak, figure(cut.leaked * 1e6, 2))}"
