"""Tables, binary formats, MATLAB, HDF5 and Parquet, in the layouts of public datasets."""

import bz2
import gzip
import io
import itertools
import json
import re
import struct
import sys
from pathlib import Path
from typing import Any

import h5py
import numpy as np
import pytest
import scipy.io
import scipy.sparse
from PIL import Image

from guitrainer.config.schema import Data, Experiment
from guitrainer.data.dataset import Dataset
from guitrainer.data.loading import load_dataset
from guitrainer.errors import DataError, NetworkError, WeightsError
from guitrainer.formats.datasets.sparse_matrix import CompressedColumns, filled
from guitrainer.formats.networks.layers import open_network
from guitrainer.training.drawing import draw_network
from tests.formats.datasets.making import Array, colored, drawn

X, Y = drawn(60)
XT, YT = drawn(30, seed=1)
SMALL = drawn(60, 14)[0]  # with the labels Y


def load(path: Path | str, **fields: Any) -> Dataset:
    return load_dataset(Data(source=str(path), **fields), 0)


def remarks(dataset: Dataset) -> list[str]:
    assert dataset.selection is not None
    return [remark.text for remark in dataset.selection.remarks]


def same_images(dataset: Dataset, images: Array, labels: Array, atol: float = 0) -> None:
    """Compare images (n, c, h, w) with labels, in any order and in both parts together."""
    found = np.concatenate([dataset.train.images, dataset.test.images])
    kinds = np.concatenate([dataset.train.labels, dataset.test.labels])
    assert found.shape == images.shape
    for image, label in zip(found, kinds, strict=True):
        errors = np.abs(images.astype(float) - image).max(axis=(1, 2, 3))
        best = int(errors.argmin())
        assert errors[best] <= atol
        assert labels[best] == label


# ---------------------------------------------------------------- tables


def _text(rows: Array, labels: Array | None, sign: str, place: str) -> str:
    flat = rows.reshape(len(rows), -1)
    lines = []
    for n, row in enumerate(flat):
        cells = [f"{value:g}" for value in row]
        if labels is not None:
            cells.insert(0 if place == "first" else len(cells), str(labels[n]))
        lines.append(sign.join(cells))
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("sign", [",", ";", "\t", " ", ", ", "|"])
@pytest.mark.parametrize("place", ["first", "last"])
@pytest.mark.parametrize("header", [True, False])
def test_tables(tmp_path: Path, sign: str, place: str, header: bool) -> None:
    names = [f"pixel{n}" for n in range(SMALL[0].size)]
    names.insert(0 if place == "first" else len(names), "label")
    text = (sign.join(names) + "\n" if header else "") + _text(SMALL, Y, sign, place)
    (tmp_path / "data.txt").write_text(text, encoding="utf-8-sig", newline="\r\n")
    for path in (tmp_path / "data.txt", tmp_path):
        dataset = load(path)
        same_images(dataset, SMALL[:, None], Y)
        column = "label" if header else str(1 if place == "first" else 197)
        assert remarks(dataset)[0] == f"column {column} is the label"


