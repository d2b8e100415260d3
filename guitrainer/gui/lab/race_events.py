"""The events of a race, new or resumed, yielded in a thread of the window."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from time import sleep
from typing import TYPE_CHECKING, Any

from guitrainer.config.schema import Experiment

if TYPE_CHECKING:
    from guitrainer.sweeps.folder import SweepFolder
    from guitrainer.sweeps.plan import SweepPlan
    from guitrainer.sweeps.race import RaceEvent, RaceRound
    from guitrainer.sweeps.standings import RaceBoard

PAUSE_S = 0.05  # between two looks whether a paused race goes on


@dataclass(frozen=True)
class RaceBegun:
    """A race begins; `folder` is that of its sweep, None if it is not saved."""

    plan: "SweepPlan"
    board: "RaceBoard"
    folder: Path | None


def new_race(
    experiment: Experiment, contestants: list[str], seeds: int, paused: Event, root: Path | None
) -> Iterator[Any]:
    """Yield RaceBegun, then the events of the race; None again and again while it is paused.

    Parameters
    ----------
    contestants : each as for `parse_contestant`
    root : folder in which the race is saved as a sweep; None to save nothing

    Raises
    ------
    InputError
        If the race is refused.
    """
    from guitrainer.sweeps.folder import create_sweep
    from guitrainer.sweeps.race import LockstepRace, plan_race
    from guitrainer.sweeps.standings import RaceBoard

    plan = plan_race(experiment, contestants, seeds)
    if root is None:
        yield RaceBegun(plan, RaceBoard(plan), None)
        yield from _shown(LockstepRace(plan, yielding=True).events(), paused)
        return
    plan = plan.model_copy(update={"keep": "all"})
    folder = create_sweep(plan, f"race-{plan.experiment.name}", root=root)
    yield RaceBegun(plan, RaceBoard(plan), folder.path)
    yield from _shown(_saved(plan, folder), paused)


def resumed_race(path: Path, paused: Event) -> Iterator[Any]:
    """Yield RaceBegun, the earlier events of the race in a folder, and then those that follow.

    Raises
    ------
    InputError
        If this is not a race, or its folder cannot be used.
    """
    from guitrainer.sweeps.folder import existing_sweep, sweep_plan
    from guitrainer.sweeps.race import check_race, past_events
    from guitrainer.sweeps.reader import SweepReader
    from guitrainer.sweeps.standings import RaceBoard

    folder = existing_sweep(path)
    plan = sweep_plan(folder)
    check_race(plan)
    yield RaceBegun(plan, RaceBoard(plan), folder.path)
    yield from _shown(past_events(folder, plan, SweepReader(folder.path).rows), paused)
    yield from _shown(_saved(plan, folder), paused)


def _shown(
    events: "Iterator[RaceEvent | RaceRound]", paused: Event
) -> "Iterator[RaceEvent | None]":
    """Yield the events that the window shows, and wait while the race is paused."""
    from guitrainer.events import StateCaptured
    from guitrainer.sweeps.race import RaceEvent

    with closing(events) as told:  # type: ignore[type-var]  # a generator
        for item in told:
            if not isinstance(item, RaceEvent):
                while paused.is_set():
                    sleep(PAUSE_S)
                    yield None
            elif not isinstance(item.event, StateCaptured):
                yield item


def _saved(plan: "SweepPlan", folder: "SweepFolder") -> "Iterator[RaceEvent | RaceRound]":
    """Yield the events of a race that is saved as a sweep with all of its runs."""
    from guitrainer.sweeps.race import RaceCrew
    from guitrainer.sweeps.run import run_sweep

    told: list[RaceEvent | RaceRound] = []

    def crew(plan: "SweepPlan", folder: "SweepFolder") -> RaceCrew:
        return RaceCrew(plan, told.append, folder.runs.absolute(), yielding=True)

    with closing(run_sweep(folder, crew)) as progress:  # type: ignore[type-var]  # a generator
        for _ in progress:
            yield from told
            told.clear()
