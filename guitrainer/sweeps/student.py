"""Student's t distribution, from the continued fraction of the incomplete beta function.

Abramowitz and Stegun 1964, "Handbook of mathematical functions", 26.5.8 (continued fraction, here
in the form of Lentz), 26.5.27 (relation to Student's t) and 26.7.
"""

import math
from functools import cache

_TINY = 1e-300
_EPSILON = 1e-16
_MOST_TERMS = 10_000
_HALVINGS = 200  # more than the bits of a float


def two_sided_p(t: float, freedom: int) -> float:
    """Return the probability that |T| exceeds |t|, for T with `freedom` degrees of freedom.

    Parameters
    ----------
    t : the statistic; infinity gives 0.
    freedom : degrees of freedom, at least 1.

    >>> round(two_sided_p(1.0, 1), 12), two_sided_p(math.inf, 3)
    (0.5, 0.0)
    """
    if math.isinf(t):
        return 0.0
    whole = freedom + t * t
    return _incomplete_beta(freedom / whole, t * t / whole, freedom / 2, 0.5)


@cache
def quantile(confidence: float, freedom: int) -> float:
    """Return the t for which |T| ≤ t with probability `confidence`, found by bisection.

    >>> round(quantile(0.95, 4), 6)
    2.776445
    """
    low, high = 0.0, 1.0
    while two_sided_p(high, freedom) > 1 - confidence:
        low, high = high, 2 * high
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        if two_sided_p(middle, freedom) > 1 - confidence:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _incomplete_beta(x: float, rest: float, a: float, b: float) -> float:
    """Return the regularized incomplete beta function I_x(a, b); `rest` is 1 − x, unrounded."""
    if x <= 0 or rest <= 0:
        return 0.0 if x <= 0 else 1.0
    if x > (a + 1) / (a + b + 2):  # the fraction converges fast on the other side
        return 1 - _incomplete_beta(rest, x, b, a)
    scale = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b)
    front = math.exp(scale + a * math.log(x) + b * math.log(rest)) / a
    return front / _fraction(x, a, b)


def _fraction(x: float, a: float, b: float) -> float:
    """Return the continued fraction 1 + d₁/(1 + d₂/(1 + …)), by the method of Lentz."""
    value = c = 1.0
    d = 0.0
    for n in range(1, _MOST_TERMS):
        m = n // 2
        if n % 2:
            term = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        else:
            term = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        d = 1 / (1 + term * d or _TINY)
        c = 1 + term / c or _TINY
        value *= c * d
        if abs(c * d - 1) < _EPSILON:
            break
    return value
