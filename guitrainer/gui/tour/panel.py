"""The panel of the tour: one question at a time, with its steps and the answer."""

import re
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QLayout, QMenu, QWidget

from guitrainer.figures import NO_BREAK
from guitrainer.gui.base.look.sheet import mark
from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.kit.basic import Card, button, column, label, prose, row, rule, say
from guitrainer.gui.kit.containers import Disclosure, Tall
from guitrainer.gui.kit.controls import Stepper
from guitrainer.gui.tour.offer import WIDTH
from guitrainer.gui.tour.steps import Step, TourProgress, TourQuestion
from guitrainer.sentences import fill

TICK = 18  # pixels
LOOK_EVERY_MS = 250
# Parts without line breaks: parentheses, possibly nested, and products.
_FORMULA = re.compile(r"√?\((?:[^()]|\([^()]*\))*\)|\S+(?: · \S+)+")


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


class TourPanel(QWidget):
    """Shows the open question; emits a signal to be closed."""

    closed = Signal()

    def __init__(self, progress: TourProgress) -> None:
        super().__init__()
        mark(self, "panel")
        self.setAccessibleName(self.tr("Guided tour"))
        self.setMinimumWidth(px(WIDTH))
        self.setMaximumWidth(px(2 * WIDTH))
        self.progress = progress
        self._make_list()
        self.close_button = button(
            "✕", "quiet", self.tr("Close the tour; it stays available in the Help menu")
        )
        self.close_button.setAccessibleName(self.tr("Close the tour"))
        self.close_button.clicked.connect(self.closed)
        self.title = prose("", "heading", scrolled=True)
        self.steps: list[StepRow] = []
        self._steps = column(spacing=GRID + GRID // 2)
        self.answer, self.seen = prose("", scrolled=True), prose("", "dim", scrolled=True)
        self.answer_box = Disclosure(
            self.tr("Answer"), column([Card(self.answer, self.seen)], spacing=0)
        )
        self.next = button(self.tr("Next question"))
        self.next.clicked.connect(lambda: self._turn(1))
        self._lay_out()
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._show_later = QTimer(self, singleShot=True, interval=0)  # when all is laid out
        self._show_later.timeout.connect(self._show_answer)
        self._question: TourQuestion | None = None  # that is shown
        self._answered: bool | None = None
        progress.changed.connect(self._paint)
        self._paint()

    # ------------------------------------------------------------ layout

    def _make_list(self) -> None:
        menu = QMenu(self)
        self.questions = [menu.addAction("") for _ in self.progress.questions]
        for place, action in enumerate(self.questions):
            action.triggered.connect(partial(self.progress.turn_to, place))
        menu.addSeparator()
        self.again = menu.addAction(self.tr("Remove all ticks"))
        self.again.triggered.connect(self.progress.begin_again)
        self.list = button("", "quiet", self.tr("All questions"))
        self.list.setMenu(menu)
        self.places = Stepper(self.tr("Previous question"), self.list, self.tr("Next question"))
        self.places.stepped.connect(self._turn)

    def _lay_out(self) -> None:
        head = row([label(self.accessibleName(), "title"), None, self.close_button])
        walk = row([self.places, None])
        inner = QWidget()
        parts: list[QWidget | QLayout | None] = [self.title, self._steps, rule(), self.answer_box,
                                                 None]  # fmt: skip
        layout = column(parts, spacing=2 * GRID)
        layout.setContentsMargins(0, GRID, GRID, GRID)
        inner.setLayout(layout)
        self._scrolled = Tall(inner, steady=True)
        below = row([self.next, None])
        whole = column([head, walk, self._scrolled, below], spacing=GRID // 2)
        whole.setContentsMargins(2 * GRID, GRID // 2, 0, GRID)
        self.setLayout(whole)

    # ------------------------------------------------------------ checking

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Check from now on which steps have been done."""
        super().showEvent(event)
        self._timer.start()
        self.look()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 (Qt's name)
        """Stop checking."""
        super().hideEvent(event)
        self._timer.stop()

    def look(self) -> None:
        """Tick the steps that are done, and show what the window shows."""
        self.progress.look()
        if self.answer_box.unfolded:
            say(self.seen, self.progress.seen)

    # ------------------------------------------------------------ painting

    def _paint(self) -> None:
        progress, question = self.progress, self.progress.question
        if question is not self._question:
            self._show_question(question)
        for one in self.steps:
            one.show_done(progress.done(one.step), following=one.step is progress.next_step)
        answered = progress.answered(question)
        if answered != self._answered:
            self._answered = answered
            self.answer_box.header.setChecked(answered)
            self._show_later.start()
            mark(self.next, "primary" if answered else "")
        for place, other in enumerate(progress.questions):
            sign = "✓ " if progress.answered(other) else ""
            self.questions[place].setText(f"{sign}{place + 1}. {other.title}")

    def _show_question(self, question: TourQuestion) -> None:
        progress = self.progress
        at = self.tr("Question %1 of %2")
        self.list.setText(fill(at, progress.place + 1, len(progress.questions)))
        self.title.setText(_unbroken(question.title))
        for one in self.steps:
            self._steps.removeWidget(one)
            one.deleteLater()
        self.steps = [StepRow(step) for step in question.steps]
        for one in self.steps:
            one.asked.connect(partial(progress.act, one.step))
            self._steps.addWidget(one)
        self._question, self._answered = question, None
        self.answer.setText(_unbroken(question.answer()))
        self.seen.hide()
        last = progress.place == len(progress.questions) - 1
        self.places.show_place(progress.place, len(progress.questions))
        self.next.setVisible(not last)

    def _show_answer(self) -> None:
        """Scroll to the answer if it is expanded, else to the question."""
        place = self.answer_box if self._answered else self.title
        self._scrolled.ensureWidgetVisible(place, 0, 0)

    def _turn(self, by: int) -> None:
        self.progress.turn_to(self.progress.place + by)


def _unbroken(text: str) -> str:
    """Return the text without line breaks inside formulas."""
    return _FORMULA.sub(lambda found: found[0].replace(" ", NO_BREAK), text)
