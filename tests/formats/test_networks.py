"""Convolutions in files of trained networks: names, shapes, orders of the axes, and values."""

import io
import json
import struct
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import h5py
import numpy as np
import onnx
import pytest

from guitrainer.cli.main import main
from guitrainer.errors import WeightsError
from guitrainer.formats.networks.axes import COMMON, ORDERS, oihw_shape, to_oihw
from guitrainer.formats.networks.contents import Kind, NamedArray
from guitrainer.formats.networks.flatbuffer import FlatTable
from guitrainer.formats.networks.layers import StoredFilters, open_network
from guitrainer.formats.networks.plain import from_e4m3, from_e5m2
from guitrainer.formats.networks.protobuf import WireError
from guitrainer.formats.networks.tflite import _dequantized
from guitrainer.formats.tensors import encode
from guitrainer.runs.filter_series import open_series
from tests.formats.written_networks import drawn, write_caffe, write_matconvnet, write_shards

Capture = pytest.CaptureFixture[str]
RNG = np.random.default_rng(5)


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
        ({"c.weight": (16, 3, 3, 3), "d.weight": (32, 3, 3, 16)},
         [("c", "OHWI", (16, 3, 3, 3)), ("d", "OHWI", (32, 16, 3, 3))]),
        ({"c.weight": (16, 3, 3, 3), "d.weight": (32, 3, 3, 16), "e.weight": (8, 1, 7, 32)},
         [("c", "OHWI", (16, 3, 3, 3)), ("d", "OHWI", (32, 16, 3, 3)),
          ("e", "OHWI", (8, 32, 1, 7))]),
        ({"c.weight": (16, 3, 3, 5), "d.weight": (32, 16, 3, 3)},
         [("c", "OIHW", (16, 3, 3, 5)), ("d", "OIHW", (32, 16, 3, 3))]),
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


BROKEN = np.full((8, 4, 3, 3), np.nan, np.float32)
DOUBTFUL, FLAX = np.ones((3, 3, 3, 3), np.float32), np.ones((3, 3, 4, 8), np.float32)


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        ({"bad.weight": BROKEN}, "bad.weight: contains NaN or infinity"),
        ({"h": FLAX, "bad": DOUBTFUL}, "bad (3, 3, 3, 3): the order of the axes is not known"),
        (
            {"bad.weight": BROKEN, "worse.weight": BROKEN},
            "finite numbers (and 1 more layers); the other layers were read",
        ),
    ],
)
def test_a_layer_that_cannot_be_read_costs_no_other(
    bad: dict[str, Any], message: str, tmp_path: Path, capsys: Capture
) -> None:
    good = drawn(8, 4, 3, 3)
    np.savez(tmp_path / "f.npz", **{"a.weight": good, **bad, "z.weight": good})
    for command in ("look", "score"):
        assert main([command, str(tmp_path / "f.npz"), "--json"]) == 2
        out, error = capsys.readouterr()
        layers = {one["layer"]: one for one in json.loads(out)["layers"]}
        assert {"a", "z"} <= set(layers)
        assert message in error
        assert error.count("\n") == 1
        assert main([command, str(tmp_path / "f.npz"), "--layer", "z"]) == 0
        assert "z" in capsys.readouterr().out
    assert main(["look", str(tmp_path / "f.npz"), "--to", str(tmp_path / "a.png")]) == 2
    assert (tmp_path / "a.png").is_file()
    table = capsys.readouterr().out
    assert all(name in table for name in ("a ", "bad ", "z "))
    (tmp_path / "a.png").unlink()
    np.savez(tmp_path / "g.npz", **{name: bad[name] for name in bad if name != "h"})
    assert main(["look", str(tmp_path / "g.npz"), "--to", str(tmp_path / "a.png")]) == 2
    assert capsys.readouterr().out == ""
    assert not (tmp_path / "a.png").exists()


