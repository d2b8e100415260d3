"""Mutated files of every format: they are read, or refused with one line."""

import bz2
import lzma
import random
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import h5py
import numpy as np
import pytest
import scipy.io
from PIL import Image

from guitrainer.config.schema import Data
from guitrainer.data.loading import load_dataset
from guitrainer.errors import InputError
from guitrainer.formats.datasets.describing import describe
from tests.faults.test_readers import mutated
from tests.formats.datasets.making import drawn, idx

X, Y = drawn(24, 14)
ROWS = X.reshape(24, -1)


def _table(sign: str, header: bool) -> bytes:
    names = [sign.join(["label", *(f"p{n}" for n in range(196))])] if header else []
    lines = [sign.join(map(str, [y, *row])) for y, row in zip(Y, ROWS, strict=True)]
    return "\n".join([*names, *lines]).encode()


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


def _idx_pair(packer: Callable[[bytes], bytes], suffix: str) -> Callable[[Path], None]:
    def write(folder: Path) -> None:
        (folder / f"images-idx3{suffix}").write_bytes(packer(idx(X)))
        (folder / f"labels-idx1{suffix}").write_bytes(packer(idx(Y)))

    return write


def _file(name: str, content: bytes) -> Callable[[Path], Any]:
    return lambda folder: (folder / name).write_bytes(content)


PLANES = np.zeros((12, 3072), np.uint8) + np.arange(12, dtype=np.uint8)[:, None]
CIFAR = np.hstack([(np.arange(12) % 10)[:, None], PLANES]).astype(np.uint8).tobytes()
WRITERS: dict[str, Callable[[Path], Any]] = {
    "csv": _file("own.csv", _table(",", True)),
    "spaces": _file("own.txt", _table(" ", False)),
    "csv.xz": _file("own.csv.xz", lzma.compress(_table(",", True))),
    "libsvm": _file("own", _libsvm()),
    "arff": _file("own.arff", _arff(False)),
    "sparse arff": _file("own.arff", _arff(True)),
    "mat": lambda folder: _mat(folder, False),
    "packed mat": lambda folder: _mat(folder, True),
    "hdf5": _hdf5,
    "parquet": _parquet,
    "cifar": _file("data_batch_1.bin", CIFAR),
    "norb": _norb,
    "png": _pictures("png"),
    "tif": _pictures("tif"),
    "jpg": _pictures("jpg"),
    "idx.bz2": _idx_pair(bz2.compress, ".bz2"),
    "idx.xz": _idx_pair(lzma.compress, ".xz"),
}


def try_mutations(kind: str, folder: Path, count: int) -> int:
    """Read and describe mutated files; return how many were refused."""
    WRITERS[kind](folder)
    chance = random.Random(f"fuzz {kind}")
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    contents = {path: path.read_bytes() for path in files}
    data, refused = Data(source=str(folder), preprocessing="raw"), 0
    for _ in range(count):
        path = chance.choice(files)
        path.write_bytes(mutated(contents[path], chance))
        for read in (lambda: load_dataset(data, 0), lambda: describe(str(folder))):
            try:
                read()
            except InputError as error:
                refused += 1
                assert "\n" not in str(error)
                assert len(str(error)) < 2000
        path.write_bytes(contents[path])
    return refused


@pytest.mark.slow
@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("kind", WRITERS)
def test_mutations_are_read_or_refused(kind: str, tmp_path: Path) -> None:
    if kind == "parquet":
        pytest.importorskip("pyarrow", reason="pyarrow is an optional extra")
    refused = try_mutations(kind, tmp_path, 30)
    assert refused > 3 or kind in ("png", "tif", "jpg", "cifar")
