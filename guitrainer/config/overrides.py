"""Changes to an experiment as KEY=VALUE: for `--set`, its shorthand flags, and sweeps."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from typing import Any

from guitrainer.config import fields
from guitrainer.config.loading import parse_experiment, to_mapping
from guitrainer.config.messages import layer_names_in, nearest, refusal, shown, suggestion
from guitrainer.config.schema import BRITISH, LAYER_KINDS, Experiment, WindowLayer, draws_weight
from guitrainer.errors import ConfigError

Path = tuple[str | int, ...]

SIZES = ("std", "variance", "scale", "limit")
EXCLUSIVE = (SIZES, ("steps", "epochs"))
LAYERS = ("network", "layers")
OF_ONE_SOURCE = ("mean", "std", "image_size", "noise")
# Setting these removes settings that belong to the old value, so they are set first.
FIRST = ("scheme", "initializer", "bias_initializer", "type", "source", "layers")
PYTHON_FLOAT = re.compile(r"[+-]?(\d{1,99}\.\d*|\.\d+)([eE][+-]?\d+)?")


def apply_overrides(
    experiment: Experiment | Mapping[str, Any],
    settings: Sequence[str],
    source: str = "command line",
) -> Experiment:
    """Return `experiment` with each KEY=VALUE of `settings` applied.

    Keys are dotted, as in the schema. A layer is given by its index, its name or a pattern
    (`network.layers.0.filters`, `network.layers.conv1.filters`, `dense*.initializer.std`), with or
    without `network.layers`. Values are read as TOML; a bare word is text, and `none` removes an
    optional value. Setting one of std, variance, scale and limit removes the others, and so do
    steps and epochs; a new scheme removes all numbers of the old one, and a new data source removes
    mean, std, image_size and noise of the old one.

    Raises
    ------
    ConfigError
        A key is unknown or a value is not accepted.
    """
    if isinstance(experiment, Mapping):
        experiment = parse_experiment(experiment)
    mapping = to_mapping(experiment)
    pairs = [_split(setting) for setting in settings]
    for key, text in sorted(pairs, key=lambda pair: pair[0].rsplit(".", 1)[-1] not in FIRST):
        for path in _paths(mapping, key):
            _put(mapping, path, text, key)
    return parse_experiment(mapping, source=source)


def weight_settings(experiment: Experiment, given: Mapping[str, str], flag: str) -> list[str]:
    """Return the settings KEY=VALUE that set fields of the initializers of all layers with windows.

    Layers that use the weight of another layer are left out.

    Parameters
    ----------
    experiment : the experiment that the settings are for.
    given : values by field of the initializer, such as std; the scheme must be one of the schema.
    flag : what the user typed, for the message.

    Raises
    ------
    ConfigError
        If there is no convolution and no locally connected layer.
    """
    layers = experiment.network.layers
    windows = [
        index
        for index, layer in enumerate(layers)
        if isinstance(layer, WindowLayer) and draws_weight(layer)
    ]
    if given and not windows:
        raise ConfigError(
            f"{flag}: applies to convolution layers, but {experiment.name} has none; accepted: "
            f"--set LAYER.initializer.…, with a pattern for several layers: dense*"
        )
    return [
        f"network.layers.{index}.initializer.{name}={value}"
        for index in windows
        for name, value in given.items()
    ]


def accepted_nodes(experiment: Experiment, key: str) -> list[fields.Node | None]:
    """Return the parts of the schema that `key` refers to; None if the schema has no such key.

    Raises
    ------
    ConfigError
        If `key` refers to no layer and no part of an experiment.
    """
    mapping = to_mapping(experiment)
    return [fields.find(_location(mapping, path)) for path in _paths(mapping, key)]


def check_value(location: fields.Location, text: str) -> None:
    """Check `text` as the value of the field at `location` against the schema.

    Raises
    ------
    ConfigError
        The value is not accepted. The message says what was found and what is accepted, without the
        name of the field.
    """
    node = fields.find(location) or {}
    if text == "none" and fields.is_optional(location):
        return
    value = _value(text, node)
    try:
        parse_experiment(_alone(location, value))
    except ConfigError:
        raise ConfigError(refusal(value, node)) from None


def _alone(location: fields.Location, value: Any) -> Any:
    """Return an experiment, as read from TOML, in which only `value` is set."""
    for index, part in reversed(list(enumerate(location))):
        if isinstance(part, int):
            value = [value]
        elif index and isinstance(location[index - 1], int):
            value = {"type": part, **value}
        else:
            value = {part: value}
    return value


def _split(setting: str) -> tuple[str, str]:
    key, equals, text = setting.partition("=")
    if not equals or not key.strip():
        raise ConfigError(f"got {shown(setting)}, accepted: KEY=VALUE, as in training.steps=1000")
    return key.strip(), text.strip()


def _paths(mapping: dict[str, Any], key: str) -> Iterator[Path]:
    """Yield all locations that `key` refers to; more than one if a layer is given as a pattern."""
    parts = key.split(".")
    if parts == ["data", BRITISH[0]]:
        parts = ["data", BRITISH[1]]
    in_full = tuple(parts[:2]) == LAYERS and len(parts) > 2
    if not in_full and parts[0] in Experiment.model_fields:
        yield tuple(parts)
        return
    wanted, *rest = parts[2:] if in_full else parts
    names = layer_names_in(mapping)
    numbered = tuple(enumerate(names))
    matching = [i for i, name in numbered if wanted == str(i) or fnmatchcase(name, wanted)]
    if not matching:
        near = nearest(wanted, names)
        known = [".".join((near, *rest))] if near else [] if in_full else fields.known_keys()
        what = "no such layer" if in_full else "neither a key of the experiment nor a layer"
        raise ConfigError(
            f"{shown(key)[1:-1]}: {what}, the layers are {', '.join(names)}"
            f"{suggestion('.'.join((wanted, *rest)), known)}"
        )
    for index in matching:
        yield (*LAYERS, index, *rest)


def _put(mapping: dict[str, Any], path: Path, text: str, key: str) -> None:
    location = _location(mapping, path)
    node = fields.find(location)
    table: Any = mapping
    for part in path[:-1]:
        if isinstance(table, dict) and isinstance(part, str):
            table = table.setdefault(part, {})
        elif isinstance(table, list) and isinstance(part, int):
            table = table[part]
        if not isinstance(table, dict | list):
            raise ConfigError(f"{key}: {part} is {shown(table)}, which has no keys")
    last = path[-1]
    if isinstance(table, list) and not isinstance(last, int):
        raise ConfigError(f"{key}: got {shown(last)}, accepted: the index or name of a layer")
    if text == "none" and isinstance(last, str) and fields.is_optional(location):
        table.pop(last, None)
        return
    make_room(table, last)
    value = _value(text, node)
    if last == "type":
        _drop_defaults(table, value)
    table[last] = value


def _location(mapping: dict[str, Any], path: Path) -> fields.Location:
    """Return `path` as in the schema, where the type of a layer follows its index."""
    if path[:2] == LAYERS and len(path) > 3:
        layer = mapping["network"]["layers"][path[2]]
        kind = layer.get("type") if isinstance(layer, dict) else None
        return (*path[:3], str(kind), *path[3:])
    return path


def make_room(table: Any, last: str | int) -> None:
    """Remove values that conflict with a new value of `last` or make no sense with it."""
    for group in EXCLUSIVE:
        # In data, std and limit do not exclude each other.
        if last in group and "source" not in table:
            for other in group:
                table.pop(other, None)
    if last == "scheme":
        table.clear()
    if last == "source":
        for name in OF_ONE_SOURCE:
            table.pop(name, None)


def _drop_defaults(layer: dict[str, Any], kind: object) -> None:
    """Remove settings that a layer of another kind lacks, unless they were chosen."""
    before, after = (LAYER_KINDS.get(str(one)) for one in (layer.get("type"), kind))
    if before is not None and after is not None:
        for name in before.model_fields.keys() - after.model_fields.keys():
            if layer.get(name) == before.model_fields[name].default:
                layer.pop(name, None)


def _value(text: str, node: fields.Node | None) -> Any:
    """Return the value of `text` read as TOML, or `text` itself if that is not possible."""
    try:
        document = tomllib.loads(f"value = {text}")
        value = document["value"] if len(document) == 1 else text
    except RecursionError:
        raise ConfigError(f"{shown(text)}: nested too deeply, accepted: a few levels") from None
    except ValueError:
        value = float(text) if PYTHON_FLOAT.fullmatch(text) else text  # such as .05
    plain = isinstance(value, str | bool | int | float | list | dict)
    return text if not plain or (fields.is_text(node) and not isinstance(value, str)) else value
