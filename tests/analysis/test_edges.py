"""Edge score and labels: check values, invariances and damaged filters."""

import math
import tracemalloc
from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

from guitrainer.analysis.edges import EdgeAnalysis, scorable, score_filters, summarize
from guitrainer.analysis.null_model import TABLE, measured_quantiles, null_quantiles
from guitrainer.analysis.wavelets import Bank, gabor_bank, spot_bank
from guitrainer.errors import WeightsError
from guitrainer.events import Label

Pattern = NDArray[np.float64]
ANGLES = (0, 22.5, 45, 90, 135)


def grid(side: int, angle: float = 0) -> tuple[Pattern, Pattern]:
    """Coordinates across and along a line, whose normal lies at `angle` degrees from x to y."""
    y, x = np.meshgrid(*[np.arange(side) - (side - 1) / 2] * 2, indexing="ij")
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    return x * cos + y * sin, y * cos - x * sin


def gaussian(side: int, sigma: float) -> Pattern:
    across, along = grid(side)
    return np.exp(-(across**2 + along**2) / (2 * sigma**2))


def gaussian_edge(side: int, angle: float = 0) -> Pattern:
    """Derivative of a Gaussian, the edge detector of textbooks."""
    return -grid(side, angle)[0] * gaussian(side, 0.22 * side)


def step_edge(side: int, angle: float = 0) -> Pattern:
    return np.sign(np.round(grid(side, angle)[0], 9))


def gabor(side: int, angle: float = 0, wavelength: float = 5, phase: float = 0.7) -> Pattern:
    across, along = grid(side, angle)
    window = np.exp(-(across**2 + along**2) / (2 * (0.4 * wavelength) ** 2))
    return window * np.cos(2 * math.pi * across / wavelength + phase)


def laplacian_of_gaussian(side: int) -> Pattern:
    across, along = grid(side)
    squared = (across**2 + along**2) / (side / 6) ** 2
    return (2 - squared) * np.exp(-squared / 2)


