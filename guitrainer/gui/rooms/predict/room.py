"""The room that asks the network: what it sees in an image, and where it is wrong."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from guitrainer.gui.base.look.sheet import mark
from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.kit.basic import column, row
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.rooms.predict.answers import Answers
from guitrainer.gui.rooms.predict.layers_panel import LayersPanel
from guitrainer.gui.rooms.predict.mistakes_panel import MistakesPanel
from guitrainer.gui.rooms.predict.subject_panel import WIDTH, SubjectPanel

SCROLL_BAR = 10  # pixels, as in the style sheet


class PredictRoom(QWidget):
    """The image at the left, the layers in the middle, all test images at the right."""

    def __init__(self, lab: Lab) -> None:
        super().__init__()
        mark(self, "stage")
        self.lab = lab
        self.answers = Answers(lab, self)
        self.subject = SubjectPanel(self.answers)
        self.layers = LayersPanel(self.answers)
        self.mistakes = MistakesPanel(self.answers)
        middle = QWidget()
        middle.setLayout(column([self.layers], margin=2 * GRID))
        layout = row([self._left(), middle, self._right()], spacing=0)
        layout.setStretch(1, 3)
        layout.setStretch(2, 1)
        self.setLayout(layout)

    def _left(self) -> QWidget:
        inner = QWidget()
        layout = column([self.subject, None])
        layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, GRID)
        inner.setLayout(layout)
        area = QScrollArea(widgetResizable=True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        panel = mark(QWidget(), "panel")
        panel.setLayout(column([area]))
        panel.setFixedWidth(px(WIDTH) + 4 * GRID + SCROLL_BAR)
        return panel

    def _right(self) -> QWidget:
        panel = mark(QWidget(), "panel")
        panel.setLayout(column([self.mistakes], margin=2 * GRID))
        return panel

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Ask, and follow the network."""
        super().showEvent(event)
        self.answers.wake(True)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 (Qt's name)
        """Leave the network alone."""
        super().hideEvent(event)
        self.answers.wake(False)
