"""The threads of runs: of the one on stage, and of those that are still being saved."""

from collections.abc import Callable
from pathlib import Path

from guitrainer.gui.lab.staging import same_folder
from guitrainer.gui.lab.worker import Left, Worker
from guitrainer.training.control import Control


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
