"""Garbage is collected where and when that is safe, instead of wherever somebody allocates.

Python collects reference cycles in whatever thread happens to allocate. A widget that is part of
such a cycle is then destroyed in another thread than its own, while the window's thread may hold a
lock of Qt and wait for Python: the program crashes, or hangs for good.
"""

import gc

# A generation is collected at every so many collections of the next younger one, as in Python.
EVERY = 10


class Garbage:
    """Python's own collector, which can be held off, and be replaced by calls of `collect`."""

    def __init__(self) -> None:
        self._holders = 0
        self._was_on = False
        self._collections = 0

    def hold(self) -> None:
        """Keep Python's collector off until `release`; those who hold it do not disturb others."""
        if self._holders == 0:
            self._was_on = gc.isenabled()
            gc.disable()
        self._holders += 1

    def release(self) -> None:
        """Hold it no longer; the last one to say so switches it on again, where it was on."""
        self._holders -= 1
        if self._holders == 0 and self._was_on:
            gc.enable()

    def collect(self) -> None:
        """Collect, in this thread, what is due: young objects often, all there are seldom."""
        if gc.get_count()[0] <= gc.get_threshold()[0]:
            return
        self._collections += 1
        if self._collections % EVERY:
            gc.collect(0)
        elif self._collections % EVERY**2:
            gc.collect(1)
        else:
            gc.collect(2)


# There is one collector in a process.
GARBAGE = Garbage()
