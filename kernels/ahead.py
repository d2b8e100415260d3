"""Compiles the kernels of a network before they are needed, on all cores.

Numba compiles one function at a time in a process. So the factory calls of a network are first
recorded instead of executed, and those never compiled on this machine are divided: helper processes
each read the number of the next call from a pipe, and all results end up in the disk cache. A pipe
leaves nothing behind, however a process ends.

A process with a single thread forks its helpers: they have everything imported, and what compiling
leaves in memory goes away with them. Otherwise helpers start from nothing, which takes a second,
and this process compiles too unless a window must stay responsive.
"""

import contextlib
import hashlib
import json
import logging
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout
from numba.core.registry import cpu_target

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
# A helper process takes this many kernels' time to start.
WORTH_A_PROCESS = 2
MOST_PROCESSES = 8
PATIENCE_S = 600.0  # how long to wait for another process that compiles
NUMBER_BYTES = 4  # read at once or not at all
MOST_NUMBERS = 4096 // NUMBER_BYTES  # what a pipe holds on every system; more is compiled later
# These take the longest; if one of them was started last, everything would wait for it.
SLOWEST = (
    "make_winograd_forward",
    "make_winograd_weight_gradient",
    "make_sample_norm",
    "make_gather",
    "make_work",
)


def _mark(folder: Path, thing: object) -> Path:
    """File that marks `thing` as compiled into the cache."""
    return folder / "made" / hashlib.sha256(repr(thing).encode()).hexdigest()[:24]


def compile_ahead(key: object, build: Callable[[], object]) -> int:
    """Compile the kernels that `build` requests and the disk cache lacks; return their number.

    Parameters
    ----------
    key : identifies what `build` builds; nothing is done twice for the same key
    build : requests kernels from the factories; while calls are recorded, it gets dummy kernels
    """
    if CACHE is None or not CACHE.usable:
        return 0
    try:
        return _compile_missing(CACHE.folder, key, build)
    except OSError as error:  # the disk is full, or the folder cannot be read
        CACHE.give_up(error)
        MANNERS.tell(0)
        return 0


def _compile_missing(folder: Path, key: object, build: Callable[[], object]) -> int:
    if _mark(folder, key).exists():
        return 0
    with writing_down() as wanted:
        build()
    marks = {one: _mark(folder, one) for one in dict.fromkeys(wanted)}
    if all(mark.exists() for mark in marks.values()):
        missing = []
        _touch([_mark(folder, key)])
    else:
        with _alone(folder):
            missing = [one for one, mark in marks.items() if not mark.exists()]
            if missing:
                MANNERS.tell(len(missing))
                _compile(missing)
                MANNERS.tell(0)
            if CACHE is not None and CACHE.usable:  # it was not given up meanwhile
                _touch([*(marks[one] for one in missing), _mark(folder, key)])
    return len(missing)


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Let one process at a time compile, so that processes that start together share the work.

    A process that is killed releases the lock. If one takes longer than expected, or there are no
    locks here, this one compiles too: that is slower, but the result is the same.
    """
    lock = FileLock(folder / "compiling.lock", timeout=PATIENCE_S)
    held = False
    try:
        lock.acquire()
        held = True
    except (Timeout, OSError, NotImplementedError):
        pass
    try:
        yield
    finally:
        if held:
            lock.release()


def _touch(marks: list[Path]) -> None:
    marks[-1].parent.mkdir(exist_ok=True)
    for mark in marks:
        mark.touch()


def _compile(missing: list[Wanted]) -> None:
    announce()
    processes = min(os.cpu_count() or 1, MOST_PROCESSES, 1 + len(missing) // (2 * WORTH_A_PROCESS))
    ordered = sorted(missing, key=lambda one: one[1] not in SLOWEST)
    unclaimed = _numbers(len(ordered))
    forks = _may_fork()
    helps = not MANNERS.apart and not forks
    try:
        if forks:
            cpu_target.typing_context.refresh()  # what all helpers would do first
            cpu_target.target_context.refresh()
        start = _fork if forks else _start
        waits = [start(ordered, unclaimed) for _ in range(processes - helps)]
        if helps:
            compile_unclaimed(ordered, unclaimed)
        for wait in waits:
            wait()
    finally:
        os.close(unclaimed)


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


def _fork(missing: list[Wanted], unclaimed: int) -> Callable[[], object]:
    """Fork a helper process; return what waits for it."""
    parent = os.getpid()
    child = os.fork()
    if child:
        return partial(os.waitpid, child, 0)
    try:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_DFL)
        logging.disable()  # the parent has said what there is to say
        compile_unclaimed(missing, unclaimed, parent)
    finally:
        os._exit(0)  # nothing of the parent is ended or written twice


def _start(missing: list[Wanted], unclaimed: int) -> Callable[[], object]:
    """Start a helper process, which has the pipe as its standard input; return what waits."""
    root = str(Path(__file__).resolve().parent.parent)
    path = os.pathsep.join([root, *filter(None, [os.environ.get("PYTHONPATH")])])
    return subprocess.Popen(
        [sys.executable, "-m", "kernels.ahead", json.dumps(missing), str(os.getpid())],
        env=os.environ | {"PYTHONPATH": path},
        stdin=unclaimed,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ).wait


def compile_unclaimed(missing: list[Wanted], unclaimed: int, parent: int | None = None) -> None:
    """Call the factories whose numbers nobody else has read from the pipe.

    A kernel that fails is left to whoever needs it, and raises its error there.

    Parameters
    ----------
    missing : module, name and arguments of every call
    unclaimed : descriptor of the pipe that numbers are read from
    parent : process that waits for this one; once it has ended, nothing more is compiled
    """
    while len(number := os.read(unclaimed, NUMBER_BYTES)) == NUMBER_BYTES:
        if parent not in (None, os.getppid()):
            return
        if CACHE is not None and not CACHE.usable:
            return  # what is compiled would be lost
        module, name, arguments = missing[int.from_bytes(number)]
        make: Any = getattr(import_module(module), name)
        make(*arguments)


if __name__ == "__main__":
    wanted = [(module, name, tuple(args)) for module, name, args in json.loads(sys.argv[1])]
    compile_unclaimed(wanted, sys.stdin.fileno(), int(sys.argv[2]))
