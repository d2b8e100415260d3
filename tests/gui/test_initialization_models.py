"""The numbers behind the initialization panel, without any window."""

import math

import numpy as np
import pytest

from guitrainer.config.loading import load_preset
from guitrainer.config.schema import Initializer, Scheme
from guitrainer.errors import ConfigError
from guitrainer.figures import plain_figure
from guitrainer.gui.base.values import read_number
from guitrainer.gui.kit.axes import TICK_HEIGHT, Axis
from guitrainer.gui.rooms.common.formulas import (
    SIZES,
    Sizes,
    given_size,
    linked_sizes,
    neighbors,
    own_variance,
    std_formula,
    with_size,
)
from guitrainer.gui.rooms.common.histogram import bins_of, nice_below
from guitrainer.gui.rooms.common.path import Decades
from guitrainer.gui.rooms.common.weights import (
    weight_layers,
    with_initializer_everywhere,
    with_layer_settings,
)
from guitrainer.gui.rooms.train.initialization.fields import setting_node
from guitrainer.nn.initializers import Density, describe

CONV = (8, 3, 5, 5)  # 5×5, 3 in, 8 out: fan_in 75, fan_out 200


# ---------------------------------------------------------------- linked sizes


@pytest.mark.parametrize(
    ("given", "own", "expected"),
    [
        (Initializer(std=0.1), 0.04, Sizes(0.1, 0.01, 0.25, 0.17320508)),
        (Initializer(variance=0.01), 0.04, Sizes(0.1, 0.01, 0.25, 0.17320508)),
        (Initializer(scale=0.25), 0.04, Sizes(0.1, 0.01, 0.25, 0.17320508)),
        (Initializer(limit=0.3), 0.03, Sizes(0.17320508, 0.03, 1.0, 0.3)),
        (Initializer(), 0.04, Sizes(0.2, 0.04, 1.0, 0.34641016)),
        (Initializer(std=0.0), 0.04, Sizes(0.0, 0.0, 0.0, 0.0)),
        (Initializer(std=0.1), None, Sizes(0.1, 0.01, None, 0.17320508)),
        (Initializer(scale=2.0), None, Sizes(None, None, 2.0, None)),
        (Initializer(), None, Sizes(None, None, None, None)),
    ],
)
def test_sizes_follow_the_one_that_was_given(
    given: Initializer, own: float | None, expected: Sizes
) -> None:
    found = linked_sizes(given, own)
    for name in SIZES:
        if expected.of(name) is None:
            assert found.of(name) is None, name
        else:
            assert found.of(name) == pytest.approx(expected.of(name), rel=1e-6), name


@pytest.mark.parametrize("name", SIZES)
def test_what_was_given_comes_back_exactly(name: str) -> None:
    value = 0.1234567890123
    given = with_size(Initializer(std=3.0), name, value)  # type: ignore[arg-type]
    assert given_size(given) == name
    assert linked_sizes(given, 0.02).of(name) == value  # type: ignore[arg-type]
    assert Initializer.model_validate(given.model_dump()) == given  # the schema takes one size


def test_reset_forgets_the_size_and_keeps_the_rest() -> None:
    changed = Initializer(scheme="he_normal", scale=2.0, slope=0.2)
    assert with_size(changed, None) == Initializer(scheme="he_normal", slope=0.2)


@pytest.mark.parametrize(
    "scheme",
    ["he_normal", "glorot_uniform", "random_normal", "truncated_normal", "orthogonal"],
)
@pytest.mark.parametrize("name", ["std", "variance", "scale"])
def test_linked_sizes_mean_the_same_draw(scheme: Scheme, name: str) -> None:
    """Whichever of the linked sizes is stored, the engine draws the same width."""
    start = Initializer(scheme=scheme, std=0.07)
    own = own_variance(start, CONV)
    value = linked_sizes(start, own).of(name)  # type: ignore[arg-type]
    assert value is not None
    same = with_size(start, name, value)  # type: ignore[arg-type]
    assert describe(same, CONV).std == pytest.approx(describe(start, CONV).std)


def read_setting(name: str, text: str) -> float:
    return read_number(text, setting_node(name))


@pytest.mark.parametrize(
    ("text", "value"),
    [("0.01", 0.01), ("1e-3", 1e-3), (" 0,5 ", 0.5), ("0", 0.0), (".25", 0.25), ("2E2", 200.0)],
)
def test_numbers_as_people_type_them(text: str, value: float) -> None:
    assert read_setting("std", text) == value


@pytest.mark.parametrize("text", ["", "abc", "-0.1", "nan", "inf", "1e7", "1.2.3"])
def test_a_size_that_is_none_is_refused_in_one_line(text: str) -> None:
    with pytest.raises(ConfigError, match=r"got .*accepted: a number from 0 to") as caught:
        read_setting("std", text)
    assert "\n" not in str(caught.value)


def test_a_value_may_be_negative() -> None:
    assert read_setting("value", "\u22120.5") == -0.5


@pytest.mark.parametrize("value", [0.0, 1e-12, 0.0067340067, 0.157, 36.0, 1e6])
def test_a_shown_number_can_be_typed_in_again(value: float) -> None:
    assert read_setting("std", plain_figure(value, 4)) == pytest.approx(value, rel=1e-3)


# ---------------------------------------------------------------- formulas


