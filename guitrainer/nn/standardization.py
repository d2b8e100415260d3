"""Weight standardization: filters with zero mean and unit variance are applied."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from guitrainer.config.naming import layer_names
from guitrainer.config.schema import AnyLayer

# Added to the variance of a filter, as in most implementations.
EPSILON = 1e-5


def standardize(weight: NDArray[Any]) -> NDArray[Any]:
    """Return filters (O, I, kh, kw) with zero mean and unit variance, in the type of the weight.

    References
    ----------
    Qiao, Wang, Liu, Shen & Yuille (2019), Micro-batch training with batch-channel normalization and
    weight standardization, eq. 5 to 7.
    """
    rows = weight.reshape(len(weight), -1).astype(np.float64)
    rows -= rows.mean(axis=1, keepdims=True)
    rows /= np.sqrt(np.square(rows).mean(axis=1, keepdims=True) + EPSILON)
    found: NDArray[Any] = rows.astype(weight.dtype).reshape(weight.shape)
    return found


def is_standardized(spec: AnyLayer) -> bool:
    """Return whether a layer standardizes its weight."""
    return bool(getattr(spec, "standardized", False))


def applied_weights(
    layers: Sequence[AnyLayer], arrays: Mapping[str, NDArray[Any]]
) -> dict[str, NDArray[Any]]:
    """Return the arrays of a network with its weights as they act: standardized where they are.

    Parameters
    ----------
    layers : all layers of the network, in order
    arrays : named as in a checkpoint, such as LAYER.weight; some may be missing
    """
    found = dict(arrays)
    for name, spec in zip(layer_names(layers), layers, strict=True):
        key = f"{name}.weight"
        if is_standardized(spec) and key in found:
            found[key] = standardize(found[key])
    return found
