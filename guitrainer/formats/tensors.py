"""Named arrays in one file, in the safetensors format, with a strict reader.

The layout is a length (8 bytes, little-endian), a JSON header of that length, and the raw arrays
one after another. The reader checks the header against the size of the file before it allocates
anything; the writer gives the same bytes for the same content, regardless of the order of the
names. Format: https://github.com/huggingface/safetensors#format
"""

import contextlib
import json
import math
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from guitrainer.errors import CheckpointError, InputError
from guitrainer.files.names import shortened
from guitrainer.files.opening import open_regular, reading, refuse_holes

Arrays = dict[str, NDArray[Any]]

_DTYPES: dict[str, np.dtype[Any]] = {
    "F32": np.dtype("<f4"),
    "F64": np.dtype("<f8"),
    "I64": np.dtype("<i8"),
    "U8": np.dtype("u1"),
}
_NAMES = {dtype: name for name, dtype in _DTYPES.items()}
ALL_DTYPES: Mapping[str, np.dtype[Any]] = {
    **_DTYPES,
    "F16": np.dtype("<f2"),
    "BF16": np.dtype("<u2"),  # NumPy has no such type: the upper half of a float32
    "I32": np.dtype("<i4"),
    "I16": np.dtype("<i2"),
    "I8": np.dtype("i1"),
    "U16": np.dtype("<u2"),
    "U32": np.dtype("<u4"),
    "U64": np.dtype("<u8"),
    "BOOL": np.dtype("u1"),
    "F8_E4M3": np.dtype("u1"),  # not converted
    "F8_E5M2": np.dtype("u1"),
    "C64": np.dtype("<c8"),
}
"""Types that files of other programs may contain; checkpoints only contain four of them."""
_METADATA = "__metadata__"
_LENGTH = struct.Struct("<Q")
# Names and shapes of ten thousand arrays fit into a header of this size; a larger one is damaged or
# malicious.
_MAX_HEADER_BYTES = 8 << 20
_MAX_FILE_BYTES = 4 << 30
LARGEST_FOREIGN = 1 << 44
_PIECE = 1 << 20


def encode(arrays: Mapping[str, NDArray[Any]], metadata: Mapping[str, str]) -> list[bytes]:
    """Yield the file as chunks of bytes: the header, then the arrays, wide types first.

    Arrays are float32, float64, int64 or uint8, of any shape.
    """
    header: dict[str, Any] = {_METADATA: dict(metadata)}
    chunks, position = [], 0
    # In this order, which the format requires, every array is aligned to its type.
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
    text += b" " * (-len(text) % 8)  # the arrays start at a multiple of eight
    return [_LENGTH.pack(len(text)) + text, *chunks]


class Tensor(NamedTuple):
    """Type and shape of an array in a file, and the position of its bytes in the body."""

    dtype: np.dtype[Any]
    shape: tuple[int, ...]
    begin: int
    end: int
    name: str


class TensorFile:
    """An open file whose header has been read and agrees with its size; arrays are not read yet."""

    def __init__(self, path: Path, file: BufferedReader, rules: "_Rules") -> None:
        with reading(path, rules.error):
            size = file.seek(0, 2)
            file.seek(0)
            header = rules.read_header(path, file.read(_LENGTH.size), file.read, size)
        self._path, self._file, self._rules = path, file, rules
        self.body = file.tell()
        self.metadata = rules.metadata(path, header)
        self.tensors = rules.tensors(path, header, size - self.body)

    def array(self, name: str) -> NDArray[Any]:
        """Read the array named `name`, aligned and writable."""
        tensor = self.tensors[name]
        return _array(self._path, self._file, self.body + tensor.begin, tensor, self._rules.error)

    def pieces(self, name: str) -> Iterator[bytes]:
        """Yield the bytes of the array named `name` in pieces, without keeping them."""
        tensor = self.tensors[name]
        place = tensor.begin
        while place < tensor.end:
            with reading(self._path, self._rules.error):
                self._file.seek(self.body + place)
                piece = self._file.read(min(_PIECE, tensor.end - place))
            if not piece:
                raise self._rules.damaged(self._path, f"tensor {name!r} ends early")
            place += len(piece)
            yield piece


@contextlib.contextmanager
def opened(path: Path) -> Iterator[TensorFile]:
    """Open a checkpoint and read its header.

    Raises
    ------
    CheckpointError
        If the file is missing, a link or not a regular file, not of this format, truncated, longer
        than it should be, or its arrays overlap, leave gaps or have the same name.
    """
    with open_regular(path, CheckpointError, most=_MAX_FILE_BYTES, links=False) as file:
        refuse_holes(path, file, CheckpointError)
        yield TensorFile(path, file, _Rules(CheckpointError, _DTYPES, _MAX_FILE_BYTES))


@contextlib.contextmanager
def opened_foreign(path: Path, error: type[InputError]) -> Iterator[TensorFile]:
    """Open a file of another program, of any size and with any type; otherwise like `opened`."""
    with open_regular(path, error) as file:
        refuse_holes(path, file, error)
        yield TensorFile(path, file, _Rules(error, ALL_DTYPES, LARGEST_FOREIGN))


