from typing import Any

import numpy as np
import pytest

from guitrainer.config.schema import Data
from guitrainer.data.controls import controlled
from guitrainer.data.dataset import CONTRAST_EPSILON, Dataset, ImageSet, PixelTransform
from guitrainer.data.preprocessing import measure, preprocessed
from guitrainer.errors import DataError
from guitrainer.formats.chunks import chunks


def dataset(dtype: Any = np.uint8, channels: int = 3, count: int = 400) -> Dataset:
    """Smooth random images, whose channels differ in mean and contrast."""
    rng = np.random.default_rng(0)
    noise = rng.standard_normal((2 * count, channels, 6, 5)).cumsum(axis=3)
    contrast = np.array([8, 12, 16, 20])[:channels, None, None]
    images = np.clip(100 + 10 * contrast / 8 + contrast * noise, 0, 255).astype(np.uint8)
    if dtype != np.uint8:
        images = (images / 255).astype(dtype)
    labels = rng.integers(4, size=2 * count)
    train, test = (ImageSet(images[part::2], labels[part::2]) for part in (0, 1))
    return Dataset("random", ("a", "b", "c", "d"), train, lambda: test)


def prepared(source: Dataset, **settings: Any) -> Dataset:
    return preprocessed(source, Data.model_validate(settings))


def inputs(source: Dataset) -> Any:
    return source.transform.apply(source.train.images).astype(np.float64)


@pytest.mark.parametrize("dtype", [np.uint8, np.float32])
@pytest.mark.parametrize(
    ("settings", "mean", "std"),
    [
        ({"preprocessing": "zero_mean"}, 0, None),
        ({"preprocessing": "standardized"}, 0, 1),
        ({"preprocessing": "standardized", "mean": 0.0}, None, None),
    ],
)
def test_moments_per_channel(
    settings: dict[str, Any], mean: float | None, std: float | None, dtype: Any
) -> None:
    x = inputs(prepared(dataset(dtype), **settings))
    if mean is not None:
        np.testing.assert_allclose(x.mean(axis=(0, 2, 3)), mean, atol=1e-5)
    if std is not None:
        np.testing.assert_allclose(x.std(axis=(0, 2, 3)), std, rtol=1e-5)


@pytest.mark.parametrize("dtype", [np.uint8, np.float32])
def test_formulas_on_given_numbers(dtype: Any) -> None:
    source = dataset(dtype)
    p = source.train.images / np.float32(255 if dtype == np.uint8 else 1)
    for settings, expected in (
        ({"preprocessing": "raw"}, p),
        ({"preprocessing": "zero_mean", "mean": 0.2}, p - 0.2),
        ({"preprocessing": "standardized", "mean": 0.1307, "std": 0.3081}, (p - 0.1307) / 0.3081),
    ):
        x = inputs(prepared(source, **settings))
        np.testing.assert_allclose(x, expected, atol=1e-6)


def test_contrast_is_per_image() -> None:
    source = prepared(dataset(), preprocessing="contrast")
    x = inputs(source)
    np.testing.assert_allclose(x.mean(axis=(1, 2, 3)), 0, atol=1e-5)
    np.testing.assert_allclose(x.std(axis=(1, 2, 3)), 1, rtol=0.01)
    flat = np.full((1, 3, 6, 5), 77, np.uint8)
    np.testing.assert_allclose(source.transform.apply(flat), 0, atol=1e-3)


def test_the_epsilon_is_the_kernels() -> None:
    batches = pytest.importorskip("kernels.batches")
    assert batches.CONTRAST_EPSILON == CONTRAST_EPSILON


def test_measure_agrees_with_numpy_and_reads_in_chunks() -> None:
    images = np.random.default_rng(1).integers(256, size=(3000, 2, 40, 40), dtype=np.uint8)
    assert len(chunks(images)) > 2
    moments = measure(images)
    np.testing.assert_allclose(moments.mean, (images / 255).mean(axis=(0, 2, 3)), rtol=1e-12)
    np.testing.assert_allclose(moments.std, (images / 255).std(axis=(0, 2, 3)), rtol=1e-10)


@pytest.mark.parametrize("dtype", [np.uint8, np.float32])
def test_zca_whitens_and_stays_close_to_the_image(dtype: Any) -> None:
    source = dataset(dtype, channels=1, count=4000)
    white = prepared(source, preprocessing="zca", zca_epsilon=1e-9)
    x = inputs(white).reshape(4000, -1)
    np.testing.assert_allclose(np.cov(x.T, bias=True), np.eye(30), atol=2e-3)
    assert white.train.images.dtype == np.float32
    before = inputs(prepared(source, preprocessing="zero_mean")).reshape(4000, -1)
    likeness = [np.corrcoef(a, b)[0, 1] for a, b in zip(x.T, before.T, strict=True)]
    assert min(likeness) > 0.3  # zero-phase: a whitened pixel still looks like its pixel


