"""The rooms beside the Train room have space for their texts, in every language."""

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from guitrainer.gui.base.settings import LANGUAGES
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.rooms.convolution.room import ConvolutionRoom
from guitrainer.gui.rooms.handmade.room import HandMadeRoom
from guitrainer.gui.rooms.initializers.room import InitializersRoom
from guitrainer.gui.rooms.race.room import RaceRoom
from guitrainer.gui.rooms.sharing.room import SharingRoom
from guitrainer.gui.rooms.variance.page import VariancePage
from guitrainer.gui.rooms.variance.room import VarianceRoom
from guitrainer.gui.window.window import MainWindow

from .conftest import PATIENCE_MS
from .fitting import beyond, cut_off

SMALLEST, USUAL, LARGE = (1024, 680), (1280, 800), (1920, 1080)
SIZES = (SMALLEST, USUAL, LARGE)
SETTLED_MS = 3000  # layouts take a few rounds
ROOMS = (ConvolutionRoom, SharingRoom, HandMadeRoom, VarianceRoom, InitializersRoom, RaceRoom)


def opened(window: MainWindow, kind: type[QWidget], bot: QtBot) -> QWidget:
    """The room of a kind, with what it shows at first."""
    for place in range(window.rooms.tabs.count()):
        window.rooms.tabs.setCurrentIndex(place)
        room = window.findChild(kind)
        if room is not None and room.isVisible():
            break
    assert room is not None
    bot.waitUntil(lambda: not window.lab.background.busy, timeout=PATIENCE_MS)
    return room


def worked_out(room: VarianceRoom, key: str, bot: QtBot) -> None:
    """Show a page, with its numbers."""
    room.show_page(key)
    page = room.pages[key]
    if isinstance(page, VariancePage):
        bot.waitUntil(lambda: not page.inquiry.waiting, timeout=PATIENCE_MS)


def pages_of(room: QWidget) -> list[str]:
    """What a room can show, or one empty name."""
    if isinstance(room, ConvolutionRoom):
        return ["window forward", "window backward", "stamp forward", "stamp backward"]
    return list(room.pages) if isinstance(room, VarianceRoom) else [""]


def turn_to(room: QWidget, page: str, bot: QtBot) -> None:
    """Show a page of a room, with its numbers."""
    if isinstance(room, VarianceRoom):
        worked_out(room, page, bot)
    if isinstance(room, ConvolutionRoom):
        kind, direction = page.split()
        bot.mouseClick(room.kind.button(kind), Qt.MouseButton.LeftButton)
        bot.mouseClick(room.direction.button(direction), Qt.MouseButton.LeftButton)
        bot.waitUntil(lambda: room.scene.is_known)


def all_fits(room: QWidget, where: object) -> None:
    assert cut_off(room) + beyond(room) == [], where


@pytest.mark.usefixtures("computed_once")
@pytest.mark.parametrize("code", LANGUAGES)
def test_nothing_in_the_rooms_is_cut_off(
    speak: Callable[[str], None],
    ready: Lab,
    show: Callable[..., QWidget],
    qtbot: QtBot,
    code: str,
) -> None:
    speak(code)
    window = MainWindow(ready)
    show(window, *SIZES[0])
    for size in SIZES:
        window.resize(*size)
        for kind in ROOMS:
            if kind is ConvolutionRoom and size == SMALLEST:
                continue  # the line of its layers scrolls sideways
            room = opened(window, kind, qtbot)
            for page in pages_of(room):
                turn_to(room, page, qtbot)
                check = partial(all_fits, room, (kind.__name__, page, size))
                qtbot.waitUntil(check, timeout=SETTLED_MS)
