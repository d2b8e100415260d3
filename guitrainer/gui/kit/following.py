"""Keeping a visible widget up to date with what changes elsewhere."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, SignalInstance
from PySide6.QtWidgets import QWidget

from guitrainer.gui.kit.throttle import Throttle


class Following(QObject):
    """Refreshes a widget after changes while it is visible, and whenever it is shown.

    Parameters
    ----------
    widget : widget to keep up to date
    refresh : brings it up to date
    every_ms : shortest time between two refreshes, see `Throttle`; 0 refreshes at once
    signals : emitted when something has changed
    """

    def __init__(
        self,
        widget: QWidget,
        refresh: Callable[[], None],
        every_ms: int,
        *signals: SignalInstance,
    ) -> None:
        super().__init__(widget)
        self._widget: QWidget | None = widget
        self._refresh = refresh
        self._throttle = Throttle(every_ms, self)
        self._throttle.due.connect(self.refresh)
        self._at_once = not every_ms
        widget.installEventFilter(self)
        widget.destroyed.connect(self._let_go)
        for signal in signals:
            signal.connect(self.ask)

    @property
    def asked(self) -> bool:
        """Whether a refresh is still due."""
        return self._throttle.asked

    def ask(self) -> None:
        """Refresh the widget, now or soon, if it is visible."""
        if self._at_once:
            self.refresh()
        else:
            self._throttle.ask()

    def refresh(self) -> None:
        """Refresh the widget now, if it is visible."""
        if self._widget is not None and self._widget.isVisible():
            self._refresh()

    def _let_go(self) -> None:
        """Hold on to nothing, so that the widget needs no garbage collection."""
        self._widget, self._refresh = None, _nothing

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Refresh the widget when it is shown."""
        if event.type() == QEvent.Type.Show:
            self._refresh()
        return False


def _nothing() -> None:
    pass
