"""What a scheme means for one weight, in numbers and as a formula.

The engine is imported by the functions, so that the window can be shown first.
"""

import re
from typing import TYPE_CHECKING

from guitrainer.config.schema import Distribution, Initializer, Scheme
from guitrainer.errors import GuitrainerError
from guitrainer.figures import figure
from guitrainer.gui.rooms.common.sizes import with_size

if TYPE_CHECKING:
    from guitrainer.nn.initializers import SchemeInfo

# Schemes for comparison: one of each family, because normal and uniform have the same σ.
FAMILIES: dict[Scheme, str] = {
    "he_normal": "He",
    "glorot_uniform": "Glorot (Xavier)",
    "lecun_normal": "LeCun",
    "torch_default": "PyTorch",
}
SQUARE = re.compile(r"([\d.e+-]+)²")


def scheme_info(scheme: Scheme) -> "SchemeInfo":
    """Return help, source and settings of a scheme."""
    from guitrainer.nn.initializers.schemes import scheme_info as known

    return known(scheme)


def distributions(scheme: Scheme) -> tuple[Distribution, ...]:
    """Return the possible distributions of a scheme, its own first; empty if it draws nothing."""
    from guitrainer.nn.initializers.moments import RULES

    return RULES[scheme].distributions if scheme in RULES else ()


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
