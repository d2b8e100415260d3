"""Reads tables of text: CSV, TSV, separated by semicolons or spaces, with or without a header.

Every row is an image: the pixels, and the label in one column (or, as in some sets of UCI, in
several that form a one-hot vector at the end).
"""

import csv
import math
import re
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from guitrainer.config.schema import Data
from guitrainer.errors import DataError
from guitrainer.files.messages import FIRST_OR_LAST
from guitrainer.files.names import shortened
from guitrainer.formats.datasets.contents import Contents, ImagePart, PartName, check_unused
from guitrainer.formats.datasets.pixels import LEAST_SIDE
from guitrainer.formats.datasets.roles import LABEL_WORDS, role_of
from guitrainer.formats.datasets.text import Head, RowCollector, blocks_of, head_of
from guitrainer.formats.sniffing import listed
from guitrainer.formats.stored import StoredArray, in_memory
from guitrainer.reports import Remark
from guitrainer.sentences import filled

DELIMITERS = ("\t", ";", "|", ",")
MOST_COLUMNS = 2**22
MOST_ONE_HOT = 100
ID_NAMES = ("", "id", "index", "imageid", "image_id", "unnamed: 0")
_NUMBER = re.compile(r"[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$")


@dataclass(frozen=True)
class TableLayout:
    """Layout of a table.

    Parameters
    ----------
    delimiter : None for spaces.
    names : names of the columns; empty without a header.
    label : column of the label, counted from 0; None if there is none.
    one_hot : number of columns at the end that are a one-hot label; 0 for none.
    dropped : columns that are neither pixels nor labels.
    """

    path: Path
    delimiter: str | None
    names: tuple[str, ...]
    columns: int
    label: int | None = None
    one_hot: int = 0
    dropped: tuple[int, ...] = ()
    text_label: bool = False
    quoted: bool = False

    def cells(self, line: str) -> list[str]:
        """Return the cells of a line.

        Raises
        ------
        DataError
            If a line break is inside a cell.
        """
        if self.delimiter is None:
            return line.split()
        if self.quoted:
            try:
                return next(csv.reader([line], delimiter=self.delimiter, skipinitialspace=True))
            except csv.Error as error:
                raise DataError(
                    f"{self.path}: cells separated by {self.delimiter!r} are expected, found "
                    f"{shortened(line, 60)!r}"
                ) from error
        return [cell.strip() for cell in line.split(self.delimiter)]

    @property
    def has_labels(self) -> bool:
        """Whether images have labels."""
        return self.label is not None or self.one_hot > 0


def read_table(path: Path, data: Data) -> Contents:
    """Return the contents of a single table.

    Raises
    ------
    DataError
        If it is not a table of images.
    """
    return _contents(path, {"train": path}, data)


def read_table_folder(path: Path, files: Sequence[Path], data: Data) -> Contents | None:
    """Return the contents of a folder with a single table, or one per part, such as train.csv."""
    parts: dict[PartName, Path] = {}
    for file in files:
        role = role_of(file.name)
        part = role.part if role is not None else None
        if part is not None or len(files) == 1:
            if (part or "train") in parts:
                raise DataError(f"{path}: both {parts[part or 'train'].name} and {file.name}")
            parts[part or "train"] = file
    return _contents(path, parts, data) if "train" in parts else None


def _contents(path: Path, files: Mapping[PartName, Path], data: Data) -> Contents:
    rows = "is a table, whose rows are one set of images"
    check_unused(path, data, images=rows, split=rows)
    sheets = {part: sheet_of(file, head_of(file), data) for part, file in files.items()}
    first = sheets["train"]
    parts: dict[PartName, ImagePart] = {}
    remarks = _remarks(first)
    for part, sheet in sheets.items():
        if part != "train" and first.has_labels and not sheet.has_labels:
            remarks.append(Remark("unlabeled", {"name": sheet.path.name}))
            continue
        parts[part] = _described(sheet, head_of(sheet.path))

    def exact() -> Contents:
        whole = {part: _read(sheets[part]) for part in parts}
        return replace(found, parts=whole, exact=None)

    name = "table (text)" if first.names else "table (text, no header)"
    arrays = tuple(part.images for part in parts.values())
    found = Contents(path, name, parts, arrays, remarks=tuple(remarks), exact=exact)
    return found


