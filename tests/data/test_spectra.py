"""Whitening, noise with a given spectrum, and patches of photographs."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from guitrainer.config.schema import Data
from guitrainer.data.controls import controlled
from guitrainer.data.loading import load_dataset
from guitrainer.data.photos import load_photos
from guitrainer.data.spectra import (
    isotropic_noise,
    radius,
    scrambled_phases,
    white_noise,
    whitened,
)
from guitrainer.errors import DataError
from tests.data.test_preprocessing import dataset

Floats = NDArray[np.float64]
PHOTO: Floats = np.concatenate([load_photos()[0][None, :128, :128]] * 2).astype(np.float64)


def slope(images: Floats) -> float:
    """Exponent of the amplitude as a power of the frequency, from 0.02 to 0.2 cycles per pixel."""
    r = radius(*images.shape[-2:])
    band = (r > 0.02) & (r < 0.2)
    amplitude = np.abs(np.fft.fft2(images)).mean(axis=0)[band]
    return float(np.polyfit(np.log(r[band]), np.log(amplitude), 1)[0])


def test_whitening_is_the_filter_of_the_paper() -> None:
    r = radius(128, 128)
    gain = np.abs(np.fft.fft2(whitened(PHOTO))) / np.abs(np.fft.fft2(PHOTO))
    np.testing.assert_allclose(gain[0], r * np.exp(-((r / 0.4) ** 4)), atol=1e-9)
    assert abs(whitened(PHOTO).mean()) < 1e-12
    assert slope(PHOTO) < -0.8
    assert slope(whitened(PHOTO)) - slope(PHOTO) == pytest.approx(1, abs=0.1)


@pytest.mark.parametrize(
    ("noise", "exponent"), [(white_noise, 0.0), (isotropic_noise, -1.0)], ids=["white", "isotropic"]
)
def test_noise_has_its_spectrum_and_the_moments_of_the_image(
    noise: Callable[..., Floats], exponent: float
) -> None:
    rng = np.random.default_rng(0)
    like = np.stack([PHOTO[0], 3 * PHOTO[0] + 1])
    found = np.stack([noise(like, rng) for _ in range(20)])
    np.testing.assert_allclose(found.mean(axis=(0, 2, 3)), like.mean(axis=(1, 2)), rtol=1e-9)
    np.testing.assert_allclose(found.std(axis=(2, 3))[0], like.std(axis=(1, 2)), rtol=1e-9)
    assert slope(found[:, 0]) == pytest.approx(exponent, abs=0.05)


def test_scrambled_phases_keep_amplitudes_and_mean_but_not_the_edges() -> None:
    found = scrambled_phases(PHOTO, np.random.default_rng(0))
    assert found.mean() == pytest.approx(PHOTO.mean())
    np.testing.assert_allclose(np.abs(np.fft.fft2(found)), np.abs(np.fft.fft2(PHOTO)), atol=1e-6)
    np.testing.assert_array_equal(found[0], found[1])
    steps = [np.diff(one, axis=2) / np.diff(one, axis=2).std() for one in (PHOTO, found)]
    before, after = (float((one**4).mean()) for one in steps)
    assert before > 8
    assert after == pytest.approx(3, abs=0.2)


@pytest.mark.parametrize("control", ["white_noise", "isotropic_noise", "scrambled_phases"])
@pytest.mark.parametrize("dtype", [np.uint8, np.float32])
def test_controls_replace_all_images(control: Any, dtype: Any) -> None:
    source = dataset(dtype)
    found = controlled(source, control, 0)
    seen, before = (one.transform.apply(one.train.images) for one in (found, source))
    np.testing.assert_allclose(seen.mean(axis=(2, 3)), before.mean(axis=(2, 3)), atol=1e-5)
    np.testing.assert_allclose(seen.std(axis=(2, 3)), before.std(axis=(2, 3)), atol=1e-5)
    np.testing.assert_array_equal(found.train.labels, source.train.labels)
    assert not np.array_equal(found.test.images[:5], found.train.images[:5])
    again, other = (controlled(source, control, seed).train.images for seed in (0, 1))
    np.testing.assert_array_equal(again, found.train.images)
    assert not np.array_equal(other, again)


def patches(**settings: Any) -> Any:
    data = Data.model_validate({"source": "photo-patches", "limit": 1500} | settings)
    return load_dataset(data, 0)


def test_patches_of_high_contrast_are_chosen() -> None:
    every, half = patches(preprocessing="raw"), patches(preprocessing="raw", contrast_share=0.5)
    spread = [np.sort(one.train.images.std(axis=(1, 2, 3))) for one in (every, half)]
    assert spread[1][0] == pytest.approx(np.median(spread[0]), rel=0.1)
    assert spread[1][-1] == pytest.approx(spread[0][-1], rel=0.2)


def test_whitened_patches_have_zero_mean_and_unit_contrast() -> None:
    found = patches(preprocessing="whitened")
    seen = found.transform.apply(found.train.images)
    np.testing.assert_allclose(seen.mean(axis=(1, 2, 3)), 0, atol=1e-5)
    assert np.median(seen.std(axis=(1, 2, 3))) == pytest.approx(1, abs=1e-3)
    flat = found.train.images.reshape(len(found.train), 9, 9)
    beside = np.corrcoef(flat[:, :, :-1].ravel(), flat[:, :, 1:].ravel())[0, 1]
    raw = patches(preprocessing="raw").train.images.reshape(-1, 9, 9)
    before = np.corrcoef(raw[:, :, :-1].ravel(), raw[:, :, 1:].ravel())[0, 1]
    assert beside < 0.6 < before


@pytest.mark.parametrize("source", ["photo-patches", "photo-exemplars"])
def test_photographs_are_scrambled_before_patches_are_cut(source: str) -> None:
    """The patches are parts of one large picture, so their means differ as before."""
    data = Data(source=source, preprocessing="raw", control="scrambled_phases", limit=400)
    scrambled, plain = (
        load_dataset(data, 0),
        load_dataset(data.model_copy(update={"control": "none"}), 0),
    )
    assert not np.array_equal(scrambled.train.images, plain.train.images)
    assert len(np.unique(scrambled.train.images.reshape(400, -1), axis=0)) > 350


def test_a_share_of_contrast_needs_patches() -> None:
    with pytest.raises(DataError, match="contrast_share: applies only to photo-patches"):
        load_dataset(Data(contrast_share=0.5), 0)


def test_patches_that_do_not_fit_are_refused() -> None:
    with pytest.raises(DataError, match=r"photo-patches: data\.image_size is 200"):
        patches(image_size=200)
