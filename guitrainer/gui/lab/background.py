"""All that threads do for the window, and what they tell of it: jobs, errands, compiling."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from guitrainer.gui.lab.errands import Errand
from guitrainer.gui.lab.jobs import Jobs, Mailbox

FETCH_EVERY_MS = 50


class Background(QObject):
    """Has work done by threads; what comes of it arrives in the window's thread.

    Attributes
    ----------
    missing_kernels : how many kernels are being compiled
    """

    compiling = Signal(int)  # so many kernels are being compiled; 0: done
    failed = Signal(object)  # an exception that nobody expected, to be shown

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.missing_kernels = 0
        self.jobs = Jobs()
        self._errands: dict[str, Errand] = {}
        self._news: Mailbox[int] = Mailbox()  # how many kernels are being compiled
        self._timer = QTimer(self, interval=FETCH_EVERY_MS)
        self._timer.timeout.connect(self.fetch)

    def begin(self) -> None:
        """Load the compiler, and listen to it."""
        from kernels.ahead import MANNERS

        MANNERS.apart, MANNERS.tell = True, self._news.put

    def submit(
        self,
        key: str,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None] | None = None,
        *,
        kernels: bool = True,
    ) -> None:
        """Have `work()` done by a thread, then call `done(result)` here; see `Jobs.submit`."""
        self.jobs.submit(key, work, done, failed or self.failed.emit, kernels=kernels)
        self._timer.start()

    def forget(self, key: str) -> None:
        """Drop the answer of the job of that key, whether it has come or not."""
        self.jobs.forget(key)

    def errand(self, key: str) -> Errand:
        """What tells how it goes and takes long, by name; it outlives the window and ends here."""
        if key not in self._errands:
            self._errands[key] = Errand(self)
            self._errands[key].failed.connect(self.failed)
            self._errands[key].progressed.connect(self._timer.start)
        return self._errands[key]

    @property
    def busy(self) -> bool:
        """Whether the answer to a job is still to come."""
        return self.jobs.busy

    def fetch(self) -> None:
        """Fetch what the threads have left since the last time; done by itself while they work."""
        self.jobs.deliver()
        for count in self._news.take():
            self.missing_kernels = count
            self.compiling.emit(count)
        if not self.busy and not any(errand.running for errand in self._errands.values()):
            self._timer.stop()

    def stop(self) -> None:
        """Ask everything to end; nothing is fetched any more."""
        self._timer.stop()
        for errand in self._errands.values():
            errand.stop()

    def waits(self) -> list[Callable[[float], bool]]:
        """What waits for the threads, at most so many seconds each; whether they have ended."""
        return [*(errand.close for errand in self._errands.values()), self.jobs.close]
