"""Opens the user's images: asks what is in doubt, and shows the progress of reading."""

import threading
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QProgressDialog, QWidget

from guitrainer.config.schema import Data, Experiment
from guitrainer.errors import CanceledError
from guitrainer.formats.progress import watched
from guitrainer.gui.kit.talk import Talk, Talks, asked
from guitrainer.gui.lab.lab import Lab
from guitrainer.sentences import fill

PATIENCE_MS = 1000  # until the progress of a reading is shown
FETCH_EVERY_MS = 100
JOB = "images"


class ImageOpener(QObject):
    """Replaces the images of the edited experiment; `window` is the parent of dialogs."""

    def __init__(self, lab: Lab, window: QWidget, talks: Talks) -> None:
        super().__init__(talks)
        self.lab, self.window, self.talks = lab, window, talks
        self.progress: ReadingProgress | None = None

    def open(self, path: Path) -> None:
        """Train on the images at `path`, if they can be read; ask what is in doubt."""
        from guitrainer.data.doubts import opening
        from guitrainer.data.loading import FILE_FIELDS

        defaults = Data()
        changes = {name: getattr(defaults, name) for name in FILE_FIELDS}
        changes |= {"source": str(path.absolute()), "image_size": None, "noise": None}
        data = self.lab.experiment.data.model_copy(update=changes)
        find = partial(opening, data)
        self.lab.background.submit(JOB, find, partial(self._on_found, data), kernels=False)

    def _on_found(self, data: Data, found: object) -> None:
        from guitrainer.data.doubts import FoundImages

        assert isinstance(found, FoundImages), "the job finds images"
        if found.doubts:
            self.talks.begin(self._ask(data, found))
        else:
            self._read(data)

    def _ask(self, data: Data, found: object) -> Talk[None]:
        from guitrainer.data.doubts import FoundImages
        from guitrainer.gui.window.dialogs.images import ImagesDialog

        assert isinstance(found, FoundImages), "the job finds images"
        dialog = ImagesDialog(found, self.window)
        if (yield from asked(dialog)):
            self._read(data.model_copy(update=dialog.answers))

    def _read(self, data: Data) -> None:
        wanted = self.lab.experiment.model_copy(update={"data": data})
        self._end()
        progress = self.progress = ReadingProgress(Path(data.source).name, self.window)

        def read() -> Experiment:
            with watched(progress.tell):
                self.lab.datasets.get(wanted)
            return wanted

        self.lab.background.submit(JOB, read, self._on_read, self._on_failed, kernels=False)

    def _on_read(self, wanted: Experiment) -> None:
        self._end()
        experiment = self.lab.experiment.model_copy(update={"data": wanted.data})
        self.lab.edit(experiment, self.tr("Images"))
        name = Path(wanted.data.source).name
        self.lab.said.emit(fill(self.tr("Images from %1"), name))

    def _on_failed(self, error: Exception) -> None:
        self._end()
        if isinstance(error, CanceledError):
            self.lab.said.emit(self.tr("The images were not opened."))
        else:
            self.lab.background.failed.emit(error)

    def _end(self) -> None:
        if self.progress is not None:
            self.progress.end()
            self.progress = None


class ReadingProgress(QObject):
    """A bar with a button that cancels the reading, shown if it takes long.

    Parameters
    ----------
    name : name of the file or folder
    window : parent of the bar
    """

    def __init__(self, name: str, window: QWidget) -> None:
        super().__init__(window)
        text = fill(self.tr("Reading %1…"), name)
        self.bar = QProgressDialog(text, self.tr("Cancel"), 0, 100, window)
        self.bar.setWindowTitle("guitrainer")
        self.bar.setWindowModality(Qt.WindowModality.NonModal)
        self.bar.setAutoReset(False)
        self.bar.setAutoClose(False)
        self.bar.setMinimumDuration(PATIENCE_MS)
        self.bar.canceled.connect(self.cancel)
        self._share = 0.0
        self._canceled = threading.Event()
        self._timer = QTimer(self, interval=FETCH_EVERY_MS)
        self._timer.timeout.connect(self._show)
        self._timer.start()

    def tell(self, share: float) -> None:
        """Take the share that has been read, in any thread.

        Raises
        ------
        CanceledError
            If the user has canceled.
        """
        self._share = share
        if self._canceled.is_set():
            raise CanceledError("canceled")

    def cancel(self) -> None:
        """Let the reading end at its next step."""
        self._canceled.set()

    def end(self) -> None:
        """Remove the bar."""
        self._timer.stop()
        self.bar.canceled.disconnect(self.cancel)
        self.bar.close()
        self.bar.deleteLater()
        self.deleteLater()

    def _show(self) -> None:
        self.bar.setValue(round(100 * self._share))
