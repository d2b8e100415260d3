"""Opens, saves and exports: everything with a file dialog."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from guitrainer.errors import GuitrainerError, InputError
from guitrainer.files.opening import kind_of
from guitrainer.gui.kit.talk import Talk, ask_file, ask_folder
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.lab.library import RunSummary
from guitrainer.gui.window.dialogs import questions
from guitrainer.gui.window.documents import Documents
from guitrainer.gui.window.images import ImageOpener
from guitrainer.gui.window.kinds import (
    CHECKPOINT,
    format_note,
    holds_filters,
    holds_images,
    holds_network,
    is_idx,
    is_run,
)
from guitrainer.sentences import fill


class Files(Documents):
    """File operations of the menus and the run bar; `window` is the parent of dialogs.

    Any operation that may have to ask first is a talk, which is begun and continues later.
    """

    dress_changed = Signal()  # another language or theme has been chosen
    filters_asked = Signal(object)  # path of a trained network, or of a folder of checkpoints

    def __init__(self, lab: Lab, window: QWidget) -> None:
        super().__init__(lab, window)
        self.images = ImageOpener(lab, window, self.talks)

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
        """Delete a run or a sweep after confirmation."""
        self.talks.begin(self._delete(run))

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

        more = yield from questions.ask_number(
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

    def _delete(self, run: RunSummary) -> Talk[None]:
        if run.is_sweep:
            question = fill(self.tr("Delete the sweep %1?"), run.name or run.path.name)
            lost = self.tr("Its table, filters, report and runs will be permanently deleted.")
        else:
            question = fill(self.tr("Delete the run %1?"), run.path.name)
            lost = self.tr("Its filters, curves and checkpoint will be permanently deleted.")
        if (yield from questions.confirm(self.window, question, lost, self.tr("Delete"))):
            self.lab.shelf.delete(run.path)

    # ------------------------------------------------------------ anything else

    def open(self, path: Path) -> None:
        """Open a TOML file, a run folder, or a file or folder with images and labels."""
        self.talks.begin(self._open(path))

    def open_experiment(self) -> None:
        """Ask for a TOML file and edit its experiment."""
        self.talks.begin(self._ask_experiment())

    def drop(self, paths: Sequence[str], *, filters: bool = False) -> None:
        """Open what was dropped onto the window: a single item, or the IDX files of one folder.

        Parameters
        ----------
        paths : the dropped files or folders
        filters : whether the filters of a run are wanted, not the run itself
        """
        found = [Path(path) for path in paths if path]
        idx = [path for path in found if is_idx(path)]
        if len(found) > 1 and len(idx) == len(found) and len({p.parent for p in idx}) == 1:
            self.open(idx[0])
        elif len(found) == 1 and filters and is_run(found[0]):
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
        elif is_run(path):
            yield from self._show_run(path)
        elif path.name == CHECKPOINT:
            yield from self._show_run(path.parent)
        elif is_idx(path):
            self.images.open(path.parent)
        elif kind == "folder" or holds_images(path):
            self._use_images_or_filters(path)
        elif holds_network(path):
            self.filters_asked.emit(path)
        else:
            accepted = self.tr(
                "accepted: an experiment (.toml), a run folder, images with labels, a file of a "
                "trained network"
            )
            self._refuse(path, f"{accepted}{format_note(path)}")

    def _ask_experiment(self) -> Talk[None]:
        title, kinds = self.tr("Open experiment"), self._toml()
        path = yield from ask_file(self.window, title, self._place(), kinds)
        if path is not None:
            yield from self._open(path)

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
