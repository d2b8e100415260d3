"""Reads Parquet tables of pixels: a column per pixel, or a column of lists of pixels."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from guitrainer.config.schema import Data
from guitrainer.errors import DataError
from guitrainer.files.names import shortened
from guitrainer.formats.datasets.contents import Contents, ImagePart, PartName
from guitrainer.formats.datasets.parquet_opening import (
    TableFields,
    batches,
    class_names,
    fields_of,
    label_column,
    labels_in,
    no_rows,
)
from guitrainer.formats.datasets.tables import ID_NAMES
from guitrainer.formats.limits import roomy
from guitrainer.formats.sniffing import listed
from guitrainer.formats.stored import StoredArray, in_memory
from guitrainer.reports import Remark

LEAST_PIXELS = 16
MOST_COLUMNS = 65_536
HEAD_ROWS = 48
BATCH_NUMBERS = 2**22  # pixels that are read at once
_NUMBERS = {
    **{f"{sign}int{bits}": f"{sign}int{bits}" for sign in ("", "u") for bits in (8, 16, 32, 64)},
    **{"halffloat": "float16", "float": "float32", "double": "float64", "bool": "bool"},
}
_INDEX = "__index_level_"  # begins the names of columns in which pandas keeps its index


class PixelColumns(NamedTuple):
    """Where the pixels of a table are.

    Parameters
    ----------
    pixels : names of the columns with the pixels: many numbers, or a single one with lists
    label : name of the column with the labels; None if there is none
    item : shape of an image as stored
    dtype : type of a pixel
    """

    pixels: tuple[str, ...]
    label: str | None
    item: tuple[int, ...]
    dtype: np.dtype[Any]


def read_pixels(path: Path, files: Mapping[PartName, Sequence[Path]], data: Data) -> Contents:
    """Return the contents of tables of pixels.

    Raises
    ------
    DataError
        If neither a column of lists nor at least 16 columns of numbers can be told as pixels, or a
        file is damaged.
    """
    first = files["train"][0]
    fields = fields_of(first)
    columns = _columns(first, fields, data)
    parts = {part: _described(some, columns) for part, some in files.items()}

    def exact() -> Contents:
        whole = {part: _read(some, columns) for part, some in files.items()}
        return replace(found, parts=whole, exact=None)

    remarks = [Remark("label_place", {"column": columns.label})] if columns.label else []
    found = Contents(
        path,
        "Parquet table of pixels",
        parts,
        tuple(part.images for part in parts.values()),
        class_names=class_names(fields.metadata, columns.label),
        remarks=tuple(remarks),
        exact=exact,
    )
    return found


def _columns(path: Path, fields: TableFields, data: Data) -> PixelColumns:
    names = list(fields.kinds)
    label = label_column(path, names, data)
    rest = [name for name in names if name != label and not _is_index(name)]
    lists = [name for name in rest if _leaf(fields.kinds[name]) and _is_list(fields.kinds[name])]
    if data.images is not None:
        lists = [name for name in lists if name == data.images]
    if len(lists) == 1:
        return _of_lists(path, lists[0], label, fields)
    numbers = tuple(name for name in rest if str(fields.kinds[name]) in _NUMBERS)
    if data.images is not None or lists or not LEAST_PIXELS <= len(numbers) <= MOST_COLUMNS:
        raise DataError(
            f"{path}: no column of pictures among {listed(names)}; accepted: one column of "
            f"pictures or of lists of pixels (data.images selects one of several), or from "
            f"{LEAST_PIXELS} columns with a number for each pixel"
        )
    dtype = np.result_type(*{_NUMBERS[str(fields.kinds[name])] for name in numbers})
    return PixelColumns(numbers, label, (len(numbers),), dtype)


def _is_index(name: str) -> bool:
    return name.strip().lower() in ID_NAMES or name.startswith(_INDEX)


def _is_list(kind: Any) -> bool:
    return str(kind).startswith(("list<", "large_list<", "fixed_size_list<"))


def _leaf(kind: Any) -> str | None:
    """Return the type of numbers in lists, or in lists of lists; None for anything else."""
    for _ in range(4):
        if not _is_list(kind):
            break
        kind = kind.value_type
    return _NUMBERS.get(str(kind))


def _of_lists(path: Path, name: str, label: str | None, fields: TableFields) -> PixelColumns:
    """Tell the shape of an image from the first row."""
    for batch in batches(path, [name], 1):
        try:
            item = np.asarray(batch.column(name)[0].as_py()).shape
        except ValueError:
            item = ()
        if item and min(item):
            leaf = np.dtype(_leaf(fields.kinds[name]))
            return PixelColumns((name,), label, tuple(map(int, item)), leaf)
        break
    raise DataError(
        f"{path}: column {shortened(name, 60)}: no pixels in its first row; accepted: lists of "
        "numbers, of the same length in every row"
    )


def _described(files: Sequence[Path], columns: PixelColumns) -> ImagePart:
    count = sum(fields_of(file).rows for file in files)

    def head(wanted: int) -> NDArray[Any]:
        some = min(wanted, count, HEAD_ROWS)
        for batch in batches(files[0], columns.pixels, some):
            return _pixels(batch, columns, files[0])
        raise DataError(no_rows(files[0]))

    def read(rows: NDArray[np.int64] | None) -> NDArray[Any]:
        return _read(files, columns).images.read(rows)

    images = StoredArray(str(files[0]), (count, *columns.item), columns.dtype, read, head)
    if columns.label is None:
        return ImagePart(images, None)
    first = next(batches(files[0], [columns.label], HEAD_ROWS), None)
    some = np.empty(0, np.int64) if first is None else labels_in(first, columns.label, files[0])
    labels = in_memory(_label_name(files, columns.label), some)
    return ImagePart(images, replace(labels, shape=(count,), mapped=False))


def _label_name(files: Sequence[Path], label: str) -> str:
    return f"{files[0]}: column {label}"


def _read(files: Sequence[Path], columns: PixelColumns) -> ImagePart:
    count = sum(fields_of(file).rows for file in files)
    pixels = roomy(files[0], (count, *columns.item), columns.dtype)
    labels: list[NDArray[Any]] = []
    place = 0
    wanted = [*columns.pixels, *([columns.label] if columns.label else [])]
    step = max(1, BATCH_NUMBERS // int(np.prod(columns.item)))
    for file in files:
        for batch in batches(file, wanted, step):
            some = _pixels(batch, columns, file)
            pixels[place : place + len(some)] = some
            place += len(some)
            if columns.label is not None:
                labels.append(labels_in(batch, columns.label, file))
    if not place:
        raise DataError(no_rows(files[0]))
    images = in_memory(str(files[0]), pixels[:place])
    if columns.label is None:
        return ImagePart(images, None)
    whole = in_memory(_label_name(files, columns.label), np.concatenate(labels))
    return ImagePart(images, whole)


def _pixels(batch: Any, columns: PixelColumns, path: Path) -> NDArray[Any]:
    """Return the pixels of a batch, as (rows, …)."""
    if len(columns.item) == 1 and len(columns.pixels) == columns.item[0]:
        out = np.empty((batch.num_rows, *columns.item), columns.dtype)
        for number, name in enumerate(columns.pixels):
            out[:, number] = _numbers(batch.column(name), name, path)
        return out
    name = columns.pixels[0]
    column = batch.column(name)
    for side in columns.item:
        fixed = getattr(column.type, "list_size", None)
        lengths = set(column.value_lengths().to_pylist()) if fixed is None else {fixed}
        if column.null_count or lengths != {side}:
            raise DataError(
                f"{path}: column {shortened(name, 60)}: rows of different lengths, or empty ones; "
                f"accepted: {'×'.join(map(str, columns.item))} numbers in every row, as in the "
                "first"
            )
        column = column.flatten()
    return _numbers(column, name, path).reshape(batch.num_rows, *columns.item)


def _numbers(column: Any, name: str, path: Path) -> NDArray[Any]:
    if column.null_count:
        raise DataError(
            f"{path}: column {shortened(name, 60)}: {column.null_count:,} values are missing; "
            "accepted: a number for every pixel"
        )
    values: NDArray[Any] = column.to_numpy(zero_copy_only=False)
    return values
