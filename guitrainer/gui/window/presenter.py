"""Presenter mode, in which the current room and the tour fill the screen."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QByteArray, QObject, Qt, Signal
from PySide6.QtWidgets import QMainWindow, QSplitter, QWidget

FULL = Qt.WindowState.WindowFullScreen


class Presenter(QObject):
    """Hides the parts of a window that an audience does not need, and restores them.

    Parameters
    ----------
    window : the window, which fills the screen meanwhile
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
        """Whether the window is in presenter mode."""
        return self._geometry is not None

    @property
    def usual_geometry(self) -> QByteArray:
        """The geometry of the window outside presenter mode."""
        return self._window.saveGeometry() if self._geometry is None else self._geometry

    def begin(self) -> None:
        """Enter presenter mode."""
        if self._geometry is None:
            self._begin(self._window.saveGeometry(), self._window.windowState())

    def go_on(self, before: "Presenter") -> None:
        """Enter presenter mode if the window that this one replaces is in it."""
        if before._geometry is not None:
            self._begin(before._geometry, before._state)

    def end(self) -> None:
        """Leave presenter mode, and restore the window."""
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
        """Enter or leave presenter mode."""
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
