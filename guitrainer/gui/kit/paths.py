"""Asking for a file or a folder."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QSplitter, QWidget

from guitrainer.gui.base.look.size import px
from guitrainer.gui.kit.talk import Talk, asked

# In pixels, where the system has no such dialog of its own.
SIZE, PLACES = (840, 520), 160


def ask_file(parent: QWidget, title: str, start: Path, kinds: str) -> Talk[Path | None]:
    """Ask for a file that is there; None if the user cancels."""
    dialog = QFileDialog(parent, title, str(start), kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return (yield from _chosen(dialog))


def ask_folder(parent: QWidget, title: str, start: Path) -> Talk[Path | None]:
    """Ask for a folder that is there; None if the user cancels."""
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
