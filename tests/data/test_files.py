from pathlib import Path
from typing import Any

import numpy as np
import pytest

from guitrainer.config.schema import Data
from guitrainer.data.dataset import Dataset, Selection
from guitrainer.data.files import load_files as load_data
from guitrainer.errors import DataError
from tests.data.writing import (
    TEST_IMAGES,
    TEST_LABELS,
    TRAIN_IMAGES,
    TRAIN_LABELS,
    idx_bytes,
    npy_bytes,
    numbers,
    pictures,
    write_folder,
    write_npz,
)


def load_files(path: Path, limit: int | None, test_limit: int | None, seed: int = 0) -> Dataset:
    return load_data(Data(source=str(path), limit=limit, test_limit=test_limit), seed)


@pytest.mark.parametrize("packed", [False, True])
def test_a_folder_named_like_mnist(tmp_path: Path, packed: bool) -> None:
    dataset = load_files(write_folder(tmp_path / "own", packed), None, None)
    assert (dataset.name, dataset.classes, dataset.shape) == ("own", 3, (1, 5, 4))
    assert dataset.class_names == ("0", "1", "2")
    np.testing.assert_array_equal(dataset.train.images[:, 0], pictures(12, 5, 4))
    np.testing.assert_array_equal(dataset.train.labels, numbers(12))
    np.testing.assert_array_equal(dataset.test.images[:, 0], pictures(6, 5, 4))
    assert dataset.train.images.dtype == np.uint8
    assert dataset.train.labels.dtype == np.int64


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (numbers(12), [0, 1, 2, 3, 4, 5, 6]),  # 7 of 12 in 3 classes: 3, 2 and 2 of each
        (np.sort(numbers(12)), [0, 1, 2, 4, 5, 8, 9]),
    ],
    ids=["mixed", "sorted"],
)
def test_limits_take_the_first_of_every_class(
    tmp_path: Path, labels: Any, expected: list[int], packed: bool
) -> None:
    write_folder(tmp_path, packed, {"train_labels": idx_bytes(labels)})
    dataset = load_files(tmp_path, 7, 2)
    np.testing.assert_array_equal(dataset.train.images[:, 0], pictures(12, 5, 4)[expected])
    np.testing.assert_array_equal(dataset.train.labels, labels[expected])
    assert (len(dataset.test), len(dataset.test.images)) == (2, 2)
    assert dataset.classes == 3
    assert dataset.selection == Selection(12, 6)


@pytest.mark.parametrize(
    ("names", "is_test_there"),
    [
        (("train-images.idx3-ubyte", "train-labels.idx1-ubyte"), False),
        (("images-idx3-ubyte", "labels-idx1-ubyte"), False),
        (("kuzushiji-train-images-idx3-ubyte", "kuzushiji-train-labels-idx1-ubyte"), False),
        (("Train_Images.IDX", "Train_Labels.IDX"), False),
        (
            (
                "train-images-idx3-ubyte",
                "train-labels-idx1-ubyte",
                "test-images-idx3-ubyte",
                "test-labels-idx1-ubyte",
                "val-images-idx3-ubyte",
                "val-labels-idx1-ubyte",
            ),
            True,
        ),
    ],
)  # fmt: skip
def test_other_spellings(tmp_path: Path, names: tuple[str, ...], is_test_there: bool) -> None:
    contents = (idx_bytes(pictures(12, 5, 4)), idx_bytes(numbers(12)))
    for i, name in enumerate(names):
        (tmp_path / name).write_bytes(contents[i % 2])
    (tmp_path / "README.txt").write_text("about these images")
    dataset = load_files(tmp_path, None, None)
    assert (len(dataset.train), len(dataset.test)) == ((12, 12) if is_test_there else (10, 2))


@pytest.mark.parametrize(("limit", "expected"), [(None, [9, 8, 8]), (9, [3, 3, 3])])
@pytest.mark.parametrize(
    "labels",
    [numbers(30), np.sort(numbers(30)), np.sort(numbers(30))[::-1]],
    ids=["mixed", "sorted", "backwards"],
)
@pytest.mark.parametrize("packed", [False, True])
def test_a_sixth_of_every_class_is_held_out_where_no_test_is(
    tmp_path: Path, labels: Any, limit: int | None, expected: list[int], packed: bool
) -> None:
    images = pictures(30, 5, 4)
    changed: dict[str, bytes | None] = {
        "train_images": idx_bytes(images),
        "train_labels": idx_bytes(labels),
        "test_images": None,
        "test_labels": None,
    }
    dataset = load_files(write_folder(tmp_path, packed, changed), limit, None, seed=3)
    assert np.bincount(dataset.train.labels).tolist() == expected
    assert np.bincount(dataset.test.labels).tolist() == [1, 2, 2]
    assert dataset.selection == Selection(25, 5, held_out=True)
    found = {
        image.tobytes(): label
        for part in (dataset.train, dataset.test)
        for image, label in zip(part.images, part.labels, strict=True)
    }
    assert len(found) == len(dataset.train) + 5  # no image is in both parts
    for image, label in zip(images, labels, strict=True):
        assert found.get(image.tobytes(), label) == label


