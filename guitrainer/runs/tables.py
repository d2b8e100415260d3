"""The tables of a run, with one row per step, evaluation or measurement."""

import os
from collections.abc import Sequence
from operator import attrgetter
from pathlib import Path

from guitrainer.config.schema import MOST_STEPS
from guitrainer.errors import CheckpointError
from guitrainer.events import (
    BINS,
    EvaluationFinished,
    FiltersCaptured,
    FilterScores,
    HistogramsMeasured,
    SignalsMeasured,
    StepFinished,
)
from guitrainer.files.opening import kind_of, open_own, open_regular
from guitrainer.runs.files import writing

STEP_COLUMNS = ("step", "epoch", "loss", "accuracy", "learning_rate", "images")
# Earlier versions stored the time in this table; such a table keeps its columns.
TIMED_STEP_COLUMNS = (*STEP_COLUMNS, "seconds")
TIME_COLUMNS = ("step", "seconds")
# Earlier versions measured all test images every time, later ones no kurtosis; a resumed table
# keeps its columns.
WHOLE_METRIC_COLUMNS = (
    "step",
    "train_loss",
    "test_loss",
    "test_accuracy",
    "edge_score",
    "edge_fraction",
    "orientations",
    "spread",
)
COUNTED_METRIC_COLUMNS = (*WHOLE_METRIC_COLUMNS, "test_images")
METRIC_COLUMNS = (*COUNTED_METRIC_COLUMNS, "kurtosis")
# From the latest to the earliest version.
ALL_METRIC_COLUMNS = (METRIC_COLUMNS, COUNTED_METRIC_COLUMNS, WHOLE_METRIC_COLUMNS)
SIGNAL_COLUMNS = (
    "step",
    "layer",
    "mean",
    "std",
    "zeros",
    "dead_units",
    "gradient_mean",
    "gradient_std",
    "gradient_zeros",
    "update_ratio",
)
HISTOGRAM_COLUMNS = ("step", "layer", "kind", "low", "high", *(f"bin{k + 1}" for k in range(BINS)))
# Rows are buffered in memory, and turned into text together, so that a step needs no system call.
_BUFFERED_ROWS = 2000
LONGEST_ROW = 4096  # bytes; a histogram needs fewer than 500

Cell = int | float | str | None


class CsvTable:
    """A CSV file that grows at its end; its first column is a step, which never decreases.

    Parameters
    ----------
    path
        Path of the file.
    *columns
        Names of the columns; alternatives are those of older versions, which a resumed table keeps.

    Attributes
    ----------
    columns : names of the columns of this table
    """

    def __init__(self, path: Path, *columns: Sequence[str]) -> None:
        self._path = path
        self._known = columns
        self.columns = columns[0]
        self._rows: list[Sequence[Cell]] = []
        self._newest = -1
        self._end: int | None = None  # length of the rows to keep; None: there is no table

    def begin(self) -> None:
        """Start an empty table.

        Raises
        ------
        OutputError
            If it cannot be written.
        """
        with writing(self._path), open_own(self._path, "new") as file:
            file.write(_header(self.columns).encode())

    def find(self, step: int) -> None:
        """Find the row of `step`, after which the table will continue; nothing is changed yet.

        Raises
        ------
        CheckpointError
            If its columns are not those this version writes, or it cannot be read.
        """
        self._end = None
        if kind_of(self._path, CheckpointError, links=False) is None:
            return
        with open_regular(self._path, CheckpointError, links=False) as file:
            self.columns = columns_of(self._path, file.readline(LONGEST_ROW), self._known)
            self._end = file.tell()
            while (row := file.readline(LONGEST_ROW)).endswith(b"\n"):
                number = step_in(row)
                if number is None or number > step:
                    break
                self._newest = number
                self._end = file.tell()

    def resume(self) -> None:
        """Continue after the row that was found; later rows are dropped.

        Raises
        ------
        OutputError
            If it cannot be written.
        """
        if self._end is None:
            self.begin()
            return
        with writing(self._path), open_own(self._path, "update") as file:
            file.truncate(self._end)

    def add(self, *cells: Cell) -> None:
        """Add a row, unless the table has one for that step."""
        step = cells[0]
        assert isinstance(step, int)
        self._add_all(step, [cells])

    def _add_all(self, step: int, rows: Sequence[Sequence[Cell]]) -> None:
        """Add all rows of a step."""
        if step <= self._newest:
            return
        self._newest = step
        self._rows += rows
        if len(self._rows) >= _BUFFERED_ROWS:
            self.flush()

    def flush(self, *, to_disk: bool = False) -> None:
        """Write the buffered rows; `to_disk`: return only when they would survive a power failure.

        Raises
        ------
        OutputError
            If they cannot be written, or the file has been deleted: a new one would lack the
            earlier rows.
        """
        with writing(self._path), open_own(self._path, "continue") as file:
            lines = [",".join(map(_text, cells)) + "\n" for cells in self._rows]
            file.write("".join(lines).encode())
            if to_disk:
                file.flush()
                os.fsync(file.fileno())
        self._rows.clear()