@pytest.mark.parametrize(
    ("initializer", "formula"),
    [
        (Initializer(scheme="he_normal"), "σ = √(2 / 75) = 0.163"),
        (Initializer(scheme="glorot_uniform"), "σ = √(2 / (75 + 200)) = 0.0853"),
        (Initializer(scheme="torch_default"), "σ = √(1 / (3 · 75)) = 0.0667"),
        (Initializer(scheme="he_normal", slope=0.2), "σ = √(2 / ((1 + 0.2²) · 75)) = 0.16"),
        (Initializer(scheme="he_normal", scale=0.5), "σ = √(0.5 · 2 / 75) = 0.115"),
        (Initializer(scheme="random_normal", std=0.01), "σ = 0.01"),
        (Initializer(scheme="random_normal", variance=0.01), "σ = √0.01 = 0.1"),
        (Initializer(scheme="random_uniform", limit=0.3), "σ = √(0.3² / 3) = 0.173"),
        (Initializer(scheme="orthogonal"), "σ = √(1² / max(8, 75)) = 0.115"),
        (Initializer(scheme="bank"), None),
        (Initializer(scheme="zeros"), None),
    ],
)
def test_formula_has_its_numbers_filled_in(initializer: Initializer, formula: str | None) -> None:
    assert std_formula(initializer, CONV) == formula


def test_a_misfit_has_no_formula() -> None:
    """A limit belongs to a uniform distribution; the problem is told elsewhere."""
    assert std_formula(Initializer(scheme="variance_scaling", limit=0.1), CONV) is None


def test_neighbors_leave_out_the_own_family() -> None:
    names = [scheme for scheme, _ in neighbors("he_uniform", CONV)]
    assert names == ["glorot_uniform", "lecun_normal", "torch_default"]
    assert dict(neighbors("zeros", CONV))["he_normal"] == "√(2 / 75) = 0.163"
    assert "glorot_uniform" not in dict(neighbors("keras_default", CONV))


# ---------------------------------------------------------------- histogram


def test_bars_and_density_have_the_same_area() -> None:
    weight = np.random.default_rng(0).normal(0, 0.2, 20_000).astype(np.float32)
    density = Density("normal", 0.2, None)
    bins = bins_of(weight, density)
    assert bins.extent == density.extent
    assert bins.heights.sum() * bins.width == pytest.approx(1, abs=1e-3)
    center = bins.heights[len(bins.heights) // 2]
    assert center == pytest.approx(float(density.at(np.zeros(1))[0]), rel=0.1)
    assert (bins.mean, bins.std) == pytest.approx((0, 0.2), abs=0.005)


def test_bars_of_a_uniform_end_at_its_limit() -> None:
    weight = np.random.default_rng(0).uniform(-0.3, 0.3, 50_000).astype(np.float32)
    bins = bins_of(weight, Density("uniform", 0.3 / math.sqrt(3), 0.3))
    filled = bins.heights > 0
    np.testing.assert_allclose(bins.heights[filled], 1 / 0.6, rtol=0.1)
    assert filled.sum() * bins.width == pytest.approx(0.6)
    assert not filled[0] and not filled[-1]


@pytest.mark.parametrize(("value", "tick"), [(0.0, 0.0), (0.05, 0.1), (-2.0, 4.0)])
def test_equal_weights_are_a_spike(value: float, tick: float) -> None:
    bins = bins_of(np.full(10, value, np.float32), None)
    assert bins.spike == pytest.approx(value)
    assert bins.std == 0
    assert abs(value) < bins.extent
    assert bins.tick == pytest.approx(tick)


@pytest.mark.parametrize(
    ("value", "nice"), [(0.04, 0.04), (0.039999, 0.03), (1.0, 1.0), (9.99, 8.0), (2e-9, 2e-9)]
)
def test_ticks_are_round_numbers(value: float, nice: float) -> None:
    assert nice_below(value) == nice


# ---------------------------------------------------------------- the log plot


@pytest.mark.parametrize(
    ("values", "scale"),
    [
        ([0.5, 0.02, None], Decades(-2, 0)),
        ([1.0], Decades(0, 1)),
        ([0.0, math.inf, math.nan, None], Decades(-1, 0)),
        ([0.0, 3.0, math.inf], Decades(0, 1)),
        ([1e-13, 5.0], Decades(-13, 1)),
    ],
)
def test_scale_holds_all_that_a_log_can_show(values: list[float | None], scale: Decades) -> None:
    assert Decades.over(values) == scale


def test_what_lies_beyond_is_put_at_the_end() -> None:
    scale = Decades(-2, 0)
    assert [scale.place(v) for v in (0.0, 1e-9, 0.01, 0.1, 1.0, math.inf)] == [0, 0, 0, 0.5, 1, 1]


@pytest.mark.parametrize(
    ("scale", "powers"),
    [(Decades(-1, 0), [-1, 0]), (Decades(-4, 0), [-4, -3, -2, -1, 0]),
     (Decades(-13, 1), [-12, -8, -4, 0])],
)  # fmt: skip
def test_ticks_are_few(scale: Decades, powers: list[int]) -> None:
    axis = Axis(10.0**scale.low, 10.0**scale.high, log=True)
    assert axis.ticks(124, TICK_HEIGHT) == [float(f"1e{power}") for power in powers]


# ---------------------------------------------------------------- changes to an experiment


def test_layers_with_a_weight_are_found_and_changed() -> None:
    start = load_preset("two-conv-digits")
    assert list(weight_layers(start)) == ["conv1", "conv2", "dense1"]
    he = Initializer(scheme="he_uniform")
    one = with_layer_settings(start, "conv2", initializer=he)
    assert [layer.initializer == he for layer in weight_layers(one).values()] == [0, 1, 0]
    every = with_initializer_everywhere(start, he)
    assert all(layer.initializer == he for layer in weight_layers(every).values())
    assert every.network.layers[1] == start.network.layers[1]
