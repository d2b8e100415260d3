"""The network chosen in the Variance room, as plain numbers; the engine is imported when needed."""

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from guitrainer.analysis.propagation import Activation
from guitrainer.config.schema import Experiment, Initializer, Scheme
from guitrainer.gui.rooms.common.weights import weight_layers

if TYPE_CHECKING:
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
        """The network for the engine, which is imported here."""
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
