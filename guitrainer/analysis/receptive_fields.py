"""Receptive fields: the pixels that a unit sees, and the filters that its inputs come from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from guitrainer.config import schema
from guitrainer.config.naming import layer_names
from guitrainer.errors import NetworkError
from guitrainer.nn.geometry import Pair, Window, pair, transposed
from guitrainer.nn.plans import LayerPlan

Span = tuple[int, int]  # first and last row or column; the last is before the first if none is seen
Spans = tuple[Span, Span]  # rows, columns


@dataclass(frozen=True)
class Region:
    """A rectangle of an image, which may extend beyond its border into the padding.

    Parameters
    ----------
    top, left : first row and column; negative in the padding
    height, width : its size in pixels; 0 if nothing is seen
    """

    top: int
    left: int
    height: int
    width: int

    def within(self, image: Pair) -> "Region":
        """Return the part that is inside an image of this height and width."""
        top, left = max(self.top, 0), max(self.left, 0)
        bottom = min(self.top + self.height, image[0])
        right = min(self.left + self.width, image[1])
        return Region(top, left, max(bottom - top, 0), max(right - left, 0))


def receptive_field(plans: Sequence[LayerPlan], layer: str, position: Pair) -> Region:
    """Return the pixels that can affect the output of a layer at one position.

    The windows are followed back from the layer to the image: an output at y reads the rows s·y − p
    to s·y − p + d·(k − 1) of its input, with stride s, padding p, dilation d and k taps. The field
    therefore grows by d·(k − 1) times the strides of all layers before it. The means and variances
    of normalizations are not counted: strictly, they depend on the whole image.

    Parameters
    ----------
    plans : all layers of the network
    position : row and column of the output

    Raises
    ------
    NetworkError
        If there is no such layer or position.

    References
    ----------
    Dumoulin & Visin (2016), A guide to convolution arithmetic for deep learning. Araujo, Norris &
    Sim (2019), Computing receptive fields of convolutional neural networks, eq. 2.
    """
    names = [plan.name for plan in plans]
    last = place_of(plans, layer)
    sides = plans[last].output_shape[1:]
    if not all(0 <= at < side for at, side in zip(position, sides, strict=True)):
        raise NetworkError(
            f"layer {layer}: position: got {position}, accepted: 0 to {sides[0] - 1}, "
            f"0 to {sides[1] - 1}"
        )
    wanted: dict[int, Spans] = {last: _both((at, at) for at in position)}
    for k in range(last, -1, -1):
        spans = wanted.pop(k, None)
        if spans is None or _nothing(spans):
            continue
        plan = plans[k]
        _want(wanted, k - 1, _read(plan, spans))
        if plan.branch is not None:
            window, origin = plan.branch.window, names.index(plan.branch.origin)
            _want(wanted, origin, spans if window is None else _slid(window, spans))
    spans = wanted.get(-1)
    if spans is None or _nothing(spans):
        return Region(0, 0, 0, 0)
    (top, bottom), (left, right) = spans
    return Region(top, left, bottom - top + 1, right - left + 1)


def central_field(plans: Sequence[LayerPlan], layer: str) -> tuple[Pair, Region]:
    """Return the position in the middle of the output of a layer, and its receptive field.

    Raises
    ------
    NetworkError
        If there is no such layer.
    """
    height, width = plans[place_of(plans, layer)].output_shape[1:]
    middle = (height // 2, width // 2)
    return middle, receptive_field(plans, layer, middle)


def place_of(plans: Sequence[LayerPlan], layer: str) -> int:
    """Return the index of a layer.

    Raises
    ------
    NetworkError
        If there is none of this name.
    """
    names = [plan.name for plan in plans]
    _require(layer, names)
    return names.index(layer)


def input_source(network: schema.Network, layer: str) -> str | None:
    """Return the convolution whose filter k makes input channel k of a layer.

    Only layers that keep the channels apart may be between them. None if the layer sees the image,
    or if its input is a sum or the output of another kind of layer with a weight.

    Raises
    ------
    NetworkError
        If there is no such layer.
    """
    names = layer_names(network.layers)
    _require(layer, names)
    place = names.index(layer)
    for name, spec in reversed([*zip(names, network.layers, strict=True)][:place]):
        if isinstance(spec, schema.FILTERED):
            return name
        if isinstance(spec, schema.WeightLayer | schema.Add | schema.Maxout):
            return None
    return None


def input_channels(spec: schema.AnyLayer, shape: Sequence[int], number: int) -> range:
    """Return the input channels that a filter of a convolution reads: those of its group.

    Parameters
    ----------
    spec : a `conv` or `depthwise_conv` layer
    shape : shape of its weight, (filters, in_channels, kernel_h, kernel_w)
    number : index of the filter
    """
    filters, channels = shape[:2]
    if isinstance(spec, schema.DepthwiseConv):
        return range(number // spec.multiplier, number // spec.multiplier + 1)
    groups = spec.groups if isinstance(spec, schema.Conv) else 1
    group = number // (filters // groups)
    return range(group * channels, (group + 1) * channels)


def _require(layer: str, names: Sequence[str]) -> None:
    if layer not in names:
        raise NetworkError(f"layer: got {layer!r}, accepted: {', '.join(names)}")


def _read(plan: LayerPlan, spans: Spans) -> Spans:
    """Return the part of its input that a layer reads for a part of its output."""
    spec, image = plan.spec, plan.input_shape[1:]
    if plan.window is not None:
        return _slid(plan.window, spans)
    if isinstance(spec, schema.TransposedConv):
        return _stamped(transposed(image, spec.kernel_size, spec.stride, spec.padding), spans)
    if isinstance(spec, schema.Upsample):
        sizes = pair(spec.size)
        return _both((a // n, b // n) for (a, b), n in zip(spans, sizes, strict=True))
    if plan.output_shape[1:] == image:
        return spans
    return (0, image[0] - 1), (0, image[1] - 1)  # such as a dense layer


def _slid(window: Window, spans: Spans) -> Spans:
    """Return what a sliding window reads."""
    before = (window.halo.top, window.halo.left)
    return _both(
        (a * stride - pad, b * stride - pad + extent - 1)
        for (a, b), stride, pad, extent in zip(
            spans, window.stride, before, window.extent, strict=True
        )
    )


def _stamped(window: Window, spans: Spans) -> Spans:
    """Return the inputs whose stamps reach a part of the output of a transposed convolution."""
    before = (window.halo.top, window.halo.left)
    return _both(
        (max(-(-(a + pad - kernel + 1) // stride), 0), min((b + pad) // stride, count - 1))
        for (a, b), stride, pad, kernel, count in zip(
            spans, window.stride, before, window.kernel, window.out, strict=True
        )
    )


def _want(wanted: dict[int, Spans], k: int, spans: Spans) -> None:
    """Extend the part of the output of layer k that is read, unless nothing is."""
    known = wanted.get(k)
    if known is None or _nothing(known):
        wanted[k] = spans
    elif not _nothing(spans):
        both = zip(known, spans, strict=True)
        wanted[k] = _both((min(a[0], b[0]), max(a[1], b[1])) for a, b in both)


def _nothing(spans: Spans) -> bool:
    return any(last < first for first, last in spans)


def _both(spans: Iterable[Span]) -> Spans:
    rows, columns = spans
    return rows, columns
