"""A label whose text changes often: what it shows, and when the window is laid out again."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from guitrainer.gui.base.look.theme import theme
from guitrainer.gui.kit.basic import label, row
from guitrainer.gui.kit.text import SteadyLabel


class Layouts(QObject):
    """Counts the layouts of a widget."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        self.count += event.type() == QEvent.Type.LayoutRequest
        return False


Beside = Callable[[QLabel], Layouts]


@pytest.fixture
def beside(qtbot: QtBot) -> Beside:
    """Show a label with another one at its right."""

    windows: list[QWidget] = []

    def show(one: QLabel) -> Layouts:
        window = QWidget()
        windows.append(window)
        qtbot.addWidget(window)
        window.setLayout(row([one, label("beside"), None]))
        window.resize(400, 40)
        with qtbot.waitExposed(window):
            window.show()
        QApplication.processEvents()
        return Layouts(window)

    return show


def image(one: QLabel) -> QImage:
    return one.grab().toImage()


def test_a_text_that_fits_moves_nothing(beside: Beside) -> None:
    steady = SteadyLabel("step 1000 of 3000")
    layouts = beside(steady)
    for text in ("step 1111 of 3000", "step 11 of 3000", ""):
        steady.setText(text)
        QApplication.processEvents()
        assert steady.text() == steady.accessibleName() == text
        assert (layouts.count > 0) == (not text)  # all of its room would be left


def test_relaxed_it_gets_the_room_of_its_text(beside: Beside) -> None:
    steady = SteadyLabel("noise, 0.44")
    layouts = beside(steady)
    before = steady.width()
    steady.setText("edge, 0.44")
    QApplication.processEvents()
    assert layouts.count == 0
    steady.relax()
    QApplication.processEvents()
    assert layouts.count > 0
    assert steady.width() < before


def test_a_text_that_outgrows_its_room_gets_more(beside: Beside) -> None:
    steady = SteadyLabel("9 %")
    layouts = beside(steady)
    width = steady.width()
    steady.setText("100 % and more")
    QApplication.processEvents()
    assert layouts.count > 0
    assert steady.width() > width
    assert steady.width() >= steady.fontMetrics().horizontalAdvance(steady.text())


def test_a_text_that_no_longer_fits_is_given_room(beside: Beside, qtbot: QtBot) -> None:
    steady = SteadyLabel("9 %")
    beside(steady)
    steady.resize(300, steady.height())
    steady.setText("shown in a large room")
    steady.resize(40, steady.height())
    QApplication.processEvents()
    assert steady.width() >= steady.fontMetrics().horizontalAdvance(steady.text())


@pytest.mark.parametrize(
    "alignment", [Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, None]
)
@pytest.mark.parametrize("text", ["0.111", "0.222", "−0.1"])
def test_it_looks_like_a_label(
    beside: Beside, text: str, alignment: Qt.AlignmentFlag | None
) -> None:
    steady, plain = label("0.000", "small", steady=True), label(text, "small")
    for one in (steady, plain):
        if alignment is not None:
            one.setAlignment(alignment)
    beside(steady)
    beside(plain)
    steady.setText(text)
    plain.resize(steady.size())
    assert image(steady) == image(plain)


def test_its_color(beside: Beside) -> None:
    steady, red = SteadyLabel("888"), theme().color("noise")
    beside(steady)
    before = image(steady)
    steady.set_color(red)
    colored = image(steady)
    assert colored != before
    assert any(
        colored.pixelColor(x, y) == red
        for x in range(colored.width())
        for y in range(colored.height())
    )
    steady.set_color(None)
    assert image(steady) == before
