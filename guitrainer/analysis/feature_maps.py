"""Feature maps of images, and the frequencies that a filter passes."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from guitrainer import functional
from guitrainer.config import schema
from guitrainer.config.naming import layer_names
from guitrainer.errors import WeightsError

Array = NDArray[Any]
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
    running: Mapping[str, tuple[Array, Array]] = NOTHING,
) -> FeatureMaps:
    """Run images through a network as in testing, as far as its weights are given.

    Parameters
    ----------
    images : (N, C, H, W), as the first layer sees them
    weights : by layer: (out, in, kh, kw) of a convolution, (oh, ow, out, in, kh, kw) of a locally
        connected layer, (units, features) of a dense one, (channels,) of batch normalization
    biases : by layer; missing or None where there is none
    running : mean and variance of batch normalization, by layer

    Raises
    ------
    NetworkError
        If a weight does not fit its input.
    """
    found: dict[str, NDArray[np.float32]] = {}
    x: Array = np.asarray(images, np.float32)
    for name, spec in zip(layer_names(network.layers), network.layers, strict=True):
        if isinstance(spec, schema.WeightLayer):
            if name not in weights:
                return FeatureMaps(found, name)
            x = _weighted(spec, x, weights[name], biases.get(name))
        elif isinstance(spec, schema.BatchNorm):
            if name not in running:
                return FeatureMaps(found, name)
            mean, variance = (np.array(values, np.float32) for values in running[name])
            x = functional.batch_norm(
                x, mean, variance, weights.get(name), biases.get(name), eps=spec.epsilon
            )
        else:
            x = _without_weight(spec, x)
        found[name] = x
    return FeatureMaps(found, None)


def _weighted(spec: schema.WeightLayer, x: Array, weight: Array, bias: Array | None) -> Array:
    if isinstance(spec, schema.Conv):
        return functional.conv2d(x, weight, bias, spec.stride, spec.padding)
    if isinstance(spec, schema.Local):
        return functional.locally_connected2d(x, weight, bias, spec.stride, spec.padding)
    return functional.linear(x.reshape(len(x), -1), weight, bias)[:, :, None, None]


def _without_weight(spec: schema.AnyLayer, x: Array) -> Array:
    match spec:
        case schema.MaxPool():
            return functional.max_pool2d(x, spec.size, spec.stride)
        case schema.AvgPool():
            return functional.avg_pool2d(x, spec.size, spec.stride)
        case schema.GlobalAvgPool():
            return functional.global_avg_pool2d(x)
        case schema.LeakyRelu():
            return functional.leaky_relu(x, spec.slope)
        case schema.Relu():
            return functional.relu(x)
        case schema.Sigmoid():
            return functional.sigmoid(x)
        case schema.Tanh():
            return functional.tanh(x)
        case schema.Gelu():
            return functional.gelu(x)
    return x  # dropout drops nothing in testing


def spectrum(pattern: NDArray[np.floating], side: int = SPECTRUM_SIDE) -> NDArray[np.float64]:
    """Magnitude of the two-dimensional Fourier transform of a filter, summed over its channels.

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
