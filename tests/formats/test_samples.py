"""Files of the real libraries: the first convolution equals the expected one to the bit."""

import base64
import io
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import scipy.io
from pydantic import ValidationError

from guitrainer.cli.main import main
from guitrainer.config.schema import Initializer
from guitrainer.errors import ConfigError, WeightsError
from guitrainer.explain.sources.common import stored_code
from guitrainer.formats.networks import keras_files
from guitrainer.formats.networks.layers import open_network
from guitrainer.nn.initializers import sample
from guitrainer.nn.initializers.schemes import check_settings

SAMPLES = Path(__file__).parent / "samples"
ROOT = Path(__file__).parents[2]
KERNEL_5, KERNEL_3 = (8, 1, 5, 5), (4, 3, 3, 3)

# File, name of the first convolution, order of its axes as stored, shape, number of convolutions.
TABLE: list[tuple[str, str, str, tuple[int, ...], int]] = [
    ("keras3.keras", "conv2d", "HWIO", KERNEL_5, 7),
    ("keras3-named.keras", "my_first", "HWIO", KERNEL_5, 7),
    ("keras3-with-adam.keras", "conv2d_9", "HWIO", (2, 1, 3, 3), 1),
    ("keras3.weights.h5", "conv2d", "HWIO", KERNEL_5, 7),
    ("keras3-named.weights.h5", "my_first", "HWIO", KERNEL_5, 7),
    ("keras3-nested.weights.h5", "a", "HWIO", KERNEL_3, 3),
    ("keras3-subclassed.weights.h5", "conv2d_6", "HWIO", KERNEL_3, 3),
    ("keras3-legacy.h5", "conv2d", "HWIO", KERNEL_5, 7),
    ("keras2.h5", "first", "HWIO", KERNEL_5, 3),
    ("keras2_weights.h5", "first", "HWIO", KERNEL_5, 3),
    ("keras2.weights.h5", "conv2d", "HWIO", KERNEL_5, 3),
    ("keras_named.npz", "sequential/conv2d", "HWIO", KERNEL_5, 7),
    ("keras_get_weights.npz", "arr_0", "HWIO", KERNEL_5, 7),
    ("torch-state_dict.pt", "conv1", "OIHW", KERNEL_5, 5),
    ("torch-checkpoint.pth", "conv1", "OIHW", KERNEL_5, 5),
    ("torch-legacy.pt", "conv1", "OIHW", KERNEL_5, 5),
    ("torch-state_dict.npz", "conv1", "OIHW", KERNEL_5, 5),
    ("torchscript.pt", "conv1", "OIHW", KERNEL_5, 5),
    ("torchscript-frozen.pt", "constants.0", "OIHW", (4, 1, 5, 5), 2),
    ("torch-export.pt2", "conv1", "OIHW", KERNEL_5, 5),
    ("torch.safetensors", "conv1", "OIHW", KERNEL_5, 5),
    ("dyn.onnx", "conv1", "OIHW", KERNEL_5, 5),
    ("torch-dynamo-inline.onnx", "conv1", "OIHW", KERNEL_5, 5),
    ("torch-legacy-exporter.onnx", "onnx::Conv_34", "OIHW", KERNEL_5, 5),
    ("keras3-torch-backend.onnx", "onnx::Conv_260", "OIHW", KERNEL_5, 4),
    ("f.tflite", "sequential_1/first_1/convolution", "OHWI", KERNEL_5, 5),
    ("f16.tflite", "sequential_1/first_1/convolution", "OHWI", KERNEL_5, 5),
    ("dyn.tflite", "sequential_1/first_1/convolution", "OHWI", KERNEL_5, 5),
    ("i8.tflite", "sequential_1/first_1/convolution", "OHWI", KERNEL_5, 5),
    (
        "sparse.tflite",
        "sequential_1/re_lu_1/Relu;sequential_1/first_1/convolution",
        "OHWI",
        (8, 3, 3, 3),
        2,
    ),
    ("sparse-f16.tflite", "sequential_1/first_1/convolution3", "OHWI", (8, 3, 3, 3), 2),
    ("torch-types.pt", "tensor", "OIHW", (4, 3, 3, 3), 10),
    ("tfjs", "first", "HWIO", KERNEL_5, 2),
    ("tfjs-uint8", "first", "HWIO", KERNEL_5, 2),
    ("savedmodel", "sequential/first", "HWIO", KERNEL_5, 5),
    ("savedmodel/saved_model.pb", "sequential/first", "HWIO", KERNEL_5, 5),
    ("flax_slash.npz", "params/Conv_0", "HWIO", KERNEL_5, 3),
    ("flax_dot.npz", "params.Conv_0", "HWIO", KERNEL_5, 3),
    ("flax.msgpack", "params/Conv_0", "HWIO", KERNEL_5, 3),
    ("jax_list.npz", "arr_3", "HWIO", (3, 16, 3, 3), 3),
    ("mlx.safetensors", "layers.0", "OHWI", KERNEL_3, 2),
    ("mlx.npz", "layers.2", "OHWI", (8, 4, 3, 3), 2),
    ("darknet.weights", "0.convolutional", "OIHW", KERNEL_3, 1),
    ("vision-patch-embedding.gguf", "v.patch_embd", "OIHW", (8, 3, 4, 5), 1),
]
SAME = {"torch-checkpoint.pth": "torch-state_dict.pt", "torch-legacy.pt": "torch-state_dict.pt"}
# Files with fewer bits per number, and the largest error relative to the largest weight.
ROUNDED = {"f16.tflite": ("f.tflite", 2**-11), "sparse-f16.tflite": ("sparse.tflite", 2**-11),
            "dyn.tflite": ("f.tflite", 0.0),
           "i8.tflite": ("f.tflite", 1 / 127), "tfjs-uint8": ("tfjs", 1 / 127)}  # fmt: skip


