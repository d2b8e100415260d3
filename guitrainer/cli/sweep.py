"""`sweep`: many trials of an experiment, with statistics."""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guitrainer import startup
from guitrainer.cli.arguments import (
    add_experiment,
    base_of,
    file_of,
    settings_of,
    short_weight_settings,
    value_of,
)
from guitrainer.cli.parsing import Parser, add_json, path_argument, whole_number
from guitrainer.cli.terminal import as_json, definitions, figure, table, write
from guitrainer.config.command import FLAGS
from guitrainer.errors import InputError
from guitrainer.figures import duration

if TYPE_CHECKING:
    from guitrainer.cli.sweep_progress import SweepDisplay
    from guitrainer.config.schema import Experiment
    from guitrainer.sweeps.checking import SweepNeeds
    from guitrainer.sweeps.folder import SweepFolder
    from guitrainer.sweeps.plan import SweepPlan
    from guitrainer.sweeps.run import MakeCrew, SweepEnded
    from guitrainer.sweeps.summary import SweepSummary

DESCRIPTION = """\
Many trials of an experiment: settings, seeds and folds, with statistics.

A sweep writes a folder, sweeps/DATE_NAME, and can be killed at any time: --resume continues it."""
EXAMPLES = """\
examples:
  sweep lenet --vary init=glorot_uniform,he_normal --seeds 5 --steps 300
  sweep --vary std=0.001..1:7:log --seeds 5 --metric edge_fraction
  sweep lenet --vary training.learning_rate=0.001..0.1:log --random 20 --folds 5
  sweep --resume sweeps/SWEEP
built in:
  sweep sweep-std        standard deviations from 0.0001 to 1, and edges
  sweep sweep-schemes    eight schemes in a deep network"""
NOTICE = b"\nstopping; the trials in progress are lost, --resume goes on with the others\n"
MOST_JOBS = 1024
MOST_SHOWN = 40  # settings in the table on the terminal
# With --resume, a sweep has its own plan.
PLAN_FLAGS = ("--vary", "--random", "--seeds", "--folds", "--metric", "--keep", "--config", "--out")


def parser() -> Parser:
    """Return the parser of `sweep`."""
    made = Parser("sweep", DESCRIPTION, epilog=EXAMPLES)
    add_experiment(made)
    group = made.add_argument_group("sweep")
    group.add_argument(
        "--vary",
        action="append",
        default=[],
        metavar="KEY=VALUES",
        help="V1,V2,… or LOW..HIGH:N[:log]; several make a grid; init, std, variance and scale "
        "apply to all convolution layers",
    )
    group.add_argument(
        "--random",
        type=whole_number(100_000),
        metavar="N",
        help="instead of the grid, N settings drawn from the ranges (Sobol)",
    )
    group.add_argument("--seeds", metavar="N|S1,S2,…", help="number of seeds, or a list (3)")
    group.add_argument(
        "--folds",
        type=whole_number(100, lowest=2),
        metavar="K",
        help="test on each of K parts of the training images (cross-validation)",
    )
    group.add_argument(
        "--metric",
        metavar="NAME",
        help="what is compared (test_accuracy; test_loss without labels)",
    )
    group.add_argument(
        "--keep", metavar="WHICH", help="run folders to keep: none, best, all (none)"
    )
    group.add_argument(
        "--resume", type=path_argument, metavar="SWEEP", help="continue the sweep in this folder"
    )
    group.add_argument(
        "--cluster",
        metavar="ADDRESS",
        help="workers of a Dask cluster: tcp://HOST:PORT, tls://HOST:PORT, or local:N",
    )
    add_running(group)
    return made


def add_running(group: Any) -> None:
    """Add the flags about how trials are computed, and what is printed."""
    group.add_argument(
        "--jobs", type=whole_number(MOST_JOBS), metavar="N", help="worker processes (all cores)"
    )
    group.add_argument(
        "--patience",
        type=whole_number(10**6),
        metavar="S",
        help="seconds without progress after which a worker is replaced (120)",
    )
    group.add_argument("--yes", action="store_true", help="accept more than 100,000 trials")
    group.add_argument(
        "--out", type=path_argument, metavar="DIR", help="folder of the sweep (sweeps/DATE_NAME)"
    )
    group.add_argument("--quiet", action="store_true", help="show no progress and no summary")
    add_json(group)


