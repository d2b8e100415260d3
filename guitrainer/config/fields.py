"""The fields of the schema by their location: title, help, unit and accepted values.

Error messages, command-line flags and reference pages are made from these.
"""

import math
import operator
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from guitrainer.config.schema import Experiment

Node = dict[str, Any]  # a part of the schema, as JSON Schema
Location = Sequence[str | int]  # ("network", "layers", 0, "conv", "filters"): with layer types

BOUNDS: dict[str, tuple[str, Callable[[float, float], bool]]] = {
    "minimum": ("≥", operator.ge),
    "exclusiveMinimum": (">", operator.gt),
    "maximum": ("≤", operator.le),
    "exclusiveMaximum": ("<", operator.lt),
}


@dataclass(frozen=True)
class Setting:
    """One field: its dotted key and its entry in the schema."""

    key: str
    title: str
    help: str
    unit: str | None
    accepted: str
    default: Any


@cache
def _schema() -> Node:
    return Experiment.model_json_schema()


def _resolved(node: Node) -> Node:
    """Return `node` without "or null", with references resolved."""
    options = [option for option in node.get("anyOf", ()) if option.get("type") != "null"]
    if len(options) == 1:
        node = {**{k: v for k, v in node.items() if k != "anyOf"}, **options[0]}
    if "$ref" in node:
        target = _schema()["$defs"][node["$ref"].rsplit("/", 1)[1]]
        node = {**target, **{k: v for k, v in node.items() if k != "$ref"}}
    return node


def child(node: Node, part: str | int) -> Node | None:
    """Return the node of `part` inside `node`, where `part` is a key, an index or a layer type."""
    if isinstance(part, int):
        inner = node.get("items") if isinstance(node.get("items"), dict) else None
    elif "discriminator" in node:
        reference = node["discriminator"]["mapping"].get(part)
        inner = {"$ref": reference} if reference else None
    else:
        inner = node.get("properties", {}).get(part)
    return None if inner is None else _resolved(inner)


def find(location: Location) -> Node | None:
    """Return the node of the schema at `location`; None if the schema has no such location."""
    node: Node | None = _schema()
    for part in location:
        node = child(node, part) if node is not None else None
    return node


def is_optional(location: Location) -> bool:
    """Return whether the field is optional."""
    *parents, name = location
    node = find(parents)
    field = node.get("properties", {}).get(name, {}) if node else {}
    return {"type": "null"} in field.get("anyOf", ())


def is_text(node: Node | None) -> bool:
    """Return whether the field accepts any text, so that its value must not be read as a number."""
    return node is not None and node.get("type") == "string" and "enum" not in node


def choices(node: Node) -> tuple[str, ...]:
    """Return the words that a field or a list of tagged tables accepts; empty if it has none."""
    if "discriminator" in node:
        return tuple(node["discriminator"]["mapping"])
    return tuple(node.get("enum", ()))


def accepted(node: Node) -> str:
    """Describe what a field accepts, as in "an integer from 1 to 64".

    >>> accepted({"type": "number", "exclusiveMinimum": 0, "maximum": 1})
    'a number > 0 and ≤ 1'
    """
    if "anyOf" in node:
        options = [accepted(option) for option in node["anyOf"] if option.get("type") != "null"]
        return ", or ".join(options)
    if words := choices(node):
        table = "a table whose type is one of " if "discriminator" in node else ""
        return table + ", ".join(words)
    kind = node.get("type")
    if node.get("items") == {"type": "string"}:
        return "a list of lines of text"
    if kind in ("integer", "number"):
        return _number(node, "an integer" if kind == "integer" else "a number")
    if kind == "array":
        items = node.get("prefixItems")
        return f"a list of {len(items)}, each {accepted(items[0])}" if items else _items(node)
    if kind == "string":
        return _text(node)
    return {"boolean": "true or false", "object": "a table"}.get(str(kind), str(kind))


def check_number(location: Location, value: float) -> None:
    """Refuse a number that the field at `location` does not accept.

    Raises
    ------
    ValueError
        With the name of the field, the value, and what is accepted.
    """
    node = find(location) or {}
    fits = all(holds(value, node[key]) for key, (_, holds) in BOUNDS.items() if key in node)
    if not fits or not math.isfinite(value):
        raise ValueError(f"{location[-1]}: got {value}, accepted: {accepted(node)}")


def _number(node: Node, noun: str) -> str:
    low, high = node.get("minimum"), node.get("maximum")
    if low is not None and high is not None:
        return f"{noun} from {_figure(low)} to {_figure(high)}"
    signs = [f"{sign} {_figure(node[key])}" for key, (sign, _) in BOUNDS.items() if key in node]
    return f"{noun} {' and '.join(signs)}" if signs else noun


def _figure(number: int | float) -> str:
    return f"{number:,}" if isinstance(number, int) else f"{number:,.12g}"


def _items(node: Node) -> str:
    count = f"{node.get('minItems', 0)} to {node.get('maxItems', 'any number of')}"
    items = _resolved(node.get("items", {}))
    if items.get("type") == "integer":
        return f"a list of {count}, each {accepted(items)}"
    return f"a list of {count} tables"


def _text(node: Node) -> str:
    if "pattern" in node:
        return f"text that matches {node['pattern']}"
    return f"text of at most {node['maxLength']} characters" if "maxLength" in node else "text"


def describe(key: str) -> Setting:
    """Return the field at dotted `key`, such as "training.steps" (not inside a layer).

    Raises
    ------
    KeyError
        The schema has no such field.
    """
    node = find(key.split("."))
    if node is None:
        raise KeyError(key)
    return Setting(
        key=key,
        title=node.get("title", ""),
        help=node.get("description", ""),
        unit=node.get("unit"),
        accepted=accepted(node),
        default=node.get("default"),
    )


def known_keys() -> Iterator[str]:
    """Yield the dotted keys of all fields outside layers, in the order of the schema."""

    def walk(node: Node, prefix: str) -> Iterator[str]:
        for name in node.get("properties", {}):
            inner = child(node, name)
            if inner is not None and "properties" in inner:
                yield from walk(inner, f"{prefix}{name}.")
            else:
                yield f"{prefix}{name}"

    yield from walk(_schema(), "")
