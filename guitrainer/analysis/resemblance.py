"""Which known initialization the weights of a layer look like, by their size and distribution."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from guitrainer.nn.initializers.libraries import library_table, limit_of
from guitrainer.nn.initializers.truncated import CUT, TRUNCATED_STD
from guitrainer.nn.initializers.wiring import Kind, LayerWiring

FEWEST = 32  # weights, below which nothing can be said
MOST = 2**18  # weights that are looked at, evenly spaced
SIGMAS = 3.5  # standard errors by which a measured value may differ
MOST_NAMED = 3  # libraries, or initializations, that a text names
LEAKS = 1e-4  # share of elements that may lie beyond ±2σ: Keras on torch lets some pass
SAME = 1e-4  # largest relative difference of standard deviations that are the same
# Fourth moment over the squared second; the truncated normal distribution is cut at ±2σ.
KURTOSIS = {"uniform": 1.8, "normal": 3.0, "truncated_normal": 2.3655}
_NORMAL = ("normal", "truncated_normal")  # what libraries call normal may be truncated
# Name, distributions, and square of the standard deviation from fan_in and fan_out.
_SCHEMES = (
    ("Glorot uniform", ("uniform",), lambda i, o: 2 / (i + o)),
    ("Glorot normal", _NORMAL, lambda i, o: 2 / (i + o)),
    ("He uniform", ("uniform",), lambda i, o: 2 / i),
    ("He normal", _NORMAL, lambda i, o: 2 / i),
    ("He normal, fan_out", _NORMAL, lambda i, o: 2 / o),
    ("LeCun uniform", ("uniform",), lambda i, o: 1 / i),
    ("LeCun normal", _NORMAL, lambda i, o: 1 / i),
    ("normal, std 0.01", _NORMAL, lambda i, o: 0.01**2),
    ("normal, std 0.02", _NORMAL, lambda i, o: 0.02**2),
    ("normal, std 0.05", _NORMAL, lambda i, o: 0.05**2),
    ("uniform, limit 0.05", ("uniform",), lambda i, o: 0.05**2 / 3),
)


@dataclass(frozen=True)
class Resemblance:
    """An initialization that weights look like.

    Parameters
    ----------
    names : names of the initialization, several if they agree for a layer of this shape; none if
        only libraries use it, without a common name
    libraries : libraries whose default it is for such a layer
    """

    names: tuple[str, ...]
    libraries: tuple[str, ...]

    @property
    def text(self) -> str:
        """Name and libraries, for people.

        >>> Resemblance(("He uniform",), ("fastai",)).text
        'He uniform (default of fastai)'
        """
        name = " or ".join(self.names)
        if not self.libraries:
            return name
        default = f"default of {_named(self.libraries)}"
        return f"{name} ({default})" if name else default


def _named(libraries: tuple[str, ...]) -> str:
    shown = _first(libraries)
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)


def listed(found: Sequence[str]) -> str:
    """Join the texts of resemblances; only the first three of many are named.

    >>> listed(["He normal", "default of Keras and Keras 2"]), listed(["A", "B", "C", "D"])
    ('He normal; default of Keras and Keras 2', 'A; B; C; 1 more')
    """
    return "; ".join(_first(found))


def _first(texts: Sequence[str]) -> list[str]:
    rest = len(texts) - MOST_NAMED
    return [*texts[:MOST_NAMED], *([f"{rest} more"] if rest > 0 else [])]


@dataclass(frozen=True)
class _Expected:
    """An initialization of a layer: its distribution, variance, and largest absolute value."""

    found: Resemblance
    distribution: str
    variance: float
    limit: float | None


def resembling(
    weight: NDArray[np.floating[Any]], kind: Kind = "convolution", groups: int = 1
) -> tuple[Resemblance, ...]:
    """Return the initializations whose standard deviation and distribution a weight has.

    The defaults of all libraries in `assets/libraries.toml` are tried, and the usual schemes.

    Parameters
    ----------
    weight : (out, in, height, width)
    kind : kind of layer; libraries count the fans of a depthwise or transposed one differently
    groups : number of groups of channels, if known; a depthwise layer has one per filter

    Returns
    -------
    tuple of Resemblance
        All initializations that cannot be ruled out, the closest first; none if the weight looks
        trained, or has fewer than FEWEST elements.

    Examples
    --------
    >>> draws = np.random.default_rng(0).normal(0, 0.01, (64, 3, 9, 9))
    >>> [found.text for found in resembling(draws)]
    ['normal, std 0.01']
    """
    flat = np.asarray(weight).ravel()
    values = flat[:: max(1, flat.size // MOST)].astype(np.float64)
    if values.size < FEWEST or not values.any():
        return ()
    squares = values * values
    square = float(squares.mean())
    error = abs(float(values.mean())) * np.sqrt(values.size / square)
    if error > SIGMAS:
        return ()
    sizes, kurtosis = np.abs(values), float((squares * squares).mean() / square**2)
    expected = _expected(tuple(weight.shape), kind, groups)
    fitting = [one for one in expected if _fits(one, square, kurtosis, sizes)]
    fitting.sort(key=lambda one: abs(square / one.variance - 1))
    return tuple(_merged([one.found for one in fitting]))


def _merged(found: list[Resemblance]) -> Iterator[Resemblance]:
    """Combine the normal and the truncated form of an initialization if both fit."""
    keys = dict.fromkeys(one.names or one.libraries for one in found)
    for key in keys:
        same = [one for one in found if (one.names or one.libraries) == key]
        libraries = dict.fromkeys(library for one in same for library in one.libraries)
        yield Resemblance(same[0].names, tuple(libraries))


def _fits(one: _Expected, square: float, kurtosis: float, sizes: NDArray[np.floating[Any]]) -> bool:
    """Return whether mean square, kurtosis and largest value agree with an initialization."""
    expected, size = KURTOSIS[one.distribution], sizes.size
    tolerance = SIGMAS * np.sqrt((expected - 1) / size)
    if abs(square / one.variance - 1) > tolerance:
        return False
    leaks = LEAKS * size if one.distribution == "truncated_normal" else 0.0
    if one.limit is not None and (sizes > 1.001 * one.limit).sum() > leaks:
        return False
    # The fourth power of a normal distribution varies much more than that of a bounded one.
    wider = 10 / np.sqrt(size) if one.distribution == "normal" else 0.0
    lowest, highest = expected - 2 * tolerance, expected + 2 * tolerance + wider
    return bool(lowest <= kurtosis <= highest)


@cache
def _expected(shape: tuple[int, ...], kind: Kind, groups: int) -> tuple[_Expected, ...]:
    """Return all initializations of a layer; libraries that agree are in one."""
    same: dict[tuple[str, int], tuple[list[str], list[str], float, float | None]] = {}
    for name, distribution, variance, limit, library in _rules(shape, kind, groups):
        key = (distribution, round(math.log(variance) / (2 * SAME)))
        names, libraries, *_ = same.setdefault(key, ([], [], variance, limit))
        if name:
            names.append(name)
        if library:
            libraries.append(library)
    return tuple(
        _Expected(Resemblance(tuple(names), tuple(libraries)), key[0], variance, limit)
        for key, (names, libraries, variance, limit) in same.items()
    )


def _rules(
    shape: tuple[int, ...], kind: Kind, groups: int
) -> Iterator[tuple[str, str, float, float | None, str]]:
    """Yield name, distribution, variance, limit and library of every known initialization."""
    out, inputs, *window = shape
    taps = math.prod(window)
    fan_in, fan_out = inputs * taps, out * taps
    for name, distributions, variance_of in _SCHEMES:
        for distribution in distributions:
            variance = float(variance_of(fan_in, fan_out))
            yield name, distribution, variance, _limit(distribution, variance), ""
    groups = out if kind == "depthwise" else groups
    layer = LayerWiring(kind, inputs * groups, out, tuple(window), groups)
    # Libraries that have such a layer come first.
    ordered = sorted(library_table().library, key=lambda one: one.own(kind) is None)
    for library in ordered:
        if library.scheme is not None:
            rule, seen = library.rule_for(layer)
            variance = library.variance(rule, seen).value
            limit = limit_of(rule, math.sqrt(variance))
            yield "", rule.draw, variance, limit, library.name


def _limit(distribution: str, variance: float) -> float | None:
    """Return the largest absolute value of a distribution with this variance; None if unbounded."""
    factor = {"uniform": math.sqrt(3), "truncated_normal": CUT / TRUNCATED_STD}.get(distribution)
    return None if factor is None else factor * math.sqrt(variance)
