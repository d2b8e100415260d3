"""Dropout masks are a hash of a key and a place."""

import numpy as np
import pytest
from numpy.typing import NDArray

from guitrainer.nn.planes import blocks_for
from kernels.dropout import make_dropout, make_multiply
from kernels.machine import LANES
from tests.kernels.blocks import empty_plane, plane_of

SHAPE = (3, 6, 5)
WRAP = 2**64
Images = NDArray[np.float32]


def uniform(key: int, index: int) -> float:
    """SplitMix64's finaliser in plain integers."""
    z = (key + index * 0x9E3779B97F4A7C15) % WRAP
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9 % WRAP
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB % WRAP
    return ((z ^ (z >> 31)) >> 11) / 2**53


def dropped(
    images: Images, key: int, rate: float, order: list[int] | None = None
) -> tuple[Images, Images]:
    """Mask and output, computed block by block in the order given."""
    samples = len(images)
    x, mask, out = plane_of(images), empty_plane(samples, SHAPE), empty_plane(samples, SHAPE)
    numbers = (np.array([key]), 0, np.array([rate], np.float32))
    for n in order or range(blocks_for(samples)):
        make_dropout("float32")(x.inner, *numbers, mask.inner, out.inner, n, n + 1)
    return mask.take(samples), out.take(samples)


def ones(samples: int) -> Images:
    return np.ones((samples, *SHAPE), np.float32)


@pytest.mark.parametrize("rate", [0.0, 0.1, 0.5, 0.9])
def test_share_and_scale(rate: float) -> None:
    images = np.random.default_rng(0).standard_normal((200, *SHAPE)).astype(np.float32)
    mask, out = dropped(images, 12345, rate)
    share, deviation = (mask == 0).mean(), np.sqrt(rate * (1 - rate) / mask.size)
    assert abs(share - rate) <= 4 * deviation
    np.testing.assert_allclose(mask[mask != 0], 1 / (1 - rate), rtol=1e-6)
    np.testing.assert_array_equal(out, images * mask)


def test_mask_is_the_hash_of_key_and_place() -> None:
    samples, key, rate = LANES + 2, 2**63 - 25, 0.4
    mask, _ = dropped(ones(samples), key, rate)
    places = range(mask.size)  # sample, channel, row, column: in reading order
    expected = [uniform(key, place) >= rate for place in places]
    np.testing.assert_array_equal(mask.ravel() != 0, expected)


def test_order_of_blocks_changes_no_bit() -> None:
    samples = 3 * LANES
    first, _ = dropped(ones(samples), 7, 0.5)
    second, _ = dropped(ones(samples), 7, 0.5, order=[2, 0, 1])
    np.testing.assert_array_equal(first, second)


def test_mask_of_a_sample_does_not_depend_on_the_batch() -> None:
    large, _ = dropped(ones(3 * LANES), 7, 0.5)
    small, _ = dropped(ones(5), 7, 0.5)
    np.testing.assert_array_equal(large[:5], small)


def test_keys_give_unlike_masks() -> None:
    masks = [dropped(ones(100), key, 0.5)[0] != 0 for key in (1, 2, 3 << 56)]
    for a, b in ((0, 1), (0, 2), (1, 2)):
        equal = (masks[a] == masks[b]).mean()
        assert equal == pytest.approx(0.5, abs=4 * 0.5 / np.sqrt(masks[0].size))


def test_gradient_passes_where_the_value_did() -> None:
    rng = np.random.default_rng(0)
    grad, mask = (plane_of(rng.random((9, *SHAPE), np.float32)) for _ in range(2))
    out = empty_plane(9, SHAPE)
    make_multiply("float32")(grad.inner, mask.inner, out.inner, 0, blocks_for(9))
    np.testing.assert_array_equal(out.take(9), grad.take(9) * mask.take(9))
