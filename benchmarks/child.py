"""Asks a fresh process, so that nothing loaded or compiled by one helps the next."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent


def ask(words: list[str], environment: dict[str, str], limit_s: float) -> Any:
    """Return what a Python process with these arguments prints as JSON on its last line.

    Raises
    ------
    SystemExit
        If it prints nothing; the message is its standard error.
    """
    done = subprocess.run(
        [sys.executable, *words],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=limit_s,
        check=False,
    )
    if not done.stdout:
        raise SystemExit(f"{' '.join(words)}: {done.stderr}")
    return json.loads(done.stdout.splitlines()[-1])
