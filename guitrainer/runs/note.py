"""The name and note that the user gives a run, in a small file in its folder."""

import unicodedata
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated

from pydantic import Field

from guitrainer.files.opening import check_place, kind_of
from guitrainer.runs.checked import read_checked
from guitrainer.runs.files import writing
from guitrainer.runs.folder import RunFolder, write_json
from guitrainer.runs.management import require_run

LONGEST_NAME, LONGEST_NOTE = 80, 500  # characters
# One line: no control characters, nothing that ends a line.
_LINE = r"^[^\x00-\x1f\x7f-\x9f\u2028\u2029]*$"


@dataclass(frozen=True)
class RunNote:
    """A name and a note, each on one line; empty if there is none.

    They are only displayed; they never become part of a path.
    """

    name: Annotated[str, Field(max_length=LONGEST_NAME, pattern=_LINE)] = ""
    note: Annotated[str, Field(max_length=LONGEST_NOTE, pattern=_LINE)] = ""


def read_note(folder: Path) -> RunNote:
    """Read the note of the run or sweep in `folder`; empty if none was written.

    Raises
    ------
    CheckpointError
        If the file is damaged, or not a regular file.
    """
    path = RunFolder(folder).note
    return RunNote() if kind_of(path, links=False) is None else read_checked(path, RunNote)


def write_note(folder: Path, note: RunNote) -> RunNote:
    """Write a note, `tidied`, to the folder of a run; return it as written.

    An empty note removes the file.

    Raises
    ------
    InputError
        If there is no run, or something other than a regular file is in the way.
    OutputError
        If the file cannot be written.
    """
    return save_note(RunFolder(require_run(folder)).note, note)


def save_note(path: Path, note: RunNote) -> RunNote:
    """Write a note, `tidied`, to a file; see `write_note`.

    Raises
    ------
    InputError
        If something other than a regular file is in the way.
    OutputError
        If the file cannot be written.
    """
    check_place(path)
    kept = tidied(note)
    if kept == RunNote():
        with writing(path):
            path.unlink(missing_ok=True)
    else:
        write_json(path, asdict(kept))
    return kept


def tidied(note: RunNote) -> RunNote:
    """Return `note` without outer spaces and control characters, cut to the accepted length."""
    return RunNote(one_line(note.name, LONGEST_NAME), one_line(note.note, LONGEST_NOTE))


def one_line(text: str, longest: int) -> str:
    r"""Return `text` on one line of at most `longest` characters.

    >>> one_line(" a\tlong\nstory\x07", 9)
    'a long st'
    """
    words = " ".join(text.split())
    kept = "".join(sign for sign in words if unicodedata.category(sign) not in ("Cc", "Cs"))
    return kept[:longest].strip()
