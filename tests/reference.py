"""Naive twins: every layer written as its definition, in float64, slow and plain to read.

Shapes are NCHW and OIHW, names and argument order those of `guitrainer.functional`. A layer
that looks through windows visits them one by one, so that each line can be held against the
textbook; nothing here knows of tiles, lanes or threads.
"""

import functools
import math
from collections.abc import Callable, Iterator
from typing import Any, ParamSpec, TypeVar

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]  # of float32 or float64 on the way in, float64 on the way out
Labels = npt.NDArray[np.integer]
Pair = int | tuple[int, int]
Padding = Pair | str
Gradients = tuple[Array, Array, Array]

_Arguments = ParamSpec("_Arguments")
_Result = TypeVar("_Result")
_erf = np.vectorize(math.erf, otypes=[np.float64])


def _widened(value: Any) -> Any:
    is_floating = isinstance(value, np.ndarray) and value.dtype.kind == "f"
    return value.astype(np.float64) if is_floating else value


def in_float64(function: Callable[_Arguments, _Result]) -> Callable[_Arguments, _Result]:
    """Let a definition see float64 copies of all arrays of floats, whatever it is given."""

    @functools.wraps(function)
    def widened(*args: _Arguments.args, **kwargs: _Arguments.kwargs) -> _Result:
        wide = {name: _widened(value) for name, value in kwargs.items()}
        return function(*map(_widened, args), **wide)

    return widened


def pair(value: Pair) -> tuple[int, int]:
    """Define a number as the same number for height and width."""
    return (value, value) if isinstance(value, int) else value


def padding_amounts(size: int, kernel: int, stride: int, padding: int | str) -> tuple[int, int]:
    """Define how many zeros stand before and after one axis; "same" is that of Keras."""
    if padding == "valid":
        return 0, 0
    if padding == "same":
        output = math.ceil(size / stride)
        total = max((output - 1) * stride + kernel - size, 0)
        return total // 2, total - total // 2
    return int(padding), int(padding)


def paddings(x: Array, kernel: Pair, stride: Pair, padding: Padding) -> list[tuple[int, int]]:
    """Define the (before, after) of height and width for images `x` of shape (N, C, H, W)."""
    each: tuple[int | str, int | str] = (
        (padding, padding) if isinstance(padding, str) else pair(padding)
    )
    return [
        padding_amounts(size, window, step, amount)
        for size, window, step, amount in zip(
            x.shape[2:], pair(kernel), pair(stride), each, strict=True
        )
    ]


def padded(x: Array, amounts: list[tuple[int, int]], value: float = 0.0) -> Array:
    """Define images with a border of `value` around height and width; always a new array."""
    widths = [(0, 0), (0, 0), *amounts]
    return np.pad(x.astype(np.float64), widths, constant_values=value)


def cropped(x: Array, amounts: list[tuple[int, int]]) -> Array:
    """Define the images inside the border that `padded` put around them."""
    (top, bottom), (left, right) = amounts
    return x[:, :, top : x.shape[2] - bottom, left : x.shape[3] - right]


def output_size(images: Array, kernel: Pair, stride: Pair) -> tuple[int, int]:
    """Define how often a window of `kernel` fits into the (already padded) images."""
    height, width = (
        (size - window) // step + 1
        for size, window, step in zip(images.shape[2:], pair(kernel), pair(stride), strict=True)
    )
    return height, width


def windows(images: Array, kernel: Pair, stride: Pair) -> Iterator[tuple[int, int, Array]]:
    """Define every (row, column) of the output and the window of the images it looks through.

    The window is a view (N, C, kernel_h, kernel_w): what is added to it lands in the images.
    """
    (kernel_h, kernel_w), (stride_h, stride_w) = pair(kernel), pair(stride)
    height, width = output_size(images, kernel, stride)
    for row in range(height):
        for column in range(width):
            top, left = row * stride_h, column * stride_w
            yield row, column, images[:, :, top : top + kernel_h, left : left + kernel_w]


def _line(stride: int, padding: int | str, dilation: int, groups: int) -> dict[str, Any]:
    """Define the options of a convolution along a line as those of one over images."""
    across = (0, padding) if isinstance(padding, int) else padding
    return {"stride": (1, stride), "padding": across, "dilation": (1, dilation), "groups": groups}


