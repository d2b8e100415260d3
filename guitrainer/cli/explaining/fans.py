"""fans: every rule of every library for a layer with a weight of any shape."""

import argparse
import textwrap
from itertools import groupby
from typing import TYPE_CHECKING

from guitrainer.cli.explaining import Explained
from guitrainer.cli.explaining.grids import WIDTH, page, prose, section, sources
from guitrainer.cli.explaining.plain import plain
from guitrainer.cli.parsing import whole_number
from guitrainer.cli.terminal import figure, table
from guitrainer.errors import InputError

if TYPE_CHECKING:
    from guitrainer.explain.fan_rules import Calculation, FanRule
    from guitrainer.nn.initializers.wiring import LayerWiring

MOST_AXES, MOST_DIGITS = 5, 10
MOST_GROUPS, MOST_DILATION = 10**6, 10**4
SHAPE = (8, 3, 5, 5)
KINDS = {
    "dense": "dense layer",
    "convolution": "convolution",
    "depthwise": "depthwise convolution",
    "transposed": "transposed convolution",
    "local": "locally connected layer",
}
DRAWS = {
    "normal": "N",
    "truncated_normal": "T",
    "uniform": "U",
    "one_sided": "0…",
    "orthogonal": "Q",
}
LEGEND = (
    "N: normal, T: truncated normal, U: uniform, 0…: uniform from 0 to the limit, so the mean is "
    "not 0; Q: orthogonal"
)
SOURCES = (
    "Measured on the libraries named, in the versions named; {unmeasured}: source code only\n"
    "Glorot & Bengio 2010, eq. 12 and 16; He et al. 2015, section 2.2"
)


def add_flags(parser: argparse.ArgumentParser) -> None:
    """Add the shape of the weight, and how the layer uses it."""
    parser.add_argument(
        "--shape",
        type=_shape,
        metavar="N,N,…",
        help="of the weight; defaults to 8,3,5,5; one number: inputs of a dense layer",
    )
    parser.add_argument(
        "--layout",
        metavar="AXES",
        help="a letter per axis, as in HWIO, OIHW, IO, WIO, HWCM; defaults to the order of PyTorch",
    )
    parser.add_argument(
        "--groups",
        type=whole_number(MOST_GROUPS),
        default=1,
        metavar="N",
        help="groups; I counts the channels of one group (O, if transposed)",
    )
    parser.add_argument("--transposed", action="store_true", help="a transposed convolution")
    parser.add_argument(
        "--dilation",
        type=whole_number(MOST_DILATION),
        default=1,
        metavar="N",
        help="from one tap to the next",
    )
    parser.add_argument(
        "--local", type=_pair, metavar="ROWS,COLUMNS", help="windows with weights of their own"
    )


def _numbers(text: str) -> list[int] | None:
    words = text.strip("()[] ").replace("×", ",").replace("x", ",").split(",")
    found = [word.strip() for word in words]
    if not all(w.isascii() and w.isdecimal() and len(w) <= MOST_DIGITS for w in found):
        return None
    return [int(word) for word in found]


def _shape(text: str) -> tuple[int, ...]:
    sides = _numbers(text)
    if sides is None or not 1 <= len(sides) <= MOST_AXES or min(sides) < 1:
        raise argparse.ArgumentTypeError(
            f"got {text[:40]}, accepted: 1 to {MOST_AXES} sizes from 1 on, as in 5,5,3,8"
        )
    return tuple(sides)


def _pair(text: str) -> tuple[int, int]:
    sides = _numbers(text)
    if sides is None or len(sides) != 2 or min(sides) < 1:
        raise argparse.ArgumentTypeError(f"got {text[:40]}, accepted: ROWS,COLUMNS, as in 6,6")
    return sides[0], sides[1]


def explain(topic: str, arguments: argparse.Namespace) -> Explained:
    """Apply all rules to the layer."""
    from guitrainer.explain.fan_rules import calculate  # slow to import, like the next
    from guitrainer.explain.layouts import Usage, read_layer

    if arguments.layout is not None and arguments.shape is None:
        raise InputError("--layout: accepted only with --shape")
    usage = Usage(arguments.groups, arguments.transposed, arguments.local)
    layer = read_layer(arguments.shape or SHAPE, arguments.layout, usage)
    found = calculate(layer)
    dilation = _dilation(layer, arguments.dilation)
    objects = {"topic": topic, "dilation": arguments.dilation, **plain(found)}
    defaults = [rule for rule in found.rules if rule.default]
    others = [rule for rule in found.rules if not rule.default]
    return objects, page(
        f"The rules of the libraries for a {KINDS[layer.kind]}",
        section("The layer", "\n".join([_layer(found), *dilation, *_separable(layer)])),
        section("Fans, as the libraries count them", _fans(found)),
        *([section("Default layers", _defaults(defaults))] if defaults else []),
        *([section("Other layers and initializers", _others(others))] if others else []),
        section("Where the libraries disagree", _disagreements(found)),
        sources(SOURCES.format(unmeasured=_unmeasured())),
    )


