"""Recognizes file formats by their first bytes, and says what to do with them."""

import re
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from guitrainer.errors import DataError
from guitrainer.files.opening import open_regular, reading
from guitrainer.files.packed import PackedError, unpacker

HEAD = 512  # number of bytes examined
TAR_PLACE = 257
MOST_LISTED = 4  # most names listed in a message

PICTURES = (".png", ".jpg", ".jpeg", ".bmp", ".gif", ".tif", ".tiff", ".webp", ".ppm", ".pgm")
READ = (
    "images and labels as IDX, NumPy, CSV, LIBSVM, ARFF, MATLAB, HDF5, CIFAR, STL-10 or Parquet "
    "files, or a folder of pictures per class"
)
AS_NPZ = f"accepted: {READ}; numpy.savez('data.npz', images=…, labels=…) writes one"


@dataclass(frozen=True)
class Format:
    """A file format: its name, and advice for the user if it is not supported."""

    name: str
    advice: str = AS_NPZ


NPZ = Format("a zip archive", "")
IDX = Format(
    "a single IDX file",
    "images and labels are two files: give the folder that holds both, as data.source or --data",
)
NPY = Format(
    "a single .npy array",
    "images and labels are two arrays: give the folder that holds both (x_train.npy, y_train.npy)",
)
PICKLE = Format(
    "a Python pickle, which is never read because it could run arbitrary code",
    f"accepted: {READ} (CIFAR-10: convert it to one of these)",
)
GZIP = Format("a gzip file, but damaged or without an accepted file inside", AS_NPZ)
BZIP2 = Format("a bzip2 file, but damaged or without an accepted file inside", AS_NPZ)
XZ = Format("an xz file, but damaged or without an accepted file inside", AS_NPZ)
EMPTY = Format("an empty file")
TABLE = Format("a table of text (CSV)")
LIBSVM = Format("a LIBSVM file")
ARFF = Format("an ARFF file")
MATLAB4 = Format("a MATLAB file (.mat) of version 4")
MATLAB5 = Format("a MATLAB file (.mat)")
MATLAB73 = Format("a MATLAB file (.mat) of version 7.3")
HDF5 = Format("an HDF5 file (.h5)")
PARQUET = Format("a Parquet table")
NORB = Format("a file of smallNORB")
RAW = Format("raw bytes (.bin)")
TEXT = Format("a text file")
UNKNOWN = Format("of an unknown format")
READ_PACKED = (IDX, TABLE, LIBSVM, ARFF)
"""Formats that are read even if they are packed."""

# First bytes and the formats they indicate.
BEGINNINGS = (
    (b"PK\x03\x04", NPZ),
    (b"PK\x05\x06", Format("an empty zip archive")),
    (b"\x93NUMPY", NPY),
    (b"MATLAB 5.0", MATLAB5),
    (b"MATLAB 7.3", MATLAB73),
    (b"\x89HDF\r\n\x1a\n", HDF5),
    (b"\x89PNG", Format("a picture (PNG)")),
    (b"\xff\xd8\xff", Format("a picture (JPEG)")),
    (b"GIF8", Format("a picture (GIF)")),
    (b"BM", Format("a picture (BMP)")),
    (b"II*\x00", Format("a picture (TIFF)")),
    (b"MM\x00*", Format("a picture (TIFF)")),
    (b"\x1f\x8b", GZIP),
    (b"BZh", BZIP2),
    (b"\xfd7zXZ", XZ),
    (b"7z\xbc\xaf", Format("a 7-zip archive", "unpack it first; " + AS_NPZ)),
    (b"Rar!", Format("a RAR archive", "unpack it first; " + AS_NPZ)),
    (b"PAR1", PARQUET),
    (b"%PDF", Format("a PDF document")),
)  # fmt: skip


def format_of(path: Path) -> Format:
    """Recognize the format of the file at `path`.

    Raises
    ------
    DataError
        If the file cannot be read.
    """
    with open_regular(path, DataError) as file, reading(path, DataError):
        found = format_of_bytes(file.read(HEAD))
        file.seek(0)
        return _inside(file, found) if found in (GZIP, BZIP2, XZ) else found


def _inside(file: BinaryIO, packed: Format) -> Format:
    """Format of the only file inside a packed one, if it can be read without unpacking it first."""
    stream = unpacker(file)
    try:
        found = format_of_bytes(stream.read(HEAD)) if stream else packed
    except PackedError:
        return packed
    return found if found in READ_PACKED else packed