@in_float64
def conv1d(
    x: Array,
    weight: Array,
    bias: Array | None = None,
    stride: int = 1,
    padding: int | str = 0,
    dilation: int = 1,
    groups: int = 1,
) -> Array:
    """Define convolution along a line, (N, C, L) with (O, I, K), as images of height one."""
    options = _line(stride, padding, dilation, groups)
    return conv2d(x[:, :, None], weight[:, :, None], bias, **options)[:, :, 0]


@in_float64
def conv1d_backward(
    grad_output: Array,
    x: Array,
    weight: Array,
    stride: int = 1,
    padding: int | str = 0,
    dilation: int = 1,
    groups: int = 1,
) -> Gradients:
    """Define the gradients of `conv1d`."""
    options = _line(stride, padding, dilation, groups)
    grad_x, grad_weight, grad_bias = conv2d_backward(
        grad_output[:, :, None], x[:, :, None], weight[:, :, None], **options
    )
    return grad_x[:, :, 0], grad_weight[:, :, 0], grad_bias


def spread_sides(kernel: tuple[int, ...], dilation: Pair) -> tuple[int, ...]:
    """Define the sides of a dilated window."""
    apart = (dilation,) * len(kernel) if isinstance(dilation, int) else dilation
    return tuple((side - 1) * d + 1 for side, d in zip(kernel, apart, strict=True))


def spread_out(weight: Array, dilation: Pair) -> Array:
    """Define the filters of a dilated convolution: zeros between the taps."""
    down, right = pair(dilation)
    wide = np.zeros((*weight.shape[:2], *spread_sides(weight.shape[2:], dilation)), weight.dtype)
    wide[:, :, ::down, ::right] = weight
    return wide


@in_float64
def conv2d(
    x: Array,
    weight: Array,
    bias: Array | None = None,
    stride: Pair = 1,
    padding: Padding = 0,
    dilation: Pair = 1,
    groups: int = 1,
) -> Array:
    """Define convolution: at every position the same filters weigh the channels of their group."""
    wide = spread_out(weight, dilation)
    kernel = wide.shape[2:]
    images = padded(x, paddings(x, kernel, stride, padding))
    output = np.zeros((len(x), len(weight), *output_size(images, kernel, stride)))
    for row, column, seen in windows(images, kernel, stride):
        for outputs, inputs in grouped(len(weight), x.shape[1], groups):
            sums = np.einsum("nihw,oihw->no", seen[:, inputs], wide[outputs])
            output[:, outputs, row, column] = sums
    return output if bias is None else output + bias[:, None, None]


def grouped(outputs: int, inputs: int, groups: int) -> Iterator[tuple[slice, slice]]:
    """Define the output and input channels of every group."""
    out, ins = outputs // groups, inputs // groups
    for g in range(groups):
        yield slice(g * out, (g + 1) * out), slice(g * ins, (g + 1) * ins)


@in_float64
def conv2d_backward(
    grad_output: Array,
    x: Array,
    weight: Array,
    stride: Pair = 1,
    padding: Padding = 0,
    dilation: Pair = 1,
    groups: int = 1,
) -> Gradients:
    """Define the gradients of `conv2d`: each position adds its share to the shared weight."""
    wide = spread_out(weight, dilation)
    kernel = wide.shape[2:]
    amounts = paddings(x, kernel, stride, padding)
    images = padded(x, amounts)
    grad_images = np.zeros_like(images)
    grad_weight = np.zeros(wide.shape)
    for (row, column, seen), (_, _, grad_seen) in zip(
        windows(images, kernel, stride), windows(grad_images, kernel, stride), strict=True
    ):
        for outputs, inputs in grouped(len(weight), x.shape[1], groups):
            grad = grad_output[:, outputs, row, column]
            grad_weight[outputs] += np.einsum("no,nihw->oihw", grad, seen[:, inputs])
            grad_seen[:, inputs] += np.einsum("no,oihw->nihw", grad, wide[outputs])
    down, right = pair(dilation)
    taps = grad_weight[:, :, ::down, ::right]
    return cropped(grad_images, amounts), taps, grad_output.sum(axis=(0, 2, 3))


