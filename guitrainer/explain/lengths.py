"""How the size of an output follows from those of an image and a filter, and its places."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from guitrainer.errors import NetworkError

Found = TypeVar("Found")


@dataclass(frozen=True)
class AxisLength:
    """Size of an output along one axis.

    Parameters
    ----------
    size, kernel, stride : size of the image, of the filter and of its step, in pixels
    before, after : number of zeros before and after the image; for a transposed convolution, number
        of rows or columns removed from the output at its borders
    output : size of the output
    symbols, numbers : the formula, in symbols and with numbers
    """

    size: int
    kernel: int
    stride: int
    before: int
    after: int
    output: int
    symbols: str
    numbers: str

    @property
    def text(self) -> str:
        """The formula with its result, such as (5 − 3)/1 + 1 = 3."""
        return f"{self.numbers} = {self.output}"


def check_place(what: str, where: tuple[int, ...], shape: tuple[int, ...]) -> None:
    """Check that an array of `shape` has an element at `where`.

    Raises
    ------
    NetworkError
        If not.
    """
    if not all(0 <= place < side for place, side in zip(where, shape, strict=True)):
        raise NetworkError(f"{what}: got {where}, accepted: from 0, below {shape}")


def row_by_row(
    find: Callable[[int, int, int], Found], sides: tuple[int, ...], channel: int
) -> Iterator[Found]:
    """Yield what is found at every place of one channel.

    Parameters
    ----------
    find : function of row, column and channel
    sides : numbers of rows and columns
    """
    for row, column in np.ndindex(*sides):
        yield find(row, column, channel)
