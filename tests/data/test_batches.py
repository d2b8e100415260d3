import numpy as np
import pytest

from guitrainer.augmentation import Augmentation
from guitrainer.data.batches import epoch_augmentation, epoch_order


def test_an_epoch_sees_every_image_once_in_an_order_of_its_own() -> None:
    orders = [epoch_order(1000, seed, epoch) for seed, epoch in ((0, 0), (0, 1), (1, 0))]
    for order in orders:
        np.testing.assert_array_equal(np.sort(order), np.arange(1000))
        assert order.dtype == np.int64
    assert not np.array_equal(orders[0], orders[1])
    assert not np.array_equal(orders[0], orders[2])
    np.testing.assert_array_equal(orders[0], epoch_order(1000, 0, 0))


def test_no_augmentation_where_none_is_asked_for() -> None:
    assert epoch_augmentation(10, 0, 0, shift=0, flip=False) is None


@pytest.mark.parametrize(("shift", "flip"), [(3, False), (3, True), (0, True)])
def test_augmentation_is_uniform_within_its_bounds(shift: int, flip: bool) -> None:
    drawn = epoch_augmentation(20_000, 0, 2, shift, flip)
    assert drawn is not None
    for moves in (drawn.down, drawn.right):
        counts = np.bincount(moves + shift, minlength=2 * shift + 1)
        np.testing.assert_allclose(counts / 20_000, 1 / (2 * shift + 1), atol=0.02)
        assert moves.dtype == np.int64
    assert drawn.mirrored.mean() == pytest.approx(0.5 if flip else 0, abs=0.02)
    assert shift == 0 or abs(np.corrcoef(drawn.down, drawn.right)[0, 1]) < 0.03


IMAGE = np.array([[1, 2, 3], [4, 5, 6]], np.uint8)


@pytest.mark.parametrize(
    ("dy", "dx", "flip", "expected"),
    [
        (0, 0, False, [[1, 2, 3], [4, 5, 6]]),
        (0, 0, True, [[3, 2, 1], [6, 5, 4]]),
        (1, 0, False, [[0, 0, 0], [1, 2, 3]]),
        (-1, 1, False, [[0, 4, 5], [0, 0, 0]]),
        (0, 1, True, [[0, 3, 2], [0, 6, 5]]),
        (0, -2, False, [[3, 0, 0], [6, 0, 0]]),
        (5, -7, True, [[0, 0, 0], [0, 0, 0]]),
    ],
)
def test_an_image_is_mirrored_then_moved(
    dy: int, dx: int, flip: bool, expected: list[list[int]]
) -> None:
    other = 9
    moves = Augmentation(np.array([other, dy]), np.array([other, dx]), np.array([False, flip]))
    moved = moves[1:].apply(IMAGE[None, None])
    np.testing.assert_array_equal(moved[0, 0], expected)
