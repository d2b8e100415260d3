"""Files and folders that are no images and labels: what they are, and what to do with them."""

import gzip
import io
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from guitrainer.config.schema import Data
from guitrainer.data.loading import load_dataset
from guitrainer.errors import DataError
from guitrainer.formats.sniffing import format_of_bytes
from tests.data.writing import idx_bytes, numbers, pictures, write_folder


def refusal(path: Path) -> str:
    with pytest.raises(DataError) as caught:
        load_dataset(Data(source=str(path)), 0)
    message = str(caught.value)
    assert "\n" not in message
    assert message.startswith(f"{path}")
    return message


def _npy() -> bytes:
    buffer = io.BytesIO()
    np.save(buffer, pictures(6, 5, 4))
    return buffer.getvalue()


def _tar() -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("images.npy"))
    return buffer.getvalue()


IDX = idx_bytes(pictures(12, 5, 4))


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("train-images-idx3-ubyte", IDX, "a single IDX file; images and labels are two files"),
        ("train-images-idx3-ubyte.gz", gzip.compress(IDX, mtime=0), "a single IDX file"),
        ("digits.csv", b"5,0,0,255\n4,0,12,7\n", "1 columns; accepted: a column for"),
        (
            "digits.csv",
            b"\xef\xbb\xbflabel;pixel0\r\n5;0;0\r\n",
            "accepted: a column for each pixel",
        ),
        ("digits.tsv", b"5\t0\t0\n", "accepted: a column for each pixel"),
        ("notes.txt", b"nothing here\n", "a text file"),
        (
            "digits.mat",
            b"MATLAB 5.0 MAT-file, Platform: GLNXA64",
            "not a MATLAB file of version 5, or damaged",
        ),
        ("digits.mat", b"MATLAB 7.3 MAT-file, Platform: GLNXA64", "not an HDF5 file, or damaged"),
        ("w.safetensors", (90).to_bytes(8, "little") + b'{"conv1.weight":', "a safetensors file"),
        ("digits.h5", b"\x89HDF\r\n\x1a\n" + bytes(40), "an HDF5 file"),
        ("images.npy", _npy(), "a single .npy array; images and labels are two arrays"),
        ("cat.png", b"\x89PNG\r\n\x1a\n" + bytes(40), "a picture (PNG)"),
        ("cat.jpg", b"\xff\xd8\xff\xe0" + bytes(40), "a picture (JPEG)"),
        ("batch", b"\x80\x03}q\x00.", "a Python pickle"),
        ("data.tar", _tar(), "a tar archive; unpack it first"),
        (
            "data.gz",
            gzip.compress(b"no matter", mtime=0),
            "a gzip file, but damaged or without an accepted file inside",
        ),
        ("data.gz", b"\x1f\x8b\x08\x00damaged", "a gzip file, but damaged or without"),
        ("empty.npz", b"", "an empty file"),
        ("own.npz", b"nothing here", "a text file; damaged, or not an .npz archive"),
        ("core", bytes(range(1, 200)), "of an unknown format"),
    ],
)
def test_a_file_by_name(tmp_path: Path, name: str, content: bytes, expected: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert expected in refusal(path)


def test_the_folder_of_a_single_file_is_named(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "own")
    assert refusal(folder / "train-labels-idx1-ubyte").endswith(f": {folder}")


def test_an_archive_is_told_by_its_content_not_its_name(tmp_path: Path) -> None:
    path = tmp_path / "own.dat"
    with path.open("wb") as file:
        np.savez(file, images=pictures(12, 5, 4), labels=numbers(12))
    assert len(load_dataset(Data(source=str(path)), 0).train) == 10


def test_a_name_may_hold_a_number_sign(tmp_path: Path) -> None:
    path = tmp_path / "a#b.npz"
    np.savez(path, images=pictures(12, 5, 4), labels=numbers(12))
    assert len(load_dataset(Data(source=str(path)), 0).train) == 10


def test_a_zip_archive_without_arrays(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "own.zip", "w") as archive:
        archive.writestr("readme.txt", "nothing here")
    assert "contains readme.txt; expected arrays named" in refusal(tmp_path / "own.zip")


def _folders(folder: Path) -> None:
    (folder / "inner").mkdir()


def _archives(folder: Path) -> None:
    for name in ("a.npz", "b.npz"):
        np.savez(folder / name, images=pictures(12, 5, 4), labels=numbers(12))


def _table(folder: Path) -> None:
    (folder / "digits.csv").write_text("5,0,0\n")


def _run(folder: Path) -> None:
    for name in ("config.toml", "steps.csv"):
        (folder / name).write_text("")


@pytest.mark.parametrize(
    ("fill", "expected"),
    [
        (_folders, "contains no files"),
        (_archives, "contains 2 sets (a, b); choose one with data.split, or as"),
        (_table, "digits.csv: a table of text (CSV)"),
        (_run, "the folder of a run, not of images"),
        (lambda folder: None, "contains no files"),
    ],
    ids=["folders", "archives", "table", "run", "empty"],
)
def test_a_folder(tmp_path: Path, fill: Callable[[Path], None], expected: str) -> None:
    fill(tmp_path)
    assert expected.replace("{folder}", str(tmp_path)) in refusal(tmp_path)


@pytest.mark.parametrize("cut", range(0, 600, 7))
def test_any_beginning_is_told(cut: int) -> None:
    noise = np.random.default_rng(cut).bytes(cut)
    assert format_of_bytes(noise).name
