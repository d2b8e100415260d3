"""Cycles of widgets die in the window's thread, whoever allocates."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from guitrainer import startup
from guitrainer.gui.memory import Collector

MANY = 20_000  # allocations: Python's own collector would have run


class Knot:
    """Holds itself, and a widget."""

    def __init__(self) -> None:
        self.itself, self.widget = self, QWidget()


def allocate() -> list[list[int]]:
    return [[k] for k in range(MANY)]


@pytest.fixture
def collector(qapp: QApplication) -> Iterator[Collector]:
    made = Collector()
    made.start()
    yield made
    made.stop()


@pytest.mark.usefixtures("collector")
def test_threads_collect_nothing_and_the_window_does(qtbot: QtBot) -> None:
    knot = weakref.ref(Knot())
    thread = threading.Thread(target=allocate)
    thread.start()
    thread.join()
    assert knot() is not None
    kept = allocate()
    qtbot.waitUntil(lambda: knot() is None, timeout=5000)
    assert len(kept) == MANY


def test_the_end_of_the_start_leaves_no_moment_to_python(
    collector: Collector, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The collector takes over while the start still holds Python's own."""
    monkeypatch.setattr(gc, "freeze", lambda: None)
    startup.begin()
    startup.ready()
    assert not gc.isenabled()
