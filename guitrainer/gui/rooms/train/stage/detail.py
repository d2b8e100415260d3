"""The selected filter: its start and current state, its statistics, and its spectrum."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from guitrainer.figures import figure as digits
from guitrainer.figures import fixed
from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.base.look.tiles import pictures
from guitrainer.gui.kit.basic import button, column, figure, held, label, pairs, row
from guitrainer.gui.kit.following import Following
from guitrainer.gui.lab.lab import Lab, moment_signals
from guitrainer.gui.rooms.common.labels import names_of
from guitrainer.gui.rooms.common.picture import Picture
from guitrainer.gui.rooms.common.study import MarkLabel, show_study
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
        self.gabor = _picture(self.tr("best Gabor"))
        self.gabor.setToolTip(self.tr("The best match for this filter from a bank of Gabor waves."))
        self.spectrum = Picture(self.tr("spectrum"), px(SMALLEST_SIDE), smooth=True)
        self.spectrum.setToolTip(
            self.tr(
                "Which frequencies the filter passes: low ones in the middle, high ones outside."
            )
        )
        self.name = MarkLabel()
        self._none = self.tr("No filter to show.")
        self._nothing = label(self._none, "dim")
        upper, lower = self._pair(self.start, self.now), self._pair(self.gabor, self.spectrum)
        self._body = held(column([upper, self._facts(), lower]))
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

    def _facts(self) -> QWidget:
        rows = {
            "label": (self.tr("label"), self.tr("Its label, and its edge score from 0 to 1.")),
            "direction": (
                self.tr("direction"),
                self.tr("Measured across the edge, from light to dark; 0° is a vertical edge."),
            ),
            "explained": (
                self.tr("Gabor fit R²"),
                self.tr(
                    "Share of the filter's variance that the best-fitting Gabor wave explains."
                ),
            ),
            "norm": (
                self.tr("norm ‖w‖"),
                self.tr("Norm of the weight vector; weight decay shortens it at every step."),
            ),
            "mean": (self.tr("mean"), self.tr("Mean of its weights; close to zero for an edge.")),
            "std": ("σ", self.tr("Standard deviation of its weights.")),
            "bias": (self.tr("bias"), self.tr("Constant added to the response.")),
        }
        titles = {key: label(text, "dim") for key, (text, _) in rows.items()}
        self.values = {key: figure("–") for key in rows if key != "label"}
        for key, (text, tip) in rows.items():
            titles[key].setToolTip(tip)
            if key in self.values:
                self.values[key].setAccessibleName(text)
                self.values[key].setToolTip(tip)
        name = row([None, self.name])
        lines = ((title, self.values.get(key, name)) for key, title in titles.items())
        return held(pairs(lines, (GRID, GRID // 2)))

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
        if found is None:
            for value in self.values.values():
                value.setText(digits(None))
            return
        shown, number = subject.shown, subject.number
        edge = self.name.mark.name == "edge" and found.direction is not None
        bias = None if shown.bias is None else float(shown.bias[number])
        texts = {
            "direction": f"{found.direction:.0f}°" if edge else "–",
            "explained": fixed(found.explained),
            "norm": digits(found.norm),
            "mean": digits(found.mean, 2),
            "std": digits(found.std),
            "bias": digits(bias, 2),
        }
        for key, text in texts.items():
            self.values[key].setText(text)

    def _on_pressed(self) -> None:
        self.lab.looking.enlarge(True)


def _picture(name: str) -> Picture:
    return Picture(name, px(SMALLEST_SIDE))
