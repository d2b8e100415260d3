"""Unsaved edits that outlive the process: written when a signal ends it, read at the next start."""

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
MOST_KEPT = 20  # files; the oldest go


@dataclass(frozen=True)
class Recovered:
    """An experiment as edited last, and the file it had been opened from, if any."""

    experiment: Experiment
    origin: Path | None

    def document(self) -> Document | None:
        """The file that was edited, as it is now; None where there was none, or it is gone."""
        if self.origin is None:
            return None
        try:
            return Document(load_experiment(self.origin), self.origin)
        except GuitrainerError:
            return None


def recovery_folder() -> Path:
    """Where unsaved edits are kept: among the data of the user."""
    return Path(platformdirs.user_data_dir("guitrainer", appauthor=False)) / "unsaved"


def keep_edits(document: Document) -> Path | None:
    """Write the edits of `document` where the next start finds them.

    Returns
    -------
    Path or None
        The file; None where nothing was edited since it was saved.

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
    """Whether an earlier session left any."""
    return bool(_kept())


def take_edits() -> Recovered | None:
    """The edits kept last, which are then kept no more; a file that is damaged is set aside."""
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
    """Files of unsaved edits, the newest first: their names tell the time."""
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
