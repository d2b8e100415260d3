"""Writers of sound data sets of every format, which the tests then mutate."""

import bz2
import gzip
import lzma
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import h5py
import numpy as np
import scipy.io
import scipy.sparse
from PIL import Image

from tests.formats.datasets.making import drawn, idx

X, Y = drawn(24, 14)
ROWS = X.reshape(24, -1)
SPARSE = {"X": scipy.sparse.csc_matrix(ROWS.astype(float)), "y": Y[:, None].astype(float)}


def _table(sign: str, header: bool) -> bytes:
    names = [sign.join(["label", *(f"p{n}" for n in range(196))])] if header else []
    lines = [sign.join(map(str, [y, *row])) for y, row in zip(Y, ROWS, strict=True)]
    return "\n".join([*names, *lines]).encode()


def _amat() -> bytes:
    """Pixels of 0 and 1 and, as in the variations of MNIST, the label in the last column."""
    lines = [" ".join(f"{v:.6f}" for v in (*(row > 99), y)) for y, row in zip(Y, ROWS, strict=True)]
    return "\n".join(lines).encode()


def _libsvm() -> bytes:
    lines = [
        f"{y} " + " ".join(f"{n + 1}:{v}" for n, v in enumerate(row) if v)
        for y, row in zip(Y, ROWS, strict=True)
    ]
    return "\n".join(lines).encode()


def _arff(sparse: bool) -> bytes:
    lines = ["@relation digits", *(f"@attribute p{n} real" for n in range(196))]
    lines += ["@attribute class {0,1,2,3,4,5,6,7,8,9}", "@data"]
    for y, row in zip(Y, ROWS, strict=True):
        cells = [f"{n} {v}" for n, v in enumerate([*row, y]) if v]
        lines.append("{" + ",".join(cells) + "}" if sparse else ",".join(map(str, [*row, y])))
    return "\n".join(lines).encode()


def _mat(folder: Path, packed: bool) -> None:
    content = {"dataset": {"train": {"images": ROWS, "labels": Y[:, None]}, "note": "text"}}
    scipy.io.savemat(folder / "own.mat", content, do_compression=packed)


def _hdf5(folder: Path) -> None:
    with h5py.File(folder / "own.h5", "w") as file:
        file.create_dataset("train/data", data=ROWS, compression="gzip", chunks=(8, 196))
        file["train/target"] = Y


def _parquet(folder: Path) -> None:
    from tests.formats.datasets.test_files import _parquet as write

    write(folder / "own.parquet", X, Y)


def _pixels_of_parquet(nested: bool) -> Callable[[Path], None]:
    def write(folder: Path) -> None:
        import pyarrow
        import pyarrow.parquet

        columns = {f"p{n}": column for n, column in enumerate(ROWS.T)}
        pixels = {"image": X.tolist()} if nested else columns
        table = pyarrow.table({**pixels, "label": Y})
        pyarrow.parquet.write_table(table, folder / "own.parquet")

    return write


def _mat73(folder: Path) -> None:
    """A file of MATLAB 7.3 with dense images, in which the axes are reversed."""
    with h5py.File(folder / "own.mat", "w", userblock_size=512) as file:
        file["images"] = ROWS.T
        file["labels"] = Y[None].astype(np.float64)
        for name in ("images", "labels"):
            file[name].attrs["MATLAB_class"] = np.bytes_("double")
    with (folder / "own.mat").open("r+b") as file:
        file.write(b"MATLAB 7.3 MAT-file, Platform: GLNXA64".ljust(124) + b"\0\2IM")


def _pictures(kind: str) -> Callable[[Path], None]:
    def write(folder: Path) -> None:
        for n, (image, label) in enumerate(zip(X, Y, strict=True)):
            path = folder / f"{label % 2}" / f"{n:02}.{kind}"
            path.parent.mkdir(exist_ok=True)
            Image.fromarray(image).save(path)

    return write


