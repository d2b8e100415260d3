"""Cross-entropy, batch normalization and dropout beyond their gradients."""

import math

import numpy as np
import numpy.typing as npt
import pytest

from guitrainer import functional
from tests import reference
from tests.functional.cases import Case, NORMALiZATIONS, batch_norm
from tests.functional.comparison import TOLERANCES, assert_close, assert_gradients_close
from tests.functional.operations import OPERATIONS, Array, backward, forward


@pytest.mark.parametrize("classes", [2, 10, 33])
def test_equal_logits_cost_the_logarithm_of_the_number_of_classes(classes: int) -> None:
    logits = np.full((7, classes), 3.25, np.float32)
    loss = functional.cross_entropy(logits, np.arange(7) % classes)
    assert isinstance(loss, float)
    assert loss == pytest.approx(math.log(classes), rel=1e-6)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_huge_logits_do_not_overflow(dtype: npt.DTypeLike) -> None:
    logits: Array = np.array([[1e4, 0, -1e4], [0, 1e4, 0]], dtype)
    target = np.array([0, 2])
    assert functional.cross_entropy(logits, target) == pytest.approx(5000.0)
    expected = np.array([[0, 0, 0], [0, 0.5, -0.5]])
    np.testing.assert_allclose(functional.cross_entropy_backward(logits, target), expected)


@pytest.mark.parametrize("dtype", [np.uint8, np.int32, np.int64])
def test_labels_of_any_integer_type(dtype: npt.DTypeLike) -> None:
    logits = np.array([[1, 2, 3], [0, 5, 1]], np.float32)
    target = np.array([2, 0])
    computed = functional.cross_entropy(logits, target.astype(dtype))
    assert computed == pytest.approx(reference.cross_entropy(logits, target), rel=1e-6)


def test_nan_logits_show_in_the_loss() -> None:
    logits = np.array([[1, np.nan, 3], [0, 5, 1]], np.float32)
    assert math.isnan(functional.cross_entropy(logits, np.array([0, 1])))


@pytest.mark.parametrize("dtype", TOLERANCES, ids=str)
@pytest.mark.parametrize("case", NORMALiZATIONS, ids=str)
def test_training_moves_the_running_averages(case: Case, dtype: np.dtype[np.floating]) -> None:
    computed, expected = case.arrays(dtype), case.arrays(dtype)
    for module, arrays in ((functional, computed), (reference, expected)):
        getattr(module, case.name)(
            *(arrays[key] for key in OPERATIONS[case.name].arguments), **case.options
        )
    for key in ("running_mean", "running_var"):
        assert_close(computed[key], expected[key], TOLERANCES[dtype], key)
        assert not np.array_equal(computed[key], case.arrays(dtype)[key])


@pytest.mark.parametrize("dtype", TOLERANCES, ids=str)
@pytest.mark.parametrize("case", NORMALiZATIONS, ids=str)
def test_evaluation_uses_the_running_averages(case: Case, dtype: np.dtype[np.floating]) -> None:
    arrays = case.arrays(dtype)
    options = case.options | {"training": False}
    output = forward(functional, case.name, arrays, options)
    assert_close(output, forward(reference, case.name, arrays, options), TOLERANCES[dtype])
    mean, variance = arrays["running_mean"].copy(), arrays["running_var"].copy()
    functional.batch_norm(arrays["x"], mean, variance)
    np.testing.assert_array_equal(mean, arrays["running_mean"])
    np.testing.assert_array_equal(variance, arrays["running_var"])


@pytest.mark.parametrize("training", [False, True])
def test_without_weight_and_bias(training: bool) -> None:
    case = batch_norm((3, 5, 4, 2), training=training)
    arrays, grad_output = case.arrays(), case.grad_output()
    del arrays["weight"], arrays["bias"]
    output = forward(functional, case.name, arrays, case.options)
    assert_close(output, forward(reference, case.name, arrays, case.options), 1e-12)
    gradients = backward(functional, case.name, grad_output, arrays, case.options)
    expected = backward(reference, case.name, grad_output, arrays, case.options)
    assert_gradients_close(gradients, expected, 1e-12)


def test_a_constant_channel_is_normalized_to_the_bias() -> None:
    x = np.full((4, 2, 3, 3), 7.0, np.float32)
    ones = np.ones(2, np.float32)
    output = functional.batch_norm(x, ones.copy(), ones.copy(), ones, 3 * ones, training=True)
    np.testing.assert_allclose(output, np.full_like(x, 3.0), atol=1e-3)


