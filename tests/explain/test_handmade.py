"""Hand-made filters: the bank, its way into a layer, and what filters answer to."""

import numpy as np
import pytest

from guitrainer.config import schema
from guitrainer.config.loading import load_preset
from guitrainer.config.overrides import apply_overrides
from guitrainer.data.loading import load_dataset
from guitrainer.errors import ConfigError, NetworkError
from guitrainer.explain.handmade import as_weight, bank, compare_starts, comparison, with_filters
from guitrainer.explain.matching import (
    best_patches,
    class_answers,
    response_map,
    specialist,
)
from guitrainer.explain.trials import TrialFinished, run_trials
from guitrainer.nn.initializers.filter_bank import hand_made
from tests import reference

RNG = np.random.default_rng(0)
SHAPES = load_preset("shapes-xo")


@pytest.mark.parametrize("kernel", [(3, 3), (5, 7), (9, 9)])
def test_bank_has_gabors_at_eight_orientations(kernel: tuple[int, int]) -> None:
    filters = bank(*kernel)
    waves = [made for made in filters if made.name.startswith("gabor")]
    assert len({made.name for made in filters}) == len(filters) == len(hand_made(*kernel)) + 4
    assert [made.name for made in waves][:3] == ["gabor 0°", "gabor 22.5°", "gabor 45°"]
    for made in filters:
        assert made.pattern.shape == kernel
        assert np.linalg.norm(made.pattern) == pytest.approx(1)
        assert made.pattern.sum() == pytest.approx(0, abs=1e-12)


def test_chosen_patterns_make_a_weight() -> None:
    x, sobel = (dict(bank(3, 3))[name] for name in ("x", "sobel x"))
    weight = as_weight([x, sobel], 2, 3)
    assert weight.shape == (3, 2, 3, 3)
    assert weight.dtype == np.float32
    np.testing.assert_allclose(weight[2, 1], x / np.sqrt(2), rtol=1e-6)
    np.testing.assert_allclose(np.sqrt((weight**2).sum(axis=(1, 2, 3))), 1, rtol=1e-6)


@pytest.mark.parametrize("patterns", [[], [np.ones((3, 3)), np.ones((5, 5))]])
def test_patterns_of_other_sizes_are_refused(patterns: list[np.ndarray]) -> None:  # type: ignore[type-arg]
    with pytest.raises(ConfigError, match="of equal size"):
        as_weight(patterns, 1, 4)


def test_bank_goes_into_a_layer_frozen_or_not() -> None:
    frozen = with_filters(SHAPES, "conv1")
    layer, others = frozen.network.layers[0], frozen.network.layers[1:]
    assert isinstance(layer, schema.Conv)
    assert (layer.initializer.scheme, layer.trainable, layer.filters) == ("bank", False, 16)
    assert others == SHAPES.network.layers[1:]
    learning = with_filters(SHAPES, "conv1", trainable=True).network.layers[0]
    assert isinstance(learning, schema.Conv)
    assert learning.trainable
    file = schema.Initializer(scheme="file", path="mine.npy")
    painted = with_filters(SHAPES, "conv1", file).network.layers[0]
    assert isinstance(painted, schema.Conv)
    assert painted.initializer == file


def test_three_starts_differ_in_nothing_else() -> None:
    starts = comparison(SHAPES, "conv1")
    assert list(starts) == ["hand_made_frozen", "random_frozen", "random_trained"]
    assert starts["random_trained"] == SHAPES
    for start in starts.values():
        assert (start.seed, start.training, start.data) == (
            SHAPES.seed,
            SHAPES.training,
            SHAPES.data,
        )


def test_a_layer_without_filters_is_refused() -> None:
    with pytest.raises(ConfigError, match="accepted: conv1"):
        with_filters(SHAPES, "dense1")


# ---------------------------------------------------------------- matching

PATTERN = RNG.normal(size=(2, 3, 3)).astype(np.float32)
IMAGES = RNG.normal(size=(5, 2, 8, 7)).astype(np.float32)


def test_responses_are_those_of_the_convolution() -> None:
    expected = reference.conv2d(IMAGES[:1], PATTERN[None], None)[0, 0]
    np.testing.assert_allclose(response_map(PATTERN, IMAGES[0], 0.5), expected + 0.5, atol=1e-5)


def test_best_patches_are_the_highest_of_each_image() -> None:
    maps = reference.conv2d(IMAGES, PATTERN[None], None)[:, 0]
    highest = maps.reshape(5, -1).max(axis=1)
    found = best_patches(PATTERN, IMAGES, 3)
    assert [patch.image for patch in found] == list(np.argsort(-highest)[:3])
    for patch in found:
        assert patch.response == pytest.approx(highest[patch.image], abs=1e-5)
        assert (patch.pixels * PATTERN).sum() == pytest.approx(patch.response, abs=1e-4)


