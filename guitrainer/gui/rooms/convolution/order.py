"""Computes the content of the stage, without widgets."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from guitrainer.config.edits import with_layers
from guitrainer.config.naming import layer_names
from guitrainer.config.schema import DepthwiseConv
from guitrainer.gui.rooms.convolution.choices import (
    StageChoice,
    Typed,
    is_transposed,
    layer_of,
    own_window,
)
from guitrainer.gui.rooms.convolution.content import (
    ChannelGroup,
    Shown,
    StageOrder,
    StageSource,
    UnreachableError,
    WholeLayer,
)
from guitrainer.gui.rooms.convolution.learned import biases_of, statistics_of, weights_of
from guitrainer.nn.geometry import Pair, extent, pair, slide, transposed

if TYPE_CHECKING:
    from guitrainer.explain.backprop import Backward
    from guitrainer.explain.convolution import Convolution
    from guitrainer.explain.transposed import Transposed
    from guitrainer.explain.transposed_backprop import TransposedBackward
    from guitrainer.gui.lab.previews import DatasetCache

Array = NDArray[np.float64]
LEAST_PATCH = 8  # pixels; more for a larger filter
SPARE = 3  # smallest number of positions in addition to the first


@dataclass(frozen=True)
class _Material:
    image: Array
    weight: Array
    bias: Array
    gradient: Array | None = None
    source: StageSource | None = None


def compute(order: StageOrder, datasets: "DatasetCache") -> Shown:
    """Compute the content of the stage.

    Raises
    ------
    NetworkError, DataError, ConfigError
        If the filter does not fit the picture, or images cannot be read.
    """
    from guitrainer.explain.convolution import convolve
    from guitrainer.explain.transposed import transpose

    choice, edits = order.choice, order.edits
    material = _gather(order, datasets)
    bias = material.bias if edits.bias is None else np.array([edits.bias])
    image, weight = _typed(material.image, edits.image), _typed(material.weight, edits.weight)
    steps = choice.stride, choice.padding
    computed: Convolution | Transposed
    if choice.transposed:
        computed = transpose(image, weight[:, None], bias, *steps, choice.output_padding)
    else:
        computed = convolve(image, weight, bias, *steps, choice.apart)
    gradients = None
    if order.direction == "backward":
        gradients = _gradients(order, computed, material.gradient)
    capture = order.captures.get(choice.layer or "")
    step = capture.step if capture else None
    group = _group(order)
    layer = None if material.source is None else _whole_layer(order, material.source)
    return Shown(order, computed, gradients, material.source, group, step, layer)


def _whole_layer(order: StageOrder, source: StageSource) -> WholeLayer | None:
    """Return what the layer of the filter does with its whole input."""
    from guitrainer.explain.convolution import side_lengths
    from guitrainer.explain.transposed import stamped_lengths

    name, experiment = order.choice.layer, order.experiment
    if name is None:
        return None
    own, (_, height, width) = own_window(experiment, name), source.whole.shape
    down, across = order.captures[name].weight.shape[2:]
    image, kernel = (height, width), (down, across)
    if is_transposed(experiment, name):
        reverse = transposed(image, kernel, own.stride, own.padding, what=name)
        return WholeLayer(name, own, *stamped_lengths(reverse, own.padding))
    window = slide(image, kernel, own.stride, own.padding, name, own.dilation)
    return WholeLayer(name, own, *side_lengths(window))


def _gradients(
    order: StageOrder, forward: "Convolution | Transposed", given: Array | None
) -> "Backward | TransposedBackward":
    """Propagate the chosen gradient back through what is on stage."""
    from guitrainer.explain.backprop import backpropagate
    from guitrainer.explain.transposed import Transposed
    from guitrainer.explain.transposed_backprop import backpropagate_transposed

    choice = order.choice
    arriving = _typed(_arriving(choice, forward.output, given), order.edits.gradient)
    if isinstance(forward, Transposed):
        return backpropagate_transposed(forward, arriving, choice.learning_rate)
    return backpropagate(forward, arriving, choice.learning_rate)


def _group(order: StageOrder) -> ChannelGroup | None:
    """Return the group of the filter, or None if it sees all channels."""
    choice = order.choice
    if choice.layer is None:
        return None
    spec, weight = layer_of(order.experiment, choice.layer), order.captures[choice.layer].weight
    count = getattr(spec, "groups", 1)
    if isinstance(spec, DepthwiseConv):  # a group for every channel of its input
        count = len(weight) // spec.multiplier
    if count == 1:
        return None
    seen = weight.shape[1]
    number = choice.filter // (len(weight) // count)
    return ChannelGroup(number, count, number * seen, seen, count * seen)


def _typed(values: Array, edits: Typed) -> Array:
    changed = values.copy()
    for place, value in edits.items():
        if all(index < side for index, side in zip(place, values.shape, strict=True)):
            changed[place] = value
    return changed


def _arriving(choice: StageChoice, output: Array, given: Array | None) -> Array:
    """Return the gradient at the output, (1, oh, ow)."""
    match choice.gradient:
        case "example" if given is not None and given.shape == output.shape:
            return given.copy()
        case "output":
            return output.copy()
        case "here":
            alone = np.zeros_like(output)
            row, column = (
                min(p, s - 1) for p, s in zip(choice.here, output.shape[1:], strict=True)
            )
            alone[0, row, column] = 1
            return alone
    return np.ones_like(output)


def _gather(order: StageOrder, datasets: "DatasetCache") -> _Material:
    from guitrainer.explain.backprop import sequence_example, square_example
    from guitrainer.explain.convolution import X_FILTER

    choice = order.choice
    if choice.picture in ("sequence", "square"):
        example = sequence_example() if choice.picture == "sequence" else square_example()
        forward = example.forward
        weight, bias = forward.weight[0], forward.bias
        return _Material(forward.image, weight, bias, example.grad_output)
    weight, bias = X_FILTER[None], np.zeros(1)
    if choice.layer is not None:
        capture = order.captures[choice.layer]
        weight = capture.weight[choice.filter].astype(np.float64)
        if capture.bias is not None:
            bias = capture.bias[choice.filter : choice.filter + 1].astype(np.float64)
    if choice.picture == "x":
        return _Material(_x_picture(len(weight), _covered(choice, weight)), weight, bias)
    source = _source(order, datasets, _covered(choice, weight))
    return _Material(_patch(source, _covered(choice, weight)), weight, bias, source=source)


def _covered(choice: StageChoice, weight: Array) -> Pair:
    """Return height and width of the window on the picture."""
    return extent((weight.shape[1], weight.shape[2]), pair(choice.apart, "dilation"))


def _x_picture(channels: int, covered: Pair) -> Array:
    """Return the X of the textbook, enlarged for a larger window."""
    from guitrainer.explain.convolution import SPARE as MORE
    from guitrainer.explain.convolution import x_picture

    return np.repeat(x_picture(max(covered) + MORE)[None], channels, axis=0)


def _source(order: StageOrder, datasets: "DatasetCache", covered: Pair) -> StageSource:
    """Return the input of the filter's layer for the image, and the position of the patch."""
    from guitrainer.analysis.feature_maps import feature_maps

    choice, experiment = order.choice, order.experiment
    dataset = datasets.get(experiment)
    number = choice.image_number % len(dataset.test)
    whole = dataset.transform.apply(dataset.test.images[number : number + 1])
    if choice.layer is not None:
        names = layer_names(experiment.network.layers)
        place = names.index(choice.layer)
        if place:
            before = with_layers(experiment, experiment.network.layers[:place]).network
            found = feature_maps(before, whole, *_parameters(order))
            if found.stopped_at is not None:
                raise UnreachableError(found.stopped_at)
            whole = found.maps[names[place - 1]]
    image = whole[0].astype(np.float64)
    if choice.layer is None:
        image = image.mean(axis=0, keepdims=True)  # the filter of the textbook has one channel
    group = _group(order)
    if group is not None:
        image = image[group.first : group.first + group.seen]
    height, width = _patch_size(image.shape, covered)
    room = image.shape[1] - height, image.shape[2] - width
    wanted = choice.corner or (room[0] // 2, room[1] // 2)
    corner = min(max(wanted[0], 0), room[0]), min(max(wanted[1], 0), room[1])
    name = dataset.class_names[int(dataset.test.labels[number])]
    return StageSource(image, corner, number, len(dataset.test), name)


def _parameters(order: StageOrder) -> tuple[Mapping[str, Any], ...]:
    """Return weights, biases and statistics, by layer, as far as they are known."""
    state, captures = order.state, order.captures.items()
    if state is not None:
        experiment = order.experiment
        return tuple(find(experiment, state) for find in (weights_of, biases_of, statistics_of))
    return {name: one.weight for name, one in captures}, {name: one.bias for name, one in captures}


def _patch(source: StageSource, covered: Pair) -> Array:
    from guitrainer.explain.convolution import cut

    return cut(source.whole, *source.corner, *_patch_size(source.whole.shape, covered))


def _patch_size(whole: tuple[int, ...], covered: Pair) -> Pair:
    sides = [min(max(k + SPARE, LEAST_PATCH), n) for n, k in zip(whole[1:], covered, strict=True)]
    return sides[0], sides[1]
