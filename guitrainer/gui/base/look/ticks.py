"""Positions and labels of ticks: few, at round numbers."""

import math

from guitrainer.figures import figure, power_of_ten

# Powers of ten between these are written as decimal numbers.
SMALLEST_WRITTEN, LARGEST_WRITTEN = -3, 3


def round_ticks(low: float, high: float, count: int) -> list[float]:
    """Return at most `count` multiples of 1, 2 or 5 times a power of ten from `low` to `high`.

    >>> round_ticks(0, 3000, 4), round_ticks(0.1, 0.9, 5)
    ([0.0, 1000.0, 2000.0, 3000.0], [0.2, 0.4, 0.6, 0.8])
    """
    if not low < high or not math.isfinite(high - low):
        return []
    power = math.floor(math.log10((high - low) / max(count, 1)))
    for exponent in (power, power + 1):
        for factor in (1, 2, 5):
            gap = factor * 10.0**exponent
            first, last = math.ceil(low / gap - 1e-9), math.floor(high / gap + 1e-9)
            if last - first < count:
                digits = max(-exponent, 0)
                return [round(k * gap, digits) for k in range(first, last + 1)]
    return []


def log_ticks(low: float, high: float, count: int = 5) -> list[float]:
    """Return the powers of ten from `low` to `high`, or every second or third if there are many.

    If the range contains fewer than two, multiples of 1, 2 and 5 are used instead.

    >>> log_ticks(0.02, 30), log_ticks(1e-12, 1, 4), log_ticks(0.15, 1.2)
    ([0.1, 1.0, 10.0], [1e-12, 1e-09, 1e-06, 0.001, 1.0], [0.2, 0.5, 1.0])
    """
    if not 0 < low <= high < math.inf:
        return []
    first, last = math.ceil(math.log10(low) - 1e-9), math.floor(math.log10(high) + 1e-9)
    if last - first < 1:
        some = [float(f"{m}e{k}") for k in range(first - 1, last + 2) for m in (1, 2, 5)]
        return [one for one in some if low <= one <= high]
    every = -(-(last - first) // count)
    first += -first % every
    return [float(f"1e{k}") for k in range(first, last + 1, every)]


def step_text(step: float) -> str:
    """Format a number of steps, in thousands or millions if it is large.

    >>> [step_text(step) for step in (0, 500, 1000, 2500, 1_000_000, 0.5)]
    ['0', '500', '1k', '2.5k', '1M', '']
    """
    if step != round(step):
        return ""
    for size, unit in ((1e6, "M"), (1e3, "k")):
        if abs(step) >= size:
            return figure(step / size, 4) + unit
    return figure(step, 4)


def value_text(value: float) -> str:
    """Format a value on a linear axis.

    >>> value_text(0.25), value_text(20000), value_text(5e11), value_text(1e13)
    ('0.25', '20k', '5·10¹¹', '10¹³')
    """
    return step_text(value) if 1e4 <= abs(value) < 1e6 else figure(value).removeprefix("1·")


def power_text(value: float) -> str:
    """Format a value on a logarithmic axis; powers of ten far from 1 are written as powers.

    >>> power_text(0.01), power_text(1e-6), power_text(200.0)
    ('0.01', '10⁻⁶', '200')
    """
    exponent = math.log10(value)
    if exponent == round(exponent) and not SMALLEST_WRITTEN <= exponent <= LARGEST_WRITTEN:
        return power_of_ten(round(exponent))
    return figure(value)
