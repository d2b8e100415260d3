"""Writes the events of a run as an event file of TensorBoard.

The file is a sequence of records, each framed by its length and two checksums (TFRecord); a record
is an Event of https://github.com/tensorflow/tensorflow/blob/master/tensorflow/core/util/event.proto
with a Summary of scalars, images and histograms.
"""

import io
import struct
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from guitrainer.errors import InputError
from guitrainer.events import (
    EvaluationFinished,
    Event,
    FiltersCaptured,
    HistogramsMeasured,
    RunFinished,
    RunStarted,
    SignalsMeasured,
    StepFinished,
)
from guitrainer.files.names import shortened
from guitrainer.files.opening import kind_of, open_own
from guitrainer.runs.export.palette import pixels_of
from guitrainer.runs.export.wire import content, double, doubles, integer, single
from guitrainer.runs.files import make_folder, write_atomically, writing
from guitrainer.runs.management import require_run
from guitrainer.runs.replay import read_events

MARK = "tfevents"  # TensorBoard reads every file with this in its name
BEGINNING = "events.out.tfevents."
VERSION = "brain.Event:2"
TILE_SIDE = 72  # approximate size in pixels of a filter
MOST_TILES, TILES_IN_ROW, GAP = 256, 8, 2
GROUND = 48  # gray level between the tiles
BINS = 30  # of a histogram
_PIECE = 1 << 16  # bytes kept before they are written


def export_tensorboard(run: Path, folder: Path) -> Path:
    """Write everything recorded of a run as an event file, and return its path.

    Raises
    ------
    InputError
        If this is not a run, or the folder has event files of another run.
    OutputError
        If the file cannot be written.
    """
    path = file_in(folder, require_run(run))
    began = run.stat().st_mtime
    pieces = [_record(content(3, VERSION), 0, began)]
    for event, seconds in _timed(read_events(run)):
        pieces += _records(event, began + seconds)
    make_folder(folder)
    write_atomically(path, *pieces)
    return path


