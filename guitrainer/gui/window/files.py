"""Opens, saves and exports: everything with a file dialog."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QWidget

from guitrainer.config.loading import file_content, load_experiment, load_preset
from guitrainer.config.schema import Data, Experiment
from guitrainer.errors import GuitrainerError, InputError
from guitrainer.files.opening import kind_of
from guitrainer.gui.kit.talk import Talk, Talks, ask_file, ask_folder, ask_new_file
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.lab.library import RunSummary
from guitrainer.gui.window.dialogs.questions import ask_number, ask_to_save, confirm
from guitrainer.gui.window.images import ImageOpener
from guitrainer.sentences import fill

# Number of edits from which an experiment without a file is worth a question.
MANY_EDITS = 8
CONFIG, STEPS, CHECKPOINT = "config.toml", "steps.csv", "checkpoint.safetensors"


class Files(QObject):
    """File operations of the menus and the run bar; `window` is the parent of dialogs.

    Any operation that may have to ask first is a talk, which is begun and continues later.
    """

    dress_changed = Signal()  # another language or theme has been chosen
    filters_asked = Signal(object)  # path of a trained network, or of a folder of checkpoints

    def __init__(self, lab: Lab, window: QWidget) -> None:
        super().__init__(window)
        self.lab, self.window = lab, window
        self.talks = Talks(window)
        self.talks.refused.connect(self._on_refused)
        self.images = ImageOpener(lab, window, self.talks)

    def _on_refused(self) -> None:
        self.lab.said.emit(self.tr("Answer the open dialog first."))

    # ------------------------------------------------------------ experiments

    def open_experiment(self) -> None:
        """Ask for a TOML file and edit its experiment."""
        self.talks.begin(self._ask_experiment())

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
        """Return whether there are edits that must not be lost without a question."""
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

    def _ask_experiment(self) -> Talk[None]:
        title, kinds = self.tr("Open experiment"), self._toml()
        path = yield from ask_file(self.window, title, self._place(), kinds)
        if path is not None:
            yield from self._open(path)

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
        answer = yield from ask_to_save(
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
        QGuiApplication.clipboard().setText(command.text)
        self.lab.said.emit(fill(self.tr("Copied: %1"), command.text))

    def _agree_to_save(self) -> Talk[bool]:
        agreed = yield from confirm(
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

    # ------------------------------------------------------------ runs

    def open_run(self) -> None:
        """Ask for the folder of a run and put it on stage."""
        self.talks.begin(self._ask_run())

    def open_network(self) -> None:
        """Ask for a file of a trained network, and show its filters."""
        self.talks.begin(self._ask_network())

    def show_run(self, folder: Path) -> None:
        """Put the run in `folder` on stage."""
        self.talks.begin(self._show_run(folder))

    def resume(self, folder: Path) -> None:
        """Continue the run in `folder`."""
        self.talks.begin(self._show_run(folder, resume=True))

    def train_further(self, folder: Path, done: int) -> None:
        """Ask for a number of steps, and train the finished run in `folder` that much further."""
        self.talks.begin(self._train_further(folder, done))

    def train_stage_further(self) -> None:
        """Train the run on stage further, if it has reached its planned end."""
        record = self.lab.record
        started, finished = record.started, record.finished
        if started is None or started.folder is None or finished is None:
            self.lab.said.emit(self.tr("No finished run is on stage."))
        elif finished.reason != "completed":
            self.lab.said.emit(self.tr("Only a completed run can be trained further."))
        else:
            self.train_further(Path(started.folder), finished.step)

    def delete_run(self, run: RunSummary) -> None:
        """Delete a run after confirmation."""
        self.talks.begin(self._delete_sweep(run) if run.is_sweep else self._delete_run(run.path))

    def _ask_run(self) -> Talk[None]:
        title = self.tr("Open the folder of a run")
        folder = yield from ask_folder(self.window, title, self.lab.settings.runs_folder)
        if folder is not None:
            yield from self._show_run(folder)

    def _ask_network(self) -> Talk[None]:
        title = self.tr("Open a file of a trained network")
        path = yield from ask_file(self.window, title, self._place(), self.tr("All files") + " (*)")
        if path is not None:
            self.filters_asked.emit(path)

    def _train_further(self, folder: Path, done: int) -> Talk[None]:
        from guitrainer.config.schema import MOST_STEPS

        more = yield from ask_number(
            self.window,
            fill(self.tr("Train the run %1 further?"), folder.name),
            self.tr(
                "It continues in its own folder. Cosine and one-cycle schedules restart. "
                "Steps to add:"
            ),
            (done, MOST_STEPS - done),
            self.tr("Train further"),
        )
        if more is not None:
            yield from self._show_run(folder, resume=True, more=more)

    def _show_run(
        self, folder: Path, *, resume: bool = False, more: int | None = None
    ) -> Talk[None]:
        here = self.lab.running and self.lab.shelf.on_stage(folder)
        if here or (yield from self._may_leave()):
            if self.lab.running and not here:
                self.lab.said.emit(self.tr("The previous run has been saved and can be resumed."))
            self.lab.open_run(folder, resume=resume, more=more)

    def _delete_run(self, folder: Path) -> Talk[None]:
        agreed = yield from confirm(
            self.window,
            fill(self.tr("Delete the run %1?"), folder.name),
            self.tr("Its filters, curves and checkpoint will be permanently deleted."),
            self.tr("Delete"),
        )
        if agreed:
            self.lab.shelf.delete(folder)

    def _delete_sweep(self, run: RunSummary) -> Talk[None]:
        agreed = yield from confirm(
            self.window,
            fill(self.tr("Delete the sweep %1?"), run.name or run.path.name),
            self.tr("Its table, filters, report and runs will be permanently deleted."),
            self.tr("Delete"),
        )
        if agreed:
            self.lab.shelf.delete(run.path)

    # ------------------------------------------------------------ anything else

    def open(self, path: Path) -> None:
        """Open a TOML file, a run folder, or a file or folder with images and labels."""
        self.talks.begin(self._open(path))

    def drop(self, paths: Sequence[str], *, filters: bool = False) -> None:
        """Open what was dropped onto the window: a single item, or the IDX files of one folder.

        Parameters
        ----------
        paths : the dropped files or folders
        filters : whether the filters of a run are wanted, not the run itself
        """
        found = [Path(path) for path in paths if path]
        idx = [path for path in found if "ubyte" in path.name or "idx" in path.name]
        if len(found) > 1 and len(idx) == len(found) and len({p.parent for p in idx}) == 1:
            self.open(idx[0])
        elif len(found) == 1 and filters and _is_run(found[0]):
            self.filters_asked.emit(found[0])
        elif len(found) == 1:
            self.open(found[0])
        else:
            text = self.tr("%n item(s) dropped; accepted: one at a time", "", len(found))
            self.lab.failed.emit(InputError(text))

    def _open(self, path: Path) -> Talk[None]:
        try:
            kind = kind_of(path)
        except GuitrainerError as error:
            self.lab.failed.emit(error)
            return
        if kind is None:
            self._refuse(path, self.tr("no such file or folder"))
        elif path.suffix.lower() == ".toml":
            yield from self._open_toml(path)
        elif _is_run(path):
            yield from self._show_run(path)
        elif path.name == CHECKPOINT:
            yield from self._show_run(path.parent)
        elif "ubyte" in path.name or "idx" in path.name:
            self.images.open(path.parent)
        elif kind == "folder" or _holds_images(path):
            self._use_images_or_filters(path)
        elif holds_network(path):
            self.filters_asked.emit(path)
        else:
            accepted = self.tr(
                "accepted: an experiment (.toml), a run folder, images with labels, a file of a "
                "trained network"
            )
            self._refuse(path, f"{accepted}{_kind(path)}")

    def open_folder(self, path: Path) -> None:
        """Show a folder in the system's file manager."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.absolute())))

    def export(self) -> None:
        """Ask what to export, and export it."""
        from guitrainer.gui.window.dialogs.export import ExportDialog

        dialog = ExportDialog(self.lab, self.window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def preferences(self) -> None:
        """Show the preferences."""
        from guitrainer.gui.window.dialogs.preferences import PreferencesDialog

        dialog = PreferencesDialog(self.lab, self.window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.dress_changed.connect(self.dress_changed)
        dialog.open()

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

    def _use_images_or_filters(self, path: Path) -> None:
        """Find out whether a folder or file holds images or filters, and use them."""

        def told(filters: bool) -> None:
            if filters:
                self.filters_asked.emit(path)
            else:
                self.images.open(path)

        work = partial(holds_filters, path)
        self.lab.background.submit("images or filters", work, told, kernels=False)

    def _refuse(self, path: Path, why: str) -> None:
        self.lab.failed.emit(InputError(f"{path}: {why}"))

    def _place(self) -> Path:
        """Return the initial folder of dialogs: that of the experiment, else the current folder."""
        path = self.lab.document.path
        return path.parent if path is not None else Path()

    def _toml(self) -> str:
        return self.tr("Experiments") + " (*.toml)"


def holds_network(path: Path) -> bool:
    """Whether the first bytes of a file are those of a trained network."""
    from guitrainer.formats.networks.readers import reader_of

    try:
        reader_of(path)
    except GuitrainerError:
        return False
    return True


def holds_filters(path: Path) -> bool:
    """Whether a path holds filters of a trained network, and no images with labels.

    Images come first: a batch of images looks like filters.
    """
    from guitrainer.formats.datasets.finding import find
    from guitrainer.runs.filter_series import open_series

    try:
        if find(str(path), Data(source=str(path))).problem is None:
            return False
    except GuitrainerError:
        pass
    try:
        return bool(open_series(path).layers)
    except GuitrainerError:
        return False


def discarded(talk: Talk[bool]) -> Talk[None]:
    """Return the talk without its answer, for callers that do not need it."""
    yield from talk


def _is_run(path: Path) -> bool:
    """Whether there is the folder of a run."""
    try:
        files = [kind_of(path / name) for name in (CONFIG, STEPS)]
    except GuitrainerError:
        return False
    return all(files)


def _holds_images(path: Path) -> bool:
    """Whether the format of a file is one of images and labels; an .npz is always taken for one."""
    from guitrainer.formats.datasets.finding import is_readable

    try:
        return path.suffix.lower() == ".npz" or is_readable(path)
    except GuitrainerError:
        return False


def _kind(path: Path) -> str:
    """Return the format of the file at `path`, by its first bytes; empty if it is not a file."""
    from guitrainer.formats.sniffing import format_of

    try:
        return f" ({format_of(path).name})" if path.is_file() else ""
    except GuitrainerError:
        return ""
