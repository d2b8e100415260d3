"""Saliency: finite differences, the definition of Grad-CAM, and what is refused."""

from typing import Any

import numpy as np
import pytest

from guitrainer.analysis.feature_maps import feature_maps
from guitrainer.config import schema
from guitrainer.config.loading import load_preset
from guitrainer.data.dataset import Dataset, ImageSet
from guitrainer.errors import DataError, NetworkError
from guitrainer.explain.saliency import saliency
from guitrainer.explain.state import NetworkState
from guitrainer.training.control import Control
from tests.training.lab import EVERYTHING, HE, experiment, make_dataset, training

DATASET = make_dataset()
RESIDUAL: tuple[schema.AnyLayer, ...] = (
    schema.Conv(filters=4, padding="same", initializer=HE),
    schema.Silu(),
    schema.Conv(filters=4, padding="same", initializer=HE),
    schema.Add(of="silu1"),
    schema.Tanh(),
    schema.GlobalAvgPool(),
    schema.Dense(),
)
DENSE: tuple[schema.AnyLayer, ...] = (schema.Dense(units=5), schema.Tanh(), schema.Dense())
STEP = 1e-4  # in pixels of 0…1


def state_of(layers: tuple[schema.AnyLayer, ...]) -> NetworkState:
    with training(experiment(layers, steps=3), DATASET) as trainer:
        for _ in trainer.events(Control()):
            pass
        return NetworkState(trainer.experiment, trainer.state()[0])


def as_floats() -> Dataset:
    """The same images as numbers in 0…1, so that a pixel can be changed a little."""

    def floats(some: ImageSet) -> ImageSet:
        return ImageSet((some.images / 255).astype(np.float64), some.labels)

    made = floats(DATASET.train), floats(DATASET.test)
    return Dataset("stripes", DATASET.class_names, made[0], lambda: made[1])


@pytest.mark.parametrize("layers", [EVERYTHING, RESIDUAL, DENSE], ids=["all", "residual", "dense"])
def test_gradients_are_finite_differences(layers: Any) -> None:
    state, dataset = state_of(layers), as_floats()
    image = dataset.test.images[3]
    found = saliency(state, dataset, image, 1, dtype="float64")
    largest = float(np.abs(found.gradient).max())
    for place in ((0, 0, 0), (0, 5, 7), (0, 11, 3), (0, 6, 6)):
        logits = []
        for sign in (1, -1):
            moved = image.copy()
            moved[place] += sign * STEP
            logits.append(saliency(state, dataset, moved, 1, dtype="float64").logit)
        slope = (logits[0] - logits[1]) / (2 * STEP)
        assert found.gradient[place] == pytest.approx(slope, abs=1e-4 * largest)


def test_the_class_is_that_of_testing() -> None:
    """Batch normalization uses its running statistics, and dropout keeps everything."""
    state, image = state_of(EVERYTHING), DATASET.test.images[5]
    found = saliency(state, DATASET, image)
    chances = state.probabilities(DATASET, image[None])[0]
    assert found.label == int(chances.argmax())
    others = [saliency(state, DATASET, image, label).logit for label in range(3)]
    powers = np.exp(np.array(others) - max(others))
    np.testing.assert_allclose(powers / powers.sum(), chances, rtol=1e-4)


def test_grad_cam_is_its_definition() -> None:
    """Behind global average pooling, the weights are those of the dense layer, over positions."""
    layers = (
        schema.Conv(filters=4, initializer=HE),
        schema.Relu(),
        schema.GlobalAvgPool(),
        schema.Dense(),
    )
    state, image = state_of(layers), DATASET.test.images[7]
    found = saliency(state, DATASET, image, 2)
    assert found.layer == "relu1" and found.heat is not None
    seen = DATASET.transform.apply(image[None])
    weights = {name: state.arrays[f"{name}.weight"] for name in ("conv1", "dense1")}
    biases = {name: state.arrays[f"{name}.bias"] for name in ("conv1", "dense1")}
    maps = feature_maps(state.experiment.network, seen, weights, biases).maps["relu1"][0]
    expected = np.maximum(np.tensordot(weights["dense1"][2] / 100, maps, axes=1), 0)
    np.testing.assert_allclose(found.heat, expected, rtol=1e-4, atol=1e-6)


def test_a_dense_network_has_no_heat() -> None:
    found = saliency(state_of(DENSE), DATASET, DATASET.test.images[0])
    assert (found.layer, found.heat) == (None, None)
    assert found.gradient.shape == (1, 12, 12)


def test_what_is_refused() -> None:
    state, image = state_of(DENSE), DATASET.test.images[0]
    with pytest.raises(DataError, match="label: got 3, accepted: 0 to 2"):
        saliency(state, DATASET, image, 3)
    with pytest.raises(DataError, match="image: got shape"):
        saliency(state, DATASET, image[:, 1:])
    with pytest.raises(NetworkError, match="predictions are classes"):
        saliency(NetworkState(load_preset("photo-sparse"), {}), DATASET, image)
