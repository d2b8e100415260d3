"""A virtual screen (Xvfb) for benchmarks and tests of the window."""

import contextlib
import os
import shutil
import subprocess
from collections.abc import Iterator

PATIENCE_S = 10.0


def available() -> bool:
    """Whether Xvfb is installed."""
    return shutil.which("Xvfb") is not None


@contextlib.contextmanager
def virtual_screen(width: int = 1920, height: int = 1080) -> Iterator[dict[str, str]]:
    """Return the environment of a process that opens its windows on a separate screen.

    Raises
    ------
    RuntimeError
        If no screen can be started.
    """
    ours, theirs = os.pipe()
    server = subprocess.Popen(
        [
            "Xvfb",
            "-displayfd",
            str(theirs),
            "-screen",
            "0",
            f"{width}x{height}x24",
            "-noreset",
            "-nolisten",
            "tcp",
        ],
        pass_fds=[theirs],
        stderr=subprocess.DEVNULL,
    )
    os.close(theirs)
    try:
        with os.fdopen(ours) as answer:
            number = answer.readline().strip()
        if not number:
            raise RuntimeError("Xvfb did not start")
        environment = {k: v for k, v in os.environ.items() if k != "WAYLAND_DISPLAY"}
        yield environment | {"DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
    finally:
        server.terminate()
        server.wait(PATIENCE_S)
