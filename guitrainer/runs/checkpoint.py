"""Checkpoints: the whole state of a run in one file, so that it can be resumed exactly."""

import contextlib
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from pydantic import ValidationError

from guitrainer.config.messages import fault_of
from guitrainer.config.schema import Experiment
from guitrainer.errors import CheckpointError, WeightsError
from guitrainer.files.names import shortened
from guitrainer.files.opening import kind_of
from guitrainer.formats import tensors
from guitrainer.runs.files import write_atomically
from guitrainer.training.state import parse_state

CHECKPOINT_NAME = "checkpoint.safetensors"
FORMAT = "guitrainer-checkpoint"
FORMAT_VERSION = 1

Buffer = bytes | memoryview


class Checkpoint(NamedTuple):
    """Named arrays, the other state of the trainer (as JSON types), and the experiment."""

    arrays: dict[str, NDArray[Any]]
    meta: dict[str, Any]
    experiment: Experiment


def save_checkpoint(
    folder: Path, arrays: Mapping[str, NDArray[Any]], meta: dict[str, Any], experiment: Experiment
) -> Path:
    """Replace the checkpoint of the run in `folder`; the old one is kept if that fails.

    Raises
    ------
    WeightsError
        If an array contains NaN or infinity; such a checkpoint could not be loaded.
    OutputError
        If it cannot be written; the previous one is kept.
    """
    path = folder / CHECKPOINT_NAME
    _check_finite(path, arrays)
    metadata = {
        "format": FORMAT,
        "format_version": str(FORMAT_VERSION),
        "experiment": experiment.model_dump_json(),
        "meta": json.dumps(meta, sort_keys=True, allow_nan=False),
    }
    # Neither the format nor the disk detects a flipped bit.
    metadata["sha256"] = _digest(arrays, metadata)
    write_atomically(path, *tensors.encode(arrays, metadata))
    return path


class Saved:
    """An open checkpoint: its checksum is correct, but its arrays are still on disk.

    `tensors` are types and shapes of the arrays; `meta` and `experiment` are as in Checkpoint.
    """

    def __init__(self, path: Path, file: tensors.TensorFile) -> None:
        metadata = dict(file.metadata)
        _check_format(path, metadata)
        content = ((n, t.dtype, t.shape, file.pieces(n)) for n, t in sorted(file.tensors.items()))
        if metadata.pop("sha256", "") != _digest_of(content, metadata):
            raise CheckpointError(
                f"{path}: damaged: its content does not match its checksum (SHA-256)"
            )
        self.meta = _meta(path, metadata)
        self.experiment = _experiment(path, metadata)
        self.tensors = file.tensors
        self._path, self._file = path, file

    def read(self, names: Iterable[str] | None = None) -> dict[str, NDArray[Any]]:
        """Read the arrays with these names (None: all); the caller has checked the memory.

        Raises
        ------
        WeightsError
            If an array contains NaN or infinity.
        """
        wanted = self.tensors if names is None else names
        arrays = {name: self._file.array(name) for name in wanted}
        _check_finite(self._path, arrays)
        return arrays


@contextlib.contextmanager
def open_checkpoint(folder: Path) -> Iterator[Saved]:
    """Open the checkpoint of the run in `folder`, which may also be the path of the checkpoint.

    Raises
    ------
    CheckpointError
        If there is none, it is damaged, or it was written by a newer version of the program.
    """
    path = folder / CHECKPOINT_NAME if kind_of(folder, CheckpointError) == "folder" else folder
    if kind_of(path, CheckpointError, links=False) is None:
        raise CheckpointError(
            f"{shortened(folder)}: no run to resume: it contains no {CHECKPOINT_NAME}"
        )
    with tensors.opened(path) as file:
        yield Saved(path, file)


def load_checkpoint(folder: Path) -> Checkpoint:
    """Load the checkpoint of the run in `folder`, which may also be the path of the checkpoint.

    Raises
    ------
    CheckpointError
        If there is none, it is damaged, or it was written by a newer version of the program.
    WeightsError
        If an array contains NaN or infinity.
    """
    with open_checkpoint(folder) as saved:
        return Checkpoint(saved.read(), saved.meta, saved.experiment)


def read_meta(folder: Path) -> dict[str, Any]:
    """Read the state of the trainer in the checkpoint of `folder` without its arrays.

    Raises
    ------
    CheckpointError
        If there is no checkpoint, or its header is damaged. The checksum is not verified.
    """
    path = folder / CHECKPOINT_NAME
    with tensors.opened(path) as file:
        _check_format(path, file.metadata)
        return _meta(path, file.metadata)


def _check_format(path: Path, metadata: Mapping[str, str]) -> None:
    if metadata.get("format") != FORMAT:
        raise CheckpointError(f"{path}: not a checkpoint of guitrainer, or damaged")
    version = metadata.get("format_version", "")
    if not (version.isascii() and version.isdigit()) or int(version[:9]) < 1:
        raise CheckpointError(f"{path}: damaged: format version {version!r}")
    if int(version[:9]) > FORMAT_VERSION:
        raise CheckpointError(
            f"{path}: written by a newer version of guitrainer (format version {version[:9]}, "
            f"accepted: up to {FORMAT_VERSION})"
        )


def _digest(arrays: Mapping[str, NDArray[Any]], metadata: Mapping[str, str]) -> str:
    content = (
        (name, arrays[name].dtype, arrays[name].shape, [np.ascontiguousarray(arrays[name]).data])
        for name in sorted(arrays)
    )
    return _digest_of(content, metadata)


def _digest_of(
    content: Iterable[tuple[str, np.dtype[Any], tuple[int, ...], Iterable[Buffer]]],
    metadata: Mapping[str, str],
) -> str:
    """Return the SHA-256 of everything that matters, in a fixed order."""
    state = hashlib.sha256(json.dumps(metadata, sort_keys=True).encode())
    for name, dtype, shape, pieces in content:
        state.update(json.dumps([name, dtype.str, shape]).encode())
        for piece in pieces:
            state.update(piece)
    return state.hexdigest()


def _check_finite(path: Path, arrays: Mapping[str, NDArray[Any]]) -> None:
    for name, array in arrays.items():
        if array.dtype.kind == "f" and not np.isfinite(array).all():
            count = array.size - int(np.isfinite(array).sum())
            raise WeightsError(
                f"{path}: in {name}, {count} of {array.size} values are NaN or infinite"
            )


def _meta(path: Path, metadata: Mapping[str, str]) -> dict[str, Any]:
    try:
        meta = json.loads(metadata["meta"])
    except (KeyError, ValueError, RecursionError):
        meta = None
    parse_state(meta, str(path))
    assert isinstance(meta, dict)  # it would not have been accepted otherwise
    return meta


def _experiment(path: Path, metadata: Mapping[str, str]) -> Experiment:
    try:
        return Experiment.model_validate_json(metadata.get("experiment", ""))
    except ValidationError as error:
        raise CheckpointError(f"{path}: its experiment: {fault_of(error)}") from None
