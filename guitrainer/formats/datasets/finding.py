"""Finds images and labels in a file or folder: recognizes the format, and calls its reader."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from importlib import import_module
from pathlib import Path

from guitrainer.config.schema import Data
from guitrainer.errors import DataError
from guitrainer.files.messages import LOOSE_PICTURES
from guitrainer.files.names import shortened
from guitrainer.files.opening import kind_of, reading
from guitrainer.files.packed import PACKED_SUFFIXES
from guitrainer.formats.datasets.assembling import Arrays, assembled
from guitrainer.formats.datasets.contents import Contents, ImagePart
from guitrainer.formats.datasets.digits import with_digit_ten
from guitrainer.formats.datasets.roles import role_of
from guitrainer.formats.idx import open_idx
from guitrainer.formats.npz import read_npy
from guitrainer.formats.sniffing import (
    ARFF,
    HDF5,
    IDX,
    LIBSVM,
    MATLAB4,
    MATLAB5,
    MATLAB73,
    MOST_LISTED,
    NORB,
    NPY,
    NPZ,
    PARQUET,
    PICKLE,
    PICTURES,
    RAW,
    READ,
    TABLE,
    Format,
    format_of,
    listed,
    subfolders,
)
from guitrainer.formats.stored import StoredArray, in_memory
from guitrainer.reports import Remark
from guitrainer.sentences import filled

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
FILE_READERS: dict[str, str] = {
    RAW.name: "binary:read_raw",
    TABLE.name: "tables:read_table",
    LIBSVM.name: "sparse:read_libsvm",
    ARFF.name: "arff:read_arff",
    PARQUET.name: "parquet:read_parquet",
}
# Files with several arrays: their name, and what lists the arrays.
CONTAINERS: dict[str, tuple[str, str]] = {
    NPZ.name: ("NumPy archive (.npz)", "guitrainer.formats.npz:npz_arrays"),
    MATLAB4.name: (
        "MATLAB file (.mat) of version 4",
        "guitrainer.formats.datasets.matlab4:mat4_arrays",
    ),
    MATLAB5.name: ("MATLAB file (.mat)", "guitrainer.formats.datasets.matlab:mat_arrays"),
    MATLAB73.name: ("MATLAB file (.mat) 7.3", "guitrainer.formats.datasets.hdf5:hdf5_arrays"),
    HDF5.name: ("HDF5 file", "guitrainer.formats.datasets.hdf5:hdf5_arrays"),
}
FOLDER_READERS: tuple[tuple[Format, str], ...] = (
    (RAW, "binary:read_raw_folder"),
    (NORB, "binary:read_norb_folder"),
    (TABLE, "tables:read_table_folder"),
    (LIBSVM, "sparse:read_libsvm_folder"),
    (ARFF, "arff:read_arff_folder"),
    (PARQUET, "parquet:read_parquet_folder"),
)


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
        raise _about_folder_without_images(path)
    return found


def is_readable(path: Path) -> bool:
    """Return whether the first bytes of a file are those of a format of images and labels.

    Raises
    ------
    DataError
        If the file cannot be read.
    """
    found = _format(path).name
    return found in FILE_READERS or found in CONTAINERS


def exists(source: str) -> bool:
    """Return whether a file or folder is at the path, or before the # of PATH#SET."""
    try:
        placed(source)
    except NothingThereError:
        return False
    return True


