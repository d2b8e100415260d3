"""How strongly the filters of a layer act on later layers, given batch normalization."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from guitrainer.analysis.kinds import traits_of
from guitrainer.config import schema
from guitrainer.config.naming import layer_names


def filter_strength(
    layers: Sequence[schema.AnyLayer], arrays: Mapping[str, NDArray[Any]], name: str
) -> NDArray[np.float64] | None:
    """Compute the strength of every filter of a convolution followed by batch normalization.

    Batch normalization removes the scale of a filter: its strength is the scale γ of its channel,
    unless its output is so small that ε outweighs the variance. The variance is taken as that for
    an input of unit size: the squared norm of the filter.

    Parameters
    ----------
    layers : all layers of the network, in order
    arrays : weights, named as in a checkpoint: LAYER.weight
    name : name of the convolution

    Returns
    -------
    (filters,), or None if no batch normalization follows or there is no such layer; then the norm
    of a filter is its strength.
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
        if not traits_of(spec.type).homogeneous:
            return None
    return None
