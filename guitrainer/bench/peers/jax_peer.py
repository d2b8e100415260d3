"""The networks in JAX: one jitted function per step, with donated buffers, NHWC and HWIO."""

from collections.abc import Callable, Sequence
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from jax import lax

from guitrainer.bench.peers.model import channels_first, channels_last, trained_parts
from guitrainer.bench.workloads import LEARNING_RATE, MOMENTUM, Batches, Workload
from guitrainer.config import schema
from guitrainer.nn.network import BuiltNetwork
from guitrainer.nn.planes import Array
from guitrainer.nn.plans import LayerPlan

AXES = ("NHWC", "HWIO", "NHWC")
BETA1, BETA2, EPSILON = 0.9, 0.999, 1e-8

Values = list[Any]
State = tuple[Any, ...]


def _pads(plan: LayerPlan) -> list[tuple[int, int]]:
    halo = plan.halo
    assert halo is not None
    return [(halo.top, halo.bottom), (halo.left, halo.right)]


def _conv(plan: LayerPlan, x: Any, values: Values) -> Any:
    window = plan.window
    assert window is not None
    y = lax.conv_general_dilated(
        x,
        values.pop(0),
        window.stride,
        _pads(plan),
        rhs_dilation=window.dilation,
        dimension_numbers=AXES,
        feature_group_count=plan.groups,
    )
    return y + values.pop(0) if plan.bias_shape else y


def _dense(plan: LayerPlan, x: Any, values: Values) -> Any:
    y = x.reshape(len(x), -1) @ values.pop(0)
    return y + values.pop(0) if plan.bias_shape else y


def _pool(plan: LayerPlan, x: Any, start: float, operation: Callable[..., Any]) -> Any:
    window = plan.window
    assert window is not None
    sides, strides = (1, *window.kernel, 1), (1, *window.stride, 1)
    pads = [(0, 0), *_pads(plan), (0, 0)]
    return lax.reduce_window(x, start, operation, sides, strides, pads)


def _avg_pool(plan: LayerPlan, x: Any, values: Values) -> Any:
    assert plan.window is not None
    return _pool(plan, x, 0.0, lax.add) / np.prod(plan.window.kernel)


APPLY: dict[type[Any], Callable[[Any, Any, Values], Any]] = {
    schema.Conv: _conv,
    schema.Dense: _dense,
    schema.MaxPool: lambda plan, x, _: _pool(plan, x, -jnp.inf, lax.max),
    schema.AvgPool: _avg_pool,
    schema.Relu: lambda plan, x, _: jax.nn.relu(x),
    schema.LeakyRelu: lambda plan, x, _: jax.nn.leaky_relu(x, plan.spec.slope),
    schema.Sigmoid: lambda plan, x, _: jax.nn.sigmoid(x),
    schema.Tanh: lambda plan, x, _: jnp.tanh(x),
    schema.Gelu: lambda plan, x, _: jax.nn.gelu(x, approximate=False),
}


def _forward(plans: Sequence[LayerPlan]) -> Callable[[Values, Any], Any]:
    """Return the function from parameters and images to logits."""

    def logits(values: Values, x: Any) -> Any:
        left = list(values)
        for plan in plans:
            x = APPLY[type(plan.spec)](plan, x, left)
        return x.reshape(len(x), -1)

    return logits


def _momentum(values: Values, gradients: Values, state: State) -> tuple[Values, State]:
    velocity = [MOMENTUM * v + g for v, g in zip(state[0], gradients, strict=True)]
    moved = [w - LEARNING_RATE * v for w, v in zip(values, velocity, strict=True)]
    return moved, (velocity,)


def _adam(values: Values, gradients: Values, state: State) -> tuple[Values, State]:
    step, means, squares = state
    step = step + 1
    means = [BETA1 * m + (1 - BETA1) * g for m, g in zip(means, gradients, strict=True)]
    squares = [BETA2 * s + (1 - BETA2) * g * g for s, g in zip(squares, gradients, strict=True)]
    rate = LEARNING_RATE / (1 - BETA1**step)
    root = jnp.sqrt(1 - BETA2**step)
    moved = [
        w - rate * m / (jnp.sqrt(s) / root + EPSILON)
        for w, m, s in zip(values, means, squares, strict=True)
    ]
    return moved, (step, means, squares)


class JaxModel:
    """A network in JAX; see `PeerModel`."""

    def __init__(
        self, workload: Workload, network: BuiltNetwork, batches: Batches, _format: str
    ) -> None:
        self._parts = trained_parts(network.layers)
        self._values = [jnp.array(channels_last(*part)) for part in self._parts]
        zeros = [jnp.zeros_like(value) for value in self._values]
        adam = workload.optimizer == "adam"
        self._state: State = (zeros,)
        if adam:
            self._state = (jnp.zeros(()), zeros, [jnp.zeros_like(value) for value in zeros])
        self._images = [jnp.array(batches.images[i].transpose(0, 2, 3, 1)) for i in batches.indices]
        self._labels = [jnp.array(batches.labels[i]) for i in batches.indices]
        logits = _forward([layer.plan for layer in network.layers])
        update = _adam if adam else _momentum

        def loss_of(values: Values, images: Any, labels: Any) -> Any:
            logs = jax.nn.log_softmax(logits(values, images))
            return -jnp.take_along_axis(logs, labels[:, None], axis=1).mean()

        def train(values: Values, state: State, images: Any, labels: Any) -> Any:
            loss, gradients = jax.value_and_grad(loss_of)(values, images, labels)
            return loss, *update(values, gradients, state)

        self._train = jax.jit(train, donate_argnums=(0, 1))
        self._infer = jax.jit(logits)

    def train(self, k: int) -> float:
        """Update the weights on batch k; return its mean loss before."""
        loss, self._values, self._state = self._train(
            self._values, self._state, self._images[k], self._labels[k]
        )
        jax.block_until_ready(self._values)
        return float(loss)

    def infer(self, k: int) -> Array:
        """Compute the logits of batch k."""
        return np.asarray(self._infer(self._values, self._images[k]))

    def parameters(self) -> list[Array]:
        """Return copies of weights and biases, in our layout."""
        return [
            channels_first(plan, part, np.asarray(value))
            for (plan, part, _), value in zip(self._parts, self._values, strict=True)
        ]
