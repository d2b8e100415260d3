"""An enlarged filter: its numbers and spectrum, its inputs, and the images that excite it."""

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from guitrainer.figures import count, power_of_ten
from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.base.look.tiles import content_of, map_picture, pictures
from guitrainer.gui.kit.basic import button, column, held, label, row
from guitrainer.gui.kit.containers import Pages
from guitrainer.gui.kit.controls import Segmented, Stepper
from guitrainer.gui.kit.following import Following
from guitrainer.gui.kit.layouts import TitleLine
from guitrainer.gui.lab.lab import Lab, moment_signals
from guitrainer.gui.rooms.common.labels import names_of
from guitrainer.gui.rooms.common.picture import Picture, exponent_of
from guitrainer.gui.rooms.common.study import MarkLabel, show_study, study_pictures
from guitrainer.gui.rooms.common.unit_view import UnitView
from guitrainer.gui.rooms.train.stage.sight import SightQuestion, look_of, sights
from guitrainer.gui.rooms.train.stage.slices import SlicesPage
from guitrainer.gui.rooms.train.stage.subject import (
    Subject,
    missing_reason,
    studies,
    subject_of,
)
from guitrainer.sentences import fill

EVERY_MS = 120
SMALL_SIDE, LARGE_SIDE = 88, 260  # pixels
NAME, KINDS = "enlargement", ("filter", "inputs", "unit")
MOST_NUMBERS = 11  # most rows and columns; more would not be readable


