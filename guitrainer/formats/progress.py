"""How far the reading of large files has come, told to whoever asked for them.

Readers call `told`; whoever starts a long reading wraps it in `watched`. This is per thread, so
that no reader needs an argument for it.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Tell = Callable[[float], None]
_watching = threading.local()


@contextmanager
def watched(tell: Tell) -> Iterator[None]:
    """Call `tell` with the share that has been read, from 0 to 1, while the block reads.

    Each reading begins at 0 again, and there may be several: of the labels, the range of the
    pixels, and the pixels. To cancel, `tell` raises an error that is not an InputError.
    """
    before = getattr(_watching, "tell", None)
    _watching.tell = tell
    try:
        yield
    finally:
        _watching.tell = before


def told(done: int, total: int) -> None:
    """Say that `done` of `total` items or bytes have been read."""
    tell: Tell | None = getattr(_watching, "tell", None)
    if tell is not None:
        tell(min(1.0, done / max(1, total)))