def test_what_is_left_out_is_told(tmp_path: Path, capsys: Capture) -> None:
    labels = np.array(["cat", None], dtype=object)
    volume = drawn(4, 2, 3, 3, 3)
    arrays = {"a.weight": drawn(8, 4, 3, 3), "labels": labels, "v.weight": volume}
    np.savez(tmp_path / "f.npz", **arrays)
    assert main(["look", str(tmp_path / "f.npz")]) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert "convolutions: 1" in out
    assert "left out: " in out
    assert "labels" in out
    assert "over volumes (3-D), which are not shown: v (4, 2, 3, 3, 3)" in out


def test_safetensors_of_mlx(tmp_path: Path) -> None:
    weight = drawn(16, 3, 3, 3)
    (tmp_path / "f").write_bytes(b"".join(encode({"c.weight": weight}, {"format": "mlx"})))
    (layer,) = open_network(tmp_path / "f").layers
    assert (layer.axes, layer.known) == ("OHWI", "written by MLX")
    np.testing.assert_array_equal(layer.weight(), weight.transpose(0, 3, 1, 2))


def test_safetensors_of_mlx_without_metadata(tmp_path: Path) -> None:
    arrays = {"c.weight": drawn(16, 3, 3, 3), "d.weight": drawn(32, 3, 3, 16)}
    written = b"".join(encode(arrays, {"format": "mlx"}))
    old, new = b'{"format":"mlx"}', b"null            "
    assert old in written
    (tmp_path / "f").write_bytes(written.replace(old, new))
    layers = open_network(tmp_path / "f").layers
    assert [(layer.name, layer.axes) for layer in layers] == [("c", "OHWI"), ("d", "OHWI")]
    np.testing.assert_array_equal(layers[0].weight(), arrays["c.weight"].transpose(0, 3, 1, 2))


BY_NAME = "the file does not contain the order of the layers; they are listed by name"
SAMPLES = Path(__file__).with_name("samples")


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("torch.safetensors", True),
        ("keras3.weights.h5", True),
        ("keras3.keras", False),
        ("keras2.h5", False),
        ("flax.msgpack", False),
        ("torch-state_dict.pt", False),
    ],
)
def test_layers_that_are_listed_by_name(name: str, told: bool) -> None:
    assert (BY_NAME in map(str, open_network(SAMPLES / name).notes)) is told


@pytest.mark.parametrize(
    ("shape", "vectors", "told"),
    [
        ((8, 8, 3, 3), {"c.bias": 8}, True),  # as many inputs as outputs
        ((16, 8, 3, 3), {"c.bias": 16}, False),
        ((16, 8, 3, 3), {}, True),  # without a bias
        ((16, 8, 3, 3), {"d.weight": 16}, False),  # a batch normalization behind it
        ((16, 8, 3, 3), {"d.weight": 8}, True),
        ((8, 1, 3, 3), {}, False),  # depthwise
    ],
)
def test_convolutions_that_may_be_transposed(
    tmp_path: Path, shape: Any, vectors: dict[str, int], told: bool
) -> None:
    arrays = {"c.weight": drawn(*shape), **{name: drawn(size) for name, size in vectors.items()}}
    (tmp_path / "f").write_bytes(b"".join(encode(arrays, {"format": "pt"})))
    notes = "; ".join(map(str, open_network(tmp_path / "f").notes))
    assert (
        "may also be transposed convolutions, which PyTorch stores as IOHW: c;" in notes
    ) is told


@pytest.mark.parametrize(
    ("shape", "told"),
    [
        ((8, 4, 3, 3), True),  # two groups
        ((16, 8, 3, 3), False),  # without groups, after 8 outputs
        ((8, 1, 3, 3), False),  # depthwise: the same filters
        ((8, 4, 1, 1), False),
    ],
)
def test_convolutions_in_groups_that_may_be_transposed(
    tmp_path: Path, shape: tuple[int, ...], told: bool
) -> None:
    arrays = {"a.weight": drawn(8, 3, 3, 3), "a.bias": drawn(8)}
    arrays |= {"c.weight": drawn(*shape), "c.bias": drawn(shape[0])}
    (tmp_path / "f").write_bytes(b"".join(encode(arrays, {"format": "pt"})))
    network = open_network(tmp_path / "f")
    assert network.layer("c").shape == shape
    notes = "; ".join(map(str, network.notes))
    assert ("transposed convolutions in groups with as many outputs as inputs: c" in notes) is told


