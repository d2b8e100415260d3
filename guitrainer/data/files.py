"""The user's own images: a folder of IDX or .npy files, or an .npz file."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal, TypeVar

from numpy.typing import NDArray

from guitrainer.data.checks import Part, check_labels, class_count, image_set, whole_labels
from guitrainer.data.dataset import Dataset, ImageSet
from guitrainer.data.idx import open_idx
from guitrainer.data.npz import npz_keys, read_npy, read_npz
from guitrainer.errors import DataError

TEST_SHARE = 6
"""Without test images of its own, a set gives up the last sixth of its training images."""
IDX_NAME = re.compile(r"idx|ubyte|\.gz$")
TEST_WORDS = {"test", "t10k", "testing"}
IGNORED_WORDS = {"val", "valid", "validation"}
IMAGE_WORDS = {"images", "image", "imgs", "img", "x", "data"}
LABEL_WORDS = {"labels", "label", "y", "targets", "target", "classes"}
NO_PICKLES = (
    "a Python pickle, never read since that could run any code; accepted: IDX files and .npz "
    "(CIFAR-10: the binary version, not the Python version, converted to one of these)"
)

T = TypeVar("T")
Side = Literal["train", "test"]
Kind = Literal["images", "labels"]
Role = tuple[Side, Kind]
SIDES: tuple[Side, ...] = ("train", "test")
KINDS: tuple[Kind, ...] = ("images", "labels")


def load_files(path: Path, limit: int | None, test_limit: int | None) -> Dataset:
    """Read the user's images and labels, all of them checked before a run begins.

    A folder holds IDX files named like MNIST's (train-images-idx3-ubyte, t10k-labels-idx1-ubyte …,
    plain or gzip; idx4 for colour), or .npy files, or a single .npz; an .npz holds arrays named
    like Keras' mnist.npz (x_train, y_train, x_test, y_test) or images and labels. Where test
    images are missing, the last sixth of the images is kept for the test.

    Raises
    ------
    DataError
        If a file is missing, doubled, damaged, or does not hold what it should.
    """
    parts = _parts(path)
    train = parts["train"]
    classes = class_count(train.labels, train.labels_name)
    names = tuple(str(label) for label in range(classes))
    if "test" not in parts:
        training, test = _split(image_set(train), train.images_name)
        training, test = training.first(limit), test.first(test_limit)
    else:
        check_labels(parts["test"].labels, classes, parts["test"].labels_name)
        training, test = image_set(train, limit), image_set(parts["test"], test_limit)
        _same_kind(training, test, train, parts["test"])
    return Dataset(path.name, names, training, lambda: test)


def _split(whole: ImageSet, name: str) -> tuple[ImageSet, ImageSet]:
    cut = len(whole) - len(whole) // TEST_SHARE
    if cut == len(whole):
        raise DataError(
            f"{name}: {len(whole)} images; without test images of its own at least {TEST_SHARE} "
            "are needed"
        )
    return whole.first(cut), ImageSet(whole.images[cut:], whole.labels[cut:])


def _same_kind(training: ImageSet, test: ImageSet, train: Part, other: Part) -> None:
    for what, found, wanted in (
        ("shape", test.images.shape[1:], training.images.shape[1:]),
        ("type", test.images.dtype, training.images.dtype),
    ):
        if found != wanted:
            raise DataError(
                f"{other.images_name}: images of {what} {found}; those of {train.images_name} "
                f"have {wanted}"
            )


def _parts(path: Path) -> dict[str, Part]:
    """The part called train, and that called test where there is one."""
    if not path.is_dir():
        return _npz_parts(path)
    try:
        files = sorted(file for file in path.iterdir() if file.is_file())
    except OSError as error:
        raise DataError(f"{path}: cannot be read ({error.strerror or error})") from error
    idx = [file for file in files if IDX_NAME.search(file.name.lower())]
    if idx := _prefer_unpacked(idx):
        return _paired(path, {file.name: file for file in idx}, _idx_part)
    if arrays := [file for file in files if file.suffix.lower() == ".npy"]:
        return _paired(path, {file.stem: file for file in arrays}, _npy_part)
    archives = [file for file in files if file.suffix.lower() == ".npz"]
    if len(archives) == 1:
        return _npz_parts(archives[0])
    for file in files:
        _refuse_pickle(file)
    raise DataError(
        f"{path}: holds {len(files)} files, {len(archives)} of them .npz and none named like "
        "train-images-idx3-ubyte[.gz] or x_train.npy; expected such files, or one .npz"
    )


def _prefer_unpacked(files: list[Path]) -> list[Path]:
    """Without those .gz files that lie there unpacked, too."""
    names = {file.name for file in files}
    return [file for file in files if file.suffix != ".gz" or file.stem not in names]


def _paired(path: Path, named: dict[str, T], part: Callable[[T, T], Part]) -> dict[str, Part]:
    """Tell by their names which of the arrays are whose, and make parts of them."""
    roles: dict[Role, str] = {}
    for name in named:
        role = _role(name)
        if role and role in roles:
            raise DataError(f"{path}: both {roles[role]} and {name} seem to be {' '.join(role)}")
        if role:
            roles[role] = name
    parts: dict[str, Part] = {}
    for side in SIDES:
        kinds = [kind for kind in KINDS if (side, kind) in roles]
        if len(kinds) == 1 or (side == "train" and not kinds):
            raise DataError(
                f"{path}: {side} images and {side} labels are needed, found only "
                f"{[roles[side, kind] for kind in kinds]} among {', '.join(named)}"
            )
        if kinds:
            images, labels = (named[roles[side, kind]] for kind in KINDS)
            parts[side] = part(images, labels)
    return parts


def _role(name: str) -> Role | None:
    """What an array is, by the words of its name: train unless it says test."""
    words = set(re.split("[^a-z0-9]+", name.lower()))
    if words & IGNORED_WORDS or not words & (IMAGE_WORDS | LABEL_WORDS):
        return None
    kind: Kind = "labels" if words & LABEL_WORDS else "images"
    return ("test" if words & TEST_WORDS else "train", kind)


def _idx_part(images: Path, labels: Path) -> Part:
    pixels, numbers = open_idx(images), open_idx(labels)
    for file, sides, accepted in ((pixels, (3, 4), "3 or 4"), (numbers, (1,), "1")):
        if len(file.shape) not in sides:
            raise DataError(
                f"{file.path}: has dimensions {file.shape}; expected {accepted} of them"
            )
    whole = whole_labels(numbers.read(), str(labels))
    return Part(str(images), str(labels), pixels.shape[0], pixels.read, whole)


def _npy_part(images: Path, labels: Path) -> Part:
    return _array_part((str(images), read_npy(images)), (str(labels), read_npy(labels)))


def _npz_parts(path: Path) -> dict[str, Part]:
    _refuse_pickle(path)
    keys = npz_keys(path)

    def part(images: str, labels: str) -> Part:
        arrays = read_npz(path, (images, labels))
        return _array_part(*((f"{path}: {key}", arrays[key]) for key in (images, labels)))

    return _paired(path, {key: key for key in keys}, part)


def _array_part(images: tuple[str, NDArray[Any]], labels: tuple[str, NDArray[Any]]) -> Part:
    (images_name, pixels), (labels_name, numbers) = images, labels
    whole = whole_labels(numbers, labels_name)
    return Part(images_name, labels_name, len(pixels), lambda limit: pixels[:limit], whole)


def _refuse_pickle(path: Path) -> None:
    """Pickles of protocol 2 to 5 begin with 0x80 and the protocol."""
    try:
        with path.open("rb") as file:
            start = file.read(2)
    except OSError as error:
        raise DataError(f"{path}: cannot be read ({error.strerror or error})") from error
    if len(start) == 2 and start[0] == 0x80 and 2 <= start[1] <= 5:
        raise DataError(f"{path}: {NO_PICKLES}")
