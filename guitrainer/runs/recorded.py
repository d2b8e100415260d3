"""Checks `filters.npz` by names, types and shapes, before anything is read."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from guitrainer.config.messages import shown
from guitrainer.config.naming import layer_names
from guitrainer.config.schema import FILTERED, MAX_KERNEL_SIZE, Experiment
from guitrainer.errors import WeightsError
from guitrainer.files.names import shortened
from guitrainer.formats.limits import check_memory

STEPS = "steps"
MOST_LAYERS = 128
MOST_FILTERS = 4096
MOST_CHANNELS = 65536
LONGEST_WORD = 64  # bytes of a label
_LAYER = re.compile(r"[a-z][a-z0-9_]{0,31}")
_FLOAT32, _FLOAT64 = np.dtype(np.float32), np.dtype(np.float64)
_SCORED = ("scores", "labels", "edge_score", "edge_fraction", "orientations", "spread")

Shape = tuple[int, ...]


class Described(Protocol):
    """An array, or the header of one."""

    @property
    def shape(self) -> Shape:
        """Length of each axis."""
        ...

    @property
    def dtype(self) -> np.dtype[Any]:
        """Type of the elements."""
        ...

    @property
    def nbytes(self) -> int:
        """Number of bytes of all elements."""
        ...


def check_recorded(path: Path | str, found: Mapping[str, Described]) -> None:
    """Check that arrays can be the history of a network.

    Parameters
    ----------
    path
        Path of the file, for messages.
    found
        All arrays of the file by name, or their headers.

    Raises
    ------
    WeightsError
        If an array is missing, unknown, of a wrong type or shape, or larger than any layer.
    DataError
        If they do not fit into memory.
    """
    steps = found.get(STEPS)
    if steps is None or steps.dtype != np.int64 or len(steps.shape) != 1 or 0 in steps.shape:
        raise WeightsError(f"{path}: {STEPS} is not an increasing list of integers")
    layers = layers_in(path, found)
    if len(layers) > MOST_LAYERS:
        raise WeightsError(f"{path}: {len(layers)} layers, accepted: up to {MOST_LAYERS}")
    for layer, fields in layers.items():
        _check_layer(f"{path}: {layer}", fields, steps.shape[0])
    check_memory(path, sum(array.nbytes for array in found.values()))


def layers_in(path: Path | str, found: Mapping[str, Described]) -> dict[str, dict[str, Described]]:
    """Group arrays by layer and field, in their order.

    Raises
    ------
    WeightsError
        If the name of an array is not that of a layer and a field.
    """
    layers: dict[str, dict[str, Described]] = {}
    for name, array in found.items():
        layer, _, field = name.rpartition(".")
        if name == STEPS:
            continue
        if not _LAYER.fullmatch(layer):
            raise WeightsError(f"{path}: {shown(name)}: no such array, accepted: LAYER.weight …")
        layers.setdefault(layer, {})[field] = array
    return layers


def check_same_network(
    path: Path, found: Mapping[str, Described], experiment: Experiment, shapes: Mapping[str, Shape]
) -> None:
    """Check that a history belongs to a network.

    Parameters
    ----------
    path, found
        See `check_recorded`.
    experiment
        Experiment of the run.
    shapes
        Shapes of its weights and biases, by name.

    Raises
    ------
    WeightsError
        If layers or shapes differ.
    """
    names = layer_names(experiment.network.layers)
    pairs = zip(names, experiment.network.layers, strict=True)
    wanted = [name for name, layer in pairs if isinstance(layer, FILTERED)]
    layers = layers_in(path, found)
    if list(layers) != wanted:
        raise WeightsError(
            f"{path}: filters of {', '.join(layers) or 'no layer'}; the convolutions of this run "
            f"are {', '.join(wanted) or 'none'}"
        )
    for layer in wanted:
        for field in ("weight", "bias"):
            recorded, name = layers[layer].get(field), f"{layer}.{field}"
            shape = None if recorded is None else recorded.shape[1:]
            if shape != shapes.get(name):
                raise WeightsError(
                    f"{path}: {name} of shape {shape}, in this run it is {shapes.get(name)}"
                )


def _check_layer(where: str, fields: Mapping[str, Described], steps: int) -> None:
    weight = fields.get("weight")
    if weight is None or len(weight.shape) != 5 or weight.dtype != _FLOAT32 or 0 in weight.shape:
        raise WeightsError(f"{where}.weight is not a float32 array (step, out, in, kh, kw)")
    _, filters, channels, height, width = weight.shape
    side = max(height, width)
    if filters > MOST_FILTERS or channels > MOST_CHANNELS or side > MAX_KERNEL_SIZE:
        raise WeightsError(
            f"{where}.weight has shape {weight.shape}; accepted: up to {MOST_FILTERS:,} filters, "
            f"{MOST_CHANNELS:,} channels and {MAX_KERNEL_SIZE}×{MAX_KERNEL_SIZE} elements"
        )
    accepted = _accepted((steps, *weight.shape[1:]))
    for name, array in fields.items():
        shape, dtype = accepted.get(name, (None, None))
        words = (
            name == "labels" and array.dtype.kind == "U" and array.dtype.itemsize <= LONGEST_WORD
        )
        if array.shape != shape or not (words or array.dtype == dtype):
            raise WeightsError(
                f"{where}.{shortened(name, 40)} has shape {array.shape} and type {array.dtype}, "
                f"accepted: {'no such array' if shape is None else f'{shape}, {dtype}'}"
            )
    lacking = set(_SCORED) - set(fields)
    if lacking and len(lacking) < len(_SCORED):
        raise WeightsError(f"{where} lacks {', '.join(sorted(lacking))}")


def _accepted(weight: Shape) -> dict[str, tuple[Shape, np.dtype[Any]]]:
    """Return the shape and type of every array of a layer, given the shape of its weight."""
    per_filter, per_step = weight[:2], weight[:1]
    return {
        "weight": (weight, _FLOAT32),
        "bias": (per_filter, _FLOAT32),
        "scores": (per_filter, _FLOAT64),
        "labels": (per_filter, np.dtype("<U5")),
        "edge_score": (per_step, _FLOAT64),
        "edge_fraction": (per_step, _FLOAT64),
        "orientations": (per_step, np.dtype(np.int64)),
        "spread": (per_step, _FLOAT64),
    }
