"""NumPy's .npy and .npz files, without ever unpickling: stored arrays are mapped, not loaded."""

import math
import struct
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Literal

import numpy as np
from numpy.lib import format as npy
from numpy.typing import NDArray

from guitrainer.data.formats import NPZ, format_of
from guitrainer.data.limits import check_expansion, check_memory
from guitrainer.errors import DataError

CHUNK_BYTES = 2**20
LOCAL_HEADER = 30
ZIP_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,  # a compression method or an encryption zipfile does not know
    RuntimeError,  # an encrypted member
    struct.error,
)


@dataclass(frozen=True)
class _Header:
    shape: tuple[int, ...]
    order: Literal["C", "F"]
    dtype: np.dtype[Any]
    offset: int

    @property
    def nbytes(self) -> int:
        return math.prod(self.shape) * self.dtype.itemsize


def read_npy(path: Path) -> NDArray[Any]:
    """The array of an .npy file, mapped read-only.

    Raises
    ------
    DataError
        If the header is damaged, holds objects, or promises another size than the file has.
    """
    try:
        with path.open("rb") as file:
            header = _read_header(str(path), file, path.stat().st_size)
    except OSError as error:
        raise DataError(f"{path}: cannot be read ({error.strerror or error})") from error
    return _mapped(path, header, 0)


def read_npz(path: Path, keys: tuple[str, ...]) -> dict[str, NDArray[Any]]:
    """The named arrays of an .npz file: stored ones mapped read-only, compressed ones unpacked.

    The checksum of every named array is verified.

    Raises
    ------
    DataError
        If the archive or a header is damaged, an array holds objects, a checksum is wrong, or the
        sizes declared do not agree, are out of proportion, or do not fit into memory.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            members = _members(path, archive)
            return {key: _read_member(path, archive, members[key]) for key in keys}
    except ZIP_ERRORS as error:
        raise DataError(f"{path}: damaged .npz archive ({error})") from error


def npz_keys(path: Path) -> tuple[str, ...]:
    """Names of the arrays in an .npz file, without reading them.

    Raises
    ------
    DataError
        If the archive cannot be read, or names an array twice.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            return tuple(_members(path, archive))
    except OSError as error:
        raise DataError(f"{path}: cannot be read ({error.strerror or error})") from error
    except ZIP_ERRORS as error:
        found = format_of(path)
        what = "damaged .npz archive" if found is NPZ else f"no .npz archive but {found.name}"
        raise DataError(f"{path}: {what} ({error}); accepted: an .npz file") from error


def _members(path: Path, archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    members: dict[str, zipfile.ZipInfo] = {}
    for info in archive.infolist():
        key = info.filename.removesuffix(".npy")
        if key in members:
            raise DataError(f"{path}: holds two arrays called {key}")
        members[key] = info
    return members


def _read_member(path: Path, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> NDArray[Any]:
    where = f"{path}: {info.filename}"
    check_expansion(where, info.compress_size, info.file_size)
    with archive.open(info) as file:
        header = _read_header(where, file, info.file_size)
        if info.compress_type == zipfile.ZIP_STORED:
            while file.read(CHUNK_BYTES):  # to the end: that checks the CRC
                pass
            return _mapped(path, header, _data_offset(path, info))
        check_memory(where, header.nbytes)
        flat = np.empty(header.nbytes, np.uint8)
        _fill(where, flat, file)
    return flat.view(header.dtype).reshape(header.shape, order=header.order)


def _fill(where: str, flat: NDArray[np.uint8], file: IO[bytes]) -> None:
    found = 0
    while chunk := file.read(CHUNK_BYTES):
        flat[found : found + len(chunk)] = np.frombuffer(chunk, np.uint8)
        found += len(chunk)
    if found < len(flat):
        raise DataError(f"{where}: ends after {found:,} of {len(flat):,} bytes")


def _read_header(where: str, file: IO[bytes], size: int) -> _Header:
    """Read the header at the start of `file`, which is `size` bytes long; check all it claims."""
    try:
        version = npy.read_magic(file)
        if version not in ((1, 0), (2, 0)):
            raise ValueError(f"format version {version}, accepted 1.0 and 2.0")
        read = npy.read_array_header_1_0 if version == (1, 0) else npy.read_array_header_2_0
        shape, fortran, dtype = read(file)
    except (ValueError, TypeError, SyntaxError, RecursionError, MemoryError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise DataError(f"{where}: damaged .npy header ({reason})") from error
    if dtype.hasobject:
        raise DataError(f"{where}: holds Python objects, which are never unpickled; store numbers")
    if not shape or any(isinstance(side, bool) or side < 0 for side in shape):
        raise DataError(f"{where}: shape {shape} in the header; at least one side, none negative")
    header = _Header(shape, "F" if fortran else "C", dtype, file.tell())
    if header.offset + header.nbytes != size:
        raise DataError(
            f"{where}: the header (shape {shape}, {dtype}) promises {header.nbytes:,} bytes, "
            f"the file holds {size - header.offset:,}"
        )
    return header


def _data_offset(path: Path, info: zipfile.ZipInfo) -> int:
    """Where a stored member's bytes begin in the archive (its local header varies in length)."""
    with path.open("rb") as file:
        file.seek(info.header_offset)
        name, extra = struct.unpack("<26x2H", file.read(LOCAL_HEADER))
    return info.header_offset + LOCAL_HEADER + int(name) + int(extra)


def _mapped(path: Path, header: _Header, start: int) -> NDArray[Any]:
    if not header.nbytes:
        return np.empty(header.shape, header.dtype)
    offset = start + header.offset
    items: NDArray[Any] = np.memmap(path, header.dtype, "r", offset, header.shape, header.order)
    return np.asarray(items)
