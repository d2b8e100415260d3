"""What the name of a run tells on hover: its folder, and in what it differs from its preset."""

from html import escape

from PySide6.QtCore import QCoreApplication

from guitrainer.gui.lab.run_texts import long_date
from guitrainer.gui.rooms.train.runs.columns import Row
from guitrainer.gui.rooms.train.runs.differences import difference_rows
from guitrainer.sentences import fill

translate = QCoreApplication.translate
MOST_DIFFERENCES = 12


def run_tip(row: Row) -> str:
    """Name, date, folder and settings of a run, as rich text."""
    run = row.run
    lines = [f"<b>{escape(row.name)}</b>", escape(f"{long_date(run.date)} · {run.path.name}")]
    if run.note:
        lines.append(escape(run.note))
    if run.changes:
        text = fill(translate("runs", "Differs from %1 in:"), run.experiment.name)
        more = translate("runs", "%1 more")
        lines += [escape(text), difference_rows(run.changes, MOST_DIFFERENCES, more)]
    return "<br>".join(lines)
