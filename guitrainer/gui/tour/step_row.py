"""The row of a step: a tick, what to do, and a link that does it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from guitrainer.gui.base.look.sheet import mark
from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.kit.basic import button, column, label, prose, row
from guitrainer.gui.tour.steps import Step

TICK = 18  # pixels


class StepRow(QWidget):
    """Shows whether a step is done; `asked` is emitted if the user wants it done."""

    asked = Signal()

    def __init__(self, step: Step) -> None:
        super().__init__()
        self.step = step
        self.tick = label("○", "dim")
        self.tick.setMinimumWidth(px(TICK))
        self.text = prose(step.text, scrolled=True)
        self.link = button(self.tr("Do it"), "link", self.tr("Have this step done for you"))
        self.link.setAccessibleName(f"{self.link.text()}: {step.text}")
        self.link.clicked.connect(self.asked)
        words = column([self.text, row([self.link, None])], spacing=GRID // 4)
        layout = row([self.tick, words], spacing=0)
        layout.setAlignment(self.tick, Qt.AlignmentFlag.AlignTop)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def show_done(self, done: bool, *, following: bool) -> None:
        """Tick the step or not; with `following`, mark it as the next step to do."""
        self.tick.setText("✓" if done else "●" if following else "○")
        self.tick.setAccessibleName(self.tr("Done") if done else self.tr("To do"))
        mark(self.tick, "done" if done else "now" if following else "dim")
        mark(self.text, "dim" if done else "")
