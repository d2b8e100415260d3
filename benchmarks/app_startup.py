"""Measure the time from the command to the first paint of the window.

    python benchmarks/app_startup.py [--rounds N] [--json]

The window opens on a virtual screen if Xvfb is installed, else on the current display. Warm: the
program has been started before. Cold: as after the installation, no kernels are compiled yet. Bare:
a window of Qt without content, with NumPy imported; the last line compares the warm start with it.
`ready_s` is the time until the preview has been computed and Train can be pressed.
"""

import argparse
import contextlib
import json
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from child import ask
from virtual_screen import available, virtual_screen

if TYPE_CHECKING:
    from guitrainer.config.schema import Experiment

LIMIT_S = 120


def child() -> int:
    """Run the program, print when it has painted and when it is ready, and exit."""
    from guitrainer import __main__ as program

    opened = program._open_window

    def watched(experiment: "Experiment", run: Path | None, path: Path | None) -> int:
        from guitrainer.gui import app
        from guitrainer.gui.window import window

        paint, make = window.MainWindow.paintEvent, app.Desk._make
        seen: list[float] = []

        def first_paint(self: window.MainWindow, event: object) -> None:
            paint(self, event)  # type: ignore[arg-type]
            if not seen:
                seen.append(time.time())

        def watched_make(self: app.Desk) -> window.MainWindow:
            made = make(self)

            def ready() -> None:
                if self.lab.preview is not None:
                    print(json.dumps([seen[0], time.time()]), flush=True)
                    made.close()

            self.lab.preview_changed.connect(ready)
            return made

        window.MainWindow.paintEvent = first_paint  # type: ignore[method-assign]
        app.Desk._make = watched_make  # type: ignore[method-assign]
        return opened(experiment, run, path)

    program._open_window = watched
    sys.argv[1:] = []
    return program.main()


def bare() -> int:
    """Open a window without content, print when it has painted, and exit."""
    import numpy  # noqa: F401
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QWidget

    class Empty(QWidget):
        def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
            print(json.dumps(time.time()), flush=True)
            QTimer.singleShot(0, self.close)

    application = QApplication([])
    window = Empty()
    window.resize(1280, 800)
    window.show()
    return application.exec()


def start_bare(environment: dict[str, str]) -> float:
    """Return the seconds from the command to the first paint of a bare window."""
    began = time.time()
    return float(ask([__file__, "--bare"], environment, LIMIT_S)) - began


def start(environment: dict[str, str]) -> tuple[float, float]:
    """Return the seconds from the command to the first paint, and to ready."""
    began = time.time()
    painted, ready = ask([__file__, "--child"], environment, LIMIT_S)
    return painted - began, ready - began


def measure(rounds: int, environment: dict[str, str]) -> dict[str, dict[str, float]]:
    """Return medians over `rounds` warm starts, in turns with bare windows, and one cold start."""
    with tempfile.TemporaryDirectory() as folder:
        own = {"XDG_CONFIG_HOME": folder}  # no settings of the user
        empty = {"GUITRAINER_CACHE": f"{folder}/cache"}
        cold = start(environment | own | empty)
        start(environment | own)  # fills the caches
        start_bare(environment)
        warm, bare_paints = [], []
        for _ in range(rounds):
            warm.append(start(environment | own))
            bare_paints.append(start_bare(environment))
    paints, readies = zip(*warm, strict=True)
    paint, plain = statistics.median(paints), statistics.median(bare_paints)
    return {
        "first_paint_s": {"warm": round(paint, 3), "cold": round(cold[0], 3)},
        "ready_s": {"warm": round(statistics.median(readies), 3), "cold": round(cold[1], 3)},
        "bare_paint_s": {"warm": round(plain, 3)},
        "times_bare": {"warm": round(paint / plain, 2)},
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--bare", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        raise SystemExit(child())
    if options.bare:
        raise SystemExit(bare())
    with virtual_screen() if available() else contextlib.nullcontext(dict(os.environ)) as screen:
        figures = measure(options.rounds, screen)
    if options.json:
        print(json.dumps(figures))
        return
    for name, values in figures.items():
        print(f"{name:<16}" + "   ".join(f"{kind} {value:.2f}" for kind, value in values.items()))


if __name__ == "__main__":
    main()
