"""Which initialization weights look like: the defaults of all libraries, and the usual schemes."""

from typing import Any

import numpy as np
import pytest

from guitrainer.analysis.resemblance import Resemblance, listed, resembling
from guitrainer.config.schema import Initializer, Scheme
from guitrainer.nn.initializers.draw import sample
from guitrainer.nn.initializers.libraries import library_table
from guitrainer.nn.initializers.wiring import LayerWiring

SHAPE = (48, 12, 5, 5)  # 14,400 weights, enough to tell the distributions apart
DEFAULTS = {one.name: one.scheme for one in library_table().library if one.scheme is not None}


def drawn(scheme: Scheme, shape: tuple[int, ...] = SHAPE, **fields: Any) -> Any:
    rng = np.random.default_rng(0)
    return sample(Initializer(scheme=scheme, **fields), shape, rng)


@pytest.mark.parametrize("library", DEFAULTS)
def test_the_default_of_every_library_is_recognized(library: str) -> None:
    found = resembling(drawn(DEFAULTS[library]))
    assert len(found) == 1
    assert library in found[0].libraries


SCHEMES: list[tuple[Scheme, dict[str, Any], str, str]] = [
    ("torch_default", {}, "", "PyTorch"),
    ("keras_default", {}, "Glorot uniform", "Keras"),
    ("flax_default", {}, "LeCun normal", "Flax"),
    ("haiku_default", {}, "", "Haiku"),
    ("he_normal", {}, "He normal", "Darknet"),
    ("he_normal", {"distribution": "truncated_normal"}, "He normal", ""),
    ("he_normal", {"mode": "fan_out"}, "He normal, fan_out", "torchvision"),
    ("small_gaussian", {}, "normal, std 0.01", ""),
    ("random_uniform", {"limit": 0.05}, "uniform, limit 0.05", ""),
]


@pytest.mark.parametrize(("scheme", "fields", "name", "library"), SCHEMES)
def test_names(scheme: Scheme, fields: dict[str, Any], name: str, library: str) -> None:
    (found,) = resembling(drawn(scheme, **fields))
    assert found.names == ((name,) if name else ())
    assert not library or library in found.libraries


def test_libraries_disagree_about_transposed_and_depthwise_layers() -> None:
    transposed = LayerWiring("transposed", 12, 48, (5, 5))
    weight = sample(
        Initializer(scheme="torch_default"), SHAPE, np.random.default_rng(0), transposed
    )
    (only,) = resembling(weight, "transposed")
    assert "PyTorch" in only.libraries
    assert "PyTorch" not in {one for some in resembling(weight) for one in some.libraries}
    grouped = LayerWiring("transposed", 32, 64, (5, 5), 4)
    weight = sample(
        Initializer(scheme="torch_default"), (64, 8, 5, 5), np.random.default_rng(0), grouped
    )
    found = resembling(weight, "transposed", groups=4)
    assert "PyTorch" in {one for some in found for one in some.libraries}
    found = resembling(weight, "transposed")
    assert "PyTorch" not in {one for some in found for one in some.libraries}
    depthwise = LayerWiring("depthwise", 64, 64, (9, 9), 64)
    shape = (64, 1, 9, 9)
    weight = sample(
        Initializer(scheme="tinygrad_default"), shape, np.random.default_rng(0), depthwise
    )
    (only,) = resembling(weight, "depthwise")
    assert "tinygrad" in only.libraries
    assert "PyTorch" not in only.libraries


@pytest.mark.parametrize(
    "weight",
    [
        np.zeros((8, 1, 5, 5)),
        np.ones((8, 1, 5, 5)),
        np.random.default_rng(0).normal(0.2, 0.2, (16, 8, 5, 5)),
        np.random.default_rng(0).laplace(0, 0.05, (16, 8, 5, 5)),
        np.full((2, 1, 3, 3), 0.3),
    ],
)
def test_other_weights_look_like_nothing(weight: Any) -> None:
    assert resembling(weight) == ()


TEXTS = [
    (Resemblance(("He normal",), ()), "He normal"),
    (Resemblance(("He normal",), ("A", "B")), "He normal (default of A and B)"),
    (Resemblance((), ("A", "B", "C", "D", "E")), "default of A, B, C and 2 more"),
    (Resemblance(("X", "Y"), ("A",)), "X or Y (default of A)"),
]


@pytest.mark.parametrize(("found", "text"), TEXTS)
def test_texts(found: Resemblance, text: str) -> None:
    assert found.text == text


def test_schemes_that_agree_are_named_together() -> None:
    (found,) = resembling(drawn("glorot_uniform", (32, 32, 5, 5)))
    assert found.names == ("Glorot uniform", "LeCun uniform")
    assert listed([]) == ""
