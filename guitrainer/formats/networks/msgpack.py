"""Reader of the msgpack files of Flax: nested tables of arrays.

Format: https://github.com/msgpack/msgpack/blob/master/spec.md; an array is an extension of type 1
that contains its shape, its dtype and its bytes; arrays beyond 1 GiB are split into pieces.
"""

import struct
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from guitrainer.errors import WeightsError
from guitrainer.formats.networks.contents import UNORDERED, NamedArray, WeightFile
from guitrainer.formats.networks.mapped import mapped, reader
from guitrainer.formats.networks.plain import from_bfloat16

MOST_VALUES = 1_000_000
MOST_DEPTH = 64
ARRAY, SCALAR = 1, 3
_SIZES = {0xC4: ">B", 0xC5: ">H", 0xC6: ">I", 0xD9: ">B", 0xDA: ">H", 0xDB: ">I",
          0xDC: ">H", 0xDD: ">I", 0xDE: ">H", 0xDF: ">I", 0xC7: ">B", 0xC8: ">H",
          0xC9: ">I"}  # fmt: skip
_NUMBERS = {0xCA: ">f", 0xCB: ">d", 0xCC: ">B", 0xCD: ">H", 0xCE: ">I", 0xCF: ">Q", 0xD0: ">b",
            0xD1: ">h", 0xD2: ">i", 0xD3: ">q"}  # fmt: skip


class PackError(ValueError):
    """Bytes that are not msgpack, or exceed the limits."""


class _Extension:
    def __init__(self, kind: int, data: memoryview) -> None:
        self.kind, self.data = kind, data


class _Unpacker:
    def __init__(self, data: memoryview) -> None:
        self._data, self._place, self._count = data, 0, 0

    def take(self, count: int) -> memoryview:
        part = self._data[self._place : self._place + count]
        if count < 0 or len(part) < count:
            raise PackError("it ends early")
        self._place += count
        return part

    def _number(self, layout: str) -> Any:
        return struct.unpack(layout, self.take(struct.calcsize(layout)))[0]

    def value(self, depth: int = 0) -> Any:
        self._count += 1
        if self._count > MOST_VALUES or depth > MOST_DEPTH:
            raise PackError("too many values, or nested too deep")
        first = self.take(1)[0]
        if first < 0x80 or first >= 0xE0:
            return first if first < 0x80 else first - 256
        if first < 0x90:
            return self._table(first & 0x0F, depth)
        if first < 0xA0:
            return [self.value(depth + 1) for _ in range(first & 0x0F)]
        if first < 0xC0:
            return self._text(first & 0x1F)
        return self._long(first, depth)

    def _long(self, first: int, depth: int) -> Any:
        if first in (0xC0, 0xC2, 0xC3):
            return {0xC0: None, 0xC2: False, 0xC3: True}[first]
        if first in _NUMBERS:
            return self._number(_NUMBERS[first])
        if 0xD4 <= first <= 0xD8:
            return self._extension(1 << (first - 0xD4))
        if first not in _SIZES:
            raise PackError(f"byte {first:#x}")
        size = self._number(_SIZES[first])
        if first in (0xC4, 0xC5, 0xC6):
            return self.take(size)
        if first in (0xC7, 0xC8, 0xC9):
            return self._extension(size)
        if first in (0xD9, 0xDA, 0xDB):
            return self._text(size)
        if first in (0xDC, 0xDD):
            return [self.value(depth + 1) for _ in range(size)]
        return self._table(size, depth)

    def _text(self, size: int) -> str:
        return bytes(self.take(size)).decode("utf-8", "replace")

    def _extension(self, size: int) -> _Extension:
        kind = self._number(">b")
        return _Extension(kind, self.take(size))

    def _table(self, size: int, depth: int) -> dict[str, Any]:
        table = {}
        for _ in range(size):
            key = self.value(depth + 1)
            if not isinstance(key, str | int):
                raise PackError("a key that is not a text")
            table[str(key)] = self.value(depth + 1)
        return table


def read_msgpack(path: Path) -> WeightFile:
    """Describe the arrays of a msgpack file of Flax.

    Raises
    ------
    WeightsError
        If it is damaged, or of another kind.
    """
    try:
        tree = _Unpacker(mapped(path)).value()
        found: list[NamedArray] = []
        _collect(path, tree, "", found)
    except (PackError, struct.error, ValueError, TypeError) as error:
        raise WeightsError(f"{path}: damaged msgpack file ({str(error)[:80]})") from None
    names = [one.name for one in found]
    # JAX sorts the keys of dictionaries wherever it maps over a tree, as in every update.
    notes = (UNORDERED,) if names == sorted(names) else ()
    return WeightFile("msgpack of Flax", tuple(found), notes)


def _collect(path: Path, value: Any, name: str, found: list[NamedArray]) -> None:
    if isinstance(value, dict):
        if value.get("__msgpack_chunked_array__"):
            found.append(_chunked(path, name, value))
            return
        for key, inner in value.items():
            _collect(path, inner, f"{name}/{key}" if name else key, found)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            _collect(path, inner, f"{name}/{index}", found)
    elif isinstance(value, _Extension) and value.kind == ARRAY:
        found.append(_array(path, name, value.data))


def _array(path: Path, name: str, data: memoryview) -> NamedArray:
    shape, dtype, content = _Unpacker(data).value()
    sizes = tuple(int(side) for side in shape)
    if len(sizes) > 16 or min((*sizes, 0)) < 0 or not isinstance(content, memoryview):
        raise PackError(f"{name[:40]} is not an array")
    text = str(dtype)
    plain = reader(f"{path}: {name}", content, _dtype(text), sizes)
    read = partial(_converted, plain) if text == "bfloat16" else plain
    axes, known = ("HWIO", "written by Flax") if name.endswith("kernel") else (None, "")
    return NamedArray(name, sizes, text, read, axes, known)


def _converted(plain: Any) -> NDArray[Any]:
    return from_bfloat16(plain())


def _dtype(text: str) -> str:
    if text == "bfloat16":
        return "<u2"
    if np.dtype(text).kind not in "fiubc":
        raise PackError(f"elements of type {text[:40]}")
    return text


def _chunked(path: Path, name: str, value: dict[str, Any]) -> NamedArray:
    shape = tuple(int(side) for side in _listed(value["shape"]))
    pieces = [
        _array(path, name, part.data)
        for part in _listed(value["chunks"])
        if isinstance(part, _Extension)
    ]
    if not pieces or len(shape) > 16:
        raise PackError(f"{name[:40]} has no pieces")

    def read() -> NDArray[Any]:
        flat = np.concatenate([piece.read().reshape(-1) for piece in pieces])
        try:
            return flat.reshape(shape)
        except ValueError:
            raise WeightsError(f"{path}: {name}: its pieces do not fit its shape") from None

    return NamedArray(name, shape, pieces[0].dtype, read, pieces[0].axes, pieces[0].known)


def _listed(value: Any) -> list[Any]:
    return list(value.values()) if isinstance(value, dict) else list(value)
