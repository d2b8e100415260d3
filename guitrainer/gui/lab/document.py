"""The experiment being edited, with undo and redo."""

from dataclasses import dataclass
from pathlib import Path

from guitrainer.config.schema import Experiment

MOST_UNDONE = 200


@dataclass(eq=False)
class Origin:
    """The experiment that was opened before it was edited, and its state on disk.

    Attributes
    ----------
    path : the file it was opened from or saved to, if any
    saved : the experiment as it was opened or last saved
    """

    path: Path | None
    saved: Experiment


@dataclass(frozen=True)
class _Version:
    experiment: Experiment
    what: str
    origin: Origin


class Document:
    """The versions of the experiment, all of which are valid by the schema.

    Opening another experiment adds a version, so that undo restores the previous edits, together
    with the file they belong to. `what` describes an edit in a few words, for the menu.
    """

    def __init__(self, experiment: Experiment, path: Path | None = None) -> None:
        self._versions = [_Version(experiment, "", Origin(path, experiment))]
        self._place = 0
        self._merge: str | None = None

    @property
    def experiment(self) -> Experiment:
        """The experiment as currently edited."""
        return self._now.experiment

    @property
    def origin(self) -> Origin:
        """The origin of this version; the same object until another experiment is opened."""
        return self._now.origin

    @property
    def path(self) -> Path | None:
        """The file it was opened from or saved to, if any."""
        return self.origin.path

    @property
    def modified(self) -> bool:
        """Whether the experiment differs from the one opened or last saved."""
        return self.experiment != self.origin.saved

    @property
    def edits(self) -> int:
        """Number of edits that can be undone before the opened experiment is reached."""
        before = self._versions[: self._place]
        return sum(version.origin is self.origin for version in before)

    @property
    def undoable(self) -> str | None:
        """Description of the edit that the next undo reverts; None if there is none."""
        return self._now.what if self._place else None

    @property
    def redoable(self) -> str | None:
        """Description of the edit that the next redo restores; None if there is none."""
        rest = self._versions[self._place + 1 :]
        return rest[0].what if rest else None

    @property
    def _now(self) -> _Version:
        return self._versions[self._place]

    def edit(self, experiment: Experiment, what: str, merge: str | None = None) -> bool:
        """Make `experiment` the latest version; return whether anything changed.

        Successive edits with the same `merge` key, such as moves of one slider, are undone at once.
        """
        if experiment == self.experiment:
            return False
        self.put(experiment, what, merge)
        return True

    def put(self, experiment: Experiment, what: str, merge: str | None = None) -> None:
        """Make `experiment`, which must be different, the latest version; see `edit`."""
        version = _Version(experiment, what, self.origin)
        if merge is not None and merge == self._merge and self._place:
            self._replace(version)
        else:
            self._append(version)
        self._merge = merge

    def open(self, experiment: Experiment, what: str, path: Path | None = None) -> None:
        """Edit another experiment, or the same one again, from the file `path` if it has one.

        If it is the same, there is nothing to undo.
        """
        origin = Origin(path, experiment)
        if experiment == self.experiment:
            self._replace(_Version(experiment, self._now.what, origin))
        else:
            self._append(_Version(experiment, what, origin))
        self._merge = None

    def undo(self) -> None:
        """Go one version back."""
        self._place, self._merge = max(self._place - 1, 0), None

    def redo(self) -> None:
        """Go one version forward."""
        self._place, self._merge = min(self._place + 1, len(self._versions) - 1), None

    def saved(self, path: Path) -> None:
        """Note that this version has been saved."""
        self.origin.path, self.origin.saved = path, self.experiment

    def _append(self, version: _Version) -> None:
        self._versions = [*self._versions[: self._place + 1], version][-MOST_UNDONE:]
        self._place = len(self._versions) - 1

    def _replace(self, version: _Version) -> None:
        self._versions[self._place :] = [version]
