"""Compiles the kernels of a network before they are needed, on all cores.

Numba compiles one function at a time in a process. So the factory calls of a network are first
recorded instead of executed, and those never compiled on this machine are divided: helper processes
each read the number of the next call from a pipe, and all results end up in the disk cache. A pipe
leaves nothing behind, however a process ends.

A process with a single thread forks its helpers: they have everything imported, and what compiling
leaves in memory goes away with them. They may go on with kernels that are needed later, while this
process already trains. Otherwise helpers start from nothing, which takes a second, and this process
compiles too unless a window must stay responsive.
"""

import ast
import contextlib
import hashlib
import logging
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from numba.core.registry import cpu_target

from kernels.cache import SealedCache
from kernels.jit import Wanted, announce, writing_down
from kernels.machine import CACHE


@dataclass
class Manners:
    """How this process compiles.

    apart : leave everything to helper processes, so that a window here stays responsive
    tell : called with the number of kernels that are about to be compiled, and with 0 at the end
    """

    apart: bool = False
    tell: Callable[[int], object] = lambda count: None


MANNERS = Manners()
# Helpers that go on with what is needed later, and the pipes from which they read numbers.
_GOING_ON: dict[int, int] = {}
BEHIND_TRAINING = 10  # niceness of these
# A helper process takes this many kernels' time to start.
WORTH_A_PROCESS = 2
MOST_PROCESSES = 8
NUMBER_BYTES = 4  # read at once or not at all
MOST_NUMBERS = 4096 // NUMBER_BYTES  # what a pipe holds on every system; more is compiled later
# These take the longest; if one of them was started last, everything would wait for it.
SLOWEST = (
    "make_winograd_forward",
    "make_winograd_weight_gradient",
    "make_sample_norm",
    "make_gather",
    "make_lead",
)


def _mark(folder: Path, thing: object) -> Path:
    """File that marks `thing` as compiled into the cache."""
    return folder / "made" / hashlib.sha256(repr(thing).encode()).hexdigest()[:24]


def compile_ahead(
    key: object, build: Callable[[], object], later: Callable[[], object] | None = None
) -> int:
    """Compile the kernels that `build` requests and the disk cache lacks; return their number.

    Parameters
    ----------
    key : identifies what `build` builds; nothing is done twice for the same key
    build : requests kernels from the factories; while calls are recorded, it gets dummy kernels
    later : requests kernels that are needed later: forked helpers go on with these, and this
        function does not wait for them; the next call does, and so does `end_helpers`
    """
    if CACHE is None or not CACHE.usable:
        return 0
    try:
        _wait_for_helpers()
        return _compile_missing(CACHE, key, build, later)
    except OSError as error:  # the disk is full, or the folder cannot be read
        CACHE.give_up(error)
        MANNERS.tell(0)
        return 0


def end_helpers() -> None:
    """Let helpers begin no more kernels, and wait until they have ended."""
    for queue in _GOING_ON.values():
        while os.read(queue, MOST_NUMBERS * NUMBER_BYTES):
            pass
    _wait_for_helpers()


def _wait_for_helpers() -> None:
    """Wait for the helpers that go on with what is needed later."""
    while _GOING_ON:
        child, queue = _GOING_ON.popitem()
        with contextlib.suppress(ChildProcessError):  # if the system reaps processes by itself
            os.waitpid(child, 0)
        if queue not in _GOING_ON.values():
            os.close(queue)


def _marks(folder: Path, build: Callable[[], object]) -> dict[Wanted, Path]:
    """Return the files that mark the kernels that `build` requests as compiled."""
    with writing_down() as wanted:
        build()
    return {one: _mark(folder, one) for one in dict.fromkeys(wanted)}


def _compile_missing(
    cache: SealedCache,
    key: object,
    build: Callable[[], object],
    later: Callable[[], object] | None,
) -> int:
    whole = _mark(cache.folder, key)
    if whole.exists():
        return 0
    marks = _marks(cache.folder, build)
    missing = []
    if not all(mark.exists() for mark in marks.values()):
        with cache.alone(cache.folder / "compiling"):
            missing = [one for one, mark in marks.items() if not mark.exists()]
            if missing:
                MANNERS.tell(len(missing))
                rest = {} if later is None or not _may_fork() else _marks(cache.folder, later)
                _compile(missing, [one for one, mark in rest.items() if not mark.exists()])
                MANNERS.tell(0)
    if all(mark.exists() for mark in marks.values()):  # helpers may have been killed
        _touch(whole)
    return len(missing)


