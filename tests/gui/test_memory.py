"""What is freed goes back to the system, and a window kept open does not grow."""

import subprocess
import sys
from pathlib import Path

import pytest

from guitrainer.gui import memory
from guitrainer.gui.memory import GIVE_BACK_EVERY, Collector

ROOT = Path(__file__).resolve().parents[2]
glibc = pytest.mark.skipif(
    memory._library("malloc_trim") is None, reason="needs the allocator of glibc"
)
# Threads free almost all they took, with something left between, as runs do.
PROGRAM = """
import threading
import psutil
from guitrainer.gui import memory
from guitrainer.gui.memory import GIVE_BACK_EVERY, Collector
memory.keep_together()
left = []

def work():
    taken = []
    for _ in range(600):
        taken.append(bytes(100_000))
        left.append(bytes(2_000))

threads = [threading.Thread(target=work) for _ in range(4)]
used = psutil.Process().memory_info
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
before = used().rss
memory.give_back()
print(before - used().rss)
"""


@glibc
def test_what_threads_freed_is_given_back() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert int(done.stdout) > 50e6


@glibc
def test_the_allocator_takes_what_it_is_told() -> None:
    library = memory._library("mallopt")
    assert library.mallopt(memory.M_ARENA_MAX, memory.ARENAS) == 1
    assert library.mallopt(memory.M_MMAP_THRESHOLD, memory.LARGE_BYTES) == 1


def test_other_systems_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    memory.keep_together()
    memory.give_back()
    assert memory._library("malloc_trim") is None


def test_the_collector_gives_back_now_and_then(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[int] = []
    monkeypatch.setattr("guitrainer.gui.memory.give_back", lambda: given.append(1))
    collector = Collector()
    for _ in range(3 * GIVE_BACK_EVERY):
        collector._collect()
    assert len(given) == 3
