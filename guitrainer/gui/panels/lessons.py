"""Failures are lessons: what was noticed in the run, why, where, and what may help."""

from dataclasses import replace
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
    "vanishing_gradient",
    "exploding_gradient",
    "saturated",
    "dead_units",
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
        groups = _by_kind(self.lab.notices)
        self._expanded = self._expanded and len(groups) > 1
        shown = groups[: MOST_SHOWN if self._expanded else 1]
        lessons = [Lesson.of(self.lab, group) for group in shown]
        if lessons:
            lessons[0] = replace(lessons[0], hidden=len(groups) - len(shown))
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
        same = [one for one in known if one.kind == notice.kind]
        self.lab.dismiss(*(same if self._expanded else known))


def _by_kind(notices: list[Notice]) -> list[list[Notice]]:
    """Notices that say the same of several layers, together; causes before symptoms.

    Of each layer the newest is kept, which may be worse than an older one.
    """
    groups: dict[Kind, dict[str | None, Notice]] = {}
    equal = {notice.layer for notice in notices if notice.kind == "equal_filters"}
    for notice in notices:
        if notice.kind == "dead_filters" and notice.layer in equal:
            continue  # all are zero: that they are equal says it
        groups.setdefault(notice.kind, {})[notice.layer] = notice
    return [list(groups[kind].values()) for kind in CAUSES_FIRST if kind in groups]
