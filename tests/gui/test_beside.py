"""Layouts that follow their width: they fold, and come to rest."""

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from guitrainer.gui.kit.layouts import Beside
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.rooms.train.stage.detail import FilterDetail
from guitrainer.gui.window.window import MainWindow


def part(width: int, height: int = 40) -> QWidget:
    made = QWidget()
    made.setMinimumSize(width, height)
    return made


@pytest.mark.parametrize(
    ("width", "folded", "widths"),
    [(600, False, [492, 100]), (308, False, [200, 100]), (307, True, [307, 307]),
     (200, True, [200, 200])],
)  # fmt: skip
def test_parts_go_below_each_other_where_they_do_not_fit(
    qtbot: QtBot, width: int, folded: bool, widths: list[int]
) -> None:
    parts = [part(200), part(100)]
    beside = Beside(parts, spacing=8, shares=(1, 0))
    window = QWidget()
    qtbot.addWidget(window)
    beside.setParent(window)
    beside.resize(width, 120)
    window.show()
    qtbot.waitUntil(lambda: [one.width() for one in parts] == widths)
    assert beside.folded is folded
    assert beside.minimumSizeHint().width() == 200


def test_the_panel_of_the_filter_comes_to_rest_at_every_height(ready: Lab, qtbot: QtBot) -> None:
    """A scroll bar that came and went with the size of the pictures ended in a crash."""
    window = MainWindow(ready)
    qtbot.addWidget(window)
    window.resize(1278, 680)
    window.show()
    (detail,) = window.findChildren(FilterDetail)
    qtbot.waitUntil(lambda: detail._subject is not None)
    for width in (1278, 1024, 1440):
        for height in range(680, 1000, 20):
            window.resize(width, height)
            QApplication.processEvents()
        qtbot.waitUntil(lambda: pictures_fit(detail))


def pictures_fit(detail: FilterDetail) -> bool:
    for one in (detail.start, detail.now, detail.gabor, detail.spectrum):
        place = one.parentWidget()
        if place is None or not place.rect().contains(one.geometry()):
            return False
    return True
