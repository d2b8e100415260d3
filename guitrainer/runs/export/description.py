"""Describes the input and output of an exported network, for whoever runs it elsewhere."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from guitrainer.explain.sources.training import preparation
from guitrainer.nn.plans import LayerPlan
from guitrainer.runs.checkpoint import Checkpoint
from guitrainer.runs.outline import read_input

LOGITS = "logits of the classes, without softmax"
RECONSTRUCTION = "the images, reconstructed"


def describe_network(
    folder: Path, saved: Checkpoint, plans: Sequence[LayerPlan], *, channels_last: bool = False
) -> dict[str, str]:
    """Return the description of a network as texts by name; numbers and lists are JSON.

    `input` is the shape of the prepared images, `preprocessing` how they are prepared, `scale` and
    `shift` are its factors and summands per channel, if known, `output` is what comes out, and
    `class_names` are the classes in the order of the outputs.

    Parameters
    ----------
    folder : folder of the run
    saved : its checkpoint
    plans : its layers
    channels_last : whether the channels are the last axis of the images

    Raises
    ------
    CheckpointError
        If the plan of the run is damaged.
    """
    classifies = saved.experiment.network.classifies
    channels, height, width = plans[0].input_shape
    sides = (height, width, channels) if channels_last else (channels, height, width)
    described = {
        "input": f"images: float32 (batch, {', '.join(map(str, sides))})",
        "preprocessing": preparation(saved.experiment.data),
        "output": LOGITS if classifies else RECONSTRUCTION,
    }
    known = read_input(folder)
    if known is None:
        return described
    if known.scale is not None and known.shift is not None:
        described["pixels"] = f"0 to {known.divisor}; input = pixel * scale + shift, per channel"
        described["scale"] = json.dumps(known.scale)
        described["shift"] = json.dumps(known.shift)
    if known.class_names and classifies:
        described["class_names"] = json.dumps(known.class_names)
    return described


def input_note(described: Mapping[str, str]) -> str:
    """Return one line about the input."""
    return f"{described['input']}, {described['preprocessing']}"
