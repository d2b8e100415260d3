"""Converts values of the schema to text that can be edited, and back; contains no widgets."""

import math
import re
from typing import Any, Literal, cast

from guitrainer.config import fields
from guitrainer.config.messages import refusal
from guitrainer.errors import ConfigError
from guitrainer.figures import read_figure

Kind = Literal["choice", "flag", "integer", "number", "size", "text", "table"]

FACTOR = 1.1  # factor of a step of a number
FIRST_STEP = 0.001  # first step from zero, where a factor has no effect
MOST_DIGITS = 30  # most digits of an integer; more can only be a slip
_TYPES: dict[str, Kind] = {"boolean": "flag", "integer": "integer", "number": "number"}
_PAIR = re.compile(r"(\d{1,9})\s*[×x*,; ]\s*(\d{1,9})")


def kind_of(node: fields.Node) -> Kind:
    """Return the kind of control a field needs; a size is a number, a pair of numbers or a word."""
    if fields.choices(node):
        return "choice"
    if "anyOf" in node:
        return "size"
    if node.get("type") == "object":
        return "table"
    return _TYPES.get(str(node.get("type")), "text")


def words_of(node: fields.Node) -> tuple[str, ...]:
    """Return the words that a size accepts besides numbers, such as valid and same.

    >>> words_of(fields.find(("network", "layers", 0, "conv", "padding")) or {})
    ('valid', 'same')
    """
    return tuple(word for option in node.get("anyOf", ()) for word in fields.choices(option))


def parse(text: str, node: fields.Node) -> Any:
    """Convert `text` to a value of the field `node`; None if it is empty.

    Text that does not fit remains text: the schema decides whether a value is accepted.

    >>> size = {"anyOf": [{"type": "integer"}, {"type": "array"}]}
    >>> parse("5×3", size), parse(" 9 ", size), parse("0,05", {"type": "number"})
    ([5, 3], 9, 0.05)
    """
    text = text.strip()
    kind = kind_of(node)
    if not text:
        return "" if fields.is_text(node) and "pattern" not in node else None
    if kind == "size" and (pair := _PAIR.fullmatch(text)):
        return [int(pair[1]), int(pair[2])]
    if kind in ("integer", "size"):
        return _whole(text)
    return _real(text) if kind == "number" else text


def read_number(text: str, node: fields.Node) -> int | float:
    """Parse `text` as a number for the field `node`.

    Raises
    ------
    ConfigError
        If it is not accepted; the message has what was found and what is accepted.
    """
    value = parse(text, node)
    if not fits(value, node):
        raise ConfigError(refusal(text if value is None else value, node))
    return cast(int | float, value)


def fits(value: Any, node: fields.Node) -> bool:
    """Return whether a value is a number within the bounds of the field `node`.

    >>> momentum = {"type": "number", "minimum": 0, "exclusiveMaximum": 1}
    >>> fits(0, momentum), fits(1.0, momentum), fits("x", momentum), fits(float("nan"), momentum)
    (True, False, False, False)
    """
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    low, high = _bounds(node)
    whole = node.get("type") != "integer" or value == round(value)
    return math.isfinite(value) and low <= value <= high and not _excluded(value, node) and whole


def editable(value: Any) -> str:
    """Format `value` as the user would type it.

    >>> editable((5, 3)), editable(1e-8), editable(0.05), editable(3000), editable(None)
    ('5×3', '1e-8', '0.05', '3000', '')
    """
    if value is None:
        return ""
    if isinstance(value, tuple | list):
        return "×".join(map(editable, value))
    if isinstance(value, float):
        text = repr(value).removesuffix(".0")
        return re.sub(r"e([+-])0*", lambda m: "e" + m[1].strip("+"), text)
    return str(value)


def stepped(value: Any, node: fields.Node, steps: int) -> Any:
    """Return `value` after `steps` steps up or down, within the bounds of the field.

    Integers and both numbers of a pair change by 1, other numbers by a factor; words do not change.

    >>> stepped(9, {"type": "integer", "maximum": 11}, 5), stepped(0.05, {"type": "number"}, 1)
    (11, 0.055)
    """
    if isinstance(value, tuple):
        return tuple(stepped(side, node, steps) for side in value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return value
    low, high = _bounds(node)
    if kind_of(node) != "number":
        return int(min(max(value + steps, low), high))
    wanted = float(f"{value * FACTOR**steps:.3g}") if value else max(steps, 0) * FIRST_STEP
    within = min(max(wanted, low), high)
    return value if _excluded(within, node) else within


def _excluded(value: float, node: fields.Node) -> bool:
    return value in (node.get("exclusiveMinimum"), node.get("exclusiveMaximum"))


def _bounds(node: fields.Node) -> tuple[float, float]:
    """Return the smallest and largest number; for a size, those of a single number."""
    plain = next((o for o in node.get("anyOf", ()) if o.get("type") == "integer"), node)
    low = plain.get("minimum", plain.get("exclusiveMinimum", float("-inf")))
    return low, plain.get("maximum", plain.get("exclusiveMaximum", float("inf")))


def _whole(text: str) -> int | str:
    digits = text.replace(" ", "").replace("\u202f", "").replace("−", "-")
    return int(digits) if re.fullmatch(rf"[+-]?\d{{1,{MOST_DIGITS}}}", digits) else text


def _real(text: str) -> float | str:
    try:
        return read_figure(text)
    except ValueError:
        return text
