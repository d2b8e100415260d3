"""`look` at images and labels."""

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from guitrainer.cli.main import main
from guitrainer.formats.datasets.describing import describe
from tests.formats.datasets.making import colored, drawn, write_idx

X, Y = drawn(60)


def _emnist(folder: Path) -> Path:
    for side in ("train", "test"):
        write_idx(folder / f"emnist-letters-{side}-images-idx3-ubyte.gz", X.swapaxes(1, 2))
        write_idx(folder / f"emnist-letters-{side}-labels-idx1-ubyte.gz", Y + np.uint8(1))
    return folder


def test_images_are_described(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheet = tmp_path / "sheet.png"
    folder = _emnist(tmp_path / "own")
    assert main(["look", str(folder), "--json", "--to", str(sheet)]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["format"] == "IDX files"
    assert found["notes"] == ["stored transposed, turned upright", "labels 1 to 10, 1 subtracted"]
    assert found["parts"]["train"]["shape"] == [1, 28, 28]
    assert found["parts"]["test"]["per_class"]["10"] == 6
    assert found["arrays"][2]["role"] == "train images"
    assert found["sheet"] == str(sheet)
    with Image.open(sheet) as picture:
        tile = np.asarray(picture.convert("L"))[4:32, 150:178]
    np.testing.assert_array_equal(tile, X[Y == 0][0])


def test_text_names_every_interpretation(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    np.savez(tmp_path / "own.npz", images=colored(X).transpose(1, 2, 3, 0) / 255, labels=Y)
    assert main(["look", str(tmp_path / "own.npz")]) == 0
    text = " ".join(capsys.readouterr().out.split())
    for part in (
        "format NumPy archive (.npz)",
        "images: 28×28×3×60 float64, first items from 0 to 1, images",
        "train 60 images of 3×28×28; 10 classes (0: 6, 1: 6,",
        "the last of the axes 28×28×3×60 counts the images",
        "a sixth of every class is held out",
    ):
        assert part in text


def test_what_is_in_doubt_is_said_and_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    many = np.ones((60, 4), np.uint8)
    np.savez(tmp_path / "own.npz", images=X, labels=many)
    assert main(["look", str(tmp_path / "own.npz"), "--json"]) == 0
    doubts = json.loads(capsys.readouterr().out)["doubts"]
    assert len(doubts) == 1
    assert "with several classes per image" in doubts[0]


def test_unused_labels_are_in_doubt(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    labels = np.where(Y % 3 == 2, 4, Y % 3)
    rows = np.column_stack([labels, X.reshape(60, -1)])
    np.savetxt(tmp_path / "own.csv", rows, "%d", ",")
    assert main(["look", str(tmp_path / "own.csv"), "--json"]) == 0
    (doubt,) = json.loads(capsys.readouterr().out)["doubts"]
    assert "none of 60 labels is 2, 3; data.label_gaps = 'compact' leaves out" in doubt


def test_neither_images_nor_filters(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "notes.txt").write_text("nothing here\n")
    assert main(["look", str(tmp_path / "notes.txt")]) == 2
    assert capsys.readouterr().err.startswith(f"error: {tmp_path / 'notes.txt'}: a text file;")
    assert main(["look", str(tmp_path / "missing")]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_large_file_is_described_by_its_beginning(tmp_path: Path) -> None:
    """Gigabytes that are mostly holes: only a reader of headers ends in time."""
    count = 3_000_000
    images, labels = tmp_path / "train-images-idx3-ubyte", tmp_path / "train-labels-idx1-ubyte"
    head = bytes([0, 0, 8, 3]) + np.array([count, 28, 28], ">u4").tobytes()
    with images.open("wb") as file:
        file.write(head + X.tobytes())
        file.truncate(len(head) + count * 784)
    write_idx(labels, np.resize(Y, count))
    found = describe(str(tmp_path))
    assert found.parts["train"].images == count
    assert found.arrays[0].high == 255
