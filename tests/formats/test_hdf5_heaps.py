"""Heaps of texts in HDF5 files are checked before HDF5 goes through them."""

import io
import struct
from pathlib import Path

import h5py
import numpy as np
import pytest

from guitrainer.formats import hdf5_heaps
from guitrainer.formats.hdf5_heaps import has_damaged_heap


def heap(*objects: tuple[int, int, int]) -> bytes:
    """A heap of 4,096 bytes, from the index, stated size and real size of its objects."""
    body = b""
    for index, size, real in objects:
        body += struct.pack("<HHIQ", index, 1, 0, size) + bytes(real)
    return (b"GCOL\x01\0\0\0" + struct.pack("<Q", 4096) + body).ljust(4096, b"\0")


FREE = 4096 - 16 - 40  # bytes behind an object of 20 bytes


@pytest.mark.parametrize(
    ("objects", "damaged"),
    [
        ([(1, 20, 24), (0, FREE, FREE - 16)], False),
        ([(1, 4064, 4064)], False),
        ([(1, 4050, 4056)], False),  # what is left is too short for an object
        ([(1, 20, 24), (0, 0, 0)], True),
        ([(1, 20, 24), (0, 8, 0)], True),
        ([(1, 20, 24), (0, FREE + 8, 0)], True),
        ([(1, 2**64 - 1, 24)], True),
        ([(1, 4096, 24)], True),
    ],
)
@pytest.mark.parametrize("place", [0, 800, 3000])
def test_empty_and_large_objects(
    objects: list[tuple[int, int, int]], damaged: bool, place: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hdf5_heaps, "_PIECE", 1024)  # heaps begin in other pieces than they end
    file = io.BytesIO(bytes(place) + heap(*objects) + bytes(500))
    file.seek(7)
    assert has_damaged_heap(file) == damaged
    assert file.tell() == 7


def test_texts_of_a_sound_file(tmp_path: Path) -> None:
    with h5py.File(tmp_path / "f.h5", "w") as file:
        for number in range(40):
            file.create_group(f"{number}").attrs["text"] = "x" * (number * 200)
        file["names"] = np.array(["one", "two", "three"] * 500, h5py.string_dtype())
    content = (tmp_path / "f.h5").read_bytes()
    assert content.count(b"GCOL\x01\0\0\0") > 10
    assert not has_damaged_heap(io.BytesIO(content))
