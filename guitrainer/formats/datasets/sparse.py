"""Reads LIBSVM files: a label and the numbers that are not zero, as column:number.

Format: Chang and Lin 2011, "LIBSVM: a library for support vector machines"; the README of its
package. Columns are counted from 1, but scikit-learn's dump_svmlight_file counts them from 0 unless
asked otherwise. The images are taken to be square: 780 columns become 28×28.
"""

import math
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from guitrainer.config.schema import Data
from guitrainer.errors import DataError
from guitrainer.formats.datasets.contents import Contents, ImagePart, PartName, check_unused
from guitrainer.formats.datasets.pixels import LEAST_SIDE
from guitrainer.formats.datasets.text import blocks_of, head_of
from guitrainer.formats.limits import check_memory, roomy
from guitrainer.formats.stored import in_memory

MOST_COLUMNS = 2**22


def read_libsvm(path: Path, data: Data) -> Contents:
    """Return the contents of a LIBSVM file; a file of the same name with .t holds the test images.

    Raises
    ------
    DataError
        If it is damaged.
    """
    return _contents(path, {"train": path}, data)


def read_libsvm_folder(path: Path, files: Sequence[Path], data: Data) -> Contents | None:
    """Return the contents of a folder with a LIBSVM file, and maybe a second one named NAME.t."""
    tests = [file for file in files if ".t" in file.suffixes]
    trains = [
        file for file in files if file not in tests and not set(file.suffixes) & {".tr", ".val"}
    ]
    if len(trains) != 1 or len(tests) > 1:
        return None
    parts: dict[PartName, Path] = {"train": trains[0]}
    if tests:
        parts["test"] = tests[0]
    return _contents(path, parts, data)


def _contents(path: Path, files: Mapping[PartName, Path], data: Data) -> Contents:
    one = "contains one set of images with one label each"
    check_unused(path, data, images=one, labels=one, split=one)
    heads = {part: head_of(file) for part, file in files.items()}
    first = {part: _parsed(file, heads[part].lines, 1) for part, file in files.items()}
    start, side = _columns(list(first.values()))
    parts: dict[PartName, ImagePart] = {}
    for part, some in first.items():
        stored = _dense(files[part], [some], start, side)
        count = heads[part].total
        parts[part] = ImagePart(
            replace(stored.images, shape=(count, side * side), mapped=False), stored.labels
        )

    def exact() -> Contents:
        return replace(found, parts=_read(files), exact=None)

    arrays = tuple(part.images for part in parts.values())
    found = Contents(path, "LIBSVM file", parts, arrays, exact=exact)
    if "usps" in path.name.lower():  # the digits 0 to 9 are labeled 1 to 10
        found = replace(found, class_names={n + 1: str(n) for n in range(10)})
    return found


def _part(path: Path, images: NDArray[Any], labels: NDArray[Any]) -> ImagePart:
    return ImagePart(in_memory(str(path), images), in_memory(f"{path}: labels", labels))


Pairs = tuple[NDArray[Any], NDArray[Any], NDArray[Any], NDArray[Any]]


def _read(files: Mapping[PartName, Path]) -> dict[PartName, ImagePart]:
    pairs: dict[PartName, list[Pairs]] = {}
    held = 0
    for part, file in files.items():
        pairs[part] = []
        for number, lines in blocks_of(file):
            some = _parsed(file, lines, number)
            held += sum(one.nbytes for one in some)
            check_memory(file, held)
            pairs[part].append(some)
    start, side = _columns([one for some in pairs.values() for one in some])
    return {part: _dense(files[part], some, start, side) for part, some in pairs.items()}


def _dense(path: Path, pairs: Sequence[Pairs], start: int, side: int) -> ImagePart:
    count = sum(len(some[0]) for some in pairs)
    images = roomy(path, (count, side * side), np.float32)
    images[:] = 0
    place = 0
    for labels, rows, columns, values in pairs:
        images[place + rows, columns - start] = values
        place += len(labels)
    return _part(path, images, np.concatenate([some[0] for some in pairs]))


def _columns(pairs: Sequence[Pairs]) -> tuple[int, int]:
    """Return the number of the first column (0 if any is 0, else 1), and the side of the images."""
    start = min((int(some[2].min(initial=1)) for some in pairs), default=1)
    count = max((int(some[2].max(initial=0)) + 1 - start for some in pairs), default=1)
    return start, max(LEAST_SIDE, math.isqrt(max(count, 1) - 1) + 1)


def _parsed(path: Path, lines: Sequence[str], number: int) -> Pairs:
    """Return labels, rows, columns (as counted in the file) and values of some lines."""
    plain = [text for line in lines if (text := line.partition("#")[0].strip())]
    counts = np.array([line.count(":") for line in plain])
    where = f"{path}: not a LIBSVM file between lines {number:,} and {number + len(lines) - 1:,}"
    text = " ".join(plain).replace(":", " ")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            numbers = np.fromstring(text, np.float64, sep=" ")
    except (ValueError, DeprecationWarning) as error:
        raise DataError(f"{where}: accepted: a label, then column:number") from error
    ends = np.cumsum(2 * counts + 1)
    if len(numbers) != (ends[-1] if plain else 0):
        raise DataError(f"{where}: accepted: one label, then column:number")
    starts = ends - (2 * counts + 1)
    mask = np.ones(len(numbers), bool)
    mask[starts] = False
    pairs = numbers[mask].reshape(-1, 2)
    columns = pairs[:, 0]
    if len(columns) and not (
        columns.min() >= 0
        and columns.max() <= MOST_COLUMNS
        and (np.floor(columns) == columns).all()
    ):
        raise DataError(f"{where}: columns are whole numbers from 0 to {MOST_COLUMNS:,}")
    rows = np.repeat(np.arange(len(plain)), counts)
    return numbers[starts], rows, columns.astype(np.int64), pairs[:, 1].astype(np.float32)