@pytest.mark.parametrize(
    ("rows", "expected", "line"),
    [
        (SMALL / 255, SMALL / 255, None),
        (SMALL / 127.5 - 1, SMALL / 255, "pixels from -1 to 1, scaled to 0 to 1"),
        (np.minimum(SMALL // 15, 16), np.minimum(SMALL // 15, 16) / 16, "pixels from 0 to 16"),
    ],
)
def test_ranges_of_tables(tmp_path: Path, rows: Array, expected: Array, line: str | None) -> None:
    (tmp_path / "data.csv").write_text(_text(rows, Y, ",", "last"))
    dataset = load(tmp_path / "data.csv")
    same_images(dataset, expected[:, None], Y, atol=1e-5)
    assert any(text.startswith(line or "column") for text in remarks(dataset))


def test_a_table_per_part_and_one_without_labels(tmp_path: Path) -> None:
    (tmp_path / "train.csv").write_text(_text(SMALL, Y, ",", "first"))
    (tmp_path / "test.csv").write_text(_text(drawn(30, 14, seed=1)[0], YT, ",", "first"))
    dataset = load(tmp_path)
    np.testing.assert_array_equal(dataset.test.labels, YT)
    np.testing.assert_array_equal(dataset.train.images[:, 0], SMALL)
    names = ",".join(f"pixel{n}" for n in range(SMALL[0].size))
    rows = _text(drawn(30, 14, seed=1)[0], None, ",", "first")
    (tmp_path / "test.csv").write_text(f"{names}\n{rows}")
    dataset = load(tmp_path)
    assert "test.csv has no labels and is not used" in remarks(dataset)
    assert (len(dataset.train), len(dataset.test)) == (50, 10)


def test_labels_of_text_quotes_and_ids(tmp_path: Path) -> None:
    names = ["id", *(f"p{n}" for n in range(SMALL[0].size)), "class"]
    words = np.array(["ant", "bee, big", "cat"])[Y % 3]
    lines = [",".join(names)]
    for n, image in enumerate(SMALL):
        lines.append(",".join([str(n), *map(str, image.ravel()), f'"{words[n]}"']))
    (tmp_path / "data.csv").write_text("\n".join(lines))
    dataset = load(tmp_path / "data.csv")
    same_images(dataset, SMALL[:, None], Y % 3)
    assert dataset.class_names == ("ant", "bee, big", "cat")


@pytest.mark.parametrize("place", ["first", "last"])
@pytest.mark.parametrize("index", [False, True])
def test_tables_of_pandas_with_numbers_as_names(tmp_path: Path, place: str, index: bool) -> None:
    header = [str(n) for n in range(SMALL[0].size)]
    header.insert(0 if place == "first" else len(header), "class")
    rows = _text(SMALL, Y, ",", place).splitlines()
    if index:
        header.insert(0, "")
        rows = [f"{n},{row}" for n, row in enumerate(rows)]
    (tmp_path / "data.csv").write_text("\n".join([",".join(header), *rows]))
    same_images(load(tmp_path / "data.csv"), SMALL[:, None], Y)


def test_text_labels_under_a_header_of_numbers(tmp_path: Path) -> None:
    header = ",".join([*map(str, range(SMALL[0].size)), "species"])
    pixels = _text(SMALL.reshape(60, -1), None, ",", "").splitlines()
    rows = [f"{row},{'abc'[y % 3]}" for row, y in zip(pixels, Y, strict=True)]
    (tmp_path / "data.csv").write_text("\n".join([header, *rows]))
    dataset = load(tmp_path / "data.csv")
    same_images(dataset, SMALL[:, None], Y % 3)
    assert dataset.class_names == ("a", "b", "c")


def test_the_label_is_the_column_with_the_numbers_of_classes(tmp_path: Path) -> None:
    rows = np.hstack([SMALL.reshape(60, -1), Y[:, None]])
    rows[:, 0] = np.arange(60) * 4 % 101  # whole numbers, like labels, but with gaps
    (tmp_path / "pendigits.tra").write_text(_text(rows, None, ",", ""))
    assert load(tmp_path / "pendigits.tra").classes == 10


def test_tables_of_uci_differ_in_their_suffix(tmp_path: Path) -> None:
    (tmp_path / "optdigits.tra").write_text(_text(SMALL, Y, ",", "last"))
    (tmp_path / "optdigits.tes").write_text(_text(SMALL[:30], Y[:30], ",", "last"))
    dataset = load(tmp_path)
    np.testing.assert_array_equal(dataset.train.images[:, 0], SMALL)
    np.testing.assert_array_equal(dataset.test.labels, Y[:30])


def test_one_hot_columns_at_the_end(tmp_path: Path) -> None:
    rows = np.hstack([SMALL.reshape(60, -1) > 99, np.eye(10)[Y]])
    (tmp_path / "semeion.data").write_text(_text(rows, None, " ", "last"))
    dataset = load(tmp_path / "semeion.data")
    same_images(dataset, ((SMALL > 99) * np.uint8(255))[:, None], Y)


def test_the_column_of_the_label_may_be_set(tmp_path: Path) -> None:
    ends = [np.where(np.arange(60) % 2, 1, 2), np.arange(60) % 7]  # both look like labels
    rows = np.hstack([SMALL.reshape(60, -1), ends[1][:, None]])
    rows[:, 0] = ends[0]
    path = tmp_path / "data.csv"
    path.write_text(_text(rows, None, ",", ""))
    with pytest.raises(DataError, match=r"set data\.labels to 'first' or 'last'"):
        load(path)
    assert load(path, labels="last").classes == 7
    assert load(path, labels="1").class_names == ("1", "2")
    with pytest.raises(DataError, match=r"no column 199; accepted: first, last, a number from 1"):
        load(path, labels="199")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda t: t.replace("\n", ",9\n", 1), "line 2 has 197 columns, the first row 198"),
        (lambda t: t + t[:300] + "\n", "data.csv: line 61 has"),
        (lambda t: t + t.splitlines()[0].replace("255", "x") + "\n", "line 61"),
        (lambda t: t + "\0", "contains null bytes"),
        (lambda t: t.replace(",0,", ",,", 3), "not a table of numbers between lines 1 and"),
    ],
)
def test_damaged_tables(tmp_path: Path, change: Any, expected: str) -> None:
    path = tmp_path / "data.csv"
    path.write_text(change(_text(SMALL, Y, ",", "first")))
    with pytest.raises(DataError) as caught:
        load(path)
    assert expected.split(" ", 1)[-1] in str(caught.value) or expected in str(caught.value)
    assert "\n" not in str(caught.value)


