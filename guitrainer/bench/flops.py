"""Operations of a workload, and the most the machine can do in the same time.

Operations are those of direct convolution, two for each product of a tap and a pixel: a path that
needs fewer, such as Winograd's, or skips zeros may exceed the peak.
"""

from math import prod

import numpy as np

from guitrainer.bench.workloads import CLASSES, Step, Workload
from guitrainer.config import schema
from guitrainer.nn.planes import aligned_zeros
from guitrainer.nn.plans import LayerPlan, lay_out
from guitrainer.nn.team import Team
from kernels.machine import LANES
from kernels.peak import ACCUMULATORS, FLOPS, make_peak
from kernels.program import Call, Program

# Rounds of the peak loop in a call, per thread: about 1 ms.
ROUNDS = 200_000


def layer_flops(plan: LayerPlan) -> int:
    """Return the operations of a layer for one image, forward; zero without a weight matrix."""
    if plan.weight_shape is None or plan.statistics:
        return 0
    shared = plan.window is not None and not isinstance(plan.spec, schema.Local)
    positions = prod(plan.window.out) if shared and plan.window is not None else 1
    return 2 * prod(plan.weight_shape) * positions


def workload_flops(workload: Workload, part: str, batch_size: int) -> int:
    """Return the operations of one call of a part of a workload.

    A training step is the forward pass, the gradient of every weight, and the gradient of every
    input except that of the first layer. Only convolutions and dense layers are counted.
    """
    plans = lay_out(schema.Network(layers=workload.layers), workload.shape, CLASSES)
    forward = [flops for flops in map(layer_flops, plans) if flops]
    passes = 3 * sum(forward) - forward[0] if part == "step" else sum(forward)
    return passes * batch_size


def peak_step(team: Team) -> tuple[Step, int]:
    """Return a function that runs the peak loop on all threads, and its number of operations."""
    kernel = make_peak("float32")
    constants = np.repeat(np.array([0.5, 1.0], np.float32), LANES)
    tasks = []
    for _ in range(team.threads):
        registers = aligned_zeros((ACCUMULATORS * LANES,), "float32")
        tasks.append([Call(kernel, registers, constants, ROUNDS)])
    program = Program([tasks])
    return lambda: team.run(program), ROUNDS * FLOPS * team.threads
