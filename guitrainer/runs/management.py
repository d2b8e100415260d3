"""Whole runs: recognized, copied, deleted."""

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path

from guitrainer.config.loading import load_experiment
from guitrainer.config.naming import layer_names
from guitrainer.errors import ConfigError, InputError
from guitrainer.files.names import file_name, shortened
from guitrainer.files.opening import kind_of
from guitrainer.runs.files import make_folder, remove_temporaries, writing
from guitrainer.runs.folder import PICTURE_ENDINGS, RunFolder, check_out
from guitrainer.runs.lock import LOCK_NAME, locked


def require_run(folder: Path) -> Path:
    """Return `folder` if it is a run; the path of the checkpoint of a run is also accepted.

    Raises
    ------
    InputError
        If it is not a folder, or not a run.
    """
    run = RunFolder(folder.parent if kind_of(folder) == "file" else folder)
    if kind_of(run.path) != "folder":
        raise InputError(f"{shortened(folder)}: no such folder; accepted: the folder of a run")
    for needed in (run.config, run.steps):
        if kind_of(needed, links=False) != "file":
            raise InputError(f"{run.path}: this is not a run: it contains no {needed.name}")
    return run.path


def run_files(folder: Path) -> list[Path]:
    """List the files of a run that were made by the program.

    Raises
    ------
    InputError
        If there is no run.
    """
    return list(_files(RunFolder(require_run(folder))))


def copy_run(folder: Path, to: Path) -> list[Path]:
    """Copy the files of a run to the folder `to`, new or empty; return the copies.

    Raises
    ------
    InputError
        If there is no run, or `to` is not empty.
    OutputError
        If a file cannot be written.
    """
    run = RunFolder(require_run(folder))
    check_out(to)
    make_folder(to)
    copies = []
    for path in _files(run):
        copy = to / path.relative_to(run.path)
        make_folder(copy.parent)
        with writing(copy):
            copies.append(Path(shutil.copy2(path, copy)))
    return copies


def remove_run(folder: Path) -> list[str]:
    """Delete the files of a run, and its folder if nothing else remains in it.

    Only files made by the program are deleted, and no link is followed or removed.

    Returns
    -------
    list of str
        Names of remaining files that were not made by the program.

    Raises
    ------
    InputError
        If this is not a run, or only a link to one.
    RunLockedError
        If the run is in progress.
    OutputError
        If something cannot be deleted.
    """
    if folder.is_symlink():
        raise InputError(f"{folder}: a link, accepted: the folder of the run itself")
    return remove_made(require_run(folder))


def remove_made(folder: Path) -> list[str]:
    """Delete what the program made in a folder, even if it was killed before this was a whole run.

    See `remove_run`, which refuses such a folder.
    """
    run = RunFolder(folder)
    with locked(run.path):
        # Deleted last, because these two identify a run: after a partial failure it can be deleted
        # again.
        files = [path for path in _files(run) if path not in (run.steps, run.config)]
        remove_temporaries(run.path)
        for path in (*files, run.steps, run.config):
            with writing(path):
                path.unlink(missing_ok=True)
    with contextlib.suppress(OSError):  # not empty, or does not exist
        run.pictures.rmdir()
    return remove_if_empty(run.path)


def remove_if_empty(folder: Path) -> list[str]:
    """Delete a folder and its lock if nothing else is in it; return the names of what is.

    Raises
    ------
    OutputError
        If the folder cannot be deleted.
    """
    left = sorted(path.name for path in folder.iterdir() if path.name != LOCK_NAME)
    if not left:
        with writing(folder):
            (folder / LOCK_NAME).unlink(missing_ok=True)
            folder.rmdir()
    return left


def _files(run: RunFolder) -> Iterator[Path]:
    """Return the existing files that were made by the program."""
    made = list(run.files)
    if kind_of(run.pictures, links=False) == "folder":
        with contextlib.suppress(ConfigError):  # damaged: its pictures are kept
            names = layer_names(load_experiment(run.config, links=False).network.layers)
            made += [
                run.pictures / file_name(name, ending)
                for name in names
                for ending in PICTURE_ENDINGS
            ]
    return (path for path in made if kind_of(path, links=False) == "file")
