"""The memory of a container counts, not that of the machine around it."""

from pathlib import Path

import psutil
import pytest

from guitrainer import machine_memory
from guitrainer.config import schema
from guitrainer.errors import DataError, NetworkError
from guitrainer.formats.limits import check_memory as check_images
from guitrainer.machine_memory import OWN_BYTES, available_bytes, total_bytes
from guitrainer.nn.memory import check_memory
from guitrainer.nn.plans import plan_layers

GIB = 2**30
NONE_V1 = "9223372036854771712"  # what version 1 tells where there is no limit

V2 = {"proc/self/cgroup": "0::/\n", "sys/fs/cgroup/memory.max": str(2 * GIB),
      "sys/fs/cgroup/memory.current": str(GIB)}  # fmt: skip
NESTED = {
    "proc/self/cgroup": "0::/a.slice/b.scope\n",
    "sys/fs/cgroup/a.slice/b.scope/memory.max": "max",
    "sys/fs/cgroup/a.slice/memory.max": str(3 * GIB),
    "sys/fs/cgroup/a.slice/memory.current": str(2 * GIB),
    "sys/fs/cgroup/a.slice/memory.stat": f"anon 1\ninactive_file {GIB}\n",
}
V1 = {
    "proc/self/cgroup": "5:cpu,cpuacct:/x\n4:memory:/docker/12\n0::/x\n",
    "sys/fs/cgroup/memory/docker/12/memory.limit_in_bytes": str(4 * GIB),
    "sys/fs/cgroup/memory/docker/12/memory.usage_in_bytes": str(3 * GIB),
    "sys/fs/cgroup/memory/docker/12/memory.stat": f"total_inactive_file {GIB}\n",
    "sys/fs/cgroup/memory/memory.limit_in_bytes": NONE_V1,
}
V1_INSIDE = {  # the path is that of the host, the mount that of the container
    "proc/self/cgroup": "4:memory:/docker/12\n",
    "sys/fs/cgroup/memory/memory.limit_in_bytes": str(GIB),
}
HYBRID = {"proc/self/cgroup": "0::/x\n", "sys/fs/cgroup/unified/x/memory.max": str(2 * GIB)}
DAMAGED = {"proc/self/cgroup": "0::/../../x\nnonsense\n4:memory\n",
           "sys/fs/cgroup/memory.max": "x" * 100}  # fmt: skip
NOTHING: dict[str, str] = {}

CASES = [
    (V2, 2 * GIB - OWN_BYTES, GIB),
    (NESTED, 3 * GIB - OWN_BYTES, 2 * GIB),
    (V1, 4 * GIB - OWN_BYTES, 2 * GIB),
    (V1_INSIDE, GIB - OWN_BYTES, GIB),
    (HYBRID, 2 * GIB - OWN_BYTES, 2 * GIB),
    (DAMAGED, 64 * GIB, 48 * GIB),
    (NOTHING, 64 * GIB, 48 * GIB),
    (V2 | {"sys/fs/cgroup/memory.max": str(OWN_BYTES)}, OWN_BYTES // 8, 0),
    (V2 | {"sys/fs/cgroup/memory.max": str(100 * GIB)}, 64 * GIB, 48 * GIB),
]


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine of 64 GiB, of which 48 are free."""

    class Memory:
        total, available = 64 * GIB, 48 * GIB

    monkeypatch.setattr(psutil, "virtual_memory", Memory)
    monkeypatch.setattr(machine_memory, "ROOT", tmp_path)
    return tmp_path


def put(root: Path, files: dict[str, str]) -> None:
    for name, content in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(content, encoding="utf-8")


@pytest.mark.parametrize(("files", "total", "available"), CASES)
def test_the_smallest_limit_counts(
    machine: Path, files: dict[str, str], total: int, available: int
) -> None:
    put(machine, files)
    assert (total_bytes(), available_bytes()) == (total, available)


def test_a_network_too_large_for_the_container_is_refused(machine: Path) -> None:
    network = schema.Network(layers=(schema.Dense(units=8192), schema.Dense()))
    plans = plan_layers(network, (1, 90, 90), 10)
    check_memory(plans, 16)
    put(machine, V2)
    with pytest.raises(NetworkError, match=r"about 2\.\d GiB, accepted: at most 1\.4 GiB here"):
        check_memory(plans, 16)


def test_images_too_many_for_the_container_are_refused(machine: Path) -> None:
    check_images("x.npz", 2 * GIB)
    put(machine, V2)
    with pytest.raises(DataError, match="needs 2,048 MiB of memory, 819 MiB are available"):
        check_images("x.npz", 2 * GIB)
