"""What trains: the window, or with `--headless` the terminal."""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from guitrainer import PROGRAM, __version__
from guitrainer.cli.arguments import (
    MOST_THREADS,
    SIZE_FLAGS,
    add_experiment,
    experiment_of,
    value_of,
)
from guitrainer.cli.parsing import Parser, add_json, path_argument, whole_number
from guitrainer.config.command import FLAGS
from guitrainer.config.schema import MOST_STEPS, Experiment
from guitrainer.errors import InputError

COMMANDS = f"""\
other commands, each with --help:
  {PROGRAM} presets | initializers | datasets   lists, with a line on each
  {PROGRAM} inspect [PRESET | --config FILE]    a network before it is trained
  {PROGRAM} export RUN --to FILE-or-DIR         pictures of trained filters
  {PROGRAM} score FILE.npz                      edge score of filters in a file
  {PROGRAM} bench [--against torch]             speed of the kernels
  {PROGRAM} explain [TOPIC]                     the explaining rooms on paper
  {PROGRAM} doctor                              what to send with a bug report"""


# Opens the window on an experiment, and on the run in a folder; returns the exit code.
Window = Callable[[Experiment, Path | None], int]
# Flags that mean nothing in a window.
LENGTH = "--steps"  # the one setting that a resumed run takes
TERMINAL_FLAGS = ("--stop-at", "--out", "--export-filters", "--quiet", "--json")


def parser() -> Parser:
    """The parser of everything that trains."""
    made = Parser(
        "",
        "Watch convolution filters turn from noise into edge detectors.",
        epilog=COMMANDS,
    )
    made.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}")
    made.add_argument("--headless", action="store_true", help="train without a window")
    add_experiment(made)
    group = made.add_argument_group("run")
    group.add_argument(
        "--resume",
        type=path_argument,
        metavar="RUN",
        help="go on with the run in this folder; with --steps N train it further",
    )
    group.add_argument(
        "--threads",
        type=whole_number(MOST_THREADS),
        default=1,
        metavar="N",
        help="threads that compute; results do not depend on it (1)",
    )
    group.add_argument(
        "--stop-at",
        type=whole_number(MOST_STEPS),
        metavar="N",
        help="stop after step N as if interrupted, with a checkpoint",
    )
    group.add_argument(
        "--out", type=path_argument, metavar="DIR", help="folder of the run (runs/DATE_NAME_SEED)"
    )
    group.add_argument(
        "--export-filters",
        type=path_argument,
        metavar="DIR",
        help="write pictures of the trained filters there",
    )
    group.add_argument("--quiet", action="store_true", help="show no progress and no summary")
    add_json(group)
    return made


def run(words: Sequence[str], window: Window | None = None) -> int:
    """Train as `words` say, or open the window; returns the exit code."""
    arguments = parser().parse(words)
    if arguments.resume is not None:
        _check_resume(arguments)
    if not arguments.headless:
        return _open(arguments, window)
    return _train(arguments)


def _train(arguments: argparse.Namespace) -> int:
    from guitrainer.cli.interrupts import Interrupts  # these bring NumPy
    from guitrainer.cli.session import train
    from guitrainer.training.control import Control

    control = Control(stop_at=arguments.stop_at)
    with Interrupts(control, quiet=arguments.quiet) as interrupts:
        code = train(arguments, control)
    return code or interrupts.exit_code


def _open(arguments: argparse.Namespace, window: Window | None) -> int:
    given = [flag for flag in TERMINAL_FLAGS if value_of(arguments, flag) not in (None, False)]
    if given:
        raise InputError(f"{given[0]}: accepted with --headless only")
    if window is None:
        raise InputError("no window here; train without it: --headless")
    run = None if arguments.resume is None else Path(arguments.resume)
    return window(experiment_of(arguments), run)


def _check_resume(arguments: argparse.Namespace) -> None:
    """A resumed run has its own experiment and folder; it can be made longer."""
    flags = ("--config", "--out", "--init", *(flag for flag, *_ in (*FLAGS, *SIZE_FLAGS)))
    accepted = (LENGTH,) if arguments.headless else ()
    given = [f for f in flags if f not in accepted and value_of(arguments, f) is not None]
    given += ["--set"] if arguments.set else []
    given += [arguments.preset] if arguments.preset is not None else []
    if arguments.steps == "none":
        raise InputError(f"{LENGTH}: got none, accepted with --resume: a number of steps")
    if given:
        raise InputError(
            f"{given[0]}: not accepted with --resume: a run goes on as it was, in its own folder; "
            "to train it further: --headless --resume RUN --steps N, the steps in all (+N: N more)"
        )
