"""Runs on disk: what there is, reading one back, which of them are compared or laid over others."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from guitrainer.gui.base.settings import Settings
from guitrainer.gui.lab.background import Background
from guitrainer.gui.lab.library import (
    FIRST_RUNS,
    FolderWatch,
    Library,
    PastRun,
    RunState,
    RunSummary,
    load_run,
)
from guitrainer.gui.lab.looking import Looking
from guitrainer.gui.lab.record import Record
from guitrainer.gui.lab.staging import as_it_is_now, folder_of, missing, same_folder, stage_summary
from guitrainer.gui.lab.worker import Crew
from guitrainer.sentences import fill


@dataclass(frozen=True)
class Overlay:
    """Another run: its record, the number of its color (`theme().run_color`), and its name."""

    record: Record
    color: int
    name: str


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


class RunShelf(QObject):
    """The folder of runs, looked through whenever something changes in it.

    It alone knows which of them is on stage, and what that one does.

    Parameters
    ----------
    going : says what the run on stage does; None where it has ended

    Attributes
    ----------
    runs : as read last; the newest first
    overlays : other runs whose curves are laid over those of the run on stage
    comparison : folders of the two runs that are compared; None: the one on stage
    """

    listed = Signal()  # `runs` is up to date
    gone = Signal(object)  # the run in this folder is not on disk any more
    overlays_changed = Signal()
    compared = Signal()  # somebody wants to see two runs side by side
    said = Signal(str)  # a line for the status bar

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
        self.overlays: tuple[Overlay, ...] = ()
        self.comparison: tuple[Path | None, Path | None] = (None, None)
        self._settings, self._background = settings, background
        self._crew, self._looking, self._going = crew, looking, going
        self._library = Library()
        self._watch = FolderWatch(self)
        self._watch.changed.connect(self.refresh)

    def begin(self) -> None:
        """List the runs, and watch the folder for others."""
        self.refresh()
        self._watch.begin(lambda: (self._settings.runs_folder, self.stage_folder))

    def close(self) -> None:
        """Watch the folder no more."""
        self._watch.stop()

    # ------------------------------------------------------------ the one on stage

    @property
    def stage_folder(self) -> Path | None:
        """Absolute path of the folder of the run on stage; None where it has none."""
        return folder_of(self._looking.record)

    def on_stage(self, folder: Path | None) -> bool:
        """Whether the run in `folder` is the one on stage."""
        return same_folder(folder, self.stage_folder)

    def summary(self, run: RunSummary) -> RunSummary:
        """What was read of a run, with what this window knows better: its own runs."""
        if self.on_stage(run.path):
            return as_it_is_now(run, self._looking.record, self._going())
        if run.state == "running" and self._crew.saves(run.path):
            return replace(run, state="saving")
        return run

    @property
    def staged_run(self) -> RunSummary | None:
        """The run on stage as it is now; None where it has no folder."""
        listed = next((run for run in self.runs if self.on_stage(run.path)), None)
        return stage_summary(self._looking.record, self._going(), listed)

    @property
    def all_runs(self) -> list[RunSummary]:
        """The run on stage, if it has a folder, and then all others that are listed."""
        staged = self.staged_run
        known = [self.summary(run) for run in self.runs if not self.on_stage(run.path)]
        return known if staged is None else [staged, *known]

    # ------------------------------------------------------------ what there is

    def refresh(self) -> None:
        """Look what runs are on disk, and whether those that are shown are still there."""
        root = self._settings.runs_folder
        shown = {one for one in (*self.comparison, self.stage_folder) if one is not None}

        def look(*most: int) -> tuple[tuple[RunSummary, ...], list[Path]]:
            return self._library.read(root, *most), missing(shown)

        submit = partial(self._background.submit, done=self._take, kernels=False)
        if not self.runs:  # the newest at once, the others when these are on screen
            submit("first runs", partial(look, FIRST_RUNS))
        submit("runs", look)

    def _take(self, found: tuple[tuple[RunSummary, ...], list[Path]]) -> None:
        runs, gone = found
        if runs != self.runs:
            self.runs = runs
            self.listed.emit()
        for folder in gone:
            self._forget(folder)

    def note(self, folder: Path, name: str, note: str) -> None:
        """Keep the name and the note that the user gives to the run in `folder`."""
        from guitrainer.runs.note import RunNote, tidied, write_note

        kept = tidied(RunNote(name, note))
        self.runs = tuple(
            replace(run, **vars(kept)) if same_folder(run.path, folder) else run
            for run in self.runs
        )
        self.listed.emit()
        write = partial(write_note, folder, kept)
        self._background.submit(
            f"note {folder}", write, self._on_noted, self._on_failed, kernels=False
        )

    def _on_noted(self, kept: object) -> None:
        self.refresh()

    def _on_failed(self, error: Exception) -> None:
        self._background.failed.emit(error)
        self.refresh()

    def delete(self, folder: Path) -> None:
        """Delete the run in `folder` from the disk, and from everything that shows it."""

        def delete() -> tuple[Path, list[str]]:
            from guitrainer.runs.management import remove_run

            return folder, remove_run(folder)

        key = f"delete {folder}"
        self._background.submit(key, delete, self._on_deleted, self._on_failed, kernels=False)

    def _on_deleted(self, result: tuple[Path, list[str]]) -> None:
        folder, left = result
        self.runs = tuple(run for run in self.runs if not same_folder(run.path, folder))
        self._forget(folder)
        self.listed.emit()
        text = fill(self.tr("Deleted %1"), folder.name)
        if left:
            text += fill(self.tr("; left files guitrainer did not create: %1"), ", ".join(left))
        self.said.emit(text)
        self.refresh()

    def _forget(self, folder: Path) -> None:
        """Show the run in `folder` nowhere any more: it is not on disk."""
        self._settings.forget(folder)
        if any(same_folder(one, folder) for one in self.comparison):
            left, right = (None if same_folder(one, folder) else one for one in self.comparison)
            self.comparison = (left, right)
            self.listed.emit()
        self.gone.emit(folder)

    # ------------------------------------------------------------ beside the one on stage

    def compare(self, left: Path | None, right: Path | None) -> None:
        """Show the runs in two folders side by side; None: the run on stage."""
        self.comparison = (left, right)
        self.compared.emit()

    def set_overlays(self, overlays: tuple[Overlay, ...]) -> None:
        """Lay the curves of these runs over those of the run on stage."""
        if overlays != self.overlays:
            self.overlays = overlays
            self.overlays_changed.emit()
