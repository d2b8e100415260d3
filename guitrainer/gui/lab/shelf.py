"""The shelf: the runs on disk, and which of them are on stage, compared or overlaid."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from guitrainer.gui.base.settings import Settings
from guitrainer.gui.lab.background import Background
from guitrainer.gui.lab.folder_watch import FolderWatch
from guitrainer.gui.lab.library import (
    FIRST_RUNS,
    Library,
    PastRun,
    RunState,
    RunSummary,
    load_run,
)
from guitrainer.gui.lab.looking import Looking
from guitrainer.gui.lab.record import Record
from guitrainer.gui.lab.staging import as_it_is_now, folder_of, missing, same_folder, stage_summary
from guitrainer.gui.lab.swept import SweepShelf
from guitrainer.gui.lab.worker import Crew
from guitrainer.sentences import fill

JOB = "run"
SAVING_S = 2.0  # longest wait for a worker that may still be saving this run


@dataclass(frozen=True)
class Overlay:
    """Another run: its record, the number of its color (`theme().run_color`), and its name.

    With `others`, which are runs of the same setting with other seeds, it is a band of curves.
    """

    record: Record
    color: int
    name: str
    others: tuple[Record, ...] = ()

    @property
    def records(self) -> tuple[Record, ...]:
        """The records of all seeds."""
        return (self.record, *self.others)

    @property
    def folders(self) -> tuple[Path | None, ...]:
        """The folders of all runs."""
        return tuple(folder_of(one) for one in self.records)


class Opening(QObject):
    """Reads one run at a time; anything the user does meanwhile takes precedence."""

    passed_over = Signal(str)  # a run was read in vain; with a message

    def __init__(self, background: Background, crew: Crew, parent: QObject) -> None:
        super().__init__(parent)
        self._background, self._crew = background, crew
        self._folder: Path | None = None  # folder of the run that is being read

    def read(self, folder: Path, show: Callable[[PastRun], None], *, to_resume: bool) -> None:
        """Read the run in `folder` and call `show` with it; see `load_run`."""
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
        """Ignore the run that is being read, because of a newer request."""
        if self._folder is not None:
            self._background.forget(JOB)
            text = self.tr("%1 was not opened, because you did something else in the meantime.")
            self.passed_over.emit(fill(text, self._folder.name))
            self._folder = None

    def _on_read(self, show: Callable[[PastRun], None], run: PastRun) -> None:
        self._folder = None
        show(run)

    def _on_failed(self, error: Exception) -> None:
        self._folder = None
        self._background.failed.emit(error)


class RunShelf(QObject):
    """The folder of runs, which is read again whenever anything in it changes.

    Only the shelf knows which run is on stage and what it is doing.

    Parameters
    ----------
    going : returns what the run on stage is doing; None if it has ended

    Attributes
    ----------
    runs : the runs as last read, the latest first
    sweeps : the sweeps as last read, the latest first
    overlays : other runs whose curves are drawn together with those of the run on stage
    comparison : folders of the two runs being compared; None: the run on stage
    """

    listed = Signal()  # `runs` is up to date
    gone = Signal(object)  # the run in this folder is no longer on disk
    overlays_changed = Signal()
    compared = Signal()  # requests to show two runs side by side
    said = Signal(str)  # a message for the status bar

    def __init__(
        self,
        settings: Settings,
        background: Background,
        crew: Crew,
        looking: Looking,
        going: Callable[[], RunState | None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.runs: tuple[RunSummary, ...] = ()
        self.sweeps: tuple[RunSummary, ...] = ()
        self.overlays: tuple[Overlay, ...] = ()
        self.comparison: tuple[Path | None, Path | None] = (None, None)
        self._settings, self._background = settings, background
        self._crew, self._looking, self._going = crew, looking, going
        self._library, self._sweeps = Library(), SweepShelf()
        self._watch = FolderWatch(self)
        self._watch.changed.connect(self.refresh)

    def begin(self) -> None:
        """List the runs and start watching the folder."""
        self.refresh()
        self._watch.begin(
            lambda: (self._settings.runs_folder, self.stage_folder, *self._sweep_folders())
        )

    def close(self) -> None:
        """Stop watching the folder."""
        self._watch.stop()

    def _sweep_folders(self) -> list[Path]:
        """Return the folders in which a sweep may be created, or may grow."""
        growing = [one.path for one in self.sweeps if one.state != "completed"]
        return [self._settings.sweeps_folder, *growing]

    # ------------------------------------------------------------ the run on stage

    @property
    def stage_folder(self) -> Path | None:
        """Absolute path of the folder of the run on stage; None if it has none."""
        return folder_of(self._looking.record)

    def on_stage(self, folder: Path | None) -> bool:
        """Return whether the run in `folder` is on stage."""
        return same_folder(folder, self.stage_folder)

    def summary(self, run: RunSummary) -> RunSummary:
        """Return the summary of a run, up to date if it is a run of this window."""
        if self.on_stage(run.path):
            return as_it_is_now(run, self._looking.record, self._going())
        if run.state == "running" and self._crew.saves(run.path):
            return replace(run, state="saving")
        return run

    @property
    def staged_run(self) -> RunSummary | None:
        """The current summary of the run on stage; None if it has no folder."""
        listed = next((run for run in self.runs if self.on_stage(run.path)), None)
        return stage_summary(self._looking.record, self._going(), listed)

    @property
    def all_runs(self) -> list[RunSummary]:
        """The run on stage, if it has a folder, followed by all other listed runs."""
        staged = self.staged_run
        known = [self.summary(run) for run in self.runs if not self.on_stage(run.path)]
        return known if staged is None else [staged, *known]

    def is_sweep(self, folder: Path) -> bool:
        """Return whether a sweep is listed with this folder."""
        return any(same_folder(one.path, folder) for one in self.sweeps)

    # ------------------------------------------------------------ the runs on disk

    def refresh(self) -> None:
        """Read the lists of runs and of sweeps, and check whether the displayed runs exist."""
        self.refresh_runs()
        self._background.submit(
            "sweeps",
            partial(self._sweeps.read, self._settings.sweeps_folder),
            self._take_sweeps,
            kernels=False,
        )

    def refresh_runs(self) -> None:
        """Read the list of runs, and check whether the displayed ones still exist."""
        root = self._settings.runs_folder
        shown = {one for one in (*self.comparison, self.stage_folder) if one is not None}

        def look(*most: int) -> tuple[tuple[RunSummary, ...], list[Path]]:
            return self._library.read(root, *most), missing(shown)

        submit = partial(self._background.submit, done=self._take, kernels=False)
        if not self.runs:  # the latest runs at once, the others when these are on screen
            submit("first runs", partial(look, FIRST_RUNS))
        submit("runs", look)

    def _take_sweeps(self, sweeps: tuple[RunSummary, ...]) -> None:
        if sweeps != self.sweeps:
            self.sweeps = sweeps
            self.listed.emit()

    def _take(self, found: tuple[tuple[RunSummary, ...], list[Path]]) -> None:
        runs, gone = found
        if runs != self.runs:
            self.runs = runs
            self.listed.emit()
        for folder in gone:
            self._forget(folder)

    def note(self, folder: Path, name: str, note: str) -> None:
        """Save the name and note that the user gives to the run or sweep in `folder`."""
        from guitrainer.runs.note import RunNote, tidied, write_note
        from guitrainer.sweeps.management import write_sweep_note

        kept = tidied(RunNote(name, note))

        def noted(listed: tuple[RunSummary, ...]) -> tuple[RunSummary, ...]:
            return tuple(
                replace(run, **vars(kept)) if same_folder(run.path, folder) else run
                for run in listed
            )

        self.runs, self.sweeps = noted(self.runs), noted(self.sweeps)
        self.listed.emit()
        write = partial(write_sweep_note if self.is_sweep(folder) else write_note, folder, kept)
        self._background.submit(
            f"note {folder}", write, self._on_noted, self._on_failed, kernels=False
        )

    def _on_noted(self, kept: object) -> None:
        self.refresh()

    def _on_failed(self, error: Exception) -> None:
        self._background.failed.emit(error)
        self.refresh()

    def delete(self, folder: Path) -> None:
        """Delete the run or sweep in `folder`, and remove it from everything that shows it."""
        sweep = self.is_sweep(folder)

        def delete() -> tuple[Path, list[str]]:
            from guitrainer.runs.management import remove_run
            from guitrainer.sweeps.management import remove_sweep

            return folder, remove_sweep(folder) if sweep else remove_run(folder)

        key = f"delete {folder}"
        self._background.submit(key, delete, self._on_deleted, self._on_failed, kernels=False)

    def _on_deleted(self, result: tuple[Path, list[str]]) -> None:
        folder, left = result
        self.runs, self.sweeps = (
            tuple(run for run in listed if not same_folder(run.path, folder))
            for listed in (self.runs, self.sweeps)
        )
        self._forget(folder)
        self.listed.emit()
        text = fill(self.tr("Deleted %1"), folder.name)
        if left:
            text += fill(self.tr("; left files guitrainer did not create: %1"), ", ".join(left))
        self.said.emit(text)
        self.refresh()

    def _forget(self, folder: Path) -> None:
        """Remove the run in `folder`, which is no longer on disk, from everything that shows it."""
        self._settings.forget(folder)
        if any(same_folder(one, folder) for one in self.comparison):
            left, right = (None if same_folder(one, folder) else one for one in self.comparison)
            self.comparison = (left, right)
            self.listed.emit()
        self.gone.emit(folder)

    # ------------------------------------------------------------ comparisons

    def compare(self, left: Path | None, right: Path | None) -> None:
        """Show the runs in two folders side by side; None: the run on stage."""
        self.comparison = (left, right)
        self.compared.emit()

    def set_overlays(self, overlays: tuple[Overlay, ...]) -> None:
        """Draw the curves of these runs together with those of the run on stage."""
        if overlays != self.overlays:
            self.overlays = overlays
            self.overlays_changed.emit()
