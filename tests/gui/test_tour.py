"""The tour: every step can be done by its link and is ticked, by whatever way it was done."""

import re
from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QComboBox, QWidget
from pytestqt.qtbot import QtBot

from guitrainer.config.loading import preset_list
from guitrainer.gui.base.settings import LANGUAGES
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.rooms.convolution.room import ConvolutionRoom
from guitrainer.gui.rooms.initializers.room import InitializersRoom
from guitrainer.gui.rooms.sharing.room import SharingRoom
from guitrainer.gui.rooms.train.room import TrainRoom
from guitrainer.gui.rooms.variance.mean_page import MeanPage
from guitrainer.gui.rooms.variance.room import VarianceRoom
from guitrainer.gui.tour.panel import TourPanel
from guitrainer.gui.tour.questions import all_questions
from guitrainer.gui.window.window import MainWindow
from translations import texts

from .conftest import PATIENCE_MS
from .fitting import beyond, cut_off

translate = QCoreApplication.translate
LEFT = Qt.MouseButton.LeftButton
KEYS = ("initial", "fans", "zeros", "mean", "vanishing", "exploding", "inputs", "backward",
        "sharing", "x", "second", "best")  # fmt: skip
# Those whose steps train a network.
TRAINING = ("zeros", "vanishing", "exploding", "x", "second", "best")
SETTLED_MS = 3000


@pytest.fixture
def window(ready: Lab, show: Callable[..., QWidget]) -> MainWindow:
    made = MainWindow(ready)
    show(made, 1280, 800)
    return made


@pytest.fixture
def panel(window: MainWindow) -> TourPanel:
    window.tour.open()
    assert window.tour.panel is not None
    return window.tour.panel


def turn(panel: TourPanel, key: str) -> None:
    panel.progress.turn_to(KEYS.index(key))
    assert panel.progress.question.key == key


def marks() -> list[object]:
    """All questions, those that train marked as slow."""
    slow = pytest.mark.slow
    return [pytest.param(key, marks=slow) if key in TRAINING else key for key in KEYS]


@pytest.fixture
def spoken(code: str, speak: Callable[[str], None]) -> str:
    """The language that is spoken."""
    speak(code)
    return code


# ---------------------------------------------------------------- questions


def test_questions_have_keys_of_their_own(qapp: object) -> None:
    questions = all_questions()
    assert tuple(one.key for one in questions) == KEYS
    for one in questions:
        assert len({step.key for step in one.steps}) == len(one.steps) > 0


@pytest.mark.parametrize(("key", "parts"), [
    ("initial", ("√(6 / (9 + 288)) = 0.142", "Glorot is Xavier")),
    ("fans", ("= 75", "= 200", "√(2 / (75 + 200)) = 0.0853", "√(6 / (75 + 200)) = 0.148")),
    ("vanishing", ("0.1 times", "10 layers", "2.24·10⁻⁵", "0.707")),
    ("exploding", ("10 times", "10 layers", "22361", "0.707")),
    ("inputs", ("√(1 / 480 000) = 0.00144", "√(2 / 480 000) = 0.00204", "4.17·10⁻⁶", "490 times")),
    ("sharing", ("2 · 2 = 4", "4 · 4 = 16", "9 · 4 = 36")),
    ("second", ("3×3", "16 feature maps", "3 · 3 · 16 = 144")),
    ("best", ("√(2 / 100) = 0.141",)),
])  # fmt: skip
def test_answers_have_figures_of_the_engine(qapp: object, key: str, parts: tuple[str, ...]) -> None:
    answer = all_questions()[KEYS.index(key)].answer()
    for part in parts:
        assert part in plain(answer)
    assert not re.search(r"%\d", answer)


def plain(text: str) -> str:
    """With spaces of one kind."""
    return re.sub("[\u00a0\u202f]", " ", text)


@pytest.mark.parametrize("code", LANGUAGES)
def test_names_in_quotes_are_those_of_the_window(spoken: str) -> None:
    said = [_plain(translate(one.context, one.source)) for one in texts.all_texts()]
    named = 0
    for question in all_questions():
        for step in question.steps:
            for name in re.findall("[“«]([^”»]+)[”»]", step.text):
                named += 1
                known = _plain(name.replace(" X", " %1"))  # a class is filled in
                assert any(one.startswith(known) for one in said), step.text
    assert named > 10


def _plain(text: str) -> str:
    return text.replace("&", "").rstrip("…")


