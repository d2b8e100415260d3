"""Defaults of the libraries, in numbers."""

import math

import pytest

from guitrainer.explain.frameworks import compare_defaults


def test_check_values_of_a_5x5_weight() -> None:
    found = compare_defaults((8, 3, 5, 5))
    assert (found.fan_in, found.fan_out) == (75, 200)
    keras, torch, caffe = found.libraries
    assert keras.weight.variance == pytest.approx(0.0072727, abs=1e-7)
    assert keras.weight.std == pytest.approx(0.085280, abs=1e-6)
    assert keras.weight.limit == pytest.approx(0.147710, abs=1e-6)
    assert torch.weight.limit == pytest.approx(0.115470, abs=1e-6)
    assert torch.weight.variance == pytest.approx(1 / (3 * 75))
    assert torch.bias.limit == pytest.approx(1 / math.sqrt(75))
    assert keras.bias.std == caffe.bias.std == 0
    assert caffe.weight.variance == pytest.approx(1 / 75)
    assert [x.ratio for x in found.libraries] == pytest.approx([1, 0.7817360, 1.3540064])


def test_check_value_of_a_3x3_weight() -> None:
    keras = compare_defaults((32, 1, 3, 3)).libraries[0]
    assert keras.weight.limit == pytest.approx(0.142134, abs=1e-6)


def test_steps_end_in_the_numbers() -> None:
    for library in compare_defaults().libraries:
        assert library.steps[-1].endswith(f"{library.weight.limit:.6g}")
        assert any(step.endswith(f"{library.weight.variance:.5g}") for step in library.steps)


def test_truncation() -> None:
    found = compare_defaults().truncation
    assert found.factor == pytest.approx(0.87962566)
    assert (found.plain_given, found.plain_left) == pytest.approx((0.05, 0.04398128))
    assert found.wanted == pytest.approx(0.163299, abs=1e-6)
    assert found.drawn_with == pytest.approx(0.163299 / 0.87962566, abs=1e-6)
    assert found.leaked == pytest.approx(4.2859e-6, rel=1e-4)  # 0.0455 to the power of 4
