"""The directory of a zip archive is kept for the next opening, unless the file has changed."""

import os
import time
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from guitrainer.errors import DataError
from guitrainer.files import archive
from guitrainer.formats.npz import read_npz


def test_the_directory_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "UNSETTLED_NS", -(10**12))
    arrays: dict[str, Any] = {f"a{n}": np.full(3, n) for n in range(5)}
    np.savez(tmp_path / "f.npz", **arrays)
    calls = []
    read = zipfile.ZipFile._RealGetContents  # type: ignore[attr-defined]

    def counting(self: zipfile.ZipFile) -> None:
        calls.append(1)
        read(self)

    monkeypatch.setattr(zipfile.ZipFile, "_RealGetContents", counting)
    for name, array in arrays.items():
        np.testing.assert_array_equal(read_npz(tmp_path / "f.npz", (name,))[name], array)
    assert len(calls) == 1


@pytest.mark.parametrize("unsettled", [50_000_000, -(10**12)])
def test_a_changed_archive_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, unsettled: int
) -> None:
    monkeypatch.setattr(archive, "UNSETTLED_NS", unsettled)
    path = tmp_path / "f.npz"
    np.savez(path, aa=np.arange(3))
    os.utime(path, ns=(10**18, 10**18))
    assert list(read_npz(path, ("aa",))["aa"]) == [0, 1, 2]
    if unsettled < 0:
        time.sleep(0.02)  # longer than a step of the clock of a file system
    content = path.read_bytes()
    path.write_bytes(content.replace(b"aa.npy", b"bb.npy"))
    os.utime(path, ns=(10**18, 10**18))
    assert list(read_npz(path, ("bb",))["bb"]) == [0, 1, 2]
    if unsettled < 0:
        time.sleep(0.02)
    path.write_bytes(content[:-30] + b"\0" * 30)
    with pytest.raises(DataError, match="damaged"):
        read_npz(path, ("aa",))