def run(command: str, words: Sequence[str]) -> int:
    """Plan and compute a sweep; return the exit code."""
    arguments = parser().parse(words)
    startup.begin()
    if arguments.cluster is not None:
        _check_cluster(arguments)
    from guitrainer.runs.folder import check_out
    from guitrainer.sweeps.checking import check_sweep  # these import NumPy
    from guitrainer.sweeps.folder import create_sweep, existing_sweep, sweep_plan
    from guitrainer.sweeps.reader import SweepReader

    if arguments.resume is not None:
        check_resumed(arguments, PLAN_FLAGS)
        folder = existing_sweep(arguments.resume)
        plan = sweep_plan(folder)
        ended = len(SweepReader(folder.path).rows)
        needs = check_sweep(plan, _jobs(arguments, plan), folder.path, ended)
        return compute(lambda: folder, plan, needs, arguments)
    plan = plan_of(arguments)
    out = None if arguments.out is None else Path(arguments.out)
    if out is not None:
        check_out(out)
    needs = check_sweep(plan, _jobs(arguments, plan), out or Path())
    name = _name(arguments, plan)
    return compute(lambda: create_sweep(plan, name, out), plan, needs, arguments)


def _check_cluster(arguments: argparse.Namespace) -> None:
    from guitrainer.sweeps.cluster import check_address

    check_address(arguments.cluster)
    if arguments.jobs is not None:
        raise InputError("--jobs: not accepted with --cluster, which has workers of its own")


def _jobs(arguments: argparse.Namespace, plan: "SweepPlan") -> int | None:
    """Return the number of workers on this machine, to check that they have enough memory."""
    if arguments.cluster is None:
        jobs: int | None = arguments.jobs
        return jobs
    kind, _, number = arguments.cluster.partition(":")
    if kind == "local":
        return int(number)
    if plan.keep != "none":
        raise InputError(
            f"--keep: got {plan.keep}, accepted with a cluster: none; runs are written where they "
            "are computed"
        )
    return 1


def _name(arguments: argparse.Namespace, plan: "SweepPlan") -> str:
    from guitrainer.sweeps.plan import sweep_presets

    preset = arguments.preset
    return preset if preset in sweep_presets() else plan.experiment.name


def check_resumed(arguments: argparse.Namespace, plan_flags: Sequence[str]) -> None:
    """Refuse flags about the plan together with --resume.

    Raises
    ------
    InputError
        If there is one; the message names it.
    """
    flags = (*plan_flags, "--init", "--std", "--variance", "--scale", *(flag for flag, *_ in FLAGS))
    given = [flag for flag in flags if value_of(arguments, flag) not in (None, [])]
    given += ["--set"] if arguments.set else []
    given += [arguments.preset] if arguments.preset is not None else []
    if given:
        raise InputError(
            f"{given[0]}: not accepted with --resume: a sweep has its own plan, in sweep.toml"
        )


# ------------------------------------------------------------------ plan


def plan_of(arguments: argparse.Namespace) -> "SweepPlan":
    """Return the plan that is requested by the arguments.

    Raises
    ------
    InputError
        If it is not valid.
    """
    from guitrainer.sweeps.axes import parse_vary
    from guitrainer.sweeps.plan import check_count

    plan, base = begun_plan(arguments)
    changes: dict[str, Any] = {}
    if arguments.vary:
        changes["vary"] = tuple(parse_vary(text, base) for text in arguments.vary)
        changes["contestants"] = ()
    for name in ("random", "folds", "metric", "keep"):
        if getattr(arguments, name) is not None:
            changes[name] = getattr(arguments, name)
    if arguments.seeds is not None or arguments.seed is not None:
        changes["seeds"] = seeds_of(arguments.seeds or str(len(plan.seeds)), base.seed)
    plan = changed(plan, changes)
    check_count(plan, confirmed=arguments.yes)
    return plan


