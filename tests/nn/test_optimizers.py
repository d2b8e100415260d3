"""Optimizers held against their formulas in NumPy, and against torch."""

from typing import Any

import numpy as np
import pytest

from guitrainer.config import schema
from guitrainer.nn.optimizers import Optimizer, Rates, initial_rates
from guitrainer.nn.parameters import Parameter, Part

STEPS = 20
RATE = 0.03
SHAPES: dict[tuple[str, Part], tuple[int, ...]] = {
    ("dense1", "weight"): (5, 7),
    ("conv1", "weight"): (3, 2, 3, 3),
    ("conv1", "bias"): (3,),
}
# Of the largest value; 20 updates round 20 times.
TOLERANCES = {"float32": 1e-6, "float64": 1e-12}

CASES = {
    f"{name}, {', '.join(f'{k} {v}' for k, v in options.items()) or 'plain'}": {
        "optimizer": name,
        **options,
    }
    for name, options in (
        ("sgd", {}),
        ("sgd", {"weight_decay": 0.1}),
        ("momentum", {}),
        ("momentum", {"momentum": 0.5, "weight_decay": 0.1}),
        ("nesterov", {}),
        ("nesterov", {"weight_decay": 0.1}),
        ("rmsprop", {}),
        ("rmsprop", {"rho": 0.9, "epsilon": 1e-3, "weight_decay": 0.1}),
        ("rmsprop", {"momentum": 0.9}),
        ("rmsprop", {"momentum": 0.9, "weight_decay": 0.1}),
        ("adam", {}),
        ("adam", {"beta1": 0.8, "beta2": 0.9, "epsilon": 1e-3, "weight_decay": 0.1}),
        ("adamw", {}),
        ("adamw", {"weight_decay": 0.1}),
    )
}
EVERY_CASE = pytest.mark.parametrize("options", CASES.values(), ids=CASES)
EVERY_DTYPE = pytest.mark.parametrize("dtype", TOLERANCES)


def parameters(dtype: str) -> list[Parameter]:
    """Three parameters, drawn the same at every call; rows of the matrix are padded."""
    rng = np.random.default_rng(0)
    made = []
    for name, shape in SHAPES.items():
        parameter = Parameter.zeros(*name, shape, dtype)
        parameter.value[...] = rng.standard_normal(shape).astype(np.float32)
        made.append(parameter)
    return made


def draw_gradients(dtype: str) -> list[list[Any]]:
    """A gradient per step and parameter."""
    rng = np.random.default_rng(1)
    return [
        [rng.standard_normal(shape).astype(np.float32).astype(dtype) for shape in SHAPES.values()]
        for _ in range(STEPS)
    ]


def trained(options: dict[str, Any], dtype: str) -> list[Any]:
    """Weights after all steps."""
    training = schema.Training(learning_rate=RATE, **options)
    weights = parameters(dtype)
    optimizer, rates = Optimizer(weights, training, dtype), initial_rates(training)
    for grads in draw_gradients(dtype):
        for parameter, grad in zip(weights, grads, strict=True):
            parameter.grad[...] = grad
        assert optimizer.step(rates) is None
    return [parameter.value for parameter in weights]


def twin(options: dict[str, Any], weight: Any, grads: list[Any]) -> Any:
    """The formulas as their papers (and torch) give them, in float64."""
    t = schema.Training(learning_rate=RATE, **options)
    momentum = initial_rates(t).momentum
    w, zero = weight.astype(np.float64), np.zeros(weight.shape)
    velocity, mean, square = zero.copy(), zero.copy(), zero.copy()
    for k, gradient in enumerate(grads, start=1):
        g = gradient.astype(np.float64)
        if t.optimizer == "adamw":
            w = w - RATE * t.weight_decay * w
        else:
            g = g + t.weight_decay * w
        if t.optimizer in ("adam", "adamw"):
            mean = t.beta1 * mean + (1 - t.beta1) * g
            square = t.beta2 * square + (1 - t.beta2) * g**2
            fair_mean, fair_square = mean / (1 - t.beta1**k), square / (1 - t.beta2**k)
            w = w - RATE * fair_mean / (np.sqrt(fair_square) + t.epsilon)
            continue
        if t.optimizer == "rmsprop":
            square = t.rho * square + (1 - t.rho) * g**2
            g = g / (np.sqrt(square) + t.epsilon)
        velocity = momentum * velocity + g
        w = w - RATE * (g + momentum * velocity if t.optimizer == "nesterov" else velocity)
    return w


