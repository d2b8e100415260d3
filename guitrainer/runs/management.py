"""Runs as a whole: told from other folders, copied, removed."""

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
    """`folder`, if a run is in it; the path of its checkpoint is accepted too.

    Raises
    ------
    InputError
        If it is no folder, or holds no run.
    """
    run = RunFolder(folder.parent if kind_of(folder) == "file" else folder)
    if kind_of(run.path) != "folder":
        raise InputError(f"{shortened(folder)}: no such folder; accepted: the folder of a run")
    for needed in (run.config, run.steps):
        if kind_of(needed, links=False) != "file":
            raise InputError(f"{run.path}: this is no run: no {needed.name} in it")
    return run.path


def run_files(folder: Path) -> list[Path]:
    """The files of a run that the program made.

    Raises
    ------
    InputError
        If there is no run.
    """
    return list(_files(RunFolder(require_run(folder))))


def copy_run(folder: Path, to: Path) -> list[Path]:
    """Copy the files of a run into the folder `to`, new or empty; returns the copies.

    Raises
    ------
    InputError
        If there is no run, or `to` holds anything.
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
    """Delete the files of a run, and its folder if nothing else is in it.

    Only what the program made is deleted, and no link is followed or removed.

    Returns
    -------
    list of str
        Names of what is left there because somebody else put it there.

    Raises
    ------
    InputError
        If this is no run, or only a link to one.
    RunLockedError
        If a run is going on there.
    OutputError
        If something cannot be deleted.
    """
    if folder.is_symlink():
        raise InputError(f"{folder}: a link, accepted: the folder of the run itself")
    run = RunFolder(require_run(folder))
    with locked(run.path):
        # The last two tell a run: what could be deleted in part only can be deleted again.
        files = [path for path in _files(run) if path not in (run.steps, run.config)]
        remove_temporaries(run.path)
        for path in (*files, run.steps, run.config):
            with writing(path):
                path.unlink()
    with contextlib.suppress(OSError):  # not empty, or not there
        run.pictures.rmdir()
    left = sorted(path.name for path in run.path.iterdir() if path.name != LOCK_NAME)
    if not left:
        with writing(run.path):
            (run.path / LOCK_NAME).unlink(missing_ok=True)
            run.path.rmdir()
    return left


def _files(run: RunFolder) -> Iterator[Path]:
    """The files that the program makes, as far as they are there."""
    made = list(run.files)
    if kind_of(run.pictures, links=False) == "folder":
        with contextlib.suppress(ConfigError):  # damaged: its pictures stay
            names = layer_names(load_experiment(run.config, links=False).network.layers)
            made += [
                run.pictures / file_name(name, ending)
                for name in names
                for ending in PICTURE_ENDINGS
            ]
    return (path for path in made if kind_of(path, links=False) == "file")