def test_images_without_labels_can_be_reconstructed(tmp_path: Path) -> None:
    (tmp_path / "train.amat").write_text(_text(SMALL > 99, None, " ", ""))
    dataset = load(tmp_path / "train.amat")
    assert dataset.class_names == ("unlabeled",)
    assert len(dataset.train) + len(dataset.test) == len(SMALL)
    assert not dataset.train.labels.any()
    assert any("the images have no labels" in one for one in remarks(dataset))
    with pytest.raises(NetworkError, match=r"reconstruction, because .* has no labels"):
        draw_network(Experiment(data=Data(source=str(tmp_path / "train.amat"))), dataset)


def _sparse(images: Array, labels: Array) -> bytes:
    lines = []
    for image, label in zip(images.reshape(len(images), -1), labels, strict=True):
        pairs = " ".join(f"{n + 1}:{value:.6g}" for n, value in enumerate(image) if value)
        lines.append(f"{label} {pairs}")
    return "\n".join(lines).encode() + b"\n"


def test_libsvm_is_filled_up_to_a_square(tmp_path: Path) -> None:
    images = SMALL.copy()
    images[:, -1, -3:] = 0  # the last columns never occur
    (tmp_path / "digits").write_bytes(_sparse(images, Y))
    (tmp_path / "digits.t").write_bytes(_sparse(images[:30], Y[:30]))
    dataset = load(tmp_path)
    np.testing.assert_array_equal(dataset.train.images[:, 0], images)
    np.testing.assert_array_equal(dataset.test.labels, Y[:30])
    same_images(load(tmp_path / "digits"), images[:, None], Y)


def test_usps_counts_its_digits_from_1(tmp_path: Path) -> None:
    path = tmp_path / "usps.bz2"
    path.write_bytes(bz2.compress(_sparse(SMALL / 127.5 - 1, Y + 1)))
    dataset = load(path)
    same_images(dataset, SMALL[:, None] / 255, Y, atol=1e-5)
    assert dataset.class_names == tuple("0123456789")
    assert "labels 1 to 10, 1 subtracted" in remarks(dataset)


def test_libsvm_of_scikit_learn_counts_from_0(tmp_path: Path) -> None:
    images = SMALL.copy()
    images[:, 0, 0] = 9
    lines = _sparse(images, Y).decode().splitlines()
    text = re.sub(r"(\d+):", lambda found: f"{int(found[1]) - 1}:", "\n".join(lines))
    (tmp_path / "digits").write_text(f"# Column indices are zero-based\n{text}\n")
    same_images(load(tmp_path / "digits"), images[:, None], Y)


@pytest.mark.parametrize(
    "line", ["1 -1:1 2:2", "1 1:2 x:3", "1 2:3 4", "1,2 1:3", "3 1:1 99999999:1"]
)
def test_damaged_libsvm(tmp_path: Path, line: str) -> None:
    (tmp_path / "digits").write_bytes(_sparse(SMALL, Y) + line.encode())
    with pytest.raises(DataError, match="not a LIBSVM file between lines 1 and 61"):
        load(tmp_path / "digits")


@pytest.mark.parametrize("sparse", [False, True])
@pytest.mark.parametrize(
    "kind", ["{0,1,2,3,4,5,6,7,8,9}", "{'0','1','2','3','4','5','6','7','8','9'}"]
)
def test_arff(tmp_path: Path, sparse: bool, kind: str) -> None:
    size = SMALL[0].size
    lines = ["% a comment", "@RELATION digits", ""]
    lines += [f"@ATTRIBUTE 'pixel {n}' REAL" for n in range(size)]
    lines += [f"@attribute class {kind}", "@DATA", "% another"]
    for image, label in zip(SMALL.reshape(60, -1), Y, strict=True):
        word = f"'{label}'" if "'" in kind else str(label)
        if sparse:
            cells = [f"{n} {value}" for n, value in enumerate(image) if value]
            lines.append("{" + ", ".join([*cells, *([f"{size} {word}"] if label else [])]) + "}")
        else:
            lines.append(",".join([*map(str, image), word]))
    (tmp_path / "digits.arff").write_text("\n".join(lines))
    dataset = load(tmp_path / "digits.arff")
    same_images(dataset, SMALL[:, None], Y)
    assert dataset.class_names == tuple("0123456789")


