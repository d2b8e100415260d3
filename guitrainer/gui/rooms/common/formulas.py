"""What a scheme means for one weight, in numbers and as a formula."""

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast, get_args

from guitrainer.config.schema import Distribution, Initializer, Scheme
from guitrainer.errors import GuitrainerError
from guitrainer.figures import figure

if TYPE_CHECKING:
    from guitrainer.nn.initializers import SchemeInfo


SizeName = Literal["std", "variance", "scale", "limit"]
SIZES = cast(tuple[SizeName, ...], get_args(SizeName))
# Schemes for comparison: one of each family, because normal and uniform have the same σ.
FAMILIES: dict[Scheme, str] = {
    "he_normal": "He",
    "glorot_uniform": "Glorot (Xavier)",
    "lecun_normal": "LeCun",
    "torch_default": "PyTorch",
}
SQUARE = re.compile(r"([\d.e+-]+)²")


@dataclass(frozen=True)
class Sizes:
    """The width of a distribution in four forms; None for those that do not exist.

    Parameters
    ----------
    std, variance : σ and σ²
    scale : factor of the scheme's own variance
    limit : limit of a uniform distribution of this width
    """

    std: float | None
    variance: float | None
    scale: float | None
    limit: float | None

    def of(self, name: SizeName) -> float | None:
        """Return one of the four forms."""
        return cast(float | None, getattr(self, name))


def given_size(initializer: Initializer) -> SizeName | None:
    """Return which of the four the user has set; None: the scheme's own width."""
    return next((name for name in SIZES if getattr(initializer, name) is not None), None)


def with_size(initializer: Initializer, name: SizeName | None, value: float = 0.0) -> Initializer:
    """Return the initializer with only this size set; with `name` None, the scheme's own."""
    update: dict[str, float | None] = dict.fromkeys(SIZES)
    if name is not None:
        update[name] = value
    return initializer.model_copy(update=update)


def linked_sizes(initializer: Initializer, own_variance: float | None) -> Sizes:
    """Compute all four sizes; the given one is not changed.

    Parameters
    ----------
    own_variance : variance of the scheme if no size is given; None if it is not known

    Examples
    --------
    >>> linked_sizes(Initializer(variance=0.04), own_variance=0.01)
    Sizes(std=0.2, variance=0.04, scale=4.0, limit=0.34641016151377546)
    """
    given = given_size(initializer)
    variance = _variance(initializer, given, own_variance)
    if variance is None:
        return Sizes(None, None, initializer.scale, None)
    std = math.sqrt(variance)
    values: dict[str, float | None] = {
        "std": std,
        "variance": variance,
        "scale": variance / own_variance if own_variance else None,
        "limit": math.sqrt(3) * std,
    }
    if given is not None:
        values[given] = getattr(initializer, given)
    return Sizes(**values)


def _variance(initializer: Initializer, given: SizeName | None, own: float | None) -> float | None:
    if given is None:
        return own
    value: float = getattr(initializer, given)
    if given == "std":
        return value * value
    if given == "limit":
        return value * value / 3
    if given == "scale":
        return None if own is None else value * own
    return value


def scheme_info(scheme: Scheme) -> "SchemeInfo":
    """Return help, source and settings of a scheme."""
    from guitrainer.nn.initializers.schemes import scheme_info as known

    return known(scheme)


def distributions(scheme: Scheme) -> tuple[Distribution, ...]:
    """Return the possible distributions of a scheme, its own first; empty if it draws nothing."""
    from guitrainer.nn.initializers.moments import distributions_of

    return distributions_of(scheme)


def own_mode(scheme: Scheme) -> str:
    """Return the fan that divides the variance of a scheme by default."""
    from guitrainer.nn.initializers.moments import RULES

    return RULES[scheme].mode


def own_variance(initializer: Initializer, shape: tuple[int, ...]) -> float | None:
    """Return the variance of a scheme if no size is given; None if it has none of its own.

    For truncated_normal, it is the variance before truncation, like the settings.
    """
    from guitrainer.nn.initializers import describe
    from guitrainer.nn.initializers.truncated import TRUNCATED_STD

    if "std" not in scheme_info(initializer.scheme).parameters:
        return None
    try:
        variance = describe(with_size(initializer, None), shape).variance
    except GuitrainerError:
        return None
    return variance / TRUNCATED_STD**2 if initializer.scheme == "truncated_normal" else variance


def std_formula(initializer: Initializer, shape: tuple[int, ...]) -> str | None:
    """Return how σ is computed, as in "σ = √(2 / 81) = 0.157"; None if there is no formula."""
    from guitrainer.nn.initializers import describe

    if not _has_formula(initializer.scheme):
        return None
    try:
        asked = describe(initializer, shape)
    except GuitrainerError:
        return None
    root = _root(asked.formula)
    return " = ".join(dict.fromkeys(("σ", root, figure(asked.std))))


def neighbors(scheme: Scheme, shape: tuple[int, ...]) -> list[tuple[Scheme, str]]:
    """Return other schemes with their σ, such as ("he_normal", "√(2 / 81) = 0.157")."""
    found = ((one, std_formula(Initializer(scheme=one), shape)) for one in FAMILIES)
    family = _family(scheme)
    return [
        (one, text.removeprefix("σ = "))
        for one, text in found
        if text is not None and _family(one) != family
    ]


def _has_formula(scheme: Scheme) -> bool:
    return "std" in scheme_info(scheme).parameters or scheme == "lsuv"


def _root(formula: str) -> str:
    """Return the square root of σ² with its numbers filled in.

    >>> _root("σ² = 2 / fan_in = 2 / 75 = 0.026667"), _root("σ² = std² = 0.01² = 0.0001")
    ('√(2 / 75)', '0.01')
    """
    *_, numbers, value = formula.split(" = ")
    if not any(letter.isdigit() for letter in numbers):
        numbers = value  # a variance that was given directly
    if square := SQUARE.fullmatch(numbers):
        return figure(float(square[1]))
    return f"√({numbers})" if " " in numbers else f"√{numbers}"


def _family(scheme: Scheme) -> str:
    aliases = {"keras_default": "glorot", "caffe_xavier": "lecun"}
    return aliases.get(scheme, scheme.partition("_")[0])
