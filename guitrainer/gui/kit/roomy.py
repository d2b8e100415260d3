"""A row that leaves out what there is no room for."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QWidget

from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.kit.basic import row


class RoomyRow(QWidget):
    """Widgets side by side; the first one takes the room that is left.

    Parameters
    ----------
    widgets : all of them, from left to right
    spare : those that are left out where it is tight, the most important first; what they do can
        also be done elsewhere
    """

    def __init__(self, widgets: Sequence[QWidget], spare: Sequence[QWidget]) -> None:
        super().__init__()
        self._spare = tuple(spare)
        self._needed = [one for one in widgets if one not in spare]
        layout = row(widgets, stretch=0)
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setLayout(layout)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Room for what is always shown."""
        return QSize(_width(self._needed), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Show as many as there is room for."""
        super().resizeEvent(event)
        shown = list(self._needed)
        for one in self._spare:
            shown.append(one)
            one.setVisible(_width(shown) <= event.size().width())


def _width(widgets: Sequence[QWidget]) -> int:
    """What they need at least, with the gaps between them."""
    least = (max(one.minimumSizeHint().width(), one.minimumWidth()) for one in widgets)
    return sum(least) + GRID * (len(widgets) - 1)