def begun_plan(arguments: argparse.Namespace) -> "tuple[SweepPlan, Experiment]":
    """Return the plan with the flags of the experiment, and the experiment that is varied.

    Raises
    ------
    InputError
        If a flag is not valid.
    """
    from guitrainer.sweeps.axes import check_key, varied

    plan = base_plan(arguments)
    own = [*settings_of(arguments), *short_weight_settings(arguments), *arguments.set]
    for one in own:
        if (key := one.partition("=")[0]) != "seed":
            check_key(key, "--set")
    seed = varied(plan.experiment, own, "command line").seed
    experiment = plan.experiment.model_copy(update={"seed": seed})
    settings = (*plan.settings, *(one for one in own if not one.startswith("seed=")))
    base = varied(experiment, list(settings), "command line")
    return plan.model_copy(update={"experiment": experiment, "settings": settings}), base


def base_plan(arguments: argparse.Namespace) -> "SweepPlan":
    """Return the plan of a preset or file before flags: its own plan, or that of an experiment."""
    from guitrainer.sweeps.places import located_plan
    from guitrainer.sweeps.plan import SweepPlan, is_plan, read_plan, sweep_presets

    file = file_of(arguments)
    known = sweep_presets()
    if file is None and arguments.preset in known:
        return read_plan(known[arguments.preset])
    if file is not None and is_plan(Path(file)):
        return located_plan(read_plan(Path(file)), Path(file).parent)
    experiment = base_of(arguments)
    return SweepPlan(seeds=seeds_of("3", experiment.seed), experiment=experiment)


def changed(plan: "SweepPlan", changes: dict[str, Any]) -> "SweepPlan":
    """Return the plan with some fields replaced.

    Raises
    ------
    InputError
        If it is not valid then; the message names the flag.
    """
    from pydantic import ValidationError

    from guitrainer.config.messages import fault_of
    from guitrainer.sweeps.plan import KEEPS, METRICS, SweepPlan

    for name, known in (("metric", METRICS), ("keep", KEEPS)):
        if name in changes and changes[name] not in known:
            from guitrainer.config.messages import shown, suggestion

            raise InputError(
                f"--{name}: got {shown(changes[name])}, accepted: {', '.join(known)}"
                f"{suggestion(changes[name], known)}"
            )
    kept = {name: getattr(plan, name) for name in SweepPlan.model_fields}
    try:
        return SweepPlan(**{**kept, **changes})
    except ValidationError as error:
        message = fault_of(error).removeprefix("content: ")
        raise InputError(f"--{message}" if message.split(":")[0] in kept else message) from None


def seeds_of(text: str, first: int) -> tuple[int, ...]:
    """Return the seeds of `--seeds`: a list, or a number of them that start at `first`.

    Raises
    ------
    InputError
        If it is neither.

    >>> seeds_of("3", 5), seeds_of("7,1", 0), seeds_of("9,", 0)
    ((5, 6, 7), (7, 1), (9,))
    """
    from guitrainer.sweeps.plan import MOST_SEEDS

    parts = [part.strip() for part in text.split(",")]
    listed = len(parts) > 1
    numbers = [int(p) for p in parts if p.isdecimal() and len(p) < 20]
    valid = len(numbers) == len([part for part in parts if part or not listed])
    if listed and valid and numbers and max(numbers) < 2**63:
        twice = next((number for number in numbers if numbers.count(number) > 1), None)
        if twice is not None:
            raise InputError(f"--seeds: {twice} is given twice")
        if len(numbers) <= MOST_SEEDS:
            return tuple(numbers)
    if not listed and valid and 1 <= numbers[0] <= MOST_SEEDS and first + numbers[0] < 2**63:
        return tuple(range(first, first + numbers[0]))
    raise InputError(
        f"--seeds: got {text[:40]}, accepted: a number from 1 to {MOST_SEEDS:,}, or seeds "
        "separated by commas"
    )


# ------------------------------------------------------------------ computing


def compute(
    folder_of: Callable[[], "SweepFolder"],
    plan: "SweepPlan",
    needs: "SweepNeeds",
    arguments: argparse.Namespace,
) -> int:
    """Compute a sweep, and report its end; return the exit code.

    The folder is created once the workers are known to be there.
    """
    from guitrainer.sweeps.crews import connected, make_crew

    if arguments.cluster is None:
        make = make_crew(needs.jobs, arguments.patience)
        return _computed(folder_of(), needs, make, arguments)
    make, close = connected(arguments.cluster, plan)
    try:
        return _computed(folder_of(), needs, make, arguments)
    finally:
        close()


