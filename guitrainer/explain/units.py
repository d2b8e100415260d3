"""What excites a unit: the patches of test images that do so most."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from guitrainer.analysis.receptive_fields import Region, place_of, receptive_field
from guitrainer.data.dataset import Dataset
from guitrainer.data.selection import sample
from guitrainer.errors import NetworkError
from guitrainer.explain.state import NetworkState
from guitrainer.nn.engine import Engine, ImageSource
from guitrainer.nn.geometry import Pair
from guitrainer.nn.network import BuiltNetwork
from guitrainer.nn.plans import LayerPlan, lay_out

MOST_IMAGES = 2000  # of the test images, each class in proportion
BATCH = 64


@dataclass(frozen=True)
class BestPatch:
    """The part of a test image that excites a unit most.

    Parameters
    ----------
    image : index of the test image
    value : output of the unit there
    position : row and column of the output
    region : receptive field of that position, which may extend into the padding
    """

    image: int
    value: float
    position: Pair
    region: Region


@dataclass(frozen=True)
class Excitement:
    """The patches that excite a unit most, at most one per image.

    Parameters
    ----------
    patches : the most exciting one first
    images : number of test images that were searched
    field : height and width of the receptive field in the middle of the image
    positions : number of positions of the unit; 1 for a unit of a dense layer
    """

    patches: tuple[BestPatch, ...]
    images: int
    field: Pair
    positions: int


def best_patches(
    state: NetworkState, dataset: Dataset, layer: str, unit: int, count: int = 9
) -> Excitement:
    """Find the patches of test images for which the output of a unit is largest.

    Of each image, only the position with the largest output counts. At most 2000 test images are
    searched, each class in proportion. The output is that of the layer itself, before the layers
    behind it, such as an activation.

    Parameters
    ----------
    layer : name of the layer
    unit : channel of its output
    count : number of patches; fewer if there are fewer images

    Raises
    ------
    NetworkError, WeightsError
        If there is no such layer or unit, or the weights do not fit.
    """
    plans = lay_out(state.experiment.network, dataset.shape, dataset.classes)
    plan = require_unit(plans, layer, unit)
    engine, source = prepare_search(state, dataset, layer)
    chosen = _searched(dataset)
    values, places = np.empty(len(chosen)), np.empty(len(chosen), np.int64)
    for start in range(0, len(chosen), engine.batch_size):
        index = chosen[start : start + engine.batch_size]
        engine.forward(source, index, training=False)
        maps = engine.output(len(engine.groups) - 1)[:, unit].reshape(len(index), -1)
        part = slice(start, start + len(index))
        places[part] = maps.argmax(axis=1)
        values[part] = maps[np.arange(len(index)), places[part]]
    order = np.argsort(-values, kind="stable")[:count]
    width = plan.output_shape[2]
    patches = tuple(
        _patch(plans, layer, int(chosen[k]), float(values[k]), divmod(int(places[k]), width))
        for k in order
    )
    middle = (plan.output_shape[1] // 2, width // 2)
    field = receptive_field(plans, layer, middle)
    sides = (field.height, field.width)
    return Excitement(patches, len(chosen), sides, width * plan.output_shape[1])


def prepare_search(state: NetworkState, dataset: Dataset, layer: str) -> tuple[Engine, ImageSource]:
    """Build what `best_patches` needs, and run nothing; only this needs a compiler.

    Raises
    ------
    NetworkError, WeightsError
        If there is no such layer, or the weights do not fit.
    """
    plans = lay_out(state.experiment.network, dataset.shape, dataset.classes)
    network = BuiltNetwork(plans[: place_of(plans, layer) + 1], state.experiment.seed)
    network.load(dict(state.arrays))
    engine = Engine(network, min(BATCH, len(dataset.test)))
    return engine, engine.source(dataset.test.images, *dataset.transform.parts())


def require_unit(plans: list[LayerPlan], layer: str, unit: int) -> LayerPlan:
    """Return the plan of a layer that has a unit of this number.

    Raises
    ------
    NetworkError
        If there is no such layer or unit.
    """
    plan = plans[place_of(plans, layer)]
    if not 0 <= unit < plan.output_shape[0]:
        raise NetworkError(
            f"layer {layer}: unit: got {unit}, accepted: 0 to {plan.output_shape[0] - 1}"
        )
    return plan


def _searched(dataset: Dataset) -> NDArray[np.int64]:
    return sample(dataset.test.labels, min(MOST_IMAGES, len(dataset.test)))


def _patch(
    plans: list[LayerPlan], layer: str, image: int, value: float, position: Pair
) -> BestPatch:
    return BestPatch(image, value, position, receptive_field(plans, layer, position))
