"""What is known of networks trained one after the other, from what they have told so far."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from guitrainer.analysis.averages import FadingMean

if TYPE_CHECKING:
    from guitrainer.explain.side_by_side import ShiftsMeasured

MEMORY = 0.9  # of the mean of the accuracy over the last batches


@dataclass
class Lane:
    """One of the trainings.

    Attributes
    ----------
    course : (step, accuracy over batches, smoothed)
    total_steps : 0 before it began
    ended : whether it was trained to its end, or until it diverged
    parameters : trained numbers of the whole network; None until it has ended
    accuracy : on the test images; None until it has ended, and where it diverged
    measured : what it makes of moved images; None until that is known
    mean : of the accuracy over the images of the last batches
    """

    course: list[tuple[float, float]] = field(default_factory=list)
    total_steps: int = 0
    ended: bool = False
    parameters: int | None = None
    accuracy: float | None = None
    measured: "ShiftsMeasured | None" = None
    mean: FadingMean = field(default_factory=partial(FadingMean, MEMORY))

    @property
    def recent(self) -> float | None:
        """Accuracy over the last batches; None before the first."""
        return self.course[-1][1] if self.course else None


class Race:
    """All of them, by name."""

    def __init__(self, names: Iterable[str]) -> None:
        self.lanes = {name: Lane() for name in names}
        self._taken = 0

    def catch_up(self, told: list[Any]) -> None:
        """Take what is new in the list of everything that was told."""
        self._take(told[self._taken :])
        self._taken = len(told)

    def _take(self, events: Iterable[Any]) -> None:
        # known by now: those who made the events have loaded the engine
        from guitrainer.explain.side_by_side import ShiftsMeasured
        from guitrainer.explain.trials import TrialFinished, TrialProgressed

        for event in events:
            match event:
                case TrialProgressed():
                    lane = self.lanes[event.name]
                    lane.total_steps = event.total_steps
                    mean = lane.mean.add(event.accuracy, event.images)
                    lane.course.append((event.step, mean))
                case TrialFinished():
                    lane = self.lanes[event.name]
                    lane.ended = True
                    lane.parameters, lane.accuracy = event.parameters, event.test_accuracy
                case ShiftsMeasured():
                    self.lanes[event.kind].measured = event
