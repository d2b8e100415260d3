"""The work of threads for the window: jobs, errands, compilation."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from guitrainer.errors import GuitrainerError
from guitrainer.gui.base import postponed
from guitrainer.gui.base.text.language import Texts
from guitrainer.gui.base.text.layers import error_text
from guitrainer.gui.lab.errands import Errand
from guitrainer.gui.lab.jobs import Jobs, Mailbox

tr = Texts("waiting")

FETCH_EVERY_MS = 50


class Background(QObject):
    """Lets threads do work; the results arrive in the thread of the window.

    Attributes
    ----------
    missing_kernels : number of kernels being compiled
    """

    compiling = Signal(int)  # number of kernels being compiled; 0: done
    failed = Signal(object)  # an unexpected exception to be shown

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.missing_kernels = 0
        self.jobs = Jobs()
        self._errands: dict[str, Errand] = {}
        self._news: Mailbox[int] = Mailbox()  # number of kernels being compiled
        self._timer = QTimer(self, interval=FETCH_EVERY_MS)
        self._timer.timeout.connect(self.fetch)

    @property
    def waiting(self) -> str:
        """What is being waited for, in a few words."""
        if self.missing_kernels:
            return tr("Compiling kernels…")
        return tr("Analyzing the network…")

    def begin(self) -> None:
        """Load the compiler and listen to its progress."""
        postponed.load_compiler()
        from kernels.ahead import MANNERS

        MANNERS.apart, MANNERS.tell = True, self._news.put

    def tell(self, error: Exception) -> str:
        """Return the text of an error; an unexpected error is also shown in a dialog."""
        if not isinstance(error, GuitrainerError):
            self.failed.emit(error)
        return error_text(error)

    def submit(
        self,
        key: str,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None] | None = None,
        *,
        kernels: bool = True,
    ) -> None:
        """Let a thread do `work()`, then call `done(result)` here; see `Jobs.submit`."""
        self.jobs.submit(key, work, done, failed or self.failed.emit, kernels=kernels)
        self._timer.start()

    def forget(self, key: str) -> None:
        """Drop the answer of the job with this key, whether it has arrived or not."""
        self.jobs.forget(key)

    def errand(self, key: str) -> Errand:
        """Return the errand with this name; errands survive a new window and are ended here."""
        if key not in self._errands:
            self._errands[key] = Errand(self)
            self._errands[key].failed.connect(self.failed)
            self._errands[key].progressed.connect(self._timer.start)
        return self._errands[key]

    @property
    def busy(self) -> bool:
        """Whether the answer of a job is pending."""
        return self.jobs.busy

    def fetch(self) -> None:
        """Fetch the results of the threads since the last call; a timer does so while they work."""
        self.jobs.deliver()
        for count in self._news.take():
            self.missing_kernels = count
            self.compiling.emit(count)
        if not self.busy and not any(errand.running for errand in self._errands.values()):
            self._timer.stop()

    def stop(self) -> None:
        """Request the end of all work; nothing more is fetched."""
        self._timer.stop()
        for errand in self._errands.values():
            errand.stop()

    def waits(self) -> list[Callable[[float], bool]]:
        """Return functions that wait for the threads and return whether they ended in time."""
        return [*(errand.close for errand in self._errands.values()), self.jobs.close]
