"""All figures of a run in one table."""

import numpy as np

from guitrainer.gui.kit.chart.drawing import Floats
from guitrainer.gui.lab import courses
from guitrainer.gui.lab.courses import Course
from guitrainer.gui.lab.record import Record

SIGNALS = ("std", "gradient_std", "zeros", "dead_units", "update_ratio")


def curve_table(record: Record) -> dict[str, Floats]:
    """Every curve of a run, by name.

    Parameters
    ----------
    record : the run; nothing may be known of it yet

    Returns
    -------
    dict
        Columns (n,) of float64, `step` first and rising: every step at which anything was
        measured. NaN stands where a figure was not. Columns that would be empty are left out;
        figures of a layer have its name in front, as in `conv1.edge_fraction`.
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
