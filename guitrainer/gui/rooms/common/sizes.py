"""Standard deviation, variance, factor and limit of a distribution: four ways to give its width.

The experiment contains the one that was typed; the others follow from it.
"""

import math
from dataclasses import dataclass
from typing import Literal, cast, get_args

from guitrainer.config.schema import Initializer

SizeName = Literal["std", "variance", "scale", "limit"]
SIZES = cast(tuple[SizeName, ...], get_args(SizeName))


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
