"""What a room may ask of the window."""

from pathlib import Path
from typing import Protocol

from guitrainer.gui.lab.library import RunSummary


class Commands(Protocol):
    """Opening, resuming and deleting, with the questions that these need."""

    def open_preset(self, name: str) -> None:
        """Edit an experiment that comes with the program."""

    def show_run(self, folder: Path) -> None:
        """Put the run in `folder` on stage."""

    def resume(self, folder: Path) -> None:
        """Continue the run in `folder`."""

    def train_further(self, folder: Path, done: int) -> None:
        """Ask how many steps more, and train the finished run in `folder` by as many."""

    def delete_run(self, run: RunSummary) -> None:
        """Delete a run, after asking."""

    def open_folder(self, path: Path) -> None:
        """Show a folder in the system's file manager."""
