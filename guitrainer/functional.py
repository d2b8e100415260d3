"""Every layer as a plain function on NumPy arrays: images NCHW, weights OIHW.

Names, argument order and defaults are those of `torch.nn.functional` where it has the function;
each has a `_backward` that returns the gradients of its arguments. float64 in gives float64 out, by
the same kernels compiled for double precision; everything else is computed in float32.

Errors are `NetworkError`: shapes that do not fit, windows larger than their input.
"""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from guitrainer.errors import NetworkError
from guitrainer.nn.geometry import Padding, Pair, Window, pair, slide
from guitrainer.nn.ops.activation import ActivationOp, LeakyReluOp
from guitrainer.nn.ops.base import Mode, Op, Wiring
from guitrainer.nn.ops.convolution import ConvOp
from guitrainer.nn.ops.dense import DenseOp
from guitrainer.nn.ops.local import LocalOp
from guitrainer.nn.ops.normalization import BatchNormOp
from guitrainer.nn.ops.pooling import AvgPoolOp, MaxPoolOp
from guitrainer.nn.parameters import Parameter
from guitrainer.nn.planes import Plane, blocks_for
from guitrainer.nn.team import ALONE
from kernels.dropout import make_dropout
from kernels.loss import make_cross_entropy
from kernels.machine import LANES
from kernels.program import Phase, Program
from kernels.tiling import MAX_KERNEL_WIDTH

Array = NDArray[Any]

# ---------------------------------------------------------------- running an op on plain arrays


def _numbers(name: str, values: ArrayLike) -> Array:
    array = np.asarray(values)
    if array.dtype.kind not in "fiub":
        raise NetworkError(f"{name}: got element type {array.dtype}, accepted: real numbers")
    return array if array.dtype == np.float64 else array.astype(np.float32)


def _array(name: str, values: ArrayLike, *dimensions: int) -> Array:
    array = _numbers(name, values)
    if array.ndim not in dimensions:
        accepted = " or ".join(str(d) for d in dimensions)
        raise NetworkError(f"{name}: got {array.ndim} dimensions, accepted: {accepted}")
    if array.size == 0:
        raise NetworkError(f"{name}: got shape {array.shape}, accepted: at least one element")
    return array


def _alike(*arrays: Array | None) -> list[Any]:
    """Bring arrays to one element type."""
    given = [a for a in arrays if a is not None]
    dtype = "float64" if any(a.dtype == np.float64 for a in given) else "float32"
    return [None if a is None else a.astype(dtype, copy=False) for a in arrays]


def _fits(name: str, got: tuple[int, ...], expected: tuple[int, ...]) -> None:
    if tuple(got) != tuple(expected):
        raise NetworkError(f"{name}: got shape {tuple(got)}, accepted: {tuple(expected)}")


class _Bench:
    """Planes around one op, for one batch of NCHW images."""

    def __init__(self, x: Array, out: tuple[int, int, int], window: Window | None = None) -> None:
        self.samples, dtype = len(x), str(x.dtype)
        blocks = range(blocks_for(len(x)))
        shape = (x.shape[1], x.shape[2], x.shape[3])
        source = Plane(shape, blocks, dtype, window.halo if window else None)
        source.put(x)
        self.wiring = Wiring(
            source,
            Plane(out, blocks, dtype),
            Plane(out, blocks, dtype),
            Plane(shape, blocks, dtype, source.halo),
            (0,) * len(blocks),
            dtype,
            Mode(len(x), dtype),
        )

    def forward(self, op: Op, training: bool = True) -> Array:
        """Run the op; give its output as NCHW."""
        self._run([op.refresh_tasks(), *op.forward_phases(1, training)])
        return self.wiring.target.take(self.samples)

    def backward(self, op: Op, grad_output: ArrayLike) -> Array:
        """Run the op back; give the gradient of its input as NCHW."""
        grad = np.asarray(grad_output, dtype=self.wiring.dtype)
        _fits("grad_output", grad.shape, (self.samples, *self.wiring.target.shape))
        self.wiring.grad_target.put(grad)
        self._run([op.refresh_tasks(), *op.backward_phases(1), op.reduce_tasks()])
        assert self.wiring.grad_source is not None
        return self.wiring.grad_source.take(self.samples)

    def _run(self, phases: list[Phase]) -> None:
        ALONE.run(Program(phases))


