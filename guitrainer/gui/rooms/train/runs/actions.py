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
from guitrainer.gui.lab.shelf import Overlay
from guitrainer.gui.lab.staging import folder_of
from guitrainer.gui.rooms.train.runs.columns import NAME, NOTE
from guitrainer.gui.rooms.train.runs.view import RunTable

MOST_OVERLAYS = 6  # number of colors that can be distinguished


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
        lab = self._lab
        kept = tuple(one for one in lab.shelf.overlays if folder_of(one.record) != path)
        if kept != lab.shelf.overlays:
            lab.shelf.set_overlays(kept)
        elif len(kept) + len(self._loading) >= MOST_OVERLAYS:
            text = self.tr("At most %n run(s) can be shown in different colors", "", MOST_OVERLAYS)
            lab.said.emit(text)
        elif path not in self._loading:
            self._loading.add(path)
            failed = partial(self._on_not_loaded, path)
            read = partial(load_run, path)
            lab.background.submit(f"overlay {path}", read, self._on_loaded, failed, kernels=False)

    def refresh(self) -> None:
        """Remove curves of runs that are gone or on stage; update the names of the others."""
        known = {run.path for run in self._lab.shelf.runs}
        kept = []
        for one in self._lab.shelf.overlays:
            folder = folder_of(one.record)
            if folder in known and not self._lab.shelf.on_stage(folder):
                kept.append(replace(one, name=self._name_of(folder)))
        self._lab.shelf.set_overlays(tuple(kept))

    def _on_loaded(self, run: PastRun) -> None:
        lab = self._lab
        self._loading.discard(run.folder)
        if lab.shelf.on_stage(run.folder) or run.folder not in {one.path for one in lab.shelf.runs}:
            return  # the run was put on stage or deleted while it was being read
        taken = {overlay.color for overlay in lab.shelf.overlays}
        color = min(set(range(MOST_OVERLAYS + 1)) - taken)
        lab.shelf.set_overlays(
            (*lab.shelf.overlays, Overlay(run.record, color, self._name_of(run.folder)))
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
    """

    def __init__(
        self,
        lab: Lab,
        commands: Commands,
        table: RunTable,
        selected: Callable[[], RunSummary | None],
    ) -> None:
        super().__init__(table)
        self._lab, self._selected, self._table = lab, selected, table
        keys = QKeySequence.StandardKey
        self.show = self._make(
            self.tr("Show"),
            self.tr("Show this run on the stage (Enter)"),
            lambda run: commands.show_run(run.path),
        )
        self.compare = self._make(
            self.tr("Compare"),
            self.tr("Compare its filters with those on stage"),
            lambda run: lab.shelf.compare(None, run.path),
        )
        self.resume = self._make(
            self.tr("Resume"),
            self.tr("Continue where it stopped"),
            lambda run: commands.resume(run.path),
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

    @property
    def all(self) -> list[QAction]:
        """Return all actions, in the order of a menu."""
        return [self.show, self.compare, self.resume, self.further, self.rename, self.note,
                self.open_folder, self.delete]  # fmt: skip

    def refresh(self) -> None:
        """Enable the actions that make sense for the selected run."""
        run = self._selected()
        if run is None:
            for action in self.all:
                action.setEnabled(False)
            return
        live = self._lab.shelf.on_stage(run.path)
        busy = run.state in ("running", "saving") or (live and self._lab.running)
        for action in (self.show, self.compare):
            action.setEnabled(not live)
        for action in (self.rename, self.note, self.open_folder):
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
