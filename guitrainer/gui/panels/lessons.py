"""Failures are lessons: what was noticed in the run, why, where, and what may help."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from guitrainer.analysis.diagnosis import Kind, Notice
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


class LessonsPanel(QWidget):
    """What is wrong with the run, one lesson at a time; takes no place where nothing is.

    Causes come before symptoms. The stage below keeps its place: further lessons are turned to.

    Attributes
    ----------
    strip : the lesson that is shown, or None
    """

    def __init__(self, lab: Lab) -> None:
        super().__init__()
        self.lab = lab
        self.strip: LessonStrip | None = None
        self._groups: list[list[Notice]] = []
        self._page = 0
        self._column = column()
        self.setLayout(self._column)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        lab.noticed.connect(self._on_noticed)
        for signal in (lab.experiment_changed, lab.state_changed, lab.preview_changed):
            signal.connect(self._paint)
        self._on_noticed()

    def _on_noticed(self) -> None:
        """Begin with the first lesson again when there are others than before."""
        before, self._groups = self._groups, _by_kind(self.lab.notices)
        if [group[0].kind for group in before] != [group[0].kind for group in self._groups]:
            self._page = 0
        self._paint()

    def _paint(self) -> None:
        lesson = None
        if self._groups:
            pages = len(self._groups)
            lesson = Lesson.of(self.lab, self._groups[self._page], self._page, pages)
        if lesson != (self.strip and self.strip.lesson):
            self._make_anew(lesson)
        self.setVisible(lesson is not None)

    def _make_anew(self, lesson: Lesson | None) -> None:
        before, self.strip = self.strip, None
        held_focus = self.isAncestorOf(QApplication.focusWidget() or self)
        if before is not None:
            before.hide()
            before.deleteLater()
        if lesson is None:
            return
        self.strip = LessonStrip(self.lab, lesson)
        self.strip.turn.clicked.connect(self._turn)
        self.strip.dismiss.clicked.connect(self._dismiss)
        self._column.addWidget(self.strip)
        if held_focus:
            self.strip.take_focus()

    # ------------------------------------------------------------ wishes

    @Slot()
    def _turn(self) -> None:
        self._page = (self._page + 1) % len(self._groups)
        self._paint()

    @Slot()
    def _dismiss(self) -> None:
        kind = self._groups[self._page][0].kind
        self.lab.dismiss(*(notice for notice in self.lab.notices if notice.kind == kind))


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
