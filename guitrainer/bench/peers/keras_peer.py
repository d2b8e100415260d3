"""The networks in Keras, trained by the custom loops of its guides; `KERAS_BACKEND` is set before.

With JAX this is a jitted stateless step with donated buffers, with PyTorch a loop around
`backward` and `optimizer.apply`. Both cost less per step than `fit`.
"""

from collections.abc import Callable
from typing import Any

import keras
import numpy as np

from guitrainer.bench.peers.model import channels_first, channels_last, trained_parts
from guitrainer.bench.workloads import LEARNING_RATE, MOMENTUM, Batches, Workload
from guitrainer.explain.sources.kinds import LayerPlace, translation_of
from guitrainer.nn.network import BuiltNetwork
from guitrainer.nn.planes import Array
from guitrainer.nn.plans import LayerPlan


def _layers(plan: LayerPlan, flat: bool) -> list[Any]:
    """Return the layer in Keras, with what must come before it."""
    names: dict[str, Any] = {"layers": keras.layers}
    kind = translation_of(plan)
    made: list[Any] = []
    if kind.flat_before(flat) and not flat:
        made.append(keras.layers.Flatten())
    halo = plan.halo
    if halo is not None and not kind.keras_pads(plan):
        sides = ((halo.top, halo.bottom), (halo.left, halo.right))
        made += [keras.layers.ZeroPadding2D(sides)] if any(sum(sides, ())) else []
    code = kind.keras(LayerPlace(plan))
    words = [*code.arguments]
    if plan.weight_shape is not None and plan.bias_shape is None:
        words.append(kind.without_bias)
    made.append(eval(f"{code.function}({', '.join(words)})", names))
    return made


def build_model(network: BuiltNetwork, channels: str) -> Any:
    """Make the same network with the same weights in Keras.

    Parameters
    ----------
    channels : "channels_last" or "channels_first"
    """
    keras.config.set_image_data_format(channels)
    shape = network.layers[0].plan.input_shape
    if channels == "channels_last":
        shape = (*shape[1:], shape[0])
    layers, flat = [keras.Input(shape)], False
    for layer in network.layers:
        layers += _layers(layer.plan, flat)
        flat = translation_of(layer.plan).flat_before(flat)
    model = keras.Sequential([*layers, *([] if flat else [keras.layers.Flatten()])])
    model.set_weights([channels_last(*part) for part in trained_parts(network.layers)])
    return model


class KerasModel:
    """A network in Keras; see `PeerModel`."""

    def __init__(
        self, workload: Workload, network: BuiltNetwork, batches: Batches, channels: str
    ) -> None:
        self._parts = trained_parts(network.layers)
        self.model = build_model(network, channels)
        if workload.optimizer == "adam":
            # its epsilon is added before the bias is corrected, so it is not comparable exactly
            self.optimizer = keras.optimizers.Adam(LEARNING_RATE, epsilon=1e-8)
        else:
            self.optimizer = keras.optimizers.SGD(LEARNING_RATE, MOMENTUM)
        self.optimizer.build(self.model.trainable_variables)
        axes = (0, 2, 3, 1) if channels == "channels_last" else (0, 1, 2, 3)
        # labels as the backends have them: PyTorch needs int64, JAX has int32
        images = [np.ascontiguousarray(batches.images[i].transpose(axes)) for i in batches.indices]
        self._images = [keras.ops.convert_to_tensor(x) for x in images]
        self._labels = [keras.ops.convert_to_tensor(batches.labels[i]) for i in batches.indices]
        jax = keras.backend.backend() == "jax"
        self._loop: _Loop = (_JaxLoop if jax else _TorchLoop)(self.model, self.optimizer)

    def train(self, k: int) -> float:
        """Update the weights on batch k; return its mean loss before."""
        return self._loop.train(self._images[k], self._labels[k])

    def infer(self, k: int) -> Array:
        """Compute the logits of batch k."""
        return self._loop.infer(self._images[k])

    def parameters(self) -> list[Array]:
        """Return copies of weights and biases, in our layout."""
        return [
            channels_first(plan, part, value)
            for (plan, part, _), value in zip(self._parts, self._loop.weights(), strict=True)
        ]


class _Loop:
    """How one backend trains."""

    def __init__(self, model: Any, optimizer: Any) -> None:
        self.model, self.optimizer = model, optimizer
        self.loss_of: Callable[..., Any] = keras.losses.SparseCategoricalCrossentropy(
            from_logits=True
        )

    def train(self, images: Any, labels: Any) -> float:
        raise NotImplementedError

    def infer(self, images: Any) -> Array:
        raise NotImplementedError

    def weights(self) -> list[Array]:
        raise NotImplementedError


class _TorchLoop(_Loop):
    def train(self, images: Any, labels: Any) -> float:
        import torch

        self.model.zero_grad()
        loss = self.loss_of(labels, self.model(images, training=True))
        loss.backward()
        variables = self.model.trainable_variables
        gradients = [variable.value.grad for variable in variables]
        with torch.no_grad():
            self.optimizer.apply(gradients, variables)
        return float(loss.detach())

    def infer(self, images: Any) -> Array:
        import torch

        with torch.inference_mode():
            return np.asarray(self.model(images, training=False))

    def weights(self) -> list[Array]:
        return [np.array(value) for value in self.model.get_weights()]


class _JaxLoop(_Loop):
    def __init__(self, model: Any, optimizer: Any) -> None:
        super().__init__(model, optimizer)
        import jax

        # a donated buffer is gone after the step, so the model keeps its own
        copies = [
            [jax.numpy.array(v.value, copy=True) for v in variables]
            for variables in (
                model.trainable_variables,
                model.non_trainable_variables,
                optimizer.variables,
            )
        ]
        self._state: Any = tuple(copies)

        def loss_of(trained: Any, rest: Any, images: Any, labels: Any) -> Any:
            logits, rest = model.stateless_call(trained, rest, images, training=True)
            return self.loss_of(labels, logits), rest

        def train(state: Any, images: Any, labels: Any) -> Any:
            trained, rest, velocity = state
            (loss, rest), gradients = jax.value_and_grad(loss_of, has_aux=True)(
                trained, rest, images, labels
            )
            trained, velocity = optimizer.stateless_apply(velocity, gradients, trained)
            return loss, (trained, rest, velocity)

        def infer(state: Any, images: Any) -> Any:
            return model.stateless_call(state[0], state[1], images, training=False)[0]

        self._train, self._infer = jax.jit(train, donate_argnums=0), jax.jit(infer)

    def train(self, images: Any, labels: Any) -> float:
        import jax

        loss, self._state = self._train(self._state, images, labels)
        jax.block_until_ready(self._state)
        return float(loss)

    def infer(self, images: Any) -> Array:
        return np.asarray(self._infer(self._state, images))

    def weights(self) -> list[Array]:
        return [np.asarray(value) for value in self._state[0]]
