"""Errors anywhere: one dialog, a log, and an app that lives on."""

import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QTimer, Signal, qWarning
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from pytestqt.logging import _QtMessageCapture as QtLog
from pytestqt.qtbot import QtBot

from guitrainer.errors import DataError
from guitrainer.gui.base.log import MAX_BYTES, log_file
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.troubles import Troubles
from guitrainer.gui.window.dialogs.questions import TroubleDialog

Caplog = pytest.LogCaptureFixture


@pytest.fixture
def troubles(qapp: QApplication) -> Iterator[Troubles]:
    made = Troubles()
    made.install()
    yield made
    made.uninstall()


@pytest.fixture
def window(qtbot: QtBot, troubles: Troubles) -> QWidget:
    made = QPushButton("press")
    qtbot.addWidget(made)
    made.show()
    troubles.set_parent_window(made)
    return made


def dialogs() -> list[TroubleDialog]:
    return [
        w for w in QApplication.topLevelWidgets() if isinstance(w, TroubleDialog) and w.isVisible()
    ]


def shown(qtbot: QtBot) -> TroubleDialog:
    qtbot.waitUntil(lambda: len(dialogs()) == 1)
    return dialogs()[0]


def raise_fault() -> None:
    raise RuntimeError("cosmic\nray")


def test_exception_in_a_slot_is_one_dialog_and_the_window_lives_on(
    troubles: Troubles, window: QWidget, qtbot: QtBot, caplog: Caplog
) -> None:
    assert isinstance(window, QPushButton)
    pressed = []
    window.clicked.connect(lambda: raise_fault())
    window.clicked.connect(lambda: pressed.append(1))
    qtbot.mouseClick(window, Qt.MouseButton.LeftButton)
    dialog = shown(qtbot)
    assert dialog.what.text() == "An unexpected error: RuntimeError: cosmic ray"
    qtbot.mouseClick(dialog.close_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: troubles.dialog is None)
    assert not dialogs()
    qtbot.mouseClick(window, Qt.MouseButton.LeftButton)
    assert pressed == [1, 1]


def test_exception_in_a_thread_is_one_dialog(
    troubles: Troubles, window: QWidget, qtbot: QtBot, caplog: Caplog
) -> None:
    thread = threading.Thread(target=raise_fault)
    thread.start()
    thread.join()
    assert "RuntimeError: cosmic ray" in shown(qtbot).what.text()


def test_exception_in_a_job_is_one_dialog_and_the_next_job_is_done(
    troubles: Troubles, lab: Lab, qtbot: QtBot, caplog: Caplog
) -> None:
    lab.failed.connect(troubles.tell)
    done: list[int] = []
    lab.background.submit("one", raise_fault, done.append)
    assert "RuntimeError: cosmic ray" in shown(qtbot).what.text()
    lab.background.submit("two", lambda: 7, done.append)
    qtbot.waitUntil(lambda: done == [7])


def test_further_errors_are_counted_not_stacked(
    troubles: Troubles, window: QWidget, qtbot: QtBot, caplog: Caplog
) -> None:
    timer = QTimer(window)
    timer.timeout.connect(raise_fault)
    timer.start(1)
    dialog = shown(qtbot)
    qtbot.waitUntil(lambda: dialog.count > 4)
    timer.stop()
    assert len(dialogs()) == 1
    assert f"{dialog.count - 1} more error" in dialog.others.text()


def test_a_storm_of_one_error_does_not_come_back_when_closed(
    troubles: Troubles, window: QWidget, qtbot: QtBot, caplog: Caplog
) -> None:
    count = []

    def fail() -> None:
        count.append(1)
        raise RuntimeError("again")

    timer = QTimer(window)
    timer.timeout.connect(fail)
    timer.start(1)
    shown(qtbot).close()
    qtbot.waitUntil(lambda: troubles.dialog is None)
    before = len(count)
    qtbot.waitUntil(lambda: len(count) > before + 20)
    timer.stop()
    assert not dialogs()


def test_what_the_user_can_mend_is_its_line_only(
    troubles: Troubles, window: QWidget, qtbot: QtBot
) -> None:
    troubles.tell(DataError("digits.idx: found 3 bytes, accepted: 16 or more"))
    dialog = shown(qtbot)
    assert dialog.what.text() == "digits.idx: found 3 bytes, accepted: 16 or more"
    seen = [one for one in (dialog.where, dialog.copy, dialog.log) if one.isVisible()]
    assert not seen


