"""The whole state of a run in one file, so that it can go on as if it had never been stopped."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from pydantic import ValidationError

from guitrainer.config.schema import Experiment
from guitrainer.errors import CheckpointError, WeightsError
from guitrainer.runs import tensors
from guitrainer.runs.files import write_atomically

CHECKPOINT_NAME = "checkpoint.safetensors"
FORMAT = "guitrainer-checkpoint"
FORMAT_VERSION = 1


class Checkpoint(NamedTuple):
    """Named arrays, what else the trainer remembers (of JSON's types), and the experiment."""

    arrays: dict[str, NDArray[Any]]
    meta: dict[str, Any]
    experiment: Experiment


def save_checkpoint(
    folder: Path, arrays: Mapping[str, NDArray[Any]], meta: dict[str, Any], experiment: Experiment
) -> Path:
    """Replace the checkpoint of the run in `folder`, which stays whole if that fails.

    Raises
    ------
    WeightsError
        If an array holds NaN or infinity: such a checkpoint could not be loaded.
    OutputError
        If it cannot be written; the one before is kept.
    """
    path = folder / CHECKPOINT_NAME
    _check_finite(path, arrays)
    metadata = {
        "format": FORMAT,
        "format_version": str(FORMAT_VERSION),
        "experiment": experiment.model_dump_json(),
        "meta": json.dumps(meta, sort_keys=True, allow_nan=False),
    }
    # Neither the format nor the disk notices a flipped bit.
    metadata["sha256"] = _digest(arrays, metadata)
    write_atomically(path, *tensors.encode(arrays, metadata))
    return path


def load_checkpoint(folder: Path) -> Checkpoint:
    """State of the run in `folder`; the path of the checkpoint itself is accepted too.

    Raises
    ------
    CheckpointError
        If there is none, it is damaged, or a newer version of the program wrote it.
    WeightsError
        If an array holds NaN or infinity.
    """
    path = folder / CHECKPOINT_NAME if folder.is_dir() else folder
    if not path.is_file():
        raise CheckpointError(f"{folder}: no run to go on with: no {CHECKPOINT_NAME} in it")
    arrays, metadata = tensors.read(path)
    _check_format(path, metadata)
    if metadata.pop("sha256", "") != _digest(arrays, metadata):
        raise CheckpointError(f"{path}: damaged: its content does not match its checksum (SHA-256)")
    _check_finite(path, arrays)
    return Checkpoint(arrays, _meta(path, metadata), _experiment(path, metadata))


def read_meta(folder: Path) -> dict[str, Any]:
    """What else the trainer remembered at the checkpoint of `folder`, without reading its arrays.

    Raises
    ------
    CheckpointError
        If there is no checkpoint, or its header is damaged. What the checksum protects is not
        checked.
    """
    path = folder / CHECKPOINT_NAME
    metadata = tensors.read_metadata(path)
    _check_format(path, metadata)
    return _meta(path, metadata)


def _check_format(path: Path, metadata: Mapping[str, str]) -> None:
    if metadata.get("format") != FORMAT:
        raise CheckpointError(f"{path}: not a checkpoint of guitrainer, or a damaged one")
    version = metadata.get("format_version", "")
    if not (version.isascii() and version.isdigit()) or int(version[:9]) < 1:
        raise CheckpointError(f"{path}: damaged: format version {version!r}")
    if int(version[:9]) > FORMAT_VERSION:
        raise CheckpointError(
            f"{path}: written by a newer guitrainer (format version {version[:9]}, "
            f"accepted: up to {FORMAT_VERSION})"
        )


def _digest(arrays: Mapping[str, NDArray[Any]], metadata: Mapping[str, str]) -> str:
    """SHA-256 of everything that matters, in an order of its own."""
    state = hashlib.sha256(json.dumps(metadata, sort_keys=True).encode())
    for name in sorted(arrays):
        array = arrays[name]
        state.update(json.dumps([name, array.dtype.str, array.shape]).encode())
        state.update(np.ascontiguousarray(array).data)
    return state.hexdigest()


def _check_finite(path: Path, arrays: Mapping[str, NDArray[Any]]) -> None:
    for name, array in arrays.items():
        if array.dtype.kind == "f" and not np.isfinite(array).all():
            count = array.size - int(np.isfinite(array).sum())
            raise WeightsError(
                f"{path}: {name} holds {count} of {array.size} values that are NaN or infinite"
            )


def _meta(path: Path, metadata: Mapping[str, str]) -> dict[str, Any]:
    try:
        meta = json.loads(metadata["meta"])
    except (KeyError, ValueError, RecursionError):
        meta = None
    if not isinstance(meta, dict):
        raise CheckpointError(f"{path}: damaged: the state of the trainer is no table")
    return meta


def _experiment(path: Path, metadata: Mapping[str, str]) -> Experiment:
    try:
        return Experiment.model_validate_json(metadata.get("experiment", ""))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise CheckpointError(f"{path}: its experiment: {where}: {first['msg']}") from None
