"""The name of the processor, as reported by the system, and its cores."""

import contextlib
import os
import platform
from pathlib import Path


def processor_name() -> str:
    """Return the model of the processor, or its architecture if the system does not report it."""
    with contextlib.suppress(OSError):
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def usable_cores() -> int:
    """Return the number of cores this process may use."""
    usable = getattr(os, "sched_getaffinity", None)
    return len(usable(0)) if usable is not None else os.cpu_count() or 1
