"""`export` of whole networks, from a run to the files of other libraries."""

import json
import zipfile
from pathlib import Path

import numpy as np
import pytest

from guitrainer.cli.main import main
from guitrainer.errors import WeightsError
from guitrainer.formats.networks.layers import open_network
from guitrainer.formats.networks.protobuf import Message
from guitrainer.formats.tensors import opened_foreign
from guitrainer.runs.checkpoint import load_checkpoint
from tests.cli.processes import SMALL


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("run") / "run"
    words = ["--headless", "lenet", "--steps", "2", "--out", str(folder), "--quiet"]
    assert main([*words, *SMALL]) == 0
    return folder


@pytest.mark.parametrize(
    "suffix", [".onnx", ".safetensors", ".pt", ".pth", ".keras", ".weights.h5"]
)
def test_network_of_a_run(suffix: str, run: Path, tmp_path: Path) -> None:
    to = tmp_path / f"network{suffix}"
    assert main(["export", str(run), "--to", str(to)]) == 0
    first, second = open_network(to).layers
    arrays = load_checkpoint(run).arrays
    np.testing.assert_array_equal(first.weight(), arrays["conv1.weight"])
    np.testing.assert_array_equal(second.weight(), arrays["conv2.weight"])


def test_a_network_has_no_single_layer(
    run: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    to = tmp_path / "network.onnx"
    assert main(["export", str(run), "--to", str(to), "--layer", "conv1"]) == 2
    assert "contains the whole network; accepted: without layer and step" in capsys.readouterr().err
    assert not to.exists()


def test_the_input_is_described_in_the_file(run: Path, tmp_path: Path) -> None:
    for suffix in (".onnx", ".safetensors", ".keras"):
        assert main(["export", str(run), "--to", str(tmp_path / f"network{suffix}")]) == 0
    model = Message(memoryview((tmp_path / "network.onnx").read_bytes()))
    found = {entry.text(1): entry.text(2) for entry in model.messages(14)}
    assert found["input"] == "images: float32 (batch, 1, 28, 28)"
    assert found["preprocessing"] == "pixels in 0…1, minus 0.1307, divided by 0.3081"
    assert json.loads(found["class_names"]) == [str(digit) for digit in range(10)]
    assert json.loads(found["scale"]) == pytest.approx([1 / 255 / 0.3081])
    assert json.loads(found["shift"]) == pytest.approx([-0.1307 / 0.3081])
    assert found["pixels"] == "0 to 255; input = pixel * scale + shift, per channel"
    with opened_foreign(tmp_path / "network.safetensors", WeightsError) as file:
        assert file.metadata == {"format": "pt", **found}
    with zipfile.ZipFile(tmp_path / "network.keras") as archive:
        metadata = json.loads(archive.read("metadata.json"))
    last = {"input": "images: float32 (batch, 28, 28, 1)"}  # Keras has the channels last
    assert metadata == {"keras_version": "3.9.0", **found, **last}


def test_an_exported_program_is_left_to_torch(
    run: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    to = tmp_path / "network.pt2"
    assert main(["export", str(run), "--to", str(to)]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "torch.export writes .pt2 files itself, from the model; accepted: .pt or .saf" in line
    assert not to.exists()
