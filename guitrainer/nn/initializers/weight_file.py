"""Reads a weight from a file of the user, without trusting the file.

Files of NumPy contain an array of exactly the right shape, or filters in another order of their
axes; files of other programs are read by `guitrainer.formats.networks`.
"""

import base64
import binascii
import logging
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
from guitrainer.formats.networks.axes import COMMON, oihw_shape

log = logging.getLogger("guitrainer.nn")

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
        return read_weight(initializer.path, shape, initializer.axes)
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


def read_weight(path: str, shape: tuple[int, ...], axes: str | None = None) -> NDArray[np.float32]:
    """Read a weight of exactly `shape` from a file, as float32.

    Parameters
    ----------
    path : path of an .npy or .npz file, or of any file of a trained network. The array or layer
        with the right shape is used; if there is more than one, `FILE#LAYER` selects it. Filters
        whose axes are in another order are turned if exactly one order fits, and the log says so.
    axes : order of the axes of filters in the file, such as "HWIO"; None: as the file or its shape
        tells

    Raises
    ------
    WeightsError
        If the file cannot be read, contains no array of this shape, or contains NaN or infinity.
        Shapes are compared before anything is allocated.
    """
    name, key = file_and_key(path)
    if axes is not None or not _is_numpy(name):
        return _filters_in(name, key, shape, axes)
    try:
        weight = _read_numpy(name, key, shape)
    except _NoFitError as error:
        if len(shape) != 4:
            raise
        try:
            return _filters_in(name, key, shape)
        except WeightsError:
            raise error from None
    return _turned(name, key, weight) if _is_ambiguous(shape) else weight


def _is_ambiguous(shape: tuple[int, ...]) -> bool:
    """Return whether filters have the same shape in several of the common orders of axes."""
    if len(shape) != len("OIHW"):
        return False
    return sum(oihw_shape(shape, order, "convolution") == shape for order in COMMON) > 1


def _turned(name: str, key: str, weight: NDArray[np.float32]) -> NDArray[np.float32]:
    """Turn filters if the file tells their order."""
    try:
        return _filters_in(name, key, weight.shape)
    except WeightsError:  # the order is not known
        return weight


class _NoFitError(WeightsError):
    """A file contains no array of the right name or shape."""


def _is_numpy(name: str) -> bool:
    """Return whether a file is, or by its name should be, one of NumPy."""
    return Path(name).suffix.lower() in (".npz", ".npy")


def _filters_in(
    name: str, key: str, shape: tuple[int, ...], axes: str | None = None
) -> NDArray[np.float32]:
    """Read filters of exactly `shape` from a file of a trained network."""
    from guitrainer.formats.networks.layers import open_network  # slow to import

    network = open_network(name, axes)
    layers = [network.layer(key)] if key else network.layers
    fitting = [fit for layer in layers if (fit := layer.fitted(shape)) is not None]
    if not fitting and len(layers) == 1 and layers[0].orders_for(shape):
        orders = ", ".join(layers[0].orders_for(shape))
        raise WeightsError(
            f"{name}: {layers[0].key} {layers[0].stored}: the order of the axes is not known; "
            f"accepted: initializer.axes ({orders})"
        )
    if not fitting:
        listed = [f"{layer.name} {layer.shape or layer.stored}" for layer in layers[:MOST_LISTED]]
        raise WeightsError(f"{name}: found {', '.join(listed)}, accepted: filters of shape {shape}")
    if len(fitting) > 1:
        names = ", ".join(layer.name for layer in fitting[:MOST_LISTED])
        raise WeightsError(f"{name}: {names} all have the shape {shape}; choose with {name}#LAYER")
    if fitting[0].axes != "OIHW":
        log.info(
            "%s: %s is stored as %s %s and was turned to %s",
            name, fitting[0].name, fitting[0].axes, fitting[0].stored, shape,
        )  # fmt: skip
    return fitting[0].weight()


def _read_numpy(name: str, key: str, shape: tuple[int, ...]) -> NDArray[np.float32]:
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

    A file name may contain #, so the longest prefix of `path` that exists is used.
    """
    signs = [place for place, sign in enumerate(path) if sign == "#"]
    for end in (len(path), *reversed(signs)):
        if os.path.exists(path[:end]):  # noqa: PTH110 (the path may be too long, or no path)
            return path[:end], path[end + 1 :]
    name, _, key = path.rpartition("#")
    return (name, key) if name else (path, "")


def locate_weight(
    path: str, shape: tuple[int, ...], axes: str | None = None
) -> tuple[str, str] | None:
    """Return the file that `read_weight` reads, and the key of the array (none for .npy).

    Returns None if NumPy alone cannot read the weight: the file is from another program, or the
    axes have to be turned.

    Raises
    ------
    WeightsError
        If the file cannot be read, or an .npz has no array of this name or shape.
    """
    name, key = file_and_key(path)
    if axes is not None or not _is_numpy(name):
        return None
    try:
        stored = _read_numpy(name, key, shape)
        if _is_ambiguous(shape) and not np.array_equal(_turned(name, key, stored), stored):
            return None
        if Path(name).suffix.lower() != ".npz":
            return name, ""
        with open_archive(Path(name), WeightsError) as (archive, _), _sound(name):
            return name, _key(_member(archive, name, key, shape))
    except _NoFitError:
        _filters_in(name, key, shape)
        return None


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
            raise _NoFitError(f"{name}: has no array {shown(key)}, accepted: {keys or 'none'}")
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
    raise _NoFitError(f"{name}: found {found or 'no array'}, accepted: an array of shape {shape}")


def _member_header(archive: zipfile.ZipFile, member: str) -> Header:
    with archive.open(member) as stream:
        return parse_header(stream.read(LONGEST_HEADER))


def _read(stream: IO[bytes], where: str, shape: tuple[int, ...]) -> NDArray[np.float32]:
    head = stream.read(LONGEST_HEADER)
    found = parse_header(head)
    if found.shape != shape:
        raise _NoFitError(f"{where}: found shape {found.shape}, accepted: {shape}")
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
