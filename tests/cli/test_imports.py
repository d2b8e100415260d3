"""What is imported, and what must not be."""

import json
from pathlib import Path

import pytest

from tests.cli.processes import SMALL, python

CODE = """
import sys
from guitrainer.cli.main import main
code = main({words!r})
found = [name for name in {names!r} if name in sys.modules]
print("found", code, found, file=sys.stderr)
"""
SLOW = [
    "pydantic",
    "numpy",
    "numba",
    "PIL",
    "kernels.machine",
    "guitrainer.nn",
    "guitrainer.data",
    "tqdm",
]
SCREENS = ["PySide6", "PyQt6", "PyQt5", "qtpy", "shiboken6", "pyqtgraph", "tkinter", "matplotlib"]
# What libraries or other commands need, but not training.
UNUSED = ["scipy", "scipy.linalg", "h5py", "ssl", "guitrainer.runs.export.onnx_writer"]


@pytest.mark.parametrize(
    ("words", "code", "imported"),
    [
        (["--version"], 0, []),
        (["doctor", "--help"], 0, []),
        (["presets"], 0, ["pydantic"]),
        (["--help"], 0, ["pydantic"]),
        (["--headless", "--steps", "0"], 2, ["pydantic"]),
        (["datasets"], 0, ["pydantic", "guitrainer.data"]),
    ],
)
def test_quick_answers_import_nothing_slow(
    words: list[str], code: int, imported: list[str]
) -> None:
    done = python(CODE.format(words=words, names=SLOW))
    assert done.stderr.splitlines()[-1] == f"found {code} {imported}"


def test_headless_run_imports_nothing_unused_and_needs_no_home(tmp_path: Path) -> None:
    words = ["--headless", "--steps", "2", *SMALL, "--out", str(tmp_path / "run"), "--json"]
    done = python(
        "import os; os.environ.pop('HOME', None)"
        + CODE.format(words=words, names=[*SCREENS, *UNUSED])
    )
    assert done.stderr.splitlines()[-1] == "found 0 []"
    assert json.loads(done.stdout)["steps"] == 2


NO_SCIPY = """
import sys
from pathlib import Path

from guitrainer.functional import relu  # loads a kernel
import numpy as np

relu(np.ones(3, np.float32))
assert not {name for name in sys.modules if name.partition(".")[0] == "scipy"}, "loaded"
"""


def test_kernels_need_no_scipy_and_leave_it_to_others() -> None:
    pytest.importorskip("scipy")
    done = python(NO_SCIPY + "import scipy.linalg; print(scipy.linalg.det(np.eye(2)))")
    assert (done.stdout, done.stderr) == ("1.0\n", "")


def test_kernels_work_beside_scipy_that_was_imported_before() -> None:
    pytest.importorskip("scipy")
    done = python(
        "import scipy.special\nfrom guitrainer.functional import relu\nprint(relu([1.0]))"
    )
    assert (done.stdout, done.stderr) == ("[1.]\n", "")
