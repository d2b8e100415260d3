"""Moments of random schemes: variance, standard deviation, limit, and their derivation."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from guitrainer.config import schema
from guitrainer.errors import ConfigError
from guitrainer.nn import faults
from guitrainer.nn.initializers.fans import fans
from guitrainer.nn.initializers.formula import Formula
from guitrainer.nn.initializers.libraries import Draws, LibraryRules, library_of
from guitrainer.nn.initializers.truncated import CUT, TRUNCATED_STD
from guitrainer.nn.initializers.wiring import LayerWiring, wiring_of
from guitrainer.sentences import fault

FAN_AVG = "(fan_in + fan_out)"  # twice the mean: the factor 2 is in the numerator, as in the papers


@dataclass(frozen=True)
class Moments:
    """The moments of a distribution, exact even if it is truncated.

    `limit` is the largest possible absolute value, or None if there is no bound. `formula` has the
    numbers filled in.
    """

    scheme: schema.Scheme
    fan_in: int
    fan_out: int
    variance: float
    std: float
    limit: float | None
    formula: str
    distribution: str


@dataclass(frozen=True)
class Rule:
    """A random scheme: the distributions it may have (the first is the default) and its variance.

    The variance is given by a fixed `std` or `limit`, or is numerator / (divisor · fan), where
    `mode` names the fan.
    """

    distributions: tuple[schema.Distribution, ...]
    std: float | None = None
    limit: float | None = None
    numerator: int = 1
    divisor: int = 1
    mode: schema.Mode = "fan_in"


_UNIFORM: tuple[schema.Distribution, ...] = ("uniform",)
_NORMAL: tuple[schema.Distribution, ...] = ("normal", "truncated_normal")
_ANY: tuple[schema.Distribution, ...] = (*_NORMAL, "uniform")

RULES: dict[schema.Scheme, Rule] = {
    "random_normal": Rule(("normal",), std=0.05),
    "random_uniform": Rule(_UNIFORM, limit=0.05),
    "truncated_normal": Rule(("truncated_normal",), std=0.05),
    "small_gaussian": Rule(("normal",), std=0.01),
    "variance_scaling": Rule(_ANY),
    "glorot_uniform": Rule(_UNIFORM, mode="fan_avg"),
    "glorot_normal": Rule(_NORMAL, mode="fan_avg"),
    "caffe_xavier": Rule(_UNIFORM),
    "he_uniform": Rule(_UNIFORM, numerator=2),
    "he_normal": Rule(_NORMAL, numerator=2),
    "lecun_uniform": Rule(_UNIFORM),
    "lecun_normal": Rule(_NORMAL),
}


def is_random(scheme: schema.Scheme) -> bool:
    """Return whether a scheme draws all elements independently."""
    return scheme in RULES or library_of(scheme) is not None


def distributions_of(scheme: schema.Scheme) -> tuple[schema.Distribution, ...]:
    """Return the distributions a scheme may have, the default first; empty if it draws nothing."""
    library = library_of(scheme)
    if library is not None:
        return tuple(dict.fromkeys(_distribution_of(rule) for rule in library.layers.values()))
    return RULES[scheme].distributions if scheme in RULES else ()


def random_moments(
    initializer: schema.Initializer, shape: tuple[int, ...], wiring: LayerWiring | None = None
) -> Moments:
    """Compute the moments of a scheme that draws elements independently.

    Parameters
    ----------
    shape : shape of the weight; see `fans`
    wiring : the layer; None for a layer without groups. Only the defaults of libraries look at it

    Raises
    ------
    ConfigError
        If the distribution, or a limit, does not fit the scheme.
    NetworkError
        If `shape` is not the shape of a weight.
    """
    both, library = fans(shape), library_of(initializer.scheme)
    if library is None:
        rule = RULES[initializer.scheme]
        distribution = _distribution(initializer, rule)
        variance = _variance(initializer, lambda: _own_variance(initializer, rule, both))
        if initializer.scheme == "truncated_normal":
            # Not corrected for truncation, as in Keras and TensorFlow: 0.05 becomes 0.044.
            variance = variance.times(f"{TRUNCATED_STD**2:.5g}", TRUNCATED_STD**2)
        return _moments(initializer, both, distribution, variance)
    drawn, seen = library.rule_for(wiring or wiring_of(shape))
    distribution = _distribution(initializer, Rule((_distribution_of(drawn),)))
    variance = _variance(initializer, lambda: library.variance(drawn, seen))
    return _moments(initializer, both, distribution, variance)


def library_bias(library: LibraryRules, wiring: LayerWiring) -> schema.Initializer:
    """Return what a library draws the bias of a layer from, if nothing else is said."""
    rule, seen = library.rule_for(wiring)
    bias = rule.bias
    if bias is None:
        return schema.Initializer(scheme="zeros")
    if bias.draw == "constant":
        return schema.Initializer(scheme="constant", value=bias.value)
    if bias.draw == "normal":
        return schema.Initializer(scheme="random_normal", std=bias.std)
    if bias.limit is not None:
        return schema.Initializer(scheme="random_uniform", limit=bias.limit)
    fan = library.counted(bias, seen).value(seen)
    limit = math.sqrt(3 * bias.fraction) / math.sqrt(fan)
    return schema.Initializer(scheme="random_uniform", limit=limit)


def _distribution_of(rule: Draws) -> schema.Distribution:
    assert rule.draw in ("normal", "truncated_normal", "uniform")
    return rule.draw


def _moments(
    initializer: schema.Initializer,
    fans: tuple[int, int],
    distribution: schema.Distribution,
    variance: Formula,
) -> Moments:
    std = math.sqrt(variance.value)
    limits = {"uniform": math.sqrt(3) * std, "truncated_normal": CUT * std / TRUNCATED_STD}
    return Moments(
        scheme=initializer.scheme,
        fan_in=fans[0],
        fan_out=fans[1],
        variance=variance.value,
        std=std,
        limit=limits.get(distribution),
        formula=str(variance),
        distribution=distribution,
    )


def _distribution(initializer: schema.Initializer, rule: Rule) -> schema.Distribution:
    chosen = initializer.distribution or rule.distributions[0]
    if chosen not in rule.distributions:
        told = chosen, initializer.scheme, ", ".join(rule.distributions)
        raise ConfigError(fault("initializer.distribution", faults.DISTRIBUTION, *told))
    if initializer.limit is not None and chosen != "uniform":
        raise ConfigError(fault("initializer.limit", faults.LIMIT, initializer.limit, chosen))
    return chosen


def _variance(initializer: schema.Initializer, own_variance: Callable[[], Formula]) -> Formula:
    """Apply the user's settings: they replace the variance of the scheme; a scale multiplies it."""
    if initializer.std is not None:
        return _squared("std²", initializer.std)
    if initializer.variance is not None:
        return Formula("variance", f"{initializer.variance:.5g}", initializer.variance)
    if initializer.limit is not None:
        return _of_limit(initializer.limit)
    own = own_variance()
    return own if initializer.scale is None else own.times("scale", initializer.scale)


