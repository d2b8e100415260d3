"""`score`: filters in a file."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from guitrainer.cli.main import main

Capture = pytest.CaptureFixture[str]
SOBEL = np.array([[1, 0, -1], [2, 0, -2], [1, 0, -1]], np.float32)
PREWITT = np.array([[1, 0, -1]] * 3, np.float32)
LAPLACIAN = np.array([[0, 1, 0], [1, -4, 1], [0, 1, 0]], np.float32)
FILTERS = np.stack([PREWITT, SOBEL, LAPLACIAN, 0 * SOBEL])[:, None]


def save(path: Path, **arrays: Any) -> Path:
    np.savez(path, **{key.replace("_", "."): array for key, array in arrays.items()})
    return path


def test_known_filters(tmp_path: Path, capsys: Capture) -> None:
    path = save(tmp_path / "f.npz", conv1_weight=FILTERS, conv1_bias=np.zeros(4), d_weight=SOBEL)
    assert main(["score", str(path), "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert result["file"] == str(path)
    (layer,) = result["layers"]
    assert layer["layer"] == "conv1"
    assert [f["label"] for f in layer["filters"]] == ["edge", "noise", "blob", "dead"] or [
        f["label"] for f in layer["filters"]
    ] == ["edge", "edge", "blob", "dead"]
    scores = [f["score"] for f in layer["filters"]]
    assert scores == pytest.approx([1.0, 0.8, 0.0, 0.0], abs=0.02)
    assert layer["edge_score"] == pytest.approx(np.mean(scores))


def test_table_names_score_and_label(tmp_path: Path, capsys: Capture) -> None:
    path = save(tmp_path / "f.npz", conv1_weight=FILTERS, b_weight=FILTERS[:1])
    assert main(["score", str(path), "--layer", "b"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("b: 100 % edges, edge score 1.00, 1 orientations, spread ")
    assert lines[1:] == ["filter  score  label", "     0   1.00  edge"]


@pytest.mark.parametrize(
    ("arrays", "words", "message"),
    [
        ({}, [], "not a trained network but an empty zip archive; accepted: "),
        ({"conv1_weight": FILTERS}, ["--layer", "conv2"], "accepted: conv1"),
        (
            {"conv1_weight": FILTERS * np.nan},
            [],
            "conv1.weight: contains NaN or infinity, accepted: ",
        ),
        (
            {"conv1_weight": FILTERS.astype(np.float64) * 1e39},
            [],
            "conv1.weight: contains NaN or infinity, accepted: ",
        ),
        ({"conv1_weight": FILTERS + 1j}, [], "conv1.weight: complex64, accepted: real numbers"),
        (
            {"conv1_weight": np.array([None])},
            [],
            "contains Python objects, which are never unpickled",
        ),
        (
            {"conv1_weight": SOBEL},
            [],
            "found conv1.weight (3, 3); accepted: at least one array with ",
        ),
        (
            {"x": np.zeros((5, 5, 6, 16))[:, :4]},
            [],
            "x (5, 4, 6, 16): the order of the axes is not ",
        ),
        (
            {"x": FILTERS[:, [0, 0, 0]][:3]},
            [],
            "possible: OIHW or HWIO or OHWI); accepted: --axes ",
        ),
        ({"c_weight": np.zeros((1, 1, 40, 40))}, [], "found c.weight (1, 1, 40, 40); accepted: "),
        ({"c_weight": np.zeros((0, 1, 3, 3))}, [], "found c.weight (0, 1, 3, 3); accepted: at "),
    ],
)
def test_file_is_refused_in_one_line(
    arrays: dict[str, Any], words: list[str], message: str, tmp_path: Path, capsys: Capture
) -> None:
    path = save(tmp_path / "f.npz", **arrays)
    assert main(["score", str(path), *words]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert str(path) in err
    assert message in err


def test_missing_file(capsys: Capture, tmp_path: Path) -> None:
    assert main(["score", str(tmp_path / "absent.npz")]) == 2
    assert "absent.npz: cannot be read: No such file or directory" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"5,0,0\n", "not a trained network but a table of text (CSV)"),
        (b"\0\0\x08\x01\0\0\0\x01\x05", "not a trained network but a single IDX file"),
        (b"PK\x03\x04damaged", "not an archive of weights, or damaged"),
    ],
)
def test_another_file_is_told_for_what_it_is(
    content: bytes, expected: str, tmp_path: Path, capsys: Capture
) -> None:
    (tmp_path / "weights").write_bytes(content)
    assert main(["score", str(tmp_path / "weights")]) == 2
    assert expected in capsys.readouterr().err


def test_the_last_checkpoint_in_a_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for epoch, filters in ((9, 3), (10, 2)):
        weight = np.random.default_rng(epoch).normal(size=(filters, 1, 5, 5))
        save(tmp_path / f"epoch_{epoch}.npz", conv1_weight=weight)
    assert main(["score", str(tmp_path), "--json"]) == 0
    (layer,) = json.loads(capsys.readouterr().out)["layers"]
    assert layer["layer"] == "conv1" and len(layer["filters"]) == 2
