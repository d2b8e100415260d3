"""The help menu: guide, shortcuts, versions, log folder."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import PySide6
import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QDesktopServices, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from guitrainer import __version__
from guitrainer.config.loading import preset_list
from guitrainer.gui.base.settings import LANGUAGES
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.troubles import Troubles
from guitrainer.gui.window.dialogs.help import AboutDialog, GuideWindow, ShortcutsDialog, guide_path
from guitrainer.gui.window.window import MainWindow
from translations import texts


@pytest.fixture
def window(lab: Lab, qtbot: QtBot) -> MainWindow:
    made = MainWindow(lab)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def actions(menu: QMenu) -> Iterator[QAction]:
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from actions(inner)
        else:
            yield action


def all_actions(window: MainWindow) -> list[QAction]:
    menus = [action.menu() for action in window.menus.bar.actions()]
    return [action for menu in menus if isinstance(menu, QMenu) for action in actions(menu)]


def trigger(window: MainWindow, start: str) -> None:
    found = [one for one in all_actions(window) if one.text().replace("&", "").startswith(start)]
    assert len(found) == 1
    found[0].trigger()


def test_recent_files_are_offered_once_there_are_some(window: MainWindow, tmp_path: Path) -> None:
    files = window.menus.bar.actions()[0].menu()
    assert isinstance(files, QMenu)
    (recent,) = [one for one in files.actions() if one.text() == "Open re&cent"]
    files.aboutToShow.emit()
    assert not recent.isEnabled()
    window.lab.settings.remember(tmp_path / "mine.toml")
    files.aboutToShow.emit()
    assert recent.isEnabled()
    assert str(tmp_path / "mine.toml") in [one.text() for one in all_actions(window)]


def test_guide_opens_at_its_top(window: MainWindow) -> None:
    trigger(window, "Ten minutes")
    guide = window.findChild(GuideWindow)
    assert isinstance(guide, GuideWindow)
    assert guide.isVisible()
    assert guide.browser.toPlainText().startswith("Ten minutes with guitrainer\n")
    assert "![" not in guide.browser.toPlainText()
    assert guide.browser.verticalScrollBar().value() == 0


@pytest.mark.parametrize("code", LANGUAGES)
def test_guide_names_presets_that_exist(code: str) -> None:
    text = guide_path(code).read_text(encoding="utf-8")
    names = {preset.name for preset in preset_list()}
    named = {word.strip("*:,.") for word in text.split() if "-" in word and word.startswith("**")}
    assert len(named) > 5
    assert named - names == set()


def test_guide_is_there_in_every_language() -> None:
    assert len({guide_path(code) for code in LANGUAGES}) == len(LANGUAGES)


@pytest.mark.parametrize("code", LANGUAGES)
def test_guide_calls_buttons_by_their_names(code: str, speak: Callable[[str], None]) -> None:
    """What the guide sets in bold or italics is said by the window, word for word."""
    speak(code)
    said = {_plain(QCoreApplication.translate(x.context, x.source)) for x in texts.all_texts()}
    presets = {preset.name for preset in preset_list()}
    guide = guide_path(code).read_text(encoding="utf-8")
    named = [a or b for a, b in re.findall(r"\*\*([^*]+)\*\*|\*([^*]+)\*", guide)]
    unknown = {part for name in named for part in name.split(" ▸ ")} - said - presets - {"F"}
    assert {one for one in unknown if one.lower() != one} == set()


def _plain(text: str) -> str:
    return text.replace("&", "").rstrip("…")


def test_shortcuts_are_those_of_the_menus(window: MainWindow) -> None:
    trigger(window, "Keyboard shortcuts")
    dialog = window.findChild(ShortcutsDialog)
    assert isinstance(dialog, ShortcutsDialog)
    shown = {one.text() for one in dialog.findChildren(QLabel)}
    keys = [one.shortcut() for one in all_actions(window) if not one.shortcut().isEmpty()]
    assert len(keys) > 15
    native = QKeySequence.SequenceFormat.NativeText
    assert {key.toString(native) for key in keys} <= shown


def test_no_key_does_two_things(window: MainWindow) -> None:
    keys = [one.shortcut().toString() for one in all_actions(window)]
    assert [one for one in set(keys) if one and keys.count(one) > 1] == []


def test_about_tells_versions_and_copies_them(window: MainWindow, qtbot: QtBot) -> None:
    trigger(window, "About")
    dialog = window.findChild(AboutDialog)
    assert isinstance(dialog, AboutDialog)
    shown = {one.text() for one in dialog.findChildren(QLabel)}
    assert {f"guitrainer {__version__}", PySide6.__version__, "Numba", "NumPy"} <= shown
    copy = next(one for one in dialog.findChildren(QPushButton) if one.text() == "Copy")
    qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert f"PySide6 {PySide6.__version__}" in QGuiApplication.clipboard().text()


def test_log_folder_is_opened(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    troubles = Troubles()
    troubles.install()
    trigger(window, "Open log folder")
    troubles.uninstall()
    assert len(opened) == 1
    assert opened[0].endswith("log")