@pytest.mark.parametrize(
    ("axes", "kind", "groups"),
    [
        *((axes, "convolution", 1) for axes in ORDERS),
        *((axes, "depthwise", 1) for axes in COMMON),
        *(("IOHW", "transposed", groups) for groups in (1, 2, 6)),
    ],
)
def test_shapes_of_filters(axes: str, kind: Kind, groups: int) -> None:
    array = np.zeros((6, 4, 3, 2), np.uint8)
    assert oihw_shape(array.shape, axes, kind, groups) == to_oihw(array, axes, kind, groups).shape
    assert oihw_shape((2**62, 4, 3, 3), "OIHW", "convolution") == (2**62, 4, 3, 3)


Sides = tuple[int, ...]
KERAS_LAYERS: dict[str, tuple[str, dict[str, Sides], str, Kind, Sides]] = {
    "a": ("Conv2D", {"kernel": (3, 3, 4, 8), "bias": (8,)}, "a", "convolution", (8, 4, 3, 3)),
    "b": ("DepthwiseConv2D", {"kernel": (3, 3, 8, 2), "bias": (16,)}, "b/depthwise_kernel",
          "depthwise", (16, 1, 3, 3)),
    "c": ("Conv2DTranspose", {"kernel": (3, 3, 8, 8)}, "c", "transposed", (8, 8, 3, 3)),
    "d": ("Conv1D", {"kernel": (5, 3, 6)}, "d", "convolution", (6, 3, 1, 5)),
    "e": ("Conv1DTranspose", {"kernel": (5, 3, 6)}, "e", "transposed", (3, 6, 1, 5)),
    "f": ("DepthwiseConv1D", {"kernel": (5, 6, 2)}, "f/depthwise_kernel", "depthwise",
          (12, 1, 1, 5)),
}  # fmt: skip
"""Class, arrays, and what they are listed as: name, kind and shape of the filters."""


@pytest.mark.parametrize("nested", [False, True])
def test_models_of_keras_in_hdf5_tell_their_classes(nested: bool, tmp_path: Path) -> None:
    layers: list[Any] = [{"class_name": made[0], "config": {"name": name}}
              for name, made in KERAS_LAYERS.items()]  # fmt: skip
    if nested:
        layers = [{"class_name": "Functional", "config": {"name": "inner", "layers": layers}}]
    config = {"class_name": "Functional", "config": {"name": "m", "layers": layers}}
    with h5py.File(tmp_path / "m.h5", "w") as file:
        file.attrs["model_config"] = json.dumps(config)
        root = file.create_group("model_weights")
        root.attrs["layer_names"] = ["inner"] if nested else list(KERAS_LAYERS)
        root.attrs["keras_version"] = "3.9.0"
        for name, (_, arrays, *_) in KERAS_LAYERS.items():
            group = root.require_group("inner" if nested else name)
            names = [f"{name}/{last}" for last in arrays]
            known = group.attrs.get("weight_names", ())
            group.attrs["weight_names"] = [*known, *names]
            for own, shape in zip(names, arrays.values(), strict=True):
                group[own] = drawn(*shape)
    found = open_network(tmp_path / "m.h5").layers
    prefix = "inner/" if nested else ""
    assert [(layer.name, layer.kind, layer.shape) for layer in found] == [
        (f"{prefix}{name}", kind, shape) for _, _, name, kind, shape in KERAS_LAYERS.values()
    ]


def _norm(name: str, size: int) -> dict[str, Any]:
    return {f"{name}.{what}": np.ones(size, np.float32) for what in ("weight", "bias")}


