"""Feature maps of images, and the frequencies that a filter passes."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from guitrainer.config import schema
from guitrainer.config.naming import layer_names
from guitrainer.errors import WeightsError
from guitrainer.functional.arrays import Workspace, fits
from guitrainer.nn.fusion import Alone
from guitrainer.nn.network import BuiltLayer, standardizing
from guitrainer.nn.ops.make import make_op
from guitrainer.nn.parameters import Parameter, Part
from guitrainer.nn.plans import LayerPlan, plan_layer

Array = NDArray[Any]
Statistics = tuple[Array, Array]  # mean and variance
NOTHING: Mapping[str, Any] = MappingProxyType({})
SPECTRUM_SIDE = 32


@dataclass(frozen=True)
class FeatureMaps:
    """Outputs of the layers that could be computed.

    Parameters
    ----------
    maps : (N, C, H, W) float32 by layer, first to last; dense layers have height and width 1
    stopped_at : the first layer whose weight or statistics were not given; None if all were given
    """

    maps: dict[str, NDArray[np.float32]]
    stopped_at: str | None


def feature_maps(
    network: schema.Network,
    images: NDArray[np.float32],
    weights: Mapping[str, Array],
    biases: Mapping[str, Array | None] = NOTHING,
    running: Mapping[str, Statistics] = NOTHING,
) -> FeatureMaps:
    """Run images through a network as in testing, as far as its weights are given.

    Parameters
    ----------
    images : (N, C, H, W), as the first layer sees them
    weights : by layer: (out, in, kh, kw) of a convolution, (oh, ow, out, in, kh, kw) of a locally
        connected layer, (units, features) of a dense one, (channels,) of a normalization or PReLU
    biases : by layer; missing or None if there is none
    running : mean and variance of batch normalization, by layer

    Raises
    ------
    NetworkError
        If a weight does not fit its input.
    """
    found: dict[str, NDArray[np.float32]] = {}
    x: Array = np.asarray(images, np.float32)
    for name, spec in zip(layer_names(network.layers), network.layers, strict=True):
        weight, statistics = weights.get(name), running.get(name)
        # a dense layer may leave its number of units to the classes
        classes = 1 if weight is None else len(weight)
        earlier = {name: output.shape[1:] for name, output in found.items()}
        plan = plan_layer(name, spec, x.shape[1:], classes, earlier)
        missing = plan.weight_shape is not None and weight is None
        if missing or (plan.statistics and statistics is None):
            return FeatureMaps(found, name)
        second = None if plan.branch is None else found[plan.branch.origin]
        x = _computed(_built(plan, weight, biases.get(name), statistics), x, second)
        found[name] = x
    return FeatureMaps(found, None)


def _built(
    plan: LayerPlan, weight: Array | None, bias: Array | None, running: Statistics | None
) -> BuiltLayer:
    """Return the layer with these parameters; a missing bias is 0.

    Raises
    ------
    NetworkError
        If they do not fit.
    """
    layer = BuiltLayer(plan)
    if plan.weight_shape is not None:
        assert weight is not None
        layer.weight = _parameter(plan, "weight", weight, plan.weight_shape)
        applied = standardizing(layer).standardized
        if applied is not None:
            applied.value[...] = layer.filters
    if plan.bias_shape is not None:
        given = np.zeros(plan.bias_shape) if bias is None else bias
        layer.bias = _parameter(plan, "bias", given, plan.bias_shape)
    if plan.statistics and running is not None:
        mean, variance = (np.array(values, np.float32) for values in running)
        layer.running = (mean, variance)
    return layer


def _parameter(plan: LayerPlan, part: Part, values: Array, shape: tuple[int, ...]) -> Parameter:
    fits(f"layer {plan.name}: {part}", values.shape, shape)
    made = Parameter.zeros(plan.name, part, shape)
    made.value[...] = values
    return made


def _computed(layer: BuiltLayer, x: Array, second: Array | None = None) -> Array:
    workspace = Workspace(x, layer.plan.output_shape, halo=layer.plan.halo)
    if second is not None:
        workspace.add_branch(second)
    return workspace.forward(make_op(Alone((layer,)), workspace.wiring), training=False)


def spectrum(pattern: NDArray[np.floating], side: int = SPECTRUM_SIDE) -> NDArray[np.float64]:
    """Return the magnitude of the 2-D Fourier transform of a filter, summed over its channels.

    Parameters
    ----------
    pattern : (in_channels, kernel_h, kernel_w), or (kernel_h, kernel_w)
    side : size to which the filter is padded with zeros

    Returns
    -------
    (side, side); frequency 0 is at [side // 2, side // 2], one step is 1 / side cycles per pixel

    Raises
    ------
    WeightsError
        If the filter is larger than `side`, or has a different number of axes.
    """
    channels = np.asarray(pattern, np.float64)
    if channels.ndim == 2:
        channels = channels[None]
    if channels.ndim != 3 or max(channels.shape[1:]) > side:
        raise WeightsError(
            f"filter: found shape {pattern.shape}, accepted: (channels, height, width) with sides "
            f"of at most {side}"
        )
    transformed = np.abs(np.fft.fft2(channels, (side, side))).sum(axis=0)
    return np.fft.fftshift(transformed)
