"""The choice of the network that a page shows."""

from typing import cast

from guitrainer.gui.kit.controls import Segmented
from guitrainer.gui.rooms.variance.state import Subject, VarianceState


class SubjectChoice(Segmented):
    """The user's own network, or the network of the first page with digits."""

    def __init__(self, state: VarianceState) -> None:
        super().__init__(
            {"own": self.tr("My network"), "chosen": self.tr("The net of the first page")},
            self.tr("Network"),
            {
                "own": self.tr("The experiment of the Train room, as it is edited now"),
                "chosen": self.tr("Its dense layers on digits, with a last layer for the classes"),
            },
        )
        self.state = state
        self.chosen.connect(self._on_chosen)
        state.turned.connect(self._paint)
        self._paint()

    def _paint(self) -> None:
        self.key = self.state.subject

    def _on_chosen(self, key: str) -> None:
        self.state.turn(cast(Subject, key))
