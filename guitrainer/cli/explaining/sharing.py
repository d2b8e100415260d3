"""sharing: the same layer with shared, local and dense weights."""

import argparse
from typing import TYPE_CHECKING, Any

from guitrainer.cli.explaining import Explained
from guitrainer.cli.explaining.grids import WIDTH, grid, page, section, sources
from guitrainer.cli.explaining.plain import plain
from guitrainer.cli.parsing import whole_number
from guitrainer.cli.terminal import percent, table

if TYPE_CHECKING:
    from guitrainer.explain.sharing import LayerMatrix, Sharing
    from guitrainer.explain.side_by_side import ShiftsMeasured

MOST = 28  # pixels; the matrix of the dense layer still fits into memory
SOURCES = (
    "Goodfellow, Bengio & Courville 2016, Deep Learning, section 9.2\n"
    "LeCun et al. 1989, Backpropagation applied to handwritten zip code recognition, section 3"
)


def add_flags(parser: argparse.ArgumentParser) -> None:
    """Add sizes, and whether to train."""
    sides = whole_number(MOST)
    parser.add_argument("--input", type=sides, default=3, metavar="N", help="side; defaults to 3")
    parser.add_argument("--filter", type=sides, default=2, metavar="N", help="side; defaults to 2")
    parser.add_argument(
        "--train",
        action="store_true",
        help="train all three on digits, and test them on shifted images",
    )


def explain(topic: str, arguments: argparse.Namespace) -> Explained:
    """Compare the three layers."""
    from guitrainer.explain.sharing import compare_layers  # slow to import

    found = compare_layers(arguments.input, arguments.filter)
    objects: dict[str, Any] = {"topic": topic, **plain(found, 2)}
    sections = [section("Number of weights", _counts(found))]
    sections += [section(*_matrix(layer)) for layer in found.layers if _fits(layer)]
    if arguments.train:
        measured = _train()
        objects["trained"] = plain(measured)
        sections.append(section("Trained on the same digits, with the same seed", _table(measured)))
    window, image = (f"{side}×{side}" for side in (arguments.filter, arguments.input))
    return objects, page(
        f"A window of {window} over {image}: shared, local, dense",
        *sections,
        sources(SOURCES),
    )


def _counts(found: "Sharing") -> str:
    rows = [
        (layer.kind, f"{layer.weights:,}", layer.formula, f"{layer.zeros:,}", f"{layer.repeats:,}")
        for layer in found.layers
    ]
    return (
        f"{found.inputs} inputs, {found.outputs} outputs: a matrix of "
        f"{found.outputs} × {found.inputs} = {found.inputs * found.outputs:,} entries\n\n"
        + table(("layer", "weights", "number", "zeros", "repeated"), rows, left=(0, 2))
    )


def _fits(layer: "LayerMatrix") -> bool:
    inputs = int(layer.index.shape[1])
    return len(str(layer.weights)) + 2 <= WIDTH // inputs


def _matrix(layer: "LayerMatrix") -> tuple[str, str]:
    cells = [["·" if k < 0 else f"w{k + 1}" for k in row] for row in layer.index]
    return f"The matrix, {layer.kind} (one row per output, one column per input)", "\n".join(
        grid(cells)
    )


def _train() -> "list[ShiftsMeasured]":
    from guitrainer.explain.side_by_side import ShiftsMeasured, train_side_by_side

    return [event for event in train_side_by_side() if isinstance(event, ShiftsMeasured)]


def _table(measured: "list[ShiftsMeasured]") -> str:
    shifts = [f"shifted {shift} px" for shift in measured[0].shifts]
    rows = [
        (
            found.kind,
            f"{found.weights:,}",
            f"{found.parameters:,}",
            *(percent(accuracy, 1) for accuracy in found.accuracies),
        )
        for found in measured
    ]
    headers = ("first layer", "weights", "parameters", *shifts)
    return f"{table(headers, rows)}\n\naccuracy on test images, original and shifted"
