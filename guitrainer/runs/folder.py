"""The folder of a run: its files, and its creation."""

import contextlib
import io
import json
import logging
import os
import platform
import threading
from collections.abc import Iterator
from contextvars import ContextVar
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
import psutil

import guitrainer
from guitrainer.clock import now, stamp
from guitrainer.config.loading import file_content
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

# Suffixes of the pictures of a layer: a sheet, and a film strip.
PICTURE_ENDINGS = SHEET_ENDING, STRIP_ENDING = (".png", "_evolution.png")
DEFAULT_ROOT = Path("runs")

log = logging.getLogger("guitrainer")
# The run of this context, if several are under way; messages without one are written to all.
LOGGED: ContextVar[object] = ContextVar("run whose messages are logged", default=None)


@dataclass(frozen=True)
class RunFolder:
    """The paths of the files of a run."""

    path: Path

    @property
    def config(self) -> Path:
        """The experiment, ready to be run again."""
        return self.path / "config.toml"

    @property
    def plan(self) -> Path:
        """The layers as built, and the length of the run."""
        return self.path / "plan.json"

    @property
    def environment(self) -> Path:
        """Versions and machine, one entry for each start or resumption of the run."""
        return self.path / "environment.json"

    @property
    def steps(self) -> Path:
        """One row per step: loss, accuracy, learning rate."""
        return self.path / "steps.csv"

    @property
    def times(self) -> Path:
        """One row per step: seconds of training so far."""
        return self.path / "times.csv"

    @property
    def signals(self) -> Path:
        """One row per layer and measurement: activations, gradients, update ratio."""
        return self.path / "signals.csv"

    @property
    def histograms(self) -> Path:
        """One row per layer, kind of values and measurement: a histogram."""
        return self.path / "histograms.csv"

    @property
    def metrics(self) -> Path:
        """One row per evaluation: test loss and accuracy, edge score."""
        return self.path / "metrics.csv"

    @property
    def history(self) -> Path:
        """The history of the filters, with their scores."""
        return self.path / HISTORY_NAME

    @property
    def checkpoint(self) -> Path:
        """The whole state, to resume from."""
        return self.path / CHECKPOINT_NAME

    @property
    def pictures(self) -> Path:
        """Folder of the pictures that are made at the end."""
        return self.path / "filters"

    @property
    def log(self) -> Path:
        """The log of the run."""
        return self.path / "run.log"

    @property
    def result(self) -> Path:
        """The final results, written at the end."""
        return self.path / "result.json"

    @property
    def note(self) -> Path:
        """Name and note given by the user; the file exists only if there are any."""
        return self.path / "note.json"

    @property
    def files(self) -> tuple[Path, ...]:
        """Paths of all files except the pictures, whether they exist or not."""
        return (
            self.config,
            self.plan,
            self.environment,
            self.steps,
            self.times,
            self.metrics,
            self.signals,
            self.histograms,
            self.history,
            self.checkpoint,
            self.result,
            self.note,
            self.log,
        )

    def check(self) -> None:
        """Refuse a folder in which a link, or anything else, is in place of a file of the run.

        Raises
        ------
        CheckpointError
            If so; the message names what is in the way.
        """
        for path in (*self.files, self.path / LOCK_NAME):
            check_place(path, CheckpointError)
        check_place(self.pictures, CheckpointError, folder=True)