@pytest.mark.parametrize(
    ("arrays", "transposed"),
    [
        # the generator of a DCGAN
        (
            {"0": (100, 64, 4, 4), "1": 64, "3": (64, 32, 4, 4), "4": 32, "6": (32, 3, 4, 4)},
            ["0", "3", "6"],
        ),
        # a U-Net
        ({"down": (32, 16, 3, 3), "a": 32, "up": (32, 16, 2, 2), "b": 16}, ["up"]),
        # a dense block: the next normalization is that of all maps before it
        ({"a": 64, "0": (128, 64, 1, 1), "b": 128, "1": (32, 128, 3, 3), "c": 128}, []),
        ({"0": (16, 8, 3, 3), "a": 16, "1": (32, 16, 3, 3), "b": 32, "2": (3, 32, 1, 1)}, []),
        # depthwise convolutions, of which the second is joined with other maps
        ({"a": 8, "0": (8, 1, 3, 3), "b": 8, "1": (8, 1, 3, 3), "c": 16}, []),
    ],
)
def test_transposed_convolutions_without_a_bias(
    arrays: dict[str, Any], transposed: list[str], tmp_path: Path
) -> None:
    stored: dict[str, Any] = {}
    for name, shape in arrays.items():
        stored |= (
            _norm(name, shape) if isinstance(shape, int) else {f"{name}.weight": drawn(*shape)}
        )
    np.savez(tmp_path / "f.npz", **stored)
    layers = open_network(tmp_path / "f.npz").layers
    assert [layer.name for layer in layers if layer.kind == "transposed"] == transposed
    for layer in layers:
        first, second, height, width = arrays[layer.name]
        sizes = (second, first) if layer.name in transposed else (first, second)
        assert layer.weight().shape == (*sizes, height, width)


def grouped_upward(
    groups: int, images: np.ndarray, weight: np.ndarray
) -> Iterator[tuple[int, float]]:
    """Yield the outputs of a transposed convolution of windows of one pixel, by definition."""
    inputs, each = len(images) // groups, weight.shape[1]
    for group in range(groups):
        for k in range(each):
            seen = slice(group * inputs, (group + 1) * inputs)
            yield group * each + k, float(images[seen] @ weight[seen, k, 0, 0])


@pytest.mark.parametrize(
    ("shape", "vectors", "groups"),
    [
        ((8, 4, 1, 1), {"up.bias": 16}, 4),
        ((8, 2, 1, 1), {"up.bias": 4}, 2),
        ((4, 4, 1, 1), {"up.bias": 16}, 4),  # one input in each group
        ((8, 1, 1, 1), {"up.bias": 2}, 2),
        ((8, 4, 1, 1), {"norm.weight": 16, "norm.bias": 16}, 4),
    ],
)
def test_transposed_convolutions_in_groups(
    shape: tuple[int, ...], vectors: dict[str, int], groups: int, tmp_path: Path
) -> None:
    arrays = {"down.weight": drawn(shape[0], 3, 3, 3), "before.weight": drawn(shape[0])}
    arrays |= {"before.bias": drawn(shape[0]), "up.weight": drawn(*shape)}
    arrays |= {name: drawn(size) for name, size in vectors.items()}
    np.savez(tmp_path / "f.npz", **arrays)
    network = open_network(tmp_path / "f.npz")
    found = network.layer("up")
    inputs, outputs = shape[0] // groups, shape[1] * groups
    assert (found.kind, found.groups) == ("transposed", groups)
    assert found.shape == (outputs, inputs, 1, 1)
    assert f"transposed, {groups} groups: " in found.known
    images, weight = drawn(shape[0]), found.weight()
    for number, expected in grouped_upward(groups, images, arrays["up.weight"]):
        start = number // shape[1] * inputs
        response = weight[number, :, 0, 0] @ images[start : start + inputs]
        assert response == pytest.approx(expected, abs=1e-5)
    assert "may also be transposed" not in "; ".join(map(str, network.notes))


@pytest.mark.parametrize(
    ("names", "note"),
    [
        (("c.weight_orig", "c.weight_mask"), "pruned: these filters are multiplied by masks"),
        (("c.weight_orig", "c.weight_u"), "spectral normalization: these filters are divided"),
        (("c.weight_v", "c.weight_g"), "weight normalization: these filters are multiplied"),
    ],
)
def test_filters_that_are_changed_before_they_are_used(
    names: tuple[str, str], note: str, tmp_path: Path
) -> None:
    shapes = {"mask": (4, 3, 5, 5), "u": (4,), "g": (4, 1, 1, 1)}
    arrays = {names[0]: drawn(4, 3, 5, 5), names[1]: drawn(*shapes[names[1].split("_")[-1]])}
    np.savez(tmp_path / "f.npz", **arrays)
    network = open_network(tmp_path / "f.npz")
    assert [(layer.name, layer.axes) for layer in network.layers] == [("c", "OIHW")]
    assert str(network.notes[0]).startswith(note)


