"""The selected filter, at the cursor and at the start, and inquiries into it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from guitrainer.config.schema import FILTERED, Experiment
from guitrainer.gui.base.look.tiles import content_of
from guitrainer.gui.base.text.language import Texts
from guitrainer.gui.lab.inquiry import Inquiry
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.lab.record import Record
from guitrainer.gui.lab.stage import State
from guitrainer.gui.rooms.common.study import Study, study

if TYPE_CHECKING:
    from guitrainer.events import FiltersCaptured, FloatArray

tr = Texts("stage")

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

    def same_filter(self, other: Subject | None) -> bool:
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
        return tr("The weights at the start are not known.")
    if not shown.step:
        return tr("No gradient yet. Press Step or Train.")
    return tr(
        "The gradient is not known: the layer is not trained, or the run was read from disk, "
        "where gradients are not saved."
    )


def has_convolution(experiment: Experiment) -> bool:
    """Return whether the network has filters to show, or will have them once they are drawn."""
    return any(isinstance(layer, FILTERED) for layer in experiment.network.layers)


def _on_stage(lab: Lab) -> Experiment:
    """Return the experiment whose filters are shown, or will be."""
    return lab.experiment if lab.state == State.IDLE else lab.record.experiment


def _no_filters(lab: Lab) -> str:
    if has_convolution(_on_stage(lab)):
        if lab.state == State.FINISHED:
            return tr("The filters of this run were not kept.")
        return lab.background.waiting
    return tr(
        "This network has no convolution, so there are no filters to show. Add one under "
        "Experiment."
    )


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
