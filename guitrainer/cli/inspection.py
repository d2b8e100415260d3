"""`inspect`: a network before training."""

from collections.abc import Sequence
from dataclasses import asdict
from textwrap import wrap
from typing import TYPE_CHECKING

from guitrainer.cli.arguments import add_experiment, experiment_of
from guitrainer.cli.parsing import Parser, add_json
from guitrainer.cli.report import report_text
from guitrainer.cli.terminal import as_json, definitions, figure, table, write

if TYPE_CHECKING:
    from guitrainer.analysis.judgment import Verdict
    from guitrainer.training.inspection import LayerReport

SHAPES = ("layer", "type", "output", "parameters", "fan_in", "fan_out", "signal σ")
WIDTH = 80  # width of prose
WEIGHTS = ("layer", "scheme", "σ", "sampled", "σ²", "sampled", "limit", "sampled")


def run(command: str, words: Sequence[str]) -> int:
    """Build the network, draw its weights, pass a batch through it, and print the results."""
    parser = Parser(
        command,
        "Before training: shapes, fans, initial weights, and the signal through the layers.",
    )
    add_experiment(parser)
    add_json(parser)
    arguments = parser.parse(words)
    experiment = experiment_of(arguments)
    from guitrainer.cli.explaining.plain import plain  # slow to import, like the following
    from guitrainer.training.preview import preview_experiment

    preview = preview_experiment(experiment)
    reports, verdict = [layer.report for layer in preview.layers], preview.verdict
    if arguments.json:
        layers = [asdict(report) for report in reports]
        measured = preview.report.as_mapping()
        found = {"experiment": experiment.name, "layers": layers, "kurtosis": preview.kurtosis}
        write(as_json({**found, "verdict": verdict and plain(verdict), **measured}))
    else:
        title = f"{experiment.name}, {_total(reports)} parameters"
        parts = (title, report_text(preview.report), _text(reports), _sparseness(preview.kurtosis))
        write("\n\n".join(part for part in (*parts, _advice(verdict)) if part))
    return 0


def _sparseness(kurtosis: float | None) -> str:
    """Tell the kurtosis before training, which that of the trained filters is compared with."""
    if kurtosis is None:
        return ""
    return f"kurtosis of the responses of the initial filters: {kurtosis:.2f} (Gaussian: 3)"


def _advice(verdict: "Verdict | None") -> str:
    from guitrainer.analysis.remedies import NAMES

    if verdict is None:
        return ""
    lines = [str(verdict.sentence)]
    lines += [f"What helps: {NAMES[verdict.remedy]}."] if verdict.remedy else []
    return "\n".join(line for text in lines for line in wrap(text, WIDTH))


def _total(reports: "Sequence[LayerReport]") -> str:
    return f"{sum(report.parameters for report in reports):,}"


def _text(reports: "Sequence[LayerReport]") -> str:
    """Print two tables, because one would be wider than a terminal, then the formulas."""
    weighted = [report for report in reports if report.scheme is not None]
    parts = [
        table(SHAPES, [_shapes(report) for report in reports], left=(0, 1)),
        "σ and limit as requested, and next to each as sampled",
        table(WEIGHTS, [_weights(report) for report in weighted], left=(0, 1)),
        definitions([(report.name, report.formula or "–") for report in weighted]),
    ]
    return "\n\n".join(parts if weighted else parts[:1])


def _shapes(report: "LayerReport") -> tuple[str, ...]:
    return (
        report.name,
        report.type,
        "×".join(map(str, report.output_shape)),
        f"{report.parameters:,}",
        _count(report.fan_in),
        _count(report.fan_out),
        figure(report.signal_std),
    )


def _weights(report: "LayerReport") -> tuple[str, ...]:
    numbers = (
        report.std,
        report.std_sampled,
        report.variance,
        report.variance_sampled,
        report.limit,
        report.limit_sampled,
    )
    return (report.name, report.scheme or "–", *map(figure, numbers))


def _count(number: int | None) -> str:
    return "–" if number is None else f"{number:,}"
