"""Plain arrays around one op: checks inputs and converts outputs back to NCHW."""

from numbers import Integral
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from guitrainer.errors import NetworkError
from guitrainer.nn.geometry import Halo, Window
from guitrainer.nn.ops.base import BranchWiring, Mode, Op, Wiring
from guitrainer.nn.parameters import Parameter, Part
from guitrainer.nn.planes import Plane, blocks_for
from guitrainer.nn.team import ALONE
from kernels.program import Phase, Program

Array = NDArray[Any]


def numbers(name: str, values: ArrayLike) -> Array:
    """Convert values to an array of float64 if they are float64, otherwise of float32."""
    array = np.asarray(values)
    if array.dtype.kind not in "fiub":
        raise NetworkError(f"{name}: got element type {array.dtype}, accepted: real numbers")
    return array if array.dtype == np.float64 else array.astype(np.float32)


def checked(name: str, values: ArrayLike, *dimensions: int) -> Array:
    """Convert values as `numbers` does; check that they are not empty and their dimensions."""
    array = numbers(name, values)
    if array.ndim not in dimensions:
        accepted = " or ".join(str(d) for d in dimensions)
        raise NetworkError(f"{name}: got {array.ndim} dimensions, accepted: {accepted}")
    if array.size == 0:
        raise NetworkError(f"{name}: got shape {array.shape}, accepted: at least one element")
    return array


def alike(*arrays: Array | None) -> list[Any]:
    """Convert arrays to a common element type."""
    given = [a for a in arrays if a is not None]
    dtype = "float64" if any(a.dtype == np.float64 for a in given) else "float32"
    return [None if a is None else a.astype(dtype, copy=False) for a in arrays]


def fits(name: str, got: tuple[int, ...], expected: tuple[int, ...]) -> None:
    """Check that a shape is the expected one."""
    if tuple(got) != tuple(expected):
        raise NetworkError(f"{name}: got shape {tuple(got)}, accepted: {tuple(expected)}")


def divides(name: str, groups: int, channels: int) -> int:
    """Return a number of groups, after checking that they divide the channels evenly."""
    if not isinstance(groups, Integral) or groups < 1 or channels % groups:
        raise NetworkError(f"{name}: groups: got {groups!r}, accepted: a divisor of {channels}")
    return int(groups)


def as_images(x: ArrayLike) -> tuple[Array, tuple[int, ...]]:
    """Reshape an array of any shape to NCHW, samples first."""
    array = numbers("x", x)
    if array.size == 0:
        raise NetworkError(f"x: got shape {array.shape}, accepted: at least one element")
    rows = array.shape[0] if array.ndim > 1 else 1
    return array.reshape(rows, 1, 1, -1), array.shape


class Workspace:
    """The planes around one op, for one batch of NCHW images."""

    def __init__(
        self,
        x: Array,
        out: tuple[int, int, int],
        window: Window | None = None,
        halo: Halo | None = None,
    ) -> None:
        self.samples, dtype = len(x), str(x.dtype)
        blocks = range(blocks_for(len(x)))
        shape = (x.shape[1], x.shape[2], x.shape[3])
        source = Plane(shape, blocks, dtype, window.halo if window else halo)
        source.put(x)
        self.wiring = Wiring(
            source,
            Plane(out, blocks, dtype),
            Plane(out, blocks, dtype),
            Plane(shape, blocks, dtype, source.halo),
            (0,) * len(blocks),
            dtype,
            Mode(len(x), dtype),
        )

    def add_branch(self, x: Array, gradient: bool = False) -> None:
        """Add the plane of a second input, and one for its gradient; x is NCHW."""
        blocks, shape = range(blocks_for(len(x))), (x.shape[1], x.shape[2], x.shape[3])
        source = Plane(shape, blocks, self.wiring.dtype)
        source.put(x)
        grad = Plane(shape, blocks, self.wiring.dtype) if gradient else None
        self.wiring.branch = BranchWiring(source, grad, tuple(blocks))

    def branch_gradient(self, op: Op) -> Array:
        """Return the gradient of the second input after `backward`, as NCHW."""
        branch = self.wiring.branch
        assert branch is not None and branch.grad_source is not None
        self._run([[op.join_calls(n) for n in range(self.wiring.blocks)]])
        return branch.grad_source.take(self.samples)

    def forward(self, op: Op, training: bool = True) -> Array:
        """Run the op; return its output as NCHW."""
        self._run([op.refresh_tasks(), *op.forward_phases(1, training)])
        return self.wiring.target.take(self.samples)

    def backward(self, op: Op, grad_output: ArrayLike) -> Array:
        """Run the op backward; return the gradient of its input as NCHW."""
        grad = np.asarray(grad_output, dtype=self.wiring.dtype)
        fits("grad_output", grad.shape, (self.samples, *self.wiring.target.shape))
        self.wiring.grad_target.put(grad)
        self._run([op.refresh_tasks(), *op.backward_phases(1), op.reduce_tasks()])
        assert self.wiring.grad_source is not None
        return self.wiring.grad_source.take(self.samples)

    def back_through(self, op: Op, grad_output: ArrayLike, shape: tuple[int, ...]) -> Array:
        """Run the op forward and backward; the gradients have a shape of the same size as NCHW."""
        grad = np.asarray(grad_output)
        fits("grad_output", grad.shape, shape)
        self.forward(op)
        rows = grad.reshape(self.samples, *self.wiring.target.shape)
        return self.backward(op, rows).reshape(shape)

    def _run(self, phases: list[Phase]) -> None:
        ALONE.run(Program(phases))


def gradients_of(weight: Parameter, bias: Parameter | None) -> tuple[Array, Array]:
    """Return copies of the gradients of a weight and a bias, which must have one."""
    assert bias is not None
    return weight.grad.copy(), bias.grad.copy()


def parameter(part: Part, value: Array) -> Parameter:
    """Make a parameter with the given values."""
    parameter = Parameter.zeros("layer", part, value.shape, str(value.dtype))
    parameter.value[...] = value
    return parameter


def bias_parameter(bias: Array | None, shape: tuple[int, ...]) -> Parameter | None:
    """Make a parameter for a bias, which may be None."""
    if bias is None:
        return None
    fits("bias", bias.shape, shape)
    return parameter("bias", bias)
