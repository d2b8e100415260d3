"""Event files of TensorBoard: framing, content, resuming, and what TensorBoard itself reads."""

import io
import struct
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from guitrainer.cli.main import main
from guitrainer.formats.networks.protobuf import Message
from guitrainer.runs.export.palette import pixels_of
from guitrainer.runs.export.tensorboard import crc32c, tiled
from guitrainer.runs.history import read_history
from guitrainer.runs.reading import read_steps
from tests.cli.processes import SMALL

STEPS = 6


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A run that was stopped and resumed, and its live event files."""
    place = tmp_path_factory.mktemp("board")
    run, live = place / "run", place / "live"
    words = ["--headless", "lenet", "--steps", str(STEPS), "--quiet", *SMALL]
    board = ["--tensorboard", str(live)]
    assert main([*words, "--out", str(run), "--stop-at", "3", *board]) == 0
    assert main(["--headless", "--resume", str(run), "--quiet", *board]) == 0
    return run, live


def records(folder: Path) -> list[Message]:
    """The events of the only file in a folder, after checking their frames."""
    (path,) = folder.iterdir()
    assert path.name == "events.out.tfevents.run"
    data, found, place = path.read_bytes(), [], 0
    while place < len(data):
        (length,) = struct.unpack_from("<Q", data, place)
        event = data[place + 12 : place + 12 + length]
        for part, at in ((data[place : place + 8], place + 8), (event, place + 12 + length)):
            crc = crc32c(part)
            masked = ((crc >> 15 | crc << 17) + 0xA282EAD8) % 2**32
            assert struct.unpack_from("<I", data, at) == (masked,)
        found.append(Message(memoryview(event)))
        place += 16 + length
    return found


def scalars(events: list[Message], tag: str) -> dict[int, float]:
    """The values of a scalar by step, each of which must appear once."""
    pairs = [
        (event.number(2), float(value.array(2, "<f4")[0]))
        for event in events
        for summary in event.messages(5)
        for value in summary.messages(1)
        if value.text(1) == tag
    ]
    assert len(dict(pairs)) == len(pairs)
    return dict(pairs)


@pytest.mark.parametrize(
    ("data", "crc"),
    [(b"", 0), (b"123456789", 0xE3069283), (bytes(32), 0x8A9136AA), (b"\xff" * 32, 0x62A8AB43)],
)
def test_checksum(data: bytes, crc: int) -> None:
    assert crc32c(data) == crc  # RFC 3720, appendix B.4


def test_a_resumed_run_has_every_step_once(folders: tuple[Path, Path]) -> None:
    run, live = folders
    events = records(live)
    assert events[0].text(3) == "brain.Event:2"
    losses = {e.step: e.loss for e in read_steps(run / "steps.csv", run / "times.csv")}
    assert list(losses) == list(range(1, STEPS + 1))
    assert scalars(events, "train/loss") == pytest.approx(losses)
    assert STEPS in scalars(events, "test/accuracy")
    times = [float(event.array(1, "<f8")[0]) for event in events]
    assert times == sorted(times)


def test_afterwards_as_live(folders: tuple[Path, Path], tmp_path: Path) -> None:
    run, live = folders
    assert main(["export", str(run), "--tensorboard", str(tmp_path / "after")]) == 0

    def described(folder: Path) -> Counter[tuple[int, bytes]]:
        return Counter((e.number(2), bytes(e.content(5) or b"")) for e in records(folder))

    assert described(tmp_path / "after") == described(live)


def test_filters_are_drawn_without_blur(folders: tuple[Path, Path]) -> None:
    run, live = folders
    history = read_history(run / "filters.npz")
    weight = history.at("conv1", -1).weight
    (image,) = [
        value.messages(4)[0]
        for event in records(live)
        if event.number(2) == STEPS
        for summary in event.messages(5)
        for value in summary.messages(1)
        if value.text(1) == "filters/conv1"
    ]
    with Image.open(io.BytesIO(bytes(image.content(4) or b""))) as picture:
        pixels = np.asarray(picture)
    assert pixels.shape == (image.number(1), image.number(2), image.number(3))
    np.testing.assert_array_equal(pixels, tiled(pixels_of(weight)))
    scale = round(72 / weight.shape[2])
    first = pixels[2 : 2 + 72 // scale * scale : scale, 2 : 2 + weight.shape[3] * scale : scale]
    np.testing.assert_array_equal(first[: weight.shape[2]], pixels_of(weight)[0])


def test_tensorboard_reads_it(folders: tuple[Path, Path]) -> None:
    module = "tensorboard.backend.event_processing.event_accumulator"
    reader: Any = pytest.importorskip(module, reason="needs TensorBoard")
    run, live = folders
    board = reader.EventAccumulator(str(live), {"scalars": 0, "images": 0, "histograms": 0})
    board.Reload()
    tags = board.Tags()
    assert {"train/loss", "test/accuracy", "edges/conv1/score"} <= set(tags["scalars"])
    assert {"filters/conv1", "filters/conv2"} == set(tags["images"])
    losses = {e.step: e.loss for e in read_steps(run / "steps.csv", run / "times.csv")}
    found = {one.step: one.value for one in board.Scalars("train/loss")}
    assert found == pytest.approx(losses)
    weight = read_history(run / "filters.npz").at("conv1", -1).weight
    last = board.Histograms("weights/conv1")[-1].histogram_value
    assert (last.num, last.min, last.max) == (weight.size, weight.min(), weight.max())
    assert sum(last.bucket) == weight.size
    assert last.sum == pytest.approx(float(weight.sum(dtype=np.float64)))


def test_two_runs_are_not_mixed(
    folders: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run, _ = folders
    other = tmp_path / "events.out.tfevents.other"
    other.write_bytes(b"")
    words = ["--headless", "lenet", "--steps", "2", "--out", str(tmp_path / "new")]
    for command in (["export", str(run)], words):
        assert main([*command, "--tensorboard", str(tmp_path)]) == 2
        (line,) = capsys.readouterr().err.splitlines()
        assert "an event file of another run; accepted: a folder of its own for each run" in line
    assert list(tmp_path.iterdir()) == [other]


def test_two_exports_at_once_name_both_files(
    folders: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["--tensorboard", str(tmp_path / "board"), "--to", str(tmp_path / "a.pdf")]
    assert main(["export", str(folders[0]), *words]) == 0
    board = tmp_path / "board" / "events.out.tfevents.run"
    assert capsys.readouterr().out == f"{board}\n{tmp_path / 'a.pdf'}\n"


def test_export_needs_a_place(
    folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", str(folders[0])]) == 2
    assert "--to: missing; accepted: --to FILE-or-DIR, --tensorboard DIR" in capsys.readouterr().err