def test_a_second_thing_the_user_can_mend_is_told_too(
    troubles: Troubles, window: QWidget, qtbot: QtBot, caplog: Caplog
) -> None:
    for text in ("a.idx: damaged", "b.idx: damaged", "b.idx: damaged"):
        troubles.tell(DataError(text))
    dialog = shown(qtbot)
    troubles.tell(RuntimeError("cosmic"))
    qtbot.waitUntil(lambda: dialog.count == 4)
    assert dialog.what.text() == "a.idx: damaged"
    assert dialog.others.text().splitlines()[0] == "b.idx: damaged"
    assert dialog.others.text().splitlines()[1].startswith("1 more error")
    dialog.close()
    for _ in range(2):  # told as often as it happens
        troubles.tell(DataError("a.idx: damaged"))
        shown(qtbot).close()


def test_traceback_is_in_the_log_and_can_be_copied(
    troubles: Troubles, window: QWidget, qtbot: QtBot, log_folder: Path, caplog: Caplog
) -> None:
    QTimer.singleShot(0, window, raise_fault)
    dialog = shown(qtbot)
    path = log_folder / "guitrainer.log"
    assert log_file() == path
    assert str(path) in dialog.where.text()
    assert "in raise_fault" in path.read_text(encoding="utf-8")
    qtbot.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    assert "in raise_fault" in QGuiApplication.clipboard().text()


def test_dialog_goes_with_its_window(troubles: Troubles, qtbot: QtBot, qapp: QApplication) -> None:
    window = QWidget()
    troubles.set_parent_window(window)
    troubles.tell(DataError("x"))
    shown(qtbot)
    window.deleteLater()
    qtbot.waitUntil(lambda: troubles.dialog is None)
    troubles.set_parent_window(None)
    troubles.tell(DataError("y"))
    assert isinstance(shown(qtbot), QDialog)


def test_log_stays_small(troubles: Troubles, log_folder: Path) -> None:
    line = "x" * 10_000
    for _ in range(3 * MAX_BYTES // len(line)):
        logging.getLogger("guitrainer.gui").info(line)
    sizes = [path.stat().st_size for path in log_folder.iterdir()]
    assert len(sizes) == 2
    assert sum(sizes) <= 2 * MAX_BYTES


@pytest.mark.qt_no_exception_capture
@pytest.mark.parametrize("place", ["/dev/null/log", "~/log"])
def test_without_a_home_the_log_is_among_temporary_files(
    place: str, qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("platformdirs.user_log_dir", lambda *_, **__: place)
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path))
    troubles = Troubles()
    troubles.install()
    path = log_file()
    troubles.uninstall()
    assert path is not None
    assert path.parent.parent == tmp_path
    assert log_file() is None


@pytest.mark.qt_log_ignore("a warning of Qt")
def test_what_qt_says_is_in_the_log_and_still_reaches_who_listened(
    troubles: Troubles, log_folder: Path, caplog: Caplog, qtlog: QtLog
) -> None:
    qWarning("a warning of Qt")
    text = (log_folder / "guitrainer.log").read_text(encoding="utf-8")
    assert "WARNING guitrainer.qt: a warning of Qt" in text
    assert [record.message for record in qtlog.records] == ["a warning of Qt"]


def test_hooks_are_given_back(qapp: QApplication) -> None:
    before = sys.excepthook, threading.excepthook
    troubles = Troubles()
    troubles.install()
    assert (sys.excepthook, threading.excepthook) != before
    troubles.uninstall()
    assert (sys.excepthook, threading.excepthook) == before


class Sender(QObject):
    sent = Signal(int)


def test_emitting_signals_does_not_eat_references_to_true(qapp: QApplication) -> None:
    """PySide6 6.12.0 dropped one at every emit, and aborted after some hundreds."""
    sender = Sender()
    received: list[int] = []
    sender.sent.connect(received.append)
    before = sys.getrefcount(True)
    for number in range(5000):
        sender.sent.emit(number)
    assert len(received) == 5000
    assert sys.getrefcount(True) > before - 100
