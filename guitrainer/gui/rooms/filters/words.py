"""Texts about stored filters."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from guitrainer.sentences import fill

if TYPE_CHECKING:
    from guitrainer.formats.networks.layers import StoredFilters

WRITTEN = "written by "
ORDERS = ("OIHW", "HWIO", "OHWI", "IOHW", "HWOI", "OWHI", "WHIO", "WHOI")


def shape_text(shape: tuple[int, ...]) -> str:
    """Format a shape, as in "16×1×9×9"."""
    return "×".join(map(str, shape))


def file_title(path: Path) -> str:
    """Return a short name of a file or folder, for lists."""
    return path.name or str(path)


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
        "chosen with --axes": translate("filters", "chosen here"),
    }
    if reason.startswith(WRITTEN):
        text = fill(translate("filters", "written by %1"), reason.removeprefix(WRITTEN))
    else:
        text = texts.get(reason, reason)
    return f"{text}; {rest}" if rest else text


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
