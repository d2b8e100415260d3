"""`export`: filters of a run as pictures, animations and arrays."""

import argparse
from collections.abc import Sequence
from typing import Literal

from guitrainer.cli.parsing import Parser, path_argument
from guitrainer.cli.terminal import write
from guitrainer.config.schema import MOST_STEPS


def run(command: str, words: Sequence[str]) -> int:
    """Export filters, and print the paths of the files."""
    parser = Parser(command, "Pictures of trained filters and of their evolution.")
    parser.add_argument("run", type=path_argument, metavar="RUN", help="folder of the run")
    parser.add_argument(
        "--to",
        required=True,
        type=path_argument,
        metavar="FILE-or-DIR",
        help=".png and .svg (contact sheet), .gif and .apng (evolution), .npz (weights), or a "
        "folder (one picture per filter)",
    )
    parser.add_argument("--layer", metavar="NAME", help="such as conv1; defaults to the first")
    parser.add_argument("--step", type=_step, metavar="N|all", help="defaults to the last")
    parser.add_argument(
        "--colors",
        choices=("dark", "light"),
        default="dark",
        help="colors of pictures; defaults to dark, light is for paper",
    )
    arguments = parser.parse(words)
    from guitrainer.runs.export import export_run  # slow to import

    files = export_run(
        arguments.run,
        arguments.to,
        layer=arguments.layer,
        step=arguments.step,
        colors=arguments.colors,
    )
    first = str(files[0]) if files else "nothing"
    write(first if len(files) < 2 else f"{len(files)} files in {files[0].parent}")
    return 0


def _step(text: str) -> int | Literal["all"]:
    if text == "all":
        return "all"
    if not text.isdecimal() or len(text) > 10 or int(text) > MOST_STEPS:
        raise argparse.ArgumentTypeError(f"got {text[:40]}, accepted: a step, or all")
    return int(text)
