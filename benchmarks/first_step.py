"""Measure the seconds from the start of the process to the end of the first step.

    python benchmarks/first_step.py [PRESET …] [--json]

*warm*: all kernels are in the disk cache. *edited*: a size and number of filters never compiled
before, everything else is warm. *cold*: an empty cache. Each is a separate process, started and
timed from outside.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# The timed process trains, and prints when the first step is finished.
DRIVER = """
import sys, time
sys.path.insert(0, {root!r})
from guitrainer import startup
startup.begin()  # before NumPy is imported, as when the program starts
from guitrainer.cli.main import main
from guitrainer.training.trainer import Trainer
advance = Trainer._advance
def timed(self):
    result = advance(self)
    print("first", time.time(), flush=True)
    Trainer._advance = advance
    return result
Trainer._advance = timed
sys.exit(main(sys.argv[1:]))
"""
EDIT = ("--set", "conv1.kernel_size=7", "--set", "conv1.filters=12")
REPEATS = 5


def first_step(preset: str, cache: Path, *settings: str) -> float:
    """Return the seconds until the first step of a fresh process."""
    with tempfile.TemporaryDirectory() as folder:
        words = [sys.executable, "-c", DRIVER.format(root=str(ROOT)), "--headless", preset]
        words += ["--steps", "1", "--quiet", "--out", str(Path(folder) / "run"), *settings]
        start = time.time()
        ended = subprocess.run(
            words,
            env=os.environ | {"GUITRAINER_CACHE": str(cache)},
            capture_output=True,
            text=True,
            check=False,
        )
    lines = [line for line in ended.stdout.splitlines() if line.startswith("first ")]
    if not lines:
        raise RuntimeError(f"{preset}: no first step: {ended.stderr.strip()}")
    return float(lines[0].split()[1]) - start


def cache_bytes(cache: Path) -> int:
    """Return the size of all files of a cache."""
    return sum(path.stat().st_size for path in cache.rglob("*") if path.is_file())


def measure(preset: str) -> dict[str, float]:
    """Measure the cold, warm (best of several) and edited start of a preset."""
    with tempfile.TemporaryDirectory() as folder:
        cache = Path(folder)
        cold = first_step(preset, cache)
        size = cache_bytes(cache)
        warm = min(first_step(preset, cache) for _ in range(REPEATS))
        row = {"cold_s": cold, "warm_s": warm, "cache_mb": size / 1e6}
        if preset == "digits-edges":
            row["edited_s"] = first_step(preset, cache, *EDIT)
        return row


def main() -> None:
    """Measure the requested presets and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("presets", nargs="*", default=["digits-edges", "keras-mnist"])
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    rows = {preset: measure(preset) for preset in arguments.presets}
    if arguments.json:
        print(json.dumps(rows, indent=2))
        return
    print(f"{'preset':<20}{'cold':>9}{'warm':>9}{'edited':>9}{'cache':>10}")
    for preset, row in rows.items():
        edited = f"{row['edited_s']:7.2f} s" if "edited_s" in row else ""
        print(
            f"{preset:<20}{row['cold_s']:7.2f} s{row['warm_s']:7.2f} s{edited:>9}"
            f"{row['cache_mb']:7.1f} MB"
        )


if __name__ == "__main__":
    main()
