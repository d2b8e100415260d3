"""What the pages of the variance room are about: a net as chosen, or the user's own."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtCore import QObject, Signal

from guitrainer.config.schema import Experiment
from guitrainer.gui.state.lab import Lab
from guitrainer.gui.variance.choice import Choice

if TYPE_CHECKING:
    from guitrainer.data.dataset import Dataset

Subject = Literal["own", "chosen"]
Source = Callable[[], "tuple[Experiment, Dataset | None]"]


class Bench(QObject):
    """The choice, shared by the pages.

    Attributes
    ----------
    choice : the net of dense layers, as chosen on the first page
    subject : what pages look at that need images: the network of the experiment, or that net
    """

    changed = Signal()
    turned = Signal()  # to another subject

    def __init__(self, lab: Lab, parent: QObject) -> None:
        super().__init__(parent)
        self.lab = lab
        self.choice = Choice()
        self.subject: Subject = "own"

    def choose(self, **changes: Any) -> None:
        """Change the net."""
        self.take(replace(self.choice, **changes))

    def take(self, choice: Choice) -> None:
        """Choose another net."""
        if choice != self.choice:
            self.choice = choice
            self.changed.emit()

    def turn(self, subject: Subject) -> None:
        """Look at the other network."""
        if subject != self.subject:
            self.subject = subject
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
