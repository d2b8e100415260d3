"""Chains: consecutive groups of layers that a block passes through some channels at a time.

A depthwise convolution, an activation or a pool computes each channel of its output from one
channel of its input, or from a few. If the maps of a block are larger than the cache, some channels
pass through all of these layers before the next ones, so that each layer finds in the cache what
the one before has written:

    channel  0 … 3    convolution ─▶ depthwise convolution ─▶ pool
    channel  4 … 7    convolution ─▶ depthwise convolution ─▶ pool
    …

A convolution that sees all channels of its input can begin a chain if the gradient of that input is
not needed: its filters are then divided. Backward, the same channels take the way back.
"""

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from guitrainer.nn.fusion import Group, PoolFirst
from guitrainer.nn.ops.base import Op
from guitrainer.nn.ops.convolution import ConvOp
from guitrainer.nn.ops.make import op_of
from guitrainer.nn.parameters import needed
from guitrainer.nn.paths import ConvSite, plan_convolution
from kernels.machine import LANES
from kernels.tiling import divisors

# Outputs and gradients of the channels that pass through a chain at once: those that a second-level
# cache keeps.
CHAIN_BYTES = LANES << 17
# With fewer filters, a convolution that sees all channels makes little use of a pixel.
LEAST_FILTERS = 4


@dataclass(frozen=True)
class Chain:
    """Groups of layers, and the number of equal parts of their channels."""

    members: range
    parts: int = 1

    def in_order(self, ops: Sequence[Op]) -> list[Op]:
        """Return the ops of the members, or of the parts of these, as a block passes through."""
        return [ops[i].parts[k] for k in range(self.parts) for i in self.members]


def find_chains(
    groups: Sequence[Group], seen: Collection[int], first: int, dtype: str
) -> list[Chain]:
    """Divide all groups into chains, most of which are a single group with all of its channels.

    Parameters
    ----------
    seen : indices of the planes that later groups see as well
    first : index of the first group with trained parameters
    """
    chains: list[Chain] = []
    start = 0
    while start < len(groups):
        common = _divisions(groups[start])
        if common == 1 and start <= first:
            common = _filters(groups[start])
        end = start + 1
        while common > 1 and end < len(groups) and end not in seen:
            divisions = math.gcd(common, _divisions(groups[end]))
            if divisions == 1:
                break
            common, end = divisions, end + 1
        members = range(start, end)
        chains.append(Chain(members, _parts([groups[i] for i in members], common, dtype)))
        start = end
    return chains


def begins(group: Group) -> bool:
    """Return whether each part of a group sees all channels of the input."""
    return _divisions(group) == 1


def _divisions(group: Group) -> int:
    """Return the largest number of parts whose channels do not see each other."""
    if isinstance(group, PoolFirst):
        return _divisions(group.pooled)
    return op_of(group).divisions(group)


def _filters(group: Group) -> int:
    """Return the largest number of parts of the filters of a convolution that sees all channels."""
    if op_of(group) is not ConvOp:
        return 1
    window, shape = needed(group.first.plan.window), needed(group.first.applied).value.shape
    direct = plan_convolution(ConvSite(window, shape)).forward == "direct"
    return int(shape[0]) // LEAST_FILTERS if direct and shape[0] % LEAST_FILTERS == 0 else 1


def _parts(members: Sequence[Group], most: int, dtype: str) -> int:
    """Return the number of parts from which on their maps stay in the cache."""
    first, whole_input = members[0], begins(members[0])
    if len(members) == 1 and (whole_input or not issubclass(op_of(first), ConvOp)):
        return 1  # its calls read no maps twice
    shapes = [group.last.plan.output_shape for group in members]
    if not whole_input:
        shapes.append(first.first.plan.input_shape)
    size = 2 * sum(map(math.prod, shapes)) * LANES * np.dtype(dtype).itemsize
    return next((parts for parts in divisors(most) if size <= parts * CHAIN_BYTES), most)
