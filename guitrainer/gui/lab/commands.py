"""Commands that rooms may request from the window."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from guitrainer.config.schema import Experiment
from guitrainer.gui.lab.library import RunSummary


class Commands(Protocol):
    """Opens, resumes and deletes runs, and asks the user whatever that requires."""

    def open_preset(self, name: str, then: Callable[[], object] | None = None) -> None:
        """Edit a built-in experiment; `then` is called when it is open."""

    def edit_experiment(
        self, experiment: Experiment, then: Callable[[], object] | None = None
    ) -> None:
        """Edit an experiment; `then` is called when it is open."""

    def show_run(self, folder: Path) -> None:
        """Put the run in `folder` on stage."""

    def resume(self, folder: Path) -> None:
        """Continue the run in `folder`."""

    def train_further(self, folder: Path, done: int) -> None:
        """Ask for a number of steps, and train the finished run in `folder` that much further."""

    def delete_run(self, run: RunSummary) -> None:
        """Delete a run after confirmation."""

    def open_folder(self, path: Path) -> None:
        """Show a folder in the system's file manager."""
