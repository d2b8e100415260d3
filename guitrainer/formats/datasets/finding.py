"""Finds images and labels in a file or folder: recognizes the format, and calls its reader."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from guitrainer.config.schema import Data
from guitrainer.errors import DataError
from guitrainer.files.names import shortened
from guitrainer.files.opening import kind_of, reading
from guitrainer.files.packed import PACKED_SUFFIXES
from guitrainer.formats.datasets.assembling import assembled
from guitrainer.formats.datasets.contents import Contents, Part
from guitrainer.formats.idx import open_idx
from guitrainer.formats.npz import npz_arrays, read_npy
from guitrainer.formats.sniffing import (
    IDX,
    MOST_LISTED,
    NPY,
    NPZ,
    PICKLE,
    READ,
    Format,
    format_of,
    listed,
    subfolders,
)
from guitrainer.formats.stored import StoredArray, in_memory
from guitrainer.reports import Remark

MOST_SNIFFED = 512  # files of a folder whose first bytes are read
DEEPEST = 2  # folders below the given one in which images are searched
# Such files are read as IDX files even if they do not begin like one, to say what is wrong.
_IDX_NAME = re.compile(r"idx\d|ubyte")
RUN_FILES = {"config.toml", "steps.csv"}


class NothingThereError(DataError):
    """There is no file or folder at a path."""


Reader = Callable[[Path, Data], Contents]
FolderReader = Callable[[Path, list[Path], Data], "Contents | None"]

# Readers of single files by format, and of folders by the format of the files in them, in the order
# in which they are tried; imported on demand.
FILE_READERS: dict[str, str] = {}
FOLDER_READERS: tuple[tuple[Format, str], ...] = ()


def find(source: str, data: Data) -> Contents:
    """Find images and labels at a path, or at PATH#SET.

    Nothing large is read. The whole text is tried as a path first.

    Raises
    ------
    DataError
        If there is nothing at the path, or no reader for what is there.
    """
    path, split = placed(source)
    if split is not None:
        data = data.model_copy(update={"split": split})
    found = _in_folder(path, data) if kind_of(path, DataError) == "folder" else _in_file(path, data)
    if found is None:
        raise DataError(f"{path}: {_without_images(path)}")
    return found


def exists(source: str) -> bool:
    """Whether a file or folder is at the path, or before the # of PATH#SET."""
    try:
        placed(source)
    except NothingThereError:
        return False
    return True


def placed(source: str) -> tuple[Path, str | None]:
    """Path and set of a source; the set is None if the whole text is a path.

    Raises
    ------
    NothingThereError
        If nothing is there, or only a device or pipe.
    """
    name, _, split = source.rpartition("#")
    for text, wanted in ((source, None), (name, split)):
        try:
            path = Path(text).expanduser() if text else None
        except RuntimeError:  # an unknown user in ~user
            continue
        if path is not None and kind_of(path, DataError) in ("file", "folder"):
            return path, wanted
    raise NothingThereError(f"{shortened(source)}: no such file or folder")


def _in_file(path: Path, data: Data) -> Contents:
    found = format_of(path)
    if found is NPZ:
        arrays = npz_arrays(path)
        if not arrays or not any(_is_array(key, arrays) for key in arrays):
            members = listed(list(arrays)) or "nothing"
            raise DataError(
                f"{path}: a zip archive that contains {members}; expected arrays named x_train, "
                "y_train, x_test, y_test, or images and labels"
            )
        return assembled(path, "NumPy archive (.npz)", arrays, data)
    if found in (IDX, NPY):
        return _alone(path, found)
    if found.name in FILE_READERS:
        return _imported(FILE_READERS[found.name])(path, data)
    raise DataError(f"{path}: {found.name}; {_advice(path, found)}")


def _is_array(key: str, arrays: Mapping[str, StoredArray | DataError]) -> bool:
    """Whether a member of an archive is an array, or was meant to be one."""
    found = arrays[key]
    return isinstance(found, StoredArray) or "." not in key


def _alone(path: Path, found: Format) -> Contents:
    """A single array: images without labels, or labels without images."""
    stored = idx_array(path) if found is IDX else in_memory(str(path), read_npy(path))
    problem = DataError(f"{path}: {found.name}; {found.advice}: {path.parent}")
    parts = {"train": Part(stored, None)} if stored.ndim > 1 else {}
    return Contents(path, found.name, parts, (stored,), problem=problem)  # type: ignore[arg-type]


def idx_array(path: Path) -> StoredArray:
    """Describe an IDX file.

    Raises
    ------
    DataError
        If its header is damaged, or does not agree with its size.
    """
    idx = open_idx(path)
    return StoredArray(str(path), idx.shape, idx.dtype, idx.read, idx.head, not idx.packed)