def test_presets_that_are_named_exist(qapp: object) -> None:
    presets = {preset.name for preset in preset_list()}
    named = {
        name
        for question in all_questions()
        for step in question.steps
        for name in re.findall(r"preset ([a-z-]+)", step.text)
    }
    assert len(named) > 6
    assert named - presets == set()


# ---------------------------------------------------------------- doing it


@pytest.mark.parametrize("key", marks())
def test_every_step_is_done_by_its_link_and_ticked(
    window: MainWindow,
    panel: TourPanel,
    qtbot: QtBot,
    caplog: pytest.LogCaptureFixture,
    key: str,
) -> None:
    turn(panel, key)
    for row in panel.steps:
        assert not panel.progress.done(row.step), row.step.key
        assert panel.progress.next_step is row.step
        qtbot.mouseClick(row.link, LEFT)
        qtbot.waitUntil(partial(panel.progress.done, row.step), timeout=PATIENCE_MS)
        assert row.tick.text() == "✓"
    assert panel.answer_box.unfolded and plain(panel.answer.text()) == plain(
        panel.progress.question.answer()
    )
    assert panel.questions[KEYS.index(key)].text().startswith("✓")
    if key in ("zeros", "mean", "backward", "x", "best"):
        qtbot.waitUntil(lambda: panel.progress.seen != "", timeout=PATIENCE_MS)
    window.lab.stop()
    qtbot.waitUntil(lambda: not window.lab.running, timeout=PATIENCE_MS)
    assert ("diverged" in caplog.text) == (key == "exploding")


def choose(box: QComboBox, data: object) -> None:
    box.setCurrentIndex(box.findData(data))
    box.activated.emit(box.currentIndex())


def type_shape(window: MainWindow, bot: QtBot) -> None:
    room = window.rooms.show_room(InitializersRoom)
    room.shape.setFocus()
    room.shape.selectAll()
    bot.keyClicks(room.shape, "5,5,3,8")
    bot.keyClick(room.shape, Qt.Key.Key_Return)


def look_at_means(window: MainWindow, bot: QtBot) -> None:
    room = window.rooms.show_room(VarianceRoom)
    bot.mouseClick(room.choice.button("mean"), LEFT)
    page = room.pages["mean"]
    assert isinstance(page, MeanPage) and window.tour.panel is not None
    window.tour.panel.progress.look()
    bot.mouseClick(page.choice.button("weights"), LEFT)


def slide_the_example(window: MainWindow, bot: QtBot) -> None:
    room = window.rooms.show_room(ConvolutionRoom)
    bot.mouseClick(room.example, LEFT)
    bot.waitUntil(
        lambda: room.scene.shown is not None and room.scene.shown.backward is not None,
        timeout=PATIENCE_MS,
    )
    bot.mouseClick(room.player.play, LEFT)


def point_at_a_weight(window: MainWindow, bot: QtBot) -> None:
    room = window.rooms.show_room(SharingRoom)
    choose(room.side, 4)
    choose(room.side, 3)
    choose(room.kernel, 2)
    bot.waitUntil(
        lambda: room.sharing is not None and room.sharing.inputs == 9, timeout=PATIENCE_MS
    )
    room.cards["shared"].chosen.emit("shared", 2, 3)


BY_HAND: dict[str, Callable[[MainWindow, QtBot], None]] = {
    "fans": type_shape,
    "mean": look_at_means,
    "backward": slide_the_example,
    "sharing": point_at_a_weight,
}


@pytest.mark.parametrize("key", BY_HAND)
def test_what_is_done_by_hand_is_ticked(
    window: MainWindow, panel: TourPanel, qtbot: QtBot, key: str
) -> None:
    turn(panel, key)
    BY_HAND[key](window, qtbot)
    question = panel.progress.question
    qtbot.waitUntil(lambda: panel.progress.answered(question), timeout=PATIENCE_MS)


def test_a_tick_stays_whatever_is_done_later(
    window: MainWindow, panel: TourPanel, qtbot: QtBot
) -> None:
    turn(panel, "inputs")
    (row,) = panel.steps
    qtbot.mouseClick(row.link, LEFT)
    assert panel.progress.done(row.step)
    window.rooms.show_room(TrainRoom)
    panel.progress.look()
    assert panel.progress.done(row.step)


# ---------------------------------------------------------------- the dock


def left(lab: Lab) -> str:
    """How the tour was left."""
    return lab.settings.tour


