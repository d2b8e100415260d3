"""The worker process: computes the trials it is sent, until its pipe is closed."""

import contextlib
import logging
import os
import pickle
import signal
import sys
import time
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from guitrainer import startup
from guitrainer.crash_log import one_line, traceback_of
from guitrainer.errors import GuitrainerError, InputError
from guitrainer.files.opening import open_own
from guitrainer.sweeps.messages import Perform
from guitrainer.sweeps.outcome import TrialOutcome, failed
from guitrainer.sweeps.plan import Trial

TELL_S = 0.5  # time between two reports of progress

log = logging.getLogger("guitrainer.sweeps")


def serve(pipe: "Connection[Any, Any]", perform: bytes, log_file: Path | None) -> None:
    """Compute trials from `pipe` until it is closed, by a pickled `Perform`.

    Every trial is answered with its outcome; an error that is not the user's is answered with its
    description, so that the trial is tried again.
    """
    # The parent decides what an interrupt means; this one ends with its pipe.
    for number in startup.wanted_signals():
        signal.signal(number, signal.SIG_DFL if number == signal.SIGTERM else signal.SIG_IGN)
    with contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError):
        _redirect(log_file)
        compute = _unpickled(perform)
        pipe.send(("ready", None, None))
        while True:
            trial = pipe.recv()
            pipe.send(_answer(pipe, compute, trial))
            startup.ready()


def _unpickled(perform: bytes) -> Perform:
    made: Perform = pickle.loads(perform)
    return made


def _answer(pipe: "Connection[Any, Any]", perform: Perform, trial: Trial) -> tuple[str, int, Any]:
    try:
        return "ended", trial.number, _computed(perform, trial, _Telling(pipe, trial.number))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        raise
    except Exception as error:
        log.error("trial %d: %s", trial.number, traceback_of(error))
        return "raised", trial.number, one_line(error)


def _computed(perform: Perform, trial: Trial, tick: "_Telling") -> TrialOutcome:
    try:
        return perform(trial, tick)
    except InputError as error:  # it would fail again
        return failed(trial.number, str(error), 1)
    except GuitrainerError as error:
        raise RuntimeError(str(error)) from error


class _Telling:
    """Reports progress now and then, and ends the process if nobody listens."""

    def __init__(self, pipe: "Connection[Any, Any]", number: int) -> None:
        self._pipe, self._number = pipe, number
        self._due = time.monotonic()

    def __call__(self, share: float) -> None:
        startup.ready()  # what trials need has been imported
        now = time.monotonic()
        if now < self._due:
            return
        self._due = now + TELL_S
        try:
            self._pipe.send(("progress", self._number, share))
        except OSError:  # the sweep was killed: another one may soon compute this trial
            os._exit(1)


def _redirect(path: Path | None) -> None:
    """Send everything this process prints or logs to its log file."""
    if path is None:
        return
    try:
        file = open_own(path, "append")
    except OSError:  # the trials can be computed without it
        return
    for number in (1, 2):
        os.dup2(file.fileno(), number)
    file.close()
    logging.basicConfig(
        stream=sys.stderr, level=logging.WARNING, format="%(asctime)s %(levelname)s %(message)s"
    )
