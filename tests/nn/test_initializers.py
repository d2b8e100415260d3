"""What is asked for, what is drawn, and what is refused."""

import math
from typing import Any, get_args

import numpy as np
import pytest

from guitrainer.config.schema import Initializer, Scheme
from guitrainer.errors import ConfigError, NetworkError
from guitrainer.nn.initializers import (
    GAINS,
    describe,
    describe_bias,
    fans,
    gain,
    resolve_scheme,
    sample,
    sample_bias,
    scheme_list,
)
from guitrainer.nn.initializers.moments import RULES
from guitrainer.streams import Purpose, stream

CONV = (8, 3, 5, 5)
LOCAL = (2, 3, 8, 3, 5, 5)
LARGE = (64, 16, 7, 7)  # 50,176 elements: moments are measured within 1 to 2 %
BLOCKS = (256, 2000)  # more than one block of drawing


def rng(seed: int = 0) -> np.random.Generator:
    return np.random.default_rng(seed)


@pytest.mark.parametrize(
    ("shape", "expected"),
    [
        ((10, 20), (20, 10)),
        (CONV, (75, 200)),
        ((32, 1, 3, 3), (9, 288)),
        ((4, 2, 1, 7), (14, 28)),
        (LOCAL, (75, 200)),
    ],
)
def test_fans(shape: tuple[int, ...], expected: tuple[int, int]) -> None:
    assert fans(shape) == expected


@pytest.mark.parametrize("shape", [(), (3,), (3, 3, 3), (1, 1, 1, 1, 1), (0, 3), (8, 3, 0, 5)])
def test_fans_refuse_what_is_no_weight(shape: tuple[int, ...]) -> None:
    with pytest.raises(NetworkError, match="weight shape"):
        fans(shape)


@pytest.mark.parametrize(
    ("scheme", "shape", "variance", "limit"),
    [
        ("zeros", CONV, 0, 0),
        ("ones", CONV, 0, 1),
        ("random_normal", CONV, 0.0025, None),
        ("random_uniform", CONV, 0.05**2 / 3, 0.05),
        ("truncated_normal", CONV, 0.7737413 * 0.0025, 0.1),
        ("small_gaussian", CONV, 0.0001, None),
        ("variance_scaling", CONV, 1 / 75, None),
        ("glorot_uniform", CONV, 0.0072727, 0.147710),
        ("glorot_uniform", (32, 1, 3, 3), 2 / 297, 0.142134),
        ("glorot_normal", CONV, 0.0072727, None),
        ("caffe_xavier", CONV, 1 / 75, 0.2),
        ("he_uniform", CONV, 0.163299**2, math.sqrt(6 / 75)),
        ("he_normal", CONV, 0.163299**2, None),
        ("he_normal", LOCAL, 0.163299**2, None),
        ("lecun_uniform", CONV, 1 / 75, 0.2),
        ("lecun_normal", CONV, 1 / 75, None),
        ("torch_default", CONV, 1 / 225, 0.115470),
        ("keras_default", CONV, 0.085280**2, 0.147710),
        ("orthogonal", CONV, 1 / 75, None),
        ("orthogonal", (100, 20), 1 / 100, None),
        ("lsuv", CONV, 1 / 75, None),
        ("delta_orthogonal", CONV, 1 / 200, None),
    ],
)
def test_described_moments(
    scheme: Scheme, shape: tuple[int, ...], variance: float, limit: float | None
) -> None:
    moments = describe(Initializer(scheme=scheme), shape)
    assert moments.variance == pytest.approx(variance, rel=2e-5)
    assert moments.std == pytest.approx(math.sqrt(variance), rel=1e-5)
    assert moments.limit == (None if limit is None else pytest.approx(limit, rel=5e-6))
    assert (moments.fan_in, moments.fan_out) == fans(shape)


@pytest.mark.parametrize(
    ("settings", "variance"),
    [
        ({"std": 0.3}, 0.09),
        ({"variance": 0.3}, 0.3),
        ({"scale": 3.0}, 3 * 2 / 75),
        ({"scale": 0.0}, 0),
        ({"slope": 0.1}, 2 / (1.01 * 75)),
        ({"mode": "fan_out"}, 2 / 200),
        ({"mode": "fan_avg"}, 4 / 275),
        ({"mode": "fan_geo"}, 2 / math.sqrt(75 * 200)),
        ({"distribution": "truncated_normal"}, 2 / 75),
        ({"distribution": "truncated_normal", "std": 0.3}, 0.09),
    ],
)
def test_settings_of_he_normal(settings: dict[str, Any], variance: float) -> None:
    initializer = Initializer(scheme="he_normal", **settings)
    assert describe(initializer, CONV).variance == pytest.approx(variance, rel=1e-12)