@EVERY_DTYPE
@EVERY_CASE
def test_weights_follow_the_formula(options: dict[str, Any], dtype: str) -> None:
    weights = [parameter.value.copy() for parameter in parameters(dtype)]
    grads = draw_gradients(dtype)
    for k, computed in enumerate(trained(options, dtype)):
        expected = twin(options, weights[k], [step[k] for step in grads])
        allowed = TOLERANCES[dtype] * np.abs(expected).max()
        np.testing.assert_allclose(computed, expected, rtol=0, atol=allowed)


def torch_optimizer(options: dict[str, Any], tensors: list[Any]) -> Any:
    import torch

    t = schema.Training(learning_rate=RATE, **options)
    common: dict[str, Any] = {"lr": RATE, "weight_decay": t.weight_decay}
    momentum = initial_rates(t).momentum
    if t.optimizer == "rmsprop":
        return torch.optim.RMSprop(tensors, alpha=t.rho, eps=t.epsilon, momentum=momentum, **common)
    if t.optimizer in ("adam", "adamw"):
        make = torch.optim.Adam if t.optimizer == "adam" else torch.optim.AdamW
        return make(tensors, betas=(t.beta1, t.beta2), eps=t.epsilon, **common)
    return torch.optim.SGD(tensors, momentum=momentum, nesterov=t.optimizer == "nesterov", **common)


@EVERY_DTYPE
@EVERY_CASE
def test_weights_follow_torch(options: dict[str, Any], dtype: str) -> None:
    torch = pytest.importorskip("torch", reason="compares with torch, which is not installed")
    tensors = [
        torch.tensor(parameter.value.copy(), requires_grad=True) for parameter in parameters(dtype)
    ]
    optimizer = torch_optimizer(options, tensors)
    for grads in draw_gradients(dtype):
        for tensor, grad in zip(tensors, grads, strict=True):
            tensor.grad = torch.from_numpy(grad)
        optimizer.step()
    for computed, tensor in zip(trained(options, dtype), tensors, strict=True):
        expected = tensor.detach().numpy()
        allowed = TOLERANCES[dtype] * np.abs(expected).max()
        np.testing.assert_allclose(computed, expected, rtol=0, atol=allowed)


@EVERY_CASE
def test_padding_stays_zero(options: dict[str, Any]) -> None:
    training = schema.Training(learning_rate=RATE, **options)
    weights = parameters("float32")
    for parameter in weights:
        parameter.grad[...] = 1
    Optimizer(weights, training).step(initial_rates(training))
    for parameter in weights:
        elements = np.count_nonzero(parameter.flat)
        assert elements == np.count_nonzero(parameter.value) == parameter.size


@pytest.mark.parametrize("limit", [1e-3, 1.0, 1e6])
def test_clipping_shortens_the_whole_gradient_as_torch(limit: float) -> None:
    torch = pytest.importorskip("torch", reason="compares with torch, which is not installed")
    grads = draw_gradients("float32")[0]
    tensors = [torch.zeros(shape, requires_grad=True) for shape in SHAPES.values()]
    for tensor, grad in zip(tensors, grads, strict=True):
        tensor.grad = torch.from_numpy(grad.copy())
    torch.nn.utils.clip_grad_norm_(tensors, limit)
    for moved, tensor in zip(clipped_updates(limit), tensors, strict=True):
        np.testing.assert_allclose(moved, tensor.grad.numpy(), rtol=2e-6)


def clipped_updates(limit: float) -> list[Any]:
    """What plain SGD with a rate of 1 subtracts from zeros: the gradient, clipped."""
    training = schema.Training(optimizer="sgd", clip_norm=limit)
    weights = parameters("float32")
    for parameter, grad in zip(weights, draw_gradients("float32")[0], strict=True):
        parameter.value[...] = 0
        parameter.grad[...] = grad
    Optimizer(weights, training).step(Rates(1.0, 0.0, 0.0))
    return [-parameter.value for parameter in weights]


