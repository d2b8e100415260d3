"""What the engine expects of an op: a compiled piece of the network, one layer or a fused run.

Most ops work block by block: the engine runs all of them on one block before the next, so that the
block stays in cache. `whole` ops need all blocks at once and split their own work over the team.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import ClassVar

from guitrainer.nn.parameters import Parameter
from guitrainer.nn.planes import Plane
from guitrainer.nn.team import Team

Call = Callable[[], object]


@dataclass
class Mode:
    """What changes from step to step, shared by all ops of an engine."""

    training: bool = True
    samples: int = 0
    dropout_key: int = 0


@dataclass
class Wiring:
    """Where an op reads and writes.

    Attributes
    ----------
    source, target : planes of its input and output
    grad_target : gradient of the loss with respect to the output
    grad_source : where the gradient with respect to the input goes; None if nobody needs it
    chunk_of : the chunk of each block; sums over a chunk have a slot of their own
    """

    source: Plane
    target: Plane
    grad_target: Plane
    grad_source: Plane | None
    chunk_of: tuple[int, ...]
    dtype: str
    mode: Mode = field(default_factory=Mode)

    @property
    def blocks(self) -> int:
        """Number of blocks of a batch."""
        return len(self.chunk_of)

    @property
    def chunks(self) -> int:
        """Number of chunks of a batch."""
        return max(self.chunk_of) + 1


class Op:
    """One piece of the network."""

    whole: ClassVar[bool] = False
    wiring: Wiring
    parameters: tuple[Parameter, ...] = ()

    def forward_calls(self, n: int) -> list[Call]:
        """Give the kernel calls that compute block n of the output."""
        raise NotImplementedError

    def backward_calls(self, n: int) -> list[Call]:
        """Give the calls that add block n to the parameters' sums and write grad_source."""
        raise NotImplementedError

    def forward(self, team: Team) -> None:
        """Compute all blocks of the output (whole ops)."""
        raise NotImplementedError

    def backward(self, team: Team) -> None:
        """Compute all gradients (whole ops)."""
        raise NotImplementedError

    def reduce(self) -> None:
        """Bring the sums over chunks into the gradients of the parameters."""

    def refresh(self) -> None:
        """Take over changed parameters (pack them anew)."""
