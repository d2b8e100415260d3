"""What theory predicts for one layer: the signal behind it and the gradient in front of it.

Each function covers one or more kinds of layers, listed in `kinds`. None means that theory makes no
prediction.
"""

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from guitrainer.analysis.propagation import Activation, activation_moments, slope_mean_square
from guitrainer.config import schema
from guitrainer.nn.geometry import Window
from guitrainer.nn.initializers import describe, describe_bias, fans
from guitrainer.nn.initializers.moments import is_random

if TYPE_CHECKING:  # judging a run needs no compiler
    from guitrainer.nn.network import BuiltLayer

# The elements of these weights are not independent with zero mean.
ARRANGED = ("constant", "ones", "dirac", "bank", "file")


@dataclass(frozen=True)
class Signal:
    """The signal behind a layer, or in front of it.

    Parameters
    ----------
    mean, mean_square : None if not known
    normal : whether it is about normal with zero mean, even if of unknown size
    """

    mean: float | None = None
    mean_square: float | None = None
    normal: bool = False

    @property
    def std(self) -> float | None:
        """Standard deviation; None if it is not known."""
        if self.mean is None or self.mean_square is None:
            return None
        return math.sqrt(max(self.mean_square - self.mean * self.mean, 0.0))


@dataclass(frozen=True)
class Passage:
    """A layer that a gradient passes on its way back.

    Parameters
    ----------
    layer : the layer
    before : the signal in front of the layer
    picked : whether the next layer passes only the largest values on
    """

    layer: "BuiltLayer"
    before: Signal
    picked: bool


# ---------------------------------------------------------------- layers with a weight


def weighted_signal(layer: "BuiltLayer", before: Signal) -> Signal:
    """Return the signal behind a sum of many independent terms: about normal, with zero mean."""
    if _spec(layer).initializer.scheme in ARRANGED:
        return Signal()
    if before.mean_square is None:
        return Signal(normal=True)
    fan_in = fans(_shape(layer))[0] * _inside(layer.plan.window)
    variance = fan_in * _weight_std(layer) ** 2 * before.mean_square + _bias_std(layer) ** 2
    return Signal(0.0, variance, normal=True)


def weighted_gradient(passage: Passage) -> float | None:
    """Return the factor of the variance of a gradient, a sum over the outputs of an input."""
    arranged = _spec(passage.layer).initializer.scheme in ARRANGED
    return None if arranged else _fan_out(passage.layer) * _weight_std(passage.layer) ** 2


def _spec(layer: "BuiltLayer") -> schema.WeightLayer:
    assert isinstance(layer.plan.spec, schema.WeightLayer)
    return layer.plan.spec


def _shape(layer: "BuiltLayer") -> tuple[int, ...]:
    assert layer.plan.weight_shape is not None
    return layer.plan.weight_shape


def _weight_std(layer: "BuiltLayer") -> float:
    """Return the requested σ, or the root mean square of elements not drawn independently."""
    initializer = _spec(layer).initializer
    if is_random(initializer.scheme) and layer.standardized is None:
        return describe(initializer, _shape(layer), layer.plan.wiring).std
    return math.sqrt(float(np.square(layer.filters, dtype=np.float64).mean()))


def _bias_std(layer: "BuiltLayer") -> float:
    spec, shape = _spec(layer), layer.plan.bias_shape
    if shape is None:
        return 0.0
    size = math.prod(shape)
    given, wiring = (spec.bias_initializer, spec.initializer), layer.plan.wiring
    return describe_bias(*given, _shape(layer), size, wiring).std


def _fan_out(layer: "BuiltLayer") -> float:
    """Return how many outputs an input feeds on average: fewer with a stride or at borders."""
    fan_out, window = fans(_shape(layer))[1] // layer.plan.groups, layer.plan.window
    if window is None:
        return float(fan_out)
    places = math.prod(window.out) / math.prod(window.image)
    return fan_out * places * _inside(window)


