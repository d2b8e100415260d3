"""Training, in the window or, with `--headless`, in the terminal."""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from guitrainer import PROGRAM, __version__
from guitrainer.allocator import keep_together
from guitrainer.cli.arguments import (
    MOST_THREADS,
    SIZE_FLAGS,
    add_experiment,
    experiment_of,
    value_of,
)
from guitrainer.cli.parsing import Parser, add_json, path_argument, whole_number
from guitrainer.config.command import FLAGS
from guitrainer.config.loading import preset_list
from guitrainer.config.schema import MOST_STEPS, Experiment
from guitrainer.errors import GuitrainerError, InputError
from guitrainer.files.opening import kind_of

COMMANDS = f"""\
The window also opens images, a run or a network: {PROGRAM} PATH

other commands, each with --help:
  {PROGRAM} presets | initializers | datasets   lists, with one line on each
  {PROGRAM} inspect [PRESET | --config FILE]    a network before training
  {PROGRAM} export RUN --to FILE-or-DIR         pictures of trained filters
  {PROGRAM} look FILE                           the filters in a network file
  {PROGRAM} score FILE                          edge scores of saved filters
  {PROGRAM} sweep [PRESET] --vary KEY=VALUES    many settings and seeds
  {PROGRAM} sweep-report SWEEP [--to FILE]      its results: table or picture
  {PROGRAM} race [PRESET] --contestant NAME:KEY=V …   settings in lockstep
  {PROGRAM} bench [--against torch]             speed of the kernels
  {PROGRAM} explain [TOPIC]                     the explanatory rooms as text
  {PROGRAM} doctor                              information for bug reports"""


# Opens the window with an experiment and, if given, the run in a folder, or anything that can be
# dropped onto it; returns the exit code.
Window = Callable[[Experiment, Path | None, Path | None], int]
LENGTH = "--steps"  # the only setting that is accepted for a resumed run
# Flags that have no meaning for the window.
TERMINAL_FLAGS = (
    *("--stop-at", "--out", "--export-filters", "--tensorboard"),
    *("--quiet", "--json"),
)


def parser() -> Parser:
    """Return the parser for training."""
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
        help="resume the run in this folder; with --steps N, train it further",
    )
    group.add_argument(
        "--threads",
        type=whole_number(MOST_THREADS),
        metavar="N",
        help="number of threads; results do not depend on it (1 for training, all cores for "
        "evaluation)",
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
        help="write pictures of the trained filters to this folder",
    )
    group.add_argument(
        "--tensorboard",
        type=path_argument,
        metavar="DIR",
        help="write scalars, filters and histograms for TensorBoard to this folder, live",
    )
    group.add_argument("--quiet", action="store_true", help="show no progress and no summary")
    add_json(group)
    return made


def run(words: Sequence[str], window: Window | None = None) -> int:
    """Train or open the window according to the arguments; return the exit code."""
    arguments = parser().parse(words)
    if arguments.resume is not None:
        _check_resume(arguments)
    if not arguments.headless:
        return _open(arguments, window)
    return _train(arguments)


def _train(arguments: argparse.Namespace) -> int:
    keep_together()
    from guitrainer.cli.interrupts import Interrupts  # these import NumPy
    from guitrainer.cli.session import train
    from guitrainer.training.control import Control

    control = Control(stop_at=arguments.stop_at)
    with Interrupts(control, quiet=arguments.quiet) as interrupts:
        code = train(arguments, control)
    return code or interrupts.exit_code


def _open(arguments: argparse.Namespace, window: Window | None) -> int:
    given = [flag for flag in TERMINAL_FLAGS if value_of(arguments, flag) not in (None, False)]
    if given:
        raise InputError(f"{given[0]}: accepted only with --headless")
    if window is None:
        raise InputError("no window available here; use --headless to train without it")
    run = None if arguments.resume is None else Path(arguments.resume)
    path = _path_to_open(arguments.preset)
    if path is not None:
        arguments.preset = None
    return window(experiment_of(arguments), run, path)


def _path_to_open(given: str | None) -> Path | None:
    """Return what is given instead of a preset, if it exists and is not an experiment."""
    if given is None or given.lower().endswith(".toml"):
        return None
    try:
        if kind_of(Path(given)) is None or given in (preset.name for preset in preset_list()):
            return None
    except GuitrainerError:
        return None  # the message about presets follows
    return Path(given)


def _check_resume(arguments: argparse.Namespace) -> None:
    """Check flags of a resumed run: only its length can be changed."""
    flags = ("--config", "--out", "--init", *(flag for flag, *_ in (*FLAGS, *SIZE_FLAGS)))
    accepted = (LENGTH,) if arguments.headless else ()
    given = [f for f in flags if f not in accepted and value_of(arguments, f) is not None]
    given += ["--set"] if arguments.set else []
    given += [arguments.preset] if arguments.preset is not None else []
    if arguments.steps == "none":
        raise InputError(f"{LENGTH}: got none, accepted with --resume: a number of steps")
    if given:
        raise InputError(
            f"{given[0]}: not accepted with --resume: a run continues unchanged in its own "
            f"folder; to train it further: --headless --resume RUN --steps N, the total number of "
            f"steps (+N: N more)"
        )
