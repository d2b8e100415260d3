import numpy as np
import pytest

from guitrainer.config.schema import Data
from guitrainer.data.built_in import dataset_list
from guitrainer.data.dataset import Dataset
from guitrainer.data.generated import DIRECTIONS
from guitrainer.data.loading import load_dataset
from guitrainer.data.photos import load_photos

GENERATED = [info.name for info in dataset_list() if info.noise is not None]


def load(source: str, seed: int = 0, **settings: object) -> Dataset:
    data = Data.model_validate({"source": source, "preprocessing": "raw"} | settings)
    return load_dataset(data, seed)


@pytest.mark.parametrize("source", GENERATED)
def test_same_seed_same_images_and_others_differ(source: str) -> None:
    first, again, other = (load(source, seed, limit=300) for seed in (0, 0, 1))
    np.testing.assert_array_equal(first.train.images, again.train.images)
    np.testing.assert_array_equal(first.train.labels, again.train.labels)
    np.testing.assert_array_equal(first.test.images, again.test.images)
    assert not np.array_equal(first.train.images, other.train.images)
    assert not np.array_equal(first.train.images[:100], first.test.images[:100])


@pytest.mark.parametrize("source", GENERATED)
def test_a_limit_gives_the_first_of_the_whole(source: str) -> None:
    whole, some = load(source), load(source, limit=333, test_limit=5)
    np.testing.assert_array_equal(some.train.images, whole.train.images[:333])
    np.testing.assert_array_equal(some.train.labels, whole.train.labels[:333])
    np.testing.assert_array_equal(some.test.images, whole.test.images[:5])


@pytest.mark.parametrize("source", GENERATED)
def test_size_and_classes(source: str) -> None:
    dataset = load(source, image_size=16)
    images = dataset.train.images
    assert images.shape[1:] == (1, 16, 16)
    assert images.dtype == np.float32
    assert np.isfinite(images).all()
    counts = np.bincount(dataset.train.labels, minlength=dataset.classes)
    assert len(counts) == dataset.classes
    assert counts.min() > 0


@pytest.mark.parametrize("source", ["shapes", "bars", "photo-contours"])
def test_noise_is_added_with_the_std_asked_for(source: str) -> None:
    clean, noisy = load(source, noise=0.0), load(source, noise=0.3)
    assert clean.train.images.min() >= 0
    assert clean.train.images.max() <= 1
    noise = noisy.train.images[:64] - clean.train.images[:64]  # the same draws before the noise
    assert np.std(noise) == pytest.approx(0.3, rel=0.02)


@pytest.mark.parametrize("name", ["X", "O", "+"])
def test_shapes_look_like_their_class(name: str) -> None:
    """The mean of centered shapes: ink in the middle for X and +, on the axes for + only."""
    dataset = load("shapes", noise=0.0, image_size=32)
    images = dataset.train.images[dataset.train.labels == dataset.class_names.index(name), 0]
    rows, columns = (images.sum(axis=axis) for axis in (2, 1))
    line = np.arange(32)
    middle = [np.rint((sums @ line) / sums.sum(axis=1)).astype(int) for sums in (rows, columns)]
    centered = np.mean(
        [np.roll(im, (16 - y, 16 - x), (0, 1)) for im, y, x in zip(images, *middle, strict=True)],
        axis=0,
    )
    on_axes = centered[16, 10] + centered[16, 22] + centered[10, 16] + centered[22, 16]
    on_diagonals = centered[12, 12] + centered[12, 20] + centered[20, 12] + centered[20, 20]
    assert (centered[16, 16] > 0.5) == (name in "X+")
    assert (on_axes > 1.5 * on_diagonals) == (name == "+")
    assert (on_diagonals > 1.5 * on_axes) == (name == "X")


def _gradient_direction(image: np.ndarray) -> float:
    """Direction of the contours in degrees, counter-clockwise from horizontal, of one image."""
    down, right = np.gradient(image.astype(np.float64))
    return float(np.degrees(np.angle(((down + 1j * right) ** 2).sum()) / 2) % 180)


@pytest.mark.parametrize("source", ["bars", "photo-contours"])
def test_directions_are_those_of_the_class_names(source: str) -> None:
    dataset = load(source, noise=0.0, image_size=24)
    width = 180 / DIRECTIONS
    for image, label in zip(dataset.train.images[:200, 0], dataset.train.labels, strict=False):
        named = float(dataset.class_names[label].removesuffix("°"))
        error = abs((_gradient_direction(image) - named + 90) % 180 - 90)
        assert error < 0.75 * width  # the classifier of photo-contours sees the borders, too


def test_a_slope_that_rises_to_the_right_is_named_by_its_angle() -> None:
    """45° is up and to the right: rows count down."""
    dataset = load("bars", noise=0.0)
    label = dataset.class_names.index("45°")
    images = dataset.train.images[dataset.train.labels == label, 0]
    contrast = np.abs(images - images.mean(axis=(1, 2), keepdims=True))
    along = np.mean([np.abs(images[:, 23 - i, i] - images[:, 12, 11]) for i in range(4, 20)])
    across = np.mean([np.abs(images[:, i, i] - images[:, 12, 11]) for i in range(4, 20)])
    assert contrast.max() > 0.3
    assert along < 0.5 * across


def test_exemplars_are_normalized_views_of_128_patches() -> None:
    dataset = load("photo-exemplars", noise=0.0)
    images, labels = dataset.train.images[:, 0], dataset.train.labels
    assert dataset.classes == 128
    np.testing.assert_allclose(images.mean(axis=(1, 2)), 0, atol=1e-5)
    contrast = images.std(axis=(1, 2))
    assert 0.59 < contrast.min() < 0.62
    assert 1.28 < contrast.max() < 1.31
    test = dataset.test
    same, different = [], []
    for image, label in zip(test.images[:200, 0], test.labels, strict=False):
        likeness = (
            (images @ image.T).trace(axis1=1, axis2=2)
            if False
            else (images * image).sum(axis=(1, 2))
        )
        same.append(likeness[labels == label].max(initial=0))
        different.append(np.median(likeness[labels != label]))
    assert np.median(same) > 3 * np.median(np.abs(different))


def test_contours_of_the_test_come_from_elsewhere() -> None:
    """No patch of the test occurs in the left parts, from which the training patches come."""
    dataset = load("photo-contours", limit=2000, test_limit=200)
    photos = [photo[:, : round(0.8 * photo.shape[1])] for photo in load_photos()]
    tops = {top.tobytes() for photo in photos for top in _tops_of(photo, 20)}
    found_train = sum(image[0, :2].tobytes() in tops for image in dataset.train.images)
    clear = [image[0, :2] for image in dataset.test.images if np.ptp(image[0, :2]) > 0.1]
    assert found_train == 2000
    assert len(clear) > 100
    assert not any(top.tobytes() in tops for top in clear)  # flat ones may occur twice


def _tops_of(photo: np.ndarray, width: int) -> np.ndarray:
    """The upper two rows of every patch."""
    windows = np.lib.stride_tricks.sliding_window_view(photo, (2, width))
    return np.ascontiguousarray(windows).reshape(-1, 2, width)
