"""conv2d-backward and conv1d-backward: how a shared weight learns."""

import argparse
from typing import TYPE_CHECKING

import numpy as np

from guitrainer.cli.explaining import Explained
from guitrainer.cli.explaining.convolution import whole
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
from guitrainer.cli.terminal import figure, table

if TYPE_CHECKING:
    from guitrainer.explain.backprop import Backward, Contribution

SOURCES = (
    "Goodfellow, Bengio & Courville 2016, Deep Learning, eq. 9.11 (weight) and 9.13 (input)\n"
    "LeCun et al. 1989, Backpropagation applied to handwritten zip code recognition, section 3"
)


def add_flags(parser: argparse.ArgumentParser) -> None:
    """There are no flags."""


def explain(topic: str, arguments: argparse.Namespace) -> Explained:
    """Propagate the gradient of an example back."""
    from guitrainer.explain.backprop import sequence_example, square_example  # slow to import

    example = sequence_example() if topic.startswith("conv1d") else square_example()
    parts = list(example.contributions())
    axes = 1 if topic.startswith("conv1d") else 2
    objects = {"topic": topic, **plain(example, axes), "contributions": plain(parts, axes)}
    return objects, page(
        "Backward: the gradient of a shared weight is a sum over all its positions",
        section("Forwards", whole(example.forward)),
        section("The gradient that arrives at the output", "\n".join(grid(example.grad_output[0]))),
        section("Gradient of the weight", *map(_weight_part, parts), _bias(parts)),
        section(
            "Gradient of the input: gradient · filter, added where the window was", _input(parts)
        ),
        section(
            "Update w − η·g: once for all positions, so the weight stays shared", _update(example)
        ),
        section("Checked against finite differences, in float64", _check(example)),
        sources(SOURCES),
    )


def _weight_part(part: "Contribution") -> str:
    return beside(
        _arrived(part),
        " · ",
        ("patch", grid(part.window[0])),
        " = ",
        ("contribution", grid(part.contribution[0])),
        " → ",
        ("sum so far", grid(part.running_weight[0])),
    )


def _arrived(part: "Contribution") -> tuple[str, list[str]]:
    where = _at(part, part.row, part.column)
    return f"output {where}", [f"gradient {number(part.gradient)}"]


def _at(part: "Contribution", row: int, column: int) -> str:
    """Return a position; in a sequence, its index is enough."""
    return f"({column})" if part.running_image.shape[1] == 1 else f"({row}, {column})"


def _bias(parts: "list[Contribution]") -> str:
    terms = [factor(part.gradient) for part in parts]
    return equation("bias", terms, number(parts[-1].running_bias))


def _input(parts: "list[Contribution]") -> str:
    blocks = [
        beside(
            _arrived(part),
            " → ",
            (f"added at {_at(part, part.top, part.left)}", grid(part.spread[0])),
            " → ",
            ("sum so far", grid(part.running_image[0])),
        )
        for part in parts
    ]
    return "\n\n".join(blocks)


def _update(example: "Backward") -> str:
    old, gradient, new = (
        values[0, 0] for values in (example.forward.weight, example.grad_weight, example.new_weight)
    )
    rate = number(example.learning_rate)
    return "\n".join(
        f"w{place if len(old) > 1 else f'({place[1]})'}  "
        f"{number(old[place])} − {rate} · {factor(gradient[place])} = {number(new[place])}"
        for place in np.ndindex(old.shape)
    )


def _check(example: "Backward") -> str:
    check = example.check
    rows = [
        ("weight", check.weight.size, check.weight_difference),
        ("bias", check.bias.size, check.bias_difference),
        ("input", check.image.size, check.image_difference),
    ]
    formula = (
        f"(L(v + ε) − L(v − ε)) / 2ε with ε = {figure(check.epsilon)}, L = Σ gradient · output"
    )
    cells = [(name, str(size), figure(difference)) for name, size, difference in rows]
    return f"{formula}\n\n{table(('gradient of', 'numbers', 'largest difference'), cells)}"
