"""The analysis, and the report on data and plan, in the language of the window."""

from PySide6.QtCore import QCoreApplication

from guitrainer.analysis.remedies import NAMES, Key
from guitrainer.figures import count, figure
from guitrainer.gui.base.text.language import translated
from guitrainer.reports import MOST_COUNTS, PartReport, Remark, RunReport
from guitrainer.sentences import Sentence, fill

CONTEXT = "sentences"


def said(sentence: Sentence) -> str:
    """Translate a sentence and fill in its values."""
    return sentence.said(_translated)


def remedy_name(key: Key) -> str:
    """Return what a remedy does, as the text of a button."""
    return _translated(NAMES[key])


def _translated(text: str) -> str:
    return QCoreApplication.translate(CONTEXT, text)


translate = QCoreApplication.translate


def report_lines(report: RunReport) -> list[str]:
    """Describe classes of each part, range of the pixels, and the smallest batch."""
    data, plan = report.data, report.plan
    lines = [
        fill(translate("reports", "Training images per class: %1"), _counts(data.train)),
        fill(translate("reports", "Test images per class: %1"), _counts(data.test)),
    ]
    pixels = translate("reports", "Pixels %1 to %2")
    lines.append(fill(pixels, figure(data.train.low, 4), figure(data.train.high, 4)))
    if data.input_low is not None and data.input_high is not None:
        after = translate("reports", "%1 to %2 after preprocessing")
        lines[-1] += ", " + fill(after, figure(data.input_low), figure(data.input_high))
    lines.append(fill(translate("reports", "Constant channels: %1"), _constant(data.train)))
    polarities = {
        "same": translate("reports", "Test images: of the same polarity as the training images"),
        "reversed": translate("reports", "Test images: negatives of the training images"),
        "unclear": translate("reports", "Test images: polarity unclear"),
    }
    lines.append(polarities[data.polarity])
    smallest = fill(translate("reports", "Smallest batch: %1"), count(plan.smallest_batch))
    return [*lines, smallest]


def remark_text(remark: Remark) -> str:
    """Format a note or warning as one line."""
    text = translated(remark.template).format(**remark.values)
    return text[:1].upper() + text[1:]


def _constant(part: PartReport) -> str:
    return ", ".join(map(str, part.constant_channels)) or translate("reports", "none")


def _counts(part: PartReport) -> str:
    if len(part.per_class) <= MOST_COUNTS:
        return ", ".join(map(count, part.per_class))
    text = translate("reports", "%1 to %2")
    least, most = min(part.per_class), max(part.per_class)
    return fill(text, count(least), count(most))
