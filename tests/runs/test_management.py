"""Deleting and copying runs: nothing but what the program made, and never through a link."""

import contextlib
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from guitrainer.errors import InputError, OutputError, RunLockedError
from guitrainer.runs.experiment import run_experiment
from guitrainer.runs.lock import is_locked, locked
from guitrainer.runs.management import copy_run, remove_run
from tests.runs.fake import tiny_experiment

HOLD = """
import sys, time
from pathlib import Path
from guitrainer.runs.lock import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("runs") / "run"
    list(run_experiment(tiny_experiment(6), out=folder))
    return folder


@pytest.fixture
def run(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "run"))


@pytest.fixture
def held(run: Path) -> Iterator[Path]:
    """The run, while another process writes into it."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(run)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        assert process.stdout.readline() == "held\n"
        yield run
        process.stdin.close()


def names(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}


def test_a_run_is_removed_without_a_trace(run: Path) -> None:
    (run / ".checkpoint.safetensors.123.tmp").write_text("left by a killed process")
    assert remove_run(run) == []
    assert not run.exists()
    assert run.parent.is_dir()


def test_what_others_put_there_stays(run: Path) -> None:
    (run / "notes.txt").write_text("mine")
    (run / "filters" / "mine.png").write_text("mine")
    assert remove_run(run) == ["filters", "notes.txt"]
    assert names(run) - {".lock"} == {"notes.txt", "filters", "filters/mine.png"}


def test_links_are_not_followed(run: Path, tmp_path: Path) -> None:
    treasure = tmp_path / "treasure"
    shutil.move(run / "filters", treasure)
    (run / "filters").symlink_to(treasure)
    shutil.move(run / "run.log", tmp_path / "log")
    (run / "run.log").symlink_to(tmp_path / "log")
    before = names(treasure)
    assert remove_run(run) == ["filters", "run.log"]
    assert names(treasure) == before
    assert before
    assert (tmp_path / "log").is_file()


def test_a_link_to_a_run_is_refused(run: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(run)
    before = names(run)
    with pytest.raises(InputError, match="a link"):
        remove_run(tmp_path / "link")
    assert names(run) == before


def test_a_folder_that_is_no_run_is_refused(tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "config.toml").write_text("not ours")
    with pytest.raises(InputError, match="not a run"):
        remove_run(tmp_path / "photos")
    assert names(tmp_path) == {"photos", "photos/config.toml"}


def test_a_run_of_another_process_is_neither_removed_nor_resumed(held: Path) -> None:
    before = names(held)
    assert is_locked(held)
    with pytest.raises(RunLockedError, match="another process"):
        remove_run(held)
    with pytest.raises(RunLockedError, match="another process"):
        list(run_experiment(None, resume=held))
    assert names(held) == before


def test_a_lock_held_for_a_moment_is_waited_for(run: Path) -> None:
    held = contextlib.ExitStack()
    held.enter_context(locked(run))
    look = threading.Timer(0.05, held.close)
    look.start()
    with locked(run):
        assert is_locked(run)
    look.join()
    assert not is_locked(run)


def test_a_lock_that_nobody_holds_is_none(run: Path) -> None:
    (run / ".lock").unlink(missing_ok=True)
    assert not is_locked(run)
    assert not (run / ".lock").exists()
    (run / ".lock").touch()
    assert not is_locked(run)


def test_what_cannot_be_deleted_is_one_line_and_can_be_tried_again(
    run: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unlink = Path.unlink

    def refuse(path: Path, missing_ok: bool = False) -> None:
        if path.name == "run.log":
            raise PermissionError(13, "Permission denied")
        unlink(path, missing_ok=missing_ok)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refuse)
        with pytest.raises(OutputError, match=r"run\.log: cannot be .*Permission denied"):
            remove_run(run)
    assert remove_run(run) == []
    assert not run.exists()


def test_a_copy_can_be_resumed_and_leaves_out_what_is_not_ours(run: Path, tmp_path: Path) -> None:
    (run / "notes.txt").write_text("mine")
    (run / ".lock").touch()
    copies = copy_run(run, tmp_path / "copy")
    assert names(tmp_path / "copy") == names(run) - {"notes.txt", ".lock"}
    assert tmp_path / "copy" / "filters" / "conv1.png" in copies
    list(run_experiment(None, resume=tmp_path / "copy"))


def test_a_copy_overwrites_nothing(run: Path, tmp_path: Path) -> None:
    (tmp_path / "copy").mkdir()
    (tmp_path / "copy" / "notes.txt").write_text("mine")
    with pytest.raises(InputError, match="not empty"):
        copy_run(run, tmp_path / "copy")
    assert names(tmp_path / "copy") == {"notes.txt"}