# ---------------------------------------------------------------- binary


PLANES = np.pad(colored(X), ((0, 0), (2, 2), (2, 2), (0, 0))).transpose(0, 3, 1, 2)


def test_cifar_10_in_batches(tmp_path: Path) -> None:
    table = np.hstack([Y[:, None], PLANES.reshape(60, -1)])
    for n in range(3):
        (tmp_path / f"data_batch_{n + 1}.bin").write_bytes(table[n * 20 : n * 20 + 20].tobytes())
    (tmp_path / "test_batch.bin").write_bytes(table[:30].tobytes())
    (tmp_path / "readme.html").write_text("<html>")
    dataset = load(tmp_path)
    np.testing.assert_array_equal(dataset.train.images, PLANES)
    np.testing.assert_array_equal(dataset.train.labels, Y)
    np.testing.assert_array_equal(dataset.test.images, PLANES[:30])
    assert dataset.class_names[:2] == ("airplane", "automobile")
    (tmp_path / "batches.meta.txt").write_text("\n".join("abcdefghij") + "\n\n")
    assert load(tmp_path).class_names == tuple("abcdefghij")
    same_images(load(tmp_path / "data_batch_1.bin"), PLANES[:20], Y[:20])


def test_cifar_100_has_two_labels(tmp_path: Path) -> None:
    table = np.hstack([Y[:, None] // 2, Y[:, None] * 9, PLANES.reshape(60, -1)])
    (tmp_path / "train.bin").write_bytes(table.astype(np.uint8).tobytes())
    fine = load(tmp_path, label_gaps="keep")
    np.testing.assert_array_equal(np.unique(fine.train.labels), np.arange(10) * 9)
    coarse = load(f"{tmp_path}#coarse")
    assert (fine.classes, coarse.classes) == (100, 20)
    assert coarse.class_names[3] == "3"
    with pytest.raises(DataError, match=r"no set letters; accepted: coarse or fine"):
        load(f"{tmp_path}#letters")
    by_field = load(tmp_path, labels="coarse")
    np.testing.assert_array_equal(by_field.train.labels, coarse.train.labels)
    assert load(tmp_path, labels="fine", label_gaps="keep").classes == 100
    with pytest.raises(DataError, match=r"no labels digits; accepted: coarse or fine"):
        load(tmp_path, labels="digits")
    with pytest.raises(DataError, match=r"data\.labels: got fine, but data\.split"):
        load(f"{tmp_path}#coarse", labels="fine")


@pytest.mark.parametrize("field", ["images", "labels", "split"])
def test_settings_that_a_format_does_not_have_are_refused(tmp_path: Path, field: str) -> None:
    (tmp_path / "own.svm").write_text("1 3:2 16:1\n0 2:1\n" * 9)
    with pytest.raises(DataError, match=rf"data\.{field}: got coarse, but .*; accepted: none"):
        load(tmp_path / "own.svm", **{field: "coarse"})


@pytest.mark.parametrize(("cut", "label"), [(1, 0), (0, 200)])
def test_row_12_cifar_of_another_size(tmp_path: Path, cut: int, label: int) -> None:
    table = np.hstack([Y[:, None], PLANES.reshape(60, -1)])
    table[5, 0] += label
    (tmp_path / "data_batch_1.bin").write_bytes(table.tobytes()[cut:])
    with pytest.raises(DataError, match=r"accepted: CIFAR-10 \(a multiple of 3,073 bytes"):
        load(tmp_path)


def test_stl_10_is_column_major_and_counts_from_1(tmp_path: Path) -> None:
    images, labels = drawn(20, 96)
    planes = np.repeat(images[:, None], 3, axis=1)
    for side in ("train", "test"):
        (tmp_path / f"{side}_X.bin").write_bytes(planes.swapaxes(2, 3).tobytes())
        (tmp_path / f"{side}_y.bin").write_bytes((labels + 1).astype(np.uint8).tobytes())
    (tmp_path / "unlabeled_X.bin").write_bytes(planes.tobytes())
    dataset = load(tmp_path)
    np.testing.assert_array_equal(dataset.train.images, planes)
    np.testing.assert_array_equal(dataset.test.labels, labels)
    assert dataset.class_names[9] == "truck"
    assert remarks(dataset)[-1] == "stored transposed, turned upright"


def test_small_norb(tmp_path: Path) -> None:
    images, labels = drawn(20, 96)
    pairs = np.stack([images, 255 - images], axis=1)
    labels = labels % 5
    for side in ("training", "testing"):
        stem = f"smallnorb-5x46789x9x18x6x2x2-{side}"
        head = struct.pack("<II4I", 0x1E3D4C55, 4, *pairs.shape)
        (tmp_path / f"{stem}-dat.mat").write_bytes(head + pairs.tobytes())
        head = struct.pack("<II3I", 0x1E3D4C54, 1, 20, 1, 1)
        (tmp_path / f"{stem}-cat.mat").write_bytes(head + labels.astype("<i4").tobytes())
        (tmp_path / f"{stem}-info.mat").write_bytes(head + labels.astype("<i4").tobytes())
    dataset = load(tmp_path)
    np.testing.assert_array_equal(dataset.train.images[:, 0], images)
    np.testing.assert_array_equal(dataset.train.labels, labels)
    assert dataset.class_names[0] == "animal"
    assert "the left image of every pair is used" in remarks(dataset)


def test_quickdraw_has_a_file_per_class(tmp_path: Path) -> None:
    np.save(tmp_path / "full_numpy_bitmap_alarm clock.npy", X.reshape(60, -1))
    np.save(tmp_path / "full_numpy_bitmap_cat.npy", XT.reshape(30, -1))
    dataset = load(tmp_path)
    assert dataset.class_names == ("alarm clock", "cat")
    same_images(dataset, np.concatenate([X, XT])[:, None], np.repeat([0, 1], [60, 30]))


# ---------------------------------------------------------------- MATLAB and HDF5


@pytest.mark.parametrize("packed", [False, True])
def test_svhn_where_10_is_the_digit_0(tmp_path: Path, packed: bool) -> None:
    tens = np.where(Y == 0, 10, Y)[:, None]
    images = PLANES.transpose(2, 3, 1, 0)
    scipy.io.savemat(tmp_path / "train_32x32.mat", {"X": images, "y": tens}, do_compression=packed)
    same_images(load(tmp_path / "train_32x32.mat"), PLANES, Y)
    tests = {"X": images[..., :30], "y": tens[:30]}
    scipy.io.savemat(tmp_path / "test_32x32.mat", tests, do_compression=packed)
    dataset = load(tmp_path)
    np.testing.assert_array_equal(dataset.train.images, PLANES)
    np.testing.assert_array_equal(dataset.test.labels, Y[:30])
    assert dataset.class_names == tuple("0123456789")
    assert "label 10 stands for the digit 0" in remarks(dataset)


def _emnist() -> dict[str, Any]:
    def part(x: Array, y: Array) -> dict[str, Any]:
        flat = x.swapaxes(1, 2).reshape(len(x), -1)
        return {"images": flat, "labels": y[:, None] + 1, "writers": np.zeros((len(x), 1))}

    mapping = np.array([[n, 64 + n, 96 + n] for n in range(1, 27)])
    return {"dataset": {"train": part(X, Y), "test": part(XT, YT), "mapping": mapping}}


@pytest.mark.parametrize(
    ("name", "numbers", "version", "message"),
    [
        ("X", X.reshape(60, -1) * 1j, "5", "X: complex numbers; accepted: real numbers"),
        ("X", X.reshape(60, -1) * 1j, "4", "X: complex numbers; accepted: real numbers"),
        ("X", scipy.sparse.csc_matrix(X.reshape(60, -1) * 1j), "5", "X: complex numbers"),
        ("X", scipy.sparse.csc_matrix(X.reshape(60, -1) * 1j), "4", "X: complex numbers"),
    ],
)
def test_matrices_of_matlab_that_are_not_read(
    tmp_path: Path, name: str, numbers: Any, version: str, message: str
) -> None:
    path = tmp_path / "own.mat"
    scipy.io.savemat(path, {name: numbers, "y": Y.astype(float)}, format=version)
    with pytest.raises(DataError, match=message):
        load(path)


@pytest.mark.parametrize("packed", [False, True])
def test_emnist_in_matlab(tmp_path: Path, packed: bool) -> None:
    path = tmp_path / "emnist-letters.mat"
    scipy.io.savemat(path, _emnist(), do_compression=packed)
    dataset = load(path)
    np.testing.assert_array_equal(dataset.train.images[:, 0], X)
    np.testing.assert_array_equal(dataset.test.labels, YT)
    assert dataset.class_names[:2] == ("Aa", "Bb") and len(dataset.class_names) == 26
    assert "class names from dataset.mapping" in remarks(dataset)
    assert remarks(dataset)[-1] == "stored transposed, turned upright"


def test_an_array_per_digit_in_matlab(tmp_path: Path) -> None:
    flat = X.reshape(60, -1)
    arrays = {f"train{digit}": flat[digit == Y] for digit in range(10)}
    arrays |= {f"test{digit}": XT.reshape(30, -1)[digit == YT] for digit in range(10)}
    scipy.io.savemat(tmp_path / "mnist_all.mat", arrays)
    dataset = load(tmp_path / "mnist_all.mat")
    assert dataset.class_names == tuple("0123456789")
    order = np.argsort(Y, kind="stable")
    np.testing.assert_array_equal(dataset.train.images[:, 0], X[order])
    np.testing.assert_array_equal(dataset.test.labels, np.sort(YT))


def test_emnist_in_matlab_7_3(tmp_path: Path) -> None:
    path = tmp_path / "emnist-letters.mat"
    with h5py.File(path, "w", userblock_size=512) as file:
        for name, part in _emnist()["dataset"].items():
            for key, array in part.items() if isinstance(part, dict) else ():
                file.create_dataset(f"dataset/{name}/{key}", data=array.T, compression="gzip")
        file["dataset/mapping"] = _emnist()["dataset"]["mapping"].T
    content = bytearray(path.read_bytes())
    content[:128] = b"MATLAB 7.3 MAT-file, Platform: GLNXA64".ljust(124) + b"\0\x02IM"
    path.write_bytes(content)
    dataset = load(path)
    np.testing.assert_array_equal(dataset.train.images[:, 0], X)
    np.testing.assert_array_equal(dataset.test.labels, YT)
    assert dataset.class_names[-1] == "Zz"


def test_text_of_variable_length_in_hdf5(tmp_path: Path) -> None:
    words = np.array(["cat", "non-cat"])[Y % 2]
    with h5py.File(tmp_path / "own.h5", "w") as file:
        file["train_set_x"], file["list_classes"] = X, np.array([b"non-cat", b"cat"])
        file["train_set_y"] = words.astype(h5py.string_dtype())
    dataset = load(tmp_path / "own.h5")
    same_images(dataset, X[:, None], Y % 2)
    assert dataset.class_names == ("cat", "non-cat")
    with h5py.File(tmp_path / "own.h5", "a") as file:
        file["train_set_y"][3] = "x" * 300
    with pytest.raises(DataError, match="train_set_y: text of more than 200 bytes"):
        load(tmp_path / "own.h5")


@pytest.mark.parametrize("compression", [None, "gzip", "lzf"])
def test_usps_in_hdf5(tmp_path: Path, compression: str | None) -> None:
    path = tmp_path / "usps.h5"
    with h5py.File(path, "w") as file:
        for name, x, y in (("train", SMALL, Y), ("test", SMALL[:30], Y[:30])):
            rows = (x.reshape(len(x), -1) / 255).astype(np.float32)
            file.create_dataset(f"{name}/data", data=rows, compression=compression)
            file[f"{name}/target"] = y.astype(np.int32)
    dataset = load(path)
    np.testing.assert_allclose(dataset.train.images[:, 0] * 255, SMALL, atol=1e-4)
    np.testing.assert_array_equal(dataset.test.labels, Y[:30])


SPARSE = scipy.sparse.csc_matrix(X.reshape(60, -1).astype(float))


@pytest.mark.parametrize(
    ("version", "kind"),
    [("4", "full"), ("4", "sparse"), *itertools.product(("5", "5 packed"), ("sparse", "logical"))],
)
def test_sparse_matrices_and_version_4_of_matlab(tmp_path: Path, version: str, kind: str) -> None:
    stored = {
        "full": X.reshape(60, -1).astype(float),
        "sparse": SPARSE,
        "logical": scipy.sparse.csc_matrix(X.reshape(60, -1) > 100),
    }[kind]
    content = {"X": stored, "y": Y[:, None].astype(float), "note": "text"}
    options = {"format": version[0], "do_compression": version.endswith("packed")}
    scipy.io.savemat(tmp_path / "own.mat", content, **options)
    dataset = load(tmp_path / "own.mat")
    wanted = (X > 100) * np.uint8(255) if kind == "logical" else X
    same_images(dataset, wanted[:, None], Y)


def test_a_sparse_matrix_of_matlab_7_3(tmp_path: Path) -> None:
    path = tmp_path / "own.mat"
    with h5py.File(path, "w", userblock_size=512) as file:
        group = file.create_group("X")
        group.attrs["MATLAB_sparse"] = np.uint64(60)
        group["data"], group["ir"], group["jc"] = SPARSE.data, SPARSE.indices, SPARSE.indptr
        file["y"] = Y[None]
    content = path.read_bytes()
    path.write_bytes(b"MATLAB 7.3 MAT-file".ljust(124) + b"\0\2IM" + content[128:])
    same_images(load(path), X[:, None], Y)


@pytest.mark.parametrize(
    ("shape", "rows", "starts", "message"),
    [
        ((3, 2), [0, 3], [0, 1, 2], "a damaged sparse matrix"),
        ((3, 2), [0, -1], [0, 1, 2], "a damaged sparse matrix"),
        ((3, 2), [0, 1], [0, 2, 1], "a damaged sparse matrix"),
        ((3, 2), [0, 1], [0, 1], "a damaged sparse matrix"),
        ((3, 2), [0, 1], [0, 1, 3], "a damaged sparse matrix"),
        ((10**6, 10**4), [0, 1], [0] * 10**4 + [2], "would unpack to"),
    ],
)
def test_damaged_sparse_matrices(shape: Any, rows: Any, starts: Any, message: str) -> None:
    columns = CompressedColumns(np.array(rows), np.array(starts), np.ones(2))
    with pytest.raises(DataError, match=message):
        filled("X", shape, columns)


def _external_link(file: Any) -> None:
    file["images"] = h5py.ExternalLink("/etc/passwd", "/x")


def _virtual(file: Any) -> None:
    layout = h5py.VirtualLayout((60, 28, 28), "u1")
    layout[:] = h5py.VirtualSource("other.h5", "images", (60, 28, 28))
    file.create_virtual_dataset("images", layout)


def _external_storage(file: Any) -> None:
    file.create_dataset("images", (60, 28, 28), "u1", external=[("other.raw", 0, 60 * 784)])


@pytest.mark.parametrize(
    ("write", "expected"),
    [
        (_external_link, "images is a link to another file"),
        (_virtual, "images is a virtual dataset"),
        (_external_storage, "the data of images is in another file"),
    ],
)
def test_row_67_hdf5_that_leaves_its_file(tmp_path: Path, write: Any, expected: str) -> None:
    with h5py.File(tmp_path / "own.h5", "w") as file:
        write(file)
        file["labels"] = Y
    with pytest.raises(WeightsError, match=f"{expected}.*; accepted: one file with all its"):
        open_network(tmp_path / "own.h5")
    with pytest.raises(DataError, match=f"{expected}.*; accepted: a file that contains all"):
        load(tmp_path / "own.h5")


def test_row_67_hdf5_with_a_filter_of_a_plug_in(tmp_path: Path) -> None:
    path = tmp_path / "own.h5"
    with h5py.File(path, "w") as file:
        file.create_dataset("images", data=X, chunks=(60, 28, 28), compression="lzf")
        file["labels"] = Y
    content = path.read_bytes()
    place = content.index(b"lzf\0") - 8  # id, length of the name, flags, number of values
    assert content[place : place + 2] == (32000).to_bytes(2, "little")
    path.write_bytes(content[:place] + (32015).to_bytes(2, "little") + content[place + 2 :])
    with pytest.raises(DataError, match="images needs a filter that is not part of HDF5"):
        load(path)
    with pytest.raises(WeightsError, match="images needs a filter that is not part of HDF5"):
        open_network(path)


def test_soft_links_of_hdf5_are_passed_over(tmp_path: Path) -> None:
    with h5py.File(tmp_path / "own.h5", "w") as file:
        file["images"], file["labels"] = X, Y
        file["more/images"], file["loop"] = h5py.SoftLink("/images"), h5py.SoftLink("/")
    same_images(load(tmp_path / "own.h5"), X[:, None], Y)
    with h5py.File(tmp_path / "net.h5", "w") as file:
        file["conv/kernel"] = np.ones((5, 5, 1, 8), np.float32)
        file["again"], file["hard"] = h5py.SoftLink("/conv/kernel"), file["conv"]
    assert [layer.key for layer in open_network(tmp_path / "net.h5").layers] == ["conv/kernel"]


def test_packed_text(tmp_path: Path) -> None:
    path = tmp_path / "train.csv.gz"
    path.write_bytes(gzip.compress(_text(SMALL, Y, ",", "first").encode()))
    same_images(load(path), SMALL[:, None], Y)


def test_text_that_unpacks_to_too_much(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("guitrainer.files.opening.ALWAYS_UNPACKED", 2**20)
    header = b"label," + b",".join(b"p%d" % n for n in range(784)) + b"\n"
    line = b"1," + b"0," * 783 + b"0\n"
    (tmp_path / "train.csv.bz2").write_bytes(bz2.compress(header + line * 3000))
    with pytest.raises(DataError, match="bytes unpack to more than"):
        load(tmp_path / "train.csv.bz2")


# ---------------------------------------------------------------- Parquet


def _parquet(path: Path, images: Array, labels: Array, names: list[str] | None = None) -> None:
    import pyarrow as arrow
    import pyarrow.parquet as parquet

    kind = arrow.struct([("bytes", arrow.binary()), ("path", arrow.string())])
    pictures = []
    for image in images:
        buffer = io.BytesIO()
        Image.fromarray(image).save(buffer, "PNG")
        pictures.append({"bytes": buffer.getvalue(), "path": None})
    label = arrow.array(labels.astype(np.int64))
    table = arrow.table({"image": arrow.array(pictures, kind), "label": label})
    if names is not None:
        facts = {"info": {"features": {"label": {"names": names}}}}
        table = table.replace_schema_metadata({b"huggingface": json.dumps(facts).encode()})
    parquet.write_table(table, path)


@pytest.mark.parametrize("names", [None, list("abcdefghij")])
def test_parquet(tmp_path: Path, names: list[str] | None) -> None:
    pytest.importorskip("pyarrow", reason="pyarrow is an optional extra")
    _parquet(tmp_path / "train-00000-of-00002.parquet", X[:20], Y[:20], names)
    same_images(load(tmp_path / "train-00000-of-00002.parquet"), X[:20, None], Y[:20])
    _parquet(tmp_path / "train-00001-of-00002.parquet", X[20:], Y[20:], names)
    _parquet(tmp_path / "test-00000-of-00001.parquet", XT, YT, names)
    dataset = load(tmp_path)
    np.testing.assert_array_equal(dataset.train.images[:, 0], X)
    np.testing.assert_array_equal(dataset.train.labels, Y)
    np.testing.assert_array_equal(dataset.test.images[:, 0], XT)
    assert dataset.class_names == tuple(names or "0123456789")
    assert remarks(dataset) == ["column label is the label"]


def test_parquet_without_pyarrow_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "own.parquet").write_bytes(b"PAR1" + bytes(40))
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(DataError, match="install it: pip install pyarrow"):
        load(tmp_path / "own.parquet")


def test_damaged_parquet(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="pyarrow is an optional extra")
    path = tmp_path / "own.parquet"
    _parquet(path, X, Y)
    path.write_bytes(path.read_bytes()[:-30])
    with pytest.raises(DataError, match="not a Parquet table, or damaged"):
        load(path)


def test_parquet_without_rows_or_with_too_many(tmp_path: Path) -> None:
    arrow = pytest.importorskip("pyarrow", reason="pyarrow is an optional extra")
    parquet = pytest.importorskip("pyarrow.parquet")
    columns = {f"p{n}": np.zeros(0, np.uint8) for n in range(16)}
    parquet.write_table(arrow.table({**columns, "label": np.zeros(0, int)}), tmp_path / "a.parquet")
    with pytest.raises(DataError, match="contains no rows; accepted: an image in each row"):
        load(tmp_path / "a.parquet")


def test_a_row_of_quoted_cells_with_a_line_break(tmp_path: Path) -> None:
    rows = "\n".join(",".join(map(str, [f'"{y}"', *x.ravel()])) for x, y in zip(X, Y, strict=True))
    (tmp_path / "own.csv").write_bytes(rows.replace(",0,", ",\r9,", 1).encode())
    with pytest.raises(DataError, match=r"own\.csv: "):
        load(tmp_path / "own.csv")
