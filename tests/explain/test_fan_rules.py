"""The calculator of fans: it says what the libraries were measured to draw."""

from typing import Any

import pytest

from guitrainer.errors import NetworkError
from guitrainer.explain.fan_rules import FanRule, calculate
from guitrainer.explain.layouts import Usage, read_layer
from guitrainer.nn.initializers.wiring import LayerWiring
from tests.nn.library_rows import Measured, measured_rows


def rule_of(layer: LayerWiring, library: str, name: str) -> FanRule:
    rules = calculate(layer).rules
    return next(rule for rule in rules if (rule.library, rule.name) == (library, name))


@pytest.mark.parametrize("row", measured_rows(), ids=str)
def test_rule_equals_the_measured_figures(row: Measured) -> None:
    rule = rule_of(row.wiring, row.library, row.layer)
    assert rule.std == pytest.approx(row.std, rel=0.02)
    assert rule.variance == pytest.approx(rule.std**2)
    if row.limit is not None and rule.distribution != "one_sided":
        assert rule.limit == pytest.approx(row.limit, rel=0.002)
    # Bounds that are never reached, and columns of orthogonal weights, look like normals.
    loose = rule.name.startswith(("init.trunc", "init.Trunc"))
    assert loose or rule.distribution == row.distribution


def test_every_row_was_checked() -> None:
    assert len(measured_rows()) == 282
    assert len({row.library for row in measured_rows()}) == 24


@pytest.mark.parametrize(
    ("layer", "library", "expected"),
    [
        (LayerWiring("convolution", 3, 8, (5, 5)), "PyTorch", ("3 · 5 · 5 = 75", 0.115470)),
        (LayerWiring("convolution", 3, 8, (5, 5)), "Keras", ("+ 8 · 5 · 5 = 275", 0.147710)),
        (LayerWiring("convolution", 8, 16, (3, 3), 4), "PyTorch", ("2 · 3 · 3 = 18", 0.235702)),
        (LayerWiring("convolution", 8, 16, (3, 3), 4), "tinygrad", ("8 · 3 · 3 = 72", 0.117851)),
        (LayerWiring("transposed", 3, 8, (5, 5)), "PyTorch", ("8 · 5 · 5 = 200", 0.070711)),
        (LayerWiring("transposed", 3, 8, (5, 5)), "Equinox", ("3 · 5 · 5 = 75", 0.115470)),
        (LayerWiring("depthwise", 8, 16, (3, 3), 8), "Keras", ("2 · 3 · 3 = 90", 0.258199)),
        (LayerWiring("dense", 480_000, 16), "PyTorch", ("in = 480000", 0.0014434)),
    ],
)
def test_default_spells_the_multiplication_out(
    layer: LayerWiring, library: str, expected: tuple[str, float]
) -> None:
    found = calculate(layer)
    rule = next(rule for rule in found.rules if rule.default and rule.library == library)
    assert rule.fan.endswith(expected[0])
    assert rule.limit == pytest.approx(expected[1], rel=1e-4)


def test_rules_that_agree_have_one_letter() -> None:
    found = calculate(LayerWiring("convolution", 3, 8, (5, 5)))
    letters = {rule.library: rule.group for rule in found.rules if rule.default}
    assert letters["PyTorch"] == letters["Equinox"] == letters["MLX"]
    assert letters["Keras"] != letters["PyTorch"]
    assert letters["Flax"] != letters["Chainer"]  # equal σ, but one is truncated


def test_disagreements_name_both_sides() -> None:
    found = calculate(LayerWiring("transposed", 3, 8, (5, 5)))
    fan_in = found.disagreements[0]
    inputs, outputs = fan_in.removeprefix("fan_in is ").split("; ")
    assert inputs.startswith("75 in Flax, ") and "Equinox" in inputs
    assert outputs.startswith("200 in Keras, ") and "PyTorch" in outputs


@pytest.mark.parametrize(
    ("shape", "layout", "usage", "expected"),
    [
        ((5, 5, 3, 8), "HWIO", Usage(), LayerWiring("convolution", 3, 8, (5, 5))),
        ((8, 3, 5, 5), None, Usage(), LayerWiring("convolution", 3, 8, (5, 5))),
        ((8, 5, 5, 3), "ohwi", Usage(), LayerWiring("convolution", 3, 8, (5, 5))),
        ((3, 3, 2, 16), "HWIO", Usage(4), LayerWiring("convolution", 8, 16, (3, 3), 4)),
        ((3, 3, 1, 16), "HWIO", Usage(8), LayerWiring("depthwise", 8, 16, (3, 3), 8)),
        ((3, 3, 8, 2), "HWCM", Usage(), LayerWiring("depthwise", 8, 16, (3, 3), 8)),
        ((3, 8, 5, 5), "IOHW", Usage(1, True), LayerWiring("transposed", 3, 8, (5, 5))),
        ((8, 4, 3, 3), "IOHW", Usage(4, True), LayerWiring("transposed", 8, 16, (3, 3), 4)),
        ((480_000,), None, Usage(), LayerWiring("dense", 480_000, 1)),
        ((480_000, 16), "IO", Usage(), LayerWiring("dense", 480_000, 16)),
        ((5, 3, 8), "WIO", Usage(), LayerWiring("convolution", 3, 8, (5,))),
        ((8, 3, 3, 3), None, Usage(positions=(6, 6)),
         LayerWiring("local", 3, 8, (3, 3), 1, (6, 6))),
    ],
)  # fmt: skip
def test_layout_names_the_axes(
    shape: tuple[int, ...], layout: str | None, usage: Usage, expected: LayerWiring
) -> None:
    assert read_layer(shape, layout, usage) == expected


@pytest.mark.parametrize(
    ("shape", "layout", "usage", "message"),
    [
        ((5, 5, 3, 8), "HWI", {}, 'layout: got "HWI"'),
        ((5, 5, 3, 8), "HWIOO", {}, 'layout: got "HWIOO"'),
        ((5, 5, 3, 8), "HWIX", {}, 'layout: got "HWIX"'),
        ((5, 5, 3, 8), "HWCI", {}, 'layout: got "HWCI"'),
        ((5, 3, 8), "HWIO", {}, "a shape with 3 axes"),
        ((16, 2, 3, 3), None, {"groups": 3}, "groups: got 3 for 16 output channels"),
        ((16, 8), None, {"groups": 2}, "got a dense weight"),
        ((3, 3, 8, 2), "HWCM", {"transposed": True}, "layout: got C and M"),
        ((8, 3, 3, 3), None, {"groups": 2, "positions": (2, 2)}, "positions: got them"),
        ((8, 0), None, {}, "shape: got (8, 0)"),
    ],
)
def test_layout_that_does_not_fit_is_refused(
    shape: tuple[int, ...], layout: str | None, usage: dict[str, Any], message: str
) -> None:
    with pytest.raises(NetworkError) as caught:
        read_layer(shape, layout, Usage(**usage))
    assert message in str(caught.value)
    assert "accepted: " in str(caught.value)
