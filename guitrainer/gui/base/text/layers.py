"""Short texts about layers, data and the analysis, in the language of the window."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from guitrainer import reports
from guitrainer.analysis import remedies
from guitrainer.config import fields, schema
from guitrainer.figures import count, figure, percent
from guitrainer.gui.base.text.choices import choice_text
from guitrainer.gui.base.text.language import Texts, translated
from guitrainer.gui.base.values import editable
from guitrainer.sentences import Sentence, fill, message_of

if TYPE_CHECKING:
    from guitrainer.analysis.remedies import Key
    from guitrainer.reports import PartReport, Remark, RunReport

tr = Texts("layers")
report_tr = Texts("reports")

# Fields that summaries omit, because they are shown elsewhere.
_LEFT_OUT = {"type", *schema.WeightLayer.model_fields}
CONTEXT = "sentences"


def layer_kinds() -> tuple[str, ...]:
    """List all types of layers, in the order of the schema."""
    return tuple(schema.LAYER_KINDS)


def kind_name(kind: str) -> str:
    """Return the display name of a type of layer.

    >>> kind_name("max_pool"), kind_name("leaky_relu")
    ('Max pool', 'Leaky ReLU')
    """
    declared = schema.LAYER_KINDS.get(kind, schema.Layer).label
    if declared:
        return declared
    text = choice_text(kind)
    return text[:1].upper() + text[1:]


def kind_help(kind: str) -> str:
    """Return what a type of layer does, in one line."""
    node = fields.find(("network", "layers", 0, kind)) or {}
    return translated(node.get("description", ""))


def summary(layer: schema.AnyLayer, classes: int | None = None) -> str:
    """Summarize the main numbers of a layer: "16 filters 9×9, stride 1, same".

    Parameters
    ----------
    classes : number of units of a dense layer that does not specify it, if known
    """
    match layer:
        case schema.Conv() | schema.Local():
            return _window(layer)
        case schema.Dense():
            units = layer.units or classes
            return "" if units is None else tr("%n unit(s)", n=units)
        case schema.MaxPool() | schema.AvgPool():
            text = sides(layer.size)
            return text if layer.stride is None else f"{text}, {_stride(layer.stride)}"
        case schema.LeakyRelu():
            return tr("slope %1", figure(layer.slope))
        case schema.Dropout():
            return percent(layer.rate)
        case schema.BatchNorm():
            return ""
        case schema.Add():
            return "" if layer.of is None else _setting(layer, "of")
    return ", ".join(_settings(layer))


def _settings(layer: schema.Layer) -> Iterator[str]:
    """Return the fields that only this kind of layer has, as in "alpha 1"."""
    for name in type(layer).model_fields:
        if name not in _LEFT_OUT:
            yield _setting(layer, name)


def _setting(layer: schema.Layer, name: str) -> str:
    """Return a field and its value."""
    title = type(layer).model_fields[name].title or name
    return f"{translated(title).lower()} {editable(getattr(layer, name))}"


def _window(layer: schema.Conv | schema.Local) -> str:
    filters = tr("%n filter(s)", n=layer.filters)
    size, stride = sides(layer.kernel_size), _stride(layer.stride)
    text = f"{filters} {size}, {stride}, {_padding(layer.padding)}"
    if isinstance(layer, schema.Conv):
        text += "".join(
            f", {_setting(layer, name)}"
            for name in ("groups", "dilation")
            if getattr(layer, name) != 1
        )
    return text


def _stride(stride: int | tuple[int, int]) -> str:
    return tr("stride %1", editable(stride))


def _padding(padding: str | int | tuple[int, int]) -> str:
    if isinstance(padding, str):
        return padding
    return tr("pad %1", editable(padding))


def sides(size: int | tuple[int, int]) -> str:
    """Format a window as height × width.

    >>> sides(9), sides((5, 3))
    ('9×9', '5×3')
    """
    height, width = size if isinstance(size, tuple) else (size, size)
    return f"{height}×{width}"


def shape_text(shape: tuple[int, ...] | None) -> str:
    """Format a shape as channels × height × width, a vector as its length; empty if not known.

    >>> shape_text((16, 28, 28)), shape_text((10, 1, 1)), shape_text(None)
    ('16×28×28', '10', '')
    """
    if shape is None:
        return ""
    long = shape if any(side > 1 for side in shape[1:]) else shape[:1]
    return "×".join(count(side) for side in long)


def said(sentence: Sentence) -> str:
    """Translate a sentence and fill in its values."""
    return sentence.said(_translated)


def error_text(error: BaseException) -> str:
    """Return the message of an error, in the language of the window if it is a sentence."""
    return message_text(message_of(error))


def message_text(message: str | Sentence) -> str:
    """Return a message, in the language of the window if it is a sentence."""
    return said(message) if isinstance(message, Sentence) else message


def remedy_name(key: Key) -> str:
    """Return what a remedy does, as the text of a button."""
    return _translated(remedies.NAMES[key])


def _translated(text: str) -> str:
    return QCoreApplication.translate(CONTEXT, text)


def report_lines(report: RunReport) -> list[str]:
    """Describe classes of each part, range of the pixels, and the smallest batch."""
    data, plan = report.data, report.plan
    lines = [
        report_tr("Training images per class: %1", _counts(data.train)),
        report_tr("Test images per class: %1", _counts(data.test)),
    ]
    lines.append(
        report_tr("Pixels %1 to %2", figure(data.train.low, 4), figure(data.train.high, 4))
    )
    if data.input_low is not None and data.input_high is not None:
        lines[-1] += ", " + report_tr(
            "%1 to %2 after preprocessing", figure(data.input_low), figure(data.input_high)
        )
    lines.append(report_tr("Constant channels: %1", _constant(data.train)))
    polarities = {
        "same": report_tr("Test images: of the same polarity as the training images"),
        "reversed": report_tr("Test images: negatives of the training images"),
        "unclear": report_tr("Test images: polarity unclear"),
    }
    lines.append(polarities[data.polarity])
    smallest = report_tr("Smallest batch: %1", count(plan.smallest_batch))
    return [*lines, smallest]


def remark_text(remark: Remark) -> str:
    """Format a note or warning as one line."""
    text = translated(remark.template).format(**remark.values)
    return text[:1].upper() + text[1:]


def _constant(part: PartReport) -> str:
    return ", ".join(map(str, part.constant_channels)) or report_tr("none")


def _counts(part: PartReport) -> str:
    if len(part.per_class) <= reports.MOST_COUNTS:
        return ", ".join(map(count, part.per_class))
    text = report_tr("%1 to %2")
    least, most = min(part.per_class), max(part.per_class)
    return fill(text, count(least), count(most))
