"""Texts about stored filters."""

import re
from collections.abc import Sequence
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from guitrainer.config.schema import Scheme
from guitrainer.figures import count
from guitrainer.gui.base.text.choices import scheme_name
from guitrainer.sentences import fill

if TYPE_CHECKING:
    from guitrainer.analysis.resemblance import Resemblance
    from guitrainer.formats.networks.layers import StoredFilters
    from guitrainer.runs.filter_series import FilterSeries

MOST_NAMED = 3  # libraries, or initializations, that are named
RUN, WRITTEN, INPUT = "recorded run", "written by ", "the input of "
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
    translate = QCoreApplication.translate
    name, number = series.format, len(series.moments)
    prefix = f"{number} checkpoints, "
    if name == RUN:
        return translate("filters", "recorded run")
    if name.startswith(prefix):
        counted = translate("filters", "%n checkpoint(s)", "", number)
        return f"{counted}, {name.removeprefix(prefix)}"
    return name


def known_words(layer: "StoredFilters") -> str:
    """Say how the order of the axes is known, or why it is in doubt."""
    reason, _, rest = layer.known.partition("; ")
    translate = QCoreApplication.translate
    texts = {
        "named as in PyTorch": translate("filters", "named as in PyTorch"),
        "named as in Keras and Flax": translate("filters", "named as in Keras and Flax"),
        "the only order that fits its shape": translate(
            "filters", "the only order that fits its shape"
        ),
        "the only order that fits the shapes of all layers": translate(
            "filters", "the only order that fits the shapes of all layers"
        ),
        "the only order with the shape of the layer": translate(
            "filters", "the only order with the shape of the layer"
        ),
        "chosen with --axes": translate("filters", "chosen here"),
    }
    if reason.startswith(WRITTEN):
        text = fill(translate("filters", "written by %1"), reason.removeprefix(WRITTEN))
    elif reason.startswith(INPUT):
        node = reason.removeprefix(INPUT).removeprefix("a ").removesuffix(" node")
        text = fill(translate("filters", "the input of %1"), node)
    else:
        text = texts.get(reason, reason)
    return f"{text}; {rest}" if rest else text


def resemblance_words(found: "Sequence[Resemblance]") -> str:
    """Name the initializations that weights look like, with the libraries that use them."""
    return "; ".join(_first([_resemblance(one) for one in found]))


def _resemblance(found: "Resemblance") -> str:
    translate = QCoreApplication.translate
    either = translate("filters", "%1 or %2")
    names = [_initialization(name) for name in found.names]
    name = reduce(lambda before, one: fill(either, before, one), names) if names else ""
    if not found.libraries:
        return name
    libraries = _libraries(found.libraries)
    if not name:
        return fill(translate("filters", "default of %1"), libraries)
    return fill(translate("filters", "%1 (default of %2)"), name, libraries)


def _initialization(name: str) -> str:
    """Name an initialization, as in "He normal" or "normal, std 0.01"."""
    translate = QCoreApplication.translate
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
        return fill(translate("filters", "uniform, limit %1"), number)
    return fill(translate("filters", "normal, standard deviation %1"), number)


def _libraries(names: Sequence[str]) -> str:
    shown = _first(names)
    if len(shown) < 2:
        return "".join(shown)
    pattern = QCoreApplication.translate("filters", "%1 and %2")
    return fill(pattern, ", ".join(shown[:-1]), shown[-1])


def _first(texts: Sequence[str]) -> list[str]:
    """The first three of many, and how many more there are."""
    rest = len(texts) - MOST_NAMED
    more = QCoreApplication.translate("filters", "%1 more")
    return [*texts[:MOST_NAMED], *([fill(more, count(rest))] if rest > 0 else [])]


def moment_words(series: "FilterSeries", place: int) -> str:
    """Name a moment: a step of a run, or a checkpoint by the name of its file."""
    moment = series.moments[place]
    if series.is_run:
        return fill(QCoreApplication.translate("filters", "step %1"), count(moment.step))
    return moment.name


def kind_words(layer: "StoredFilters") -> str:
    """Name the kind of a convolution."""
    texts = {
        "convolution": QCoreApplication.translate("filters", "convolution"),
        "depthwise": QCoreApplication.translate("filters", "depthwise convolution"),
        "transposed": QCoreApplication.translate("filters", "transposed convolution"),
    }
    return texts[layer.kind]


def order_words(order: str) -> str:
    """Spell out an order of axes, as in "HWIO: height, width, inputs, filters"."""
    translate = QCoreApplication.translate
    axes = {
        "O": translate("filters", "filters"),
        "I": translate("filters", "inputs"),
        "H": translate("filters", "height"),
        "W": translate("filters", "width"),
    }
    return f"{order}: {', '.join(axes[letter] for letter in order)}"
