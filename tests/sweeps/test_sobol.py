"""The Sobol sequence, compared with that of scipy."""

import numpy as np
import pytest

from guitrainer.sweeps.sobol import MOST_AXES, drawn_shift, points

qmc = pytest.importorskip("scipy.stats.qmc")


@pytest.mark.parametrize("axes", [1, 2, 3, 7, MOST_AXES])
def test_points_are_those_of_scipy(axes: int) -> None:
    expected = qmc.Sobol(axes, scramble=False).random(256)
    np.testing.assert_array_equal(points(256, axes), expected)


def test_shifted_points_fill_every_interval_once() -> None:
    found = points(64, 3, drawn_shift(3, 5))
    for axis in range(3):
        assert sorted((found[:, axis] * 64).astype(int)) == list(range(64))
    assert (found == points(64, 3, drawn_shift(3, 5))).all()
    assert (found != points(64, 3, drawn_shift(3, 6))).any()