def _parameter(name: str, value: Array) -> Parameter:
    if value.ndim == 2:
        units, features = value.shape
        parameter = Parameter.matrix(name, units, features, str(value.dtype))
    else:
        parameter = Parameter.zeros(name, value.shape, str(value.dtype))
    parameter.value[...] = value
    return parameter


def _bias(bias: Array | None, shape: tuple[int, ...]) -> Parameter | None:
    if bias is None:
        return None
    _fits("bias", bias.shape, shape)
    return _parameter("bias", bias)


# ---------------------------------------------------------------- convolution


def _conv(
    x: Array, weight: Array, bias: Array | None, stride: int | Pair, padding: Padding
) -> tuple[_Bench, ConvOp]:
    if x.shape[1] != weight.shape[1]:
        raise NetworkError(
            f"conv2d: x has {x.shape[1]} channels, weight {weight.shape} expects {weight.shape[1]}"
        )
    if weight.shape[3] > MAX_KERNEL_WIDTH:
        raise NetworkError(
            f"conv2d: got a kernel of width {weight.shape[3]}, accepted: 1 to {MAX_KERNEL_WIDTH}"
        )
    window = slide((x.shape[2], x.shape[3]), weight.shape[2:], stride, padding, "conv2d")
    bench = _Bench(x, (weight.shape[0], *window.out), window)
    shift = _bias(bias, (weight.shape[0],))
    return bench, ConvOp(bench.wiring, window, _parameter("weight", weight), shift)


def conv2d(
    x: ArrayLike,
    weight: ArrayLike,
    bias: ArrayLike | None = None,
    stride: int | Pair = 1,
    padding: Padding = 0,
) -> Array:
    """Slide filters over images: out[n, o, y, x] = bias[o] + Σ weight[o] · window of x[n].

    Parameters
    ----------
    x : (N, in_channels, height, width)
    weight : (out_channels, in_channels, kernel_h, kernel_w), width at most 11
    bias : (out_channels,) or None
    stride : step of the window, one number or (vertical, horizontal)
    padding : zeros around the image: a number, a pair, "valid" (none) or "same" (as many outputs
        as inputs; (k−1)//2 before and the rest after; with a stride as Keras)

    Raises
    ------
    NetworkError
        If shapes do not fit.

    References
    ----------
    Goodfellow, Bengio & Courville (2016), Deep Learning, eq. 9.7 (cross-correlation).

    Examples
    --------
    >>> conv2d(np.ones((1, 1, 3, 3)), np.ones((1, 1, 2, 2)))[0, 0]
    array([[4., 4.],
           [4., 4.]])
    """
    image, filters = _array("x", x, 4), _array("weight", weight, 4)
    shift = None if bias is None else _array("bias", bias, 1)
    image, filters, shift = _alike(image, filters, shift)
    bench, op = _conv(image, filters, shift, stride, padding)
    return bench.forward(op)


def conv2d_backward(
    grad_output: ArrayLike,
    x: ArrayLike,
    weight: ArrayLike,
    stride: int | Pair = 1,
    padding: Padding = 0,
) -> tuple[Array, Array, Array]:
    """Give (grad_x, grad_weight, grad_bias) of `conv2d`.

    The gradient of a shared weight is the sum over all positions where the filter lay.

    References
    ----------
    Goodfellow, Bengio & Courville (2016), Deep Learning, eq. 9.11 and 9.13.
    """
    image, filters = _array("x", x, 4), _array("weight", weight, 4)
    image, filters, grad = _alike(image, filters, _array("grad_output", grad_output, 4))
    bench, op = _conv(image, filters, np.zeros(filters.shape[0], filters.dtype), stride, padding)
    grad_x = bench.backward(op, grad)
    assert op.bias is not None
    return grad_x, op.weight.grad.copy(), op.bias.grad.copy()


def _padding_1d(padding: str | int) -> Any:
    return padding if isinstance(padding, str) else (0, padding)


