"""A short random use of the whole window; `python -m tests.gui.soak` is the long one."""

import logging
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from guitrainer.gui.app import Desk
from guitrainer.gui.base.settings import Settings
from tests.gui.soak import Complaints, furnish, small, soak


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1])
def test_nothing_fails_whatever_is_done(
    qapp: QApplication,
    settings: Settings,
    qtbot: QtBot,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
    seed: int,
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda *_: True)
    settings.theme, settings.language = "dark", "en"
    furnish(tmp_path / "things", settings.runs_folder)
    complaints = Complaints()
    logging.getLogger("guitrainer").addHandler(complaints)
    desk = Desk(qapp, small("digits-edges"), settings)
    desk.open()
    made = soak(desk, tmp_path / "things", seed, actions=75)
    if desk.window is not None:
        desk.window.leave()
    desk.close()
    logging.getLogger("guitrainer").removeHandler(complaints)
    assert complaints.lines == []
    assert sum(made.done.values()) == 75
