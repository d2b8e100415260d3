"""The pages about zero mean of the input and of the weights."""

from PySide6.QtWidgets import QWidget

from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.kit.basic import column, row
from guitrainer.gui.kit.containers import Pages
from guitrainer.gui.kit.controls import Segmented
from guitrainer.gui.rooms.variance.input_mean_page import InputMeanPage
from guitrainer.gui.rooms.variance.page import VariancePage
from guitrainer.gui.rooms.variance.state import VarianceState
from guitrainer.gui.rooms.variance.weight_mean_page import WeightMeanPage


class MeanPage(QWidget):
    """A page for each of the two means."""

    def __init__(self, state: VarianceState) -> None:
        super().__init__()
        self.state = state
        self.pages: dict[str, VariancePage] = {
            "input": InputMeanPage(state), "weights": WeightMeanPage(state),
        }  # fmt: skip
        self.choice = Segmented(
            {"input": self.tr("Mean of the input"), "weights": self.tr("Mean of the weights")},
            self.tr("Mean of what"),
        )
        self._stack = Pages()
        for page in self.pages.values():
            self._stack.addWidget(page)
        self.choice.chosen.connect(self.show_mean)
        self.setLayout(
            column(
                [row([self.choice, None]), self._stack], margin=2 * GRID, spacing=GRID, stretch=1
            )
        )
        self.show_mean(state.looked.mean)

    def show_mean(self, key: str) -> None:
        """Show the page about the mean of the "input" or of the "weights"."""
        self.choice.key = key
        self.state.keep(mean=key)
        self._stack.setCurrentWidget(self.pages[key])
