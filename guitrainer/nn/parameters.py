"""Weights and biases, in the layout of the kernels and in their usual shapes."""

from dataclasses import dataclass
from typing import Literal, TypeVar

import numpy as np

from guitrainer.nn.planes import Array, aligned_zeros
from kernels.machine import LANES

Value = TypeVar("Value")
Part = Literal["weight", "bias"]


def needed(value: Value | None) -> Value:
    """Narrow a value that every layer of this kind has to not None."""
    assert value is not None
    return value


@dataclass
class Parameter:
    """One weight or bias.

    Attributes
    ----------
    layer, part : name of the layer, and of the parameter in it
    value, grad : views in the usual shape: OIHW, (units, features), (channels,)
    flat, flat_grad : the same memory as vectors, padded with zeros to whole registers
    trainable : whether the optimizer changes it
    """

    layer: str
    part: Part
    value: Array
    grad: Array
    flat: Array
    flat_grad: Array
    trainable: bool = True

    @classmethod
    def zeros(
        cls,
        layer: str,
        part: Part,
        shape: tuple[int, ...],
        dtype: str = "float32",
        trainable: bool = True,
    ) -> "Parameter":
        """Allocate a parameter of zeros.

        The elements are contiguous, except in a matrix (the weight of a dense layer), where each
        row is padded to whole registers.
        """
        rows = shape[0] if len(shape) == 2 else 1
        width = int(np.prod(shape)) // rows
        padded = -(-width // LANES) * LANES
        flat, flat_grad = (aligned_zeros((rows * padded,), dtype) for _ in range(2))
        value, grad = (a.reshape(rows, padded)[:, :width].reshape(shape) for a in (flat, flat_grad))
        return cls(layer, part, value, grad, flat, flat_grad, trainable)

    def sharing(self, layer: str) -> "Parameter":
        """Return a parameter of another layer with the same values and a gradient of its own."""
        other = self.like()
        other.layer, other.value, other.flat = layer, self.value, self.flat
        return other

    def like(self) -> "Parameter":
        """Return a parameter of the same layer and shape, with values and a gradient of its own."""
        return Parameter.zeros(
            self.layer, self.part, self.value.shape, str(self.flat.dtype), self.trainable
        )

    def some(self, part: slice) -> "Parameter":
        """Return some filters, or their biases, in the same memory, without any padding."""
        size = self.value[0].size
        flat = slice(part.start * size, part.stop * size)
        views = (self.value[part], self.grad[part], self.flat[flat], self.flat_grad[flat])
        return Parameter(self.layer, self.part, *views, self.trainable)

    @property
    def name(self) -> str:
        """LAYER.PART, as in a checkpoint."""
        return f"{self.layer}.{self.part}"

    @property
    def size(self) -> int:
        """Number of elements, without padding."""
        return int(self.value.size)
