"""Writes a state_dict that torch.load opens, with weights_only=True.

The file is a zip archive with the pickle of a table of tensors and one member per tensor. The
pickle is written directly, with the opcodes and names that such files have.
"""

import io
import struct
import zipfile
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

_EPOCH = (1980, 1, 1, 0, 0, 0)  # equal weights give equal files
_STORAGES = {"float32": "FloatStorage", "int64": "LongStorage"}


def torch_bytes(arrays: Mapping[str, NDArray[Any]]) -> memoryview:
    """Encode arrays (float32 or int64) as a state_dict of PyTorch."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(zipfile.ZipInfo("archive/data.pkl", _EPOCH), _pickle(arrays))
        archive.writestr(zipfile.ZipInfo("archive/byteorder", _EPOCH), b"little")
        for index, array in enumerate(arrays.values()):
            member = zipfile.ZipInfo(f"archive/data/{index}", _EPOCH)
            little = np.ascontiguousarray(array).astype(array.dtype.newbyteorder("<"))
            archive.writestr(member, little.tobytes())
        archive.writestr(zipfile.ZipInfo("archive/version", _EPOCH), b"3\n")
    return buffer.getbuffer()


def _pickle(arrays: Mapping[str, NDArray[Any]]) -> bytes:
    parts = [b"\x80\x02", b"}", b"("]  # protocol 2, an empty table, a mark
    for index, (name, array) in enumerate(arrays.items()):
        parts += [_text(name), _tensor(str(index), array)]
    return b"".join([*parts, b"u", b"."])  # set the items, stop


def _tensor(key: str, array: NDArray[Any]) -> bytes:
    storage = _STORAGES[array.dtype.name]
    place = b"(" + _text("storage") + f"ctorch\n{storage}\n".encode() + _text(key) + _text("cpu")
    place += _integer(array.size) + b"tQ"
    strides = tuple(step // array.itemsize for step in np.empty(array.shape, array.dtype).strides)
    arguments = b"(" + place + _integer(0) + _tuple(array.shape) + _tuple(strides)
    arguments += b"\x89" + b"ccollections\nOrderedDict\n)R" + b"t"
    return b"ctorch._utils\n_rebuild_tensor_v2\n" + arguments + b"R"


def _tuple(items: tuple[int, ...]) -> bytes:
    return b"(" + b"".join(_integer(item) for item in items) + b"t"


def _text(text: str) -> bytes:
    content = text.encode()
    return b"X" + struct.pack("<I", len(content)) + content


def _integer(value: int) -> bytes:
    if value < 2**31:
        return b"J" + struct.pack("<i", value)
    content = value.to_bytes(9, "little", signed=True)
    return b"\x8a" + bytes([len(content)]) + content
