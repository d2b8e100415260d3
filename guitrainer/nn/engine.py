"""A network compiled for one batch size: planes, ops and stages.

Ops that work block by block form stages: a chunk of blocks goes through all ops of a stage, one
block after the other, before the next stage begins. Ops that need the whole batch (dense layers,
batch normalisation) are stages of their own. Chunks, not threads, have sums of their own, so the
result is the same for every number of threads.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby, pairwise

import numpy as np
from numpy.typing import NDArray

from guitrainer.nn.fusion import fuse
from guitrainer.nn.network import Network
from guitrainer.nn.ops.base import Call, Mode, Op, Wiring
from guitrainer.nn.ops.make import input_halo, make_op, works_whole
from guitrainer.nn.planes import Array, Plane, Shape, blocks_for
from guitrainer.nn.team import ALONE, Team
from kernels.batches import make_contrast, make_gather
from kernels.loss import make_cross_entropy
from kernels.machine import LANES

# At most this many threads share the convolutions of a step; sums are kept for each chunk.
MAX_CHUNKS = 16
# Below this many weights a second thread costs more than it brings.
WORTH_A_THREAD = 50_000

Indices = NDArray[np.int64]


@dataclass(frozen=True)
class Moves:
    """Augmentation of each sample: rows down, columns right, mirrored."""

    down: Indices
    right: Indices
    mirrored: NDArray[np.bool_]


class Source:
    """Images an engine can gather batches from.

    Parameters
    ----------
    images : (N, C, H, W), uint8, float32 or float64; may be mapped from a file
    scale, shift : per channel; a pixel becomes pixel·scale + shift
    per_image : then normalise the contrast of each image
    """

    def __init__(
        self, images: Array, scale: Array, shift: Array, per_image: bool, dtype: str
    ) -> None:
        self.images = np.ascontiguousarray(np.asarray(images))
        self.scale, self.shift = scale, shift
        self.gather = make_gather(str(self.images.dtype), dtype)
        self.contrast = make_contrast(dtype) if per_image else None


class Stage:
    """Ops that run one after the other on a block (or one op that takes the whole batch)."""

    def __init__(self, ops: list[Op], chunks: list[range]) -> None:
        self.ops, self.chunks = ops, chunks
        self.whole = bool(ops) and ops[0].whole
        self._forward: dict[int, list[Call]] = {}
        self._backward: dict[int, list[Call]] = {}
        if not self.whole:
            for n in (n for chunk in chunks for n in chunk):
                self._forward[n] = [c for op in ops for c in op.forward_calls(n)]

    def prepare_backward(self, ops: list[Op]) -> None:
        """Keep the backward calls of those ops that anything before or in them learns from."""
        self.backward_ops = [op for op in self.ops if op in ops]
        if not self.whole:
            for n in self._forward:
                self._backward[n] = [
                    c for op in reversed(self.backward_ops) for c in op.backward_calls(n)
                ]

    def forward(self, team: Team, load: Callable[[int], None] | None) -> None:
        """Run forward; `load(n)` fills block n of the input first."""
        if self.whole:
            self.ops[0].forward(team)
            return

        def run(chunk: int) -> None:
            for n in self.chunks[chunk]:
                if load is not None:
                    load(n)
                for call in self._forward[n]:
                    call()

        team.run(run, len(self.chunks))

    def backward(self, team: Team) -> None:
        """Run back."""
        if self.whole:
            for op in self.backward_ops:
                op.backward(team)
            return

        def run(chunk: int) -> None:
            for n in self.chunks[chunk]:
                for call in self._backward[n]:
                    call()

        if self.backward_ops:
            team.run(run, len(self.chunks))


class Engine:
    """A network ready to run on batches of up to `batch_size` images.

    Parameters
    ----------
    keep : one op per layer, and all outputs and gradients stay readable after a step (slower)
    """

    def __init__(
        self, network: Network, batch_size: int, team: Team | None = None, keep: bool = False
    ) -> None:
        self.network, self.batch_size = network, batch_size
        self.team = team or Team(1)
        self.dtype = network.dtype
        self.blocks = blocks_for(batch_size)
        self.mode = Mode(samples=batch_size)
        count = min(self.blocks, MAX_CHUNKS)
        edges = [self.blocks * k // count for k in range(count + 1)]
        self.chunks = [range(a, b) for a, b in pairwise(edges)]
        self.chunk_of = tuple(k for k, chunk in enumerate(self.chunks) for _ in chunk)
        self.groups = fuse(network.layers, enabled=not keep)
        self._build(keep)
        self._index = np.zeros(self.blocks * LANES, np.int64)
        self._labels = np.zeros(self.blocks * LANES, np.int64)
        self._down, self._right = (np.zeros(self.blocks * LANES, np.int64) for _ in range(2))
        self._mirrored = np.zeros(self.blocks * LANES, np.bool_)
        # packing and adding up few weights is done before another thread has started
        weights = sum(p.size for p in network.parameters)
        self._light_team = self.team if weights >= WORTH_A_THREAD else ALONE
        self._cross_entropy = make_cross_entropy(self.dtype)

    # ------------------------------------------------------------ building

    def _build(self, keep: bool) -> None:
        groups, every = self.groups, range(self.blocks)
        shapes: list[Shape] = [groups[0][0].plan.input_shape]
        shapes += [group[-1].plan.output_shape for group in groups]
        halos = [input_halo(group) for group in groups]
        whole = [works_whole(group) for group in groups]
        first = 0 if keep else self._first_trained()
        self.planes = [
            Plane(shape, every, self.dtype, halos[i] if i < len(groups) else None)
            for i, shape in enumerate(shapes)
        ]
        self.grads: list[Plane | None] = [None]
        for i in range(len(groups)):
            # within a stage the next op reads a gradient at once: a slot per chunk is enough
            brief = not keep and i + 1 < len(groups) and not whole[i] and not whole[i + 1]
            needed = keep or i >= first
            slots = self.chunk_of if brief else every
            halo = halos[i + 1] if i + 1 < len(groups) else None
            self.grads.append(Plane(shapes[i + 1], slots, self.dtype, halo) if needed else None)
        self.ops: list[Op] = []
        for i, group in enumerate(groups):
            source_grad = self.grads[i] if i > first else None
            target_grad = self.grads[i + 1]
            if target_grad is None:  # below everything that learns: nothing will be written
                target_grad = Plane(shapes[i + 1], (0,) * self.blocks, self.dtype)
            wiring = Wiring(
                self.planes[i],
                self.planes[i + 1],
                target_grad,
                source_grad,
                self.chunk_of,
                self.dtype,
                self.mode,
            )
            self.ops.append(make_op(group, wiring, ordinal=i))
        self._build_stages(first)

    def _first_trained(self) -> int:
        """Index of the first group with something to train."""
        for i, group in enumerate(self.groups):
            for layer in group:
                if layer.weight is not None and layer.weight.trainable:
                    return i
        return len(self.groups)

    def _build_stages(self, first: int) -> None:
        lists: list[list[Op]] = []
        for whole, group in groupby(self.ops, key=lambda op: op.whole):
            ops = list(group)
            lists += [[op] for op in ops] if whole else [ops]
        if lists[0][0].whole:  # the first stage loads the images, block by block
            lists.insert(0, [])
        self.stages = [Stage(ops, self.chunks) for ops in lists]
        for stage in self.stages:
            stage.prepare_backward(self.ops[first:])

    def source(self, images: Array, scale: Array, shift: Array, per_image: bool) -> Source:
        """Bind images that batches can be gathered from."""
        affine = (scale.astype(self.dtype), shift.astype(self.dtype))
        return Source(images, *affine, per_image, self.dtype)

    # ------------------------------------------------------------ running

    def forward(
        self,
        source: Source,
        index: Indices,
        moves: Moves | None = None,
        training: bool = True,
        dropout_key: int = 0,
    ) -> None:
        """Gather images `index` (at most batch_size) and run them through the network."""
        count = len(index)
        self.mode.training, self.mode.samples = training, count
        self.mode.dropout_key = dropout_key
        self._index[:count], self._index[count:] = index, index[0]
        if moves is not None:
            for buffer, values in (
                (self._down, moves.down),
                (self._right, moves.right),
                (self._mirrored, moves.mirrored),
            ):
                buffer[:count] = values
        load = self._loader(source, moves is not None)
        for k, stage in enumerate(self.stages):
            stage.forward(self.team, load if k == 0 else None)

    def _loader(self, source: Source, moved: bool) -> Callable[[int], None]:
        gather, contrast = source.gather, source.contrast
        size = None if moved else 0
        moves = (self._down[:size], self._right[:size], self._mirrored[:size])
        transform, plane = (source.scale, source.shift), self.planes[0].inner

        def load(n: int) -> None:
            gather(source.images, self._index, transform, moves, plane, n, n + 1)
            if contrast is not None:
                contrast(plane, n, n + 1)

        return load

    def loss(self, labels: Indices) -> tuple[float, float]:
        """Give mean loss and share of right answers; write the gradient of the logits."""
        count = self.mode.samples
        self._labels[:count] = labels
        target = self.ops[-1].wiring.grad_target
        loss, right = self._cross_entropy(self.planes[-1].inner, self._labels, count, target.inner)
        return float(loss), float(right) / count

    def backward(self) -> None:
        """Compute the gradients of all trained parameters for the last forward and loss."""
        for stage in reversed(self.stages):
            stage.backward(self.team)
        self._light_team.run(lambda k: self.ops[k].reduce(), len(self.ops))

    def refresh(self) -> None:
        """Take over parameters that were changed."""
        self._light_team.run(lambda k: self.ops[k].refresh(), len(self.ops))

    def logits(self) -> Array:
        """Logits of the last batch, (samples, classes)."""
        return self.planes[-1].take(self.mode.samples)[:, :, 0, 0]

    def predict(self, source: Source, index: Indices) -> Array:
        """Logits of images `index`, any number of them, without training behaviour."""
        parts = []
        for start in range(0, len(index), self.batch_size):
            self.forward(source, index[start : start + self.batch_size], training=False)
            parts.append(self.logits())
        return np.concatenate(parts)

    # ------------------------------------------------------------ looking inside

    def output(self, k: int) -> Array:
        """Output of op k (of layer k, in an engine that keeps) for the last batch, NCHW."""
        return self.planes[k + 1].take(self.mode.samples)

    def output_gradient(self, k: int) -> Array | None:
        """Gradient of the loss with respect to that output; None where it was not computed."""
        plane = self.grads[k + 1]
        return None if plane is None else plane.take(self.mode.samples)
