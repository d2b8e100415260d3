"""Filters of any network over time: in one file, a folder of checkpoints, or a run.

Opening describes the layers; filters are read one checkpoint at a time.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from pathlib import Path

import numpy as np

from guitrainer.analysis.edges import scorable, summarize
from guitrainer.errors import DataError, GuitrainerError, WeightsError
from guitrainer.events import FiltersCaptured, frozen_copy
from guitrainer.files import messages
from guitrainer.files.opening import kind_of
from guitrainer.formats.datasets.finding import RUN_FILES
from guitrainer.formats.networks.contents import NamedArray
from guitrainer.formats.networks.layers import NetworkFile, StoredFilters, open_network
from guitrainer.formats.npz import npz_keys
from guitrainer.formats.sniffing import NPZ, format_of
from guitrainer.runs.checkpoint_files import CheckpointFile, find_checkpoints, is_model
from guitrainer.runs.export.source import filters_of
from guitrainer.runs.history import (
    HISTORY_NAME,
    History,
    layer_history,
    read_history,
)
from guitrainer.runs.recorded import STEPS
from guitrainer.sentences import Sentence, filled

MOST_FILTERS = 65_536
MOST_ELEMENTS = 2**27  # of one layer
MOST_BYTES = 2**28  # of the same layer in all checkpoints, together in memory


@dataclass(frozen=True)
class Moment:
    """A checkpoint, or a recorded step of a run.

    `name` is for people; `path` is the file of the checkpoint, None for a step of a run.
    """

    step: int
    name: str
    path: Path | None = None


@dataclass(frozen=True, eq=False)
class FilterSeries:
    """Filters at one or more moments.

    Parameters
    ----------
    path : file or folder
    format : what it is, for people
    axes : order of the stored axes as chosen by the user; None: as the files tell
    layers : convolutions of the last moment
    arrays : number of all arrays in its file
    moments : from the first to the last
    notes : what was interpreted or left out, one line each
    is_run : whether it is the history of a run
    """

    path: Path
    format: str
    axes: str | None
    layers: tuple[StoredFilters, ...]
    arrays: int
    moments: tuple[Moment, ...]
    notes: tuple[Sentence, ...]
    is_run: bool
    _read: Callable[[StoredFilters, int], FiltersCaptured]

    def layer(self, name: str | None) -> StoredFilters:
        """Return the layer with this name; None: the first.

        Raises
        ------
        WeightsError
            If there is none; the message lists the names.
        """
        if name is None:
            return self.layers[0]
        return self.network.layer(name)

    @property
    def network(self) -> NetworkFile:
        """The description of the last moment, as of a single file."""
        return NetworkFile(self.path, self.format, self.layers, self.arrays, self.notes)

    def capture(self, name: str | None, place: int) -> FiltersCaptured:
        """Read and score the filters of a layer at the moment with this index.

        Raises
        ------
        WeightsError
            If the order of the axes is in doubt, there are too many filters, or the file of that
            moment is damaged or has no such layer.
        """
        return self._read(check_size(self.layer(name)), place)

    def captures(self, name: str | None) -> Iterator[FiltersCaptured]:
        """Read the filters of a layer at all moments, one after the other; see `capture`."""
        return (self.capture(name, place) for place in range(len(self.moments)))

    def history(self, name: str | None, places: Sequence[int] | None = None) -> History:
        """Read the filters of a layer at several moments.

        Parameters
        ----------
        places : indices of the moments; None: all, or some if they need too much memory, among
            them the first and the last

        Returns
        -------
        History
            With the names of the moments.

        Raises
        ------
        WeightsError
            See `capture`.
        """
        places = self.affordable(name) if places is None else places
        captures = [self.capture(name, place) for place in places]
        moments = [self.moments[place] for place in places]
        return History(
            np.array([moment.step for moment in moments], np.int64),
            {plain_name(captures[0].layer): layer_history(captures)},
            tuple(moment.name for moment in moments) if len(self.moments) > 1 else ("",),
        )

    def affordable(self, name: str | None) -> list[int]:
        """Return the indices of moments whose filters fit into memory together, evenly spread."""
        size = 4 * int(np.prod(check_size(self.layer(name)).shape or ()))
        count = min(len(self.moments), max(MOST_BYTES // max(size, 1), 2))
        spread = np.linspace(0, len(self.moments) - 1, count).round().astype(int)
        return sorted(set(spread.tolist()))


def plain_name(layer: str) -> str:
    """Return the name of a layer without signs that names of files must not contain.

    >>> plain_name("features/0.conv")
    'features_0_conv'
    """
    return re.sub(r"[^A-Za-z0-9_-]", "_", layer)[-60:]


def check_size(layer: StoredFilters) -> StoredFilters:
    """Return the layer if the order of its axes is known and it is not too large.

    Raises
    ------
    WeightsError
        Otherwise.
    """
    shape = layer.shape
    if shape is None:
        raise WeightsError(layer.doubt)
    if shape[0] > MOST_FILTERS or np.prod(shape, dtype=float) > MOST_ELEMENTS:
        raise WeightsError(
            f"{layer.path}: {layer.key} {shape}, accepted: up to {MOST_FILTERS:,} filters with "
            f"{MOST_ELEMENTS:,} weights"
        )
    return layer


def open_series(path: str | Path, axes: str | None = None) -> FilterSeries:
    """Describe the filters at a path; those of files are not read yet.

    Parameters
    ----------
    path : a file of a trained network, a folder of checkpoints whose names contain numbers, the
        folder of a run, or its `filters.npz`
    axes : order of the stored axes for all layers, such as "HWIO"

    Raises
    ------
    WeightsError
        If there are no filters, or a file cannot be read or is damaged.
    """
    path = Path(path)
    try:
        if _is_history(path):
            return _of_run(path)
        if kind_of(path, WeightsError) == "folder" and not is_model(path):
            return _of_checkpoints(path, axes)
        return _of_files(path, axes, [CheckpointFile(path, path.stem)])
    except DataError as error:
        raise WeightsError(*error.args) from error


def is_run(path: Path) -> bool:
    """Return whether a path is the folder of a run, with or without recorded filters."""
    files = {name for name in (HISTORY_NAME, *RUN_FILES) if kind_of(path / name, links=False)}
    return kind_of(path) == "folder" and (HISTORY_NAME in files or files == RUN_FILES)


def _is_history(path: Path) -> bool:
    """Return whether filters at several steps were recorded at the path: a run, or an .npz file."""
    if kind_of(path) != "file":
        return is_run(path)
    try:
        return format_of(path) is NPZ and STEPS in npz_keys(path)
    except DataError:  # it is no .npz archive; the reader of networks says what is wrong
        return False


def _of_run(path: Path) -> FilterSeries:
    history = read_history(path) if kind_of(path) == "file" else filters_of(path)
    layers = []
    for name, known in history.layers.items():
        shape = known.weight.shape[1:]
        entry = NamedArray(f"{name}.weight", shape, "float32", lambda w=known.weight: w[-1])  # type: ignore[misc]
        layers.append(
            StoredFilters(
                path, name, entry.name, shape, "float32", "OIHW", "written by guitrainer",
                "convolution", entry,
            )
        )  # fmt: skip
    return FilterSeries(
        path,
        "recorded run",
        None,
        tuple(layers),
        len(layers),
        tuple(Moment(int(step), history.when(k)) for k, step in enumerate(history.steps)),
        (),
        True,
        lambda layer, place: history.at(layer.name, place),
    )


def _of_checkpoints(folder: Path, axes: str | None) -> FilterSeries:
    groups = find_checkpoints(folder)
    errors: list[GuitrainerError] = []
    for files, left_out in groups:
        try:
            series = _of_files(folder, axes, files)
        except WeightsError as error:
            errors.append(error)
            continue
        notes = (filled(messages.LEFT_OUT, left_out),) if left_out else ()
        return replace(series, notes=(*series.notes, *notes))
    raise errors[0]


def _of_files(path: Path, axes: str | None, files: Sequence[CheckpointFile]) -> FilterSeries:
    network = open_network(files[-1].path, axes)
    steps = _steps([file.numbers for file in files])
    moments = tuple(
        Moment(step, file.name, file.path) for step, file in zip(steps, files, strict=True)
    )
    what = network.format if len(files) == 1 else f"{len(files)} checkpoints, {network.format}"
    read = partial(_read_file, files, axes, steps)
    return FilterSeries(
        path, what, axes, network.layers, network.arrays, moments, network.notes, False, read
    )


def _steps(numbers: Sequence[tuple[int, ...]]) -> list[int]:
    """Return the first number in the names that increases from file to file, or else 1, 2, 3 …."""
    from guitrainer.config.schema import MOST_STEPS

    for column in zip(*numbers, strict=True):
        rising = all(before < after for before, after in pairwise(column))
        if len(column) > 1 and rising and column[-1] <= MOST_STEPS:
            return list(column)
    return list(range(1, len(numbers) + 1))


def _read_file(
    files: Sequence[CheckpointFile],
    axes: str | None,
    steps: Sequence[int],
    layer: StoredFilters,
    place: int,
) -> FiltersCaptured:
    if files[place].path == layer.path:
        found = layer
    else:
        found = open_network(files[place].path, axes).layer(layer.name)
    if found.shape != layer.shape:
        raise WeightsError(
            f"{found.path}: {found.key} {found.shape or found.stored}, accepted: {layer.shape} as "
            f"in {layer.path.name}"
        )
    weight = frozen_copy(found.weight())
    scores = summarize(weight) if scorable(weight.shape) else None
    return FiltersCaptured(steps[place], layer.name, weight, None, scores)
