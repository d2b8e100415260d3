"""A weight from the user's own .npy or .npz file; nothing in it is trusted."""

import math
import os
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import IO, Any, Literal, NamedTuple

import numpy as np
from numpy.lib import format as npy
from numpy.typing import NDArray

from guitrainer.config.messages import shown
from guitrainer.errors import WeightsError

NUMBERS = "fiub"  # kinds of dtype that can become float32 without guessing
LARGEST_ITEM = 8  # bytes of one element
LONGEST_HEADER = 16_384  # bytes; NumPy itself refuses headers beyond 10,000
MOST_LISTED = 8  # arrays of a file that an error message lists
MOST_ARRAYS = 4_096


class Header(NamedTuple):
    """What an array in a file claims to be."""

    shape: tuple[int, ...]
    fortran: bool
    dtype: np.dtype[Any]


def read_weight(path: str, shape: tuple[int, ...]) -> NDArray[np.float32]:
    """Read a weight of exactly `shape` from a file, as float32.

    Parameters
    ----------
    path : of an .npy or .npz file. Of an .npz the array that fits is taken; if more than one
        does, `file.npz#key` tells which.

    Raises
    ------
    WeightsError
        If the file cannot be read, holds no array of this shape, or holds NaN or infinity.
        Shapes are compared before anything is allocated.
    """
    name, key = file_and_key(path)
    if Path(name).suffix.lower() != ".npz":
        with _readable(name), Path(name).open("rb") as stream:
            return _read(stream, name, shape)
    with _readable(name), zipfile.ZipFile(name) as archive:
        member = _member(archive, name, key, shape)
        with archive.open(member) as stream:
            return _read(stream, f"{name}#{_key(member)}", shape)


def file_and_key(path: str) -> tuple[str, str]:
    """The file that `path` names, and the array in it: `file.npz#key`, or no key.

    A file may have # in its name: the longest beginning of `path` that is a file is taken.
    """
    signs = [place for place, sign in enumerate(path) if sign == "#"]
    for end in (len(path), *reversed(signs)):
        if os.path.isfile(path[:end]):  # noqa: PTH113 (the path may be too long, or no path)
            return path[:end], path[end + 1 :]
    end = path.lower().find(".npz#") + len(".npz")
    return (path[:end], path[end + 1 :]) if end >= len(".npz") else (path, "")


def locate_weight(path: str, shape: tuple[int, ...]) -> tuple[str, str]:
    """Name of the file that `read_weight` reads, and the key of the array; none for an .npy.

    Raises
    ------
    WeightsError
        If the file cannot be read, or an .npz has no array of this name or shape.
    """
    name, key = file_and_key(path)
    if Path(name).suffix.lower() != ".npz":
        return name, ""
    with _readable(name), zipfile.ZipFile(name) as archive:
        return name, _key(_member(archive, name, key, shape))


@contextmanager
def _readable(name: str) -> Iterator[None]:
    """Turn whatever a damaged file provokes into one clear line."""
    try:
        yield
    except OSError as error:
        raise WeightsError(f"{name}: cannot be read ({error.strerror or error})") from error
    except (
        ValueError, EOFError, KeyError, RuntimeError, NotImplementedError, OverflowError,
        MemoryError, zipfile.BadZipFile, zlib.error,
    ) as error:  # fmt: skip
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise WeightsError(f"{name}: not a sound .npy or .npz file ({reason})") from error


def _key(member: str) -> str:
    return member.removesuffix(".npy")


def _member(archive: zipfile.ZipFile, name: str, key: str, shape: tuple[int, ...]) -> str:
    """Name of the array to read: the one asked for, else the only one that fits."""
    members = [member for member in archive.namelist() if member.endswith(".npy")]
    if len(members) > MOST_ARRAYS:
        raise WeightsError(f"{name}: holds {len(members)} arrays, accepted: at most {MOST_ARRAYS}")
    if key:
        if f"{key}.npy" not in members:
            keys = ", ".join(_key(member) for member in members[:MOST_LISTED])
            raise WeightsError(f"{name}: has no array {shown(key)}, accepted: {keys or 'none'}")
        return f"{key}.npy"
    headers = {member: _member_header(archive, member) for member in members}
    fitting = [member for member, header in headers.items() if header.shape == shape]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        keys = ", ".join(_key(member) for member in fitting[:MOST_LISTED])
        raise WeightsError(f"{name}: {keys} all have the shape {shape}; choose with {name}#KEY")
    listed = list(headers.items())[:MOST_LISTED]
    found = ", ".join(f"{_key(member)} {header.shape}" for member, header in listed)
    raise WeightsError(f"{name}: found {found or 'no array'}, accepted: an array of shape {shape}")


def _member_header(archive: zipfile.ZipFile, member: str) -> Header:
    with archive.open(member) as stream:
        return _header(BytesIO(stream.read(LONGEST_HEADER)))


def _header(head: IO[bytes]) -> Header:
    version = npy.read_magic(head)
    read = npy.read_array_header_1_0 if version == (1, 0) else npy.read_array_header_2_0
    return Header(*read(head))


def _read(stream: IO[bytes], where: str, shape: tuple[int, ...]) -> NDArray[np.float32]:
    head = BytesIO(stream.read(LONGEST_HEADER))
    found = _header(head)
    if found.shape != shape:
        raise WeightsError(f"{where}: found shape {found.shape}, accepted: {shape}")
    if found.dtype.kind not in NUMBERS or found.dtype.itemsize > LARGEST_ITEM:
        raise WeightsError(f"{where}: found elements of type {found.dtype}, accepted: numbers")
    size = math.prod(shape) * found.dtype.itemsize
    payload = head.read()
    payload += stream.read(max(0, size + 1 - len(payload)))  # the 1 would be a trailing byte
    if len(payload) != size:
        raise WeightsError(
            f"{where}: found {'more than ' if len(payload) > size else ''}"
            f"{min(len(payload), size):,} bytes of elements, accepted: {size:,}"
        )
    order: Literal["F", "C"] = "F" if found.fortran else "C"
    stored = np.frombuffer(payload, found.dtype).reshape(shape, order=order)
    return _finite(stored, where)


def _finite(stored: NDArray[Any], where: str) -> NDArray[np.float32]:
    with np.errstate(over="ignore"):  # what overflows float32 is reported below
        weight = np.array(stored, np.float32, order="C")
    broken = np.argwhere(~np.isfinite(weight))
    if broken.size:
        index = tuple(int(i) for i in broken[0])
        raise WeightsError(
            f"{where}: element {index} is {stored[index]}, accepted: finite float32 numbers"
        )
    return weight
