"""The time line that several runs share, and the choice of a recorded step on it."""

import math
from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from guitrainer.figures import count
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.base.text.language import Texts
from guitrainer.gui.kit.basic import label, row
from guitrainer.gui.kit.timeline import TimeSlider
from guitrainer.gui.lab.record import Record

if TYPE_CHECKING:
    from guitrainer.gui.kit.chart.plot import CurvePlot

tr = Texts("SharedTimeline")


def chosen_moment(moments: Sequence[int], step: float) -> int | None:
    """Return the recorded step nearest to `step`; None for the latest, which may still grow.

    Parameters
    ----------
    moments : recorded steps, in increasing order

    >>> chosen_moment([0, 10, 20], 12.0), chosen_moment([0, 10, 20], 20.0)
    (10, None)
    """
    if not moments or not math.isfinite(step) or step >= moments[-1]:
        return None
    return min(moments, key=lambda moment: abs(moment - step))


def walked_moment(moments: Sequence[int], step: int | None, by: int) -> int | None:
    """Return the recorded step that is `by` places after `step`, otherwise like `chosen_moment`.

    >>> walked_moment([0, 10, 20], None, -1), walked_moment([0, 10, 20], 10, -5)
    (10, 0)
    """
    if not moments:
        return None
    here = moments[-1] if step is None else step
    place = bisect_right(moments, here) - 1 + by
    return chosen_moment(moments, moments[min(max(place, 0), len(moments) - 1)])


class SharedTimeline(QWidget):
    """A slider over the recorded steps of several runs, and the chosen step as text.

    Parameters
    ----------
    name : description, for screen readers
    records : returns the records of the runs

    Attributes
    ----------
    step : the chosen step; None: the latest
    """

    moved = Signal()

    def __init__(self, name: str, records: Callable[[], Sequence[Record]]) -> None:
        super().__init__()
        self.step: int | None = None
        self.slider, self._at = TimeSlider(name), label("", "dim")
        self._records = records
        self.setLayout(row([self.slider, self._at], spacing=2 * GRID))
        self.follow(self.slider)

    def follow(self, requests: "TimeSlider | CurvePlot") -> None:
        """Show the steps that a slider or a plot requests."""
        requests.scrubbed.connect(self._on_scrubbed)
        requests.walked.connect(self._on_walked)

    def show_end(self, newest: int, total: int) -> None:
        """Show the chosen step; `newest` of `total` steps have been trained."""
        step = newest if self.step is None else min(self.step, newest)
        self.slider.show_step(step, newest, max(total, 1))
        self.slider.setEnabled(newest > 0)
        self._at.setText(tr("step %1", count(step)))
        self._at.setMinimumWidth(max(self._at.minimumWidth(), self._at.sizeHint().width()))

    def _moments(self) -> list[int]:
        """Return the steps at which any run has filters, and the latest step of each."""
        records = self._records()
        steps = {step for record in records for step in record.moments()}
        return sorted(steps | {record.newest for record in records})

    def _on_scrubbed(self, step: float) -> None:
        self.step = chosen_moment(self._moments(), step)
        self.moved.emit()

    def _on_walked(self, by: int) -> None:
        self.step = walked_moment(self._moments(), self.step, by)
        self.moved.emit()
