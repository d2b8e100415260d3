"""What a sweep varies: lists and ranges of values of one setting, and groups of settings."""

import math
import re
from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from typing import Annotated, Any

import numpy as np
from pydantic import Field, model_validator

from guitrainer.config import fields
from guitrainer.config.messages import shown
from guitrainer.config.overrides import accepted_nodes, apply_overrides, weight_settings
from guitrainer.config.schema import Experiment, Model
from guitrainer.errors import ConfigError
from guitrainer.sentences import fault
from guitrainer.sweeps import faults

MOST_VALUES = 100_000
LONGEST = 4096  # characters of a value, which may be a path
# Short keys for the initializers of all convolution layers, as the flags of the same names.
WEIGHTS = {"init": "scheme", "std": "std", "variance": "variance", "scale": "scale"}
# What distinguishes the trials of one setting, or does not affect them.
RESERVED = {
    "seed": "--seeds",
    "data.folds": "--folds",
    "data.fold": "--folds",
    "name": None,
    "description": None,
}
DIGITS = 12  # significant digits of the values of a range
_RANGE = re.compile(r"([^,:]*)\.\.([^,:]*)(?::([^:,]*))?(?::([^:,]*))?")
_NUMBER = re.compile(r"\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*")
_FORM = "LOW..HIGH:N or LOW..HIGH:N:log, as in std=0.001..1:7:log"

Scalar = bool | int | float | Annotated[str, Field(max_length=LONGEST)]
Key = Annotated[str, Field(min_length=1, max_length=200)]


class Span(Model):
    """A range from `low` to `high`: `count` values in a grid, or any value for random settings.

    `log` : whether equal ratios, not equal differences, lie between the values.
    `whole` : whether the values are integers.
    """

    low: float
    high: float
    count: int | None = Field(None, ge=2, le=MOST_VALUES)
    log: bool = False
    whole: bool = False

    @model_validator(mode="after")
    def _not_empty(self) -> "Span":
        if not self.low < self.high:
            raise ValueError(fault("", faults.EMPTY_RANGE))
        if not math.isfinite(self.high - self.low):
            raise ValueError("accepted: ends with a finite difference")
        if self.log and self.low <= 0:
            raise ValueError(fault("", faults.LOG_RANGE, f"{self.low:g}"))
        return self

    def at(self, place: float) -> int | float:
        """Return the value at `place`, from 0 (low) to 1 (high)."""
        if self.log:
            value = self.low * (self.high / self.low) ** place
        else:
            value = self.low + (self.high - self.low) * place
        value = min(max(value, self.low), self.high)
        return round(value) if self.whole else float(f"{value:.{DIGITS}g}")

    def grid(self) -> tuple[int | float, ...]:
        """Return the values of a grid, in increasing order; equal integers only once."""
        count = self.count or 2
        values = (self.at(float(place)) for place in np.linspace(0, 1, count))
        return tuple(dict.fromkeys(values))


class Vary(Model):
    """One setting and its values: a list, or a range."""

    key: Key
    values: Annotated[tuple[Scalar, ...], Field(strict=False, max_length=MOST_VALUES)] = ()
    span: Span | None = None

    @model_validator(mode="after")
    def _consistent(self) -> "Vary":
        _check_own(self.key)
        if (self.span is None) == (not self.values):
            raise ValueError("accepted: either values or span")
        if (twice := repeated(setting("", value)[1:] for value in self.values)) is not None:
            raise ValueError(fault("", faults.TWICE, shown(twice)))
        return self

    @cached_property
    def grid(self) -> tuple[Scalar, ...]:
        """All values of a grid."""
        return self.values if self.span is None else self.span.grid()

    def drawn(self, place: float) -> Scalar:
        """Return the value at `place` in [0, 1): of the range, or one of the list."""
        if self.span is not None:
            return self.span.at(place)
        return self.values[int(place * len(self.values))]


class Contestant(Model):
    """A named group of settings."""

    name: Annotated[str, Field(pattern=r"^[^\x00-\x1f:,=]{1,40}$")]
    settings: Annotated[tuple[str, ...], Field(strict=False, max_length=64)] = ()

    @model_validator(mode="after")
    def _not_reserved(self) -> "Contestant":
        for one in self.settings:
            _check_own(one.partition("=")[0].strip())
        return self


def repeated(texts: Iterable[str]) -> str | None:
    """Return the most frequent text if it is there more than once, otherwise None."""
    common = Counter(texts).most_common(1)
    return common[0][0] if common and common[0][1] > 1 else None


def _check_own(key: str) -> None:
    """Refuse a key that a plan sets by itself."""
    if key in RESERVED:
        instead = RESERVED[key]
        why = (
            fault("", faults.NO_EFFECT)
            if instead is None
            else fault("", faults.RESERVED_KEY, instead.removeprefix("--"))
        )
        raise ValueError(why.at(key))


def parse_vary(text: str, experiment: Experiment) -> Vary:
    """Read KEY=V1,V2,… or KEY=LOW..HIGH:N[:log], and check every value against the schema.

    Raises
    ------
    ConfigError
        If the key is unknown or reserved, or a value or the range is not accepted.
    """
    key, equals, rest = (part.strip() for part in text.partition("="))
    if not equals or not key:
        raise ConfigError(fault("--vary", faults.NO_KEY, shown(text), _FORM))
    check_key(key, "--vary")
    found = _RANGE.fullmatch(rest)
    if found is not None and (_NUMBER.fullmatch(found[1]) or _NUMBER.fullmatch(found[2])):
        span = _span(key, found, _is_whole(experiment, key))
        made = Vary(key=key, span=span)
        ends: tuple[Scalar, ...] = (span.at(0), span.at(1))
    else:
        made = Vary(key=key, values=_values(key, rest))
        ends = made.values
    for value in ends:
        varied(experiment, [setting(key, value)], f"--vary {key}")
    return made


