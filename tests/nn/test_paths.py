"""Every path of a convolution gives the same numbers, and the cheapest is chosen."""

from itertools import product
from typing import Any, Literal

import numpy as np
import pytest

from guitrainer import functional
from guitrainer.config import schema
from guitrainer.errors import ConfigError
from guitrainer.nn import paths
from guitrainer.nn.engine import Engine
from guitrainer.nn.geometry import slide
from guitrainer.nn.network import BuiltNetwork
from guitrainer.nn.ops import winograd_passes
from guitrainer.nn.ops.convolution import ConvOp
from guitrainer.nn.ops.passes import LiveWeightGradient
from guitrainer.nn.ops.sample_pass import SampleWeightGradient
from guitrainer.nn.paths import (
    BACKWARD,
    CONVOLUTION,
    FIRST,
    POOL,
    ConvPlan,
    ConvSite,
    backward_path,
    by_fourier,
    by_winograd,
    patch_tile,
    plan_convolution,
    sample_tile,
)
from guitrainer.nn.plans import plan_layers
from kernels.machine import LANES
from tests import reference
from tests.nn.nets import build, gradients

# ((in channels, out channels, height, width), kernel, padding): even, odd, tiny, moved-back last
# tiles
SHAPES: list[tuple[tuple[int, int, int, int], tuple[int, int], Any]] = [
    ((16, 16, 8, 8), (3, 3), "same"),
    ((3, 5, 7, 9), (3, 3), "valid"),
    ((1, 1, 5, 6), (3, 3), 1),
    ((17, 6, 6, 11), (3, 3), "same"),
    ((2, 33, 4, 4), (3, 3), "same"),
    ((8, 4, 12, 10), (3, 3), 2),
    ((4, 8, 24, 20), (3, 3), "same"),  # weight gradients take several strips of tiles
    ((4, 6, 14, 22), (3, 3), "same"),
    ((3, 5, 13, 9), (5, 5), "valid"),  # sums of shifted 3×3 filters
    ((7, 7, 12, 15), (6, 4), "same"),
    ((4, 4, 11, 14), (3, 11), "same"),
    ((1, 16, 20, 20), (9, 9), "valid"),
    ((2, 18, 12, 8), (5, 7), 3),
    ((3, 4, 7, 5), (2, 1), 3),  # outputs that see only zeros
    ((2, 3, 2, 3), (3, 8), (2, 4)),  # a filter larger than the image
    ((4, 4, 40, 20), (7, 5), "same"),  # several tiles of one transform
    ((3, 3, 37, 41), (11, 4), 2),
]


CASES = [
    *(
        ("winograd", shape, "float64" if k in (2, 9) else "float32")
        for k, shape in enumerate(SHAPES)
    ),
    *(("winograd", SHAPES[k], "float64") for k in (1, 3)),
    *(("fourier", SHAPES[k], "float32") for k in (0, 2, 10, 13, 14, 15, 16)),
    *(("fourier", SHAPES[k], "float64") for k in (9, 12)),
]


@pytest.mark.parametrize(("way", "shape", "dtype"), CASES, ids=str)
def test_convolution_in_another_basis(
    monkeypatch: pytest.MonkeyPatch,
    way: str,
    shape: tuple[tuple[int, int, int, int], tuple[int, int], Any],
    dtype: str,
) -> None:
    monkeypatch.setenv(CONVOLUTION, way)
    (in_channels, out_channels, height, width), kernel, padding = shape
    rng = np.random.default_rng(1)
    x = rng.standard_normal((5, in_channels, height, width)).astype(dtype)
    weight = rng.standard_normal((out_channels, in_channels, *kernel)).astype(dtype)
    bias = rng.standard_normal(out_channels).astype(dtype)
    expected = reference.conv2d(x, weight, bias, 1, padding)
    tolerance = {"float32": 1e-5, "float64": 1e-13}[dtype]
    out = functional.conv2d(x, weight, bias, 1, padding)
    assert np.abs(out - expected).max() < tolerance * np.abs(expected).max()
    grad = rng.standard_normal(expected.shape).astype(dtype)
    computed = functional.conv2d_backward(grad, x, weight, 1, padding)
    for got, wanted in zip(
        computed, reference.conv2d_backward(grad, x, weight, 1, padding), strict=True
    ):
        assert np.abs(got - wanted).max() < tolerance * np.abs(wanted).max()


