"""What the user calls a run and says about it, in a small file of its folder."""

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
    """A name and a note, each one line; empty where there is none.

    They are shown and never become part of a path.
    """

    name: Annotated[str, Field(max_length=LONGEST_NAME, pattern=_LINE)] = ""
    note: Annotated[str, Field(max_length=LONGEST_NOTE, pattern=_LINE)] = ""


def read_note(folder: Path) -> RunNote:
    """The note of the run in `folder`; an empty one where nothing was written.

    Raises
    ------
    CheckpointError
        If the file is damaged, or no regular file.
    """
    path = RunFolder(folder).note
    return RunNote() if kind_of(path, links=False) is None else read_checked(path, RunNote)


def write_note(folder: Path, note: RunNote) -> RunNote:
    """Keep a note in the folder of a run, `tidied`; returns it as it was written.

    An empty note removes the file.

    Raises
    ------
    InputError
        If there is no run, or anything but a regular file lies where the note belongs.
    OutputError
        If the file cannot be written.
    """
    path = RunFolder(require_run(folder)).note
    check_place(path)
    kept = tidied(note)
    if kept == RunNote():
        with writing(path):
            path.unlink(missing_ok=True)
    else:
        write_json(path, asdict(kept))
    return kept


def tidied(note: RunNote) -> RunNote:
    """`note` without spaces at the ends, control characters, and what is too long."""
    return RunNote(one_line(note.name, LONGEST_NAME), one_line(note.note, LONGEST_NOTE))


def one_line(text: str, longest: int) -> str:
    r"""`text` on one line of at most `longest` characters.

    >>> one_line(" a\tlong\nstory\x07", 9)
    'a long st'
    """
    words = " ".join(text.split())
    kept = "".join(sign for sign in words if unicodedata.category(sign) not in ("Cc", "Cs"))
    return kept[:longest].strip()
