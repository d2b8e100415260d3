"""The networks in tinygrad, with its JIT."""

from collections.abc import Callable
from typing import Any

import numpy as np
from tinygrad import Context, Tensor, TinyJit
from tinygrad.nn import optim

from guitrainer.bench.peers.model import trained_parts
from guitrainer.bench.workloads import LEARNING_RATE, MOMENTUM, Batches, Workload
from guitrainer.config import schema
from guitrainer.nn.network import BuiltNetwork
from guitrainer.nn.planes import Array
from guitrainer.nn.plans import LayerPlan

Values = list[Any]


def _padding(plan: LayerPlan) -> tuple[int, int, int, int]:
    halo = plan.halo
    assert halo is not None
    return (halo.left, halo.right, halo.top, halo.bottom)


def _conv(plan: LayerPlan, x: Any, values: Values) -> Any:
    window = plan.window
    assert window is not None
    weight = values.pop(0)
    bias = values.pop(0) if plan.bias_shape else None
    return x.conv2d(weight, bias, plan.groups, window.stride, window.dilation, _padding(plan))


def _dense(plan: LayerPlan, x: Any, values: Values) -> Any:
    weight = values.pop(0)
    bias = values.pop(0) if plan.bias_shape else None
    return x.flatten(1).linear(weight.transpose(), bias)


def _pool(name: str) -> Callable[[LayerPlan, Any, Values], Any]:
    def apply(plan: LayerPlan, x: Any, values: Values) -> Any:
        assert plan.window is not None
        return getattr(x, name)(kernel_size=plan.window.kernel, stride=plan.window.stride)

    return apply


APPLY: dict[type[Any], Callable[[Any, Any, Values], Any]] = {
    schema.Conv: _conv,
    schema.Dense: _dense,
    schema.MaxPool: _pool("max_pool2d"),
    schema.AvgPool: _pool("avg_pool2d"),
    schema.Relu: lambda plan, x, _: x.relu(),
    schema.LeakyRelu: lambda plan, x, _: x.leaky_relu(plan.spec.slope),
    schema.Sigmoid: lambda plan, x, _: x.sigmoid(),
    schema.Tanh: lambda plan, x, _: x.tanh(),
}


def _training() -> Any:
    """Let the optimizer work; the context has another name since version 0.13."""
    return Tensor.train() if hasattr(Tensor, "train") else Context(TRAINING=1)


class TinyModel:
    """A network in tinygrad; see `PeerModel`."""

    def __init__(
        self, workload: Workload, network: BuiltNetwork, batches: Batches, _format: str
    ) -> None:
        plans = [layer.plan for layer in network.layers]
        values = [value for _, _, value in trained_parts(network.layers)]
        self._values = [Tensor(value.copy()).realize() for value in values]
        for value in self._values:
            if hasattr(value, "requires_grad"):  # before version 0.13
                value.requires_grad = True
        self._images = [Tensor(batches.images[i]).realize() for i in batches.indices]
        labels = [batches.labels[i].astype(np.int32) for i in batches.indices]
        self._labels = [Tensor(label).realize() for label in labels]
        if workload.optimizer == "adam":
            self._optimizer = optim.Adam(self._values, lr=LEARNING_RATE)
        else:
            self._optimizer = optim.SGD(self._values, lr=LEARNING_RATE, momentum=MOMENTUM)

        def logits(images: Any) -> Any:
            left, x = list(self._values), images
            for plan in plans:
                x = APPLY[type(plan.spec)](plan, x, left)
            return x.flatten(1)

        def train(images: Any, labels: Any) -> Any:
            self._optimizer.zero_grad()
            loss = logits(images).sparse_categorical_crossentropy(labels).backward()
            return loss.realize(*self._optimizer.schedule_step())

        self._train = TinyJit(train)
        self._infer = TinyJit(lambda images: logits(images).realize())

    def train(self, k: int) -> float:
        """Update the weights on batch k; return its mean loss before."""
        with _training():
            return float(self._train(self._images[k], self._labels[k]).item())

    def infer(self, k: int) -> Array:
        """Compute the logits of batch k."""
        found: Array = self._infer(self._images[k]).numpy()
        return found

    def parameters(self) -> list[Array]:
        """Return copies of weights and biases."""
        return [value.numpy() for value in self._values]
