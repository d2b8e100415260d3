"""The defaults of the libraries: our schemes draw what the libraries were measured to draw."""

from typing import get_args

import numpy as np
import pytest

from guitrainer.config import schema
from guitrainer.config.schema import Initializer
from guitrainer.nn.initializers import describe, sample, sample_bias, scheme_list
from guitrainer.nn.initializers.libraries import (
    library_names,
    library_of,
    library_table,
    measured_on,
)
from guitrainer.nn.initializers.wiring import LayerWiring, wiring_of
from guitrainer.nn.plans import plan_layer
from tests.nn.library_rows import Measured, measured_rows

DRAWS = 40_000  # numbers per check: ±0.5% on σ
SCHEMES = {one.name: one.scheme for one in library_table().library if one.scheme is not None}
LAYERS = [row for row in measured_rows() if row.is_default and row.library in SCHEMES]


def weight_shape(wiring: LayerWiring) -> tuple[int, ...]:
    """The shape of our weight for this wiring, as in `fans`."""
    channels = (wiring.outputs, wiring.inputs // wiring.groups)
    return channels if wiring.kind == "dense" else (*wiring.positions, *channels, *wiring.kernel)


def planar(row: Measured) -> bool:
    """Whether the layer exists here: in one or two dimensions."""
    return row.wiring.kind in ("dense", "local") or len(row.wiring.kernel) == 2


@pytest.mark.parametrize("row", [row for row in LAYERS if planar(row)], ids=str)
def test_scheme_draws_what_the_library_draws(row: Measured) -> None:
    initializer = Initializer(scheme=SCHEMES[row.library])
    shape, rng = weight_shape(row.wiring), np.random.default_rng(1)
    times = -(-DRAWS // int(np.prod(shape)))
    parts = [sample(initializer, shape, rng, row.wiring).ravel() for _ in range(times)]
    drawn = np.concatenate(parts).astype(np.float64)
    assert drawn.std() == pytest.approx(row.std, rel=0.02)
    assert abs(drawn.mean()) < 5 * row.std / np.sqrt(drawn.size)
    assert describe(initializer, shape, row.wiring).distribution == row.distribution
    if row.limit is not None:
        assert np.abs(drawn).max() <= row.limit * 1.001
        assert np.abs(drawn).max() == pytest.approx(row.limit, rel=0.02)


BIASED = [row for row in LAYERS if planar(row) and row.bias != "none"]


@pytest.mark.parametrize("row", BIASED, ids=str)
def test_scheme_draws_the_bias_of_the_library(row: Measured) -> None:
    initializer = Initializer(scheme=SCHEMES[row.library])
    shape, rng = weight_shape(row.wiring), np.random.default_rng(1)
    drawn = sample_bias(None, initializer, shape, DRAWS, rng, row.wiring)
    if row.bias_std is None:
        assert np.all(drawn == 0)
    else:
        assert drawn.std() == pytest.approx(row.bias_std, rel=0.08)  # measured on few numbers


def test_every_library_that_was_measured_has_a_scheme() -> None:
    measured = {row.library for row in measured_rows()} - {"JAX"}  # has no layers
    assert measured <= set(SCHEMES)
    assert len(LAYERS) > 90


def test_schemes_of_the_file_are_those_of_the_schema() -> None:
    known = [info.name for info in scheme_list()]
    assert sorted(known) == sorted(get_args(schema.Scheme))
    assert set(SCHEMES.values()) == {name for name in known if name.endswith("_default")}


def test_scheme_without_a_convolution_takes_a_window_as_a_dense_layer() -> None:
    found = describe(Initializer(scheme="sklearn_default"), (8, 3, 5, 5))
    assert found.formula == "σ² = 2 / (fan_in + fan_out) = 2 / (75 + 8) = 0.024096"


@pytest.mark.parametrize(
    ("scheme", "wiring", "expected"),
    [
        ("torch_default", LayerWiring("convolution", 8, 16, (3, 3), 4), 0.23570),
        ("tinygrad_default", LayerWiring("convolution", 8, 16, (3, 3), 4), 0.11785),
        ("tinygrad_default", LayerWiring("depthwise", 8, 16, (3, 3), 8), 0.11785),
        ("keras_default", LayerWiring("depthwise", 8, 16, (3, 3), 8), 0.25819),
        ("keras_default", LayerWiring("convolution", 8, 16, (3, 3), 4), 0.19245),
        ("flax_default", LayerWiring("local", 3, 8, (3, 3), 1, (6, 6)), 0.07293),
    ],
)
def test_limit_depends_on_the_wiring(
    scheme: schema.Scheme, wiring: LayerWiring, expected: float
) -> None:
    found = describe(Initializer(scheme=scheme), weight_shape(wiring), wiring)
    assert found.limit == pytest.approx(expected, rel=2e-4)


def test_sizes_replace_those_of_the_library() -> None:
    own = describe(Initializer(scheme="haiku_default"), (8, 3, 5, 5))
    assert describe(Initializer(scheme="haiku_default", std=0.5), (8, 3, 5, 5)).std == 0.5
    doubled = describe(Initializer(scheme="haiku_default", scale=4.0), (8, 3, 5, 5))
    assert doubled.std == pytest.approx(2 * own.std)


def test_wiring_of_a_grouped_weight() -> None:
    assert wiring_of((16, 2, 3, 3), groups=4) == LayerWiring("convolution", 8, 16, (3, 3), 4)


@pytest.mark.parametrize(
    ("scheme", "limit"), [("torch_default", 0.070711), ("equinox_default", 0.115470)]
)
def test_transposed_layer_knows_its_inputs(scheme: schema.Scheme, limit: float) -> None:
    initializer = Initializer(scheme=scheme)
    spec = schema.TransposedConv(filters=8, kernel_size=5, initializer=initializer)
    plan = plan_layer("up", spec, (3, 6, 6), 10)
    assert plan.wiring == LayerWiring("transposed", 3, 8, (5, 5))
    assert plan.weight_shape is not None
    found = describe(initializer, plan.weight_shape, plan.wiring)
    assert found.limit == pytest.approx(limit, rel=1e-4)


def test_a_single_library_is_read_like_the_whole_file() -> None:
    """The window reads only the rules it needs."""
    table = library_table()
    read = {one.scheme: one for one in table.library if one.scheme is not None}
    assert library_names() == {scheme: one.name for scheme, one in read.items()}
    assert {scheme: library_of(scheme) for scheme in library_names()} == read
    assert library_of("he_normal") is None
    assert measured_on() == table.date
