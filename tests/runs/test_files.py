import os
from pathlib import Path

import pytest

from guitrainer.errors import OutputError
from guitrainer.runs.files import remove_temporaries, write_atomically


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_chunks_follow_each_other(tmp_path: Path) -> None:
    write_atomically(tmp_path / "a", b"one", memoryview(b"two"), bytearray(b"three"), b"")
    assert (tmp_path / "a").read_bytes() == b"onetwothree"
    assert names(tmp_path) == ["a"]


def test_an_old_file_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"a longer old content")
    write_atomically(tmp_path / "a", b"new")
    assert (tmp_path / "a").read_bytes() == b"new"


def test_short_writes_are_continued(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda fd, data: real(fd, bytes(data[:7])))
    content = bytes(range(256)) * 3
    write_atomically(tmp_path / "a", content)
    assert (tmp_path / "a").read_bytes() == content


@pytest.mark.parametrize("missing", ["gone/a", "file/a", "folder"])
def test_failures_name_the_file_and_leave_nothing(tmp_path: Path, missing: str) -> None:
    (tmp_path / "file").write_bytes(b"x")
    (tmp_path / "folder").mkdir()
    before = names(tmp_path)
    with pytest.raises(OutputError, match=f"{missing}: cannot be written: "):
        write_atomically(tmp_path / missing, b"new")
    assert names(tmp_path) == before


def test_what_a_killed_process_left_is_removed(tmp_path: Path) -> None:
    for name in (".checkpoint.safetensors.123.tmp", "kept.tmp", ".lock"):
        (tmp_path / name).write_bytes(b"half")
    remove_temporaries(tmp_path)
    assert names(tmp_path) == [".lock", "kept.tmp"]
