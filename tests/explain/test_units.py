"""What excites a unit: best patches against the definition, and images made by gradient ascent."""

from functools import cache

import numpy as np
import pytest

from guitrainer.analysis.feature_maps import feature_maps
from guitrainer.analysis.receptive_fields import Region
from guitrainer.config import schema
from guitrainer.errors import NetworkError
from guitrainer.explain.maximization import maximize
from guitrainer.explain.state import NetworkState
from guitrainer.explain.units import best_patches
from guitrainer.nn.network import BuiltNetwork
from guitrainer.nn.plans import lay_out
from tests.training.lab import HE, experiment, make_dataset

DATASET = make_dataset()
LAYERS: tuple[schema.AnyLayer, ...] = (
    schema.Conv(filters=4, kernel_size=3, initializer=HE),
    schema.BatchNorm(),
    schema.Relu(),
    schema.MaxPool(),
    schema.Conv(filters=4, kernel_size=3, initializer=HE),
    schema.Dense(),
)


@cache
def state() -> NetworkState:
    given = experiment(LAYERS)
    plans = lay_out(given.network, DATASET.shape, DATASET.classes)
    arrays = BuiltNetwork(plans, 3).state()
    arrays["batch_norm1.running_mean"] += np.float32(0.25)
    arrays["batch_norm1.running_var"] *= 2
    return NetworkState(given, arrays)


def outputs(layer: str) -> np.ndarray:
    """The outputs of a layer for all test images, layer by layer."""
    arrays, names = state().arrays, ("conv1", "batch_norm1", "conv2", "dense1")
    return feature_maps(
        state().experiment.network,
        DATASET.transform.apply(DATASET.test.images),
        {name: arrays[f"{name}.weight"] for name in names},
        {name: arrays[f"{name}.bias"] for name in names},
        {"batch_norm1": (arrays["batch_norm1.running_mean"], arrays["batch_norm1.running_var"])},
    ).maps[layer]


@pytest.mark.parametrize("layer", ["conv1", "conv2", "dense1"])
def test_best_patches_are_the_largest_outputs_of_all(layer: str) -> None:
    maps = outputs(layer)[:, 2]
    found = best_patches(state(), DATASET, layer, 2, 5)
    expected = np.argsort(-maps.max(axis=(1, 2)), kind="stable")[:5]
    assert found.images == len(DATASET.test)
    assert [patch.image for patch in found.patches] == expected.tolist()
    for patch in found.patches:
        assert patch.value == pytest.approx(maps[patch.image].max(), rel=1e-4)
        assert maps[(patch.image, *patch.position)] == pytest.approx(patch.value, rel=1e-4)


def test_the_patch_alone_explains_the_output() -> None:
    found = best_patches(state(), DATASET, "conv1", 1, 3)
    assert found.field == (3, 3)
    weight, bias = state().arrays["conv1.weight"][1], state().arrays["conv1.bias"][1]
    for patch in found.patches:
        top, left = patch.region.top, patch.region.left
        seen = DATASET.transform.apply(DATASET.test.images[patch.image : patch.image + 1])[0]
        pixels = seen[:, top : top + 3, left : left + 3]
        assert float((pixels * weight).sum() + bias) == pytest.approx(patch.value, rel=1e-4)


def cosine(one: np.ndarray, other: np.ndarray) -> float:
    return float((one * other).sum() / np.linalg.norm(one) / np.linalg.norm(other))


@pytest.mark.parametrize("smooth", [False, True])
def test_the_best_image_of_a_first_layer_is_its_filter(smooth: bool) -> None:
    """Of all images of one length, the filter itself has the largest product with it."""
    made = maximize(state(), DATASET, "conv1", 1, smooth=smooth)
    region, expected = made.region, state().arrays["conv1.weight"][1, 0].astype(np.float64)
    if smooth:
        average = np.array([[2, 1, 0], [1, 2, 1], [0, 1, 2]]) / 4
        expected = average @ expected @ average
    inside = made.image[0, region.top : region.top + 3, region.left : region.left + 3]
    assert (region.height, region.width) == (3, 3)
    assert cosine(inside, expected) > 0.9999
    assert np.sqrt(np.square(inside).mean()) == pytest.approx(0.95, abs=0.01)  # RATE / DECAY · 0.95
    assert np.square(inside).sum() == pytest.approx(np.square(made.image).sum(), rel=1e-6)


@pytest.mark.parametrize("layer", ["dense1", "dense2"])
def test_a_dense_unit_sees_the_whole_image(layer: str) -> None:
    """Without an activation, the best image of a unit is the product of the weights before it."""
    given = experiment((schema.Dense(units=5), schema.Dense()))
    arrays = BuiltNetwork(lay_out(given.network, DATASET.shape, DATASET.classes), 3).state()
    first, second = (arrays[f"dense{k}.weight"].astype(np.float64) for k in (1, 2))
    weights = {"dense1": first, "dense2": second @ first}[layer]
    state_ = NetworkState(given, arrays)
    made = maximize(state_, DATASET, layer, 2, smooth=False)
    assert cosine(made.image, weights[2].reshape(DATASET.shape)) > 0.9999
    assert (made.region, made.positions) == (Region(0, 0, *DATASET.shape[1:]), 1)
    assert made.value > made.start
    found = best_patches(state_, DATASET, layer, 2, 4)
    assert (found.field, found.positions) == (DATASET.shape[1:], 1)
    assert {patch.region for patch in found.patches} == {made.region}


def test_the_image_of_a_deeper_unit_excites_it_and_is_one_of_many() -> None:
    one = maximize(state(), DATASET, "conv2", 1, seed=1)
    again, other = (maximize(state(), DATASET, "conv2", 1, seed=seed) for seed in (1, 2))
    assert one.image.tobytes() == again.image.tobytes()
    assert one.image.tobytes() != other.image.tobytes()
    assert one.value > one.start
    seen = np.asarray(one.image)[None]
    arrays = state().arrays
    names = ("conv1", "batch_norm1", "conv2")
    maps = feature_maps(
        state().experiment.network,
        seen,
        {name: arrays[f"{name}.weight"] for name in names},
        {name: arrays[f"{name}.bias"] for name in names},
        {"batch_norm1": (arrays["batch_norm1.running_mean"], arrays["batch_norm1.running_var"])},
    ).maps["conv2"]
    assert maps[(0, 1, *one.position)] == pytest.approx(one.value, rel=1e-3)


def test_no_steps_leave_the_noise() -> None:
    made = maximize(state(), DATASET, "dense1", 0, steps=0)
    assert made.image.std() == pytest.approx(0.1, rel=0.2)
    assert made.value == made.start


@pytest.mark.parametrize("ask", [best_patches, maximize])
def test_unknown_layers_and_units_are_refused(ask: object) -> None:
    assert callable(ask)
    with pytest.raises(NetworkError, match="layer: got 'conv9', accepted: conv1, "):
        ask(state(), DATASET, "conv9", 0)
    with pytest.raises(NetworkError, match="layer conv1: unit: got 4, accepted: 0 to 3"):
        ask(state(), DATASET, "conv1", 4)
