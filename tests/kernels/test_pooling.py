"""Convolution, ReLU and pooling: all at once against one after the other."""

import numpy as np
import pytest

from guitrainer.nn.planes import aligned_zeros, blocks_for
from kernels.activation import make_leaky_relu
from kernels.convolution import make_conv_forward, make_conv_pool
from kernels.machine import LANES
from kernels.packing import pack_forward
from kernels.pooling import make_max_pool
from tests.kernels.blocks import awkward_values, empty_plane, plane_of


@pytest.mark.parametrize("side", [2, 3])
def test_relu_inside_the_pool_equals_relu_before_it(side: int) -> None:
    samples, shape = 20, (3, 7, 8)
    x = plane_of(awkward_values((samples, *shape)))
    active = empty_plane(samples, shape)
    size = (3, shape[1] // side, shape[2] // side)
    separate, fused = (empty_plane(samples, size) for _ in range(2))
    codes, fused_codes = (empty_plane(samples, size) for _ in range(2))
    blocks, window = blocks_for(samples), (side, side, side, side)
    make_leaky_relu("float32")(x.inner, np.zeros(1, np.float32), active.inner, 0, blocks)
    make_max_pool(0, "float32")(active.inner, *window, separate.inner, codes.inner, 0, blocks)
    make_max_pool(1, "float32")(x.inner, *window, fused.inner, fused_codes.inner, 0, blocks)
    np.testing.assert_array_equal(fused.take(samples), separate.take(samples))
    dead = fused.take(samples) == 0
    winners, expected = fused_codes.take(samples), codes.take(samples)
    np.testing.assert_array_equal(winners[dead], side * side)  # the code after the last
    np.testing.assert_array_equal(winners[~dead], expected[~dead])


@pytest.mark.parametrize("relu", [0, 1])
@pytest.mark.parametrize("shape", [(1, 8, 10), (3, 9, 7)], ids=str)
def test_convolution_with_its_pool_equals_one_after_the_other(
    shape: tuple[int, int, int], relu: int
) -> None:
    samples, filters, side = LANES + 3, 5, 3
    rng = np.random.default_rng(0)
    x = plane_of(rng.standard_normal((samples, *shape)).astype(np.float32))
    weight = rng.standard_normal((filters, shape[0], side, side)).astype(np.float32)
    bias = aligned_zeros((filters,), "float32")
    bias[:filters] = rng.standard_normal(filters)
    height, width = shape[1] - side + 1, shape[2] - side + 1
    plain = empty_plane(samples, (filters, height, width))
    size = (filters, height // 2, width // 2)
    separate, fused = (empty_plane(samples, size) for _ in range(2))
    codes, fused_codes = (empty_plane(samples, size) for _ in range(2))
    blocks, packed = blocks_for(samples), weight.ravel()[pack_forward(weight.shape, 2)]
    forward = make_conv_forward(side, 1, 1, 2, 1, relu, "float32")
    forward(x.padded, packed, bias, side, 1, 1, 1, plain.inner, 0, blocks)
    make_max_pool(relu, "float32")(plain.inner, 2, 2, 2, 2, separate.inner, codes.inner, 0, blocks)
    make_conv_pool(side, 1, 2, 2, relu, "float32")(
        x.padded, packed, bias, side, 1, fused.inner, fused_codes.inner, 0, blocks
    )
    # the same multiply-adds in the same order: not a bit differs
    np.testing.assert_array_equal(fused.take(samples), separate.take(samples))
    np.testing.assert_array_equal(fused_codes.take(samples), codes.take(samples))
