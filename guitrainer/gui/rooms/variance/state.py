"""What the pages of the variance room are about: a net as chosen, or the user's own."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtCore import QObject, Signal

from guitrainer.config.schema import Experiment
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.rooms.variance.choice import NetChoice

if TYPE_CHECKING:
    from guitrainer.data.dataset import Dataset

NAME = "variance"
Subject = Literal["own", "chosen"]
Source = Callable[[], "tuple[Experiment, Dataset | None]"]


@dataclass(frozen=True)
class VarianceLook:
    """What is looked at in the room; another window of the same laboratory shows it again.

    Parameters
    ----------
    page : the question that is open
    choice : the net of dense layers, as chosen on the first page
    direction : what its map is of, "forward" or "backward"
    subject : what pages look at that need images: the network of the experiment, or that net
    inputs : of the layer whose variance is mistaken for σ
    mean : of what, "input" or "weights"
    sigmoids, relus : layers of the net with sigmoids
    measurements : of LSUV that are shown, for the question that they answer
    """

    page: str = "signal"
    choice: NetChoice = field(default_factory=NetChoice)
    direction: str = "forward"
    subject: Subject = "own"
    inputs: str = "400"
    mean: str = "input"
    sigmoids: int = 4
    relus: int = 3
    measurements: tuple[object, int] = (None, 0)


class VarianceState(QObject):
    """What is looked at, shared by the pages; `keep` changes it without telling anybody."""

    changed = Signal()
    turned = Signal()  # to another subject

    def __init__(self, lab: Lab, parent: QObject) -> None:
        super().__init__(parent)
        self.lab = lab
        self.looked: VarianceLook = lab.kept.get(NAME, VarianceLook())

    @property
    def choice(self) -> NetChoice:
        """The net of dense layers."""
        return self.looked.choice

    @property
    def subject(self) -> Subject:
        """What pages look at that need images."""
        return self.looked.subject

    def keep(self, **changes: Any) -> None:
        """Remember what is looked at."""
        self.looked = self.lab.kept[NAME] = replace(self.looked, **changes)

    def choose(self, **changes: Any) -> None:
        """Change the net."""
        self.take(replace(self.choice, **changes))

    def take(self, choice: NetChoice) -> None:
        """Choose another net."""
        if choice != self.choice:
            self.keep(choice=choice)
            self.changed.emit()

    def turn(self, subject: Subject) -> None:
        """Look at the other network."""
        if subject != self.subject:
            self.keep(subject=subject)
            self.turned.emit()

    @property
    def question(self) -> tuple[Any, ...]:
        """What numbers of the subject depend on."""
        if self.subject == "chosen":
            return (self.choice,)
        experiment = self.lab.experiment
        return (experiment.network, experiment.data, experiment.training, experiment.seed)

    @property
    def source(self) -> Source:
        """Gives the experiment and its images; to be called in a thread."""
        if self.subject == "chosen":
            choice = self.choice
            return lambda: (choice.net().experiment(), None)
        lab, experiment = self.lab, self.lab.experiment
        return lambda: (experiment, lab.datasets.get(experiment))
