"""`race`: several settings of an experiment, trained in lockstep."""

import argparse
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guitrainer import startup
from guitrainer.cli.arguments import MOST_THREADS, add_experiment
from guitrainer.cli.parsing import Parser, add_json, path_argument, whole_number
from guitrainer.cli.sweep import begun_plan, changed, check_resumed, seeds_of, watched
from guitrainer.cli.terminal import Errors, as_json, definitions, percent, table, write
from guitrainer.errors import InputError
from guitrainer.figures import duration, fixed
from guitrainer.files.names import shortened

if TYPE_CHECKING:
    from guitrainer.sweeps.folder import SweepFolder
    from guitrainer.sweeps.plan import SweepPlan
    from guitrainer.sweeps.race import RaceEvent, RaceRound
    from guitrainer.sweeps.run import SweepEnded, SweepProgressed
    from guitrainer.sweeps.standings import RaceBoard

DESCRIPTION = """\
Two to eight contestants: same images, same order, same seeds, in lockstep.

Each contestant is a name and settings as in --set; init, std, variance and scale apply to all
convolution layers."""
EXAMPLES = """\
examples:
  race --contestant he:init=he_normal --contestant small:init=small_gaussian --seeds 3
  race lenet --contestant sgd:training.optimizer=sgd --contestant adam:training.optimizer=adam
  race race-inits
  race --resume sweeps/RACE"""
NOTICE = b"\nstopping; race --resume goes on with the runs that have not ended\n"
# With --resume, a race has its own plan.
PLAN_FLAGS = ("--contestant", "--seeds", "--config", "--out")


def parser() -> Parser:
    """Return the parser of `race`."""
    made = Parser("race", DESCRIPTION, epilog=EXAMPLES)
    add_experiment(made)
    group = made.add_argument_group("race")
    group.add_argument(
        "--contestant",
        action="append",
        default=[],
        metavar="NAME:KEY=V[,KEY=V…]",
        help="repeat for each contestant",
    )
    group.add_argument("--seeds", metavar="N|S1,S2,…", help="number of seeds, or a list (1)")
    group.add_argument(
        "--resume", type=path_argument, metavar="RACE", help="continue the race in this folder"
    )
    group.add_argument(
        "--threads",
        type=whole_number(MOST_THREADS),
        metavar="N",
        help="number of threads; results do not depend on it (all cores)",
    )
    group.add_argument(
        "--out", type=path_argument, metavar="DIR", help="folder of the race (sweeps/DATE_NAME)"
    )
    group.add_argument("--quiet", action="store_true", help="show no progress and no summary")
    add_json(group)
    return made


def run(command: str, words: Sequence[str]) -> int:
    """Race; return the exit code."""
    arguments = parser().parse(words)
    startup.begin()
    from guitrainer.sweeps.checking import check_sweep  # these import NumPy
    from guitrainer.sweeps.folder import create_sweep

    if arguments.resume is not None:
        folder, plan = _resumed(arguments)
        return _compute(plan, folder, arguments)
    plan = plan_of(arguments)
    out = None if arguments.out is None else Path(arguments.out)
    check_sweep(plan, 1, out or Path())
    folder = create_sweep(plan, f"race-{plan.experiment.name}", out)
    return _compute(plan, folder, arguments)


def _resumed(arguments: argparse.Namespace) -> "tuple[SweepFolder, SweepPlan]":
    """Return the race that goes on, and its plan."""
    from guitrainer.sweeps.folder import existing_sweep, sweep_plan
    from guitrainer.sweeps.race import check_race

    check_resumed(arguments, PLAN_FLAGS)
    folder = existing_sweep(arguments.resume)
    plan = sweep_plan(folder)
    if not plan.contestants:
        raise InputError(
            f"{shortened(arguments.resume)}: a sweep without contestants, accepted: a race; "
            "sweep --resume goes on with sweeps"
        )
    check_race(plan)
    return folder, plan


