"""Limits how often something is done, and keeps widgets up to date."""

from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QWidget

# Share of the window's time that repeated painting may take.
SHARE = 0.05


class Throttle(QObject):
    """Emits `due` at once when asked, then not again before `interval_ms` have passed.

    Requests in between are answered once, at the end of that time. If an answer takes longer than a
    twentieth of the interval, the interval grows.
    """

    due = Signal()

    def __init__(self, interval_ms: int, parent: QObject) -> None:
        super().__init__(parent)
        self._least = interval_ms
        self._asked = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._on_timeout)

    @property
    def asked(self) -> bool:
        """Whether an answer is pending."""
        return self._asked

    def ask(self) -> None:
        """Request an answer, now or soon."""
        if self._timer.isActive():
            self._asked = True
        else:
            self._answer()

    def _answer(self) -> None:
        self._asked = False
        before = perf_counter()
        self.due.emit()
        cost_ms = 1000 * (perf_counter() - before)
        self._timer.start(max(self._least, round(cost_ms / SHARE)))

    def _on_timeout(self) -> None:
        if self._asked:
            self._answer()


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
        """Release all references, so that the widget needs no garbage collection."""
        self._widget, self._refresh = None, _nothing

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Refresh the widget when it is shown."""
        if event.type() == QEvent.Type.Show:
            self._refresh()
        return False


def _nothing() -> None:
    pass
