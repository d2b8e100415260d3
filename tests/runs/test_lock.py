import subprocess
import sys
from pathlib import Path

import pytest

from guitrainer.errors import OutputError, RunLockedError
from guitrainer.runs.lock import locked

HOLD = """
import sys
from pathlib import Path
from guitrainer.runs.lock import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def holder(folder: Path) -> subprocess.Popen[str]:
    """A process that holds the lock until its standard input ends."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_a_second_process_is_refused_until_the_first_ends_or_is_killed(tmp_path: Path) -> None:
    for kill in (False, True):
        with holder(tmp_path) as process:
            with pytest.raises(RunLockedError, match="another process"), locked(tmp_path):
                pass
            if kill:
                process.kill()
        with locked(tmp_path):
            pass


def test_a_second_run_in_the_same_process_is_refused(tmp_path: Path) -> None:
    with locked(tmp_path), pytest.raises(RunLockedError, match=str(tmp_path)), locked(tmp_path):
        pass
    with locked(tmp_path):
        pass


def test_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OutputError, match="cannot be written"), locked(tmp_path / "file"):
        pass
