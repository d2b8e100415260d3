"""The report of a sweep, in Markdown, with a picture."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from guitrainer.errors import InputError
from guitrainer.figures import duration, plain_figure
from guitrainer.runs.files import make_folder, write_atomically
from guitrainer.sweeps.pictures import PICTURE_SUFFIXES, write_picture
from guitrainer.sweeps.plan import MetricName
from guitrainer.sweeps.reader import SweepReader
from guitrainer.sweeps.summary import SettingSummary, SweepSummary, summary_csv, verdicts

MOST_LISTED = 100  # settings, and pairs
REPORT_SUFFIXES = (".csv", *PICTURE_SUFFIXES, ".md")


def export_sweep(reader: SweepReader, to: Path, metric: MetricName | None = None) -> list[Path]:
    """Write what the suffix of `to` says: .csv, .png, .svg, .pdf or .md; return the files.

    A report in Markdown has its picture beside it.

    Raises
    ------
    InputError
        If the suffix is another.
    OutputError
        If a file cannot be written.
    """
    suffix = to.suffix.lower()
    if suffix not in REPORT_SUFFIXES:
        raise InputError(f"{to}: accepted: a name that ends in {', '.join(REPORT_SUFFIXES)}")
    summary = reader.summary(metric)
    make_folder(to.parent)
    if suffix == ".csv":
        write_atomically(to, summary_csv(reader.plan, summary).encode())
        return [to]
    if suffix != ".md":
        write_picture(reader, to, summary)
        return [to]
    picture = to.with_name(f"{to.stem}-map.png")
    write_picture(reader, picture, summary)
    write_atomically(to, report_text(reader, summary, picture.name).encode())
    return [to, picture]


def write_report(reader: SweepReader) -> None:
    """Write the report into the folder of the sweep.

    Raises
    ------
    OutputError
        If it cannot be written.
    """
    folder, summary = reader.folder, reader.summary()
    make_folder(folder.pictures)
    write_picture(reader, folder.pictures / "map.png", summary)
    text = report_text(reader, summary, f"{folder.pictures.name}/map.png")
    write_atomically(folder.report, text.encode())


def report_text(reader: SweepReader, summary: SweepSummary, picture: str) -> str:
    """Return the report as Markdown; `picture` is the path of its picture."""
    return "\n".join(_lines(reader, summary, picture)) + "\n"


def _lines(reader: SweepReader, summary: SweepSummary, picture: str) -> Iterator[str]:
    plan = reader.plan
    yield f"# Sweep of {_plain(plan.experiment.name)}"
    yield ""
    if plan.description:
        yield from (_plain(plan.description), "")
    folds = "" if plan.folds is None else f", {plan.folds} folds"
    yield (
        f"{len(summary.settings):,} settings, {len(plan.seeds):,} seeds{folds}: "
        f"{len(reader.rows):,} of {plan.trials_count:,} trials have ended. "
        f"Metric: {summary.metric}. The plan is in `sweep.toml`."
    )
    if plan.settings:
        yield from ("", f"In all trials: {', '.join(f'`{_plain(s)}`' for s in plan.settings)}.")
    yield ""
    yield from verdicts(plan, summary)
    yield from ("", f"![The settings with their means and intervals]({picture})", "")
    yield from _settings(summary)
    yield from _pairs(summary)
    yield from _problems(reader)
    seconds = sum(row.numbers["seconds"] or 0.0 for row in reader.rows.values())
    yield f"All trials together were trained for {duration(seconds)} (minutes and seconds)."


def _settings(summary: SweepSummary) -> Iterator[str]:
    rows = [_row(one) for one in summary.settings[:MOST_LISTED]]
    headers = ("setting", "n", "mean", "sd", "95% interval", "diverged", "failed")
    yield from ("## Settings", "", *_table(headers, rows), "")


def _row(one: SettingSummary) -> Sequence[str]:
    found = one.estimate
    return (
        _plain(one.label),
        str(found.n),
        plain_figure(found.mean, 5),
        plain_figure(found.sd),
        _interval(found.low, found.high),
        str(one.diverged),
        str(one.failed),
    )


def _pairs(summary: SweepSummary) -> Iterator[str]:
    if not summary.pairs:
        return
    labels = {one.index: _plain(one.label) for one in summary.settings}
    ordered = sorted(
        summary.pairs, key=lambda pair: (pair.difference.p is None, pair.difference.p or 0)
    )
    rows = [
        (
            labels[pair.a],
            labels[pair.b],
            plain_figure(pair.difference.difference),
            _interval(pair.difference.low, pair.difference.high),
            plain_figure(pair.difference.p),
            str(pair.difference.n),
        )
        for pair in ordered[:MOST_LISTED]
    ]
    headers = ("a", "b", "a − b", "95% interval", "p (Holm)", "pairs")
    yield "## Differences"
    yield ""
    yield "Paired by seed and fold; p of the paired t-test, corrected for all pairs."
    yield from ("", *_table(headers, rows), "")


def _problems(reader: SweepReader) -> Iterator[str]:
    rows = sorted((row for row in reader.rows.values() if row.problem), key=lambda r: r.number)
    if not rows:
        return
    yield from ("## Trials without a result", "")
    for row in rows[:MOST_LISTED]:
        setting = reader.plan.label(reader.plan.trial(row.number).setting)
        yield f"- trial {row.number} ({_plain(setting)}), {row.status}: {_plain(row.problem)}"
    yield ""


def _table(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(headers)} |"
    yield "|" + "---|" * len(headers)
    for row in rows:
        yield f"| {' | '.join(row)} |"


def _interval(low: float | None, high: float | None) -> str:
    return "–" if low is None else f"{plain_figure(low, 5)} to {plain_figure(high, 5)}"


def _plain(text: str) -> str:
    """Return text from a file, without characters that have a meaning in Markdown or HTML."""
    kept = "".join(sign for sign in text if sign.isprintable())
    for sign in ("\\", "|", "<", "`", "[", "!"):
        kept = kept.replace(sign, f"\\{sign}")
    return kept