def _lift(name: str, values: ArrayLike) -> tuple[Array, bool]:
    """Bring (N, C, L), or a plain vector, to NCHW with height 1."""
    array = _array(name, values, 1, 3)
    plain = array.ndim == 1
    return (array[None, None, None] if plain else array[:, :, None]), plain


def conv1d(
    x: ArrayLike,
    weight: ArrayLike,
    bias: ArrayLike | None = None,
    stride: int = 1,
    padding: str | int = 0,
) -> Array:
    """Slide filters along sequences.

    Parameters
    ----------
    x : (N, in_channels, length), or a plain vector
    weight : (out_channels, in_channels, kernel), or a plain vector
    bias : (out_channels,) or None

    Examples
    --------
    >>> conv1d([1, 2, 3], [0.3, 0.5])
    array([1.3, 2.1])
    """
    (image, plain), (filters, _) = _lift("x", x), _lift("weight", weight)
    out = conv2d(image, filters, bias, (1, stride), _padding_1d(padding))
    return out[0, 0, 0] if plain else out[:, :, 0]


def conv1d_backward(
    grad_output: ArrayLike,
    x: ArrayLike,
    weight: ArrayLike,
    stride: int = 1,
    padding: str | int = 0,
) -> tuple[Array, Array, Array]:
    """Give (grad_x, grad_weight, grad_bias) of `conv1d`.

    Examples
    --------
    >>> for grad in conv1d_backward([-0.1, 0.2], [1, 2, 3], [0.3, 0.5]):
    ...     print(np.round(grad, 6))
    [-0.03  0.01  0.1 ]
    [0.3 0.4]
    [0.1]
    """
    (image, plain), (filters, _) = _lift("x", x), _lift("weight", weight)
    grad, _ = _lift("grad_output", grad_output)
    grad_x, grad_weight, grad_bias = conv2d_backward(
        grad, image, filters, (1, stride), _padding_1d(padding)
    )
    if plain:
        return grad_x[0, 0, 0], grad_weight[0, 0, 0], grad_bias
    return grad_x[:, :, 0], grad_weight[:, :, 0], grad_bias


# ---------------------------------------------------------------- locally connected


def _local(
    x: Array, weight: Array, bias: Array | None, stride: int | Pair, padding: Padding
) -> tuple[_Bench, LocalOp]:
    out_h, out_w, out_channels, in_channels = weight.shape[:4]
    if x.shape[1] != in_channels:
        raise NetworkError(
            f"locally_connected2d: x has {x.shape[1]} channels, weight expects {in_channels}"
        )
    what = "locally_connected2d"
    window = slide((x.shape[2], x.shape[3]), weight.shape[4:], stride, padding, what)
    _fits(f"{what}: positions of weight", (out_h, out_w), window.out)
    bench = _Bench(x, (out_channels, *window.out), window)
    shift = _bias(bias, (out_h, out_w, out_channels))
    return bench, LocalOp(bench.wiring, window, _parameter("weight", weight), shift)


def locally_connected2d(
    x: ArrayLike,
    weight: ArrayLike,
    bias: ArrayLike | None = None,
    stride: int | Pair = 1,
    padding: Padding = 0,
) -> Array:
    """Slide a window over images with filters of its own at every position.

    Parameters
    ----------
    x : (N, in_channels, height, width)
    weight : (out_h, out_w, out_channels, in_channels, kernel_h, kernel_w)
    bias : (out_h, out_w, out_channels) or None
    stride, padding : as in `conv2d`
    """
    image, filters = _array("x", x, 4), _array("weight", weight, 6)
    shift = None if bias is None else _array("bias", bias, 3)
    image, filters, shift = _alike(image, filters, shift)
    bench, op = _local(image, filters, shift, stride, padding)
    return bench.forward(op)


