"""The command line that repeats a plan of a sweep."""

import shlex
from collections.abc import Sequence
from pathlib import Path

from guitrainer import PROGRAM
from guitrainer.config.command import command_of
from guitrainer.sweeps.axes import Vary, setting
from guitrainer.sweeps.plan import SweepPlan


def vary_text(vary: Vary) -> str:
    """Return KEY=VALUES, as for `--vary`.

    >>> vary_text(Vary(key="init", values=("zeros", "he_normal")))
    'init=zeros,he_normal'
    """
    span = vary.span
    if span is None:
        values = (setting("", value).removeprefix("=") for value in vary.values)
        return f"{vary.key}={','.join(values)}"
    count = "" if span.count is None else f":{span.count}"
    return f"{vary.key}={span.low!r}..{span.high!r}{count}{':log' if span.log else ''}"


def plan_command(plan: SweepPlan, program: Sequence[str] = (PROGRAM,)) -> str | None:
    """Return the shell command that computes a grid over seeds that follow each other.

    None if there is none: no preset has the layers of the experiment, or the plan has contestants,
    random draws or settings of its own.
    """
    experiment, seeds = plan.experiment, plan.seeds
    if plan.contestants or plan.random is not None or plan.settings:
        return None
    if seeds != tuple(range(experiment.seed, experiment.seed + len(seeds))):
        return None
    command = command_of(experiment, program=())
    if command.needs_file:
        return None
    words = ["sweep", *shlex.split(command.text)[1:]]
    for vary in plan.vary:
        words += ["--vary", vary_text(vary)]
    words += ["--seeds", str(len(seeds)), "--metric", plan.metric, "--keep", plan.keep]
    words += [] if plan.folds is None else ["--folds", str(plan.folds)]
    return shlex.join((*program, *words))


def folder_command(folder: Path, program: Sequence[str] = (PROGRAM,)) -> str:
    """Return the shell command that computes the sweep in a folder once more."""
    return shlex.join((*program, "sweep", "--config", str(folder / "sweep.toml")))
