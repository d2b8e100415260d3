"""Saves unsaved edits when a signal ends the process, and restores them at the next start."""

import contextlib
import json
import logging
import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from guitrainer.clock import stamp
from guitrainer.config.loading import load_experiment, to_toml
from guitrainer.config.schema import Experiment
from guitrainer.errors import GuitrainerError
from guitrainer.gui.lab.document import Document

log = logging.getLogger("guitrainer.gui")

PREFIX, SUFFIX = "unsaved-", ".toml"
ORIGIN = "# Unsaved edits of "  # first line of a file; then the path as JSON, or null
DAMAGED = ".damaged"
MOST_KEPT = 20  # most files kept; the oldest are removed


@dataclass(frozen=True)
class Recovered:
    """An experiment with unsaved edits, and the file it was opened from, if any."""

    experiment: Experiment
    origin: Path | None

    def document(self) -> Document | None:
        """Read the file that was edited; None if there was none, or if it no longer exists."""
        if self.origin is None:
            return None
        try:
            return Document(load_experiment(self.origin), self.origin)
        except GuitrainerError:
            return None


def recovery_folder() -> Path:
    """Return the folder for unsaved edits, in the user's data folder."""
    return Path(platformdirs.user_data_dir("guitrainer", appauthor=False)) / "unsaved"


def keep_edits(document: Document) -> Path | None:
    """Save the edits of `document` for the next start.

    Returns
    -------
    Path or None
        The file; None if there are no unsaved edits.

    Raises
    ------
    OutputError
        If it cannot be written.
    """
    if not document.modified:
        return None
    from guitrainer.runs.files import make_folder, write_atomically

    folder = recovery_folder()
    make_folder(folder)
    path = folder / f"{PREFIX}{stamp('%Y%m%d-%H%M%S-%f')}-{os.getpid()}{SUFFIX}"
    origin = None if document.path is None else os.fspath(document.path.absolute())
    head = f"{ORIGIN}{json.dumps(origin)}\n"
    write_atomically(path, (head + to_toml(document.experiment)).encode())
    for old in _kept()[MOST_KEPT:]:
        with contextlib.suppress(OSError):
            old.unlink()
    return path


def edits_are_kept() -> bool:
    """Return whether an earlier session left unsaved edits."""
    return bool(_kept())


def take_edits() -> Recovered | None:
    """Return the latest saved edits and remove them; a damaged file is set aside."""
    for path in _kept():
        try:
            found = Recovered(load_experiment(path), _origin(path))
        except GuitrainerError as error:
            log.warning("unsaved edits cannot be restored: %s", error)
            with contextlib.suppress(OSError):
                path.rename(path.with_name(path.name + DAMAGED))
            continue
        with contextlib.suppress(OSError):
            path.unlink()
        return found
    return None


def _kept() -> list[Path]:
    """Return the files of unsaved edits, the latest first; their names contain the time."""
    try:
        return sorted(recovery_folder().glob(f"{PREFIX}*{SUFFIX}"), reverse=True)
    except OSError:
        return []


def _origin(path: Path) -> Path | None:
    try:
        with path.open(encoding="utf-8") as file:
            name = json.loads(file.readline().removeprefix(ORIGIN))
    except (OSError, ValueError):
        return None
    return Path(name) if isinstance(name, str) and "\0" not in name else None
