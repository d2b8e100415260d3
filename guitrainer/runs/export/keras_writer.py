"""Writes the weights of a network as a .weights.h5 file of Keras 3."""

import io
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import h5py
import numpy as np
from numpy.typing import NDArray

from guitrainer.config import schema
from guitrainer.errors import InputError
from guitrainer.nn.plans import LayerPlan

# What Keras calls the layers in such a file; a number follows if there are several.
_NAMES: dict[type[schema.Layer], str] = {
    schema.Conv: "conv2d",
    schema.DepthwiseConv: "depthwise_conv2d",
    schema.Dense: "dense",
    schema.BatchNorm: "batch_normalization",
}


def keras_bytes(plans: Sequence[LayerPlan], arrays: Mapping[str, NDArray[Any]]) -> bytes:
    """Encode the weights for the model that the Keras code of an experiment builds.

    Parameters
    ----------
    plans : layers, in order
    arrays : weights, named as in a checkpoint

    Raises
    ------
    InputError
        If a layer with weights has no counterpart in Keras.
    """
    counts: Counter[str] = Counter()
    buffer = io.BytesIO()
    with h5py.File(buffer, "w") as file:
        for plan in plans:
            parts = [arrays[key] for key in _keys(plan) if key in arrays]
            if not parts:
                continue
            if type(plan.spec) not in _NAMES:
                raise InputError(
                    f"layer {plan.name}: a layer of type {plan.spec.type} cannot be exported to "
                    f"Keras; accepted: {', '.join(kind.__name__ for kind in _NAMES)}"
                )
            name = _NAMES[type(plan.spec)]
            numbered = f"{name}_{counts[name]}" if counts[name] else name
            counts[name] += 1
            group = file.create_group(f"layers/{numbered}/vars")
            group.attrs["name"] = plan.name
            for index, array in enumerate([_turned(plan, parts[0]), *parts[1:]]):
                group.create_dataset(str(index), data=np.ascontiguousarray(array))
    return buffer.getvalue()


def _keys(plan: LayerPlan) -> list[str]:
    parts = ("weight", "bias", "running_mean", "running_var")
    return [f"{plan.name}.{part}" for part in parts]


def _turned(plan: LayerPlan, weight: NDArray[Any]) -> NDArray[Any]:
    """A weight with its axes in the order of Keras."""
    if isinstance(plan.spec, schema.DepthwiseConv):
        channels = plan.input_shape[0]
        return weight.reshape(channels, -1, *weight.shape[2:]).transpose(2, 3, 0, 1)
    if isinstance(plan.spec, schema.Conv):
        return weight.transpose(2, 3, 1, 0)
    if isinstance(plan.spec, schema.Dense):  # Keras flattens height, width, channel
        units = len(weight)
        return weight.reshape(units, *plan.input_shape).transpose(0, 2, 3, 1).reshape(units, -1).T
    return weight
