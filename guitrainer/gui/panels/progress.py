"""The thin line under the run bar: how far the run is."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QProgressBar

from guitrainer.gui.state.lab import Lab


class RunProgress(QProgressBar):
    """Fills from the first step to the last."""

    def __init__(self, lab: Lab) -> None:
        super().__init__()
        self.lab = lab
        self.setTextVisible(False)
        self.setAccessibleName(self.tr("Progress of the run"))
        lab.progressed.connect(self._paint)
        lab.run_changed.connect(self._paint)
        self._paint()

    @Slot()
    def _paint(self) -> None:
        record = self.lab.record
        self.setMaximum(max(record.total_steps, 1))
        self.setValue(record.newest if record.total_steps else 0)
