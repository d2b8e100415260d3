"""Asking for a file or a folder."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QSplitter, QWidget

# In pixels, where the system has no such dialog of its own.
SIZE, PLACES = (840, 520), 160


def ask_file(parent: QWidget, title: str, start: Path, kinds: str) -> Path | None:
    """A file that is there; None: the user thought better of it."""
    dialog = QFileDialog(parent, title, str(start), kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _asked(dialog)


def ask_folder(parent: QWidget, title: str, start: Path) -> Path | None:
    """A folder that is there; None: the user thought better of it."""
    dialog = QFileDialog(parent, title, str(start))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _asked(dialog)


def ask_new_file(parent: QWidget, title: str, start: Path, kinds: str) -> Path | None:
    """A file to write, with the suffix of `start`; None: the user thought better of it."""
    dialog = QFileDialog(parent, title, str(start.parent), kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(start.suffix.removeprefix("."))
    dialog.selectFile(start.name)
    return _asked(dialog)


def _asked(dialog: QFileDialog) -> Path | None:
    dialog.resize(*SIZE)
    parts = dialog.findChild(QSplitter)
    if parts is not None:
        parts.setSizes([PLACES, SIZE[0] - PLACES])
    chosen = dialog.exec() == QFileDialog.DialogCode.Accepted
    names = dialog.selectedFiles()
    dialog.deleteLater()
    return Path(names[0]) if chosen and names else None