@in_float64
def conv_transpose2d(
    x: Array,
    weight: Array,
    bias: Array | None = None,
    stride: Pair = 1,
    padding: Pair = 0,
    output_padding: Pair = 0,
    groups: int = 1,
) -> Array:
    """Define transposed convolution: every pixel adds its filters, and the border is cut off."""
    (height, width), steps = weight.shape[2:], pair(stride)
    rows, columns = (
        (n - 1) * s + k + e
        for n, s, k, e in zip(
            x.shape[2:], steps, (height, width), pair(output_padding), strict=True
        )
    )
    whole = np.zeros((len(x), weight.shape[1] * groups, rows, columns))
    for row, column in np.ndindex(x.shape[2], x.shape[3]):
        top, left = row * steps[0], column * steps[1]
        for inputs, outputs in grouped(x.shape[1], whole.shape[1], groups):
            added = np.einsum("ni,iohw->nohw", x[:, inputs, row, column], weight[inputs])
            whole[:, outputs, top : top + height, left : left + width] += added
    down, right = pair(padding)
    output = whole[:, :, down : rows - down, right : columns - right]
    return output if bias is None else output + bias[:, None, None]


@in_float64
def conv_transpose2d_backward(
    grad_output: Array,
    x: Array,
    weight: Array,
    stride: Pair = 1,
    padding: Pair = 0,
    output_padding: Pair = 0,
    groups: int = 1,
) -> Gradients:
    """Define the gradients of `conv_transpose2d`: a convolution of the gradient of the output."""
    del output_padding  # the last rows and columns are seen by no window
    grad_x = conv2d(grad_output, weight, None, stride, padding, 1, groups)
    grad_x = grad_x[:, :, : x.shape[2], : x.shape[3]]
    grad_weight = conv2d_backward(x, grad_output, weight, stride, padding, 1, groups)[1]
    return grad_x, grad_weight, grad_output.sum(axis=(0, 2, 3))


@in_float64
def interpolate(x: Array, scale_factor: Pair = 2) -> Array:
    """Define nearest-neighbor upsampling: every pixel is repeated."""
    down, right = pair(scale_factor)
    return np.asarray(x.repeat(down, axis=2).repeat(right, axis=3))


@in_float64
def interpolate_backward(grad_output: Array, x: Array, scale_factor: Pair = 2) -> Array:
    """Define the gradient of `interpolate`: the sum over the copies of a pixel."""
    down, right = pair(scale_factor)
    blocks = grad_output.reshape(*x.shape[:3], down, x.shape[3], right)
    return np.asarray(blocks.sum(axis=(3, 5)))


@in_float64
def locally_connected2d(
    x: Array,
    weight: Array,
    bias: Array | None = None,
    stride: Pair = 1,
    padding: Padding = 0,
) -> Array:
    """Define convolution without sharing: position (r, c) has its own weight[r, c] and bias."""
    kernel = weight.shape[4:]
    images = padded(x, paddings(x, kernel, stride, padding))
    output = np.zeros((len(x), weight.shape[2], *output_size(images, kernel, stride)))
    for row, column, seen in windows(images, kernel, stride):
        own = weight[row, column]
        output[:, :, row, column] = np.einsum("nihw,oihw->no", seen, own)
    return output if bias is None else output + np.moveaxis(bias, 2, 0)


@in_float64
def locally_connected2d_backward(
    grad_output: Array, x: Array, weight: Array, stride: Pair = 1, padding: Padding = 0
) -> Gradients:
    """Define the gradients of `locally_connected2d`: each position keeps its own share."""
    kernel = weight.shape[4:]
    amounts = paddings(x, kernel, stride, padding)
    images = padded(x, amounts)
    grad_images = np.zeros_like(images)
    grad_weight = np.zeros(weight.shape)
    for (row, column, seen), (_, _, grad_seen) in zip(
        windows(images, kernel, stride), windows(grad_images, kernel, stride), strict=True
    ):
        grad = grad_output[:, :, row, column]
        grad_weight[row, column] = np.einsum("no,nihw->oihw", grad, seen)
        grad_seen += np.einsum("no,oihw->nihw", grad, weight[row, column])
    grad_bias = np.moveaxis(grad_output.sum(axis=0), 0, 2)
    return cropped(grad_images, amounts), grad_weight, grad_bias


