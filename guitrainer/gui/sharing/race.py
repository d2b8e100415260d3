"""What is known of the three trainings, from what they have told so far."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from guitrainer.explain.sharing import Kind

KINDS: tuple["Kind", ...] = ("shared", "local", "dense")
MEMORY = 0.9  # of the running mean of the accuracy over batches


@dataclass
class Lane:
    """One of the trainings.

    Attributes
    ----------
    courses : (step, accuracy over batches, smoothed)
    total_steps : 0 before it began
    parameters, accuracy : of the whole network and on the test images; None until it has ended
    measured : what it makes of moved images, a `ShiftsMeasured`; None until that is known
    """

    course: list[tuple[float, float]] = field(default_factory=list)
    total_steps: int = 0
    parameters: int | None = None
    accuracy: float | None = None
    measured: Any = None

    @property
    def recent(self) -> float | None:
        """Accuracy over the last batches; None before the first."""
        return self.course[-1][1] if self.course else None


class Race:
    """The three of them, by kind."""

    def __init__(self) -> None:
        self.lanes: dict[str, Lane] = {kind: Lane() for kind in KINDS}
        self._taken = 0

    def catch_up(self, told: list[Any]) -> None:
        """Take what is new in the list of everything that was told."""
        self._take(told[self._taken :])
        self._taken = len(told)

    @property
    def over(self) -> bool:
        """Whether all there is to know is known."""
        return all(lane.measured is not None for lane in self.lanes.values())

    def _take(self, events: Iterable[Any]) -> None:
        # known by now: those who made the events have loaded the engine
        from guitrainer.explain.side_by_side import ShiftsMeasured
        from guitrainer.explain.trials import TrialFinished, TrialProgressed

        for event in events:
            match event:
                case TrialProgressed():
                    lane = self.lanes[event.name]
                    lane.total_steps = event.total_steps
                    before = lane.recent
                    mean = (
                        event.accuracy
                        if before is None
                        else (MEMORY * before + (1 - MEMORY) * event.accuracy)
                    )
                    lane.course.append((event.step, mean))
                case TrialFinished():
                    lane = self.lanes[event.name]
                    lane.parameters, lane.accuracy = event.parameters, event.test_accuracy
                case ShiftsMeasured():
                    self.lanes[event.kind].measured = event
