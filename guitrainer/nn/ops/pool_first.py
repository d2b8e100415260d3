"""A max pool in front of the activation that precedes it in the network.

An activation f that never falls gives max f(x) = f(max x). So the maxima are taken first, and f and
its derivative are computed once per window instead of once per pixel. Where f falls to a minimum
and rises from there, like GELU, the pool takes the largest or the smallest x, whichever has the
larger f(x). If a convolution is in front of the activation, its backward pass may be sparse, as
behind a ReLU.
"""

from collections.abc import Callable
from dataclasses import replace

from guitrainer.config import schema
from guitrainer.nn.fusion import Group
from guitrainer.nn.ops.base import Op, Wiring
from guitrainer.nn.planes import Plane
from kernels.program import Call, Phase

# Activations whose derivative is computed from their output.
BY_OUTPUT = (schema.LeakyRelu, schema.Sigmoid, schema.Tanh)


class PoolFirstOp(Op):
    """Two ops on one block: those of the pool, and of the activation on the maxima.

    Parameters
    ----------
    pool, activation : make these ops for their wiring
    spec : the activation

    Attributes
    ----------
    pool, activation : the ops
    """

    @classmethod
    def rewrites(cls, group: Group) -> bool:
        return True

    def __init__(
        self,
        wiring: Wiring,
        pool: Callable[[Wiring], Op],
        activation: Callable[[Wiring], Op],
        spec: schema.AnyLayer,
    ) -> None:
        self.wiring = wiring
        maxima = wiring.target  # overwritten by the activation, if its derivative allows that
        if not isinstance(spec, BY_OUTPUT):
            maxima = Plane(maxima.shape, maxima.slots, wiring.dtype)
        # the gradient behind the activation is read only here, so the one in front overwrites it
        between = wiring.grad_target
        self.pool = pool(replace(wiring, target=maxima))
        self.activation = activation(replace(wiring, source=maxima, grad_source=between))

    @property
    def adds(self) -> bool:
        return self.pool.adds

    def forward_calls(self, n: int, training: bool = True) -> list[Call]:
        pooled = self.pool.forward_calls(n, training)
        return [*pooled, *self.activation.forward_calls(n, training)]

    def backward_calls(self, n: int) -> list[Call]:
        return [*self.activation.backward_calls(n), *self.pool.backward_calls(n)]

    def reduce_tasks(self) -> Phase:
        return self.pool.reduce_tasks()

    def refresh_tasks(self) -> Phase:
        return self.pool.refresh_tasks()
