"""Start of the process: makes it short, limits other threads, and handles signals.

This is the first module of the program to be imported. Until its `end_on_signals` has run, an
interrupt ends in a traceback, so it imports almost nothing, and `signal` without its enumerations.
"""

import _signal as signal  # type: ignore[import-not-found]
import gc
import os

from guitrainer.garbage import GARBAGE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

# NumPy's matrix library starts one thread per core, and they busy-wait next to the threads of the
# kernels, while its products here are small. Values set by the user are kept.
BLAS_THREADS = ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")

# Pydantic would search all installed packages for plugins of its own; the program needs none.
NO_PLUGINS = ("PYDANTIC_DISABLE_PLUGINS", "__all__")

# Signals that ask the program to end; Windows has no SIGHUP.
ENDINGS = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)
# Called before a signal ends the process; they must not fail and must be fast.
last_words: "list[Callable[[], object]]" = []


class _Start:
    under_way = False


def begin() -> None:
    """Call before large imports: no garbage collection among thousands of new objects."""
    if not _Start.under_way:
        _Start.under_way = True
        GARBAGE.hold()
    for name in BLAS_THREADS:
        os.environ.setdefault(name, "1")
    os.environ.setdefault(*NO_PLUGINS)


def ready() -> None:
    """Call when all is imported and built: collect garbage again, but ignore all these objects."""
    if _Start.under_way:
        _Start.under_way = False
        gc.freeze()
        GARBAGE.release()


def end_on_signals() -> None:
    """From now on, end the process at once on a signal, with exit code 128 plus its number.

    The KeyboardInterrupt that Python raises could come in the middle of an import, where it would
    be swallowed or end in a traceback. Training and the window handle signals themselves while they
    run.
    """
    for number in wanted_signals():
        signal.signal(number, _end)


def ignore_signals() -> None:
    """Ignore signals from now on: the work is done, and Python is about to exit."""
    for number in wanted_signals():
        signal.signal(number, signal.SIG_IGN)


def wanted_signals() -> tuple[int, ...]:
    """Return the signals to handle: not SIGHUP if `nohup` or a shell has it ignored."""
    hang_up = getattr(signal, "SIGHUP", None)
    return tuple(
        number
        for number in ENDINGS
        if number != hang_up or signal.getsignal(number) != signal.SIG_IGN
    )


def _end(number: int, frame: object, leave: "Callable[[int], object]" = os._exit) -> None:
    # `leave` is bound here because Python may already be tearing down its modules.
    try:
        for word in last_words:
            word()
    finally:
        leave(128 + number)
