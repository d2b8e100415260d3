"""Threads that share work, and how the work is cut."""

import threading
from collections import Counter
from itertools import pairwise

import pytest

from guitrainer.nn.team import Team, slices


@pytest.mark.parametrize("threads", [1, 2, 3, 5])
@pytest.mark.parametrize("count", [0, 1, 2, 3, 7, 40])
def test_every_task_is_done_once(threads: int, count: int) -> None:
    done: Counter[int] = Counter()
    lock = threading.Lock()

    def task(k: int) -> None:
        with lock:
            done[k] += 1

    with Team(threads) as team:
        for _ in range(3):
            team.run(task, count)
    assert done == dict.fromkeys(range(count), 3)


def test_all_threads_take_part() -> None:
    together = threading.Barrier(3, timeout=20)
    with Team(3) as team:
        team.run(lambda _: together.wait(), 3)  # a single thread would wait for ever


@pytest.mark.parametrize("failing", [0, 1, 2])
def test_an_error_comes_back_and_the_team_goes_on(failing: int) -> None:
    def task(k: int) -> None:
        if k == failing:
            raise ZeroDivisionError(f"task {k}")

    done: list[int] = []
    with Team(3) as team:
        with pytest.raises(ZeroDivisionError, match=f"task {failing}"):
            team.run(task, 6)
        team.run(done.append, 6)
    assert sorted(done) == list(range(6))


def test_closing_ends_the_threads() -> None:
    before = threading.active_count()
    team = Team(4)
    assert threading.active_count() == before + 3
    team.close()
    team.close()
    assert threading.active_count() == before
    done: list[int] = []
    team.run(done.append, 3)  # the caller is still there
    assert done == [0, 1, 2]


@pytest.mark.parametrize(
    ("count", "parts", "unit", "expected"),
    [
        (10, 1, 1, [(0, 10)]),
        (10, 2, 1, [(0, 5), (5, 10)]),
        (10, 3, 1, [(0, 3), (3, 6), (6, 10)]),
        (2, 5, 1, [(0, 1), (1, 2)]),
        (10, 2, 4, [(0, 4), (4, 10)]),
        (10, 3, 4, [(0, 4), (4, 8), (8, 10)]),
        (3, 2, 4, [(0, 3)]),
        (0, 3, 1, []),
    ],
)
def test_slices(count: int, parts: int, unit: int, expected: list[tuple[int, int]]) -> None:
    assert slices(count, parts, unit) == expected


def test_slices_cover_without_gaps() -> None:
    for count in range(1, 40):
        for parts in range(1, 9):
            for unit in (1, 2, 3, 4, 16):
                cut = slices(count, parts, unit)
                assert len(cut) <= parts
                assert (cut[0][0], cut[-1][1]) == (0, count)
                assert all(a[1] == b[0] and a[1] % unit == 0 for a, b in pairwise(cut))
