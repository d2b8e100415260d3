"""The room of the run in every language: nothing is cut off, lessons leave the filters alone."""

from collections import Counter
from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtWidgets import QAbstractButton, QStyle, QStyleOptionFrame, QWidget
from pytestqt.qtbot import QtBot

from guitrainer.analysis.notices import Kind
from guitrainer.gui.base.settings import LANGUAGES
from guitrainer.gui.kit.containers import Disclosure
from guitrainer.gui.kit.entry import Entry
from guitrainer.gui.kit.fields import ChoiceField
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.rooms.train.experiment.panel import ExperimentPanel
from guitrainer.gui.rooms.train.initialization.fields import SizeFields
from guitrainer.gui.rooms.train.initialization.panel import InitializationPanel
from guitrainer.gui.rooms.train.lessons import LessonsPanel
from guitrainer.gui.rooms.train.stage.panel import StagePanel
from guitrainer.gui.window.window import MainWindow

from .conftest import PATIENCE_MS
from .fitting import cut_off
from .test_lessons import finding, tell

Open = Callable[[str, int, int], MainWindow]
LONGEST: tuple[Kind, ...] = ("diverged", "dead_units", "exploding_gradient", "small_update")
SIZES = ((1024, 680), (1280, 800), (1920, 1080))
SETTLED_MS = 3000  # layouts take a few rounds


@pytest.fixture
def open_window(speak: Callable[[str], None], ready: Lab, qtbot: QtBot) -> Open:
    """The window in a language and of a size, when its settings and curves are painted."""

    def made(code: str, width: int, height: int) -> MainWindow:
        speak(code)
        window = MainWindow(ready)
        qtbot.addWidget(window)
        window.resize(width, height)
        with qtbot.waitExposed(window):
            window.show()
        qtbot.waitUntil(lambda: _stage(window).wall.grid is not None, timeout=PATIENCE_MS)
        qtbot.wait(50)
        return window

    return made


def _stage(window: MainWindow) -> StagePanel:
    return window.findChildren(StagePanel)[0]


def _fits(widget: QWidget) -> None:
    assert cut_off(widget) == []


def _tell(lab: Lab, qtbot: QtBot, kind: Kind) -> None:
    tell(lab, finding(kind), finding("no_progress", None, "info"))
    qtbot.wait(20)


@pytest.mark.parametrize("code", LANGUAGES)
def test_nothing_is_cut_off(ready: Lab, open_window: Open, qtbot: QtBot, code: str) -> None:
    """One window is resized and folded, from the smallest size to the largest and back."""
    window = open_window(code, *SIZES[0])
    settled = partial(qtbot.waitUntil, partial(_fits, window), timeout=SETTLED_MS)
    for size in (*SIZES, *SIZES[-2::-1]):
        window.resize(*size)
        for unfolded in (False, True):
            ready.looking.point_at("experiment" if unfolded else "initialization")
            for one in window.findChildren(Disclosure):
                one.header.setChecked(unfolded)
            settled()
        for box in window.findChildren(ChoiceField):
            for number in range(box.combo.count()):
                box.combo.setCurrentIndex(number)
                _fits(box)


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_number_has_room_beside_its_unit(
    ready: Lab, open_window: Open, qtbot: QtBot, code: str
) -> None:
    window = open_window(code, 1280, 800)
    ready.looking.point_at("experiment")
    qtbot.wait(50)
    entry = window.findChildren(ExperimentPanel)[0].forms["training"].fields["batch_size"].control
    assert isinstance(entry, Entry)
    frame = QStyleOptionFrame()
    entry.initStyleOption(frame)
    place = entry.style().subElementRect(QStyle.SubElement.SE_LineEditContents, frame, entry)
    room = place.width() - entry.textMargins().left() - entry.textMargins().right()
    assert room >= entry.fontMetrics().horizontalAdvance("65536") + 2


@pytest.mark.parametrize("code", LANGUAGES)
def test_lessons_are_whole_and_leave_the_filters_as_large_as_they_were(
    ready: Lab, open_window: Open, qtbot: QtBot, code: str
) -> None:
    window = open_window(code, 1280, 800)
    (panel,) = window.findChildren(LessonsPanel)
    before = _stage(window).wall.grid
    assert before is not None
    assert before.picture[0] >= 63
    for kind in LONGEST:
        _tell(ready, qtbot, kind)
        assert panel.strip is not None
        assert cut_off(panel) == []
        assert panel.rect().contains(panel.strip.geometry())
        choices = panel.strip.choices.geometry()
        assert panel.strip.rect().contains(choices)
        assert choices.top() >= panel.strip.text.geometry().bottom()
        assert _stage(window).wall.grid == before


def test_a_lesson_is_seen_beside_a_large_filter(
    ready: Lab, open_window: Open, qtbot: QtBot
) -> None:
    window = open_window("en", 1280, 800)
    (panel,) = window.findChildren(LessonsPanel)
    _tell(ready, qtbot, "dead_units")
    for enlarged in (True, False):
        ready.looking.enlarge(enlarged)
        qtbot.waitUntil(panel.isVisible)
        qtbot.waitUntil(lambda: cut_off(panel) == [])


def _spoken(window: QWidget) -> list[str]:
    """Names of all buttons that can be pressed."""
    buttons = window.findChildren(QAbstractButton)
    able = [one for one in buttons if one.isVisible() and one.isEnabled()]
    return [one.accessibleName() or one.text() for one in able]


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_two_buttons_have_the_same_name(
    ready: Lab, open_window: Open, qtbot: QtBot, code: str
) -> None:
    window = open_window(code, 1280, 800)
    ready.step_once()
    qtbot.waitUntil(window.run_bar.reset.isEnabled, timeout=PATIENCE_MS)
    _tell(ready, qtbot, "dead_units")
    (panel,) = window.findChildren(InitializationPanel)
    assert panel.sizes.own.isVisible()
    seen = _spoken(window)
    ready.looking.point_at("experiment")
    qtbot.wait(50)
    for names in (seen, _spoken(window)):
        assert [name for name, times in Counter(names).items() if times > 1] == []
        assert all(names)


@pytest.mark.parametrize("code", LANGUAGES)
def test_names_of_moments_take_one_line(open_window: Open, code: str) -> None:
    window = open_window(code, 1280, 800)
    sizes = window.findChildren(SizeFields)[0]
    for field in sizes.fields.values():
        title = field._title
        assert title.height() < 2 * title.fontMetrics().height(), field.title
