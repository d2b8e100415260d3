"""The actions on the selected run, and the curves of other runs in the plots."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

from guitrainer.gui.lab.commands import Commands
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.lab.library import PastRun, RunSummary, load_run
from guitrainer.gui.lab.seeds import seeds_of
from guitrainer.gui.lab.shelf import Overlay
from guitrainer.gui.lab.staging import folder_of
from guitrainer.gui.rooms.train.runs.columns import NAME, NOTE
from guitrainer.gui.rooms.train.runs.view import RunTable
from guitrainer.sentences import fill

MOST_OVERLAYS = 6  # number of colors that can be distinguished
FEWEST_SEEDS = 2  # of a band


class Overlaying(QObject):
    """Reads the checked runs.

    Parameters
    ----------
    name_of : returns the name of a run, by its folder
    """

    def __init__(self, lab: Lab, name_of: Callable[[Path], str], parent: QObject) -> None:
        super().__init__(parent)
        self._lab, self._name_of = lab, name_of
        self._loading: set[Path] = set()

    def toggle(self, path: Path) -> None:
        """Show or hide the curves of the run in `path`."""
        if not self._hide(path):
            self._load((path,))

    def show_seeds(self, run: RunSummary) -> None:
        """Show the runs that differ from `run` only in their seeds as a band."""
        shelf = self._lab.shelf
        found = [one.path for one in seeds_of(run, shelf.runs) if not shelf.on_stage(one.path)]
        if len(found) < FEWEST_SEEDS:
            self._lab.said.emit(self.tr("No other run differs from this one only in its seed."))
            return
        for path in found:
            self._hide(path)
        self._load(tuple(found))

    def _hide(self, path: Path) -> bool:
        """Hide the curves of a run, if they are shown; return whether they were."""
        shelf = self._lab.shelf
        kept = tuple(one for one in shelf.overlays if path not in one.folders)
        shown = kept != shelf.overlays
        shelf.set_overlays(kept)
        return shown

    def _load(self, paths: tuple[Path, ...]) -> None:
        lab = self._lab
        if len(lab.shelf.overlays) + len(self._loading) >= MOST_OVERLAYS:
            text = self.tr("At most %n run(s) can be shown in different colors", "", MOST_OVERLAYS)
            lab.said.emit(text)
        elif paths[0] not in self._loading:
            self._loading.add(paths[0])

            def read() -> list[PastRun]:
                return [load_run(path) for path in paths]

            failed = partial(self._on_not_loaded, paths[0])
            key = f"overlay {paths[0]}"
            lab.background.submit(key, read, self._on_loaded, failed, kernels=False)

    def refresh(self) -> None:
        """Remove curves of runs that are gone or on stage; update the names of the others."""
        known = {run.path for run in self._lab.shelf.runs}
        kept = []
        for one in self._lab.shelf.overlays:
            staged = any(self._lab.shelf.on_stage(folder) for folder in one.folders)
            folder = folder_of(one.record)
            if folder is not None and known.issuperset(one.folders) and not staged:
                kept.append(replace(one, name=self._title(folder, len(one.records))))
        self._lab.shelf.set_overlays(tuple(kept))

    def _title(self, folder: Path, seeds: int) -> str:
        name = self._name_of(folder)
        return name if seeds == 1 else fill(self.tr("%1, %2 seeds"), name, seeds)

    def _on_loaded(self, runs: list[PastRun]) -> None:
        lab = self._lab
        self._loading.discard(runs[0].folder)
        known = {one.path for one in lab.shelf.runs}
        runs = [one for one in runs if one.folder in known and not lab.shelf.on_stage(one.folder)]
        if not runs:
            return  # the run was put on stage or deleted while it was being read
        taken = {overlay.color for overlay in lab.shelf.overlays}
        color = min(set(range(MOST_OVERLAYS + 1)) - taken)
        lab.shelf.set_overlays(
            (
                *lab.shelf.overlays,
                Overlay(
                    runs[0].record,
                    color,
                    self._title(runs[0].folder, len(runs)),
                    tuple(run.record for run in runs[1:]),
                ),
            )
        )

    def _on_not_loaded(self, path: Path, error: Exception) -> None:
        self._loading.discard(path)
        self._lab.failed.emit(error)


class RunActions(QObject):
    """Actions on a run, which are enabled if they make sense.

    Parameters
    ----------
    table : the widget with the shortcuts of the actions
    selected : returns the current state of the selected run
    seeds_asked : called with a run of which all seeds are to be shown
    """

    def __init__(
        self,
        lab: Lab,
        commands: Commands,
        table: RunTable,
        selected: Callable[[], RunSummary | None],
        seeds_asked: Callable[[RunSummary], object],
    ) -> None:
        super().__init__(table)
        self._lab, self._selected, self._table = lab, selected, table
        keys = QKeySequence.StandardKey
        self.show = self._make(
            self.tr("Show"),
            self.tr("Show this run on the stage, or this sweep in its room (Enter)"),
            lambda run: self.show_sweep(run.path) if run.is_sweep else commands.show_run(run.path),
        )
        self.compare = self._make(
            self.tr("Compare"),
            self.tr("Compare its filters with those on stage"),
            lambda run: lab.shelf.compare(None, run.path),
        )
        self.seeds = self._make(
            self.tr("Show all seeds"),
            self.tr("Draw the runs that differ from this one only in their seeds as a band"),
            seeds_asked,
        )
        self.resume = self._make(
            self.tr("Resume"),
            self.tr("Continue where it stopped"),
            lambda run: commands.resume(run.path) if run.sweep is None else self._resume_sweep(run),
        )
        self.further = self._make(
            self.tr("Train further…"),
            self.tr("Train this run for more steps than planned"),
            lambda run: commands.train_further(run.path, run.steps or 0),
        )
        self.rename = self._make(
            self.tr("Rename"),
            self.tr("Name this run, or remove its name"),
            lambda run: table.edit_cell(NAME),
        )
        self.note = self._make(
            self.tr("Write a note"),
            self.tr("Write a note about this run"),
            lambda run: table.edit_cell(NOTE),
        )
        self.open_folder = self._make(
            self.tr("Open folder"),
            self.tr("Show its files"),
            lambda run: commands.open_folder(run.path),
        )
        self.delete = self._make(
            self.tr("Delete…"), self.tr("Delete it from disk"), commands.delete_run, keys.Delete
        )

    def show_sweep(self, folder: Path) -> None:
        """Show a sweep in its room."""
        self._lab.sweeping.show(folder)
        self._lab.looking.point_at("sweep")

    def _resume_sweep(self, run: RunSummary) -> None:
        if run.sweep is not None and run.sweep.race:
            self._lab.racing.resume(run.path)
            self._lab.looking.point_at("race")
            return
        self.show_sweep(run.path)
        self._lab.sweeping.resume(run.path)

    @property
    def all(self) -> list[QAction]:
        """All actions, in the order of a menu."""
        return [self.show, self.compare, self.seeds, self.resume, self.further, self.rename,
                self.note, self.open_folder, self.delete]  # fmt: skip

    def refresh(self) -> None:
        """Enable the actions that make sense for the selected run."""
        run = self._selected()
        if run is None:
            for action in self.all:
                action.setEnabled(False)
            return
        live = self._lab.shelf.on_stage(run.path)
        busy = run.state in ("running", "saving") or (live and self._lab.running)
        self.show.setEnabled(not live)
        self.open_folder.setEnabled(True)
        self.compare.setEnabled(not live and not run.is_sweep)
        self.seeds.setEnabled(not run.is_sweep)
        for action in (self.rename, self.note):
            action.setEnabled(True)
        self.resume.setEnabled(run.resumable and not busy)
        self.further.setEnabled(run.extendable and not busy)
        self.delete.setEnabled(not busy)

    def _make(
        self,
        text: str,
        tip: str,
        do: Callable[[RunSummary], object],
        key: QKeySequence.StandardKey | None = None,
    ) -> QAction:
        action = QAction(text, self)
        action.setToolTip(tip)
        if key is not None:
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)

        def on_triggered() -> None:
            if (run := self._selected()) is not None:
                do(run)

        action.triggered.connect(on_triggered)
        self._table.addAction(action)
        return action
