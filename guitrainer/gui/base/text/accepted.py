"""What a field accepts, in the language of the window."""

from PySide6.QtCore import QCoreApplication

from guitrainer.config import fields
from guitrainer.figures import count, figure
from guitrainer.sentences import fill

translate = QCoreApplication.translate


def accepted(node: fields.Node) -> str:
    """What the field `node` accepts: "a whole number from 1 to 64"."""
    if "anyOf" in node:
        options = [accepted(one) for one in node["anyOf"] if one.get("type") != "null"]
        return translate("accepted", " or ").join(options)
    if words := fields.choices(node):
        return ", ".join(words)
    kind = node.get("type")
    if kind == "integer":
        return _whole(node)
    if kind == "number":
        return fill(translate("accepted", "a number, %1"), _bounds(node))
    if kind == "array":
        return fill(translate("accepted", "two numbers, as in %1"), "5×3")
    return _text(node)


def _whole(node: fields.Node) -> str:
    low, high = node.get("minimum"), node.get("maximum")
    text = translate("accepted", "a whole number from %1 to %2")
    return fill(text, _number(low), _number(high))


def _bounds(node: fields.Node) -> str:
    """Bounds around an x: "0 < x ≤ 10".

    >>> _bounds({"exclusiveMinimum": 0, "maximum": 1})
    '0 < x ≤ 1'
    """
    low = node.get("minimum", node.get("exclusiveMinimum"))
    high = node.get("maximum", node.get("exclusiveMaximum"))
    left = "" if low is None else f"{_number(low)} {'≤' if 'minimum' in node else '<'} "
    right = "" if high is None else f" {'≤' if 'maximum' in node else '<'} {_number(high)}"
    return f"{left}x{right}"


def _number(value: float | None) -> str:
    if value is None:
        return "∞"
    if float(value).is_integer():
        return count(int(value))
    return figure(value)


def _text(node: fields.Node) -> str:
    pattern = node.get("pattern")
    if pattern is not None and pattern == _pattern(("network", "layers", 0, "relu", "name")):
        return translate(
            "accepted", "a unique name: a lowercase letter, then lowercase letters, digits or _"
        )
    if pattern is not None and pattern == _pattern(("name",)):
        return translate("accepted", "letters, digits, - and _")
    if "maxLength" in node:
        return fill(translate("accepted", "at most %1 characters"), node["maxLength"])
    return translate("accepted", "text")


def _pattern(location: fields.Location) -> object:
    return (fields.find(location) or {}).get("pattern")
