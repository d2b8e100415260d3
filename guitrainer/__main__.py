"""The program: opens the window, or runs a command in the terminal, such as `--headless`."""

import sys

# Nothing else is imported up here: until `main` has begun, an interrupt ends in a traceback.
from guitrainer import startup

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    from guitrainer.config.schema import Experiment


def main() -> int:
    """Run the command line and return the exit code."""
    startup.end_on_signals()
    from guitrainer.cli.main import main as command_line

    try:
        return command_line(window=_open_window)
    finally:
        startup.ignore_signals()


def _open_window(experiment: "Experiment", run: "Path | None", path: "Path | None") -> int:
    from guitrainer.gui.display import require_display

    require_display()
    from guitrainer.gui.app import open_window  # Qt is imported only when it is needed

    return open_window(experiment, run, path)


if __name__ == "__main__":
    sys.exit(main())
