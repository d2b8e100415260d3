"""The name and the note that a user gives to a run, and files of them that others made."""

import json
import os
import shutil
from pathlib import Path

import pytest

from guitrainer.errors import GuitrainerError, InputError
from guitrainer.runs.experiment import run_experiment
from guitrainer.runs.management import copy_run, remove_run
from guitrainer.runs.note import LONGEST_NAME, LONGEST_NOTE, RunNote, read_note, write_note
from tests.runs.fake import tiny_experiment


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("runs") / "run"
    list(run_experiment(tiny_experiment(2), out=folder))
    return folder


@pytest.fixture
def run(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "run"))


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (RunNote("good", "the best σ"), RunNote("good", "the best σ")),
        (RunNote(note="only a note"), RunNote("", "only a note")),
        (RunNote("  two\nlines\t", "a\u2028b\x00c\x85"), RunNote("two lines", "a bc")),
        (RunNote("../../etc/passwd", "C:\\x"), RunNote("../../etc/passwd", "C:\\x")),
        (RunNote("n" * 999, "m" * 9999), RunNote("n" * LONGEST_NAME, "m" * LONGEST_NOTE)),
        (RunNote("half \ud800 of one"), RunNote("half  of one")),
        (RunNote(" ", "\t"), RunNote()),
    ],
)
def test_a_note_is_kept_as_one_line(run: Path, given: RunNote, kept: RunNote) -> None:
    before = sorted(path.name for path in run.iterdir())
    assert write_note(run, given) == kept
    assert read_note(run) == kept
    after = sorted({*before, *(["note.json"] if kept != RunNote() else [])})
    assert sorted(path.name for path in run.iterdir()) == after, "nothing else is written"


def test_an_empty_note_takes_the_file_away(run: Path) -> None:
    write_note(run, RunNote("good"))
    write_note(run, RunNote())
    assert not (run / "note.json").exists()
    assert read_note(run) == RunNote()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "not JSON"),
        ("[]", "accepted"),
        ('{"name": 3}', "name: found 3"),
        ('{"name": "a\\nb"}', "name: found"),
        ('{"note": "\\u2028"}', "note: found"),
        (json.dumps({"name": "n" * 81}), "at most 80"),
        (json.dumps({"note": "n" * 501}), "at most 500"),
        ('{"name": "' + "n" * 2**20 + '"}', "larger than 1024 KiB"),
        ('{"name": "\\ud800"}', "not JSON"),
    ],
)
def test_a_damaged_note_is_one_line(run: Path, content: str, message: str) -> None:
    (run / "note.json").write_text(content)
    with pytest.raises(GuitrainerError, match=message) as caught:
        read_note(run)
    assert "note.json" in str(caught.value)
    assert "\n" not in str(caught.value)
    assert write_note(run, RunNote("mended")) == read_note(run)


@pytest.mark.parametrize("kind", ["link", "pipe", "folder"])
def test_what_lies_in_the_place_of_a_note_is_not_touched(
    run: Path, tmp_path: Path, kind: str
) -> None:
    place, other = run / "note.json", tmp_path / "other.json"
    other.write_text('{"name": "of somebody else"}')
    {"link": lambda: place.symlink_to(other), "pipe": lambda: os.mkfifo(place),
     "folder": place.mkdir}[kind]()  # fmt: skip
    with pytest.raises(InputError, match=r"note\.json"):
        read_note(run)
    with pytest.raises(InputError, match=r"note\.json"):
        write_note(run, RunNote("mine"))
    assert other.read_text() == '{"name": "of somebody else"}'


def test_only_a_run_has_a_note(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="this is not a run"):
        write_note(tmp_path, RunNote("mine"))
    assert list(tmp_path.iterdir()) == []


def test_a_note_goes_with_its_run(run: Path, tmp_path: Path) -> None:
    write_note(run, RunNote("good", "the best"))
    copy_run(run, tmp_path / "copy")
    assert read_note(tmp_path / "copy") == RunNote("good", "the best")
    list(run_experiment(None, resume=tmp_path / "copy"))
    assert read_note(tmp_path / "copy") == RunNote("good", "the best")
    assert remove_run(run) == []
    assert not run.exists()