def test_best_patch_of_the_x_is_where_the_x_was_put() -> None:
    images = np.zeros((3, 1, 12, 12), np.float32)
    x = dict(bank(5, 5))["x"]
    images[1, 0, 4:9, 2:7] = x
    found = best_patches(x[None], images, 1)[0]
    assert (found.image, found.top, found.left) == (1, 4, 2)
    assert found.response == pytest.approx(1)


def test_answers_by_class() -> None:
    maps = reference.conv2d(IMAGES, PATTERN[None], None)[:, 0].reshape(5, -1).max(axis=1)
    labels = np.array([0, 1, 0, 1, 0])
    found = class_answers(PATTERN, IMAGES, labels, 3)
    np.testing.assert_allclose(found[:2], [maps[[0, 2, 4]].mean(), maps[[1, 3]].mean()], atol=1e-5)
    assert np.isnan(found[2])


def test_what_is_no_filter_is_refused() -> None:
    with pytest.raises(NetworkError, match="channels, height, width"):
        response_map(np.ones((3, 3)), IMAGES[0])


@pytest.mark.slow
def test_a_learned_filter_answers_to_the_x() -> None:
    experiment = apply_overrides(SHAPES, ["conv1.kernel_size=11", "data.test_limit=512"])
    dataset = load_dataset(experiment.data, experiment.seed)
    *_, finished = run_trials({"learned": experiment}, dataset)
    assert isinstance(finished, TrialFinished)
    weight = finished.state.arrays["conv1.weight"]
    images = dataset.transform.apply(dataset.test.images)
    shares = []
    for pattern in weight:
        patches = best_patches(pattern, images, 9)
        shares.append(np.mean([dataset.test.labels[patch.image] == 0 for patch in patches]))
    best = int(np.argmax(shares))
    assert dataset.class_names[0] == "X"
    assert shares[best] == 1
    assert class_answers(weight[best], images, dataset.test.labels, 3).argmax() == 0


@pytest.mark.slow
def test_trained_filters_do_not_fall_behind_frozen_ones() -> None:
    settings = ["training.steps=300", "data.limit=2048", "data.test_limit=512"]
    finished = {
        event.name: event
        for event in compare_starts(apply_overrides(SHAPES, settings), "conv1")
        if isinstance(event, TrialFinished)
    }
    accuracy = {name: event.test_accuracy or 0.0 for name, event in finished.items()}
    assert accuracy["random_trained"] >= accuracy["random_frozen"]
    assert accuracy["hand_made_frozen"] > 0.9
    frozen = finished["hand_made_frozen"].state.arrays["conv1.weight"]
    np.testing.assert_allclose(frozen[0, 0], hand_made(7, 7)[0].pattern, atol=1e-6)


def test_filters_that_were_placed_are_the_hand_made_ones() -> None:
    file = schema.Initializer(scheme="file", path="mine.npy")
    trials = comparison(with_filters(SHAPES, "conv1", file), "conv1")
    found = {name: trial.network.layers[0] for name, trial in trials.items()}
    schemes = {}
    for name, layer in found.items():
        assert isinstance(layer, schema.Conv)
        schemes[name] = (layer.initializer.scheme, layer.trainable)
    assert schemes == {
        "hand_made_frozen": ("file", False),
        "random_frozen": ("he_normal", False),
        "random_trained": ("he_normal", True),
    }


NAN = float("nan")


@pytest.mark.parametrize(("answers", "wanted", "filter_number"), [
    ([[3.0, 2.9, 1.0], [0.4, 0.1, 0.1], [5.0, 6.0, 1.0]], 0, 0),  # not the faint one, nor that of 1
    ([[3.0, 2.9, 1.0], [0.4, 0.1, 0.1], [5.0, 6.0, 1.0]], 1, 2),
    ([[3.0, 2.9, 1.0], [0.4, 0.1, 0.1], [5.0, 6.0, 1.0]], 2, 1),  # nobody prefers it: the closest
    ([[2.0, NAN], [3.0, NAN]], 0, 1),
    ([[2.0, NAN], [3.0, NAN]], 1, None),
    ([[-4.0], [-2.0]], 0, 1),  # a single class
])  # fmt: skip
def test_the_filter_that_answers_to_a_class_most_is_found(
    answers: list[list[float]], wanted: int, filter_number: int | None
) -> None:
    assert specialist(np.array(answers), wanted) == filter_number