@pytest.mark.parametrize(("file", "name", "axes", "shape", "count"), TABLE)
def test_first_convolution(
    file: str, name: str, axes: str, shape: tuple[int, ...], count: int
) -> None:
    network = open_network(SAMPLES / file)
    first = network.layers[0]
    assert (first.name, first.axes, first.shape) == (name, axes, shape)
    assert len(network.layers) == count
    weights = [layer.weight() for layer in network.layers]
    assert [weight.shape for weight in weights] == [layer.shape for layer in network.layers]
    expected = SAMPLES / "expected" / f"{SAME.get(file, file)}.npy"
    if expected.is_file():
        np.testing.assert_array_equal(weights[0], np.load(expected), strict=True)


@pytest.mark.parametrize("file", ROUNDED)
def test_quantized_filters_are_dequantized(file: str) -> None:
    exact, tolerance = ROUNDED[file]
    expected = open_network(SAMPLES / exact).layers[0].weight()
    weight = open_network(SAMPLES / file).layers[0].weight()
    largest = np.abs(expected).max()
    np.testing.assert_allclose(weight, expected, rtol=0, atol=tolerance * largest)


def test_tensors_of_all_types_of_torch() -> None:
    layers = {layer.name: layer for layer in open_network(SAMPLES / "torch-types.pt").layers}
    exact = {name: layer for name, layer in layers.items() if name.endswith("_exact")}
    assert len(exact) == 5
    for name, layer in exact.items():
        found = layers[name.removesuffix("_exact")]
        np.testing.assert_array_equal(found.weight(), layer.weight(), strict=True)


def test_layers_of_a_savedmodel_are_in_the_order_of_the_model() -> None:
    network = open_network(SAMPLES / "savedmodel")
    assert [(layer.name, layer.kind) for layer in network.layers] == [
        ("sequential/first", "convolution"),
        ("sequential/depthwise_conv2d", "depthwise"),
        ("sequential/conv2d", "convolution"),
        ("sequential/conv2d_1", "convolution"),
        ("sequential/conv2d_transpose", "transposed"),
    ]


def test_checkpoints_of_tensorflow_are_the_variables_of_a_savedmodel(tmp_path: Path) -> None:
    variables = SAMPLES / "savedmodel" / "variables"
    shutil.copy(variables / "variables.index", tmp_path / "ckpt-3.index")
    values = "data-00000-of-00001"
    shutil.copy(variables / f"variables.{values}", tmp_path / f"ckpt-3.{values}")
    network = open_network(tmp_path / "ckpt-3.index")
    assert network.format == "checkpoint of TensorFlow"
    whole = open_network(SAMPLES / "savedmodel").layers
    for found, expected in zip(network.layers, whole, strict=True):
        assert (found.name, found.kind) == (expected.name, expected.kind)
        np.testing.assert_array_equal(found.weight(), expected.weight())


