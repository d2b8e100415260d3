"""The notices of the run on stage, except for those dismissed by the user."""

from PySide6.QtCore import QObject, Signal

from guitrainer.analysis.diagnosis import Diagnosis
from guitrainer.analysis.notices import Notice
from guitrainer.events import Event


class Notices(QObject):
    """Collects the notices of the run on stage from its events.

    Attributes
    ----------
    diagnosis : the diagnosis that has processed all events of the run so far
    """

    changed = Signal()  # notices were added or removed, or their values have changed

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.diagnosis = Diagnosis()
        self._dismissed: set[tuple[object, ...]] = set()

    def begin(self, diagnosis: Diagnosis | None) -> None:
        """Continue with the diagnosis of another run (None: a new one), without a signal."""
        self.diagnosis = diagnosis or Diagnosis()
        self._dismissed.clear()

    def take(self, event: Event) -> None:
        """Process an event."""
        before = self.diagnosis.revision
        self.diagnosis.take(event)
        if self.diagnosis.revision != before:
            self.changed.emit()

    @property
    def active(self) -> list[Notice]:
        """Return the current notices that were not dismissed, causes first."""
        return [one for one in self.diagnosis.active if _worth(one) not in self._dismissed]

    def dismiss(self, *notices: Notice) -> None:
        """Dismiss a notice; it is shown again if it becomes worse or returns."""
        self._dismissed.update(map(_worth, notices))
        self.changed.emit()


def _worth(notice: Notice) -> tuple[object, ...]:
    """Return the key under which a notice is dismissed; a different key is shown again."""
    return notice.kind, notice.layer, notice.severity, notice.since
