"""How strongly the filters of a layer act on what follows: their size counts only where it does."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from guitrainer.config import schema
from guitrainer.config.naming import layer_names

# What gives c times the output for c times the input (c > 0), channel by channel.
HOMOGENEOUS = (
    schema.MaxPool,
    schema.AvgPool,
    schema.GlobalAvgPool,
    schema.Relu,
    schema.LeakyRelu,
    schema.Dropout,
)


def filter_strength(
    layers: Sequence[schema.AnyLayer], arrays: Mapping[str, NDArray[Any]], name: str
) -> NDArray[np.float64] | None:
    """Strength of every filter of a convolution whose scale batch normalization takes away.

    Behind batch normalization a filter acts as strongly as the scale γ of its channel says,
    whatever its own size is, unless its output is so small that ε outweighs its variance. The
    variance is taken as that of an input of unit size: the squared norm of the filter.

    Parameters
    ----------
    layers : all layers of the network, in order
    arrays : weights by name, as a checkpoint has them: LAYER.weight
    name : of the convolution

    Returns
    -------
    (filters,), or None where no batch normalization follows, or there is no such layer; then the
    norm of a filter counts.
    """
    names = layer_names(layers)
    if name not in names:
        return None
    place = names.index(name)
    for follower, spec in zip(names[place + 1 :], layers[place + 1 :], strict=True):
        if isinstance(spec, schema.BatchNorm):
            weight = arrays[f"{name}.weight"].reshape(len(arrays[f"{name}.weight"]), -1)
            with np.errstate(over="ignore", invalid="ignore"):
                variance = np.square(weight, dtype=np.float64).sum(axis=1)
                kept = 1 / np.sqrt(1 + spec.epsilon / np.maximum(variance, np.finfo(float).tiny))
                gamma = np.abs(arrays[f"{follower}.weight"].ravel().astype(np.float64))
                found: NDArray[np.float64] = np.nan_to_num(gamma * kept, nan=0.0)
                return found
        if not isinstance(spec, HOMOGENEOUS):
            return None
    return None
