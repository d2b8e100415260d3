"""Columns of the table of runs: results, and settings that differ, also as tool tips."""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from typing import Any

from guitrainer.config.differences import Difference
from guitrainer.figures import count, duration, fixed, percent
from guitrainer.gui.base.look.theme import theme
from guitrainer.gui.base.text.language import Texts
from guitrainer.gui.lab.library import RunSummary
from guitrainer.gui.lab.run_texts import (
    long_date,
    setting_head,
    setting_title,
    setting_value,
    short_date,
    state_words,
)
from guitrainer.gui.rooms.common.labels import kurtosis_help
from guitrainer.sentences import fill

tr = Texts("runs")

NAME, NOTE = "name", "note"  # keys of the columns that can be edited
NONE = "–"  # nothing is known
GAP = 12  # pixels between columns
MOST_DIFFERENCES = 12


@dataclass(frozen=True)
class Row:
    """A run in the list.

    `color` is the number of the color of its curves, None if they are not shown. The run on stage
    (`live`) always has the accent color.
    """

    run: RunSummary
    name: str
    color: int | None = None
    live: bool = False


@dataclass(frozen=True, eq=False)
class Column:
    """A column: its sort key and its text; words are aligned left, numbers right."""

    key: str
    title: str
    tip: str
    value: Callable[[Row], Any]
    text: Callable[[Row], str]
    words: bool = False


def columns_of(rows: Sequence[Row]) -> list[Column]:
    """Return all columns of rows: name and note, main results, settings, the rest."""
    name, note, accuracy, edges, *others = _fixed_columns()
    return [name, note, accuracy, edges, *_setting_columns(rows), *others]


def _fixed_columns() -> list[Column]:
    return [
        Column(
            NAME,
            tr("Run"),
            tr("What differs from its preset, or the name you gave it (F2)"),
            lambda row: row.name,
            lambda row: row.name,
            words=True,
        ),
        Column(
            NOTE,
            tr("Note"),
            tr("Your note: double-click or press F2 to edit"),
            lambda row: row.run.note or None,
            lambda row: row.run.note,
            words=True,
        ),
        Column(
            "accuracy",
            tr("Accuracy"),
            tr("Share of test images classified correctly"),
            lambda row: row.run.accuracy,
            lambda row: percent(row.run.accuracy, 1),
        ),
        Column(
            "edges",
            tr("Edges"),
            tr("Share of the filters of the first convolution that are labeled edge"),
            lambda row: row.run.edge_fraction,
            lambda row: percent(row.run.edge_fraction),
        ),
        *_other_columns(),
    ]


def _other_columns() -> list[Column]:
    return [
        Column(
            "score",
            tr("Score"),
            tr("Mean edge score of the filters of the first convolution"),
            lambda row: row.run.edge_score,
            lambda row: fixed(row.run.edge_score),
        ),
        Column(
            "kurtosis",
            tr("Kurtosis"),
            kurtosis_help(),
            lambda row: row.run.kurtosis,
            lambda row: fixed(row.run.kurtosis),
        ),
        Column(
            "loss",
            tr("Loss"),
            tr("Loss on the test images"),
            lambda row: row.run.loss,
            lambda row: fixed(row.run.loss, 3),
        ),
        Column(
            "steps",
            tr("Trained"),
            tr("Steps that were trained"),
            lambda row: row.run.steps,
            _trained,
        ),
        Column(
            "state",
            tr("State"),
            tr("How it ended, or what it is doing"),
            lambda row: state_words(row.run.state),
            lambda row: state_words(row.run.state),
            words=True,
        ),
        Column(
            "seconds",
            tr("Time"),
            tr("Duration of the training"),
            lambda row: row.run.seconds,
            lambda row: NONE if row.run.seconds is None else duration(row.run.seconds),
        ),
        Column(
            "date",
            tr("Date"),
            tr("When it was last started or resumed"),
            lambda row: row.run.date,
            lambda row: short_date(row.run.date),
        ),
    ]


