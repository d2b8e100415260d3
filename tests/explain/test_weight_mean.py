"""A mean of the weights makes all filters answer alike."""

import numpy as np
import pytest

from guitrainer.config import schema
from guitrainer.explain.weight_mean import shifted_weights

FEW = schema.Data(limit=300, test_limit=10)
HE = schema.Initializer(scheme="he_normal")


def experiment(*layers: schema.AnyLayer) -> schema.Experiment:
    return schema.Experiment(data=FEW, network=schema.Network(layers=(*layers, schema.Dense())))


@pytest.mark.parametrize(("layers", "fan_in", "filters"), [
    ((schema.Conv(filters=16, kernel_size=5, initializer=HE),), 25, 16),
    ((schema.Dense(units=16, initializer=HE),), 784, 16),
    ((schema.MaxPool(), schema.Conv(filters=8, kernel_size=3, initializer=HE)), 9, 8),
    ((schema.Local(filters=4, kernel_size=3, initializer=HE),), 9, 4),
], ids=["conv", "dense", "behind a pool", "local"])  # fmt: skip
def test_shifted_weights_answer_alike(
    layers: tuple[schema.AnyLayer, ...], fan_in: int, filters: int
) -> None:
    drawn, shifted = shifted_weights(experiment(*layers))
    std = (2 / fan_in) ** 0.5
    assert drawn.std == pytest.approx(std, rel=0.2)
    assert shifted.std == pytest.approx(drawn.std, rel=1e-5)
    assert abs(drawn.mean) < 0.3 * std
    assert shifted.mean == pytest.approx(drawn.mean + drawn.std, rel=1e-3)
    # an even patch: √fan_in σ by chance, fan_in σ together
    assert drawn.even == pytest.approx(fan_in**0.5 * std, rel=0.6)
    assert shifted.even == pytest.approx(fan_in * std, rel=0.4)
    assert drawn.common is not None and shifted.common is not None
    assert drawn.common < 3 / filters
    assert shifted.common > 2 * drawn.common
    assert shifted.output_rms > 1.5 * drawn.output_rms


def test_equal_filters_have_everything_in_common() -> None:
    equal = schema.Initializer(scheme="constant", value=0.1)
    drawn, shifted = shifted_weights(experiment(schema.Conv(kernel_size=5, initializer=equal)))
    for found in (drawn, shifted):  # without a σ there is nothing to shift by
        assert found.mean == pytest.approx(0.1) and found.std == pytest.approx(0, abs=1e-6)
        assert found.common == pytest.approx(1)
        assert found.even == pytest.approx(2.5)


def test_of_zeros_no_share_is_told() -> None:
    zeros = schema.Initializer(scheme="zeros")
    found = shifted_weights(experiment(schema.Conv(kernel_size=5, initializer=zeros)))
    assert [one.common for one in found] == [None, None]
    assert np.isfinite([one.output_rms for one in found]).all()