@pytest.mark.parametrize(
    ("initializer", "expected"),
    [
        (Initializer(scheme="he_normal"), "σ² = 2 / fan_in = 2 / 75 = 0.026667"),
        (
            Initializer(scheme="glorot_uniform", scale=3),
            "σ² = scale · 2 / (fan_in + fan_out) = 3 · 2 / (75 + 200) = 0.021818",
        ),
        (
            Initializer(scheme="he_uniform", slope=0.1),
            "σ² = 2 / ((1 + a²) · fan_in) = 2 / ((1 + 0.1²) · 75) = 0.026403",
        ),
        (Initializer(scheme="torch_default"), "σ² = 1 / (3 · fan_in) = 1 / (3 · 75) = 0.0044444"),
        (Initializer(scheme="random_normal", std=0.2), "σ² = std² = 0.2² = 0.04"),
        (Initializer(scheme="lecun_normal", variance=0.2), "σ² = variance = 0.2"),
        (
            Initializer(scheme="truncated_normal"),
            "σ² = 0.77374 · std² = 0.77374 · 0.05² = 0.0019344",
        ),
        (
            Initializer(scheme="orthogonal", gain=2),
            "σ² = gain² / max(out, fan_in) = 2² / max(8, 75) = 0.053333",
        ),
        (Initializer(scheme="constant", value=0.05), "w = 0.05, σ² = 0"),
    ],
)
def test_formula_has_the_numbers_filled_in(initializer: Initializer, expected: str) -> None:
    assert describe(initializer, CONV).formula == expected


DRAWN = [
    *(Initializer(scheme=scheme) for scheme in RULES),
    *(
        Initializer(scheme="variance_scaling", scale=2, mode="fan_avg", distribution=distribution)
        for distribution in ("normal", "truncated_normal", "uniform")
    ),
    Initializer(scheme="he_normal", distribution="truncated_normal"),
    Initializer(scheme="glorot_uniform", std=0.5),
    Initializer(scheme="random_uniform", limit=0.5),
    Initializer(scheme="truncated_normal", std=0.5),
    Initializer(scheme="orthogonal", gain=3),
    Initializer(scheme="orthogonal", std=0.5),
    Initializer(scheme="delta_orthogonal", scale=4),
    Initializer(scheme="lsuv"),
]


@pytest.mark.parametrize("shape", [LARGE, BLOCKS])
@pytest.mark.parametrize("initializer", DRAWN, ids=str)
def test_drawn_moments_are_those_described(
    initializer: Initializer, shape: tuple[int, ...]
) -> None:
    moments, weight = describe(initializer, shape), sample(initializer, shape, rng())
    count = math.prod(shape)
    assert weight.dtype == np.float32
    assert weight.shape == shape
    assert weight.flags.c_contiguous
    # Five standard errors of the mean and of the standard deviation.
    assert abs(weight.mean(dtype=np.float64)) < 5 * moments.std / math.sqrt(count)
    assert weight.std(dtype=np.float64) == pytest.approx(moments.std, rel=5 / math.sqrt(2 * count))
    if moments.limit is not None:
        # Within the limit, and close to it; a truncated normal is sparse near its ends.
        assert 0.97 * moments.limit < np.abs(weight).max() <= moments.limit * (1 + 1e-6)


@pytest.mark.parametrize(
    ("scheme", "kurtosis"),
    [("random_normal", 3.0), ("random_uniform", 1.8), ("truncated_normal", 2.3655)],
)
def test_shape_of_the_distribution(scheme: Scheme, kurtosis: float) -> None:
    numbers = sample(Initializer(scheme=scheme), (500, 2000), rng()).astype(np.float64)
    fourth = (numbers**4).mean() / (numbers**2).mean() ** 2
    assert fourth == pytest.approx(kurtosis, rel=0.01)


def test_truncated_normal_is_not_corrected_but_presets_are() -> None:
    plain = describe(Initializer(scheme="truncated_normal", std=0.05), CONV)
    preset = describe(
        Initializer(scheme="lecun_normal", std=0.05, distribution="truncated_normal"), CONV
    )
    assert plain.std == pytest.approx(0.05 * 0.87962566, rel=1e-7)
    assert preset.std == pytest.approx(0.05)
    assert preset.limit == pytest.approx(2 * 0.05 / 0.87962566, rel=1e-7)


@pytest.mark.parametrize("scheme", [info.name for info in scheme_list() if info.name != "file"])
def test_same_stream_same_numbers(scheme: Scheme) -> None:
    value = 0.5 if scheme == "constant" else None
    initializer = Initializer(scheme=scheme, value=value)
    first, second = (sample(initializer, LOCAL, rng(7)) for _ in range(2))
    assert first.tobytes() == second.tobytes()


