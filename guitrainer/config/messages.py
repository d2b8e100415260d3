"""Error messages for invalid experiments: one clear line each."""

import re
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from reprlib import Repr
from typing import Any

from pydantic import ValidationError

from guitrainer.config import fields
from guitrainer.config.naming import names_of

LONGEST_VALUE = 48  # most characters of a value shown in a message
NEAR = 0.5  # below this similarity two words are unrelated
ALIKE = 0.6  # from this similarity on a key was probably mistyped

_short = Repr()
_short.maxlevel, _short.maxlist, _short.maxtuple, _short.maxdict = 2, 4, 4, 3
_short.maxstring = _short.maxother = _short.maxlong = LONGEST_VALUE


def shown(value: object) -> str:
    """Format `value` as in a TOML file, cut to a readable length; safe for values of any size."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Mapping):
        return "a table"
    if isinstance(value, int) and abs(value) >= 10**LONGEST_VALUE:
        return f"an integer of {value.bit_length():,} bits"
    if isinstance(value, str):
        text = value if len(value) <= LONGEST_VALUE else value[:LONGEST_VALUE] + "…"
        return f'"{text}"' if text.isprintable() else ascii(text)
    return "nothing" if value is None else _short.repr(value)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Find the entry of `known` that `word` was probably meant to be; None if none is similar."""
    word = word[:64].lower()  # the cost of a comparison is the product of the lengths
    found = max(known, key=lambda entry: _likeness(word, entry), default=None)
    return found if found is not None and _likeness(word, found) >= NEAR else None


def suggestion(word: str, known: Iterable[str], prefix: str = "") -> str:
    """Return the end of a message, "; nearest: …", or nothing if no word is similar.

    >>> suggestion("lnet", ["lenet", "vanishing"]), suggestion("foo", ["lenet", "vanishing"])
    ('; nearest: lenet', '')
    """
    found = nearest(word, known)
    return "" if found is None else f"; nearest: {prefix}{found}"


def explain(error: ValidationError, mapping: Mapping[str, Any]) -> str:
    """Describe the first problem in `error`: where it is, what was found, what is accepted."""
    fault = error.errors(include_url=False)[0]
    keys, node, value = _locate(fault["loc"], mapping)
    where = dotted(keys, mapping)
    if fault["type"] == "extra_forbidden":
        unknown = str(fault["loc"][-1])
        prefix = f"{where}." if where else ""
        return f"{prefix}{_plain(unknown)}: unknown key, {_suggestion(unknown, node, prefix)}"
    if fault["type"] == "value_error":
        message = str(fault["ctx"]["error"])
        return f"{where}: {message}" if where else message
    if fault["type"] == "union_tag_not_found":
        return f"{where}: has no type, accepted: {', '.join(fields.choices(node))}"
    if fault["type"] == "union_tag_invalid":
        kinds = {"type": "string", "enum": fields.choices(node)}
        return f"{where}.type: {refusal(_inside(value, 'type'), kinds)}"
    if node is fields.find(()):
        return f"got {shown(value)}, accepted: a table"
    return f"{where}: {refusal(value, node)}"


def fault_of(error: ValidationError) -> str:
    """Describe the first problem in data that no user typed: where it is and what was found."""
    fault = error.errors(include_url=False)[0]
    where = ".".join(_plain(str(part)) for part in fault["loc"]) or "content"
    if fault["type"] == "value_error":
        return f"{where}: {fault['ctx']['error']}"
    found = shown(fault["input"])
    if fault["msg"].startswith(wanted := "Input should be "):
        return f"{where}: got {found}, accepted: {fault['msg'].removeprefix(wanted)}"
    return f"{where}: {fault['msg']}, got {found}"


def refusal(value: object, node: fields.Node) -> str:
    """Describe what was found and what is accepted, with the nearest word if words are accepted."""
    text = f"got {shown(value)}, accepted: {fields.accepted(node)}"
    if isinstance(value, str) and (words := fields.choices(node)):
        text += suggestion(value, words)
    return text


def dotted(keys: Iterable[str | int], mapping: Mapping[str, Any]) -> str:
    """Return the dotted key of a location, with layers by name, as accepted by `--set`."""
    parts = [_plain(part) if isinstance(part, str) else str(part) for part in keys]
    if parts[:2] == ["network", "layers"] and len(parts) > 2:
        parts[2] = layer_names_in(mapping)[int(parts[2])]
    return ".".join(parts)


def layer_names_in(mapping: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the names of the layers of an experiment, maybe invalid; indices if necessary."""
    layers = _inside(_inside(mapping, "network"), "layers")
    if not isinstance(layers, list | tuple):
        return ()
    pairs = [(_word(layer, "type"), _word(layer, "name")) for layer in layers]
    known = fields.choices(fields.find(("network", "layers", 0)) or {})
    names = names_of((kind or "", name) for kind, name in pairs)
    if len(set(names)) < len(names) or not all(kind in known for kind, _ in pairs):
        names = tuple(str(index) for index in range(len(layers)))
    return names


def _locate(
    location: Iterable[str | int], mapping: Mapping[str, Any]
) -> tuple[list[str | int], fields.Node, Any]:
    """Return keys, schema node and value, as deep as the schema covers `location`."""
    keys: list[str | int] = []
    node, value = fields.find(()) or {}, mapping
    for part in location:
        inner = fields.child(node, part)
        if inner is None:
            break
        if "discriminator" not in node:
            keys.append(part)
            value = _inside(value, part)
        node = inner
    return keys, node, value


def _inside(value: Any, part: str | int) -> Any:
    try:
        return value[part]
    except (KeyError, IndexError, TypeError):
        return None


def _word(layer: Any, key: str) -> str | None:
    value = _inside(layer, key)
    return value if isinstance(value, str) else None


def _suggestion(unknown: str, node: fields.Node, prefix: str) -> str:
    """Suggest where the key belongs: nearby, or else anywhere; otherwise list the known keys."""
    known = list(node.get("properties", ()))
    beside = nearest(unknown, known)
    anywhere = nearest(unknown, (key for key in fields.known_keys() if "." in key))
    far = beside is None or _likeness(unknown, beside) < ALIKE
    if far and anywhere is not None and _likeness(unknown, anywhere) >= ALIKE:
        return f"nearest: {anywhere}"
    if beside is not None:
        return f"nearest: {prefix}{beside}"
    return f"accepted: {', '.join(known)}"


def _likeness(word: str, entry: str) -> float:
    parts = (entry, entry.rsplit(".", 1)[-1])
    return max(SequenceMatcher(None, part, word[:64].lower()).ratio() for part in parts)


def _plain(key: str) -> str:
    return key if re.fullmatch(r"[\w-]{1,40}", key) else shown(key)
