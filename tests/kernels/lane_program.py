"""Every op and small networks, run in a process of its own so that the lanes can be forced.

`python -m tests.kernels.lane_program OUT.npz` holds each function against its naive twin, and saves
what was computed, so that the results of different lane counts can be compared.
"""

import os
import sys
from collections.abc import Collection
from typing import Any
from unittest.mock import patch

import numpy as np

from guitrainer import functional
from guitrainer.nn.paths import BACKWARD, CONVOLUTION
from kernels.machine import LANE_CHOICES, LANES
from tests import reference
from tests.functional import cases
from tests.functional.comparison import assert_close, assert_gradients_close
from tests.functional.operations import backward, forward
from tests.nn.nets import NETS, build, gradients

Results = dict[str, Any]

# One or two of each function, 17 samples where a block must be left partly filled.
CASES = [
    cases.conv2d(17, (3, 5), (8, 7), 3, padding="same"),
    cases.conv2d(3, (3, 5), (9, 7), 3, stride=2, padding=1),
    cases.conv1d(3, (2, 3), 7, 3),
    cases.locally_connected2d(17, (2, 3), (5, 6), 3),
    cases.linear(17, 37, 5),
    cases.linear(3, 5, 33),
    cases.on_images("max_pool2d", (17, 3, 7, 8), kernel_size=2),
    cases.on_images("max_pool2d", (3, 3, 7, 8), kernel_size=3, stride=2),
    cases.on_images("avg_pool2d", (17, 3, 7, 8), kernel_size=2),
    cases.on_images("avg_pool2d", (3, 3, 7, 8), kernel_size=3, stride=1),
    cases.on_images("global_avg_pool2d", (17, 5, 3, 4)),
    *(cases.on_images(n, (17, 3, 3, 3)) for n in ("relu", "sigmoid", "tanh", "gelu")),
    cases.on_images("leaky_relu", (3, 33), negative_slope=0.3),
    cases.cross_entropy(17, 10),
    cases.batch_norm((17, 5, 3, 5)),
]
# Four lanes take longest to compile and are rarest: these have every kind of kernel once.
FEW = ("pooled", "grouped", "transposed", "residual", "quasiconvex", "normalized")
TOLERANCE = 1e-5


def check(case: cases.Case) -> Results:
    """Compare one case with its twin; give its output and gradients."""
    arrays, grad_output = case.arrays(np.float32), case.grad_output(np.float32)
    output = forward(functional, case.name, arrays, case.options)
    assert_close(output, forward(reference, case.name, arrays, case.options), TOLERANCE, str(case))
    grads = backward(functional, case.name, grad_output, arrays, case.options)
    expected = backward(reference, case.name, grad_output, arrays, case.options)
    assert_gradients_close(grads, expected, TOLERANCE)
    return {f"{case}/output": output} | {f"{case}/{key}": grad for key, grad in grads.items()}


def dropped() -> Results:
    """Dropout: its mask must be the same bits for any lane count."""
    out, mask = functional.dropout(np.ones((17, 5)), 0.4, rng=np.random.default_rng(0))
    return {"dropout/output": out, "dropout/mask": mask}


def network(convolution: str, backward: str) -> Results:
    """Loss and gradients of a network on these paths, with a batch that leaves lanes empty."""
    forced = {CONVOLUTION: convolution, BACKWARD: backward}
    with patch.dict(os.environ, forced):
        return figures("pooled", f"{convolution} {backward}")


def figures(net: str, name: str) -> Results:
    _, engine, source, labels = build(net, batch_size=20)
    loss, grads = gradients(engine, source, labels, 17)
    return {f"{name}/loss": np.array(loss)} | {f"{name}/{key}": g for key, g in grads.items()}


def everything(nets: Collection[str]) -> Results:
    """All results, by name; `lanes` is how many lanes they were computed with."""
    results: Results = {"lanes": np.array(LANES)}
    for net in nets:
        results |= figures(net, net)
    for case in CASES:
        results |= check(case)
    results |= dropped()
    for paths in (
        ("direct", "direct"),
        ("direct", "sparse"),
        ("direct", "pooled"),
        ("winograd", "direct"),
        ("fourier", "direct"),
    ):
        results |= network(*paths)
    return results


def nets_for(lanes: int) -> Collection[str]:
    """The networks that are tried with so many lanes."""
    return FEW if lanes == min(LANE_CHOICES) else NETS


if __name__ == "__main__":
    np.savez(sys.argv[1], **everything(nets_for(LANES)))
