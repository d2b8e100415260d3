"""Flags that choose and change an experiment, derived from the schema."""

import argparse
import contextlib
from functools import partial
from pathlib import Path
from typing import Any

from guitrainer.cli.parsing import path_argument
from guitrainer.config import fields
from guitrainer.config.command import FLAGS
from guitrainer.config.loading import DEFAULT_PRESET, load_experiment, load_preset
from guitrainer.config.overrides import apply_overrides, check_value, weight_settings
from guitrainer.config.schema import Experiment
from guitrainer.errors import ConfigError, InputError
from guitrainer.files.opening import kind_of

MOST_THREADS = 1024
CHECKPOINT = "checkpoint.safetensors"  # files by which the folder of a run is recognized

# Flag, initializer field of all convolution layers, placeholder of the value in the help.
SIZE_FLAGS = (("--std", "std", "S"), ("--variance", "variance", "V"), ("--scale", "scale", "F"))
LENGTHS = ("--steps", "--epochs")  # at most one of these


def add_experiment(parser: argparse.ArgumentParser) -> None:
    """Add the flags that choose and change an experiment."""
    parser.add_argument(
        "preset",
        nargs="?",
        metavar="PRESET|FILE.toml",
        help=f"defaults to {DEFAULT_PRESET}; see: presets",
    )
    parser.add_argument(
        "--config", type=path_argument, metavar="FILE.toml", help="your own experiment"
    )
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="KEY=VALUE",
        help="any field, dotted: training.steps=500, conv1.filters=8, dense*.bias=false",
    )
    group = parser.add_argument_group("experiment")
    length = group.add_mutually_exclusive_group()
    for flag, key, metavar in FLAGS:
        _add_field(length if flag in LENGTHS else group, flag, tuple(key.split(".")), metavar)
    group = parser.add_argument_group("initial weights of all convolution layers")
    group.add_argument("--init", metavar="SCHEME", help="initialization scheme; see: initializers")
    size = group.add_mutually_exclusive_group()
    for flag, name, metavar in SIZE_FLAGS:
        location = ("network", "layers", 0, "conv", "initializer", name)
        _add_field(size, flag, location, metavar)


class FieldAction(argparse.Action):
    """Stores the value of a field of the schema, whose help is made only when it is read.

    The schema of all fields takes a while to make, and nothing but help texts needs it.
    """

    def __init__(
        self, option_strings: list[str], dest: str, location: fields.Location, **options: Any
    ) -> None:
        self._location = location
        super().__init__(option_strings, dest, type=partial(_checked, location), **options)

    @property
    def help(self) -> str | None:
        """The title, unit and description of the field."""
        node = fields.find(self._location)
        assert node is not None, self._location
        unit = f" ({node['unit']})" if "unit" in node else ""
        return f"{node['title']}{unit}: {node['description']}".replace("%", "%%")

    @help.setter  # noqa: A003 (argparse's name)
    def help(self, text: str | None) -> None:
        """Ignore the text, which argparse sets."""

    def __call__(
        self, parser: object, namespace: argparse.Namespace, values: Any, flag: object = None
    ) -> None:
        """Store the value."""
        setattr(namespace, self.dest, values)


def _add_field(group: Any, flag: str, location: fields.Location, metavar: str) -> None:
    group.add_argument(flag, action=FieldAction, location=location, metavar=metavar)


def _checked(location: fields.Location, text: str) -> str:
    """Check a value against the schema, and report errors under the name of the flag."""
    try:
        check_value(location, text)
    except ConfigError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    return text


def experiment_of(arguments: argparse.Namespace) -> Experiment:
    """Return the requested experiment: preset or file, then flags, then --set.

    Raises
    ------
    InputError
        Any of them is invalid, or they contradict each other.
    """
    file = file_of(arguments)
    base = _named(arguments.preset or DEFAULT_PRESET) if file is None else load_experiment(file)
    settings = [*settings_of(arguments), *_weight_settings(arguments, base), *arguments.set]
    return located_at(apply_overrides(base, settings), file)


