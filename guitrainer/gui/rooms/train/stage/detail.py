"""The selected filter: its start and current state, its statistics, and its spectrum."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.base.look.tiles import pictures
from guitrainer.gui.kit.basic import button, column, held, label, row
from guitrainer.gui.kit.following import Following
from guitrainer.gui.lab.lab import Lab, moment_signals
from guitrainer.gui.rooms.common.labels import names_of
from guitrainer.gui.rooms.common.picture import Picture
from guitrainer.gui.rooms.common.study import (
    MarkLabel,
    StudyFigures,
    show_study,
    study_pictures,
)
from guitrainer.gui.rooms.train.stage.subject import (
    Subject,
    hopeless,
    missing_reason,
    studies,
    subject_of,
)
from guitrainer.sentences import fill

EVERY_MS = 120  # as in the enlarged view
SMALLEST_SIDE, LARGEST_SIDE = 72, 112  # side of a picture in pixels; two are side by side


class FilterDetail(QWidget):
    """Start, current state, statistics, best Gabor pair and spectrum of the selected filter."""

    def __init__(self, lab: Lab) -> None:
        super().__init__()
        self.lab = lab
        self._title = label("", "title")
        self.enlarge = button(self.tr("Enlarge"), "link", self.tr("Show the filter large"))
        self.enlarge.clicked.connect(self._on_pressed)
        self.start, self.now = _picture(self.tr("start")), _picture(self.tr("now"))
        self.gabor, self.spectrum = study_pictures(px(SMALLEST_SIDE))
        self.name = MarkLabel()
        self.facts = StudyFigures(row([None, self.name]), bias=True)
        self.values = self.facts.values
        self._none = self.tr("No filter to show.")
        self._nothing = label(self._none, "dim")
        upper, lower = self._pair(self.start, self.now), self._pair(self.gabor, self.spectrum)
        self._body = held(column([upper, self.facts, lower]))
        self.setLayout(column([row([self._title, None, self.enlarge]), self._nothing, self._body]))
        self._subject: Subject | None = None
        self._studies = studies(lab, "small", lambda: self._subject, self)
        self._studies.answered.connect(self._on_studied)
        self._following = Following(
            self,
            self._refresh,
            EVERY_MS,
            *moment_signals(lab),
            lab.looking.selection_changed,
            lab.preview_changed,
            lab.background.compiling,
        )
        lab.looking.view_changed.connect(self._on_view_changed)
        self._refresh()

    def _pair(self, one: Picture, other: Picture) -> QWidget:
        for picture in (one, other):
            picture.pressed.connect(self._on_pressed)
            picture.setCursor(Qt.CursorShape.PointingHandCursor)
        both = held(row([one, other, None]))
        # large pictures must not prevent the panel from becoming narrower
        both.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        both.setMinimumWidth(2 * px(SMALLEST_SIDE) + GRID)
        return both

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Make the pictures as large as possible for two side by side."""
        super().resizeEvent(event)
        side = min(max((self.width() - GRID) // 2, px(SMALLEST_SIDE)), px(LARGEST_SIDE))
        for one in (self.start, self.now, self.gabor, self.spectrum):
            one.set_side(side)

    # ------------------------------------------------------------ painting

    def _on_view_changed(self) -> None:
        self._subject = None
        self._following.ask()

    def _refresh(self) -> None:
        subject = subject_of(self.lab)
        self._body.setVisible(subject is not None)
        self.enlarge.setVisible(subject is not None and not self.lab.looking.enlarged)
        self._nothing.setVisible(subject is None)
        if subject is None:
            self._title.setText(self.tr("Filter").upper())
            reason = None if hopeless(self.lab) else missing_reason(self.lab)
            self._nothing.setText(reason or self._none)
        changed, self._subject = subject != self._subject, subject
        self._studies.ask()
        if subject is None or not changed:
            return
        text = fill(self.tr("Filter %1"), subject.number + 1)
        self._title.setText(text.upper())
        self._paint_pictures(subject)
        self._paint_name(subject)
        self._paint_study(subject)

    def _paint_pictures(self, subject: Subject) -> None:
        colors = self.lab.looking.view.colors
        self.now.show_pixels(pictures(subject.weight, "filter", colors)[0])
        if subject.start is None:
            self.start.show_hint("–")
        else:
            self.start.show_pixels(pictures(subject.start, "filter", colors)[0])

    def _on_studied(self) -> None:
        if self._subject is not None:
            self._paint_study(self._subject)

    def _paint_name(self, subject: Subject) -> None:
        names, scores = names_of(subject.shown), subject.shown.scores
        name = None if names is None else names[subject.number]
        score = None if scores is None else float(scores.scores[subject.number])
        self.name.show_name(name, score)

    def _paint_study(self, subject: Subject) -> None:
        """Show the study of the filter; dashes until it is available."""
        found = self._studies.answer_for(subject.same_filter)
        show_study(found, self.gabor, self.spectrum, self.lab.looking.view.colors)
        bias = None if subject.shown.bias is None else float(subject.shown.bias[subject.number])
        self.facts.show_study(found, self.name.mark.name, None if found is None else bias)

    def _on_pressed(self) -> None:
        self.lab.looking.enlarge(True)


def _picture(name: str) -> Picture:
    return Picture(name, px(SMALLEST_SIDE))