def test_state_of_the_optimizer_is_left_out() -> None:
    assert "10 arrays of an optimizer were left out" in map(
        str, open_network(SAMPLES / "keras3-with-adam.keras").notes
    )


def test_folded_batch_normalization_is_noted() -> None:
    (note,) = map(str, open_network(SAMPLES / "torch-legacy-exporter.onnx").notes)
    assert note.startswith("there is no batch normalization in the file")
    notes = open_network(SAMPLES / "keras3-tf-backend-invalid.onnx").notes
    assert "conv2d_1/227:0 is used by StatefulPartitionedCall, which is not" in str(notes[0])


def test_whole_modules_are_not_unpickled() -> None:
    with pytest.raises(WeightsError) as caught:
        open_network(SAMPLES / "torch-whole-module.pt")
    assert "a pickle that needs __main__.N: nothing is ever unpickled; accepted: " in str(
        caught.value
    )
    assert "torch.save(model.state_dict()" in str(caught.value)


@pytest.mark.parametrize(
    ("file", "needed", "message"),
    [
        ("dyn.onnx", "dyn.onnx.data", "which is missing"),
        ("darknet.weights", "darknet.cfg", "accepted: darknet.cfg in the same folder"),
    ],
)
def test_files_that_need_another_file(file: str, needed: str, message: str, tmp_path: Path) -> None:
    shutil.copy(SAMPLES / file, tmp_path)
    assert not (tmp_path / needed).exists()
    with pytest.raises(WeightsError, match=message):
        for layer in open_network(tmp_path / file).layers:
            layer.weight()


def test_weights_outside_the_folder_are_refused(tmp_path: Path) -> None:
    content = (SAMPLES / "dyn.onnx").read_bytes()
    assert content.count(b"dyn.onnx.data") >= 1
    folder = tmp_path / "inner"
    folder.mkdir()
    (folder / "x.onnx").write_bytes(content.replace(b"dyn.onnx.data", b"../onnx.datas"))
    (tmp_path / "onnx.datas").write_bytes((SAMPLES / "dyn.onnx.data").read_bytes())
    with pytest.raises(WeightsError, match="outside the folder of the file"):
        for layer in open_network(folder / "x.onnx").layers:
            layer.weight()


class Exploit:
    def __reduce__(self) -> Any:
        return os.system, ("touch /tmp/guitrainer-was-here",)


@pytest.mark.parametrize("protocol", [2, 3, 4, 5])
def test_hostile_pickles_do_nothing(protocol: int, tmp_path: Path) -> None:
    import pickle
    import zipfile

    content = pickle.dumps({"conv1.weight": Exploit()}, protocol)
    with zipfile.ZipFile(tmp_path / "f.pt", "w") as archive:
        archive.writestr("x/data.pkl", content)
    with pytest.raises(WeightsError, match=r"a pickle that needs posix\.system|nt\.system"):
        open_network(tmp_path / "f.pt")
    (tmp_path / "g.pt").write_bytes(content)
    with pytest.raises(WeightsError, match="a Python pickle; nothing is ever unpickled"):
        open_network(tmp_path / "g.pt")


def mutated(content: bytes, luck: random.Random) -> bytes:
    """Content with some bytes changed, a part removed, repeated, or filled."""
    data = bytearray(content)
    kind = luck.randrange(5)
    place = luck.randrange(min(len(data), luck.choice((64, 2048, len(data)))))
    length = luck.choice((1, 4, 8, 64, 1024))
    if kind == 0:
        del data[place:]
    elif kind == 1:
        del data[place : place + length]
    elif kind == 2:
        data[place : place + length] = bytes([luck.choice((0, 1, 127, 128, 255))]) * length
    elif kind == 3:
        data[place:place] = data[place : place + length]
    else:
        for _ in range(luck.choice((1, 2, 8))):
            data[luck.randrange(len(data))] = luck.randrange(256)
    return bytes(data)


FUZZED = [
    "torch-state_dict.pt", "torch-legacy.pt", "torchscript.pt", "torch-export.pt2",
    "torch.safetensors", "keras3-with-adam.keras", "keras3-nested.weights.h5",
    "keras2_weights.h5", "torch-legacy-exporter.onnx", "i8.tflite", "tfjs/model.json",
    "savedmodel/variables/variables.index", "flax.msgpack", "darknet.cfg",
    "vision-patch-embedding.gguf", "keras_named.npz",
]  # fmt: skip