def test_layers_of_one_shape_draw_different_numbers() -> None:
    draws = [sample(Initializer(), CONV, stream(0, Purpose.WEIGHTS, layer)) for layer in (0, 1)]
    assert abs(np.corrcoef(draws[0].ravel(), draws[1].ravel())[0, 1]) < 0.2


def test_shape_of_a_layer_does_not_change_the_draw_of_another() -> None:
    def second_layer(first_shape: tuple[int, ...]) -> bytes:
        shapes = (first_shape, CONV)
        draws = [
            sample(Initializer(), shape, stream(0, Purpose.WEIGHTS, layer))
            for layer, shape in enumerate(shapes)
        ]
        return draws[1].tobytes()

    assert second_layer((4, 3, 3, 3)) == second_layer((9, 3, 7, 7))


@pytest.mark.parametrize("shape", [CONV, (100, 20), (20, 100), (40, 1, 5, 5), LOCAL])
def test_orthogonal(shape: tuple[int, ...]) -> None:
    weight = sample(Initializer(scheme="orthogonal", gain=2), shape, rng()).astype(np.float64)
    out, fan_in = (shape[2] if len(shape) == 6 else shape[0]), fans(shape)[0]
    for matrix in weight.reshape(-1, out, fan_in):
        gram = matrix @ matrix.T if out <= fan_in else matrix.T @ matrix
        np.testing.assert_allclose(gram, 4 * np.eye(min(out, fan_in)), atol=1e-5)


def test_local_windows_are_drawn_apart() -> None:
    weight = sample(Initializer(scheme="orthogonal"), LOCAL, rng())
    assert not np.allclose(weight[0, 0], weight[0, 1])


@pytest.mark.parametrize("kernel", [(3, 3), (5, 3), (4, 4)])
def test_delta_orthogonal_lives_at_the_center_tap(kernel: tuple[int, int]) -> None:
    weight = sample(Initializer(scheme="delta_orthogonal"), (6, 4, *kernel), rng())
    center = weight[:, :, kernel[0] // 2, kernel[1] // 2].astype(np.float64)
    np.testing.assert_allclose(center.T @ center, np.eye(4), atol=1e-6)
    assert np.count_nonzero(weight) == center.size


@pytest.mark.parametrize("shape", [(3, 5, 3, 3), (5, 3, 4, 4), (4, 4)])
def test_dirac_passes_channels_on(shape: tuple[int, ...]) -> None:
    weight = sample(Initializer(scheme="dirac", gain=0.5), shape, rng())
    taps = weight.reshape(*shape[:2], -1)
    center = (shape[2] // 2 * shape[3] + shape[3] // 2) if len(shape) == 4 else 0
    np.testing.assert_array_equal(taps[:, :, center], 0.5 * np.eye(shape[0], shape[1]))
    assert np.count_nonzero(weight) == min(shape[:2])
    assert describe(Initializer(scheme="dirac", gain=0.5), shape).variance == pytest.approx(
        weight.var(), rel=1e-6
    )


@pytest.mark.parametrize(
    ("scheme", "settings", "field"),
    [
        ("zeros", {"std": 0.1}, "std"),
        ("ones", {"scale": 2.0}, "scale"),
        ("constant", {"value": 1.0, "variance": 0.1}, "variance"),
        ("dirac", {"std": 0.1}, "std"),
        ("bank", {"scale": 2.0}, "scale"),
        ("file", {"path": "w.npz", "limit": 0.1}, "limit"),
        ("lsuv", {"std": 0.1}, "std"),
        ("he_normal", {"limit": 0.1}, "limit"),
        ("random_normal", {"limit": 0.1}, "limit"),
        ("variance_scaling", {"limit": 0.1}, "limit"),
        ("he_normal", {"gain": 2.0}, "gain"),
        ("glorot_normal", {"slope": 0.1}, "slope"),
        ("glorot_normal", {"mode": "fan_in"}, "mode"),
        ("he_normal", {"distribution": "uniform"}, "distribution"),
        ("glorot_uniform", {"distribution": "normal"}, "distribution"),
        ("he_normal", {"value": 1.0}, "value"),
        ("he_normal", {"path": "w.npz"}, "path"),
        ("constant", {}, "value"),
        ("file", {}, "path"),
        ("file", {"path": "w.npz", "content": ("",)}, "content"),
        ("he_normal", {"content": ("",)}, "content"),
    ],
)
def test_settings_that_do_not_fit_are_refused(
    scheme: Scheme, settings: dict[str, Any], field: str
) -> None:
    initializer = Initializer(scheme=scheme, **settings)
    for call in (lambda: describe(initializer, CONV), lambda: sample(initializer, CONV, rng())):
        with pytest.raises(ConfigError, match=f"^initializer.{field}: ") as caught:
            call()
        assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("scheme", "setting"),
    [
        ("he_normal", "std"),
        ("he_normal", "variance"),
        ("he_normal", "scale"),
        ("he_uniform", "limit"),
        ("orthogonal", "gain"),
        ("orthogonal", "scale"),
    ],
)
def test_largest_settings_still_fit_float32(scheme: Scheme, setting: str) -> None:
    bounds = Initializer.model_fields[setting].metadata
    largest = next(bound.le for bound in bounds if hasattr(bound, "le"))
    weight = sample(Initializer(scheme=scheme, **{setting: largest}), CONV, rng())
    assert np.isfinite(weight).all()


def test_orthogonal_matrices_are_bounded() -> None:
    with pytest.raises(NetworkError, match="too large to decompose"):
        sample(Initializer(scheme="orthogonal"), (2**14, 2**13), rng())


def test_every_scheme_is_listed_once_with_help() -> None:
    names = [info.name for info in scheme_list()]
    words = names + [alias for info in scheme_list() for alias in info.aliases]
    assert set(names) == set(get_args(Scheme))
    assert len(set(words)) == len(words)
    for info in scheme_list():
        assert all((info.help, info.formula, info.source))
        assert len(info.help) < 100
        assert [resolve_scheme(word) for word in (info.name, *info.aliases)] == [info.name] * (
            1 + len(info.aliases)
        )


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("xavier_uniform", "glorot_uniform"),
        ("kaiming_normal", "he_normal"),
        ("Gaussian", "random_normal"),
        ("normal", "random_normal"),
        ("he-uniform", "he_uniform"),
    ],
)
def test_aliases(word: str, expected: str) -> None:
    assert resolve_scheme(word) == expected


