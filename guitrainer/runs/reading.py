"""Tables of a run read back, as the events they were written from."""

import contextlib
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from guitrainer.errors import CheckpointError
from guitrainer.events import EvaluationFinished, LayerSignals, SignalsMeasured, StepFinished
from guitrainer.runs.logs import METRIC_COLUMNS, SIGNAL_COLUMNS, STEP_COLUMNS

LONGEST_ROW = 4096  # bytes; ten numbers take less than 300

Row = tuple[int, list[str]]


def read_steps(path: Path) -> Iterator[StepFinished]:
    """Rows of `steps.csv`, by rising step; a last row that was cut off is left out.

    Raises
    ------
    CheckpointError
        If a row is damaged, or the columns are not those this version writes.
    """
    for step, cells in _rows(path, STEP_COLUMNS):
        with _naming(path, step):
            epoch, loss, accuracy, rate, images, seconds = cells
            yield StepFinished(
                step,
                int(epoch),
                float(loss),
                float(accuracy),
                float(rate),
                int(images),
                float(seconds),
            )


def read_evaluations(path: Path) -> Iterator[EvaluationFinished]:
    """Rows of `metrics.csv` without their scores; otherwise as `read_steps`."""
    for step, cells in _rows(path, METRIC_COLUMNS):
        with _naming(path, step):
            train_loss, test_loss, accuracy = (float(cell) for cell in cells[:3])
            yield EvaluationFinished(step, train_loss, test_loss, accuracy)


def read_signals(path: Path) -> Iterator[SignalsMeasured]:
    """Measurements in `signals.csv`; otherwise as `read_steps`."""
    for step, rows in groupby(_rows(path, SIGNAL_COLUMNS), key=lambda row: row[0]):
        with _naming(path, step):
            yield SignalsMeasured(step, tuple(_layer(cells) for _, cells in rows))


def _layer(cells: Sequence[str]) -> LayerSignals:
    name, *numbers, ratio = cells
    values = dict(zip(SIGNAL_COLUMNS[2:-1], map(float, numbers), strict=True))
    return LayerSignals(name, **values, update_ratio=float(ratio) if ratio else None)


@contextlib.contextmanager
def _naming(path: Path, step: int) -> Iterator[None]:
    """Turn what Python says of a cell that is no number into one line."""
    try:
        yield
    except (ValueError, TypeError) as error:
        raise CheckpointError(f"{path}: damaged at step {step}: {error}") from None


def _rows(path: Path, columns: Sequence[str]) -> Iterator[Row]:
    """Step and the other cells of each whole row."""
    try:
        with path.open("rb") as file:
            if file.readline(LONGEST_ROW).decode(errors="replace").strip() != ",".join(columns):
                raise CheckpointError(f"{path}: its columns are not {','.join(columns)}")
            newest = 0
            while (line := file.readline(LONGEST_ROW)).endswith(b"\n"):
                first, *cells = line.decode(errors="replace").rstrip("\r\n").split(",")
                step = int(first) if first.isascii() and first.isdigit() and len(first) < 12 else -1
                if step < newest or len(cells) != len(columns) - 1:
                    raise CheckpointError(f"{path}: damaged after step {newest}")
                newest = step
                yield step, cells
            if len(line) == LONGEST_ROW:
                raise CheckpointError(f"{path}: damaged after step {newest}: a row without end")
    except OSError as error:
        raise CheckpointError(f"{path}: cannot be read: {error.strerror or error}") from error
