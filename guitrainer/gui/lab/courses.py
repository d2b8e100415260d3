"""How figures of a run went over its steps: (step, value) as arrays (n,), float64."""

from collections.abc import Iterable

import numpy as np

from guitrainer.events import LayerSignals
from guitrainer.gui.kit.chart.drawing import Floats
from guitrainer.gui.lab.record import Record

Course = tuple[Floats, Floats]
NOTHING: Course = (np.zeros(0), np.zeros(0))


def _course(points: Iterable[tuple[float, float | None]]) -> Course:
    known = [(step, np.nan if value is None else value) for step, value in points]
    table = np.array(known, dtype=np.float64).reshape(-1, 2)
    return table[:, 0], table[:, 1]


def loss(record: Record) -> Course:
    """Training loss of each batch."""
    return record.steps.step.values, record.steps.loss.values


def smooth_loss(record: Record) -> Course:
    """Training loss, mean of the last batches."""
    return record.steps.step.values, record.steps.smooth_loss.values


def accuracy(record: Record) -> Course:
    """Training accuracy of each batch, a share."""
    return record.steps.step.values, record.steps.accuracy.values


def smooth_accuracy(record: Record) -> Course:
    """Training accuracy, mean of the last batches, a share."""
    return record.steps.step.values, record.steps.smooth_accuracy.values


def learning_rate(record: Record) -> Course:
    """Learning rate used in each step."""
    return record.steps.step.values, record.steps.learning_rate.values


def test_loss(record: Record) -> Course:
    """Loss on the test images."""
    return _course((one.step, one.test_loss) for one in record.evaluations)


def test_accuracy(record: Record) -> Course:
    """Accuracy on the test images, a share."""
    return _course((one.step, one.test_accuracy) for one in record.evaluations)


def edge_share(record: Record, layer: str) -> Course:
    """Share of the filters of `layer` that are edges."""
    scored = [(one.step, one.scores) for one in record.frames(layer)]
    return _course((step, scores.edge_fraction) for step, scores in scored if scores)


def edge_score(record: Record, layer: str) -> Course:
    """Mean edge score of the filters of `layer`."""
    scored = [(one.step, one.scores) for one in record.frames(layer)]
    return _course((step, scores.edge_score) for step, scores in scored if scores)


def signal(record: Record, layer: str, figure: str) -> Course:
    """One figure of what goes through `layer`: the name of a field of `LayerSignals`."""
    return _course(
        (measured.step, getattr(one, figure))
        for measured in record.signals
        for one in measured.layers
        if one.layer == layer
    )


def layer_names(record: Record) -> tuple[str, ...]:
    """Layers whose signals are measured, in the order of the network."""
    if record.signals:
        return tuple(one.layer for one in record.signals[-1].layers)
    return tuple(one.name for one in record.started.layers) if record.started else ()


def weighted_names(record: Record) -> tuple[str, ...]:
    """Those of them that have weights."""
    with_weights = dict.fromkeys(
        one.layer for measured in record.signals for one in measured.layers if _updated(one)
    )
    return tuple(with_weights)


def _updated(signals: LayerSignals) -> bool:
    return signals.update_ratio is not None
