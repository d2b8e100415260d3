"""Whatever way Qt calls Python: an exception is reported, and goes nowhere else."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRunnable,
    QSize,
    Qt,
    QThread,
    QThreadPool,
    QTimer,
    QUrl,
)
from PySide6.QtGui import QDragEnterEvent, QFont, QPainter, QPaintEvent, QValidator, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QGraphicsRectItem,
    QGraphicsScene,
    QGraphicsView,
    QLineEdit,
    QMessageBox,
    QStyledItemDelegate,
    QTableView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from guitrainer.gui.base.log import Log
from guitrainer.gui.lab.jobs import Jobs
from guitrainer.gui.troubles import Troubles
from guitrainer.gui.window.dialogs.questions import TroubleDialog
from tests.gui.test_troubles import dialogs, shown

Caplog = pytest.LogCaptureFixture
pytestmark = pytest.mark.qt_log_ignore("QPainter|QBackingStore|QPaintDevice")
FAULTS = [RuntimeError("boom"), SystemExit(3), KeyboardInterrupt(), MemoryError(), StopIteration(1)]


@pytest.fixture
def troubles(qapp: QApplication) -> Iterator[Troubles]:
    made = Troubles()
    made.install()
    yield made
    for widget in QApplication.topLevelWidgets():  # what was logged keeps them alive
        if type(widget).__name__ == "Failing":
            shiboken6.delete(widget)
    made.uninstall()


def failing(base: type, *names: str, fault: BaseException | None = None) -> Any:
    """An object of a class made from `base` whose methods `names` raise."""

    def fail(self: Any, *arguments: Any) -> Any:
        raise fault or RuntimeError("boom")

    return type("Failing", (base,), dict.fromkeys(names, fail))()


def painted(widget: QWidget) -> None:
    widget.resize(120, 80)
    widget.show()
    QTest.qWait(20)


class Model(QAbstractTableModel):
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: N802, B008
        return 2

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: N802, B008
        return 2

    def data(self, index: Any, role: int = 0) -> Any:
        return None


def show_widget(name: str) -> Callable[[QtBot], object]:
    def act(qtbot: QtBot) -> object:
        widget = failing(QWidget, name)
        painted(widget)
        widget.setFont(QFont("", 33))
        widget.setEnabled(False)
        widget.updateGeometry()
        widget.adjustSize()
        widget.move(5, 5)
        return widget

    return act


def send(name: str, make: Callable[[], QEvent]) -> Callable[[QtBot], object]:
    def act(qtbot: QtBot) -> object:
        widget = failing(QWidget, name)
        widget.setAcceptDrops(True)
        painted(widget)
        QApplication.sendEvent(widget, make())
        return widget

    return act


def press(name: str) -> Callable[[QtBot], object]:
    def act(qtbot: QtBot) -> object:
        widget = failing(QWidget, name)
        painted(widget)
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        QTest.keyClick(widget, Qt.Key.Key_A)
        return widget

    return act


def sized(qtbot: QtBot) -> object:
    outer, inner = QWidget(), failing(QWidget, "sizeHint", "minimumSizeHint", "heightForWidth")
    QVBoxLayout(outer).addWidget(inner)
    painted(outer)
    return outer


def filtered(qtbot: QtBot) -> object:
    widget, watcher = QWidget(), failing(QObject, "eventFilter")
    widget.installEventFilter(watcher)
    painted(widget)
    return widget, watcher


def timed(qtbot: QtBot) -> object:
    watcher = failing(QObject, "timerEvent")
    watcher.startTimer(1)
    QTest.qWait(30)
    return watcher


def modeled(name: str) -> Callable[[QtBot], object]:
    def act(qtbot: QtBot) -> object:
        view, model = QTableView(), failing(Model, name)
        view.setModel(model)
        painted(view)
        return view, model

    return act


def delegated(name: str) -> Callable[[QtBot], object]:
    def act(qtbot: QtBot) -> object:
        table, delegate = QTableWidget(1, 1), failing(QStyledItemDelegate, name)
        table.setItemDelegate(delegate)
        table.setItem(0, 0, QTableWidgetItem("x"))
        painted(table)
        table.resizeRowsToContents()
        table.edit(table.model().index(0, 0))
        return table, delegate

    return act


def validated(qtbot: QtBot) -> object:
    field, validator = QLineEdit(), failing(QValidator, "validate")
    field.setValidator(validator)
    painted(field)
    QTest.keyClicks(field, "1")
    return field, validator


def drawn_in_a_scene(qtbot: QtBot) -> object:
    scene = QGraphicsScene()
    item = failing(QGraphicsRectItem, "paint")
    item.setRect(0, 0, 9, 9)
    scene.addItem(item)
    view = QGraphicsView(scene)
    painted(view)
    return view, item, scene


def laid_out(qtbot: QtBot) -> object:
    widget = QWidget()
    layout = failing(QVBoxLayout, "setGeometry", "sizeHint")
    widget.setLayout(layout)
    layout.addWidget(QLineEdit())
    painted(widget)
    return widget


def pooled(qtbot: QtBot) -> object:
    QThreadPool.globalInstance().start(failing(QRunnable, "run"))
    QThreadPool.globalInstance().waitForDone()
    return None


def threaded(qtbot: QtBot) -> object:
    thread = failing(QThread, "run")
    thread.start()
    assert thread.wait(5000)
    return thread


def closed(qtbot: QtBot) -> object:
    widget = failing(QWidget, "closeEvent", "hideEvent")
    painted(widget)
    widget.close()
    return widget


def built(qtbot: QtBot) -> object:
    """Qt tells a widget of a change before its own constructor has ended."""

    class Early(QWidget):
        def __init__(self) -> None:
            super().__init__()
            self.setWindowTitle("x")
            self.setEnabled(False)
            self.late = 1

        def changeEvent(self, event: QEvent) -> None:  # noqa: N802
            assert self.late

    return Early()


def mime() -> QMimeData:
    made = QMimeData()
    made.setUrls([QUrl("file:///x")])
    return made


NOTHING, LEFT = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
DROPPED = mime()
WAYS: dict[str, Callable[[QtBot], object]] = {
    **{name: show_widget(name) for name in (
        "paintEvent", "resizeEvent", "moveEvent", "showEvent", "changeEvent", "sizeHint", "event",
        "metric")},
    **{name: press(name) for name in (
        "mousePressEvent", "keyPressEvent")},
    "wheelEvent": send("wheelEvent", lambda: QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(0, 8), QPoint(0, 120), Qt.MouseButton.NoButton,
        NOTHING, Qt.ScrollPhase.NoScrollPhase, False)),
    "dragEnterEvent": send("dragEnterEvent", lambda: QDragEnterEvent(
        QPoint(5, 5), Qt.DropAction.CopyAction, DROPPED, LEFT, NOTHING)),
    "leaveEvent": send("leaveEvent", lambda: QEvent(QEvent.Type.Leave)),
    "sizes in a layout": sized,
    "event filter": filtered,
    "timer event": timed,
    **{f"model: {name}": modeled(name) for name in ("data", "rowCount", "flags", "headerData")},
    **{f"delegate: {name}": delegated(name) for name in ("paint", "sizeHint", "createEditor")},
    "validator": validated,
    "scene": drawn_in_a_scene,
    "layout": laid_out,
    "pool": pooled,
    "thread of Qt": threaded,
    "closing": closed,
    "while it is built": built,
}  # fmt: skip


@pytest.mark.filterwarnings("ignore:Invalid return value:RuntimeWarning")
@pytest.mark.parametrize("way", WAYS)
def test_exception_where_qt_calls_python_is_one_dialog(
    way: str, troubles: Troubles, qtbot: QtBot, caplog: Caplog
) -> None:
    kept = WAYS[way](qtbot)  # raises nothing
    QTimer.singleShot(0, lambda: None)
    dialog = shown(qtbot)
    assert "An unexpected error: " in dialog.what.text()
    assert len(dialogs()) == 1
    for one in kept if isinstance(kept, tuple) else (kept,):
        if one is not None and shiboken6.isValid(one):
            shiboken6.delete(one)  # what was logged would keep it alive


@pytest.mark.parametrize("fault", FAULTS, ids=repr)
def test_whatever_is_raised_in_painting_is_reported(
    fault: BaseException, troubles: Troubles, qtbot: QtBot, caplog: Caplog
) -> None:
    painted(failing(QWidget, "paintEvent", fault=fault))
    assert type(fault).__name__ in shown(qtbot).what.text()


@pytest.mark.parametrize("fault", FAULTS, ids=repr)
def test_whatever_is_raised_in_a_job_comes_back_and_the_next_job_is_done(
    fault: BaseException, qtbot: QtBot
) -> None:
    def fail() -> None:
        raise fault

    jobs = Jobs()
    told: list[object] = []
    jobs.submit("a", fail, told.append, told.append)
    jobs.submit("b", lambda: 7, told.append, told.append)

    def delivered() -> bool:
        jobs.deliver()
        return len(told) == 2

    qtbot.waitUntil(delivered)
    assert jobs.close(5)
    assert type(fault).__name__ in repr(told[0])
    assert told[1] == 7


def test_an_answer_that_fails_leaves_the_others(
    troubles: Troubles, qtbot: QtBot, caplog: Caplog
) -> None:
    def fail(result: object) -> None:
        raise RuntimeError("boom")

    jobs = Jobs()
    told: list[object] = []
    jobs.submit("a", lambda: 1, fail, told.append)
    jobs.submit("b", lambda: 2, told.append, told.append)
    qtbot.waitUntil(lambda: len(jobs._finished._items) == 2)
    jobs.deliver()
    assert jobs.close(5)
    assert told == [2]
    assert not jobs.busy
    assert "boom" in shown(qtbot).what.text()


def test_qt_gets_what_its_own_method_returns(troubles: Troubles, caplog: Caplog) -> None:
    assert failing(QLineEdit, "sizeHint").sizeHint() == QLineEdit().sizeHint()
    assert failing(QWidget, "sizeHint").sizeHint() == QSize(-1, -1)


def test_a_painter_does_not_outlive_the_painting_that_failed(
    troubles: Troubles, qtbot: QtBot, caplog: Caplog
) -> None:
    begun: list[QPainter] = []

    class Failing(QWidget):
        def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
            painter = QPainter(self)
            begun.append(painter)
            raise RuntimeError("boom")

    widget = Failing()
    painted(widget)
    widget.repaint()
    assert len(begun) >= 2
    assert not any(painter.isActive() for painter in begun)


def test_a_dialog_that_fails_gives_way_to_a_plain_one(
    troubles: Troubles, qtbot: QtBot, caplog: Caplog, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: TroubleDialog) -> None:
        raise ValueError("no dialog")

    monkeypatch.setattr(TroubleDialog, "_buttons", fail)

    def boxes() -> list[QMessageBox]:
        tops = QApplication.topLevelWidgets()
        return [w for w in tops if isinstance(w, QMessageBox) and w.isVisible()]

    troubles.tell(RuntimeError("the first"))
    qtbot.waitUntil(lambda: len(boxes()) == 1)
    (box,) = boxes()
    assert box.text() == "RuntimeError: the first\nValueError: no dialog"
    box.close()


class SpeechlessError(Exception):
    def __str__(self) -> str:
        raise RuntimeError("no words")


def test_an_error_without_words_is_shown(troubles: Troubles, qtbot: QtBot, caplog: Caplog) -> None:
    troubles.tell(SpeechlessError())
    assert "SpeechlessError" in shown(qtbot).what.text()


def test_a_log_that_fails_raises_nothing_to_qt(
    troubles: Troubles, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, caplog: Caplog
) -> None:
    log = Log()

    def fail(*arguments: object) -> None:
        raise RuntimeError("log")

    monkeypatch.setattr("guitrainer.gui.base.log.qt_log.log", fail)
    log._take_qt_message(None, None, "x")  # type: ignore[arg-type]
    assert "RuntimeError: log" in shown(qtbot).what.text()
