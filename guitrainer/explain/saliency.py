"""What a prediction depends on: its gradient with respect to the image, and Grad-CAM."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from guitrainer.config import schema
from guitrainer.config.naming import layer_names
from guitrainer.data.dataset import Dataset, Pixels
from guitrainer.errors import DataError
from guitrainer.explain.state import NetworkState
from guitrainer.nn.engine import Engine, ImageSource
from guitrainer.nn.network import BuiltNetwork
from guitrainer.nn.plans import lay_out, require_classes

FloatArray = NDArray[np.float32]
Arrays = dict[str, NDArray[Any]]


@dataclass(frozen=True)
class Saliency:
    """How the logit of one class depends on an image.

    Parameters
    ----------
    label : the class
    logit : its logit
    gradient : (C, H, W), the derivative of the logit with respect to every prepared pixel
    layer : the layer of the map; None if no layer has feature maps
    heat : (height, width), Grad-CAM of that layer, 0 or more; None if there is no such layer
    """

    label: int
    logit: float
    gradient: FloatArray
    layer: str | None
    heat: FloatArray | None


def saliency(
    state: NetworkState,
    dataset: Dataset,
    image: Pixels,
    label: int | None = None,
    *,
    dtype: str = "float32",
) -> Saliency:
    """Compute how the logit of a class depends on an image, for a network as in testing.

    Grad-CAM is the sum of the feature maps of the last layer whose output has more than one
    position, each weighted by the mean of its gradient, where it is positive.

    Parameters
    ----------
    image : (C, H, W), as in the dataset
    label : the class; defaults to the predicted one
    dtype : element type of the computation

    Raises
    ------
    DataError
        If the shape of the image differs from those of the dataset, or there is no such class.
    WeightsError, NetworkError
        If the weights do not fit the network, or it does not classify.

    References
    ----------
    Simonyan, Vedaldi & Zisserman (2014), Deep inside convolutional networks, section 3.
    Selvaraju et al. (2017), Grad-CAM: visual explanations from deep networks, eq. 1 and 2.
    """
    require_classes(state.experiment.network)
    if np.shape(image) != dataset.shape:
        raise DataError(f"image: got shape {np.shape(image)}, accepted: {dataset.shape}")
    if label is not None and not 0 <= label < dataset.classes:
        raise DataError(f"label: got {label}, accepted: 0 to {dataset.classes - 1}")
    network, engine, source = prepare(state, dataset, image, dtype)
    engine.forward(source, np.zeros(1, np.int64))
    logits = engine.logits()[0, : dataset.classes]
    chosen = int(logits.argmax()) if label is None else label
    slope = np.zeros((1, *network.layers[-1].plan.output_shape), dtype)
    slope[0, chosen] = 1
    engine.backward_from(slope)
    gradient = engine.gradient(0)[0].astype(np.float32)
    return Saliency(chosen, float(logits[chosen]), gradient, *_heat(engine, network))


def prepare(
    state: NetworkState, dataset: Dataset, image: Pixels, dtype: str = "float32"
) -> tuple[BuiltNetwork, Engine, ImageSource]:
    """Build what `saliency` needs, and run nothing; only this needs a compiler.

    Raises
    ------
    WeightsError, NetworkError
        If the weights do not fit the network.
    """
    network = as_in_testing(state, dataset, dtype)
    engine = Engine(network, 1, keep=True, sees_input=True)
    source = engine.source(np.asarray(image)[None], *dataset.transform.parts())
    return network, engine, source


def _heat(engine: Engine, network: BuiltNetwork) -> tuple[str | None, FloatArray | None]:
    """Return the Grad-CAM of the last layer with feature maps."""
    maps = [k for k, layer in enumerate(network.layers) if max(layer.plan.output_shape[1:]) > 1]
    if not maps:
        return None, None
    k = maps[-1]
    output, gradient = engine.output(k)[0], engine.gradient(k + 1)[0]
    weights = gradient.mean(axis=(1, 2), dtype=np.float64)
    heat = np.maximum(np.tensordot(weights, output.astype(np.float64), axes=1), 0)
    return network.layers[k].name, heat.astype(np.float32)


def as_in_testing(
    state: NetworkState, dataset: Dataset, dtype: str = "float32", depth: int | None = None
) -> BuiltNetwork:
    """Build the network with layers that compute the same in training as the own ones in testing.

    Penalties are off, dropout keeps everything, and batch normalization with fixed statistics is a
    scale and a shift per channel.

    Parameters
    ----------
    depth : number of layers, counted from the image; None: all

    Raises
    ------
    WeightsError, NetworkError
        If the weights do not fit the network.
    """
    given = state.experiment.network
    names = layer_names(given.layers)
    layers = [_fixed(name, spec) for name, spec in zip(names, given.layers, strict=True)]
    plain = schema.Network(layers=tuple(layers))
    network = BuiltNetwork(lay_out(plain, dataset.shape, dataset.classes)[:depth], 0, dtype)
    arrays = dict(state.network(dataset).state())
    for name, spec in zip(names, given.layers, strict=True):
        if isinstance(spec, schema.BatchNorm):
            arrays |= dict(_scale_and_shift(name, spec, arrays))
    network.load(arrays)
    return network


def _fixed(name: str, spec: schema.AnyLayer) -> schema.AnyLayer:
    if isinstance(spec, schema.Dropout):
        return schema.Dropout(name=name, rate=0.0)
    if isinstance(spec, schema.L1Penalty):  # its gradient is not that of an answer
        return schema.L1Penalty(name=name, weight=0.0)
    if isinstance(spec, schema.BatchNorm):
        return schema.DepthwiseConv(name=name, kernel_size=1)
    return spec.model_copy(update={"name": name})


def _scale_and_shift(
    name: str, spec: schema.BatchNorm, arrays: Arrays
) -> Iterator[tuple[str, NDArray[Any]]]:
    mean, variance = (arrays[f"{name}.running_{part}"] for part in ("mean", "var"))
    scale = arrays[f"{name}.weight"] / np.sqrt(variance.astype(np.float64) + spec.epsilon)
    yield f"{name}.weight", scale[:, None, None, None]
    yield f"{name}.bias", arrays[f"{name}.bias"] - scale * mean
