"""Limits how often something is done."""

from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

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