def locally_connected2d_backward(
    grad_output: ArrayLike,
    x: ArrayLike,
    weight: ArrayLike,
    stride: int | Pair = 1,
    padding: Padding = 0,
) -> tuple[Array, Array, Array]:
    """Give (grad_x, grad_weight, grad_bias) of `locally_connected2d`."""
    image, filters = _array("x", x, 4), _array("weight", weight, 6)
    image, filters, grad = _alike(image, filters, _array("grad_output", grad_output, 4))
    bench, op = _local(image, filters, np.zeros(filters.shape[:3], filters.dtype), stride, padding)
    grad_x = bench.backward(op, grad)
    assert op.bias is not None
    return grad_x, op.weight.grad.copy(), op.bias.grad.copy()


# ---------------------------------------------------------------- pooling


def _surround(x: Array, kernel_size: int | Pair, padding: int | Pair, value: float) -> Array:
    rows, columns = pair(padding, "padding")
    height, width = pair(kernel_size)
    if not (0 <= rows <= height / 2 and 0 <= columns <= width / 2):
        raise NetworkError(
            f"padding: got {padding}, accepted: 0 to half of the window of {height}×{width}"
        )
    return np.pad(x, ((0, 0), (0, 0), (rows, rows), (columns, columns)), constant_values=value)


def _cut(x: Array, padding: int | Pair) -> Array:
    rows, columns = pair(padding)
    return np.ascontiguousarray(x[:, :, rows : x.shape[2] - rows, columns : x.shape[3] - columns])


def _pool(
    kind: type[MaxPoolOp] | type[AvgPoolOp],
    x: ArrayLike,
    kernel_size: int | Pair,
    stride: int | Pair | None,
    padding: int | Pair,
) -> tuple[_Bench, Op]:
    border = -np.inf if kind is MaxPoolOp else 0.0
    image = _surround(_array("x", x, 4), kernel_size, padding, border)
    step = kernel_size if stride is None else stride
    what = "max_pool2d" if kind is MaxPoolOp else "avg_pool2d"
    window = slide((image.shape[2], image.shape[3]), kernel_size, step, 0, what)
    bench = _Bench(image, (image.shape[1], *window.out))
    op = kind(bench.wiring, window)
    return bench, op


def max_pool2d(
    x: ArrayLike,
    kernel_size: int | Pair,
    stride: int | Pair | None = None,
    padding: int | Pair = 0,
) -> Array:
    """Take the largest value of each window; the stride is the window's size unless given.

    >>> max_pool2d([[[[1, 2], [3, 4]]]], 2)
    array([[[[4.]]]], dtype=float32)
    """
    bench, op = _pool(MaxPoolOp, x, kernel_size, stride, padding)
    return bench.forward(op)


def max_pool2d_backward(
    grad_output: ArrayLike,
    x: ArrayLike,
    kernel_size: int | Pair,
    stride: int | Pair | None = None,
    padding: int | Pair = 0,
) -> Array:
    """Give grad_x of `max_pool2d`: each gradient goes to the (first) largest of its window."""
    bench, op = _pool(MaxPoolOp, x, kernel_size, stride, padding)
    bench.forward(op)
    return _cut(bench.backward(op, grad_output), padding)


def avg_pool2d(
    x: ArrayLike,
    kernel_size: int | Pair,
    stride: int | Pair | None = None,
    padding: int | Pair = 0,
) -> Array:
    """Take the mean of each window; padding counts as zeros."""
    bench, op = _pool(AvgPoolOp, x, kernel_size, stride, padding)
    return bench.forward(op)


def avg_pool2d_backward(
    grad_output: ArrayLike,
    x: ArrayLike,
    kernel_size: int | Pair,
    stride: int | Pair | None = None,
    padding: int | Pair = 0,
) -> Array:
    """Give grad_x of `avg_pool2d`."""
    bench, op = _pool(AvgPoolOp, x, kernel_size, stride, padding)
    return _cut(bench.backward(op, grad_output), padding)


def global_avg_pool2d(x: ArrayLike) -> Array:
    """Take the mean of each feature map: (N, C, H, W) to (N, C, 1, 1)."""
    image = _array("x", x, 4)
    return avg_pool2d(image, image.shape[2:])


def global_avg_pool2d_backward(grad_output: ArrayLike, x: ArrayLike) -> Array:
    """Give grad_x of `global_avg_pool2d`."""
    image = _array("x", x, 4)
    return avg_pool2d_backward(grad_output, image, image.shape[2:])


