"""Named arrays in one file: the safetensors format, read with distrust and written to the byte.

The layout is a length (8 bytes, little-endian), a JSON header of that length, and the raw arrays
one after the other. The reader checks the header against the size of the file before it allocates
anything; the writer gives the same bytes for the same content, whatever the order of the names.
Format: https://github.com/huggingface/safetensors#format
"""

import contextlib
import json
import math
import struct
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from guitrainer.errors import CheckpointError

Arrays = dict[str, NDArray[Any]]

_DTYPES: dict[str, np.dtype[Any]] = {
    "F32": np.dtype("<f4"),
    "F64": np.dtype("<f8"),
    "I64": np.dtype("<i8"),
    "U8": np.dtype("u1"),
}
_NAMES = {dtype: name for name, dtype in _DTYPES.items()}
_METADATA = "__metadata__"
_LENGTH = struct.Struct("<Q")
# Names and shapes of ten thousand arrays fit into one; more is damage or malice.
_MAX_HEADER_BYTES = 8 << 20
_MAX_FILE_BYTES = 4 << 30


def encode(arrays: Mapping[str, NDArray[Any]], metadata: Mapping[str, str]) -> list[bytes]:
    """The file as chunks of bytes: header first, then the arrays, wide types before narrow ones.

    Arrays are float32, float64, int64 or uint8, of any shape.
    """
    header: dict[str, Any] = {_METADATA: dict(metadata)}
    chunks, position = [], 0
    # In this order, the one the format asks for, every array starts on a multiple of its type.
    for name in sorted(arrays, key=lambda name: (-arrays[name].itemsize, name)):
        chunk = np.ascontiguousarray(arrays[name]).tobytes()
        header[name] = {
            "dtype": _NAMES[arrays[name].dtype],
            "shape": list(arrays[name].shape),
            "data_offsets": [position, position + len(chunk)],
        }
        chunks.append(chunk)
        position += len(chunk)
    text = json.dumps(header, sort_keys=True, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)  # the arrays start on a multiple of eight
    return [_LENGTH.pack(len(text)) + text, *chunks]


def read(path: Path) -> tuple[Arrays, dict[str, str]]:
    """Arrays and metadata of a file.

    Raises
    ------
    CheckpointError
        If the file is missing, not of this format, truncated, longer than it should be, or its
        arrays overlap, leave gaps or bear the same name.
    """
    with _opened(path) as (file, header):
        body = file.read()
    metadata = _metadata(path, header)
    return _split(path, header, body), metadata


def read_metadata(path: Path) -> dict[str, str]:
    """The metadata of a file alone, whatever the size of its arrays, which are not checked.

    Raises
    ------
    CheckpointError
        If the file is missing, not of this format, or its header is damaged.
    """
    with _opened(path) as (_file, header):
        return _metadata(path, header)


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[tuple[BinaryIO, dict[str, Any]]]:
    """The file after its header, and the header."""
    try:
        with path.open("rb") as file:
            size = path.stat().st_size
            if size > _MAX_FILE_BYTES:
                raise _damaged(path, f"{size} bytes, accepted: up to {_MAX_FILE_BYTES}")
            yield file, _read_header(path, file.read(_LENGTH.size), file.read, size)
    except OSError as error:
        raise CheckpointError(f"{path}: cannot be read: {error.strerror or error}") from error


def _metadata(path: Path, header: dict[str, Any]) -> dict[str, str]:
    """Take the metadata out of the header."""
    metadata = header.pop(_METADATA, {})
    if not isinstance(metadata, dict) or not all(isinstance(v, str) for v in metadata.values()):
        raise _damaged(path, "its metadata is not a table of texts")
    return metadata


def _damaged(path: Path, what: str) -> CheckpointError:
    return CheckpointError(f"{path}: damaged: {what}")


def _read_header(path: Path, prefix: bytes, read: Any, size: int) -> dict[str, Any]:
    if len(prefix) < _LENGTH.size:
        raise _damaged(path, f"only {size} bytes")
    (length,) = _LENGTH.unpack(prefix)
    accepted = min(size - _LENGTH.size, _MAX_HEADER_BYTES)
    if length > accepted:
        raise _damaged(path, f"header of {length} bytes, accepted: up to {accepted}")
    try:
        header = json.loads(read(length).decode(), object_pairs_hook=_table)
    except (ValueError, RecursionError) as error:
        raise _damaged(path, f"header cannot be understood ({error})") from None
    if not isinstance(header, dict):
        raise _damaged(path, "header is not a table")
    return header


def _table(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    table = dict(pairs)
    if len(table) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"{twice!r} appears more than once")
    return table


def _split(path: Path, header: dict[str, Any], body: bytes) -> Arrays:
    entries = sorted((*_entry(path, name, entry), name) for name, entry in header.items())
    arrays: Arrays = {}
    position = 0
    for begin, end, name in entries:
        if begin != position:
            what = "overlaps the one before" if begin < position else "leaves a gap before it"
            raise _damaged(path, f"tensor {name!r} {what} (starts at {begin}, not {position})")
        if end > len(body):
            raise _damaged(path, f"tensor {name!r} ends at byte {end} of {len(body)}: truncated")
        dtype = _DTYPES[header[name]["dtype"]]
        flat = np.frombuffer(body, dtype, (end - begin) // dtype.itemsize, begin)
        arrays[name] = flat.reshape(header[name]["shape"]).copy()  # aligned and writable
        position = end
    if position != len(body):
        raise _damaged(path, f"{len(body) - position} bytes that belong to no tensor")
    return arrays


def _entry(path: Path, name: str, entry: Any) -> tuple[int, int]:
    """Begin and end of one tensor, after checking that they fit its type and shape."""
    if not isinstance(entry, dict) or set(entry) != {"dtype", "shape", "data_offsets"}:
        raise _damaged(path, f"tensor {name!r} is not described by dtype, shape, data_offsets")
    dtype, shape, offsets = entry["dtype"], entry["shape"], entry["data_offsets"]
    if not isinstance(dtype, str) or dtype not in _DTYPES:
        accepted = ", ".join(_DTYPES)
        raise _damaged(path, f"tensor {name!r} has dtype {dtype!r}, accepted: {accepted}")
    if not _sizes(shape) or len(shape) > 8 or not _sizes(offsets) or len(offsets) != 2:
        raise _damaged(path, f"tensor {name!r} has shape {shape!r} and offsets {offsets!r}")
    expected = math.prod(shape) * _DTYPES[dtype].itemsize
    if offsets[1] - offsets[0] != expected:
        raise _damaged(
            path, f"tensor {name!r} takes {offsets[1] - offsets[0]} bytes, its shape {expected}"
        )
    return offsets[0], offsets[1]


def _sizes(value: Any) -> bool:
    # A bool is an int in Python.
    return isinstance(value, list) and all(type(n) is int and 0 <= n < 2**63 for n in value)