class LiveEvents:
    """An event file that grows while a run is trained.

    A resumed run begins the file again with what was recorded before, so no step appears twice.

    Parameters
    ----------
    folder : folder of the file; created if it does not exist
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path: Path | None = None
        self._began = time.time()
        self._seconds = 0.0
        self._waiting: list[bytes] = []

    def check(self, run: Path | None) -> None:
        """Check the folder before anything is trained.

        Parameters
        ----------
        run : folder of the run if it is known

        Raises
        ------
        InputError
            If the folder has event files of another run.
        """
        _check(self._folder, set() if run is None else {file_in(self._folder, run).name})

    def take(self, event: Event) -> None:
        """Write an event.

        Raises
        ------
        InputError
            If this is not a run, or the folder has event files of another run.
        OutputError
            If the file cannot be written.
        """
        if isinstance(event, RunStarted):
            self._begin(event)
            return
        if isinstance(event, StepFinished):
            self._seconds = event.seconds
        self._waiting += _records(event, self._began + self._seconds)
        rare = isinstance(event, EvaluationFinished | FiltersCaptured | RunFinished)
        if rare or sum(map(len, self._waiting)) > _PIECE:
            self._flush()

    def _begin(self, started: RunStarted) -> None:
        assert started.folder is not None, "a run with an event file is saved"
        run = Path(started.folder)
        self._path = file_in(self._folder, run)
        pieces = []
        if started.first_step:
            past = list(_timed(read_events(run, to_resume=True)))
            self._seconds = past[-1][1]
            self._began -= self._seconds
            pieces = [one for event, when in past for one in _records(event, self._began + when)]
        make_folder(self._folder)
        write_atomically(self._path, _record(content(3, VERSION), 0, self._began), *pieces)

    def _flush(self) -> None:
        assert self._path is not None, "a run begins with RunStarted"
        with writing(self._path), open_own(self._path, "append") as file:
            file.write(b"".join(self._waiting))
        self._waiting.clear()


def file_in(folder: Path, run: Path) -> Path:
    """Return the path of the event file of a run.

    Raises
    ------
    InputError
        If the folder has event files of another run, which TensorBoard would mix with this one.
    """
    path = folder / event_file_name(run)
    _check(folder, {path.name})
    return path


def event_file_name(run: Path) -> str:
    """Return the name of the event file of a run."""
    return f"{BEGINNING}{run.absolute().name}"


def _check(folder: Path, own: set[str]) -> None:
    kind = kind_of(folder)
    if kind not in (None, "folder"):
        raise InputError(f"{shortened(folder)}: not a folder; accepted: a folder")
    found = [] if kind is None else [name.name for name in folder.iterdir() if MARK in name.name]
    others = sorted(set(found) - own)
    if others:
        raise InputError(
            f"{shortened(folder)}: contains {shortened(others[0], 100)}, an event file of another "
            "run; accepted: a folder of its own for each run"
        )


def _timed(events: Iterable[Event]) -> Iterator[tuple[Event, float]]:
    """Add to each event the seconds of training until then."""
    seconds = 0.0
    for event in events:
        if isinstance(event, StepFinished):
            seconds = event.seconds
        yield event, seconds


# ---------------------------------------------------------------- events


def _records(event: Event, when: float) -> list[bytes]:
    """Return the record of an event; there is none for most kinds of events."""
    if isinstance(event, FiltersCaptured) and not event.recorded:
        return []
    summarize = _SUMMARIES.get(type(event))
    values = b"" if summarize is None else b"".join(summarize(event))
    if not values:
        return []
    step: int = event.step  # type: ignore[union-attr]  # those with a summary have one
    return [_record(content(5, values), step, when)]


def _of_step(event: StepFinished) -> Iterator[bytes]:
    yield _scalar("train/loss", event.loss)
    if event.accuracy is not None:
        yield _scalar("train/accuracy", event.accuracy)
    yield _scalar("train/learning_rate", event.learning_rate)


def _of_evaluation(event: EvaluationFinished) -> Iterator[bytes]:
    yield _scalar("test/loss", event.test_loss)
    if event.test_accuracy is not None:
        yield _scalar("test/accuracy", event.test_accuracy)
    yield _scalar("test/train_loss", event.train_loss)
    if event.kurtosis is not None:
        yield _scalar("edges/kurtosis", event.kurtosis)


def _of_filters(event: FiltersCaptured) -> Iterator[bytes]:
    if event.scores is not None:
        yield _scalar(f"edges/{event.layer}/score", event.scores.edge_score)
        yield _scalar(f"edges/{event.layer}/fraction", event.scores.edge_fraction)
    yield _image(f"filters/{event.layer}", tiled(pixels_of(event.weight[:MOST_TILES])))
    yield _histogram(f"weights/{event.layer}", event.weight)
    if event.bias is not None:
        yield _histogram(f"biases/{event.layer}", event.bias)


def _of_signals(event: SignalsMeasured) -> Iterator[bytes]:
    for layer in event.layers:
        yield _scalar(f"signals/{layer.layer}/std", layer.std)
        yield _scalar(f"signals/{layer.layer}/gradient_std", layer.gradient_std)


def _of_histograms(event: HistogramsMeasured) -> Iterator[bytes]:
    """Yield gradients and activations; weights come with the filters, more often."""
    for one in event.histograms:
        if one.kind != "weights":
            edges = np.linspace(one.low, one.high, len(one.counts) + 1)
            counts = np.array(one.counts, np.float64)
            middles = (edges[1:] + edges[:-1]) / 2  # the sums are those of the bins
            sums = float(counts @ middles), float(counts @ np.square(middles))
            yield _bins(f"{one.kind}/{one.layer}", (one.low, one.high), sums, edges, counts)


_SUMMARIES: Mapping[type, Callable[[Any], Iterator[bytes]]] = {
    StepFinished: _of_step,
    EvaluationFinished: _of_evaluation,
    FiltersCaptured: _of_filters,
    SignalsMeasured: _of_signals,
    HistogramsMeasured: _of_histograms,
}


def tiled(pictures: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Arrange pictures (n, height, width, 3) in rows, each pixel as a square: nothing is blurred.

    Examples
    --------
    >>> tiled(np.zeros((3, 9, 9, 3), np.uint8)).shape  # 8 pixels for each of 9 × 9, and gaps
    (76, 224, 3)
    """
    count, height, width, _ = pictures.shape
    scale = max(1, round(TILE_SIDE / max(height, width)))
    columns = min(count, TILES_IN_ROW)
    rows = -(-count // columns)
    down, across = height * scale + GAP, width * scale + GAP
    sheet = np.full((rows * down + GAP, columns * across + GAP, 3), GROUND, np.uint8)
    large = pictures.repeat(scale, axis=1).repeat(scale, axis=2)
    for index, tile in enumerate(large):
        row, column = divmod(index, columns)
        y, x = GAP + row * down, GAP + column * across
        sheet[y : y + height * scale, x : x + width * scale] = tile
    return sheet


# ---------------------------------------------------------------- messages


def _scalar(tag: str, value: float | None) -> bytes:
    """Return a scalar; nothing if it was not measured."""
    if value is None:
        return b""
    return content(1, content(1, tag) + single(2, value))


def _image(tag: str, pixels: NDArray[np.uint8]) -> bytes:
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, "PNG")
    height, width, channels = pixels.shape
    sizes = integer(1, height) + integer(2, width) + integer(3, channels)
    return content(1, content(1, tag) + content(4, sizes + content(4, buffer.getvalue())))