def placed(source: str) -> tuple[Path, str | None]:
    """Return the path and set of a source; the set is None if the whole text is a path.

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
    found = RAW if path.suffix == ".bin" else format_of(path)
    if found.name in CONTAINERS:
        return _containers(path, [path], data)
    if found in (IDX, NPY):
        return _alone(path, found)
    if found.name in FILE_READERS:
        return _imported(FILE_READERS[found.name])(path, data)
    raise DataError(f"{path}: {found.name}; {_advice(path, found)}")


def _alone(path: Path, found: Format) -> Contents:
    """Return a single array: images without labels, or labels without images."""
    stored = idx_array(path) if found is IDX else in_memory(str(path), read_npy(path))
    problem = DataError(f"{path}: {found.name}; {found.advice}: {path.parent}")
    parts = {"train": ImagePart(stored, None)} if stored.ndim > 1 else {}
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
    problem: Contents | DataError | None = None
    for read in _readings(path, files, data):
        try:
            found = read()
        except DataError as error:
            problem = problem or error
            continue
        if found is not None and found.problem is None:
            return found
        problem = problem or found
    from guitrainer.formats.datasets.pictures import read_pictures  # needs Pillow

    if depth == 0 and (pictures := read_pictures(path, data)) is not None:
        return pictures
    if isinstance(problem, DataError):
        raise _about_loose_pictures(path, files) or problem
    if problem is not None:
        return problem
    if depth == DEEPEST:
        return None
    with reading(path, DataError):
        inner = [(one, _in_folder(one, data, depth + 1)) for one in subfolders(path)]
    usable = [(one, found) for one, found in inner if found is not None]
    if len(usable) > 1:
        names = ", ".join(str(one) for one, _ in usable[:MOST_LISTED])
        raise DataError(f"{path}: images in several folders ({names}); use one of them")
    for one, found in usable:
        return found.remarked(Remark("inner", {"folder": one.name}))
    return None


def _files(path: Path) -> Iterator[Path]:
    for file in path.iterdir():
        if not file.name.startswith(".") and kind_of(file, DataError) == "file":
            yield file


def _readings(path: Path, files: list[Path], data: Data) -> Iterator[Callable[[], Contents | None]]:
    """Yield the readers that may know these files, in the order in which they are tried."""
    formats: dict[str, list[Path]] = {}
    for file in _prefer_unpacked(files[:MOST_SNIFFED]):
        formats.setdefault(_format(file).name, []).append(file)
    if idx := formats.get(IDX.name):
        yield partial(_assembled_files, path, "IDX files", idx, idx_array, data)
    for kind in CONTAINERS:
        if some := formats.get(kind):
            yield partial(_containers, path, some, data)
    if arrays := formats.get(NPY.name):
        yield partial(_assembled_files, path, ".npy files", arrays, _npy_array, data)
    for known, place in FOLDER_READERS:
        if some := formats.get(known.name):
            yield partial(_imported_folder(place), path, some, data)


def _format(file: Path) -> Format:
    """Format of a file in a folder: by its name if the first bytes may be anything."""
    if _IDX_NAME.search(file.name):
        return IDX
    return {".npy": NPY, ".bin": RAW}.get(file.suffix) or format_of(file)


def _assembled_files(
    path: Path, name: str, files: list[Path], read: Callable[[Path], StoredArray], data: Data
) -> Contents:
    arrays: dict[str, StoredArray | DataError] = {}
    for file in files:
        try:
            arrays[_key(file)] = read(file)
        except DataError as error:
            arrays[_key(file)] = error
    found = assembled(path, name, arrays, data)
    if found.problem is not None and name.startswith(".npy") and not _told(arrays):
        from guitrainer.formats.datasets.class_arrays import read_drawings

        sound = {key: array for key, array in arrays.items() if isinstance(array, StoredArray)}
        return read_drawings(path, sound) or found
    return found


def _told(arrays: Mapping[str, StoredArray | DataError]) -> bool:
    """Return whether the name of some array says what it contains."""
    return any(role.kind is not None for key in arrays if (role := role_of(key)) is not None)


def _key(file: Path) -> str:
    return file.stem if file.suffix in (*PACKED_SUFFIXES, ".npy") else file.name


def _npy_array(path: Path) -> StoredArray:
    return in_memory(str(path), read_npy(path))


def _containers(path: Path, files: list[Path], data: Data) -> Contents:
    """Return the arrays of one or several files; a single array of a file is named by the file."""
    arrays: dict[str, StoredArray | DataError] = {}
    name = ""
    for file in files:
        name, place = CONTAINERS[format_of(file).name]
        module, _, function = place.partition(":")
        found: Arrays = getattr(import_module(module), function)(file)
        if len(files) == 1:
            _refuse_other_archive(file, found)
        for key, array in found.items():
            plain = key if len(files) == 1 else f"{file.stem}/{key}"
            arrays[file.stem if len(found) == 1 and len(files) > 1 else plain] = array
    return with_digit_ten(assembled(path, name, arrays, data))


def _refuse_other_archive(path: Path, arrays: Arrays) -> None:
    if not any(isinstance(one, StoredArray) or "." not in key for key, one in arrays.items()):
        members = listed(list(arrays)) or "nothing"
        raise DataError(
            f"{path}: {format_of(path).name} that contains {members}; expected arrays named "
            "x_train, y_train, x_test, y_test, or images and labels"
        )


def _prefer_unpacked(files: list[Path]) -> list[Path]:
    """Return the files without packed ones that are also there unpacked."""
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


def _about_loose_pictures(path: Path, files: list[Path]) -> DataError | None:
    """Return what to say about a folder of pictures without a folder for each class."""
    count = sum(file.suffix.lower() in PICTURES for file in files)
    if count < 2 or 2 * count < len(files):
        return None
    return DataError(filled(LOOSE_PICTURES, path, f"{count:,}"))


def _about_folder_without_images(path: Path) -> DataError:
    """Explain why a folder is not a set of images, and what is expected."""
    expected = f"accepted: {READ}"
    files = sorted(_files(path))
    folders = [(path, files)] if files else [(one, sorted(_files(one))) for one in subfolders(path)]
    for folder, some in folders:
        if loose := _about_loose_pictures(folder, some):
            return loose
    if not files:
        return DataError(f"{path}: contains no files; {expected}")
    kinds = [(file, format_of(file)) for file in files[:MOST_LISTED]]
    pickle = next((f"{file}: {kind.name}" for file, kind in kinds if kind is PICKLE), None)
    if pickle is not None:
        return DataError(f"{path}: {pickle}; {PICKLE.advice}")
    found = ", ".join(f"{file.name}: {kind.name}" for file, kind in kinds[:1])
    number = f"{len(files)} files" if len(files) > 1 else "1 file"
    more = ", …" if len(files) > 1 else ""
    return DataError(f"{path}: contains {number} ({found}{more}); {expected}")


def _advice(path: Path, found: Format) -> str:
    """Return advice about a file that cannot be read on its own."""
    if path.suffix.lower() == ".npz":
        return f"damaged, or not an .npz archive; accepted: {READ}"
    return found.advice
