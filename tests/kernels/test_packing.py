"""Packed orders held against walks that put every element where its kernel reads or writes it."""

from itertools import product

import numpy as np
import pytest

from kernels.packing import (
    gradient_corners,
    gradient_size,
    group_starts,
    pack_backward,
    pack_forward,
    unpack_gradient,
)
from kernels.tiling import GradientTile

Shape = tuple[int, int, int, int]

SHAPES = [
    (1, 1, 1, 1),
    (1, 3, 3, 3),
    (5, 1, 3, 2),
    (4, 2, 1, 5),
    (7, 3, 2, 3),
    (8, 5, 3, 1),
    (13, 2, 4, 3),
]


def starts(size: int, group: int) -> list[int]:
    """First members of groups; the last group is moved back to end at the border."""
    return [min(first, size - group) for first in range(0, size, group)]


@pytest.mark.parametrize(
    ("size", "group", "expected"),
    [(8, 4, [0, 4]), (7, 4, [0, 3]), (9, 4, [0, 4, 5]), (3, 3, [0]), (5, 1, [0, 1, 2, 3, 4])],
)
def test_groups_cover_and_end_at_the_border(size: int, group: int, expected: list[int]) -> None:
    assert group_starts(size, group).tolist() == expected


@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_forward_order(shape: Shape) -> None:
    outputs, inputs, height, width = shape
    weight = np.random.default_rng(0).random(shape)
    for channels in range(1, min(outputs, 8) + 1):
        walk = [
            weight[first + c, ci, i, j]
            for first in starts(outputs, channels)
            for ci, i, j in product(range(inputs), range(height), range(width))
            for c in range(channels)
        ]
        np.testing.assert_array_equal(weight.ravel()[pack_forward(shape, channels)], walk)


@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_backward_order_turns_filters_and_exchanges_channels(shape: Shape) -> None:
    outputs, inputs, height, width = shape
    weight = np.random.default_rng(0).random(shape)
    for channels in range(1, min(inputs, 8) + 1):
        walk = [
            weight[co, first + c, height - 1 - i, width - 1 - j]
            for first in starts(inputs, channels)
            for co, i, j in product(range(outputs), range(height), range(width))
            for c in range(channels)
        ]
        np.testing.assert_array_equal(weight.ravel()[pack_backward(shape, channels)], walk)


def tiles_for(shape: Shape) -> list[GradientTile]:
    outputs, inputs, height, _ = shape
    return [
        GradientTile(groups, channels, axis)
        for axis, extent in ((1, inputs), (2, height))
        for groups in range(1, min(extent, 8) + 1)
        for channels in range(1, min(outputs, 8) + 1)
    ]


@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_gradient_comes_back_from_where_the_kernel_put_it(shape: Shape) -> None:
    outputs, inputs, height, width = shape
    gradient = np.random.default_rng(0).random(shape)
    for tile in tiles_for(shape):
        along_channels = tile.axis == 1
        corners = (
            product(starts(inputs, tile.slices), range(height))
            if along_channels
            else product(range(inputs), starts(height, tile.slices))
        )
        expected = np.array(list(corners))
        np.testing.assert_array_equal(gradient_corners(shape, tile), expected)
        written = [
            gradient[first + c, ci + q * along_channels, i + q * (not along_channels), j]
            for first in starts(outputs, tile.channels)
            for ci, i in expected
            for q, j, c in product(range(tile.slices), range(width), range(tile.channels))
        ]
        assert gradient_size(shape, tile) == len(written)
        back = np.array(written)[unpack_gradient(shape, tile)]
        np.testing.assert_array_equal(back, gradient.ravel())


@pytest.mark.parametrize("groups", [2, 3, 6])
def test_groups_are_packed_one_after_another(groups: int) -> None:
    shape, inside = (6, 4, 2, 3), (6 // groups, 4, 2, 3)
    weight = np.random.default_rng(0).random(shape)
    for channels in range(1, inside[0] + 1):
        parts = [p.ravel()[pack_forward(inside, channels)] for p in np.split(weight, groups)]
        packed = weight.ravel()[pack_forward(shape, channels, groups)]
        np.testing.assert_array_equal(packed, np.concatenate(parts))
    for channels in range(1, 5):
        parts = [p.ravel()[pack_backward(inside, channels)] for p in np.split(weight, groups)]
        packed = weight.ravel()[pack_backward(shape, channels, groups)]
        np.testing.assert_array_equal(packed, np.concatenate(parts))


@pytest.mark.parametrize("groups", [2, 3, 6])
def test_gradients_of_groups_lie_one_after_another(groups: int) -> None:
    shape, inside = (6, 4, 2, 3), (6 // groups, 4, 2, 3)
    for tile in tiles_for(inside):
        size = gradient_size(inside, tile)
        assert gradient_size(shape, tile, groups) == groups * size
        expected = [unpack_gradient(inside, tile) + g * size for g in range(groups)]
        np.testing.assert_array_equal(
            unpack_gradient(shape, tile, groups), np.concatenate(expected)
        )
