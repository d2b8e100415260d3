"""Measure reading pictures: MNIST as a folder of 60,000 PNG files.

    python benchmarks/pictures.py [--pictures N] [--repeats N]

*plain*: a loop over Pillow in one thread. *first*: reading the folder with an empty cache.
*second*: the same with a filled cache, up to the first batch. Each is measured in a process of its
own, interleaved, without the imports; all files are in the system's cache. Prints seconds of
wall-clock and of processor time: the least of all repetitions, and their median.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
PLAIN = """
import os, sys, time
import numpy as np
from PIL import Image
start, used = time.perf_counter(), time.process_time()
images, labels = [], []
for label, name in enumerate(sorted(os.listdir(sys.argv[1]))):
    folder = os.path.join(sys.argv[1], name)
    for file in sorted(os.listdir(folder)):
        with Image.open(os.path.join(folder, file)) as image:
            images.append(np.asarray(image.convert("L")))
        labels.append(label)
images = np.stack(images)
print(time.perf_counter() - start, time.process_time() - used)
"""
OURS = """
import sys, time
from guitrainer.config.schema import Data
from guitrainer.data.loading import load_dataset
import guitrainer.formats.datasets.pictures
start, used = time.perf_counter(), time.process_time()
data = load_dataset(Data(source=sys.argv[1]), 0)
batch = data.transform.apply(data.train.images[:64]), data.train.labels[:64]
print(time.perf_counter() - start, time.process_time() - used)
"""


def write(folder: Path, count: int) -> None:
    """Write the first `count` training images of MNIST as PNG files, a folder per class."""
    from guitrainer.config.schema import Data
    from guitrainer.data.loading import read_dataset

    train = read_dataset(Data(limit=count), 0).train
    for number, (image, label) in enumerate(zip(train.images, train.labels, strict=True)):
        path = folder / str(label) / f"{number:05d}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        Image.fromarray(image[0]).save(path)


def seconds(script: str, folder: Path, cache: Path) -> tuple[float, float]:
    """Return wall-clock and processor seconds that a script in a fresh process prints."""
    done = subprocess.run(
        [sys.executable, "-c", script, str(folder)],
        env={**os.environ, "GUITRAINER_CACHE": str(cache), "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    wall, used = map(float, done.stdout.split())
    return wall, used


def main() -> None:
    """Write the pictures to a temporary folder, and print one line for each way of reading them."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("--pictures", type=int, default=60_000)
    parser.add_argument("--repeats", type=int, default=5)
    options = parser.parse_args()
    found: dict[str, list[tuple[float, float]]] = {}
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "pictures"
        write(folder, options.pictures)
        seconds(PLAIN, folder, Path(place))  # the files are in the system's cache from now on
        for number in range(options.repeats):
            cache = Path(place) / f"cache{number}"
            for name, script in (("plain", PLAIN), ("first", OURS), ("second", OURS)):
                found.setdefault(name, []).append(seconds(script, folder, cache))
    for name, some in found.items():
        walls, used = zip(*some, strict=True)
        print(
            f"{name:7} wall {min(walls):6.3f} {statistics.median(walls):6.3f}   "
            f"processor {min(used):6.3f} {statistics.median(used):6.3f}"
        )


if __name__ == "__main__":
    main()
