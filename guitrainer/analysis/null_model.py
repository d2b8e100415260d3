"""How well the bank explains white noise, which a filter must exceed to be an edge."""

from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from guitrainer.analysis.wavelets import gabor_bank

NOISE_FILTERS = 10_000
NOISE_SEED = 0
CHUNK = 500  # filters compared with the bank at once


class NullQuantiles(NamedTuple):
    """Quantiles of R² over filters of white noise."""

    q50: float
    q95: float
    q99: float


# For square kernels, by side; made by benchmarks/null_quantiles.py.
TABLE: dict[int, NullQuantiles] = {
    3: NullQuantiles(0.6174, 0.8598, 0.9273),
    4: NullQuantiles(0.4606, 0.6941, 0.7822),
    5: NullQuantiles(0.3292, 0.5129, 0.5958),
    6: NullQuantiles(0.2394, 0.3820, 0.4517),
    7: NullQuantiles(0.1852, 0.2954, 0.3483),
    8: NullQuantiles(0.1479, 0.2346, 0.2797),
    9: NullQuantiles(0.1222, 0.1914, 0.2297),
    10: NullQuantiles(0.1028, 0.1606, 0.1918),
    11: NullQuantiles(0.0881, 0.1361, 0.1617),
}


def null_quantiles(kernel_h: int, kernel_w: int) -> NullQuantiles:
    """Return the quantiles for one kernel size: from the table, or measured once and cached."""
    if kernel_h == kernel_w and kernel_h in TABLE:
        return TABLE[kernel_h]
    return _measured_once(min(kernel_h, kernel_w), max(kernel_h, kernel_w))


def noise_fits(kernel_h: int, kernel_w: int) -> NDArray[np.float64]:
    """Return the R² of 10,000 filters of Gaussian white noise; always the same filters."""
    rng = np.random.default_rng(NOISE_SEED)
    bank = gabor_bank(kernel_h, kernel_w)
    fits = []
    for _ in range(0, NOISE_FILTERS, CHUNK):
        noise = rng.standard_normal((CHUNK, kernel_h * kernel_w))
        noise -= noise.mean(axis=1, keepdims=True)
        noise /= np.linalg.norm(noise, axis=1, keepdims=True)
        fits.append(bank.best(noise)[2])
    return np.concatenate(fits)


def measured_quantiles(kernel_h: int, kernel_w: int) -> NullQuantiles:
    """Measure the quantiles, to four decimals; takes up to a few seconds for large kernels."""
    quantiles = np.quantile(noise_fits(kernel_h, kernel_w), (0.5, 0.95, 0.99))
    return NullQuantiles(*(round(float(quantile), 4) for quantile in quantiles))


@lru_cache(maxsize=64)
def _measured_once(short: int, long: int) -> NullQuantiles:
    return measured_quantiles(short, long)
