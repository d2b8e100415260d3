"""Estimates the memory a network needs, before any of it is allocated."""

from collections.abc import Sequence

import numpy as np

from guitrainer.errors import NetworkError
from guitrainer.machine_memory import total_bytes
from guitrainer.nn import faults
from guitrainer.nn.planes import blocks_for
from guitrainer.nn.plans import LayerPlan
from guitrainer.sentences import filled
from kernels.machine import LANES

FLOAT_BYTES = 4
# Weight, gradient, optimizer state, the last good copy, packed copies.
COPIES_OF_WEIGHTS = 8
# Output and gradient of every layer, and codes or masks.
COPIES_OF_OUTPUTS = 3


def memory_bytes(plans: Sequence[LayerPlan], batch_size: int) -> int:
    """Return an upper estimate of the bytes that training needs."""
    samples = blocks_for(batch_size) * LANES
    outputs = sum(int(np.prod(plan.output_shape, dtype=object)) for plan in plans)
    weights = sum(plan.parameters for plan in plans)
    floats = weights * COPIES_OF_WEIGHTS + outputs * samples * COPIES_OF_OUTPUTS
    return floats * FLOAT_BYTES


def check_memory(plans: Sequence[LayerPlan], batch_size: int) -> None:
    """Refuse a network that does not fit into the memory available to this process.

    Raises
    ------
    NetworkError
        If it does not fit; the message has the sizes and the layer that needs most.
    """
    needed, there = memory_bytes(plans, batch_size), total_bytes()
    if needed > there * 0.8:
        largest = max(plans, key=lambda plan: memory_bytes([plan], batch_size))
        output = "×".join(map(str, largest.output_shape))
        sizes = (f"{size / 2**30:,.1f}" for size in (needed, there * 0.8))
        told = filled(faults.MEMORY, f"{largest.parameters:,}", output, *sizes)
        raise faults.in_layer(largest.name, NetworkError(told))
