"""The table `trials.csv`: one row per trial that has ended, appended in the order of their ends.

A row is written by one call of the system, after the arrays of its trial. So whatever kills the
process, only the last row may be incomplete; it has no end of line, and is dropped.
"""

import contextlib
import csv
import io
import math
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from guitrainer.errors import CheckpointError
from guitrainer.files.opening import open_own, open_regular, reading
from guitrainer.runs.files import write_atomically, writing
from guitrainer.sweeps.outcome import NUMBERS, STATUSES, Status, TrialOutcome
from guitrainer.sweeps.plan import SweepPlan, Trial

LARGEST_TABLE = 4 << 30  # bytes; ten million trials
_HEX = re.compile(r"[0-9a-f]{64}|")
_COUNT = re.compile(r"\d{1,9}")
# Columns before those of what is varied, and after them.
_FIRST = ("trial", "setting")
# Numbers in the tables of earlier versions.
_EARLIER = tuple(name for name in NUMBERS if name != "kurtosis")


@dataclass(frozen=True)
class TrialRow:
    """One row: the number of the trial and what is known of it."""

    number: int
    status: Status
    numbers: dict[str, float | None]
    attempts: int
    weights: str
    problem: str


def columns(plan: SweepPlan, numbers: Sequence[str] = NUMBERS) -> list[str]:
    """Return the names of the columns; what is varied may have the name of another column."""
    last = ("seed", "fold", "status", *numbers, "attempts", "weights", "problem")
    taken = {*_FIRST, *last}
    return [*_FIRST, *(f"vary.{key}" if key in taken else key for key in plan.keys), *last]


class TrialTable:
    """The table of a sweep, opened for appending.

    Parameters
    ----------
    path : path of the file; a new table is started if it does not exist.
    plan : the plan of the sweep.
    end : length of the file in bytes up to which its rows are kept; 0 to start again.
    """

    def __init__(self, path: Path, plan: SweepPlan, end: int = 0) -> None:
        self._path, self._plan = path, plan
        with writing(path):
            if end:
                with open_own(path, "update") as file:
                    file.truncate(end)
            else:
                with open_own(path, "new") as file:
                    file.write(_line(columns(plan)))
            self._file: BinaryIO = open_own(path, "append")

    def add(self, trial: Trial, outcome: TrialOutcome) -> None:
        """Append the row of a trial.

        Raises
        ------
        OutputError
            If it cannot be written.
        """
        with writing(self._path):
            self._file.write(row_line(self._plan, trial, outcome))
            self._file.flush()

    def sync(self) -> None:
        """Return when the rows would survive a power failure."""
        with writing(self._path):
            os.fsync(self._file.fileno())

    def close(self) -> None:
        """Close the file; what could not be written has been reported by `add`."""
        with contextlib.suppress(OSError):
            self._file.close()


def row_line(plan: SweepPlan, trial: Trial, outcome: TrialOutcome | TrialRow) -> bytes:
    """Return the row of a trial, with the end of its line."""
    return _line(
        [
            trial.number,
            *_distinction(plan, trial),
            outcome.status,
            *(outcome.numbers[name] for name in NUMBERS),
            outcome.attempts,
            outcome.weights,
            outcome.problem,
        ]
    )


def _distinction(plan: SweepPlan, trial: Trial) -> list[Any]:
    """Return what a row says of its trial apart from its number: its setting, seed and fold."""
    fold = None if trial.fold is None else trial.fold + 1
    return [trial.setting, *plan.values(trial.setting).values(), trial.seed, fold]


def write_rows(path: Path, plan: SweepPlan, rows: Sequence[TrialRow]) -> None:
    """Replace the table by one with the rows in the order of their trials.

    Raises
    ------
    OutputError
        If it cannot be written; the table is then as before.
    """
    ordered = sorted(rows, key=lambda row: row.number)
    lines = [row_line(plan, plan.trial(row.number), row) for row in ordered]
    write_atomically(path, _line(columns(plan)), b"".join(lines))


