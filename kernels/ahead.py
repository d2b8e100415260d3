"""Compiling what a network needs before it is needed, on all cores.

Numba compiles one function at a time in a process. So the factories a network will call are first
written down instead of run, and those never compiled on this machine are shared out: this process
and its helpers each claim the next one by making a file, and all meet in the disk cache.
"""

import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from kernels.jit import Wanted, writing_down
from kernels.machine import CACHE, TRUST_VARIABLE


@dataclass
class Manners:
    """How this process compiles.

    apart : leave everything to helper processes, so that a window here stays alive meanwhile
    tell : called with the number of kernels that are about to be compiled, and with 0 at the end
    """

    apart: bool = False
    tell: Callable[[int], object] = lambda count: None


MANNERS = Manners()
# A helper process takes this many kernels' time to start.
WORTH_A_PROCESS = 2
MOST_PROCESSES = 8
# These take the longest: begun last, one would keep everybody waiting.
SLOWEST = ("make_winograd_forward", "make_winograd_input_gradient", "make_winograd_weight_gradient")


def _mark(folder: Path, thing: object) -> Path:
    """File that says that this was compiled into the cache."""
    return folder / "made" / hashlib.sha256(repr(thing).encode()).hexdigest()[:24]


def compile_ahead(key: object, build: Callable[[], object]) -> int:
    """Compile the kernels that `build` asks for and the disk cache lacks; give their number.

    Parameters
    ----------
    key : names what `build` builds: with the same key, nothing is done a second time
    build : asks the factories for kernels; while they are written down it gets ones that do nothing
    """
    if CACHE is None or _mark(CACHE.folder, key).exists():
        return 0
    with writing_down() as wanted:
        build()
    marks = {one: _mark(CACHE.folder, one) for one in dict.fromkeys(wanted)}
    missing = [one for one, mark in marks.items() if not mark.exists()]
    if missing:
        MANNERS.tell(len(missing))
        _compile(missing)
        MANNERS.tell(0)
    _mark(CACHE.folder, key).parent.mkdir(exist_ok=True)
    for mark in (*(marks[one] for one in missing), _mark(CACHE.folder, key)):
        mark.touch()
    return len(missing)


def _compile(missing: list[Wanted]) -> None:
    processes = min(os.cpu_count() or 1, MOST_PROCESSES, 1 + len(missing) // (2 * WORTH_A_PROCESS))
    ordered = sorted(missing, key=lambda one: one[1] not in SLOWEST)
    with tempfile.TemporaryDirectory() as claims:
        helpers = [_start(ordered, claims) for _ in range(processes - (not MANNERS.apart))]
        if not MANNERS.apart:
            compile_unclaimed(ordered, Path(claims))
        for helper in helpers:
            helper.wait()


def _start(missing: list[Wanted], claims: str) -> "subprocess.Popen[bytes]":
    """Start a helper process."""
    root = str(Path(__file__).resolve().parent.parent)
    path = os.pathsep.join([root, *filter(None, [os.environ.get("PYTHONPATH")])])
    environment = os.environ | {"PYTHONPATH": path, TRUST_VARIABLE: "1"}
    return subprocess.Popen(
        [sys.executable, "-m", "kernels.ahead", json.dumps(missing), claims],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def compile_unclaimed(missing: list[Wanted], claims: Path) -> None:
    """Call the factories that nobody else has claimed in this folder.

    What fails is left to whoever needs it, and fails there with a reason.
    """
    for k, (module, name, arguments) in enumerate(missing):
        try:
            (claims / str(k)).touch(exist_ok=False)
        except FileExistsError:
            continue
        make: Any = getattr(import_module(module), name)
        make(*arguments)


if __name__ == "__main__":
    wanted = [(module, name, tuple(args)) for module, name, args in json.loads(sys.argv[1])]
    compile_unclaimed(wanted, Path(sys.argv[2]))
