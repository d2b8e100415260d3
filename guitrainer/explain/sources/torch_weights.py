"""Initializers as lines of PyTorch code."""

import math

from guitrainer.config import schema
from guitrainer.explain.sources.common import (
    bank_literal,
    is_plain,
    moments_of,
    number,
    orthogonal_gain,
    rounded,
    stored_code,
)
from guitrainer.nn.initializers import Moments, describe_bias
from guitrainer.nn.initializers.fans import window_shape
from guitrainer.nn.initializers.truncated import TRUNCATED_STD
from guitrainer.nn.plans import LayerPlan

# Schemes in torch.nn.init, for weights of dense and convolution layers.
NAMED: dict[schema.Scheme, str] = {
    "glorot_uniform": "xavier_uniform_({0})",
    "keras_default": "xavier_uniform_({0})",
    "glorot_normal": "xavier_normal_({0})",
    "he_uniform": 'kaiming_uniform_({0}, nonlinearity="relu")',
    "he_normal": 'kaiming_normal_({0}, nonlinearity="relu")',
    "lecun_uniform": 'kaiming_uniform_({0}, nonlinearity="linear")',
    "caffe_xavier": 'kaiming_uniform_({0}, nonlinearity="linear")',
    "lecun_normal": 'kaiming_normal_({0}, nonlinearity="linear")',
    "torch_default": "kaiming_uniform_({0}, a=math.sqrt(5))",
}


def weight_lines(initializer: schema.Initializer, plan: LayerPlan, name: str) -> list[str]:
    """Return statements that initialize `name`.weight.

    Raises
    ------
    ConfigError
        If the initializer does not fit the weight.
    WeightsError
        If a file does not contain the weight.
    """
    weight, scheme, shape = f"{name}.weight", initializer.scheme, plan.weight_shape
    assert shape is not None
    moments = moments_of(initializer, plan)
    if moments is not None:
        # Keras has another rule for depthwise convolutions than xavier_uniform_.
        foreign = scheme == "keras_default" and isinstance(plan.spec, schema.DepthwiseConv)
        if scheme in NAMED and is_plain(initializer) and len(shape) != 6 and not foreign:
            return [f"nn.init.{NAMED[scheme].format(weight)}"]
        return [_draw(weight, moments)]
    if scheme in ("orthogonal", "lsuv", "delta_orthogonal"):
        return _orthogonal(initializer, shape, weight)
    if scheme == "dirac":
        return _dirac(initializer, shape, weight, plan.groups)
    if scheme == "bank":
        return _bank(shape, weight)
    if scheme == "file":
        return [_stored(weight, initializer, shape)]
    return [_constant(weight, initializer)]


def bias_lines(spec: schema.WeightLayer, plan: LayerPlan, name: str) -> list[str]:
    """Return statements that initialize `name`.bias.

    Raises
    ------
    ConfigError
        If the initializer does not fit a bias.
    WeightsError
        If a file does not contain the bias.
    """
    bias, chosen = f"{name}.bias", spec.bias_initializer
    assert plan.bias_shape is not None and plan.weight_shape is not None
    if chosen is not None and chosen.scheme == "file":
        return [_stored(bias, chosen, (math.prod(plan.bias_shape),))]
    moments = describe_bias(chosen, spec.initializer, plan.weight_shape, 1, plan.wiring)
    if moments.distribution == "constant":
        return [_constant(bias, chosen or schema.Initializer(scheme="zeros"))]
    return [_draw(bias, moments)]


def _draw(target: str, moments: Moments) -> str:
    if moments.std == 0:
        return f"nn.init.zeros_({target})"
    if moments.distribution == "uniform":
        assert moments.limit is not None
        return f"nn.init.uniform_({target}, {rounded(-moments.limit)}, {rounded(moments.limit)})"
    if moments.distribution == "normal":
        return f"nn.init.normal_({target}, std={rounded(moments.std)})"
    std, bound = rounded(moments.std / TRUNCATED_STD), rounded(2 * moments.std / TRUNCATED_STD)
    return f"nn.init.trunc_normal_({target}, std={std}, a=-{bound}, b={bound})"


def _constant(target: str, initializer: schema.Initializer) -> str:
    value = {"zeros": 0.0, "ones": 1.0}.get(initializer.scheme, initializer.value or 0.0)
    if value == 0:
        return f"nn.init.zeros_({target})"
    return f"nn.init.constant_({target}, {number(value)})"


def _stored(target: str, initializer: schema.Initializer, shape: tuple[int, ...]) -> str:
    stored = f"torch.from_numpy({stored_code(initializer, shape)})"
    return f"{target}.copy_({stored}.view_as({target}))"


def _windows(weight: str, shape: tuple[int, ...]) -> tuple[list[str], str, str]:
    """Preceding statements, the indentation, and the name of the weight of one window."""
    if len(shape) != 6:
        return [], "", weight
    return [f"for window in {weight}.flatten(0, 1):"], "    ", "window"


def _orthogonal(initializer: schema.Initializer, shape: tuple[int, ...], weight: str) -> list[str]:
    gain = rounded(orthogonal_gain(initializer, shape))
    before, indent, window = _windows(weight, shape)
    if initializer.scheme != "delta_orthogonal":
        return [*before, f"{indent}nn.init.orthogonal_({window}, gain={gain})"]
    out, inputs, kernel_h, kernel_w = window_shape(shape)
    center = f"nn.init.orthogonal_(torch.empty({out}, {inputs}), gain={gain})"
    taps = f"[..., {kernel_h // 2}, {kernel_w // 2}]" if len(shape) > 2 else "[...]"
    return [f"nn.init.zeros_({weight})", *before, f"{indent}{window}{taps} = {center}"]


def _dirac(
    initializer: schema.Initializer, shape: tuple[int, ...], weight: str, groups: int
) -> list[str]:
    out, inputs, kernel_h, kernel_w = window_shape(shape)
    if groups > 1:
        first = [f"nn.init.dirac_({weight}, groups={groups})"]
        return first if initializer.gain == 1 else [*first, f"{weight}.mul_({initializer.gain})"]
    taps = f", {kernel_h // 2}, {kernel_w // 2}" if len(shape) > 2 else ""
    place = f"{weight}[..., channel, channel{taps}]"
    return [
        f"nn.init.zeros_({weight})",
        f"for channel in range({min(out, inputs)}):",
        f"    {place} = {number(initializer.gain)}",
    ]


def _bank(shape: tuple[int, ...], weight: str) -> list[str]:
    out, inputs, _, _ = window_shape(shape)
    literal = bank_literal(shape).split("\n")
    share = f" / {rounded(math.sqrt(inputs))}" if inputs > 1 else ""
    return [
        f"bank = torch.tensor({literal[0]}",
        *literal[1:-1],
        f"{literal[-1]})",
        f"chosen = bank[torch.arange({out}) % len(bank)]",
        f"{weight}.copy_(chosen[:, None].expand({weight}.shape){share})",
    ]
