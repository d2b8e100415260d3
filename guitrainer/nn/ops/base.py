"""The interface of ops: compiled parts of the network, one layer or several fused ones.

An op returns calls of kernels, bound to its buffers; it computes nothing itself. Most ops work
block by block: the engine runs all of them on one block before the next, so that the block stays in
cache. `whole` ops need all blocks at once for training and cut their own work into tasks; without
training, they work block by block like the others, except for dense layers that are `at_once`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, ClassVar, TypeVar

import numpy as np

from guitrainer.nn.fusion import Group
from guitrainer.nn.geometry import Halo
from guitrainer.nn.parameters import Parameter
from guitrainer.nn.parameters import needed as needed  # re-exported for the ops
from guitrainer.nn.planes import (
    Array,
    Blocks,
    EachThread,
    Plane,
    ScratchMemory,
    Slots,
    aligned_zeros,
    blocks_for,
)
from kernels.machine import LANES
from kernels.program import Call, PerThread, Phase

Value = TypeVar("Value")


class Mode:
    """Values that change from step to step, shared by all ops of an engine.

    Attributes
    ----------
    count, dropout_key : one number each, in arrays, so that calls laid out once can read them
    valid : 1 for real samples, 0 for those that only fill the last block
    """

    def __init__(self, samples: int, dtype: str) -> None:
        self.count, self.dropout_key = np.zeros(1, np.int64), np.zeros(1, np.int64)
        self.valid = aligned_zeros((blocks_for(samples) * LANES,), dtype)
        self.samples = samples

    @property
    def samples(self) -> int:
        """Number of real samples of the batch."""
        return int(self.count[0])

    @samples.setter
    def samples(self, samples: int) -> None:
        if samples != self.count[0]:
            self.count[0] = samples
            self.valid[:] = np.arange(self.valid.size) < samples


@dataclass
class BranchWiring:
    """The buffers of a second input, the output of an earlier op.

    Attributes
    ----------
    source : plane of that output
    grad_source : gradient with respect to it, to which `Op.join_calls` adds; None if not needed
    slots : slot of each block for data that must last until then
    """

    source: Plane
    grad_source: Plane | None
    slots: Slots


@dataclass(frozen=True)
class Gate:
    """What the ReLU in front of an op does to the gradient of its input, and the op does itself.

    It multiplies the gradient by the slope of the ReLU, whose outputs are its own input, and adds
    up the gradient of the bias of the layer in front of that.

    Attributes
    ----------
    sums : [chunk, channel], sums over positions that are increased
    """

    sums: Array


@dataclass
class Wiring:
    """The buffers of an op.

    Attributes
    ----------
    source, target : planes of its input and output
    grad_target : gradient of the loss with respect to the output
    grad_source : gradient with respect to the input; None if it is not needed
    chunk_of : the chunk of each block; every chunk has its own slot for sums
    place : index of the op in the network; distinguishes dropout layers
    following : the next op, which may keep data that the backward pass of this one needs
    branch : the second input; None if the op has only one
    joined : whether others write to `grad_source` as well, so that it must be cleared first
    lasting : whether `grad_source` keeps what the op writes there, so that others can read it later
    addend : another gradient of the input, which the op may add before it writes `grad_source`;
        see `Op.adds`
    gate : what it does to the sum, see `Op.gates`
    gated : the gate that the next op applies to `grad_target`
    landing : whether `grad_target` has the zeros around it that an input gradient reads, see
        `geometry.gradient_halo`
    buffers : buffers that all parts of the op use, by name, see `kept`
    memory : memory of the threads that share the blocks, for one call at a time
    learning : whether there is a backward pass
    training : whether the gradients of weights are needed, too
    """

    source: Plane
    target: Plane
    grad_target: Plane
    grad_source: Plane | None
    chunk_of: tuple[int, ...]
    dtype: str
    mode: Mode
    place: int = 0
    following: "Op | None" = None
    branch: BranchWiring | None = None
    joined: bool = False
    lasting: bool = False
    addend: Blocks | None = None
    gate: Gate | None = None
    gated: Gate | None = None
    landing: bool = False
    buffers: dict[str, Any] = field(default_factory=dict)
    memory: ScratchMemory = field(default_factory=ScratchMemory)
    learning: bool = True
    training: bool = True

    def trains(self, weight: Parameter) -> bool:
        """Return whether the gradient of a parameter is needed."""
        return self.learning and self.training and weight.trainable

    @property
    def each_thread(self) -> EachThread:
        """The slots of data that only the calls for a single block see."""
        return EachThread(self.memory.threads)

    def scratch(self, shape: tuple[int, ...], dtype: str | None = None) -> PerThread:
        """Allocate memory that only the calls for a single block see, for each thread."""
        return self.each_thread.scratch(shape, dtype or self.dtype)

    def kept(self, name: str, make: Callable[[], Value]) -> Value:
        """Return a buffer that all parts of the op use; the first of them makes it."""
        if name not in self.buffers:
            self.buffers[name] = make()
        return self.buffers[name]  # type: ignore[no-any-return]

    def brief(self, *shapes: tuple[int, ...]) -> tuple[PerThread, ...]:
        """Return memory that only a single call sees, for each thread."""
        return self.memory.arrays(shapes, self.dtype)

    @property
    def blocks(self) -> int:
        """Number of blocks of a batch."""
        return len(self.chunk_of)

    @property
    def chunks(self) -> int:
        """Number of chunks of a batch."""
        return max(self.chunk_of) + 1


def by_chunk(chunk_of: tuple[int, ...], calls: Callable[[int], list[Call]]) -> Phase:
    """Make one task per chunk: the calls for its blocks, one block after another."""
    chunks = groupby(range(len(chunk_of)), key=chunk_of.__getitem__)
    return [[call for n in blocks for call in calls(n)] for _, blocks in chunks]


class Op:
    """A compiled part of the network.

    Attributes
    ----------
    whole : whether training needs all blocks at once
    random : whether training draws random numbers in it
    overwrites : whether it leaves other values in grad_target if no gradient of its input is needed
    in_place : whether the gradient of its input may take the place of the input
    in_loss : whether the loss depends on its input, and reads all blocks of it
    spare : arrays whose values are not needed between two batches
    reads_features : whether it reads its input, and writes the gradient of it, as one vector per
        sample, in which there are no gaps
    balances : whether the gradient of its input sums to zero over a batch, in each channel
    by_channel : whether it computes each channel of its output from the same one of its input
    stays_inside : whether it reads its input, and writes the gradient of it, at any strides, and
        nothing around them
    """

    whole: ClassVar[bool] = False
    random: ClassVar[bool] = False
    overwrites: ClassVar[bool] = False
    in_place: ClassVar[bool] = False
    in_loss: ClassVar[bool] = False
    reads_features: ClassVar[bool] = False
    balances: ClassVar[bool] = False
    by_channel: ClassVar[bool] = False
    stays_inside: ClassVar[bool] = False
    spare: Sequence[Array] = ()
    wiring: Wiring

    @property
    def parts(self) -> Sequence["Op"]:
        """The ops that compute equal parts of its channels; itself if these are not divided."""
        return (self,)

    @property
    def adds(self) -> bool:
        """Whether it adds `wiring.addend` to the gradient of its input."""
        return False

    @property
    def gradient_to_join(self) -> Blocks | None:
        """What `join_calls` adds, if it is added to all pixels; None if not."""
        return None

    @classmethod
    def of(cls, group: Group, wiring: Wiring) -> "Op":
        """Build the op of a group of layers that `ops.make` assigns to this class."""
        raise NotImplementedError

    @classmethod
    def at_once(cls, group: Group, blocks: int, learning: bool) -> bool:
        """Return whether the forward pass computes all blocks of a batch at once."""
        return cls.whole and learning

    @classmethod
    def reads_output(cls, group: Group) -> bool:
        """Return whether its backward pass reads its output, which must last until then."""
        return True

    @classmethod
    def reads_input(cls, group: Group) -> bool:
        """Return whether its backward pass reads its input, or its forward pass all of it."""
        return True

    @classmethod
    def rewrites(cls, group: Group) -> bool:
        """Return whether its backward pass leaves other values in the gradient of its output."""
        return False

    @classmethod
    def sends_even(cls, group: Group) -> bool:
        """Return whether all pixels of a map of the input have the same gradient."""
        return False

    @classmethod
    def accepts_even(cls, group: Group) -> bool:
        """Return whether it reads the gradient of its output at any strides, as of `EvenPlane`."""
        return False

    @classmethod
    def gates(cls, group: Group, dtype: str) -> bool:
        """Return whether it can apply a gate to the gradient of its input.

        If so, it reads the input for the last time where it writes the gradient.
        """
        return False

    @classmethod
    def divisions(cls, group: Group) -> int:
        """Return into how many equal parts its channels can be divided that do not see each other.

        Each part has the same share of the channels of the input and of the output.
        """
        return group.last.plan.output_shape[0] if cls.by_channel else 1

    @classmethod
    def lands(cls, group: Group) -> Halo | None:
        """Return the zeros it can use around the gradient of its output; None if it cannot."""
        return None

    def forward_calls(self, n: int, training: bool = True) -> list[Call]:
        """Return the calls that compute block n of the output, unless it is computed `at_once`."""
        raise NotImplementedError

    def backward_calls(self, n: int) -> list[Call]:
        """Return the calls that add block n to the sums of the parameters and write grad_source."""
        raise NotImplementedError

    def join_calls(self, n: int) -> list[Call]:
        """Return the calls that add block n to the gradient of the second input.

        They run after the backward pass of the op behind that layer has written its own part.
        """
        return []

    def loss_calls(self, figures: Array, halt: Array) -> list[Call]:
        """Return the calls that add to the loss, which is figures[0]; see `kernels.loss`."""
        return []

    def forward_phases(self, threads: int, training: bool = True) -> list[Phase]:
        """Return tasks that compute the whole output, divided among threads."""
        return [by_chunk(self.wiring.chunk_of, lambda n: self.forward_calls(n, training))]

    def backward_phases(self, threads: int) -> list[Phase]:
        """Return tasks that compute all gradients, except for `reduce_tasks`."""
        return [by_chunk(self.wiring.chunk_of, self.backward_calls)]

    def reduce_tasks(self) -> Phase:
        """Return tasks that reduce the sums over chunks to the gradients of the parameters."""
        return []

    def refresh_tasks(self) -> Phase:
        """Return tasks that pack changed parameters again."""
        return []
