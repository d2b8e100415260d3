"""What a convolution is, in numbers small enough to check by hand."""

from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from guitrainer import functional
from kernels import tiling
from kernels.machine import LANES
from tests import reference
from tests.functional.cases import UNSHARED, Case, conv2d
from tests.functional.comparison import assert_close, assert_gradients_close
from tests.functional.operations import backward, forward

SHARED = [
    conv2d(3, (2, 3), (4, 5), 3),
    conv2d(1, (2, 3), (5, 5), 3, stride=2, padding="same"),
    conv2d(2, (2, 3), (4, 5), 1),
    conv2d(2, (1, 2), (3, 3), 2, padding=3),
]


def test_line_of_the_literature() -> None:
    x, weight = np.array([1.0, 2.0, 3.0]), np.array([0.3, 0.5])
    np.testing.assert_allclose(functional.conv1d(x, weight), [1.3, 2.1])
    grad_x, grad_weight, grad_bias = functional.conv1d_backward(np.array([-0.1, 0.2]), x, weight)
    np.testing.assert_allclose(grad_weight, [0.3, 0.4])
    np.testing.assert_allclose(grad_x, [-0.03, 0.01, 0.1])
    np.testing.assert_allclose(grad_bias, 0.1)


@pytest.mark.parametrize(
    ("weight", "stride", "padding", "expected"),
    [
        ([1, 1], 1, "same", [3, 5, 7, 4]),  # an even kernel: the odd zero stands behind
        ([1, 1, 1], 1, "same", [3, 6, 9, 7]),
        ([1, 1, 1], 2, "same", [6, 7]),  # Keras: nothing before, one zero behind
        ([1, 1, 1], 2, 1, [3, 9]),
        ([1, 10], 3, 0, [21]),  # what does not fit is not looked at
        ([1, 10], 2, 3, [0, 10, 32, 4, 0]),  # windows that see nothing but zeros
    ],
)
def test_padding_and_stride_along_a_line(
    weight: list[float], stride: int, padding: Any, expected: list[float]
) -> None:
    x = np.array([1, 2, 3, 4], np.float32)
    computed = functional.conv1d(x, np.array(weight, np.float32), None, stride, padding)
    np.testing.assert_array_equal(computed, np.array(expected, np.float32))


def test_two_by_two_filter_over_three_by_three_pixels() -> None:
    x = np.arange(1, 10, dtype=np.float32).reshape(1, 1, 3, 3)
    weight = np.array([[[[1, 2], [3, 4]]]], np.float32)
    bias = np.array([100], np.float32)
    computed = functional.conv2d(x, weight, bias)
    np.testing.assert_array_equal(computed[0, 0], [[137, 147], [167, 177]])

    grad_output = np.array([[[[1, -1], [2, 0]]]], np.float32)
    grad_x, grad_weight, grad_bias = functional.conv2d_backward(grad_output, x, weight)
    # patch(0, 0) - patch(0, 1) + 2 patch(1, 0)
    np.testing.assert_array_equal(grad_weight[0, 0], [[7, 9], [13, 15]])
    np.testing.assert_array_equal(grad_x[0, 0], [[1, 1, -2], [5, 5, -4], [6, 8, 0]])
    np.testing.assert_array_equal(grad_bias, [2])


@pytest.mark.parametrize("case", SHARED, ids=str)
def test_gradient_of_a_shared_weight_is_the_sum_over_all_positions(case: Case) -> None:
    arrays, grad_output = case.arrays(), case.grad_output()
    whole = backward(functional, case.name, grad_output, arrays, case.options)
    summed = {key: np.zeros_like(gradient) for key, gradient in whole.items()}
    for position in np.ndindex(grad_output.shape[2:]):
        alone = np.zeros_like(grad_output)
        alone[:, :, *position] = grad_output[:, :, *position]
        part = backward(functional, case.name, alone, arrays, case.options)
        for key, gradient in part.items():
            summed[key] += gradient
    assert_gradients_close(whole, summed, 1e-12)


