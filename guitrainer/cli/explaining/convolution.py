"""conv2d-forward: every product and sum of a convolution."""

import argparse
from typing import TYPE_CHECKING

from guitrainer.cli.explaining import Explained
from guitrainer.cli.explaining.grids import (
    beside,
    equation,
    factor,
    grid,
    number,
    page,
    section,
    sources,
)
from guitrainer.cli.explaining.plain import plain

if TYPE_CHECKING:
    from guitrainer.explain.convolution import Convolution, Position
    from guitrainer.explain.lengths import AxisLength

SOURCES = (
    "Goodfellow, Bengio & Courville 2016, Deep Learning, eq. 9.7\n"
    "Dumoulin & Visin 2016, A guide to convolution arithmetic, relationships 6 and 15"
)
PADDINGS = ("valid", "same")
MOST = 8  # largest stride or padding for a small picture
MOST_DILATION = 4  # of which a page shows all positions


def add_flags(parser: argparse.ArgumentParser) -> None:
    """Add stride, padding and dilation."""
    add_steps(parser, 1)
    parser.add_argument(
        "--dilation",
        type=_dilation,
        default=1,
        metavar="D",
        help="pixels from one tap of the filter to the next; defaults to 1",
    )


def add_steps(parser: argparse.ArgumentParser, stride: int) -> None:
    """Add stride and padding."""
    parser.add_argument(
        "--stride", type=_stride, default=stride, metavar="N", help=f"defaults to {stride}"
    )
    parser.add_argument(
        "--padding", type=_padding, default="valid", metavar="P", help="valid, same or a number"
    )


def _dilation(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text[:9]) <= MOST_DILATION:
        raise argparse.ArgumentTypeError(f"got {text[:40]}, accepted: 1 to {MOST_DILATION}")
    return int(text)


def _stride(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text[:9]) <= MOST:
        raise argparse.ArgumentTypeError(f"got {text[:40]}, accepted: 1 to {MOST}")
    return int(text)


def _padding(text: str) -> int | str:
    if text in PADDINGS:
        return text
    if not text.isdecimal() or int(text[:9]) > MOST:
        raise argparse.ArgumentTypeError(
            f"got {text[:40]}, accepted: {', '.join(PADDINGS)}, or 0 to {MOST}"
        )
    return int(text)


def explain(topic: str, arguments: argparse.Namespace) -> Explained:
    """Slide the X filter over the X picture."""
    from guitrainer.explain.convolution import x_example  # slow to import

    example = x_example(arguments.stride, arguments.padding, arguments.dilation)
    places = list(example.positions())
    objects = {"topic": topic, **plain(example, 2), "positions": plain(places, 2)}
    middle = example.position(example.output.shape[1] // 2, example.output.shape[2] // 2)
    return objects, page(
        "Convolution: a filter slides over a picture, with one number at each position",
        whole(example),
        section("Size of the output", sizes(example.height, example.width)),
        section("One position: window times filter, and the sum", _place(middle)),
        section("All positions: window · filter", "\n".join(map(_line, places))),
        sources(SOURCES),
    )


def whole(example: "Convolution") -> str:
    """Return the image, filter and output side by side."""
    padded = example.padded.shape != example.image.shape
    image = ("input, with its padding" if padded else "input", grid(example.padded[0]))
    weight, output = ("filter", grid(example.weight[0, 0])), ("output", grid(example.output[0]))
    return beside(image, "  ∗ ", weight, "  → ", output)


def sizes(*sides: "AxisLength") -> str:
    """Return the calculation of the size, only once if both sides are equal."""
    lines = {side.symbols: side.text for side in sides}
    return "\n".join(f"{symbols} = {text}" for symbols, text in lines.items())


def _place(place: "Position") -> str:
    return beside(
        ("window", grid(place.window[0])),
        "  · ",
        ("filter", grid(place.weight[0])),
        "  = ",
        ("products", grid(place.products[0])),
        f"  → sum {number(place.sum)}: output ({place.row}, {place.column})",
    )


def _line(place: "Position") -> str:
    terms = [
        f"{factor(x)}·{factor(w)}"
        for x, w in zip(place.window.ravel(), place.weight.ravel(), strict=True)
    ]
    return equation(f"({place.row}, {place.column})", terms, number(place.output))
