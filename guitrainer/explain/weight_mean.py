"""The effect of weights with nonzero mean on the filters of the first layer."""

import math
from dataclasses import dataclass

import numpy as np

from guitrainer.config import schema
from guitrainer.data.loading import load_dataset
from guitrainer.events import FloatArray
from guitrainer.nn.network import BuiltNetwork
from guitrainer.nn.plans import plan_layers
from guitrainer.training.probe import Probe


@dataclass(frozen=True)
class WeightMean:
    """The first layer with a weight, for images with zero mean.

    Parameters
    ----------
    mean, std : mean and σ of all its weights
    even : response to a uniform patch of ones, which has no pattern: root mean square,
        over the filters, of the sum of their weights
    output_rms : root mean square of the output
    common : share of the variation of the outputs, over positions and images, that all filters have
        in common; about 1 / filters if they differ at random, 1 if all filters are equal. None if
        there is no variation
    """

    mean: float
    std: float
    even: float
    output_rms: float
    common: float | None


def shifted_weights(experiment: schema.Experiment) -> tuple[WeightMean, WeightMean]:
    """Measure the first layer with its weights as drawn, and with their σ added to all of them.

    The images are standardized, so that only the mean of the weights makes a difference.

    Raises
    ------
    InputError
        If the experiment does not fit its data.
    """
    settings = {"preprocessing": "standardized", "mean": None, "std": None}
    data = experiment.data.model_copy(update=settings)
    dataset = load_dataset(data, experiment.seed)
    plans = plan_layers(experiment.network, dataset.shape, dataset.classes)
    network = BuiltNetwork(plans, experiment.seed)
    k = next(k for k, plan in enumerate(plans) if isinstance(plan.spec, schema.WeightLayer))
    weight, probe = network.layers[k].weight, Probe(network, dataset)
    assert weight is not None
    index = np.arange(min(probe.images, len(dataset.train)))
    drawn = _measured(weight.value, probe.outputs(index)[k])
    weight.value[...] += weight.value.std()
    return drawn, _measured(weight.value, probe.outputs(index)[k])


def _measured(weight: FloatArray, output: FloatArray) -> WeightMean:
    values = output.astype(np.float64)
    varying = values - values.mean(axis=(0, 2, 3), keepdims=True)
    power = float(np.square(varying).mean())
    together = float(np.square(varying.mean(axis=1)).mean())
    window = (-1,) if weight.ndim == 2 else (-3, -2, -1)  # inputs of one unit or filter
    sums = weight.sum(axis=window, dtype=np.float64)
    return WeightMean(
        mean=float(weight.mean(dtype=np.float64)),
        std=float(weight.std(dtype=np.float64)),
        even=math.sqrt(float(np.square(sums).mean())),
        output_rms=math.sqrt(float(np.square(values).mean())),
        common=together / power if power else None,
    )
