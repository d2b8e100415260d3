"""What is looked at: one filter, at the cursor and at the start; or why there is nothing."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from guitrainer.events import FiltersCaptured, FloatArray
from guitrainer.gui.look.tiles import content_of
from guitrainer.gui.state.lab import Lab, State


@dataclass(frozen=True)
class Subject:
    """The selected filter: the capture it is of, the first one of its layer, its number."""

    shown: FiltersCaptured
    first: FiltersCaptured | None
    number: int

    @property
    def weight(self) -> FloatArray:
        """(1, in_channels, kernel_h, kernel_w) as shown."""
        return self.shown.weight[self.number : self.number + 1]

    @property
    def start(self) -> FloatArray | None:
        """The same at the start; None where that is not known."""
        return None if self.first is None else self.first.weight[self.number : self.number + 1]

    def same(self, other: "Subject | None") -> bool:
        """Whether nothing would be painted differently."""
        return (
            other is not None
            and self.shown is other.shown
            and self.first is other.first
            and self.number == other.number
        )


def subject_of(lab: Lab) -> Subject | None:
    """The filter that is selected, None where no filters are known."""
    shown = lab.shown()
    if shown is None:
        return None
    return Subject(shown, first_of(lab, shown), min(lab.filter, len(shown.weight) - 1))


def first_of(lab: Lab, shown: FiltersCaptured) -> FiltersCaptured | None:
    """The filters that `shown` began as; None where that was not recorded."""
    first = lab.record.first(shown.layer)
    if first is None and not shown.step:
        return shown
    return first


def hopeless(lab: Lab) -> bool:
    """Whether there are no filters, and none will come before the experiment is changed."""
    if lab.state == State.IDLE and lab.problem is not None:
        return True
    return lab.preview is not None and not lab.preview.filters and not lab.record.layers


def missing_reason(lab: Lab) -> str | None:
    """Why there are no filters to show, and what to do about it; None where there are."""
    if lab.state == State.IDLE and lab.problem is not None:
        return lab.problem
    shown = lab.shown()
    if shown is None:
        return _no_filters(lab)
    if content_of(shown, first_of(lab, shown), lab.view.content) is not None:
        return None
    if lab.view.content == "change":
        return QCoreApplication.translate("stage", "The weights at the start are not known.")
    if not shown.step:
        return QCoreApplication.translate("stage", "No gradient yet: press Step or Train.")
    return QCoreApplication.translate(
        "stage",
        "No gradient is known here: the layer is not trained, or the run was read from disk, "
        "where gradients are not kept.",
    )


def _no_filters(lab: Lab) -> str:
    if lab.preview is None and lab.record.started is None:
        return QCoreApplication.translate("stage", "Looking at the network…")
    return QCoreApplication.translate(
        "stage",
        "This network has no convolution, so there are no filters to look at. "
        "Add one under Experiment.",
    )
