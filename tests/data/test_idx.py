import gzip
from pathlib import Path

import numpy as np
import pytest

from guitrainer.errors import DataError
from guitrainer.formats.idx import open_idx
from tests.data.writing import idx_bytes, pictures


@pytest.mark.parametrize("limit", [None, 1, 5, 7, 100])
@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("shape", [(7,), (7, 4, 3), (7, 4, 3, 3)])
def test_reads_what_was_written(
    tmp_path: Path, shape: tuple[int, ...], packed: bool, limit: int | None
) -> None:
    items = pictures(*shape)
    path = tmp_path / "items"
    path.write_bytes(gzip.compress(idx_bytes(items)) if packed else idx_bytes(items))
    file = open_idx(path)
    assert file.shape == shape
    np.testing.assert_array_equal(file.read(limit), items[:limit])


def test_plain_files_are_mapped(tmp_path: Path) -> None:
    path = tmp_path / "items"
    path.write_bytes(idx_bytes(pictures(7, 4, 3)))
    items = open_idx(path).read()
    assert not items.flags.owndata
    assert not items.flags.writeable
    with path.open("r+b") as file:
        file.seek(16)
        file.write(b"\xfe")
    assert items[0, 0, 0] == 0xFE


def test_only_a_trusted_file_is_read_in_part(tmp_path: Path) -> None:
    """Damage behind the images that are wanted is noticed, unless the file is the program's own."""
    rng = np.random.default_rng(0)
    items = rng.integers(256, size=(1000, 40, 40), dtype=np.uint8)
    content = gzip.compress(idx_bytes(items))
    path = tmp_path / "items.gz"
    path.write_bytes(content[:800_000] + bytes(300_000) + content[1_100_000:])
    np.testing.assert_array_equal(open_idx(path, trusted=True).read(100), items[:100])
    with pytest.raises(DataError, match="damaged"):
        open_idx(path).read(100)


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("rows", [[0], [6, 0, 3], [], [2, 2, 5]])
def test_rows_come_in_the_order_asked_for(tmp_path: Path, rows: list[int], packed: bool) -> None:
    items = pictures(7, 4, 3)
    path = tmp_path / "items"
    path.write_bytes(gzip.compress(idx_bytes(items)) if packed else idx_bytes(items))
    wanted = np.array(rows, np.int64)
    np.testing.assert_array_equal(open_idx(path).read(wanted), items[wanted])


def test_a_file_larger_than_memory_is_mapped(tmp_path: Path) -> None:
    """A sparse file of 1 TiB: its last image is read without the others."""
    count, side = 2**20, 2**10
    path = tmp_path / "items"
    with path.open("wb") as file:
        file.write(idx_bytes(pictures(1, 2, 2))[:4])
        for size in (count, side, side):
            file.write(size.to_bytes(4, "big"))
        try:
            file.truncate(16 + count * side * side)
        except OSError:
            pytest.skip("the file system refuses files of 1 TiB")
        file.seek(-1, 2)
        file.write(b"\x07")
    items = open_idx(path).read()
    assert items.shape == (count, side, side)
    assert items[-1, -1, -1] == 7
