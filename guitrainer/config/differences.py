"""The differences between two experiments."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import BaseModel

from guitrainer.config import fields
from guitrainer.config.naming import layer_names
from guitrainer.config.overrides import LAYERS, Path
from guitrainer.config.schema import Experiment, Initializer

# The name of a run does not affect it.
NAMES = ("name", "description")
OPTIONAL_TABLE = "bias_initializer"


@dataclass(frozen=True)
class Difference:
    """One setting with two values; None for a value that is not set.

    `key` is dotted, with layers by name, as for `--set`. A layer that exists in only one of the
    experiments, or has a different type in each, is a single difference whose values are types.
    """

    key: str
    title: str
    before: Any
    after: Any


def differences(a: Experiment, b: Experiment) -> tuple[Difference, ...]:
    """Return the differences of `b` from `a`, in the order of the schema; names are ignored."""
    before, after = _by_name(a), _by_name(b)
    changed = {
        key: (before.get(key), after.get(key))
        for key in dict.fromkeys((*before, *after))
        if _value(before.get(key)) != _value(after.get(key))
    }
    found = [
        Difference(key, (old or new or _NO_SETTING).title, _value(old), _value(new))
        for key, (old, new) in changed.items()
        if not _inside_another(key, changed)
    ]
    sections = list(Experiment.model_fields)
    found.sort(key=lambda difference: sections.index(difference.key.partition(".")[0]))
    return tuple(found)


def settings_of(model: BaseModel, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Yield every value in `model` with its path, layers by index; None for missing tables."""
    for name in type(model).model_fields:
        value, place = getattr(model, name), (*path, name)
        if isinstance(value, BaseModel):
            yield from settings_of(value, place)
        elif place == LAYERS:
            for index, layer in enumerate(value):
                yield from settings_of(layer, (*place, index))
        else:
            yield place, value


def settings_by_key(experiment: Experiment) -> dict[str, Any]:
    """Return all settings by key, as in `Difference`, without names; layers are their types."""
    return {key: setting.value for key, setting in _by_name(experiment).items()}


def titles_by_key(experiment: Experiment) -> dict[str, str]:
    """Return the title of every setting by its key, without layers as a whole."""
    order = ".".join(LAYERS)
    found = _by_name(experiment).items()
    whole = len(LAYERS) + 1  # parts of the key of a layer
    return {
        key: setting.title
        for key, setting in found
        if not (key.startswith(f"{order}.") and key.count(".") < whole)
    }


@dataclass(frozen=True)
class _Setting:
    title: str
    value: Any


_NO_SETTING = _Setting("", None)


def _value(setting: _Setting | None) -> Any:
    return None if setting is None else setting.value


def _by_name(experiment: Experiment) -> dict[str, _Setting]:
    """Return the settings by dotted key; the value of a whole layer is its type."""
    layers = experiment.network.layers
    names = layer_names(layers)
    order = ".".join(LAYERS)
    found = {order: _Setting(_title(LAYERS), names)}
    for path, value in settings_of(experiment):
        if path[0] in NAMES:
            continue
        if path[:2] != LAYERS:
            found[".".join(map(str, path))] = _Setting(_title(path), value)
            continue
        index = int(path[2])
        whole = f"{order}.{names[index]}"
        found.setdefault(whole, _Setting(_title(LAYERS), layers[index].type))
        inside = path[3:]
        if OPTIONAL_TABLE in inside:
            inside, value = inside[:1], _table(getattr(layers[index], OPTIONAL_TABLE))
        if inside[0] not in ("type", "name"):
            location = (*path[:3], layers[index].type, *inside)
            found[".".join((whole, *map(str, inside)))] = _Setting(_title(location), value)
    return found


def _table(model: Initializer | None) -> dict[str, Any] | None:
    """Return an optional table as one value: its scheme and the values that are not defaults."""
    if model is None:
        return None
    return {"scheme": model.scheme, **model.model_dump(exclude_defaults=True)}


def _inside_another(key: str, changed: dict[str, Any]) -> bool:
    """Return whether the difference is covered already, by a whole layer or by a list of names."""
    order = ".".join(LAYERS)
    if key == order:
        before, after = (set(setting.value) for setting in changed[key])
        return before != after
    parts = key.split(".")
    return parts[:2] == list(LAYERS) and len(parts) > 3 and ".".join(parts[:3]) in changed


@cache
def _title(location: fields.Location) -> str:
    node = fields.find(location)
    return str(node["title"]) if node and "title" in node else str(location[-1])
