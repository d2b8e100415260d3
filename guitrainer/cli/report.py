"""The report on data and plan before a run, as lines of text."""

from collections.abc import Iterator

from guitrainer.cli.terminal import definitions
from guitrainer.reports import MOST_COUNTS, DataReport, PartReport, PlanReport, RunReport

POLARITIES = {
    "same": "the same in training and test images",
    "reversed": "the test images are negatives of the training images",
    "unclear": "unclear, the images have no bright or dark areas in common",
}
SPLITS = {"given": "", "held out": ", held out of the training images", "generated": ""}


def report_text(report: RunReport) -> str:
    """Return the rows about data and plan, then notes and warnings, one per line."""
    data = report.data
    rows = [
        ("data", _kind(data)),
        ("training", _part(data.train)),
        ("test", _part(data.test) + SPLITS[data.split]),
        ("pixels", _pixels(data)),
        ("polarity", _polarity(data)),
        ("plan", _plan(report.plan)),
        *_evaluations(report),
    ]
    rows += [("warning" if r.is_warning else "note", r.text) for r in report.remarks]
    return definitions(rows)


def _kind(data: DataReport) -> str:
    shape = "×".join(map(str, data.shape))
    names = data.class_names
    ends = f"{names[0]} to {names[-1]}"
    return f"{data.source}: images of {shape}, {len(names)} classes ({ends})"


def _part(part: PartReport) -> str:
    count = f"{part.images:,}"
    if part.available != part.images:
        count += f" of {part.available:,}"
    least, most = min(part.per_class), max(part.per_class)
    if len(part.per_class) <= MOST_COUNTS:
        return f"{count} images; per class {', '.join(map(str, part.per_class))}"
    return f"{count} images; per class {least} to {most}"


def _pixels(data: DataReport) -> str:
    train = data.train
    scaled = f"divided by {data.divisor}" if data.divisor > 1 else "not divided"
    text = f"{train.low:.4g} to {train.high:.4g}, {scaled}; {data.preprocessing}"
    if data.input_low is not None and data.input_high is not None:
        text += f": {data.input_low:.3g} to {data.input_high:.3g}"
    return f"{text}; constant channels: {_constant(train)}"


def _constant(part: PartReport) -> str:
    return ", ".join(map(str, part.constant_channels)) or "none"


def _polarity(data: DataReport) -> str:
    means = f"mean of the pixels {data.train.mean:.3g}, in the test images {data.test.mean:.3g}"
    return f"{POLARITIES[data.polarity]}; {means}"


def _evaluations(report: RunReport) -> Iterator[tuple[str, str]]:
    """Say how many test images are measured, if they are not all measured every time."""
    some, every = report.plan.evaluated, report.data.test.images
    if some < every:
        yield "", f"test accuracy on {some:,} of the test images, at the end on all {every:,}"


def _plan(plan: PlanReport) -> str:
    text = f"{plan.total_steps:,} steps of {plan.batch_size} images"
    if plan.smallest_batch != plan.batch_size:
        text += f", the smallest {plan.smallest_batch}"
    return f"{text}; {plan.steps_per_epoch:,} steps per epoch"