def test_what_is_held_out_depends_on_the_seed_alone(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, changed={"test_images": None, "test_labels": None})
    first, again, other = (load_files(folder, None, None, seed).test for seed in (0, 0, 1))
    np.testing.assert_array_equal(first.images, again.images)
    assert not np.array_equal(first.images, other.images)


def test_unpacked_wins_over_its_own_gz(tmp_path: Path) -> None:
    write_folder(tmp_path)
    (tmp_path / f"{TRAIN_IMAGES}.gz").write_bytes(b"never read")
    assert len(load_files(tmp_path, None, None).train) == 12


COLOR = pictures(6, 4, 5, 3)


@pytest.mark.parametrize(
    ("stored", "expected"),
    [
        (pictures(6, 4, 5), pictures(6, 1, 4, 5)),
        (pictures(6, 4, 5, 1), pictures(6, 1, 4, 5)),
        (pictures(6, 1, 4, 5), pictures(6, 1, 4, 5)),
        (COLOR, COLOR.transpose(0, 3, 1, 2)),
        (COLOR.transpose(0, 3, 1, 2), COLOR.transpose(0, 3, 1, 2)),
        (pictures(6, 4, 5, 4), pictures(6, 4, 5, 4).transpose(0, 3, 1, 2)),
    ],
)
@pytest.mark.parametrize("kind", ["idx", "npz", "compressed", "npy"])
def test_layouts(tmp_path: Path, stored: Any, expected: Any, kind: str) -> None:
    path = tmp_path
    stored = np.ascontiguousarray(stored)
    if kind == "idx":
        (tmp_path / "images-idx-ubyte").write_bytes(idx_bytes(stored))
        (tmp_path / "labels-idx1-ubyte").write_bytes(idx_bytes(numbers(6)))
    elif kind == "npy":
        np.save(tmp_path / "images.npy", stored)
        np.save(tmp_path / "labels.npy", numbers(6))
    else:
        save = np.savez if kind == "npz" else np.savez_compressed
        save(path := tmp_path / "own.npz", images=stored, labels=numbers(6))
    dataset = load_files(path, None, None)
    both = [*dataset.train.images, *dataset.test.images]
    assert sorted(image.tobytes() for image in both) == sorted(x.tobytes() for x in expected)
    assert dataset.shape == expected.shape[1:]
    assert dataset.train.images.flags.c_contiguous
    assert dataset.train.images.flags.aligned
    assert not dataset.train.images.flags.writeable


@pytest.mark.parametrize("save", [np.savez, np.savez_compressed])
@pytest.mark.parametrize(
    "keys",
    [
        ("x_train", "y_train", "x_test", "y_test"),
        ("X_train", "Y_train", "X_test", "Y_test"),
        ("train_images", "train_labels", "test_images", "test_labels"),
    ],
)
def test_npz_keys(tmp_path: Path, keys: tuple[str, ...], save: Any) -> None:
    path = tmp_path / "own.npz"
    arrays = (pictures(12, 5, 4), numbers(12)[:, None], pictures(6, 5, 4), numbers(6))
    save(path, note=np.zeros(3), **dict(zip(keys, arrays, strict=True)))
    for source in (path, tmp_path):
        dataset = load_files(source, None, 5)
        np.testing.assert_array_equal(dataset.train.images[:, 0], pictures(12, 5, 4))
        np.testing.assert_array_equal(dataset.train.labels, numbers(12))
        assert len(dataset.test) == 5


def test_stored_npz_is_mapped_and_compressed_is_not(tmp_path: Path) -> None:
    arrays = {"x_train": npy_bytes(pictures(6, 5, 4)), "y_train": npy_bytes(numbers(6))}
    arrays |= {"x_test": npy_bytes(pictures(6, 5, 4)), "y_test": npy_bytes(numbers(6))}
    for compressed in (False, True):
        path = write_npz(tmp_path / f"{compressed}.npz", compressed, **arrays)
        base: Any = load_files(path, None, None).train.images
        while isinstance(base.base, np.ndarray):
            base = base.base
        assert isinstance(base, np.memmap) is not compressed