def _norb(folder: Path) -> None:
    pairs = np.stack([X, X], axis=1)
    head = struct.pack("<II4I", 0x1E3D4C55, 4, *pairs.shape)
    (folder / "a-training-dat.mat").write_bytes(head + pairs.tobytes())
    head = struct.pack("<II3I", 0x1E3D4C54, 1, 24, 1, 1)
    (folder / "a-training-cat.mat").write_bytes(head + (Y % 5).astype("<i4").tobytes())


def _stl(folder: Path) -> None:
    planes = np.zeros((12, 27648), np.uint8) + 20 * np.arange(12, dtype=np.uint8)[:, None]
    (folder / "train_X.bin").write_bytes(planes.tobytes())
    (folder / "train_y.bin").write_bytes(bytes(range(1, 7)) * 2)


def _drawings(folder: Path) -> None:
    np.save(folder / "full_numpy_bitmap_alarm clock.npy", ROWS)
    np.save(folder / "full_numpy_bitmap_cat.npy", ROWS[::2])


def _arrays(folder: Path) -> None:
    np.save(folder / "x_train.npy", X)
    np.save(folder / "y_train.npy", Y)


def _idx_pair(packer: Callable[[bytes], bytes], suffix: str) -> Callable[[Path], None]:
    def write(folder: Path) -> None:
        (folder / f"images-idx3{suffix}").write_bytes(packer(idx(X)))
        (folder / f"labels-idx1{suffix}").write_bytes(packer(idx(Y)))

    return write


def _file(name: str, content: bytes) -> Callable[[Path], Any]:
    return lambda folder: (folder / name).write_bytes(content)


PLANES = np.zeros((12, 3072), np.uint8) + 20 * np.arange(12, dtype=np.uint8)[:, None]
CIFAR = np.hstack([(np.arange(12) % 10)[:, None], PLANES]).astype(np.uint8).tobytes()
CIFAR_100 = b"".join(bytes([n % 5, n % 10]) + PLANES[n].tobytes() for n in range(12))
WRITERS: dict[str, Callable[[Path], Any]] = {
    "csv": _file("own.csv", _table(",", True)),
    "spaces": _file("own.txt", _table(" ", False)),
    "csv.xz": _file("own.csv.xz", lzma.compress(_table(",", True))),
    "csv.gz": _file("own.csv.gz", gzip.compress(_table(",", False), mtime=0)),
    "amat": _file("own.amat", _amat()),
    "libsvm": _file("own", _libsvm()),
    "arff": _file("own.arff", _arff(False)),
    "sparse arff": _file("own.arff", _arff(True)),
    "mat": lambda folder: _mat(folder, False),
    "packed mat": lambda folder: _mat(folder, True),
    "hdf5": _hdf5,
    "mat 4": lambda folder: scipy.io.savemat(folder / "own.mat", SPARSE, format="4"),
    "sparse mat": lambda folder: scipy.io.savemat(folder / "own.mat", SPARSE),
    "packed sparse mat": lambda folder: scipy.io.savemat(
        folder / "own.mat", SPARSE, do_compression=True
    ),
    "mat 7.3": _mat73,
    "parquet": _parquet,
    "columns of parquet": _pixels_of_parquet(nested=False),
    "lists of parquet": _pixels_of_parquet(nested=True),
    "cifar": _file("data_batch_1.bin", CIFAR),
    "cifar 100": _file("train.bin", CIFAR_100),
    "stl": _stl,
    "norb": _norb,
    "drawings": _drawings,
    "npy": _arrays,
    "npz": lambda folder: np.savez(folder / "own.npz", images=X, labels=Y),
    "packed npz": lambda folder: np.savez_compressed(folder / "own.npz", images=X, labels=Y),
    "png": _pictures("png"),
    "tif": _pictures("tif"),
    "jpg": _pictures("jpg"),
    "bmp": _pictures("bmp"),
    "webp": _pictures("webp"),
    "gif": _pictures("gif"),
    "idx": _idx_pair(bytes, ""),
    "idx.gz": _idx_pair(lambda content: gzip.compress(content, mtime=0), ".gz"),
    "idx.bz2": _idx_pair(bz2.compress, ".bz2"),
    "idx.xz": _idx_pair(lzma.compress, ".xz"),
}
