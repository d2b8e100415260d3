"""What makes a start short, keeps others from disturbing the training, and answers signals.

This is the first module of the program to be imported. Until its `end_on_signals` has run, an
interrupt ends in a traceback; so it imports next to nothing, and `signal` without its enumerations.
"""

import _signal as signal  # type: ignore[import-not-found]
import gc
import os

from guitrainer.garbage import GARBAGE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

# NumPy's matrix library starts a thread per core, and these wait busily beside the kernels'; its
# products here are small. Whoever sets one of these keeps it.
BLAS_THREADS = ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")

# Signals that ask the program to end; Windows knows no hang-up.
ENDINGS = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)
# Called before a signal ends the process; they must not fail, and take next to no time.
last_words: "list[Callable[[], object]]" = []


class _Start:
    under_way = False


def begin() -> None:
    """Before anything large is imported: no garbage collection among thousands of new objects."""
    if not _Start.under_way:
        _Start.under_way = True
        GARBAGE.hold()
    for name in BLAS_THREADS:
        os.environ.setdefault(name, "1")


def ready() -> None:
    """Everything is imported and built: collect garbage again, but never look at all that."""
    if _Start.under_way:
        _Start.under_way = False
        gc.freeze()
        GARBAGE.release()


def end_on_signals() -> None:
    """From now on, signals end the process at once, with 128 and their number.

    An exception, which is what Python makes of an interrupt, would come in the middle of some
    import, and be swallowed there or told with a traceback. Training and the window take the
    signals over while they last.
    """
    for number in wanted_signals():
        signal.signal(number, _end)


def ignore_signals() -> None:
    """From now on, signals change nothing: the work is done, and Python is about to end."""
    for number in wanted_signals():
        signal.signal(number, signal.SIG_IGN)


def wanted_signals() -> tuple[int, ...]:
    """The signals to answer: not the hang-up, where `nohup` or a shell has it ignored."""
    hang_up = getattr(signal, "SIGHUP", None)
    return tuple(
        number
        for number in ENDINGS
        if number != hang_up or signal.getsignal(number) != signal.SIG_IGN
    )


def _end(number: int, frame: object, leave: "Callable[[int], object]" = os._exit) -> None:
    # `leave` is held here, because Python may have begun to forget its modules.
    try:
        for word in last_words:
            word()
    finally:
        leave(128 + number)