@pytest.mark.parametrize("version", [(0, 1, 0), (0, 2, 0), (0, 2, 5)])
def test_versions_of_darknet(version: tuple[int, ...], tmp_path: Path) -> None:
    """Forks number their files 0.2.5."""
    weight = drawn(4, 3, 3, 3)
    seen = bytes(8 if version[1] == 2 else 4)
    content = np.array(version, "<i4").tobytes() + seen + bytes(16) + weight.tobytes()
    (tmp_path / "f.weights").write_bytes(content)
    (tmp_path / "f.cfg").write_text("[net]\nchannels=3\n[convolutional]\nfilters=4\nsize=3\n")
    (layer,) = open_network(tmp_path / "f.weights").layers
    np.testing.assert_array_equal(layer.weight(), weight)


def _core_ml(folder: Path) -> Path:
    # specificationVersion 4, description {input {name: "image"}}, neuralNetwork {…}
    (folder / "f").write_bytes(b"\x08\x04\x12\x09\x0a\x07\x0a\x05image\xa2\x1f\x02\x0a\x00")
    return folder / "f"


def _core_ml_package(folder: Path) -> Path:
    inner = folder / "net.mlpackage" / "Data" / "com.apple.CoreML"
    inner.mkdir(parents=True)
    _core_ml(inner).rename(inner / "model.mlmodel")
    return folder / "net.mlpackage"


@pytest.mark.parametrize("write", [_core_ml, _core_ml_package])
def test_core_ml(tmp_path: Path, write: Any, capsys: Capture) -> None:
    path = write(tmp_path)
    assert main(["look", str(path)]) == 2
    assert f"{path}: a Core ML model, which is not read; accepted:" in capsys.readouterr().err


def test_bfloat16(tmp_path: Path) -> None:
    weight = drawn(4, 1, 3, 3)
    upper = (weight.view(np.uint32) >> 16).astype("<u2")
    entry = {"c.weight": {"dtype": "BF16", "shape": [4, 1, 3, 3], "data_offsets": [0, 72]}}
    header = json.dumps(entry).encode()
    (tmp_path / "f").write_bytes(struct.pack("<Q", len(header)) + header + upper.tobytes())
    (layer,) = open_network(tmp_path / "f").layers
    np.testing.assert_allclose(layer.weight(), weight, rtol=2**-7)
    np.testing.assert_array_equal(layer.weight().view(np.uint32) >> 16, upper)


def test_files_with_an_index(tmp_path: Path) -> None:
    arrays = write_shards(tmp_path)
    for path in (tmp_path, tmp_path / "model.safetensors.index.json"):
        assert len(open_series(path).moments) == 1
        network = open_network(path)
        assert network.format == "safetensors in 2 files"
        assert [layer.name for layer in network.layers] == ["conv1", "conv2", "conv10"]
        for layer in network.layers:
            np.testing.assert_array_equal(layer.weight(), arrays[layer.key])


@pytest.mark.parametrize(
    ("places", "message"),
    [
        ({"x": "../a.safetensors"}, "names a file that is not beside it"),
        ({"x": 3}, "names a file that is not beside it"),
        ({"x": "c.safetensors"}, "c.safetensors: cannot be read"),
        ({"x": "c.safetensors", "y": "d.safetensors"}, "c.safetensors: cannot be read"),
        ({"x": "a.safetensors"}, "x is in none of its files"),
        ({"x": "model.safetensors.index.json"}, "an index in an index"),
        ({}, "0 files, 0 arrays"),
        ([1], "not an index of arrays"),
    ],
)
def test_damaged_indexes(places: Any, message: str, tmp_path: Path) -> None:
    write_shards(tmp_path)
    (tmp_path / "model.safetensors.index.json").write_text(json.dumps({"weight_map": places}))
    with pytest.raises(WeightsError, match=message):
        open_network(tmp_path)


