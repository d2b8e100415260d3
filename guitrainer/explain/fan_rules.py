"""Every rule of every library for one layer: fans, variance, limit, bias; and who agrees."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

from guitrainer.config.schema import Scheme
from guitrainer.figures import figure
from guitrainer.nn.initializers.expressions import parsed
from guitrainer.nn.initializers.libraries import (
    Draws,
    HelperRule,
    LayerRule,
    LibraryRules,
    library_table,
    limit_of,
    orthogonal_std,
)
from guitrainer.nn.initializers.wiring import LayerWiring

SAME = 5  # significant digits of σ and the limit in which two rules agree


@dataclass(frozen=True)
class FanRule:
    """What a library draws for a layer.

    Parameters
    ----------
    version : version of the library; `measured` is False if the rule was only read in its source
    name : layer or initializer, as the library calls it
    default : whether a layer of this kind starts with it if nothing is said
    scheme : our scheme that draws the same; None if there is none
    fan : what the variance is divided by, as in "fan_in = in/groups · taps = 3 · 5 · 5 = 75"; empty
        if the size of the layer does not count
    divisor : the value of `fan`
    formula : derivation of σ²
    mean : mean of the elements: 0 unless the distribution is one-sided
    limit : largest absolute value; None if there is no bound
    bias : what the bias starts with, as in "0" or "U(±0.11547)"; empty for an initializer
    bias_off : whether the layer has a bias only if asked for
    group : letter shared by all rules with the same distribution, σ and limit
    """

    library: str
    version: str
    measured: bool
    name: str
    default: bool
    scheme: Scheme | None
    distribution: str
    fan: str
    divisor: int | None
    formula: str
    mean: float
    variance: float
    std: float
    limit: float | None
    bias: str
    bias_off: bool
    note: str
    group: str = ""


@dataclass(frozen=True)
class FansCounted:
    """A fan of a layer, and the libraries that count it like this."""

    name: str
    counted: str
    value: int
    libraries: tuple[str, ...]


@dataclass(frozen=True)
class Calculation:
    """All rules for one layer.

    Parameters
    ----------
    fan_in : inputs that an output sums up
    fan_out : outputs that an input feeds, with stride 1 and far from the border
    fans : how the libraries count them
    rules : the defaults by increasing σ, then the initializers in the order of the libraries
    disagreements : where the libraries differ, a sentence each
    """

    layer: LayerWiring
    fan_in: int
    fan_out: int
    fans: tuple[FansCounted, ...]
    rules: tuple[FanRule, ...]
    disagreements: tuple[str, ...]


def calculate(layer: LayerWiring) -> Calculation:
    """Apply every rule of every library to a layer.

    Examples
    --------
    >>> found = calculate(LayerWiring("convolution", 3, 8, (5, 5)))
    >>> [rule.fan for rule in found.rules if rule.scheme == "torch_default"]
    ['fan_in = in/groups · taps = 3 · 5 · 5 = 75']
    """
    rules = tuple(rule for library in library_table().library for rule in _rules(library, layer))
    defaults = sorted((rule for rule in rules if rule.default), key=lambda rule: rule.std)
    named = _grouped((*defaults, *(rule for rule in rules if not rule.default)))
    taps, fans = math.prod(layer.kernel), _counted(layer)
    return Calculation(
        layer,
        layer.inputs // layer.groups * taps,
        layer.outputs // layer.groups * taps,
        fans,
        named,
        tuple(_disagreements(fans, named)),
    )


def _rules(library: LibraryRules, layer: LayerWiring) -> Iterator[FanRule]:
    own = library.own(layer.kind)
    for name, rule in library.layers.items():
        if rule.kind == layer.kind:
            yield _rule(library, rule, layer, name, default=rule is own)
    plain = library.own("convolution")
    if layer.kind == "depthwise" and own is not None and plain is not None:
        name = next(name for name, rule in library.layers.items() if rule is plain)
        if f"{name}, depthwise" not in library.layers:  # a layer of its own: the other way
            grouped = replace(layer, kind="convolution")
            yield _rule(library, plain, grouped, f"{name}(groups={layer.groups})", default=False)
    if layer.kind not in library.fans and layer.kind in ("dense", "local", "transposed"):
        return
    for name, helper in library.helpers.items():
        if helper.kinds is None or layer.kind in helper.kinds:
            yield _rule(library, helper, layer, name, default=False)


def _rule(
    library: LibraryRules,
    rule: LayerRule | HelperRule,
    layer: LayerWiring,
    name: str,
    *,
    default: bool,
) -> FanRule:
    if rule.draw == "orthogonal":
        std = orthogonal_std(rule.gain or 1.0, layer)
        formula, variance = f"W · Wᵀ = {rule.gain:g}² · I", std * std
    else:
        derived = library.variance(rule, layer)
        formula, variance, std = str(derived), derived.value, math.sqrt(derived.value)
    return FanRule(
        library=library.name,
        version=library.version,
        measured=library.measured,
        name=name,
        default=default,
        scheme=library.scheme if default else None,
        distribution=rule.draw,
        fan=_fan(library, rule, layer),
        divisor=None if rule.over is None else library.counted(rule, layer).value(layer),
        formula=formula,
        mean=(rule.limit or 0.0) / 2 if rule.draw == "one_sided" else 0.0,
        variance=variance,
        std=std,
        limit=limit_of(rule, std),
        bias=_bias(library, rule, layer) if isinstance(rule, LayerRule) else "",
        bias_off=isinstance(rule, LayerRule) and rule.bias_off,
        note=rule.note,
    )


def _fan(library: LibraryRules, rule: Draws, layer: LayerWiring) -> str:
    """Return the fan in the words of the library, in symbols, in numbers, and as one number."""
    if rule.over is None:
        return ""
    whole = library.counted(rule, layer)
    parts = (str(parsed(rule.over)), str(whole), whole.numbers(layer), str(whole.value(layer)))
    return " = ".join(dict.fromkeys(parts))


def _bias(library: LibraryRules, rule: LayerRule, layer: LayerWiring) -> str:
    bias = rule.bias
    if bias is None:
        return "0"
    if bias.draw == "constant":
        return figure(bias.value or 0.0)
    std = math.sqrt(library.variance(bias, layer).value)
    limit = limit_of(bias, std)
    return f"N(0, {figure(std)})" if limit is None else f"U(±{figure(limit, 5)})"


# ---------------------------------------------------------------- who agrees


def _grouped(rules: tuple[FanRule, ...]) -> tuple[FanRule, ...]:
    """Give a letter to every kind of result, in the order of the rules."""
    letters: dict[tuple[str, str, str], str] = {}
    named = []
    for rule in rules:
        limit = "" if rule.limit is None else f"{rule.limit:.{SAME}g}"
        key = (rule.distribution, f"{rule.std:.{SAME}g}", limit)
        named.append(replace(rule, group=letters.setdefault(key, _letter(len(letters)))))
    return tuple(named)


def _letter(number: int) -> str:
    """Return the letter of a number: A, B, …, Z, AA, AB, ….

    >>> _letter(0), _letter(26)
    ('A', 'AA')
    """
    before, last = divmod(number, 26)
    return (_letter(before - 1) if before else "") + chr(ord("A") + last)


def _counted(layer: LayerWiring) -> tuple[FansCounted, ...]:
    """Collect how the libraries that have such a layer count its fans."""
    found: dict[tuple[str, str, int], list[str]] = {}
    for library in library_table().library:
        if library.own(layer.kind) is None and not library.helpers:
            continue
        for name in ("fan_in", "fan_out"):
            try:
                fan = library.counted(Draws(draw="uniform", over=name), layer)
            except KeyError:  # the library has no such layer
                continue
            steps = dict.fromkeys((str(fan), fan.numbers(layer)))
            text = " = ".join(step for step in steps if step != str(fan.value(layer)))
            found.setdefault((name, text, fan.value(layer)), []).append(library.name)
    ordered = sorted(found.items(), key=lambda one: (one[0][0], -len(one[1])))
    return tuple(FansCounted(*key, tuple(names)) for key, names in ordered)


def _disagreements(fans: tuple[FansCounted, ...], rules: tuple[FanRule, ...]) -> Iterator[str]:
    for name in ("fan_in", "fan_out"):
        values: dict[int, list[str]] = {}
        for one in fans:
            if one.name == name:
                values.setdefault(one.value, []).extend(one.libraries)
        if len(values) > 1:
            sides = "; ".join(f"{value:,} in {', '.join(who)}" for value, who in values.items())
            yield f"{name} is {sides}."
    defaults = [rule for rule in rules if rule.default]
    if defaults and len({rule.group for rule in defaults}) > 1:
        low, high = defaults[0], defaults[-1]
        yield (
            f"The default σ ranges from {figure(low.std, 4)} ({low.library}) to "
            f"{figure(high.std, 4)} ({high.library}), a factor of {figure(high.std / low.std)}."
        )
    drawn = [rule.library for rule in defaults if rule.bias != "0" and not rule.bias_off]
    if 0 < len(drawn) < len(defaults):
        yield f"The bias starts at zero, or not at all, except in {', '.join(drawn)}."
