"""What every peer offers, and the layout of parameters that most of them use."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from guitrainer.bench.workloads import BATCHES, Batches, Step, Workload
from guitrainer.config import schema
from guitrainer.errors import InputError
from guitrainer.nn.network import BuiltLayer, BuiltNetwork
from guitrainer.nn.planes import Array
from guitrainer.nn.plans import LayerPlan

Kinds = tuple[type[Any], ...]


class PeerModel(Protocol):
    """A workload in another library, on batches that are already in its memory."""

    def train(self, k: int) -> float:
        """Update the weights on batch k; return its mean loss before, when it is computed."""
        ...

    def infer(self, k: int) -> Array:
        """Compute the logits of batch k, (N, classes)."""
        ...

    def parameters(self) -> list[Array]:
        """Return copies of weights and biases, in the layout of `BuiltNetwork.parameters`."""
        ...


# Builds a peer's model in one of its memory formats.
Builder = Callable[[Workload, BuiltNetwork, Batches, str], PeerModel]


@dataclass(frozen=True)
class Peer:
    """How to build a peer.

    Parameters
    ----------
    name : as in `--against`
    formats : memory formats, all of which are timed
    kinds : the kinds of layers it has here
    trains : whether it trains; if not, only the forward pass is compared
    """

    name: str
    build: Builder
    formats: tuple[str, ...]
    kinds: Kinds
    trains: bool = True

    def parts(self, workload: Workload) -> tuple[str, ...]:
        """Return the parts of a workload that this peer computes.

        Raises
        ------
        InputError
            If there are none, or if the network has a layer that the peer does not have here.
        """
        accepted = ", ".join(kind.model_fields["type"].default for kind in self.kinds)
        for layer in workload.layers:
            if not isinstance(layer, self.kinds):
                raise InputError(
                    f"--against {self.name}: got {workload.name}, which has a layer {layer.type}; "
                    f"accepted: {accepted}"
                )
        if not self.trains or workload.parts == ("inference",):
            return ("inference",)
        if workload.single_layer:
            raise InputError(
                f"--against {self.name}: got {workload.name}, the separate passes of one layer; "
                "accepted: whole networks"
            )
        return workload.parts

    def steps(
        self, workload: Workload, network: BuiltNetwork, batches: Batches
    ) -> dict[str, dict[str, Step]]:
        """Return, per part and memory format, a function that runs it once, on the next batch."""
        found: dict[str, dict[str, Step]] = {}
        for part in self.parts(workload):
            found[part] = {
                name: in_turn(self.build(workload, network, batches, name), part)
                for name in self.formats
            }
        return found


def in_turn(model: PeerModel, part: str) -> Step:
    """Return a function that trains or infers on the next batch."""
    once = model.train if part == "step" else model.infer
    turn = 0

    def step() -> None:
        nonlocal turn
        once(turn % BATCHES)
        turn += 1

    return step


def channels_last(plan: LayerPlan, part: str, value: Array) -> Array:
    """Return a parameter as it is where images are NHWC: filters HWIO, dense weights (in, out)."""
    if part == "bias" or value.ndim == 1:
        return value.copy()
    if value.ndim == 4:
        return value.transpose(2, 3, 1, 0).copy()
    spread = value.reshape(len(value), *plan.input_shape).transpose(2, 3, 1, 0)
    return spread.reshape(-1, len(value)).copy()


def channels_first(plan: LayerPlan, part: str, value: Array) -> Array:
    """Undo `channels_last`."""
    if part == "bias" or value.ndim == 1:
        return value.copy()
    if value.ndim == 4:
        return value.transpose(3, 2, 0, 1).copy()
    channels, height, width = plan.input_shape
    spread = value.reshape(height, width, channels, -1).transpose(3, 2, 0, 1)
    return spread.reshape(value.shape[1], -1).copy()


def with_parameters(network: BuiltNetwork) -> list[BuiltLayer]:
    """Return the layers that have parameters."""
    return [layer for layer in network.layers if layer.weight is not None]


def trained_parts(layers: Sequence[BuiltLayer]) -> list[tuple[LayerPlan, str, Array]]:
    """Return plan, name and value of every parameter, in order."""
    return [
        (layer.plan, p.part, p.value)
        for layer in layers
        for p in (layer.weight, layer.bias)
        if p is not None
    ]


# Layers that every peer has.
COMMON: Kinds = (
    schema.Conv,
    schema.Dense,
    schema.MaxPool,
    schema.AvgPool,
    schema.Relu,
    schema.LeakyRelu,
    schema.Sigmoid,
    schema.Tanh,
    schema.Gelu,
)
