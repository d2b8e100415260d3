"""Measure how responsive the window is while it trains at full speed, and its cost to training.

    python benchmarks/app_latency.py [--runs N] [--json]

A precise timer of 10 ms runs in the window while digits-edges trains; its lateness is the time in
addition to 10 ms. The throughput ratio is the number of steps per second in the window over that
without a window, with the same number of threads; both are run in turns, and medians are compared.
"""

import argparse
import contextlib
import json
import os
import statistics
import tempfile
import time
from pathlib import Path

from guitrainer import startup

startup.begin()  # before NumPy is imported, like the program

import numpy as np  # noqa: E402

from child import ask  # noqa: E402
from virtual_screen import available, virtual_screen  # noqa: E402

PRESET = "digits-edges"
TIMER_MS = 10
LIMIT_S = 300
# The first steps are left out, because kernels are loaded and plots are painted for the first time.
SETTLED = 200
HEIGHT = 1080


def in_window(runs: int) -> tuple[list[float], list[float]]:
    """Measure lateness in ms, and steps per second of each run, in a real window."""
    from PySide6.QtCore import QElapsedTimer, QSettings, Qt, QTimer

    from guitrainer.config.loading import load_preset
    from guitrainer.gui.app import Desk, make_application
    from guitrainer.gui.base.settings import Settings
    from guitrainer.gui.lab.lab import State

    application = make_application()
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(QSettings(f"{folder}/settings.ini", QSettings.Format.IniFormat))
        settings.runs_folder = Path(folder)
        desk = Desk(application, load_preset(PRESET), settings)
        lab = desk.lab
        desk.open()
        lateness: list[float] = []
        speeds: list[float] = []
        clock, probe = QElapsedTimer(), QTimer()
        probe.setTimerType(Qt.TimerType.PreciseTimer)
        settled: list[tuple[float, int]] = []

        def on_probe() -> None:
            late = clock.nsecsElapsed() / 1e6 - TIMER_MS
            clock.restart()
            if settled:
                lateness.append(max(late, 0.0))

        def on_progress() -> None:
            if not settled and lab.record.newest >= SETTLED:
                settled.append((time.perf_counter(), lab.record.newest))

        def on_state() -> None:
            if lab.state != State.FINISHED:
                return
            began, step = settled.pop()
            speeds.append((lab.record.newest - step) / (time.perf_counter() - began))
            if len(speeds) < runs:
                QTimer.singleShot(500, lab.start)
            else:
                QTimer.singleShot(0, application.quit)

        def begin() -> None:
            lab.preview_changed.disconnect(begin)
            lab.pace.choose(None)
            clock.start()
            probe.start(TIMER_MS)
            lab.start()

        probe.timeout.connect(on_probe)
        lab.progressed.connect(on_progress)
        lab.state_changed.connect(on_state)
        lab.preview_changed.connect(begin)
        QTimer.singleShot(LIMIT_S * 1000, application.quit)
        application.exec()
        desk.close()
    return lateness, speeds


def without_window() -> float:
    """Measure the steps per second of the same run without a window."""
    from guitrainer.config.loading import load_preset
    from guitrainer.events import RunFinished, StepFinished
    from guitrainer.runs.experiment import run_experiment

    began, step, last = 0.0, 0, 0
    with tempfile.TemporaryDirectory() as folder:
        for event in run_experiment(load_preset(PRESET), out=f"{folder}/run"):
            if isinstance(event, StepFinished):
                last = event.step
                if last == SETTLED:
                    startup.ready()
                    began, step = time.perf_counter(), last
            if isinstance(event, RunFinished):
                return (last - step) / (time.perf_counter() - began)
    raise RuntimeError("the run did not end")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--child", choices=("window", "terminal"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child == "window":
        print(json.dumps(in_window(1)))
        return
    if options.child == "terminal":
        print(json.dumps([[], [without_window()]]))
        return
    screen = virtual_screen() if available() else contextlib.nullcontext(dict(os.environ))
    late: list[float] = []
    speeds: dict[str, list[float]] = {"window": [], "terminal": []}
    with screen as environment:
        for _ in range(options.runs):
            for part, known in speeds.items():
                lateness, measured = ask([__file__, "--child", part], environment, LIMIT_S)
                late += lateness
                known += measured
    window, terminal = (statistics.median(speeds[part]) for part in speeds)
    p50, p99 = np.percentile(late, [50, 99])
    figures = {
        "p50_ms": round(float(p50), 2),
        "p99_ms": round(float(p99), 2),
        "max_ms": round(max(late), 2),
        "throughput_ratio": round(window / terminal, 3),
    }
    if options.json:
        print(json.dumps(figures | {"samples": len(late)}))
        return
    print(f"lateness of a {TIMER_MS} ms timer, {len(late):,} samples:")
    print(f"p50 {p50:.1f} ms   p99 {p99:.1f} ms   worst {max(late):.1f} ms")
    print(
        f"steps a second: {window:,.0f} in the window, {terminal:,.0f} without: "
        f"{window / terminal:.2f}"
    )


if __name__ == "__main__":
    main()