# ---------------------------------------------------------------- dense


def linear(x: ArrayLike, weight: ArrayLike, bias: ArrayLike | None = None) -> Array:
    """Compute x · weightᵀ + bias.

    Parameters
    ----------
    x : (N, in_features)
    weight : (out_features, in_features)
    bias : (out_features,) or None

    >>> linear([[1, 2]], [[3, 4], [5, 6]], [0, 1])
    array([[11., 18.]], dtype=float32)
    """
    image, filters = _array("x", x, 2), _array("weight", weight, 2)
    shift = None if bias is None else _array("bias", bias, 1)
    image, filters, shift = _alike(image, filters, shift)
    bench, op = _dense(image, filters, shift)
    return bench.forward(op)[:, :, 0, 0]


def linear_backward(
    grad_output: ArrayLike, x: ArrayLike, weight: ArrayLike
) -> tuple[Array, Array, Array]:
    """Give (grad_x, grad_weight, grad_bias) of `linear`."""
    image, filters = _array("x", x, 2), _array("weight", weight, 2)
    image, filters, grad = _alike(image, filters, _array("grad_output", grad_output, 2))
    bench, op = _dense(image, filters, np.zeros(filters.shape[0], filters.dtype))
    _fits("grad_output", grad.shape, (len(image), len(filters)))
    grad_x = bench.backward(op, grad[:, :, None, None])[:, :, 0, 0]
    assert op.bias is not None
    return grad_x, op.weight.grad.copy(), op.bias.grad.copy()


def _dense(x: Array, weight: Array, bias: Array | None) -> tuple[_Bench, DenseOp]:
    if x.shape[1] != weight.shape[1]:
        raise NetworkError(
            f"linear: x has {x.shape[1]} features, weight {weight.shape} expects {weight.shape[1]}"
        )
    bench = _Bench(x[:, :, None, None], (weight.shape[0], 1, 1))
    shift = _bias(bias, (weight.shape[0],))
    return bench, DenseOp(bench.wiring, _parameter("weight", weight), shift)


# ---------------------------------------------------------------- element by element


def _as_images(x: ArrayLike) -> tuple[Array, tuple[int, ...]]:
    """Bring an array of any shape to NCHW, samples first."""
    array = _numbers("x", x)
    if array.size == 0:
        raise NetworkError(f"x: got shape {array.shape}, accepted: at least one element")
    rows = array.shape[0] if array.ndim > 1 else 1
    return array.reshape(rows, 1, 1, -1), array.shape


def _map(x: ArrayLike, make: Any) -> Array:
    image, shape = _as_images(x)
    bench = _Bench(image, image.shape[1:])
    return bench.forward(make(bench.wiring)).reshape(shape)


def _map_backward(grad_output: ArrayLike, x: ArrayLike, make: Any) -> Array:
    image, shape = _as_images(x)
    bench = _Bench(image, image.shape[1:])
    grad = np.asarray(grad_output)
    _fits("grad_output", grad.shape, shape)
    op = make(bench.wiring)
    bench.forward(op)
    return bench.backward(op, grad.reshape(image.shape)).reshape(shape)


def relu(x: ArrayLike) -> Array:
    """Compute max(x, 0), element by element, for any shape; NaN stays NaN."""
    return leaky_relu(x, 0.0)


def relu_backward(grad_output: ArrayLike, x: ArrayLike) -> Array:
    """Give grad_x of `relu`; at 0 the gradient is 0, as in torch."""
    return leaky_relu_backward(grad_output, x, 0.0)


def leaky_relu(x: ArrayLike, negative_slope: float = 0.01) -> Array:
    """Compute x where positive, negative_slope · x elsewhere."""
    return _map(x, lambda wiring: LeakyReluOp(wiring, negative_slope))


def leaky_relu_backward(
    grad_output: ArrayLike, x: ArrayLike, negative_slope: float = 0.01
) -> Array:
    """Give grad_x of `leaky_relu`."""
    return _map_backward(grad_output, x, lambda wiring: LeakyReluOp(wiring, negative_slope))