@pytest.mark.parametrize("mean", [100, 300, 1000])
def test_small_variances_far_from_zero_are_kept(mean: float) -> None:
    """The mean of squares minus the square of the mean would lose them in float32."""
    x = np.random.default_rng(0).normal(mean, 0.1, (64, 1, 8, 8)).astype(np.float32)
    running = np.zeros(1, np.float32), np.ones(1, np.float32)
    for output, axes in (
        (functional.batch_norm(x, *running, training=True), (0, 2, 3)),
        (functional.group_norm(x, 1), (1, 2, 3)),
        (functional.layer_norm(x, (1, 8, 8)), (1, 2, 3)),
    ):
        centered = x - x.mean(axes, keepdims=True, dtype=np.float64)
        expected = centered / np.sqrt((centered**2).mean(axes, keepdims=True) + 1e-5)
        np.testing.assert_allclose(output, expected, atol=0.01)


@pytest.mark.parametrize("shape", [(3, 7), (5, 3, 9, 7), (1, 1)])
@pytest.mark.parametrize("p", [0.0, 0.25, 0.5, 0.9])
def test_dropout_scales_what_the_mask_keeps(p: float, shape: tuple[int, ...]) -> None:
    x = np.random.default_rng(0).normal(1.0, 1.0, shape).astype(np.float32)
    output, mask = functional.dropout(x, p, rng=np.random.default_rng(1))
    assert mask.shape == x.shape
    assert output.dtype == np.float32
    np.testing.assert_allclose(output, np.where(mask, x / np.float32(1 - p), 0), rtol=1e-6)
    computed = functional.dropout_backward(x, mask, p)
    np.testing.assert_allclose(computed, reference.dropout_backward(x, mask, p), rtol=1e-6)


def test_dropout_is_deterministic_in_its_stream() -> None:
    x = np.ones((20, 50), np.float32)
    masks = [functional.dropout(x, 0.5, rng=np.random.default_rng(seed))[1] for seed in (3, 3, 4)]
    np.testing.assert_array_equal(masks[0], masks[1])
    assert not np.array_equal(masks[0], masks[2])


@pytest.mark.parametrize("p", [0.1, 0.5, 0.8])
def test_dropout_drops_its_share(p: float) -> None:
    x = np.ones((100, 400), np.float32)
    output, mask = functional.dropout(x, p, rng=np.random.default_rng(5))
    deviation = math.sqrt(p * (1 - p) / x.size)
    assert np.mean(np.asarray(mask, bool)) == pytest.approx(1 - p, abs=5 * deviation)
    assert float(output.mean()) == pytest.approx(1.0, abs=5 * deviation / (1 - p))


@pytest.mark.parametrize(("p", "training"), [(0.0, True), (0.5, False)])
def test_dropout_that_drops_nothing(p: float, training: bool) -> None:
    x = np.arange(12, dtype=np.float32).reshape(3, 4)
    output, _ = functional.dropout(x, p, training, np.random.default_rng(0))
    np.testing.assert_array_equal(output, x)


def test_normalizing_large_maps_keeps_their_digits() -> None:
    """A chain of 4,096 sums lost more than twice as many."""
    x = (np.random.default_rng(0).standard_normal((20, 8, 64, 64)) + 3).astype(np.float32)
    exact = x.astype(np.float64)
    mean, variance = (f(axis=(0, 2, 3), keepdims=True) for f in (exact.mean, exact.var))
    zeros, ones = np.zeros(8, np.float32), np.ones(8, np.float32)
    found = functional.batch_norm(x, zeros.copy(), ones.copy(), ones, zeros, training=True)
    np.testing.assert_allclose(
        found, (exact - mean) / np.sqrt(variance + 1e-5), rtol=0, atol=1.4e-6
    )


@pytest.mark.parametrize("shape", [(32, 512, 1, 1), (20, 100, 4, 4)], ids=str)
def test_a_large_mean_hardly_harms_a_norm(shape: tuple[int, ...]) -> None:
    """The mean of many channels is updated channel by channel; its rounding must not add up."""
    x = (np.random.default_rng(0).standard_normal(shape) + 100).astype(np.float32)
    exact = x.astype(np.float64)
    mean, variance = exact.mean((1, 2, 3), keepdims=True), exact.var((1, 2, 3), keepdims=True)
    expected = (exact - mean) / np.sqrt(variance + 1e-5)
    found = functional.group_norm(x, 1)
    assert np.abs(found - expected).max() < 2e-6 * np.abs(expected).max()