def survives(file: str, count: int, folder: Path) -> None:
    """Open mutated copies; each is read, or refused with one line."""
    luck = random.Random(file)
    source = SAMPLES / file
    if "/" in file:
        shutil.copytree(SAMPLES / file.split("/")[0], folder / "f")
        target, entry = folder / "f" / file.partition("/")[2], folder / "f"
    else:
        target = entry = folder / file
        if file == "darknet.cfg":
            shutil.copy(SAMPLES / "darknet.weights", folder)
            entry = folder / "darknet.weights"
    content = source.read_bytes()
    for _ in range(count):
        target.write_bytes(mutated(content, luck))
        try:
            for layer in open_network(entry).layers:
                assert layer.shape is None or len(layer.shape) == 4  # of any size
                layer.weight()
        except WeightsError as error:
            assert "\n" not in str(error)


@pytest.mark.parametrize("file", FUZZED)
def test_damaged_files_are_refused_in_one_line(file: str, tmp_path: Path) -> None:
    survives(file, 20, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("file", FUZZED)
def test_many_damaged_files_are_refused_in_one_line(file: str, tmp_path: Path) -> None:
    survives(file, 300, tmp_path)


@pytest.mark.parametrize(
    ("path", "shape", "name"),
    [
        ("torch-state_dict.pt#conv1", KERNEL_5, "conv1"),
        ("torch-state_dict.pt", KERNEL_5, "conv1"),
        ("keras3.keras", KERNEL_5, "conv2d"),
        ("keras3-nested.weights.h5#b", KERNEL_3, "b"),
        ("flax_slash.npz", KERNEL_5, "params/Conv_0"),
        ("flax_slash.npz#params/second/kernel", (16, 4, 3, 3), "params/second"),
        ("savedmodel#sequential/first", KERNEL_5, "sequential/first"),
    ],
)
def test_a_layer_starts_from_filters_of_another_program(
    path: str, shape: tuple[int, ...], name: str
) -> None:
    initializer = Initializer(scheme="file", path=str(SAMPLES / path))
    weight = sample(initializer, shape, np.random.default_rng(0))
    expected = open_network(SAMPLES / path.partition("#")[0]).layer(name).weight()
    np.testing.assert_array_equal(weight, expected, strict=True)


@pytest.mark.parametrize(
    ("path", "shape", "message"),
    [
        (
            "torch-state_dict.pt",
            (8, 2, 5, 5),
            r"found conv1 \(8, 1, 5, 5\), .*accepted: ",
        ),
        ("keras3-nested.weights.h5", KERNEL_3, "a, b all have the shape .*; choose with .*#LAYER"),
        ("torch-state_dict.pt#conv9", KERNEL_5, "has no layer conv9, accepted: conv1, conv2"),
    ],
)
def test_filters_that_do_not_fit(path: str, shape: tuple[int, ...], message: str) -> None:
    initializer = Initializer(scheme="file", path=str(SAMPLES / path))
    with pytest.raises(WeightsError, match=message):
        sample(initializer, shape, np.random.default_rng(0))


def test_whole_path_is_tried_before_the_last_sign(tmp_path: Path) -> None:
    shutil.copy(SAMPLES / "torch-state_dict.pt", tmp_path / "a#conv1")
    shutil.copy(SAMPLES / "keras3.keras", tmp_path / "a")
    initializer = Initializer(scheme="file", path=str(tmp_path / "a#conv1"))
    weight = sample(initializer, KERNEL_5, np.random.default_rng(0))
    np.testing.assert_array_equal(weight, np.load(SAMPLES / "expected/torch-state_dict.pt.npy"))


def test_turned_axes_are_said(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    stored = np.random.default_rng(1).normal(size=(3, 3, 3, 16)).astype(np.float32)
    np.save(tmp_path / "w.npy", stored)
    initializer = Initializer(scheme="file", path=str(tmp_path / "w.npy"))
    with caplog.at_level("INFO", "guitrainer"):
        weight = sample(initializer, (16, 3, 3, 3), np.random.default_rng(0))
    np.testing.assert_array_equal(weight, stored.transpose(3, 2, 0, 1))
    assert "w is stored as HWIO (3, 3, 3, 16) and was turned to (16, 3, 3, 3)" in caplog.text


@pytest.mark.parametrize(
    "file", ["keras_get_weights.npz", "torch-state_dict.npz", "flax_slash.npz", "keras_named.npz"]
)
def test_layers_of_npz_are_read_as_they_are_shown(file: str) -> None:
    """By the names that `look` shows, and turned as the other layers, even if the shape fits."""
    for layer in open_network(SAMPLES / file).layers:
        assert layer.shape is not None
        initializer = Initializer(scheme="file", path=f"{SAMPLES / file}#{layer.name}")
        weight = sample(initializer, layer.shape, np.random.default_rng(0))
        np.testing.assert_array_equal(weight, layer.weight())
        code = stored_code(initializer, layer.shape)
        made = eval(code, {"np": np, "io": io, "base64": base64})
        np.testing.assert_array_equal(made, weight)


def test_an_order_of_axes_may_be_given(tmp_path: Path) -> None:
    stored = np.random.default_rng(1).normal(size=(3, 3, 3, 3)).astype(np.float32)
    np.savez(tmp_path / "w.npz", x=stored, y=stored)
    path = str(tmp_path / "w.npz#x")
    initializer = Initializer(scheme="file", path=path, axes="hwio")
    assert initializer.axes == "HWIO"
    weight = sample(initializer, stored.shape, np.random.default_rng(0))
    np.testing.assert_array_equal(weight, stored.transpose(3, 2, 0, 1))
    code = stored_code(initializer, stored.shape)
    made = eval(code, {"np": np, "io": io, "base64": base64})
    np.testing.assert_array_equal(made, weight)


def test_axes_in_doubt_name_the_field(tmp_path: Path) -> None:
    scipy.io.savemat(tmp_path / "w.mat", {"x": np.ones((3, 3, 3, 3), np.float32)})
    initializer = Initializer(scheme="file", path=str(tmp_path / "w.mat"))
    message = r"x \(3, 3, 3, 3\): the order .*accepted: initializer\.axes \(OIHW, HWIO, OHWI\)"
    with pytest.raises(WeightsError, match=message):
        sample(initializer, (3, 3, 3, 3), np.random.default_rng(0))


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"scheme": "file", "path": "w.npy", "axes": "OIHH"}, "got OIHH, accepted: the letters O"),
        ({"scheme": "file", "content": ["x"], "axes": "OIHW"}, "there is no path of a file"),
        ({"scheme": "zeros", "axes": "OIHW"}, "the scheme 'zeros' takes no settings"),
    ],
)
def test_orders_that_cannot_be_used(fields: dict[str, Any], message: str) -> None:
    with pytest.raises((ValidationError, ConfigError), match=message):
        check_settings(Initializer(**fields))