@pytest.mark.parametrize("order", ["C", "F"])
@pytest.mark.parametrize("dtype", [np.float32, np.float64, ">f4", ">f8"])
@pytest.mark.parametrize("save", [np.savez, np.savez_compressed])
def test_float_pixels(tmp_path: Path, save: Any, dtype: Any, order: Any) -> None:
    images = np.asarray(pictures(6, 5, 4) / 255, dtype, order=order)
    save(tmp_path / "own.npz", images=images, labels=numbers(6))
    dataset = load_files(tmp_path / "own.npz", None, None)
    assert dataset.train.images.dtype == np.float32
    assert dataset.train.images.flags.c_contiguous
    rows = {image.astype(np.float32).tobytes() for image in images}
    assert {image.tobytes() for image in dataset.train.images} < rows


@pytest.mark.parametrize(
    ("images", "labels", "expected"),
    [
        (np.full((6, 5, 4), 1.5), numbers(6), "float pixels from 1.5 to 1.5"),
        (np.full((6, 5, 4), -0.1), numbers(6), "accepted: 0…1"),
        (np.full((6, 5, 4), np.nan), numbers(6), "accepted: 0…1"),
        (pictures(6, 5, 4).astype(np.int64) - 40_000, numbers(6), "accepted: up to 16 bits"),
        (pictures(6, 5, 4).astype(np.complex64), numbers(6), "pixels of type complex64"),
        (pictures(6, 20), numbers(6), "rows of 20 numbers are not square images"),
        (pictures(6, 5, 4, 2), numbers(6), "1, 3 or 4 channels"),
        (pictures(6, 5, 4), numbers(6) + 0.5, "label 0.5 at index 0; accepted: integers or text"),
        (pictures(6, 5, 4), np.eye(6, 3, dtype=np.int64), "(6, 3) with several classes per image"),
        (pictures(6, 5, 4), np.array([0, 1, 0, 2**63, 1, 0], np.uint64), "9223372036854775808"),
        (pictures(5, 5, 4), numbers(5), "at least 6 are needed"),
    ],
)
def test_arrays_that_are_no_images_or_labels(
    tmp_path: Path, images: Any, labels: Any, expected: str
) -> None:
    path = tmp_path / "own.npz"
    np.savez(path, images=images, labels=labels)
    with pytest.raises(DataError) as caught:
        load_files(path, None, None)
    assert expected in str(caught.value)
    assert str(path) in str(caught.value)


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"train_labels": None}, "train images and train labels are needed"),
        ({"test_images": None}, "test images and test labels are needed"),
        ({"train_images": None, "train_labels": None}, "train images and train labels"),
        ({"test_images": idx_bytes(pictures(6, 4, 5))}, "images of shape (1, 4, 5)"),
        ({"train_images": idx_bytes(numbers(12))}, "images of shape (12,)"),
        ({"train_labels": idx_bytes(pictures(12, 5, 4))}, "labels of shape (12, 5, 4)"),
    ],
)
def test_folders_that_do_not_add_up(tmp_path: Path, changed: Any, expected: str) -> None:
    with pytest.raises(DataError) as caught:
        load_files(write_folder(tmp_path, changed=changed), None, None)
    assert expected in str(caught.value)


def test_two_candidates_for_one_role_are_named(tmp_path: Path) -> None:
    write_folder(tmp_path)
    (tmp_path / "more-train-images-idx3-ubyte").write_bytes(idx_bytes(pictures(12, 5, 4)))
    with pytest.raises(DataError, match=f"both more-{TRAIN_IMAGES} and {TRAIN_IMAGES}"):
        load_files(tmp_path, None, None)


def test_a_folder_without_data_says_what_is_read(tmp_path: Path) -> None:
    (tmp_path / "holiday.png").write_bytes(b"no matter")
    with pytest.raises(DataError, match=r"contains 1 file .*; accepted: images and labels as"):
        load_files(tmp_path, None, None)


@pytest.mark.parametrize("name", [TRAIN_LABELS, TEST_IMAGES, TEST_LABELS])
def test_damage_in_the_test_files_is_found_before_a_run(tmp_path: Path, name: str) -> None:
    path = write_folder(tmp_path, packed=True) / f"{name}.gz"
    path.write_bytes(path.read_bytes()[:-9] + bytes(9))
    with pytest.raises(DataError, match=name):
        load_files(tmp_path, None, None)


