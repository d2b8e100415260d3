"""Standard deviation, variance, factor and limit of a draw: four ways to say one thing.

The experiment holds the one that was typed; the others follow from it.
"""

import math
from dataclasses import dataclass
from typing import Literal, cast, get_args

from pydantic import ValidationError

from guitrainer.config import fields
from guitrainer.config.messages import refusal
from guitrainer.config.schema import Initializer
from guitrainer.errors import ConfigError

SizeName = Literal["std", "variance", "scale", "limit"]
SIZES = cast(tuple[SizeName, ...], get_args(SizeName))
# Where the schema declares the settings of an initializer.
PLACE = ("network", "layers", 0, "conv", "initializer")
MINUS = "\u2212"


@dataclass(frozen=True)
class Sizes:
    """One width, said in four ways; None where it cannot be said.

    Parameters
    ----------
    std, variance : σ and σ²
    scale : what the scheme's own variance is multiplied by
    limit : of a uniform distribution of this width
    """

    std: float | None
    variance: float | None
    scale: float | None
    limit: float | None

    def of(self, name: SizeName) -> float | None:
        """One of the four."""
        return cast(float | None, getattr(self, name))


def given_size(initializer: Initializer) -> SizeName | None:
    """Which of the four the user set; None: the scheme's own width."""
    return next((name for name in SIZES if getattr(initializer, name) is not None), None)


def with_size(initializer: Initializer, name: SizeName | None, value: float = 0.0) -> Initializer:
    """The initializer with this size in place of any other; `name` None: the scheme's own."""
    update: dict[str, float | None] = dict.fromkeys(SIZES)
    if name is not None:
        update[name] = value
    return initializer.model_copy(update=update)


def linked_sizes(initializer: Initializer, own_variance: float | None) -> Sizes:
    """All four sizes; the one that was given exactly as it was given.

    Parameters
    ----------
    own_variance : of the scheme when no size is given; None where it is not known

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


def read_setting(name: str, text: str) -> float:
    """The number typed in for the setting `name` of an initializer; 1e-3 and 0,001 are accepted.

    Raises
    ------
    ConfigError
        If it is no number, or none that the schema accepts.
    """
    node = fields.find((*PLACE, name)) or {}
    try:
        value = float(text.strip().replace(",", ".").replace(MINUS, "-"))
    except ValueError:
        raise ConfigError(refusal(text, node)) from None
    try:
        Initializer.model_validate({name: value})
    except ValidationError:
        raise ConfigError(refusal(value, node)) from None
    return value


def number_text(value: float | None, digits: int = 4) -> str:
    """A number as one would type it.

    >>> number_text(0.08206099), number_text(1e-5), number_text(None)
    ('0.08206', '1e-5', '')
    """
    if value is None:
        return ""
    mantissa, e, exponent = f"{value:.{digits}g}".partition("e")
    return f"{mantissa}e{int(exponent)}" if e else mantissa