@in_float64
def max_pool2d(x: Array, kernel_size: Pair, stride: Pair | None = None, padding: Pair = 0) -> Array:
    """Define the largest value of every window; NaN counts as the largest of all."""
    stride = kernel_size if stride is None else stride
    images = padded(x, paddings(x, kernel_size, stride, padding), -np.inf)
    output = np.zeros((*x.shape[:2], *output_size(images, kernel_size, stride)))
    for row, column, seen in windows(images, kernel_size, stride):
        output[:, :, row, column] = seen.max(axis=(2, 3))
    return output


@in_float64
def max_pool2d_backward(
    grad_output: Array,
    x: Array,
    kernel_size: Pair,
    stride: Pair | None = None,
    padding: Pair = 0,
) -> Array:
    """Define the gradient of `max_pool2d`: all of it goes to the first maximum, row by row."""
    stride = kernel_size if stride is None else stride
    amounts = paddings(x, kernel_size, stride, padding)
    images = padded(x, amounts, -np.inf)
    grad_images = np.zeros_like(images)
    for (row, column, seen), (_, _, grad_seen) in zip(
        windows(images, kernel_size, stride), windows(grad_images, kernel_size, stride), strict=True
    ):
        values = seen.reshape(*seen.shape[:2], -1)
        first = np.arange(values.shape[2]) == values.argmax(axis=2)[:, :, None]
        grad_seen += first.reshape(seen.shape) * grad_output[:, :, row, column, None, None]
    return cropped(grad_images, amounts)


@in_float64
def avg_pool2d(x: Array, kernel_size: Pair, stride: Pair | None = None, padding: Pair = 0) -> Array:
    """Define the mean of every window, padded zeros counted."""
    stride = kernel_size if stride is None else stride
    images = padded(x, paddings(x, kernel_size, stride, padding))
    output = np.zeros((*x.shape[:2], *output_size(images, kernel_size, stride)))
    for row, column, seen in windows(images, kernel_size, stride):
        output[:, :, row, column] = seen.mean(axis=(2, 3))
    return output


@in_float64
def avg_pool2d_backward(
    grad_output: Array,
    x: Array,
    kernel_size: Pair,
    stride: Pair | None = None,
    padding: Pair = 0,
) -> Array:
    """Define the gradient of `avg_pool2d`: every pixel of a window gets an equal share."""
    stride = kernel_size if stride is None else stride
    amounts = paddings(x, kernel_size, stride, padding)
    grad_images = np.zeros_like(padded(x, amounts))
    for row, column, grad_seen in windows(grad_images, kernel_size, stride):
        share = grad_output[:, :, row, column] / math.prod(pair(kernel_size))
        grad_seen += share[:, :, None, None]
    return cropped(grad_images, amounts)


@in_float64
def global_avg_pool2d(x: Array) -> Array:
    """Define the mean of every feature map, (N, C, 1, 1)."""
    return np.asarray(x.mean(axis=(2, 3), keepdims=True))


@in_float64
def global_avg_pool2d_backward(grad_output: Array, x: Array) -> Array:
    """Define the gradient of `global_avg_pool2d`: every pixel gets an equal share."""
    return np.broadcast_to(grad_output / (x.shape[2] * x.shape[3]), x.shape).copy()


@in_float64
def linear(x: Array, weight: Array, bias: Array | None = None) -> Array:
    """Define the dense layer: x (N, I) times the transpose of weight (O, I), plus bias."""
    output = x @ weight.T
    return output if bias is None else output + bias


@in_float64
def linear_backward(grad_output: Array, x: Array, weight: Array) -> Gradients:
    """Define the gradients of `linear`."""
    return grad_output @ weight, grad_output.T @ x, grad_output.sum(axis=0)


@in_float64
def relu(x: Array) -> Array:
    """Define max(x, 0); NaN stays NaN."""
    return np.asarray(np.maximum(x, 0.0))


@in_float64
def relu_backward(grad_output: Array, x: Array) -> Array:
    """Define the gradient of `relu`: nothing passes at 0 or below."""
    return np.where(x <= 0, 0.0, grad_output)


