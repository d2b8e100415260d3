"""A race: trials of several contestants in one process, in lockstep."""

import contextlib
import os
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from guitrainer.config.messages import fault_of
from guitrainer.config.schema import Experiment
from guitrainer.data.loading import depends_on_seed
from guitrainer.errors import InputError
from guitrainer.events import Event, RunFinished
from guitrainer.machine_memory import available_bytes
from guitrainer.nn.memory import memory_bytes
from guitrainer.sentences import fault
from guitrainer.sweeps import faults
from guitrainer.sweeps.axes import Contestant, check_key, varied
from guitrainer.sweeps.faults import at
from guitrainer.sweeps.folder import SweepFolder
from guitrainer.sweeps.lanes import RaceLane, past_runs
from guitrainer.sweeps.messages import CrewMessage, TrialAdvanced, TrialEnded, Waited
from guitrainer.sweeps.plan import LEAST_CONTESTANTS, MOST_CONTESTANTS, SweepPlan, Trial
from guitrainer.sweeps.trial import ImageCache, TrialNotes
from guitrainer.training.control import Control
from guitrainer.training.drawing import draw_network
from guitrainer.training.places import located

MOST_LANES = 256  # contestants times seeds and folds
MEMORY_SHARE = 0.8
NICENESS = 10  # of threads that give way; from 0, the usual, to 19


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
    """Runs in lockstep: after each round, all of them have made one more step.

    Parameters
    ----------
    plan
        A plan with contestants, or any other.
    trials
        Which trials run; all of the plan by default.
    runs
        Where folders of runs are written; None to write none. Runs that were stopped go on from
        their checkpoints there, and their earlier events come first.
    threads
        Number of threads that share the runs of a round; all usable cores by default.
    yielding
        Whether these threads give way to the other threads of the process, such as that of a
        window. Only Linux has priorities of threads that can be lowered like this.
    """

    def __init__(
        self,
        plan: SweepPlan,
        trials: Sequence[Trial] | None = None,
        runs: Path | None = None,
        threads: int | None = None,
        yielding: bool = False,
    ) -> None:
        self.plan = plan
        self.trials = tuple(plan.trials()) if trials is None else tuple(trials)
        self._runs = runs
        self._threads = threads or os.cpu_count() or 1
        self._begin = _give_way if yielding else None
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
        lanes: list[RaceLane] = []
        try:
            # Leaving it waits for the steps under way: a run cannot be closed during one.
            count = min(self._threads, max(len(self.trials), 1))
            with ThreadPoolExecutor(count, initializer=self._begin) as threads:
                for trial, control in zip(self.trials, self._controls, strict=True):
                    experiment = self.plan.trial_experiment(trial)
                    dataset = datasets.get(experiment.data, experiment.seed)
                    lanes.append(RaceLane(trial, experiment, dataset, control, self._runs))
                yield from self._rounds(lanes, threads)
        finally:
            for lane in lanes:
                lane.close()

    def _rounds(
        self, lanes: list[RaceLane], threads: ThreadPoolExecutor
    ) -> Iterator[RaceEvent | RaceRound]:
        running = lanes
        while running:
            lowest = min(lane.step for lane in running)
            # All of them, unless runs that go on were killed at different steps.
            behind = [lane for lane in running if lane.step == lowest]
            for lane, events in zip(behind, threads.map(RaceLane.advance, behind), strict=True):
                for event in events:
                    yield RaceEvent(lane.trial, event)
            running = [lane for lane in running if not lane.ended]
            yield RaceRound(min(lane.step for lane in running or behind))


