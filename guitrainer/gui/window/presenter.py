"""Presenter mode: what is shown, and the tour beside it, fill the screen."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QByteArray, QObject, Qt, Signal
from PySide6.QtWidgets import QMainWindow, QSplitter, QWidget

FULL = Qt.WindowState.WindowFullScreen


class Presenter(QObject):
    """Hides the parts of a window that an audience does not need, and brings them back.

    Parameters
    ----------
    window : which takes the whole screen meanwhile
    parts : gives those to be hidden
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
        """Whether the window is presented."""
        return self._geometry is not None

    @property
    def usual_geometry(self) -> QByteArray:
        """The geometry of the window when it is not presented."""
        return self._window.saveGeometry() if self._geometry is None else self._geometry

    def begin(self) -> None:
        """Present the window."""
        if self._geometry is None:
            self._begin(self._window.saveGeometry(), self._window.windowState())

    def go_on(self, before: "Presenter") -> None:
        """Present this window, if the one that it takes the place of is presented."""
        if before._geometry is not None:
            self._begin(before._geometry, before._state)

    def end(self) -> None:
        """Show everything again, in the window as it was."""
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
        """Begin, or end."""
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
