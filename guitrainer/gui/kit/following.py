"""Keeping a widget up to date with what changes elsewhere, while somebody sees it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, SignalInstance
from PySide6.QtWidgets import QWidget

from guitrainer.gui.kit.throttle import Throttle


class Following(QObject):
    """Has a widget refreshed after changes, and when it is shown; never while it is hidden.

    Parameters
    ----------
    widget : that is to be seen
    refresh : brings it up to date
    every_ms : not more often than this, see `Throttle`; 0: at once
    signals : of the changes
    """

    def __init__(
        self,
        widget: QWidget,
        refresh: Callable[[], None],
        every_ms: int,
        *signals: SignalInstance,
    ) -> None:
        super().__init__(widget)
        self._widget, self._refresh = widget, refresh
        self._throttle = Throttle(every_ms, self)
        self._throttle.due.connect(self._on_due)
        self._at_once = not every_ms
        widget.installEventFilter(self)
        for signal in signals:
            signal.connect(self.ask)

    @property
    def asked(self) -> bool:
        """Whether a refresh is still due."""
        return self._throttle.asked

    def ask(self) -> None:
        """Have the widget refreshed, now or soon."""
        if self._at_once:
            self._on_due()
        else:
            self._throttle.ask()

    def _on_due(self) -> None:
        if self._widget.isVisible():
            self._refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Catch up when the widget is shown."""
        if event.type() == QEvent.Type.Show:
            self._refresh()
        return False
