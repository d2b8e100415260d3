"""Weights and biases, as the kernels and as people see them."""

from dataclasses import dataclass

import numpy as np

from guitrainer.nn.planes import Array, aligned_zeros
from kernels.machine import LANES


@dataclass
class Parameter:
    """One weight or bias.

    Attributes
    ----------
    name : LAYER.weight or LAYER.bias
    value, grad : views in the shape people expect: OIHW, (units, features), (channels,)
    flat, flat_grad : the same memory as vectors, padded with zeros to whole registers
    trainable : whether the optimizer changes it
    """

    name: str
    value: Array
    grad: Array
    flat: Array
    flat_grad: Array
    trainable: bool = True

    @classmethod
    def zeros(
        cls, name: str, shape: tuple[int, ...], dtype: str = "float32", trainable: bool = True
    ) -> "Parameter":
        """Allocate a parameter whose elements lie without gaps."""
        size = int(np.prod(shape))
        flat, flat_grad = (aligned_zeros((-(-size // LANES) * LANES,), dtype) for _ in range(2))
        value, grad = flat[:size].reshape(shape), flat_grad[:size].reshape(shape)
        return cls(name, value, grad, flat, flat_grad, trainable)

    @classmethod
    def matrix(
        cls, name: str, units: int, features: int, dtype: str = "float32", trainable: bool = True
    ) -> "Parameter":
        """Allocate the weight of a dense layer, every row padded to whole registers."""
        row = -(-features // LANES) * LANES
        flat, flat_grad = (aligned_zeros((units * row,), dtype) for _ in range(2))
        value, grad = (a.reshape(units, row)[:, :features] for a in (flat, flat_grad))
        return cls(name, value, grad, flat, flat_grad, trainable)

    @property
    def size(self) -> int:
        """Number of elements, without padding."""
        return int(self.value.size)
