"""The file `arrays.bin`: filters and curves of the trials, one record after another.

A record is a header (magic number, trial, length and CRC-32 of the content), a description in JSON,
and the bytes of the arrays. An incomplete record at the end, left by a killed process, is dropped.
"""

import contextlib
import json
import math
import os
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from guitrainer.errors import CheckpointError
from guitrainer.files.opening import open_own, open_regular, reading
from guitrainer.runs.files import writing
from guitrainer.sweeps.outcome import Arrays

_HEADER = struct.Struct("<4sIQI")
_MAGIC = b"gtsw"
_SIZE = struct.Struct("<I")
_DTYPES = ("<f4", "<f8", "<i8")
_LARGEST = 1 << 28  # bytes of a record
_MOST_SIDES = 8
_DATE = (1980, 1, 1, 0, 0, 0)  # a fixed date, so that equal content gives equal bytes


class TrialArrays:
    """The file of a sweep, opened for appending.

    Parameters
    ----------
    path : path of the file, which is created if it does not exist.
    end : length in bytes up to which its records are kept.
    """

    def __init__(self, path: Path, end: int = 0) -> None:
        self._path = path
        with writing(path):
            self._file: BinaryIO = open_own(path, "append")
            self._file.truncate(end)

    def add(self, number: int, arrays: Arrays) -> None:
        """Append the arrays of a trial.

        Raises
        ------
        OutputError
            If they cannot be written.
        """
        with writing(self._path):
            self._file.write(_record(number, arrays))
            self._file.flush()

    def sync(self) -> None:
        """Return when the records would survive a power failure."""
        with writing(self._path):
            os.fsync(self._file.fileno())

    def close(self) -> None:
        """Close the file; what could not be written has been reported by `add`."""
        with contextlib.suppress(OSError):
            self._file.close()


class ArrayReader:
    """Reads the arrays of trials from a file that may be growing.

    Attributes
    ----------
    places : where the content of each trial begins, and its length, by the number of the trial.
    end : length in bytes of the complete records.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self.places: dict[int, tuple[int, int, int]] = {}
        self.end = 0

    def refresh(self) -> None:
        """Find the records that were added since the last call; their content is not read.

        Raises
        ------
        CheckpointError
            If the file is damaged.
        """
        with (
            open_regular(self._path, CheckpointError, links=False) as file,
            reading(self._path, CheckpointError),
        ):
            size = os.fstat(file.fileno()).st_size
            file.seek(self.end)
            while len(header := file.read(_HEADER.size)) == _HEADER.size:
                magic, number, length, checksum = _HEADER.unpack(header)
                if magic != _MAGIC or length > _LARGEST:
                    raise CheckpointError(f"{self._path}: damaged after {self.end:,} bytes")
                start = self.end + _HEADER.size
                if start + length > size:
                    break
                self.places.setdefault(number, (start, length, checksum))
                self.end = start + length
                file.seek(self.end)

    def read(self, number: int) -> dict[str, NDArray[Any]]:
        """Return the arrays of a trial; empty if it has none.

        Raises
        ------
        CheckpointError
            If its record is damaged.
        """
        if number not in self.places:
            return {}
        with open_regular(self._path, CheckpointError, links=False) as file:
            return self._content(file, number)

    def each(
        self, numbers: Iterable[int] | None = None
    ) -> Iterator[tuple[int, dict[str, NDArray[Any]]]]:
        """Read the arrays of trials, by default of all, in the order of their numbers."""
        if not self.places:
            return
        with open_regular(self._path, CheckpointError, links=False) as file:
            for number in sorted(self.places if numbers is None else numbers):
                yield number, self._content(file, number)

    def _content(self, file: BinaryIO, number: int) -> dict[str, NDArray[Any]]:
        start, length, checksum = self.places[number]
        with reading(self._path, CheckpointError):
            file.seek(start)
            content = file.read(length)
        if len(content) != length or zlib.crc32(content) != checksum:
            raise CheckpointError(f"{self._path}: damaged: the arrays of trial {number}")
        try:
            return _unpacked(content)
        except (ValueError, TypeError, KeyError, struct.error, RecursionError):
            raise CheckpointError(f"{self._path}: damaged: the arrays of trial {number}") from None


def _record(number: int, arrays: Arrays) -> bytes:
    prepared = {name: np.ascontiguousarray(array) for name, array in arrays.items()}
    described = json.dumps([[k, a.dtype.str, a.shape] for k, a in prepared.items()]).encode()
    parts = [_SIZE.pack(len(described)), described, *(a.tobytes() for a in prepared.values())]
    content = b"".join(parts)
    return _HEADER.pack(_MAGIC, number, len(content), zlib.crc32(content)) + content


def _unpacked(content: bytes) -> dict[str, NDArray[Any]]:
    (length,) = _SIZE.unpack_from(content)
    place = _SIZE.size + length
    found = {}
    for name, dtype, shape in json.loads(content[_SIZE.size : place]):
        sides = [int(side) for side in shape]
        if dtype not in _DTYPES or len(sides) > _MOST_SIDES or min(sides, default=0) < 0:
            raise ValueError(dtype)
        count = math.prod(sides)
        array = np.frombuffer(content, dtype, count, place).reshape(sides)
        found[str(name)] = array
        place += array.nbytes
    return found


def write_filters(reader: ArrayReader, to: Path) -> None:
    """Write the filters of all trials as an .npz archive, with little memory.

    Trials whose first layers have the same shape are together: `trial` (N), `start` and `end`
    (N, O, I, kh, kw). If there are several shapes, the names of the arrays end with them, as in
    `start_16x1x9x9`.

    Raises
    ------
    OutputError
        If the file cannot be written.
    """
    groups: dict[tuple[int, ...], list[int]] = {}
    for number, arrays in reader.each():
        if "start" in arrays and "end" in arrays:
            groups.setdefault(arrays["start"].shape, []).append(number)
    temporary = to.with_name(f".{to.name}.{os.getpid()}.tmp")
    with writing(to):
        try:
            with temporary.open("wb") as file:
                with zipfile.ZipFile(file, "w") as archive:
                    for shape, numbers in groups.items():
                        _write_group(archive, reader, shape, numbers, len(groups) > 1)
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(to)
        finally:
            temporary.unlink(missing_ok=True)


def _write_group(
    archive: zipfile.ZipFile,
    reader: ArrayReader,
    shape: tuple[int, ...],
    numbers: list[int],
    several: bool,
) -> None:
    suffix = "_" + "x".join(map(str, shape)) if several else ""
    names = zipfile.ZipInfo(f"trial{suffix}.npy", _DATE)
    with archive.open(names, "w") as member:
        np.lib.format.write_array(member, np.array(numbers, np.int64))
    for name in ("start", "end"):
        described = {"descr": "<f4", "fortran_order": False, "shape": (len(numbers), *shape)}
        place = zipfile.ZipInfo(f"{name}{suffix}.npy", _DATE)
        with archive.open(place, "w", force_zip64=True) as member:
            np.lib.format.write_array_header_1_0(member, described)
            for _, arrays in reader.each(numbers):
                member.write(arrays[name].astype("<f4").tobytes())
