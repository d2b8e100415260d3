"""Jobs: answers arrive in the window's thread, and everything they held dies there."""

import threading
import weakref
from collections.abc import Callable, Iterator
from functools import partial

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from guitrainer.gui.lab.jobs import Jobs
from tests.gui.conftest import PATIENCE_MS


class Witness(QObject):
    """Notes in which thread it dies, as a widget would."""

    def __init__(self, deaths: list[str]) -> None:
        super().__init__()
        self.answers: list[object] = []
        weakref.finalize(self, lambda: deaths.append(threading.current_thread().name))

    def work(self) -> str:
        return "answer"

    def fail(self) -> str:
        raise RuntimeError("a bug")

    def take(self, answer: object) -> None:
        self.answers.append(answer)


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    made = Jobs()
    yield made
    assert made.close(PATIENCE_MS / 1000)


def let_all_be_delivered(jobs: Jobs, qtbot: QtBot) -> None:
    def delivered() -> bool:
        jobs.deliver()
        return not jobs.busy

    qtbot.waitUntil(delivered, timeout=PATIENCE_MS)


def fail() -> None:
    raise RuntimeError("a bug")


def do_nothing(*_: object) -> None:
    pass


WAYS: dict[str, Callable[[Witness], Callable[[], object]]] = {
    "method": lambda witness: witness.work,
    "closure": lambda witness: lambda: witness.work(),
    "failing method": lambda witness: witness.fail,
    "failing closure": lambda witness: lambda: witness.fail(),
}


@pytest.mark.parametrize("way", WAYS)
def test_what_a_job_holds_dies_in_the_thread_of_the_window(
    jobs: Jobs, qtbot: QtBot, way: str
) -> None:
    deaths: list[str] = []
    witness = Witness(deaths)
    # what answers holds it too
    jobs.submit("first", WAYS[way](witness), partial(do_nothing, witness), do_nothing)
    del witness
    let_all_be_delivered(jobs, qtbot)
    jobs.submit("second", do_nothing, do_nothing, do_nothing)
    let_all_be_delivered(jobs, qtbot)
    assert jobs.close(PATIENCE_MS / 1000)  # the thread has let go of everything
    assert deaths == [threading.main_thread().name]


def test_what_a_replaced_job_holds_dies_in_the_thread_of_the_window(
    jobs: Jobs, qtbot: QtBot
) -> None:
    going = threading.Event()
    deaths: list[str] = []
    jobs.submit("same", going.wait, do_nothing, do_nothing)
    for _ in range(3):
        jobs.submit("same", Witness(deaths).work, do_nothing, do_nothing)
    going.set()
    let_all_be_delivered(jobs, qtbot)
    assert jobs.close(PATIENCE_MS / 1000)
    assert deaths == 3 * [threading.main_thread().name]


def test_an_answer_that_raises_keeps_no_other_from_arriving(jobs: Jobs, qtbot: QtBot) -> None:
    def raise_fault(_: object) -> None:
        raise RuntimeError("a bug")

    arrived: list[object] = []
    jobs.submit("bad", do_nothing, raise_fault, do_nothing)
    jobs.submit("good", lambda: 1, arrived.append, do_nothing)
    both_done = threading.Event()
    jobs.submit("last", both_done.set, do_nothing, do_nothing)
    assert both_done.wait(PATIENCE_MS / 1000)
    with qtbot.captureExceptions() as raised:
        let_all_be_delivered(jobs, qtbot)
    assert [str(error) for _, error, _ in raised] == ["a bug"]
    assert arrived == [1]


@pytest.mark.parametrize("fails", [False, True])
def test_nobody_is_told_who_is_gone(jobs: Jobs, qtbot: QtBot, fails: bool) -> None:
    gone = Witness([])
    shiboken6.delete(gone)
    work = fail if fails else do_nothing
    jobs.submit("first", work, gone.take, partial(gone.take))
    let_all_be_delivered(jobs, qtbot)
    assert gone.answers == []
