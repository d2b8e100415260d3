"""Measure how responsive the window is while it trains or races, and its cost to training.

    python benchmarks/app_latency.py [--runs N] [--json]

A precise timer of 10 ms runs in the window while digits-edges trains at full speed, and while four
schemes race; its lateness is the time in addition to 10 ms. The throughput ratio is the number of
steps per second in the window over that without a window, with the same number of threads and the
same files written. Both are measured by the thread that trains, from a step to the end of the run;
they are run in turns, and medians are compared.
"""

import argparse
import contextlib
import json
import os
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from guitrainer import startup

startup.begin()  # before NumPy is imported, like the program

import numpy as np  # noqa: E402

from child import ask  # noqa: E402
from virtual_screen import available, virtual_screen  # noqa: E402

if TYPE_CHECKING:
    from guitrainer.events import Event
    from guitrainer.gui.app import Desk

PRESET = "digits-edges"
TIMER_MS = 10
LIMIT_S = 300
# The first steps are left out, because kernels are loaded and plots are painted for the first time.
# Signals are first measured at step 750: the window has loaded their kernels for its preview.
SETTLED = 800
HEIGHT = 1080


class Lateness:
    """A precise timer that keeps how late it is, in ms, while `measuring`."""

    def __init__(self) -> None:
        from PySide6.QtCore import QElapsedTimer, Qt, QTimer

        self.late: list[float] = []
        self.measuring = False
        self._clock, self._timer = QElapsedTimer(), QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_timeout)
        self._clock.start()
        self._timer.start(TIMER_MS)

    def _on_timeout(self) -> None:
        late = self._clock.nsecsElapsed() / 1e6 - TIMER_MS
        self._clock.restart()
        if self.measuring:
            self.late.append(max(late, 0.0))


class Stopwatch:
    """Measures the steps per second of a run, in the thread that iterates over its events."""

    def __init__(self) -> None:
        self.speeds: list[float] = []

    def follow(self, events: "Iterator[Event]") -> "Iterator[Event]":
        """Pass on the events, and measure from step SETTLED to the end."""
        from guitrainer.events import RunFinished, StepFinished

        began = 0.0
        for event in events:
            if isinstance(event, StepFinished) and event.step == SETTLED:
                began = time.perf_counter()
            elif isinstance(event, RunFinished):
                self.speeds.append((event.step - SETTLED) / (time.perf_counter() - began))
            yield event

    def watch(self) -> None:
        """Measure all runs of this process."""
        from guitrainer.runs import experiment

        run = experiment.run_experiment
        experiment.run_experiment = lambda *given, **named: self.follow(run(*given, **named))


@contextlib.contextmanager
def opened() -> "Iterator[Desk]":
    """Open the window, with folders of its own, and close it at the end."""
    from PySide6.QtCore import QSettings, QTimer

    from guitrainer.config.loading import load_preset
    from guitrainer.gui.app import Desk, make_application
    from guitrainer.gui.base.settings import Settings

    application = make_application()
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(QSettings(f"{folder}/settings.ini", QSettings.Format.IniFormat))
        settings.runs_folder = Path(folder)
        desk = Desk(application, load_preset(PRESET), settings)
        desk.open()
        QTimer.singleShot(LIMIT_S * 1000, application.quit)
        yield desk
        application.exec()
        desk.close()


def in_window() -> tuple[list[float], list[float]]:
    """Measure lateness in ms, and steps per second, while a run trains in a real window."""
    from PySide6.QtCore import QCoreApplication, QTimer

    from guitrainer.gui.lab.stage import State

    stopwatch = Stopwatch()
    with opened() as desk:
        lateness = Lateness()
        lab = desk.lab

        def on_progress() -> None:
            lateness.measuring = lab.record.newest >= SETTLED

        def on_state() -> None:
            if lab.state == State.FINISHED:
                lateness.measuring = False
                lab.progressed.disconnect(on_progress)
                QTimer.singleShot(0, QCoreApplication.quit)

        def begin() -> None:
            lab.preview_changed.disconnect(begin)
            lab.pace.choose(None)
            stopwatch.watch()
            lab.start()

        lab.progressed.connect(on_progress)
        lab.state_changed.connect(on_state)
        lab.preview_changed.connect(begin)
    return lateness.late, stopwatch.speeds


