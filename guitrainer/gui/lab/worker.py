"""The threads of runs: each drives a generator of events and puts these into a mailbox."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from guitrainer import events
from guitrainer.config.schema import Experiment
from guitrainer.errors import GuitrainerError
from guitrainer.gui.base import postponed
from guitrainer.gui.base.guard import as_exception
from guitrainer.gui.lab.jobs import Mailbox
from guitrainer.gui.lab.pace import Pace
from guitrainer.gui.lab.staging import same_folder
from guitrainer.training.control import Control

if TYPE_CHECKING:
    from guitrainer.training.plan import Further


log = logging.getLogger("guitrainer.gui")


@dataclass(frozen=True)
class Failed:
    """The run could not start, or has failed; nothing follows."""

    error: Exception


@dataclass(frozen=True)
class Left:
    """The thread is about to end; nothing follows."""


Letter: TypeAlias = "events.Event | Failed | Left"


@dataclass(frozen=True)
class RunOrder:
    """What to run: an experiment, or the folder of a run to continue, possibly beyond its end.

    `root` is the folder in which run folders are created; without `save`, nothing is written.
    """

    experiment: Experiment | None
    resume: Path | None = None
    root: Path = Path("runs")
    threads: int = 1
    save: bool = True
    further: Further | None = None


class _PacedControl(Control):
    """Waits for the pace before a step, not after it, so that its results are shown at once."""

    def __init__(self, pace: Pace) -> None:
        super().__init__(states=True)
        self._pace = pace
        self.stepped = False  # since the last wait

    def wait_if_paused(self) -> bool:
        """Wait for the pace, then for the end of a pause."""
        if self.stepped and not self.paused:
            self._pace.wait()
        self.stepped = False
        return super().wait_if_paused()


class Worker:
    """A run in a separate thread, which starts immediately.

    It is stopped directly by `stop`, never by a Qt signal, since a busy thread handles none.

    Parameters
    ----------
    ended : called by the thread when the run has ended, and when the thread is about to end; not
        after `abandon`

    Attributes
    ----------
    folder : folder of the run; None before it is known, or if nothing is written
    """

    def __init__(
        self, order: RunOrder, pace: Pace, ended: Callable[[], None], *, paused: bool = False
    ) -> None:
        self.order = order
        self.control = _PacedControl(pace)
        self.mailbox: Mailbox[Letter] = Mailbox()
        self.folder = order.resume
        self._pace, self._ended = pace, ended
        if paused:
            self.control.ask_for_filters()  # the length of the pause is not known yet
            self.control.single_step()
        pace.begin()
        self._thread = postponed.start_thread(self._run, "training")

    @property
    def alive(self) -> bool:
        """Whether the thread is still running."""
        return self._thread.is_alive()

    def stop(self) -> None:
        """Request the end of the run after its current step; it is saved first."""
        self._pace.release()
        self.control.stop()

    def abandon(self) -> None:
        """Stop the run, and do not call `ended` for it."""
        self._ended = _nothing
        self.stop()

    def join(self, timeout_s: float) -> bool:
        """Wait for the end; return whether it came in time."""
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
                if isinstance(event, events.RunStarted) and event.folder:
                    self.folder = Path(event.folder)
                self.mailbox.put(event)
                if isinstance(event, events.StepFinished):
                    self.control.stepped = True
                elif isinstance(event, events.RunFinished):
                    self._ended()
        except GuitrainerError as error:  # the one-line message is enough
            log.info("the run ended: %s", error)
            self.mailbox.put(Failed(error))
        except BaseException as error:  # nothing above a thread could handle it
            log.exception("the run ended with an error")
            self.mailbox.put(Failed(as_exception(error)))
        finally:
            self.mailbox.put(Left())
            self._ended()


class Crew:
    """At most one worker is on stage; stopped workers leave once they have saved their runs.

    Attributes
    ----------
    worker : worker of the run on stage; None if it has ended
    leaving : workers that were stopped and have not finished yet
    """

    def __init__(self) -> None:
        self.worker: Worker | None = None
        self.leaving: tuple[Worker, ...] = ()

    @property
    def control(self) -> Control:
        """The control of the run on stage; available only while a run is in progress."""
        assert self.worker is not None
        return self.worker.control

    @property
    def idle(self) -> bool:
        """Whether no worker is left."""
        return self.worker is None and not self.leaving

    def pause(self) -> None:
        """Pause the run after its current step, and show that step."""
        self.control.ask_for_filters()
        self.control.pause()

    def step(self) -> None:
        """Make one step, show it, then pause."""
        self.control.ask_for_filters()
        self.control.single_step()

    def drop(self) -> None:
        """Stop the worker on stage and let it save its run."""
        if self.worker is not None:
            self.worker.abandon()
            self.leaving, self.worker = (*self.leaving, self.worker), None

    def see_off(self) -> bool:
        """Release the workers that have finished; return whether there were any."""
        gone = {w for w in self.leaving if any(isinstance(one, Left) for one in w.mailbox.take())}
        self.leaving = tuple(worker for worker in self.leaving if worker not in gone)
        return bool(gone)

    def saves(self, folder: Path) -> bool:
        """Return whether a leaving worker is still writing to `folder`."""
        return any(same_folder(folder, worker.folder) for worker in self.leaving)

    def waits(self) -> list[Callable[[float], bool]]:
        """Return functions that wait for leaving workers, each for at most the given seconds."""
        return [worker.join for worker in self.leaving]


def _nothing() -> None:
    pass
