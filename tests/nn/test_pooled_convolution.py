"""Convolution, ReLU and pool in one op, on all of its ways back, against the naive twins."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest

from guitrainer.errors import ConfigError
from guitrainer.nn.geometry import Pair, Window, slide
from guitrainer.nn.ops.base import Mode, Wiring
from guitrainer.nn.ops.convolution import ConvOp
from guitrainer.nn.parameters import Parameter
from guitrainer.nn.paths import BACKWARD, backward_path
from guitrainer.nn.planes import Plane, blocks_for
from guitrainer.nn.team import ALONE
from kernels.machine import LANES
from kernels.program import Program
from tests import reference
from tests.functional.comparison import TOLERANCES, assert_close


@dataclass(frozen=True)
class Case:
    """Sizes of a convolution and the pool behind it."""

    samples: int
    image: tuple[int, int, int]
    filters: int
    kernel: int | Pair
    stride: int | Pair = 1
    padding: int | str = 0
    pool: int | Pair = 2
    pool_stride: int | Pair | None = None

    def __str__(self) -> str:
        """Name the case in the list of tests."""
        image = "x".join(map(str, (self.samples, *self.image)))
        conv = f"{self.filters}@{self.kernel}s{self.stride}p{self.padding}"
        return f"{image}-{conv}-pool{self.pool}s{self.pool_stride or self.pool}".replace(" ", "")


CASES = [
    Case(3, (1, 12, 12), 5, 3),
    Case(17, (3, 9, 8), 5, 3, padding="same"),
    Case(3, (3, 13, 11), 4, 5, stride=2, padding=3),
    Case(2, (1, 15, 15), 8, 5, pool=5),
    Case(20, (5, 11, 12), 3, (2, 5), pool=(3, 2)),  # windows leave a remainder
    Case(3, (2, 12, 12), 4, 3, pool=2, pool_stride=3),  # windows leave gaps
    Case(2, (11, 7, 6), 16, 3, stride=(2, 1), pool=1),
    Case(3, (1, 12, 12), 3, 11, padding=2, pool=2),
]


# First layers in front of a 2×2 pool: slices are rows, or channels.
FIRST_CASES = [
    Case(3, (1, 12, 12), 5, 3),
    Case(17, (3, 9, 8), 6, 3, padding="same"),
    Case(5, (1, 11, 13), 4, (5, 4), padding=1),  # windows leave a remainder, slices overlap
    Case(3, (1, 14, 13), 3, 11, padding=2),
    Case(20, (5, 11, 12), 3, (2, 5)),
]


class Workbench:
    """The op of a case, between planes; a first layer gives no gradient of its input."""

    def __init__(self, case: Case, dtype: str, first: bool = False) -> None:
        self.case, rng = case, np.random.default_rng(0)
        channels, *size = case.image
        conv = slide((size[0], size[1]), case.kernel, case.stride, case.padding)  # type: ignore[arg-type]
        pool = slide(conv.out, case.pool, case.pool_stride or case.pool)
        self.x = rng.standard_normal((case.samples, *case.image)).astype(dtype)
        shape = (case.filters, *pool.out)
        self.grad = rng.standard_normal((case.samples, *shape)).astype(dtype)
        self.grad[rng.random(self.grad.shape) < 0.1] = 0
        weight = Parameter.zeros("conv1", "weight", (case.filters, channels, *conv.kernel), dtype)
        bias = Parameter.zeros("conv1", "bias", (case.filters,), dtype)
        weight.value[...] = rng.standard_normal(weight.value.shape)
        bias.value[...] = rng.standard_normal(case.filters) - 1  # some windows stay dead
        self.weight, self.bias = weight, bias
        wiring = self._wire(conv, shape, dtype, first)
        self.op = ConvOp(wiring, conv, weight, bias, relu=True, pool=pool)

    def _wire(self, conv: Window, shape: tuple[int, int, int], dtype: str, first: bool) -> Wiring:
        blocks = range(blocks_for(self.case.samples))
        source = Plane(self.case.image, blocks, dtype, conv.halo)
        source.put(self.x)
        grad_source = None if first else Plane(self.case.image, blocks, dtype, conv.halo)
        planes = (Plane(shape, blocks, dtype), Plane(shape, blocks, dtype), grad_source)
        mode = Mode(self.case.samples, dtype)
        return Wiring(source, *planes, tuple(blocks), dtype, mode)

    def computed(self) -> dict[str, Any]:
        """Output and gradients of the second of two equal steps: nothing is left of the first."""
        w = self.op.wiring
        for _ in range(2):
            w.grad_target.put(self.grad)
            phases = [*self.op.forward_phases(1), *self.op.backward_phases(1)]
            ALONE.run(Program([self.op.refresh_tasks(), *phases, self.op.reduce_tasks()]))
        computed = {
            "output": w.target.take(len(self.x)),
            "weight": self.weight.grad,
            "bias": self.bias.grad,
        }
        return (
            computed if w.grad_source is None else computed | {"x": w.grad_source.take(len(self.x))}
        )

    def expected(self) -> dict[str, Any]:
        """The same, layer by layer."""
        case, weight = self.case, self.weight.value
        options: dict[str, Any] = {"stride": case.stride, "padding": case.padding}
        maps = reference.conv2d(self.x, weight, self.bias.value, **options)
        active = reference.relu(maps)
        pool = (case.pool, case.pool_stride)
        grad = reference.max_pool2d_backward(self.grad, active, *pool)
        grad = reference.relu_backward(grad, maps)
        grads = reference.conv2d_backward(grad, self.x, weight, **options)
        output = reference.max_pool2d(active, *pool)
        return {"output": output} | dict(zip(("x", "weight", "bias"), grads, strict=True))


@pytest.mark.parametrize("path", ["direct", "sparse"])
@pytest.mark.parametrize("case", CASES, ids=str)
def test_both_ways_back_answer_as_the_twins(
    case: Case, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(BACKWARD, path)
    workbench = Workbench(case, "float32")
    assert workbench.op.plan.backward == {"direct": "spread", "sparse": "sparse"}[path]
    computed, expected = workbench.computed(), workbench.expected()
    for key, values in expected.items():
        assert_close(computed[key], values, TOLERANCES[np.dtype("float32")], key)


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize("case", FIRST_CASES, ids=str)
def test_a_first_layer_answers_as_the_twins(
    case: Case, dtype: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(BACKWARD, "pooled")
    workbench = Workbench(case, dtype, first=True)
    assert workbench.op.plan.backward == "pooled"
    computed, expected = workbench.computed(), workbench.expected()
    for key, values in computed.items():
        assert_close(values, expected[key], TOLERANCES[np.dtype(dtype)], key)


@pytest.mark.parametrize("path", ["direct", "sparse"])
def test_a_gradient_that_is_not_a_number_is_not_lost(
    path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(BACKWARD, path)
    workbench = Workbench(CASES[0], "float32")
    workbench.grad[0] = np.nan
    computed = workbench.computed()
    assert np.isnan(computed["weight"]).any()
    assert np.isnan(computed["x"]).any()


WIDE = slide((28, 28), 5)


@pytest.mark.parametrize(
    ("forced", "pooled", "expected"),
    [
        ("direct", (16, 12, 12), "direct"),
        ("pooled", (16, 12, 12), "direct"),  # the gradient of the input is needed
        ("sparse", (16, 12, 12), "sparse"),
        ("sparse", (1, 1, LANES - 1), "direct"),  # too small for a register: not possible
    ],
)
def test_a_way_can_be_forced(
    forced: str, pooled: tuple[int, int, int], expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(BACKWARD, forced)
    assert backward_path(WIDE, 8, pooled, input_gradient=True) == expected


def test_unknown_ways_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(BACKWARD, "fast")
    with pytest.raises(
        ConfigError, match=r"GUITRAINER_BACKWARD: got 'fast', accepted: direct, pooled or"
    ):
        backward_path(WIDE, 8, (16, 12, 12), input_gradient=True)


def test_large_pools_are_sparse_and_small_ones_direct(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(BACKWARD, raising=False)
    assert backward_path(WIDE, 8, (16, 4, 4), input_gradient=True) == "sparse"
    assert backward_path(WIDE, 1, (16, 24, 24), input_gradient=True) == "direct"


def test_first_layers_start_from_small_pools(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(BACKWARD, raising=False)
    options: dict[str, bool] = {"input_gradient": False, "straight": True}
    assert backward_path(WIDE, 1, (8, 12, 12), **options) == "pooled"
    assert backward_path(slide((28, 28), 3), 1, (16, 13, 13), **options) == "pooled"
    assert backward_path(slide((28, 28), 3), 16, (16, 13, 13), **options) == "sparse"
