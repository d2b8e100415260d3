"""The content of the stage, and what it is computed from."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import numpy as np
from numpy.typing import NDArray

from guitrainer.config.schema import Experiment
from guitrainer.errors import NetworkError
from guitrainer.events import FiltersCaptured, StateCaptured
from guitrainer.gui.rooms.convolution.choices import Direction, Edits, OwnWindow, StageChoice

if TYPE_CHECKING:
    from guitrainer.explain.backprop import Backward
    from guitrainer.explain.convolution import Convolution
    from guitrainer.explain.lengths import AxisLength
    from guitrainer.explain.transposed import Transposed
    from guitrainer.explain.transposed_backprop import TransposedBackward

Array = NDArray[np.float64]


@dataclass(frozen=True)
class StageOrder:
    """Everything needed to compute the content of the stage.

    Parameters
    ----------
    captures : the known filters, by layer
    state : weights of all layers, for a filter whose layer may come after others without filters
    """

    choice: StageChoice
    edits: Edits
    direction: Direction
    experiment: Experiment
    captures: Mapping[str, FiltersCaptured]
    state: StateCaptured | None = None


@dataclass(frozen=True)
class ChannelGroup:
    """The channels that the filter on stage sees, if its layer has several groups.

    Parameters
    ----------
    number, count : index of the group, and number of groups
    first, seen, total : first of the channels, and number of these and of all channels
    """

    number: int
    count: int
    first: int
    seen: int
    total: int


@dataclass(frozen=True)
class StageSource:
    """The whole input from which a patch was cut.

    Parameters
    ----------
    whole : (C, H, W), the input of the filter for the image
    corner : top and left of the patch
    number, total, name : index of the image, size of the test set, and name of the class
    """

    whole: Array
    corner: tuple[int, int]
    number: int
    total: int
    name: str


@dataclass(frozen=True)
class WholeLayer:
    """What the layer itself does with its whole input.

    Parameters
    ----------
    name : name of the layer
    height, width : derivation of the size of its output
    """

    name: str
    window: OwnWindow
    height: "AxisLength"
    width: "AxisLength"


@dataclass(frozen=True)
class Shown:
    """The content of the stage.

    Parameters
    ----------
    computed : the convolution, or the transposed convolution
    gradients : its gradients, on request
    step : step of the learned filter
    layer : what the layer of the filter does with the whole input, if that is known
    """

    order: StageOrder
    computed: "Convolution | Transposed"
    gradients: "Backward | TransposedBackward | None"
    source: StageSource | None
    group: ChannelGroup | None
    step: int | None
    layer: WholeLayer | None = None

    @property
    def forward(self) -> "Convolution":
        """The convolution, unless a transposed one is on stage."""
        assert not self.order.choice.transposed
        return cast("Convolution", self.computed)

    @property
    def transposed(self) -> "Transposed | None":
        """The transposed convolution, if it is on stage."""
        return cast("Transposed", self.computed) if self.order.choice.transposed else None

    @property
    def backward(self) -> "Backward | None":
        """The gradients, if they are those of a convolution."""
        return None if self.transposed is not None else cast("Backward | None", self.gradients)

    @property
    def stamped(self) -> "TransposedBackward | None":
        """The gradients, if they are those of a transposed convolution."""
        found = None if self.transposed is None else self.gradients
        return cast("TransposedBackward | None", found)


class UnreachableError(NetworkError):
    """The weights of a layer in between are not recorded, so later outputs are not known."""

    def __init__(self, layer: str) -> None:
        super().__init__(layer)
        self.layer = layer
