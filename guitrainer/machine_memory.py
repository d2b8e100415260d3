"""How much memory this process may have: of the machine, and of its control group if it has one.

A container, and a service or a job of a cluster, is a control group of Linux. One that takes more
than its limit is killed, however much the machine has.
"""

import contextlib
from collections.abc import Iterator
from pathlib import Path

import psutil

ROOT = Path("/")
# Of version 1, no limit is told as a number beyond any memory.
UNLIMITED = 2**60
# The interpreter, libraries and compiled code are in the group already.
OWN_BYTES = 256 * 2**20


def total_bytes() -> int:
    """Memory that this process may have at most."""
    machine = int(psutil.virtual_memory().total)
    limits = [limit for limit, _ in _groups(ROOT)]
    return min([machine, *(max(limit - OWN_BYTES, limit // 8) for limit in limits)])


def available_bytes() -> int:
    """Memory that this process may still take."""
    machine = int(psutil.virtual_memory().available)
    return min([machine, *(max(limit - used, 0) for limit, used in _groups(ROOT))])


def _groups(root: Path) -> Iterator[tuple[int, int]]:
    """Limit and use, in bytes, of the control groups this process is in that have a limit."""
    for folder, limit_name, used_name, cache_key in _folders(root):
        limit = _number(folder / limit_name)
        if limit is not None and limit < UNLIMITED:
            used = _number(folder / used_name) or 0
            yield limit, max(used - _reclaimable(folder, cache_key), 0)


def _folders(root: Path) -> Iterator[tuple[Path, str, str, str]]:
    """Folders of the groups and of those around them, with the names of the files in them."""
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
    """The group, those around it, and the mount: in a container that is the group itself."""
    parts = [part for part in path.split("/") if part not in ("", ".", "..")]
    for length in range(len(parts), -1, -1):
        yield mount.joinpath(*parts[:length])


def _number(path: Path) -> int | None:
    """The number in a file; None where there is none, as where it says "max"."""
    with contextlib.suppress(OSError, ValueError), path.open("rb") as file:
        return int(file.read(32))
    return None


def _reclaimable(folder: Path, key: str) -> int:
    """Bytes of files kept in memory, which the system gives back when they are needed."""
    with contextlib.suppress(OSError, ValueError):
        for line in (folder / "memory.stat").read_text(encoding="utf-8").splitlines():
            name, _, value = line.partition(" ")
            if name == key:
                return int(value)
    return 0
