"""Convolutions in files of trained networks: names, shapes, orders of the axes, and values."""

import json
import struct
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from guitrainer.cli.main import main
from guitrainer.errors import WeightsError
from guitrainer.formats.networks.layers import open_network
from guitrainer.formats.tensors import encode

Capture = pytest.CaptureFixture[str]
RNG = np.random.default_rng(5)


def drawn(*shape: int) -> Any:
    return RNG.normal(0, 0.05, shape).astype(np.float32)


@pytest.mark.parametrize(
    ("arrays", "expected"),
    [
        ({"c.weight": (8, 3, 5, 5), "c.bias": (8,)}, [("c", "OIHW", (8, 3, 5, 5))]),
        ({"c.weight": (8, 4, 1, 7), "d.weight": (8, 8, 3, 3)},
         [("c", "OIHW", (8, 4, 1, 7)), ("d", "OIHW", (8, 8, 3, 3))]),
        ({"up.weight": (8, 4, 2, 2), "up.bias": (4,)}, [("up", "IOHW", (4, 8, 2, 2))]),
        ({"c/kernel": (5, 5, 6, 16)}, [("c", "HWIO", (16, 6, 5, 5))]),
        ({"c/kernel": (3, 3, 3, 3)}, [("c", "HWIO", (3, 3, 3, 3))]),
        ({"d/depthwise_kernel": (3, 3, 8, 2)}, [("d/depthwise_kernel", "HWIO", (16, 1, 3, 3))]),
        ({"t/kernel": (5, 5, 3, 4), "t/bias": (3,)}, [("t", "HWOI", (3, 4, 5, 5))]),
        ({"arr_0": (5, 5, 6, 16)}, [("arr_0", "HWIO", (16, 6, 5, 5))]),
        ({"arr_0": (16, 1, 5, 5)}, [("arr_0", "OIHW", (16, 1, 5, 5))]),
        ({"arr_0": (16, 3, 3, 3)}, [("arr_0", None, None)]),
        ({"arr_0": (3, 3, 3, 16), "arr_1": (16,)}, [("arr_0", "HWIO", (16, 3, 3, 3))]),
        ({"arr_0": (5, 4, 6, 16)}, [("arr_0", None, None)]),
        ({"c.weight": (5, 5, 6, 16)}, [("c", None, None)]),
        ({"arr_0": (3, 3, 3, 16), "arr_1": (3, 3, 16, 32)},
         [("arr_0", "HWIO", (16, 3, 3, 3)), ("arr_1", "HWIO", (32, 16, 3, 3))]),
        ({"c.weight": (8, 3, 5, 5), "optimizer.c.weight.exp_avg": (8, 3, 5, 5)},
         [("c", "OIHW", (8, 3, 5, 5))]),
    ],
)  # fmt: skip
def test_order_of_axes(
    arrays: dict[str, Any], expected: list[tuple[str, str | None, Any]], tmp_path: Path
) -> None:
    np.savez(tmp_path / "f.npz", **{name: drawn(*shape) for name, shape in arrays.items()})
    network = open_network(tmp_path / "f.npz")
    assert [(layer.name, layer.axes, layer.shape) for layer in network.layers] == expected


@pytest.mark.parametrize(
    ("axes", "shape"), [("OIHW", (6, 4, 3, 5)), ("HWIO", (5, 3, 6, 4)), ("WHOI", (3, 5, 4, 6))]
)
def test_chosen_order_of_axes(axes: str, shape: Any, tmp_path: Path) -> None:
    stored = drawn(6, 4, 3, 5)
    np.savez(tmp_path / "f.npz", x=stored)
    (layer,) = open_network(tmp_path / "f.npz", axes).layers
    weight = layer.weight()
    assert (weight.shape, layer.shape) == (shape, shape)
    position = dict(zip(axes, (5, 2, 1, 4), strict=True))
    assert weight[tuple(position[letter] for letter in "OIHW")] == stored[5, 2, 1, 4]
    assert weight.flags.c_contiguous


def test_doubt_is_refused_with_the_way_out(tmp_path: Path, capsys: Capture) -> None:
    np.savez(tmp_path / "f.npz", x=drawn(16, 3, 3, 3))
    for command in ("look", "score"):
        assert main([command, str(tmp_path / "f.npz")]) == 2
        error = capsys.readouterr().err
        assert error.count("\n") == 1
        assert (
            "x (16, 3, 3, 3): the order of the axes is not known (possible: OIHW or OHWI)" in error
        )
        assert "--axes" in error
    assert main(["look", str(tmp_path / "f.npz"), "--axes", "ohwi", "--json"]) == 0
    (layer,) = json.loads(capsys.readouterr().out)["layers"]
    assert (layer["shape"], layer["axes_known"]) == ([16, 3, 3, 3], "chosen with --axes")
    assert main(["look", str(tmp_path / "f.npz"), "--axes", "OIHH"]) == 2
    assert "got OIHH, accepted: the letters O, I, H and W" in capsys.readouterr().err


