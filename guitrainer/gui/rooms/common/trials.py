"""Trainings of several networks, one after another, and the base of the cards that show them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QShowEvent

from guitrainer.analysis.averages import FadingMean
from guitrainer.gui.kit.basic import Card, button
from guitrainer.gui.lab.errands import Work
from guitrainer.gui.lab.lab import Lab

if TYPE_CHECKING:
    from guitrainer.explain.side_by_side import ShiftsMeasured

MEMORY = 0.9  # memory of the running mean of the accuracy


@dataclass
class TrialCourse:
    """The training of one network.

    Attributes
    ----------
    points : (step, smoothed accuracy on the batches)
    total_steps : number of steps; 0 before the training has begun
    ended : whether the training has reached its end or diverged
    parameters : number of trained parameters of the network; None until the training has ended
    accuracy : accuracy on the test images; None until the training has ended, or if it diverged
    measured : results on shifted images; None until they are known
    mean : running mean of the accuracy over the images of the last batches
    """

    points: list[tuple[float, float]] = field(default_factory=list)
    total_steps: int = 0
    ended: bool = False
    parameters: int | None = None
    accuracy: float | None = None
    measured: "ShiftsMeasured | None" = None
    mean: FadingMean = field(default_factory=partial(FadingMean, MEMORY))

    @property
    def recent(self) -> float | None:
        """Accuracy on the last batches; None before the first."""
        return self.points[-1][1] if self.points else None


class Trials:
    """The trainings of several networks, in `courses` by the name of the network."""

    def __init__(self, names: Iterable[str]) -> None:
        self.courses = {name: TrialCourse() for name in names}
        self._taken = 0

    def catch_up(self, told: list[Any]) -> None:
        """Process the new events in the list of all events."""
        self._take(told[self._taken :])
        self._taken = len(told)

    def _take(self, events: Iterable[Any]) -> None:
        # imported here because it loads the engine, which whoever made the events has done already
        from guitrainer.explain.side_by_side import ShiftsMeasured
        from guitrainer.explain.trials import TrialFinished, TrialProgressed

        for event in events:
            match event:
                case TrialProgressed():
                    course = self.courses[event.name]
                    course.total_steps = event.total_steps
                    mean = course.mean.add(event.accuracy, event.images)
                    course.points.append((event.step, mean))
                case TrialFinished():
                    course = self.courses[event.name]
                    course.ended = True
                    course.parameters, course.accuracy = event.parameters, event.test_accuracy
                case ShiftsMeasured():
                    self.courses[event.kind].measured = event


class TrialsCard(Card):
    """Base of cards with a button that trains several networks.

    Results are shown as long as they belong to `question`, also in the next window.

    Parameters
    ----------
    errand : name of the errand that trains
    networks : names of the networks

    Attributes
    ----------
    trials : the trainings, as far as they belong to `question`
    go : the button, which also stops the training
    """

    def __init__(self, lab: Lab, errand: str, networks: tuple[str, ...]) -> None:
        super().__init__()
        self.lab, self.errand = lab, lab.background.errand(errand)
        self._name, self._networks, self._train = errand, networks, ""
        self.trials = Trials(networks)
        self.go = button("", "primary")
        self.go.clicked.connect(self._on_go)

    def name_button(self, text: str, tip: str) -> None:
        """Set the text of the button while nothing is trained, and its tool tip."""
        self._train = text
        self.go.setText(text)
        self.go.setToolTip(tip)

    @property
    def question(self) -> object:
        """What the results depend on."""
        raise NotImplementedError

    def work(self) -> Work | None:
        """Return what trains the networks; None if nothing can be trained."""
        raise NotImplementedError

    def paint(self) -> None:
        """Show `trials`."""
        raise NotImplementedError

    def follow(self) -> None:
        """Show the results from now on; called by subclasses when they are laid out."""
        self.errand.progressed.connect(self.refresh)
        self.lab.experiment_changed.connect(self.refresh)
        self.lab.background.compiling.connect(self.refresh)
        self.refresh()

    @property
    def mine(self) -> bool:
        """Whether the results belong to `question`."""
        return bool(self.lab.kept.get(self._name) == self.question)

    def refresh(self) -> None:
        """Show the current results; while the card is hidden, training is not followed."""
        text = self.tr("Stop") if self.errand.running else self._train
        self.go.setText(text)
        self.go.setAccessibleName(text)
        if self.errand.running and not self.isVisible():
            return
        mine = self.mine
        if not self.errand.told or not mine:
            self.trials = Trials(self._networks)
        if mine:
            self.trials.catch_up(self.errand.told)
        self.paint()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Update everything that was not painted while the card was hidden."""
        super().showEvent(event)
        self.refresh()

    def _on_go(self) -> None:
        work = None if self.errand.running else self.work()
        if self.errand.running:
            self.errand.stop()
        elif work is not None:
            self.lab.kept[self._name] = self.question
            self.errand.start(work)
