"""A title with controls beside it, which go below it where they do not fit."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.kit.flow import Flow

Direction = QBoxLayout.Direction


class TitleLine(QWidget):
    """`title` at the left and `controls` at the right, or in a line of their own."""

    def __init__(self, title: QWidget, controls: Iterable[QWidget]) -> None:
        super().__init__()
        self._title, self._controls = title, QWidget()
        flow = Flow(GRID)
        for one in controls:
            flow.addWidget(one)
        self._controls.setLayout(flow)
        fixed = QSizePolicy.Policy.Maximum
        self._controls.setSizePolicy(fixed, QSizePolicy.Policy.Preferred)
        self._box = QBoxLayout(Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(GRID)
        self._box.addWidget(title)
        self._box.addWidget(self._controls)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """That of two lines: what is wider than this makes no place for one."""
        parts = (self._title, self._controls)
        width = max(one.minimumSizeHint().width() for one in parts)
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Go into two lines, or back into one."""
        super().resizeEvent(event)
        self._turn()

    def event(self, event: QEvent) -> bool:
        """Do the same when a part wants more or less than before."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._turn()
        return super().event(event)

    def _turn(self) -> None:
        needed = self._title.sizeHint().width() + GRID + self._controls.sizeHint().width()
        fits = needed <= self.width()
        direction = Direction.LeftToRight if fits else Direction.TopToBottom
        if direction != self._box.direction():
            self._box.setDirection(direction)
