"""Sweeps of the window: a child process computes them, and their folders are read meanwhile."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import IO, TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

import guitrainer
from guitrainer import PROGRAM
from guitrainer.errors import InputError
from guitrainer.files.opening import kind_of
from guitrainer.gui.base.settings import Settings
from guitrainer.gui.lab.background import Background
from guitrainer.gui.lab.swept import sweep_folders

if TYPE_CHECKING:
    from guitrainer.sweeps.plan import MetricName, SweepPlan
    from guitrainer.sweeps.reader import SweepReader, SweepStatus
    from guitrainer.sweeps.summary import SweepSummary
    from guitrainer.sweeps.table import TrialRow

POLL_MS = 200
LARGEST_MESSAGE = 2000  # bytes of the last words of a process that are read


@dataclass(frozen=True)
class SweepView:
    """A sweep as last read.

    Attributes
    ----------
    rows : trials that have ended, by number
    kept : trials of which the runs were kept
    running : whether a process computes the sweep now, no matter which
    """

    folder: Path
    plan: "SweepPlan"
    summary: "SweepSummary"
    status: "SweepStatus"
    rows: "Mapping[int, TrialRow]"
    complete: bool
    running: bool

    def trials_of(self, setting: int) -> range:
        """Return the numbers of the trials of a setting."""
        return range(setting, self.plan.trials_count, self.plan.settings_count)

    def run_folder(self, number: int) -> Path | None:
        """Return the folder of the run of a trial, if it was kept."""
        from guitrainer.sweeps.folder import SweepFolder
        from guitrainer.sweeps.trial import run_name

        path = SweepFolder(self.folder).runs / run_name(number)
        return path if kind_of(path, links=False) == "folder" else None


class SweepWatch:
    """Reads one sweep again and again; its methods are called by jobs, one at a time."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._reader: SweepReader | None = None
        self._summary: SweepSummary | None = None

    def look(self, metric: "MetricName | None") -> SweepView:
        """Read what is new, and summarize by `metric`; None for the metric of the sweep."""
        reader, new = self._reader, True
        if reader is None:
            reader = self._reader = self._open()
        else:
            new = bool(reader.refresh())
        summary = self._summary
        if new or summary is None or summary.metric != (metric or reader.plan.metric):
            summary = self._summary = reader.summary(metric)
        return SweepView(
            self.folder,
            reader.plan,
            summary,
            reader.status(),
            dict(reader.rows),
            reader.complete,
            reader.running,
        )

    def arrays(self, numbers: tuple[int, ...]) -> dict[int, dict[str, Any]]:
        """Return the arrays of some trials, by number."""
        reader = self._reader or self._open()
        return {number: reader.arrays(number) for number in numbers}

    def export(self, to: Path, metric: "MetricName | None") -> list[Path]:
        """Write what the suffix of `to` says; see `export_sweep`."""
        from guitrainer.sweeps.reader import SweepReader
        from guitrainer.sweeps.report import export_sweep

        return export_sweep(SweepReader(self.folder), to, metric)

    def _open(self) -> "SweepReader":
        from guitrainer.sweeps.reader import SweepReader

        return SweepReader(self.folder)


