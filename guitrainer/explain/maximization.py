"""Activation maximization: an image that excites a unit, made by gradient ascent from noise."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from guitrainer.analysis.receptive_fields import Region, central_field, place_of
from guitrainer.data.dataset import Dataset
from guitrainer.explain.saliency import as_in_testing
from guitrainer.explain.state import NetworkState
from guitrainer.explain.units import require_unit
from guitrainer.nn.engine import Engine, ImageSource
from guitrainer.nn.geometry import Pair
from guitrainer.nn.plans import lay_out
from guitrainer.streams import Purpose, stream

FloatArray = NDArray[np.float32]

STEPS = 128
RATE = DECAY = 0.05  # equal, so that the image ends with a root mean square of about 1
NOISE = 0.1  # standard deviation of the image at the start


@dataclass(frozen=True)
class Maximized:
    """An image that excites a unit; one of many, because another start leads to another image.

    Parameters
    ----------
    image : (C, H, W), as the first layer sees it; 0 outside the receptive field
    start, value : output of the unit before and after
    position, positions : row and column of the unit, and number of its positions
    region : its receptive field, inside the image
    steps, seed : number of steps, and seed of the noise
    """

    image: FloatArray
    start: float
    value: float
    position: Pair
    positions: int
    region: Region
    steps: int
    seed: int


def maximize(
    state: NetworkState,
    dataset: Dataset,
    layer: str,
    unit: int,
    *,
    seed: int = 0,
    steps: int = STEPS,
    smooth: bool = True,
    dtype: str = "float32",
) -> Maximized:
    """Make an image for which the output of a unit is large, at the middle position of its layer.

    The start is Gaussian noise with a standard deviation of 0.1 in the receptive field. In each of
    the steps, 0.05·g is added to the image, where g is the gradient of the output with respect to
    the pixels, with a root mean square of 1; then all pixels are multiplied by 0.95 (weight decay).
    After 128 steps, 0.1% of the noise is left, and the root mean square of the image is about 1 if
    the gradient has settled, which is that of a standardized image. With `smooth`, g is averaged
    with its neighbors by the weights 1, 2, 1 in both directions, against patterns of high
    frequency. For a unit of the first layer without `smooth`, the result is its filter.

    Parameters
    ----------
    layer : name of the layer
    unit : channel of its output
    seed : seed of the noise; equal seeds give equal images
    steps : number of steps

    Raises
    ------
    NetworkError, WeightsError
        If there is no such layer or unit, or the weights do not fit.

    References
    ----------
    Erhan, Bengio, Courville & Vincent (2009), Visualizing higher-layer features of a deep network.
    Simonyan, Vedaldi & Zisserman (2014), Deep inside convolutional networks, section 2.
    """
    plans = lay_out(state.experiment.network, dataset.shape, dataset.classes)
    plan = require_unit(plans, layer, unit)
    position, whole = central_field(plans, layer)
    region = whole.within(dataset.shape[1:])
    rows = slice(region.top, region.top + region.height)
    columns = slice(region.left, region.left + region.width)
    engine, source = prepare_ascent(state, dataset, layer, dtype)
    image = source.images
    noise = NOISE * stream(seed, Purpose.MAXIMIZATION).standard_normal(dataset.shape)
    image[0, :, rows, columns] = noise[:, rows, columns]
    slope = np.zeros((1, *plan.output_shape), dtype)
    slope[(0, unit, *position)] = 1
    start = value = _value(engine, source, unit, position)
    for _ in range(steps):
        engine.backward_from(slope)
        step = RATE * _direction(engine.gradient(0)[0], (rows, columns), smooth)
        image[0, :, rows, columns] += step[:, rows, columns]
        image *= 1 - DECAY
        value = _value(engine, source, unit, position)
    made = image[0].astype(np.float32)
    positions = plan.output_shape[1] * plan.output_shape[2]
    return Maximized(made, start, value, position, positions, region, steps, seed)


def prepare_ascent(
    state: NetworkState, dataset: Dataset, layer: str, dtype: str = "float32"
) -> tuple[Engine, ImageSource]:
    """Build what `maximize` needs, and run nothing; only this needs a compiler.

    Returns
    -------
    engine, and the image it sees, which is 0 and may be changed in place

    Raises
    ------
    NetworkError, WeightsError
        If there is no such layer, or the weights do not fit.
    """
    plans = lay_out(state.experiment.network, dataset.shape, dataset.classes)
    network = as_in_testing(state, dataset, dtype, place_of(plans, layer) + 1)
    engine = Engine(network, 1, keep=True, sees_input=True)
    channels = dataset.shape[0]
    source = engine.source(
        np.zeros((1, *dataset.shape), dtype), np.ones(channels), np.zeros(channels), False
    )
    return engine, source


def _value(engine: Engine, source: ImageSource, unit: int, position: Pair) -> float:
    """Run the image forward; return the output of the unit."""
    engine.forward(source, np.zeros(1, np.int64))
    last = len(engine.network.layers) - 1
    return float(engine.output(last)[(0, unit, *position)])


def _direction(
    gradient: NDArray[Any], inside: tuple[slice, slice], smooth: bool
) -> NDArray[np.float64]:
    """Return the gradient with a root mean square of 1 in the receptive field; 0 if it vanishes."""
    found = gradient.astype(np.float64)
    if smooth:
        for axis in (1, 2):
            found = _averaged(found, axis)
    mean_square = np.square(found[:, *inside]).mean() if found[:, *inside].size else 0.0
    scaled: NDArray[np.float64] = found / np.sqrt(mean_square) if mean_square > 0 else found
    return scaled


def _averaged(values: NDArray[np.float64], axis: int) -> NDArray[np.float64]:
    """Average with the neighbors along an axis, weighted 1, 2, 1; outside is 0."""
    ends = [(int(k == axis), int(k == axis)) for k in range(values.ndim)]
    padded = np.pad(values, ends)
    size = values.shape[axis]
    before, here, after = (np.take(padded, range(k, k + size), axis) for k in range(3))
    averaged: NDArray[np.float64] = (before + 2 * here + after) / 4
    return averaged
