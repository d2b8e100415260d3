"""What a network sees: the same as the engine; and drawings made as MNIST's digits are."""

import numpy as np
import pytest

from guitrainer.config import schema
from guitrainer.config.loading import load_preset
from guitrainer.config.overrides import apply_overrides
from guitrainer.data.loading import load_dataset
from guitrainer.errors import DataError, NetworkError, WeightsError
from guitrainer.explain.digits import centered_digit
from guitrainer.explain.prediction import Evaluation, evaluate, predict, reconstruct
from guitrainer.explain.state import NetworkState
from guitrainer.nn.engine import Engine
from guitrainer.training.control import Control
from guitrainer.training.preview import draw_state
from tests.training.lab import EVERYTHING, PLAIN, experiment, make_dataset, training

DATASET = make_dataset()


def trained_state(layers: tuple[schema.AnyLayer, ...]) -> tuple[NetworkState, float]:
    with training(experiment(layers), DATASET) as trainer:
        for _ in trainer.events(Control()):
            pass
        _, accuracy = trainer.evaluate()
        assert accuracy is not None
        return NetworkState(trainer.experiment, trainer.state()[0]), accuracy


@pytest.mark.parametrize("layers", [PLAIN, EVERYTHING], ids=["plain", "everything"])
def test_evaluation_is_that_of_training(layers: tuple[schema.AnyLayer, ...]) -> None:
    state, accuracy = trained_state(layers)
    found = evaluate(state, DATASET)
    assert found.accuracy == pytest.approx(accuracy)
    assert found.confusion.sum() == len(DATASET.test)
    assert found.confusion.trace() == round(accuracy * len(DATASET.test))
    np.testing.assert_allclose(found.probabilities.sum(axis=1), 1)
    one = predict(state, DATASET, DATASET.test.images[7])
    np.testing.assert_allclose(one.probabilities, found.probabilities[7], atol=1e-5)
    assert [layer.layer for layer in one.layers][-1].startswith("dense")


def test_layers_say_which_channels_fired() -> None:
    state, _ = trained_state(PLAIN)
    found = predict(state, DATASET, DATASET.test.images[0])
    conv, relu, pool, _ = found.layers
    np.testing.assert_array_equal(relu.maps, np.maximum(conv.maps, 0))
    np.testing.assert_allclose(relu.fired, (conv.maps > 0).mean(axis=(1, 2)))
    np.testing.assert_array_equal(relu.peaks, relu.maps.max(axis=(1, 2)))
    assert list(relu.peaks[relu.order]) == sorted(relu.peaks, reverse=True)
    assert (conv.type, pool.maps.shape) == ("conv", (4, 5, 5))


PROBABILITIES = np.array(
    [[0.7, 0.2, 0.1], [0.6, 0.3, 0.1], [0.45, 0.5, 0.05], [0.9, 0.05, 0.05], [0.1, 0.1, 0.8]]
)
EVALUATION = Evaluation(PROBABILITIES, np.array([0, 1, 1, 1, 2]))


def test_confusion_points_to_its_images() -> None:
    np.testing.assert_array_equal(EVALUATION.confusion, [[1, 0, 0], [2, 1, 0], [0, 0, 1]])
    np.testing.assert_array_equal(EVALUATION.cell(1, 0), [3, 1])
    np.testing.assert_array_equal(EVALUATION.most_wrong(), [3, 1])
    np.testing.assert_array_equal(EVALUATION.least_certain(2), [2, 1])
    assert EVALUATION.accuracy == 0.6


def test_weights_of_another_network_are_refused() -> None:
    state, _ = trained_state(PLAIN)
    other = NetworkState(experiment(EVERYTHING), state.arrays)
    with pytest.raises(WeightsError, match="do not fit"):
        evaluate(other, DATASET)
    with pytest.raises(DataError, match="accepted"):
        predict(state, DATASET, np.zeros((1, 3, 3)))


# ---------------------------------------------------------------- drawings


def test_digits_of_mnist_are_left_as_they_are() -> None:
    """Their own recipe does not change them: box, scale and center are the same."""
    images = load_dataset(schema.Data(limit=500, test_limit=1), 0).train.images[:, 0]
    same = [np.array_equal(centered_digit(image), image) for image in images]
    assert np.mean(same) > 0.99


@pytest.mark.parametrize(("factor", "top", "left"), [(10, 30, 150), (3, 0, 40)])
def test_a_large_drawing_somewhere_comes_out_the_same(factor: int, top: int, left: int) -> None:
    digit = np.array(load_dataset(schema.Data(limit=1, test_limit=1), 0).train.images[0, 0])
    large = np.kron(digit, np.ones((factor, factor), np.uint8))
    canvas = np.zeros((400, 500), np.uint8)
    canvas[top : top + len(large), left : left + len(large)] = large
    np.testing.assert_array_equal(centered_digit(canvas), digit)


def test_thin_and_empty_drawings() -> None:
    assert not centered_digit(np.zeros((50, 60))).any()
    line = np.zeros((200, 200))
    line[20:180, 100:108] = 1
    found = centered_digit(line)
    assert (found > 0).any(axis=1).sum() == 20
    assert (found > 0).any(axis=0).sum() == 1


@pytest.mark.parametrize("drawing", [np.zeros(3), np.full((2, 2), 2.0), np.full((2, 2), np.nan)])
def test_what_is_no_drawing_is_refused(drawing: np.ndarray) -> None:  # type: ignore[type-arg]
    with pytest.raises(DataError, match="accepted"):
        centered_digit(drawing)


def test_a_reconstruction_is_compared_with_its_input() -> None:
    """Its error is the loss of the engine for this image; and each objective needs its own call."""
    experiment = load_preset("photo-sparse")
    few = apply_overrides(experiment, ["data.limit=60", "data.test_limit=20"])
    dataset = load_dataset(few.data, few.seed)
    state = NetworkState(few, draw_state(few, dataset).arrays)
    found = reconstruct(state, dataset, dataset.test.images[4])
    engine = Engine(state.network(dataset), 1)
    source = engine.source(dataset.test.images, *dataset.transform.parts())
    loss, _ = engine.evaluate(source, np.array([4]), np.array([0]))
    assert found.error == pytest.approx(loss, rel=1e-4)
    assert found.output.shape == found.image.shape == dataset.shape
    with pytest.raises(NetworkError, match="accepted: classification"):
        predict(state, dataset, dataset.test.images[4])
    classifying = NetworkState(load_preset("digits-edges"), {})
    with pytest.raises(NetworkError, match="accepted: reconstruction"):
        reconstruct(classifying, dataset, dataset.test.images[4])
