"""The Predict room: how the network processes an image, and its mistakes."""

from PySide6.QtWidgets import QWidget

from guitrainer.gui.base.look.sheet import mark
from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.kit.basic import column, held, row, side_panel
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.rooms.predict.answers import Answers
from guitrainer.gui.rooms.predict.layers_panel import LayersPanel
from guitrainer.gui.rooms.predict.mistakes_panel import MistakesPanel
from guitrainer.gui.rooms.predict.subject_panel import WIDTH, SubjectPanel

SCROLL_BAR = 10  # pixels, as in the style sheet


class PredictRoom(QWidget):
    """The image on the left, the layers in the middle, all test images on the right."""

    def __init__(self, lab: Lab) -> None:
        super().__init__()
        mark(self, "stage")
        self.lab = lab
        self.answers = Answers(lab, self)
        self.subject = SubjectPanel(self.answers)
        self.layers = LayersPanel(self.answers)
        self.mistakes = MistakesPanel(self.answers)
        subject = column([self.subject, None])
        subject.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, GRID)
        left = side_panel(subject, px(WIDTH) + 4 * GRID + px(SCROLL_BAR))
        middle = column([self.layers], margin=2 * GRID)
        right = held(column([self.mistakes], margin=2 * GRID), "panel")
        self.setLayout(row([left, middle, right], spacing=0, stretch={1: 3, 2: 1}))
