"""Reads large text files a few megabytes at a time, packed or not."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from guitrainer.errors import DataError
from guitrainer.files.opening import expands_too_much, open_regular, reading, refuse_holes
from guitrainer.files.packed import PackedError, unpacker
from guitrainer.formats.limits import check_memory, roomy
from guitrainer.formats.progress import told

BLOCK_BYTES = 2**21
LONGEST_LINE = 2**24  # bytes: an image of 2,000×2,000 in text
HEAD_BYTES = 2**20
HEAD_LINES = 200


class TextLines(NamedTuple):
    """TextLines of a file; `first` is the number of the first one, from 1."""

    first: int
    lines: list[str]


class Head(NamedTuple):
    """The beginning of a file, and an estimate of its number of lines."""

    lines: list[str]
    total: int


def head_of(path: Path) -> Head:
    """Read the first lines of a file that are not blank.

    Raises
    ------
    DataError
        If it cannot be read, or is not UTF-8 text.
    """
    with open_regular(path, DataError) as file, reading(path, DataError):
        size = file.seek(0, 2)
        file.seek(0)
        stream = unpacker(file)
        try:
            content = (stream or file).read(HEAD_BYTES)
        except PackedError as error:
            raise DataError(f"{path}: {error}") from error
    complete = len(content) < HEAD_BYTES
    lines = _decoded(path, content, final=complete).splitlines()
    if not complete:
        lines = lines[:-1]
    lines = [line for line in lines if line.strip()]
    if not lines:
        raise DataError(f"{path}: no lines of up to {HEAD_BYTES // 1024} KiB")
    used = sum(len(line) + 1 for line in lines)
    whole = size if stream is None else size * len(content) // max(1, min(size, len(content)))
    count = len(lines) if complete else max(len(lines), round(whole / used * len(lines)))
    return Head(lines[:HEAD_LINES], count)


def blocks_of(path: Path) -> Iterator[TextLines]:
    """Yield all lines that are not blank, some megabytes at a time.

    Raises
    ------
    DataError
        If the file is damaged, unpacks to a disproportionate size, or has a line that is too long.
    """
    with open_regular(path, DataError) as file, reading(path, DataError):
        refuse_holes(path, file, DataError)
        size = file.seek(0, 2)
        file.seek(0)
        stream, number, rest, total = unpacker(file), 1, b"", 0
        while True:
            try:
                content = (stream or file).read(BLOCK_BYTES)
            except PackedError as error:
                raise DataError(f"{path}: {error}") from error
            total += len(content)
            told(file.tell(), size)
            if stream is not None and expands_too_much(size, total):
                raise DataError(f"{path}: {size:,} bytes unpack to more than {total:,}")
            block, _, rest = (rest + content).rpartition(b"\n")
            if len(rest) > LONGEST_LINE:
                raise DataError(f"{path}: line {number} has more than {LONGEST_LINE:,} bytes")
            if not content:
                block, rest = rest, b""
            lines = _decoded(path, block, final=True).split("\n") if block else []
            found = [line for one in lines if (line := one.strip())]
            if found:
                yield TextLines(number, found)
            number += len(lines)
            if not content:
                told(size, size)
                return


def _decoded(path: Path, content: bytes, *, final: bool) -> str:
    try:
        text = content.decode("utf-8-sig", errors="strict" if final else "ignore")
    except UnicodeDecodeError:
        raise DataError(f"{path}: not UTF-8 text") from None
    if "\0" in text:
        raise DataError(f"{path}: not text: it contains null bytes")
    return text


class RowCollector:
    """Collects rows of numbers: as bytes as long as all are whole numbers from 0 to 255."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._blocks: list[NDArray[Any]] = []
        self._bytes = 0

    def add(self, rows: NDArray[Any]) -> None:
        """Add rows (n, columns).

        Raises
        ------
        DataError
            If they do not fit into memory.
        """
        low, high = (rows.min(), rows.max()) if rows.size else (0, 0)
        small = low >= 0 and high <= 255 and bool((np.floor(rows) == rows).all())
        block = rows.astype(np.uint8 if small else np.float32)
        self._bytes += block.nbytes
        check_memory(self._path, self._bytes)
        self._blocks.append(block)

    def whole(self) -> NDArray[Any]:
        """Return all rows in one array: uint8, or float32 if any number needs it."""
        dtype = np.result_type(*(block.dtype for block in self._blocks))
        count = sum(len(block) for block in self._blocks)
        out = roomy(self._path, (count, self._blocks[0].shape[1]), dtype)
        place = 0
        while self._blocks:
            block = self._blocks.pop(0)
            out[place : place + len(block)] = block
            place += len(block)
        return out