def base_of(arguments: argparse.Namespace) -> Experiment:
    """Return the preset or the experiment in a file, without the other flags.

    Raises
    ------
    InputError
        There is none.
    """
    file = file_of(arguments)
    if file is None:
        return located_at(_named(arguments.preset or DEFAULT_PRESET), None)
    return located_at(load_experiment(file), file)


def file_of(arguments: argparse.Namespace) -> str | None:
    """Return the file of the experiment; None if a preset is requested.

    Raises
    ------
    InputError
        Both were given.
    """
    if arguments.preset is not None and arguments.config is not None:
        raise InputError(
            f"{arguments.preset}: a preset and --config exclude each other: give only one of them"
        )
    file: str | None = arguments.config
    if file is None and arguments.preset is not None and arguments.preset.lower().endswith(".toml"):
        file = arguments.preset
    return file


def settings_of(arguments: argparse.Namespace) -> list[str]:
    """Return the flags of the experiment as KEY=VALUE, without those of the initial weights."""
    return [
        f"{key}={value}"
        for flag, key, _ in FLAGS
        if (value := value_of(arguments, flag)) is not None
    ]


def short_weight_settings(arguments: argparse.Namespace) -> list[str]:
    """--init, --std, --variance and --scale as KEY=VALUE with these keys, as in a sweep."""
    given = {
        "init": arguments.init,
        **{name: value_of(arguments, flag) for flag, name, _ in SIZE_FLAGS},
    }
    return [f"{key}={value}" for key, value in given.items() if value is not None]


def located_at(experiment: Experiment, file: str | None) -> Experiment:
    """Return the experiment with absolute paths, which may be beside its file."""
    return _located(experiment, None if file is None else Path(file).parent)


def _located(experiment: Experiment, beside: Path | None) -> Experiment:
    """Return the experiment with absolute paths, if it has any; see `places.located`."""
    named = [
        initializer.path
        for layer in experiment.network.layers
        for field in ("initializer", "bias_initializer")
        if (initializer := getattr(layer, field, None)) is not None and initializer.path
    ]
    source = Path(experiment.data.source)
    places = [source] if beside is None else [source, beside / source, beside / source.name]
    if not named and all(kind_of(place) is None for place in places):
        return experiment
    from guitrainer.training.places import located  # slow to import

    return located(experiment, beside)


def _named(word: str) -> Experiment:
    """Return the preset with this name."""
    with contextlib.suppress(OSError, ValueError):  # too long, or not a path
        if (Path(word) / CHECKPOINT).is_file():
            raise InputError(
                f"{word}: this is the folder of a run; to continue it, use --resume {word}"
            )
        if "/" in word and Path(word).exists():
            raise InputError(
                f"{word}: not an experiment; accepted: a preset, or a .toml file (images: --data)"
            )
    return load_preset(word)


def value_of(arguments: argparse.Namespace, flag: str) -> Any:
    """Return the value of `flag`; None if it was not given."""
    return getattr(arguments, flag.removeprefix("--").replace("-", "_"))


def _weight_settings(arguments: argparse.Namespace, base: Experiment) -> list[str]:
    """--init, --std, --variance and --scale, for all convolution and locally connected layers."""
    given = {name: value_of(arguments, flag) for flag, name, _ in SIZE_FLAGS}
    if arguments.init is not None:
        given["scheme"] = _scheme(arguments.init)
    given = {name: value for name, value in given.items() if value is not None}
    flag = "--init" if "scheme" in given else f"--{next(iter(given), '')}"
    return weight_settings(base, given, flag)


def _scheme(name: str) -> str:
    from guitrainer.nn.initializers import resolve_scheme  # slow to import

    try:
        return resolve_scheme(name)
    except ConfigError as error:
        raise ConfigError(f"--init: {str(error).removeprefix('scheme: ')}") from None
