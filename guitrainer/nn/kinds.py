"""The kinds of layers and their place in a network. Quick to import: nothing is compiled.

`KINDS` has a row for each kind. The ops that compute them are in `ops.make`.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from guitrainer.config import schema
from guitrainer.errors import NetworkError
from guitrainer.nn import faults
from guitrainer.nn.geometry import (
    Halo,
    Pair,
    Shape,
    Window,
    pair,
    slide,
    transposed,
    transposed_halo,
)
from guitrainer.sentences import fault, filled


@dataclass(frozen=True)
class Input:
    """The input of a layer.

    Parameters
    ----------
    shape : (channels, height, width)
    classes : number of classes of the images
    earlier : shapes of the outputs of all layers in front of it, by name
    """

    shape: Shape
    classes: int
    earlier: Mapping[str, Shape] = field(default_factory=dict)

    @property
    def channels(self) -> int:
        """Number of feature maps."""
        return self.shape[0]

    @property
    def image(self) -> Pair:
        """Height and width."""
        return self.shape[1:]


@dataclass(frozen=True)
class Branch:
    """The output of an earlier layer that a layer also sees.

    Parameters
    ----------
    origin : name of the earlier layer
    shape : shape of its output
    window : window of the 1×1 convolution that projects it; None if it is taken as it is
    """

    origin: str
    shape: Shape
    window: Window | None = None


@dataclass(frozen=True)
class Layout:
    """The layout of a layer for a given input.

    Parameters
    ----------
    output_shape : (channels, height, width)
    window : window that slides over the input; its halo is added around the input
    weight_shape, bias_shape : shapes of the parameters; None if the layer has none
    statistics : number of channels whose running mean and variance the layer keeps
    surround : zeros that a layer without a window needs around its input
    branch : a second input
    """

    output_shape: Shape
    window: Window | None = None
    weight_shape: tuple[int, ...] | None = None
    bias_shape: tuple[int, ...] | None = None
    statistics: int = 0
    surround: Halo | None = None
    branch: Branch | None = None


@dataclass(frozen=True)
class Kind:
    """One kind of layer.

    Parameters
    ----------
    lay_out : computes the layout from a layer of this kind and its input; raises NetworkError if it
        does not fit
    least_batch : smallest batch that it accepts
    start : value of a weight that has no initializer, before training
    """

    lay_out: Callable[[Any, Input], Layout]
    least_batch: int = 1
    start: Callable[[Any], float] = lambda _: 1.0


def _convolution(spec: schema.Conv, before: Input) -> Layout:
    both = before.channels, spec.filters
    for text, channels in zip((faults.INPUT_GROUPS, faults.FILTER_GROUPS), both, strict=True):
        if channels % spec.groups:
            raise NetworkError(fault("groups", text, spec.groups, channels, *both))
    return _shared(spec, before, spec.filters, spec.groups, spec.dilation)


def _depthwise(spec: schema.DepthwiseConv, before: Input) -> Layout:
    filters = before.channels * spec.multiplier
    return _shared(spec, before, filters, before.channels, spec.dilation)


def _shared(
    spec: schema.SlidingLayer,
    before: Input,
    filters: int,
    groups: int = 1,
    dilation: int | Pair = 1,
) -> Layout:
    """Lay out filters that slide over the channels of their group."""
    sizes = (spec.kernel_size, spec.stride, spec.padding)
    window = slide(before.image, *sizes, "", dilation)
    bias = (filters,) if spec.bias else None
    weight = (filters, before.channels // groups, *window.kernel)
    return Layout((filters, *window.out), window, weight, bias)


def _transposed(spec: schema.TransposedConv, before: Input) -> Layout:
    sizes = (spec.kernel_size, spec.stride, spec.padding)
    window = transposed(before.image, *sizes, what="")
    bias = (spec.filters,) if spec.bias else None
    weight = (before.channels, spec.filters, *window.kernel)
    surround = transposed_halo(window)
    return Layout((spec.filters, *window.image), None, weight, bias, surround=surround)


def _winners(spec: schema.ChannelWinners, before: Input) -> Layout:
    if spec.count > before.channels:
        raise NetworkError(fault("count", faults.WINNERS, spec.count, before.channels))
    return Layout(before.shape)


def _maxout(spec: schema.Maxout, before: Input) -> Layout:
    _check_divides("pieces", spec.pieces, before.channels)
    return Layout((before.channels // spec.pieces, *before.image))


def _check_divides(place: str, count: int, channels: int) -> None:
    if channels % count:
        raise NetworkError(fault(place, faults.DIVISOR, count, channels))


def _upsample(spec: schema.Upsample, before: Input) -> Layout:
    down, right = pair(spec.size)
    height, width = before.image
    return Layout((before.channels, height * down, width * right))


def _local(spec: schema.Local, before: Input) -> Layout:
    shared = _shared(spec, before, spec.filters)
    assert shared.window is not None and shared.weight_shape is not None
    places = shared.window.out
    bias = (*places, spec.filters) if spec.bias else None
    return Layout(shared.output_shape, shared.window, (*places, *shared.weight_shape), bias)


def _dense(spec: schema.Dense, before: Input) -> Layout:
    units = spec.units or before.classes
    bias = (units,) if spec.bias else None
    return Layout((units, 1, 1), None, (units, math.prod(before.shape)), bias)


def _pool(spec: schema.Pool, before: Input) -> Layout:
    stride = spec.size if spec.stride is None else spec.stride
    window = slide(before.image, spec.size, stride, 0, "")
    return Layout((before.channels, *window.out), window)


def _global_pool(_: schema.Layer, before: Input) -> Layout:
    return Layout((before.channels, 1, 1), slide(before.image, before.image))


def _add(spec: schema.Add, before: Input) -> Layout:
    if spec.of is None or spec.of not in before.earlier:
        names = ", ".join(before.earlier) or filled(faults.NONE)
        if spec.of is None:
            raise NetworkError(fault("of", faults.NO_BRANCH_GIVEN, names))
        raise NetworkError(fault("of", faults.NO_BRANCH, repr(spec.of), names))
    shape = before.earlier[spec.of]
    if shape == before.shape:
        return Layout(before.shape, branch=Branch(spec.of, shape))
    sides = list(zip(shape[1:], before.image, strict=True))
    down, right = (-(-whole // side) for whole, side in sides)
    window = slide(shape[1:], 1, (down, right), what="")
    if window.out != before.image:
        (rows, height), (columns, width) = sides
        sizes = f"{rows}×{columns}", f"{height}×{width}"
        raise NetworkError(fault("of", faults.BRANCH_SIZE, repr(spec.of), *sizes))
    bias = (before.channels,) if spec.bias else None
    weight = (before.channels, shape[0], 1, 1)
    return Layout(before.shape, None, weight, bias, branch=Branch(spec.of, shape, window))


def _batch_norm(_: schema.BatchNorm, before: Input) -> Layout:
    each = (before.channels,)
    return Layout(before.shape, None, each, each, statistics=before.channels)


def _sample_norm(_: schema.SampleNorm, before: Input) -> Layout:
    each = (before.channels,)
    return Layout(before.shape, None, each, each)


def _group_norm(spec: schema.GroupNorm, before: Input) -> Layout:
    _check_divides("groups", spec.groups, before.channels)
    return _sample_norm(spec, before)


def _rms_norm(_: schema.RmsNorm, before: Input) -> Layout:
    return Layout(before.shape, None, (before.channels,))


def _prelu(_: schema.PRelu, before: Input) -> Layout:
    return Layout(before.shape, None, (before.channels,))


def _elementwise(_: schema.Layer, before: Input) -> Layout:
    return Layout(before.shape)


KINDS: dict[type[schema.Layer], Kind] = {
    schema.Conv: Kind(_convolution),
    schema.DepthwiseConv: Kind(_depthwise),
    schema.TransposedConv: Kind(_transposed),
    schema.Local: Kind(_local),
    schema.Dense: Kind(_dense),
    schema.MaxPool: Kind(_pool),
    schema.AvgPool: Kind(_pool),
    schema.Upsample: Kind(_upsample),
    schema.GlobalAvgPool: Kind(_global_pool),
    schema.Add: Kind(_add),
    schema.Relu: Kind(_elementwise),
    schema.LeakyRelu: Kind(_elementwise),
    schema.Sigmoid: Kind(_elementwise),
    schema.Tanh: Kind(_elementwise),
    schema.Gelu: Kind(_elementwise),
    schema.PRelu: Kind(_prelu, start=lambda spec: float(spec.slope)),
    schema.Elu: Kind(_elementwise),
    schema.Selu: Kind(_elementwise),
    schema.Silu: Kind(_elementwise),
    schema.HardSwish: Kind(_elementwise),
    schema.Softplus: Kind(_elementwise),
    schema.ChannelWinners: Kind(_winners),
    schema.Maxout: Kind(_maxout),
    schema.L1Penalty: Kind(_elementwise),
    schema.LayerNorm: Kind(_sample_norm),
    schema.GroupNorm: Kind(_group_norm),
    schema.RmsNorm: Kind(_rms_norm),
    # with a single value per channel there is no variance to divide by
    schema.BatchNorm: Kind(_batch_norm, least_batch=2),
    schema.Dropout: Kind(_elementwise),
}