def _in_folder(path: Path, data: Data, depth: int = 0) -> Contents | None:
    with reading(path, DataError):
        files = sorted(_files(path))
    if {file.name for file in files} >= RUN_FILES:
        raise DataError(
            f"{path}: this is the folder of a run, not of images (--resume continues a run); "
            f"accepted: {READ}"
        )
    problem: Contents | None = None
    for found in _readings(path, files, data):
        if found.problem is None:
            return found
        problem = problem or found
    if problem is not None or depth == DEEPEST:
        return problem
    with reading(path, DataError):
        inner = [(one, _in_folder(one, data, depth + 1)) for one in subfolders(path)]
    usable = [(one, found) for one, found in inner if found is not None]
    if len(usable) > 1:
        names = ", ".join(str(one) for one, _ in usable[:MOST_LISTED])
        raise DataError(f"{path}: images in several folders ({names}); use one of them")
    for one, found in usable:
        return replace(found, remarks=(Remark("inner", {"folder": one.name}), *found.remarks))
    return None


def _files(path: Path) -> Iterator[Path]:
    for file in path.iterdir():
        if not file.name.startswith(".") and kind_of(file, DataError) == "file":
            yield file


def _readings(path: Path, files: list[Path], data: Data) -> Iterator[Contents]:
    """Try the readers of folders, by the formats of the files."""
    formats: dict[str, list[Path]] = {}
    for file in _prefer_unpacked(files[:MOST_SNIFFED]):
        named = IDX if _IDX_NAME.search(file.name) else NPY if file.suffix == ".npy" else None
        formats.setdefault((named or format_of(file)).name, []).append(file)
    if idx := formats.get(IDX.name):
        yield _assembled_files(path, "IDX files", idx, idx_array, data)
    if archives := formats.get(NPZ.name):
        yield _archives(path, archives, data)
    if arrays := formats.get(NPY.name):
        yield _assembled_files(path, ".npy files", arrays, _npy_array, data)
    for kind, place in FOLDER_READERS:
        if some := formats.get(kind.name):
            found = _imported_folder(place)(path, some, data)
            if found is not None:
                yield found


def _assembled_files(
    path: Path, name: str, files: list[Path], read: Callable[[Path], StoredArray], data: Data
) -> Contents:
    arrays: dict[str, StoredArray | DataError] = {}
    for file in files:
        try:
            arrays[_key(file)] = read(file)
        except DataError as error:
            arrays[_key(file)] = error
    return assembled(path, name, arrays, data)


def _key(file: Path) -> str:
    return file.stem if file.suffix in (*PACKED_SUFFIXES, ".npy") else file.name


def _npy_array(path: Path) -> StoredArray:
    return in_memory(str(path), read_npy(path))


def _archives(path: Path, files: list[Path], data: Data) -> Contents:
    """Arrays of several .npz files; an only array is named by its file."""
    if len(files) == 1:
        return assembled(path, "NumPy archive (.npz)", npz_arrays(files[0]), data)
    arrays: dict[str, StoredArray | DataError] = {}
    for file in files:
        found = npz_arrays(file)
        for key, array in found.items():
            arrays[file.stem if len(found) == 1 else f"{file.stem}/{key}"] = array
    return assembled(path, "NumPy archives (.npz)", arrays, data)


def _prefer_unpacked(files: list[Path]) -> list[Path]:
    """The files without packed ones that are also there unpacked."""
    names = {file.name for file in files}
    return [one for one in files if one.suffix not in PACKED_SUFFIXES or one.stem not in names]


def _imported(place: str) -> Reader:
    module, _, name = place.partition(":")
    reader: Reader = getattr(import_module(f"guitrainer.formats.datasets.{module}"), name)
    return reader


def _imported_folder(place: str) -> FolderReader:
    module, _, name = place.partition(":")
    reader: FolderReader = getattr(import_module(f"guitrainer.formats.datasets.{module}"), name)
    return reader


def _without_images(path: Path) -> str:
    """Explain why a folder is not a set of images, and what is expected."""
    expected = f"accepted: {READ}"
    files = sorted(_files(path))
    if not files:
        return f"contains no files; {expected}"
    kinds = [(file, format_of(file)) for file in files[:MOST_LISTED]]
    pickle = next((f"{file}: {kind.name}" for file, kind in kinds if kind is PICKLE), None)
    if pickle is not None:
        return f"{pickle}; {PICKLE.advice}"
    found = ", ".join(f"{file.name}: {kind.name}" for file, kind in kinds[:1])
    number = f"{len(files)} files" if len(files) > 1 else "1 file"
    return f"contains {number} ({found}{', …' if len(files) > 1 else ''}); {expected}"


def _advice(path: Path, found: Format) -> str:
    """Advice for a file that cannot be read on its own."""
    if path.suffix.lower() == ".npz":
        return f"damaged, or not an .npz archive; accepted: {READ}"
    return found.advice
