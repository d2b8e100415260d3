"""A race: trials of several contestants in one process, in lock step."""

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from guitrainer.config.schema import Experiment
from guitrainer.data.dataset import Dataset
from guitrainer.errors import InputError
from guitrainer.events import Event, RunFinished, StepFinished
from guitrainer.runs.experiment import run_experiment
from guitrainer.sweeps.axes import Contestant, check_key, varied
from guitrainer.sweeps.messages import CrewMessage, TrialAdvanced, TrialEnded, Waited
from guitrainer.sweeps.outcome import failed
from guitrainer.sweeps.plan import SweepPlan, Trial
from guitrainer.sweeps.trial import ImageCache, TrialNotes, run_name
from guitrainer.training.control import Control

LEAST_CONTESTANTS, MOST_CONTESTANTS = 2, 8
MOST_LANES = 256  # contestants times seeds and folds


@dataclass(frozen=True)
class RaceEvent:
    """An event of one of the runs of a race."""

    trial: Trial
    event: Event


@dataclass(frozen=True)
class RaceRound:
    """All runs that have not ended have made `step` steps."""

    step: int


class LockstepRace:
    """Runs in lock step: after each round, all of them have made one more step.

    Parameters
    ----------
    plan
        A plan with contestants, or any other.
    trials
        Which trials run; all of the plan by default.
    runs
        Where folders of runs are written; None to write none.
    threads
        Number of threads that share the runs of a round; all usable cores by default.
    """

    def __init__(
        self,
        plan: SweepPlan,
        trials: Sequence[Trial] | None = None,
        runs: Path | None = None,
        threads: int | None = None,
    ) -> None:
        self.plan = plan
        self.trials = tuple(plan.trials()) if trials is None else tuple(trials)
        self._runs = runs
        self._threads = threads or os.cpu_count() or 1
        self._controls = [Control(states=True) for _ in self.trials]

    def stop(self) -> None:
        """End all runs after the current round."""
        for control in self._controls:
            control.stop()

    def pause(self) -> None:
        """Pause all runs before their next step."""
        for control in self._controls:
            control.pause()

    def resume(self) -> None:
        """Resume paused runs."""
        for control in self._controls:
            control.resume()

    def events(self) -> Iterator[RaceEvent | RaceRound]:
        """Train, and yield the events of all runs, round by round.

        The events of a round are in the order of the trials. Closing the iterator stops all runs.

        Raises
        ------
        InputError
            If a setting or the data cannot be used.
        """
        datasets = ImageCache()
        lanes: list[_RaceLane] = []
        with ThreadPoolExecutor(min(self._threads, max(len(self.trials), 1))) as threads:
            try:
                for trial, control in zip(self.trials, self._controls, strict=True):
                    experiment = self.plan.trial_experiment(trial)
                    dataset = datasets.get(experiment.data, experiment.seed)
                    lanes.append(_RaceLane(trial, experiment, dataset, control, self._runs))
                yield from self._rounds(lanes, threads)
            finally:
                for lane in lanes:
                    lane.close()

    def _rounds(
        self, lanes: list["_RaceLane"], threads: ThreadPoolExecutor
    ) -> Iterator[RaceEvent | RaceRound]:
        step = 0
        running = lanes
        while running:
            for lane, events in zip(running, threads.map(_RaceLane.advance, running), strict=True):
                for event in events:
                    yield RaceEvent(lane.trial, event)
            yield RaceRound(step)
            step += 1
            running = [lane for lane in running if not lane.ended]


class _RaceLane:
    """One run; it is always one step ahead, because only the next step shows that one is over."""

    def __init__(
        self,
        trial: Trial,
        experiment: Experiment,
        dataset: Dataset,
        control: Control,
        runs: Path | None,
    ) -> None:
        self.trial = trial
        self.ended = False
        out = None if runs is None else runs / run_name(trial.number)
        if out is not None and out.exists():  # left by a race that was killed
            shutil.rmtree(out)
        self._events = run_experiment(
            experiment, control, out=out, save=out is not None, dataset=dataset
        )
        self._held: list[Event] = []

    def advance(self) -> list[Event]:
        """Return the events up to the next step."""
        found, self._held = self._held, []
        for event in self._events:
            if isinstance(event, StepFinished):
                self._held.append(event)
                return found
            found.append(event)
            self.ended = isinstance(event, RunFinished)
        self.ended = True
        return found

    def close(self) -> None:
        """Stop the run if it has not ended."""
        close: Callable[[], None] = getattr(self._events, "close", lambda: None)
        close()


@dataclass
class RaceCrew:
    """Computes the trials of a sweep as a race.

    Parameters
    ----------
    plan : the plan.
    listen : called with every event of the race.
    runs : where folders of runs are written; None to write none.
    threads : number of threads; all usable cores by default.
    """

    plan: SweepPlan
    listen: Callable[[RaceEvent | RaceRound], None]
    runs: Path | None = None
    threads: int | None = None

    @property
    def size(self) -> int:
        """Number of threads."""
        return self.threads or os.cpu_count() or 1

    def work(self, trials: Iterator[Trial]) -> Iterator[CrewMessage]:
        """Compute `trials` in lock step."""
        race = LockstepRace(self.plan, list(trials), self.runs, self.threads)
        notes = {trial.number: TrialNotes() for trial in race.trials}
        try:
            for item in race.events():
                self.listen(item)
                if isinstance(item, RaceRound):
                    yield from (
                        TrialAdvanced(number, note.progress) for number, note in notes.items()
                    )
                    yield Waited()
                    continue
                number = item.trial.number
                notes[number].take(item.event)
                if isinstance(item.event, RunFinished):
                    yield TrialEnded(item.trial, notes.pop(number).outcome(number))
        except InputError as error:
            if not race.trials:
                raise
            yield TrialEnded(race.trials[0], failed(race.trials[0].number, str(error), 1))


def parse_contestant(text: str, experiment: Experiment) -> Contestant:
    """Read NAME:KEY=V[,KEY=V…], and check the settings.

    A comma inside brackets belongs to a value, as does one before a part without "=".

    Raises
    ------
    InputError
        If it is not valid.
    """
    name, colon, rest = text.partition(":")
    settings: list[str] = []
    for part in rest.split(","):
        if "=" in part or not settings:
            settings.append(part.strip())
        else:
            settings[-1] += f",{part}"
    if not colon or not name.strip() or not all("=" in one for one in settings):
        raise InputError(
            f"--contestant: got {text[:60]!r}, accepted: NAME:KEY=VALUE[,KEY=VALUE…], as in "
            "he:init=he_normal,std=0.1"
        )
    for one in settings:
        check_key(one.partition("=")[0].strip(), f"--contestant {name}")
    varied(experiment, settings, f"--contestant {name}")
    if len(name) > 40 or not name.isprintable() or "," in name or "=" in name:
        raise InputError(
            f"--contestant: got the name {name[:60]!r}, accepted: up to 40 characters without , ="
        )
    return Contestant(name=name.strip(), settings=tuple(settings))
