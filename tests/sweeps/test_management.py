"""Whole sweeps: their notes, and their removal, which leaves what others put there."""

from pathlib import Path

import pytest

from guitrainer.cli.main import main
from guitrainer.errors import InputError, RunLockedError
from guitrainer.runs.lock import LOCK_NAME, locked
from guitrainer.runs.note import RunNote, read_note
from guitrainer.sweeps.management import remove_sweep, write_sweep_note
from tests.sweeps.test_race import WORDS


@pytest.fixture
def race(tmp_path: Path) -> Path:
    """The folder of a race, with all kinds of files."""
    folder = tmp_path / "race"
    words = ["--contestant", "a:std=1", "--contestant", "b:std=0.1", "--set", "training.steps=2"]
    assert main(["race", *WORDS, *words, "--out", str(folder), "--quiet"]) == 0
    (folder / "logs/worker-1.log").touch()
    return folder


def test_a_note_is_kept_and_removed(race: Path) -> None:
    assert read_note(race) == RunNote()
    assert write_sweep_note(race, RunNote(" my\trace ", "a note")) == RunNote("my race", "a note")
    assert read_note(race) == RunNote("my race", "a note")
    write_sweep_note(race, RunNote())
    assert not (race / "note.json").exists()


def test_a_removed_sweep_leaves_nothing(race: Path) -> None:
    write_sweep_note(race, RunNote("my race"))
    killed = race / "runs/trial-000007"
    killed.mkdir()
    (killed / "config.toml").touch()  # killed before its first step
    assert remove_sweep(race) == []
    assert not race.exists()


def test_files_of_others_are_left(race: Path, tmp_path: Path) -> None:
    (race / "mine.txt").touch()
    (race / "runs/trial-000000/mine.txt").touch()
    outside = tmp_path / "outside"
    outside.write_text("precious")
    (race / "logs/worker-2.log").symlink_to(outside)
    assert remove_sweep(race) == ["logs", "mine.txt", "runs"]
    found = [path for path in race.rglob("*") if not path.is_dir() and path.name != LOCK_NAME]
    assert {str(path.relative_to(race)) for path in found} == {
        "mine.txt",
        "logs/worker-2.log",
        "runs/trial-000000/mine.txt",
    }
    assert outside.read_text() == "precious"


def test_sweeps_that_are_not_removed(race: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(race)
    before = sorted(race.rglob("*"))
    with pytest.raises(InputError, match="a link"):
        remove_sweep(link)
    with pytest.raises(InputError, match="not a sweep"):
        remove_sweep(race / "runs/trial-000000")
    with locked(race), pytest.raises(RunLockedError):
        remove_sweep(race)
    assert sorted(race.rglob("*")) == before
