"""A test that hangs is ended, and says where, whatever it holds."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.setup.checkout import ROOT

DEADLOCKS = {
    "Python": "import threading\ndef test_that_hangs():\n    threading.Event().wait()\n",
    # as when the lock of the interpreter is held by a thread that waits for another lock
    "the interpreter": (
        "import ctypes\ndef test_that_hangs():\n    ctypes.PyDLL(None).sleep(3600)\n"
    ),
}


@pytest.mark.skipif(sys.platform == "win32", reason="the C library there has no sleep")
@pytest.mark.parametrize("held", DEADLOCKS)
def test_a_test_that_hangs_ends_with_the_stacks_of_all_threads(tmp_path: Path, held: str) -> None:
    (tmp_path / "test_hang.py").write_text(DEADLOCKS[held])
    options = ["-c", str(ROOT / "pyproject.toml"), "-o", "faulthandler_timeout=1"]
    options += ["-p", "no:cacheprovider", "--rootdir", str(tmp_path)]
    ended = subprocess.run(
        [sys.executable, "-m", "pytest", *options, "test_hang.py"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert ended.returncode == 1
    assert "Timeout" in ended.stderr
    assert "in test_that_hangs" in ended.stderr
