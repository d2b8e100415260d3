"""Limits how often something is done, and keeps widgets up to date."""

from collections.abc import Callable, Iterator
from time import perf_counter

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QWidget

# Share of the window's time that repeated painting may take.
SHARE = 0.05
DONE = object()  # after the last step


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
        self._spent = 0.0
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

    def spend(self, seconds: float) -> None:
        """Count more time as spent on the last answer."""
        self._spent += seconds
        self._timer.start(max(self._least, round(1000 * self._spent / SHARE)))

    def _answer(self) -> None:
        self._asked = False
        self._spent = 0.0
        before = perf_counter()
        self.due.emit()
        self.spend(perf_counter() - before)

    def _on_timeout(self) -> None:
        if self._asked:
            self._answer()


class Following(QObject):
    """Refreshes a widget after changes while it is visible, and whenever it is shown.

    Parameters
    ----------
    widget : widget to keep up to date
    refresh : brings it up to date; a generator does so in steps, and after changes each step is a
        turn of the event loop of its own, so that the window can respond in between
    every_ms : shortest time between two refreshes, see `Throttle`; 0 refreshes at once
    signals : emitted when something has changed
    """

    def __init__(
        self,
        widget: QWidget,
        refresh: Callable[[], Iterator[None] | None],
        every_ms: int,
        *signals: SignalInstance,
    ) -> None:
        super().__init__(widget)
        self._widget: QWidget | None = widget
        self._refresh = refresh
        self._steps: Iterator[None] | None = None
        self._throttle = Throttle(every_ms, self)
        self._throttle.due.connect(self._begin)
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._on_turn)
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
            self._finish()

    def _finish(self) -> None:
        """Take all steps at once, from the first one on."""
        self._end()
        for _ in self._refresh() or ():
            pass

    def _begin(self) -> None:
        """Take the first step, and the others soon; a refresh under way starts again."""
        self._end()
        if self._widget is not None and self._widget.isVisible():
            self._steps = self._refresh()
            if self._steps is not None:
                self._turn.start()
                self._step()

    def _on_turn(self) -> None:
        before = perf_counter()
        self._step()
        self._throttle.spend(perf_counter() - before)

    def _step(self) -> None:
        visible = self._widget is not None and self._widget.isVisible()
        if self._steps is None or not visible or next(self._steps, DONE) is DONE:
            self._end()

    def _end(self) -> None:
        self._turn.stop()
        self._steps = None

    def _let_go(self) -> None:
        """Release all references, so that the widget needs no garbage collection."""
        self._widget, self._refresh, self._steps = None, _nothing, None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Refresh the widget when it is shown."""
        if event.type() == QEvent.Type.Show:
            self._finish()
        return False


def _nothing() -> None:
    pass
