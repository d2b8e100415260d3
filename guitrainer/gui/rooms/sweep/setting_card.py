"""One setting of a sweep: its trials, and the filters and loss of the chosen trial."""

from collections.abc import Sequence
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QImage

from guitrainer.figures import count, figure
from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import GRID, theme
from guitrainer.gui.base.look.tiles import image_of, pictures
from guitrainer.gui.kit.axes import Axis, Course
from guitrainer.gui.kit.basic import Card, button, column, held, prose, row, titled
from guitrainer.gui.kit.containers import stacked
from guitrainer.gui.kit.gallery import Gallery
from guitrainer.gui.kit.layouts import Beside
from guitrainer.gui.kit.small_chart import Chart
from guitrainer.gui.kit.table import Table
from guitrainer.gui.lab.sweeping import SweepView
from guitrainer.gui.rooms.sweep.words import (
    estimate_words,
    metric_text,
    setting_text,
)
from guitrainer.sentences import fill

MOST_TRIALS = 200  # rows of the table
MOST_SHOWN = 6  # of them at a time
SIDE = 40  # of a filter, in pixels
HEIGHT = 150  # of table, filters and chart, in pixels
WIDTH = 300  # of the table, in pixels
FAINT = 0.35  # opacity of the losses of other trials

Arrays = dict[str, NDArray[Any]]