@pytest.mark.parametrize(
    ("word", "nearest"),
    [("he_norml", "he_normal"), ("xavir", "xavier"), ("ortogonal", "orthogonal")],
)
def test_unknown_scheme_names_the_nearest(word: str, nearest: str) -> None:
    with pytest.raises(ConfigError, match=f"nearest: {nearest}$"):
        resolve_scheme(word)


@pytest.mark.parametrize(
    ("activation", "slope", "expected"),
    [
        ("linear", 0.01, 1),
        ("conv", 0.01, 1),
        ("sigmoid", 0.01, 1),
        ("tanh", 0.01, 5 / 3),
        ("relu", 0.01, math.sqrt(2)),
        ("leaky_relu", 0.2, math.sqrt(2 / 1.04)),
        ("selu", 0.01, 0.75),
    ],
)
def test_gains(activation: str, slope: float, expected: float) -> None:
    assert gain(activation, slope) == pytest.approx(expected)
    assert gain(activation) == GAINS[activation]


def test_unknown_activation_has_no_gain() -> None:
    with pytest.raises(ConfigError, match="nearest: relu"):
        gain("rlu")


@pytest.mark.parametrize(
    ("bias", "weight", "std", "limit"),
    [
        (None, "glorot_uniform", 0, 0),
        (None, "torch_default", 1 / math.sqrt(225), 1 / math.sqrt(75)),
        ("zeros", "torch_default", 0, 0),
        ("torch_default", "zeros", 1 / math.sqrt(225), 1 / math.sqrt(75)),
        ("he_normal", "zeros", math.sqrt(2 / 75), None),
        ("ones", "zeros", 0, 1),
    ],
)
def test_bias(bias: Scheme | None, weight: Scheme, std: float, limit: float | None) -> None:
    initializer = None if bias is None else Initializer(scheme=bias)
    moments = describe_bias(initializer, Initializer(scheme=weight), CONV, 20_000)
    drawn = sample_bias(initializer, Initializer(scheme=weight), CONV, 20_000, rng())
    assert drawn.dtype == np.float32
    assert drawn.shape == (20_000,)
    assert moments.std == pytest.approx(std)
    assert moments.limit == (None if limit is None else pytest.approx(limit))
    assert drawn.std() == pytest.approx(std, rel=0.03)


def test_bias_refuses_schemes_for_filters() -> None:
    for scheme in ("orthogonal", "delta_orthogonal", "dirac", "lsuv", "bank"):
        with pytest.raises(ConfigError, match=r"^bias_initializer.scheme: "):
            sample_bias(Initializer(scheme=scheme), Initializer(), CONV, 8, rng())