def check_key(key: str, flag: str) -> None:
    """Refuse a key that a sweep sets itself.

    Raises
    ------
    ConfigError
        If so; the message says what to use instead.
    """
    if key in RESERVED:
        instead, where = RESERVED[key], f"{flag} {key}"
        if instead is None:
            raise ConfigError(fault(where, faults.NO_EFFECT))
        raise ConfigError(fault(where, faults.RESERVED_KEY, instead))


def setting(key: str, value: Scalar) -> str:
    """Return KEY=VALUE, as for `--set`.

    >>> setting("dense1.bias", False), setting("std", 0.001)
    ('dense1.bias=false', 'std=0.001')
    """
    return f"{key}={str(value).lower() if isinstance(value, bool) else value}"


def expanded(experiment: Experiment, settings: list[str]) -> list[str]:
    """Replace init, std, variance and scale by settings of all convolution layers.

    Raises
    ------
    ConfigError
        If there is no such scheme, or no convolution layer.
    """
    made = []
    for one in settings:
        key, _, value = one.partition("=")
        field = WEIGHTS.get(key.strip())
        if field is None:
            made.append(one)
            continue
        if field == "scheme":
            from guitrainer.nn.initializers import resolve_scheme  # slow to import

            value = resolve_scheme(value.strip())
        made += weight_settings(experiment, {field: value.strip()}, key)
    return made


def varied(experiment: Experiment, settings: list[str], source: str) -> Experiment:
    """Return `experiment` with `settings`, which may use the short keys of `WEIGHTS`.

    Raises
    ------
    ConfigError
        If a setting is not accepted; the message starts with `source`.
    """
    try:
        return apply_overrides(experiment, expanded(experiment, settings), "settings")
    except ConfigError as error:
        message = str(error)
        for known in ("settings", "scheme", source.rpartition(" ")[2]):  # named by the source
            message = message.removeprefix(f"{known}: ")
        raise ConfigError(f"{source}: {message}") from None


def _is_whole(experiment: Experiment, key: str) -> bool:
    if key in WEIGHTS:
        return False
    nodes = accepted_nodes(experiment, key)
    return all(node is not None and _accepts_only_integers(node) for node in nodes)


def _accepts_only_integers(node: fields.Node) -> bool:
    options = [option for option in node.get("anyOf", ()) if option.get("type") != "null"]
    kinds = {str(option.get("type")) for option in options or [node]}
    return "integer" in kinds and "number" not in kinds


def _span(key: str, found: re.Match[str], whole: bool) -> Span:
    low, high = (_end(key, text) for text in found.groups()[:2])
    count, log = found[3], found[4]
    if count == "log" and log is None:
        count, log = None, "log"
    where = f"--vary {key}: {found[0].strip()}"
    if log not in (None, "log"):
        raise ConfigError(fault(where, faults.BAD_END, shown(log), _FORM))
    if count is not None and not (count.isdecimal() and len(count) < 12):
        raise ConfigError(fault(where, faults.BAD_COUNT, shown(count), _FORM))
    if not low < high:
        raise ConfigError(fault(where, faults.EMPTY_RANGE))
    if log and low <= 0:
        raise ConfigError(fault(where, faults.LOG_RANGE, f"{low:g}"))
    if count is not None and not 2 <= int(count) <= MOST_VALUES:
        raise ConfigError(fault(where, faults.COUNT_LIMITS, count, 2, f"{MOST_VALUES:,}"))
    return Span(
        low=low,
        high=high,
        count=None if count is None else int(count),
        log=log is not None,
        whole=whole,
    )


def _end(key: str, text: str) -> float:
    value = float(text) if _NUMBER.fullmatch(text) and len(text) < 100 else math.inf
    if not math.isfinite(value):
        raise ConfigError(fault(f"--vary {key}", faults.NO_END, shown(text), _FORM))
    return value


def _values(key: str, text: str) -> tuple[Scalar, ...]:
    parts = [part.strip() for part in _split(text)]
    if not text or "" in parts:
        raise ConfigError(fault(f"--vary {key}", faults.NO_VALUES, shown(text), _FORM))
    values = tuple(_typed(part) for part in parts)
    if (twice := repeated(parts)) is not None:
        raise ConfigError(fault(f"--vary {key}", faults.TWICE, shown(twice)))
    return values


def _split(text: str) -> list[str]:
    """Split at commas that are not inside brackets.

    >>> _split("3,[3, 5],7")
    ['3', '[3, 5]', '7']
    """
    parts, depth = [""], 0
    for sign in text:
        depth += (sign == "[") - (sign == "]")
        if sign == "," and depth <= 0:
            parts.append("")
        else:
            parts[-1] += sign
    return parts


def _typed(text: str) -> Any:
    """Return the value of `text` as a number or boolean if it looks like one.

    >>> _typed("3"), _typed(".5"), _typed("true"), _typed("none"), _typed("[3, 5]")
    (3, 0.5, True, 'none', '[3, 5]')
    """
    if text in ("true", "false"):
        return text == "true"
    if re.fullmatch(r"[+-]?\d{1,18}", text):
        return int(text)
    if _NUMBER.fullmatch(text) and len(text) < 100 and math.isfinite(float(text)):
        return float(text)
    return text