def test_zca_of_the_test_uses_the_training_images() -> None:
    source = dataset(channels=1)
    white = prepared(source, preprocessing="zca")
    swapped = Dataset("swapped", source.class_names, source.train, lambda: source.train)
    again = prepared(swapped, preprocessing="zca")
    np.testing.assert_array_equal(again.test.images, white.train.images)


def test_zca_refuses_large_images_with_the_numbers() -> None:
    images = ImageSet(np.zeros((2, 3, 40, 40), np.uint8), np.array([0, 1]))
    large = Dataset("large", ("a", "b"), images, lambda: images)
    with pytest.raises(DataError, match=r"3×40×40 = 4,800 numbers.*3,072"):
        prepared(large, preprocessing="zca")


@pytest.mark.parametrize(
    "channel",
    [
        np.full(400, 0.1, np.float32),  # its measured std is not exactly 0: the squares are rounded
        np.full(400, 0.5) + 1e-7 * (np.arange(400) % 2),
        np.full(400, 255, np.uint8),
        np.zeros(400, np.uint8),
    ],
    ids=["rounded", "noise", "opaque", "black"],
)
def test_a_constant_channel_cannot_be_standardized(channel: Any) -> None:
    """Dividing by its std multiplied what was only rounding by 10 millions."""
    pixels = np.random.default_rng(0).random((400, 2, 1, 1)).astype(np.float32)
    if channel.dtype == np.uint8:
        pixels = (255 * pixels).astype(np.uint8)
    pixels[:, 1, 0, 0] = channel
    some = ImageSet(pixels, np.arange(400) % 2)
    flat = Dataset("flat", ("a", "b"), some, lambda: some)
    with pytest.raises(DataError, match="all pixels of channel 1"):
        prepared(flat, preprocessing="standardized")
    assert abs(inputs(prepared(flat, preprocessing="zero_mean"))[:, 1]).max() < 1e-6
    assert np.isfinite(inputs(prepared(flat, preprocessing="standardized", std=0.5))).all()


def test_a_transform_refuses_other_channels() -> None:
    transform = PixelTransform(np.ones(3, np.float32), np.zeros(3, np.float32))
    with pytest.raises(DataError, match=r"\(n, 3, height, width\)"):
        transform.apply(np.zeros((2, 1, 4, 4), np.uint8))


def test_scrambling_is_one_permutation_for_all() -> None:
    images = np.arange(30, dtype=np.uint8).reshape(1, 1, 6, 5).repeat(2, axis=1)
    images = np.concatenate([images, images + 100])
    some = ImageSet(images, np.array([0, 1]))
    source = Dataset("places", ("a", "b"), some, lambda: some)
    scrambled = controlled(source, "scrambled_pixels", 0)
    first = scrambled.train.images[0, 0].reshape(-1)
    assert sorted(first) == list(range(30))
    assert list(first) != list(range(30))
    for image in (*scrambled.train.images, *scrambled.test.images):
        for channel in image:
            np.testing.assert_array_equal(channel.reshape(-1) % 100, first)
    np.testing.assert_array_equal(scrambled.train.labels, some.labels)
    other = controlled(source, "scrambled_pixels", 1).train.images
    assert not np.array_equal(other, scrambled.train.images)


def test_random_labels_keep_their_numbers_and_know_nothing_of_the_images() -> None:
    source = dataset(count=8000, channels=1)
    drawn = controlled(source, "random_labels", 0)
    np.testing.assert_array_equal(drawn.train.images, source.train.images)
    for part, truth in ((drawn.train, source.train), (drawn.test, source.test)):
        np.testing.assert_array_equal(np.bincount(part.labels), np.bincount(truth.labels))
        assert np.mean(part.labels == truth.labels) == pytest.approx(0.25, abs=0.02)
    again, other = (controlled(source, "random_labels", seed) for seed in (0, 1))
    np.testing.assert_array_equal(again.train.labels, drawn.train.labels)
    assert not np.array_equal(other.train.labels, drawn.train.labels)


def test_no_control_changes_nothing() -> None:
    source = dataset()
    assert controlled(source, "none", 0) is source