def in_race() -> tuple[list[float], list[float]]:
    """Measure lateness in ms, and rounds per second, while four schemes race in a real window."""
    from PySide6.QtCore import QCoreApplication, QTimer

    from guitrainer.gui.rooms.race.room import RaceRoom

    speeds: list[float] = []
    began: list[tuple[float, int]] = []
    with opened() as desk:
        lateness = Lateness()
        lab = desk.lab
        racing = lab.racing

        def on_changed() -> None:
            if racing.running and not began and racing.newest >= SETTLED:
                began.append((time.perf_counter(), racing.newest))
                lateness.measuring = True
            elif began and not racing.running and lateness.measuring:
                lateness.measuring = False
                start, step = began[0]
                speeds.append((racing.newest - step) / (time.perf_counter() - start))
                QTimer.singleShot(0, QCoreApplication.quit)

        def begin() -> None:
            lab.preview_changed.disconnect(begin)
            assert desk.window is not None
            desk.window.rooms.show_room(RaceRoom)
            racing.start(lab.experiment)

        racing.changed.connect(on_changed)
        lab.preview_changed.connect(begin)
    return lateness.late, speeds


def without_window() -> tuple[list[float], list[float]]:
    """Measure the steps per second of the same run without a window; there is no lateness."""
    from guitrainer.config.loading import load_preset
    from guitrainer.events import RunStarted
    from guitrainer.runs.experiment import run_experiment

    stopwatch = Stopwatch()
    with tempfile.TemporaryDirectory() as folder:
        run = run_experiment(load_preset(PRESET), out=f"{folder}/run")
        for event in stopwatch.follow(run):
            if isinstance(event, RunStarted):
                startup.ready()
    return [], stopwatch.speeds


PARTS = {"window": in_window, "race": in_race, "terminal": without_window}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--child", choices=tuple(PARTS), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child is not None:
        print(json.dumps(PARTS[options.child]()))
        return
    screen = virtual_screen() if available() else contextlib.nullcontext(dict(os.environ))
    late: dict[str, list[float]] = {part: [] for part in PARTS}
    speeds: dict[str, list[float]] = {part: [] for part in PARTS}
    with screen as environment:
        for _ in range(options.runs):
            for part in PARTS:
                lateness, measured = ask([__file__, "--child", part], environment, LIMIT_S)
                late[part] += lateness
                speeds[part] += measured
    window, terminal = (statistics.median(speeds[part]) for part in ("window", "terminal"))
    figures = _figures(late["window"]) | {"throughput_ratio": round(window / terminal, 3)}
    race = _figures(late["race"])
    if options.json:
        print(json.dumps(figures | {"race": race}))
        return
    print(f"lateness of a {TIMER_MS} ms timer while a run trains: {_line(figures)}")
    print(f"while four contestants race: {_line(race)}")
    print(
        f"steps a second: {window:,.0f} in the window, {terminal:,.0f} without: "
        f"{window / terminal:.2f}"
    )


def _figures(late: list[float]) -> dict[str, float]:
    p50, p99 = np.percentile(late, [50, 99])
    return {
        "p50_ms": round(float(p50), 2),
        "p99_ms": round(float(p99), 2),
        "max_ms": round(max(late), 2),
        "samples": len(late),
    }


def _line(figures: dict[str, float]) -> str:
    return (
        f"p50 {figures['p50_ms']:.1f} ms   p99 {figures['p99_ms']:.1f} ms   "
        f"worst {figures['max_ms']:.1f} ms   ({figures['samples']:,.0f} samples)"
    )


if __name__ == "__main__":
    main()
