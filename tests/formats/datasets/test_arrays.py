"""IDX and NumPy files in the layouts of public datasets."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from guitrainer.config.schema import Data
from guitrainer.data.dataset import Dataset
from guitrainer.data.loading import load_dataset
from guitrainer.errors import DataError
from tests.formats.datasets.making import PACKERS, Array, colored, drawn, write_idx

X, Y = drawn(60)
XT, YT = drawn(30, seed=1)


def load(path: Path | str, **fields: Any) -> Dataset:
    return load_dataset(Data(source=str(path), **fields), 0)


def check(dataset: Dataset, train: Array = X, test: Array = XT) -> list[str]:
    """Compare images (n, h, w[, c]) and labels; return the remarks."""
    for part, images, labels in ((dataset.train, train, Y), (dataset.test, test, YT)):
        wanted = images[:, None] if images.ndim == 3 else images.transpose(0, 3, 1, 2)
        np.testing.assert_array_equal(part.images, wanted)
        np.testing.assert_array_equal(part.labels, labels)
    return remarks(dataset)


def remarks(dataset: Dataset) -> list[str]:
    assert dataset.selection is not None
    return [remark.text for remark in dataset.selection.remarks]


@pytest.mark.parametrize("suffix", PACKERS)
def test_emnist_is_turned_upright_and_its_letters_start_at_1(tmp_path: Path, suffix: str) -> None:
    for side, x, y in (("train", X, Y), ("test", XT, YT)):
        write_idx(tmp_path / f"emnist-letters-{side}-images-idx3-ubyte{suffix}", x.swapaxes(1, 2))
        write_idx(tmp_path / f"emnist-letters-{side}-labels-idx1-ubyte{suffix}", y + np.uint8(1))
    lines = check(load(tmp_path))
    assert lines == ["labels 1 to 10, 1 subtracted", "stored transposed, turned upright"]
    as_stored = load(tmp_path, orientation="stored")
    np.testing.assert_array_equal(as_stored.train.images[:, 0], X.swapaxes(1, 2))
    codes = "".join(f"{n} {64 + n} {96 + n}\n" for n in range(1, 27))
    (tmp_path / "emnist-letters-mapping.txt").write_text(codes)
    dataset = load(tmp_path)
    assert "class names from emnist-letters-mapping.txt" in check(dataset)
    assert (dataset.classes, dataset.class_names[:2]) == (26, ("Aa", "Bb"))


def test_images_counted_along_the_second_axis_are_refused(tmp_path: Path) -> None:
    planes = colored(X).transpose(3, 0, 1, 2)
    np.savez(tmp_path / "own.npz", x_train=planes, y_train=Y)
    with pytest.raises(DataError, match=r"\(3, 60, 28, 28\), counted along the second axis; acc"):
        load(tmp_path / "own.npz")


def _two_sets(folder: Path) -> None:
    for name, shift in (("letters", 1), ("digits", 0)):
        for side, x, y in (("train", X, Y), ("test", XT, YT)):
            stem = folder / f"emnist-{name}-{side}"
            write_idx(Path(f"{stem}-images-idx3-ubyte"), x.swapaxes(1, 2))
            write_idx(Path(f"{stem}-labels-idx1-ubyte"), y + np.uint8(shift))


def test_one_of_several_sets_is_chosen_by_name(tmp_path: Path) -> None:
    _two_sets(tmp_path)
    with pytest.raises(DataError, match=r"contains 2 sets \(digits, letters\); choose one"):
        load(tmp_path)
    assert len(check(load(f"{tmp_path}#letters"))) == 2
    assert len(check(load(f"{tmp_path}#digits"))) == 1
    check(load(tmp_path, split="digits"))
    with pytest.raises(DataError, match=r"no set balanced; accepted: digits, letters"):
        load(f"{tmp_path}#balanced")


def test_a_folder_with_a_number_sign_in_its_name_is_tried_first(tmp_path: Path) -> None:
    folder = tmp_path / "all#letters"
    folder.mkdir()
    np.savez(folder / "own.npz", x_train=X, y_train=Y, x_test=XT, y_test=YT)
    check(load(folder))


@pytest.mark.parametrize("place", ["", "raw", "FashionMNIST/raw"])
def test_packed_and_unpacked_side_by_side_one_folder_down(tmp_path: Path, place: str) -> None:
    for side, x, y in (("train", X, Y), ("t10k", XT, YT)):
        for suffix in ("", ".gz"):
            write_idx(tmp_path / place / f"{side}-images-idx3-ubyte{suffix}", x)
            write_idx(tmp_path / place / f"{side}-labels-idx1-ubyte{suffix}", y)
    lines = [f"images found in {name}" for name in place.split("/") if name]
    assert check(load(tmp_path)) == lines


def test_qmnist_has_its_class_in_the_first_of_eight_columns(tmp_path: Path) -> None:
    for side, x, y in (("train", X, Y), ("test", XT, YT)):
        table = np.zeros((len(y), 8), np.int32)
        table[:, 0], table[:, 1], table[:, 2], table[:, 5] = y, 4, 2100, 1000
        write_idx(tmp_path / f"qmnist-{side}-images-idx3-ubyte.gz", x)
        write_idx(tmp_path / f"qmnist-{side}-labels-idx2-int.gz", table)
    assert check(load(tmp_path)) == ["column 0 of 8 is the label"]
    write_idx(tmp_path / "qmnist-test-labels-idx1-ubyte.gz", YT)
    first = check(load(tmp_path))[0]
    assert first.startswith("qmnist-test-labels-idx2-int is used; qmnist-test-labels-idx1-ubyte")


@pytest.mark.parametrize("key", ["arr_0", "anything"])
def test_four_archives_with_one_array_each(tmp_path: Path, key: str) -> None:
    for side, x, y in (("train", X, Y), ("test", XT, YT)):
        for kind, array in (("imgs", x), ("labels", y)):
            named: dict[str, Any] = {key: array}
            np.savez_compressed(tmp_path / f"kmnist-{side}-{kind}.npz", **named)
    assert check(load(tmp_path)) == []
    rows = "".join(f"{n},U+{n},{chr(0x3042 + n)}\n" for n in range(10))
    (tmp_path / "kmnist_classmap.csv").write_text("index,codepoint,char\n" + rows, "utf-8")
    assert load(tmp_path).class_names[0] == "あ"


def test_medmnist_has_validation_images_and_labels_in_columns(tmp_path: Path) -> None:
    path = tmp_path / "pathmnist.npz"
    parts = {"train": (X, Y), "val": (XT, YT), "test": (XT, YT)}
    arrays: dict[str, Any] = {}
    for name, (x, y) in parts.items():
        arrays |= {f"{name}_images": colored(x), f"{name}_labels": y[:, None]}
    np.savez_compressed(path, **arrays)
    assert check(load(path), colored(X), colored(XT)) == ["30 validation images are not used"]
    for kind in ("images", "labels"):
        del arrays[f"test_{kind}"]
    np.savez_compressed(path, **arrays)
    lines = check(load(path), colored(X), colored(XT))
    assert lines == ["no test images: the validation images are used instead"]


def test_several_classes_per_image_are_refused(tmp_path: Path) -> None:
    many = (np.random.default_rng(0).random((60, 14)) < 0.1).astype(np.uint8)
    np.savez(tmp_path / "chestmnist.npz", train_images=X, train_labels=many)
    with pytest.raises(DataError, match=r"\(60, 14\) with several classes per image"):
        load(tmp_path / "chestmnist.npz")


@pytest.mark.parametrize(
    "names",
    [
        ("X_tr", "y_tr", "X_te", "y_te"),
        ("Xtr", "Ytr", "Xte", "Yte"),
        ("trainImages", "trainLabels", "testImages", "testLabels"),
        ("xTrain", "yTrain", "xDev", "yDev"),
        ("train_x", "train_y", "valid_x", "valid_y"),
        ("training_data", "training_targets", "testing_data", "testing_targets"),
        ("a/train/image", "a/train/label", "a/test/image", "a/test/label"),
        ("arr_0", "arr_1", "arr_2", "arr_3"),
        ("arr_0", "arr_2", "arr_1", "arr_3"),  # images before labels
        ("x_train", "t_train", "x_test", "t_test"),
        ("imgs_train", "cls_train", "imgs_test", "cls_test"),
        ("train_imgs", "train_digit", "test_imgs", "test_digit"),  # labels by their shape
    ],
)
def test_names_of_arrays(tmp_path: Path, names: tuple[str, ...]) -> None:
    arrays: dict[str, Any] = dict(zip(names, (X, Y, XT, YT), strict=True))
    np.savez(tmp_path / "own.npz", **{name: arrays[name] for name in sorted(names)})
    check(load(tmp_path / "own.npz"))


LEVELS = X // 15  # 0 to 17, cut to 16 below
SIXTEENTHS = np.minimum(LEVELS, 16).astype(np.uint8)


@pytest.mark.parametrize(
    ("pixels", "expected", "line"),
    [
        (X > 99, (X > 99) * np.uint8(255), "the pixels are bytes of 0 and 1, read as"),
        (X.astype(np.int64), X, None),
        (X.astype(">i4"), X, None),
        (X.astype(np.uint16) * 257, X / 255, "pixels from 0 to 65535"),
        (X.astype(">u2") * 257, X / 255, "pixels from 0 to 65535"),
        (X.astype(np.int16) - 128, None, "pixels from -128 to 127"),
        ((X.astype(np.int16) - 128).astype(np.int8), X, "pixels from -128 to 127"),
        (X.astype(np.float32), X, "pixels from 0 to 255"),
        (X.astype(np.float64) * 0.99, X * 0.99 / 255, "pixels from 0 to 255"),
        (X / 255, X / 255, None),
        ((X / 255).astype(">f8"), X / 255, None),
        ((X / 255).astype(np.float16), (X / 255).astype(np.float16), None),
        (X / 127.5 - 1, X / 255, "pixels from -1 to 1"),
        (X / 255 - 0.5, X / 255, "pixels from -0.5 to 0.5"),
        (X / 255 * 1.0004 - 0.0002, X / 255, "pixels from 0 to 1"),
        (SIXTEENTHS, SIXTEENTHS / 16, "pixels from 0 to 16"),
        (SIXTEENTHS.astype(np.float64), SIXTEENTHS / 16, "pixels from 0 to 16"),
    ],
)
def test_pixels(tmp_path: Path, pixels: Array, expected: Array | None, line: str | None) -> None:
    path = tmp_path / "own.npz"
    np.savez(path, x_train=pixels, y_train=Y, x_test=pixels[:30], y_test=Y[:30])
    dataset = load(path)
    wanted = X if expected is None else expected
    assert dataset.train.images.dtype == (np.uint8 if wanted.dtype == np.uint8 else np.float32)
    for part, images in ((dataset.train, wanted), (dataset.test, wanted[:30])):
        np.testing.assert_allclose(part.images[:, 0], images, rtol=0, atol=3e-4)
    assert [text.startswith(line or "-") for text in remarks(dataset)] == [True] * bool(line)


@pytest.mark.parametrize("name", ["uint8", "int8", "int16", "int32", "float32", "float64"])
def test_idx_of_all_types(tmp_path: Path, name: str) -> None:
    pixels = (X // 2).astype(name)
    pixels[0, 0, 1] = 17  # tells from sixteenths
    write_idx(tmp_path / "images.idx", pixels)
    write_idx(tmp_path / "labels.idx", Y.astype("int32"))
    images = load(tmp_path, invert=True).train.images
    assert images.dtype == np.uint8
    assert images.max() == 255


@pytest.mark.parametrize(
    ("stored", "expected"),
    [
        (colored(X).transpose(1, 2, 3, 0), colored(X)),
        (X.transpose(1, 2, 0), X),
        (X.reshape(60, -1), X),
        (X.reshape(60, -1).T, X),
        (colored(X).transpose(0, 3, 1, 2).reshape(60, -1), colored(X)),
        (np.asfortranarray(X), X),
    ],
    ids=["h w c n", "h w n", "rows", "columns", "planes", "fortran"],
)
@pytest.mark.parametrize("save", [np.savez, np.savez_compressed])
def test_axes(tmp_path: Path, stored: Array, expected: Array, save: Any) -> None:
    save(tmp_path / "own.npz", images=stored, labels=Y)
    dataset = load(tmp_path / "own.npz")
    wanted = expected[:, None] if expected.ndim == 3 else expected.transpose(0, 3, 1, 2)
    both = [*dataset.train.images, *dataset.test.images]
    assert sorted(one.tobytes() for one in both) == sorted(one.tobytes() for one in wanted)
    by_image = {one.tobytes(): label for one, label in zip(wanted, Y, strict=True)}
    found = [by_image[one.tobytes()] for one in dataset.train.images]
    np.testing.assert_array_equal(dataset.train.labels, found)


@pytest.mark.parametrize(
    ("labels", "names", "line"),
    [
        (np.eye(10, dtype=np.float32)[Y], tuple("0123456789"), "one-hot vectors of 10 classes"),
        (np.array(list("abcdefghij"))[Y], tuple("abcdefghij"), "labels are text"),
        (np.array(list("abcdefghij"), "S1")[Y], tuple("abcdefghij"), "labels are text"),
        (Y.astype("U3"), tuple("0123456789"), None),
        (Y.astype(np.float64) + 3, tuple(str(n) for n in range(3, 13)), "labels 3 to 12"),
        (Y.astype(">u8"), tuple("0123456789"), None),
        (Y > 4, ("0", "1"), None),
        (np.where(Y > 4, 1, -1), ("-1", "1"), "labels with gaps (-1, 1), numbered 0 to 1"),
        (Y[None], tuple("0123456789"), None),
        (Y[:, None, None, None], tuple("0123456789"), None),
        (2 * np.eye(10)[Y] - 1, tuple("0123456789"), "one-hot vectors of 10 classes"),
    ],
)
def test_labels(tmp_path: Path, labels: Array, names: tuple[str, ...], line: str | None) -> None:
    np.savez(tmp_path / "own.npz", images=X, labels=labels)
    dataset = load(tmp_path / "own.npz")
    assert dataset.class_names == names
    assert [line in text for text in remarks(dataset)] == [True] if line else not remarks(dataset)
    classes = {image.tobytes(): kind for image, kind in zip(X, Y, strict=True)}
    kinds = [classes[image.tobytes()] for image in dataset.train.images]
    wanted = np.array(kinds) if len(names) == 10 else np.array(kinds) > 4
    np.testing.assert_array_equal(dataset.train.labels, wanted)


def test_labels_with_gaps_are_kept_or_compacted(tmp_path: Path) -> None:
    path = tmp_path / "own.npz"
    np.savez(path, images=X, labels=Y.astype(np.int64) * 7)
    with pytest.raises(DataError, match=r"set data\.label_gaps to 'compact' or 'keep'"):
        load(path)
    assert load(path, label_gaps="keep").classes == 64
    dataset = load(path, label_gaps="compact")
    assert dataset.class_names == tuple(str(n * 7) for n in range(10))
    assert remarks(dataset) == ["labels with gaps (0, 7, 14, 21, …), numbered 0 to 9"]


def test_first_label_and_class_names_are_set(tmp_path: Path) -> None:
    path = tmp_path / "own.npz"
    np.savez(path, images=X, labels=Y + 2)
    dataset = load(path, first_label=0)
    assert (dataset.classes, int(dataset.train.labels.min())) == (12, 2)
    with pytest.raises(DataError, match=r"data\.first_label: got 3, but .* contains the label 2"):
        load(path, first_label=3)
    names = tuple("zyxwvutsrq")
    assert load(path, class_names=names).class_names == names
    with pytest.raises(DataError, match=r"data\.class_names: got 2 names, accepted: 10"):
        load(path, class_names=("a", "b"))


def test_arrays_are_named_by_the_experiment(tmp_path: Path) -> None:
    path = tmp_path / "own.npz"
    np.savez(path, first=X, second=X // 2, kind=Y, other=Y + 1)
    dataset = load(path, images="second", labels="kind")
    assert dataset.train.images.max() == 127
    with pytest.raises(
        DataError, match=r"data\.images: .* contains no third; accepted: first, sec"
    ):
        load(path, images="third", labels="kind")


@pytest.mark.parametrize(
    ("fields", "expected", "lines"),
    [
        ({"orientation": "transposed"}, X.swapaxes(1, 2), ["stored transposed, turned upright"]),
        ({"invert": True}, 255 - X, ["bright and dark are exchanged (data.invert)"]),
        ({"color": "gray"}, X, []),
        ({"resize": 28}, X, []),
    ],
)
def test_how_images_are_changed(
    tmp_path: Path, fields: dict[str, Any], expected: Array, lines: list[str]
) -> None:
    np.savez(tmp_path / "own.npz", x_train=X, y_train=Y, x_test=X[:30], y_test=Y[:30])
    dataset = load(tmp_path / "own.npz", **fields)
    np.testing.assert_array_equal(dataset.train.images[:, 0], expected)
    np.testing.assert_array_equal(dataset.test.images[:, 0], expected[:30])
    assert remarks(dataset) == lines


def test_color_and_size(tmp_path: Path) -> None:
    path = tmp_path / "own.npz"
    np.savez(path, images=colored(X), labels=Y)
    dataset = load(path, color="gray", resize=(14, 20))
    assert dataset.shape == (1, 14, 20)
    whole = X * (0.299 + 0.587 / 2 + 0.114 / 4)
    means = [image.mean() for image in (*dataset.train.images, *dataset.test.images)]
    np.testing.assert_allclose(sorted(means), sorted(whole.mean(axis=(1, 2))), atol=1.5)
    assert remarks(dataset) == [
        "colors converted to gray (data.color)",
        "images of 28×28, resized to 14×20",
    ]
    np.savez(path, images=X, labels=Y)
    assert load(path, color="rgb").shape == (3, 28, 28)


@pytest.mark.parametrize("size", [(14, 14), (28, 14), (56, 30), (7, 9)])
def test_resizing_agrees_with_pillow(size: tuple[int, int]) -> None:
    from PIL import Image

    from guitrainer.formats.datasets.pixels import ImageChanges

    found = ImageChanges(size=size).apply(X[:5, None])[:, 0].astype(int)
    wanted = [Image.fromarray(one).resize(size[::-1], Image.Resampling.BILINEAR) for one in X[:5]]
    assert np.abs(found - np.stack([np.asarray(one, int) for one in wanted])).max() <= 1


def test_settings_for_files_are_refused_for_built_in_images() -> None:
    with pytest.raises(DataError, match=r"data\.invert: applies only to images from files"):
        load("mnist", invert=True)
