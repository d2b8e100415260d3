"""Reads Parquet tables: a picture (as Hugging Face stores them) or pixels, and a label per row.

Needs pyarrow, which is an optional extra.
"""

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from guitrainer.config.schema import Data
from guitrainer.errors import DataError
from guitrainer.formats.datasets.contents import Contents, ImagePart, PartName, check_unused
from guitrainer.formats.datasets.parquet_opening import (
    TableFields,
    batches,
    class_names,
    fields_of,
    label_column,
    labels_in,
    no_rows,
)
from guitrainer.formats.datasets.parquet_pixels import read_pixels
from guitrainer.formats.datasets.picture import (
    FAILURES,
    PictureStyle,
    decode,
    quiet,
    sample_of,
    style_of,
)
from guitrainer.formats.datasets.roles import role_of
from guitrainer.formats.limits import roomy
from guitrainer.formats.sniffing import listed
from guitrainer.formats.stored import StoredArray, in_memory
from guitrainer.reports import Remark

SAMPLES = 48
BATCH = 256
_PICTURES = ("binary", "large_binary")


class Columns(NamedTuple):
    """Names of the columns with the pictures and the labels; names of the classes by label."""

    image: str
    label: str | None
    names: dict[int, str]


def read_parquet(path: Path, data: Data) -> Contents:
    """Return the contents of a single Parquet file.

    Raises
    ------
    DataError
        If pyarrow is missing, or the file is damaged or contains neither pictures nor pixels.
    """
    return _contents(path, {"train": [path]}, data)


def read_parquet_folder(path: Path, files: Sequence[Path], data: Data) -> Contents | None:
    """Return the contents of a folder of Parquet files, by part: train-00000-of-00002.parquet."""
    parts: dict[PartName, list[Path]] = {}
    for file in sorted(files):
        role = role_of(file.stem)
        parts.setdefault((role.part if role is not None else None) or "train", []).append(file)
    return _contents(path, parts, data) if "train" in parts else None


def _contents(path: Path, files: Mapping[PartName, Sequence[Path]], data: Data) -> Contents:
    first = files["train"][0]
    check_unused(path, data, split="is a table, whose rows are one set of images")
    columns = _columns(first, fields_of(first), data)
    if columns is None:
        return read_pixels(path, files, data)
    samples = []
    with quiet():
        for batch in _batches(first, columns, SAMPLES):
            for content in _pictures(batch, columns):
                try:
                    samples.append(sample_of(io.BytesIO(content)))
                except FAILURES:
                    continue
            break
    if not samples:
        raise DataError(f"{first}: none of the first pictures can be read")
    size = (data.resize, data.resize) if isinstance(data.resize, int) else data.resize
    style = style_of(samples, data.color, size, path)
    parts = {name: _described(some, columns, style) for name, some in files.items()}

    def exact() -> Contents:
        read = {name: _read(some, columns, style) for name, some in files.items()}
        remarks = [remark for _, some in read.values() for remark in some]
        whole = {name: part for name, (part, _) in read.items()}
        return replace(found, parts=whole, remarks=(*found.remarks, *remarks), exact=None)

    arrays = tuple(part.images for part in parts.values())
    remark = [Remark("label_place", {"column": columns.label})] if columns.label else []
    found = Contents(
        path,
        "Parquet table of pictures",
        parts,
        arrays,
        class_names=columns.names,
        remarks=tuple(remark),
        exact=exact,
    )
    return found


def _columns(path: Path, fields: TableFields, data: Data) -> Columns | None:
    """Return the columns with the pictures and labels; None if no column holds pictures."""
    pictures = [name for name, kind in fields.kinds.items() if _is_picture(kind)]
    if data.images is not None:
        pictures = [name for name in pictures if name == data.images]
    if len(pictures) > 1:
        raise DataError(
            f"{path}: {len(pictures)} columns of pictures; set data.images to one of "
            f"{listed(pictures)}"
        )
    if not pictures:
        return None
    label = label_column(path, list(fields.kinds), data)
    return Columns(pictures[0], label, class_names(fields.metadata, label))