def check_out(out: Path) -> None:
    """Refuse a folder that is not empty, so that nothing is overwritten.

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
            f"{out}: not empty (contains {found[0]}), accepted: a new or empty folder; use "
            f"--resume to continue an interrupted run"
        )


def new_folder(
    experiment: Experiment, out: Path | None = None, root: Path = DEFAULT_ROOT
) -> RunFolder:
    """Create `out`, or else `DATE_NAME_SEED` in `root`, with -2, -3, … if the name is taken.

    Raises
    ------
    InputError
        If `out` is not empty, or the experiment does not fit into the file that is read again.
    OutputError
        If the folder cannot be created.
    """
    file_content(experiment)
    name = f"{stamp('%Y-%m-%d')}_{experiment.name}_{experiment.seed}"
    return RunFolder(new_named(name, out, root))


def new_named(name: str, out: Path | None, root: Path) -> Path:
    """Create the folder `out`, or else `name` in `root`, with -2, -3, … if the name is taken.

    Raises
    ------
    InputError
        If `out` is not empty.
    OutputError
        If the folder cannot be created.
    """
    if out is not None:
        check_out(out)
        make_folder(out)
        return out
    make_folder(root)
    number = 1
    while True:
        path = root / (name if number == 1 else f"{name}-{number}")
        with writing(path):
            try:
                path.mkdir()  # two processes may try the same name; only one of them gets it
            except FileExistsError:
                number += 1
            else:
                return path


def describe(folder: RunFolder, experiment: Experiment, threads: int) -> None:
    """Write the experiment and the machine; a resumed run adds its machine to the list."""
    write_atomically(folder.config, file_content(experiment))
    known: list[Any] = []
    with contextlib.suppress(InputError, ValueError, RecursionError):
        loaded = json.loads(read_regular(folder.environment, most=LARGEST_JSON, links=False))
        known = loaded[-99:] if isinstance(loaded, list) else []
    write_json(folder.environment, [*known, environment(threads)])


def environment(threads: int) -> dict[str, Any]:
    """Return what else the results of a run may depend on: versions, processor, vector width."""
    from kernels import machine  # imported here because it is slow, and listing runs needs none

    started = now()
    return {
        "started": None if started is None else started.isoformat(timespec="seconds"),
        "guitrainer": guitrainer.__version__,
        "python": platform.python_version(),
        "numpy": np.__version__,
        "numba": version("numba"),
        "platform": platform.platform(),
        "cpu": processor_name(),
        "instruction_set": machine.cpu_name(),
        "lanes": machine.LANES,
        "cores": psutil.cpu_count(logical=False) or os.cpu_count(),
        "memory_bytes": psutil.virtual_memory().total,
        "threads": threads,
    }


def write_json(path: Path, content: Any) -> None:
    """Write JSON that every reader accepts, without NaN or infinity."""
    text = json.dumps(content, indent=2, ensure_ascii=False, allow_nan=False)
    # A path in it may contain bytes that are not UTF-8.
    write_atomically(path, text.encode(errors="backslashreplace") + b"\n")


@contextlib.contextmanager
def logging_to(path: Path) -> Iterator[None]:
    """Append log messages of level INFO and above to the file `path`.

    Several runs may be under way in one process, if each is in a context (`contextvars`) with a
    value of its own for `LOGGED`: then the messages of a run are written to its own file only.
    """
    with writing(path):
        handler = _QuietFileHandler(path, encoding="utf-8")
    handler.setFormatter(LineFormatter())
    handler.setLevel(logging.INFO)
    own = LOGGED.get()
    handler.addFilter(lambda record: LOGGED.get() in (own, None))
    _LISTENERS.add(handler)
    try:
        yield
    finally:
        _LISTENERS.remove(handler)
        with contextlib.suppress(OSError):  # for example if the disk is full
            handler.close()


class _Listeners:
    """The log files of the runs under way; the level is lowered while there are any."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._count, self._level = 0, logging.NOTSET

    def add(self, handler: logging.Handler) -> None:
        """Send the messages to `handler`, too."""
        with self._lock:
            if not self._count:
                self._level = log.level
                log.setLevel(min(self._level, logging.INFO) if self._level else logging.INFO)
            self._count += 1
            log.addHandler(handler)

    def remove(self, handler: logging.Handler) -> None:
        """End that."""
        with self._lock:
            log.removeHandler(handler)
            self._count -= 1
            if not self._count:
                log.setLevel(self._level)


_LISTENERS = _Listeners()


class _QuietFileHandler(logging.FileHandler):
    """A log file that drops records if the disk is full, instead of printing tracebacks."""

    def _open(self) -> io.TextIOWrapper:
        """Open the file, which must not be a link."""
        file = open_own(Path(self.baseFilename), "append")
        return io.TextIOWrapper(file, encoding="utf-8", errors="backslashreplace")

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 (logging's name)
        """Drop a record that cannot be written."""
