"""`score`: edge scores of the filters in a file, or in the last checkpoint in a folder."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guitrainer.cli.networks import READ, Problems, add_axes, named
from guitrainer.cli.parsing import Parser, add_json, path_argument
from guitrainer.cli.terminal import as_json, figure, percent, table, write
from guitrainer.errors import WeightsError

if TYPE_CHECKING:
    from guitrainer.events import FilterScores

MOST_LISTED = 8


def run(command: str, words: Sequence[str]) -> int:
    """Score every filter in a file, and print the scores."""
    parser = Parser(
        command,
        f"Edge score and label of every filter in a file: {READ}; or in a run, or in the last file "
        "in a folder of checkpoints.",
    )
    parser.add_argument("file", type=path_argument, metavar="FILE|FOLDER")
    parser.add_argument("--layer", metavar="NAME", help="such as conv1; defaults to all")
    add_axes(parser)
    add_json(parser)
    arguments = parser.parse(words)
    scored, problems = _scored(arguments.file, arguments.layer, arguments.axes)
    if arguments.json:
        layers = [_object(*pair) for pair in scored.items()]
        write(as_json({"file": str(Path(arguments.file)), "layers": layers}))
    else:
        write("\n\n".join(_text(*pair) for pair in scored.items()))
    problems.check()
    return 0


def _scored(
    path: str, wanted: str | None, axes: str | None
) -> "tuple[dict[str, FilterScores], Problems]":
    """Score the layers in the file, or only the requested one.

    Returns
    -------
    (scores, problems) : scores by the name of the layer, and what is wrong with other layers.

    Raises
    ------
    InputError
        If the file cannot be read, has no such layer, or no filters that can be scored.
    """
    from guitrainer.analysis.edges import scorable, summarize  # slow to import
    from guitrainer.runs.filter_series import check_size, open_series

    layers = named(open_series(path, axes).network, wanted)
    problems, scored, other = Problems(len(layers)), {}, []
    for layer in layers:
        try:
            check_size(layer)
            if scorable(layer.shape or ()):
                scored[layer.name] = summarize(layer.weight())
            else:
                other.append(f"{layer.key} {layer.shape}")
        except WeightsError as error:
            problems.add(error)
    if not scored and other:
        raise WeightsError(
            f"{path}: found {', '.join(other[:MOST_LISTED])}; accepted: (filters, channels, "
            "height, width) with windows of 3×3 to 31×31"
        )
    return scored, problems


def _object(layer: str, scores: "FilterScores") -> dict[str, Any]:
    return {
        "layer": layer,
        "edge_score": scores.edge_score,
        "edge_fraction": scores.edge_fraction,
        "orientations": scores.orientations,
        "spread": scores.spread,
        "filters": [
            {"filter": index, "score": float(score), "label": label}
            for index, (score, label) in enumerate(zip(scores.scores, scores.labels, strict=True))
        ],
    }


def _text(layer: str, scores: "FilterScores") -> str:
    rows = [
        (str(index), f"{score:.2f}", label)
        for index, (score, label) in enumerate(zip(scores.scores, scores.labels, strict=True))
    ]
    spread = figure(scores.spread) if len(rows) > 1 else "–"
    verdict = (
        f"{layer}: {percent(scores.edge_fraction)} edges, edge score {scores.edge_score:.2f}, "
        f"{scores.orientations} orientations, spread {spread}"
    )
    return f"{verdict}\n{table(('filter', 'score', 'label'), rows, left=(2,))}"
