"""The results of training: loss, accuracy and edges, with the learning rate."""

import math
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from guitrainer.config.schema import Experiment, Training
from guitrainer.figures import fixed, percent
from guitrainer.gui.base.look.theme import theme
from guitrainer.gui.kit.basic import button, row
from guitrainer.gui.kit.chart.card import LegendEntry, PlotCard
from guitrainer.gui.kit.chart.drawing import Drawing, Guide, Line, Style
from guitrainer.gui.lab import courses
from guitrainer.gui.lab.courses import Course
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.lab.record import Record
from guitrainer.gui.lab.stage import State
from guitrainer.gui.rooms.train.curves.page import Curve, Page, lines_of
from guitrainer.sentences import fill

if TYPE_CHECKING:
    from guitrainer.events import RunStarted
    from guitrainer.training.preview import Preview

SHARES = (4, 4, 3)  # share of the width
FAINT = 0.35  # opacity of single batches
PLAN_POINTS = 400
WHOLE = (-0.01, 1.04)  # so that a line at 100% is visible


class LearningPage(Page):
    """Three plots over the steps."""

    def __init__(self, lab: Lab) -> None:
        super().__init__(lab)
        self._loss = PlotCard(
            "loss",
            self.tr("Loss"),
            self.tr(
                "Cross-entropy: the negative logarithm of the probability of the true class. "
                "The dashed line is the loss of guessing each class as often as it occurs. For a "
                "network that reconstructs images: the mean squared error, and that of the mean "
                "image."
            ),
        )
        self._accuracy = PlotCard(
            "accuracy",
            self.tr("Accuracy and edges"),
            self.tr(
                "How many images are recognized, and how many filters have become edges. "
                "The dashed line is the accuracy of always guessing the most frequent class."
            ),
        )
        self._rate = PlotCard(
            "learning_rate",
            self.tr("Learning rate"),
            self.tr("Learning rate of each step, past and planned."),
        )
        self._loss_curves = self._make_loss_curves()
        self._accuracy_curves = self._make_accuracy_curves()
        self._rate_curves, self._plan = self._make_rate_curves()
        cards = (self._loss, self._accuracy, self._rate)
        self._lay_out(cards, SHARES)
        self._join(cards)
        self.log = button(
            self.tr("log"),
            "",
            self.tr(
                "Show the loss on a logarithmic axis, which makes small improvements late in "
                "training visible."
            ),
        )
        self.log.setCheckable(True)
        self.log.setAccessibleName(self.tr("Logarithmic loss"))
        self.log.setChecked(lab.settings.log_loss)
        self.log.toggled.connect(self._on_log_toggled)
        self.controls.setLayout(row([None, self.log]))

    def _make_loss_curves(self) -> tuple[Curve, ...]:
        colors = theme()
        batches = LegendEntry(
            "batches",
            self.tr("batches"),
            self.tr("Loss of each batch during training."),
            Style(colors.accent, width=1, opacity=FAINT),
        )
        train = LegendEntry(
            "train",
            self.tr("train"),
            self.tr("Mean training loss over the images of the last 50 steps."),
            Style(colors.accent),
        )
        test = LegendEntry(
            "test",
            self.tr("test"),
            self.tr(
                "Loss on images that are not used for training: on some of them during a run, on "
                "all of them at its end."
            ),
            Style(colors.noise, dots=True),
        )
        return (
            Curve(batches, courses.loss, overlaid=False, spikes=True, ranging=False),
            Curve(train, courses.smooth_loss),
            Curve(test, courses.test_loss),
        )

    def _make_accuracy_curves(self) -> tuple[Curve, ...]:
        colors = theme()
        train = LegendEntry(
            "train",
            self.tr("train"),
            self.tr("Share of the training images of the last 50 steps that are recognized."),
            Style(colors.accent),
        )
        test = LegendEntry(
            "test",
            self.tr("test"),
            self.tr(
                "Share of test images classified correctly: of some of them during a run, of all "
                "of them at its end."
            ),
            Style(colors.noise, dots=True),
        )
        edges = LegendEntry(
            "edges",
            self.tr("edges"),
            self.tr("Share of the filters of the selected layer that are labeled edge."),
            Style(colors.edge),
        )
        score = LegendEntry(
            "score",
            self.tr("score"),
            self.tr("Mean edge score of these filters: 1 is a perfect edge, noise is near 0."),
            Style(colors.edge, width=1, dashed=True),
        )
        return (
            Curve(train, courses.smooth_accuracy, overlaid=False),
            Curve(test, courses.test_accuracy),
            Curve(edges, lambda record: courses.edge_share(record, self.lab.looking.layer or "")),
            Curve(
                score,
                lambda record: courses.edge_score(record, self.lab.looking.layer or ""),
                overlaid=False,
            ),
        )

    def _make_rate_curves(self) -> tuple[tuple[Curve, ...], LegendEntry]:
        colors = theme()
        used = LegendEntry(
            "used",
            self.tr("used"),
            self.tr("Learning rate of the steps so far."),
            Style(colors.accent),
        )
        plan = LegendEntry(
            "planned",
            self.tr("planned"),
            self.tr("The planned learning rate of the remaining steps."),
            Style(colors.dim, width=1, dashed=True),
        )
        return (Curve(used, courses.learning_rate),), plan

    # ------------------------------------------------------------ painting

    def parts(self) -> Sequence[Callable[[], None]]:
        """Return the functions for loss, accuracy and learning rate."""
        return (self._draw_loss, self._draw_accuracy, self._draw_rate)

    @property
    def _x_range(self) -> tuple[float, float]:
        return (0.0, float(self.last_step))

    def _draw_loss(self) -> None:
        curves = self._as_trained(self._loss_curves)
        drawing = Drawing(
            lines_of(curves, self.lab.record, self.lab.shelf.overlays),
            self._guessed_loss(),
            self._x_range,
            log=self.log.isChecked(),
            hint=self.hint,
        )
        self._loss.draw(drawing, [curve.entry for curve in curves], self.window_shown)

    def _draw_accuracy(self) -> None:
        lab = self.lab
        known = self._accuracy_curves[:2] if lab.looking.layer is None else self._accuracy_curves
        if not self._experiment.network.classifies:
            known = known[2:]
        known = self._as_trained(known)
        lines = lines_of(known, lab.record, lab.shelf.overlays)
        guides = self._guessed_accuracy()
        drawing = Drawing(lines, guides, self._x_range, WHOLE, percent=True, hint=self.hint)
        self._accuracy.draw(drawing, [curve.entry for curve in known], self.window_shown)

    def _as_trained(self, curves: tuple[Curve, ...]) -> tuple[Curve, ...]:
        """Return the curves, with a note in the legend if dropout makes training look worse."""
        if not self._experiment.network.drops:
            return curves
        tip = self.tr("Measured while dropout is on; the test images are measured without it.")
        return tuple(
            one.told(fill(self.tr("%1 (dropout on)"), one.entry.name), f"{one.entry.tip} {tip}")
            if one.entry.key == "train"
            else one
            for one in curves
        )

    @property
    def _experiment(self) -> Experiment:
        """The experiment whose curves are shown, or will be."""
        lab = self.lab
        return lab.experiment if lab.state == State.IDLE else lab.record.experiment

    def _draw_rate(self) -> None:
        record = self.lab.record
        lines = lines_of(self._rate_curves, record, self.lab.shelf.overlays)
        drawing = Drawing((self._planned(record), *lines), (), self._x_range, hint=self.hint)
        entries = [*(curve.entry for curve in self._rate_curves), self._plan]
        self._rate.draw(drawing, entries, self.window_shown)

    def _guessed_loss(self) -> tuple[Guide, ...]:
        """Return the loss of guessing, as a formula if all classes are equally frequent."""
        known = self._start
        if known is None or known.expected_loss is None:
            return ()
        loss = known.expected_loss
        if not self._experiment.network.classifies:
            return (Guide(loss, f"{self.tr('mean image:')} {fixed(loss, 3)}"),)
        classes = round(math.exp(loss))
        exact = math.isclose(loss, math.log(classes), abs_tol=1e-12)
        name = f"ln {classes} =" if exact else self.tr("guessing:")
        return (Guide(loss, f"{name} {fixed(loss, 3)}"),)

    def _guessed_accuracy(self) -> tuple[Guide, ...]:
        known = self._start
        if known is None or known.expected_accuracy is None:
            return ()
        share = known.expected_accuracy
        return (Guide(share, f"{self.tr('guessing:')} {percent(share, 1)}"),)

    @property
    def _start(self) -> "RunStarted | Preview | None":
        lab = self.lab
        return lab.known if lab.state == State.IDLE else lab.record.started or lab.known

    def _planned(self, record: Record) -> Line:
        training = self._experiment.training
        known = self.lab.known
        total = record.total_steps or (known.total_steps if known else 0)
        x, y = _schedule(training, total) if not record.finished else courses.NOTHING
        ahead = x >= record.newest
        one = self._plan
        return Line(one.key, one.name, x[ahead], y[ahead], one.style)

    def _on_log_toggled(self, log: bool) -> None:
        self.lab.settings.log_loss = log
        self.refresh()


@lru_cache(maxsize=8)
def _schedule(training: Training, total: int) -> Course:
    """Return the learning rate at some steps of a run of `total` steps."""
    from guitrainer.nn.schedules import learning_rate_factor

    if total < 1:
        return courses.NOTHING
    steps = np.unique(np.linspace(1, total, PLAN_POINTS).round())
    factors = [learning_rate_factor(training, int(step) - 1, total) for step in steps]
    return steps, training.learning_rate * np.array(factors)
