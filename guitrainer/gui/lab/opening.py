"""Reading a run back from disk, to put it on stage."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from guitrainer.gui.lab.background import Background
from guitrainer.gui.lab.crew import Crew
from guitrainer.gui.lab.library import PastRun, load_run
from guitrainer.sentences import fill

JOB = "run"
SAVING_S = 2.0  # it may be this run that a worker is still saving; it is waited for so long


class Opening(QObject):
    """Reads one run at a time; whatever is done meanwhile takes precedence."""

    passed_over = Signal(str)  # a run was read in vain; in words

    def __init__(self, background: Background, crew: Crew, parent: QObject) -> None:
        super().__init__(parent)
        self._background, self._crew = background, crew
        self._folder: Path | None = None  # of the run that is being read

    def read(self, folder: Path, show: Callable[[PastRun], None], *, to_resume: bool) -> None:
        """Read the run in `folder`, and call `show` with it; see `load_run`."""
        leaving = self._crew.leaving

        def read() -> PastRun:
            for worker in leaving:
                worker.join(SAVING_S)
            return load_run(folder, to_resume=to_resume)

        self._folder = folder
        self._background.submit(
            JOB, read, partial(self._on_read, show), self._on_failed, kernels=False
        )

    def pass_over(self) -> None:
        """Leave the run that is being read where it is: something newer was asked for."""
        if self._folder is not None:
            self._background.forget(JOB)
            text = self.tr("%1 was not opened: something else was done meanwhile.")
            self.passed_over.emit(fill(text, self._folder.name))
            self._folder = None

    def _on_read(self, show: Callable[[PastRun], None], run: PastRun) -> None:
        self._folder = None
        show(run)

    def _on_failed(self, error: Exception) -> None:
        self._folder = None
        self._background.failed.emit(error)