def test_large_tiles_round_hardly_more_than_direct_sums(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(4)
    x = np.maximum(rng.standard_normal((4, 64, 16, 16)), 0).astype(np.float32)
    weight = (rng.standard_normal((8, 64, 3, 3)) / 24).astype(np.float32)
    expected = functional.conv2d(x.astype(np.float64), weight.astype(np.float64))
    errors = {}
    for way in WAYS[CONVOLUTION]:
        monkeypatch.setenv(CONVOLUTION, way)
        errors[way] = np.abs(functional.conv2d(x, weight) - expected).max()
    assert errors["fourier"] < errors["direct"]
    assert errors["winograd"] < 2e-6 * np.abs(expected).max()
    assert errors["winograd"] < 4 * errors["direct"]


@pytest.mark.parametrize("width", [58, 59])
def test_parts_of_a_row_give_the_same_bytes(monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    monkeypatch.setenv(CONVOLUTION, "winograd")
    rng = np.random.default_rng(2)
    x = rng.standard_normal((3, 20, 5, width), np.float32)
    weight = rng.standard_normal((20, 20, 3, 3), np.float32)
    whole = functional.conv2d(x, weight, padding="same")
    for tiles in (4, 5, 7):
        monkeypatch.setattr(winograd_passes, "SCRATCH_BYTES", tiles * 36 * 40 * LANES * 4)
        assert functional.conv2d(x, weight, padding="same").tobytes() == whole.tobytes()


@pytest.mark.parametrize("channels", [8, 7])  # 7: register tiles that would overlap are not used
def test_sums_in_rounds_are_the_sums(monkeypatch: pytest.MonkeyPatch, channels: int) -> None:
    monkeypatch.setenv(CONVOLUTION, "winograd")
    rng = np.random.default_rng(6)
    x = rng.standard_normal((3, 6, 17, 21))
    weight = rng.standard_normal((channels, 6, 7, 5))
    whole = functional.conv2d(x, weight)
    monkeypatch.setattr(winograd_passes, "LEAST_SEEN", 1)
    for seen in (1, 9, 12):
        monkeypatch.setattr(winograd_passes, "MOST_SCRATCH_BYTES", 36 * 5 * (seen + 8) * LANES * 8)
        np.testing.assert_allclose(functional.conv2d(x, weight), whole, atol=1e-12)


@pytest.mark.parametrize("channels", [40, 37])  # 37: the last register tile overlaps
@pytest.mark.parametrize("padding", ["same", "valid"])
def test_groups_of_outputs_give_the_same_bytes(
    monkeypatch: pytest.MonkeyPatch, channels: int, padding: Literal["same", "valid"]
) -> None:
    monkeypatch.setenv(CONVOLUTION, "winograd")
    rng = np.random.default_rng(3)
    x = rng.standard_normal((3, 6, 9, 20), np.float32)
    weight = rng.standard_normal((channels, 6, 3, 3), np.float32)
    whole = functional.conv2d(x, weight, padding=padding)
    held: list[Any] = []
    held_at_once = winograd_passes.held_at_once

    def noted(*sizes: Any) -> Any:
        held.append(held_at_once(*sizes))
        return held[-1]

    monkeypatch.setattr(winograd_passes, "held_at_once", noted)
    monkeypatch.setattr(winograd_passes, "MOST_SCRATCH_BYTES", 36 * 5 * 26 * LANES * 4)
    assert functional.conv2d(x, weight, padding=padding).tobytes() == whole.tobytes()
    assert held[0][0] == 6
    assert held[0][1] < channels


@pytest.mark.parametrize("most", [-400, 1, 5, 40, 64, 1000])
def test_rounds_are_few_however_many_channels_there_are(most: int) -> None:
    """Sums of many channels leave little room; rounds of one channel would take five times as long.

    A prime number of channels can only be summed at once.
    """
    least, outputs = winograd_passes.LEAST_SEEN, 8
    for total in range(1, 600):
        seen, made = winograd_passes.held_at_once(total, outputs, outputs, most + outputs)
        assert made == outputs
        assert total % seen == 0
        assert seen >= min(least, total)
        others = [d for d in range(seen + 1, total + 1) if total % d == 0]
        assert not any(least <= d <= most for d in others)
        assert seen <= max(most, least) or not any(total % d == 0 for d in range(least, seen))


WAYS = {
    CONVOLUTION: ("direct", "winograd", "fourier"),
    BACKWARD: ("direct", "pooled", "sparse"),
    POOL: ("apart", "registers"),
    FIRST: ("lanes", "samples"),
}
NAMES = ("pooled", "two convolutions", "odd", "large pool")


@pytest.mark.parametrize(
    ("name", "variable"), [*product(NAMES, WAYS), ("two channels", FIRST)], ids=str
)
def test_paths_agree_in_networks(monkeypatch: pytest.MonkeyPatch, name: str, variable: str) -> None:
    results = []
    for path in WAYS[variable]:
        monkeypatch.setenv(variable, path)
        _, engine, source, labels = build(name)
        results.append(gradients(engine, source, labels, 20))
    (expected_loss, expected), *others = results
    for loss, grads in others:
        assert loss == pytest.approx(expected_loss, rel=1e-6)
        for key, grad in grads.items():
            np.testing.assert_allclose(grad, expected[key], atol=1e-5 * np.abs(expected[key]).max())


def test_patches_longer_than_the_registers(monkeypatch: pytest.MonkeyPatch) -> None:
    results = []
    for path in ("direct", "sparse"):
        monkeypatch.setenv(BACKWARD, path)
        monkeypatch.setattr(paths, "ACCUMULATORS", 2)
        assert patch_tile(16, (3, 3)).parts >= 2  # of the second convolution
        _, engine, source, labels = build("two convolutions")
        results.append(gradients(engine, source, labels, 20))
    (loss, grads), (expected_loss, expected) = results
    assert loss == pytest.approx(expected_loss, rel=1e-6)
    for key, grad in grads.items():
        np.testing.assert_allclose(grad, expected[key], atol=1e-5 * np.abs(expected[key]).max())


def test_choice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "LANES", 16)
    monkeypatch.setattr(paths, "ACCUMULATORS", 24)
    wide = slide((32, 32), 3, 1, "same")
    assert by_winograd("forward", wide, (64, 64, 3, 3))
    assert not by_winograd("forward", wide, (64, 3, 3, 3))
    assert by_winograd("forward", slide((32, 32), 5), (64, 64, 5, 5))
    assert by_winograd("forward", slide((28, 28), 9), (16, 1, 9, 9))
    assert by_fourier("forward", slide((14, 14), 5, 1, "same"), (32, 16, 5, 5))
    assert by_fourier("weight_gradient", slide((32, 32), 7, 1, "same"), (32, 3, 7, 7))
    assert not by_fourier("forward", wide, (64, 64, 3, 3))
    assert not by_fourier("forward", slide((14, 14), 5, 1, "same"), (256, 256, 5, 5))
    assert not by_fourier("forward", slide((64, 64), 11, 2), (64, 3, 11, 11))
    assert not by_winograd("forward", slide((28, 28), 5), (16, 1, 5, 5))
    assert not by_winograd("forward", slide((32, 32), 5, 2), (64, 64, 5, 5))
    assert not by_winograd("weight_gradient", slide((32, 32), 5), (64, 64, 5, 5))
    assert not by_winograd("weight_gradient", slide((9, 9), 3), (64, 64, 3, 3))
    large_pool = backward_path(slide((28, 28), 9), 1, (16, 4, 4), input_gradient=False)
    assert large_pool == "sparse"
    first_layer = backward_path(slide((28, 28), 5), 1, (8, 12, 12), input_gradient=False)
    assert first_layer == "direct"
    assert sample_tile((32, 1, 3, 3)) == (3, 2)
    assert sample_tile((64, 1, 3, 3)) == (3, 2)  # half of the filters, but all rows
    assert sample_tile((32, 3, 3, 3)) == (1, 2)
    assert sample_tile((20, 1, 3, 3)) is None  # filters do not fill registers
    assert sample_tile((64, 3, 7, 7)) is None  # sums do not fit into them


def plan_of(**changed: Any) -> ConvPlan:
    window = slide((32, 32), 3, 1, "same")
    options: dict[str, Any] = {"window": window, "shape": (64, 64, 3, 3)} | changed
    return plan_convolution(ConvSite(**options))


FIRST_LAYER = {"window": slide((28, 28), 5), "shape": (8, 1, 5, 5), "input_gradient": False}


@pytest.mark.parametrize(
    ("site", "expected"),
    [
        ({}, ConvPlan("winograd", None, "spread", "winograd", "winograd")),
        ({"shape": (8, 64, 3, 3)}, ConvPlan("winograd", None, "spread", "direct", "winograd")),
        ({"shape": (8, 4, 3, 3)}, ConvPlan("direct", None, "spread", "direct", "direct")),
        ({"trainable": False}, ConvPlan("winograd", None, "spread", None, "winograd")),
        ({"input_gradient": False}, ConvPlan("winograd", None, "spread", "winograd")),
        ({"trainable": False, "input_gradient": False}, ConvPlan("winograd")),
        ({"relu": True}, ConvPlan("winograd", None, "spread", "winograd", "winograd")),
        ({"relu": True, "input_gradient": False}, ConvPlan("winograd", None, "lanes")),
        (
            {"shape": (32, 1, 3, 3), "relu": True, "input_gradient": False, "next_keeps": True},
            ConvPlan("direct", None, "samples"),
        ),
        (
            FIRST_LAYER | {"relu": True, "pool": slide((24, 24), 2, 2)},
            ConvPlan("direct", "registers", "pooled"),
        ),
        (
            FIRST_LAYER | {"relu": True, "pool": slide((24, 24), 3, 3)},
            ConvPlan("direct", "apart", "sparse"),
        ),
        ({"relu": True, "pool": slide((32, 32), 8, 8)}, ConvPlan("winograd", "apart", "sparse")),
        (
            {"window": slide((14, 14), 11, 1, "same"), "shape": (32, 16, 11, 11), "relu": True}
            | {"pool": slide((14, 14), 2, 2)},
            ConvPlan("fourier", "registers", "spread", "fourier", "fourier"),
        ),
        (
            {"window": slide((14, 14), 11, 1, "same"), "shape": (32, 16, 11, 11), "added": True},
            ConvPlan("winograd", None, "spread", "fourier", "fourier"),
        ),
        (
            {"window": slide((32, 32), 11, 1, "same"), "shape": (32, 16, 11, 11), "relu": True}
            | {"input_gradient": False},
            ConvPlan("fourier", None, "spread", "fourier"),
        ),
    ],
)
def test_plan(monkeypatch: pytest.MonkeyPatch, site: dict[str, Any], expected: ConvPlan) -> None:
    monkeypatch.setattr(paths, "LANES", 16)
    monkeypatch.setattr(paths, "ACCUMULATORS", 24)
    for variable in WAYS:
        monkeypatch.delenv(variable, raising=False)
    assert plan_of(**site) == expected


def test_a_convolution_that_learns_nothing_has_no_way_back() -> None:
    frozen = schema.Conv(filters=2, kernel_size=3, trainable=False)
    network = schema.Network(layers=(frozen, schema.Relu(), schema.Dense()))
    engine = Engine(BuiltNetwork(plan_layers(network, (1, 8, 8), 3), 0), 4)
    op = engine.ops[0]
    assert isinstance(op, ConvOp)
    assert not op.backward


def first_op(name: str) -> ConvOp:
    _, engine, _, _ = build(name)
    op = engine.ops[0]
    assert isinstance(op, ConvOp)
    return op


def test_a_first_layer_reads_what_the_next_one_keeps(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in (BACKWARD, FIRST):
        monkeypatch.delenv(variable, raising=False)
    assert SampleWeightGradient in map(type, first_op("two convolutions").passes)
    monkeypatch.setenv(FIRST, "lanes")
    assert LiveWeightGradient in map(type, first_op("two convolutions").passes)


@pytest.mark.parametrize("variable", [CONVOLUTION, BACKWARD])
def test_unknown_path_is_refused(monkeypatch: pytest.MonkeyPatch, variable: str) -> None:
    monkeypatch.setenv(variable, "fast")
    with pytest.raises(ConfigError, match=f"{variable}: got 'fast', accepted: direct"):
        build("pooled" if variable == BACKWARD else "normalized")


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"groups": 4}, "direct"),
        ({"window": slide((32, 32), 3, 1, "same", dilation=2)}, "winograd"),
        ({"window": slide((33, 32), 3, 1, "same", dilation=2)}, "direct"),  # phases differ in size
        ({"window": slide((32, 32), 3, 2, "same", dilation=2)}, "direct"),
    ],
)
def test_groups_are_direct_and_dilated_windows_go_by_phases(
    changed: dict[str, Any], expected: str
) -> None:
    options: dict[str, Any] = {"window": slide((32, 32), 3, 1, "same"), "shape": (64, 64, 3, 3)}
    plan = plan_convolution(ConvSite(**options | changed))
    assert plan.forward == plan.input_gradient == plan.weight_gradient == expected
    assert plan.backward == "spread"
