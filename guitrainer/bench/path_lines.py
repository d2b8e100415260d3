"""Paths compared with what is done without them: each must justify its code."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from guitrainer.bench.workloads import VARIANTS, WORKLOADS, Workload
from guitrainer.config import schema
from guitrainer.nn.paths import BACKWARD, CONVOLUTION, FIRST, POOL


@dataclass(frozen=True)
class PathLine:
    """A path, a workload that uses it, and the setting that disables it."""

    name: str
    workload: Workload
    part: str
    variable: str
    instead: str = "direct"

    @contextmanager
    def forbidden(self) -> Iterator[None]:
        """Disable the path while networks are built."""
        before = os.environ.get(self.variable)
        os.environ[self.variable] = self.instead
        try:
            yield
        finally:
            if before is None:
                del os.environ[self.variable]
            else:
                os.environ[self.variable] = before


_filters = schema.Conv(filters=64, kernel_size=3, padding="same")
_small = Workload(
    "64→64, 14×14",
    "one convolution, 3×3 same, 14×14",
    (64, 14, 14),
    (_filters,),
    ("forward", "input_gradient", "weight_gradient"),
    32,
)
_first = Workload(
    "first layer",
    "1×28×28, conv 32@3×3, ReLU, dense 10",
    (1, 28, 28),
    (schema.Conv(filters=32, kernel_size=3), schema.Relu(), schema.Dense(units=10)),
)
_w = WORKLOADS

PATH_LINES = (
    PathLine("Winograd", _w["W4"], "forward", CONVOLUTION),
    PathLine("Winograd", _w["W4"], "input_gradient", CONVOLUTION),
    PathLine("Winograd, 4×4 tiles", _w["W4"], "weight_gradient", CONVOLUTION),
    PathLine("Winograd, 2×2 tiles", _small, "weight_gradient", CONVOLUTION),
    PathLine("Winograd", _w["W2"], "step", CONVOLUTION),
    PathLine("Fourier", VARIANTS["kernel-5"], "step", CONVOLUTION, "winograd"),
    PathLine("Fourier", VARIANTS["kernel-11"], "step", CONVOLUTION, "winograd"),
    PathLine("Fourier", _w["W1"], "step", CONVOLUTION, "winograd"),
    PathLine("Fourier", _w["W3"], "step", CONVOLUTION, "winograd"),
    PathLine("sparse", _w["W2"], "step", BACKWARD),
    PathLine("sparse", _w["W3"], "step", BACKWARD),
    PathLine("sparse", _w["digits-edges"], "step", BACKWARD),
    PathLine("straight from the pool", _w["W1"], "step", BACKWARD, "sparse"),
    PathLine("straight from the pool", VARIANTS["plain"], "step", BACKWARD, "sparse"),
    PathLine("live weight gradient", _first, "step", BACKWARD),
    PathLine("first layer by samples", _w["W2"], "step", FIRST, "lanes"),
    PathLine("pool in registers", _w["W1"], "step", POOL, "apart"),
    PathLine("pool in registers", _w["W2"], "step", POOL, "apart"),
)