def _inside(window: Window | None) -> float:
    """Return the mean share of a window that is on the image, not on the padding."""
    if window is None:
        return 1.0
    rows, columns = _visits(window)
    return float(rows.sum() * columns.sum()) / math.prod((*window.out, *window.kernel))


def seen(squares: NDArray[np.float64], window: Window | None) -> float:
    """Return the mean of (H, W) squares, each as often as a window sees it."""
    if window is None:
        return float(squares.mean())
    return float(np.average(squares, weights=np.outer(*_visits(window))))


def _visits(window: Window) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the number of windows that contain each row, and each column."""
    found = []
    for axis, before in enumerate((window.halo.top, window.halo.left)):
        side, kernel = window.image[axis], window.kernel[axis]
        starts = np.arange(window.out[axis]) * window.stride[axis] - before
        places = (starts[:, None] + np.arange(kernel) * window.dilation[axis]).ravel()
        inside = places[(places >= 0) & (places < side)]
        found.append(np.bincount(inside, minlength=side))
    return found[0], found[1]


# ---------------------------------------------------------------- pools


def pool_gradient(passage: Passage) -> float | None:
    """Without overlap, a gradient goes in equal shares to its whole window."""
    picked, window = max_pool_gradient(passage), passage.layer.plan.window
    assert window is not None
    return None if picked is None else picked / math.prod(window.kernel)


def max_pool_gradient(passage: Passage) -> float | None:
    """Without overlap, a gradient goes to one position of its window."""
    window = passage.layer.plan.window
    assert window is not None
    if window.overlaps:
        return None
    return math.prod(window.out) / math.prod(window.image)


# ---------------------------------------------------------------- activations


def activated_signal(layer: "BuiltLayer", before: Signal) -> Signal:
    """Return the signal behind the activation of a normal signal."""
    if not before.normal or before.mean_square is None:
        return Signal()
    name, slope = _activation(layer)
    return Signal(*activation_moments(name, before.mean_square, slope))


def activated_gradient(passage: Passage) -> float | None:
    """Return the mean square of the slope, if the signal is normal and all output is passed on."""
    if not passage.before.normal or passage.picked:
        return None
    name, slope = _activation(passage.layer)
    square = passage.before.mean_square
    # the slope of a rectifier depends on the sign alone
    if name not in ("relu", "leaky_relu") and square is None:
        return None
    return slope_mean_square(name, square or 0.0, slope)


def _activation(layer: "BuiltLayer") -> tuple[Activation, float]:
    """Name of the activation, and its slope for negative inputs."""
    spec = layer.plan.spec
    match spec:
        case schema.LeakyRelu(slope=slope):
            return "leaky_relu", slope
        case schema.Relu() | schema.Sigmoid() | schema.Tanh() | schema.Gelu():
            return spec.type, 0.01
    raise TypeError(f"{spec.type} is not an activation that theory covers")


# ---------------------------------------------------------------- the others


def normalized_signal(layer: "BuiltLayer", before: Signal) -> Signal:
    """Batch normalization gives any signal unit variance, except for epsilon."""
    spec = layer.plan.spec
    assert isinstance(spec, schema.BatchNorm)
    spread = math.inf if before.std is None else before.std**2
    kept = 1 / (1 + spec.epsilon / spread) if spread else 0.0
    return Signal(0.0, kept, before.normal)


def dropped_signal(layer: "BuiltLayer", before: Signal) -> Signal:
    """Dropout keeps the mean and divides the mean square by the share that is kept."""
    square = before.mean_square
    return Signal(before.mean, None if square is None else square / _kept(layer))


def dropped_gradient(passage: Passage) -> float | None:
    """Return the gradient after dropout, which drops and scales it like the signal."""
    return 1 / _kept(passage.layer)


def _kept(layer: "BuiltLayer") -> float:
    assert isinstance(layer.plan.spec, schema.Dropout)
    return 1 - layer.plan.spec.rate


def unknown_signal(_: "BuiltLayer", __: Signal) -> Signal:
    """Theory makes no prediction."""
    return Signal()


def unknown_gradient(_: Passage) -> float | None:
    """Theory makes no prediction."""
    return None
