"""`look`: what a file contains: the filters of a trained network, or images and labels."""

from collections.abc import Sequence
from math import prod
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guitrainer.cli.datasets import dataset_at, look_at
from guitrainer.cli.networks import READ, Problems, add_axes, named
from guitrainer.cli.parsing import Parser, add_json, path_argument
from guitrainer.cli.terminal import as_json, figure, table, write
from guitrainer.errors import DataError, InputError, WeightsError
from guitrainer.formats.datasets.finding import NothingThereError
from guitrainer.formats.refusals import clearer

LARGEST_MEASURED, MOST_MEASURED = 2**24, 2**26
"""Most weights of a layer, and of all layers together, that `look` reads to measure them."""

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from guitrainer.formats.networks.layers import StoredFilters
    from guitrainer.runs.filter_series import FilterSeries


def run(command: str, words: Sequence[str]) -> int:
    """Describe a file or folder, and draw a sheet of its filters or images if requested."""
    parser = Parser(
        command,
        f"Images and labels in a file or folder, or the convolutions of a trained network: {READ}, "
        "or a folder of checkpoints.",
    )
    parser.add_argument("file", type=path_argument, metavar="FILE|FOLDER")
    parser.add_argument("--layer", metavar="NAME", help="only this layer; defaults to all")
    add_axes(parser)
    parser.add_argument(
        "--to",
        type=path_argument,
        metavar="SHEET.png",
        help="draw the filters of a layer (the first, or --layer), .png, .svg or .pdf; or the "
        "first images of every class, .png",
    )
    add_json(parser)
    arguments = parser.parse(words)
    images = None if arguments.layer or arguments.axes else dataset_at(arguments.file)
    if images is not None and not isinstance(images, DataError) and images.problem is None:
        return look_at(images, arguments.file, arguments.to, arguments.json)
    try:
        series = _opened(arguments.file, arguments.axes)
    except InputError as error:
        if images is None or isinstance(images, NothingThereError):
            raise
        if isinstance(images, DataError):
            raise clearer(error, images) from error
        return look_at(images, arguments.file, arguments.to, arguments.json)
    layers = named(series.network, arguments.layer)
    problems = Problems(len(layers))
    found = _all_described(layers, problems)
    sound = next(n for n, layer in enumerate(found) if layer["problem"] is None)
    sheet = None if arguments.to is None else _draw(layers[sound], arguments.to)
    if arguments.json:
        write(as_json({**_object(series, found), "sheet": sheet}))
    else:
        write("\n".join([_text(series, found), *([] if sheet is None else ["", sheet])]))
    problems.check()
    return 0


def _opened(path: str, axes: str | None) -> "FilterSeries":
    """Describe the convolutions in a file, or in a folder of checkpoints."""
    from guitrainer.runs.filter_series import open_series  # slow to import

    return open_series(path, axes)


def _draw(layer: "StoredFilters", to: str) -> str:
    """Draw the filters of a layer; return the path of the picture."""
    from guitrainer.runs.export import export_weights  # slow to import

    if Path(to).suffix.lower() not in (".png", ".svg", ".pdf"):
        raise InputError(f"--to {to}: accepted: a file ending in .png, .svg or .pdf")
    return str(export_weights({layer.name: layer.weight()}, to)[0])


def _all_described(layers: "Sequence[StoredFilters]", problems: Problems) -> list[dict[str, Any]]:
    """Describe layers; those that would take too long to read are not measured."""
    from guitrainer.runs.filter_series import check_size  # slow to import

    left, found = MOST_MEASURED, []
    for layer in layers:
        size = prod(layer.stored)
        weight, problem = None, None
        try:
            check_size(layer)
            if size <= min(LARGEST_MEASURED, left):
                weight = layer.weight()
                left -= size
        except WeightsError as error:
            problem = str(error)
            problems.add(error)
        found.append({**_described(layer, weight), "problem": problem})
    return found


def _described(layer: "StoredFilters", weight: "NDArray[np.float32] | None") -> dict[str, Any]:
    from guitrainer.analysis.resemblance import resembling  # slow to import

    found = () if weight is None else resembling(weight, layer.kind, layer.groups)
    return {
        "layer": layer.name,
        "array": layer.key,
        "kind": layer.kind,
        "shape": list(layer.shape or ()),
        "stored_shape": list(layer.stored),
        "axes": layer.axes,
        "axes_known": layer.known,
        "dtype": layer.dtype,
        "std": None if weight is None else float(weight.std(dtype="float64")),
        "looks_like": [one.text for one in found],
        "default_of": sorted({library for one in found for library in one.libraries}),
    }


def _object(series: "FilterSeries", found: list[dict[str, Any]]) -> dict[str, Any]:
    several = len(series.moments) > 1
    return {
        "file": str(series.path),
        "format": series.format,
        "arrays": series.arrays,
        "checkpoints": [moment.name for moment in series.moments] if several else [],
        "layers": found,
        "notes": [str(note) for note in series.notes],
    }


def _text(series: "FilterSeries", found: list[dict[str, Any]]) -> str:
    from guitrainer.analysis.resemblance import listed  # slow to import

    rows = [
        (
            layer["layer"],
            "×".join(map(str, layer["shape"])) or "?",
            layer["axes"] or "?",
            layer["dtype"],
            "–" if layer["std"] is None else figure(layer["std"]),
            listed(layer["looks_like"]) or "–",
        )
        for layer in found
    ]
    headers = ("layer", "filters", "stored as", "type", "std", "looks like")
    lines = [
        f"{series.path}: {series.format}, arrays: {series.arrays}, "
        f"convolutions: {len(series.layers)}",
        "",
        table(headers, rows, left=(0, 2, 3, 5)),
        "",
    ]
    reasons = dict.fromkeys(
        (layer["axes"], layer["axes_known"]) for layer in found if layer["axes"]
    )
    lines += [f"order {axes}: {known}" for axes, known in reasons if known]
    kinds = [
        f"{layer['layer']} is {layer['kind']}" for layer in found if layer["kind"] != "convolution"
    ]
    if len(series.moments) > 1:
        first, last = series.moments[0].name, series.moments[-1].name
        lines.append(f"checkpoints: {first} to {last}; the table describes the last")
    large = [one["layer"] for one in found if one["std"] is None and one["problem"] is None]
    if large:
        lines.append(
            f"not measured, because they have more than {LARGEST_MEASURED:,} weights, or all "
            f"layers together more than {MOST_MEASURED:,}: {', '.join(large)}"
        )
    return "\n".join([*lines, *kinds, *map(str, series.notes)]).rstrip()
