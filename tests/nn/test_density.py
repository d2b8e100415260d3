"""The curve over the histogram of what is drawn."""

from typing import Any

import numpy as np
import pytest

from guitrainer.config import schema
from guitrainer.nn.initializers import density_of, describe, sample

SHAPE = (256, 16, 9, 9)


def initializer(scheme: str, **settings: Any) -> schema.Initializer:
    return schema.Initializer.model_validate({"scheme": scheme, **settings})


@pytest.mark.parametrize(
    "asked",
    [
        initializer("random_normal", std=0.02),
        initializer("truncated_normal", std=0.3),
        initializer("glorot_uniform"),
        initializer("he_normal"),
        initializer("he_normal", distribution="truncated_normal"),
        initializer("variance_scaling", distribution="uniform", scale=2.0),
        initializer("torch_default"),
    ],
    ids=lambda asked: f"{asked.scheme}-{asked.distribution}",
)
def test_density_fits_what_is_drawn(asked: schema.Initializer) -> None:
    density = density_of(asked, SHAPE)
    assert density is not None
    moments = describe(asked, SHAPE)
    assert (density.std, density.limit) == (moments.std, moments.limit)
    edges = np.linspace(-density.extent, density.extent, 41)
    weight = sample(asked, SHAPE, np.random.default_rng(0))
    counted, _ = np.histogram(weight, edges, density=True)
    expected = density.at((edges[1:] + edges[:-1]) / 2)
    np.testing.assert_allclose(counted, expected, atol=0.06 * expected.max())


@pytest.mark.parametrize("distribution", ["normal", "truncated_normal", "uniform"])
def test_integral_and_variance(distribution: str) -> None:
    asked = initializer("variance_scaling", distribution=distribution, std=0.5)
    density = density_of(asked, SHAPE)
    assert density is not None
    x = np.linspace(-6, 6, 240_001)
    values = density.at(x)
    step = x[1] - x[0]
    assert values.sum() * step == pytest.approx(1, abs=1e-4)
    assert (values * x**2).sum() * step == pytest.approx(density.std**2, rel=1e-3)
    beyond = density.at(np.array([density.extent * 1.01]))
    assert beyond[0] < 1e-3


@pytest.mark.parametrize(
    "asked",
    [
        initializer("zeros"),
        initializer("constant", value=1.0),
        initializer("orthogonal"),
        initializer("lsuv"),
        initializer("bank"),
        initializer("random_normal", std=0.0),
    ],
    ids=lambda asked: str(asked.scheme),
)
def test_no_curve_where_nothing_is_drawn_element_by_element(asked: schema.Initializer) -> None:
    assert density_of(asked, SHAPE) is None
