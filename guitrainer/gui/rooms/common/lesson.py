"""Verdicts and lessons: a sentence, a link to the place, and remedies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton

from guitrainer.analysis import remedies
from guitrainer.gui.base.look.sheet import mark
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.base.text.language import Texts
from guitrainer.gui.base.text.layers import remedy_name, said
from guitrainer.gui.kit.basic import Card, button, column, prose, row
from guitrainer.gui.kit.layouts import Flow
from guitrainer.gui.kit.signs import SeverityIcon
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.lab.looking import Place
from guitrainer.sentences import fill

if TYPE_CHECKING:
    from guitrainer.analysis.judgment import Verdict
    from guitrainer.analysis.notices import Kind, Notice, Severity
    from guitrainer.analysis.remedies import Key

tr = Texts("lessons")


MOST_REMEDIES = 3
# Where to see the problem, in addition to the filters of its layer.
PLACES: dict[Kind, Place] = {
    "equal_filters": "initialization",
    "vanishing_gradient": "signals",
    "exploding_gradient": "signals",
    "dead_units": "signals",
    "saturated": "signals",
    "small_update": "signals",
    "large_update": "signals",
    "no_progress": "learning",
    "loss_grows": "learning",
    "loss_jumped": "learning",
    "high_start": "initialization",
}


@dataclass(frozen=True)
class Lesson:
    """The content of a lesson strip.

    Attributes
    ----------
    notice : the notice
    likewise : number of other layers with the same problem
    page, pages : index of the lesson, from 0, and number of lessons
    remedies : the remedies offered
    edited : whether the experiment has changed and can be trained again
    problem : why it cannot be trained; None if it can
    good_step : last recorded step before a divergence, or None
    """

    notice: Notice
    likewise: int
    remedies: tuple[remedies.Remedy, ...]
    edited: bool
    problem: str | None
    good_step: int | None
    page: int
    pages: int

    @classmethod
    def of(cls, lab: Lab, notices: Sequence[Notice], page: int, pages: int) -> Lesson:
        """Make the lesson for `notices` of one kind, for the current state of the laboratory."""
        notice = notices[0]
        offered = remedies.applicable(notice.remedies, lab.experiment)[:MOST_REMEDIES]
        moments = lab.record.moments() if notice.kind == "diverged" else []
        good = max((moment for moment in moments if moment < notice.last_step), default=None)
        edited, problem = lab.edited_since_start, lab.obstacle
        return cls(notice, len(notices) - 1, offered, edited, problem, good, page, pages)

    def same_but_for_figures(self, other: Lesson) -> bool:
        """Return whether `other` differs only in the values of its sentence."""
        notice = self.notice
        told = replace(
            other.notice,
            sentence=replace(other.notice.sentence, values=notice.sentence.values),
            last_step=notice.last_step,
        )
        return replace(other, notice=told) == self


class LessonStrip(Card):
    """Shows one lesson; its parent handles `turn` and `dismiss`."""

    def __init__(self, lab: Lab, lesson: Lesson) -> None:
        super().__init__()
        self.lab, self.lesson = lab, lesson
        notice = lesson.notice
        icon = SeverityIcon(notice.severity, self._severity(notice.severity))
        self.text = prose()
        self.turn = button(f"{lesson.page + 1} / {lesson.pages}  ›", "quiet")
        self.turn.setToolTip(self.tr("Show other notices"))
        self.turn.setAccessibleName(self.tr("Show other notices"))
        self.turn.setVisible(lesson.pages > 1)
        self.dismiss = button("✕", "quiet", self.tr("Dismiss"))
        self.dismiss.setAccessibleName(self.tr("Dismiss"))
        self.choices = Flow(spacing=2 * GRID)
        for choice in self._make_choices():
            choice.setParent(self)  # first, so that Tab reaches the choices first
            self.choices.addWidget(choice)
        upper = row([icon, self.text, self.turn, self.dismiss], stretch=1)
        for part in (icon, self.turn, self.dismiss):
            upper.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        lower = row([self.choices])
        lower.setContentsMargins(icon.sizeHint().width() + upper.spacing(), 0, 0, 0)
        layout = column([upper, lower], spacing=GRID // 2)
        layout.setContentsMargins(GRID + GRID // 2, GRID, GRID, GRID)
        self.setLayout(layout)
        self.show_figures(lesson)

    def show_figures(self, lesson: Lesson) -> None:
        """Show the same lesson with other values."""
        self.lesson = lesson
        text = said(lesson.notice.sentence)
        if lesson.likewise:
            text += " " + tr("The same holds for %n more layer(s).", n=lesson.likewise)
        self.text.setText(text)

    def _make_choices(self) -> Iterator[QPushButton]:
        notice, lesson = self.lesson.notice, self.lesson
        if lesson.edited:
            self.again = button(self.tr("Train again"), "primary")
            tip = lesson.problem or self.tr("Start a new run with the changes")
            self.again.setToolTip(tip)
            self.again.setEnabled(lesson.problem is None)
            self.again.clicked.connect(self._train_again)
            yield self.again
        if lesson.good_step is not None:
            text = self.tr("Show the last good state (step %1)")
            good = button(fill(text, lesson.good_step), "link")
            good.clicked.connect(partial(self.lab.looking.move_cursor, lesson.good_step))
            yield good
        elif self._filters_known() or notice.kind in PLACES:
            show = button(self.tr("Show"), "link", self.tr("Show where this can be seen"))
            show.clicked.connect(self._show_place)
            yield show
        for remedy in lesson.remedies:
            one = button(remedy_name(remedy.key), "link")
            one.setToolTip(self.tr("Change the experiment. This can be undone."))
            one.clicked.connect(partial(self._apply, remedy))
            yield one

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Return the height of all lines at this width; splitters ignore `heightForWidth`."""
        return QSize(super().minimumSizeHint().width(), self.heightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Adapt the number of lines to the width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def take_focus(self) -> None:
        """Move the keyboard focus to the first choice."""
        choices = [one for one in self.findChildren(QPushButton) if one.isEnabled()]
        choices[0].setFocus()

    # ------------------------------------------------------------ requests

    def _filters_known(self) -> bool:
        return self.lesson.notice.layer in self.lab.record.layers

    @Slot()
    def _show_place(self) -> None:
        notice = self.lesson.notice
        if self._filters_known():
            self.lab.looking.enlarge(False)
            self.lab.looking.select(
                notice.layer, self._first_dead() if notice.kind == "dead_filters" else 0
            )
        if notice.kind in PLACES:
            self.lab.looking.point_at(PLACES[notice.kind])

    def _first_dead(self) -> int:
        filters = self.lab.looking.shown(self.lesson.notice.layer)
        labels = () if filters is None or filters.scores is None else filters.scores.labels
        return labels.index("dead") if "dead" in labels else 0

    def _apply(self, remedy: remedies.Remedy) -> None:
        self.lab.edit(remedy.apply(self.lab.experiment), remedy_name(remedy.key))

    @Slot()
    def _train_again(self) -> None:
        self.lab.start()

    def _severity(self, severity: Severity) -> str:
        names: dict[Severity, str] = {
            "info": self.tr("Notice"),
            "warning": self.tr("Warning"),
            "error": self.tr("Error"),
        }
        return names[severity]


class VerdictCard(Card):
    """A sentence, plain or in a warning frame, and a button for the remedy.

    Parameters
    ----------
    link : text of a link to more information; empty if there is none
    """

    remedied = Signal(str)  # a key of `guitrainer.analysis.remedies.CHANGES`
    followed = Signal()  # the link was clicked

    def __init__(self, link: str = "") -> None:
        super().__init__()
        self.text = prose()
        self.remedy = button("", "", self.tr("Change the experiment. You can undo this."))
        self.remedy.clicked.connect(self._on_clicked)
        self.link = button(link, "link")
        self.link.clicked.connect(self.followed)
        self.hold([self.text, self.remedy, self.link], GRID)
        self.link.setVisible(bool(link))
        self._key: Key | None = None

    def show_verdict(self, verdict: Verdict) -> None:
        """Show a verdict."""
        self._show("card" if verdict.calm else "warning", said(verdict.sentence), verdict.remedy)

    def show_problem(self, problem: str) -> None:
        """Show why the network cannot be trained."""
        text = fill(self.tr("This network cannot be trained. %1"), problem)
        self._show("warning", text)

    def show_waiting(self) -> None:
        """Show that there is no verdict yet."""
        self._show("card", self.tr("Analyzing the network…"))

    def _show(self, kind: str, text: str, key: Key | None = None) -> None:
        self._key = key
        mark(self, kind)
        self.text.setText(text)
        self.remedy.setVisible(key is not None)
        if key is not None:
            self.remedy.setText(remedy_name(key))
            self.remedy.setAccessibleName(self.remedy.text())

    def _on_clicked(self) -> None:
        if self._key is not None:
            self.remedied.emit(self._key)
