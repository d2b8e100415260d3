"""The main window: what the space bar does, and what is remembered."""

import gc
import weakref

import pytest
from PySide6.QtCore import QMimeData, QPoint, QRect, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from guitrainer.gui.app import Desk
from guitrainer.gui.base.look import theme
from guitrainer.gui.lab.stage import State
from guitrainer.gui.screen import nearest_inside
from guitrainer.gui.window.window import USUAL
from tests.gui.conftest import PATIENCE_MS


def test_space_trains_wherever_the_focus_happens_to_lie(desk: Desk, qtbot: QtBot) -> None:
    window, lab = desk.window, desk.lab
    assert window is not None
    window.activateWindow()
    window.run_bar.reset.setFocus(Qt.FocusReason.MouseFocusReason)
    QTest.keyClick(window.run_bar.reset, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: lab.state == State.TRAINING, timeout=PATIENCE_MS)


def test_space_presses_the_button_the_tab_key_went_to(desk: Desk, qtbot: QtBot) -> None:
    window, lab = desk.window, desk.lab
    assert window is not None
    window.activateWindow()
    window.run_bar.train.setFocus(Qt.FocusReason.MouseFocusReason)
    QTest.keyClick(window.run_bar.train, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is window.run_bar.step
    QTest.keyClick(window.run_bar.step, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: lab.record.newest == 1, timeout=PATIENCE_MS)
    assert lab.state == State.PAUSED


@pytest.mark.parametrize("language", ["es", "ru", "vi"])
def test_another_language_makes_the_window_anew_while_training(
    desk: Desk, qtbot: QtBot, language: str
) -> None:
    before, lab = desk.window, desk.lab
    assert before is not None
    lab.start()
    qtbot.waitUntil(lambda: lab.record.newest >= 1, timeout=PATIENCE_MS)
    words = before.run_bar.export.text()
    lab.settings.language = language
    before.remake_asked.emit()
    qtbot.waitUntil(lambda: desk.window is not before, timeout=PATIENCE_MS)
    assert desk.window is not None
    assert desk.window.run_bar.export.text() != words
    newest = lab.record.newest
    qtbot.waitUntil(lambda: lab.record.newest > newest, timeout=PATIENCE_MS)


def test_twenty_runs_one_after_another_keep_the_memory(desk: Desk, qtbot: QtBot) -> None:
    import psutil

    lab, used = desk.lab, []
    lab.pace.choose(None)
    for _ in range(20):
        lab.start()
        qtbot.waitUntil(lambda: lab.state == State.FINISHED, timeout=PATIENCE_MS)
        used.append(psutil.Process().memory_info().rss / 2**20)
    assert used[-1] - used[0] < 50


def test_the_first_window_is_no_larger_than_the_screen(desk: Desk) -> None:
    assert desk.window is not None
    screen = desk.window.screen().availableGeometry()
    assert screen.contains(desk.window.frameGeometry())
    assert desk.window.width() >= min(USUAL[0], screen.width() - 4)
    assert desk.window.height() >= min(USUAL[1], screen.height() - 40)


@pytest.mark.parametrize(
    ("frame", "place"),
    [
        (QRect(10, 20, 300, 200), (10, 20)),
        (QRect(900, 20, 300, 200), (700, 20)),
        (QRect(10, 700, 300, 200), (10, 520)),
        (QRect(-50, -10, 300, 200), (0, 0)),
        (QRect(10, 20, 1200, 900), (0, 0)),
    ],
)
def test_a_window_is_moved_no_further_than_it_must(frame: QRect, place: tuple[int, int]) -> None:
    found = nearest_inside(frame, QRect(0, 0, 1000, 720))
    assert (found.x(), found.y()) == place


def remade(desk: Desk, qtbot: QtBot) -> None:
    """Make the window anew, and wait until it is the only one."""
    before = desk.window
    assert before is not None
    before.remake_asked.emit()
    qtbot.waitUntil(
        lambda: desk.window is not before and desk.window is not None and desk.window.isVisible(),
        timeout=PATIENCE_MS,
    )


def test_another_language_dresses_nothing_anew(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dressed: list[str] = []
    monkeypatch.setattr(QApplication, "setStyleSheet", lambda self, sheet: dressed.append(sheet))
    monkeypatch.setattr(QApplication, "setStyle", lambda self, style: dressed.append(style))
    monkeypatch.setattr(QApplication, "setPalette", lambda *palette: dressed.append("palette"))
    desk.lab.settings.language = "es"
    remade(desk, qtbot)
    assert dressed == []


def test_another_theme_dresses_no_window_that_goes(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, left = desk.window, []
    apply = theme.apply

    def watched(application: QApplication, chosen: theme.Theme) -> None:
        left.append(before is not None and isValid(before) and before.isVisible())
        apply(application, chosen)

    monkeypatch.setattr(theme, "apply", watched)
    desk.lab.settings.theme = "light"
    remade(desk, qtbot)
    assert left == [False]
    assert theme.theme() is theme.LIGHT
    desk.lab.settings.theme = "dark"
    remade(desk, qtbot)
    assert theme.theme() is theme.DARK


def test_a_window_that_cannot_be_made_anew_stays(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail() -> None:
        raise RuntimeError("boom")

    before = desk.window
    monkeypatch.setattr(desk, "_make", fail)
    desk.lab.settings.theme = "light"
    with pytest.raises(RuntimeError, match="boom"):
        desk.remake()
    assert desk.window is before and before is not None and before.isVisible()
    assert theme.theme() is theme.DARK


def test_windows_made_anew_leave_nothing_behind(desk: Desk, qtbot: QtBot) -> None:
    gone = [weakref.ref(desk.window)]
    for language in ("es", "ru", "en"):
        desk.lab.settings.language = language
        remade(desk, qtbot)
        gone.append(weakref.ref(desk.window))
    gc.collect()
    assert [one() is None for one in gone] == [True, True, True, False]


def test_the_window_made_anew_shows_the_same_settings(desk: Desk, qtbot: QtBot) -> None:
    assert desk.window is not None
    desk.window.train_room.choice.chosen.emit("experiment")
    desk.lab.settings.theme = "light"
    remade(desk, qtbot)
    assert desk.window is not None
    assert desk.window.train_room.choice.key == "experiment"


def dragged(*urls: str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl(url) for url in urls])
    return data


@pytest.mark.parametrize(("urls", "text"), [
    (["file:///tmp/<b>a.toml"], "Drop to open <b>a.toml"),
    (["file:///tmp/a", "file:///tmp/b"], "Drop to open a + 1"),
    (["https://example.org/a.toml"], None),
    ([], None),
])  # fmt: skip
def test_dragging_shows_where_it_can_be_dropped(
    desk: Desk, urls: list[str], text: str | None
) -> None:
    window, data = desk.window, dragged(*urls)
    assert window is not None
    event = QDragEnterEvent(
        QPoint(9, 9), Qt.DropAction.CopyAction, data,
        Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(window, event)
    frame = window.drop_frame
    assert frame.isVisible() == (text is not None)
    if text is not None:
        assert frame.text.text() == text
        body = window.centralWidget()
        assert body is not None and frame.size() == body.size()
        QApplication.sendEvent(window, QDragLeaveEvent())
        assert not frame.isVisible()
