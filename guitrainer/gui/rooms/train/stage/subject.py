"""The selected filter, at the cursor and at the start, and its study."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from guitrainer.config.schema import Conv, Experiment
from guitrainer.events import FiltersCaptured, FloatArray
from guitrainer.figures import fixed
from guitrainer.gui.base.look.tiles import content_of
from guitrainer.gui.kit.basic import label, row
from guitrainer.gui.lab.inquiry import Inquiry
from guitrainer.gui.lab.lab import Lab, State
from guitrainer.gui.lab.record import Record
from guitrainer.gui.rooms.common.labels import Name, draw_mark, meaning, word
from guitrainer.gui.rooms.common.wall import MARK

EVERY_MS = 250  # numbers are not read any faster


@dataclass(frozen=True)
class Subject:
    """The selected filter: its run, its capture, the first capture of its layer, its index.

    If two subjects are equal, nothing would be painted differently.
    """

    record: Record
    shown: FiltersCaptured
    first: FiltersCaptured | None
    number: int

    @property
    def weight(self) -> FloatArray:
        """The displayed weight, (1, in_channels, kernel_h, kernel_w)."""
        return self.shown.weight[self.number : self.number + 1]

    @property
    def start(self) -> FloatArray | None:
        """The weight at the start; None if it is not known."""
        return None if self.first is None else self.first.weight[self.number : self.number + 1]

    def same_filter(self, other: "Subject | None") -> bool:
        """Return whether both are the same filter of the same run, at any step."""
        return (
            other is not None
            and self.record is other.record
            and self.shown.layer == other.shown.layer
            and self.number == other.number
        )


def subject_of(lab: Lab) -> Subject | None:
    """Return the selected filter; None if no filters are known."""
    shown = lab.looking.shown()
    if shown is None:
        return None
    number = min(lab.looking.filter, len(shown.weight) - 1)
    return Subject(lab.record, shown, first_of(lab, shown), number)


def first_of(lab: Lab, shown: FiltersCaptured) -> FiltersCaptured | None:
    """Return the first capture of the layer of `shown`; None if it was not recorded."""
    first = lab.record.first(shown.layer)
    if first is None and not shown.step:
        return shown
    return first


def hopeless(lab: Lab) -> bool:
    """Return whether there will be no filters until the experiment is changed."""
    if lab.state == State.IDLE and lab.problem is not None:
        return True
    return not lab.record.layers and not has_convolution(_on_stage(lab))


def missing_reason(lab: Lab) -> str | None:
    """Return why there are no filters, and what to do about it; None if there are."""
    if lab.state == State.IDLE and lab.problem is not None:
        return lab.problem
    shown = lab.looking.shown()
    if shown is None:
        return _no_filters(lab)
    if content_of(shown, first_of(lab, shown), lab.looking.view.content) is not None:
        return None
    if lab.looking.view.content == "change":
        return QCoreApplication.translate("stage", "The weights at the start are not known.")
    if not shown.step:
        return QCoreApplication.translate("stage", "No gradient yet. Press Step or Train.")
    return QCoreApplication.translate(
        "stage",
        "The gradient is not known: the layer is not trained, or the run was read from disk, "
        "where gradients are not saved.",
    )


def has_convolution(experiment: Experiment) -> bool:
    """Return whether the network has filters to show, or will have them once they are drawn."""
    return any(isinstance(layer, Conv) for layer in experiment.network.layers)


def _on_stage(lab: Lab) -> Experiment:
    """Return the experiment whose filters are shown, or will be."""
    return lab.experiment if lab.state == State.IDLE else lab.record.experiment


def _no_filters(lab: Lab) -> str:
    if has_convolution(_on_stage(lab)):
        if lab.state == State.FINISHED:
            return QCoreApplication.translate("stage", "The filters of this run were not kept.")
        return lab.background.waiting
    return QCoreApplication.translate(
        "stage",
        "This network has no convolution, so there are no filters to show. Add one under "
        "Experiment.",
    )


@dataclass(frozen=True)
class Study:
    """Statistics of a filter.

    `direction` in degrees, `explained` (R²) and the picture `gabor` (kernel_h, kernel_w) are those
    of the best Gabor pair; None if the filter is too small or too large to score. `spectrum` (side,
    side) contains magnitudes, with frequency 0 in the middle; None if the filter is too large.
    """

    norm: float
    mean: float
    std: float
    explained: float | None
    direction: float | None
    gabor: NDArray[np.float64] | None
    spectrum: NDArray[np.float64] | None


def study(weight: FloatArray) -> Study:
    """Study the filter in `weight` (1, in_channels, kernel_h, kernel_w)."""
    from guitrainer.analysis.edges import LARGEST_SIDE, scorable, score_filters
    from guitrainer.analysis.feature_maps import spectrum
    from guitrainer.analysis.principal import principal_planes

    finite = np.isfinite(weight).all()
    values = weight.astype(np.float64)
    explained = direction = gabor = waves = None
    if finite and scorable(weight.shape):
        found = score_filters(weight)
        explained, direction = float(found.explained[0]), float(found.fit.angle[0])
        gabor = found.fit.pattern[0]
        # with several inputs, the sign of the pattern is arbitrary: that of the picture is used
        if np.vdot(gabor, principal_planes(weight)[0].mean(axis=0)) < 0:
            gabor = -gabor
    if finite and max(weight.shape[2:]) <= LARGEST_SIDE:
        waves = spectrum(weight[0])
    with np.errstate(invalid="ignore", over="ignore"):
        norm, mean, std = float(np.linalg.norm(values)), float(values.mean()), float(values.std())
    return Study(norm, mean, std, explained, direction, gabor, waves)


def studies(
    lab: Lab, name: str, subject: Callable[[], Subject | None], seen: QWidget
) -> Inquiry[Subject, Study]:
    """Make an inquiry into the filter returned by `subject`, at most a few times a second."""
    return Inquiry(
        lab.background,
        f"study {name}",
        subject,
        lambda subject: partial(study, subject.weight),
        seen,
        every_ms=EVERY_MS,
        kernels=False,
    )


class Mark(QWidget):
    """The mark of a label."""

    def __init__(self) -> None:
        super().__init__()
        self.name: Name | None = None
        self.setFixedSize(QSize(MARK, MARK))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paint the mark, if there is one."""
        if self.name is not None:
            painter = QPainter(self)
            draw_mark(painter, QRectF(self.rect()), self.name)
            painter.end()


class MarkLabel(QWidget):
    """Mark, word and score."""

    def __init__(self) -> None:
        super().__init__()
        self.mark, self.text = Mark(), label()
        self.setLayout(row([self.mark, self.text], spacing=5))

    def show_name(self, name: Name | None, score: float | None) -> None:
        """Show a name and its score; a dash for None."""
        text = "–" if name is None else f"{word(name)}, {fixed(score)}"
        self.text.setText(text)
        self.setToolTip("" if name is None else meaning(name))
        if name != self.mark.name:
            self.mark.name = name
            self.mark.update()
