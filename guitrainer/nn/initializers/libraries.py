"""The default initializers of the libraries, as measured on them: read from one file."""

import math
import tomllib
from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Annotated, Literal

from pydantic import Field

from guitrainer.config import schema
from guitrainer.config.assets import assets_folder
from guitrainer.nn.initializers.expressions import Expression, parsed
from guitrainer.nn.initializers.formula import Formula
from guitrainer.nn.initializers.truncated import CUT, TRUNCATED_STD, std_within
from guitrainer.nn.initializers.wiring import Kind, LayerWiring

FILE = "libraries.toml"
PART = "[[library]]"  # the line at which the part of each library begins
Draw = Literal["normal", "truncated_normal", "uniform", "one_sided", "orthogonal", "constant"]
FANS = ("fan_in", "fan_out")
# Kinds of layers whose rule applies to a kind that a library does not have.
INSTEAD: dict[Kind, Kind] = {
    "depthwise": "convolution",
    "local": "convolution",
    "transposed": "convolution",
}


class Draws(schema.Model):
    """What is drawn: a distribution and its size; see the head of the file.

    Attributes
    ----------
    bounds : absolute bounds of a truncated normal; ±2σ if None
    corrected : whether the variance is what it is meant to be after truncation
    """

    draw: Draw
    scale: str | None = None
    over: str | None = None
    std: float | None = None
    limit: float | None = None
    value: float | None = None
    gain: float | None = None
    bounds: float | None = None
    corrected: bool = True
    note: str = ""

    @property
    def fraction(self) -> Fraction:
        """The scale as a number."""
        return Fraction(self.scale or "0")

    @property
    def shrinks(self) -> bool:
        """Whether truncation at ±2σ takes some of the variance."""
        return self.draw == "truncated_normal" and self.bounds is None and not self.corrected


class LayerRule(Draws):
    """The weight of a layer, and its bias: None if it starts with zeros."""

    kind: Kind
    bias: Draws | None = None
    bias_off: bool = False


class HelperRule(Draws):
    """An initializer that the library offers; `kinds` are the layers it accepts, None for all."""

    kinds: Annotated[tuple[Kind, ...] | None, Field(strict=False)] = None


class LibraryRules(schema.Model):
    """A library: its layers and initializers in the order of the file, and how it counts fans."""

    name: str
    package: str
    version: str
    source: str
    axes: str
    fans: dict[Kind, Annotated[tuple[str, str], Field(strict=False)]]
    layers: dict[str, LayerRule] = Field(default_factory=dict)
    helpers: dict[str, HelperRule] = Field(default_factory=dict)
    scheme: schema.Scheme | None = None
    help: str = ""
    aliases: Annotated[tuple[str, ...], Field(strict=False)] = ()
    measured: bool = True

    def own(self, kind: Kind) -> LayerRule | None:
        """Return the default rule of the layer of this kind, if the library has one."""
        return next((rule for rule in self.layers.values() if rule.kind == kind), None)

    def counted(self, rule: Draws, wiring: LayerWiring) -> Expression:
        """Return the fan of a rule in symbols of the layer."""
        kind = wiring.kind if wiring.kind in self.fans else INSTEAD.get(wiring.kind, wiring.kind)
        whole = parsed(rule.over or "1")
        for name, fan in zip(FANS, self.fans[kind], strict=True):
            whole = whole.replaced(name, parsed(fan))
        return whole

    def rule_for(self, wiring: LayerWiring) -> tuple[LayerRule, LayerWiring]:
        """Return the rule for a layer, and the layer as the rule sees it.

        Libraries without locally connected layers count one window, as a convolution; to those that
        have dense layers only, a window is the input of a dense layer.
        """
        for kind in (wiring.kind, INSTEAD.get(wiring.kind)):
            if kind is not None and (rule := self.own(kind)) is not None:
                return rule, replace(wiring, kind=kind)
        rule = self.own("dense")
        assert rule is not None
        return rule, wiring.as_dense()

    def variance(self, rule: Draws, wiring: LayerWiring) -> Formula:
        """Derive the variance of a rule that draws elements independently."""
        if rule.over is None:
            return _fixed(rule)
        whole = self.counted(rule, wiring)
        fraction, value = rule.fraction, whole.value(wiring)
        named = all(symbol in FANS for term in parsed(rule.over).terms for symbol in term)
        symbols = str(parsed(rule.over)) if named else str(whole)
        numbers = self._named(rule, wiring) if named else whole.numbers(wiring)
        divisor = fraction.denominator
        if divisor != 1:
            symbols, numbers = f"{divisor} · {_held(symbols)}", f"{divisor} · {_held(numbers)}"
        formula = Formula(
            f"{fraction.numerator} / {_held(symbols)}",
            f"{fraction.numerator} / {_held(numbers)}",
            fraction.numerator / (divisor * value),
        )
        if rule.shrinks:
            return formula.times(f"{TRUNCATED_STD**2:.5g}", TRUNCATED_STD**2)
        return formula

    def _named(self, rule: Draws, wiring: LayerWiring) -> str:
        """Return the fans of a rule as one number each."""
        parts = (
            self.counted(Draws(draw=rule.draw, over=symbol), wiring).value(wiring)
            for (symbol,) in parsed(rule.over or "1").terms
        )
        return " + ".join(map(str, parts))


