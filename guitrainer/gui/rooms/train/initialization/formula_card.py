"""The card with the computation of the fans, and the formula of the scheme with its numbers."""

from itertools import zip_longest

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel

from guitrainer.config.schema import Scheme
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.kit.basic import Card, figure, label, prose
from guitrainer.gui.rooms.common.formulas import FAMILIES
from guitrainer.gui.rooms.common.weights import product_text

PADDING = GRID + GRID // 2


class FormulaCard(Card):
    """Shows how σ of the layer is computed, and the σ of other schemes."""

    def __init__(self) -> None:
        super().__init__()
        self.fan_in, self.fan_out = figure(rich=True), figure(rich=True)
        self.formula = prose(rich=True)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(PADDING, PADDING, PADDING, PADDING)
        self._grid.setSpacing(GRID // 2)
        self._grid.setColumnStretch(1, 1)
        for place, (name, value) in enumerate((("fan_in", self.fan_in), ("fan_out", self.fan_out))):
            self._grid.addWidget(label(name), place, 0)
            self._grid.addWidget(value, place, 1)
        self.fan_in.setToolTip(
            self.tr(
                "How many inputs feed one output: window height × width × input channels. The "
                "larger it is, the smaller the weights must be for the signal to keep its size."
            )
        )
        self.fan_out.setToolTip(
            self.tr(
                "How many outputs one input feeds: window height × width × number of filters. It "
                "determines how the gradient scales on its way back."
            )
        )
        self._grid.addWidget(self.formula, 2, 0, 1, 2)
        self.others = [self._pair(place) for place in range(3, 3 + len(FAMILIES))]

    def show_fans(
        self, fan_in_terms: tuple[int, ...] | None, fan_out_terms: tuple[int, ...] | None
    ) -> None:
        """Show the factors of the fans, and their products."""
        self.fan_in.setText(product_text(fan_in_terms))
        self.fan_out.setText(product_text(fan_out_terms))

    def show_formula(self, text: str, others: list[tuple[Scheme, str]]) -> None:
        """Show the formula as rich text, and the σ of other schemes for comparison."""
        self.formula.setText(text)
        for (name, value), shown in zip_longest(self.others, others):
            name.setVisible(shown is not None)
            value.setVisible(shown is not None)
            if shown is not None:
                name.setText(FAMILIES[shown[0]])
                value.setText(shown[1])

    def _pair(self, place: int) -> tuple[QLabel, QLabel]:
        """Make a row of a name and a formula, in small text."""
        name, value = label("", "small"), prose("", "small")
        value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(name, place, 0)
        self._grid.addWidget(value, place, 1)
        return name, value
