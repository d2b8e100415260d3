"""Convolution, ReLU and pooling: all at once against one after the other."""

import numpy as np
import pytest

from guitrainer import functional
from guitrainer.nn.planes import aligned_zeros, blocks_for
from kernels.activation import make_leaky_relu
from kernels.convolution import make_conv_forward, make_conv_pool
from kernels.machine import LANES
from kernels.packing import pack_forward
from kernels.pooling import QUASICONVEX, make_end_pool, make_max_pool
from tests.kernels.blocks import awkward_values, empty_plane, plane_of


@pytest.mark.parametrize("side", [2, 3])
def test_relu_inside_the_pool_equals_relu_before_it(side: int) -> None:
    samples, shape = 20, (3, 7, 8)
    x = plane_of(awkward_values((samples, *shape)))
    active = empty_plane(samples, shape)
    size = (3, shape[1] // side, shape[2] // side)
    separate, fused = (empty_plane(samples, size) for _ in range(2))
    codes, fused_codes = (empty_plane(samples, size) for _ in range(2))
    blocks, window, stride = blocks_for(samples), (side, side), (side, side)
    make_leaky_relu("float32")(x.inner, np.zeros(1, np.float32), active.inner, 0, blocks)
    plain, relu = (make_max_pool(relu, window, "float32") for relu in (0, 1))
    plain(active.inner, *stride, separate.inner, codes.inner, 0, blocks)
    relu(x.inner, *stride, fused.inner, fused_codes.inner, 0, blocks)
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
    forward = make_conv_forward(side, side, 1, 1, 2, 1, relu, "float32")
    forward(x.padded, packed, bias, 1, 1, 1, plain.inner, 0, blocks)
    pool = make_max_pool(relu, (2, 2), "float32")
    pool(plain.inner, 2, 2, separate.inner, codes.inner, 0, blocks)
    make_conv_pool(side, 1, 2, 2, relu, "float32")(
        x.padded, packed, bias, side, 1, fused.inner, fused_codes.inner, 0, blocks
    )
    # the same multiply-adds in the same order: not a bit differs
    np.testing.assert_array_equal(fused.take(samples), separate.take(samples))
    np.testing.assert_array_equal(fused_codes.take(samples), codes.take(samples))


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize("name", QUASICONVEX)
def test_largest_activation_is_at_an_end_of_the_window(name: str, dtype: str) -> None:
    samples, side, size = 20, 3, (3, 3, 3)
    rng = np.random.default_rng(0)
    # on both sides of the minimum, and above -3, where hard swish is zero
    x = rng.uniform(-2.9, 1.0, (samples, 3, 9, 9)).astype(dtype)
    out, codes = (empty_plane(samples, size, dtype) for _ in range(2))
    make_end_pool(name, (side, side), dtype)(
        plane_of(x).inner, side, side, out.inner, codes.inner, 0, blocks_for(samples)
    )
    windows = x.reshape(samples, 3, 3, side, 3, side).transpose(0, 1, 2, 4, 3, 5)
    windows = windows.reshape(*windows.shape[:4], side * side)
    activations = getattr(functional, name.replace("_", ""))(windows.astype(np.float64))
    winners = np.argmax(activations, axis=-1)
    smallest = np.argmin(windows, axis=-1)
    assert 0 < np.count_nonzero(winners == smallest) < winners.size
    np.testing.assert_array_equal(codes.take(samples), winners)
    expected = np.take_along_axis(windows, winners[..., None], -1)[..., 0]
    np.testing.assert_array_equal(out.take(samples), expected)


def test_not_a_number_is_the_largest_activation() -> None:
    x = np.ones((LANES, 1, 2, 2), np.float32)
    x[:, 0, 1, 0] = np.nan
    out, codes = (empty_plane(LANES, (1, 1, 1)) for _ in range(2))
    pool = make_end_pool("gelu", (2, 2), "float32")
    pool(plane_of(x).inner, 2, 2, out.inner, codes.inner, 0, 1)
    assert np.isnan(out.inner).all()
    np.testing.assert_array_equal(codes.inner, 2)
