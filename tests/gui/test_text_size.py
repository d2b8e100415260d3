"""The text size: chosen by keys, remembered, and with room for all texts at every size."""

import re
from collections.abc import Callable, Iterator
from functools import partial

import pytest
from PySide6.QtCore import QSettings, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from guitrainer.gui.app import Desk
from guitrainer.gui.base.look import size, theme
from guitrainer.gui.base.look.size import px, stepped, usual_text_size
from guitrainer.gui.base.settings import TEXT_SIZES, Settings
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.rooms.compare.room import CompareRoom
from guitrainer.gui.rooms.predict.room import PredictRoom
from guitrainer.gui.rooms.train.room import TrainRoom
from guitrainer.gui.rooms.variance.room import VarianceRoom
from guitrainer.gui.window.window import MainWindow, smallest_size

from .conftest import PATIENCE_MS, delete_closed
from .fitting import beyond, cut_off
from .test_dialogs_fit import dialogs
from .test_rooms_fit import ROOMS, SETTLED_MS, USUAL, opened, worked_out

CONTROL = Qt.KeyboardModifier.ControlModifier
ALL_ROOMS = (TrainRoom, *ROOMS, PredictRoom, CompareRoom)


@pytest.fixture
def sized(qapp: QApplication) -> Iterator[Callable[[int], None]]:
    """Dress what is made from now on in a text size."""

    def dress(percent: int) -> None:
        size.choose_text_size(percent)
        theme.apply(qapp, theme.DARK)

    yield dress
    delete_closed()
    dress(100)


@pytest.mark.parametrize(("percent", "by", "next_percent"), [
    (100, 1, 110), (100, -1, 90), (110, 1, 125), (200, 1, 200), (80, -1, 80),
])  # fmt: skip
def test_sizes_go_in_steps(percent: int, by: int, next_percent: int) -> None:
    assert stepped(percent, by) == next_percent


@pytest.mark.parametrize(("kept", "read"), [
    ("125", 125), ("0", 100), ("101", 100), ("-5", 100), ("much", 100), ("1e9", 100),
])  # fmt: skip
def test_what_is_damaged_reads_as_usual(settings: Settings, kept: str, read: int) -> None:
    settings.store.setValue("text_size", kept)
    assert settings.text_size == read


def test_lengths_grow_with_the_text(sized: Callable[[int], None], qapp: QApplication) -> None:
    usual = qapp.font().pointSizeF()
    sized(150)
    assert px(18) == 27 and smallest_size().width() == 1536
    assert qapp.font().pointSizeF() == pytest.approx(1.5 * usual, abs=0.1)
    assert "padding: 6px 18px" in qapp.styleSheet()
    assert "border: 1px" in qapp.styleSheet(), "lines stay thin"
    with usual_text_size():
        assert px(18) == 18
    assert px(18) == 27


@pytest.mark.parametrize("percent", TEXT_SIZES)
def test_the_knob_of_a_slider_is_round(
    sized: Callable[[int], None], qapp: QApplication, percent: int
) -> None:
    sized(percent)
    sheet = qapp.styleSheet()
    (groove,) = re.findall(r"groove:horizontal { height: (\d+)px", sheet)
    width, margin, radius = re.findall(
        r"handle:horizontal { width: (\d+)px.* margin: -(\d+)px 0; border-radius: (\d+)px", sheet
    )[0]
    height = int(groove) + 2 * int(margin)
    assert 2 * int(radius) in range(min(int(width), height) - 2, min(int(width), height) + 1)


def test_keys_make_the_window_anew(desk: Desk, qtbot: QtBot) -> None:
    lab, heights = desk.lab, []

    def press(key: Qt.Key, percent: int) -> None:
        assert desk.window is not None
        before = desk.window
        QTest.keyClick(before, key, CONTROL)
        qtbot.waitUntil(
            lambda: desk.window is not before and desk.window is not None
            and desk.window.isVisible() and size.text_size() == percent,
            timeout=PATIENCE_MS,
        )  # fmt: skip
        heights.append(desk.window.run_bar.train.height())

    press(Qt.Key.Key_Plus, 110)
    press(Qt.Key.Key_Equal, 125)
    press(Qt.Key.Key_Minus, 110)
    press(Qt.Key.Key_0, 100)
    assert heights[1] > heights[0] == heights[2] > heights[3]
    assert lab.settings.text_size == 100