def _remarks(sheet: TableLayout) -> list[Remark]:
    if sheet.label is None:
        return []
    name = sheet.names[sheet.label] if sheet.names else str(sheet.label + 1)
    return [Remark("label_place", {"column": name})]


def sheet_of(path: Path, head: Head, data: Data) -> TableLayout:
    """Tell the layout of a table from its first lines and the settings.

    Raises
    ------
    DataError
        If the lines differ in length, or no column can be told as the label.
    """
    rough = TableLayout(path, _delimiter(head.lines), (), 0, quoted='"' in "".join(head.lines[:2]))
    rows = [rough.cells(line) for line in head.lines]
    names: tuple[str, ...] = ()
    if len(rows) > 1 and _is_header(rows[0], rows[1]):
        names = tuple(rows.pop(0))
    columns = len(rows[0])
    if columns > MOST_COLUMNS or columns < LEAST_SIDE**2:
        raise DataError(
            f"{path}: a table of text (CSV) with {columns:,} columns; accepted: a column for each "
            "pixel of an image"
        )
    counts = [len(row) for row in ([names, *rows] if names else rows)]
    wrong = next((n for n, count in enumerate(counts) if count != columns), None)
    if wrong is not None:
        raise DataError(
            f"{path}: line {wrong + 1} has {counts[wrong]} columns, the first row {columns}"
        )
    sheet = replace(rough, names=names, columns=columns)
    return _with_label(sheet, rows, data)


def _delimiter(lines: Sequence[str]) -> str | None:
    line = lines[1] if len(lines) > 1 else lines[0]
    return next((sign for sign in DELIMITERS if line.count(sign) >= LEAST_SIDE), None)


def _numeric(cells: Sequence[str]) -> float:
    return sum(bool(_NUMBER.match(cell)) for cell in cells) / max(1, len(cells))


def _is_header(first: Sequence[str], second: Sequence[str]) -> bool:
    """Return whether the first row has the names of the columns.

    pandas numbers columns without names, and calls that of the row numbers "".
    """
    if _numeric(first) < 0.5 <= _numeric(second):
        return True
    names = [name.strip().lower() for name in first if not _NUMBER.match(name)]
    numbers = [name for name in first if _NUMBER.match(name)]
    counted = any(
        numbers == [str(n) for n in range(start, start + len(numbers))] for start in (0, 1)
    )
    if set(names) <= {*LABEL_WORDS, *ID_NAMES}:
        return bool(names) and counted
    return counted and len(names) == 1 and len(numbers) >= LEAST_SIDE**2


def _with_label(sheet: TableLayout, rows: list[list[str]], data: Data) -> TableLayout:
    ids = [n for n, name in enumerate(sheet.names) if name.strip().lower() in ID_NAMES]
    if data.labels is not None:
        label = _named(sheet, data.labels)
        dropped = tuple(n for n in ids if n != label)
        return _typed(replace(sheet, label=label, dropped=dropped), rows)
    named = [n for n, name in enumerate(sheet.names) if name.strip().lower() in LABEL_WORDS]
    if len(named) == 1:
        dropped = tuple(ids) if not _is_image(sheet.columns - 1) else ()
        return _typed(replace(sheet, label=named[0], dropped=dropped), rows)
    if ids and _is_image(sheet.columns - 1 - len(ids)) and not _is_image(sheet.columns - len(ids)):
        kept = [n for n in range(sheet.columns) if n not in ids]
        label = _guessed(sheet, rows, (kept[0], kept[-1]))
        return _typed(replace(sheet, label=label, dropped=tuple(ids)), rows)
    if ids and not _is_image(sheet.columns - 1):
        return replace(sheet, dropped=tuple(ids))
    if (size := _one_hot(rows)) and not _is_image(sheet.columns):
        return replace(sheet, one_hot=size)
    if _is_image(sheet.columns):
        return sheet
    if not _is_image(sheet.columns - 1):
        raise DataError(
            f"{sheet.path}: rows of {sheet.columns:,} numbers; accepted: the pixels of a square "
            "image, and a label in the first or last column"
        )
    return _typed(replace(sheet, label=_guessed(sheet, rows, (0, sheet.columns - 1))), rows)


