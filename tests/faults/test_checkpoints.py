"""Damaged checkpoints, full disks, killed processes: rows 18 to 24, 41 to 45, 49 and 50."""

import errno
import json
import os
import random
import shutil
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from guitrainer.errors import CheckpointError, InputError, OutputError, RunLockedError, WeightsError
from guitrainer.events import CheckpointSaved
from guitrainer.formats import tensors
from guitrainer.runs.checkpoint import CHECKPOINT_NAME, load_checkpoint, save_checkpoint
from guitrainer.runs.experiment import run_experiment
from guitrainer.runs.export import export_filters, export_run
from guitrainer.runs.lock import locked
from guitrainer.training.control import Control
from tests.runs import fake
from tests.runs.fake import FakeTrainer, meta_of, small_experiment, tiny_experiment

ARRAYS: dict[str, NDArray[Any]] = {
    "conv1.weight": np.linspace(-1, 1, 2 * 3 * 3, dtype=np.float32).reshape(2, 1, 3, 3),
    "conv1.bias": np.array([0.25, -0.5], np.float32),
    "order": np.arange(7),
}
META = meta_of(12)


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """A sound checkpoint."""
    return save_checkpoint(tmp_path, ARRAYS, META, small_experiment())


def refused(path: Path, error: type[Exception] = CheckpointError) -> str:
    """The one line with which the folder of `path` is refused."""
    before = sorted(entry.name for entry in path.parent.iterdir())
    with pytest.raises(error) as caught:
        load_checkpoint(path.parent)
    message = str(caught.value)
    assert "\n" not in message
    assert str(path) in message
    assert sorted(entry.name for entry in path.parent.iterdir()) == before
    return message


# ---------------------------------------------------------------- 18 to 20: the container