def sigmoid(x: ArrayLike) -> Array:
    """Compute 1 / (1 + exp(−x))."""
    return _map(x, lambda wiring: ActivationOp(wiring, "sigmoid"))


def sigmoid_backward(grad_output: ArrayLike, x: ArrayLike) -> Array:
    """Give grad_x of `sigmoid`."""
    return _map_backward(grad_output, x, lambda wiring: ActivationOp(wiring, "sigmoid"))


def tanh(x: ArrayLike) -> Array:
    """Compute the hyperbolic tangent."""
    return _map(x, lambda wiring: ActivationOp(wiring, "tanh"))


def tanh_backward(grad_output: ArrayLike, x: ArrayLike) -> Array:
    """Give grad_x of `tanh`."""
    return _map_backward(grad_output, x, lambda wiring: ActivationOp(wiring, "tanh"))


def gelu(x: ArrayLike) -> Array:
    """Compute x·Φ(x), Φ the distribution function of the standard normal (the exact form).

    References
    ----------
    Hendrycks & Gimpel (2016), Gaussian error linear units, section 2.
    """
    return _map(x, lambda wiring: ActivationOp(wiring, "gelu"))


def gelu_backward(grad_output: ArrayLike, x: ArrayLike) -> Array:
    """Give grad_x of `gelu`."""
    return _map_backward(grad_output, x, lambda wiring: ActivationOp(wiring, "gelu"))


# ---------------------------------------------------------------- loss


def _loss(logits: ArrayLike, target: ArrayLike) -> tuple[float, Array]:
    z, labels = _array("logits", logits, 2), np.asarray(target)
    _fits("target", labels.shape, (len(z),))
    accepted = f"accepted: integers from 0 to {z.shape[1] - 1}"
    if labels.dtype.kind not in "iu":
        raise NetworkError(f"target: got {labels.dtype}, {accepted}")
    outside = np.flatnonzero((labels < 0) | (labels >= z.shape[1]))
    if outside.size:
        first = outside[0]
        raise NetworkError(f"target[{first}]: got {labels[first]}, {accepted}")
    bench = _Bench(z[:, :, None, None], (z.shape[1], 1, 1))
    padded = np.zeros(bench.wiring.blocks * LANES, np.int64)
    padded[: len(labels)] = labels
    grad = bench.wiring.grad_target
    figures, halt = np.zeros(2), np.zeros(1, np.int64)
    make_cross_entropy(bench.wiring.dtype)(
        bench.wiring.source.inner, padded, np.array([len(z)]), grad.inner, figures, halt
    )
    return float(figures[0]), grad.take(len(z))[:, :, 0, 0]


def cross_entropy(logits: ArrayLike, target: ArrayLike) -> float:
    """Compute the mean over the batch of −log softmax(logits)[target].

    Parameters
    ----------
    logits : (N, classes)
    target : (N,), integers

    Examples
    --------
    >>> round(cross_entropy(np.zeros((4, 10)), [0, 1, 2, 3]), 6)  # ln 10: nothing learned yet
    2.302585
    """
    return _loss(logits, target)[0]


def cross_entropy_backward(logits: ArrayLike, target: ArrayLike) -> Array:
    """Give the gradient of `cross_entropy` with respect to the logits."""
    return _loss(logits, target)[1]


# ---------------------------------------------------------------- normalisation and dropout


def _channels(name: str, values: ArrayLike | None, channels: int) -> Array | None:
    """One number per channel, or None."""
    if values is None:
        return None
    array = np.asarray(values)
    _fits(name, array.shape, (channels,))
    return array


def _batch_norm(
    x: Array,
    weight: Array | None,
    bias: Array | None,
    running: tuple[Array, Array],
    momentum: float,
    eps: float,
) -> tuple[_Bench, BatchNormOp]:
    channels, dtype = x.shape[1], str(x.dtype)
    scale, shift = (Parameter.zeros(n, (channels,), dtype) for n in ("weight", "bias"))
    scale.value[:] = 1 if weight is None else weight
    shift.value[:] = 0 if bias is None else bias
    bench = _Bench(x, (channels, x.shape[2], x.shape[3]))
    return bench, BatchNormOp(bench.wiring, scale, shift, running, momentum, eps)


