"""Reads a weight from the user's .npy or .npz file, without trusting the file."""

import base64
import binascii
import math
import os
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

from guitrainer.config.messages import shown
from guitrainer.config.schema import Initializer
from guitrainer.errors import WeightsError
from guitrainer.files.archive import open_archive
from guitrainer.files.npy import LONGEST_HEADER, Header, HeaderError, parse_header
from guitrainer.files.opening import open_regular, reading

NUMBERS = "fiub"  # kinds of dtype that convert to float32 unambiguously
LARGEST_ITEM = 8  # bytes of one element
PIECE = 2**20  # bytes read at once
LINE = 96  # characters of base64 in a line of an experiment
MOST_LISTED = 8  # arrays of a file that an error message lists


def stored_weight(
    initializer: Initializer, shape: tuple[int, ...], field: str = "initializer"
) -> NDArray[np.float32]:
    """Read the weight of the scheme 'file', from its path or from its content.

    Parameters
    ----------
    field : name of the field of the layer that holds `initializer`, for messages

    Raises
    ------
    WeightsError
        As for `read_weight`, and if the content is not base64.
    """
    if initializer.content is None:
        assert initializer.path is not None
        return read_weight(initializer.path, shape)
    where = f"{field}.content"
    try:
        content = base64.b64decode("".join(initializer.content), validate=True)
    except (binascii.Error, ValueError) as error:
        raise WeightsError(f"{where}: not valid base64 ({error})") from None
    with _sound(where):
        return _read(BytesIO(content), where, shape)


def content_of(weight: NDArray[np.float32]) -> tuple[str, ...]:
    """Encode a weight as the content of an initializer, from which it is read bit for bit."""
    stream = BytesIO()
    np.save(stream, weight, allow_pickle=False)
    text = base64.b64encode(stream.getvalue()).decode("ascii")
    return tuple(text[start : start + LINE] for start in range(0, len(text), LINE))


def read_weight(path: str, shape: tuple[int, ...]) -> NDArray[np.float32]:
    """Read a weight of exactly `shape` from a file, as float32.

    Parameters
    ----------
    path : path of an .npy or .npz file. In an .npz file, the array with the right shape is used; if
        there is more than one, `file.npz#key` selects it.

    Raises
    ------
    WeightsError
        If the file cannot be read, contains no array of this shape, or contains NaN or infinity.
        Shapes are compared before anything is allocated.
    """
    name, key = file_and_key(path)
    file = Path(name)
    if file.suffix.lower() != ".npz":
        with open_regular(file, WeightsError) as stream, reading(file, WeightsError), _sound(name):
            return _read(stream, name, shape)
    with open_archive(file, WeightsError) as (archive, _), _sound(name):
        member = _member(archive, name, key, shape)
        with archive.open(member) as stream:
            return _read(stream, f"{name}#{_key(member)}", shape)


def file_and_key(path: str) -> tuple[str, str]:
    """Split `path` into a file and the key of an array in it: `file.npz#key`, or no key.

    A file name may contain #, so the longest prefix of `path` that is a file is used.
    """
    signs = [place for place, sign in enumerate(path) if sign == "#"]
    for end in (len(path), *reversed(signs)):
        if os.path.isfile(path[:end]):  # noqa: PTH113 (the path may be too long, or no path)
            return path[:end], path[end + 1 :]
    end = path.lower().find(".npz#") + len(".npz")
    return (path[:end], path[end + 1 :]) if end >= len(".npz") else (path, "")


def locate_weight(path: str, shape: tuple[int, ...]) -> tuple[str, str]:
    """Return the file that `read_weight` reads, and the key of the array (none for .npy).

    Raises
    ------
    WeightsError
        If the file cannot be read, or an .npz has no array of this name or shape.
    """
    name, key = file_and_key(path)
    if Path(name).suffix.lower() != ".npz":
        return name, ""
    with open_archive(Path(name), WeightsError) as (archive, _), _sound(name):
        return name, _key(_member(archive, name, key, shape))


@contextmanager
def _sound(name: str) -> Iterator[None]:
    """Turn errors about a header into one clear line."""
    try:
        yield
    except HeaderError as error:
        raise WeightsError(f"{name}: not a valid .npy or .npz file ({error})") from error


def _key(member: str) -> str:
    return member.removesuffix(".npy")


def _member(archive: zipfile.ZipFile, name: str, key: str, shape: tuple[int, ...]) -> str:
    """Name of the array to read: the requested one, or else the only one of this shape."""
    members = [member for member in archive.namelist() if member.endswith(".npy")]
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
        return parse_header(stream.read(LONGEST_HEADER))


def _read(stream: IO[bytes], where: str, shape: tuple[int, ...]) -> NDArray[np.float32]:
    head = stream.read(LONGEST_HEADER)
    found = parse_header(head)
    if found.shape != shape:
        raise WeightsError(f"{where}: found shape {found.shape}, accepted: {shape}")
    if found.dtype.kind not in NUMBERS or found.dtype.itemsize > LARGEST_ITEM:
        raise WeightsError(f"{where}: found elements of type {found.dtype}, accepted: numbers")
    size = math.prod(shape) * found.dtype.itemsize
    payload = bytearray(head[found.offset :])
    while len(payload) <= size and (more := stream.read(min(size + 1 - len(payload), PIECE))):
        payload += more  # one byte more than the size, to notice excess data
    if len(payload) != size:
        raise WeightsError(
            f"{where}: found {'more than ' if len(payload) > size else ''}"
            f"{min(len(payload), size):,} bytes of elements, accepted: {size:,}"
        )
    stored = np.frombuffer(payload, found.dtype).reshape(shape, order=found.order)
    return _finite(stored, where)


def _finite(stored: NDArray[Any], where: str) -> NDArray[np.float32]:
    with np.errstate(over="ignore"):  # values that overflow float32 are reported below
        weight = np.array(stored, np.float32, order="C")
    broken = np.argwhere(~np.isfinite(weight))
    if broken.size:
        index = tuple(int(i) for i in broken[0])
        raise WeightsError(
            f"{where}: element {index} is {stored[index]}, accepted: finite float32 numbers"
        )
    return weight