def _own_variance(initializer: schema.Initializer, rule: Rule, fans: tuple[int, int]) -> Formula:
    if rule.limit is not None:
        return _of_limit(rule.limit)
    if rule.std is not None:
        return _squared("std²", rule.std)
    fan = _fan(initializer.mode or rule.mode, fans)
    numerator = rule.numerator * (2 if fan.symbols == FAN_AVG else 1)
    symbols, numbers, divisor = fan
    slope = initializer.slope
    if slope:
        divisor *= 1 + slope * slope
        symbols, numbers = f"((1 + a²) · {symbols})", f"((1 + {slope:.5g}²) · {numbers})"
    elif rule.divisor != 1:
        divisor *= rule.divisor
        symbols, numbers = f"({rule.divisor} · {symbols})", f"({rule.divisor} · {numbers})"
    return Formula(f"{numerator} / {symbols}", f"{numerator} / {numbers}", numerator / divisor)


def _squared(symbol: str, std: float) -> Formula:
    return Formula(symbol, f"{std:.5g}²", std * std)


def _of_limit(limit: float) -> Formula:
    return Formula("limit² / 3", f"{limit:.5g}² / 3", limit * limit / 3)


def _fan(mode: schema.Mode, fans: tuple[int, int]) -> Formula:
    """Return the fan that divides the variance; twice the average for fan_avg."""
    fan_in, fan_out = fans
    if mode == "fan_avg":
        return Formula(FAN_AVG, f"({fan_in} + {fan_out})", fan_in + fan_out)
    if mode == "fan_geo":
        root = math.sqrt(fan_in * fan_out)
        return Formula("√(fan_in · fan_out)", f"√({fan_in} · {fan_out})", root)
    fan = fan_in if mode == "fan_in" else fan_out
    return Formula(mode, str(fan), fan)
