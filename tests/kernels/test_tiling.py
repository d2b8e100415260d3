"""Tiles must fit into the registers and cover every layer, whatever its sizes."""

from itertools import product
from typing import Any

import pytest

from kernels import tiling
from kernels.machine import LANES

SIZES = (1, 2, 3, 5, 7, 8, 10, 13, 16, 31, 32, 64, 97, 128)


# By the number of registers that may hold sums.
ALL_REGISTERS = {12: 16, 24: 32}


@pytest.fixture(params=[12, 24], ids=lambda n: f"{n} registers")
def registers(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """Machines with 16 and with 32 vector registers."""
    count: int = request.param
    monkeypatch.setattr(tiling, "ACCUMULATORS", count)
    monkeypatch.setattr(tiling, "REGISTERS", ALL_REGISTERS[count])
    return count


@pytest.mark.parametrize("rows", [1, 2])
def test_convolution_fits_and_covers(registers: int, rows: int) -> None:
    for kernel_w, stride, channels, width in product(
        (1, 2, 3, 5, 7, 9, 11), (1, 2, 3), (1, 3, 7, 8, 64), (2, 3, 6, 12, 28)
    ):
        out_w = width // rows * rows
        tile = tiling.conv_tile(kernel_w, stride, channels, out_w, rows)
        assert 1 <= tile.channels <= channels
        assert rows <= tile.width <= out_w
        assert tile.width % rows == 0
        assert rows * tile.channels * tile.width <= registers
        # sums, pixels and one weight are held at once, or one pixel and all weights of a row
        line = rows * tile.channels == 1 and kernel_w <= tile.width
        operands = kernel_w + 1 if line else rows * tile.width + 1
        assert rows * tile.width * tile.channels + operands < ALL_REGISTERS[registers]
        if channels * out_w >= 64:  # enough to choose from: the adders must be kept busy
            # 16 registers hold seven sums of a single channel, their pixels and a weight
            assert rows * tile.channels * tile.width >= tiling.ENOUGH_SUMS - 1


def test_convolution_of_a_single_column() -> None:
    assert tiling.conv_tile(3, 1, 1, 1) == tiling.Tile(1, 1)


def test_weight_gradient_fits_and_covers(registers: int) -> None:
    for kernel_h, kernel_w, inputs, outputs in product(range(1, 12), range(1, 12), SIZES, SIZES):
        tile = tiling.gradient_tile(kernel_h, kernel_w, inputs, outputs)
        extent = inputs if inputs > 1 else kernel_h
        assert tile.axis == (1 if inputs > 1 else 2)
        assert 1 <= tile.slices <= extent
        assert 1 <= tile.channels <= outputs
        # one row of a very wide kernel is held even where it exceeds the limit
        sums = tile.slices * kernel_w * tile.channels
        assert sums <= max(registers, kernel_w)
        assert sums == kernel_w or sums + tile.channels + 1 < ALL_REGISTERS[registers]


def test_weight_gradient_in_front_of_a_pool_fits_and_covers(registers: int) -> None:
    for kernel_h, kernel_w, inputs, outputs in product(range(1, 12), range(1, 12), SIZES, SIZES):
        tile = tiling.pooled_gradient_tile(kernel_h, kernel_w, inputs, outputs)
        assert tile.axis == (1 if inputs > 1 else 2)
        assert 1 <= tile.slices <= (inputs if inputs > 1 else kernel_h)
        assert outputs % tile.channels == 0
        sums = tile.slices * kernel_w * tile.channels
        assert sums <= max(registers, kernel_w)
        # the gradients of four positions of each filter and a pixel
        assert sums == kernel_w or sums + 4 * tile.channels + 1 < ALL_REGISTERS[registers]


@pytest.mark.parametrize(
    ("layer", "chosen"),
    [
        # 3 input channels: four positions at once load fewer pixels than more filters would
        ((3, 3, 3, 16, (32, 1, 1)), {12: (3, 1, 4), 24: (3, 2, 4)}),
        ((3, 3, 3, 16, (1, 1, 1)), {12: (1, 3, 1), 24: (1, 4, 1)}),
        # 8 input channels of a group: enough products for each pixel at one position
        ((3, 3, 8, 8, (32, 1, 1)), {12: (2, 2, 1), 24: (2, 4, 1)}),
    ],
)
def test_weight_gradient_takes_several_positions_where_that_saves_loads(
    registers: int, layer: tuple[int, int, int, int, tuple[int, int, int]], chosen: dict[int, Any]
) -> None:
    tile = tiling.gradient_tile(*layer)
    width = tiling.gradient_strip(tile, layer[1], layer[4][0])
    assert (tile.slices, tile.channels, width) == chosen[registers]


@pytest.mark.parametrize("blocks", [1, 2, 3, 4, 7, 8, 12, 16, 64])
def test_dense_tiles_divide_or_overlap(registers: int, blocks: int) -> None:
    for size in SIZES:
        tile = tiling.dense_tile(size, blocks)
        assert size % tile.channels == 0 == blocks % tile.width
        assert tile.channels * tile.width <= registers

        tile = tiling.input_gradient_tile(size, blocks)
        assert 1 <= tile.channels <= min(size, LANES)
        assert blocks % tile.width == 0
        assert tile.channels * tile.width <= registers

        tile = tiling.weight_gradient_tile(size, blocks)
        assert 1 <= tile.channels <= size
        assert 1 <= tile.width <= blocks
        assert tile.channels * tile.width <= registers


def test_winograd_products_fit(registers: int) -> None:
    for inputs, outputs in product(SIZES, SIZES):
        tile = tiling.points_tile(inputs, outputs)
        assert 1 <= tile.channels <= inputs
        assert outputs % tile.width == 0
        assert tile.channels * tile.width <= registers
        # sums, the gradients of all channels and one input
        assert (tile.channels + 1) * tile.width + 1 < ALL_REGISTERS[registers]


def test_local_rows_divide_the_kernel(registers: int) -> None:
    for kernel_h, kernel_w in product(range(1, 12), range(1, 12)):
        rows = tiling.local_rows(kernel_h, kernel_w)
        assert kernel_h % rows == 0
        assert rows * kernel_w <= max(registers, kernel_w)


def test_strips_of_a_weight_gradient_fit_and_cover(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tiling, "STRIP_BYTES", 1 << 18)
    for height, channels in product((1, 5, 28, 64), SIZES):
        out, image = (height, 32), (2 * height, 64)
        rows = tiling.strip_rows(out, image, (channels, channels), 4)
        bytes_of_row = 4 * LANES * channels * (32 + 2 * 64)
        assert 1 <= rows <= height
        assert rows == 1 or (rows - 1) * bytes_of_row < tiling.STRIP_BYTES
        assert rows == height or (rows + 1) * bytes_of_row > tiling.STRIP_BYTES // 2
