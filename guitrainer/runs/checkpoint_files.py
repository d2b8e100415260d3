"""The checkpoints in a folder, in the natural order of the numbers in their names."""

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from guitrainer.errors import GuitrainerError, WeightsError
from guitrainer.files.opening import kind_of, reading
from guitrainer.formats.networks.layers import listed
from guitrainer.formats.networks.readers import CORE_ML_FILES, MODEL_JSON, SAVED_MODEL, reader_of
from guitrainer.formats.networks.sharded import index_in

MOST_ENTRIES = 10_000  # of a folder
MOST_NAMED = 6
# Files of weights in folders such as checkpoint-500/, in the order in which they are tried.
INSIDE = ("model.safetensors", "pytorch_model.bin", "model.pt", "model.onnx")
_NUMBER = re.compile(r"(\d+)")
_NOT_WEIGHTS = re.compile(r"optimi[sz]er|scheduler|rng_state|scaler|training_args", re.I)


@dataclass(frozen=True)
class CheckpointFile:
    """One of several files: its path, and its name for people."""

    path: Path
    name: str

    @property
    def numbers(self) -> tuple[int, ...]:
        """All numbers in its name.

        >>> CheckpointFile(Path("epoch=2-step=300.ckpt"), "epoch=2-step=300").numbers
        (2, 300)
        """
        return tuple(map(int, _NUMBER.findall(self.name)))


Group = tuple[list[CheckpointFile], str]


def is_model(folder: Path) -> bool:
    """Return whether a folder is a single network, such as a SavedModel, or files with an index."""
    names = (SAVED_MODEL, MODEL_JSON, *CORE_ML_FILES)
    known = any(kind_of(folder / name) == "file" for name in names)
    return known or index_in(folder) is not None


def natural_key(name: str) -> list[tuple[int, int | str]]:
    """Return a key by which names are sorted so that 2 comes before 10.

    >>> sorted(["epoch10", "epoch2", "Epoch1"], key=natural_key)
    ['Epoch1', 'epoch2', 'epoch10']
    """
    parts = _NUMBER.split(name.lower())
    return [(0, int(part)) if part.isdecimal() else (1, part) for part in parts if part]


def find_checkpoints(folder: Path) -> list[Group]:
    """Find files of weights whose names differ only in numbers, such as epoch_1.pt, epoch_2.pt.

    Returns
    -------
    list of groups
        The largest group first; each consists of its files, and a list of those left out, for
        people. A folder with a single file of weights has one group.

    Raises
    ------
    WeightsError
        If the folder cannot be read, or has no such files.
    """
    with reading(folder, WeightsError):
        entries = list(islice(folder.iterdir(), MOST_ENTRIES + 1))
    if len(entries) > MOST_ENTRIES:
        raise WeightsError(f"{folder}: accepted: a folder with up to {MOST_ENTRIES:,} files")
    found = []
    groups: dict[str, list[CheckpointFile]] = defaultdict(list)
    for path in sorted(entries, key=lambda entry: natural_key(entry.name)):
        one = _checkpoint_at(path)
        if one is not None:
            found.append(one)
            groups[_NUMBER.sub("#", path.name)].append(one)
    series = [group for group in groups.values() if len(group) > 1]
    if len(found) == 1:
        series = [found]
    if not series:
        raise WeightsError(
            f"{folder}: found {listed([one.path.name for one in found])}; accepted: files of "
            "trained networks whose names differ in a number, such as epoch_1.pt and epoch_2.pt"
        )
    series.sort(key=len, reverse=True)
    return [(group, _others(found, group)) for group in series]


def _others(found: list[CheckpointFile], group: list[CheckpointFile]) -> str:
    names = [one.path.name for one in found if one not in group]
    if not names:
        return ""
    return listed(names) if len(names) <= MOST_NAMED else f"{len(names)} files, {listed(names)}"


def _checkpoint_at(path: Path) -> CheckpointFile | None:
    """Return the checkpoint at a path in the folder; None if there is none."""
    if path.name.startswith(".") or path.suffix == ".json" or _NOT_WEIGHTS.search(path.name):
        return None
    try:
        if kind_of(path) == "folder" and not is_model(path):
            inside = next((path / name for name in INSIDE if kind_of(path / name) == "file"), None)
            return None if inside is None else CheckpointFile(inside, path.name)
        reader_of(path)
    except GuitrainerError:
        return None
    return CheckpointFile(path, path.name if path.is_dir() else _stem(path))


def _stem(path: Path) -> str:
    """Return the name of a file without its suffixes, but with numbers such as 0.52.

    >>> _stem(Path("weights.01-0.52.weights.h5")), _stem(Path("epoch_3.pt"))
    ('weights.01-0.52', 'epoch_3')
    """
    name = path.name
    while (stem := re.sub(r"\.[A-Za-z]\w*$", "", name)) != name and stem:
        name = stem
    return name