class StepTable(CsvTable):
    """The table `steps.csv`: loss, accuracy and learning rate of each step."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, STEP_COLUMNS, TIMED_STEP_COLUMNS)

    def add_step(self, event: StepFinished) -> None:
        """Add the row of one step."""
        self.add(*attrgetter(*self.columns)(event))


class TimeTable(CsvTable):
    """The table `times.csv`: seconds of training up to each step, which differ in every run."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, TIME_COLUMNS)

    def add_step(self, event: StepFinished) -> None:
        """Add the row of one step."""
        self.add(event.step, round(event.seconds, 6))


class SignalTable(CsvTable):
    """The table `signals.csv`: statistics of every layer, one row per layer and measurement."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, SIGNAL_COLUMNS)

    def add_signals(self, event: SignalsMeasured) -> None:
        """Add the rows of one measurement."""
        rows = [
            (event.step, *(getattr(layer, column) for column in SIGNAL_COLUMNS[1:]))
            for layer in event.layers
        ]
        self._add_all(event.step, rows)


class HistogramTable(CsvTable):
    """The table `histograms.csv`: one row per layer, kind of values, and measurement."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, HISTOGRAM_COLUMNS)

    def add_histograms(self, event: HistogramsMeasured) -> None:
        """Add the rows of one measurement."""
        rows = [
            (event.step, one.layer, one.kind, one.low, one.high, *one.counts)
            for one in event.histograms
        ]
        self._add_all(event.step, rows)


class MetricTable(CsvTable):
    """The table `metrics.csv`: evaluations, with scores of the first scored layer.

    Both may come in either order, so a row is written when its step has ended. If no filters were
    captured at that step, the columns of the scores are empty.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(path, *ALL_METRIC_COLUMNS)
        self._evaluation: EvaluationFinished | None = None
        self._scores: FilterScores | None = None
        self._layer: str | None = None

    def add_evaluation(self, event: EvaluationFinished) -> None:
        """Remember an evaluation."""
        self._evaluation = event

    def add_scores(self, event: FiltersCaptured) -> None:
        """Remember the scores of a layer, if it is the first one with scores."""
        if event.scores is not None and self._layer in (None, event.layer):
            self._layer, self._scores = event.layer, event.scores

    def end_step(self) -> None:
        """Write a row of what was remembered since the previous step."""
        if self._evaluation is not None:
            noted, scores = self._evaluation, self._scores
            cells = (
                noted.step,
                noted.train_loss,
                noted.test_loss,
                noted.test_accuracy,
                *(
                    (scores.edge_score, scores.edge_fraction, scores.orientations, scores.spread)
                    if scores
                    else (None,) * 4
                ),
                noted.images,
                noted.kurtosis,
            )
            self.add(*cells[: len(self.columns)])
        self._evaluation = self._scores = None


def columns_of(path: Path, header: bytes, known: Sequence[Sequence[str]]) -> Sequence[str]:
    """Return the known columns that the first line of a table names.

    Raises
    ------
    CheckpointError
        If it names any others.
    """
    for columns in known:
        if header == _header(columns).encode():
            return columns
    raise CheckpointError(f"{path}: its columns are not {_header(known[0]).strip()}")


def _header(columns: Sequence[str]) -> str:
    return ",".join(columns) + "\n"


def step_in(row: bytes) -> int | None:
    """Return the step at the start of a row; None if there is none.

    >>> step_in(b"12,0.5"), step_in(b"-1,0.5"), step_in(b"9" * 5000)
    (12, None, None)
    """
    first = row[:16].partition(b",")[0]
    number = int(first) if first.isdigit() and len(first) < 12 else MOST_STEPS + 1
    return number if number <= MOST_STEPS else None


def _text(cell: Cell) -> str:
    # The shortest text that is read back as the same number.
    if type(cell) is float:  # most cells are
        return repr(cell)
    if cell is None or isinstance(cell, str):
        return cell or ""
    return str(int(cell)) if isinstance(cell, int) else repr(float(cell))
