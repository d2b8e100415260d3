"""A network compiled for one batch size: planes, ops, and programs of their calls.

Forward and backward are one program each, see `kernels.program`. Ops that work block by block form
stages: a chunk of blocks passes through all ops of a stage, one block after another, as one task.
Ops that need the whole batch (dense layers, batch normalization) come between the stages. Sums are
kept per chunk, not per thread, so the result is the same for any number of threads.
"""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from guitrainer.allocator import discard
from guitrainer.augmentation import Augmentation
from guitrainer.nn.buffers import Buffers
from guitrainer.nn.fusion import fuse
from guitrainer.nn.network import BuiltNetwork
from guitrainer.nn.ops.base import Gate, Mode, Op, Wiring, by_chunk
from guitrainer.nn.ops.make import make_op, op_of
from guitrainer.nn.ops.parted import make_parted
from guitrainer.nn.parameters import Parameter
from guitrainer.nn.planes import (
    Array,
    Blocks,
    EachThread,
    Plane,
    ScratchMemory,
    aligned_zeros,
    blocks_for,
)
from guitrainer.nn.standardization import EPSILON
from guitrainer.nn.team import Team
from kernels.batches import make_contrast, make_gather
from kernels.loss import make_cross_entropy, make_squared_error
from kernels.machine import LANES
from kernels.program import Call, PerThread, Phase, Program
from kernels.standardization import make_standardize, make_standardize_backward
from kernels.updates import make_add, make_unit_norm

# At most this many threads share the convolutions of a step; sums are kept per chunk.
MAX_CHUNKS = 16

Indices = NDArray[np.int64]
# Returns the calls of one op for a block.
BlockCalls = Callable[[int], list[Call]]
Ways = dict[tuple[str, bool], Program]


class ImageSource:
    """Images an engine can gather batches from.

    Parameters
    ----------
    images : (N, C, H, W), uint8, float32 or float64; may be mapped from a file
    scale, shift : per channel; a pixel becomes pixel·scale + shift
    per_image : whether to normalize the contrast of each image afterward
    """

    def __init__(
        self, images: Array, scale: Array, shift: Array, per_image: bool, dtype: str
    ) -> None:
        self.images = np.ascontiguousarray(np.asarray(images))
        self.transform = (scale.astype(dtype), shift.astype(dtype))
        self._gather = make_gather(str(self.images.dtype), dtype)
        self._contrast = make_contrast(dtype) if per_image else None

    def load_calls(
        self, n: int, index: Indices, moved: Augmentation, rows: PerThread, plane: Plane
    ) -> list[Call]:
        """Return the calls that fill block n of a plane with images `index`, shifted.

        Parameters
        ----------
        rows : scratch memory, see `make_gather`
        """
        arrays = (index, self.transform, tuple(moved), rows, plane.inner)
        calls = [Call(self._gather, self.images, *arrays, n, n + 1)]
        if self._contrast is not None:
            calls.append(Call(self._contrast, plane.inner, n, n + 1))
        return calls


