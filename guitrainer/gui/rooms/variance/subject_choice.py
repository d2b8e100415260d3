"""Which network a page looks at."""

from typing import cast

from guitrainer.gui.kit.segmented import Segmented
from guitrainer.gui.rooms.variance.bench import Bench, Subject


class SubjectChoice(Segmented):
    """The user's own network, or that of the first page on digits."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(
            {"own": self.tr("My network"), "chosen": self.tr("The net of the first page")},
            self.tr("Network"),
            {
                "own": self.tr("The experiment of the Train room, as it is edited now"),
                "chosen": self.tr("Its dense layers on digits, with a last layer for the classes"),
            },
        )
        self.bench = bench
        self.chosen.connect(self._on_chosen)
        bench.turned.connect(self._paint)
        self._paint()

    def _paint(self) -> None:
        self.key = self.bench.subject

    def _on_chosen(self, key: str) -> None:
        self.bench.turn(cast(Subject, key))
