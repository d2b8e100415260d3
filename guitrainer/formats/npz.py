"""Reads .npy and .npz files of NumPy, mapping stored arrays and never unpickling."""

import math
import struct
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from guitrainer.errors import DataError
from guitrainer.files.archive import open_archive
from guitrainer.files.npy import LONGEST_HEADER, Header, HeaderError, parse_header
from guitrainer.files.opening import open_regular, reading
from guitrainer.formats.chunks import taken
from guitrainer.formats.limits import check_expansion, check_memory
from guitrainer.formats.sniffing import NPZ, format_of
from guitrainer.formats.stored import StoredArray

CHUNK_BYTES = 2**20
LOCAL_HEADER = 30

Check = Callable[[Mapping[str, Header]], object]


def read_npy(path: Path) -> NDArray[Any]:
    """Map the array of an .npy file read-only.

    Raises
    ------
    DataError
        If the header is damaged, declares objects, or promises a size other than that of the file.
    """
    with open_regular(path, DataError) as file, reading(path, DataError):
        size = file.seek(0, 2)
        file.seek(0)
        header = _header(str(path), file.read(LONGEST_HEADER), size)
        return _mapped(file, header, 0)


def read_npz(
    path: Path, keys: tuple[str, ...], *, links: bool = True, check: Check | None = None
) -> dict[str, NDArray[Any]]:
    """Read named arrays of an .npz file: map stored ones read-only, unpack compressed ones.

    The checksum of every named array is verified.

    Parameters
    ----------
    path, keys
        The file, and the names of the arrays.
    links
        Whether to follow links; inside the folder of a run they are refused.
    check
        Called with all headers before any array is read; raises an error to refuse them.

    Raises
    ------
    DataError
        If the archive or a header is damaged, an array holds objects, a checksum is wrong, or the
        declared sizes are inconsistent, disproportionate, or do not fit into memory.
    """
    with _archive(path, links) as (archive, file):
        members = _members(archive)
        headers = {key: _member_header(path, archive, members[key]) for key in keys}
        packed = sum(members[key].compress_size for key in keys)
        check_expansion(path, packed, sum(header.nbytes for header in headers.values()))
        if check is not None:
            check(headers)
        return {key: _read_member(path, archive, file, members[key], headers[key]) for key in keys}


def npz_keys(path: Path, *, links: bool = True) -> tuple[str, ...]:
    """List the names of the arrays in an .npz file without reading the arrays.

    Raises
    ------
    DataError
        If the archive cannot be read, or names an array twice.
    """
    with _archive(path, links) as (archive, _file):
        return tuple(_members(archive))


def npz_arrays(path: Path) -> dict[str, StoredArray | DataError]:
    """Describe the arrays of an .npz file by name; an error if one of them cannot be read.

    Raises
    ------
    DataError
        If the archive cannot be read, or names an array twice.
    """
    found: dict[str, StoredArray | DataError] = {}
    with _archive(path, links=True) as (archive, _file):
        for key, info in _members(archive).items():
            try:
                header = _member_header(path, archive, info)
            except DataError as error:
                found[key] = error
            else:
                found[key] = _stored(path, key, header, info.compress_type == zipfile.ZIP_STORED)
    return found


def _stored(path: Path, key: str, header: Header, mapped: bool) -> StoredArray:
    def read(rows: NDArray[np.int64] | None) -> NDArray[Any]:
        array = read_npz(path, (key,))[key]
        return array if rows is None else taken(array, rows)

    def head(count: int) -> NDArray[Any]:
        return _first_items(path, key, min(count, header.shape[0]))

    return StoredArray(f"{path}: {key}", header.shape, header.dtype, read, head, mapped)


def _first_items(path: Path, key: str, count: int) -> NDArray[Any]:
    """Read the first items of an array; what follows them is not checked."""
    with _archive(path, links=True) as (archive, file):
        info = _members(archive)[key]
        header = _member_header(path, archive, info)
        if info.compress_type == zipfile.ZIP_STORED:
            return _mapped(file, header, data_offset(file, info))[:count]
        if header.order == "F":
            return _read_member(path, archive, file, info, header)[:count]
        shape = (count, *header.shape[1:])
        flat = np.empty(math.prod(shape) * header.dtype.itemsize, np.uint8)
        check_memory(path, flat.nbytes)
        with archive.open(info) as member:
            member.read(header.offset)
            _fill(f"{path}: {key}", flat, member, whole=False)
        return flat.view(header.dtype).reshape(shape)