class Enlargement(QWidget):
    """The selected filter, as large as the stage; Escape goes back to all filters."""

    def __init__(self, lab: Lab) -> None:
        super().__init__()
        self.lab = lab
        self._title, self._name = label("", "heading"), MarkLabel()
        self._make_pictures()
        self.head, self.inputs = self._head(), SlicesPage(lab)
        self.unit = UnitView(lab, self._unit, "stage")
        self.pages = Pages(self._body(), self.inputs, self.unit)
        self.setLayout(column([self.head, self.pages], spacing=GRID, stretch=1))
        self._show_kind()
        self._subject: Subject | None = None
        self._image_number = 0
        self._studies = studies(lab, "large", lambda: self._subject, self)
        self._sights = sights(lab, self._look, self)
        self._studies.answered.connect(self._paint_study)
        self._sights.answered.connect(self._paint_sight)
        self._sights.refused.connect(self._on_refused)
        self._following = Following(
            self,
            self._refresh,
            EVERY_MS,
            *moment_signals(lab),
            lab.looking.selection_changed,
        )
        lab.looking.view_changed.connect(self._on_view_changed)
        self._keys()

    def _make_pictures(self) -> None:
        self.filter = Picture(self.tr("The filter"), px(LARGE_SIDE), grows=True)
        self.start = Picture(self.tr("at the start"), px(SMALL_SIDE), grows=True)
        self.other = Picture(self.tr("change since"), px(SMALL_SIDE), grows=True)
        self.gabor, self.spectrum = study_pictures(px(SMALL_SIDE), grows=True)
        self.image = Picture(self.tr("test image"), px(SMALL_SIDE), grows=True)
        self.image.setToolTip(
            self.tr("The frame marks the strongest response of the filter, positive or negative.")
        )
        self.response = Picture(self.tr("its response"), px(SMALL_SIDE), grows=True)
        self.response.setToolTip(
            self.tr("The feature map before the activation: orange above zero, blue below.")
        )

    def _head(self) -> QWidget:
        self.back = button("‹ " + self.tr("All filters"), "", self.tr("Show all filters (Esc)"))
        self.back.clicked.connect(self._on_back)
        self.filters = Stepper(
            self.tr("Previous filter (←)"), self._title, self.tr("Next filter (→)")
        )
        self.filters.stepped.connect(self._go)
        self.kind = Segmented(
            {
                "filter": (
                    self.tr("Filter"),
                    self.tr("Its weights, its spectrum, and its response to an image"),
                ),
                "inputs": (
                    self.tr("Inputs"),
                    self.tr("Its slice for every input channel, and what that channel is"),
                ),
                "unit": (
                    self.tr("Stimuli"),
                    self.tr("The images that excite it most, and its receptive field"),
                ),
            },
            self.tr("What is shown of the filter"),
        )
        self.kind.key = self.lab.kept.get(NAME, "filter")
        self.kind.chosen.connect(self._on_kind)
        line = row([self.back, self.filters, self._name, None])
        return TitleLine(held(line), [self.kind])

    def _body(self) -> QWidget:
        self._image_name = label("", "dim")
        self.images = Stepper(
            self.tr("Previous test image"), self._image_name, self.tr("Next test image")
        )
        self.images.stepped.connect(self._on_image_stepped)
        self.image.show_hint(self.tr("Reading images…"))
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID // 2)
        grid.addWidget(self.filter, 0, 0, 4, 1)
        rows = ((self.start, self.other), (self.gabor, self.spectrum), (self.image, self.response))
        for place, (left, right) in enumerate(rows):
            grid.addWidget(left, place, 1)
            grid.addWidget(right, place, 2)
            grid.setRowStretch(place, 1)
        grid.addLayout(row([self.images, None]), 3, 1, 1, 2)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        return held(grid)

    def _keys(self) -> None:
        key = Qt.Key
        for one, slot in (
            (key.Key_Escape, self._on_back),
            (key.Key_Left, self.filters.back.click),
            (key.Key_Right, self.filters.on.click),
        ):
            shortcut = QShortcut(QKeySequence(one), self)
            if one != key.Key_Escape:
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Take the keyboard focus."""
        super().showEvent(event)
        self.back.setFocus()

    # ------------------------------------------------------------ painting

    def _on_view_changed(self) -> None:
        self._subject = None
        self._following.ask()

    def _refresh(self) -> None:
        subject = subject_of(self.lab)
        if subject is None:
            return
        changed, self._subject = subject != self._subject, subject
        self.inputs.show_subject(subject)
        self.unit.ask()
        self._studies.ask()
        self._sights.ask()
        if not changed:
            return
        self._paint_title(subject)
        self._paint_filter(subject)
        self._paint_others(subject)
        self._paint_study()
        self._paint_sight()

    def _unit(self) -> tuple[str, int] | None:
        subject = self._subject
        return None if subject is None else (subject.shown.layer, subject.number)

    def _look(self) -> SightQuestion | None:
        subject = self._subject
        return None if subject is None else look_of(self.lab, subject, self._image_number)

    def _on_refused(self) -> None:
        if self._sights.error is not None:
            self.response.show_hint(self._sights.problem)

    def _paint_title(self, subject: Subject) -> None:
        shown, number = subject.shown, subject.number
        self._title.setText(fill(self.tr("Filter %1 of %2"), number + 1, len(shown.weight)))
        names, scores = names_of(shown), shown.scores
        known = names is not None and scores is not None
        self._name.setVisible(known)
        if names is not None and scores is not None:
            self._name.show_name(names[number], float(scores.scores[number]))
        self.filters.show_place(number, len(shown.weight))

    def _paint_filter(self, subject: Subject) -> None:
        content = content_of(subject.shown, subject.first, self.lab.looking.view.content)
        if content is None:
            self.filter.show_hint(missing_reason(self.lab) or "")
            self.filter.show_caption("")
            return
        values = content[subject.number : subject.number + 1]
        colors = self.lab.looking.view.colors
        numbers = None
        if values.shape[1] == 1 and max(values.shape[2:]) <= MOST_NUMBERS:
            numbers = values[0, 0]
        self.filter.show_pixels(pictures(values, "filter", colors)[0], numbers)
        self.filter.show_caption(self._caption(subject, numbers is not None, values))

    def _caption(self, subject: Subject, numbered: bool, values: np.ndarray) -> str:
        texts = {
            "weights": self.tr("weights at step %1"),
            "gradient": self.tr("gradient at step %1"),
            "change": self.tr("change up to step %1"),
        }
        parts = [fill(texts[self.lab.looking.view.content], count(subject.shown.step))]
        exponent = exponent_of(values)
        if numbered and exponent:
            parts.append(fill(self.tr("numbers in units of %1"), power_of_ten(exponent)))
        inputs = values.shape[1]
        if inputs not in (1, 3):
            parts.append(self.tr("the pattern shared by most of its %n inputs", "", inputs))
        return " · ".join(parts)

    def _paint_others(self, subject: Subject) -> None:
        """Show start and change, or start and current state if the change is shown large."""
        if subject.start is None:
            for one in (self.start, self.other):
                one.show_hint("–")
            return
        changed = self.lab.looking.view.content == "change"
        other = subject.weight if changed else subject.weight - subject.start
        self.other.show_caption(self.tr("now") if changed else self.tr("change since"))
        scaling, colors = self.lab.looking.view.scaling, self.lab.looking.view.colors
        both = pictures(np.concatenate([subject.start, other]), scaling, colors)
        self.start.show_pixels(both[0])
        self.other.show_pixels(both[1])

    def _paint_study(self) -> None:
        if self._subject is not None:
            found = self._studies.answer_for(self._subject.same_filter)
            show_study(found, self.gabor, self.spectrum, self.lab.looking.view.colors)

    def _paint_sight(self) -> None:
        subject = self._subject
        if subject is None:
            return
        sight = self._sights.answer_for(lambda look: subject.same_filter(look.subject))
        if sight is None:
            self._image_name.setText("")
            self.image.show_hint(self.lab.background.waiting)
            self.response.show_hint("–")
            return
        self.image.show_pixels(sight.image, window=sight.window)
        text = self.tr("test image %1 of %2: %3")
        number, total = count(sight.number + 1), count(sight.total)
        self._image_name.setText(fill(text, number, total, sight.name))
        if sight.response is not None:
            self.response.show_pixels(map_picture(sight.response, "diverging"))
        elif sight.stopped_at is not None:
            text = self.tr("It comes after %1, whose outputs are not recorded.")
            self.response.show_hint(fill(text, sight.stopped_at))

    # ------------------------------------------------------------ requests

    def _on_kind(self, kind: str) -> None:
        self.lab.kept[NAME] = kind
        self._show_kind()

    def _show_kind(self) -> None:
        self.pages.setCurrentIndex(list(KINDS).index(self.kind.key))

    def _on_back(self) -> None:
        self.lab.looking.enlarge(False)

    def _go(self, by: int) -> None:
        subject = subject_of(self.lab)
        if subject is not None:
            last = len(subject.shown.weight) - 1
            self.lab.looking.select(number=min(max(subject.number + by, 0), last))

    def _on_image_stepped(self, by: int) -> None:
        self._image_number += by
        self._sights.ask()