def test_filters_of_another_program_are_exported(tmp_path: Path) -> None:
    source = str(SAMPLES / "keras3-nested.weights.h5")
    for to in ("a.png", "a.svg", "a.npz"):
        assert main(["export", source, "--layer", "b", "--to", str(tmp_path / to)]) == 0
    (layer,) = open_network(tmp_path / "a.npz").layers
    np.testing.assert_array_equal(layer.weight(), open_network(source).layer("b").weight())
    assert main(["export", source, "--to", str(tmp_path / "folder")]) == 0
    assert len(list((tmp_path / "folder").iterdir())) == 4
    assert main(["export", source, "--to", str(tmp_path / "a.gif")]) == 2


@pytest.mark.parametrize("file", ["keras3.keras", "keras3-with-adam.keras"])
def test_large_keras_files_are_read_in_place(file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keras_files, "LARGEST_IN_MEMORY", 0)
    weight = open_network(SAMPLES / file).layers[0].weight()
    np.testing.assert_array_equal(weight, np.load(SAMPLES / "expected" / f"{file}.npy"))


@pytest.mark.parametrize(
    ("file", "kept", "words"),
    [
        ("keras2.h5", 0.5, "not an HDF5 file, or damaged"),  # crashed as the interpreter ended
        ("torch-state_dict.pt", 0.5, "not an archive of weights, or damaged"),
    ],
)
def test_a_truncated_file_ends_the_program_in_order(
    tmp_path: Path, file: str, kept: float, words: str
) -> None:
    content = (SAMPLES / file).read_bytes()
    path = tmp_path / file
    path.write_bytes(content[: int(kept * len(content))])
    command = [sys.executable, str(ROOT / "main.py"), "look", str(path)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout, ended.stderr.count("\n")) == (2, "", 1)
    assert words in ended.stderr
