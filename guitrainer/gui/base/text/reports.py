"""What was measured of data and plan before a run, in the language of the window."""

from PySide6.QtCore import QCoreApplication

from guitrainer.figures import count
from guitrainer.gui.base.text.schema import translated
from guitrainer.reports import MOST_COUNTS, PartReport, Remark, RunReport

translate = QCoreApplication.translate


def report_lines(report: RunReport) -> list[str]:
    """Classes of each part, range of the pixels, and the smallest batch."""
    data, plan = report.data, report.plan
    lines = [
        translate("reports", "Training images per class: %1").replace("%1", _counts(data.train)),
        translate("reports", "Test images per class: %1").replace("%1", _counts(data.test)),
    ]
    pixels = translate("reports", "Pixels %1 to %2").replace("%1", f"{data.train.low:.4g}")
    lines.append(pixels.replace("%2", f"{data.train.high:.4g}"))
    if data.input_low is not None and data.input_high is not None:
        after = translate("reports", "%1 to %2 after preprocessing")
        after = after.replace("%1", _number(data.input_low))
        lines[-1] += ", " + after.replace("%2", _number(data.input_high))
    lines.append(translate("reports", "Constant channels: %1").replace("%1", _constant(data.train)))
    polarities = {
        "same": translate("reports", "Test images: of the same polarity as the training images"),
        "reversed": translate("reports", "Test images: negatives of the training images"),
        "unclear": translate("reports", "Test images: polarity unclear"),
    }
    lines.append(polarities[data.polarity])
    smallest = translate("reports", "Smallest batch: %1").replace("%1", count(plan.smallest_batch))
    return [*lines, smallest]


def remark_text(remark: Remark) -> str:
    """A note or a warning as one line."""
    text = translated(remark.template).format(**remark.values)
    return text[:1].upper() + text[1:]


def _number(value: float) -> str:
    return f"{value:.3g}".replace("-", "−")


def _constant(part: PartReport) -> str:
    return ", ".join(map(str, part.constant_channels)) or translate("reports", "none")


def _counts(part: PartReport) -> str:
    if len(part.per_class) <= MOST_COUNTS:
        return ", ".join(map(count, part.per_class))
    text = translate("reports", "%1 to %2")
    least, most = min(part.per_class), max(part.per_class)
    return text.replace("%1", count(least)).replace("%2", count(most))
