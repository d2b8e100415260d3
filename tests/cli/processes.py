"""The program as others start it: in a process of its own."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SMALL = ["--limit", "128", "--set", "data.test_limit=64", "--set", "conv1.filters=8"]
PATIENCE_S = 120.0  # a hang ends the test; nothing is measured with it


def command(*words: str) -> list[str]:
    """Command line of the program."""
    return [sys.executable, str(ROOT / "main.py"), *words]


def start(*words: str, **options: Any) -> "subprocess.Popen[str]":
    """Start the program; standard error is piped, and a hang-up ends it even under nohup."""
    options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, **options}
    options.setdefault("preexec_fn", lambda: signal.signal(signal.SIGHUP, signal.SIG_DFL))
    return subprocess.Popen(command(*words), encoding="utf-8", **options)


def finish(process: "subprocess.Popen[str]") -> tuple[int, str, str]:
    """Exit code, standard output and standard error, once it has ended."""
    out, err = process.communicate(timeout=PATIENCE_S)
    return process.returncode, out or "", err or ""


def python(code: str, **options: Any) -> "subprocess.CompletedProcess[str]":
    """Run `code` with the project on the path."""
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        encoding="utf-8",
        env=env,
        timeout=PATIENCE_S,
        check=False,
        **options,
    )