def test_safetensors_of_mlx(tmp_path: Path) -> None:
    weight = drawn(16, 3, 3, 3)
    (tmp_path / "f").write_bytes(b"".join(encode({"c.weight": weight}, {"format": "mlx"})))
    (layer,) = open_network(tmp_path / "f").layers
    assert (layer.axes, layer.known) == ("OHWI", "written by MLX")
    np.testing.assert_array_equal(layer.weight(), weight.transpose(0, 3, 1, 2))


def test_bfloat16(tmp_path: Path) -> None:
    weight = drawn(4, 1, 3, 3)
    upper = (weight.view(np.uint32) >> 16).astype("<u2")
    entry = {"c.weight": {"dtype": "BF16", "shape": [4, 1, 3, 3], "data_offsets": [0, 72]}}
    header = json.dumps(entry).encode()
    (tmp_path / "f").write_bytes(struct.pack("<Q", len(header)) + header + upper.tobytes())
    (layer,) = open_network(tmp_path / "f").layers
    np.testing.assert_allclose(layer.weight(), weight, rtol=2**-7)
    np.testing.assert_array_equal(layer.weight().view(np.uint32) >> 16, upper)


def test_sheet_and_table(tmp_path: Path, capsys: Capture) -> None:
    np.savez(tmp_path / "f.npz", **{"a.weight": drawn(8, 3, 7, 7), "b.weight": drawn(4, 8, 3, 3)})
    sheet = tmp_path / "s.png"
    assert main(["look", str(tmp_path / "f.npz"), "--layer", "b", "--to", str(sheet)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].endswith("f.npz: .npz of NumPy, arrays: 2, convolutions: 2")
    assert lines[2].split()[:3] == ["layer", "filters", "stored"]
    assert lines[3].split()[:4] == ["b", "4×8×3×3", "OIHW", "float32"]
    assert sheet.read_bytes().startswith(b"\x89PNG")
    assert main(["look", str(tmp_path / "f.npz"), "--layer", "c"]) == 2
    assert "has no layer c, accepted: a, b" in capsys.readouterr().err


def test_unknown_type_is_told_for_what_it_is(tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(b"5,0,0\n")
    with pytest.raises(WeightsError, match=r"not a trained network but a table of text \(CSV\)"):
        open_network(tmp_path / "f")


def test_matconvnet(tmp_path: Path) -> None:
    scipy_io = pytest.importorskip("scipy.io")
    first, second = drawn(5, 5, 1, 20), drawn(3, 3, 20, 7)
    layers = np.empty((1, 3), object)
    for place, weight in ((0, first), (2, second)):
        pair = np.empty((1, 2), object)
        pair[0, 0], pair[0, 1] = weight, drawn(1, weight.shape[3])
        layers[0, place] = {"type": "conv", "weights": pair}
    layers[0, 1] = {"type": "pool"}
    for compressed in (False, True):
        scipy_io.savemat(tmp_path / "f.mat", {"layers": layers}, do_compression=compressed)
        found = open_network(tmp_path / "f.mat").layers
        assert [(layer.axes, layer.known) for layer in found] == [
            ("HWIO", "written by MatConvNet")
        ] * 2
        for layer, weight in zip(found, (first, second), strict=True):
            np.testing.assert_array_equal(layer.weight(), weight.transpose(3, 2, 0, 1))


def varint(value: int) -> bytes:
    return bytes([value]) if value < 128 else bytes([value & 127 | 128]) + varint(value >> 7)


def wire(number: int, content: bytes) -> bytes:
    """Encode a field of a protocol buffer with bytes."""
    return varint(number << 3 | 2) + varint(len(content)) + content


def test_caffe(tmp_path: Path) -> None:
    weight, bias = drawn(4, 3, 5, 5), drawn(4)
    blobs = b""
    for array in (weight, bias):
        shape = wire(1, bytes(array.shape))
        blobs += wire(7, wire(7, shape) + wire(5, array.tobytes()))
    layer = wire(1, b"conv1") + wire(2, b"Convolution") + blobs
    (tmp_path / "f.caffemodel").write_bytes(wire(1, b"net") + wire(100, layer))
    (found,) = open_network(tmp_path / "f.caffemodel").layers
    assert (found.name, found.axes, found.known) == ("conv1", "OIHW", "written by Caffe")
    np.testing.assert_array_equal(found.weight(), weight)
