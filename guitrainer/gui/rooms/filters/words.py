"""Texts about stored filters."""

import re
from collections.abc import Sequence
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING

from guitrainer.config.schema import Scheme
from guitrainer.figures import count
from guitrainer.gui.base.text.choices import scheme_name
from guitrainer.gui.base.text.language import Texts
from guitrainer.sentences import fill

if TYPE_CHECKING:
    from guitrainer.analysis.resemblance import Resemblance
    from guitrainer.formats.networks.layers import StoredFilters
    from guitrainer.runs.filter_series import FilterSeries

tr = Texts("filters")

MOST_NAMED = 3  # libraries, or initializations, that are named
RUN, WRITTEN, INPUT, POSSIBLE = "recorded run", "written by ", "the input of ", "possible: "
ORDERS = ("OIHW", "HWIO", "OHWI", "IOHW", "HWOI", "OWHI", "WHIO", "WHOI")


def shape_text(shape: tuple[int, ...]) -> str:
    """Format a shape, as in "16×1×9×9"."""
    return "×".join(map(str, shape))


def file_title(path: Path) -> str:
    """Return a short name of a file or folder, for lists."""
    return path.name or str(path)


def distinct_parts(names: Sequence[str]) -> list[str]:
    """Return names without the parts that all of them begin or end with.

    >>> distinct_parts(["model/conv1/kernel", "model/conv2/kernel"])
    ['conv1', 'conv2']
    >>> distinct_parts(["net.0.conv", "net.1.conv", "net.1.more.conv"])
    ['0', '1', '1.more']
    """
    parts = [re.split(r"[./]", name) for name in names]
    shortest = min(map(len, parts))
    first = 0
    while first < shortest - 1 and len({one[first] for one in parts}) == 1:
        first += 1
    last = 0
    while last < shortest - first - 1 and len({one[-1 - last] for one in parts}) == 1:
        last += 1
    if len(names) == 1:
        return list(names)
    begins = sum(len(part) + 1 for part in parts[0][:first])
    ends = sum(len(part) + 1 for part in parts[0][len(parts[0]) - last :])
    return [name[begins : len(name) - ends] for name in names]


def format_words(series: "FilterSeries") -> str:
    """Name the format of a file, or of the files in a folder."""
    name, number = series.format, len(series.moments)
    prefix = f"{number} checkpoints, "
    if name == RUN:
        return tr("recorded run")
    if name.startswith(prefix):
        counted = tr("%n checkpoint(s)", n=number)
        return f"{counted}, {name.removeprefix(prefix)}"
    return name


def known_words(layer: "StoredFilters") -> str:
    """Say how the order of the axes is known, or why it is in doubt."""
    reason, _, rest = layer.known.partition("; ")
    texts = {
        "named as in PyTorch": tr("named as in PyTorch"),
        "named as in Keras and Flax": tr("named as in Keras and Flax"),
        "the only order that fits its shape": tr("the only order that fits its shape"),
        "the only order that fits the shapes of all layers": tr(
            "the only order that fits the shapes of all layers"
        ),
        "the only order with the shape of the layer": tr(
            "the only order with the shape of the layer"
        ),
        "chosen with --axes": tr("chosen here"),
    }
    if reason.startswith(WRITTEN):
        text = tr("written by %1", reason.removeprefix(WRITTEN))
    elif reason.startswith(INPUT):
        node = reason.removeprefix(INPUT).removeprefix("a ").removesuffix(" node")
        text = tr("the input of %1", node)
    elif reason.startswith(POSSIBLE):
        text = tr("possible: %1", reason.removeprefix(POSSIBLE).replace(" or ", ", "))
    else:
        text = texts.get(reason, reason)
    return f"{text}; {rest}" if rest else text


def resemblance_words(found: "Sequence[Resemblance]") -> str:
    """Name the initializations that weights look like, with the libraries that use them."""
    return "; ".join(_first([_resemblance(one) for one in found]))


def _resemblance(found: "Resemblance") -> str:
    either = tr("%1 or %2")
    names = [_initialization(name) for name in found.names]
    name = reduce(lambda before, one: fill(either, before, one), names) if names else ""
    if not found.libraries:
        return name
    libraries = _libraries(found.libraries)
    if not name:
        return tr("default of %1", libraries)
    return tr("%1 (default of %2)", name, libraries)


def _initialization(name: str) -> str:
    """Name an initialization, as in "He normal" or "normal, std 0.01"."""
    schemes: dict[str, Scheme] = {
        "Glorot uniform": "glorot_uniform",
        "Glorot normal": "glorot_normal",
        "He uniform": "he_uniform",
        "He normal": "he_normal",
        "LeCun uniform": "lecun_uniform",
        "LeCun normal": "lecun_normal",
    }
    plain, _, size = name.partition(", ")
    if plain in schemes:
        return ", ".join([scheme_name(schemes[plain]), *([size] if size else [])])
    number = size.rpartition(" ")[2]
    if plain == "uniform":
        return tr("uniform, limit %1", number)
    return tr("normal, standard deviation %1", number)


def _libraries(names: Sequence[str]) -> str:
    shown = _first(names)
    if len(shown) < 2:
        return "".join(shown)
    return tr("%1 and %2", ", ".join(shown[:-1]), shown[-1])


def _first(texts: Sequence[str]) -> list[str]:
    """Return the first three of many, and how many more there are."""
    rest = len(texts) - MOST_NAMED
    return [*texts[:MOST_NAMED], *([tr("%1 more", count(rest))] if rest > 0 else [])]


def moment_words(series: "FilterSeries", place: int) -> str:
    """Name a moment: a step of a run, or a checkpoint by the name of its file."""
    moment = series.moments[place]
    if series.is_run:
        return tr("step %1", count(moment.step))
    return moment.name


def kind_words(layer: "StoredFilters") -> str:
    """Name the kind of a convolution."""
    texts = {
        "convolution": tr("convolution"),
        "depthwise": tr("depthwise convolution"),
        "transposed": tr("transposed convolution"),
    }
    return texts[layer.kind]


def order_words(order: str) -> str:
    """Spell out an order of axes, as in "HWIO: height, width, inputs, filters"."""
    axes = {
        "O": tr("filters"),
        "I": tr("inputs"),
        "H": tr("height"),
        "W": tr("width"),
    }
    return f"{order}: {', '.join(axes[letter] for letter in order)}"
