"""`export` of whole networks, from a run to the files of other libraries."""

from pathlib import Path

import numpy as np
import pytest

from guitrainer.cli.main import main
from guitrainer.formats.networks.layers import open_network
from guitrainer.runs.checkpoint import load_checkpoint
from tests.cli.processes import SMALL


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("run") / "run"
    words = ["--headless", "lenet", "--steps", "2", "--out", str(folder), "--quiet"]
    assert main([*words, *SMALL]) == 0
    return folder


@pytest.mark.parametrize("suffix", [".onnx", ".safetensors", ".pt", ".pth", ".weights.h5"])
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