@in_float64
def leaky_relu(x: Array, negative_slope: float = 0.01) -> Array:
    """Define x above 0 and negative_slope·x elsewhere."""
    return np.where(x > 0, 1.0, negative_slope) * x


@in_float64
def leaky_relu_backward(grad_output: Array, x: Array, negative_slope: float = 0.01) -> Array:
    """Define the gradient of `leaky_relu`."""
    return np.where(x > 0, 1.0, negative_slope) * grad_output


@in_float64
def sigmoid(x: Array) -> Array:
    """Define 1 / (1 + exp(−x)), written with tanh because that cannot overflow."""
    return np.asarray(0.5 + 0.5 * np.tanh(0.5 * x))


@in_float64
def sigmoid_backward(grad_output: Array, x: Array) -> Array:
    """Define the gradient of `sigmoid`: s·(1 − s)."""
    return np.asarray(grad_output * sigmoid(x) * sigmoid(-x))


@in_float64
def tanh(x: Array) -> Array:
    """Define the hyperbolic tangent."""
    return np.asarray(np.tanh(x))


@in_float64
def tanh_backward(grad_output: Array, x: Array) -> Array:
    """Define the gradient of `tanh`: 1 − tanh²."""
    return grad_output * (1.0 - tanh(x) ** 2)


@in_float64
def gelu(x: Array) -> Array:
    """Define x·Φ(x), Φ the standard normal distribution function (arXiv:1606.08415, eq. 1)."""
    return np.asarray(x * 0.5 * (1.0 + _erf(x / math.sqrt(2.0))))


@in_float64
def gelu_backward(grad_output: Array, x: Array) -> Array:
    """Define the gradient of `gelu`: Φ(x) + x·φ(x)."""
    distribution = 0.5 * (1.0 + _erf(x / math.sqrt(2.0)))
    density = np.exp(-0.5 * x * x) / math.sqrt(2.0 * math.pi)
    return np.asarray(grad_output * (distribution + x * density))


SELU_ALPHA, SELU_SCALE = 1.6732632423543772848170429916717, 1.0507009873554804934193349852946


@in_float64
def elu(x: Array, alpha: float = 1.0) -> Array:
    """Define x above 0 and alpha·(exp(x) − 1) elsewhere (arXiv:1511.07289, eq. 15)."""
    return np.where(x > 0, x, alpha * np.expm1(np.minimum(x, 0.0)))


@in_float64
def elu_backward(grad_output: Array, x: Array, alpha: float = 1.0) -> Array:
    """Define the gradient of `elu`."""
    return np.asarray(grad_output * np.where(x > 0, 1.0, alpha * np.exp(np.minimum(x, 0.0))))


@in_float64
def selu(x: Array) -> Array:
    """Define the scaled ELU of arXiv:1706.02515, eq. 2."""
    return np.asarray(SELU_SCALE * elu(x, SELU_ALPHA))


@in_float64
def selu_backward(grad_output: Array, x: Array) -> Array:
    """Define the gradient of `selu`."""
    return np.asarray(SELU_SCALE * elu_backward(grad_output, x, SELU_ALPHA))


@in_float64
def silu(x: Array) -> Array:
    """Define x times its sigmoid."""
    return np.asarray(x * sigmoid(x))


@in_float64
def silu_backward(grad_output: Array, x: Array) -> Array:
    """Define the gradient of `silu`."""
    share = sigmoid(x)
    return np.asarray(grad_output * (share + x * share * sigmoid(-x)))


@in_float64
def hardswish(x: Array) -> Array:
    """Define x·min(max(x + 3, 0), 6)/6."""
    return np.asarray(x * np.clip(x + 3.0, 0.0, 6.0) / 6.0)


@in_float64
def hardswish_backward(grad_output: Array, x: Array) -> Array:
    """Define the gradient of `hardswish`, by its three pieces."""
    return np.asarray(grad_output * np.select([x < -3.0, x <= 3.0], [0.0, x / 3.0 + 0.5], 1.0))


@in_float64
def softplus(x: Array) -> Array:
    """Define ln(1 + exp(x)); beyond 20 it is x, as in torch."""
    return np.where(x > 20.0, x, np.log1p(np.exp(np.minimum(x, 20.0))))


