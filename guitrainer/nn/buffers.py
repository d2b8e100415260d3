"""The buffers between the ops: outputs and gradients, each as small as its readers allow.

| buffer | holds | when |
|---|---|---|
| plane | all blocks | always possible |
| plane of each thread | the block that the thread is at | only the next op reads it, at once |
| even plane | one number per map | all pixels have the same gradient |
| plane with zeros around it | a gradient | the next op writes at any strides |
| the plane of the output | its gradient, in its place | nothing else reads the output then |

The less memory there is between two ops, the more of it stays in the cache.
"""

from collections.abc import Sequence

from guitrainer.nn.chains import Chain, find_chains
from guitrainer.nn.fusion import ConvAddRelu, ConvRelu, Group
from guitrainer.nn.geometry import Halo, Shape
from guitrainer.nn.kinds import Branch
from guitrainer.nn.ops.base import BranchWiring
from guitrainer.nn.ops.make import op_of
from guitrainer.nn.planes import EachThread, EvenPlane, Plane, Slots


class Buffers:
    """The planes of a network, around its groups.

    Parameters
    ----------
    blocks : number of blocks of a batch
    first : index of the first group with trained parameters
    keep : whether all outputs and gradients must last to the end of a step
    learning : whether there is a backward pass; without one, each block goes through all ops of a
        stage before the next one on the same thread
    sees_input : whether the gradient of the images is needed

    Attributes
    ----------
    planes : the images, and the output of each group
    grads : their gradients; None for those that nothing needs
    branches : index of the plane of the second input, by the index of the group that sees it
    chains : groups that a block passes through some channels at a time
    """

    def __init__(
        self,
        groups: Sequence[Group],
        blocks: int,
        each_thread: EachThread,
        dtype: str,
        first: int,
        keep: bool,
        sees_input: bool,
        learning: bool = True,
    ) -> None:
        self.groups, self.dtype, self._first, self._keep = groups, dtype, first, keep
        self._learning = learning
        self._every, self._each_thread = tuple(range(blocks)), each_thread
        self._ops = [op_of(group) for group in groups]
        self._whole = [
            op.at_once(group, blocks, learning) for op, group in zip(self._ops, groups, strict=True)
        ]
        self._halos = [*(group.first.plan.halo for group in groups), None]
        places = {group.last.name: k + 1 for k, group in enumerate(groups)}
        branches = [group.branch for group in groups]
        self.branches = {i: places[one.origin] for i, one in enumerate(branches) if one is not None}
        self.chains = (
            [Chain(range(i, i + 1)) for i in range(len(groups))]
            if keep
            else find_chains(groups, set(self.branches.values()), first, dtype)
        )
        self._parts = {i: one.parts for one in self.chains for i in one.members[1:]}
        self.planes = [self._plane(i) for i in range(len(groups) + 1)]
        image = self._grad(0) if sees_input else None
        self.grads = [image, *(self._grad(i) for i in range(1, len(groups) + 1))]

    def parts_of(self, i: int) -> int:
        """Return the number of parts into which the channels of group i are divided."""
        return next(chain.parts for chain in self.chains if i in chain.members)

    def grad_target(self, i: int) -> Plane:
        """Return where the gradient of the output of group i goes; a dummy if nothing needs it."""
        grad = self.grads[i + 1]
        shape = self._shape(i + 1)
        return Plane(shape, (0,) * len(self._every), self.dtype) if grad is None else grad

    def branch(self, i: int) -> BranchWiring | None:
        """Return the buffers of the second input of group i, if it has one."""
        place = self.branches.get(i)
        if place is None:
            return None
        grad = self.grads[place] if place > self._first else None
        slots: Slots = self._every if self._lasts(i) else self._each_thread
        return BranchWiring(self.planes[place], grad, slots)

    def lands(self, i: int) -> Halo | None:
        """Return the zeros that let group i − 1 read the gradient of plane i in place."""
        if self._keep or not self._first <= i - 1 < len(self.groups) - 1:
            return None
        if self._even(i) or self._in_place(i) or not self._ops[i].stays_inside:
            return None
        halo = self._ops[i - 1].lands(self.groups[i - 1])
        return halo if halo is None or i - 1 > self._first else Halo()

    def gates(self, i: int) -> bool:
        """Return whether group i applies the ReLU in front of it to the gradient of its input.

        If other groups see that input, this must be the last gradient that is added there.
        """
        if self.lands(i) is None or not isinstance(self.groups[i - 1], ConvRelu | ConvAddRelu):
            return False
        if self.parts_of(i - 1) > 1:
            return False
        others = [self.groups[k].branch for k, place in self.branches.items() if place == i]
        added = not others or (
            len(others) == 1 and self.branches.get(i) != i and _sees_all(others[0])
        )
        return added and self._ops[i].gates(self.groups[i], self.dtype)

    def _overwritten(self, i: int) -> bool:
        """Return whether the gradient of plane i takes its place while that is read the last time.

        It must begin as far from the borders as its reader expects, and end as far or farther.
        """
        landed, halo = self.lands(i), self._halos[i] or Halo()
        if landed is None or not self.gates(i):
            return False
        close = (landed.top, landed.left) == (halo.top, halo.left)
        fits = landed.bottom <= halo.bottom and landed.right <= halo.right
        return i - 1 == self._first or (close and fits)

    def _shape(self, i: int) -> Shape:
        """Return the shape of plane i."""
        return (
            self.groups[i - 1].last.plan.output_shape
            if i
            else self.groups[0].first.plan.input_shape
        )

    def _lasts(self, i: int) -> bool:
        """Return whether data of the backward pass of group i must last beyond its stage."""
        return i in self.branches and any(self._whole[self.branches[i] : i])

    def _inside(self, i: int) -> bool:
        """Return whether plane i lies between two groups of the same stage."""
        between = 0 < i < len(self.groups)
        return between and not self._keep and not self._whole[i - 1] and not self._whole[i]

    def _only_between(self, i: int) -> bool:
        """Return whether plane i lies between two groups, and no other sees it."""
        return 0 < i < len(self.groups) and not self._keep and i not in self.branches.values()

    def _plane(self, i: int) -> Plane:
        """Return the output of group i − 1."""
        brief = self._only_between(i) and self._inside(i)
        if not self._learning:
            brief = self._read_at_once(i)
        elif brief:
            before, after = self._ops[i - 1 : i + 1]
            read = before.reads_output(self.groups[i - 1]) or after.reads_input(self.groups[i])
            brief = not read
        slots: Slots = self._each_thread if brief else self._every
        return self._maps(i, slots, self._halos[i])

    def _read_at_once(self, i: int) -> bool:
        """Return whether plane i lies in a stage with all that read it, and the loss does not."""
        readers = [i, *(k for k, place in self.branches.items() if place == i)]
        between = 0 < i < len(self.groups) and not self._ops[i].in_loss
        return between and not any(self._whole[i - 1 : max(readers) + 1])

    def _grad(self, i: int) -> Plane | None:
        """Return the gradient of the output of group i − 1; in a stage, it is read at once."""
        last = i == len(self.groups)  # the loss writes its gradient in any case
        if i and not self._keep and i <= self._first and not last:
            return None
        if last and not self._learning:
            return Plane(self._shape(i), self._every, self.dtype)
        if self._in_place(i) or self._overwritten(i):
            return self.planes[i]
        brief = self._inside(i) and not self._lasts(i) and not self._lasts(i - 1)
        slots: Slots = self._each_thread if brief else self._every
        if self._even(i):
            return EvenPlane(self._shape_in(i, slots), slots, self.dtype)
        return self._maps(i, slots, self.lands(i) or self._halos[i])

    def _maps(self, i: int, slots: Slots, halo: Halo | None) -> Plane:
        """Allocate plane i or its gradient; the op that reads it may see it as features."""
        staggered = i < len(self.groups) and not self._ops[i].reads_features
        return Plane(self._shape_in(i, slots), slots, self.dtype, halo, staggered)

    def _shape_in(self, i: int, slots: Slots) -> Shape:
        """Return the shape of plane i; inside a chain, that of a part if only it is kept."""
        channels, height, width = self._shape(i)
        brief = isinstance(slots, EachThread)
        return (channels // self._parts.get(i, 1) if brief else channels, height, width)

    def _in_place(self, i: int) -> bool:
        """Return whether the gradient of plane i may overwrite it."""
        if not self._only_between(i):
            return False
        return self._ops[i].in_place and not self._ops[i - 1].reads_output(self.groups[i - 1])

    def _even(self, i: int) -> bool:
        """Return whether one number per map is enough for the gradient of plane i."""
        if not self._only_between(i):
            return False
        own, after = self._ops[i - 1 : i + 1]
        spoiled = own.overwrites and i - 1 <= self._first
        even = after.sends_even(self.groups[i]) and own.accepts_even(self.groups[i - 1])
        return even and not spoiled


def _sees_all(branch: Branch | None) -> bool:
    """Return whether all pixels of an earlier output are seen."""
    return branch is not None and (branch.window is None or branch.window.stride == (1, 1))
