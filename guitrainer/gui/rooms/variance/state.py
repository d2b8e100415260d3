"""The subject of the pages in the Variance room: the chosen network, or the user's own."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal, cast

from PySide6.QtCore import QObject, Signal

from guitrainer.analysis.propagation import Activation
from guitrainer.config.schema import Experiment, Initializer, Scheme
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.rooms.common.weights import weight_layers

if TYPE_CHECKING:
    from guitrainer.data.dataset import Dataset
    from guitrainer.explain.variance import DenseNet


MOST_LAYERS = 50  # ends of the map
MOST_UNITS = 1024
LEAST_FACTOR, MOST_FACTOR = 0.01, 100.0  # limits of the variance factor
MOST_SCALE_DOWN = 100.0
ACTIVATIONS: tuple[Activation, ...] = ("relu", "leaky_relu", "gelu", "tanh", "sigmoid", "linear")
# Schemes to which a factor can be applied, and that have a variance for every dense layer.
SCHEMES: tuple[Scheme, ...] = (
    "he_normal",
    "he_uniform",
    "glorot_normal",
    "glorot_uniform",
    "lecun_normal",
    "lecun_uniform",
    "caffe_xavier",
    "keras_default",
    "torch_default",
    "random_normal",
    "small_gaussian",
    "truncated_normal",
    "random_uniform",
    "orthogonal",
)
HE = Initializer(scheme="he_normal")
NAME = "variance"


@dataclass(frozen=True)
class NetChoice:
    """The chosen network.

    Parameters
    ----------
    depth, width : number of dense layers, and of units in each
    factor : factor of the variance σ² of every weight
    scale_down : divisor of the standard deviation σ of every weight
    """

    depth: int = 10
    width: int = 100
    activation: Activation = "relu"
    initializer: Initializer = HE
    factor: float = 1.0
    scale_down: float = 1.0

    def net(self) -> "DenseNet":
        """Return the network for the engine, which is imported here."""
        from guitrainer.explain.variance import DenseNet, alike

        return DenseNet(
            alike(self.activation, self.depth),
            self.width,
            self.initializer,
            self.factor,
            self.scale_down,
        )


def like(experiment: Experiment) -> NetChoice:
    """Make a network with the depth, most frequent activation and initializer of an experiment."""
    layers = weight_layers(experiment)
    kinds = Counter(one.type for one in experiment.network.layers)
    used = (kind for kind, _count in kinds.most_common() if kind in ACTIVATIONS)
    activation = cast(Activation, next(used, "linear"))
    drawn = (one.initializer for one in layers.values())
    initializer = next((one for one in drawn if one.scheme in SCHEMES), HE)
    depth = min(max(len(layers), 1), MOST_LAYERS)
    return NetChoice(depth=depth, activation=activation, initializer=initializer)


Subject = Literal["own", "chosen"]
Source = Callable[[], "tuple[Experiment, Dataset | None]"]


@dataclass(frozen=True)
class VarianceLook:
    """The state of the room, which is kept when the window is created again.

    Parameters
    ----------
    page : the open page
    choice : the network of dense layers chosen on the first page
    direction : content of its map, "forward" or "backward"
    subject : network for pages that need images: that of the experiment, or the chosen one
    inputs : number of inputs of the layer whose variance is mistaken for σ
    mean : "input" or "weights"
    sigmoids, relus : numbers of layers in the network with sigmoids
    measurements : number of LSUV measurements shown, for the question that they answer
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
    """The state shared by the pages; `keep` changes it without signals."""

    changed = Signal()
    turned = Signal()  # the subject has changed

    def __init__(self, lab: Lab, parent: QObject) -> None:
        super().__init__(parent)
        self.lab = lab
        self.looked: VarianceLook = lab.kept.get(NAME, VarianceLook())

    @property
    def choice(self) -> NetChoice:
        """The chosen network of dense layers."""
        return self.looked.choice

    @property
    def subject(self) -> Subject:
        """The network for pages that need images."""
        return self.looked.subject

    def keep(self, **changes: Any) -> None:
        """Change the state without signals."""
        self.looked = self.lab.kept[NAME] = replace(self.looked, **changes)

    def choose(self, **changes: Any) -> None:
        """Change settings of the chosen network."""
        self.take(replace(self.choice, **changes))

    def take(self, choice: NetChoice) -> None:
        """Choose another network."""
        if choice != self.choice:
            self.keep(choice=choice)
            self.changed.emit()

    def turn(self, subject: Subject) -> None:
        """Change the subject."""
        if subject != self.subject:
            self.keep(subject=subject)
            self.turned.emit()

    @property
    def question(self) -> tuple[Any, ...]:
        """Everything that numbers of the subject depend on."""
        if self.subject == "chosen":
            return (self.choice,)
        experiment = self.lab.experiment
        return (experiment.network, experiment.data, experiment.training, experiment.seed)

    @property
    def source(self) -> Source:
        """A function for a thread that returns the experiment and its images."""
        if self.subject == "chosen":
            choice = self.choice
            return lambda: (choice.net().experiment(), None)
        lab, experiment = self.lab, self.lab.experiment
        return lambda: (experiment, lab.datasets.get(experiment))
