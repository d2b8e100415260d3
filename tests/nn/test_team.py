"""Threads that share programs, and how the work is cut."""

import threading
from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from guitrainer.nn import team as team_module
from guitrainer.nn.team import NUMBERS_PER_TASK, Team, pieces, slices
from kernels.program import Call, PerThread, Program
from kernels.updates import make_pack
from tests.kernels.test_program import WIDTH, adding, ring


@pytest.mark.parametrize("threads", [1, 2, 3, 5])
@pytest.mark.parametrize("count", [0, 1, 2, 3, 7, 40])
def test_every_task_is_done_once_per_run(threads: int, count: int) -> None:
    done = np.zeros((count, WIDTH))
    program = Program([[[adding(done[k])] for k in range(count)]])
    with Team(threads) as team:
        for _ in range(3):
            team.run(program)
    np.testing.assert_array_equal(done, 3)


@pytest.mark.parametrize("threads", [2, 3])
def test_phases_wait_for_each_other(threads: int) -> None:
    """Each phase reads what all tasks of the one before wrote."""
    program, values = ring(phases=50)
    with Team(threads) as team:
        for run in range(1, 6):
            team.run(program)
            np.testing.assert_array_equal(values, run)


@pytest.mark.parametrize("threads", [1, 2, 3])
def test_every_thread_counts_in_memory_of_its_own(threads: int) -> None:
    counts = np.zeros((threads, 2, WIDTH))
    halves = PerThread(counts)[1]
    program = Program([[[adding(halves)] for _ in range(200)], [[adding(halves)]]])
    with Team(threads) as team:
        for run in range(1, 4):
            team.run(program)
            np.testing.assert_array_equal(counts.sum(0), [[0] * WIDTH, [201 * run] * WIDTH])


def test_threads_that_fall_asleep_are_woken(monkeypatch: pytest.MonkeyPatch) -> None:
    """Those that do so while a program is posted, too."""
    monkeypatch.setattr(team_module, "SPINS", 1)
    program, values = ring(phases=3)
    with Team(3) as team:
        for run in range(1, 2001):
            team.run(program)
            assert values[-1, 0] == run


def test_a_program_is_laid_out_once_for_all_single_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    laid_out: list[int] = []
    lay_out = Program._lay_out

    def counted(program: Program, threads: int) -> tuple[Any, Any]:
        laid_out.append(threads)
        return lay_out(program, threads)

    monkeypatch.setattr(Program, "_lay_out", counted)
    program, values = ring(phases=2)
    for run in range(1, 4):
        Team().run(program)
        assert values[-1, 0] == run
    assert laid_out == [1]


def test_an_error_comes_back_and_the_team_goes_on() -> None:
    wrong = Program([[[Call(make_pack("float32"), *np.zeros((3, 4)))], []]])
    done = np.zeros(WIDTH)
    with Team(2) as team:
        with pytest.raises(TypeError, match="got an array float64"):
            team.run(wrong)
        team.run(Program([[[adding(done)]]]))
    np.testing.assert_array_equal(done, 1)


def test_closing_ends_the_threads() -> None:
    before = threading.active_count()
    team = Team(4)
    assert threading.active_count() == before + 3
    team.close()
    team.close()
    assert threading.active_count() == before
    done = np.zeros(WIDTH)
    team.run(Program([[[adding(done)]], [[adding(done)]]]))  # the caller is still there
    np.testing.assert_array_equal(done, 2)


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


def test_pieces_are_worth_a_task() -> None:
    assert pieces(8, NUMBERS_PER_TASK) == [(0, 8)]
    assert pieces(8, NUMBERS_PER_TASK + 1) == [(0, 4), (4, 8)]
    assert pieces(3, 100 * NUMBERS_PER_TASK) == [(0, 1), (1, 2), (2, 3)]


def test_slices_cover_without_gaps() -> None:
    for count in range(1, 40):
        for parts in range(1, 9):
            for unit in (1, 2, 3, 4, 16):
                cut = slices(count, parts, unit)
                assert len(cut) <= parts
                assert (cut[0][0], cut[-1][1]) == (0, count)
                assert all(a[1] == b[0] and a[1] % unit == 0 for a, b in pairwise(cut))