def test_a_missing_file_of_several_costs_only_its_layers(tmp_path: Path) -> None:
    arrays = write_shards(tmp_path)
    index = next(tmp_path.glob("*.index.json"))
    files = sorted(set(json.loads(index.read_text())["weight_map"].values()))
    whole = len(open_network(tmp_path).layers)
    (tmp_path / files[-1]).unlink()
    network = open_network(tmp_path)
    assert 0 < len(network.layers) < whole
    for layer in network.layers:
        np.testing.assert_array_equal(layer.weight(), arrays[layer.key])
    assert any(f"left out: {tmp_path / files[-1]}: cannot be read" in str(n) for n in network.notes)


def test_layers_before_a_missing_file_of_tfjs(tmp_path: Path) -> None:
    first, second = drawn(3, 3, 2, 4), drawn(3, 3, 4, 2)
    content = first.tobytes() + second.tobytes()
    for n, part in enumerate((content[:300], content[300:])):
        (tmp_path / f"{n}.bin").write_bytes(part)
    weights = [
        {"name": name, "shape": list(array.shape), "dtype": "float32"}
        for name, array in (("a/kernel", first), ("b/kernel", second))
    ]
    manifest = [{"paths": ["0.bin", "1.bin"], "weights": weights}]
    (tmp_path / "model.json").write_text(json.dumps({"weightsManifest": manifest}))
    a, b = open_network(tmp_path).layers
    np.testing.assert_array_equal(a.weight(), first.transpose(3, 2, 0, 1))
    np.testing.assert_array_equal(b.weight(), second.transpose(3, 2, 0, 1))
    (tmp_path / "1.bin").unlink()
    np.testing.assert_array_equal(a.weight(), first.transpose(3, 2, 0, 1))
    with pytest.raises(WeightsError, match=r"1\.bin: missing"):
        b.weight()


def test_eight_bits_as_real_numbers() -> None:
    codes = np.array([0x00, 0x01, 0x08, 0x38, 0x7E, 0xB8, 0x7F], np.uint8)
    e4m3 = [0, 2.0**-9, 2.0**-6, 1, 448, -1, np.nan]
    np.testing.assert_array_equal(from_e4m3(codes), np.array(e4m3, np.float32))
    codes = np.array([0x00, 0x01, 0x3C, 0x7B, 0xBC, 0x7C], np.uint8)
    e5m2 = [0, 2.0**-16, 1, 57344, -1, np.inf]
    np.testing.assert_array_equal(from_e5m2(codes), np.array(e5m2, np.float32))


@pytest.mark.parametrize("error", [WireError("field number 0"), struct.error("x"), IndexError("x")])
def test_numbers_that_cannot_be_found_are_told(error: Exception) -> None:
    def read() -> Any:
        raise error

    entry = NamedArray("w", (4, 3, 5, 5), "float32", read)
    layer = StoredFilters(
        Path("f"), "w", "w", entry.shape, "float32", "OIHW", "", "convolution", entry
    )
    with pytest.raises(WeightsError, match=r"^f: w: damaged "):
        layer.weight()


def test_damaged_scales_of_tflite_are_told_when_filters_are_read() -> None:
    scales = FlatTable(
        memoryview(bytes([10, 0, 12, 0, 0, 0, 0, 0, 4, 0, 0, 0, 12, 0, 0, 0] + [255] * 8)), 12
    )
    values = np.ones((1, 3, 3, 1), np.int8)
    with pytest.raises(WeightsError, match="w: damaged scales"):
        _dequantized(Path("f"), "w", lambda: values, scales, True)


def test_integers_of_onnx_runtime_are_dequantized(tmp_path: Path) -> None:
    values = np.arange(18, dtype=np.uint8).reshape(2, 1, 3, 3)
    scale, zero = np.array([0.5, 0.25], np.float32), np.array([3, 4], np.uint8)
    stored: dict[str, Any] = {"w_quantized": values, "w_scale": scale, "w_zero_point": zero}
    node = onnx.helper.make_node("ConvInteger", ["x", "w_quantized", "zero", "w_zero_point"], ["y"])
    arrays = [onnx.numpy_helper.from_array(array, name) for name, array in stored.items()]
    graph = onnx.helper.make_graph([node], "g", [], [], arrays)
    onnx.save(onnx.helper.make_model(graph), tmp_path / "f.onnx")
    (layer,) = open_network(tmp_path / "f.onnx").layers
    sides = (2, 1, 1, 1)
    expected = (values.astype(np.float32) - zero.reshape(sides)) * scale.reshape(sides)
    np.testing.assert_array_equal(layer.weight(), expected)


