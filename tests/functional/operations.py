"""How each function of `guitrainer.functional` is called, told once for all tests.

The naive twins of `tests.reference` have the same names and argument order, so the same
calls run on either module.
"""

from dataclasses import dataclass
from types import ModuleType
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]
Arrays = dict[str, Array]

FILTERED = ("x", "weight", "bias")


@dataclass(frozen=True)
class Operation:
    """Array arguments of a function: all of them, those its backward sees, those with gradient."""

    arguments: tuple[str, ...] = ("x",)
    kept: tuple[str, ...] = ("x",)
    gradients: tuple[str, ...] = ("x",)
    takes_grad_output: bool = True
    named: bool = False  # whether arrays other than x are passed by name, behind the options
    forward_only: frozenset[str] = frozenset()  # options that the backward does not take


FILTER = Operation(arguments=FILTERED, kept=("x", "weight"), gradients=FILTERED)
ELEMENTWISE = Operation()
SCALED = Operation(("x", "weight"), ("x", "weight"), ("x", "weight"))
NORMALIZED = Operation(FILTERED, ("x", "weight"), FILTERED, named=True)

OPERATIONS = {
    "conv1d": FILTER,
    "conv2d": FILTER,
    "conv_transpose2d": FILTER,
    "interpolate": ELEMENTWISE,
    "locally_connected2d": FILTER,
    "linear": FILTER,
    "max_pool2d": ELEMENTWISE,
    "avg_pool2d": ELEMENTWISE,
    "global_avg_pool2d": ELEMENTWISE,
    "relu": ELEMENTWISE,
    "leaky_relu": ELEMENTWISE,
    "sigmoid": ELEMENTWISE,
    "tanh": ELEMENTWISE,
    "gelu": ELEMENTWISE,
    "elu": ELEMENTWISE,
    "selu": ELEMENTWISE,
    "silu": ELEMENTWISE,
    "hardswish": ELEMENTWISE,
    "softplus": ELEMENTWISE,
    "winners": ELEMENTWISE,
    "maxout": ELEMENTWISE,
    "standardize_weight": ELEMENTWISE,
    "l1_penalty": Operation(takes_grad_output=False),
    "add": Operation(
        ("x", "other", "weight", "bias"),
        ("x", "other", "weight", "bias"),
        ("x", "other", "weight", "bias"),
    ),
    "prelu": SCALED,
    "group_norm": NORMALIZED,
    "layer_norm": NORMALIZED,
    "rms_norm": Operation(("x", "weight"), ("x", "weight"), ("x", "weight"), named=True),
    "cross_entropy": Operation(("x", "target"), ("x", "target"), ("x",), takes_grad_output=False),
    "mse_loss": Operation(("x", "goal"), ("x", "goal"), ("x",), takes_grad_output=False),
    "batch_norm": Operation(
        ("x", "running_mean", "running_var", "weight", "bias"),
        ("x", "weight"),
        FILTERED,
        forward_only=frozenset({"training", "momentum"}),
    ),
}


def forward(module: ModuleType, name: str, arrays: Arrays, options: dict[str, Any]) -> Array:
    """Run function `name` of `module` on copies of its arrays (running averages change)."""
    operation = OPERATIONS[name]
    given = {key: arrays[key].copy() for key in operation.arguments if key in arrays}
    arguments = [given.pop("x")] if operation.named else [*given.values()]
    named = given if operation.named else {}
    return np.asarray(getattr(module, name)(*arguments, **named, **options))


def backward(
    module: ModuleType, name: str, grad_output: Array, arrays: Arrays, options: dict[str, Any]
) -> Arrays:
    """Run the backward of function `name` of `module`; returns a gradient per argument."""
    operation = OPERATIONS[name]
    arguments = [arrays[key] for key in operation.kept if key in arrays]
    if operation.takes_grad_output:
        arguments.insert(0, grad_output)
    named = {}
    if operation.named:
        named = {key: arrays[key] for key in operation.kept if key in arrays and key != "x"}
        arguments = arguments[: 1 + operation.takes_grad_output]
    kept = named | {
        key: value for key, value in options.items() if key not in operation.forward_only
    }
    gradients = getattr(module, f"{name}_backward")(*arguments, **kept)
    if len(operation.gradients) == 1:
        gradients = (gradients,)
    named = dict(zip(operation.gradients, gradients, strict=True))
    return {key: gradient for key, gradient in named.items() if key in arrays}