@in_float64
def softplus_backward(grad_output: Array, x: Array) -> Array:
    """Define the gradient of `softplus`: the sigmoid."""
    return np.asarray(grad_output * sigmoid(x))


@in_float64
def prelu(x: Array, weight: Array) -> Array:
    """Define x above 0 and weight[channel]·x elsewhere (arXiv:1502.01852, eq. 1)."""
    return np.where(x > 0, 1.0, _by_channel(weight, x)) * x


@in_float64
def prelu_backward(grad_output: Array, x: Array, weight: Array) -> tuple[Array, Array]:
    """Define the gradients of `prelu`."""
    axes = (0, *range(2, x.ndim))
    grad_x = np.where(x > 0, 1.0, _by_channel(weight, x)) * grad_output
    return grad_x, np.where(x > 0, 0.0, x * grad_output).sum(axis=axes)


@in_float64
def softmax(logits: Array) -> Array:
    """Define exp(logits), each row divided by its sum; the shift cancels and avoids overflow."""
    shifted: Array = np.exp(logits - np.max(logits, axis=1, keepdims=True))
    return np.asarray(shifted / shifted.sum(axis=1, keepdims=True))


@in_float64
def winners(x: Array, count: int = 1) -> Array:
    """Define the winners: of each position, the channels with the largest absolute values."""
    out = np.zeros_like(x)
    for place in np.ndindex(x.shape[0], *x.shape[2:]):
        values = x[(place[0], slice(None), *place[1:])]
        for c in sorted(range(len(values)), key=lambda c: -abs(values[c]))[:count]:
            out[(place[0], c, *place[1:])] = values[c]
    return out


@in_float64
def winners_backward(grad_output: Array, x: Array, count: int = 1) -> Array:
    """Define the gradient of `winners`: it passes at the winners."""
    return np.where(winners(x, count) != 0, grad_output, 0)


@in_float64
def maxout(x: Array, pieces: int = 2) -> Array:
    """Define maxout: the largest of every few neighboring channels."""
    groups = range(0, x.shape[1], pieces)
    return np.stack([x[:, first : first + pieces].max(axis=1) for first in groups], axis=1)


@in_float64
def maxout_backward(grad_output: Array, x: Array, pieces: int = 2) -> Array:
    """Define the gradient of `maxout`: it passes at the largest."""
    out = np.zeros_like(x)
    for place in np.ndindex(grad_output.shape):
        first = place[1] * pieces
        values = x[(place[0], slice(first, first + pieces), *place[2:])]
        out[(place[0], first + int(values.argmax()), *place[2:])] = grad_output[place]
    return out


@in_float64
def standardize_weight(weight: Array, eps: float = 1e-5) -> Array:
    """Define weight standardization: every filter gets zero mean and unit variance."""
    return np.stack([(w - w.mean()) / np.sqrt(w.var() + eps) for w in weight])


@in_float64
def standardize_weight_backward(grad_output: Array, weight: Array, eps: float = 1e-5) -> Array:
    """Define the gradient of `standardize_weight` by the Jacobian of each filter."""
    parts = []
    for grad, w in zip(grad_output, weight, strict=True):
        size, inverse = w.size, 1 / np.sqrt(w.var() + eps)
        off = (w - w.mean()).ravel()
        jacobian = inverse * (np.eye(size) - 1 / size) - inverse**3 * np.outer(off, off) / size
        parts.append((jacobian @ grad.ravel()).reshape(w.shape))
    return np.stack(parts)


@in_float64
def add(x: Array, other: Array, weight: Array | None = None, bias: Array | None = None) -> Array:
    """Define the sum with an earlier output, which may pass a 1×1 convolution with a stride."""
    if weight is None:
        return x + other
    total: Array = x + conv2d(_taken(other, x), weight, bias)
    return total


