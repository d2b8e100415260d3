"""Whole sweeps: named, noted, deleted."""

import contextlib
import re
from collections.abc import Iterator
from pathlib import Path

from guitrainer.errors import InputError
from guitrainer.files.opening import kind_of
from guitrainer.runs.files import remove_temporaries, writing
from guitrainer.runs.lock import locked
from guitrainer.runs.management import remove_if_empty, remove_made
from guitrainer.runs.note import RunNote, save_note
from guitrainer.sweeps.folder import SweepFolder, existing_sweep

_RUN = re.compile(r"trial-\d{6,}")
_LOG = re.compile(r"worker-\d+\.log")


def write_sweep_note(folder: Path, note: RunNote) -> RunNote:
    """Write a name and a note to the folder of a sweep; see `write_note`.

    Raises
    ------
    InputError
        If there is no sweep, or something other than a regular file is in the way.
    OutputError
        If the file cannot be written.
    """
    return save_note(existing_sweep(folder).note, note)


def remove_sweep(folder: Path) -> list[str]:
    """Delete the files of a sweep and its runs, and its folder if nothing else remains in it.

    Only files made by the program are deleted, and no link is followed or removed.

    Returns
    -------
    list of str
        Names of remaining files that were not made by the program.

    Raises
    ------
    InputError
        If this is not a sweep, or only a link to one.
    RunLockedError
        If the sweep is being computed.
    OutputError
        If something cannot be deleted.
    """
    if folder.is_symlink():
        raise InputError(f"{folder}: a link, accepted: the folder of the sweep itself")
    sweep = existing_sweep(folder)
    with locked(sweep.path):
        remove_temporaries(sweep.path)
        for run in _inside(sweep.runs, _RUN):
            remove_made(run)
        # The plan is deleted last, because it identifies a sweep: after a partial failure it can be
        # deleted again.
        for path in (*_files(sweep), sweep.plan):
            with writing(path):
                path.unlink(missing_ok=True)
        for inner in (sweep.runs, sweep.logs, sweep.pictures):
            with contextlib.suppress(OSError):  # not empty, or does not exist
                inner.rmdir()
    return remove_if_empty(sweep.path)


def _files(sweep: SweepFolder) -> Iterator[Path]:
    """Return the existing files that were made by the program, without the plan."""
    made = [path for path in sweep.files if path != sweep.plan]
    made += [*_inside(sweep.logs, _LOG), sweep.pictures / "map.png"]
    return (path for path in made if kind_of(path, links=False) == "file")


def _inside(folder: Path, name: re.Pattern[str]) -> list[Path]:
    if kind_of(folder, links=False) != "folder":
        return []
    return [path for path in folder.iterdir() if name.fullmatch(path.name)]