def format_of_bytes(head: bytes) -> Format:
    r"""Recognize the format of a file that begins with `head`.

    >>> format_of_bytes(b"5,0,0,0\n4,0,12,7\n").name
    'a table of text (CSV)'
    """
    if not head:
        return EMPTY
    for beginning, found in BEGINNINGS:
        if head.startswith(beginning):
            return found
    if len(head) > 3 and head[:2] == b"\0\0" and 8 <= head[2] <= 14 and head[3]:
        return IDX
    if head[0] == 0x80 and len(head) > 1 and 2 <= head[1] <= 5:
        return PICKLE
    if len(head) > 4 and head[1:4] == b"\x4c\x3d\x1e" and 0x51 <= head[0] <= 0x56:
        return NORB
    if head[8:10] == b'{"':
        return Format("a safetensors file")
    if _is_matlab4(head):
        return MATLAB4
    if head[TAR_PLACE:].startswith(b"ustar"):
        return Format("a tar archive", "unpack it first; " + AS_NPZ)
    return _text_of(head)


def _is_matlab4(head: bytes) -> bool:
    """Return whether a file begins with a matrix of MATLAB 4.

    Its header is five integers: type (M0PT in decimal digits: order of bytes, type of numbers, kind
    of matrix), rows, columns, whether it is complex, and length of the name that follows
    (MathWorks, "MAT-File Format" (R2024b), chapter 2).
    """
    if len(head) < 21:
        return False
    for order, machine in (("<", 0), (">", 1)):
        kind, rows, columns, imaginary, length = struct.unpack(f"{order}5i", head[:20])
        digits = (kind // 1000, kind // 100 % 10, kind // 10 % 10, kind % 10)
        name = head[20 : 20 + length] if 1 < length <= HEAD - 20 else b""
        if (
            digits[:2] == (machine, 0)
            and digits[2] < 6
            and digits[3] < 3
            and min(rows, columns) >= 0
            and imaginary in (0, 1)
            and re.fullmatch(rb"[A-Za-z]\w*\0", name)
        ):
            return True
    return False


_ARFF = re.compile(r"(?:\s*%[^\n]*\n)*\s*@relation\b", re.IGNORECASE)
_LIBSVM = re.compile(r"\s*[+-]?\d+(?:\.\d*)?(?:\s+\d+:\S+)+")
_TABLE = re.compile(r"\s*[^,;|\t{\[<][^,;|\t]*[,;|\t]|[,;|\t]")
_NUMBERS = re.compile(r"\s*[-+.\deE]+(?:\s+[-+.\deE]+)+")
_NAMES = re.compile(r"\s*(?:[\w.-]+\s+){16}")  # a header separated by spaces


def _text_of(head: bytes) -> Format:
    try:
        text = head.decode("utf-8-sig", errors="strict" if len(head) < HEAD else "ignore")
    except UnicodeDecodeError:
        return UNKNOWN
    if not all(sign.isprintable() or sign in "\t\r\n\f" for sign in text):
        return UNKNOWN
    if _ARFF.match(text):
        return ARFF
    lines = [line for line in text.splitlines() if line.strip()]
    first = lines[0] if lines else ""
    if _LIBSVM.match(next((line for line in lines if not line.startswith("#")), "")):
        return LIBSVM
    return TABLE if any(one.match(first) for one in (_TABLE, _NUMBERS, _NAMES)) else TEXT


def class_folders(folder: Path) -> list[str]:
    """Return the names of the subfolders that contain pictures: images sorted by class.

    Raises
    ------
    OSError
        If the folder cannot be listed.
    """
    return [
        inner.name
        for inner in subfolders(folder)
        if any(file.suffix.lower() in PICTURES for file in inner.iterdir())
    ]


def subfolders(folder: Path) -> list[Path]:
    """Return the folders in `folder`, by name; links are not followed.

    Raises
    ------
    OSError
        If the folder cannot be listed.
    """
    return sorted(one for one in folder.iterdir() if one.is_dir() and not one.is_symlink())


def listed(names: Sequence[str]) -> str:
    """Return the first names of many, as they stand in a message."""
    return ", ".join(names[:MOST_LISTED]) + (", …" if len(names) > MOST_LISTED else "")
