"""Notices when runs appear or disappear on disk."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    pass

LOOK_EVERY_MS = 2000
# Time of the last change of the folder; None if it does not exist.
Stamp = tuple[Path, int | None]


class FolderWatch(QObject):
    """Checks regularly whether anything was added to folders or removed from them.

    It reads dates of the file system, which works on network drives too and needs no thread.
    """

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._folders: Callable[[], Iterable[Path | None]] = tuple
        self._seen: list[Stamp] = []
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)

    def begin(self, folders: Callable[[], Iterable[Path | None]]) -> None:
        """Watch the folders that `folders` returns at each check; None is ignored."""
        self._folders = folders
        self._seen = self._stamps()
        self._timer.start()

    def stop(self) -> None:
        """Stop watching."""
        self._timer.stop()

    def _look(self) -> None:
        seen = self._stamps()
        if seen != self._seen:
            self._seen = seen
            self.changed.emit()

    def _stamps(self) -> list[Stamp]:
        return [(folder, _stamp(folder)) for folder in self._folders() if folder is not None]


def _stamp(folder: Path) -> int | None:
    try:
        return folder.stat().st_mtime_ns
    except OSError:
        return None
