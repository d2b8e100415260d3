"""The folder of a run: where its files are, and how it comes into being."""

import contextlib
import io
import json
import logging
import os
import platform
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import psutil

import guitrainer
from guitrainer.clock import now, stamp
from guitrainer.config.loading import to_toml
from guitrainer.config.schema import Experiment
from guitrainer.errors import CheckpointError, InputError
from guitrainer.files.names import shortened
from guitrainer.files.opening import check_place, open_own, read_regular
from guitrainer.plain_text import LineFormatter
from guitrainer.processor import processor_name
from guitrainer.runs.checked import LARGEST_JSON
from guitrainer.runs.checkpoint import CHECKPOINT_NAME
from guitrainer.runs.files import make_folder, write_atomically, writing
from guitrainer.runs.history import HISTORY_NAME
from guitrainer.runs.lock import LOCK_NAME

# Of the pictures of a layer: a sheet, and a film strip.
PICTURE_ENDINGS = SHEET_ENDING, STRIP_ENDING = (".png", "_evolution.png")
DEFAULT_ROOT = Path("runs")

log = logging.getLogger("guitrainer")


@dataclass(frozen=True)
class RunFolder:
    """The files of one run."""

    path: Path

    @property
    def config(self) -> Path:
        """The experiment, as it can be run again."""
        return self.path / "config.toml"

    @property
    def plan(self) -> Path:
        """The layers as built, and the length of the run."""
        return self.path / "plan.json"

    @property
    def environment(self) -> Path:
        """Versions and machine, one entry per time the run was started or resumed."""
        return self.path / "environment.json"

    @property
    def steps(self) -> Path:
        """A row per step: loss, accuracy, learning rate."""
        return self.path / "steps.csv"

    @property
    def times(self) -> Path:
        """A row per step: seconds of training so far."""
        return self.path / "times.csv"

    @property
    def signals(self) -> Path:
        """A row per layer and measurement: activations, gradients, update ratio."""
        return self.path / "signals.csv"

    @property
    def metrics(self) -> Path:
        """A row per evaluation: test loss and accuracy, edge score."""
        return self.path / "metrics.csv"

    @property
    def history(self) -> Path:
        """The filters as they formed, with their scores."""
        return self.path / HISTORY_NAME

    @property
    def checkpoint(self) -> Path:
        """The whole state, to go on from."""
        return self.path / CHECKPOINT_NAME

    @property
    def pictures(self) -> Path:
        """Folder of the pictures made at the end."""
        return self.path / "filters"

    @property
    def log(self) -> Path:
        """What the program reported while it ran."""
        return self.path / "run.log"

    @property
    def result(self) -> Path:
        """The last figures, written at the end."""
        return self.path / "result.json"

    @property
    def note(self) -> Path:
        """What the user calls the run, and says about it; written when there is anything."""
        return self.path / "note.json"

    @property
    def files(self) -> tuple[Path, ...]:
        """All files but the pictures, whether they are there or not."""
        return (
            self.config,
            self.plan,
            self.environment,
            self.steps,
            self.times,
            self.metrics,
            self.signals,
            self.history,
            self.checkpoint,
            self.result,
            self.note,
            self.log,
        )

    def check(self) -> None:
        """Refuse a folder in which a link, or anything else, lies where a file of a run belongs.

        Raises
        ------
        CheckpointError
            The message names what is in the way.
        """
        for path in (*self.files, self.path / LOCK_NAME):
            check_place(path, CheckpointError)
        check_place(self.pictures, CheckpointError, folder=True)


def check_out(out: Path) -> None:
    """Refuse a folder that holds anything: nothing is ever overwritten silently.

    Raises
    ------
    InputError
        If `out` is a file, or a folder that is not empty.
    """
    try:
        found = sorted(entry.name for entry in out.iterdir() if entry.name != LOCK_NAME)
    except FileNotFoundError:
        return
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"{shortened(out)}: no folder for a run: {reason}") from error
    if found:
        raise InputError(
            f"{out}: not empty (holds {found[0]}), accepted: a new or an empty folder; "
            "an interrupted run goes on with --resume"
        )


def new_folder(
    experiment: Experiment, out: Path | None = None, root: Path = DEFAULT_ROOT
) -> RunFolder:
    """Create exactly `out`, or else `DATE_NAME_SEED` in `root`, with -2, -3, … where taken.

    Raises
    ------
    InputError
        If `out` holds anything already.
    OutputError
        If the folder cannot be created.
    """
    if out is not None:
        check_out(out)
        make_folder(out)
        return RunFolder(out)
    name = f"{stamp('%Y-%m-%d')}_{experiment.name}_{experiment.seed}"
    make_folder(root)
    number = 1
    while True:
        path = root / (name if number == 1 else f"{name}-{number}")
        with writing(path):
            try:
                path.mkdir()  # two processes may ask for the same name: one of them gets it
            except FileExistsError:
                number += 1
            else:
                return RunFolder(path)


def describe(folder: RunFolder, experiment: Experiment, threads: int) -> None:
    """Write what is run, and on what machine; a resumed run adds its machine to the list."""
    write_atomically(folder.config, to_toml(experiment).encode())
    known: list[Any] = []
    with contextlib.suppress(InputError, ValueError, RecursionError):
        loaded = json.loads(read_regular(folder.environment, most=LARGEST_JSON, links=False))
        known = loaded[-99:] if isinstance(loaded, list) else []
    write_json(folder.environment, [*known, environment(threads)])


def environment(threads: int) -> dict[str, Any]:
    """What else the numbers of a run may depend on: versions, processor, vector width."""
    import numba  # slow to import, and who lists runs needs no compiler

    from kernels import machine

    started = now()
    return {
        "started": None if started is None else started.isoformat(timespec="seconds"),
        "guitrainer": guitrainer.__version__,
        "python": platform.python_version(),
        "numpy": np.__version__,
        "numba": numba.__version__,
        "platform": platform.platform(),
        "cpu": processor_name(),
        "instruction_set": machine.cpu_name(),
        "lanes": machine.LANES,
        "cores": psutil.cpu_count(logical=False) or os.cpu_count(),
        "memory_bytes": psutil.virtual_memory().total,
        "threads": threads,
    }


def write_json(path: Path, content: Any) -> None:
    """Write JSON that every reader accepts: no NaN, no infinity."""
    text = json.dumps(content, indent=2, ensure_ascii=False, allow_nan=False)
    # A path in it may have bytes that are no UTF-8.
    write_atomically(path, text.encode(errors="backslashreplace") + b"\n")


@contextlib.contextmanager
def logging_to(path: Path) -> Iterator[None]:
    """Append what the program logs, from level INFO on, to the file `path`."""
    with writing(path):
        handler = _QuietFileHandler(path, encoding="utf-8")
    handler.setFormatter(LineFormatter())
    handler.setLevel(logging.INFO)
    level = log.level
    log.setLevel(min(level, logging.INFO) if level else logging.INFO)
    log.addHandler(handler)
    try:
        yield
    finally:
        log.removeHandler(handler)
        log.setLevel(level)
        with contextlib.suppress(OSError):  # the disk may be full
            handler.close()


class _QuietFileHandler(logging.FileHandler):
    """A full disk must end the run with one line, not with a traceback per record."""

    def _open(self) -> io.TextIOWrapper:
        """Open the file, which is no link."""
        file = open_own(Path(self.baseFilename), "append")
        return io.TextIOWrapper(file, encoding="utf-8", errors="backslashreplace")

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 (logging's name)
        """Drop the record."""
