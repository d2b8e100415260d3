"""How each kind of layer is written in PyTorch and in Keras."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from guitrainer.config import schema
from guitrainer.explain.sources.autoencoder import KERAS_TIED
from guitrainer.explain.sources.branches import TORCH_ADD
from guitrainer.explain.sources.common import number, pair, rounded
from guitrainer.explain.sources.local import KERAS_LOCAL, TORCH_LOCAL
from guitrainer.explain.sources.norms import KERAS_RMS, TORCH_RMS
from guitrainer.explain.sources.standardized import KERAS_STANDARDIZED, TORCH_STANDARDIZED
from guitrainer.explain.sources.winners import (
    KERAS_MAXOUT,
    KERAS_PENALTY,
    KERAS_WINNERS,
    TORCH_MAXOUT,
    TORCH_PENALTY,
    TORCH_WINNERS,
)
from guitrainer.nn.geometry import Window, slide
from guitrainer.nn.geometry import pair as whole
from guitrainer.nn.plans import LayerPlan


@dataclass(frozen=True)
class LayerPlace:
    """A layer in the code.

    Parameters
    ----------
    flat : whether its input has no height and width there
    positions : positions in the sequence of PyTorch of the layers in front of it, by name
    """

    plan: LayerPlan
    flat: bool = False
    positions: Mapping[str, int] = field(default_factory=dict)

    @property
    def spec(self) -> Any:
        """The layer of the experiment."""
        return self.plan.spec

    @property
    def window(self) -> Window:
        """The window of a layer that has one."""
        assert self.plan.window is not None
        return self.plan.window

    @property
    def channels(self) -> int:
        """Channels of the input."""
        return self.plan.input_shape[0]


@dataclass(frozen=True)
class Module:
    """A layer or module of the model: an expression that makes it, and the layer that it is.

    `plan` is None for what changes the shape or pads; `flat` is that of `LayerPlace`; `ends` names
    the layer that is complete after it.
    """

    code: str
    plan: LayerPlan | None = None
    notes: tuple[str, ...] = ()
    flat: bool = False
    ends: str = ""


@dataclass(frozen=True)
class Code:
    """A call that makes a layer: its function, its arguments, and comments to stand before it."""

    function: str
    arguments: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Translation:
    """One kind of layer in both libraries.

    Parameters
    ----------
    torch, keras : make the layer; arguments that all layers with a weight have are added to these
    takes : images, vectors, or either of them
    torch_class, keras_class : classes that the code must define, where the library has none
    torch_pads, keras_pads : whether the layer lays the padding around its input itself
    flattens : whether the layer of Keras outputs vectors
    without_bias : argument of Keras that leaves the bias out
    torch_after, keras_after : a layer that must follow; empty if none
    keras_weight : what Keras calls the weight in the name of the argument for its initializer
    torch_without_bias : argument of PyTorch that leaves the bias out
    torch_weighted : name of the part of the module that has its weight; empty if it is not a part
    """

    torch: Callable[[LayerPlace], Code]
    keras: Callable[[LayerPlace], Code]
    takes: Literal["images", "vectors", "either"] = "either"
    torch_class: str = ""
    keras_class: str = ""
    torch_pads: Callable[[LayerPlan], bool] = lambda _: False
    keras_pads: Callable[[LayerPlan], bool] = lambda _: False
    flattens: bool = False
    without_bias: str = "use_bias=False"
    torch_after: Callable[[LayerPlan], str] = lambda _: ""
    keras_after: Callable[[LayerPlan], str] = lambda _: ""
    keras_weight: str = "kernel"
    torch_without_bias: str = "bias=False"
    torch_weighted: str = ""

    def flat_before(self, flat: bool) -> bool:
        """Return whether the layer sees vectors, given whether it would without reshaping."""
        return flat if self.takes == "either" else self.takes == "vectors"


# ---------------------------------------------------------------- convolutions and dense layers


def _even(plan: LayerPlan) -> bool:
    """Return whether the padding is the same on both sides."""
    halo = plan.halo
    return halo is None or (halo.top, halo.left) == (halo.bottom, halo.right)


def _always(_: LayerPlan) -> bool:
    return True


def _same(plan: LayerPlan) -> bool:
    return isinstance(plan.spec, schema.SlidingLayer) and plan.spec.padding == "same"


def _torch_conv(at: LayerPlace) -> Code:
    window = at.window
    words = [str(at.channels), str(at.plan.output_shape[0])]
    words += [f"kernel_size={pair(window.kernel)}"]
    words += [f"stride={pair(window.stride)}"] if window.stride != (1, 1) else []
    pads = (window.halo.top, window.halo.left)
    words += [f"padding={pair(pads)}"] if any(pads) and _even(at.plan) else []
    words += [f"dilation={pair(window.dilation)}"] if window.dilation != (1, 1) else []
    words += [f"groups={at.plan.groups}"] if at.plan.groups > 1 else []
    standardized = getattr(at.spec, "standardized", False)
    return Code("StandardizedConv2d" if standardized else "nn.Conv2d", tuple(words))


def _keras_conv(at: LayerPlace) -> Code:
    groups = [f"groups={at.plan.groups}"] if at.plan.groups > 1 else []
    function = "StandardizedConv2D" if at.spec.standardized else "layers.Conv2D"
    return Code(function, (str(at.spec.filters), *_keras_window(at), *groups))


def _keras_depthwise(at: LayerPlace) -> Code:
    multiplier = at.spec.multiplier
    several = [f"depth_multiplier={multiplier}"] if multiplier > 1 else []
    return Code("layers.DepthwiseConv2D", (*_keras_window(at), *several))


def _keras_window(at: LayerPlace) -> list[str]:
    window = at.window
    words = [pair(window.kernel)]
    if window.stride != (1, 1) and not _strides_apart(at.plan):
        words.append(f"strides={pair(window.stride)}")
    words += [f"dilation_rate={pair(window.dilation)}"] if window.dilation != (1, 1) else []
    return [*words, 'padding="same"'] if _keras_pads(at.plan) else words


def _strides_apart(plan: LayerPlan) -> bool:
    """Return whether the layer has both a stride and a dilation, which Keras refuses."""
    window = plan.window
    return window is not None and window.stride != (1, 1) and window.dilation != (1, 1)


def _keras_pads(plan: LayerPlan) -> bool:
    return _same(plan) and not _strides_apart(plan)


def _keras_picks(plan: LayerPlan) -> str:
    """Return a layer that applies the stride to the output of a dilated convolution."""
    assert plan.window is not None
    stride = pair(plan.window.stride)
    return f"layers.MaxPooling2D(1, strides={stride})" if _strides_apart(plan) else ""


def transposed_sides(plan: LayerPlan) -> list[tuple[int, int, int]]:
    """Return what a transposed convolution cuts before and after, and adds, along each axis.

    Without padding, the output would be s·(n − 1) + k.
    """
    spec = plan.spec
    assert isinstance(spec, schema.TransposedConv)
    window = slide(plan.output_shape[1:], spec.kernel_size, spec.stride, spec.padding)
    halo, sides = window.halo, []
    for axis, (before, after) in enumerate(((halo.top, halo.bottom), (halo.left, halo.right))):
        whole = window.stride[axis] * (window.out[axis] - 1) + window.kernel[axis]
        sides.append((before, after, max(window.image[axis] - whole + before + after, 0)))
    return sides


def _evenly_cut(plan: LayerPlan) -> bool:
    return all(before == after for before, after, _ in transposed_sides(plan))


def _torch_transposed(at: LayerPlace) -> Code:
    words = [str(at.channels), str(at.spec.filters)]
    words += [f"kernel_size={pair(whole(at.spec.kernel_size))}"]
    words += [f"stride={pair(whole(at.spec.stride))}"] if at.spec.stride != 1 else []
    (top, _, more), (left, _, wider) = transposed_sides(at.plan)
    words += [f"padding={pair((top, left))}"] if top + left and _evenly_cut(at.plan) else []
    words += [f"output_padding={pair((more, wider))}"] if more + wider else []
    return Code("nn.ConvTranspose2d", tuple(words))


def _torch_cut(plan: LayerPlan) -> str:
    """Return a module that cuts what PyTorch cannot cut unevenly."""
    (top, bottom, _), (left, right, _) = transposed_sides(plan)
    return "" if _evenly_cut(plan) else f"nn.ZeroPad2d(({-left}, {-right}, {-top}, {-bottom}))"


def _keras_transposed(at: LayerPlace) -> Code:
    words = [str(at.spec.filters), pair(whole(at.spec.kernel_size))]
    words += [f"strides={pair(whole(at.spec.stride))}"] if at.spec.stride != 1 else []
    tied = at.plan.tied is not None
    return Code("TiedConv2DTranspose" if tied else "layers.Conv2DTranspose", tuple(words))


def _keras_cut(plan: LayerPlan) -> str:
    """Return a layer that cuts what Keras leaves: s·(n − 1) + max(k, s) without padding."""
    spec = plan.spec
    assert isinstance(spec, schema.TransposedConv)
    sizes = zip(plan.input_shape[1:], plan.output_shape[1:], strict=True)
    pairs = zip(whole(spec.stride), whole(spec.kernel_size), strict=True)
    cuts = []
    for (n, out), (s, k), (before, _, _) in zip(sizes, pairs, transposed_sides(plan), strict=True):
        cuts.append((before, s * (n - 1) + max(k, s) - out - before))
    return f"layers.Cropping2D({tuple(cuts)})" if any(map(any, cuts)) else ""


def _torch_local(at: LayerPlace) -> Code:
    window = at.window
    sizes = (str(window.kernel), str(window.stride), str(window.out))
    return Code("Local2d", (str(at.channels), str(at.spec.filters), *sizes))


def _keras_local(at: LayerPlace) -> Code:
    window = at.window
    sizes = (str(window.kernel), str(window.stride))
    return Code("Local2D", (str(window.out), str(at.spec.filters), *sizes))


def _torch_dense(at: LayerPlace) -> Code:
    assert at.plan.weight_shape is not None
    units, features = at.plan.weight_shape
    return Code("nn.Linear", (str(features), str(units)))


def _keras_dense(at: LayerPlace) -> Code:
    assert at.plan.weight_shape is not None
    return Code("layers.Dense", (str(at.plan.weight_shape[0]),))


# ---------------------------------------------------------------- the others


def _torch_pool(function: str) -> Callable[[LayerPlace], Code]:
    def code(at: LayerPlace) -> Code:
        return Code(function, (pair(at.window.kernel), f"stride={pair(at.window.stride)}"))

    return code


def _keras_pool(function: str) -> Callable[[LayerPlace], Code]:
    def code(at: LayerPlace) -> Code:
        return Code(function, (pair(at.window.kernel), f"strides={pair(at.window.stride)}"))

    return code


def _torch_batch_norm(at: LayerPlace) -> Code:
    spec, function = at.spec, "nn.BatchNorm1d" if at.flat else "nn.BatchNorm2d"
    words = (f"momentum={number(spec.momentum)}", f"eps={number(spec.epsilon)}")
    note = "# PyTorch refuses to train on a batch of one image here; guitrainer does not."
    notes = (note,) if at.plan.input_shape[1:] == (1, 1) else ()
    return Code(function, (str(at.channels), *words), notes)


def _keras_batch_norm(at: LayerPlace) -> Code:
    spec = at.spec
    words = (f"momentum={rounded(1 - spec.momentum)}", f"epsilon={number(spec.epsilon)}")
    notes = (
        "# Training is the same; for evaluation Keras remembers the variance of a batch",
        "# divided by n, guitrainer and PyTorch divided by n - 1.",
    )
    return Code("layers.BatchNormalization", words, notes)


def _torch_add(at: LayerPlace) -> Code:
    branch = at.plan.branch
    assert branch is not None
    words = [str(at.positions[branch.origin])]
    if branch.window is not None:
        stride = f", stride={pair(branch.window.stride)}" if branch.window.stride != (1, 1) else ""
        bias = "" if at.spec.bias else ", bias=False"
        words.append(f"nn.Conv2d({branch.shape[0]}, {at.channels}, 1{stride}{bias})")
    return Code("Add", tuple(words), (f"# adds the output of {branch.origin}",))


def _keras_add(at: LayerPlace) -> Code:
    """Return the convolution that projects the earlier output, or the sum if there is none."""
    branch = at.plan.branch
    assert branch is not None
    if branch.window is None:
        return Code("layers.Add")
    stride = branch.window.stride
    words = [f"strides={pair(stride)}"] if stride != (1, 1) else []
    return Code("layers.Conv2D", (str(at.channels), "1", *words))


def _groups(spec: schema.SampleNorm) -> int:
    """Return the number of groups: a layer normalization has a single one."""
    return spec.groups if isinstance(spec, schema.GroupNorm) else 1


def _torch_group_norm(at: LayerPlace) -> Code:
    words = (str(_groups(at.spec)), str(at.channels), f"eps={number(at.spec.epsilon)}")
    return Code("nn.GroupNorm", words)


def _keras_group_norm(at: LayerPlace) -> Code:
    words = (f"groups={_groups(at.spec)}", f"epsilon={number(at.spec.epsilon)}")
    return Code("layers.GroupNormalization", words)


def _keras_prelu(at: LayerPlace) -> Code:
    words = [f"init.Constant({number(at.spec.slope)})"]
    return Code("layers.PReLU", (*words, *([] if at.flat else ["shared_axes=[1, 2]"])))


def _plain(function: str, *arguments: str) -> Callable[[LayerPlace], Code]:
    """Return a call that is the same for every layer of a kind."""
    return lambda _: Code(function, arguments)


TRANSLATIONS: dict[type[schema.Layer], Translation] = {
    schema.Conv: Translation(
        _torch_conv,
        _keras_conv,
        "images",
        torch_pads=_even,
        keras_pads=_keras_pads,
        keras_after=_keras_picks,
    ),
    schema.DepthwiseConv: Translation(
        _torch_conv,
        _keras_depthwise,
        "images",
        torch_pads=_even,
        keras_pads=_keras_pads,
        keras_after=_keras_picks,
        keras_weight="depthwise",
    ),
    schema.TransposedConv: Translation(
        _torch_transposed,
        _keras_transposed,
        "images",
        torch_pads=_always,
        keras_pads=_always,
        torch_after=_torch_cut,
        keras_after=_keras_cut,
    ),
    schema.Local: Translation(
        _torch_local, _keras_local, "images", TORCH_LOCAL, KERAS_LOCAL, without_bias=""
    ),
    schema.Dense: Translation(_torch_dense, _keras_dense, "vectors"),
    schema.MaxPool: Translation(
        _torch_pool("nn.MaxPool2d"), _keras_pool("layers.MaxPooling2D"), "images"
    ),
    schema.AvgPool: Translation(
        _torch_pool("nn.AvgPool2d"), _keras_pool("layers.AveragePooling2D"), "images"
    ),
    schema.Upsample: Translation(
        lambda at: Code("nn.Upsample", (f"scale_factor={pair(whole(at.spec.size))}",)),
        lambda at: Code("layers.UpSampling2D", (pair(whole(at.spec.size)),)),
        "images",
    ),
    schema.GlobalAvgPool: Translation(
        _plain("nn.AdaptiveAvgPool2d", "1"),
        _plain("layers.GlobalAveragePooling2D"),
        "images",
        flattens=True,
    ),
    schema.Add: Translation(
        _torch_add,
        _keras_add,
        "images",
        torch_class=TORCH_ADD,
        torch_without_bias="",
        torch_weighted="projection",
    ),
    schema.Relu: Translation(_plain("nn.ReLU"), _plain("layers.ReLU")),
    schema.LeakyRelu: Translation(
        lambda at: Code("nn.LeakyReLU", (number(at.spec.slope),)),
        lambda at: Code("layers.LeakyReLU", (f"negative_slope={number(at.spec.slope)}",)),
    ),
    schema.Sigmoid: Translation(_plain("nn.Sigmoid"), _plain("layers.Activation", '"sigmoid"')),
    schema.Tanh: Translation(_plain("nn.Tanh"), _plain("layers.Activation", '"tanh"')),
    schema.Gelu: Translation(_plain("nn.GELU"), _plain("layers.Activation", '"gelu"')),
    schema.PRelu: Translation(
        lambda at: Code("nn.PReLU", (str(at.channels), f"init={number(at.spec.slope)}")),
        _keras_prelu,
    ),
    schema.Elu: Translation(
        lambda at: Code("nn.ELU", (number(at.spec.alpha),)),
        lambda at: Code("layers.ELU", (f"alpha={number(at.spec.alpha)}",)),
    ),
    schema.Selu: Translation(_plain("nn.SELU"), _plain("layers.Activation", '"selu"')),
    schema.Silu: Translation(_plain("nn.SiLU"), _plain("layers.Activation", '"silu"')),
    schema.HardSwish: Translation(
        _plain("nn.Hardswish"), _plain("layers.Activation", '"hard_silu"')
    ),
    schema.Softplus: Translation(_plain("nn.Softplus"), _plain("layers.Activation", '"softplus"')),
    schema.ChannelWinners: Translation(
        lambda at: Code("Winners", (str(at.spec.count),)),
        lambda at: Code("Winners", (str(at.spec.count),)),
        torch_class=TORCH_WINNERS,
        keras_class=KERAS_WINNERS,
    ),
    schema.Maxout: Translation(
        lambda at: Code("Maxout", (str(at.spec.pieces),)),
        lambda at: Code("Maxout", (str(at.spec.pieces),)),
        torch_class=TORCH_MAXOUT,
        keras_class=KERAS_MAXOUT,
    ),
    schema.L1Penalty: Translation(
        lambda at: Code("L1Penalty", (number(at.spec.weight),)),
        lambda at: Code("L1Penalty", (number(at.spec.weight),)),
        torch_class=TORCH_PENALTY,
        keras_class=KERAS_PENALTY,
    ),
    schema.LayerNorm: Translation(_torch_group_norm, _keras_group_norm),
    schema.GroupNorm: Translation(_torch_group_norm, _keras_group_norm),
    schema.RmsNorm: Translation(
        lambda at: Code("RmsNorm", (str(at.channels), number(at.spec.epsilon))),
        lambda at: Code("RmsNorm", (number(at.spec.epsilon),)),
        torch_class=TORCH_RMS,
        keras_class=KERAS_RMS,
    ),
    schema.BatchNorm: Translation(_torch_batch_norm, _keras_batch_norm),
    schema.Dropout: Translation(
        lambda at: Code("nn.Dropout", (number(at.spec.rate),)),
        lambda at: Code("layers.Dropout", (number(at.spec.rate),)),
    ),
}


def translation_of(plan: LayerPlan) -> Translation:
    """Return how a kind of layer is written."""
    found = TRANSLATIONS[type(plan.spec)]
    if getattr(plan.spec, "standardized", False):
        return replace(found, torch_class=TORCH_STANDARDIZED, keras_class=KERAS_STANDARDIZED)
    if plan.tied:
        return replace(found, keras_class=KERAS_TIED)
    return found
