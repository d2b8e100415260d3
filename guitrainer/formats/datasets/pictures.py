"""Reads folders of pictures, one folder per class, and decodes them once into a mapped cache."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from guitrainer.config.schema import Data
from guitrainer.errors import DataError
from guitrainer.files.messages import LOOSE_PICTURES, NO_PICTURES
from guitrainer.files.opening import reading
from guitrainer.formats.datasets.contents import (
    PART_NAMES,
    Contents,
    ImagePart,
    PartName,
    check_unused,
)
from guitrainer.formats.datasets.picture import (
    FAILURES,
    PictureStyle,
    Sample,
    quiet,
    sample_of,
    style_of,
)
from guitrainer.formats.datasets.picture_cache import Decoded, cached
from guitrainer.formats.datasets.picture_decoding import decode_all
from guitrainer.formats.datasets.picture_listing import (
    DEEPEST,
    Listing,
    Pictures,
    classes_in,
    joined,
)
from guitrainer.formats.datasets.roles import PARTS
from guitrainer.formats.sniffing import listed, subfolders
from guitrainer.formats.stored import StoredArray, in_memory
from guitrainer.reports import Remark
from guitrainer.sentences import filled

MOST_SAMPLES = 48  # pictures that are looked at for a description
MOST_PICTURES = 20_000_000
_FOLD = re.compile(r"(fold|split|part|subset|set|cv|run|k)[ _-]?\d+", re.IGNORECASE)


def read_pictures(path: Path, data: Data) -> Contents | None:
    """Return the contents of FOLDER/CLASS/… or FOLDER/train/CLASS/…; None for any other folder.

    Raises
    ------
    DataError
        If no picture can be read, or they have different sizes and data.resize is not set.
    """
    with reading(path, DataError):
        listings = _listings(path)
        inner = _only_folder(path, listings)
    if not listings:
        return None
    if inner is not None and (found := read_pictures(inner, data)) is not None:
        return found.remarked(Remark("inner", {"folder": inner.name}))
    named = "contains pictures, whose labels are the names of their folders"
    check_unused(path, data, images=named, labels=named, split=named)
    _check_folds(path, listings["train"])
    _check_classes(path, listings["train"])
    listings, unlabeled = _labeled(listings)
    classes = _ordered(listings["train"])
    samples = _samples(path, listings)
    try:
        size = (data.resize, data.resize) if isinstance(data.resize, int) else data.resize
        style, problem = style_of(samples, data.color, size, path), None
    except DataError as error:
        problem = error
        style = style_of(samples, data.color, samples[0].size, path)
    ordered = {name: _in_order(listing, classes) for name, listing in listings.items()}
    parts = {name: ImagePart(*_described(path, *some, style)) for name, some in ordered.items()}
    contents = Contents(
        path,
        "folders of pictures",
        parts,
        tuple(part.images for part in parts.values()),
        class_names=dict(enumerate(classes)),
        remarks=(*unlabeled, *_remarks(samples, style, data)),
        problem=problem,
    )
    return replace(contents, exact=partial(_exact, contents, ordered, style))


def _listings(path: Path) -> dict[PartName, Listing]:
    """Return the pictures by class, of each part; empty if there are none."""
    folders = subfolders(path)
    named: dict[PartName, Path] = {}
    for folder in folders:
        part = PARTS.get(folder.name.lower())
        if part is not None:
            named.setdefault(part, folder)
    if "train" in named:
        found = {part: classes_in(named[part]) for part in PART_NAMES if part in named}
        return {part: one for part, one in found.items() if one} if found["train"] else {}
    classes = classes_in(path)
    return {"train": classes} if classes else {}


def _labeled(
    listings: Mapping[PartName, Listing],
) -> tuple[dict[PartName, Listing], tuple[Remark, ...]]:
    """Leave out parts whose folders are none of the classes, such as val/images."""
    train = listings["train"]
    kept = {name: one for name, one in listings.items() if not train.keys().isdisjoint(one)}
    names = [name for name in listings if name not in kept]
    return kept, tuple(Remark("unlabeled", {"name": name}) for name in names)


def _check_classes(path: Path, listing: Listing) -> None:
    """Refuse pictures in a single folder.

    Raises
    ------
    DataError
        If there is only one class.
    """
    if len(listing) == 1:
        ((name, pictures),) = listing.items()
        raise DataError(filled(LOOSE_PICTURES, path / name, f"{len(pictures):,}"))


def _only_folder(path: Path, listings: Mapping[PartName, Listing]) -> Path | None:
    """Return the only folder with pictures, if it or a subfolder holds the folders of classes."""
    if list(listings) != ["train"] or len(listings["train"]) != 1:
        return None
    inner = path / next(iter(listings["train"]))
    below = inner
    for _ in range(DEEPEST):
        classes = classes_in(below) if below.is_dir() else {}
        if len(classes) != 1:
            return inner if classes else None
        below /= next(iter(classes))
    return None


def _branches(folder: Path) -> set[str]:
    """Return the names of the folders in a folder, or in the only folder below it, and so on."""
    below = subfolders(folder)
    for _ in range(DEEPEST):
        if len(below) != 1:
            break
        below = subfolders(below[0])
    return {one.name for one in below}


def _check_folds(path: Path, listing: Listing) -> None:
    """Refuse folders of folds, each with folders of the same classes: fold1/cat, fold2/cat.

    Raises
    ------
    DataError
        If the names of all folders are those of folds, and they contain equally named folders.
    """
    if len(listing) < 2 or not all(_FOLD.fullmatch(name) for name in listing):
        return
    inner = [_branches(path / name) for name in listing]
    if len(inner[0]) > 1 and all(names == inner[0] for names in inner):
        folds, classes = sorted(listing), sorted(inner[0])
        raise DataError(
            f"{path}: the folders {listed(folds)} are parts of a set, not classes: each contains "
            f"folders named {listed(classes)}; accepted: one of them, such as {path / folds[0]}, "
            "or folders named train, test and val"
        )


def _ordered(listing: Listing) -> tuple[str, ...]:
    """Return the names of the classes: numbers by value, others by alphabet."""
    if all(name.isascii() and name.isdigit() and len(name) < 10 for name in listing):
        return tuple(sorted(listing, key=lambda name: (int(name), name)))
    return tuple(sorted(listing))


def _in_order(listing: Listing, classes: tuple[str, ...]) -> tuple[Pictures, NDArray[np.int64]]:
    """Return all pictures, class by class, with the numbers of their classes."""
    unknown = sorted(set(listing) - set(classes))
    if unknown:
        raise DataError(
            f"{listing[unknown[0]].paths[0]}: the class {unknown[0]} has no training pictures"
        )
    counts = [len(listing.get(name, ())) for name in classes]
    files = joined([listing[name] for name in classes if name in listing])
    return files, np.repeat(np.arange(len(classes)), counts)


def _samples(path: Path, listings: Mapping[PartName, Listing]) -> list[Sample]:
    """Look at some pictures of every class, spread over the set."""
    everything = [
        path for listing in listings.values() for some in listing.values() for path in some.paths
    ]
    if len(everything) > MOST_PICTURES:
        raise DataError(f"{path}: more than {MOST_PICTURES:,} pictures")
    count = min(MOST_SAMPLES, len(everything))
    places = np.linspace(0, len(everything) - 1, count).astype(int)
    found: list[Sample] = []
    with quiet():
        for place in dict.fromkeys([*places.tolist(), *range(min(len(everything), MOST_SAMPLES))]):
            if len(found) >= MOST_SAMPLES:
                break
            try:
                found.append(sample_of(Path(everything[place])))
            except FAILURES:
                continue
    if not found:
        raise DataError(
            f"{path}: none of the pictures looked at can be read, such as {everything[0]}"
        )
    return found


def _described(
    path: Path, files: Pictures, labels: NDArray[np.int64], style: PictureStyle
) -> tuple[StoredArray, StoredArray]:
    assert style.size is not None, "a style for a set has a size"
    shape = (len(files), *style.size, style.channels)

    def head(count: int) -> NDArray[Any]:
        return decode_all(path, files.slice(0, count), style).pixels

    def read(rows: NDArray[np.int64] | None) -> NDArray[Any]:
        some = files if rows is None else files.at(rows)
        return decode_all(path, some, style).pixels

    images = StoredArray(str(path), shape, style.dtype, read, head)
    return images, in_memory(f"{path}: names of the folders", labels)


def _remarks(samples: list[Sample], style: PictureStyle, data: Data) -> Iterator[Remark]:
    colored = any(
        one.mode not in ("1", "L", "LA", "I", "F") and not one.mode.startswith("I;")
        for one in samples
    )
    if style.channels == 1 and colored and all(one.equal_channels for one in samples):
        yield Remark("equal_channels", {})
    elif data.color == "gray" and colored:
        yield Remark("gray", {})
    if any(one.ink is not None for one in samples):
        yield Remark("on_white" if style.white else "on_black", {})
    if any(one.mode.startswith("I") for one in samples):
        yield Remark("scaled", {"low": "0", "high": "65535"})
    sizes = sorted({one.size for one in samples})
    if data.resize is not None and style.size is not None and sizes != [style.size]:
        found = f"{sizes[0][0]}×{sizes[0][1]}" + (" and other sizes" if len(sizes) > 1 else "")
        size = f"{style.size[0]}×{style.size[1]}"
        yield Remark("resized", {"found": found, "size": size})


def _exact(
    contents: Contents,
    ordered: Mapping[PartName, tuple[Pictures, NDArray[np.int64]]],
    style: PictureStyle,
) -> Contents:
    """Decode all pictures, or map those decoded before."""
    if contents.problem is not None:
        return contents
    path = contents.path
    parts: dict[PartName, ImagePart] = {}
    remarks: list[Remark] = []
    for name, (files, numbers) in ordered.items():
        decoded = cached(files, style, partial(decode_all, path, files, style))
        labels = np.delete(numbers, decoded.damaged)
        if not len(labels):
            raise DataError(filled(NO_PICTURES, path, f"{len(files):,}"))
        parts[name] = ImagePart(
            in_memory(str(path), decoded.pixels), in_memory(f"{path}: names of the folders", labels)
        )
        remarks += _of_decoding(files, decoded)
    return replace(contents, parts=parts, remarks=(*contents.remarks, *remarks), exact=None)


def _of_decoding(files: Pictures, decoded: Decoded) -> Iterator[Remark]:
    if decoded.turned:
        yield Remark("exif", {"count": f"{decoded.turned:,}"})
    if decoded.damaged:
        first = Path(files.paths[decoded.damaged[0]])
        values = {"count": f"{len(decoded.damaged):,}", "all": f"{len(files):,}"}
        yield Remark("damaged", {**values, "first": f"{first.parent.name}/{first.name}"})