@pytest.mark.parametrize(
    ("train", "test", "names"),
    [
        ([1, 2, 3], [3, 2, 1], ("1", "2", "3")),
        ([7, 9], [9, 7], ("7", "8", "9")),
        ([0, 1, 2], [0, 1, 2], ("0", "1", "2")),
    ],
)
def test_classes_are_numbered_from_the_smallest_label(
    tmp_path: Path, train: list[int], test: list[int], names: tuple[str, ...]
) -> None:
    stored = [np.resize(np.array(labels, np.uint8), n) for labels, n in ((train, 12), (test, 6))]
    write_folder(
        tmp_path,
        changed={"train_labels": idx_bytes(stored[0]), "test_labels": idx_bytes(stored[1])},
    )
    dataset = load_files(tmp_path, None, None)
    assert dataset.class_names == names
    np.testing.assert_array_equal(dataset.train.labels, stored[0] - int(names[0]))
    np.testing.assert_array_equal(dataset.test.labels, stored[1] - int(names[0]))
    assert dataset.selection is not None
    lines = [remark.text for remark in dataset.selection.remarks]
    first = int(names[0])
    assert lines == ([f"labels {first} to {names[-1]}, {first} subtracted"] if first else [])


def test_a_test_label_below_those_of_training_is_refused(tmp_path: Path) -> None:
    write_folder(tmp_path, changed={"train_labels": idx_bytes(numbers(12) + np.uint8(1))})
    with pytest.raises(DataError, match=r"label 0 at index 0 is outside the class range 1…3"):
        load_files(tmp_path, None, None)


def test_big_endian_labels(tmp_path: Path) -> None:
    np.savez(tmp_path / "own.npz", images=pictures(12, 5, 4), labels=numbers(12).astype(">i4"))
    dataset = load_files(tmp_path / "own.npz", None, None)
    assert (dataset.classes, len(dataset.train)) == (3, 10)


@pytest.mark.parametrize("limit", [None, 1, 7])
@pytest.mark.parametrize("name", [TRAIN_IMAGES, TEST_IMAGES])
@pytest.mark.parametrize("place", [-12, -8], ids=["body", "checksum"])
def test_damaged_gzip_is_noticed_under_a_limit(
    tmp_path: Path, name: str, limit: int | None, place: int
) -> None:
    rng = np.random.default_rng(0)  # noise does not pack: every byte of the stream matters
    noise: dict[str, bytes | None] = {
        key: idx_bytes(rng.integers(256, size=(count, 5, 4), dtype=np.uint8))
        for key, count in (("train_images", 12), ("test_images", 6))
    }
    path = write_folder(tmp_path, True, noise) / f"{name}.gz"
    content = bytearray(path.read_bytes())
    content[place] ^= 0x10
    path.write_bytes(content)
    with pytest.raises(DataError, match=name):
        load_files(tmp_path, limit, limit)


def test_a_range_of_its_own_in_the_test_images_is_refused(tmp_path: Path) -> None:
    images = np.resize(np.array([0, 1], np.uint8), (6, 5, 4))
    write_folder(tmp_path, changed={"test_images": idx_bytes(images)})
    with pytest.raises(DataError, match=r"images of range 0…1; those of .* have 0…255"):
        load_files(tmp_path, None, None)


@pytest.mark.parametrize("with_test", [False, True])
@pytest.mark.parametrize(("white", "expected"), [(1, 255), (2, 2), (255, 255)])
def test_bytes_of_0_and_1_are_black_and_white(
    tmp_path: Path, white: int, expected: int, with_test: bool
) -> None:
    """Divided by 255 they were nearly black, and nothing was learned from them."""
    images = pictures(18, 5, 4) // 200 * np.uint8(white)
    labels = numbers(18)
    arrays = {"x_train": images[:12], "y_train": labels[:12]}
    if with_test:
        arrays |= {"x_test": images[12:], "y_test": labels[12:]}
    np.savez(tmp_path / "own.npz", **arrays)  # type: ignore[arg-type]
    dataset = load_files(tmp_path / "own.npz", None, None)
    for part in (dataset.train, dataset.test):
        assert np.unique(part.images).tolist() == [0, expected]
    assert dataset.selection is not None
    kinds = [remark.kind for remark in dataset.selection.remarks]
    assert kinds == (["binary"] if white == 1 else [])
