"""Opens and saves the edited experiment, and asks before edits are lost."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from guitrainer.config.loading import file_content, load_experiment, load_preset
from guitrainer.config.schema import Experiment
from guitrainer.errors import GuitrainerError
from guitrainer.gui.kit.talk import Talk, Talks, ask_new_file
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.rooms.common.copying import copy_text
from guitrainer.gui.window.dialogs import questions
from guitrainer.gui.window.kinds import (
    STEPS,
)
from guitrainer.sentences import fill

# Number of edits from which an experiment without a file is worth a question.
MANY_EDITS = 8


class Documents(QObject):
    """The edited experiment and its file; `window` is the parent of dialogs.

    Any operation that may have to ask first is a talk, which is begun and continues later.
    """

    def __init__(self, lab: Lab, window: QWidget) -> None:
        super().__init__(window)
        self.lab, self.window = lab, window
        self.talks = Talks(window)
        self.talks.refused.connect(self._on_refused)

    def open_preset(self, name: str, then: Callable[[], object] | None = None) -> None:
        """Edit a built-in experiment; `then` is called when it is open."""
        self.edit_experiment(load_preset(name), then)

    def edit_experiment(
        self, experiment: Experiment, then: Callable[[], object] | None = None
    ) -> None:
        """Edit an experiment; `then` is called when it is open."""
        self.talks.begin(self._edit(experiment, then))

    def save(self) -> None:
        """Save the experiment to its file, or ask for a file if there is none."""
        self.talks.begin(discarded(self._save()))

    def save_as(self) -> None:
        """Ask for a file and save the experiment to it."""
        self.talks.begin(discarded(self._save_as()))

    @property
    def unsaved(self) -> bool:
        """Whether there are edits that must not be lost without a question."""
        document = self.lab.document
        return document.modified and (document.path is not None or document.edits >= MANY_EDITS)

    def leave(self, then: Callable[[], None], failed: Callable[[], None]) -> None:
        """Ask about unsaved edits, and call `then` unless the user cancels.

        If that raises an error, `failed` is called and the error is raised again.
        """
        self.talks.begin(self._leave_then(then, failed))

    def copy_command(self) -> None:
        """Copy the command that repeats the run to the clipboard."""
        self.talks.begin(self._copy_command())

    def _edit(self, experiment: Experiment, then: Callable[[], object] | None) -> Talk[None]:
        if (yield from self._may_leave()):
            self.lab.open_document(experiment)
            if then is not None:
                then()

    def _leave_then(self, then: Callable[[], None], failed: Callable[[], None]) -> Talk[None]:
        try:
            may_leave = yield from self._may_leave()
        except Exception:
            failed()
            raise
        if may_leave:
            then()

    def _may_leave(self) -> Talk[bool]:
        """Ask about unsaved edits if necessary; return whether to go on."""
        if not self.unsaved:
            return True
        document = self.lab.document
        name = document.path.name if document.path is not None else document.experiment.name
        answer = yield from questions.ask_to_save(
            self.window,
            fill(self.tr("Save the changes to %1?"), name),
            self.tr("Runs are always saved; this is about the edited experiment."),
        )
        return (yield from self._save()) if answer == "save" else answer == "discard"

    def _save(self) -> Talk[bool]:
        path = self.lab.document.path
        return (yield from self._save_as()) if path is None else self._write(path)

    def _save_as(self) -> Talk[bool]:
        start = self._place() / f"{self.lab.experiment.name}.toml"
        if self.lab.document.path is not None:
            start = self.lab.document.path
        title = self.tr("Save experiment")
        path = yield from ask_new_file(self.window, title, start, self._toml())
        return path is not None and self._write(path)

    def _copy_command(self) -> Talk[None]:
        from guitrainer.config.command import command_of, program_words

        document, program = self.lab.document, program_words()
        file = str(document.path or "experiment.toml")
        command = command_of(document.experiment, file, program)
        if command.needs_file and (document.path is None or document.modified):
            if not (yield from self._agree_to_save()):
                return
            command = command_of(document.experiment, str(document.path), program)
        copy_text(self.lab, command.text)

    def _agree_to_save(self) -> Talk[bool]:
        agreed = yield from questions.confirm(
            self.window,
            self.tr("Save this experiment to a file?"),
            self.tr("No short command describes this network, so it is read from a file."),
            self.tr("Save"),
        )
        return agreed and (yield from self._save())

    def _write(self, path: Path) -> bool:
        from guitrainer.runs.files import write_atomically

        try:
            write_atomically(path, file_content(self.lab.experiment))
        except GuitrainerError as error:
            self.lab.failed.emit(error)
            return False
        self.lab.note_saved(path)
        self.lab.said.emit(fill(self.tr("Saved %1"), path.name))
        return True

    def _open_toml(self, path: Path) -> Talk[None]:
        from guitrainer.training.places import located

        try:
            experiment = located(load_experiment(path), path.parent)
        except GuitrainerError as error:
            self.lab.failed.emit(error)
            return
        if (yield from self._may_leave()):
            of_a_run = (path.parent / STEPS).is_file()  # saving must not change its content
            self.lab.open_document(experiment, None if of_a_run else path)

    def _place(self) -> Path:
        """Return the initial folder of dialogs: that of the experiment, else the current folder."""
        path = self.lab.document.path
        return path.parent if path is not None else Path()

    def _toml(self) -> str:
        return self.tr("Experiments") + " (*.toml)"

    def _on_refused(self) -> None:
        self.lab.said.emit(self.tr("Answer the open dialog first."))


def discarded(talk: Talk[bool]) -> Talk[None]:
    """Return the talk without its answer, for callers that do not need it."""
    yield from talk
