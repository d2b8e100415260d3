"""The command line: finds the command, and turns whatever goes wrong into one line and a code."""

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from guitrainer import PROGRAM, __version__, startup
from guitrainer.cli.terminal import complain, prepare_streams, write
from guitrainer.errors import GuitrainerError
from kernels.errors import SettingError

if TYPE_CHECKING:
    from guitrainer.cli.headless import Window

# Command and the module in guitrainer.cli that does it; imported when asked for.
COMMANDS = {
    "presets": "listing",
    "initializers": "listing",
    "datasets": "listing",
    "inspect": "inspection",
    "export": "export",
    "score": "score",
    "bench": "benchmark",
    "explain": "explain",
    "doctor": "doctor",
}


def main(arguments: Sequence[str] | None = None, window: "Window | None" = None) -> int:
    """Do what the command line says.

    Parameters
    ----------
    arguments
        Words of the command line; by default those of the process.
    window
        Opens the window where that is asked for.

    Returns
    -------
    int
        Exit code: 0; 2 for bad input; 3 diverged; 130 and 143 on signals; 1 for anything else.
    """
    startup.begin()
    prepare_streams()
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        return _do(words, window)
    except GuitrainerError as error:
        complain(f"error: {error}")
        return error.exit_code
    except SettingError as error:
        complain(f"error: {error}")
        return 2
    except SystemExit as end:  # --help and --version
        return int(end.code or 0)
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        from guitrainer.cli.crash import report_crash

        return report_crash(error)
    finally:
        startup.ready()


def _do(words: list[str], window: "Window | None") -> int:
    if words == ["--version"]:  # at once: the parser of all flags takes a while to import
        write(f"{PROGRAM} {__version__}")
        return 0
    if words and words[0] in COMMANDS:
        module = import_module(f"guitrainer.cli.{COMMANDS[words[0]]}")
        return int(module.run(words[0], words[1:]))
    from guitrainer.cli.headless import run

    return run(words, window)