def test_a_size_asked_for_while_the_window_is_made_is_not_lost(desk: Desk, qtbot: QtBot) -> None:
    settings = desk.lab.settings
    settings.text_size = 110
    desk.remake()
    settings.text_size = 125  # the window of 110 % is made, and not shown yet
    desk.remake()
    assert size.text_size() == 110
    qtbot.waitUntil(lambda: size.text_size() == 125, timeout=PATIENCE_MS)
    settings.text_size = 100
    qtbot.waitUntil(
        lambda: desk.window is not None and desk.window.isVisible(), timeout=PATIENCE_MS
    )
    desk.remake()
    qtbot.waitUntil(lambda: size.text_size() == 100, timeout=PATIENCE_MS)
    qtbot.waitUntil(
        lambda: desk.window is not None and desk.window.isVisible(), timeout=PATIENCE_MS
    )


@pytest.mark.parametrize("room", [0, 2, 5, 8], ids=["train", "sharing", "initializers", "race"])
def test_widths_are_those_of_the_new_text_size(desk: Desk, qtbot: QtBot, room: int) -> None:
    def widths(percent: int) -> Iterator[tuple[str, int, int]]:
        before, desk.lab.settings.text_size = desk.window, percent
        desk.remake()
        qtbot.waitUntil(
            lambda: desk.window is not before and desk.window is not None
            and desk.window.isVisible(),
            timeout=PATIENCE_MS,
        )  # fmt: skip
        assert desk.window is not None
        for one in desk.window.findChildren(QWidget):
            if isinstance(one, QLabel | QLineEdit | QPushButton) and one.minimumWidth():
                room_of_unit = one.textMargins().right() if isinstance(one, QLineEdit) else 0
                yield one.accessibleName() or one.text(), one.minimumWidth(), room_of_unit

    assert desk.window is not None
    desk.window.rooms.turn(room)
    for percent in (150, 100):
        from_another, from_the_same = (sorted(widths(percent)) for _ in range(2))
        assert from_another == from_the_same


def test_columns_of_large_text_do_not_replace_those_of_usual_text(
    sized: Callable[[int], None], ready: Lab, qtbot: QtBot
) -> None:
    def remembered(percent: int) -> None:
        sized(percent)
        window = MainWindow(ready)
        qtbot.addWidget(window)
        window.remember()

    keys = ("window/train", "window/tour")
    remembered(100)
    usual = [ready.settings.bytes(key) for key in keys]
    remembered(200)
    assert [ready.settings.bytes(key) for key in keys] == usual
    large = [ready.settings.bytes(f"{key}/200") for key in keys]
    assert all(large) and large[0] != usual[0]


def test_the_size_is_remembered(settings: Settings) -> None:
    settings.text_size = 150
    settings.save()
    store = QSettings(settings.store.fileName(), QSettings.Format.IniFormat)
    assert Settings(store).text_size == 150


@pytest.mark.slow
@pytest.mark.usefixtures("computed_once")
@pytest.mark.parametrize("percent", [TEXT_SIZES[0], 125, 150, TEXT_SIZES[-1]])
def test_nothing_is_cut_off_at_any_size(
    sized: Callable[[int], None],
    ready: Lab,
    show: Callable[..., QWidget],
    qtbot: QtBot,
    percent: int,
) -> None:
    sized(percent)
    window = MainWindow(ready)
    least = smallest_size()
    if percent <= 125:
        least = least.boundedTo(QSize(*USUAL))  # a small screen
    window.setMinimumSize(least)
    show(window, least.width(), least.height())
    for kind in ALL_ROOMS:
        room = opened(window, kind, qtbot)
        pages = list(room.pages) if isinstance(room, VarianceRoom) else [""]
        for page in pages:
            if isinstance(room, VarianceRoom):
                worked_out(room, page, qtbot)
            check = partial(fits, window, (kind.__name__, page))
            qtbot.waitUntil(check, timeout=SETTLED_MS)
    for dialog in dialogs(ready, window):
        with qtbot.waitExposed(dialog):
            dialog.show()
        assert cut_off(dialog) == [], type(dialog).__name__
        dialog.close()


def fits(window: MainWindow, where: object) -> None:
    assert cut_off(window) + beyond(window) == [], where
