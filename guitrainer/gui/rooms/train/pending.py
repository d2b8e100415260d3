"""Edits that the run on stage knows nothing of."""

from PySide6.QtWidgets import QWidget

from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.kit.basic import Card, button, column, prose
from guitrainer.gui.lab.lab import Lab, State


class Pending(QWidget):
    """Says that edits wait for the next run, and begins it; hidden where there are none.

    It belongs below the settings: there, nothing moves when it appears.
    """

    def __init__(self, lab: Lab) -> None:
        super().__init__()
        self.lab = lab
        text = prose(self.tr("Changes apply to the next run."), "dim")
        self.anew = button(
            self.tr("Restart"), "", self.tr("End this run and train the experiment as it is now")
        )
        self.anew.clicked.connect(self._on_start_anew)
        card = Card()
        card.hold([text, self.anew], GRID)
        self.setLayout(column([card], margin=GRID))
        for signal in (
            lab.experiment_changed, lab.preview_changed, lab.state_changed, lab.run_changed,
            lab.rejections.changed,
        ):  # fmt: skip
            signal.connect(self._paint)
        self._paint()

    def _paint(self) -> None:
        self.setVisible(self.lab.edited_since_start)
        self.anew.setEnabled(self.lab.obstacle is None and self.lab.state != State.STARTING)

    def _on_start_anew(self) -> None:
        self.lab.start()
