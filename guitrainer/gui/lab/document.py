"""The experiment being edited, with undo and redo."""

from dataclasses import dataclass
from pathlib import Path

from guitrainer.config.schema import Experiment

MOST_UNDONE = 200


@dataclass(frozen=True)
class _Version:
    experiment: Experiment
    what: str


class Document:
    """Versions of one experiment; all are valid by the schema.

    `path` is the file it was opened from or saved to, `what` in `edit` says in a few words what
    was changed, for the menu.
    """

    def __init__(self, experiment: Experiment, path: Path | None = None) -> None:
        self._versions = [_Version(experiment, "")]
        self._place = 0
        self._merge: str | None = None
        self._saved = experiment
        self.path = path

    @property
    def experiment(self) -> Experiment:
        """As edited so far."""
        return self._versions[self._place].experiment

    @property
    def modified(self) -> bool:
        """Whether it differs from what was opened or saved."""
        return self.experiment != self._saved

    @property
    def edits(self) -> int:
        """How many edits can be taken back."""
        return self._place

    @property
    def undoable(self) -> str | None:
        """What the next undo takes back; None where there is nothing."""
        return self._versions[self._place].what if self._place else None

    @property
    def redoable(self) -> str | None:
        """What the next redo brings back; None where there is nothing."""
        rest = self._versions[self._place + 1 :]
        return rest[0].what if rest else None

    def edit(self, experiment: Experiment, what: str, merge: str | None = None) -> bool:
        """Make `experiment` the newest version; whether anything changed.

        Successive edits with the same `merge` key, such as the moves of one slider, are one undo.
        """
        if experiment == self.experiment:
            return False
        del self._versions[self._place + 1 :]
        version = _Version(experiment, what)
        if merge is not None and merge == self._merge and self._place:
            self._versions[-1] = version
        else:
            self._versions.append(version)
            del self._versions[: max(0, len(self._versions) - MOST_UNDONE)]
        self._place = len(self._versions) - 1
        self._merge = merge
        return True

    def undo(self) -> None:
        """Go one version back."""
        self._place, self._merge = max(self._place - 1, 0), None

    def redo(self) -> None:
        """Go one version forward."""
        self._place, self._merge = min(self._place + 1, len(self._versions) - 1), None

    def saved(self, path: Path) -> None:
        """Note that this version is on disk."""
        self.path, self._saved = path, self.experiment
