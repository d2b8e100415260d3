"""Changes to an experiment, one at a time: set a value; add, remove, move or copy a layer.

A path is a tuple of keys and indices, such as ("network", "layers", 0, "filters"). Every function
returns a new, valid experiment, or raises ConfigError.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from guitrainer.config import fields
from guitrainer.config.loading import parse_experiment, to_mapping
from guitrainer.config.naming import layer_names, names_of
from guitrainer.config.overrides import Path, make_room
from guitrainer.config.schema import AnyLayer, Experiment, RateName
from guitrainer.errors import ConfigError

Table = dict[str, Any]
WAS = " was"  # key of the name that a layer has before a change; not a name of a field


def value_at(experiment: Experiment, path: Path) -> Any:
    """Return the value at `path`.

    >>> value_at(Experiment(), ("network", "layers", 0, "bias"))
    True
    """
    value: Any = experiment
    for part in path:
        value = value[part] if isinstance(part, int) else getattr(value, part)
    return value


def schema_location(experiment: Experiment, path: Path) -> fields.Location:
    """Return `path` as in the schema, where the type of a layer follows its index."""
    if path[:2] == ("network", "layers") and len(path) > 2:
        return (*path[:3], experiment.network.layers[int(path[2])].type, *path[3:])
    return path


def replaced(experiment: Experiment, path: Path, value: Any) -> Experiment:
    """Return `experiment` with `value` at `path`; None removes an optional value.

    Values that conflict with the new one are removed: epochs if steps are set and vice versa, and
    settings that belonged to the previous data source or scheme.

    Raises
    ------
    ConfigError
        The value is not accepted there.
    """
    mapping = to_mapping(experiment)
    table: Any = mapping
    for part in path[:-1]:
        table = table[part] if isinstance(part, int) else table.setdefault(part, {})
    last = path[-1]
    if value is None:
        table.pop(last, None)
    else:
        make_room(table, last)
        table[last] = value
    if path[:2] == ("network", "layers") and last in ("name", "type"):
        _follow_names(layer_names(experiment.network.layers), mapping["network"]["layers"])
    return parse_experiment(mapping)


def with_rate(experiment: Experiment, rate: RateName, value: float) -> Experiment:
    """Return `experiment` with another learning rate, momentum or weight decay.

    All other parts are the same objects as before, so that this costs next to nothing.

    Raises
    ------
    ConfigError
        The value is not accepted.
    """
    try:
        fields.check_number(("training", rate), value)
    except ValueError as error:
        raise ConfigError(f"training.{error}") from None
    training = experiment.training.model_copy(update={rate: value})
    return experiment.model_copy(update={"training": training})


def with_layer(experiment: Experiment, kind: str, index: int) -> Experiment:
    """Return `experiment` with a new layer of type `kind` inserted at `index`.

    Raises
    ------
    ConfigError
        The number of layers has reached its limit, or `kind` is not a layer type.
    """
    layers = _layers(experiment)
    layers.insert(index, {"type": kind})
    return _parsed(experiment, layers)


def without_layer(experiment: Experiment, index: int) -> Experiment:
    """Return `experiment` without the layer at `index`.

    Raises
    ------
    ConfigError
        It is the only layer.
    """
    layers = _layers(experiment)
    del layers[index]
    return _parsed(experiment, layers)


def with_layer_moved(experiment: Experiment, index: int, to: int) -> Experiment:
    """Return `experiment` with the layer at `index` moved to index `to`."""
    layers = _layers(experiment)
    layers.insert(to, layers.pop(index))
    return _parsed(experiment, layers)


def with_layer_twice(experiment: Experiment, index: int) -> Experiment:
    """Return `experiment` with a copy of the layer at `index` behind it.

    Raises
    ------
    ConfigError
        The number of layers has reached its limit.
    """
    layers = _layers(experiment)
    copy = {key: value for key, value in layers[index].items() if key not in ("name", WAS)}
    layers.insert(index + 1, copy)
    return _parsed(experiment, layers)


def with_layers(experiment: Experiment, layers: Iterable[AnyLayer]) -> Experiment:
    """Return `experiment` with `layers`, which must be valid: nothing is checked."""
    network = experiment.network.model_copy(update={"layers": tuple(layers)})
    return experiment.model_copy(update={"network": network})


def _layers(experiment: Experiment) -> list[Table]:
    """Return the layers as tables, each with the name that it has before the change."""
    tables = to_mapping(experiment)["network"]["layers"]
    names = layer_names(experiment.network.layers)
    return [{**table, WAS: name} for table, name in zip(tables, names, strict=True)]


def _parsed(experiment: Experiment, layers: list[Table]) -> Experiment:
    mapping = to_mapping(experiment)
    before = [layer.pop(WAS, None) for layer in layers]
    mapping["network"]["layers"] = layers
    _name_apart(layers)
    _follow_names(before, layers)
    return parse_experiment(mapping)


def _follow_names(before: Sequence[str | None], layers: Sequence[Table]) -> None:
    """Let layers that name an earlier layer follow it to its new name."""
    names = names_of((layer["type"], layer.get("name")) for layer in layers)
    now = {was: name for was, name in zip(before, names, strict=True) if was is not None}
    for layer in layers:
        for field in ("of", "tied"):
            if layer.get(field) is not None:
                layer[field] = now.get(layer[field], layer[field])


def _name_apart(layers: Sequence[Table]) -> None:
    """Name layers whose automatic name is taken: numbers shift when layers are added or removed."""
    taken = {layer["name"] for layer in layers if "name" in layer}
    names = names_of((layer["type"], layer.get("name")) for layer in layers)
    for layer, name in zip(layers, names, strict=True):
        if "name" not in layer and name in taken:
            number = len(layers) + 1
            while f"{layer['type']}{number}" in taken:
                number += 1
            layer["name"] = f"{layer['type']}{number}"
            taken.add(layer["name"])
