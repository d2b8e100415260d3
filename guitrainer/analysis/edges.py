"""Scores and labels of filters: does this filter look like an oriented edge or line?

A filter is compared with a bank of Gabor pairs. Its score (0 to 1) says how much more of the filter
the best pair explains than it would explain of white noise. For sizes up to 5×5 the label is weak
evidence, because smooth noise passes for an edge there. At any size, the label is about the shape
of the filter only: images without edges, but with an anisotropic spectrum, also give oriented
filters. Whether its responses are sparse is measured in `sparseness`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from guitrainer.analysis.null_model import NullQuantiles, null_quantiles
from guitrainer.analysis.principal import Principal, principal_patterns
from guitrainer.analysis.symmetry import filter_spread
from guitrainer.analysis.wavelets import GaborBank, gabor_bank, spot_bank
from guitrainer.errors import WeightsError
from guitrainer.events import FilterScores, Label

FloatArray = NDArray[np.float64]

SMALLEST_SIDE, LARGEST_SIDE = 3, 31
ORIENTATION_BINS = 8
DEAD_SHARE = 0.05  # of the strongest filter
BLOB_DC = 0.5  # share of the energy in the mean
CLEAR_FIT = 0.6  # below this R² a filter is neither an edge nor a blob
CHUNK_ELEMENTS = 2**21  # weights processed at once; bounds the memory
# A filter gets the first of these labels that applies.
LABELS: tuple[Label, ...] = ("dead", "blob", "edge", "noise")
DEAD, BLOB, EDGE, NOISE = range(len(LABELS))


@dataclass(frozen=True)
class GaborFit:
    """The best Gabor pair of every filter; meaningless where R² is 0. All arrays (filters,).

    `wavelength` and `sigma` in pixels; `angle` in degrees, the direction in which the filter
    changes, from x toward y (down): 0 is a vertical edge. `phase` in radians: 0 is a bright line,
    ±π/2 an edge. `center` (filters, 2): y and x from the middle, in pixels. `pattern` (filters,
    kernel_h, kernel_w): the projection of the filter, scaled to unit length, onto the pair.
    """

    wavelength: FloatArray
    sigma: FloatArray
    aspect: FloatArray
    angle: FloatArray
    center: FloatArray
    phase: FloatArray
    pattern: FloatArray


@dataclass(frozen=True)
class EdgeAnalysis:
    """Scores, labels and fits of the filters of one layer; arrays (filters,).

    `explained` is R², the share of a filter's energy, mean removed, that the best Gabor pair
    explains; `orientation` is the nearest of 8 directions (0 … 7, steps of 22.5°) to `fit.angle`.
    """

    scores: FloatArray
    explained: FloatArray
    labels: tuple[Label, ...]
    orientation: NDArray[np.intp]
    fit: GaborFit


def scorable(shape: Sequence[int]) -> bool:
    """Return whether weights of this shape (OIHW) have filters of a size that can be scored.

    Examples
    --------
    >>> scorable((16, 1, 9, 9)), scorable((16, 1, 1, 1))
    (True, False)
    """
    return (
        len(shape) == 4
        and min(shape) >= 1
        and min(shape[2:]) >= SMALLEST_SIDE
        and max(shape[2:]) <= LARGEST_SIDE
    )


def score_filters(weight: NDArray[np.floating], strength: FloatArray | None = None) -> EdgeAnalysis:
    """Score and label every filter of a convolution.

    A label does not change with the sign of a filter, with the common scale of all filters, with
    rotation by 90°, or, for 3×3 filters, with rotation of the outer ring by 45°.

    Parameters
    ----------
    weight : (out_channels, in_channels, kernel_h, kernel_w). With several input channels, the first
        principal component is scored, and its R² multiplied by its share of the energy. Filters
        that are not finite are noise with score 0.
    strength : (out_channels,), how strongly each filter acts on the layers that follow, in any
        unit; defaults to the norm of its weights. Filters below 5% of the strongest are dead.

    Raises
    ------
    WeightsError
        If the filters are smaller than 3×3 or larger than 31×31, or there are none.
    """
    judged = _judge(weight, strength)
    gabors = judged.gabors
    winner, coefficients = judged.winner, judged.coefficients
    pattern = np.einsum("fm,fmt->ft", coefficients, gabors.groups[winner])
    fit = GaborFit(
        wavelength=gabors.wavelength[winner],
        sigma=gabors.sigma[winner],
        aspect=gabors.aspect[winner],
        angle=gabors.angle[winner],
        center=gabors.center[winner],
        phase=np.arctan2(coefficients[:, 0], coefficients[:, 1]),
        pattern=pattern.reshape(-1, *weight.shape[2:]),
    )
    arrays = (judged.scores, judged.explained, judged.orientation)
    for array in (*arrays, *vars(fit).values()):
        array.flags.writeable = False
    return EdgeAnalysis(judged.scores, judged.explained, judged.labels(), judged.orientation, fit)


def summarize(weight: NDArray[np.floating], strength: FloatArray | None = None) -> FilterScores:
    """Score the filters of a convolution, in the form used in the events of a run.

    Parameters
    ----------
    weight : (out_channels, in_channels, kernel_h, kernel_w)
    strength : (out_channels,), as in `score_filters`

    Raises
    ------
    WeightsError
        See `score_filters`.
    """
    judged = _judge(weight, strength)
    judged.scores.flags.writeable = False
    edges = judged.label == EDGE
    return FilterScores(
        scores=judged.scores,
        labels=judged.labels(),
        edge_score=float(judged.scores.mean()),
        edge_fraction=float(edges.mean()),
        orientations=len(set(judged.orientation[edges].tolist())),
        spread=filter_spread(weight),
    )


class _Judged(NamedTuple):
    """Scores and labels of filters, with the quantities they are based on; arrays (filters, …)."""

    scores: FloatArray
    explained: FloatArray
    label: NDArray[np.intp]
    orientation: NDArray[np.intp]
    gabors: GaborBank
    winner: NDArray[np.intp]
    coefficients: FloatArray

    def labels(self) -> tuple[Label, ...]:
        return tuple(LABELS[k] for k in self.label.tolist())


def _judge(weight: NDArray[np.floating], strength: FloatArray | None) -> _Judged:
    if not scorable(weight.shape):
        raise WeightsError(
            f"weight: found shape {weight.shape}, accepted: (out, in, height, width) with sides of "
            f"{SMALLEST_SIDE} to {LARGEST_SIDE}"
        )
    parts, kernel = _principal(np.asarray(weight)), weight.shape[2:]
    strength = parts.norm if strength is None else strength
    patterns = parts.pattern.reshape(len(weight), -1)
    gabors, null = gabor_bank(*kernel), null_quantiles(*kernel)
    winner, coefficients, fitted = gabors.best(patterns)
    spots = spot_bank(*kernel).best(patterns)[2]
    explained = fitted * parts.share
    label = _label(parts, explained, spots * parts.share, null)
    weak = (strength < DEAD_SHARE * strength.max()) | (parts.norm == 0)
    label[parts.finite & weak] = DEAD
    scores = ((explained - null.q95) / (1 - null.q95)).clip(0, 1)
    scores[(label == DEAD) | (label == BLOB)] = 0
    steps = gabors.angle[winner] * (ORIENTATION_BINS / 180)
    orientation = steps.round().astype(np.intp) % ORIENTATION_BINS
    return _Judged(scores, explained, label, orientation, gabors, winner, coefficients)


def _principal(filters: NDArray[np.floating]) -> Principal:
    taken = max(1, CHUNK_ELEMENTS // filters[0].size)
    if len(filters) <= taken:
        return principal_patterns(filters)
    starts = range(0, len(filters), taken)
    parts = [principal_patterns(filters[start : start + taken]) for start in starts]
    return Principal(*(np.concatenate(column) for column in zip(*parts, strict=True)))


def _label(
    parts: Principal, oriented: FloatArray, spots: FloatArray, null: NullQuantiles
) -> NDArray[np.intp]:
    """Return the index into `LABELS` for each filter, not considering dead ones."""
    label = np.full(len(oriented), NOISE)
    label[oriented >= max(null.q99, CLEAR_FIT)] = EDGE
    label[(parts.dc_share > BLOB_DC) | ((spots >= CLEAR_FIT) & (spots > oriented))] = BLOB
    return label