def _give_way() -> None:
    """Lower the priority of this thread, where threads have priorities of their own."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError):  # not allowed here: the window is less smooth
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), NICENESS)


@dataclass
class RaceCrew:
    """Computes the trials of a sweep as a race.

    Parameters
    ----------
    plan : the plan.
    listen : called with every event of the race.
    runs : where folders of runs are written; None to write none.
    threads : number of threads; all usable cores by default.
    yielding : whether these threads give way to others, see `LockstepRace`.
    """

    plan: SweepPlan
    listen: Callable[[RaceEvent | RaceRound], None]
    runs: Path | None = None
    threads: int | None = None
    yielding: bool = False

    @property
    def size(self) -> int:
        """Number of threads."""
        return self.threads or os.cpu_count() or 1

    def work(self, trials: Iterator[Trial]) -> Iterator[CrewMessage]:
        """Compute `trials` in lockstep, those that were stopped from their checkpoints on.

        Raises
        ------
        InputError
            If one of them cannot be computed; this ends the race, whose other runs can go on later.
        """
        race = LockstepRace(self.plan, list(trials), self.runs, self.threads, self.yielding)
        notes = {trial.number: TrialNotes() for trial in race.trials}
        for item in race.events():
            self.listen(item)
            if isinstance(item, RaceRound):
                yield from (TrialAdvanced(number, note.progress) for number, note in notes.items())
                yield Waited()
                continue
            number = item.trial.number
            notes[number].take(item.event)
            if isinstance(item.event, RunFinished):
                yield TrialEnded(item.trial, notes.pop(number).outcome(number))


def past_events(folder: SweepFolder, plan: SweepPlan, ended: Iterable[int]) -> Iterator[RaceEvent]:
    """Yield the events of the runs of a race that have ended, as far as they were kept.

    Parameters
    ----------
    folder, plan : the race.
    ended : numbers of these runs.

    Raises
    ------
    InputError
        If a run is damaged; the message names the file.
    """
    trials = map(plan.trial, sorted(ended))
    for trial, event in past_runs(folder.runs, trials):
        yield RaceEvent(trial, event)


def plan_race(experiment: Experiment, contestants: Sequence[str], seeds: int) -> SweepPlan:
    """Plan a race of `experiment` as it is, and check it.

    Parameters
    ----------
    contestants : each as for `parse_contestant`.
    seeds : number of seeds; the first is that of the experiment.

    Raises
    ------
    InputError
        If a contestant is not valid or does not fit the data, or memory is too small.
    """
    made = tuple(parse_contestant(text, experiment) for text in contestants)
    first = experiment.seed
    try:
        plan = SweepPlan(
            seeds=tuple(range(first, first + seeds)),
            metric="edge_fraction",
            contestants=made,
            experiment=located(experiment),
        )
    except ValidationError as error:
        raise InputError(fault_of(error).removeprefix("content: ")) from None
    check_race(plan)
    return plan


def check_race(plan: SweepPlan) -> None:
    """Check that a race can be run here, where all of its runs are in memory together.

    Raises
    ------
    InputError
        If there are too few or too many contestants or runs, one of them is not valid or does not
        fit the data, or memory is too small.
    """
    count = len(plan.contestants)
    if not LEAST_CONTESTANTS <= count <= MOST_CONTESTANTS:
        some = (count, LEAST_CONTESTANTS, MOST_CONTESTANTS)
        raise InputError(fault("--contestant", faults.CONTESTANTS, *some))
    if plan.trials_count > MOST_LANES:
        raise InputError(fault("--seeds", faults.MANY_RUNS, plan.trials_count, MOST_LANES))
    needed = race_memory(plan)
    there = available_bytes()
    if needed > there * MEMORY_SHARE:
        sizes = (f"{size / 2**30:,.1f}" for size in (needed, there))
        raise InputError(fault("--seeds", faults.RACE_MEMORY, plan.trials_count, *sizes))


def race_memory(plan: SweepPlan) -> int:
    """Estimate the memory of all runs of a race together, in bytes.

    Raises
    ------
    InputError
        If a contestant is not valid, or does not fit the data.
    """
    datasets, memory = ImageCache(), 0
    for index in range(plan.settings_count):
        try:
            experiment = plan.setting_experiment(index)
            dataset = datasets.get(experiment.data, experiment.seed)
            network = draw_network(experiment, dataset)
        except InputError as error:
            label = plan.label(index)
            if str(error).startswith(f"{label}: "):
                raise
            raise at(label, error) from None
        plans = [layer.plan for layer in network.layers]
        images = dataset.train.images.nbytes + dataset.test.images.nbytes
        memory += memory_bytes(plans, experiment.training.batch_size) * len(plan.seeds)
    return memory + images * (len(plan.seeds) if depends_on_seed(dataset, experiment.data) else 1)


def parse_contestant(text: str, experiment: Experiment) -> Contestant:
    """Read NAME:KEY=V[,KEY=V…], and check the settings; without any, it is the experiment itself.

    All contestants use the same data, so settings of `data` are not accepted. A comma inside
    brackets belongs to a value, as does one before a part without "=".

    Raises
    ------
    InputError
        If it is not valid.
    """
    name, colon, rest = text.partition(":")
    settings: list[str] = []
    for part in rest.split(",") if rest.strip() else ():
        if "=" in part or not settings:
            settings.append(part.strip())
        else:
            settings[-1] += f",{part}"
    if not colon or not name.strip() or not all("=" in one for one in settings):
        raise InputError(fault("--contestant", faults.NO_SETTINGS, repr(text[:60])))
    for one in settings:
        key = one.partition("=")[0].strip()
        check_key(key, f"--contestant {name}")
        if key.split(".")[0] == "data":
            raise InputError(fault(f"--contestant {name}: {key}", faults.SAME_DATA))
    varied(experiment, settings, f"--contestant {name}")
    if len(name) > 40 or not name.isprintable() or "," in name or "=" in name:
        raise InputError(fault("--contestant", faults.BAD_NAME, repr(name[:60])))
    return Contestant(name=name.strip(), settings=tuple(settings))
