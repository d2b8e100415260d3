"""The thread a run lives in: it drives the generator of events and leaves them in a mailbox."""

import logging
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from guitrainer.config.schema import Experiment
from guitrainer.events import Event, StepFinished
from guitrainer.gui.guard import as_exception
from guitrainer.gui.state.mailbox import Mailbox
from guitrainer.gui.state.pace import Pace

if TYPE_CHECKING:
    from guitrainer.training.plan import Further

log = logging.getLogger("guitrainer.gui")


@dataclass(frozen=True)
class Failed:
    """The run could not be begun or went wrong; nothing follows."""

    error: Exception


@dataclass(frozen=True)
class Left:
    """The thread is about to end; nothing follows."""


Letter = Event | Failed | Left


@dataclass(frozen=True)
class Order:
    """What to run: an experiment, or a run folder to go on with, perhaps beyond its end.

    `root` is the folder new run folders are made in; `save` off writes nothing.
    """

    experiment: Experiment | None
    resume: Path | None = None
    root: Path = Path("runs")
    threads: int = 1
    save: bool = True
    further: "Further | None" = None


class Worker:
    """One run in a thread of its own, begun when made.

    Stopping is asked for directly (`stop`), never by a Qt signal: a busy thread handles none.
    """

    def __init__(self, order: Order, pace: Pace, *, paused: bool = False) -> None:
        from guitrainer.training.control import Control  # the engine: slow to import

        self.order = order
        self.control = Control(states=True)
        self.mailbox: Mailbox[Letter] = Mailbox()
        self._pace = pace
        if paused:
            self.control.single_step()
        pace.begin()
        self._thread = threading.Thread(target=self._run, name="training")
        self._thread.start()

    @property
    def alive(self) -> bool:
        """Whether the thread still runs."""
        return self._thread.is_alive()

    def stop(self) -> None:
        """Ask the run to end after the step it is in; it saves itself first."""
        self._pace.release()
        self.control.stop()

    def join(self, timeout_s: float) -> bool:
        """Wait for the end; whether it came in time."""
        self._thread.join(timeout_s)
        return not self._thread.is_alive()

    def _run(self) -> None:
        try:
            from guitrainer.runs.experiment import run_experiment

            order = self.order
            for event in run_experiment(
                order.experiment,
                self.control,
                threads=order.threads,
                resume=order.resume,
                further=order.further,
                save=order.save,
                root=order.root,
            ):
                self.mailbox.put(event)
                if isinstance(event, StepFinished):
                    self._pace.wait()
        except BaseException as error:  # a thread has nobody above it
            log.exception("the run ended with an error")
            self.mailbox.put(Failed(as_exception(error)))
        finally:
            self.mailbox.put(Left())
