"""Opening, saving and exporting: everything with a file dialog."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QWidget

from guitrainer.config.loading import load_experiment, to_toml
from guitrainer.config.schema import Experiment
from guitrainer.errors import GuitrainerError, InputError
from guitrainer.gui.dialogs.paths import ask_file, ask_folder, ask_new_file
from guitrainer.gui.dialogs.questions import ask_number, ask_to_save, confirm
from guitrainer.gui.state.lab import Lab
from guitrainer.gui.state.library import PastRun, RunSummary, load_run

# So many edits of an experiment that is in no file are worth a question.
MANY_EDITS = 8
CONFIG, STEPS, CHECKPOINT = "config.toml", "steps.csv", "checkpoint.safetensors"


class Files(QObject):
    """What the menus and the run bar do with files; `window` is the parent of dialogs."""

    dress_changed = Signal()  # another language or theme was chosen

    def __init__(self, lab: Lab, window: QWidget) -> None:
        super().__init__(window)
        self.lab, self.window = lab, window

    # ------------------------------------------------------------ experiments

    def open_experiment(self) -> None:
        """Ask for a TOML file and edit it."""
        path = ask_file(self.window, self.tr("Open experiment"), self._place(), self._toml())
        if path is not None:
            self.open(path)

    def save(self) -> bool:
        """Save the experiment where it was opened from; whether it was saved."""
        path = self.lab.document.path
        return self.save_as() if path is None else self._write(path)

    def save_as(self) -> bool:
        """Ask where to save the experiment; whether it was saved."""
        start = self._place() / f"{self.lab.experiment.name}.toml"
        if self.lab.document.path is not None:
            start = self.lab.document.path
        path = ask_new_file(self.window, self.tr("Save experiment"), start, self._toml())
        return path is not None and self._write(path)

    def may_leave(self) -> bool:
        """Ask about unsaved edits that are worth it; whether they may be left behind."""
        document = self.lab.document
        worth_it = document.path is not None or document.edits >= MANY_EDITS
        if not document.modified or not worth_it:
            return True
        name = document.path.name if document.path is not None else document.experiment.name
        answer = ask_to_save(
            self.window,
            self.tr("Save the changes to %1?").replace("%1", name),
            self.tr("Runs are always kept; this is about the experiment as edited."),
        )
        return self.save() if answer == "save" else answer == "discard"

    def copy_command(self) -> None:
        """Put the command that repeats the run on the clipboard."""
        from guitrainer.config.command import command_of

        document = self.lab.document
        command = command_of(document.experiment, str(document.path or "experiment.toml"))
        if command.needs_file and (document.path is None or document.modified):
            if not self._agree_to_save():
                return
            command = command_of(document.experiment, str(self.lab.document.path))
        QGuiApplication.clipboard().setText(command.text)
        self.lab.said.emit(self.tr("Copied: %1").replace("%1", command.text))

    def _agree_to_save(self) -> bool:
        agreed = confirm(
            self.window,
            self.tr("Save this experiment to a file?"),
            self.tr("No preset has a network like this one, so the command reads it from a file."),
            self.tr("Save"),
        )
        return agreed and self.save()

    def _write(self, path: Path) -> bool:
        from guitrainer.runs.files import write_atomically

        try:
            write_atomically(path, to_toml(self.lab.experiment).encode())
        except GuitrainerError as error:
            self.lab.failed.emit(error)
            return False
        self.lab.note_saved(path)
        self.lab.said.emit(self.tr("Saved %1").replace("%1", path.name))
        return True

    # ------------------------------------------------------------ runs

    def open_run(self) -> None:
        """Ask for the folder of a run and put it on stage."""
        start = self.lab.settings.runs_folder
        folder = ask_folder(self.window, self.tr("Open the folder of a run"), start)
        if folder is not None:
            self.show_run(folder)

    def show_run(self, folder: Path) -> None:
        """Put the run in `folder` on stage."""
        if self.may_leave():
            self._tell_what_is_kept()
            open_run_folder(self.lab, folder)

    def resume(self, folder: Path) -> None:
        """Go on with the run in `folder`."""
        if self.may_leave():
            self._tell_what_is_kept()
            work = partial(load_run, folder, to_resume=True)
            self.lab.submit("run", work, self.lab.resume_run, kernels=False)

    def train_further(self, folder: Path, done: int) -> None:
        """Ask how many steps more, and train the finished run in `folder` by as many."""
        from guitrainer.config.schema import MOST_STEPS

        more = ask_number(
            self.window,
            self.tr("Train the run %1 further?").replace("%1", folder.name),
            self.tr(
                "It goes on in its own folder. Cosine and one-cycle schedules begin anew. Steps to "
                "add:"
            ),
            (done, MOST_STEPS - done),
            self.tr("Train further"),
        )
        if more is not None and self.may_leave():
            self._tell_what_is_kept()
            load = partial(load_run, folder, to_resume=True)
            self.lab.submit("run", load, lambda run: self.lab.train_further(run, more))

    def train_stage_further(self) -> None:
        """The same with the run on stage, if it has ended as planned."""
        record = self.lab.record
        started, finished = record.started, record.finished
        if started is None or started.folder is None or finished is None:
            self.lab.said.emit(self.tr("No finished run is on stage."))
        elif finished.reason != "completed":
            self.lab.said.emit(self.tr("Only a run that was trained to its end goes further."))
        else:
            self.train_further(Path(started.folder), finished.step)

    def _tell_what_is_kept(self) -> None:
        """Another run takes the stage; the one that is on stops."""
        if self.lab.running:
            self.lab.said.emit(self.tr("The run that was on is kept: it can be resumed."))

    def delete_run(self, run: RunSummary) -> None:
        """Delete a run, after asking."""
        agreed = confirm(
            self.window,
            self.tr("Delete the run %1?").replace("%1", run.path.name),
            self.tr("Its filters, curves and checkpoint are gone for good."),
            self.tr("Delete"),
        )
        if not agreed:
            return

        def delete() -> tuple[Path, list[str]]:
            from guitrainer.runs.management import remove_run

            return run.path, remove_run(run.path)

        self.lab.submit(f"delete {run.path}", delete, self._on_deleted, kernels=False)

    def _on_deleted(self, result: tuple[Path, list[str]]) -> None:
        path, left = result
        text = self.tr("Deleted %1").replace("%1", path.name)
        if left:
            text += self.tr("; kept what is not the program's: %1").replace("%1", ", ".join(left))
        self.lab.said.emit(text)
        self.lab.runs_changed.emit()

    # ------------------------------------------------------------ anything

    def open(self, path: Path) -> None:
        """Open a TOML file, a run folder, or images: a folder of IDX files or an .npz."""
        if not path.exists():
            self._refuse(path, self.tr("no such file or folder"))
        elif path.suffix.lower() == ".toml":
            self._open_toml(path)
        elif (path / CONFIG).is_file() and (path / STEPS).is_file():
            self.show_run(path)
        elif path.name == CHECKPOINT:
            self.show_run(path.parent)
        elif path.is_dir() or path.suffix.lower() == ".npz":
            self._use_images(path)
        elif "ubyte" in path.name or "idx" in path.name:
            self._use_images(path.parent)
        else:
            accepted = self.tr(
                "accepted: an experiment (.toml), a run folder, IDX files or an .npz"
            )
            self._refuse(path, f"{accepted}{_kind(path)}")

    def drop(self, paths: Sequence[str]) -> None:
        """Open what was dropped onto the window: one thing, or the IDX files of one folder."""
        found = [Path(path) for path in paths if path]
        idx = [path for path in found if "ubyte" in path.name or "idx" in path.name]
        if len(found) > 1 and len(idx) == len(found) and len({p.parent for p in idx}) == 1:
            self.open(idx[0])
        elif len(found) == 1:
            self.open(found[0])
        else:
            text = self.tr("%n thing(s) dropped; accepted: one at a time", "", len(found))
            self.lab.failed.emit(InputError(text))

    def open_folder(self, path: Path) -> None:
        """Show a folder in the system's file manager."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.absolute())))

    def export(self) -> None:
        """Ask what to export, and where to."""
        from guitrainer.gui.dialogs.export import ExportDialog

        dialog = ExportDialog(self.lab, self.window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def preferences(self) -> None:
        """Ask where runs go, and how the window should be."""
        from guitrainer.gui.dialogs.preferences import PreferencesDialog

        dialog = PreferencesDialog(self.lab, self.window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.dress_changed.connect(self.dress_changed)
        dialog.open()

    def _open_toml(self, path: Path) -> None:
        try:
            experiment = load_experiment(path)
        except GuitrainerError as error:
            self.lab.failed.emit(error)
            return
        if self.may_leave():
            of_a_run = (path.parent / STEPS).is_file()  # saving must not change what it tells
            self.lab.open_document(experiment, None if of_a_run else path)

    def _use_images(self, path: Path) -> None:
        """Train on the images at `path`, if they can be read."""
        changes = {"source": str(path.absolute()), "image_size": None, "noise": None}
        experiment = self.lab.experiment
        data = experiment.data.model_copy(update=changes)
        wanted = experiment.model_copy(update={"data": data})

        def read() -> Experiment:
            self.lab.datasets.get(wanted)
            return wanted

        self.lab.submit("images", read, self._on_images_read, kernels=False)

    def _on_images_read(self, wanted: Experiment) -> None:
        experiment = self.lab.experiment.model_copy(update={"data": wanted.data})
        self.lab.edit(experiment, self.tr("Images"))
        name = Path(wanted.data.source).name
        self.lab.said.emit(self.tr("Images from %1").replace("%1", name))

    def _refuse(self, path: Path, why: str) -> None:
        self.lab.failed.emit(InputError(f"{path}: {why}"))

    def _place(self) -> Path:
        """Where dialogs begin: beside the experiment, or where the program was started."""
        path = self.lab.document.path
        return path.parent if path is not None else Path()

    def _toml(self) -> str:
        return self.tr("Experiments") + " (*.toml)"


def _kind(path: Path) -> str:
    """What the file at `path` is, told from its first bytes; nothing where it is no file."""
    from guitrainer.data.formats import format_of

    try:
        return f" ({format_of(path).name})" if path.is_file() else ""
    except GuitrainerError:
        return ""


def open_run_folder(lab: Lab, folder: Path) -> None:
    """Put the run in `folder` on stage."""

    def show(run: PastRun) -> None:
        lab.settings.remember(run.folder)
        lab.show_run(run)

    lab.submit("run", partial(load_run, folder), show, kernels=False)
