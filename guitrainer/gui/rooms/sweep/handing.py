"""Files and commands of a sweep, which the room hands to the user."""

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from guitrainer.config.command import program_words
from guitrainer.gui.kit.talk import Talk, Talks, ask_new_file
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.lab.sweeping import SweepWatch
from guitrainer.gui.rooms.common.copying import copy_text

KINDS = "*.png *.svg *.pdf *.csv *.md"


class SweepHanding(QObject):
    """Exports the results of a sweep, and copies the commands for sweeps and plans."""

    def __init__(self, lab: Lab, room: QWidget) -> None:
        super().__init__(room)
        self.lab, self._room, self._talks = lab, room, Talks(room)

    def export(self, watch: SweepWatch | None, metric: Any) -> None:
        """Ask for a file, and write the results to it."""
        if watch is not None:
            self._talks.begin(self._export(watch, metric))

    def _export(self, watch: SweepWatch, metric: Any) -> Talk[None]:
        start = watch.folder.parent / f"{watch.folder.name}.png"
        kinds = f"{self.tr('Pictures, tables and reports')} ({KINDS})"
        to = yield from ask_new_file(self._room, self.tr("Export the sweep"), start, kinds)
        if to is not None:
            work = partial(watch.export, to, metric)
            submit = self.lab.background.submit
            submit(
                "export sweep", work, self.lab.exported.emit, self.lab.failed.emit, kernels=False
            )

    def copy_plan(self, plan: Any) -> None:
        """Copy the command that begins a sweep, if there is a short one."""
        from guitrainer.sweeps.command import plan_command

        command = plan_command(plan, program_words())
        if command is None:
            self.lab.said.emit(
                self.tr("No short command describes this network. Start the sweep, then copy.")
            )
        else:
            copy_text(self.lab, command)

    def copy(self, folder: Path | None) -> None:
        """Copy the command that repeats a sweep on disk."""
        from guitrainer.sweeps.command import folder_command

        if folder is not None:
            copy_text(self.lab, folder_command(folder, program_words()))
