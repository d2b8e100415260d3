"""Trains a shared, a local and a dense layer, and shows their results side by side."""

import math
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from guitrainer.figures import count, percent
from guitrainer.gui.base.look.sheet import mark
from guitrainer.gui.base.look.size import normal_width, px
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.kit.axes import Axis, Course, paint_mark
from guitrainer.gui.kit.basic import (
    Part,
    column,
    figure,
    held,
    label,
    pairs,
    prose,
    row,
    titled,
)
from guitrainer.gui.kit.controls import Segmented
from guitrainer.gui.kit.layouts import Beside
from guitrainer.gui.kit.small_chart import Chart
from guitrainer.gui.kit.text import hold_width
from guitrainer.gui.lab.errands import Work
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.rooms.common.trials import TrialCourse, TrialsCard
from guitrainer.gui.rooms.sharing.matrix_card import SHAPES, kind_color
from guitrainer.gui.rooms.sharing.words import KINDS, conclusion, kind_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from guitrainer.config.schema import Data

ERRAND = "side by side"
CHART_HEIGHT = 168  # pixels
IMAGES, TEST_IMAGES = 2000, 1000  # of the images of the experiment, so that it takes seconds
MARK_SIDE = 16
LEFT = 360  # smallest sizes of the results and the conclusion, in pixels