def _layer(found: "Calculation") -> str:
    layer = found.layer
    sums = f"an output sums up {_many(found.fan_in, 'input')}"
    feeds = f"an input feeds {_many(found.fan_out, 'output')}"
    if layer.kind == "dense":
        return f"{_many(layer.inputs, 'input')}, {_many(layer.outputs, 'output')}\n{sums}\n{feeds}"
    window = " × ".join(map(str, layer.kernel))
    groups = f" in {layer.groups} groups" if layer.groups > 1 else ""
    places = f", {' × '.join(map(str, layer.positions))} positions" if layer.positions else ""
    return (
        f"{layer.inputs:,} → {layer.outputs:,} channels{groups}, taps = {window}{places}\n"
        f"{sums}\n{feeds} (with stride 1, far from the border)"
    )


def _many(number: int, word: str) -> str:
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"


def _dilation(layer: "LayerWiring", dilation: int) -> list[str]:
    if dilation == 1 or not layer.kernel:
        return []
    covered = " × ".join(str((side - 1) * dilation + 1) for side in layer.kernel)
    taps = " × ".join(map(str, layer.kernel))
    return [f"dilation {dilation}: the window covers {covered}, but only {taps} taps count"]


def _separable(layer: "LayerWiring") -> list[str]:
    if layer.kind != "depthwise":
        return []
    text = (
        "separable convolution (SeparableConv2D): this layer without bias, then a convolution "
        f"with 1 × 1 taps of its {layer.outputs:,} channels; each has fans of its own"
    )
    return [prose(text)]


def _fans(found: "Calculation") -> str:
    if not found.fans:
        return "no library has such a layer"
    return "\n".join(
        prose(f"{one.name} = {one.counted} = {one.value:,}: {', '.join(one.libraries)}")
        for one in found.fans
    )


def _defaults(rules: "list[FanRule]") -> str:
    details = (
        textwrap.fill(
            f"{rule.group}  {rule.library} {rule.name}: {rule.fan or 'no fan'}; bias {_bias(rule)}",
            WIDTH,
            subsequent_indent="   ",
        )
        for rule in rules
    )
    rows = [
        (rule.group, rule.library, rule.distribution.replace("_", " "), *_sizes(rule))
        for rule in rules
    ]
    headers = ("agree", "library", "draws", "σ", "σ²", "limit")
    note = "agree: rules with the same letter draw the same distribution, here and below"
    return "\n\n".join([table(headers, rows, left=(0, 1, 2)), note, "\n".join(details)])


def _bias(rule: "FanRule") -> str:
    return f"none; if asked for, {rule.bias}" if rule.bias_off else rule.bias


def _others(rules: "list[FanRule]") -> str:
    tables = [
        table(
            ("", library, "σ", "σ²", "limit", "draws"),
            [
                (
                    rule.group,
                    rule.name.removeprefix("init."),
                    *_sizes(rule),
                    DRAWS[rule.distribution],
                )
                for rule in some
            ],
            left=(0, 1, 5),
        )
        for library, some in groupby(rules, key=lambda rule: rule.library)
    ]
    notes = [
        prose(f"{rule.library} {rule.name.removeprefix('init.')}: {rule.note}")
        for rule in rules
        if rule.note
    ]
    return "\n\n".join([*tables, prose(LEGEND), *(["\n".join(notes)] if notes else [])])


def _sizes(rule: "FanRule", digits: int = 5) -> tuple[str, str, str]:
    return figure(rule.std, digits), figure(rule.variance, digits), figure(rule.limit, digits)


def _disagreements(found: "Calculation") -> str:
    return "\n".join(map(prose, found.disagreements)) or "nowhere"


def _unmeasured() -> str:
    from guitrainer.nn.initializers.libraries import library_table

    return ", ".join(one.name for one in library_table().library if not one.measured)