class TableReader:
    """Reads a table that may be growing.

    Attributes
    ----------
    rows : rows read so far by the number of their trial.
    end : length in bytes of the complete rows.
    """

    def __init__(self, path: Path, plan: SweepPlan) -> None:
        self._path, self._plan = path, plan
        self._numbers: Sequence[str] = NUMBERS
        self._columns = columns(plan)
        self._count = plan.trials_count
        self.rows: dict[int, TrialRow] = {}
        self.end = 0

    @property
    def outdated(self) -> bool:
        """Whether the table was written by an earlier version, and lacks columns."""
        return self._numbers != NUMBERS

    def refresh(self) -> list[TrialRow]:
        """Read the rows that were added since the last call.

        Raises
        ------
        CheckpointError
            If the table is damaged, or belongs to another plan.
        """
        with (
            open_regular(self._path, CheckpointError, most=LARGEST_TABLE, links=False) as file,
            reading(self._path, CheckpointError),
        ):
            file.seek(self.end)
            content = file.read()
        complete = content[: content.rfind(b"\n") + 1]
        if not complete:
            return []
        found = self._parse(complete.decode(errors="replace"))
        self.end += len(complete)
        return found

    def restart(self) -> None:
        """Read the table from its start at the next call, because it was replaced."""
        self.rows.clear()
        self.end = 0

    def _parse(self, text: str) -> list[TrialRow]:
        lines = csv.reader(io.StringIO(text), strict=True)
        new = []
        try:
            if self.end == 0:
                self._take_columns(next(lines))
            for cells in lines:
                row = self._row(cells)
                if row.number not in self.rows:
                    self.rows[row.number] = row
                    new.append(row)
        except (csv.Error, ValueError, IndexError) as error:
            raise CheckpointError(
                f"{self._path}: damaged after {len(self.rows)} rows: {str(error)[:200]}"
            ) from None
        return new

    def _take_columns(self, names: list[str]) -> None:
        for numbers in (NUMBERS, _EARLIER):
            if names == columns(self._plan, numbers):
                self._numbers, self._columns = numbers, names
                return
        raise CheckpointError(f"{self._path}: its columns are not those of the plan")

    def _row(self, cells: list[str]) -> TrialRow:
        if len(cells) != len(self._columns):
            raise ValueError(f"a row of {len(cells)} cells")
        number = _whole(cells[0])
        if number >= self._count:
            raise ValueError(f"trial {number}")
        self._check_plan(number, cells)
        status, *values, attempts, weights, problem = cells[self._columns.index("status") :]
        known = dict(zip(self._numbers, map(_number, values), strict=True))
        if status not in STATUSES or not _HEX.fullmatch(weights):
            raise ValueError(f"status {status[:20]}, weights {weights[:20]}")
        return TrialRow(
            number,
            STATUSES[STATUSES.index(status)],
            dict.fromkeys(NUMBERS) | known,
            _whole(attempts),
            weights,
            problem[:300],
        )

    def _check_plan(self, number: int, cells: list[str]) -> None:
        """Refuse a row of another setting, which was computed before the plan was edited."""
        planned = _distinction(self._plan, self._plan.trial(number))
        names = self._columns[1 : 1 + len(planned)]
        for name, cell, wanted in zip(names, cells[1:], map(_cell, planned), strict=False):
            if cell != wanted:
                raise CheckpointError(
                    f"{self._path}: trial {number} has {name} {cell[:40]}, but in the plan it has "
                    f"{wanted[:40]}"
                )


def _line(cells: Sequence[Any]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow([_cell(cell) for cell in cells])
    return text.getvalue().encode()


def _cell(value: Any) -> str:
    # The shortest text that is read back as the same number.
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return repr(float(value))
    return "" if value is None else str(value)


def _whole(cell: str) -> int:
    if not _COUNT.fullmatch(cell):
        raise ValueError(f"found {cell[:20]}, accepted: a count")
    return int(cell)


def _number(cell: str) -> float | None:
    if not cell:
        return None
    value = int(cell) if _COUNT.fullmatch(cell) else float(cell)
    if not math.isfinite(value):
        raise ValueError(f"found {cell[:20]}, accepted: a finite number")
    return value