class SettingCard(Card):
    """Trials in a table; the chosen one can be opened, or trained in the Train room."""

    trial_chosen = Signal(int)  # number of a trial
    run_asked = Signal(int)  # number of a trial whose run was kept
    training_asked = Signal(int)  # number of a trial to train in the Train room

    def __init__(self) -> None:
        super().__init__()
        self.view: SweepView | None = None
        self.setting = -1
        self.trial: int | None = None
        self._numbers: list[int] = []
        self.title = prose("", "heading", scrolled=True)
        self.words = prose("", "dim", scrolled=True)
        heads = (
            (self.tr("Seed"), ""),
            (self.tr("Fold"), ""),
            (self.tr("Result"), ""),
            (self.tr("Time"), ""),
        )
        self.table = Table(self.tr("Trials of this setting"), heads, most=MOST_SHOWN)
        self.table.setMinimumSize(px(WIDTH), px(HEIGHT))
        self.table.itemSelectionChanged.connect(self._on_selected)
        self.filters = Gallery(self.tr("Filters of the trial at its end"), px(SIDE))
        self.filters.setMinimumHeight(px(HEIGHT))
        self.loss = Chart(
            self.tr("Training loss of the trial"), px(HEIGHT), self.tr("No curve is known.")
        )
        self.open = button(self.tr("Open on the stage"))
        self.open.clicked.connect(lambda: self._ask(self.run_asked))
        self.train = button(self.tr("Edit in the Train room"), "", self.tr(
            "Open the experiment of this trial there; training it gives the same weights"
        ))  # fmt: skip
        self.train.clicked.connect(lambda: self._ask(self.training_asked))
        self._lay_out()

    def _lay_out(self) -> None:
        hint = prose(
            self.tr("Click a cell to see its trials, and the filters that they end with."), "dim"
        )
        trial = held(titled(self.tr("Filters at the end"), self.filters))
        curve = held(titled(self.tr("Training loss"), self.loss))
        body = Beside([self.table, trial, curve], 2 * GRID)
        buttons = row([self.open, self.train, None])
        shown = held(column([self.title, self.words, body, buttons], spacing=GRID, stretch=2))
        self._pages = stacked(held(column([hint, None])), shown)
        self.hold([self._pages])

    # ------------------------------------------------------------ painting

    def show_setting(self, view: SweepView | None, setting: int | None) -> None:
        """Show a setting of a sweep, or a hint if there is none."""
        self._pages.setCurrentIndex(0 if view is None or setting is None else 1)
        if view is None or setting is None:
            self.view, self.setting, self.trial, self._numbers = None, -1, None, []
            return
        same = self.view is not None and self.view.folder == view.folder
        if not same or setting != self.setting:
            self.trial = None
        self.view, self.setting = view, setting
        self.title.setText(setting_text(view, setting))
        self.words.setText(estimate_words(view, setting))
        self._paint_trials(view)
        self._paint_buttons(view)

    def _paint_trials(self, view: SweepView) -> None:
        self._numbers = list(view.trials_of(self.setting))[:MOST_TRIALS]
        ended = [number for number in self._numbers if number in view.rows]
        if self.trial is None and ended:
            self.trial = ended[0]
        current = self._numbers.index(self.trial) if self.trial in self._numbers else None
        self.table.setColumnHidden(1, view.plan.folds is None)
        with QSignalBlocker(self.table):  # the choice is restored
            self.table.show_rows([self._row(view, number) for number in self._numbers], current)

    def _row(self, view: SweepView, number: int) -> list[str]:
        trial, ended = view.plan.trial(number), view.rows.get(number)
        fold = "" if trial.fold is None else count(trial.fold + 1)
        if ended is None:
            running = view.status.running or {}
            text = self.tr("running") if str(number) in running and view.running else "–"
            return [str(trial.seed), fold, text, ""]
        if ended.status == "diverged":
            at = ended.numbers.get("diverged_at_step")
            text = fill(self.tr("diverged at step %1"), count(int(at or 0)))
        elif ended.status == "failed":
            text = self.tr("failed")
        else:
            metric = view.summary.metric
            text = metric_text(metric, ended.numbers[metric])
        seconds = ended.numbers["seconds"]
        return [str(trial.seed), fold, text, "" if seconds is None else f"{figure(seconds, 2)} s"]

    def _paint_buttons(self, view: SweepView) -> None:
        kept = self.trial is not None and view.run_folder(self.trial) is not None
        self.open.setEnabled(kept)
        self.open.setToolTip(
            "" if kept else self.tr("The run of this trial was not kept. Train it again instead.")
        )
        self.train.setEnabled(self.trial is not None)

    def show_arrays(self, arrays: Arrays, others: Sequence[Arrays] = ()) -> None:
        """Show the filters of the chosen trial, and its loss above those of other trials."""
        weight = arrays.get("end")
        if weight is None or not len(weight):
            self.filters.show_hint(self.tr("No filters are known."))
        else:
            tiles = pictures(np.asarray(weight, np.float32), "filter", "gray")
            made = [image_of(tile) for tile in tiles]
            self.filters.show_pictures(range(len(made)), partial(_item, made), self._filter_text)
        self._paint_loss([_points(one.get("curve")) for one in (*others, arrays)])

    def _filter_text(self, number: int) -> str:
        return fill(self.tr("Filter %1"), count(number + 1))

    def _paint_loss(self, curves: "list[list[tuple[float, float]]]") -> None:
        """Draw the losses of trials, the last of them in the foreground."""
        known = [points for points in curves if len(points) > 1]
        if not known:
            self.loss.show_courses([], Axis(0, 1))
            return
        most = max(y for points in known for _, y in points)
        x = Axis(known[0][0][0], max(points[-1][0] for points in known), self.tr("step"))
        faint = theme().color("accent")
        faint.setAlphaF(FAINT)
        courses = [Course(points, faint) for points in curves[:-1]]
        courses.append(Course(curves[-1], theme().color("accent")))
        self.loss.show_courses(courses, x, Axis(0.0, most * 1.05 or 1.0))

    # ------------------------------------------------------------ choices

    def _on_selected(self) -> None:
        place = self.table.currentRow()
        if self.view is not None and 0 <= place < len(self._numbers):
            self.trial = self._numbers[place]
            self._paint_buttons(self.view)
            self.trial_chosen.emit(self.trial)

    def _ask(self, signal: Any) -> None:
        if self.trial is not None:
            signal.emit(self.trial)


def _item(images: list[QImage], number: int) -> QImage:
    return images[number]


def _points(curve: "NDArray[Any] | None") -> list[tuple[float, float]]:
    points = [] if curve is None else [(float(x), float(y)) for x, y in curve]
    return [point for point in points if np.isfinite(point).all()]
