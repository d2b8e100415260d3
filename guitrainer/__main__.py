"""The program: a window, or with `--headless` and other commands the terminal."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from guitrainer.cli.main import main as command_line

if TYPE_CHECKING:
    from guitrainer.config.schema import Experiment


def main() -> int:
    """Do what the command line says; returns the exit code."""
    return command_line(window=_open_window)


def _open_window(experiment: "Experiment", run: Path | None) -> int:
    from guitrainer.gui.display import require_display

    require_display()
    from guitrainer.gui.app import open_window  # Qt, where it is wanted only

    return open_window(experiment, run)


if __name__ == "__main__":
    sys.exit(main())
