"""The same calls answered by torch and its automatic differentiation."""

from typing import TYPE_CHECKING, Any

import numpy.typing as npt

from tests import reference
from tests.functional.cases import Case
from tests.functional.operations import OPERATIONS, Arrays

if TYPE_CHECKING:
    import torch


def answer(
    case: Case, arrays: Arrays, grad_output: npt.NDArray[Any]
) -> tuple[npt.NDArray[Any], Arrays]:
    """Return torch's output and gradients for a case, in the dtype of its arrays."""
    import torch

    gradients = [key for key in OPERATIONS[case.name].gradients if key in arrays]
    tensors = {key: torch.from_numpy(value.copy()) for key, value in arrays.items()}
    for key in gradients:
        tensors[key].requires_grad_()
    output = _forward(case.name, tensors, case.options)
    grads = torch.autograd.grad(
        output, [tensors[key] for key in gradients], torch.from_numpy(grad_output)
    )
    answers = (grad.numpy() for grad in grads)
    return output.detach().numpy(), dict(zip(gradients, answers, strict=True))


def _forward(
    name: str, tensors: "dict[str, torch.Tensor]", options: dict[str, Any]
) -> "torch.Tensor":
    from torch.nn import functional

    if name == "interpolate":
        return functional.interpolate(tensors["x"], scale_factor=options.get("scale_factor", 2))
    if name == "global_avg_pool2d":
        return tensors["x"].mean((2, 3), keepdim=True)
    if name == "winners":
        return _winners(tensors["x"], options.get("count", 1))
    if name == "maxout":
        largest: torch.Tensor = tensors["x"].unflatten(1, (-1, options.get("pieces", 2))).amax(2)
        return largest
    if name == "standardize_weight":
        return _standardized(tensors["x"], options.get("eps", 1e-5))
    if name == "l1_penalty":
        penalty: torch.Tensor = options.get("weight", 1.0) * tensors["x"].abs().mean()
        return penalty
    if name == "add":
        return _sum(**tensors)
    if name == "locally_connected2d":
        return _locally_connected2d(**tensors, **options)
    if name in ("conv1d", "conv2d"):
        kernel = reference.spread_sides(tensors["weight"].shape[2:], options.get("dilation", 1))
        x, options = _padded(tensors["x"], kernel, **options)
        tensors = tensors | {"x": x}
    arguments = [tensors[key] for key in OPERATIONS[name].arguments if key in tensors]
    if OPERATIONS[name].named:
        options = options | {key: value for key, value in tensors.items() if key != "x"}
        arguments = arguments[:1]
    result: torch.Tensor = getattr(functional, name)(*arguments, **options)
    return result


def _winners(x: "torch.Tensor", count: int) -> "torch.Tensor":
    import torch

    chosen = x.abs().topk(count, dim=1).indices
    return x * torch.zeros_like(x).scatter(1, chosen, 1.0)


def _standardized(weight: "torch.Tensor", eps: float) -> "torch.Tensor":
    import torch

    variance, mean = torch.var_mean(weight, (1, 2, 3), correction=0, keepdim=True)
    return (weight - mean) / torch.sqrt(variance + eps)


def _sum(
    x: "torch.Tensor",
    other: "torch.Tensor",
    weight: "torch.Tensor | None" = None,
    bias: "torch.Tensor | None" = None,
) -> "torch.Tensor":
    from torch.nn import functional

    if weight is None:
        return x + other
    strides = [-(-a // b) for a, b in zip(other.shape[2:], x.shape[2:], strict=True)]
    return x + functional.conv2d(other, weight, bias, strides)


def _padded(
    x: "torch.Tensor", kernel: tuple[int, ...], stride: Any = 1, padding: Any = 0, **rest: Any
) -> "tuple[torch.Tensor, dict[str, Any]]":
    # torch refuses "same" with a stride, so the border is drawn before torch sees the image.
    from torch.nn import functional

    axes = len(kernel)
    strides, each = (
        (value,) * axes if isinstance(value, (int, str)) else value for value in (stride, padding)
    )
    amounts = [
        reference.padding_amounts(*axis)
        for axis in zip(x.shape[2:], kernel, strides, each, strict=True)
    ]
    last_axis_first = [amount for axis in reversed(amounts) for amount in axis]
    return functional.pad(x, last_axis_first), {"stride": stride, **rest}


def _locally_connected2d(
    x: "torch.Tensor",
    weight: "torch.Tensor",
    bias: "torch.Tensor",
    stride: Any = 1,
    padding: Any = 0,
) -> "torch.Tensor":
    import torch
    from torch.nn import functional

    height, width, outputs = weight.shape[:3]
    x, _ = _padded(x, weight.shape[4:], stride, padding)
    columns = functional.unfold(x, weight.shape[4:], stride=stride)
    own = weight.reshape(height * width, outputs, -1)
    output = torch.einsum("nkl,lok->nol", columns, own)
    return output.reshape(len(x), outputs, height, width) + bias.permute(2, 0, 1)
