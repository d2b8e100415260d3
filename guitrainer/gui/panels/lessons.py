"""Failures are lessons: what was noticed in the run, why, where, and what may help."""

from collections.abc import Container
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from guitrainer.analysis.diagnosis import Kind, Notice
from guitrainer.gui.look.theme import GRID
from guitrainer.gui.state.lab import Lab
from guitrainer.gui.widgets.basic import column
from guitrainer.gui.widgets.lesson import Lesson, LessonStrip

# What explains the others comes before them.
CAUSES_FIRST: tuple[Kind, ...] = (
    "diverged",
    "equal_filters",
    "saturated",
    "dead_units",
    "exploding_gradient",
    "vanishing_gradient",
    "large_update",
    "small_update",
    "dead_filters",
    "loss_grows",
    "no_progress",
)
MOST_SHOWN = 4  # lessons at once: the stage needs its place


class LessonsPanel(QWidget):
    """What is wrong with the run, causes before symptoms; takes no place where nothing is.

    One lesson is shown, more when asked for. Dismissing the only one that is shown dismisses
    those behind it too.

    Attributes
    ----------
    strips : one per lesson that is shown
    """

    def __init__(self, lab: Lab) -> None:
        super().__init__()
        self.lab = lab
        self.strips: list[LessonStrip] = []
        self._lessons: list[Lesson] = []
        self._expanded = False
        self._column = column(spacing=GRID // 2)
        self.setLayout(self._column)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        for signal in (lab.noticed, lab.experiment_changed, lab.state_changed):
            signal.connect(self._paint)
        self._paint()

    @Slot()
    def _paint(self) -> None:
        notices = _causes_first(self.lab.notices)
        self._expanded = self._expanded and len(notices) > 1
        shown = notices[: MOST_SHOWN if self._expanded else 1]
        hidden = [len(notices) - len(shown), *(0 for _ in shown)]
        lessons = [Lesson.of(self.lab, *one) for one in zip(shown, hidden, strict=False)]
        if lessons != self._lessons:
            self._lessons = lessons
            self._make_anew()
        self.setVisible(bool(lessons))

    def _make_anew(self) -> None:
        held_focus = self.isAncestorOf(QApplication.focusWidget() or self)
        for strip in self.strips:
            strip.hide()
            strip.deleteLater()
        self.strips = [LessonStrip(self.lab, lesson) for lesson in self._lessons]
        for strip in self.strips:
            strip.more.clicked.connect(self._expand)
            strip.dismiss.clicked.connect(partial(self._dismiss, strip.lesson.notice))
            self._column.addWidget(strip)
        if held_focus and self.strips:
            self.strips[0].take_focus()

    @Slot()
    def _expand(self) -> None:
        self._expanded = True
        self._paint()

    def _dismiss(self, notice: Notice) -> None:
        known = self.lab.notices
        same = [one for one in known if _subject(one) == _subject(notice)]
        self.lab.dismiss(*(same if self._expanded else known))


def _subject(notice: Notice) -> tuple[str, str | None]:
    return notice.kind, notice.layer


def _causes_first(notices: list[Notice]) -> list[Notice]:
    """The newest notice per kind and layer; causes before symptoms, then newer before older."""
    newest: dict[tuple[str, str | None], Notice] = {}
    for notice in reversed(notices):
        newest.setdefault(_subject(notice), notice)
    told = [notice for notice in newest.values() if not _implied(notice, newest)]
    return sorted(told, key=lambda notice: CAUSES_FIRST.index(notice.kind))


def _implied(notice: Notice, known: Container[tuple[str, str | None]]) -> bool:
    """Filters that are both equal and dead are zero: that they are equal says it all."""
    return notice.kind == "dead_filters" and ("equal_filters", notice.layer) in known