def _named(sheet: TableLayout, name: str) -> int:
    """Return the column named by data.labels: by its header, its number from 1, first or last."""
    places = {"first": 0, "last": sheet.columns - 1}
    if name in sheet.names:
        return sheet.names.index(name)
    if name in places:
        return places[name]
    if name.isascii() and name.isdigit() and 1 <= int(name[:9]) <= sheet.columns:
        return int(name) - 1
    raise DataError(
        f"data.labels: {sheet.path} has no column {shortened(name, 60)}; accepted: first, last, a "
        f"number from 1 to {sheet.columns}"
        + (f", or a name ({listed(sheet.names)})" if sheet.names else "")
    )


def _is_image(numbers: int) -> bool:
    """Return whether so many numbers are the pixels of a square image."""
    for channels in (1, 3):
        side = math.isqrt(max(0, numbers) // channels)
        if side >= LEAST_SIDE and channels * side * side == numbers:
            return True
    return False


def _one_hot(rows: Sequence[Sequence[str]]) -> int:
    """Return the number of one-hot columns at the end, with an image before them; 0 if none."""
    columns = len(rows[0])
    for size in range(2, min(MOST_ONE_HOT, columns - 1) + 1):
        if _is_image(columns - size):
            ends = [[float(cell) if _NUMBER.match(cell) else 2 for cell in r[-size:]] for r in rows]
            if all(sorted(end) == [0] * (size - 1) + [1] for end in ends):
                return size
    return 0


def _guessed(sheet: TableLayout, rows: Sequence[Sequence[str]], ends: tuple[int, int]) -> int:
    """Tell whether the first or the last column is the label; `ends` are these columns."""
    text = [n for n in ends if not all(_NUMBER.match(row[n]) for row in rows)]
    if len(text) == 1:
        return text[0]
    whole = {n: [row[n] for row in rows if _whole(row[n])] for n in ends}
    fitting = [n for n in ends if len(whole[n]) == len(rows) and len(set(whole[n])) > 1]
    if len(fitting) == 2:
        fitting = [n for n in ends if _are_classes(whole[n])]
    if len(fitting) != 1:
        raise DataError(filled(FIRST_OR_LAST, sheet.path))
    return fitting[0]


def _are_classes(cells: Sequence[str]) -> bool:
    """Return whether numbers are classes, from 0 or 1 without gaps, most with several images."""
    used = {int(float(cell)) for cell in cells}
    return (
        used == set(range(min(used), max(used) + 1))
        and min(used) in (0, 1)
        and (4 * len(used) <= len(cells))
    )


def _whole(cell: str) -> bool:
    return bool(_NUMBER.match(cell)) and float(cell).is_integer()


def _typed(sheet: TableLayout, rows: Sequence[Sequence[str]]) -> TableLayout:
    label = sheet.label
    text = label is not None and not all(_NUMBER.match(row[label]) for row in rows)
    return replace(sheet, text_label=text)


def _described(sheet: TableLayout, head: Head) -> ImagePart:
    """Return a part whose rows are those of the head, and whose count is an estimate."""
    lines = head.lines[bool(sheet.names) :]
    images, labels = parsed_rows(sheet, lines, 1 + bool(sheet.names))
    count = head.total - bool(sheet.names)

    def estimated(array: NDArray[Any], name: str) -> StoredArray:
        stored = in_memory(name, array)
        return replace(stored, shape=(count, *array.shape[1:]), mapped=False)

    pixels = estimated(images, str(sheet.path))
    return ImagePart(pixels, None if labels is None else estimated(labels, _label_name(sheet)))


def _label_name(sheet: TableLayout) -> str:
    if sheet.label is None:
        return f"{sheet.path}: last {sheet.one_hot} columns"
    name = sheet.names[sheet.label] if sheet.names else str(sheet.label + 1)
    return f"{sheet.path}: column {shortened(name, 60)}"


def _read(sheet: TableLayout) -> ImagePart:
    """Read the whole table."""
    pixels, labels, skipped = RowCollector(sheet.path), [], not sheet.names
    for number, lines in blocks_of(sheet.path):
        some = lines if skipped else lines[1:]
        if some:
            images, found = parsed_rows(sheet, some, number + (not skipped))
            pixels.add(images)
            labels.append(found)
        skipped = True
    if not labels:
        raise DataError(f"{sheet.path}: contains no samples")
    images_ = in_memory(str(sheet.path), pixels.whole())
    if not sheet.has_labels:
        return ImagePart(images_, None)
    whole = np.concatenate([one for one in labels if one is not None])
    return ImagePart(images_, in_memory(_label_name(sheet), whole))


def parsed_rows(
    sheet: TableLayout, lines: Sequence[str], number: int
) -> tuple[NDArray[Any], NDArray[Any] | None]:
    """Parse some lines into pixels and labels; `number` is that of the first line.

    Raises
    ------
    DataError
        If they are not rows of numbers.
    """
    if sheet.quoted or sheet.text_label:
        rows = [sheet.cells(line) for line in lines]
        wrong = next((n for n, row in enumerate(rows) if len(row) != sheet.columns), None)
        if wrong is not None:
            raise DataError(
                f"{sheet.path}: line {number + wrong} has {len(rows[wrong])} columns instead of "
                f"{sheet.columns}"
            )
        text = np.array([row[sheet.label or 0] for row in rows])
        label = sheet.label
        kept = [[c for n, c in enumerate(row) if n != label] for row in rows]
        numbers = _numbers(sheet, [" ".join(row) for row in kept], None, number)
        if not sheet.text_label and label is not None:
            labels: NDArray[Any] | None = text.astype(np.float64)
        else:
            labels = text if label is not None else None
        dropped = [n - (label is not None and n > label) for n in sheet.dropped]
        return np.delete(numbers, dropped, axis=1) if dropped else numbers, labels
    numbers = _numbers(sheet, lines, sheet.delimiter, number)
    if numbers.shape[1] != sheet.columns:
        raise DataError(
            f"{sheet.path}: line {number} has {numbers.shape[1]} columns instead of {sheet.columns}"
        )
    if sheet.one_hot:
        return numbers[:, : -sheet.one_hot], numbers[:, -sheet.one_hot :]
    labels = None if sheet.label is None else numbers[:, sheet.label]
    dropped = [*sheet.dropped, *([] if sheet.label is None else [sheet.label])]
    return np.delete(numbers, dropped, axis=1) if dropped else numbers, labels


def _numbers(
    sheet: TableLayout, lines: Sequence[str], delimiter: str | None, number: int
) -> NDArray[np.float64]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            return np.loadtxt(lines, np.float64, comments=None, delimiter=delimiter, ndmin=2)
    except (ValueError, UserWarning, DeprecationWarning, OverflowError) as error:
        reason = " ".join(str(error).split())
        raise DataError(
            f"{sheet.path}: not a table of numbers between lines {number:,} and "
            f"{number + len(lines) - 1:,} ({shortened(reason, 120)})"
        ) from error
