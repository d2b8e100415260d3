"""Cycles of widgets die in the window's thread, whoever allocates."""

import gc
import threading
import weakref

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from guitrainer.gui.collector import Collector

MANY = 20_000  # allocations: Python's own collector would have run


class Knot:
    """Holds itself, and a widget."""

    def __init__(self) -> None:
        self.itself, self.widget = self, QWidget()


def allocate() -> list[list[int]]:
    return [[k] for k in range(MANY)]


def test_threads_collect_nothing_and_the_window_does(qapp: QApplication, qtbot: QtBot) -> None:
    collector = Collector()
    collector.start()
    try:
        knot = weakref.ref(Knot())
        thread = threading.Thread(target=allocate)
        thread.start()
        thread.join()
        assert knot() is not None
        kept = allocate()
        qtbot.waitUntil(lambda: knot() is None, timeout=5000)
        assert len(kept) == MANY
    finally:
        collector.stop()
    assert gc.isenabled()


@pytest.mark.parametrize("generation", [0, 1, 2])
def test_generations_are_collected_when_due(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, generation: int
) -> None:
    counts = [0, 0, 0]
    counts[generation] = gc.get_threshold()[generation] + 1
    seen: list[int] = []
    monkeypatch.setattr(gc, "get_count", lambda: tuple(counts))
    monkeypatch.setattr(gc, "collect", seen.append)
    Collector().collect()
    assert seen == [generation]
