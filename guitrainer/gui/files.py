"""Opening, saving and exporting: everything with a file dialog."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from guitrainer.gui.state.lab import Lab


class Files(QObject):
    """What the menus and the run bar do with files; `window` is the parent of dialogs."""

    def __init__(self, lab: Lab, window: QWidget) -> None:
        super().__init__(window)
        self.lab, self.window = lab, window

    def open_experiment(self) -> None:
        """Ask for a TOML file and edit it."""

    def open_run(self) -> None:
        """Ask for the folder of a run and put it on stage."""

    def save(self) -> bool:
        """Save the experiment where it was opened from; whether it was saved."""
        return True

    def save_as(self) -> bool:
        """Ask where to save the experiment; whether it was saved."""
        return True

    def export(self) -> None:
        """Ask what to export, and where to."""

    def copy_command(self) -> None:
        """Put the command that repeats the run on the clipboard."""

    def open(self, path: Path) -> None:
        """Open a TOML file, a run folder, a folder of IDX files or an .npz."""

    def drop(self, paths: Sequence[str]) -> None:
        """Open what was dropped onto the window."""
        for path in paths:
            self.open(Path(path))

    def may_leave(self) -> bool:
        """Ask about unsaved edits; whether they may be left behind."""
        return True


def open_run_folder(lab: Lab, folder: Path) -> None:
    """Put the run in `folder` on stage."""
