"""Reads the tables of a run as the events from which they were written."""

import contextlib
import math
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import get_args

from guitrainer.config.messages import shown
from guitrainer.errors import CheckpointError, InputError
from guitrainer.events import (
    EvaluationFinished,
    HistogramKind,
    HistogramsMeasured,
    LayerHistogram,
    LayerSignals,
    SignalsMeasured,
    StepFinished,
)
from guitrainer.files.names import file_name
from guitrainer.files.opening import kind_of, open_regular, reading
from guitrainer.runs.tables import (
    ALL_METRIC_COLUMNS,
    HISTOGRAM_COLUMNS,
    LONGEST_ROW,
    SIGNAL_COLUMNS,
    STEP_COLUMNS,
    TIME_COLUMNS,
    TIMED_STEP_COLUMNS,
    WHOLE_METRIC_COLUMNS,
    columns_of,
    step_in,
)

SCORED = (
    len(WHOLE_METRIC_COLUMNS) - 1
)  # cells of metrics.csv that all versions have, after the step
KINDS: tuple[HistogramKind, ...] = get_args(HistogramKind)
LONGEST_CELL = 40  # characters; a number needs up to 24, a name 32

Row = tuple[int, list[str]]


def read_steps(path: Path, times: Path) -> Iterator[StepFinished]:
    """Read the rows of `steps.csv`, by increasing step; an incomplete last row is ignored.

    Parameters
    ----------
    path
        Path of `steps.csv`.
    times
        Path of `times.csv`. Steps without a recorded time count as 0 seconds.

    Raises
    ------
    CheckpointError
        If a row is damaged, or the columns are not those this version writes.
    """
    clock = _Clock(read_times(times))
    for step, cells in _rows(path, STEP_COLUMNS, TIMED_STEP_COLUMNS):
        with _naming(path, step):
            epoch, loss, accuracy, rate, images, *seconds = cells
            yield StepFinished(
                step,
                _count("epoch", epoch),
                float(loss),
                _share("accuracy", accuracy) if accuracy else None,
                _amount("learning_rate", rate),
                _count("images", images),
                _amount("seconds", seconds[0]) if seconds else clock.at(step),
            )


def read_times(path: Path) -> Iterator[tuple[int, float]]:
    """Read step and seconds of the rows of `times.csv`; otherwise like `read_steps`."""
    if kind_of(path, CheckpointError, links=False) is None:
        return
    for step, cells in _rows(path, TIME_COLUMNS):
        with _naming(path, step):
            yield step, _amount("seconds", cells[0])


def seconds_at(path: Path, step: object) -> float | None:
    """Return the seconds of training up to `step` according to `times.csv`; None if unknown."""
    with contextlib.suppress(CheckpointError):
        return next((seconds for row, seconds in read_times(path) if row == step), None)
    return None


class _Clock:
    """Looks up the time of steps, which must be requested in increasing order."""

    def __init__(self, rows: Iterator[tuple[int, float]]) -> None:
        self._rows = rows
        self._step, self._seconds = 0, 0.0

    def at(self, step: int) -> float:
        """Return the seconds up to `step`, or up to the last earlier step with a recorded time."""
        while self._step < step:
            found = next(self._rows, None)
            if found is None:
                break
            self._step, self._seconds = found
        return self._seconds


def read_evaluations(path: Path) -> Iterator[EvaluationFinished]:
    """Read the rows of `metrics.csv` without their scores; otherwise like `read_steps`."""
    for step, cells in _rows(path, *ALL_METRIC_COLUMNS):
        with _naming(path, step):
            train_loss, test_loss, accuracy, *_scores = cells[:SCORED]
            images, kurtosis, *_ = [*cells[SCORED:], "", ""]
            yield EvaluationFinished(
                step,
                float(train_loss),
                float(test_loss),
                _share("accuracy", accuracy) if accuracy else None,
                _count("test_images", images) if images else None,
                _amount("kurtosis", kurtosis) if kurtosis else None,
            )


def read_signals(path: Path) -> Iterator[SignalsMeasured]:
    """Read the measurements in `signals.csv`; otherwise like `read_steps`."""
    for step, rows in groupby(_rows(path, SIGNAL_COLUMNS), key=lambda row: row[0]):
        with _naming(path, step):
            yield SignalsMeasured(step, tuple(_layer(cells) for _, cells in rows))


def read_histograms(path: Path) -> Iterator[HistogramsMeasured]:
    """Read the measurements in `histograms.csv`; otherwise like `read_steps`."""
    for step, rows in groupby(_rows(path, HISTOGRAM_COLUMNS), key=lambda row: row[0]):
        with _naming(path, step):
            yield HistogramsMeasured(step, tuple(_histogram(cells) for _, cells in rows))


def _histogram(cells: Sequence[str]) -> LayerHistogram:
    name, kind, low, high, *counts = cells
    file_name(name)
    if kind not in KINDS:
        raise ValueError(f"kind: found {shown(kind)}, accepted: {', '.join(KINDS)}")
    ends = float(low), float(high)
    if not -math.inf < ends[0] <= ends[1] < math.inf:
        raise ValueError(f"low, high: found {low}, {high}, accepted: finite, in increasing order")
    return LayerHistogram(name, kind, *ends, tuple(_count("bin", one) for one in counts))


def _layer(cells: Sequence[str]) -> LayerSignals:
    name, *numbers, ratio = cells
    file_name(name)  # otherwise it would belong to no layer
    values = dict(zip(SIGNAL_COLUMNS[2:-1], map(float, numbers), strict=True))
    return LayerSignals(name, **values, update_ratio=float(ratio) if ratio else None)


def _count(name: str, cell: str) -> int:
    if not (cell.isascii() and cell.isdigit() and len(cell) < 12):
        raise ValueError(f"{name}: found {shown(cell)}, accepted: a whole number")
    return int(cell)


def _amount(name: str, cell: str) -> float:
    """Read a finite number of at least 0; unlike these, a loss may be NaN if a run diverges."""
    value = float(cell)
    if not 0 <= value < math.inf:
        raise ValueError(f"{name}: found {shown(cell)}, accepted: 0 or more, finite")
    return value


def _share(name: str, cell: str) -> float:
    value = float(cell)
    if value < 0 or value > 1:
        raise ValueError(f"{name}: found {shown(cell)}, accepted: from 0 to 1")
    return value


@contextlib.contextmanager
def _naming(path: Path, step: int) -> Iterator[None]:
    """Turn Python's error about a cell that is not a number into one line."""
    try:
        yield
    except (ValueError, TypeError, InputError) as error:
        raise CheckpointError(f"{path}: damaged at step {step}: {error}") from None


def _rows(path: Path, *known: Sequence[str]) -> Iterator[Row]:
    """Yield the step and the other cells of each complete row."""
    with (
        open_regular(path, CheckpointError, links=False) as file,
        reading(path, CheckpointError),
    ):
        columns = columns_of(path, file.readline(LONGEST_ROW).strip() + b"\n", known)
        newest = 0
        while (line := file.readline(LONGEST_ROW)).endswith(b"\n"):
            _, *cells = line.decode(errors="replace").rstrip("\r\n").split(",")
            step = step_in(line)
            too_long = any(len(cell) > LONGEST_CELL for cell in cells)
            if step is None or step < newest or too_long or len(cells) != len(columns) - 1:
                raise CheckpointError(f"{path}: damaged after step {newest}")
            newest = step
            yield step, cells
        if len(line) == LONGEST_ROW:
            raise CheckpointError(f"{path}: damaged after step {newest}: a row that does not end")