@pytest.mark.parametrize("limit", [1e-3, 1.0, 1e6])
def test_clipped_gradient_keeps_its_direction(limit: float) -> None:
    grads = draw_gradients("float32")[0]
    norm = np.sqrt(sum(np.square(grad.astype(np.float64)).sum() for grad in grads))
    factor = min(1.0, limit / norm)
    for moved, grad in zip(clipped_updates(limit), grads, strict=True):
        np.testing.assert_allclose(moved, grad * factor, rtol=1e-5)


@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_clipping_does_not_hide_a_gradient_that_is_not_finite(bad: float) -> None:
    training = schema.Training(optimizer="sgd", clip_norm=1.0)
    weights = parameters("float32")
    weights[1].grad[0, 0, 0, 0] = bad
    damaged = Optimizer(weights, training).step(initial_rates(training))
    assert damaged is weights[1]
    assert (damaged.layer, damaged.part, damaged.name) == ("conv1", "weight", "conv1.weight")


def test_first_damaged_parameter_from_the_loss_is_named() -> None:
    training = schema.Training()
    weights = parameters("float32")
    for parameter in weights[:2]:
        parameter.grad[...] = np.nan
    damaged = Optimizer(weights, training).step(initial_rates(training))
    assert damaged is weights[1]
    assert (damaged.layer, damaged.part, damaged.name) == ("conv1", "weight", "conv1.weight")


@pytest.mark.parametrize(
    ("optimizer", "momentum", "expected"),
    [
        ("sgd", None, 0.0),
        ("momentum", None, 0.9),
        ("nesterov", None, 0.9),
        ("rmsprop", None, 0.0),
        ("adam", None, 0.0),
        ("sgd", 0.3, 0.3),
        ("momentum", 0.0, 0.0),
    ],
)
def test_momentum_where_nothing_is_said(
    optimizer: schema.OptimizerName, momentum: float | None, expected: float
) -> None:
    training = schema.Training(
        optimizer=optimizer, momentum=momentum, learning_rate=0.2, weight_decay=0.3
    )
    assert initial_rates(training) == Rates(0.2, expected, 0.3)


@EVERY_CASE
def test_continues_from_what_it_remembered(options: dict[str, Any]) -> None:
    training = schema.Training(learning_rate=RATE, **options)
    rates, grads = initial_rates(training), draw_gradients("float32")

    def steps(optimizer: Optimizer, some: list[list[Any]]) -> None:
        for step in some:
            for parameter, grad in zip(optimizer.parameters, step, strict=True):
                parameter.grad[...] = grad
            optimizer.step(rates)

    first = Optimizer(parameters("float32"), training)
    steps(first, grads[:10])
    second = Optimizer(parameters("float32"), training)
    for old, new in zip(first.parameters, second.parameters, strict=True):
        new.value[...] = old.value
    second.load(first.arrays(), first.updates)
    for optimizer in (first, second):
        steps(optimizer, grads[10:])
    for old, new in zip(first.parameters, second.parameters, strict=True):
        np.testing.assert_array_equal(old.value, new.value)


def test_state_that_does_not_fit_is_refused() -> None:
    optimizer = Optimizer(parameters("float32"), schema.Training())
    arrays = optimizer.arrays()
    assert set(arrays) == {f"optimizer.{layer}.{part}.velocity" for layer, part in SHAPES}
    name = "optimizer.conv1.bias.velocity"
    with pytest.raises(KeyError, match=r"conv1\.bias"):
        optimizer.load(arrays | {name: np.zeros(1, np.float32)}, 3)
    del arrays[name]
    with pytest.raises(KeyError, match=r"conv1\.bias"):
        optimizer.load(arrays, 3)


def test_remembered_arrays_are_copies() -> None:
    optimizer = Optimizer(parameters("float32"), schema.Training())
    before = optimizer.arrays()
    for parameter in optimizer.parameters:
        parameter.grad[...] = 1
    optimizer.step(Rates(0.1, 0.9, 0.0))
    assert not any(values.any() for values in before.values())
    assert all(values.any() for values in optimizer.arrays().values())