def _held(text: str) -> str:
    """Put a sum or a product into brackets."""
    return f"({text})" if " " in text else text


def _fixed(rule: Draws) -> Formula:
    """Return the variance of a rule that does not look at the layer."""
    if rule.value is not None:
        return Formula("0", "0", 0.0)
    if rule.limit is not None:
        parts = 12 if rule.draw == "one_sided" else 3
        return Formula(f"limit² / {parts}", f"{rule.limit:.5g}² / {parts}", rule.limit**2 / parts)
    assert rule.std is not None
    formula = Formula("std²", f"{rule.std:.5g}²", rule.std**2)
    if rule.bounds is not None:
        kept = std_within(rule.bounds / rule.std) ** 2
    else:
        kept = TRUNCATED_STD**2 if rule.shrinks else 1.0
    return formula if abs(kept - 1) < 1e-9 else formula.times(f"{kept:.5g}", kept)


def orthogonal_std(gain: float, wiring: LayerWiring) -> float:
    """Return the root mean square of the elements of an orthogonal weight."""
    seen = wiring.inputs // wiring.groups * math.prod(wiring.kernel)
    return gain / math.sqrt(max(seen, wiring.outputs))


def limit_of(rule: Draws, std: float) -> float | None:
    """Return the largest possible absolute value of what a rule draws; None if there is none."""
    if rule.draw == "one_sided" or (rule.bounds is not None and rule.draw == "truncated_normal"):
        return rule.limit if rule.draw == "one_sided" else rule.bounds
    if rule.draw == "constant":
        return abs(rule.value or 0.0)
    sizes = {"uniform": math.sqrt(3) * std, "truncated_normal": CUT * std / TRUNCATED_STD}
    return sizes.get(rule.draw)


class LibraryTable(schema.Model):
    """The whole file."""

    date: Annotated[date, Field(strict=False)]
    library: Annotated[tuple[LibraryRules, ...], Field(strict=False)]


@cache
def library_table() -> LibraryTable:
    """Read the file that comes with the program."""
    with (assets_folder() / FILE).open("rb") as stream:
        return LibraryTable.model_validate(tomllib.load(stream))


@cache
def measured_on() -> date:
    """Return the date of the measurements."""
    day: date = tomllib.loads(_texts()[0])["date"]
    return day


def library_names() -> dict[schema.Scheme, str]:
    """Return the names of the libraries whose defaults a scheme draws, by these schemes."""
    return {scheme: name for scheme, (name, _) in _parts().items()}


@cache
def library_of(scheme: schema.Scheme) -> LibraryRules | None:
    """Return the library whose defaults a scheme draws; None for all other schemes.

    The rules of other libraries are not read: reading all of them would delay the window.
    """
    if scheme not in _parts():
        return None
    (found,) = tomllib.loads(_parts()[scheme][1])["library"]
    return LibraryRules.model_validate(found)


@cache
def _parts() -> dict[schema.Scheme, tuple[str, str]]:
    """Return the name of each library that has a scheme, and its part of the file."""
    found = {}
    for text in _texts()[1:]:
        head = tomllib.loads(text.partition("\n[")[0])
        if "scheme" in head:
            found[head["scheme"]] = head["name"], f"{PART}\n{text}"
    return found


@cache
def _texts() -> tuple[str, ...]:
    """Return the head of the file and the part of each library, without the line before it."""
    return tuple((assets_folder() / FILE).read_text("utf-8").split(f"\n{PART}\n"))
