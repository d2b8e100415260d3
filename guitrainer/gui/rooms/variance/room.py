"""The Variance room: the right size of weights, and what happens with others."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from guitrainer.gui.base.look.sheet import mark
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.kit.basic import column, row, scrolled
from guitrainer.gui.kit.containers import Pages
from guitrainer.gui.kit.controls import Segmented
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.rooms.variance.lsuv_page import LsuvPage
from guitrainer.gui.rooms.variance.mean_page import MeanPage
from guitrainer.gui.rooms.variance.sigma_page import SigmaPage
from guitrainer.gui.rooms.variance.signal_page import SignalPage
from guitrainer.gui.rooms.variance.stall_page import StallPage
from guitrainer.gui.rooms.variance.state import VarianceState
from guitrainer.gui.rooms.variance.step_page import StepPage


class VarianceRoom(QWidget):
    """Pages, each about one question."""

    def __init__(self, lab: Lab) -> None:
        super().__init__()
        mark(self, "stage")
        self.state = VarianceState(lab, self)
        self.pages: dict[str, QWidget] = {
            "signal": SignalPage(self.state),
            "step": StepPage(self.state),
            "lsuv": LsuvPage(self.state),
            "sigma": SigmaPage(self.state),
            "stall": StallPage(self.state),
            "mean": MeanPage(self.state),
        }
        self.choice = Segmented(
            {
                "signal": self.tr("Signal by depth"),
                "step": self.tr("After one step"),
                "lsuv": self.tr("LSUV"),
                "sigma": self.tr("Variance or σ?"),
                "stall": self.tr("Sigmoid before ReLU"),
                "mean": self.tr("Zero mean"),
            },
            self.tr("Question"),
        )
        self._places = {key: _scrolled(page) for key, page in self.pages.items()}
        self._stack = Pages(*self._places.values())
        self.choice.chosen.connect(self.show_page)
        head = row([self.choice, None], margin=(2 * GRID, GRID))
        self.setLayout(column([head, self._stack], spacing=0, stretch=1))
        self.show_page(self.state.looked.page)

    def show_page(self, key: str) -> None:
        """Show the page about a question."""
        self.choice.key = key
        self.state.keep(page=key)
        self._stack.setCurrentWidget(self._places[key])


def _scrolled(page: QWidget) -> QScrollArea:
    area = scrolled(page)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