def _is_picture(kind: Any) -> bool:
    if str(kind) in _PICTURES:
        return True
    fields = [kind.field(n) for n in range(kind.num_fields)] if str(kind)[:6] == "struct" else []
    return any(field.name == "bytes" and str(field.type) in _PICTURES for field in fields)


def _batches(path: Path, columns: Columns, rows: int) -> Iterator[Any]:
    wanted = [name for name in (columns.image, columns.label) if name is not None]
    return batches(path, wanted, rows)


def _first_batch(path: Path, columns: Columns, rows: int) -> Any:
    for batch in _batches(path, columns, rows):
        return batch
    raise DataError(no_rows(path))


def _pictures(batch: Any, columns: Columns) -> list[bytes]:
    column = batch.column(columns.image)
    if str(column.type) not in _PICTURES:
        column = column.field("bytes")
    return [content or b"" for content in column.to_pylist()]


def _described(files: Sequence[Path], columns: Columns, style: PictureStyle) -> ImagePart:
    count = 0
    for file in files:
        count += fields_of(file).rows
    assert style.size is not None, "a style for a set has a size"
    shape = (count, *style.size, style.channels)

    def head(wanted: int) -> NDArray[Any]:
        batch = _first_batch(files[0], columns, min(wanted, SAMPLES))
        return _decoded(_pictures(batch, columns), style)[0]

    def read(rows: NDArray[np.int64] | None) -> NDArray[Any]:
        whole, _ = _read(files, columns, style)
        return whole.images.read(rows)

    images = StoredArray(str(files[0]), shape, style.dtype, read, head)
    if columns.label is None:
        return ImagePart(images, None)
    first = labels_in(_first_batch(files[0], columns, SAMPLES), columns.label, files[0])
    labels = in_memory(f"{files[0]}: column {columns.label}", first)
    return ImagePart(images, replace(labels, shape=(count,), mapped=False))


def _decoded(contents: Sequence[bytes], style: PictureStyle) -> tuple[NDArray[Any], list[int]]:
    """Decode pictures; those that cannot be read are left out, and their indices returned."""
    found, damaged = [], []
    for number, content in enumerate(contents):
        try:
            found.append(decode(io.BytesIO(content), style)[0])
            if found[-1].shape[:2] != style.size:
                found.pop()
                damaged.append(number)
        except FAILURES:
            damaged.append(number)
    if not found:
        assert style.size is not None, "a style for a set has a size"
        return np.empty((0, *style.size, style.channels), style.dtype), damaged
    return np.stack(found), damaged


def _read(
    files: Sequence[Path], columns: Columns, style: PictureStyle
) -> tuple[ImagePart, list[Remark]]:
    count = len(_described(files, columns, style).images)
    assert style.size is not None, "a style for a set has a size"
    pixels = roomy(files[0], (count, *style.size, style.channels), style.dtype)
    labels: list[NDArray[Any]] = []
    place, skipped = 0, 0
    with quiet():
        for batch in (one for file in files for one in _batches(file, columns, BATCH)):
            images, damaged = _decoded(_pictures(batch, columns), style)
            pixels[place : place + len(images)] = images
            place += len(images)
            skipped += len(damaged)
            if columns.label is not None:
                labels.append(np.delete(labels_in(batch, columns.label, files[0]), damaged))
    if not place:
        raise DataError(f"{files[0]}: none of the {count:,} pictures can be read")
    values = {"count": f"{skipped:,}", "all": f"{count:,}", "first": files[0].name}
    remarks = [Remark("damaged", values)] if skipped else []
    images_ = in_memory(str(files[0]), pixels[:place])
    if columns.label is None:
        return ImagePart(images_, None), remarks
    whole = in_memory(f"{files[0]}: column {columns.label}", np.concatenate(labels))
    return ImagePart(images_, whole), remarks