def _touch(mark: Path) -> None:
    mark.parent.mkdir(exist_ok=True)
    mark.touch()


def _compile(missing: list[Wanted], later: list[Wanted]) -> None:
    announce()
    processes = min(os.cpu_count() or 1, MOST_PROCESSES, 1 + len(missing) // (2 * WORTH_A_PROCESS))
    ordered = sorted(missing, key=_order)
    unclaimed = _numbers(len(ordered))
    try:
        if _may_fork():
            _fork_all(processes, ordered, unclaimed, later)
            return
        helps = not MANNERS.apart
        waits = [_start(ordered, unclaimed) for _ in range(processes - helps)]
        if helps:
            compile_unclaimed(ordered, unclaimed)
        for wait in waits:
            wait()
    finally:
        os.close(unclaimed)


def _order(one: Wanted) -> bool:
    return one[1] not in SLOWEST


def _fork_all(processes: int, missing: list[Wanted], unclaimed: int, later: list[Wanted]) -> None:
    """Fork helpers, and wait until all that is missing now has been compiled."""
    cpu_target.typing_context.refresh()  # what all helpers would do first
    cpu_target.target_context.refresh()
    rest = sorted(set(later) - set(missing), key=_order)
    queue = _numbers(len(rest))
    # Every helper closes its end of this pipe when there is nothing more to wait for.
    waiting, done = os.pipe()
    for _ in range(processes):
        _GOING_ON[_fork(missing, unclaimed, done, rest, queue)] = queue
    os.close(done)
    os.read(waiting, 1)
    os.close(waiting)
    if not rest:
        _wait_for_helpers()


def _may_fork() -> bool:
    """Whether a copy of this process works: other threads, and the locks they hold, would be lost.

    Threads of libraries count, too. On other systems, libraries do not expect a fork.
    """
    if sys.platform != "linux" or MANNERS.apart:
        return False
    return len(list(Path("/proc/self/task").iterdir())) == 1


def _numbers(count: int) -> int:
    """A pipe with the numbers below `count`, `NUMBER_BYTES` each, and then its end."""
    reading, writing = os.pipe()
    with os.fdopen(writing, "wb") as pipe:
        pipe.write(b"".join(k.to_bytes(NUMBER_BYTES) for k in range(min(count, MOST_NUMBERS))))
    return reading


def _fork(missing: list[Wanted], unclaimed: int, done: int, later: list[Wanted], queue: int) -> int:
    """Fork a helper process; return its number."""
    parent = os.getpid()
    child = os.fork()
    if child:
        return child
    try:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_DFL)
        logging.disable()  # the parent has said what there is to say
        compile_unclaimed(missing, unclaimed, parent)
        os.close(done)
        os.nice(BEHIND_TRAINING)
        compile_unclaimed(later, queue, parent)
    finally:
        os._exit(0)  # nothing of the parent is ended or written twice


def _start(missing: list[Wanted], unclaimed: int) -> Callable[[], object]:
    """Start a helper process, which has the pipe as its standard input; return what waits."""
    root = str(Path(__file__).resolve().parent.parent)
    path = os.pathsep.join([root, *filter(None, [os.environ.get("PYTHONPATH")])])
    return subprocess.Popen(
        [sys.executable, "-m", "kernels.ahead", repr(missing), str(os.getpid())],
        env=os.environ | {"PYTHONPATH": path},
        stdin=unclaimed,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ).wait


def compile_unclaimed(missing: list[Wanted], unclaimed: int, parent: int | None = None) -> None:
    """Call the factories whose numbers nobody else has read from the pipe, and mark their kernels.

    A kernel that fails is left to whoever needs it, and raises its error there.

    Parameters
    ----------
    missing : module, name and arguments of every call
    unclaimed : descriptor of the pipe that numbers are read from
    parent : process that waits for this one; once it has ended, nothing more is compiled
    """
    while CACHE is not None and CACHE.usable:  # or what is compiled would be lost
        code = os.read(unclaimed, NUMBER_BYTES)
        if len(code) < NUMBER_BYTES or parent not in (None, os.getppid()):
            return
        module, name, arguments = one = missing[int.from_bytes(code)]
        make: Any = getattr(import_module(module), name)
        make(*arguments)
        if CACHE.usable:
            _touch(_mark(CACHE.folder, one))


if __name__ == "__main__":
    compile_unclaimed(ast.literal_eval(sys.argv[1]), sys.stdin.fileno(), int(sys.argv[2]))