def _histogram(tag: str, values: NDArray[np.float32]) -> bytes:
    numbers = values[np.isfinite(values)].astype(np.float64)
    if not numbers.size:
        return b""
    low, high = float(numbers.min()), float(numbers.max())
    # All numbers may be equal, and NumPy needs bins of some width.
    spread = max(high - low, abs(high) * 1e-6, 1e-12)
    counts, edges = np.histogram(numbers, BINS, (low, low + spread))
    sums = float(numbers.sum()), float(np.square(numbers).sum())
    return _bins(tag, (low, high), sums, edges, counts)


def _bins(
    tag: str,
    ends: tuple[float, float],
    sums: tuple[float, float],
    edges: NDArray[np.float64],
    counts: NDArray[Any],
) -> bytes:
    """Return a HistogramProto: lowest, highest, sums of numbers and squares, and the bins."""
    message = double(1, ends[0]) + double(2, ends[1]) + double(3, float(counts.sum()))
    message += double(4, sums[0]) + double(5, sums[1])
    return content(
        1, content(1, tag) + content(5, message + doubles(6, edges[1:]) + doubles(7, counts))
    )


def _record(body: bytes, step: int, when: float) -> bytes:
    """Return an Event, framed."""
    event = double(1, when) + integer(2, step) + body
    length = struct.pack("<Q", len(event))
    return length + _checksum(length) + event + _checksum(event)


def _checksum(data: bytes) -> bytes:
    """Return the checksum of a part of a record: CRC-32C, turned and moved."""
    crc = crc32c(data)
    masked = ((crc >> 15 | crc << 17) + 0xA282EAD8) & 0xFFFFFFFF
    return struct.pack("<I", masked)


def crc32c(data: bytes) -> int:
    """Compute the CRC-32C (Castagnoli), RFC 3720, appendix B.4.

    >>> hex(crc32c(b"123456789"))
    '0xe3069283'
    """
    crc = 0xFFFFFFFF
    for byte in data:
        crc = _TABLE[(crc ^ byte) & 0xFF] ^ crc >> 8
    return crc ^ 0xFFFFFFFF


def _entry(byte: int) -> int:
    for _ in range(8):
        byte = byte >> 1 ^ (0x82F63B78 if byte & 1 else 0)
    return byte


_TABLE = tuple(map(_entry, range(256)))
