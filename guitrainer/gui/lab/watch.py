"""Noticing that folders of runs come and go without this window's doing."""

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

LOOK_EVERY_MS = 2000

# When the folder was changed; None where it is missing.
Stamp = tuple[Path, int | None]


class FolderWatch(QObject):
    """Looks now and then whether something was put into folders, or taken out of them.

    It asks the file system for a date: that works on network drives too, and needs no thread.
    """

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._folders: Callable[[], Iterable[Path | None]] = tuple
        self._seen: list[Stamp] = []
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)

    def begin(self, folders: Callable[[], Iterable[Path | None]]) -> None:
        """Watch what `folders` gives at the time; None in it is left out."""
        self._folders = folders
        self._seen = self._stamps()
        self._timer.start()

    def stop(self) -> None:
        """Look no more."""
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
