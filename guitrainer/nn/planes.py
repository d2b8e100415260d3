"""Lane-blocked activations: [block, channel, row, column, lane], LANES samples side by side."""

from collections.abc import Sequence
from copy import copy
from itertools import accumulate
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from guitrainer.nn.geometry import Halo, Shape
from kernels.machine import ALIGNMENT_BYTES, LANES
from kernels.program import PerThread

Array = NDArray[Any]
# Channels that are a multiple of a page apart compete for the same few places in a cache.
PAGE_BYTES, STAGGER_BYTES = 4096, 320

# Size of scratch memory at first; the system provides only the part of it that is used.
SCRATCH_MEMORY_BYTES = 1 << 21


def aligned_zeros(shape: tuple[int, ...], dtype: str) -> Array:
    """Allocate zeros that start on a cache line, so that no register crosses two lines."""
    item = np.dtype(dtype).itemsize
    size = int(np.prod(shape, dtype=np.int64))
    raw = np.zeros(size + ALIGNMENT_BYTES // item, dtype)
    start = -raw.ctypes.data % ALIGNMENT_BYTES // item
    return raw[start : start + size].reshape(shape)


def whole_registers(size: int) -> int:
    """Round up to whole registers."""
    return -(-size // LANES) * LANES


def staggered_zeros(shape: tuple[int, int, int, int], dtype: str) -> Array:
    """Allocate zeros as [block, channel, row, column, lane], with shape the first four of these.

    If channels would be whole pages apart, there are a few unused cache lines between them.
    """
    blocks, channels, rows, columns = shape
    item, pixels = np.dtype(dtype).itemsize, rows * columns
    between = 0 if pixels * LANES * item % PAGE_BYTES else STAGGER_BYTES // item
    stored = aligned_zeros((blocks, channels, pixels * LANES + between), dtype)
    return stored[..., : pixels * LANES].reshape(*shape, LANES)


def blocks_for(samples: int) -> int:
    """Return the number of blocks that hold this many samples; the last may be partly filled."""
    return -(-samples // LANES)


class EachThread(NamedTuple):
    """In the place of the slots of blocks: one slot for each thread of a team.

    For data that are read only by the task that writes them. A thread that goes on with another
    block then finds its slot in the cache, and fewer threads need less memory.
    """

    threads: int

    def scratch(self, shape: tuple[int, ...], dtype: str) -> PerThread:
        """Allocate an array for each."""
        return PerThread(aligned_zeros(shape, dtype) for _ in range(self.threads))


class ScratchMemory:
    """Memory that one call at a time uses, for each thread of a team.

    All calls use the same memory, which thus stays in the cache from call to call.
    """

    def __init__(self, threads: int = 1) -> None:
        self.threads = threads
        self._memory = [aligned_zeros((0,), "uint8")] * threads

    def arrays(self, shapes: Sequence[tuple[int, ...]], dtype: str) -> tuple[PerThread, ...]:
        """Return arrays for a call, side by side; it must not expect any values there."""
        item = np.dtype(dtype).itemsize
        sizes = [int(np.prod(shape, dtype=np.int64)) * item for shape in shapes]
        whole = (-(-size // ALIGNMENT_BYTES) * ALIGNMENT_BYTES for size in sizes)
        *starts, total = accumulate(whole, initial=0)
        if total > self._memory[0].size:
            room = max(total, SCRATCH_MEMORY_BYTES)
            self._memory = [aligned_zeros((room,), "uint8") for _ in range(self.threads)]
        return tuple(
            PerThread(
                memory[start : start + size].view(dtype).reshape(shape) for memory in self._memory
            )
            for shape, size, start in zip(shapes, sizes, starts, strict=True)
        )


Slots = tuple[int, ...] | EachThread


def slots_in(slots: Slots) -> int:
    """Return the number of slots."""
    return slots.threads if isinstance(slots, EachThread) else max(slots) + 1


class Blocks:
    """Stored blocks: `padded` includes the surroundings, `inner` has only the values.

    `slots[n]` is the slot of block n; blocks that are never in use at the same time may share one.
    """

    slots: Slots
    padded: Array
    inner: Array

    def padded_block(self, n: int) -> Any:
        """Return block n with its halo, as an array of one block, or one for each thread."""
        return self._block(self.padded, n)

    def inner_block(self, n: int) -> Any:
        """Return block n without its halo, as an array of one block, or one for each thread."""
        return self._block(self.inner, n)

    def _block(self, stored: Array, n: int) -> Any:
        if isinstance(self.slots, EachThread):
            return PerThread(stored[k : k + 1] for k in range(self.slots.threads))
        return stored[self.slots[n] : self.slots[n] + 1]


class Plane(Blocks):
    """Feature maps of a batch, with the halo of zeros that the next layer needs.

    Parameters
    ----------
    shape : (channels, height, width) without the halo
    slots : slot of each block; blocks that are never in use at the same time may share a slot
    staggered : whether there may be gaps between channels, see `staggered_zeros`
    """

    def __init__(
        self,
        shape: Shape,
        slots: Sequence[int] | EachThread,
        dtype: str = "float32",
        halo: Halo | None = None,
        staggered: bool = False,
    ) -> None:
        self.shape = shape
        self.slots = slots if isinstance(slots, EachThread) else tuple(slots)
        self.halo = halo or Halo()
        channels, height, width = shape
        rows = height + self.halo.top + self.halo.bottom
        columns = width + self.halo.left + self.halo.right
        stored = slots_in(self.slots)
        sizes = (stored, channels, rows, columns)
        self.padded = (
            staggered_zeros(sizes, dtype) if staggered else aligned_zeros((*sizes, LANES), dtype)
        )
        top, left = self.halo.top, self.halo.left
        self.inner = self.padded[:, :, top : top + height, left : left + width]

    def some(self, channels: slice) -> "Plane":
        """Return some channels, in the same memory."""
        view = copy(self)
        view.padded, view.inner = self.padded[:, channels], self.inner[:, channels]
        view.shape = (view.inner.shape[1], *self.shape[1:])
        return view

    def features(self) -> Array:
        """Return all blocks as [block, feature, lane]; only possible without halo and gaps."""
        assert self.padded.flags.c_contiguous
        return self.padded.reshape(self.padded.shape[0], -1, LANES)

    def features_block(self, n: int) -> Any:
        """Return block n as [block, feature, lane]; only possible without halo and gaps."""
        return self._block(self.features(), n)

    def put(self, images: Array) -> None:
        """Fill from NCHW images; lanes beyond them become zero."""
        channels, height, width = self.shape
        blocks = len(self.inner) if isinstance(self.slots, EachThread) else len(self.slots)
        whole = np.zeros((blocks * LANES, channels, height, width), self.inner.dtype)
        whole[: len(images)] = images
        blocked = whole.reshape(-1, LANES, channels, height, width).transpose(0, 2, 3, 4, 1)
        self.inner[...] = blocked

    @property
    def _by_samples(self) -> Array:
        """The values as (block, lane, channels, height, width), a view."""
        return self.inner.transpose(0, 4, 1, 2, 3)

    def take(self, samples: int) -> Array:
        """Return the first samples as a new NCHW array."""
        images = self._by_samples.reshape(-1, *self.shape)
        return np.ascontiguousarray(images[:samples])

    def in_order(self, samples: int) -> Array:
        """Return the first samples as (…, channels, height, width), in their order.

        If all blocks are full, this is a view.
        """
        if samples != len(self.inner) * LANES:
            return self.take(samples)
        return self._by_samples

    def values(self, samples: int) -> Array:
        """Return the first samples as (…, channels, height, …), in any order within a channel.

        Without a halo, and if all blocks are full, this is a view.
        """
        blocks, channels, height, width, _ = self.inner.shape
        if samples != blocks * LANES or not self.inner.flags.c_contiguous:
            return self.take(samples)
        return self.inner.reshape(blocks, channels, height, width * LANES)


class BarePlane(Plane):
    """The values of other blocks, seen without their surroundings."""

    def __init__(self, plane: Blocks) -> None:
        channels, height, width = plane.inner.shape[1:4]
        self.shape, self.slots, self.halo = (channels, height, width), plane.slots, Halo()
        self.padded = self.inner = plane.inner


class EvenPlane(Plane):
    """Feature maps whose pixels are all the same: a single register per channel, seen as a map."""

    def __init__(self, shape: Shape, slots: Slots, dtype: str) -> None:
        self.shape, self.slots, self.halo = shape, slots, Halo()
        channels, height, width = shape
        stored = aligned_zeros((slots_in(slots), channels, 1, 1, LANES), dtype)
        sizes = (*stored.shape[:2], height, width, LANES)
        strides = (*stored.strides[:2], 0, 0, stored.itemsize)
        self.padded = self.inner = np.lib.stride_tricks.as_strided(stored, sizes, strides)


class SpreadPlane(Blocks):
    """Gradient of a convolution's output, laid out so that the input gradient is a correlation.

    Row o of the output is at row `base + kernel − 1 − padding + o·stride`; all other elements are
    zero. `padded` is what the correlation reads, `inner` is where gradients are written.
    """

    def __init__(self, plain: Plane, spread: Array, inner: Array) -> None:
        self.slots, self.padded, self.inner = plain.slots, spread, inner
