"""The command line that repeats an experiment."""

import os
import re
import shlex
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

import tomli_w

from guitrainer import PROGRAM
from guitrainer.config.differences import settings_of
from guitrainer.config.loading import load_preset, preset_list
from guitrainer.config.naming import layer_names
from guitrainer.config.overrides import LAYERS, Path, apply_overrides
from guitrainer.config.schema import Experiment
from guitrainer.errors import ConfigError

# Flag, field of the schema, placeholder of the value in the help.
FLAGS = (
    ("--steps", "training.steps", "N"),
    ("--epochs", "training.epochs", "N"),
    ("--batch-size", "training.batch_size", "N"),
    ("--learning-rate", "training.learning_rate", "X"),
    ("--momentum", "training.momentum", "X"),
    ("--weight-decay", "training.weight_decay", "X"),
    ("--optimizer", "training.optimizer", "NAME"),
    ("--data", "data.source", "NAME|FOLDER"),
    ("--limit", "data.limit", "N"),
    ("--seed", "seed", "N"),
)
# Setting one value may remove others, which must then be set too; this ends after a few rounds.
ROUNDS = 3
LONGEST = 2000  # characters of a command; an experiment with weights takes more
SCRIPT = "GUITRAINER_STARTED_AS"  # environment variable: how ./run was called
BARE = re.compile(r"[A-Za-z_][\w./-]*")  # text that needs no quotes …
MEANINGFUL = ("none", "true", "false", "inf", "nan")  # … unless it has another meaning in TOML


@dataclass(frozen=True)
class Command:
    """A shell command; with `needs_file` the experiment must be saved as the file it names."""

    text: str
    needs_file: bool


def program_words() -> tuple[str, ...]:
    """Return the words that start the program again, in the same folder and in the same way.

    These are `./run` in a checkout, `guitrainer` if that is installed, or else Python with
    `main.py` or `-m guitrainer`.
    """
    script = os.environ.get(SCRIPT)
    if script:
        return (script if "/" in script else f"./{script}",)
    script = sys.argv[0]
    name = PurePath(script).name
    if name == PROGRAM:
        return (_shortest(script, PROGRAM),)
    python = _shortest(sys.executable, "python", "python3")
    return (python, script) if name == "main.py" else (python, "-m", PROGRAM)


def _shortest(program: str, *names: str) -> str:
    """Return the first of `names` that the shell resolves to `program`, or its path."""
    path = os.path.abspath(program)  # noqa: PTH100 (a link to Python is an environment of its own)
    return next((name for name in names if shutil.which(name) == path), path)


def command_of(
    experiment: Experiment,
    file: str = "experiment.toml",
    program: Sequence[str] = (PROGRAM,),
) -> Command:
    """Find the shortest command that repeats `experiment`: a preset and the differences to it.

    Parameters
    ----------
    file
        Name of a TOML file of the experiment, used if no preset has the same number of layers, or
        if the command would be very long.
    program
        Words that start the program, see `program_words`.
    """
    lines = []
    for preset in preset_list():
        base = load_preset(preset.name)
        settings = _settings(base, experiment)
        if settings is not None:
            words = _words(preset.name, _needed(base, settings, experiment))
            lines.append(shlex.join((*program, *words)))
    lines = [line for line in lines if len(line) <= LONGEST]
    if lines:
        return Command(min(lines, key=len), needs_file=False)
    return Command(shlex.join((*program, "--headless", "--config", file)), needs_file=True)


def _settings(base: Experiment, target: Experiment) -> list[str] | None:
    """Return the settings KEY=VALUE that turn `base` into `target`; None if there are none."""
    if len(base.network.layers) != len(target.network.layers):
        return None
    settings: list[str] = []
    made = base
    try:
        for _ in range(ROUNDS):
            settings += _changes(made, target, base)
            made = apply_overrides(base, settings)
            if made == target:
                return settings
    except ConfigError:  # in between, a combination of two values may not be valid
        return None
    return None


def _changes(made: Experiment, target: Experiment, base: Experiment) -> list[str]:
    """Return the settings in which `made` still differs from `target`."""
    present = dict(settings_of(made))
    names = layer_names(base.network.layers)
    by_name = names == layer_names(target.network.layers)
    return [
        f"{_key(path, names if by_name else ())}={_text(value)}"
        for path, value in settings_of(target)
        if present.get(path) != value
    ]


def _needed(base: Experiment, settings: Sequence[str], target: Experiment) -> list[str]:
    """Return the settings without those that follow from others."""
    needed = list(settings)
    for setting in settings:
        fewer = [other for other in needed if other != setting]
        try:
            if apply_overrides(base, fewer) == target:
                needed = fewer
        except ConfigError:
            continue
    return needed


def _words(preset: str, settings: Sequence[str]) -> list[str]:
    flags = {key: flag for flag, key, _ in FLAGS}
    words = ["--headless", preset]
    for setting in settings:
        key, _, value = setting.partition("=")
        plain = key in flags and not value.startswith("-")
        words += [flags[key], value] if plain else ["--set", setting]
    return words


def _key(path: Path, names: Sequence[str]) -> str:
    """Return the dotted key, with layers by name if their names are unambiguous."""
    if path[:2] == LAYERS and names and names[int(path[2])] not in Experiment.model_fields:
        path = (names[int(path[2])], *path[3:])
    return ".".join(map(str, path))


def _text(value: Any) -> str:
    if value is None:
        return "none"
    if isinstance(value, tuple):
        return f"[{', '.join(map(_text, value))}]"
    if isinstance(value, str) and BARE.fullmatch(value) and value not in MEANINGFUL:
        return value
    return tomli_w.dumps({"v": value}).removeprefix("v = ").rstrip("\n")