class Engine:
    """A network ready to run on batches of up to `batch_size` images.

    Parameters
    ----------
    keep : use one op per layer, and keep all outputs and gradients readable after a step (slower)
    update : how `train` uses the gradients, see `Optimizer.phases`
    sees_input : with `keep`, also compute the gradient of the images
    learning : whether it can train; without, it only evaluates and predicts, in less memory: each
        thread passes block after block through all ops of a stage
    training : whether `backward` computes the gradients of weights, or only those of outputs
    """

    def __init__(
        self,
        network: BuiltNetwork,
        batch_size: int,
        team: Team | None = None,
        keep: bool = False,
        update: Sequence[Phase] = (),
        sees_input: bool = False,
        learning: bool = True,
        training: bool = True,
    ) -> None:
        self.network, self.batch_size = network, batch_size
        self.team = team or Team(1)
        self.dtype = network.dtype
        self.blocks = blocks_for(batch_size)
        self.mode = Mode(batch_size, self.dtype)
        count = min(self.blocks, MAX_CHUNKS)
        edges = [self.blocks * k // count for k in range(count + 1)]
        chunks = [range(a, b) for a, b in pairwise(edges)]
        self.chunk_of = tuple(k for k, chunk in enumerate(chunks) for _ in chunk)
        self.groups = fuse(network.layers, enabled=not keep)
        self._learning, self._training = learning, training
        self._build(keep, sees_input)
        capacity = self.blocks * LANES
        self._index, self._labels = (np.zeros(capacity, np.int64) for _ in range(2))
        self._figures, self._halt = np.zeros(2), np.zeros(1, np.int64)
        self._moves = Augmentation.still(capacity)
        # programs that begin with images of a source, by their name and whether images are moved
        self._programs: WeakKeyDictionary[ImageSource, Ways] = WeakKeyDictionary()
        self._update = update
        self._loss = self._loss_phase()
        self._backward = Program(self._backward_phases())
        packing = [task for op in self.ops for task in op.refresh_tasks()]
        self._refresh = Program([self._standardizing_tasks(), packing])
        self._fresh = False

    # ------------------------------------------------------------ building

    def _build(self, keep: bool, sees_input: bool) -> None:
        groups = self.groups
        first = self._first = 0 if keep else self._first_trained()
        each_thread = EachThread(self.team.threads)
        self._memory = ScratchMemory(self.team.threads)
        buffers = self._buffers = Buffers(
            groups, self.blocks, each_thread, self.dtype, first, keep, sees_input, self._learning
        )
        self.planes, self.grads = buffers.planes, buffers.grads
        joined = set(buffers.branches.values())
        self.ops: list[Op] = []
        following: Op | None = None
        gated: Gate | None = None
        for i, group in reversed(list(enumerate(groups))):
            if i + 1 in joined:  # its gradient comes from several ops
                following = None
            spoiled = i - 1 == first and op_of(groups[i - 1]).overwrites
            wiring = Wiring(
                self.planes[i],
                self.planes[i + 1],
                buffers.grad_target(i),
                self.grads[i] if i > first or not i else None,
                self.chunk_of,
                self.dtype,
                self.mode,
                place=i,
                following=following,
                branch=buffers.branch(i),
                joined=i in joined or spoiled,
                lasting=i not in joined
                and not (i and op_of(groups[i - 1]).rewrites(groups[i - 1])),
                addend=self._addend(i),
                gate=self._gate(i),
                gated=gated,
                landing=buffers.lands(i + 1) is not None,
                memory=self._memory,
                learning=self._learning,
                training=self._training,
            )
            parts = buffers.parts_of(i)
            following = make_op(group, wiring) if parts == 1 else make_parted(group, wiring, parts)
            gated = wiring.gate
            self.ops.insert(0, following)

    def _seeing(self, i: int) -> list[Op]:
        """Return the ops built so far whose second input is plane i."""
        start = len(self.groups) - len(self.ops)
        return [self.ops[k - start] for k, place in self._buffers.branches.items() if place == i]

    def _addend(self, i: int) -> Blocks | None:
        """Return the only other gradient of plane i, if it is one of all pixels."""
        others = self._seeing(i)
        return others[0].gradient_to_join if len(others) == 1 else None

    def _gate(self, i: int) -> Gate | None:
        """Return what group i − 1 does to the gradient of its output, if group i does it."""
        if not self._buffers.gates(i):
            return None
        sums = aligned_zeros((max(self.chunk_of) + 1, self.planes[i].shape[0]), self.dtype)
        return Gate(sums)

    def _first_trained(self) -> int:
        """Return the index of the first group with trained parameters."""
        if not self._learning:
            return len(self.groups)
        for i, group in enumerate(self.groups):
            parameters = [p for layer in group.layers for p in (layer.weight, layer.bias)]
            if any(p is not None and p.trainable for p in parameters):
                return i
        return len(self.groups)

    def _forward_phases(self, source: ImageSource, moved: bool, training: bool) -> list[Phase]:
        """Lay out the forward program, from images to logits."""
        phases: list[Phase] = []
        parts: list[BlockCalls] = [self._loader(source, moved)]
        for chain in self._buffers.chains:
            start = chain.members[0]
            if self.ops[start].at_once(self.groups[start], self.blocks, self._learning):
                phases.append(self._stage(parts))
                phases += self.ops[start].forward_phases(self.team.threads, training)
                parts = []
            else:
                ops = chain.in_order(self.ops)
                parts += [partial(op.forward_calls, training=training) for op in ops]
        return [*phases, self._stage(parts)]

    def _loader(self, source: ImageSource, moved: bool) -> BlockCalls:
        # without shifts, the kernel is given empty arrays
        moves, plane = self._moves if moved else self._moves[:0], self.planes[0]
        (rows,) = self._memory.arrays([(LANES * 3 * plane.shape[2],)], self.dtype)
        return lambda n: source.load_calls(n, self._index, moves, rows, plane)

    @property
    def random(self) -> bool:
        """Whether training draws random numbers in the network."""
        return any(op.random for op in self.ops)

    def gathering(self, source: ImageSource, moved: bool) -> Program:
        """Lay out only the gathering of a batch, for benchmarks."""
        return Program([self._stage([self._loader(source, moved)])])

    def _backward_phases(self) -> list[Phase]:
        """Lay out the backward program, to the gradients of all trained parameters."""
        phases: list[Phase] = []
        parts: list[BlockCalls] = []
        for chain in reversed(self._buffers.chains):
            if chain.members[-1] < self._first:
                break
            start = chain.members[0]
            if self.ops[start].whole:
                phases.append(self._stage(parts))
                phases += self.ops[start].backward_phases(self.team.threads)
                parts = []
            else:
                parts += [op.backward_calls for op in reversed(chain.in_order(self.ops))]
            if not self.ops[start].adds:
                parts += [other.join_calls for other in self._seeing(start)]
        return [
            *phases,
            self._stage(parts),
            [task for op in self.ops for task in op.reduce_tasks()],
            *([self._unstandardizing_tasks(), self._tying_tasks()] if self._training else []),
        ]

    def _standardizing_tasks(self) -> Phase:
        """Standardize weights for the ops that apply them."""
        pairs = self.network.standardized
        kernel = make_standardize(self.dtype) if pairs else None
        return [
            [Call(kernel, weight.flat, *_standardization(weight), applied.flat)]
            for weight, applied in pairs
        ]

    def _unstandardizing_tasks(self) -> Phase:
        """Turn the gradients of standardized weights into those of the weights."""
        pairs = [
            (weight, applied) for weight, applied in self.network.standardized if weight.trainable
        ]
        kernel = make_standardize_backward(self.dtype) if pairs else None
        return [
            [
                Call(
                    kernel,
                    applied.flat_grad,
                    weight.flat,
                    *_standardization(weight),
                    weight.flat_grad,
                )
            ]
            for weight, applied in pairs
        ]

    def _tying_tasks(self) -> Phase:
        """Add the gradients of tied weights to those of the weights they share."""
        add = make_add(self.dtype) if self.network.tied else None
        pairs = [(tied, own) for tied, own in self.network.tied if own.trainable]
        return [[Call(add, tied.flat_grad, own.flat_grad) for tied, own in pairs]]

    def _norm_tasks(self) -> Phase:
        """Scale filters to unit norm after an update of the parameters."""
        weights = [weight for weight in self.network.unit_norms if weight.trainable]
        scale = make_unit_norm(self.dtype) if weights else None
        return [[Call(scale, weight.flat, _filter_sizes(weight))] for weight in weights]

    def _loss_phase(self) -> Phase:
        """Lay out the loss of the objective, which halts the program if it is not finite."""
        target = self.ops[-1].wiring.grad_target
        if self.network.objective == "reconstruction":
            compare = make_squared_error(self.dtype)
            images = (self.planes[-1].inner, self.planes[0].inner)
            rest = (self.mode.count, target.inner, self._figures, self._halt)
            return [[Call(compare, *images, *rest), *self._penalties()]]
        kernel = make_cross_entropy(self.dtype)
        arrays = (self.planes[-1].inner, self._labels, self.mode.count, target.inner)
        return [[Call(kernel, *arrays, self._figures, self._halt), *self._penalties()]]

    def _penalties(self) -> list[Call]:
        """Return the calls that add to the loss of the objective."""
        return [call for op in self.ops for call in op.loss_calls(self._figures, self._halt)]

    def _stage(self, parts: list[BlockCalls]) -> Phase:
        """Pass each block through all parts before the next block."""
        return by_chunk(self.chunk_of, lambda n: [call for part in parts for call in part(n)])

    def source(self, images: Array, scale: Array, shift: Array, per_image: bool) -> ImageSource:
        """Bind images that batches can be gathered from."""
        return ImageSource(images, scale, shift, per_image, self.dtype)

    # ------------------------------------------------------------ running

    def forward(
        self,
        source: ImageSource,
        index: Indices,
        moves: Augmentation | None = None,
        training: bool = True,
        dropout_key: int = 0,
    ) -> None:
        """Gather images `index` (at most batch_size) and run them through the network."""
        self._set(index, moves, dropout_key)
        name = "training" if training else "inference"
        self._run(
            name, source, moves, lambda: self._forward_phases(source, moves is not None, training)
        )

    def loss(self, labels: Indices) -> tuple[float, float | None]:
        """Compute mean loss and accuracy, and write the gradient of the logits."""
        self._labels[: self.mode.samples] = labels
        for calls in self._loss:
            for call in calls:
                call()
        return self._outcome()

    def evaluate(
        self, source: ImageSource, index: Indices, labels: Indices
    ) -> tuple[float, float | None]:
        """Compute mean loss and accuracy in evaluation mode, in one program."""
        self._set(index)
        self._labels[: len(index)] = labels
        self._run(
            "evaluation",
            source,
            None,
            lambda: [*self._forward_phases(source, False, False), self._loss],
        )
        return self._outcome()

    def train(
        self,
        source: ImageSource,
        index: Indices,
        labels: Indices,
        moves: Augmentation | None = None,
        dropout_key: int = 0,
    ) -> tuple[float, float | None]:
        """Make a whole step in one program: forward, loss, backward, update of the parameters.

        If the loss is not finite, the step ends there.

        Returns
        -------
        mean loss, and accuracy
        """
        self._set(index, moves, dropout_key)
        self._labels[: len(index)] = labels
        self._run(
            "step",
            source,
            moves,
            lambda: [
                *self._forward_phases(source, moves is not None, True),
                self._loss,
                *self._backward.phases,
                *self._update,
                *([self._norm_tasks()] if self._update else []),
                *self._refresh.phases,
            ],
        )
        return self._outcome()

    def _set(self, index: Indices, moves: Augmentation | None = None, dropout_key: int = 0) -> None:
        """Set the images of the next batch, after taking over parameters changed outside."""
        if not self._fresh:
            self.refresh()
        count = len(index)
        self.mode.samples, self.mode.dropout_key[0] = count, dropout_key
        self._index[:count], self._index[count:] = index, index[0]
        if moves is not None:
            for buffer, values in zip(self._moves, moves, strict=True):
                buffer[:count] = values

    def _run(
        self,
        name: str,
        source: ImageSource,
        moves: Augmentation | None,
        phases: Callable[[], list[Phase]],
    ) -> None:
        """Run a program that begins with images of a source; it is laid out on first use."""
        programs, key = self._programs.setdefault(source, {}), (name, moves is not None)
        if key not in programs:
            programs[key] = Program(phases(), self._halt)
        self.team.run(programs[key])

    def _outcome(self) -> tuple[float, float | None]:
        """Return mean loss and accuracy of the last batch; the latter is None without classes."""
        loss, right = self._figures.tolist()
        if self.network.objective == "reconstruction":
            return loss, None
        return loss, right / self.mode.samples

    def backward(self) -> None:
        """Compute the gradients of all trained parameters after the last forward and loss."""
        self.team.run(self._backward)

    def backward_from(self, gradient: Array) -> None:
        """Compute all gradients after the last forward from that of the output, NCHW."""
        last = self.grads[-1]
        assert last is not None, "an engine that keeps has all gradients"
        last.put(gradient)
        self.backward()

    def refresh(self) -> None:
        """Pack parameters again after a change."""
        self.team.run(self._refresh)
        self._fresh = True

    def logits(self) -> Array:
        """Return the logits of the last batch, (samples, classes)."""
        return self.planes[-1].take(self.mode.samples)[:, :, 0, 0]

    def predict(self, source: ImageSource, index: Indices) -> Array:
        """Return the logits of images `index`, any number of them, in evaluation mode."""
        parts = []
        for start in range(0, len(index), self.batch_size):
            self.forward(source, index[start : start + self.batch_size], training=False)
            parts.append(self.logits())
        return np.concatenate(parts)

    def rest(self) -> None:
        """Give back the memory of all outputs and gradients until the next batch."""
        planes = [plane.padded for plane in [*self.planes, *self.grads] if plane is not None]
        discard([*planes, *(array for op in self.ops for array in op.spare)])

    # ------------------------------------------------------------ looking inside

    def output(self, k: int) -> Array:
        """Return the output of op k (of layer k, if all are kept) for the last batch, NCHW."""
        return self.planes[k + 1].take(self.mode.samples)

    def gradient(self, k: int) -> Array:
        """Return the gradient of the images (0) or of layer k − 1's output, if all are kept."""
        grad = self.grads[k]
        assert grad is not None, "see keep and sees_input"
        return grad.take(self.mode.samples)


def _filter_sizes(weight: Parameter) -> Indices:
    """Return the number of filters of a weight, and the number of elements of each."""
    return np.array([len(weight.value), weight.value[0].size], np.int64)


def _standardization(weight: Parameter) -> tuple[Indices, Array]:
    """Return the sizes of a weight, and what is added to the variance of its filters."""
    return _filter_sizes(weight), np.array([EPSILON])
