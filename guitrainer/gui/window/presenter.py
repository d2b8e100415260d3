"""Presenter mode: the room and the tour next to it fill the screen."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QByteArray, QObject, Qt, Signal
from PySide6.QtWidgets import QMainWindow, QSplitter, QWidget

FULL = Qt.WindowState.WindowFullScreen


class Presenter(QObject):
    """Hides the parts of a window that an audience does not need, and shows them again.

    Parameters
    ----------
    window : takes the whole screen during the presentation
    parts : returns the parts to hide
    """

    changed = Signal()

    def __init__(self, window: QMainWindow, parts: Callable[[], Iterable[QWidget]]) -> None:
        super().__init__(window)
        self._window, self._parts = window, parts
        self._state = Qt.WindowState.WindowNoState
        self._geometry: QByteArray | None = None
        self._splitters: list[tuple[QSplitter, QByteArray]] = []

    @property
    def on(self) -> bool:
        """Whether presenter mode is on."""
        return self._geometry is not None

    @property
    def usual_geometry(self) -> QByteArray:
        """Geometry of the window outside presenter mode."""
        return self._window.saveGeometry() if self._geometry is None else self._geometry

    def begin(self) -> None:
        """Start presenter mode."""
        if self._geometry is None:
            self._begin(self._window.saveGeometry(), self._window.windowState())

    def go_on(self, before: "Presenter") -> None:
        """Start presenter mode if `before`, that of the replaced window, is on."""
        if before._geometry is not None:
            self._begin(before._geometry, before._state)

    def end(self) -> None:
        """End presenter mode, and restore the window as it was."""
        if self._geometry is None:
            return
        self._geometry = None
        for part in self._parts():
            part.show()
        self._window.setWindowState(self._state)
        for splitter, widths in self._splitters:
            splitter.restoreState(widths)
        self.changed.emit()

    def toggle(self) -> None:
        """Start or end presenter mode."""
        if self.on:
            self.end()
        else:
            self.begin()

    def _begin(self, geometry: QByteArray, state: Qt.WindowState) -> None:
        self._geometry, self._state = geometry, state
        found = self._window.findChildren(QSplitter)
        self._splitters = [(one, one.saveState()) for one in found]
        for part in self._parts():
            part.hide()
        self._window.setWindowState(state | FULL)
        self.changed.emit()