def test_lengths_of_weight_normalization_are_not_filters(tmp_path: Path) -> None:
    names = [f"c.parametrizations.weight.original{n}" for n in (0, 1)]
    arrays = dict(zip(names, (drawn(4, 1, 1, 1), drawn(4, 3, 5, 5)), strict=True))
    np.savez(tmp_path / "f.npz", **arrays)
    network = open_network(tmp_path / "f.npz")
    assert [(layer.name, layer.axes) for layer in network.layers] == [("c", "OIHW")]
    assert str(network.notes[0]).startswith("weight normalization: these filters are multiplied")


def test_layers_of_keras_are_named_and_ordered_by_the_configuration(tmp_path: Path) -> None:
    """The groups in the file are named by class; Keras 2 stores no other names there."""
    stream = io.BytesIO()
    groups = ("conv2d_1", "conv2d", "sequential/layers/conv2d", "separable_conv2d")
    with h5py.File(stream, "w") as file:
        for number, group in enumerate(groups):
            file[f"layers/{group}/vars/0"] = drawn(3, 3, 3, number + 3)

    def layer(kind: str, name: str, **more: Any) -> dict[str, Any]:
        return {"class_name": kind, "config": {"name": name, **more}}

    inner = layer("Sequential", "block", layers=[layer("Conv2D", "inside")])
    own = [layer("SeparableConv2D", "pair"), layer("Conv2D", "z"), inner, layer("Conv2D", "a")]
    with zipfile.ZipFile(tmp_path / "m.keras", "w") as archive:
        archive.writestr("model.weights.h5", stream.getvalue())
        archive.writestr("config.json", json.dumps(layer("Functional", "model", layers=own)))
    layers = open_network(tmp_path / "m.keras").layers
    found = [(one.name, one.shape and one.shape[0]) for one in layers]
    names = ["pair/depthwise_kernel", "z", "sequential/inside", "a"]
    assert found == list(zip(names, [18, 4, 5, 3], strict=True))


def test_large_layers_are_not_measured(tmp_path: Path, monkeypatch: Any, capsys: Capture) -> None:
    monkeypatch.setattr("guitrainer.cli.look.LARGEST_MEASURED", 600)
    monkeypatch.setattr("guitrainer.cli.look.MOST_MEASURED", 700)
    arrays = {"a": (4, 3, 5, 5), "b": (4, 4, 5, 5), "c": (8, 4, 3, 3), "d": (8, 3, 5, 6)}
    np.savez(tmp_path / "f.npz", **{f"{n}.weight": drawn(*s) for n, s in arrays.items()})
    assert main(["look", str(tmp_path / "f.npz"), "--json"]) == 0
    layers = json.loads(capsys.readouterr().out)["layers"]
    assert [layer["std"] is None for layer in layers] == [False, False, True, True]
    assert main(["look", str(tmp_path / "f.npz")]) == 0
    assert "together more than 700: c, d\n" in capsys.readouterr().out


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
    pytest.importorskip("scipy.io")
    for packed in (False, True):
        written = write_matconvnet(tmp_path, packed=packed)
        found = open_network(tmp_path / "f.mat").layers
        assert [(layer.axes, layer.known) for layer in found] == [
            ("HWIO", "written by MatConvNet")
        ] * 2
        for layer, weight in zip(found, written, strict=True):
            np.testing.assert_array_equal(layer.weight(), weight.transpose(3, 2, 0, 1))


def test_caffe(tmp_path: Path) -> None:
    weight = write_caffe(tmp_path)
    (found,) = open_network(tmp_path / "f.caffemodel").layers
    assert (found.name, found.axes, found.known) == ("conv1", "OIHW", "written by Caffe")
    np.testing.assert_array_equal(found.weight(), weight)


