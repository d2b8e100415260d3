"""Filters as pixels."""

import numpy as np
import pytest

from guitrainer.gui.base.look.tiles import magnitude_picture, map_picture, photo_picture, pictures
from guitrainer.gui.base.settings import Colors


def filters(*values: list[float]) -> np.ndarray:
    return np.array(values, np.float32)[:, None, None, :]


def test_zero_is_the_middle_and_each_filter_has_its_scale() -> None:
    shown = pictures(filters([-1, 0, 1], [-0.1, 0, 0.05]), "filter", "gray")
    assert shown[:, 0, :, 0].tolist() == [[0, 128, 255], [0, 128, 191]]


def test_one_scale_for_the_layer() -> None:
    shown = pictures(filters([-1, 0, 1], [-0.1, 0, 0.1]), "layer", "gray")
    assert shown[1, 0, :, 0].tolist() == [115, 128, 140]


def test_diverging_colors_differ_in_hue_not_only_lightness() -> None:
    below, zero, above = pictures(filters([-1, 0, 1]), "filter", "diverging")[0, 0].astype(int)
    assert below[2] > below[0]
    assert above[0] > above[2]
    assert np.ptp(zero) < 12


def test_three_channels_are_red_green_and_blue() -> None:
    weight = np.zeros((1, 3, 1, 2), np.float32)
    weight[0, 0, 0, 0] = 1
    assert pictures(weight, "filter", "gray")[0, 0].tolist() == [[255, 128, 128], [128] * 3]


@pytest.mark.parametrize("colors", ["gray", "diverging"])
@pytest.mark.parametrize("inputs", [1, 3, 8])
def test_numbers_that_are_none_do_no_harm(colors: Colors, inputs: int) -> None:
    weight = np.ones((2, inputs, 3, 3), np.float32)
    weight[0, 0, 0, 0] = np.nan
    weight[1, 0, 0, 0] = np.inf
    assert pictures(weight, "layer", colors).shape == (2, 3, 3, 3)


def test_other_things_than_filters() -> None:
    response = map_picture(np.array([[-2.0, 0, 2]]), "gray")
    assert response[0, :, 0].tolist() == [0, 128, 255]
    assert magnitude_picture(np.array([[0.0, 1, 4]]))[0, :, 0].tolist() == [0, 64, 255]
    assert not magnitude_picture(np.zeros((2, 2))).any()
    assert photo_picture(np.full((1, 2, 2), 7, np.uint8)).tolist() == [[[7] * 3] * 2] * 2
    assert photo_picture(np.full((1, 1, 1), 0.5, np.float32))[0, 0, 0] == 128
