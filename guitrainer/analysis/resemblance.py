"""Which known initialization the weights of a layer look like, by their size and distribution."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

# Name, square of the standard deviation from fan_in and fan_out, and whether it is uniform.
_DEFAULTS = (
    ("PyTorch default", lambda i, o: 1 / (3 * i), True),
    ("Glorot uniform (Keras default)", lambda i, o: 2 / (i + o), True),
    ("Glorot normal", lambda i, o: 2 / (i + o), False),
    ("He uniform", lambda i, o: 2 / i, True),
    ("He normal", lambda i, o: 2 / i, False),
    ("He normal, fan_out", lambda i, o: 2 / o, False),
    ("LeCun uniform", lambda i, o: 1 / i, True),
    ("LeCun normal", lambda i, o: 1 / i, False),
    ("normal, std 0.01", lambda i, o: 0.01**2, False),
    ("normal, std 0.02", lambda i, o: 0.02**2, False),
    ("normal, std 0.05", lambda i, o: 0.05**2, False),
    ("uniform, limit 0.05", lambda i, o: 0.05**2 / 3, True),
)
FEWEST = 32  # weights, below which nothing can be said
MOST = 2**18  # weights that are looked at, evenly spaced
SIGMAS = 3.5  # standard errors by which a measured value may differ
KURTOSIS = {True: 1.8, False: 3.0}  # of the uniform and of the normal distribution


def resembling(weight: NDArray[np.floating[Any]]) -> tuple[str, ...]:
    """Return the initializations whose standard deviation and distribution a weight has.

    Parameters
    ----------
    weight : (out, in, height, width)

    Returns
    -------
    tuple of str
        The names of all initializations that cannot be ruled out; none if it looks trained, or has
        fewer than FEWEST weights.

    Examples
    --------
    >>> draws = np.random.default_rng(0).normal(0, 0.01, (64, 3, 9, 9))
    >>> resembling(draws)
    ('normal, std 0.01',)
    """
    flat = np.asarray(weight).ravel()
    values = flat[:: max(1, flat.size // MOST)].astype(np.float64)
    window = int(np.prod(weight.shape[2:]))
    fan_in, fan_out = weight.shape[1] * window, weight.shape[0] * window
    if values.size < FEWEST or not values.any():
        return ()
    square = float((values**2).mean())
    kurtosis = float((values**4).mean() / square**2)
    error = abs(float(values.mean())) * np.sqrt(values.size / square)
    if error > SIGMAS:
        return ()
    return tuple(
        name
        for name, variance, uniform in _DEFAULTS
        if _fits(square, kurtosis, values, variance(fan_in, fan_out), uniform)
    )


def _fits(
    square: float, kurtosis: float, values: NDArray[np.float64], variance: float, uniform: bool
) -> bool:
    """Whether the mean square, the kurtosis and, if uniform, the limit agree with a scheme."""
    expected = KURTOSIS[uniform]
    tolerance = SIGMAS * np.sqrt((expected - 1) / values.size)
    if uniform and np.abs(values).max() > 1.001 * np.sqrt(3 * variance):
        return False
    # A truncated normal distribution has a kurtosis of 2.37.
    lowest = expected - 2 * tolerance - (0.0 if uniform else 0.7)
    highest = expected + 2 * tolerance + (0.0 if uniform else 10 / np.sqrt(values.size))
    return bool(abs(square / variance - 1) <= tolerance and lowest <= kurtosis <= highest)