class Sweeping(QObject):
    """Starts, pauses and continues sweeps, one at a time, and knows which ones there are.

    Attributes
    ----------
    folder : sweep that the process computes, or has computed last
    problem : why it could not be computed, in one line; empty if it could
    """

    changed = Signal()  # the process has started or ended
    created = Signal(object)  # folder of a new sweep
    refused = Signal(str)  # why a sweep was not started, in one line
    asked = Signal()  # requests to show a sweep, see `show`

    def __init__(self, settings: Settings, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._settings, self._background = settings, background
        self.folder: Path | None = None
        self.problem = ""
        self.wanted: Path | None = None
        self.preparing = False
        self._process: subprocess.Popen[bytes] | None = None
        self._words: IO[bytes] | None = None
        self._timer = QTimer(self, interval=POLL_MS)
        self._timer.timeout.connect(self._poll)

    @property
    def root(self) -> Path:
        """The folder with all sweeps, next to that of the runs."""
        return self._settings.sweeps_folder

    @property
    def running(self) -> bool:
        """Whether the process is running."""
        return self._process is not None

    def computes(self, folder: Path | None) -> bool:
        """Return whether the process is computing the sweep in `folder`."""
        return self.running and folder is not None and folder == self.folder

    def folders(self) -> list[Path]:
        """Return the folders of the sweeps, the latest first."""
        return sweep_folders(self.root)

    def show(self, folder: Path) -> None:
        """Ask the Sweep room to show the sweep in `folder`."""
        self.wanted = folder
        self.asked.emit()

    def take_wanted(self) -> Path | None:
        """Return the sweep that the room was asked to show; None if it was not, or has shown it."""
        wanted, self.wanted = self.wanted, None
        return wanted

    # ------------------------------------------------------------ computing

    def begin(self, plan: "SweepPlan") -> None:
        """Check a plan, create its folder, and start to compute it."""
        self.preparing = True
        self.changed.emit()
        root = self.root

        def prepare() -> Path:
            from guitrainer.sweeps.checking import check_sweep
            from guitrainer.sweeps.folder import create_sweep

            check_sweep(plan, None, root)
            return create_sweep(plan, plan.experiment.name, root=root).path

        submit = self._background.submit
        submit("begin sweep", prepare, self._on_prepared, self._on_refused, kernels=False)

    def _on_prepared(self, folder: Path) -> None:
        self.preparing = False
        self.created.emit(folder)
        self.resume(folder)

    def _on_refused(self, error: Exception) -> None:
        self.preparing = False
        self.refused.emit(self._background.tell(error))
        self.changed.emit()

    def resume(self, folder: Path) -> None:
        """Compute the sweep in `folder`, or go on with it, in a child process."""
        if self.running:
            return
        self.folder, self.problem = folder, ""
        self._words = tempfile.TemporaryFile()  # noqa: SIM115 (read after the end)
        try:
            self._process = subprocess.Popen(
                [*_program(), "sweep", "--resume", str(folder), "--quiet"],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=self._words,
                start_new_session=True,  # an interrupt in the terminal is for the window
            )
        except OSError as error:
            self.problem = str(InputError(f"{_program()[0]}: {error.strerror}"))
            self._last_words()
        else:
            self._timer.start()
        self.changed.emit()

    def pause(self) -> None:
        """Ask the process to end; trials under way are computed again later."""
        if self._process is not None:
            self._process.terminate()

    def _poll(self) -> None:
        process = self._process
        if process is None or process.poll() is None:
            return
        self._process = None
        self._timer.stop()
        words = self._last_words()
        self.problem = words if 0 < process.returncode < 128 else ""
        self.changed.emit()

    def _last_words(self) -> str:
        if self._words is None:
            return ""
        with self._words as words:
            words.seek(0, os.SEEK_END)
            words.seek(max(words.tell() - LARGEST_MESSAGE, 0))
            lines = words.read().decode(errors="replace").strip().splitlines()
        self._words = None
        return lines[-1] if lines else ""

    def close(self, patience_s: float) -> bool:
        """Pause, and wait for the process to end; return whether it has ended."""
        process = self._process
        if process is None:
            return True
        self._timer.stop()
        end = monotonic() + patience_s
        with suppress(subprocess.TimeoutExpired):
            process.terminate()
            process.wait(max(end - monotonic(), 0.0))
            self._process = None
            self._last_words()
        return self._process is None


def _program() -> list[str]:
    """Return the words that start the program with this Python: of the checkout, or installed."""
    script = Path(guitrainer.__file__).resolve().parents[1] / "main.py"
    return [sys.executable, str(script)] if script.is_file() else [sys.executable, "-m", PROGRAM]
