"""The lessons: problems noticed in the run, with their causes, places and remedies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from guitrainer.gui.kit.basic import column
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.rooms.common.lesson import Lesson, LessonStrip

if TYPE_CHECKING:
    from guitrainer.analysis.notices import Kind, Notice


class LessonsPanel(QWidget):
    """Shows the problems of the run, one lesson at a time; takes no room if there are none.

    Causes come before symptoms. Further lessons are shown by turning pages, so that the stage below
    does not move.

    Attributes
    ----------
    strip : the displayed lesson, or None
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
        lab.notices.changed.connect(self._on_noticed)
        for signal in (lab.experiment_changed, lab.state_changed, lab.preview_changed):
            signal.connect(self._paint)
        self._on_noticed()

    def _on_noticed(self) -> None:
        """Go back to the first lesson when the lessons have changed."""
        before, self._groups = self._groups, _by_kind(self.lab.notices.active)
        if [group[0].kind for group in before] != [group[0].kind for group in self._groups]:
            self._page = 0
        self._paint()

    def _paint(self) -> None:
        lesson = None
        if self._groups:
            pages = len(self._groups)
            lesson = Lesson.of(self.lab, self._groups[self._page], self._page, pages)
        shown = None if self.strip is None else self.strip.lesson
        if lesson is not None and shown is not None and shown.same_but_for_figures(lesson):
            assert self.strip is not None
            self.strip.show_figures(lesson)
        elif lesson != shown:
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

    # ------------------------------------------------------------ requests

    @Slot()
    def _turn(self) -> None:
        self._page = (self._page + 1) % len(self._groups)
        self._paint()

    @Slot()
    def _dismiss(self) -> None:
        kind = self._groups[self._page][0].kind
        self.lab.notices.dismiss(
            *(notice for notice in self.lab.notices.active if notice.kind == kind)
        )


def _by_kind(notices: list[Notice]) -> list[list[Notice]]:
    """Group notices of the same kind for several layers; causes come before symptoms."""
    groups: dict[Kind, list[Notice]] = {}
    for notice in notices:
        groups.setdefault(notice.kind, []).append(notice)
    return list(groups.values())
