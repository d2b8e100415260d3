"""conv2d-transposed: every pixel stamps a filter on the output."""

import argparse
from typing import TYPE_CHECKING

from guitrainer.cli.explaining import Explained
from guitrainer.cli.explaining.convolution import MOST, add_steps
from guitrainer.cli.explaining.grids import beside, grid, number, page, section, sources
from guitrainer.cli.explaining.plain import plain

if TYPE_CHECKING:
    from guitrainer.explain.transposed import Stamp, Transposed

SOURCES = "Dumoulin & Visin 2016, A guide to convolution arithmetic, chapter 4, relationship 14"
STRIDE = 2


def add_flags(parser: argparse.ArgumentParser) -> None:
    """Add stride, padding and output padding."""
    add_steps(parser, STRIDE)
    parser.add_argument(
        "--output-padding",
        type=_extra,
        default=0,
        metavar="E",
        help="rows and columns added at the bottom and right, fewer than the stride; defaults to 0",
    )


def _extra(text: str) -> int:
    if not text.isdecimal() or int(text[:9]) >= MOST:
        raise argparse.ArgumentTypeError(f"got {text[:40]}, accepted: 0 to {MOST - 1}")
    return int(text)


def explain(topic: str, arguments: argparse.Namespace) -> Explained:
    """Stamp the X filter on the output, once for each of four pixels."""
    from guitrainer.explain.transposed import transposed_example  # slow to import

    example = transposed_example(arguments.stride, arguments.padding, arguments.output_padding)
    stamps = list(example.stamps())
    objects = {"topic": topic, **plain(example, 2), "stamps": plain(stamps, 2)}
    return objects, page(
        "Transposed convolution: every pixel stamps the filter on the output",
        _whole(example),
        section("Size of the output", _sizes(example)),
        section("All pixels: pixel · filter, added to the output", *map(_line, stamps)),
        sources(SOURCES),
    )


def _whole(example: "Transposed") -> str:
    image, weight = ("input", grid(example.image[0])), ("filter", grid(example.weight[0, 0]))
    return beside(image, "  ∗ᵀ ", weight, "  → ", ("output", grid(example.output[0])))


def _sizes(example: "Transposed") -> str:
    """Return the calculation of the size, and what is removed at the borders."""
    side = example.height  # the example is square
    lines = [f"{side.symbols} = {side.text}"]
    if side.before or side.after:
        lines.append(
            f"Removed from the output: {side.before} at the top and left, {side.after} at the "
            "bottom and right."
        )
    return "\n".join(lines)


def _line(stamp: "Stamp") -> str:
    return beside(
        (f"pixel ({stamp.row}, {stamp.column})", [number(float(stamp.values[0]))]),
        "  · ",
        ("filter", grid(stamp.weight[0])),
        "  → ",
        (f"added at ({number(stamp.top)}, {number(stamp.left)})", grid(stamp.stamp)),
        "  → ",
        ("sum so far", grid(stamp.running)),
    )
