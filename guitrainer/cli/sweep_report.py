"""`sweep-report`: the results of a sweep, as text, tables and pictures."""

from collections.abc import Sequence
from pathlib import Path

from guitrainer.cli.parsing import Parser, add_json, path_argument
from guitrainer.cli.sweep import summary_text
from guitrainer.cli.terminal import as_json, write
from guitrainer.config.messages import shown, suggestion
from guitrainer.errors import InputError


def run(command: str, words: Sequence[str]) -> int:
    """Print the results of a sweep, or write them to a file."""
    parser = Parser(command, "The results of a sweep, finished or not.")
    parser.add_argument("sweep", type=path_argument, metavar="SWEEP", help="folder of the sweep")
    parser.add_argument(
        "--to",
        type=path_argument,
        metavar="FILE",
        help=".csv (table), .png, .svg or .pdf (map), or .md (report)",
    )
    parser.add_argument("--metric", metavar="NAME", help="defaults to the metric of the sweep")
    add_json(parser)
    arguments = parser.parse(words)
    from guitrainer.sweeps.plan import METRICS  # these import NumPy
    from guitrainer.sweeps.reader import SweepReader
    from guitrainer.sweeps.report import export_sweep
    from guitrainer.sweeps.summary import summary_mapping

    metric = next((name for name in METRICS if name == arguments.metric), None)
    if arguments.metric is not None and metric is None:
        raise InputError(
            f"--metric: got {shown(arguments.metric)}, accepted: {', '.join(METRICS)}"
            f"{suggestion(arguments.metric, METRICS)}"
        )
    reader = SweepReader(arguments.sweep)
    summary = reader.summary(metric)
    if arguments.to is not None:
        files = export_sweep(reader, Path(arguments.to), metric)
        if not arguments.json:
            write("\n".join(map(str, files)))
    elif not arguments.json:
        write(f"{len(reader.rows):,} of {reader.plan.trials_count:,} trials\n")
        write(summary_text(reader.plan, summary))
    if arguments.json:
        states = [row.status for row in reader.rows.values()]
        head = {
            "sweep": str(arguments.sweep),
            "trials": len(states),
            "failed": states.count("failed"),
            "complete": reader.complete,
            "seconds": reader.status().seconds,
        }
        write(as_json({**head, **summary_mapping(reader.plan, summary)}))
    return 0
