"""Mutated files of every format, each read by a process with a limit of memory and time.

    python -m tests.formats.fuzz              # 2,000 of every kind
    python -m tests.formats.fuzz --count 50 "keras*"

A file is read, or refused by a class of `guitrainer.errors` with one line. Everything else is a
failure: another exception, a crash, more than 1 GB, or more than 5 seconds. The file of a failure
is kept in the folder given by --keep.
"""

import argparse
import fnmatch
import logging
import os
import random
import resource
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import psutil

from guitrainer.config.schema import Data
from guitrainer.data.loading import load_dataset
from guitrainer.errors import InputError
from guitrainer.formats.datasets.describing import describe
from guitrainer.formats.networks.layers import open_network
from tests.faults.test_readers import mutated
from tests.formats import written_networks
from tests.formats.datasets.writers import WRITERS
from tests.formats.test_samples import SAMPLES, TABLE
from tests.formats.test_samples import mutated as cut_or_filled

MEMORY_BYTES, SECONDS = 2**30, 5
TOGETHER = 100  # mutations read by one process
READ, REFUSED, WRONG, LARGE = 0, 128, 129, 130  # numbers below 128 are signals
REASONS = {
    WRONG: "another exception",
    LARGE: "more than 1 GB",
    signal.SIGALRM: f"more than {SECONDS} s",
}
LONGEST = 2000  # characters of a message


@dataclass(frozen=True)
class Subject:
    """A sound file that is mutated, and how what it belongs to is read."""

    target: Path
    read: Callable[[], object]


@dataclass
class Tally:
    """What became of the mutated files of a kind."""

    read: int = 0
    refused: int = 0
    failures: list[str] = field(default_factory=list)

    def add(self, kind: str, number: int, outcome: int) -> bool:
        """Count what became of a mutation; return whether it is a failure."""
        self.read += outcome == READ
        self.refused += outcome == REFUSED
        if outcome in (READ, REFUSED):
            return False
        reason = REASONS.get(outcome, f"signal {outcome}")
        self.failures.append(f"{kind} {number}: {reason}")
        return True


class Mutations:
    """Mutations of the files of a kind, always the same ones.

    Parameters
    ----------
    kind : name of the kind
    subjects : the files
    """

    def __init__(self, kind: str, subjects: Sequence[Subject]) -> None:
        self._kind, self._subjects = kind, subjects
        self._contents = [one.target.read_bytes() for one in subjects]

    def of(self, number: int) -> tuple[Subject, bytes, bytes]:
        """Return a file, its sound content, and the mutation with this number."""
        chance = random.Random(f"limits {self._kind} {number}")
        place = chance.randrange(len(self._subjects))
        change = (mutated, cut_or_filled)[number % 2]
        content = self._contents[place]
        return self._subjects[place], content, change(content, chance)

    def outcome(self, number: int) -> int:
        """Read a mutation; return what became of it."""
        one, sound, changed = self.of(number)
        one.target.write_bytes(changed)
        try:
            return _outcome(one.read)
        finally:
            one.target.write_bytes(sound)

    def outcomes(self, first: int, last: int) -> list[int]:
        """Read mutations in a child process within the limits; stop at the first that ends it."""
        out, entry = os.pipe()
        child = os.fork()
        if child == 0:
            most = psutil.Process().memory_info().data + MEMORY_BYTES
            resource.setrlimit(resource.RLIMIT_DATA, (most, most))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            for number in range(first, last):
                signal.alarm(SECONDS)
                os.write(entry, bytes([self.outcome(number)]))
            os._exit(0)
        os.close(entry)
        with os.fdopen(out, "rb") as file:
            found = list(file.read())
        _, code, usage = os.wait4(child, 0)
        if usage.ru_maxrss * 1024 > MEMORY_BYTES:
            half = (first + last) // 2
            return self.outcomes(first, half) if half > first else [LARGE]
        if code:
            self._restore()
            found.append(os.WTERMSIG(code) if os.WIFSIGNALED(code) else WRONG)
        return found

    def _restore(self) -> None:
        for one, content in zip(self._subjects, self._contents, strict=True):
            one.target.write_bytes(content)


