"""Mutated files of every format: they are read, or refused with one line."""

import random
from pathlib import Path

import pytest

from guitrainer.config.schema import Data
from guitrainer.data.loading import load_dataset
from guitrainer.errors import InputError
from guitrainer.formats.datasets.describing import describe
from tests.faults.test_readers import mutated
from tests.formats.datasets.writers import WRITERS

# Damaged pictures are counted and passed over; most bytes of CIFAR are pixels.
LENIENT = ("png", "tif", "jpg", "bmp", "webp", "gif", "cifar", "cifar 100")


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
    if "parquet" in kind:
        pytest.importorskip("pyarrow", reason="pyarrow is an optional extra")
    refused = try_mutations(kind, tmp_path, 30)
    assert refused > 3 or kind in LENIENT
