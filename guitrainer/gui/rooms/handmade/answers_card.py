"""The card that shows what a learned filter responds to, and follows the run."""

from collections.abc import Sequence
from functools import partial

import numpy as np
from PySide6.QtCore import Qt, Signal

from guitrainer.figures import count, figure
from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import GRID, theme
from guitrainer.gui.base.look.tiles import map_picture, pictures
from guitrainer.gui.kit.bars import Bar, Bars
from guitrainer.gui.kit.basic import (
    Card,
    button,
    column,
    held,
    label,
    pairs,
    prose,
    row,
    say,
    titled,
)
from guitrainer.gui.kit.controls import ChoiceBox, Stepper
from guitrainer.gui.kit.following import Following
from guitrainer.gui.kit.layouts import TitleLine
from guitrainer.gui.lab.inquiry import Inquiry
from guitrainer.gui.lab.lab import Lab, moment_signals
from guitrainer.gui.rooms.common.picture import Picture
from guitrainer.gui.rooms.handmade.answering import (
    IMAGES,
    PATCHES,
    FilterAnswers,
    FilterQuestion,
    Found,
    answers,
    find_specialist,
    first_convolution,
)
from guitrainer.sentences import fill

EVERY_MS = 500  # while the run is in progress
LARGE, SMALL_SIDE = 108, 56  # minimum sizes in pixels
SHAPES = "shapes"
MOST_CLASSES = 10
ALIKE = 0.03  # smaller differences of means, relative to the largest, do not count