def npz_headers(path: Path, faults: list[str] | None = None) -> dict[str, Header]:
    """Read the headers of all arrays in an .npz file, in the order of the file.

    Parameters
    ----------
    faults : messages about arrays that cannot be read are added to this list, and the arrays are
        left out; None: the first of them is raised

    Raises
    ------
    DataError
        If the archive or a header is damaged, an array holds objects, or declared sizes are
        inconsistent or disproportionate.
    """
    headers = {}
    with _archive(path, True) as (archive, _file):
        for key, member in _members(archive).items():
            try:
                headers[key] = _member_header(path, archive, member, scalars=True)
            except DataError as error:
                if faults is None:
                    raise
                faults.append(str(error))
    return headers


@contextmanager
def _archive(path: Path, links: bool) -> Iterator[tuple[zipfile.ZipFile, BinaryIO]]:
    found = format_of(path) if links else NPZ
    if not found.name.endswith("zip archive"):
        raise DataError(f"{path}: not an .npz archive but {found.name}; accepted: an .npz file")
    with open_archive(path, DataError, links=links) as opened:
        yield opened


def _members(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    members: dict[str, zipfile.ZipInfo] = {}
    for info in archive.infolist():
        key = info.filename.removesuffix(".npy")
        if key in members:
            raise zipfile.BadZipFile(f"it contains two arrays named {key}")
        members[key] = info
    return members


def _member_header(
    path: Path, archive: zipfile.ZipFile, info: zipfile.ZipInfo, *, scalars: bool = False
) -> Header:
    where = f"{path}: {info.filename}"
    check_expansion(where, info.compress_size, info.file_size)
    with archive.open(info) as member:
        return _header(where, member.read(LONGEST_HEADER), info.file_size, scalars=scalars)


def _read_member(
    path: Path, archive: zipfile.ZipFile, file: BinaryIO, info: zipfile.ZipInfo, header: Header
) -> NDArray[Any]:
    where = f"{path}: {info.filename}"
    with archive.open(info) as member:
        if info.compress_type == zipfile.ZIP_STORED:
            while member.read(CHUNK_BYTES):  # reading to the end verifies the CRC
                pass
            return _mapped(file, header, data_offset(file, info))
        check_memory(where, header.nbytes)
        member.read(header.offset)
        flat = np.empty(header.nbytes, np.uint8)
        _fill(where, flat, member)
    return flat.view(header.dtype).reshape(header.shape, order=header.order)


def _fill(where: str, flat: NDArray[np.uint8], file: IO[bytes], *, whole: bool = True) -> None:
    """Fill `flat`; a whole member is read to its end, where its checksum is verified."""
    found = 0
    while (whole or found < len(flat)) and (chunk := file.read(CHUNK_BYTES)):
        chunk = chunk[: len(flat) - found]
        flat[found : found + len(chunk)] = np.frombuffer(chunk, np.uint8)
        found += len(chunk)
    if found < len(flat):
        raise DataError(f"{where}: ends after {found:,} of {len(flat):,} bytes")


def _header(where: str, start: bytes, size: int, *, scalars: bool = False) -> Header:
    """Read and check the header at the start of a file of `size` bytes."""
    try:
        header = parse_header(start, scalars=scalars)
    except HeaderError as error:
        raise DataError(f"{where}: damaged .npy header ({error})") from error
    if header.dtype.hasobject:
        raise DataError(
            f"{where}: contains Python objects, which are never unpickled; store numbers"
        )
    if header.offset + header.nbytes != size:
        raise DataError(
            f"{where}: the header (shape {header.shape}, {header.dtype}) promises "
            f"{header.nbytes:,} bytes, the file holds {size - header.offset:,}"
        )
    return header


def data_offset(file: BinaryIO, info: zipfile.ZipInfo) -> int:
    """Return the offset of a stored member's bytes; the length of its local header varies."""
    file.seek(info.header_offset)
    name, extra = struct.unpack("<26x2H", file.read(LOCAL_HEADER))
    return info.header_offset + LOCAL_HEADER + int(name) + int(extra)


def _mapped(file: BinaryIO, header: Header, start: int) -> NDArray[Any]:
    if not header.nbytes:
        return np.empty(header.shape, header.dtype)
    offset = start + header.offset
    items: NDArray[Any] = np.memmap(file, header.dtype, "r", offset, header.shape, header.order)
    return np.asarray(items)
