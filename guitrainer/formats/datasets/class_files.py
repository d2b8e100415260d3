"""Names of classes, from small text files or arrays beside the images of well-known sets."""

import csv
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import numpy as np

from guitrainer.errors import DataError
from guitrainer.files.opening import kind_of, read_regular
from guitrainer.formats.datasets.roles import role_of, words_of
from guitrainer.formats.stored import StoredArray
from guitrainer.reports import Remark

LARGEST = 2**20  # bytes of a file with names
LONGEST_NAME = 200
MOST_NAMES = 65_536


class ClassNames(NamedTuple):
    """Names by label, in the order of the classes, and how they were found."""

    by_label: dict[int, str]
    remarks: tuple[Remark, ...]


def names_beside(folder: Path, images: str) -> ClassNames:
    """Find names of the classes for a file of images in the folder that holds it.

    Read are `…-mapping.txt` of EMNIST (label and character codes), `kmnist_classmap.csv` and
    `k49_classmap.csv`. A file that is not as expected is passed over.

    Parameters
    ----------
    images : name of the file (and array) of the images.
    """
    stem = Path(images.split(": ")[0]).name
    role = role_of(stem)
    words = (role.set if role else "").split()
    candidates: list[tuple[str, Callable[[str], dict[int, str]]]] = []
    if words:
        candidates.append((f"{'-'.join(words)}-mapping.txt", _of_codes))
        candidates.append((f"{words[0]}_classmap.csv", _of_table))
    for name, parse in candidates:
        if found := _read(folder / name, parse):
            return ClassNames(found, (Remark("names_file", {"file": name}),))
    return ClassNames({}, ())


def names_in(arrays: Mapping[str, StoredArray]) -> ClassNames:
    """Find names of the classes in an array called mapping, as in the .mat files of EMNIST.

    Its rows are like the lines of `…-mapping.txt`. An array that is not as expected is passed over.

    Parameters
    ----------
    arrays : all arrays, by name.
    """
    for name, array in arrays.items():
        small = array.ndim == 2 and len(array) <= MOST_NAMES and array.shape[1] in (2, 3)
        if words_of(name)[-1:] != ["mapping"] or not small or array.dtype.kind not in "iuf":
            continue
        try:
            rows = array.read(None).astype(np.int64).tolist()
            found = {row[0]: "".join(map(chr, row[1:])) for row in rows}
        except (DataError, ValueError, OverflowError):
            continue
        if _are_sound(list(found.values())):
            return ClassNames(found, (Remark("names_file", {"file": name}),))
    return ClassNames({}, ())


def lines_of(path: Path) -> tuple[str, ...]:
    """Return the lines of a small text file with one name each; empty if it cannot be used."""
    found = _read(
        path, lambda text: dict(enumerate(filter(None, map(str.strip, text.split("\n")))))
    )
    return tuple(found.values())


def _read(path: Path, parse: Callable[[str], dict[int, str]]) -> dict[int, str]:
    try:
        if kind_of(path, DataError) != "file":
            return {}
        found = parse(read_regular(path, DataError, most=LARGEST).decode("utf-8-sig"))
    except (DataError, ValueError, IndexError, OverflowError, csv.Error):
        return {}
    return found if _are_sound(list(found.values())) else {}


def _are_sound(names: list[str]) -> bool:
    sound = all(0 < len(name) <= LONGEST_NAME and name.isprintable() for name in names)
    return sound and len(set(names)) == len(names)


def _of_codes(text: str) -> dict[int, str]:
    """Return the lines of a label and the codes of its characters: 1 65 97 is the letter A or a."""
    rows = [[int(word) for word in line.split()] for line in text.splitlines() if line.strip()]
    return {row[0]: "".join(map(chr, row[1:])) for row in rows}


def _of_table(text: str) -> dict[int, str]:
    """Return the rows of index, code point and character, below a header."""
    rows = list(csv.reader(text.splitlines()))[1:]
    return {int(row[0]): row[2] for row in rows}
