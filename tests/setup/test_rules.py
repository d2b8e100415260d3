"""The rules of the code hold: floors, formatting, lint, types."""

import ast
import subprocess
import sys
from collections import defaultdict
from importlib.util import find_spec

import pytest

from tests.setup.checkout import ROOT

LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [
        ("importlinter", ["-c", LINT_IMPORTS, "--no-cache"]),
        ("ruff", ["-m", "ruff", "check", "--no-cache"]),
        ("ruff", ["-m", "ruff", "format", "--check", "--no-cache"]),
        pytest.param("mypy", ["-m", "mypy"], marks=pytest.mark.slow),
    ],
    ids=["floors", "lint", "format", "types"],
)
def test_rules_hold(tool: str, arguments: list[str]) -> None:
    if find_spec(tool) is None:
        pytest.skip(f"{tool} is not installed")
    done = subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, capture_output=True, text=True, timeout=600
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_class_names_mean_one_thing() -> None:
    places = defaultdict(list)
    for folder in ("guitrainer", "kernels", "benchmarks"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.ClassDef):
                    places[node.name].append(f"{path.relative_to(ROOT)}:{node.lineno}")
    assert {name: found for name, found in places.items() if len(found) > 1} == {}


def test_headless_imports_no_window() -> None:
    code = "import sys, guitrainer.cli.main, guitrainer.cli.headless; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    modules = {name.partition(".")[0] for name in done.stdout.split()}
    assert "guitrainer" in modules
    assert not modules & {"PySide6", "PyQt6", "PyQt5", "pyqtgraph", "torch"}
