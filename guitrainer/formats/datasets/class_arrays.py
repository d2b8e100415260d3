"""Images that come in one array per class: files of QuickDraw, or train0, train1, … in MATLAB."""

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np

from guitrainer.formats.datasets.contents import Contents, ImagePart, PartName
from guitrainer.formats.datasets.roles import PARTS
from guitrainer.formats.stored import StoredArray, in_memory, joined

_NUMBERED = re.compile(r"([a-zA-Z]+)_?(\d{1,4})")


def read_drawings(path: Path, arrays: Mapping[str, StoredArray]) -> Contents | None:
    """Return the contents of a folder with an array per class, as of QuickDraw; None for others.

    Parameters
    ----------
    arrays : images of each class by the name of the file.
    """
    classes = sorted(arrays)
    if len(classes) < 2 or not _alike(list(arrays.values())):
        return None
    part = _part(path, "names of the files", [arrays[name] for name in classes], None)
    names = {n: name.removeprefix("full_numpy_bitmap_") for n, name in enumerate(classes)}
    found = Contents(path, "an array per class (.npy)", {"train": part}, tuple(arrays.values()))
    return replace(found, class_names=names)


def read_numbered(path: Path, name: str, arrays: Mapping[str, StoredArray]) -> Contents | None:
    """Return the contents of arrays named by part and class, such as train0; None for others.

    Parameters
    ----------
    name : name of the format.
    """
    parts: dict[PartName, dict[int, StoredArray]] = {}
    for key, array in arrays.items():
        match = _NUMBERED.fullmatch(key)
        part = PARTS.get(match[1].lower()) if match else None
        if match is not None and part is not None:
            parts.setdefault(part, {})[int(match[2])] = array
    every = [array for by_class in parts.values() for array in by_class.values()]
    if len(parts.get("train", ())) < 2 or not _alike(every):
        return None
    found = {
        part: _part(path, f"names of the {part} arrays", list(one.values()), list(one))
        for part, one in ((part, dict(sorted(one.items()))) for part, one in parts.items())
    }
    return Contents(path, f"{name}, an array per class", found, tuple(every))


def _alike(arrays: list[StoredArray]) -> bool:
    """Return whether all arrays hold images of the same shape and type."""
    return len({(one.shape[1:], one.dtype) for one in arrays}) == 1 and arrays[0].ndim > 1


def _part(path: Path, name: str, arrays: list[StoredArray], labels: list[int] | None) -> ImagePart:
    counts = [len(array) for array in arrays]
    numbers = np.repeat(np.arange(len(arrays)) if labels is None else np.array(labels), counts)
    return ImagePart(joined(str(path), arrays), in_memory(f"{path}: {name}", numbers))
