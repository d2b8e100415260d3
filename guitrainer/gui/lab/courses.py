"""Curves of a run over its steps: (step, value) as arrays (n,), float64, or all in one table."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from guitrainer.gui.lab import courses
from guitrainer.gui.lab.record import Record

if TYPE_CHECKING:
    from guitrainer.events import LayerSignals
    from guitrainer.gui.kit.chart.drawing import Floats

Course: TypeAlias = "tuple[Floats, Floats]"
NOTHING: Course = (np.zeros(0), np.zeros(0))
SIGNALS = ("std", "gradient_std", "zeros", "dead_units", "update_ratio")
# Position of the first picture after the start, as a share of the run.
FIRST_SHARE = 0.01


def _course(points: Iterable[tuple[float, float | None]]) -> Course:
    known = [(step, np.nan if value is None else value) for step, value in points]
    table = np.array(known, dtype=np.float64).reshape(-1, 2)
    return table[:, 0], table[:, 1]


def band(found: Sequence[Course]) -> tuple[Floats, Floats, Floats, Floats]:
    """Return the common steps of several runs, with mean, lowest and highest value at each."""
    x = found[0][0]
    for steps, _values in found[1:]:
        x = np.intersect1d(x, steps)
    values = np.array([y[np.searchsorted(steps, x)] for steps, y in found])
    with np.errstate(invalid="ignore"):
        return x, values.mean(axis=0), values.min(axis=0), values.max(axis=0)


def loss(record: Record) -> Course:
    """Return the training loss of each batch."""
    return record.steps.step.values, record.steps.loss.values


def smooth_loss(record: Record) -> Course:
    """Return the training loss, averaged over the last batches."""
    return record.steps.step.values, record.steps.smooth_loss.values


def accuracy(record: Record) -> Course:
    """Return the training accuracy of each batch, 0 to 1."""
    return record.steps.step.values, record.steps.accuracy.values


def smooth_accuracy(record: Record) -> Course:
    """Return the training accuracy, averaged over the last batches, 0 to 1."""
    return record.steps.step.values, record.steps.smooth_accuracy.values


def learning_rate(record: Record) -> Course:
    """Return the learning rate used in each step."""
    return record.steps.step.values, record.steps.learning_rate.values


def test_loss(record: Record) -> Course:
    """Return the loss on the test images."""
    return _course((one.step, one.test_loss) for one in record.evaluations)


def test_accuracy(record: Record) -> Course:
    """Return the accuracy on the test images, 0 to 1."""
    return _course((one.step, one.test_accuracy) for one in record.evaluations)


def kurtosis(record: Record) -> Course:
    """Return the kurtosis of the responses of the first convolution, where it was measured."""
    known = [one for one in record.evaluations if one.kurtosis is not None]
    return _course((one.step, one.kurtosis) for one in known)


def edge_share(record: Record, layer: str) -> Course:
    """Return the share of the filters of `layer` that are edges."""
    scored = [(one.step, one.scores) for one in record.frames(layer)]
    return _course((step, scores.edge_fraction) for step, scores in scored if scores)


def edge_score(record: Record, layer: str) -> Course:
    """Return the mean edge score of the filters of `layer`."""
    scored = [(one.step, one.scores) for one in record.frames(layer)]
    return _course((step, scores.edge_score) for step, scores in scored if scores)


def signal(record: Record, layer: str, figure: str) -> Course:
    """Return a statistic of the signals of `layer`, by the name of a field of `LayerSignals`."""
    return _course(
        (measured.step, getattr(one, figure))
        for measured in record.signals
        for one in measured.layers
        if one.layer == layer
    )


def layer_names(record: Record) -> tuple[str, ...]:
    """Return the names of layers whose signals are measured, in the order of the network."""
    if record.signals:
        return tuple(one.layer for one in record.signals[-1].layers)
    return tuple(one.name for one in record.started.layers) if record.started else ()


def weighted_names(record: Record) -> tuple[str, ...]:
    """Return the names of the measured layers that have weights."""
    with_weights = dict.fromkeys(
        one.layer for measured in record.signals for one in measured.layers if _updated(one)
    )
    return tuple(with_weights)


def _updated(signals: LayerSignals) -> bool:
    return signals.update_ratio is not None


def curve_table(record: Record) -> dict[str, Floats]:
    """Collect all curves of a run, by name.

    Parameters
    ----------
    record : the run; it may be empty

    Returns
    -------
    dict
        Columns (n,) of float64. The first is `step`, in increasing order: every step at which
        anything was measured. Values that were not measured are NaN, and empty columns are left
        out. Names of columns of a layer start with its name, as in `conv1.edge_fraction`.
    """
    known = {name: course for name, course in _courses(record).items() if len(course[0])}
    step = np.unique(np.concatenate([np.zeros(0), *(x for x, _y in known.values())]))
    columns: dict[str, Floats] = {"step": step}
    for name, (x, y) in known.items():
        columns[name] = np.full(len(step), np.nan)
        columns[name][np.searchsorted(step, x)] = y
    return columns


def _courses(record: Record) -> dict[str, Course]:
    found = {
        "loss": courses.loss(record),
        "smoothed_loss": courses.smooth_loss(record),
        "test_loss": courses.test_loss(record),
        "accuracy": courses.accuracy(record),
        "smoothed_accuracy": courses.smooth_accuracy(record),
        "test_accuracy": courses.test_accuracy(record),
        "learning_rate": courses.learning_rate(record),
        "kurtosis": courses.kurtosis(record),
    }
    for layer in record.layers:
        found[f"{layer}.edge_fraction"] = courses.edge_share(record, layer)
        found[f"{layer}.edge_score"] = courses.edge_score(record, layer)
    weighted = courses.weighted_names(record)
    for layer in courses.layer_names(record) if record.signals else ():
        for figure in SIGNALS:
            if figure != "update_ratio" or layer in weighted:
                found[f"{layer}.{figure}"] = courses.signal(record, layer, figure)
    return found


def spread(total: int, count: int, every: int = 1) -> list[int]:
    """Choose up to `count` increasingly distant steps from 0 to `total`, multiples of `every`.

    >>> spread(3000, 9, every=5)
    [0, 30, 60, 110, 215, 415, 805, 1555, 3000]
    """
    if total < 1 or count < 3:
        return [0]
    factor = FIRST_SHARE ** (1 / (count - 2))
    wanted = (total * factor**k for k in range(1, count - 1))
    rounded = {max(round(step / every), 1) * every for step in wanted}
    return [0, *sorted(step for step in rounded if step < total), total]


def film(recorded: Sequence[int], total: int, count: int) -> list[tuple[int, bool]]:
    """Choose the steps of a film strip; return each with whether it is already recorded.

    Parameters
    ----------
    recorded : recorded steps, in increasing order
    total : number of steps of the whole run
    count : number of pictures

    Examples
    --------
    >>> film([0, 25, 50], 400, 5)
    [(0, True), (25, True), (75, False), (400, False)]
    """
    every = recorded[1] - recorded[0] if len(recorded) > 1 else 1
    shown: list[tuple[int, bool]] = []
    for target in spread(total, count, every):
        place = bisect_left(recorded, target)
        known = place < len(recorded)
        step = recorded[place] if known else target
        if not shown or step > shown[-1][0]:
            shown.append((step, known))
    return shown