def test_progress_is_remembered(ready: Lab, show: Callable[..., QWidget], qtbot: QtBot) -> None:
    first = MainWindow(ready)
    show(first, 1280, 800)
    first.tour.open()
    assert first.tour.panel is not None
    turn(first.tour.panel, "inputs")
    qtbot.mouseClick(first.tour.panel.steps[0].link, LEFT)
    again = MainWindow(ready)
    show(again, 1280, 800)
    panel = again.tour.panel
    assert panel is not None and panel.isVisible()
    assert panel.progress.question.key == "inputs"
    assert panel.steps[0].tick.text() == "✓"
    panel.again.trigger()
    assert panel.progress.question.key == "initial"
    assert ready.settings.tour_done == frozenset()
    assert not panel.questions[KEYS.index("inputs")].text().startswith("✓")


def test_settings_that_are_damaged_begin_anew(ready: Lab, show: Callable[..., QWidget]) -> None:
    ready.settings.tour_question = "what?"
    ready.settings.tour_done = frozenset({"nothing.at", "all"})
    ready.settings.store.setValue("tour/state", "sideways")
    window = MainWindow(ready)
    show(window, 1280, 800)
    assert window.tour.offer is not None
    window.tour.open()
    assert window.tour.panel is not None
    assert window.tour.panel.progress.question.key == "initial"


def test_buttons_turn_the_questions(panel: TourPanel, qtbot: QtBot) -> None:
    assert not panel.places.back.isEnabled()
    qtbot.mouseClick(panel.next, LEFT)
    assert plain(panel.title.text()) == panel.progress.questions[1].title
    qtbot.mouseClick(panel.places.back, LEFT)
    panel.questions[-1].trigger()
    assert panel.progress.question.key == KEYS[-1]
    assert not panel.places.on.isEnabled() and panel.next.isHidden()


def test_the_answer_can_be_read_at_any_time(panel: TourPanel, qtbot: QtBot) -> None:
    assert not panel.answer.isVisible()
    qtbot.mouseClick(panel.answer_box.header, LEFT)
    assert panel.answer.isVisible()
    qtbot.mouseClick(panel.next, LEFT)
    assert not panel.answer.isVisible()


def test_closed_it_takes_no_place_and_the_menu_opens_it(
    window: MainWindow, panel: TourPanel, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: window.rooms.width() < window.width() - 200)
    qtbot.mouseClick(panel.close_button, LEFT)
    qtbot.waitUntil(lambda: window.rooms.width() == window.width())
    assert left(window.lab) == "closed" and not panel._timer.isActive()
    window.menus.tour_asked.emit()
    assert panel.isVisible() and left(window.lab) == "open"


def test_it_is_offered_once(ready: Lab, show: Callable[..., QWidget], qtbot: QtBot) -> None:
    ready.settings.tour = "new"
    window = MainWindow(ready)
    show(window, 1280, 800)
    offer = window.tour.offer
    assert offer is not None and offer.isVisible() and window.tour.panel is None
    again = MainWindow(ready)  # another language, say
    assert again.tour.offer is not None
    again.deleteLater()
    qtbot.mouseClick(offer.skip, LEFT)
    assert not window.tour.isVisible()
    assert MainWindow(ready).tour.offer is None


def test_an_offer_that_is_not_answered_is_not_made_again(
    ready: Lab, show: Callable[..., QWidget]
) -> None:
    ready.settings.tour = "new"
    window = MainWindow(ready)
    show(window, 1280, 800)
    window.close()
    assert left(ready) == "closed"


def test_the_offer_is_accepted(ready: Lab, show: Callable[..., QWidget], qtbot: QtBot) -> None:
    ready.settings.tour = "new"
    window = MainWindow(ready)
    show(window, 1280, 800)
    assert window.tour.offer is not None
    qtbot.mouseClick(window.tour.offer.start, LEFT)
    assert window.tour.panel is not None and window.tour.panel.isVisible()
    assert left(ready) == "open"


# ---------------------------------------------------------------- room for it


def fits(window: MainWindow, where: object) -> None:
    assert cut_off(window) + beyond(window) == [], where


@pytest.mark.parametrize("code", LANGUAGES)
def test_it_fits_beside_the_stage(
    spoken: str, ready: Lab, show: Callable[..., QWidget], qtbot: QtBot
) -> None:
    ready.settings.tour = "new"
    window = MainWindow(ready)
    show(window, 1280, 800)
    qtbot.waitUntil(partial(fits, window, "offer"), timeout=SETTLED_MS)
    window.tour.open()
    panel = window.tour.panel
    assert panel is not None
    for size in ((1280, 800), (1920, 1080)):
        window.resize(*size)
        for key in KEYS:
            turn(panel, key)
            panel.answer_box.header.setChecked(True)
            qtbot.waitUntil(partial(fits, window, (key, size)), timeout=SETTLED_MS)
    assert window.width() == 1920
