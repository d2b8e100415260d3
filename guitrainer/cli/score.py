"""`score`: edge scores of the filters in a file."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guitrainer.cli.parsing import Parser, add_json, path_argument
from guitrainer.cli.terminal import as_json, figure, percent, table, write
from guitrainer.errors import WeightsError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from guitrainer.events import FilterScores
    from guitrainer.files.npy import Header

SUFFIX = ".weight"
MOST_FILTERS = 65_536


def run(command: str, words: Sequence[str]) -> int:
    """Score every filter in a file, and print the scores."""
    parser = Parser(command, "Edge score and label of every filter in a file.")
    parser.add_argument(
        "file", type=path_argument, metavar="FILE.npz", help="with keys LAYER.weight (OIHW)"
    )
    parser.add_argument("--layer", metavar="NAME", help="such as conv1; defaults to all")
    add_json(parser)
    arguments = parser.parse(words)
    path = Path(arguments.file)
    scored = _scored(path, arguments.layer)
    if arguments.json:
        write(as_json({"file": str(path), "layers": [_object(*pair) for pair in scored.items()]}))
    else:
        write("\n\n".join(_text(*pair) for pair in scored.items()))
    return 0


def _scored(path: Path, wanted: str | None) -> "dict[str, FilterScores]":
    """Score the layers in the file, or only the requested one.

    Raises
    ------
    InputError
        If the file cannot be read, has no such layer, or no filters that can be scored.
    """
    from guitrainer.analysis.edges import scorable, summarize  # slow to import
    from guitrainer.formats.npz import npz_keys, read_npz

    keys = [key for key in npz_keys(path) if key.endswith(SUFFIX)]
    layers = [key.removesuffix(SUFFIX) for key in keys]
    if not layers:
        raise WeightsError(f"{path}: no arrays named LAYER.weight, accepted: at least one")
    if wanted is not None and wanted not in layers:
        raise WeightsError(f"--layer {wanted}: not in {path}, accepted: {', '.join(layers)}")
    wished = tuple(keys if wanted is None else [wanted + SUFFIX])
    arrays = read_npz(path, wished, check=partial(_check_count, path))
    filters = {key: array for key, array in arrays.items() if scorable(array.shape)}
    if not filters:
        found = ", ".join(f"{key} {array.shape}" for key, array in arrays.items())
        raise WeightsError(
            f"{path}: found {found}; accepted: (filters, channels, height, width) with windows "
            "of 3×3 to 31×31"
        )
    return {
        key.removesuffix(SUFFIX): summarize(_finite(f"{path}: {key}", array))
        for key, array in filters.items()
    }


def _check_count(path: Path, found: "Mapping[str, Header]") -> None:
    """Refuse more filters than any layer can have, before they are read."""
    for key, header in found.items():
        if header.shape[0] > MOST_FILTERS:
            raise WeightsError(
                f"{path}: {key} {header.shape}, accepted: up to {MOST_FILTERS:,} filters"
            )


def _finite(where: str, array: "NDArray[Any]") -> "NDArray[np.float32]":
    """Convert `array` to float32, after checking that it contains only numbers."""
    import numpy as np

    if array.dtype.kind not in "fiu":
        raise WeightsError(f"{where}: {array.dtype}, accepted: real numbers")
    with np.errstate(over="ignore"):  # values that overflow become infinite
        weight = array.astype(np.float32)
    if not np.isfinite(weight).all():
        raise WeightsError(f"{where}: contains NaN or infinity, accepted: finite numbers")
    return weight


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
