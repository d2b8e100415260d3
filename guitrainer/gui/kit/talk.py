"""Asks the user without ever waiting inside an event handler.

An action that needs an answer is written as a generator, a *talk*: it yields a dialog and is sent
the result code of the dialog. No event loop runs inside another one, so nothing that an event
handler uses can disappear while it waits for an answer.
"""

from collections.abc import Generator
from pathlib import Path
from typing import TypeAlias, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QSplitter, QWidget
from shiboken6 import isValid

from guitrainer.gui.base.look.size import px

T = TypeVar("T")
Talk: TypeAlias = Generator[QDialog, int, T]  # yields dialogs, is sent their result codes
# In pixels, for systems without a dialog of their own.
SIZE, PLACES = (840, 520), 160
TITLE_BAR = 40  # pixels of the screen that a dialog cannot use


def asked(dialog: QDialog) -> Talk[bool]:
    """Show `dialog`; return whether it was accepted. It is deleted when the talk continues."""
    try:
        code = yield dialog
        return code == QDialog.DialogCode.Accepted
    finally:
        if isValid(dialog):
            dialog.deleteLater()


def open_dialog() -> QWidget | None:
    """Return the dialog that has to be answered first; None if there is none."""
    return QApplication.activeModalWidget()


class Talks(QObject):
    """Runs one talk at a time, with its dialogs in front of the window of `owner`.

    A second talk is refused, and the open dialog comes to the front.
    """

    refused = Signal()  # the open dialog has to be answered first
    ended = Signal()

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self._talk: Talk[None] | None = None
        self._dialog: QDialog | None = None
        self._code = 0
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._go_on)

    @property
    def busy(self) -> bool:
        """Whether a dialog has to be answered before another talk can begin."""
        if self._dialog is not None and not isValid(self._dialog):
            self._talk = self._dialog = None  # it was destroyed with its window
        front, owner = open_dialog(), self.parent()
        ours = isinstance(owner, QWidget) and owner.window() is front
        return self._talk is not None or (front is not None and not ours)

    def begin(self, talk: Talk[None]) -> bool:
        """Begin `talk` after the current event; return whether it will begin."""
        if self.busy:
            talk.close()
            front = open_dialog()
            if front is not None:
                front.activateWindow()
                QApplication.alert(front)
            self.refused.emit()
            return False
        self._talk = talk
        self._next.start()
        return True

    @Slot()
    def _go_on(self) -> None:
        talk, before = self._talk, self._dialog
        if talk is None:
            return
        try:
            dialog = next(talk) if before is None else talk.send(self._code)
        except StopIteration:
            self._end()
        except BaseException:
            self._end()
            raise
        else:
            self._dialog = dialog
            dialog.finished.connect(self._on_finished)
            dialog.open()

    @Slot(int)
    def _on_finished(self, code: int) -> None:
        """Continue the talk when the dialog has handled the event that closed it."""
        self._code = code
        self._next.start()

    def _end(self) -> None:
        self._talk = self._dialog = None
        self.ended.emit()


def ask_file(parent: QWidget, title: str, start: Path, kinds: str) -> Talk[Path | None]:
    """Ask for an existing file; None if the user cancels."""
    dialog = QFileDialog(parent, title, str(start), kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return (yield from _chosen(dialog))


def ask_folder(parent: QWidget, title: str, start: Path) -> Talk[Path | None]:
    """Ask for an existing folder; None if the user cancels."""
    dialog = QFileDialog(parent, title, str(start))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return (yield from _chosen(dialog))


def ask_new_file(parent: QWidget, title: str, start: Path, kinds: str) -> Talk[Path | None]:
    """Ask for a file to write, with the suffix of `start`; None if the user cancels."""
    dialog = QFileDialog(parent, title, str(start.parent), kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(start.suffix.removeprefix("."))
    dialog.selectFile(start.name)
    return (yield from _chosen(dialog))


def _chosen(dialog: QFileDialog) -> Talk[Path | None]:
    width, height = map(px, SIZE)
    dialog.resize(width, height)
    parts = dialog.findChild(QSplitter)
    if parts is not None:
        parts.setSizes([px(PLACES), width - px(PLACES)])
    accepted = yield from asked(dialog)
    names = dialog.selectedFiles() if accepted else []
    return Path(names[0]) if names else None


class FittedDialog(QDialog):
    """Computes its size when shown and by `fit`; as wide as `fitted_width` unless that clips."""

    fitted_width = 460  # pixels

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle("guitrainer")

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Compute the size, now that the font of the texts is known."""
        super().showEvent(event)
        self.fit()

    def fit(self) -> None:
        """Fit the width to the buttons, at least the usual width, and the height to the texts.

        On a low screen, the part that can scroll gets less room, so that the buttons are visible.
        """
        layout = self.layout()
        assert layout is not None
        layout.activate()
        width = max(px(self.fitted_width), layout.minimumSize().width())
        most = self.screen().availableGeometry().height() - TITLE_BAR
        height = min(layout.totalHeightForWidth(width), most)
        self.setFixedSize(width, max(height, layout.minimumSize().height()))