def batch_norm(
    x: ArrayLike,
    running_mean: Array,
    running_var: Array,
    weight: ArrayLike | None = None,
    bias: ArrayLike | None = None,
    training: bool = False,
    momentum: float = 0.1,
    eps: float = 1e-5,
) -> Array:
    """Normalise each channel of (N, C, H, W) or (N, C), then scale by `weight` and add `bias`.

    While training, the batch's own mean and variance are used, and `running_mean` and
    `running_var` are moved towards them in place; otherwise these are used.

    References
    ----------
    Ioffe & Szegedy (2015), Batch normalization, algorithm 1.
    """
    image = _array("x", x, 2, 4)
    shape = image.shape
    image = image.reshape(*shape, 1, 1) if image.ndim == 2 else image
    for name, values in (("running_mean", running_mean), ("running_var", running_var)):
        _fits(name, np.shape(values), (shape[1],))
    if training and image.size == image.shape[1]:
        raise NetworkError(f"x: got shape {shape}, accepted: more than one value per channel")
    scale, shift = _channels("weight", weight, shape[1]), _channels("bias", bias, shape[1])
    running = (running_mean.astype(image.dtype), running_var.astype(image.dtype))
    bench, op = _batch_norm(image, scale, shift, running, momentum, eps)
    out = bench.forward(op, training).reshape(shape)
    running_mean[...], running_var[...] = running
    return out


def batch_norm_backward(
    grad_output: ArrayLike, x: ArrayLike, weight: ArrayLike | None = None, eps: float = 1e-5
) -> tuple[Array, Array, Array]:
    """Give (grad_x, grad_weight, grad_bias) of `batch_norm` while training."""
    image = _array("x", x, 2, 4)
    shape = image.shape
    image = image.reshape(*shape, 1, 1) if image.ndim == 2 else image
    scale = _channels("weight", weight, shape[1])
    _fits("grad_output", np.shape(grad_output), shape)
    running = (np.zeros(shape[1], image.dtype), np.ones(shape[1], image.dtype))
    bench, op = _batch_norm(image, scale, None, running, 0.1, eps)
    bench.forward(op)
    grad = np.asarray(grad_output).reshape(image.shape)
    grad_x = bench.backward(op, grad).reshape(shape)
    return grad_x, op.scale.grad.copy(), op.shift.grad.copy()


def _check_rate(p: float) -> None:
    if not 0 <= p < 1:
        raise NetworkError(f"dropout: p: got {p}, accepted: 0 ≤ p < 1")


def dropout(
    x: ArrayLike, p: float = 0.5, training: bool = True, rng: np.random.Generator | None = None
) -> tuple[Array, Array]:
    """Set elements to zero with probability p and divide the rest by 1 − p.

    Returns
    -------
    (out, mask) : `mask` is True where an element was kept

    References
    ----------
    Srivastava et al. (2014), Dropout, section 4 (inverted form).
    """
    _check_rate(p)
    image, shape = _as_images(x)
    if not training:
        return image.reshape(shape).copy(), np.ones(shape, bool)
    bench = _Bench(image, image.shape[1:])
    generator = np.random.default_rng() if rng is None else rng
    key = int(generator.integers(2**63))
    w = bench.wiring
    numbers = (np.array([key]), 0, np.array([p], w.dtype))
    planes = (w.grad_target.inner, w.target.inner)
    make_dropout(w.dtype)(w.source.inner, *numbers, *planes, 0, w.blocks)
    mask = w.grad_target.take(len(image)).reshape(shape) > 0
    return w.target.take(len(image)).reshape(shape), mask


def dropout_backward(grad_output: ArrayLike, mask: ArrayLike, p: float = 0.5) -> Array:
    """Give grad_x of `dropout` for the mask it returned."""
    _check_rate(p)
    grad = _numbers("grad_output", grad_output)
    _fits("grad_output", grad.shape, np.shape(mask))
    return np.asarray(grad * np.asarray(mask) / (1 - p), grad.dtype)
