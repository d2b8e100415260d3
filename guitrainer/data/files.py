"""Reads the user's own images: a folder of IDX or .npy files, or an .npz file."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal, TypeVar

import numpy as np
from numpy.typing import NDArray

from guitrainer.data.checks import (
    StoredImages,
    black_and_white,
    check_images,
    check_labels,
    check_training_labels,
    chosen,
    image_set,
    is_binary,
    whole_labels,
)
from guitrainer.data.dataset import Dataset, ImageSet, Pixels, Selection
from guitrainer.data.selection import TEST_SHARE, Rows, sample, split
from guitrainer.errors import DataError
from guitrainer.files.opening import kind_of, reading
from guitrainer.formats.idx import open_idx
from guitrainer.formats.npz import npz_keys, read_npy, read_npz
from guitrainer.formats.sniffing import (
    AS_NPZ,
    IDX,
    MOST_LISTED,
    NPY,
    NPZ,
    PICKLE,
    READ,
    Format,
    class_folders,
    format_of,
    listed,
    subfolders,
)

IDX_NAME = re.compile(r"idx|ubyte|\.gz$")
TEST_WORDS = {"test", "t10k", "testing"}
IGNORED_WORDS = {"val", "valid", "validation"}
IMAGE_WORDS = {"images", "image", "imgs", "img", "x", "data"}
LABEL_WORDS = {"labels", "label", "y", "targets", "target", "classes"}

T = TypeVar("T")
Side = Literal["train", "test"]
Kind = Literal["images", "labels"]
Role = tuple[Side, Kind]
SIDES: tuple[Side, ...] = ("train", "test")
KINDS: tuple[Kind, ...] = ("images", "labels")


def load_files(path: Path, limit: int | None, test_limit: int | None, seed: int = 0) -> Dataset:
    """Read the user's images and labels; all are checked before a run starts.

    A folder contains IDX files named like those of MNIST (train-images-idx3-ubyte,
    t10k-labels-idx1-ubyte …, plain or gzip; idx4 for color), .npy files, or a single .npz file; an
    .npz file contains arrays named as in mnist.npz of Keras (x_train, y_train, x_test, y_test) or
    images and labels. If there are no test images, a sixth of every class is held out for testing.
    Labels are numbered from the smallest one that occurs.

    Parameters
    ----------
    limit, test_limit : number of images used, each class in proportion.
    seed : determines which images are held out.

    Raises
    ------
    DataError
        If a file is missing, ambiguous or damaged, or does not contain what it should.
    """
    parts = _parts(path)
    train = parts["train"]
    check_training_labels(train.labels, train.labels_name)
    lowest, largest = int(train.labels.min()), int(train.labels.max())
    names = tuple(str(label) for label in range(lowest, largest + 1))
    other = parts.get("test", train)
    rows, test_rows = (None, None) if other is not train else _split(train, seed)
    if other is not train:
        check_labels(other.labels, len(names), other.labels_name, lowest)
    training = _chosen(train, rows, limit, lowest)
    test = _chosen(other, test_rows, test_limit, lowest)
    _same_kind(training, test, train, other)
    selection = Selection(
        train.count if rows is None else len(rows),
        other.count if test_rows is None else len(test_rows),
        held_out=other is train,
        lowest_label=lowest,
        binary=is_binary(training.images),
    )
    if selection.binary:
        training, test = black_and_white(training), black_and_white(test)
    return Dataset(path.name, names, training, lambda: test, None, selection)


def _split(whole: StoredImages, seed: int) -> tuple[Rows, Rows]:
    if len(whole.labels) < TEST_SHARE:
        raise DataError(
            f"{whole.images_name}: {len(whole.labels)} images; without separate test images, at "
            f"least {TEST_SHARE} are needed"
        )
    return split(whole.labels, seed)


def _chosen(part: StoredImages, rows: Rows | None, limit: int | None, lowest: int) -> ImageSet:
    """Read the images at `rows` of a part, at most `limit`; the lowest label becomes 0."""
    labels = part.labels if rows is None else part.labels[rows]
    if limit is not None and limit < len(labels):
        some = sample(labels, limit)
        rows = some if rows is None else rows[some]
    found = image_set(part, rows)
    return ImageSet(found.images, found.labels - lowest)


def _same_kind(
    training: ImageSet, test: ImageSet, train: StoredImages, other: StoredImages
) -> None:
    for what, found, wanted in (
        ("shape", test.images.shape[1:], training.images.shape[1:]),
        ("type", test.images.dtype, training.images.dtype),
        ("range", _range(test.images), _range(training.images)),
    ):
        if found != wanted:
            raise DataError(
                f"{other.images_name}: images of {what} {found}; those of {train.images_name} "
                f"have {wanted}"
            )


def _range(images: Pixels) -> str:
    return "0…255" if images.dtype == np.uint8 and not is_binary(images) else "0…1"


def _parts(path: Path) -> dict[str, StoredImages]:
    """The training part, and the test part if there is one."""
    if kind_of(path, DataError) != "folder":
        return _npz_parts(path)
    with reading(path, DataError):
        files = sorted(file for file in path.iterdir() if kind_of(file, DataError) == "file")
    idx = [file for file in files if IDX_NAME.search(file.name.lower())]
    if idx := _prefer_unpacked(idx):
        return _paired(path, {file.name: file for file in idx}, _idx_part)
    if arrays := [file for file in files if file.suffix.lower() == ".npy"]:
        return _paired(path, {file.stem: file for file in arrays}, _npy_part)
    archives = [file for file in files if file.suffix.lower() == ".npz"]
    if len(archives) == 1:
        return _npz_parts(archives[0])
    raise DataError(f"{path}: {_without_images(path, files, len(archives))}")


def _without_images(path: Path, files: list[Path], archives: int) -> str:
    """Explain why a folder is not a set of images, and what is expected."""
    expected = f"accepted: {READ}"
    if {"config.toml", "steps.csv"} <= {file.name for file in files}:
        return f"this is the folder of a run, not of images (--resume continues a run); {expected}"
    if inside := _inside(path):
        return inside
    if not files:
        return f"contains no files; {expected}"
    kinds = [(file, format_of(file)) for file in files[:MOST_LISTED]]
    pickle = next((f"{file}: {kind.name}" for file, kind in kinds if kind is PICKLE), None)
    if pickle is not None:
        return f"{pickle}; {PICKLE.advice}"
    found = ", ".join(f"{file.name}: {kind.name}" for file, kind in kinds[:1])
    number = f"{len(files)} files" if len(files) > 1 else "1 file"
    return (
        f"contains {number} ({found}{', …' if len(files) > 1 else ''}), {archives} of them .npz "
        "and none named like train-images-idx3-ubyte[.gz] or x_train.npy; expected such files, or "
        "one .npz"
    )


def _inside(path: Path) -> str | None:
    """Explain a folder by its subfolders; None if they are of no help."""
    try:
        folders = subfolders(path)
        for folder in folders:
            if any(map(_may_hold_images, folder.iterdir())):
                return f"contains no images and labels, but {folder} does: use that folder"
        for folder in (path, *folders):
            if classes := class_folders(folder):
                where = "" if folder == path else f" in {folder.name}"
                return (
                    f"{len(classes)} folders of pictures{where} ({listed(classes)}), one per "
                    f"class; such folders are not supported; {AS_NPZ}"
                )
    except OSError:
        return None
    return None


def _may_hold_images(file: Path) -> bool:
    """Whether a file has the name of a supported file."""
    named = IDX_NAME.search(file.name.lower()) and _role(file.name) is not None
    return kind_of(file, DataError) == "file" and (
        bool(named) or file.suffix.lower() in (".npy", ".npz")
    )


def _prefer_unpacked(files: list[Path]) -> list[Path]:
    """The files without .gz files that are also there unpacked."""
    names = {file.name for file in files}
    return [file for file in files if file.suffix != ".gz" or file.stem not in names]


def _paired(
    path: Path, named: dict[str, T], part: Callable[[T, T], StoredImages]
) -> dict[str, StoredImages]:
    """Assign arrays to training and test parts by their names."""
    roles: dict[Role, str] = {}
    for name in named:
        role = _role(name)
        if role and role in roles:
            raise DataError(f"{path}: both {roles[role]} and {name} seem to be {' '.join(role)}")
        if role:
            roles[role] = name
    parts: dict[str, StoredImages] = {}
    for side in SIDES:
        kinds = [kind for kind in KINDS if (side, kind) in roles]
        if len(kinds) == 1 or (side == "train" and not kinds):
            raise DataError(
                f"{path}: {side} images and {side} labels are needed, found only "
                f"{', '.join(roles[side, kind] for kind in kinds) or 'neither'} "
                f"among {', '.join(named)}"
            )
        if kinds:
            images, labels = (named[roles[side, kind]] for kind in KINDS)
            parts[side] = part(images, labels)
    return parts


def _role(name: str) -> Role | None:
    """Role of an array by the words in its name: training unless it says test."""
    words = set(re.split("[^a-z0-9]+", name.lower()))
    if words & IGNORED_WORDS or not words & (IMAGE_WORDS | LABEL_WORDS):
        return None
    kind: Kind = "labels" if words & LABEL_WORDS else "images"
    return ("test" if words & TEST_WORDS else "train", kind)


def _idx_part(images: Path, labels: Path) -> StoredImages:
    pixels, numbers = open_idx(images), open_idx(labels)
    for file, sides, accepted in (
        (pixels, (3, 4), "3 or 4 dimensions"),
        (numbers, (1,), "1 dimension"),
    ):
        if len(file.shape) not in sides:
            raise DataError(f"{file.path}: has shape {file.shape}; expected {accepted}")
    whole = whole_labels(numbers.read(), str(labels))
    return StoredImages(str(images), str(labels), pixels.shape[0], pixels.read, whole)


def _npy_part(images: Path, labels: Path) -> StoredImages:
    return _array_part((str(images), read_npy(images)), (str(labels), read_npy(labels)))


def _npz_parts(path: Path) -> dict[str, StoredImages]:
    found = format_of(path)
    if found is not NPZ:
        raise DataError(f"{path}: {found.name}; {_advice(path, found)}")
    keys = npz_keys(path)
    if not any(map(_role, keys)):
        raise DataError(
            f"{path}: a zip archive that contains {listed(keys) or 'nothing'}; expected arrays "
            f"named x_train, y_train, x_test, y_test, or images and labels"
        )

    def part(images: str, labels: str) -> StoredImages:
        arrays = read_npz(path, (images, labels))
        return _array_part(*((f"{path}: {key}", arrays[key]) for key in (images, labels)))

    return _paired(path, {key: key for key in keys}, part)


def _advice(path: Path, found: Format) -> str:
    """Advice for a file that cannot be read on its own."""
    if path.suffix.lower() == ".npz":
        return f"damaged, or not an .npz archive; {AS_NPZ}"
    return f"{found.advice}: {path.parent}" if found in (IDX, NPY) else found.advice


def _array_part(images: tuple[str, NDArray[Any]], labels: tuple[str, NDArray[Any]]) -> StoredImages:
    (images_name, pixels), (labels_name, numbers) = images, labels
    whole = whole_labels(numbers, labels_name)
    check_images(pixels.shape, pixels.dtype, images_name)
    return StoredImages(
        images_name,
        labels_name,
        len(pixels),
        lambda rows: chosen(images_name, pixels, rows),
        whole,
    )
