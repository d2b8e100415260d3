"""Long work in threads: what it tells arrives, and it ends when it is told to."""

import threading
from collections.abc import Iterator
from functools import partial

from pytestqt.qtbot import QtBot

from guitrainer.errors import NetworkError
from guitrainer.gui.lab.lab import Lab
from tests.gui.conftest import PATIENCE_MS


def test_all_that_is_told_arrives_in_order(lab: Lab, qtbot: QtBot) -> None:
    errand = lab.background.errand("count")
    errand.start(lambda: iter_numbers(5))
    assert errand.running
    qtbot.waitUntil(lambda: not errand.running, timeout=PATIENCE_MS)
    assert errand.told == [0, 1, 2, 3, 4]
    assert lab.background.errand("count") is errand


def iter_numbers(count: int) -> Iterator[int]:
    yield from range(count)


def test_an_error_ends_it_and_is_kept(lab: Lab, qtbot: QtBot) -> None:
    def work() -> Iterator[int]:
        yield 1
        raise NetworkError("too small")

    errand = lab.background.errand("fails")
    with qtbot.assertNotEmitted(lab.failed):
        errand.start(work)
        qtbot.waitUntil(lambda: not errand.running, timeout=PATIENCE_MS)
    assert errand.told == [1]
    assert str(errand.error) == "too small"


def test_an_error_that_nobody_expected_is_shown(lab: Lab, qtbot: QtBot) -> None:
    def work() -> Iterator[int]:
        yield 1
        raise RuntimeError("a bug")

    with qtbot.waitSignal(lab.failed, timeout=PATIENCE_MS) as shown:
        lab.background.errand("fails").start(work)
    assert shown.args is not None and str(shown.args[0]) == "a bug"


def test_the_generator_is_closed_when_it_is_stopped(lab: Lab, qtbot: QtBot) -> None:
    going, closed = threading.Event(), threading.Event()

    def work() -> Iterator[int]:
        try:
            while True:
                going.wait()
                yield 1
        finally:
            closed.set()

    errand = lab.background.errand("endless")
    errand.start(work)
    errand.stop()
    assert not errand.running and not closed.is_set()
    going.set()
    assert errand.close(PATIENCE_MS / 1000)
    assert closed.is_set()


def test_a_new_start_forgets_what_was_told_before(lab: Lab, qtbot: QtBot) -> None:
    errand = lab.background.errand("twice")
    for count in (3, 2):
        errand.start(partial(iter_numbers, count))
        qtbot.waitUntil(lambda: not errand.running, timeout=PATIENCE_MS)
    assert errand.told == [0, 1]


def test_what_is_compiled_for_an_errand_alone_is_told(lab: Lab, qtbot: QtBot) -> None:
    from kernels.ahead import MANNERS

    gate = threading.Event()

    def work() -> Iterator[int]:
        MANNERS.tell(7)
        gate.wait()
        yield 1

    lab.background.begin()
    errand = lab.background.errand("compiles")
    errand.start(work)
    qtbot.waitUntil(lambda: lab.background.missing_kernels == 7, timeout=PATIENCE_MS)
    gate.set()
    qtbot.waitUntil(lambda: not errand.running, timeout=PATIENCE_MS)
    MANNERS.tell(0)
