"""Measure the memory of the window over many runs, or over one long run.

    python benchmarks/app_memory.py [--runs N] [--minutes M] [--json]

Resident memory of the process is measured after the first run and at the end. Without --minutes,
runs have 500 steps; with it, a single run lasts that long and is measured after its first minute.
"""

import argparse
import json
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import psutil
from PySide6.QtCore import QSettings
from PySide6.QtTest import QTest

from guitrainer.config.loading import load_preset
from guitrainer.config.overrides import apply_overrides
from guitrainer.config.schema import Experiment
from guitrainer.gui.app import Desk, make_application
from guitrainer.gui.base.settings import Settings
from guitrainer.gui.lab.stage import State

SHORT = "training.steps=500"
ENDLESS = "training.steps=100000000"
PATIENCE_S = 300
LOOK_EVERY_MS = 20
SETTLED_MS = 500


def megabytes() -> float:
    """Return the resident memory of this process."""
    return float(psutil.Process().memory_info().rss) / 2**20


def wait(happened: Callable[[], bool]) -> None:
    """Run the event loop until a condition is met."""
    end = time.monotonic() + PATIENCE_S
    while not happened():
        if time.monotonic() > end:
            raise SystemExit("the window did not get there")
        QTest.qWait(LOOK_EVERY_MS)


def open_desk(folder: str, experiment: Experiment) -> Desk:
    """Open the window, ready to train at full speed."""
    settings = Settings(QSettings(f"{folder}/settings.ini", QSettings.Format.IniFormat))
    settings.runs_folder = Path(folder) / "runs"
    desk = Desk(make_application(), experiment, settings)
    desk.open()
    wait(lambda: desk.lab.preview is not None)
    desk.lab.pace.choose(None)
    return desk


def many(desk: Desk, runs: int) -> list[float]:
    """Measure the memory after each of many runs."""
    used = []
    for _ in range(runs):
        desk.lab.start()
        wait(lambda: desk.lab.state == State.FINISHED)
        QTest.qWait(SETTLED_MS)
        used.append(megabytes())
    return used


def long(desk: Desk, minutes: float) -> list[float]:
    """Measure the memory once a minute during one run."""
    used = []
    desk.lab.start()
    end = time.monotonic() + 60 * minutes
    while time.monotonic() < end:
        QTest.qWait(60_000)
        used.append(megabytes())
    print(f"step {desk.lab.record.newest:,}")
    return used


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--minutes", type=float)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    options = parser.parse_args()
    length = SHORT if options.minutes is None else ENDLESS
    with tempfile.TemporaryDirectory() as folder:
        desk = open_desk(folder, apply_overrides(load_preset("digits-edges"), [length]))
        used = many(desk, options.runs) if options.minutes is None else long(desk, options.minutes)
        desk.close()
    figures = {"first_mb": round(used[0], 1), "last_mb": round(used[-1], 1)}
    figures["growth_mb"] = round(used[-1] - used[0], 1)
    if options.json:
        print(json.dumps(figures))
    else:
        print("MB: " + " ".join(f"{value:.0f}" for value in used))
        print(f"growth {figures['growth_mb']:.1f} MB")


if __name__ == "__main__":
    main()
