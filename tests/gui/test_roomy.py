"""A row that hides widgets for which there is no room."""

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from guitrainer.gui.kit.layouts import RoomyRow


def fixed(width: int) -> QWidget:
    made = QWidget()
    made.setFixedSize(width, 20)
    return made


@pytest.mark.parametrize(
    ("width", "shown"),
    [(110, []), (167, []), (168, ["a"]), (225, ["a"]), (226, ["a", "b"]), (900, ["a", "b"])],
)
def test_the_most_important_is_left_out_last(
    qapp: QApplication, qtbot: QtBot, width: int, shown: list[str]
) -> None:
    field, first, second, last = QLineEdit(), fixed(50), fixed(50), fixed(40)
    field.setFixedWidth(62)
    row = RoomyRow([field, second, first, last], [first, second])
    qtbot.addWidget(row)
    assert row.minimumSizeHint().width() == 110
    row.resize(width, 20)
    row.show()
    names = {"a": first, "b": second}
    assert [name for name, one in names.items() if one.isVisible()] == shown
    assert field.isVisible() and last.isVisible()
