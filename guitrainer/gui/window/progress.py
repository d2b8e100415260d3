"""The thin line below the run bar that shows the progress of the run."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from guitrainer.figures import percent
from guitrainer.gui.base.look.theme import theme
from guitrainer.gui.lab.lab import Lab

HEIGHT = 4  # pixels


class RunProgress(QWidget):
    """A line that fills from the first step to the last.

    It is not a QProgressBar, which repaints the whole window at once whenever its value changes.
    """

    def __init__(self, lab: Lab) -> None:
        super().__init__()
        self.lab = lab
        self._filled = 0
        self.setFixedHeight(HEIGHT)
        self.setAccessibleName(self.tr("Progress of the run"))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        lab.progressed.connect(self._follow)
        lab.run_changed.connect(self._follow)

    @property
    def share(self) -> float:
        """Completed share of the run, 0 to 1."""
        record = self.lab.record
        return record.newest / record.total_steps if record.total_steps else 0.0

    @Slot()
    def _follow(self) -> None:
        if round(self.share * self.width()) != self._filled:
            self.setAccessibleDescription(percent(self.share))
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paint the completed part in the accent color, the rest as a thin line."""
        self._filled = round(self.share * self.width())
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("line"))
        painter.fillRect(0, 0, self._filled, self.height(), theme().color("accent"))
        painter.end()
