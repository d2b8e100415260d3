"""Reads ARFF files of Weka and OpenML, dense and sparse.

Format: https://waikato.github.io/weka-wiki/formats_and_processing/arff_stable/
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from guitrainer.config.schema import Data
from guitrainer.errors import DataError
from guitrainer.files.names import shortened
from guitrainer.formats.datasets.contents import Contents, ImagePart, check_unused
from guitrainer.formats.datasets.roles import LABEL_WORDS
from guitrainer.formats.datasets.tables import MOST_COLUMNS, TableLayout, parsed_rows
from guitrainer.formats.datasets.text import RowCollector, TextLines, blocks_of
from guitrainer.formats.sniffing import listed
from guitrainer.formats.stored import in_memory
from guitrainer.reports import Remark

_ATTRIBUTE = re.compile(
    r"@attribute\s+(?P<name>'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"|\S+)\s+(?P<type>\{.*\}|\w+)",
    re.IGNORECASE,
)
_CELL = re.compile(r"\s*(\d+)\s+('(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"|[^,'\"]+?)\s*(?:,|$)")
_NUMERIC = {"numeric", "real", "integer"}
DESCRIBED = 200  # rows that are read for a description


class ArffHeader(NamedTuple):
    """Attributes of a file: names, and the values of those that are nominal."""

    names: tuple[str, ...]
    values: dict[int, tuple[str, ...]]
    text: frozenset[int]


def read_arff(path: Path, data: Data) -> Contents:
    """Return the contents of an ARFF file.

    Raises
    ------
    DataError
        If it is damaged, or no attribute can be told as the label.
    """
    header, _ = next(_rows(path, 1))
    label = _label(path, header, data)
    part = _read(path, header, label, DESCRIBED)

    def exact() -> Contents:
        return replace(found, parts={"train": _read(path, header, label, None)}, exact=None)

    remark = Remark("label_place", {"column": header.names[label]})
    found = Contents(
        path, "ARFF file", {"train": part}, (part.images,), remarks=(remark,), exact=exact
    )
    return found


def read_arff_folder(path: Path, files: Sequence[Path], data: Data) -> Contents | None:
    """Return the contents of a folder with a single ARFF file."""
    return replace(read_arff(files[0], data), path=path) if len(files) == 1 else None


def _rows(path: Path, most: int | None) -> Iterator[tuple[ArffHeader, TextLines]]:
    """Yield the header with each block of data lines, in total at most `most` lines."""
    names: list[str] = []
    values: dict[int, tuple[str, ...]] = {}
    text: set[int] = set()
    header, given = None, 0
    for number, lines in blocks_of(path):
        start = 0
        for start, line in enumerate(lines) if header is None else ():
            lower = line.lower()
            if lower.startswith("@data"):
                header = ArffHeader(tuple(names), values, frozenset(text))
                start += 1
                break
            if lower.startswith("@attribute"):
                _add_attribute(path, line, names, values, text)
        if header is None:
            continue
        some = [line for line in lines[start:] if not line.startswith("%")]
        some = some if most is None else some[: most - given]
        if some:
            given += len(some)
            yield header, TextLines(number, some)
        if most is not None and given >= most:
            return
    if not given:
        raise DataError(f"{path}: contains no samples below @data")


def _add_attribute(
    path: Path, line: str, names: list[str], values: dict[int, tuple[str, ...]], text: set[int]
) -> None:
    found = _ATTRIBUTE.match(line)
    if found is None or len(names) >= MOST_COLUMNS:
        raise DataError(f"{path}: an attribute that cannot be read: {shortened(line, 80)}")
    kind = found["type"]
    if kind.startswith("{"):
        values[len(names)] = tuple(_plain(one) for one in kind[1:-1].split(","))
    elif kind.lower() not in _NUMERIC:
        text.add(len(names))
    names.append(_plain(found["name"]))


def _plain(cell: str) -> str:
    """Return a cell without its quotes."""
    cell = cell.strip()
    return cell[1:-1] if len(cell) > 1 and cell[0] in "'\"" and cell[0] == cell[-1] else cell


def _label(path: Path, header: ArffHeader, data: Data) -> int:
    names = header.names
    rows = "is a table, whose rows are one set of images"
    check_unused(path, data, images=rows, split=rows)
    if data.labels is not None:
        if data.labels not in names:
            raise DataError(
                f"data.labels: {path} has no attribute {shortened(data.labels, 60)}; accepted: "
                f"{listed(names)}"
            )
        return names.index(data.labels)
    named = [n for n, name in enumerate(names) if name.lower() in LABEL_WORDS]
    candidates = named or list(header.values)
    if len(candidates) != 1:
        raise DataError(
            f"{path}: {len(candidates)} attributes may be the label; set data.labels to one of "
            f"{listed(names[::-1])}"
        )
    return candidates[0]


def _read(path: Path, header: ArffHeader, label: int, most: int | None) -> ImagePart:
    pixels, labels = RowCollector(path), []
    names = header.names
    is_text = label in header.text or not all(
        re.fullmatch(r"[-+]?[\d.]+", one) for one in header.values.get(label, ())
    )
    sheet = TableLayout(path, ",", names, len(names), label, text_label=is_text)
    for _, (number, lines) in _rows(path, most):
        if lines[0].startswith("{"):
            images, found = _sparse(path, header, label, lines)
        else:
            quoted = any("'" in line or '"' in line for line in lines)
            plain = [line.replace("'", '"') for line in lines] if quoted else lines
            images, some = parsed_rows(replace(sheet, quoted=quoted), plain, number)
            found = np.asarray(some)
        pixels.add(images)
        labels.append(found)
    whole = np.concatenate(labels)
    name = f"{path}: attribute {shortened(names[label], 60)}"
    return ImagePart(in_memory(str(path), pixels.whole()), in_memory(name, whole))


def _sparse(
    path: Path, header: ArffHeader, label: int, lines: Sequence[str]
) -> tuple[NDArray[Any], NDArray[Any]]:
    """Return rows such as {3 17, 784 5}; what is left out is 0, or the first nominal value."""
    dense = np.zeros((len(lines), len(header.names)), np.float32)
    default = header.values.get(label, ("0",))[0]
    labels = []
    for row, line in enumerate(lines):
        own, inside = default, line.strip()
        if not (inside.startswith("{") and inside.endswith("}")):
            raise DataError(f"{path}: a sparse row is expected: {shortened(line, 80)}")
        for place, cell in _CELL.findall(inside[1:-1]):
            column = int(place[:9])
            try:
                if column == label:
                    own = _plain(cell)
                else:
                    with np.errstate(over="ignore"):  # infinity is refused later
                        dense[row, column] = float(cell)
            except (ValueError, IndexError):
                raise DataError(f"{path}: {place} {shortened(cell, 40)} cannot be read") from None
        labels.append(own)
    return np.delete(dense, label, axis=1), np.array(labels)
