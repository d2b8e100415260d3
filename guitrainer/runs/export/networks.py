"""Exports the whole network of a run for other libraries: safetensors, PyTorch, Keras and ONNX."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from guitrainer.errors import InputError
from guitrainer.explain.sources.kinds import translation_of
from guitrainer.explain.sources.torch import modules_of
from guitrainer.files.opening import kind_of
from guitrainer.formats.tensors import encode
from guitrainer.nn.plans import LayerPlan, plan_layers
from guitrainer.runs.checkpoint import CHECKPOINT_NAME, Checkpoint, load_checkpoint
from guitrainer.runs.export.description import describe_network, input_note
from guitrainer.runs.export.keras_writer import keras_model, keras_weights
from guitrainer.runs.export.onnx_writer import onnx_bytes
from guitrainer.runs.export.plain import with_tied_weights
from guitrainer.runs.export.torch_writer import torch_bytes
from guitrainer.runs.outline import read_start

NETWORK_SUFFIXES = (".safetensors", ".pt", ".pth", ".onnx", ".keras", ".h5")
EXPORTED_PROGRAM = ".pt2"


def network_bytes(folder: Path, suffix: str) -> bytes | memoryview:
    """Encode the network of a run, as it was at its last checkpoint.

    `.safetensors`, `.pt` and `.pth` have the names of the state_dict of the model that
    `explain initializers --source torch` writes: the position of the layer in its Sequential.
    `.keras` is a model that Keras opens without code; it and `.onnx` have standardized weights as
    such, the others as they are before that. `.h5` contains the weights for the model of
    `--source keras`; Keras opens it if its name ends in `.weights.h5`. `.onnx` takes prepared
    images and returns logits, or the reconstruction. Where the format has a place for it, the
    input, its preprocessing and the classes are described, see `description.describe_network`.

    Parameters
    ----------
    folder
        Folder of the run.
    suffix
        One of NETWORK_SUFFIXES.

    Raises
    ------
    InputError
        If there is no checkpoint, or a layer has no counterpart.
    """
    if kind_of(folder / CHECKPOINT_NAME, links=False) is None:
        raise InputError(f"{folder}: contains no {CHECKPOINT_NAME}; accepted: the folder of a run")
    saved = load_checkpoint(folder)
    plans, classifies = _plans(folder, saved), saved.experiment.network.classifies
    described = describe_network(folder, saved, plans, channels_last=suffix == ".keras")
    if suffix == ".onnx":
        return onnx_bytes(plans, saved.arrays, input_note(described), described, classifies)
    if suffix == ".keras":
        return keras_model(plans, saved.arrays, described, classifies)
    if suffix == ".h5":
        return keras_weights(plans, saved.arrays)
    arrays = torch_arrays(plans, saved.arrays, int(saved.meta["step"]))
    if suffix == ".safetensors":
        return b"".join(encode(arrays, {"format": "pt", **described}))
    return torch_bytes(arrays)


def torch_arrays(
    plans: Sequence[LayerPlan], arrays: Mapping[str, NDArray[Any]], step: int = 0
) -> dict[str, NDArray[Any]]:
    """Name the arrays of a network like the state_dict of its PyTorch code.

    Parameters
    ----------
    plans : layers, in order
    arrays : weights, named as in a checkpoint
    step : number of batches seen, which batch normalization of PyTorch counts
    """
    named, arrays = {}, with_tied_weights(plans, arrays)
    for position, module in enumerate(modules_of(plans)):
        if module.plan is None:
            continue
        for part in ("weight", "bias", "running_mean", "running_var"):
            array = arrays.get(f"{module.plan.name}.{part}")
            if array is not None:
                inside = translation_of(module.plan).torch_weighted
                named[".".join([str(position), *([inside] if inside else []), part])] = array
        if module.plan.statistics:
            named[f"{position}.num_batches_tracked"] = np.array(step, np.int64)
    return named


def _plans(folder: Path, saved: Checkpoint) -> list[LayerPlan]:
    """Return the layers of a run."""
    started = read_start(folder, saved.experiment)
    shape, classes = started.layers[0].input_shape, started.layers[-1].output_shape[0]
    return plan_layers(saved.experiment.network, shape, classes)