@pytest.mark.parametrize("stride", [1, 2])
@pytest.mark.parametrize("padding", [0, 1])
def test_each_position_adds_what_it_saw_times_its_gradient(stride: int, padding: int) -> None:
    case = conv2d(3, (2, 3), (4, 5), 3, stride=stride, padding=padding)
    arrays, grad_output = case.arrays(), case.grad_output()
    x = np.pad(arrays["x"], [(0, 0), (0, 0), (padding, padding), (padding, padding)])
    summed = np.zeros_like(arrays["weight"])
    for row, column in np.ndindex(grad_output.shape[2:]):
        top, left = row * stride, column * stride
        for image, pixel in zip(x, grad_output[:, :, row, column], strict=True):
            summed += np.multiply.outer(pixel, image[:, top : top + 3, left : left + 3])
    _, grad_weight, _ = functional.conv2d_backward(
        grad_output, arrays["x"], arrays["weight"], stride, padding
    )
    assert_close(grad_weight, summed, 1e-12)


@pytest.mark.parametrize("name", ["conv2d", "conv_transpose2d"])
@pytest.mark.parametrize(
    "options",
    [{"stride": 2, "groups": 2}, {"stride": (2, 3), "padding": (1, 0)}, {"stride": 1}],
    ids=str,
)
def test_strips_of_rows_give_the_same_as_whole_maps(
    monkeypatch: pytest.MonkeyPatch, name: str, options: dict[str, Any]
) -> None:
    rng = np.random.default_rng(2)
    x, weight = rng.standard_normal((3, 4, 11, 7)), rng.standard_normal((4, 4, 3, 2))
    arrays = {"x": x, "weight": weight[:, : 4 // options.get("groups", 1)]}
    output = forward(functional, name, arrays, options)
    grad_output = rng.standard_normal(output.shape)
    gradients = backward(functional, name, grad_output, arrays, options)
    pixels = 4 * (x[0, 0].size + output[0, 0].size)
    for strips in (2, 3, 100):
        monkeypatch.setattr(tiling, "STRIP_BYTES", pixels * LANES * 8 // strips)
        assert_close(forward(functional, name, arrays, options), output, 1e-13)
        parts = backward(functional, name, grad_output, arrays, options)
        assert_gradients_close(parts, gradients, 1e-13)


@pytest.mark.parametrize("dilation", [1, 2])
def test_weight_gradient_of_many_images_is_the_sum_of_those_of_each(dilation: int) -> None:
    """All blocks and phases of a chunk are added up, with filters for which Winograd pays off."""
    rng = np.random.default_rng(0)
    x, weight = rng.standard_normal((2 * LANES + 1, 16, 8, 8)), rng.standard_normal((16, 16, 3, 3))
    grad = rng.standard_normal(x.shape)
    settings: dict[str, Any] = {"padding": "same", "dilation": dilation}
    _, found, _ = functional.conv2d_backward(grad, x, weight, **settings)
    each = [
        functional.conv2d_backward(grad[n : n + 1], x[n : n + 1], weight, **settings)[1]
        for n in range(len(x))
    ]
    np.testing.assert_allclose(found, np.sum(each, axis=0), rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize("case", SHARED, ids=str)
def test_locally_connected_with_equal_weights_is_a_convolution(case: Case) -> None:
    arrays, grad_output = case.arrays(), case.grad_output()
    positions = grad_output.shape[2:]
    repeated = {"x": arrays["x"]} | {
        key: np.broadcast_to(arrays[key], (*positions, *arrays[key].shape)).copy()
        for key in ("weight", "bias")
    }
    name = "locally_connected2d"
    output = forward(functional, name, repeated, case.options)
    assert_close(output, forward(functional, "conv2d", arrays, case.options), 1e-12)
    gradients = backward(functional, name, grad_output, repeated, case.options)
    summed = {
        key: gradient if key == "x" else gradient.sum(axis=(0, 1))
        for key, gradient in gradients.items()
    }
    shared = backward(functional, "conv2d", grad_output, arrays, case.options)
    assert_gradients_close(summed, shared, 1e-12)


@pytest.mark.parametrize("case", [SHARED[0], UNSHARED[0]], ids=str)
def test_no_bias_is_a_bias_of_zero(case: Case) -> None:
    arrays = case.arrays(np.float32)
    without = forward(functional, case.name, arrays | {"bias": arrays["bias"] * 0}, case.options)
    del arrays["bias"]
    np.testing.assert_array_equal(forward(functional, case.name, arrays, case.options), without)


@pytest.mark.parametrize("case", [SHARED[0], UNSHARED[0]], ids=str)
def test_views_are_read_right_and_nothing_is_written_into_them(case: Case) -> None:
    arrays, grad_output = case.arrays(np.float32), case.grad_output(np.float32)
    views = {key: np.asfortranarray(array)[::-1][::-1] for key, array in arrays.items()}
    for array in views.values():
        array.flags.writeable = False
    options = case.options
    np.testing.assert_array_equal(
        forward(functional, case.name, views, options),
        forward(functional, case.name, arrays, options),
    )
    view = np.asfortranarray(grad_output)
    view.flags.writeable = False
    computed = backward(functional, case.name, view, views, options)
    expected = backward(functional, case.name, grad_output, arrays, options)
    assert_gradients_close(computed, expected, 0.0)


def integers(rng: np.random.Generator, *shape: int) -> reference.Array:
    return rng.integers(-8, 9, shape).astype(np.float32)


def check_exactly(
    sizes: tuple[int, int, int, int, int],
    kernel: tuple[int, int],
    stride: tuple[int, int],
    padding: Any,
    seed: int,
) -> None:
    # Sums of small whole numbers are exact in float32 in any order: one term too many, one
    # too few or one in the wrong place cannot hide behind a tolerance.
    batch, inputs, outputs, *size = sizes
    amounts = reference.paddings(np.empty((1, 1, *size)), kernel, stride, padding)
    fits = [
        extent + before + after >= width
        for extent, (before, after), width in zip(size, amounts, kernel, strict=True)
    ]
    assume(all(fits))
    rng = np.random.default_rng(seed)
    x = integers(rng, batch, inputs, *size)
    weight = integers(rng, outputs, inputs, *kernel)
    bias = integers(rng, outputs)
    output = reference.conv2d(x, weight, bias, stride, padding)
    np.testing.assert_array_equal(functional.conv2d(x, weight, bias, stride, padding), output)
    grad_output = integers(rng, *output.shape)
    computed = functional.conv2d_backward(grad_output, x, weight, stride, padding)
    expected = reference.conv2d_backward(grad_output, x, weight, stride, padding)
    for gradient, twin in zip(computed, expected, strict=True):
        np.testing.assert_array_equal(gradient, twin)


def up_to(most: int, least: int = 1) -> st.SearchStrategy[int]:
    return st.integers(least, most)


exhaustive = settings(
    max_examples=30, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
seeds = st.integers(0, 1000)


@exhaustive
@given(
    st.tuples(up_to(20), st.just(2), st.just(3), up_to(7), st.just(5)),
    st.tuples(up_to(3), up_to(3)),
    st.tuples(up_to(3), st.just(1)),
    st.one_of(st.sampled_from(["valid", "same"]), st.tuples(up_to(3, 0), st.just(1))),
    seeds,
)
def test_whole_numbers_are_convolved_exactly(
    sizes: Any, kernel: Any, stride: Any, padding: Any, seed: int
) -> None:
    # Only what needs no further compilation varies freely: batch, heights, vertical stride.
    check_exactly(sizes, kernel, stride, padding, seed)


@pytest.mark.slow
@exhaustive
@given(
    st.tuples(up_to(3), up_to(5), up_to(5), up_to(7), up_to(7)),
    st.tuples(up_to(3), up_to(3)),
    st.tuples(up_to(3), up_to(2)),
    st.one_of(st.sampled_from(["valid", "same"]), up_to(3, 0), st.tuples(up_to(3, 0), up_to(3, 0))),
    seeds,
)
def test_whole_numbers_are_convolved_exactly_in_all_sizes(
    sizes: Any, kernel: Any, stride: Any, padding: Any, seed: int
) -> None:
    check_exactly(sizes, kernel, stride, padding, seed)
