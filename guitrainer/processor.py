"""The processor's name, as the system tells it."""

import contextlib
import platform
from pathlib import Path


def processor_name() -> str:
    """Model of the processor; where the system does not tell it, its architecture."""
    with contextlib.suppress(OSError):
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()