def test_18_truncated_anywhere(saved: Path) -> None:
    content = saved.read_bytes()
    for size in (*range(0, 40), len(content) // 2, *range(len(content) - 40, len(content))):
        saved.write_bytes(content[:size])
        refused(saved)


def test_18_trailing_bytes(saved: Path) -> None:
    saved.write_bytes(saved.read_bytes() + b"\0\0\0")
    assert "3 bytes that belong to no tensor" in refused(saved)


@pytest.mark.parametrize("length", [2**63, 2**64 - 1, 2**40, 10**6, 0])
def test_19_header_length(saved: Path, length: int) -> None:
    saved.write_bytes(struct.pack("<Q", length) + saved.read_bytes()[8:])
    assert "header" in refused(saved)


def rewritten(path: Path, change: Callable[[dict[str, Any]], None]) -> None:
    """Change the header of a checkpoint and nothing else."""
    content = path.read_bytes()
    (length,) = struct.unpack("<Q", content[:8])
    header = json.loads(content[8 : 8 + length])
    change(header)
    text = json.dumps(header).encode()
    path.write_bytes(struct.pack("<Q", len(text)) + text + content[8 + length :])


@pytest.mark.parametrize(
    ("name", "field", "value", "message"),
    [
        ("conv1.bias", "data_offsets", [0, 8], "overlaps the previous one"),
        ("conv1.bias", "data_offsets", [500, 508], "leaves a gap|ends at byte"),
        ("conv1.bias", "data_offsets", [8, 0], "takes -8 bytes"),
        ("conv1.bias", "data_offsets", [-8, 0], "has shape"),
        ("conv1.bias", "data_offsets", [56], "has shape"),
        ("conv1.bias", "data_offsets", [True, False], "has shape"),
        ("conv1.bias", "data_offsets", None, "has shape"),
        ("conv1.bias", "shape", [3], "takes 8 bytes, its shape 12"),
        ("conv1.bias", "shape", [2**62, 2**62], "its shape"),
        ("conv1.bias", "shape", [-2], "has shape"),
        ("conv1.bias", "shape", [2.0], "has shape"),
        ("conv1.bias", "shape", [1] * 99 + [2], "has shape"),
        ("conv1.bias", "dtype", "F16", "dtype 'F16', accepted: F32"),
        ("conv1.bias", "dtype", ["F32"], "dtype"),
        ("conv1.bias", "more", 1, "is not described by"),
        ("__metadata__", "sha256", 5, "metadata"),
    ],
)
def test_20_tensors_that_cannot_be(
    saved: Path, name: str, field: str, value: object, message: str
) -> None:
    rewritten(saved, lambda header: header[name].update({field: value}))
    found = refused(saved)
    assert any(part in found for part in message.split("|")), found


def test_20_missing_tensor(saved: Path) -> None:
    rewritten(saved, lambda header: header.__delitem__("conv1.bias"))
    assert "leaves a gap" in refused(saved)


def test_20_duplicate_tensor(saved: Path) -> None:
    content = saved.read_bytes()
    (length,) = struct.unpack("<Q", content[:8])
    text = content[8 : 8 + length].rstrip()[:-1]
    again = json.dumps({"dtype": "I64", "shape": [7], "data_offsets": [0, 56]}).encode()
    text += b',"order":' + again + b"}"
    saved.write_bytes(struct.pack("<Q", len(text)) + text + content[8 + length :])
    assert "'order' appears more than once" in refused(saved)


@pytest.mark.parametrize("header", [b"[" * 5000, b'{"a":' * 5000, b"9" * 5000, b"[]", b"\xff{}"])
def test_20_headers_that_are_no_table(saved: Path, header: bytes) -> None:
    saved.write_bytes(struct.pack("<Q", len(header)) + header)
    assert "header" in refused(saved)


# ---------------------------------------------------------------- 21 to 24: the content


def test_21_one_flipped_bit_anywhere(saved: Path) -> None:
    content = saved.read_bytes()
    (length,) = struct.unpack("<Q", content[:8])
    for place in (*range(0, 8 + length, 3), *range(8 + length, len(content))):
        flipped = bytearray(content)
        flipped[place] ^= 1 << place % 8
        saved.write_bytes(flipped)
        refused(saved)


def test_21_the_payload_is_what_the_checksum_is_for(saved: Path) -> None:
    flipped = bytearray(saved.read_bytes())
    flipped[-1] ^= 1
    saved.write_bytes(flipped)
    assert "does not match its checksum" in refused(saved)


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
def test_22_values_that_are_not_finite(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, value: float
) -> None:
    arrays = {**ARRAYS, "conv1.bias": np.array([0.25, value], np.float32)}
    with pytest.raises(WeightsError, match=r"conv1\.bias, 1 of 2 values"):
        save_checkpoint(tmp_path, arrays, META, small_experiment())
    assert list(tmp_path.iterdir()) == []
    with monkeypatch.context() as patch:  # a program that does not look
        patch.setattr("guitrainer.runs.checkpoint._check_finite", lambda path, arrays: None)
        path = save_checkpoint(tmp_path, arrays, META, small_experiment())
    assert "conv1.bias, 1 of 2" in refused(path, WeightsError)


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A short run of the real trainer."""
    folder = tmp_path_factory.mktemp("trained") / "run"
    list(run_experiment(tiny_experiment(steps=2), out=folder))
    return folder


@pytest.mark.parametrize(
    ("name", "array", "named"),
    [
        ("conv1.weight", np.zeros((3, 1, 5, 5), np.float32), ["(3, 1, 5, 5)", "(4, 1, 5, 5)"]),
        ("dense1.bias", np.zeros((10, 1), np.float32), ["(10, 1)", "(10,)"]),
        ("conv1.weight", None, ["conv1.weight"]),
    ],
)
def test_23_weights_that_do_not_fit_the_network(
    trained: Path, tmp_path: Path, name: str, array: NDArray[Any] | None, named: list[str]
) -> None:
    shutil.copytree(trained, tmp_path / "run")
    arrays, meta, experiment = load_checkpoint(trained)
    arrays.pop(name, None)
    if array is not None:
        arrays[name] = array
    save_checkpoint(tmp_path / "run", arrays, meta, experiment)
    before = content(tmp_path / "run")
    with pytest.raises(WeightsError) as caught:
        next(run_experiment(None, resume=tmp_path / "run"))
    message = str(caught.value)
    assert "\n" not in message
    for part in (name, *named):
        assert part in message
    assert content(tmp_path / "run") == before


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("format", "something-else", "not a checkpoint of guitrainer"),
        (
            "format_version",
            "2",
            "newer version of guitrainer (format version 2, accepted: up to 1)",
        ),
        ("format_version", "9" * 6000, "newer version of guitrainer"),
        ("format_version", "0", "format version '0'"),
        ("format_version", "²", "format version"),
        ("format_version", "", "format version"),
    ],
)
def test_24_other_formats_and_newer_versions(
    saved: Path, field: str, value: str, message: str
) -> None:
    arrays, metadata = tensors.read(saved)
    saved.write_bytes(b"".join(tensors.encode(arrays, {**metadata, field: value})))
    assert message in refused(saved)


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("meta", "[1]", "state of the trainer is not a table"),
        ("meta", "{" * 100_000, "state of the trainer is not a table"),
        ("experiment", "{}x", "its experiment"),
        ("experiment", '{"futuristic": 1}', "its experiment: futuristic"),
    ],
)
def test_24_content_of_another_version_with_a_sound_checksum(
    saved: Path, monkeypatch: pytest.MonkeyPatch, field: str, value: str, message: str
) -> None:
    from guitrainer.runs.checkpoint import _digest

    arrays, metadata = tensors.read(saved)
    del metadata["sha256"]
    metadata[field] = value
    metadata["sha256"] = _digest(arrays, metadata)
    saved.write_bytes(b"".join(tensors.encode(arrays, metadata)))
    assert message in refused(saved)


def test_a_folder_without_a_checkpoint(tmp_path: Path) -> None:
    with pytest.raises(CheckpointError, match=r"no checkpoint\.safetensors"):
        load_checkpoint(tmp_path)


# ---------------------------------------------------------------- 41 to 44: runs and full disks


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A run of 30 of 60 steps."""
    fake.install(monkeypatch)
    list(run_experiment(small_experiment(60), Control(stop_at=30), out=tmp_path / "run"))
    return tmp_path / "run"


def test_41_divergence_leaves_a_good_state_and_says_where(
    run: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(FakeTrainer, "diverges_at", 44)
    list(run_experiment(None, resume=run))
    assert "diverged at step 45 in conv1: loss is NaN" in caplog.messages
    result = json.loads((run / "result.json").read_text())
    assert (result["diverged"], result["diverged_at_step"]) == (True, 45)
    assert result["diverged_in_layer"] == "conv1"
    assert load_checkpoint(run).meta["step"] == 42
    assert "diverged at step 45 in conv1: loss is NaN" in (run / "run.log").read_text()


def fails(code: int) -> Callable[..., int]:
    def fail(*_: object) -> int:
        raise OSError(code, os.strerror(code))

    return fail


def writes_little_then_fails(code: int) -> Callable[[int, memoryview], int]:
    """A disk with room for a hundred bytes."""
    room = [100]
    real = os.write

    def write(descriptor: int, data: memoryview) -> int:
        if not room[0]:
            raise OSError(code, os.strerror(code))
        taken = real(descriptor, data[: room[0]])
        room[0] -= taken
        return taken

    return write


def content(folder: Path) -> dict[str, bytes]:
    """Names and bytes of the files of a folder."""
    return {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file()}


@pytest.mark.parametrize(
    ("call", "failure"),
    [
        ("write", fails(errno.ENOSPC)),
        ("write", writes_little_then_fails(errno.ENOSPC)),
        ("write", fails(errno.EIO)),
        ("fsync", fails(errno.ENOSPC)),
        ("fsync", fails(errno.EDQUOT)),
        ("replace", fails(errno.ENOSPC)),
    ],
)
def test_42_disk_full_while_a_checkpoint_is_written(
    saved: Path, monkeypatch: pytest.MonkeyPatch, call: str, failure: Callable[..., int]
) -> None:
    before = content(saved.parent)
    with monkeypatch.context() as patch, pytest.raises(OutputError) as caught:
        patch.setattr(os, call, failure)
        save_checkpoint(saved.parent, ARRAYS, meta_of(13), small_experiment())
    assert f"{saved}: cannot be written: " in str(caught.value)
    assert content(saved.parent) == before
    assert load_checkpoint(saved.parent).meta == META


def test_42_disk_full_during_a_run(run: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = (run / CHECKPOINT_NAME).read_bytes()
    stream = run_experiment(None, resume=run)
    next(stream)
    with monkeypatch.context() as patch, pytest.raises(OutputError, match="No space left"):
        patch.setattr(os, "fsync", fails(errno.ENOSPC))
        list(stream)
    assert (run / CHECKPOINT_NAME).read_bytes() == before
    assert not list(run.glob(".*.tmp"))
    events = list(run_experiment(None, resume=run))  # room was made; the lock is free
    assert [e.step for e in events if isinstance(e, CheckpointSaved)] == [40, 60]


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 256 kB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(folder)]
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("mounting a small file system takes root")
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("this system does not let root mount a file system")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_42_a_disk_that_is_really_full(tiny_disk: Path) -> None:
    path = save_checkpoint(tiny_disk, ARRAYS, META, small_experiment())
    big = {**ARRAYS, "big": np.zeros(100_000, np.float32)}
    with pytest.raises(OutputError, match="No space left on device"):
        save_checkpoint(tiny_disk, big, meta_of(13), small_experiment())
    assert [entry.name for entry in tiny_disk.iterdir()] == [path.name]
    assert load_checkpoint(tiny_disk).meta == META


@pytest.mark.parametrize("name", ["a.png", "a.gif", "a.apng", "a.svg", "a.npz", "folder"])
def test_43_disk_full_while_pictures_are_exported(
    run: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    with monkeypatch.context() as patch, pytest.raises(OutputError, match="No space left"):
        patch.setattr(os, "write", fails(errno.ENOSPC))
        export_run(run, tmp_path / name)
    left = [path for path in tmp_path.rglob("*") if path.is_file() and run not in path.parents]
    assert left == []


def test_43_folder_gone_while_pictures_are_exported(run: Path, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"gone.*No such file"):
        export_run(run, tmp_path / "gone" / "a.png")
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(OutputError, match="cannot be written"):
        export_filters(run, tmp_path / "file" / "filters")


def test_44_short_writes_make_whole_checkpoints(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda fd, data: real(fd, bytes(data[:11])))
    save_checkpoint(tmp_path, ARRAYS, META, small_experiment())
    monkeypatch.undo()
    arrays = load_checkpoint(tmp_path).arrays
    for name, array in ARRAYS.items():
        np.testing.assert_array_equal(arrays[name], array)


# ---------------------------------------------------------------- 45, 49, 50: processes

# One process imports everything and then forks a child per kill, which takes milliseconds. Lines
# are single writes: print() sends pieces where Python is told not to buffer.
NURSERY = """
import os, sys
from pathlib import Path
import numpy as np
from guitrainer.config.schema import Experiment
from guitrainer.runs.checkpoint import load_checkpoint, save_checkpoint
from guitrainer.runs.files import remove_temporaries
from guitrainer.runs.lock import locked
from tests.runs.fake import meta_of

folder = Path(sys.argv[1])

def train():
    with locked(folder):
        remove_temporaries(folder)
        step = load_checkpoint(folder).meta["step"]
        os.write(1, f"{os.getpid()} {step}\\n".encode())
        for step in range(step + 1, step + 5000):  # ends by itself, should nobody kill it
            weight = np.full(50_000, step, np.float32)
            save_checkpoint(folder, {"weight": weight}, meta_of(step), Experiment())

save_checkpoint(folder, {"weight": np.zeros(50_000, np.float32)}, meta_of(0), Experiment())
for line in sys.stdin:
    child = os.fork()
    if not child:
        train()
    os.waitpid(child, 0)
    os.write(1, b"gone\\n")
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_45_and_50_killed_25_times_while_checkpointing(tmp_path: Path) -> None:
    chance = random.Random(45)
    reached = [0]
    root = str(Path(__file__).resolve().parents[2])
    command = [sys.executable, "-c", f"import sys; sys.path.insert(0, {root!r})" + NURSERY]
    command.append(str(tmp_path))
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as nursery:
        assert nursery.stdin is not None
        assert nursery.stdout is not None
        for _ in range(25):
            nursery.stdin.write("go\n")
            nursery.stdin.flush()
            child, resumed = map(int, nursery.stdout.readline().split())
            time.sleep(chance.uniform(0.001, 0.06))
            os.kill(child, signal.SIGKILL)
            assert nursery.stdout.readline() == "gone\n"
            # The child got the lock that its predecessor never released, and went on from it.
            assert resumed == reached[-1]
            arrays, meta, _ = load_checkpoint(tmp_path)
            assert (arrays["weight"] == meta["step"]).all()
            reached.append(meta["step"])
        nursery.stdin.close()
    assert reached == sorted(reached)
    assert reached[-1] > 25


def test_49_two_processes_one_run_folder(run: Path) -> None:
    script = (
        "import sys\nfrom pathlib import Path\nfrom guitrainer.runs.lock import locked\n"
        "with locked(Path(sys.argv[1])):\n    print(1, flush=True)\n    sys.stdin.read()\n"
    )
    before = content(run)
    with subprocess.Popen(
        [sys.executable, "-c", script, str(run)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline()
        with pytest.raises(RunLockedError, match=str(run)):
            next(run_experiment(None, resume=run))
        assert content(run) == before
        other.kill()
    with locked(run):
        pass


def test_messages_are_for_people() -> None:
    """Everything above ends with exit code 2, but for disks that are full."""
    assert {error.exit_code for error in (CheckpointError, WeightsError, RunLockedError)} == {2}
    assert (InputError.exit_code, OutputError.exit_code) == (2, 1)
