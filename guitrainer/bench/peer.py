"""The networks in PyTorch, run in the fastest usual way.

Both memory formats are timed and the faster one counts; the optimizer is the fused one; evaluation
uses inference mode; threads and batches are the same as ours.
"""

from typing import Any

from guitrainer.bench.workloads import (
    BATCHES,
    LEARNING_RATE,
    MOMENTUM,
    Batches,
    Step,
    Workload,
)
from guitrainer.explain.sources.kinds import translation_of
from guitrainer.explain.sources.torch import modules_of, sequence_of
from guitrainer.nn.network import BuiltLayer, BuiltNetwork

FORMATS = ("contiguous", "channels_last")


def available() -> bool:
    """Return whether PyTorch is installed."""
    import importlib.util

    return importlib.util.find_spec("torch") is not None


def version() -> str:
    """Return the version of the installed PyTorch."""
    import torch

    return str(torch.__version__)


def set_threads(threads: int) -> None:
    """Let PyTorch use this many threads."""
    import torch

    torch.set_num_threads(threads)


def build_module(network: BuiltNetwork) -> Any:
    """Make the same network with the same weights in PyTorch, from the code that users copy."""
    import torch
    from torch import nn

    plans = [layer.plan for layer in network.layers]
    names: dict[str, Any] = {"torch": torch, "nn": nn}
    for code in {translation_of(plan).torch_class for plan in plans}:
        exec(code, names)
    modules = []
    for module in modules_of(plans):
        made = eval(module.code, names)
        if module.plan is not None and module.plan.weight_shape is not None:
            _copy_parameters(network.layer(module.plan.name), made)
        modules.append(made)
    return eval(sequence_of(plans), names)(*modules)


def _copy_parameters(layer: BuiltLayer, module: Any) -> None:
    import torch

    with torch.no_grad():
        for parameter in (layer.weight, layer.bias):
            if parameter is not None:
                values = torch.from_numpy(parameter.value.copy())
                getattr(module, parameter.part).copy_(values)


def peer_steps(
    workload: Workload, network: BuiltNetwork, batches: Batches, compiled: bool = False
) -> dict[str, dict[str, Step]]:
    """Return, per part and memory format, a function that runs it once, on the next batch.

    Parameters
    ----------
    compiled : whether to use torch.compile, which needs a C++ compiler
    """
    steps: dict[str, dict[str, Step]] = {part: {} for part in workload.parts}
    for name in FORMATS:
        for part, step in _steps(workload, network, batches, name, compiled).items():
            steps[part][name] = step
    return steps


def _steps(
    workload: Workload, network: BuiltNetwork, batches: Batches, memory: str, compiled: bool
) -> dict[str, Step]:
    import torch
    from torch.nn import functional

    layout = torch.channels_last if memory == "channels_last" else torch.contiguous_format
    module = build_module(network).to(memory_format=layout)
    images = [
        torch.from_numpy(batches.images[i]).contiguous(memory_format=layout)
        for i in batches.indices
    ]
    labels = [torch.from_numpy(batches.labels[i]) for i in batches.indices]
    if workload.single_layer:
        return _layer_steps(module[0], images[0], layout)
    if compiled:
        module = torch.compile(module)
    optimizer: Any
    if workload.optimizer == "adam":
        optimizer = torch.optim.Adam(module.parameters(), lr=LEARNING_RATE, fused=True)
    else:
        optimizer = torch.optim.SGD(
            module.parameters(), lr=LEARNING_RATE, momentum=MOMENTUM, fused=True
        )
    turn = 0

    def train() -> None:
        nonlocal turn
        k = turn % BATCHES
        turn += 1
        optimizer.zero_grad(set_to_none=True)
        functional.cross_entropy(module(images[k]), labels[k]).backward()
        optimizer.step()

    def infer() -> None:
        nonlocal turn
        k = turn % BATCHES
        turn += 1
        with torch.inference_mode():
            module(images[k])

    return {"step": train} if "step" in workload.parts else {"inference": infer}


def _layer_steps(conv: Any, x: Any, layout: Any) -> dict[str, Step]:
    """Time the three passes of a single convolution."""
    import torch

    weight, padding = conv.weight.detach(), list(conv.padding)
    with torch.no_grad():
        grad = torch.randn_like(conv(x)).contiguous(memory_format=layout)

    def backward(mask: list[bool]) -> Step:
        def step() -> None:
            torch.ops.aten.convolution_backward(
                grad, x, weight, None, [1, 1], padding, [1, 1], False, [0, 0], 1, mask
            )

        return step

    def forward() -> None:
        with torch.inference_mode():
            torch.nn.functional.conv2d(x, weight, None, padding=padding)

    return {
        "forward": forward,
        "input_gradient": backward([True, False, False]),
        "weight_gradient": backward([False, True, False]),
    }
