"""`export`: filters of a run as pictures, animations and arrays."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from guitrainer.cli.networks import add_axes, chosen, is_checkpoints, opened
from guitrainer.cli.parsing import Parser, path_argument
from guitrainer.cli.terminal import write
from guitrainer.config.schema import MOST_STEPS
from guitrainer.errors import InputError
from guitrainer.files.opening import kind_of

if TYPE_CHECKING:
    from guitrainer.runs.history import History

MOST_MEGABYTES = 1000


def run(command: str, words: Sequence[str]) -> int:
    """Export filters, and print the paths of the files."""
    parser = Parser(command, "Pictures of trained filters and of their evolution.")
    parser.add_argument(
        "run",
        type=path_argument,
        metavar="RUN|FILE|FOLDER",
        help="folder of a run, a file of a trained network, or a folder of checkpoints",
    )
    parser.add_argument(
        "--to",
        type=path_argument,
        metavar="FILE-or-DIR",
        help=".png, .svg and .pdf (contact sheet), .gif and .apng (evolution), .npz (weights), "
        ".safetensors, .pt, .onnx, .keras and .weights.h5 (the whole network), or a "
        "folder (one picture per filter)",
    )
    parser.add_argument(
        "--tensorboard",
        type=path_argument,
        metavar="DIR",
        help="write what was recorded of a run for TensorBoard: scalars, filters, histograms",
    )
    parser.add_argument(
        "--max-mb",
        type=_megabytes,
        metavar="N",
        help="largest size of a .gif or .apng in megabytes (1,000,000 bytes): fewer frames, "
        "smaller tiles and fewer colors if necessary",
    )
    parser.add_argument("--layer", metavar="NAME", help="such as conv1; defaults to the first")
    parser.add_argument("--step", type=_step, metavar="N|all", help="defaults to the last")
    parser.add_argument(
        "--colors",
        choices=("dark", "light"),
        default="dark",
        help="colors of pictures; defaults to dark, light is for paper",
    )
    add_axes(parser)
    arguments = parser.parse(words)
    if arguments.to is None and arguments.tensorboard is None:
        raise InputError("--to: missing; accepted: --to FILE-or-DIR, --tensorboard DIR, or both")
    if arguments.tensorboard is not None:
        write(str(_export_events(arguments)))
    if arguments.to is None:
        return 0
    files = _export(arguments)
    first = str(files[0]) if files else "nothing"
    write(first if len(files) < 2 else f"{len(files)} files in {files[0].parent}")
    return 0


def _export(arguments: argparse.Namespace) -> list[Path]:
    """Write what the ending of --to says."""
    if _is_network(Path(arguments.run)):
        return _export_network(arguments)
    if is_checkpoints(arguments.run):
        return _export_checkpoints(arguments)
    if arguments.max_mb is not None:
        from guitrainer.runs.export.source import filters_of  # slow to import, like the following

        return _export_film(arguments, filters_of(Path(arguments.run)))
    from guitrainer.runs.export import export_run

    return export_run(
        arguments.run,
        arguments.to,
        layer=arguments.layer,
        step=arguments.step,
        colors=arguments.colors,
    )


def _export_film(arguments: argparse.Namespace, history: "History") -> list[Path]:
    """Write an animation of limited size, and print how it was made."""
    from guitrainer.runs.export.files import export_film  # slow to import

    if arguments.step not in (None, "all"):
        raise InputError(f"--step: got {arguments.step}, accepted for an animation: all")
    layer = None if is_checkpoints(arguments.run) else arguments.layer
    most = int(arguments.max_mb * 1_000_000)
    path, note = export_film(history, arguments.to, most, layer=layer, colors=arguments.colors)
    write(note)
    return [path]


def _export_events(arguments: argparse.Namespace) -> Path:
    """Write the event file of a run."""
    from guitrainer.runs.export.tensorboard import export_tensorboard  # slow to import

    if arguments.to is None and (arguments.layer is not None or arguments.step is not None):
        raise InputError("--tensorboard: contains the whole run; accepted: without layer and step")
    return export_tensorboard(Path(arguments.run), Path(arguments.tensorboard))


def _is_network(path: Path) -> bool:
    """Return whether the path is a file of a trained network, not the folder of a run."""
    kind = kind_of(path)
    models = ("saved_model.pb", "model.json")
    return kind == "file" or (kind == "folder" and any((path / name).exists() for name in models))


def _export_network(arguments: argparse.Namespace) -> list[Path]:
    """Export the filters in a file of a trained network."""
    from guitrainer.runs.export import export_weights  # slow to import, like the following
    from guitrainer.runs.filter_series import plain_name

    if arguments.max_mb is not None:
        raise InputError("--max-mb: a file of weights has no evolution; accepted: only for a run")
    if arguments.step is not None:
        raise InputError("--step: a file of weights has no steps; accepted: only for a run")
    layers = chosen(opened(arguments.run, arguments.axes), arguments.layer)
    if arguments.layer is None and not str(arguments.to).lower().endswith(".npz"):
        layers = layers[:1]
    weights = {plain_name(layer.name): layer.weight() for layer in layers}
    return export_weights(weights, arguments.to, colors=arguments.colors)


def _export_checkpoints(arguments: argparse.Namespace) -> list[Path]:
    """Export the filters of a layer in all checkpoints of a folder."""
    from guitrainer.runs.export import export_history  # slow to import, like the following
    from guitrainer.runs.filter_series import open_series

    history = open_series(arguments.run, arguments.axes).history(arguments.layer)
    if arguments.max_mb is not None:
        return _export_film(arguments, history)
    return export_history(history, arguments.to, step=arguments.step, colors=arguments.colors)


def _megabytes(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = 0.0
    if not 0 < number <= MOST_MEGABYTES:
        raise argparse.ArgumentTypeError(
            f"got {text[:40]}, accepted: a number above 0, up to {MOST_MEGABYTES:,}"
        )
    return number


def _step(text: str) -> int | Literal["all"]:
    if text == "all":
        return "all"
    if not text.isdecimal() or len(text) > 10 or int(text) > MOST_STEPS:
        raise argparse.ArgumentTypeError(f"got {text[:40]}, accepted: a step, or all")
    return int(text)