def _taken(other: Array, x: Array) -> Array:
    rows, columns = (-(-a // b) for a, b in zip(other.shape[2:], x.shape[2:], strict=True))
    return other[:, :, ::rows, ::columns]


@in_float64
def add_backward(
    grad_output: Array,
    x: Array,
    other: Array,
    weight: Array | None = None,
    bias: Array | None = None,
) -> tuple[Array | None, ...]:
    """Define the gradients of `add`."""
    if weight is None:
        return grad_output, grad_output, None, None
    rows, columns = (-(-a // b) for a, b in zip(other.shape[2:], x.shape[2:], strict=True))
    inner, grad_weight, grad_bias = conv2d_backward(grad_output, _taken(other, x), weight)
    spread = np.zeros_like(other)
    spread[:, :, ::rows, ::columns] = inner
    return grad_output, spread, grad_weight, grad_bias


@in_float64
def l1_penalty(x: Array, weight: float = 1.0) -> float:
    """Define the mean absolute value, times a weight."""
    return float(weight * np.mean(np.abs(x)))


@in_float64
def l1_penalty_backward(x: Array, weight: float = 1.0) -> Array:
    """Define the gradient of `l1_penalty`."""
    return weight * np.sign(x) / x.size


@in_float64
def mse_loss(x: Array, target: Array) -> float:
    """Define the mean squared error."""
    return float(np.mean((x - target) ** 2))


@in_float64
def mse_loss_backward(x: Array, target: Array) -> Array:
    """Define the gradient of `mse_loss`."""
    return 2 * (x - target) / x.size


@in_float64
def cross_entropy(logits: Array, target: Labels) -> float:
    """Define the mean over the batch of −log softmax(logits)[target]."""
    top = np.max(logits, axis=1)
    log_sum = top + np.log(np.exp(logits - top[:, None]).sum(axis=1))
    return float(np.mean(log_sum - logits[np.arange(len(target)), target]))


@in_float64
def cross_entropy_backward(logits: Array, target: Labels) -> Array:
    """Define the gradient of `cross_entropy`: (softmax − one-hot) / batch size."""
    return (softmax(logits) - np.eye(logits.shape[1])[target]) / len(target)


def _by_channel(values: Array, x: Array) -> Array:
    return values.reshape(1, -1, *[1] * (x.ndim - 2))


def batch_norm(
    x: Array,
    running_mean: Array,
    running_var: Array,
    weight: Array | None = None,
    bias: Array | None = None,
    training: bool = False,
    momentum: float = 0.1,
    eps: float = 1e-5,
) -> Array:
    """Define batch normalization (arXiv:1502.03167, algorithm 1) of (N, C) or (N, C, H, W).

    Training normalizes by the batch's mean and biased variance, and moves the running arrays
    in place toward its mean and unbiased variance.
    """
    x, mean, variance = map(_widened, (x, running_mean, running_var))
    if training:
        axes = (0, *range(2, x.ndim))
        mean, variance = x.mean(axis=axes), x.var(axis=axes)
        running_mean += momentum * (mean - running_mean)
        running_var += momentum * (x.var(axis=axes, ddof=1) - running_var)
    output: Array = (x - _by_channel(mean, x)) / np.sqrt(_by_channel(variance, x) + eps)
    output = output if weight is None else output * _by_channel(weight, x)
    return output if bias is None else output + _by_channel(bias, x)


@in_float64
def batch_norm_backward(
    grad_output: Array, x: Array, weight: Array | None = None, eps: float = 1e-5
) -> Gradients:
    """Define the gradients of `batch_norm` in training, where the statistics depend on x."""
    axes = (0, *range(2, x.ndim))
    deviation = np.sqrt(x.var(axis=axes, keepdims=True) + eps)
    normalized = (x - x.mean(axis=axes, keepdims=True)) / deviation
    grad_normalized = grad_output if weight is None else grad_output * _by_channel(weight, x)
    grad_x = grad_normalized - grad_normalized.mean(axis=axes, keepdims=True)
    grad_x -= normalized * (grad_normalized * normalized).mean(axis=axes, keepdims=True)
    return grad_x / deviation, (grad_output * normalized).sum(axis=axes), grad_output.sum(axis=axes)


def _normalized(x: Array, eps: float, centered: bool) -> tuple[Array, Array]:
    """Define rows of zero mean and unit mean square, and what they were divided by."""
    moved = x - x.mean(axis=1, keepdims=True) if centered else x
    deviation = np.sqrt((moved * moved).mean(axis=1, keepdims=True) + eps)
    return moved / deviation, deviation


def _row_gradient(grad: Array, x: Array, eps: float, centered: bool) -> Array:
    """Define the gradient of rows that were normalized."""
    normalized, deviation = _normalized(x, eps, centered)
    pull = normalized * (grad * normalized).mean(axis=1, keepdims=True)
    pull = pull + grad.mean(axis=1, keepdims=True) if centered else pull
    return np.asarray((grad - pull) / deviation)


@in_float64
def group_norm(
    x: Array,
    num_groups: int,
    weight: Array | None = None,
    bias: Array | None = None,
    eps: float = 1e-5,
) -> Array:
    """Define group normalization (arXiv:1803.08494): each sample, over a group of channels."""
    output = _normalized(x.reshape(len(x) * num_groups, -1), eps, True)[0].reshape(x.shape)
    output = output if weight is None else output * _by_channel(weight, x)
    return output if bias is None else output + _by_channel(bias, x)


@in_float64
def group_norm_backward(
    grad_output: Array,
    x: Array,
    num_groups: int,
    weight: Array | None = None,
    eps: float = 1e-5,
) -> Gradients:
    """Define the gradients of `group_norm`."""
    rows, axes = x.reshape(len(x) * num_groups, -1), (0, *range(2, x.ndim))
    normalized = _normalized(rows, eps, True)[0].reshape(x.shape)
    scaled = grad_output if weight is None else grad_output * _by_channel(weight, x)
    grad_x = _row_gradient(scaled.reshape(rows.shape), rows, eps, True).reshape(x.shape)
    return grad_x, (grad_output * normalized).sum(axis=axes), grad_output.sum(axis=axes)


@in_float64
def layer_norm(
    x: Array,
    normalized_shape: tuple[int, ...],
    weight: Array | None = None,
    bias: Array | None = None,
    eps: float = 1e-5,
) -> Array:
    """Define layer normalization (arXiv:1607.06450, eq. 3) over the last dimensions."""
    rows = x.reshape(-1, math.prod(normalized_shape))
    output = _normalized(rows, eps, True)[0].reshape(x.shape)
    output = output if weight is None else output * weight
    return output if bias is None else output + bias


@in_float64
def layer_norm_backward(
    grad_output: Array,
    x: Array,
    normalized_shape: tuple[int, ...],
    weight: Array | None = None,
    eps: float = 1e-5,
) -> Gradients:
    """Define the gradients of `layer_norm`."""
    rows, axes = (
        x.reshape(-1, math.prod(normalized_shape)),
        tuple(range(x.ndim - len(normalized_shape))),
    )
    normalized = _normalized(rows, eps, True)[0].reshape(x.shape)
    scaled = grad_output if weight is None else grad_output * weight
    grad_x = _row_gradient(scaled.reshape(rows.shape), rows, eps, True).reshape(x.shape)
    return grad_x, (grad_output * normalized).sum(axis=axes), grad_output.sum(axis=axes)


@in_float64
def rms_norm(
    x: Array, normalized_shape: tuple[int, ...], weight: Array | None = None, eps: float = 1e-5
) -> Array:
    """Define RMS normalization (arXiv:1910.07467, eq. 4) over the last dimensions."""
    rows = x.reshape(-1, math.prod(normalized_shape))
    output = _normalized(rows, eps, False)[0].reshape(x.shape)
    return output if weight is None else output * weight


@in_float64
def rms_norm_backward(
    grad_output: Array,
    x: Array,
    normalized_shape: tuple[int, ...],
    weight: Array | None = None,
    eps: float = 1e-5,
) -> tuple[Array, Array]:
    """Define the gradients of `rms_norm`."""
    rows = x.reshape(-1, math.prod(normalized_shape))
    axes = tuple(range(x.ndim - len(normalized_shape)))
    normalized = _normalized(rows, eps, False)[0].reshape(x.shape)
    scaled = grad_output if weight is None else grad_output * weight
    grad_x = _row_gradient(scaled.reshape(rows.shape), rows, eps, False).reshape(x.shape)
    return grad_x, (grad_output * normalized).sum(axis=axes)


@in_float64
def dropout_backward(grad_output: Array, mask: npt.NDArray[np.generic], p: float) -> Array:
    """Define the gradient of dropout: 1 / (1 − p) where the mask kept the value, else 0."""
    return np.where(np.asarray(mask, bool), grad_output / (1.0 - p), 0.0)
