"""Notices about problems of the run on stage, and values that were not accepted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from guitrainer.analysis import diagnosis as diagnoses
from guitrainer.config.edits import value_at
from guitrainer.config.naming import layer_names
from guitrainer.config.overrides import Path
from guitrainer.config.schema import Experiment
from guitrainer.gui.lab.document import Document, Origin

if TYPE_CHECKING:
    from guitrainer.analysis.diagnosis import Diagnosis
    from guitrainer.analysis.notices import Notice
    from guitrainer.events import Event, StepFinished

LAYERS: Path = ("network", "layers")


class Notices(QObject):
    """Collects the notices of the run on stage from its events."""

    changed = Signal()  # notices were added or removed, or their values have changed

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._diagnosis: Diagnosis | None = None
        self._dismissed: set[tuple[object, ...]] = set()

    def begin(self, diagnosis: Diagnosis | None) -> None:
        """Continue with the diagnosis of another run (None: a new one), without a signal."""
        self._diagnosis = diagnosis
        self._dismissed.clear()

    @property
    def diagnosis(self) -> Diagnosis:
        """The diagnosis that has processed all events of the run so far."""
        if self._diagnosis is None:
            self._diagnosis = diagnoses.Diagnosis()
        return self._diagnosis

    def take(self, event: Event) -> None:
        """Process an event."""
        before = self.diagnosis.revision
        self.diagnosis.take(event)
        self._tell_since(before)

    def take_steps(self, steps: Sequence[StepFinished]) -> None:
        """Process consecutive steps, which is faster than one by one."""
        before = self.diagnosis.revision
        self.diagnosis.take_steps(steps)
        self._tell_since(before)

    def _tell_since(self, revision: int) -> None:
        if self.diagnosis.revision != revision:
            self.changed.emit()

    @property
    def active(self) -> list[Notice]:
        """The current notices that were not dismissed, causes first."""
        if self._diagnosis is None:
            return []
        return [one for one in self._diagnosis.active if _worth(one) not in self._dismissed]

    def dismiss(self, *notices: Notice) -> None:
        """Dismiss a notice; it is shown again if it becomes worse or returns."""
        self._dismissed.update(map(_worth, notices))
        self.changed.emit()


def _worth(notice: Notice) -> tuple[object, ...]:
    """Return the key under which a notice is dismissed; a different key is shown again."""
    return notice.kind, notice.layer, notice.severity, notice.since


@dataclass(frozen=True)
class Rejection:
    """A value that was not accepted.

    Attributes
    ----------
    text : what was entered
    reason : the field and what it accepts, in one line
    """

    text: str
    reason: str


@dataclass(frozen=True)
class _Entered:
    rejection: Rejection
    value: Any  # value of the experiment at that place, which is still valid
    layers: tuple[str, ...]


class Rejections(QObject):
    """Rejected values of the experiment being edited, each until it is corrected or withdrawn.

    A value is also withdrawn when the experiment changes at its place, its layer is moved, or
    another experiment is opened.

    Parameters
    ----------
    document : returns the document being edited
    """

    changed = Signal()

    def __init__(self, document: Callable[[], Document], parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._origin: Origin | None = None
        self._entered: dict[tuple[Path, str], _Entered] = {}

    @property
    def reason(self) -> str | None:
        """Why the first rejected value is not accepted; None if there is none."""
        return next((one.rejection.reason for one in self._entered.values()), None)

    def at(self, place: Path, field: str) -> Rejection | None:
        """Return the rejected value of `field`, which edits the experiment at `place`."""
        found = self._entered.get((place, field))
        return None if found is None else found.rejection

    def below(self, place: Path) -> Iterator[Rejection]:
        """Return all rejected values in a part of the experiment."""
        found = self._entered.items()
        yield from (one.rejection for (path, _), one in found if path[: len(place)] == place)

    def add(self, place: Path, field: str, rejection: Rejection) -> None:
        """Note that `field` does not accept its input."""
        experiment, self._origin = self._document().experiment, self._document().origin
        entered = _Entered(rejection, value_at(experiment, place), _layers(experiment))
        if self._entered.get((place, field)) != entered:
            self._entered[place, field] = entered
            self.changed.emit()

    def remove(self, place: Path, field: str) -> None:
        """Note that the value of `field` was corrected or withdrawn."""
        if self._entered.pop((place, field), None) is not None:
            self.changed.emit()

    def keep_up(self) -> None:
        """Withdraw all values whose place in the document no longer exists."""
        document, entered = self._document(), self._entered
        kept = {
            key: one
            for key, one in entered.items()
            if document.origin is self._origin and _holds(key[0], one, document.experiment)
        }
        if len(kept) < len(entered):
            self._entered = kept
            self.changed.emit()


def _holds(place: Path, entered: _Entered, experiment: Experiment) -> bool:
    if place[: len(LAYERS)] == LAYERS and _layers(experiment) != entered.layers:
        return False
    return bool(value_at(experiment, place) == entered.value)


def _layers(experiment: Experiment) -> tuple[str, ...]:
    return tuple(layer_names(experiment.network.layers))