def _outcome(read: Callable[[], object]) -> int:
    try:
        read()
    except InputError as error:
        text = str(error)
        sound = "\n" not in text and 0 < len(text) < LONGEST
        return REFUSED if sound else WRONG
    except BaseException as error:
        sys.stderr.write(f"{type(error).__name__}: {error}"[:300] + "\n")
        return WRONG
    return READ


def files_in(folder: Path) -> list[Path]:
    """Files in a folder and its subfolders."""
    return sorted(path for path in folder.rglob("*") if path.is_file())


def data_set(write: Callable[[Path], object], folder: Path) -> list[Subject]:
    """Write a data set; return its files."""
    write(folder)
    data = Data(source=str(folder), preprocessing="raw")

    def read() -> None:
        try:
            load_dataset(data, 0)
        finally:
            describe(str(folder))

    return [Subject(path, read) for path in files_in(folder)]


def sample(name: str, folder: Path) -> list[Subject]:
    """Copy a network of the samples and the files that belong to it; return its files."""
    if (SAMPLES / name).is_dir():
        shutil.copytree(SAMPLES / name, folder / name)
    for path in SAMPLES.glob(f"{Path(name).stem}.*"):
        if path.name == name or path.suffix in (".data", ".cfg"):
            shutil.copy(path, folder)
    return [Subject(path, partial(read_network, folder / name)) for path in files_in(folder)]


def network(write: Callable[[Path], object], folder: Path) -> list[Subject]:
    """Write a network; return its files."""
    write(folder)
    files = files_in(folder)
    entry = folder if len(files) > 1 else files[0]
    return [Subject(path, partial(read_network, entry)) for path in files]


def read_network(path: Path) -> None:
    """Read the weights of all layers, also behind one that cannot be read."""
    errors = []
    for layer in open_network(path).layers:
        try:
            layer.weight()
        except InputError as error:
            errors.append(error)
    if errors:
        raise errors[0]


def kinds() -> Iterator[tuple[str, Callable[[Path], list[Subject]]]]:
    """Yield names of all kinds, and functions that write sound files to a folder."""
    for kind, write in WRITERS.items():
        yield kind, partial(data_set, write)
    for kind, write in written_networks.WRITERS.items():
        yield kind, partial(network, write)
    for name, *_ in TABLE:
        yield name, partial(sample, name)


def fuzz(kind: str, make: Callable[[Path], list[Subject]], count: int, keep: Path | None) -> Tally:
    """Read `count` mutations of the files of a kind."""
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder:
        subjects = make(Path(folder))
        if any(_outcome(one.read) != READ for one in subjects):
            tally.failures.append(f"{kind}: the sound files are refused")
        mutations, number = Mutations(kind, subjects), 0
        while number < count:
            for outcome in mutations.outcomes(number, min(number + TOGETHER, count)):
                if tally.add(kind, number, outcome) and keep is not None:
                    keep.mkdir(parents=True, exist_ok=True)
                    one, _, changed = mutations.of(number)
                    (keep / f"{number} {one.target.name}").write_bytes(changed)
                number += 1
    return tally


def main() -> int:
    """Mutate the files of all kinds; return 1 if there were failures."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("pattern", nargs="?", default="*", help="kinds, such as 'keras*'")
    parser.add_argument("--count", type=int, default=2000, help="mutations of every kind")
    parser.add_argument("--keep", type=Path, help="folder for files that failed")
    arguments = parser.parse_args()
    logging.disable()
    failed = 0
    for kind, make in kinds():
        if fnmatch.fnmatch(kind, arguments.pattern):
            tally = fuzz(kind, make, arguments.count, arguments.keep)
            failed += len(tally.failures)
            counts = f"{tally.read} read, {tally.refused} refused, {len(tally.failures)} failures"
            print(f"{kind}: {counts}", *tally.failures[:5], sep="\n  ", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
