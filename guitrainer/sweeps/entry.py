"""Where a worker process begins: nothing large has been imported yet."""

from typing import Any

from guitrainer import startup

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path


def enter(pipe: Any, perform: bytes, log_file: "Path | None") -> None:
    """Serve as a worker; see `worker.serve`.

    Parameters
    ----------
    pipe : the worker's end of its pipe.
    perform : computes a trial; pickled, because reading it imports the engine.
    log_file : log file of the worker; None for none.
    """
    startup.begin()
    from guitrainer.sweeps.worker import serve

    serve(pipe, perform, log_file)
