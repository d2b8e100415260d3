"""How much memory this process may use, by the machine and by its control group, if any.

On Linux, a container, a service or a cluster job runs in a control group. A process that exceeds
the limit of its group is killed, however much memory the machine has.
"""

import contextlib
from collections.abc import Iterator
from pathlib import Path

import psutil

ROOT = Path("/")
# Version 1 reports "no limit" as a number larger than any memory.
UNLIMITED = 2**60
# The interpreter, libraries and compiled code already count toward the limit.
OWN_BYTES = 256 * 2**20


def total_bytes() -> int:
    """Return the largest amount of memory this process may use, in bytes."""
    machine = int(psutil.virtual_memory().total)
    limits = [limit for limit, _ in _groups(ROOT)]
    return min([machine, *(max(limit - OWN_BYTES, limit // 8) for limit in limits)])


def available_bytes() -> int:
    """Return the memory this process may still allocate, in bytes."""
    machine = int(psutil.virtual_memory().available)
    return min([machine, *(max(limit - used, 0) for limit, used in _groups(ROOT))])


def _groups(root: Path) -> Iterator[tuple[int, int]]:
    """Limit and usage, in bytes, of each control group of this process that has a limit."""
    for folder, limit_name, used_name, cache_key in _folders(root):
        limit = _number(folder / limit_name)
        if limit is not None and limit < UNLIMITED:
            used = _number(folder / used_name) or 0
            yield limit, max(used - _reclaimable(folder, cache_key), 0)


def _folders(root: Path) -> Iterator[tuple[Path, str, str, str]]:
    """Yield the folders of the groups and of their parents, with the names of the files in them."""
    try:
        lines = (root / "proc/self/cgroup").read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return
    base = root / "sys/fs/cgroup"
    for line in lines:
        number, _, rest = line.partition(":")
        controllers, _, path = rest.partition(":")
        if number == "0" and not controllers:  # version 2
            for mount in (base, base / "unified"):
                for folder in _upwards(mount, path):
                    yield folder, "memory.max", "memory.current", "inactive_file"
        elif "memory" in controllers.split(","):  # version 1
            for folder in _upwards(base / "memory", path):
                yield (folder, "memory.limit_in_bytes", "memory.usage_in_bytes",
                       "total_inactive_file")  # fmt: skip


def _upwards(mount: Path, path: str) -> Iterator[Path]:
    """Yield the group, its parents, and the mount point, which is the group in a container."""
    parts = [part for part in path.split("/") if part not in ("", ".", "..")]
    for length in range(len(parts), -1, -1):
        yield mount.joinpath(*parts[:length])


def _number(path: Path) -> int | None:
    """Return the number in a file; None if it holds none, as when it says "max"."""
    with contextlib.suppress(OSError, ValueError), path.open("rb") as file:
        return int(file.read(32))
    return None


def _reclaimable(folder: Path, key: str) -> int:
    """Return the size of cached files in bytes; the system frees them when memory is needed."""
    with contextlib.suppress(OSError, ValueError):
        for line in (folder / "memory.stat").read_text(encoding="utf-8").splitlines():
            name, _, value = line.partition(" ")
            if name == key:
                return int(value)
    return 0