def _computed(
    folder: "SweepFolder", needs: "SweepNeeds", make: "MakeCrew", arguments: argparse.Namespace
) -> int:
    from guitrainer.cli.sweep_progress import make_sweep_progress

    progress = make_sweep_progress(quiet=arguments.quiet)
    progress.say(_plan_line(needs, folder, arguments.cluster))
    ended, code = watched(folder, make, progress, NOTICE, quiet=arguments.quiet)
    _report(folder, ended, arguments)
    return code


def watched(
    folder: "SweepFolder",
    make: "MakeCrew",
    progress: "SweepDisplay",
    notice: bytes,
    *,
    quiet: bool,
) -> tuple["SweepEnded", int]:
    """Compute the trials of a sweep or race until they have ended or an interrupt stops them.

    Parameters
    ----------
    progress : shows how far it is; it is closed
    notice : written at the first interrupt

    Returns
    -------
    the last event, and the exit code
    """
    from guitrainer.cli.interrupts import Interrupts
    from guitrainer.sweeps.run import SweepEnded, run_sweep
    from guitrainer.training.control import Control

    control = Control()
    startup.ready()
    with Interrupts(control, quiet=quiet, notice=notice) as interrupts:
        try:
            for event in run_sweep(folder, make, lambda: control.stopped):
                if isinstance(event, SweepEnded):
                    ended = event
                else:
                    progress.take(event)
        finally:
            progress.close()
    return ended, interrupts.exit_code


def _plan_line(needs: "SweepNeeds", folder: "SweepFolder", cluster: str | None) -> str:
    workers = f"{needs.jobs} workers" if cluster is None else f"workers of {cluster}"
    return (
        f"{needs.trials:,} trials of {needs.settings:,} settings, up to {needs.steps:,} steps "
        f"each; {workers}, {needs.memory / 2**20:,.0f} MiB each; "
        f"{max(needs.disk, 2**20) / 2**20:,.0f} MiB on disk → {folder.path}"
    )


def _report(folder: "SweepFolder", ended: "SweepEnded", arguments: argparse.Namespace) -> None:
    from guitrainer.cli.terminal import Errors
    from guitrainer.sweeps.folder import sweep_plan
    from guitrainer.sweeps.summary import summary_mapping

    plan = sweep_plan(folder)
    if not arguments.quiet:
        text = summary_text(plan, ended.summary)
        status = ended.status
        rows = [
            ("trials", f"{status.done:,} of {status.total:,} in {duration(status.seconds)}"),
            ("sweep", str(folder.path)),
        ]
        text = f"{text}\n\n{definitions(rows, wrapped=False)}"
        if arguments.json:
            Errors().write(text + "\n")
        else:
            write(text)
    if arguments.json:
        found = summary_mapping(plan, ended.summary)
        head = {
            "sweep": str(folder.path),
            "trials": ended.status.done,
            "failed": ended.status.failed,
            "seconds": ended.status.seconds,
        }
        write(as_json({**head, **found}))


def summary_text(plan: "SweepPlan", summary: "SweepSummary") -> str:
    """Return the estimates as a table, the best first, and what they show in words."""
    from guitrainer.sweeps.plan import LOWER_IS_BETTER
    from guitrainer.sweeps.summary import verdicts

    lower = summary.metric in LOWER_IS_BETTER

    def rank(one: Any) -> tuple[bool, float]:
        mean = one.estimate.mean
        return (mean is None, 0.0 if mean is None else mean if lower else -mean)

    rows = []
    for one in sorted(summary.settings, key=rank)[:MOST_SHOWN]:
        e = one.estimate
        interval = "–" if e.low is None else f"{figure(e.low, 4)} to {figure(e.high, 4)}"
        numbers = [figure(e.mean, 4), figure(e.sd), interval, str(one.diverged), str(one.failed)]
        rows.append([one.label, str(e.n), *numbers])
    headers = (summary.metric, "n", "mean", "sd", "95% interval", "diverged", "failed")
    lines = [table(headers, rows)]
    if len(summary.settings) > MOST_SHOWN:
        lines.append(f"… and {len(summary.settings) - MOST_SHOWN:,} more, see summary.csv")
    return "\n".join([*lines, "", *verdicts(plan, summary)])
