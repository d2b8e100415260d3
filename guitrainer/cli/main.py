"""The command line: runs the command, and turns errors into one line and an exit code."""

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from guitrainer import PROGRAM, __version__, startup
from guitrainer.cli.reading import ReadingLine
from guitrainer.cli.terminal import complain, prepare_streams, write
from guitrainer.errors import GuitrainerError, ReaderGoneError
from guitrainer.formats.progress import watched

if TYPE_CHECKING:
    from guitrainer.cli.headless import Window

# Command and its module in guitrainer.cli, which is imported on demand.
COMMANDS = {
    "presets": "listing",
    "initializers": "listing",
    "datasets": "listing",
    "inspect": "inspection",
    "export": "export",
    "score": "score",
    "look": "look",
    "sweep": "sweep",
    "sweep-report": "sweep_report",
    "race": "race",
    "bench": "bench",
    "explain": "explain",
    "doctor": "doctor",
}


def main(arguments: Sequence[str] | None = None, window: "Window | None" = None) -> int:
    """Run the command line.

    Parameters
    ----------
    arguments
        Arguments of the command line; defaults to those of the process.
    window
        Opens the window if requested.

    Returns
    -------
    int
        Exit code: 0 for success; 2 for bad input; 3 if diverged; 130 and 143 after signals; 1 for
        anything else.
    """
    startup.begin()
    prepare_streams()
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        return _watched(words, window)
    except ReaderGoneError as error:
        return error.exit_code
    except GuitrainerError as error:
        complain(f"error: {error}")
        return error.exit_code
    except SystemExit as end:  # --help and --version
        return int(end.code or 0)
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        return _failed(error)
    finally:
        startup.ready()


def _failed(error: Exception) -> int:
    """Report an error that is not one of `guitrainer.errors`; return the exit code."""
    kernels = sys.modules.get("kernels.errors")  # imported on demand, because that is slow
    if kernels is not None and isinstance(error, kernels.SettingError):
        complain(f"error: {error}")
        return 2
    from guitrainer.cli.crash import report_crash

    return report_crash(error)


def _watched(words: list[str], window: "Window | None") -> int:
    """Do what is asked, and show the progress of reading images in this thread unless --quiet."""
    if "--quiet" in words:
        return _do(words, window)
    progress = ReadingLine()
    with watched(progress.tell):
        try:
            return _do(words, window)
        finally:
            progress.end()


def _do(words: list[str], window: "Window | None") -> int:
    if words == ["--version"]:  # handled first, because the parser of all flags is slow to import
        write(f"{PROGRAM} {__version__}")
        return 0
    if words and words[0] in COMMANDS:
        module = import_module(f"guitrainer.cli.{COMMANDS[words[0]]}")
        return int(module.run(words[0], words[1:]))
    from guitrainer.cli.headless import run

    return run(words, window)