def test_convolutions_along_one_axis(tmp_path: Path) -> None:
    weights: dict[str, Any] = {
        "conv.weight": drawn(8, 2, 5),
        "up.weight": drawn(4, 6, 3),
        "up.bias": drawn(6),
        "cls_token.weight": drawn(1, 1, 8),
        "bilinear.weight": drawn(2, 3, 4),
    }
    (tmp_path / "f.safetensors").write_bytes(b"".join(encode(weights, {"format": "pt"})))
    network = open_network(tmp_path / "f.safetensors")
    assert [(layer.name, layer.kind, layer.shape) for layer in network.layers] == [
        ("conv", "convolution", (8, 2, 1, 5)),
        ("up", "transposed", (6, 4, 1, 3)),
    ]
    first, second = (layer.weight() for layer in network.layers)
    np.testing.assert_array_equal(first[:, :, 0], weights["conv.weight"])
    np.testing.assert_array_equal(second[:, :, 0], weights["up.weight"].swapaxes(0, 1))
    assert "convolutions along one axis, listed with the height 1: conv, up" in map(
        str, network.notes
    )


def test_transposed_convolutions_of_onnx_in_groups(tmp_path: Path) -> None:
    weight = drawn(6, 2, 3, 3)
    for groups in (1, 3, 4):
        node = onnx.helper.make_node("ConvTranspose", ["x", "w"], ["y"], group=groups)
        array = onnx.numpy_helper.from_array(weight, "w")
        graph = onnx.helper.make_graph([node], "g", [], [], [array])
        onnx.save(onnx.helper.make_model(graph), tmp_path / f"{groups}.onnx")
    (plain,) = open_network(tmp_path / "1.onnx").layers
    np.testing.assert_array_equal(plain.weight(), weight.swapaxes(0, 1))
    (grouped,) = open_network(tmp_path / "3.onnx").layers
    parts = np.concatenate([weight[k : k + 2].swapaxes(0, 1) for k in (0, 2, 4)])
    assert (grouped.shape, grouped.groups) == ((6, 2, 3, 3), 3)
    np.testing.assert_array_equal(grouped.weight(), parts)
    with pytest.raises(WeightsError, match="6 channels in 4 groups: an invalid ONNX file"):
        open_network(tmp_path / "4.onnx")


def test_branches_of_onnx(tmp_path: Path) -> None:
    make = onnx.helper.make_node
    stored = {"a": drawn(4, 1, 3, 3), "b": drawn(4, 1, 5)}

    def branch(name: str) -> Any:
        array = onnx.numpy_helper.from_array(stored[name], "w")
        nodes = [make("Constant", [], ["w"], value=array), make("Conv", ["x", "w"], ["y"])]
        return onnx.helper.make_graph(nodes, name, [], [])

    node = make("If", ["c"], ["y"], then_branch=branch("a"), else_branch=branch("b"))
    graph = onnx.helper.make_graph([node], "g", [], [])
    onnx.save(onnx.helper.make_model(graph), tmp_path / "f.onnx")
    found = {layer.name: layer.weight() for layer in open_network(tmp_path / "f.onnx").layers}
    assert set(found) == {"then_branch/w", "else_branch/w"}
    np.testing.assert_array_equal(found["then_branch/w"], stored["a"])
    np.testing.assert_array_equal(found["else_branch/w"][:, :, 0], stored["b"])


def test_bfloat16_of_keras(tmp_path: Path) -> None:
    weight = drawn(3, 3, 1, 4)
    upper = (weight.view(np.uint32) >> 16).astype("<u2")
    with h5py.File(tmp_path / "f.weights.h5", "w") as file:
        stored = file.create_dataset("layers/conv2d/vars/0", data=upper.view("V2"))
        stored.attrs["dtype"] = "bfloat16"
    (layer,) = open_network(tmp_path / "f.weights.h5").layers
    assert layer.dtype == "bfloat16"
    expected = (upper.astype(np.uint32) << 16).view(np.float32)
    np.testing.assert_array_equal(layer.weight(), expected.transpose(3, 2, 0, 1))
