"""The threads of runs: each drives a generator of events and leaves them in a mailbox."""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from guitrainer.config.schema import Experiment
from guitrainer.errors import GuitrainerError
from guitrainer.events import Event, RunStarted, StepFinished
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
    """The run could not be begun or went wrong; nothing follows."""

    error: Exception


@dataclass(frozen=True)
class Left:
    """The thread is about to end; nothing follows."""


Letter = Event | Failed | Left


@dataclass(frozen=True)
class RunOrder:
    """What to run: an experiment, or a run folder to go on with, perhaps beyond its end.

    `root` is the folder new run folders are made in; `save` off writes nothing.
    """

    experiment: Experiment | None
    resume: Path | None = None
    root: Path = Path("runs")
    threads: int = 1
    save: bool = True
    further: "Further | None" = None


class _PacedControl(Control):
    """Waits for the pace before a step, not after one: what a step brought is told at once."""

    def __init__(self, pace: Pace) -> None:
        super().__init__(states=True)
        self._pace = pace
        self.stepped = False  # since it waited last

    def wait_if_paused(self) -> bool:
        """Hold the run for its pace, then for a pause."""
        if self.stepped and not self.paused:
            self._pace.wait()
        self.stepped = False
        return super().wait_if_paused()


class Worker:
    """One run in a thread of its own, begun when made.

    Stopping is asked for directly (`stop`), never by a Qt signal: a busy thread handles none.

    Attributes
    ----------
    folder : the run folder it writes; None before it is known, or where it writes nothing
    """

    def __init__(self, order: RunOrder, pace: Pace, *, paused: bool = False) -> None:
        self.order = order
        self.control = _PacedControl(pace)
        self.mailbox: Mailbox[Letter] = Mailbox()
        self.folder = order.resume
        self._pace = pace
        if paused:
            self.control.ask_for_filters()  # nobody knows yet how long the pause will be
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
                if isinstance(event, RunStarted) and event.folder:
                    self.folder = Path(event.folder)
                self.mailbox.put(event)
                if isinstance(event, StepFinished):
                    self.control.stepped = True
        except GuitrainerError as error:  # a line for the user says it all
            log.info("the run ended: %s", error)
            self.mailbox.put(Failed(error))
        except BaseException as error:  # a thread has nobody above it
            log.exception("the run ended with an error")
            self.mailbox.put(Failed(as_exception(error)))
        finally:
            self.mailbox.put(Left())


class Crew:
    """At most one worker is on stage; those that were stopped leave when they have saved.

    Attributes
    ----------
    worker : of the run on stage; None where it has ended
    leaving : those that were stopped and are not done yet
    """

    def __init__(self) -> None:
        self.worker: Worker | None = None
        self.leaving: tuple[Worker, ...] = ()

    @property
    def control(self) -> Control:
        """What is asked of the run on stage; only while one is on."""
        assert self.worker is not None
        return self.worker.control

    @property
    def idle(self) -> bool:
        """Whether no worker is left."""
        return self.worker is None and not self.leaving

    def pause(self) -> None:
        """Hold the run after the step it is in, and have that one shown."""
        self.control.ask_for_filters()
        self.control.pause()

    def step(self) -> None:
        """Make one step, have it shown, then hold."""
        self.control.ask_for_filters()
        self.control.single_step()

    def drop(self) -> None:
        """Stop the worker on stage, and let it save its run."""
        if self.worker is not None:
            self.worker.stop()
            self.leaving, self.worker = (*self.leaving, self.worker), None

    def see_off(self) -> bool:
        """Let go of those that are done; whether there were any."""
        gone = {w for w in self.leaving if any(isinstance(one, Left) for one in w.mailbox.take())}
        self.leaving = tuple(worker for worker in self.leaving if worker not in gone)
        return bool(gone)

    def saves(self, folder: Path) -> bool:
        """Whether one of those that leave is still writing to `folder`."""
        return any(same_folder(folder, worker.folder) for worker in self.leaving)

    def waits(self) -> list[Callable[[float], bool]]:
        """What waits for those that leave, at most so many seconds each."""
        return [worker.join for worker in self.leaving]
