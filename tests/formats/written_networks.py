"""Writers of sound networks in formats of which there is no sample, for the tests."""

import json
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from guitrainer.formats.tensors import encode


def drawn(*shape: int) -> Any:
    """Random weights, always the same for a shape."""
    return np.random.default_rng(sum(shape)).standard_normal(shape).astype(np.float32)


def write_shards(folder: Path) -> dict[str, Any]:
    """Write three convolutions to two files of safetensors and their index; return them."""
    arrays = {f"conv{n}.weight": drawn(4, 4, 3, 3) for n in (10, 2, 1)}
    places = {"conv10.weight": "a.safetensors", "conv2.weight": "b.safetensors"}
    places["conv1.weight"] = "b.safetensors"
    for file in ("a.safetensors", "b.safetensors"):
        some = {name: arrays[name] for name, place in places.items() if place == file}
        (folder / file).write_bytes(b"".join(encode(some, {"format": "pt"})))
    index = {"metadata": {"total_size": 1}, "weight_map": places}
    (folder / "model.safetensors.index.json").write_text(json.dumps(index))
    return arrays


def write_matconvnet(folder: Path, *, packed: bool) -> tuple[Any, Any]:
    """Write two convolutions as MatConvNet does; return their weights, HWIO."""
    import scipy.io

    first, second = drawn(5, 5, 1, 20), drawn(3, 3, 20, 7)
    layers = np.empty((1, 3), object)
    for place, weight in ((0, first), (2, second)):
        pair = np.empty((1, 2), object)
        pair[0, 0], pair[0, 1] = weight, drawn(1, weight.shape[3])
        layers[0, place] = {"type": "conv", "weights": pair}
    layers[0, 1] = {"type": "pool"}
    scipy.io.savemat(folder / "f.mat", {"layers": layers}, do_compression=packed)
    return first, second


def varint(value: int) -> bytes:
    """Encode an integer as protocol buffers do."""
    return bytes([value]) if value < 128 else bytes([value & 127 | 128]) + varint(value >> 7)


def wire(number: int, content: bytes) -> bytes:
    """Encode a field of a protocol buffer with bytes."""
    return varint(number << 3 | 2) + varint(len(content)) + content


def write_caffe(folder: Path) -> Any:
    """Write a convolution with its bias as Caffe does; return its weights, OIHW."""
    weight, bias = drawn(4, 3, 5, 5), drawn(4)
    blobs = b""
    for array in (weight, bias):
        shape = wire(1, bytes(array.shape))
        blobs += wire(7, wire(7, shape) + wire(5, array.tobytes()))
    layer = wire(1, b"conv1") + wire(2, b"Convolution") + blobs
    (folder / "f.caffemodel").write_bytes(wire(1, b"net") + wire(100, layer))
    return weight


def _bfloat16(folder: Path) -> None:
    upper = (drawn(4, 1, 3, 3).view(np.uint32) >> 16).astype("<u2")
    entry = {"c.weight": {"dtype": "BF16", "shape": [4, 1, 3, 3], "data_offsets": [0, 72]}}
    header = json.dumps(entry).encode()
    content = struct.pack("<Q", len(header)) + header + upper.tobytes()
    (folder / "f.safetensors").write_bytes(content)


WRITERS: dict[str, Callable[[Path], Any]] = {
    "shards": write_shards,
    "MatConvNet": lambda folder: write_matconvnet(folder, packed=False),
    "packed MatConvNet": lambda folder: write_matconvnet(folder, packed=True),
    "caffe": write_caffe,
    "bfloat16": _bfloat16,
    "single array": lambda folder: np.save(folder / "f.npy", drawn(8, 1, 5, 5)),
    "packed arrays": lambda folder: np.savez_compressed(folder / "f.npz", w=drawn(8, 1, 5, 5)),
}