class TrainingCard(TrialsCard):
    """A button, the results of all three, charts, and a conclusion."""

    def __init__(self, lab: Lab) -> None:
        super().__init__(lab, ERRAND, KINDS)
        self.name_button(
            self.tr("Train all three side by side"),
            self.tr(
                "Train three networks that differ only in their first layer, on the same images "
                "with the same seed and order"
            ),
        )
        hold_width(self.go, [self.go.text()])  # "Stop" is shorter
        self.images = Segmented(
            {
                "digits": (self.tr("Digits"), self.tr("2,000 handwritten digits")),
                "own": (
                    self.tr("This experiment's images"),
                    self.tr(
                        "The first 2,000 images of the experiment, preprocessed as it specifies"
                    ),
                ),
            },
            self.tr("Images"),
        )
        self.figures: dict[str, list[QLabel]] = {
            kind: [figure() for _ in range(4)] for kind in KINDS
        }
        self.sentence = prose()
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignTop)
        hint = self.tr("Train all three to see their results here.")
        self.courses = Chart(self.tr("Accuracy while training"), px(CHART_HEIGHT), hint)
        self.sizes = Chart(self.tr("Accuracy and number of parameters"), px(CHART_HEIGHT), hint)
        self.shifts = Chart(self.tr("Accuracy on shifted images"), px(CHART_HEIGHT), hint)
        self._lay_out()
        self.images.chosen.connect(self.refresh)
        if lab.kept.get(ERRAND, (False,))[0]:
            self.images.key = "own"  # as in the previous window
        self.follow()

    def _lay_out(self) -> None:
        title = row(
            [label(self.tr("All three, trained"), "title"), None, self.images, self.go],
            spacing=2 * GRID,
        )
        shown = (self.courses, self.sizes, self.shifts)
        charts = [held(titled(chart.accessibleName(), chart)) for chart in shown]
        table = self._table()
        left = held(column([table, self.sentence], spacing=GRID + GRID // 2, stretch=1))
        left.setMinimumWidth(max(px(LEFT), table.sizeHint().width()))
        pictures = held(row(charts, spacing=2 * GRID, stretch=dict.fromkeys(range(3), 1)))
        body = Beside([left, pictures], 2 * GRID, shares=(0, 1))
        self.hold([title, body], GRID, stretch=1)

    def _table(self) -> QGridLayout:
        heads = ("", self.tr("weights"), self.tr("parameters"), self.tr("steps"),
                 self.tr("accuracy"))  # fmt: skip
        tips = (
            "",
            self.tr("Of the first layer, without biases"),
            self.tr(
                "All trained parameters of the network, including the last layer and the biases"
            ),
            "",
            self.tr("On test images; during training, on the most recent batches"),
        )
        titles = [figure(text, "small") for text in heads]
        for title, tip in zip(titles, tips, strict=True):
            title.setToolTip(tip)
        widest = normal_width("888 888")
        for value in (value for values in self.figures.values() for value in values):
            value.setMinimumWidth(widest)
        lines: list[list[Part]] = [[*titles]]
        for kind in KINDS:
            name = row([KindMark(kind), label(kind_name(kind))], spacing=GRID // 2)
            lines.append([name, *self.figures[kind]])
        return pairs(lines, (GRID + GRID // 2, GRID), stretch=None)

    # ------------------------------------------------------------ training

    @property
    def question(self) -> object:
        """Everything that the results depend on."""
        experiment = self.lab.experiment
        return (self.images.key == "own" and experiment.data, experiment.seed)

    def work(self) -> Work:
        """Return what trains the three networks."""
        own = self.images.key == "own"
        data, seed = self.lab.experiment.data, self.lab.experiment.seed
        return partial(_train, _fewer(data) if own else None, seed)

    # ------------------------------------------------------------ painting

    def paint(self) -> None:
        """Show numbers, charts and the conclusion."""
        for kind, course in self.trials.courses.items():
            self._paint_figures(self.figures[kind], course)
        self._paint_courses()
        self._paint_sizes()
        self._paint_shifts()
        self.sentence.setText(self._said())

    def _said(self) -> str:
        mine = self.mine
        if self.errand.error is not None and mine:
            return str(self.errand.error)
        if self.errand.running and not mine:
            return self.tr("Training on other images is still in progress. Stop it to train again.")
        if self.errand.running and not self.errand.told:
            return self.lab.background.waiting
        courses = self.trials.courses.values()
        known = [course.measured for course in courses if course.measured is not None]
        if len(known) == len(KINDS):
            return conclusion(known)
        if self.errand.running:
            return self.tr("Training one after the other; then the test images are shifted…")
        return self.tr(
            "A small network with this kind of first layer, a ReLU and a dense layer: same "
            "images, same seed, same order. Takes a few seconds."
        )

    def _paint_figures(self, places: list[QLabel], course: TrialCourse) -> None:
        weights, parameters, steps, accuracy = places
        measured = course.measured
        weights.setText("–" if measured is None else count(measured.weights))
        parameters.setText("–" if course.parameters is None else count(course.parameters))
        steps.setText(count(len(course.points)))
        shown = course.recent if course.accuracy is None else course.accuracy
        accuracy.setText(percent(shown, 1))
        mark(accuracy, "strong" if course.accuracy is not None else "dim")

    def _paint_courses(self) -> None:
        courses = self.trials.courses
        end = max((course.total_steps for course in courses.values()), default=0)
        lines = [Course(course.points, kind_color(kind)) for kind, course in courses.items()]
        self.courses.show_courses(lines, Axis(0, max(end, 1), self.tr("steps")))

    def _paint_sizes(self) -> None:
        points = [
            Course([(course.parameters, course.accuracy)], kind_color(kind), SHAPES[kind],
                   kind_name(kind))
            for kind, course in self.trials.courses.items()
            if course.parameters is not None and course.accuracy is not None
        ]  # fmt: skip
        known = [point.points[0] for point in points]
        powers = [math.log10(size) for size, _ in known] or [3.0, 6.0]
        low, high = 10 ** math.floor(min(powers)), 10 ** math.ceil(max(powers))
        x = Axis(low, high, self.tr("parameters"), log=True)
        least = min((accuracy for _, accuracy in known), default=0.0)
        y = Axis(max(math.floor(10 * least - 1) / 10, 0.0), 1.0, text=percent)
        self.sizes.show_courses(points, x, y)

    def _paint_shifts(self) -> None:
        trained = self.trials.courses.items()
        found = {kind: course.measured for kind, course in trained if course.measured}
        courses = [
            Course(list(zip(one.shifts, one.accuracies, strict=True)), kind_color(kind),
                   SHAPES[kind])
            for kind, one in found.items()
        ]  # fmt: skip
        end = max((one.shifts[-1] for one in found.values()), default=3)
        self.shifts.show_courses(courses, Axis(0, end, self.tr("shift in pixels")))


class KindMark(QWidget):
    """The mark of a kind in the charts."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.kind = kind
        self.setFixedSize(px(MARK_SIDE), px(MARK_SIDE))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paint the mark."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.rect().toRectF().center()
        paint_mark(painter, middle, kind_color(self.kind), SHAPES[self.kind])
        painter.end()


def _fewer(data: "Data") -> "Data":
    """Return the dataset with only as many images as can be learned in seconds."""
    few = {
        "limit": min(data.limit or IMAGES, IMAGES),
        "test_limit": min(data.test_limit or TEST_IMAGES, TEST_IMAGES),
    }
    return data.model_copy(update=few)


def _train(data: "Data | None", seed: int) -> "Iterator[Any]":
    """Train all three layers; on digits if the argument is None."""
    from guitrainer.explain.side_by_side import SideBySide, train_side_by_side

    yield from train_side_by_side(
        SideBySide(seed=seed) if data is None else SideBySide(data=data, seed=seed)
    )