def delta(side: int) -> Pattern:
    pattern = np.zeros((side, side))
    pattern[side // 2, side // 2] = 1
    return pattern


def checkerboard(side: int) -> Pattern:
    return (-1.0) ** np.add.outer(np.arange(side), np.arange(side))


def analyzed(*patterns: Pattern) -> EdgeAnalysis:
    return score_filters(np.stack(patterns)[:, None])


def noise(count: int, side: int, seed: int = 1) -> NDArray[np.float64]:
    return np.random.default_rng(seed).standard_normal((count, 1, side, side))


PREWITT = np.array([[-1, 0, 1], [-1, 0, 1], [-1, 0, 1]], float)
SOBEL = np.array([[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]], float)
LINE = np.array([[-1, 2, -1], [-1, 2, -1], [-1, 2, -1]], float)
SCHARR = np.array([[-3, 0, 3], [-10, 0, 10], [-3, 0, 3]], float)
KIRSCH = np.array([[5, 5, 5], [-3, 0, -3], [-3, -3, -3]], float)
LAPLACIAN = np.array([[0, -1, 0], [-1, 4, -1], [0, -1, 0]], float)


@pytest.mark.parametrize(
    ("pattern", "lowest", "highest"),
    [
        (PREWITT, 0.99, 1),
        (PREWITT.T, 0.99, 1),
        (LINE, 0.99, 1),
        (LINE.T, 0.99, 1),
        (SOBEL, 0.79, 0.81),
        (SOBEL.T, 0.79, 0.81),
        (SCHARR, 0.99, 1),
        (KIRSCH, 0.58, 0.66),
        (gaussian_edge(3), 0.99, 1),
        *((gaussian_edge(side), 0.82, 0.92) for side in (5, 6, 7, 8, 9, 10, 11)),
        *((gaussian_edge(side, angle), 0.82, 0.92) for side in (7, 9, 11) for angle in ANGLES),
        *((step_edge(side), 0.88, 0.94) for side in (9, 11)),
        *((step_edge(side, 45), 0.87, 0.94) for side in (5, 7, 9, 11)),
        *((gabor(side, angle), 0.91, 0.95) for side in (7, 9, 11) for angle in ANGLES),
    ],
)
def test_edges_score_high(pattern: Pattern, lowest: float, highest: float) -> None:
    analysis = analyzed(pattern, -3 * pattern)
    assert analysis.labels == ("edge", "edge")
    assert lowest - 0.005 <= analysis.scores[0] <= highest + 0.005
    assert analysis.scores[1] == pytest.approx(analysis.scores[0])


RING = [(0, 0), (0, 1), (0, 2), (1, 2), (2, 2), (2, 1), (2, 0), (1, 0)]


def ring_turned(pattern: Pattern, steps: int) -> Pattern:
    """A 3×3 pattern turned clockwise by so many times 45°."""
    turned = pattern.copy()
    for k, place in enumerate(RING):
        turned[RING[(k + steps) % 8]] = pattern[place]
    return turned


SPECKLE = np.array([[1, -2, 3], [4, 0, -1], [-5, 2, -2]], float)
SYMMETRIC: dict[str, tuple[Pattern, Label]] = {
    "prewitt": (PREWITT, "edge"),
    "sobel": (SOBEL, "edge"),
    "scharr": (SCHARR, "edge"),
    "kirsch": (KIRSCH, "edge"),
    "line": (LINE, "edge"),
    "gaussian edge": (gaussian_edge(3), "edge"),
    "laplacian": (LAPLACIAN, "blob"),
    "delta": (np.pad([[1.0]], 1), "blob"),
    "speckle": (SPECKLE, "noise"),
    "checkerboard": (checkerboard(3), "noise"),
}


@pytest.mark.parametrize("name", SYMMETRIC)
def test_no_turn_sign_or_scale_changes_a_label(name: str) -> None:
    pattern, label = SYMMETRIC[name]
    turned = [ring_turned(pattern, steps) for steps in range(8)]
    turned += [one[:, ::-1] for one in turned]
    analysis = analyzed(*turned, *(-one for one in turned))
    assert set(analysis.labels) == {label}
    np.testing.assert_allclose(analysis.explained, analysis.explained[0], atol=1e-12)
    for factor in (1e-20, 1e20):
        assert set(analyzed(*(factor * one for one in turned)).labels) == {label}


@pytest.mark.parametrize("angle", [0, 45, 90, 135])
def test_the_angle_turns_with_the_filter(angle: int) -> None:
    for pattern in (SOBEL, SCHARR, PREWITT, LINE):
        fit = analyzed(ring_turned(pattern, angle // 45)).fit
        assert fit.angle[0] == angle
        assert np.vdot(fit.pattern[0], ring_turned(pattern, angle // 45)) > 0


def test_random_filters_keep_their_label_on_the_ring() -> None:
    filters = noise(2000, 3)[:, 0]
    weight = np.stack([filters, [ring_turned(one, 1) for one in filters]])
    first, second = (score_filters(part[:, None]) for part in weight)
    assert first.labels == second.labels
    np.testing.assert_allclose(first.explained, second.explained, atol=1e-9)


@pytest.mark.parametrize("side", [4, 5, 7, 9])
def test_random_filters_keep_their_label_when_turned_by_a_right_angle(side: int) -> None:
    weight = noise(300, side)
    weight[:20, 0] += 3 * gabor(side)
    labels = summarize(weight).labels
    assert summarize(-np.rot90(weight, axes=(2, 3))).labels == labels
    assert summarize(weight[..., ::-1]).labels == labels


SQUARES = (5, 7, 9, 11)


@pytest.mark.parametrize(
    ("pattern", "label"),
    [
        (LAPLACIAN, "blob"),
        (np.where(delta(3) > 0, 8.0, -1.0), "blob"),
        *((delta(side), "blob") for side in (3, *SQUARES)),
        *((np.ones((side, side)), "blob") for side in (3, *SQUARES)),
        *((np.full((side, side), 0.1), "blob") for side in (3, *SQUARES)),
        *((gaussian(side, side / 5), "blob") for side in (3, *SQUARES)),
        *((laplacian_of_gaussian(side), "blob") for side in (3, *SQUARES)),
        *((checkerboard(side), "noise") for side in (3, 4, *SQUARES)),
        (np.zeros((5, 5)), "dead"),
    ],
)
def test_what_is_no_edge_scores_zero(pattern: Pattern, label: Label) -> None:
    analysis = analyzed(pattern)
    assert analysis.labels == (label,)
    assert analysis.scores[0] == 0


@pytest.mark.parametrize(
    ("side", "expected"),
    [
        (3, (0.62, 0.86, 0.93)),
        (5, (0.33, 0.51, 0.60)),
        (7, (0.18, 0.29, 0.35)),
        (9, (0.12, 0.19, 0.23)),
        (11, (0.09, 0.14, 0.16)),
    ],
)
def test_null_quantiles_are_those_published(side: int, expected: tuple[float, ...]) -> None:
    assert null_quantiles(side, side) == pytest.approx(expected, abs=0.011)


@pytest.mark.parametrize("side", sorted(TABLE))
def test_table_is_what_the_bank_gives(side: int) -> None:
    assert TABLE[side] == pytest.approx(measured_quantiles(side, side), abs=0.0005)


@pytest.mark.parametrize(
    ("side", "lowest", "highest"),
    [(3, 0.006, 0.014), (5, 0.005, 0.013), (7, 0, 0.0005), (9, 0, 0), (11, 0, 0)],
)
def test_share_of_white_noise_called_edge(side: int, lowest: float, highest: float) -> None:
    summary = summarize(noise(8000, side))
    assert lowest <= summary.edge_fraction <= highest
    assert summary.edge_score < 0.02


@pytest.mark.parametrize("angle", [0, 30, 60, 90, 135, 157.5])
def test_orientation_is_found(angle: float) -> None:
    analysis = analyzed(gabor(9, angle))
    off = (analysis.fit.angle[0] - angle + 90) % 180 - 90
    assert abs(off) <= 11.25
    assert analysis.orientation[0] == round(analysis.fit.angle[0] / 22.5) % 8


def test_fit_gives_the_wave_back() -> None:
    pattern = gabor(11, 45, wavelength=5.66, phase=-math.pi / 2)  # sin: an edge
    fit = analyzed(pattern).fit
    assert fit.wavelength[0] == pytest.approx(5.66, abs=0.01)
    assert fit.aspect[0] == 1
    assert fit.angle[0] == 45
    assert tuple(fit.center[0]) == (0, 0)
    assert fit.phase[0] == pytest.approx(math.pi / 2, abs=0.1)
    unit = pattern / np.linalg.norm(pattern)
    assert np.vdot(fit.pattern[0], unit) > 0.95


def test_a_bright_line_has_phase_zero() -> None:
    assert analyzed(LINE).fit.phase[0] == pytest.approx(0, abs=1e-6)


def test_orientations_count_edges_alone() -> None:
    edges = [gabor(9, 22.5 * k) for k in (0, 1, 1, 5)]
    summary = summarize(np.stack([*edges, delta(9), checkerboard(9)])[:, None])
    assert summary.orientations == 3
    assert summary.edge_fraction == pytest.approx(4 / 6)
    assert summary.edge_score == pytest.approx(summary.scores.mean())


@pytest.mark.parametrize("factor", [1e-30, 1e-6, 1e6, 1e30])
def test_score_does_not_depend_on_scale(factor: float) -> None:
    weight = np.concatenate([noise(4, 7), gabor(7)[None, None]]).astype(np.float32)
    np.testing.assert_allclose(
        score_filters(weight * np.float32(factor)).explained,
        score_filters(weight).explained,
        rtol=1e-6,
    )


@pytest.mark.parametrize("share", [0.01, 0.04, 0.06])
def test_dead_is_below_a_twentieth_of_the_largest(share: float) -> None:
    unit = gabor(7) / np.linalg.norm(gabor(7))
    labels = analyzed(unit, share * unit).labels
    assert labels == ("edge", "dead" if share < 0.05 else "edge")


def test_dead_is_relative_to_filters_in_other_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    weight = noise(9, 5)
    weight[0] *= 100
    whole = summarize(weight)
    monkeypatch.setattr("guitrainer.analysis.edges.CHUNK_ELEMENTS", 50)
    assert summarize(weight).labels == whole.labels == ("noise", *["dead"] * 8)


def shared(pattern: Pattern, loadings: list[float]) -> NDArray[np.float64]:
    return np.multiply.outer(loadings, pattern)[None]


@pytest.mark.parametrize("channels", [1, 3, 200])
def test_a_pattern_shared_by_the_channels_scores_as_alone(channels: int) -> None:
    loadings = list(np.linspace(-1, 2, channels))
    one, many = analyzed(gabor(9)), score_filters(shared(gabor(9), loadings))
    assert many.scores[0] == pytest.approx(one.scores[0])
    assert many.labels == one.labels


@pytest.mark.parametrize("channels", [2, 90])
def test_explained_is_multiplied_by_the_share_of_the_first_component(channels: int) -> None:
    first, second = gabor(9, 0) - gabor(9, 0).mean(), gabor(9, 90) - gabor(9, 90).mean()
    first, second = first / np.linalg.norm(first), second / np.linalg.norm(second)
    second -= np.vdot(first, second) * first
    weight = np.zeros((1, channels, 9, 9))
    weight[0, 0], weight[0, 1] = 2 * first, second / np.linalg.norm(second)
    assert score_filters(weight).explained[0] == pytest.approx(
        0.8 * analyzed(first).explained[0], rel=1e-6
    )


def test_channels_of_opposite_constants_are_a_blob() -> None:
    weight = np.ones((1, 2, 5, 5))
    weight[0, 1] = -1
    assert score_filters(weight).labels == ("blob",)


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
@pytest.mark.parametrize("channels", [1, 3])
def test_filters_that_are_not_finite_are_noise(value: float, channels: int) -> None:
    weight = np.repeat(np.stack([gabor(7)] * 3)[:, None], channels, axis=1).astype(np.float32)
    weight[1, 0, 2, 3] = value
    summary = summarize(weight)
    assert summary.labels == ("edge", "noise", "edge")
    assert summary.scores[1] == 0
    assert summary.spread == 0
    all_broken = summarize(np.full((2, channels, 7, 7), value, np.float32))
    assert all_broken.labels == ("noise", "noise")
    assert all_broken.edge_score == 0


@pytest.mark.parametrize("kernel", [(3, 7), (7, 3), (5, 11), (4, 3)])
def test_windows_that_are_not_square(kernel: tuple[int, int]) -> None:
    y = np.arange(kernel[0]) - (kernel[0] - 1) / 2
    x = np.arange(kernel[1]) - (kernel[1] - 1) / 2
    random = np.random.default_rng(0).standard_normal((2000, 1, *kernel))
    edge = np.add.outer(0 * y, np.sin(2 * math.pi * x / 4)) * np.exp(-(x**2) / 4)
    random[0, 0] = edge * 10
    analysis = score_filters(random)
    assert analysis.labels[0] == "edge"
    assert analysis.orientation[0] == 0
    assert analysis.fit.pattern.shape == (2000, *kernel)
    assert analysis.labels.count("edge") <= 40


@pytest.mark.parametrize(
    ("shape", "expected"),
    [
        ((16, 1, 9, 9), True),
        ((1, 1, 3, 3), True),
        ((16, 1, 1, 1), False),
        ((16, 1, 2, 9), False),
        ((16, 1, 9, 2), False),
        ((16, 1, 32, 9), False),
        ((0, 1, 9, 9), False),
        ((10, 20), False),
        ((2, 2, 8, 1, 9, 9), False),
    ],
)
def test_scorable(shape: tuple[int, ...], expected: bool) -> None:
    assert scorable(shape) is expected
    if not expected:
        with pytest.raises(WeightsError, match="accepted: "):
            summarize(np.ones(shape))


@pytest.mark.parametrize("kernel", [(3, 3), (5, 5), (9, 9), (4, 7)])
@pytest.mark.parametrize("make", [gabor_bank, spot_bank])
def test_banks_are_orthonormal_and_of_zero_mean(
    make: Callable[[int, int], Bank], kernel: tuple[int, int]
) -> None:
    groups = make(*kernel).groups
    np.testing.assert_allclose(groups.sum(axis=2), 0, atol=1e-12)
    grams = groups @ groups.transpose(0, 2, 1)
    identity = np.eye(groups.shape[1])
    np.testing.assert_allclose(grams, np.broadcast_to(identity, grams.shape), atol=1e-9)


def test_scores_are_read_only() -> None:
    scores = summarize(noise(3, 5)).scores
    with pytest.raises(ValueError, match="read-only"):
        scores[0] = 1


def test_memory_is_bounded() -> None:
    weight = np.ones((200, 400, 11, 11), np.float32)  # 39 MB; all of it in float64 would be 77
    summarize(weight[:2])  # the banks are made
    tracemalloc.start()
    score_filters(weight)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 70_000_000
