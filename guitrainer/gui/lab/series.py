"""Columns of numbers that grow at their end."""

import numpy as np
from numpy.typing import NDArray

FIRST_CAPACITY = 1024


class Series:
    """A column of float64 numbers; appending costs the same however long it is."""

    def __init__(self) -> None:
        self._buffer = np.empty(FIRST_CAPACITY)
        self._length = 0

    def __len__(self) -> int:
        return self._length

    def append(self, value: float) -> None:
        """Add one number at the end."""
        if self._length == len(self._buffer):
            self._buffer = np.concatenate([self._buffer, np.empty(self._length)])
        self._buffer[self._length] = value
        self._length += 1

    def extend(self, values: NDArray[np.float64]) -> None:
        """Add numbers at the end."""
        length = self._length + len(values)
        if length > len(self._buffer):
            room = max(length, 2 * len(self._buffer)) - len(self._buffer)
            self._buffer = np.concatenate([self._buffer, np.empty(room)])
        self._buffer[self._length : length] = values
        self._length = length

    @property
    def values(self) -> NDArray[np.float64]:
        """All numbers, as a read-only view that must not be kept."""
        view = self._buffer[: self._length]
        view.flags.writeable = False
        return view
