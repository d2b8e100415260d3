"""What is wrong with the run on stage, without what the user has dismissed."""

from PySide6.QtCore import QObject, Signal

from guitrainer.analysis.diagnosis import Diagnosis
from guitrainer.analysis.notices import Notice
from guitrainer.events import Event


class Notices(QObject):
    """Reads the events of the run on stage.

    Attributes
    ----------
    diagnosis : has taken all events of the run so far
    """

    changed = Signal()  # more is wrong with the run, or less, or figures are others

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.diagnosis = Diagnosis()
        self._dismissed: set[tuple[object, ...]] = set()

    def begin(self, diagnosis: Diagnosis | None) -> None:
        """Go on with the diagnosis of another run (None: a new one); tells nobody."""
        self.diagnosis = diagnosis or Diagnosis()
        self._dismissed.clear()

    def take(self, event: Event) -> None:
        """Read an event."""
        before = self.diagnosis.revision
        self.diagnosis.take(event)
        if self.diagnosis.revision != before:
            self.changed.emit()

    @property
    def active(self) -> list[Notice]:
        """What is wrong with the run now, causes first, without what was dismissed."""
        return [one for one in self.diagnosis.active if _worth(one) not in self._dismissed]

    def dismiss(self, *notices: Notice) -> None:
        """Take back what was noticed; it is told again when it gets worse, or comes back."""
        self._dismissed.update(map(_worth, notices))
        self.changed.emit()


def _worth(notice: Notice) -> tuple[object, ...]:
    """What a notice is dismissed by: another one of these is worth telling."""
    return notice.kind, notice.layer, notice.severity, notice.since
