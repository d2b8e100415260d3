"""The runs of a race, each advanced by one step at a time."""

import contextvars
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from guitrainer.config.schema import Experiment
from guitrainer.data.dataset import Dataset
from guitrainer.errors import CheckpointError
from guitrainer.events import Event, RunFinished, StepFinished
from guitrainer.files.opening import kind_of
from guitrainer.runs.experiment import run_experiment
from guitrainer.runs.folder import LOGGED, RunFolder
from guitrainer.runs.replay import read_events
from guitrainer.sweeps.plan import Trial
from guitrainer.sweeps.trial import run_name
from guitrainer.training.control import Control


class RaceLane:
    """One run; it is always one step ahead, because only the next step shows that one is over.

    A run that was stopped goes on from its checkpoint, after its earlier events.

    Parameters
    ----------
    trial, experiment, dataset
        What is trained, and its images.
    control
        Pauses and stops the run.
    runs
        Where folders of runs are written; None to write none.

    Attributes
    ----------
    step : the last step of which the events were returned; -1 before the first call of `advance`.
    ended : whether the run has ended.

    Raises
    ------
    CheckpointError
        If something else is in place of the checkpoint of the run.
    """

    def __init__(
        self,
        trial: Trial,
        experiment: Experiment,
        dataset: Dataset,
        control: Control,
        runs: Path | None,
    ) -> None:
        self.trial = trial
        self.step = -1
        self.ended = False
        self._context = contextvars.copy_context()
        self._context.run(LOGGED.set, self)
        out = None if runs is None else runs / run_name(trial.number)
        resumed = out if out is not None and _can_resume(out) else None
        if resumed is None and out is not None and out.exists():  # killed before its checkpoint
            shutil.rmtree(out)
        self._past: Iterable[Event] = (
            () if resumed is None else read_events(resumed, to_resume=True)
        )
        self._events = run_experiment(
            experiment,
            control,
            out=None if resumed is not None else out,
            resume=resumed,
            save=out is not None,
            dataset=dataset,
        )
        self._held: list[Event] = []

    def advance(self) -> list[Event]:
        """Return the events up to the next step; at first those before its checkpoint too.

        Raises
        ------
        InputError
            If the run cannot be started or resumed.
        """
        found, self._held = [*self._past, *self._held], []
        self._past = ()
        while (event := self._context.run(next, self._events, None)) is not None:
            if isinstance(event, StepFinished):
                self._held.append(event)
                break
            found.append(event)
            self.ended = isinstance(event, RunFinished)
        else:
            self.ended = True
        steps = [event.step for event in found if isinstance(event, StepFinished)]
        self.step = max([self.step, 0, *steps])
        return found

    def close(self) -> None:
        """Stop the run if it has not ended."""
        close: Callable[[], None] = getattr(self._events, "close", lambda: None)
        self._context.run(close)


def past_runs(runs: Path, trials: Iterable[Trial]) -> Iterator[tuple[Trial, Event]]:
    """Yield the events of runs of a race that have ended; a run without a folder has none.

    Raises
    ------
    InputError
        If a run is damaged; the message names the file.
    """
    for trial in trials:
        folder = runs / run_name(trial.number)
        if kind_of(folder, links=False) == "folder":
            for event in read_events(folder):
                yield trial, event


def _can_resume(folder: Path) -> bool:
    if kind_of(folder, CheckpointError, links=False) != "folder":
        return False
    return kind_of(RunFolder(folder).checkpoint, CheckpointError, links=False) is not None
