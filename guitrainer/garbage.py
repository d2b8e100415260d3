"""Collects garbage where and when that is safe, instead of wherever memory is allocated.

Python collects reference cycles in whatever thread happens to allocate. A widget that is part of
such a cycle is then destroyed outside its own thread, while the window's thread may hold a lock of
Qt and wait for Python: the program crashes or deadlocks.
"""

import gc

# A generation is collected once for every EVERY collections of the next younger one, as in Python.
EVERY = 10


class Garbage:
    """Python's garbage collector, which can be switched off and replaced by calls of `collect`."""

    def __init__(self) -> None:
        self._holders = 0
        self._was_on = False
        self._collections = 0

    def hold(self) -> None:
        """Keep Python's collector off until `release`; holds may be nested."""
        if self._holders == 0:
            self._was_on = gc.isenabled()
            gc.disable()
        self._holders += 1

    def release(self) -> None:
        """End a hold; the last release switches the collector on again if it was on before."""
        self._holders -= 1
        if self._holders == 0 and self._was_on:
            gc.enable()

    def collect(self) -> None:
        """Collect what is due, in this thread: young objects often, all objects rarely."""
        if gc.get_count()[0] <= gc.get_threshold()[0]:
            return
        self._collections += 1
        if self._collections % EVERY:
            gc.collect(0)
        elif self._collections % EVERY**2:
            gc.collect(1)
        else:
            gc.collect(2)


# A process has one collector.
GARBAGE = Garbage()
