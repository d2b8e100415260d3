"""The name of the processor, as reported by the system."""

import contextlib
import platform
from pathlib import Path


def processor_name() -> str:
    """Return the model of the processor, or its architecture if the system does not report it."""
    with contextlib.suppress(OSError):
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()