class AnswersCard(Card):
    """Shows a filter, its best patches, and its responses to a picture and to the classes."""

    shapes_wanted = Signal()

    def __init__(self, lab: Lab) -> None:
        super().__init__()

        self.lab = lab
        self.picture_number = 0
        self._make_parts()
        self._lay_out()
        self.inquiry: Inquiry[FilterQuestion, FilterAnswers] = Inquiry(
            lab.background,
            "answers",
            self._question,
            lambda question: partial(answers, question, lab.datasets),
            self,
        )
        self.inquiry.asking.connect(self._on_asking)
        self.inquiry.answered.connect(self._on_answered)
        self.inquiry.refused.connect(self._on_refused)
        self._following = Following(
            self,
            self._refresh,
            EVERY_MS,
            *moment_signals(lab),
            lab.looking.selection_changed,
        )
        lab.background.compiling.connect(self._on_compiling)

    def _make_parts(self) -> None:
        self.filter = Picture(self.tr("filter"), px(LARGE))
        self.patches = [Picture(fill(self.tr("patch %1"), n + 1), px(SMALL_SIDE))
                        for n in range(PATCHES)]  # fmt: skip
        self.picture = Picture(self.tr("picture"), px(LARGE))
        self.response = Picture(self.tr("response"), px(LARGE))
        self.classes = Bars(self.tr("Mean of the highest response, by class"))
        self.sentence = prose()
        self.hint = prose("", "dim")
        self.try_shapes = button(self.tr("Try it with X, O and +"), "link")
        self.try_shapes.setToolTip(
            self.tr("Open the experiment shapes-xo: some of its filters learn to respond to the X")
        )
        self.try_shapes.clicked.connect(self.shapes_wanted)
        self.at = label("", "dim")
        self.filters = Stepper(self.tr("Previous filter"), self.at, self.tr("Next filter"))
        self.filters.stepped.connect(self._walk)
        self.finder = ChoiceBox(
            name=self.tr("Find a filter for a class"),
            tip=self.tr(
                "Select the filter that responds most to this class, and show such an image"
            ),
        )
        self.finder.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
        self.finder.chosen.connect(self._on_find)
        self.other = button(self.tr("Next picture"), "quiet", self.tr("Show another test image"))
        self.other.clicked.connect(self._on_other)

    def _lay_out(self) -> None:
        title = TitleLine(label(self.tr("What a filter responds to"), "title"), [self.filters])
        lines = (self.patches[place : place + 3] for place in range(0, PATCHES, 3))
        patches = pairs(lines, GRID // 2, stretch=None)
        best = titled(self.tr("Best patches"), column([patches, None]))
        self.by_class = label(self.tr("By class"), "dim")
        self.by_class.setToolTip(self.classes.accessibleName())
        means = column([self.by_class, self.classes, None], spacing=GRID // 2)
        pictures = row([self.filter, self.picture, self.response, None])
        body = row([best, means], spacing=2 * GRID, stretch=1)
        other = row([self.other, None, self.finder])
        self.body = held(column([pictures, other, body, self.sentence]))
        self.hold([title, self.hint, self.body, row([self.try_shapes, None]), None], GRID)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignTop)

    def scale_pictures(self, factor: float) -> None:
        """Scale all pictures by a factor of their minimum size."""
        for one in (self.filter, self.picture, self.response):
            one.set_side(round(factor * px(LARGE)))
        for one in self.patches:
            one.set_side(round(factor * px(SMALL_SIDE)))

    # ------------------------------------------------------------ asking

    @property
    def shown(self) -> FilterAnswers | None:
        """The latest answer about the filter."""
        return self.inquiry.answer

    def _question(self) -> FilterQuestion | None:
        layer = first_convolution(self.lab.record.experiment)
        capture = None if layer is None else self.lab.looking.shown(layer)
        if layer is None or capture is None:
            return None
        number = self.lab.looking.filter if self.lab.looking.layer == layer else 0
        number = min(number, len(capture.weight) - 1)
        return FilterQuestion(self.lab.record, capture, number, self.picture_number)

    def _refresh(self) -> None:
        experiment = self.lab.record.experiment
        self.try_shapes.setVisible(experiment.data.source != SHAPES)
        self.inquiry.ask()
        if self.inquiry.asked is None:
            self._show_hint(
                self.tr(
                    "No filter sees the picture directly: the first layer is not a convolution."
                )
                if first_convolution(experiment) is None
                else self.lab.background.waiting
            )

    @property
    def _unknown(self) -> bool:
        """Whether nothing is known about the current filter yet."""
        asked = self.inquiry.asked
        if asked is None:
            return False
        return self.inquiry.answer_for(lambda one: one.filter == asked.filter) is None

    def _on_asking(self) -> None:
        assert self.inquiry.asked is not None
        self._paint_filter(self.inquiry.asked)
        if self._unknown:
            self._paint_nothing()

    def _on_refused(self) -> None:
        if self.inquiry.error is not None:
            self._show_hint(self.inquiry.problem)

    def _show_hint(self, text: str) -> None:
        say(self.hint, text)
        for part in (self.body, self.filters):
            part.setVisible(not text)

    def _on_failed(self, error: Exception) -> None:
        self._show_hint(self.lab.background.tell(error))

    # ------------------------------------------------------------ painting

    def _paint_filter(self, question: FilterQuestion) -> None:
        capture, number = question.capture, question.number
        one = capture.weight[number : number + 1]
        self.filter.show_pixels(pictures(one, "filter", self.lab.looking.view.colors)[0])
        self.at.setText(fill(self.tr("filter %1 of %2"), number + 1, len(capture.weight)))
        self.filter.show_caption(fill(self.tr("%1, step %2"), capture.layer, capture.step))

    def _on_compiling(self) -> None:
        if self._unknown:
            self.sentence.setText(self.lab.background.waiting)

    def _paint_nothing(self) -> None:
        """Show that nothing is known about this filter yet."""
        for picture in (*self.patches, self.picture, self.response):
            picture.show_hint("…")
            picture.show_caption("")
        self.classes.show_bars([])
        self.sentence.setText(self.lab.background.waiting)

    def _on_answered(self) -> None:
        found = self.inquiry.answer
        if found is None:
            return
        self._show_hint("")
        for patch, pixels, response in zip(
            self.patches, found.patches, found.responses, strict=False
        ):
            patch.show_pixels(pixels)
            patch.show_caption(figure(response))
        self.picture.show_pixels(found.picture, window=found.best)
        self.picture.show_caption(fill(self.tr("test image: %1"), found.picture_class))
        self.response.show_pixels(map_picture(found.response, "diverging"))
        highest = self.tr("response ≤ %1")
        self.response.show_caption(fill(highest, figure(float(found.response.max()))))
        self._paint_classes(found)
        self._offer(found.classes)

    def _offer(self, classes: Sequence[str]) -> None:
        """Update the offer to find a filter for a class."""
        text = self.tr("Class %1")
        self.finder.offer(
            {"": self.tr("Find one for…"), **{one: fill(text, one) for one in classes}}
        )

    def _paint_classes(self, found: FilterAnswers) -> None:
        """Show the classes, or those with the strongest responses if there are many."""
        known = np.flatnonzero(~np.isnan(found.means))
        order = known[np.argsort(-found.means[known], kind="stable")]
        many = len(found.classes) > MOST_CLASSES
        numbers = order[:MOST_CLASSES] if many else range(len(found.classes))
        colors = theme()
        bars = []
        for number in numbers:
            mean = float(found.means[number])
            color = colors.color("accent" if number == order[0] else "dead")
            value = None if np.isnan(mean) else mean
            bars.append(Bar(found.classes[number], value, figure(mean), color))
        self.classes.show_bars(bars)
        self.by_class.setText(self.tr("Top classes") if many else self.tr("By class"))
        self.sentence.setText(self._said(found, *order[:2]) if len(order) > 1 else "")

    def _said(self, found: FilterAnswers, best: int, second: int) -> str:
        gap = found.means[best] - found.means[second]
        if gap <= ALIKE * abs(found.means[best]):
            text = self.tr("Responds equally to %1 and %3 (%2 and %4 on average).")
        else:
            text = self.tr("Responds most to %1 (%2 on average), then to %3 (%4).")
        pairs = ((found.classes[one], figure(float(found.means[one]))) for one in (best, second))
        return fill(text, *(part for pair in pairs for part in pair))

    # ------------------------------------------------------------ requests

    def _walk(self, by: int) -> None:
        question = self._question()
        if question is not None:
            number = (question.number + by) % len(question.capture.weight)
            self.lab.looking.select(question.capture.layer, number)

    def _on_find(self, wanted: str) -> None:
        self.finder.key = ""
        self.find_for(wanted)

    def find_for(self, wanted: str) -> None:
        """Show the filter with the strongest response to the class `wanted`, and an image of it."""
        question = self._question()
        if question is None or not wanted:
            return
        capture, experiment = question.capture, self.lab.record.experiment
        datasets, picture = self.lab.datasets, self.picture_number
        self.lab.background.submit(
            "find filter",
            lambda: find_specialist(capture, experiment, datasets, wanted, picture),
            self._on_found,
            self._on_failed,
        )

    def _on_found(self, found: Found) -> None:
        if found.number is None:
            text = self.tr("None of the first %1 training images is of class %2.")
            text = fill(text, count(IMAGES), found.wanted)
            self.lab.said.emit(text)
            return
        self.picture_number = found.picture
        self.lab.looking.select(found.layer, found.number)
        self._following.ask()

    def _on_other(self) -> None:
        self.picture_number += 1
        self._following.ask()
