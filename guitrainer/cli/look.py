"""`look`: what a file of a trained network contains."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guitrainer.cli.networks import READ, add_axes, chosen, opened
from guitrainer.cli.parsing import Parser, add_json, path_argument
from guitrainer.cli.terminal import as_json, figure, table, write
from guitrainer.errors import InputError

if TYPE_CHECKING:
    from guitrainer.formats.networks.layers import NetworkFile, StoredFilters


def run(command: str, words: Sequence[str]) -> int:
    """Describe a file, and draw a sheet of its filters if requested."""
    parser = Parser(command, f"The convolutions in a file of a trained network: {READ}.")
    parser.add_argument("file", type=path_argument, metavar="FILE")
    parser.add_argument("--layer", metavar="NAME", help="only this layer; defaults to all")
    add_axes(parser)
    parser.add_argument(
        "--to",
        type=path_argument,
        metavar="SHEET.png",
        help="draw the filters of a layer (the first, or --layer): .png or .svg",
    )
    add_json(parser)
    arguments = parser.parse(words)
    network = opened(arguments.file, arguments.axes)
    layers = chosen(network, arguments.layer)
    sheet = None if arguments.to is None else _draw(layers[0], arguments.to)
    if arguments.json:
        write(as_json({**_object(network, layers), "sheet": sheet}))
    else:
        write("\n".join([_text(network, layers), *([] if sheet is None else ["", sheet])]))
    return 0


def _draw(layer: "StoredFilters", to: str) -> str:
    """Draw the filters of a layer; return the path of the picture."""
    from guitrainer.runs.export import export_weights  # slow to import

    if Path(to).suffix.lower() not in (".png", ".svg"):
        raise InputError(f"--to {to}: accepted: a file ending in .png or .svg")
    return str(export_weights({layer.name: layer.weight()}, to)[0])


def _described(layer: "StoredFilters") -> dict[str, Any]:
    from guitrainer.analysis.resemblance import resembling  # slow to import

    weight = layer.weight()
    return {
        "layer": layer.name,
        "array": layer.key,
        "kind": layer.kind,
        "shape": list(weight.shape),
        "stored_shape": list(layer.stored),
        "axes": layer.axes,
        "axes_known": layer.known,
        "dtype": layer.dtype,
        "std": float(weight.std(dtype="float64")),
        "looks_like": list(resembling(weight)),
    }


def _object(network: "NetworkFile", layers: "list[StoredFilters]") -> dict[str, Any]:
    return {
        "file": str(network.path),
        "format": network.format,
        "arrays": network.arrays,
        "layers": [_described(layer) for layer in layers],
        "notes": list(network.notes),
    }


def _text(network: "NetworkFile", layers: "list[StoredFilters]") -> str:
    found = [_described(layer) for layer in layers]
    rows = [
        (
            layer["layer"],
            "×".join(map(str, layer["shape"])),
            layer["axes"],
            layer["dtype"],
            figure(layer["std"]),
            " or ".join(layer["looks_like"]) or "–",
        )
        for layer in found
    ]
    headers = ("layer", "filters", "stored as", "type", "std", "looks like")
    lines = [
        f"{network.path}: {network.format}, arrays: {network.arrays}, "
        f"convolutions: {len(network.layers)}",
        "",
        table(headers, rows, left=(0, 2, 3, 5)),
        "",
    ]
    reasons = dict.fromkeys((layer["axes"], layer["axes_known"]) for layer in found)
    lines += [f"order {axes}: {known}" for axes, known in reasons if known]
    kinds = [
        f"{layer['layer']} is {layer['kind']}" for layer in found if layer["kind"] != "convolution"
    ]
    return "\n".join([*lines, *kinds, *network.notes]).rstrip()
