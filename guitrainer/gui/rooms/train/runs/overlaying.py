"""Laying the curves of runs over those of the run on stage, and taking them away."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.lab.library import PastRun, load_run
from guitrainer.gui.lab.shelf import Overlay
from guitrainer.gui.lab.staging import folder_of

MOST_OVERLAYS = 6  # there are so many colors that can be told apart


class Overlaying(QObject):
    """Reads runs that are ticked.

    Parameters
    ----------
    name_of : what a run is called, by its folder
    """

    def __init__(self, lab: Lab, name_of: Callable[[Path], str], parent: QObject) -> None:
        super().__init__(parent)
        self._lab, self._name_of = lab, name_of
        self._loading: set[Path] = set()

    def toggle(self, path: Path) -> None:
        """Show the curves of the run in `path`, or show them no more."""
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
        """Take curves away of runs that are gone or on stage; call the others as they are now."""
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
            return  # it was put on stage or deleted while it was read
        taken = {overlay.color for overlay in lab.shelf.overlays}
        color = min(set(range(MOST_OVERLAYS + 1)) - taken)
        lab.shelf.set_overlays(
            (*lab.shelf.overlays, Overlay(run.record, color, self._name_of(run.folder)))
        )

    def _on_not_loaded(self, path: Path, error: Exception) -> None:
        self._loading.discard(path)
        self._lab.failed.emit(error)