def array_at(path: Path, body: int, tensor: Tensor, error: type[InputError]) -> NDArray[Any]:
    """Read an array whose place is known, without reading the header again.

    Parameters
    ----------
    path : the file
    body : number of the byte at which its body begins
    tensor : the array
    error : class of the error that is raised if the file has become shorter
    """
    with open_regular(path, error) as file:
        return _array(path, file, body + tensor.begin, tensor, error)


def _array(
    path: Path, file: BufferedReader, place: int, tensor: Tensor, error: type[InputError]
) -> NDArray[Any]:
    array: NDArray[Any] = np.empty(tensor.shape, tensor.dtype)
    with reading(path, error):
        file.seek(place)
        found = file.readinto(array.reshape(-1).view(np.uint8).data)
    if found != array.nbytes:
        raise error(f"{path}: damaged: an array at byte {place:,} ends early")
    return array


def read(path: Path) -> tuple[Arrays, dict[str, str]]:
    """Read arrays and metadata of a file; otherwise like `opened`."""
    with opened(path) as file:
        return {name: file.array(name) for name in file.tensors}, file.metadata


@dataclass(frozen=True)
class _Rules:
    """What a file may contain, and the error that is raised if it does not fit."""

    error: type[InputError]
    dtypes: Mapping[str, np.dtype[Any]]
    largest: int

    def metadata(self, path: Path, header: dict[str, Any]) -> dict[str, str]:
        """Remove the metadata from the header and return them; MLX writes null if it has none."""
        metadata = header.pop(_METADATA, None)
        if metadata is None:
            return {}
        if not isinstance(metadata, dict) or not all(isinstance(v, str) for v in metadata.values()):
            raise self.damaged(path, "its metadata is not a table of texts")
        return metadata

    def damaged(self, path: Path, what: str) -> InputError:
        return self.error(f"{path}: damaged: {shortened(what)}")

    def read_header(self, path: Path, prefix: bytes, read: Any, size: int) -> dict[str, Any]:
        if len(prefix) < _LENGTH.size:
            raise self.damaged(path, f"only {size} bytes")
        (length,) = _LENGTH.unpack(prefix)
        accepted = min(size - _LENGTH.size, _MAX_HEADER_BYTES)
        if length > accepted:
            raise self.damaged(path, f"header of {length} bytes, accepted: up to {accepted}")
        try:
            header = json.loads(read(length).decode(), object_pairs_hook=_table)
        except (ValueError, RecursionError) as error:
            raise self.damaged(path, f"the header cannot be read ({error})") from None
        if not isinstance(header, dict):
            raise self.damaged(path, "header is not a table")
        return header

    def tensors(self, path: Path, header: dict[str, Any], size: int) -> dict[str, Tensor]:
        """Return the arrays by position in a body of `size` bytes, which they fill without gaps."""
        found = sorted(
            ((self._entry(path, name, entry), name) for name, entry in header.items()),
            key=lambda pair: (pair[0].begin, pair[0].end, pair[1]),
        )
        position = 0
        for (_, _, begin, end, _), name in found:
            if begin != position:
                what = "overlaps the previous one" if begin < position else "leaves a gap before it"
                raise self.damaged(
                    path, f"tensor {name!r} {what} (starts at {begin}, not {position})"
                )
            if end > size:
                raise self.damaged(path, f"tensor {name!r} ends at byte {end} of {size}: truncated")
            position = end
        if position != size:
            raise self.damaged(path, f"{size - position} bytes that belong to no tensor")
        return {name: tensor for tensor, name in found}

    def _entry(self, path: Path, name: str, entry: Any) -> Tensor:
        """Read one tensor entry, after checking its position against its type and shape."""
        if not isinstance(entry, dict) or set(entry) != {"dtype", "shape", "data_offsets"}:
            raise self.damaged(
                path, f"tensor {name!r} is not described by dtype, shape, data_offsets"
            )
        dtype, shape, offsets = entry["dtype"], entry["shape"], entry["data_offsets"]
        if not isinstance(dtype, str) or dtype not in self.dtypes:
            accepted = ", ".join(self.dtypes)
            raise self.damaged(path, f"tensor {name!r} has dtype {dtype!r}, accepted: {accepted}")
        if not _sizes(shape) or len(shape) > 8 or not _sizes(offsets) or len(offsets) != 2:
            raise self.damaged(path, f"tensor {name!r} has shape {shape!r} and offsets {offsets!r}")
        expected = math.prod(shape) * self.dtypes[dtype].itemsize
        if offsets[1] - offsets[0] != expected:
            raise self.damaged(
                path, f"tensor {name!r} takes {offsets[1] - offsets[0]} bytes, its shape {expected}"
            )
        # NumPy multiplies all sides, even if one of them is 0.
        if math.prod(max(side, 1) for side in shape) > self.largest:
            raise self.damaged(path, f"tensor {name!r} has shape {shape!r}")
        return Tensor(self.dtypes[dtype], tuple(shape), offsets[0], offsets[1], dtype)


def _table(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    table = dict(pairs)
    if len(table) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"{twice!r} appears more than once")
    return table


def _sizes(value: Any) -> bool:
    # A bool is an int in Python.
    return isinstance(value, list) and all(type(n) is int and 0 <= n < 2**63 for n in value)