def plan_of(arguments: argparse.Namespace) -> "SweepPlan":
    """Return the plan that is requested by the arguments.

    Raises
    ------
    InputError
        If it is not valid.
    """
    from guitrainer.sweeps.race import check_race, parse_contestant

    plan, base = begun_plan(arguments)
    changes: dict[str, Any] = {"keep": "all"}
    if arguments.contestant:
        changes["contestants"] = tuple(parse_contestant(c, base) for c in arguments.contestant)
        changes |= {"vary": (), "random": None}
    if arguments.seeds is not None or arguments.seed is not None or not plan.contestants:
        changes["seeds"] = seeds_of(arguments.seeds or "1", base.seed)
    plan = changed(plan, changes)
    check_race(plan)
    return plan


def _compute(plan: "SweepPlan", folder: "SweepFolder", arguments: argparse.Namespace) -> int:
    from guitrainer.cli.sweep_progress import make_sweep_progress
    from guitrainer.sweeps.race import RaceCrew, past_events
    from guitrainer.sweeps.reader import SweepReader
    from guitrainer.sweeps.standings import RaceBoard

    board = RaceBoard(plan)
    for item in past_events(folder, plan, SweepReader(folder.path).rows):
        board.take(item)
    listen = _listener(board)
    runs = None if plan.keep == "none" else folder.runs.absolute()

    def make(plan: "SweepPlan", _: "SweepFolder") -> RaceCrew:
        return RaceCrew(plan, listen, runs, arguments.threads)

    describe = partial(board_line, board)
    progress = make_sweep_progress(quiet=arguments.quiet, describe=describe, together=True)
    ended, code = watched(folder, make, progress, NOTICE, quiet=arguments.quiet)
    _report(plan, folder, board, ended, arguments)
    return code


def _listener(board: "RaceBoard") -> "Callable[[RaceEvent | RaceRound], None]":
    """Return what keeps the leaderboard while the race is run."""
    from guitrainer.sweeps.race import RaceEvent

    def take(item: "RaceEvent | RaceRound") -> None:
        if isinstance(item, RaceEvent):
            board.take(item)

    return take


def board_line(board: "RaceBoard", event: "SweepProgressed") -> str:
    """Return the leaderboard in one line, the best first, with the time left."""
    standings = board.standings()
    parts = [
        f"{one.label} {percent(one.edge_fraction.mean)} edges"
        if one.edge_fraction.mean is not None
        else f"{one.label} {percent(one.test_accuracy.mean, 1)}"
        for one in standings
    ]
    if event.status.seconds_left is not None:
        parts.append(f"{duration(event.status.seconds_left)} left")
    return f"step {max(one.step for one in standings):,}: {', '.join(parts)}"


def _report(
    plan: "SweepPlan",
    folder: "SweepFolder",
    board: "RaceBoard",
    ended: "SweepEnded",
    arguments: argparse.Namespace,
) -> None:
    from guitrainer.sweeps.standings import standings_mapping
    from guitrainer.sweeps.summary import summary_mapping

    if not arguments.quiet:
        text = f"{_board_text(board)}\n\n{definitions([('race', str(folder.path))], wrapped=False)}"
        if arguments.json:
            Errors().write(text + "\n")
        else:
            write(text)
    if arguments.json:
        head = {
            "race": str(folder.path),
            "seeds": list(plan.seeds),
            "complete": ended.completed,
            "seconds": ended.status.seconds,
            "contestants": standings_mapping(board),
        }
        write(as_json({**head, **summary_mapping(plan, ended.summary)}))


def _board_text(board: "RaceBoard") -> str:
    rows = [
        [
            one.label,
            percent(one.edge_fraction.mean),
            fixed(one.kurtosis.mean),
            _passing(one.passed_step(0.5), one.passed[0.5]),
            _passing(one.passed_step(0.8), one.passed[0.8]),
            percent(one.test_accuracy.mean, 1),
            str(one.diverged),
        ]
        for one in board.standings()
    ]
    headers = (
        "contestant",
        "edges",
        "kurtosis",
        "step of 50%",
        "step of 80%",
        "test accuracy",
        "diverged",
    )
    return table(headers, rows)


def _passing(step: float | None, steps: Sequence[int | None]) -> str:
    reached = sum(one is not None for one in steps)
    text = "–" if step is None else f"{step:,.0f}"
    return text if len(steps) == 1 else f"{text} ({reached} of {len(steps)} seeds)"
