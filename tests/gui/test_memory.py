"""What is freed goes back to the system, and a window kept open does not grow."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import psutil
import pytest

from guitrainer import allocator
from guitrainer.gui.memory import GIVE_BACK_EVERY, Collector

ROOT = Path(__file__).resolve().parents[2]
glibc = pytest.mark.skipif(
    allocator.library_with("malloc_trim") is None, reason="needs the allocator of glibc"
)
# Threads free almost all they took, with something left between, as runs do.
PROGRAM = """
import threading
import psutil
from guitrainer import allocator
allocator.keep_together()
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
allocator.give_back()
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
    library = allocator.library_with("mallopt")
    assert library.mallopt(allocator.M_ARENA_MAX, allocator.ARENAS) == 1
    assert library.mallopt(allocator.M_MMAP_THRESHOLD, allocator.LARGE_BYTES) == 1


def test_other_systems_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    allocator.keep_together()
    allocator.give_back()
    assert allocator.library_with("malloc_trim") is None


def test_the_collector_gives_back_now_and_then(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[int] = []
    monkeypatch.setattr("guitrainer.gui.memory.give_back", lambda: given.append(1))
    collector = Collector()
    for _ in range(3 * GIVE_BACK_EVERY):
        collector._collect()
    assert len(given) == 3


@glibc
def test_what_is_discarded_is_no_longer_in_memory() -> None:
    used = psutil.Process().memory_info
    array = np.ones(2**23)
    before = used().rss
    allocator.discard([array, np.ones(3)])
    assert before - used().rss > 60e6
    array[:] = 2  # it is still there to be written
    assert array.sum() == 2 * array.size


def test_what_a_view_repeats_is_not_discarded() -> None:
    array = np.ones(2**20)
    repeated = np.lib.stride_tricks.as_strided(array, (2**20, 2), (0, 8))  # counts as 16 MB
    allocator.discard([repeated, array[::2]])
    assert array.all()