def _trained(row: Row) -> str:
    """Return the steps of a run, or the trials of a sweep."""
    sweep = row.run.sweep
    if sweep is not None:
        return tr("%1 of %2 trials", count(sweep.done), count(sweep.planned))
    return NONE if row.run.steps is None else count(row.run.steps)


def _setting_columns(rows: Iterable[Row]) -> list[Column]:
    """Return a column for every setting that any run has changed."""
    changed = {one.key: one for row in rows for one in row.run.changes}
    presets = {row.run.experiment.name for row in rows}
    made = [_setting_column(one) for one in changed.values()]
    return [*made, _preset_column()] if len(presets) > 1 else made


def _preset_column() -> Column:
    return Column(
        "preset",
        tr("Experiment"),
        tr("The experiment it is named after"),
        lambda row: row.run.experiment.name,
        lambda row: row.run.experiment.name,
        words=True,
    )


def _setting_column(difference: Difference) -> Column:
    def value(row: Row) -> Any:
        return row.run.settings.get(difference.key)

    def text(row: Row) -> str:
        return "" if row.run.is_sweep else setting_value(difference, value(row))

    numbers = (int, float, type(None))
    words = not (isinstance(difference.before, numbers) and isinstance(difference.after, numbers))
    return Column(
        difference.key, setting_head(difference), setting_title(difference), value, text, words
    )


def ordered(rows: Iterable[Row], column: Column, *, descending: bool) -> list[Row]:
    """Sort rows by a column: the run on stage first, runs without a value last."""
    rows = list(rows)
    known = [row for row in rows if not row.live and _known(column.value(row))]
    known.sort(key=lambda row: _rank(column.value(row)), reverse=descending)
    rest = [row for row in rows if not row.live and not _known(column.value(row))]
    return [*(row for row in rows if row.live), *known, *rest]


def matching(rows: Iterable[Row], columns: Sequence[Column], words: str) -> list[Row]:
    """Return the rows that contain all `words`, in any column or in the name of the folder."""
    wanted = words.casefold().split()
    return [row for row in rows if all(word in _all_text(row, columns) for word in wanted)]


def _all_text(row: Row, columns: Sequence[Column]) -> str:
    texts = [row.run.path.name, row.run.experiment.name, long_date(row.run.date)]
    texts += [column.text(row) for column in columns]
    return " ".join(texts).casefold()


def _known(value: Any) -> bool:
    return value is not None and not (isinstance(value, float) and math.isnan(value))


def _rank(value: Any) -> tuple[int, float, str]:
    """Return the sort key: numbers before words, words alphabetically."""
    if isinstance(value, bool | int | float):
        return 0, float(value), ""
    if isinstance(value, datetime):
        return 0, value.timestamp(), ""
    return 1, 0.0, str(value).casefold()


def difference_rows(found: Sequence[Difference], most: int, more: str) -> str:
    """Return settings and their values in the second experiment, as rich text.

    Parameters
    ----------
    found : from `differences`
    most : largest number of rows
    more : text for the remaining differences, with %1 for their number
    """
    dim = theme().dim
    rows = [
        f'<tr><td style="color:{dim}; padding-right:{GAP}px">{escape(setting_title(one))}</td>'
        f"<td>{escape(setting_value(one, one.after))}</td></tr>"
        for one in found[:most]
    ]
    if len(found) > most:
        text = escape(fill(more, len(found) - most))
        rows.append(f'<tr><td colspan=2 style="color:{dim}">{text}</td></tr>')
    return f"<table cellspacing=0 cellpadding=1>{''.join(rows)}</table>"


def run_tip(row: Row) -> str:
    """Return name, date, folder and settings of a run, as rich text."""
    run = row.run
    lines = [f"<b>{escape(row.name)}</b>", escape(f"{long_date(run.date)} · {run.path.name}")]
    if run.note:
        lines.append(escape(run.note))
    if run.changes:
        text = tr("Differs from %1 in:", run.experiment.name)
        more = tr("%1 more")
        lines += [escape(text), difference_rows(run.changes, MOST_DIFFERENCES, more)]
    return "<br>".join(lines)
