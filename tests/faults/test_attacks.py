"""Run folders from strangers: rows 58 to 62. Whatever is in them, nothing happens outside."""

import json
import os
import shutil
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from guitrainer.errors import CheckpointError, GuitrainerError, InputError
from guitrainer.files.names import file_name
from guitrainer.formats import tensors
from guitrainer.runs.checkpoint import CHECKPOINT_NAME, _digest, load_checkpoint
from guitrainer.runs.experiment import run_experiment
from guitrainer.runs.export import export_filters, export_run
from guitrainer.runs.history import npz_bytes, read_history
from guitrainer.runs.management import copy_run, run_files
from guitrainer.runs.outline import read_result, read_start
from guitrainer.runs.reading import (
    read_evaluations,
    read_histograms,
    read_signals,
    read_steps,
    read_times,
)
from guitrainer.runs.replay import read_events
from guitrainer.training.control import Control
from tests.runs import fake
from tests.runs.fake import small_experiment, tiny_experiment

posix = pytest.mark.skipif(os.name != "posix", reason="links and pipes as POSIX has them")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A run of 30 of 60 steps, beside a file that is nobody's business."""
    fake.install(monkeypatch)
    list(run_experiment(small_experiment(60), Control(stop_at=30), out=tmp_path / "run"))
    (tmp_path / "precious").write_text("as it was")
    return tmp_path / "run"


def everything(folder: Path) -> dict[str, bytes]:
    """All files below a folder with their content; links as where they lead."""
    return {
        str(path.relative_to(folder)): (
            str(path.readlink()).encode() if path.is_symlink() else path.read_bytes()
        )
        for path in folder.rglob("*")
        if path.is_symlink() or path.is_file()
    }


def refused(act: Callable[[], object], where: Path) -> str:
    """The one line with which something is refused; nothing in `where` changes."""
    before = everything(where)
    with pytest.raises(InputError) as caught:
        act()
    assert everything(where) == before
    message = str(caught.value)
    assert "\n" not in message
    assert len(message) < 1000
    return message


# ---------------------------------------------------------------- 58: names that are paths

PATHS = (
    "../precious",
    "/tmp/precious",
    "..",
    "a/b",
    "a\\b",
    "conv1\n",
    "C:x",
    "x" * 65,
    "ümlaut",
    "",
)


@pytest.mark.parametrize("name", PATHS)
def test_58_a_name_that_is_a_path_is_no_name(name: str) -> None:
    with pytest.raises(InputError, match="cannot be used as a file name"):
        file_name(name)


def renamed(run: Path, layer: str) -> None:
    """Call the recorded layer something else."""
    with np.load(run / "filters.npz") as known:
        arrays = {name.replace("conv1", layer): known[name] for name in known.files}
    (run / "filters.npz").write_bytes(npz_bytes(arrays))


@pytest.mark.parametrize("layer", ["../../precious", "/tmp/precious", "..", "a/b", "Conv1"])
def test_58_a_layer_that_is_a_path(run: Path, tmp_path: Path, layer: str) -> None:
    renamed(run, layer)
    for act in (
        lambda: export_run(run, tmp_path / "pictures"),
        lambda: export_run(run, tmp_path / "a.npz"),
        lambda: export_filters(run, tmp_path / "all"),
        lambda: list(read_events(run)),
        lambda: next(run_experiment(None, resume=run)),
    ):
        assert "filters.npz" in refused(act, tmp_path)


def test_58_a_layer_of_the_plan_that_is_a_path(run: Path, tmp_path: Path) -> None:
    plan = json.loads((run / "plan.json").read_text())
    shape = [1, 2, 3]
    layer = {"type": "conv", "input_shape": shape, "output_shape": shape, "parameters": 1}
    plan["layers"] = [{"name": "../../x", **layer}, {"name": "dense1", **layer}]
    (run / "plan.json").write_text(json.dumps(plan))
    assert "layers: found" in refused(lambda: read_start(run, small_experiment(60)), tmp_path)


# ---------------------------------------------------------------- 59: links, pipes, devices

FILES = (
    "run.log", "metrics.csv", "times.csv", "steps.csv", "signals.csv", "histograms.csv",
    "filters.npz", "result.json", "plan.json", "config.toml", "environment.json",
    "checkpoint.safetensors", ".lock", "filters",
)  # fmt: skip


READERS: dict[str, Callable[[Path], object]] = {
    "metrics.csv": lambda path: list(read_evaluations(path)),
    "steps.csv": lambda path: list(read_steps(path, path.with_name("times.csv"))),
    "times.csv": lambda path: list(read_times(path)),
    "signals.csv": lambda path: list(read_signals(path)),
    "histograms.csv": lambda path: list(read_histograms(path)),
    "filters.npz": read_history,
    "result.json": lambda path: read_result(path.parent),
    "plan.json": lambda path: read_start(path.parent, small_experiment()),
    "config.toml": lambda path: list(read_events(path.parent)),
    "checkpoint.safetensors": load_checkpoint,
}


@posix
@pytest.mark.parametrize("target", ["../precious", "nowhere", "/dev/zero"])
@pytest.mark.parametrize("name", FILES)
def test_59_links_in_a_run_are_not_followed_when_it_is_resumed(
    run: Path, tmp_path: Path, name: str, target: str
) -> None:
    (run / name).unlink(missing_ok=True)
    (run / name).symlink_to(target)
    message = refused(lambda: next(run_experiment(None, resume=run)), tmp_path)
    assert f"{name}: a link, accepted: a " in message


@posix
@pytest.mark.parametrize("name", FILES)
def test_59_a_pipe_in_a_run_hangs_nobody(run: Path, tmp_path: Path, name: str) -> None:
    (run / name).unlink(missing_ok=True)
    os.mkfifo(run / name)
    assert name in refused(lambda: next(run_experiment(None, resume=run)), tmp_path)
    if name in READERS:
        with pytest.raises(InputError, match=name):
            READERS[name](run / name)
    assert run / name not in (run_files(run) if name not in ("config.toml", "steps.csv") else [])


@posix
def test_59_links_are_not_copied(run: Path, tmp_path: Path) -> None:
    (run / "metrics.csv").unlink()
    (run / "metrics.csv").symlink_to("../precious")
    copies = copy_run(run, tmp_path / "copy")
    assert "metrics.csv" not in {path.name for path in copies}


@posix
def test_59_a_temporary_file_that_is_a_link_is_not_written_into(run: Path, tmp_path: Path) -> None:
    (run / f".config.toml.{os.getpid()}.tmp").symlink_to("../precious")
    list(run_experiment(None, resume=run))
    assert (tmp_path / "precious").read_text() == "as it was"


def test_59_a_folder_where_a_file_belongs(run: Path, tmp_path: Path) -> None:
    (run / "result.json").unlink(missing_ok=True)
    (run / "result.json").mkdir()
    message = refused(lambda: next(run_experiment(None, resume=run)), tmp_path)
    assert "result.json: a folder, accepted: a regular file" in message
    assert "a folder" in refused(lambda: read_result(run), tmp_path)


# ---------------------------------------------------------------- 60: senseless content


def forged(path: Path, change: Callable[[dict[str, Any], dict[str, Any]], None]) -> None:
    """Change values and arrays of a checkpoint, and make its checksum anew."""
    arrays, metadata = tensors.read(path)
    meta = json.loads(metadata["meta"])
    change(meta, arrays)
    metadata["meta"] = json.dumps(meta)
    del metadata["sha256"]
    metadata["sha256"] = _digest(arrays, metadata)
    path.write_bytes(b"".join(tensors.encode(arrays, metadata)))


NUMBERS: tuple[object, ...] = (
    None,
    True,
    -5,
    1e400,
    -1e400,
    float("nan"),
    10**30,
    "12",
    [12],
    {},
    0.5,
)
SENSELESS = [
    *(("step", value) for value in NUMBERS),
    *(("updates", value) for value in (*NUMBERS, 29, 31)),
    *(("seconds", value) for value in (-1, float("nan"), 1e400, 10**30, "x", [1])),
    *(("recent_losses", value) for value in (None, 1, [1.0], [float("inf")] * 30, ["x"] * 30)),
    *(("changes", value) for value in (None, 1, "x", [1], [[1]], [[1, "size", 2]])),
    ("changes", [[1, "learning_rate", float("inf")]]),
    ("changes", [[1, "learning_rate", -1]]),
    ("changes", [[1, "momentum", 1]]),
    ("changes", [[1, "weight_decay", 2e6]]),
    ("changes", [[31, "learning_rate", 1.0]]),
    ("changes", [[-1, "learning_rate", 1.0]]),
    ("changes", [[2, "learning_rate", 1.0], [1, "learning_rate", 1.0]]),
    ("rates", None),
    ("rates", [1, 2, 3]),
    ("rates", {}),
    ("rates", {"learning_rate": float("nan"), "momentum": 0, "weight_decay": 0}),
    ("rates", {"learning_rate": -0.1, "momentum": 0, "weight_decay": 0}),
    ("rates", {"learning_rate": 0.1, "momentum": 1.5, "weight_decay": 0}),
    ("rates", {"learning_rate": 0.1, "momentum": 0, "weight_decay": [0]}),
    ("rates", {"learning_rate": 0.1, "momentum": 0, "weight_decay": 0, "more": 0}),
    ("images", 5),
    ("images", "../x"),
    ("unknown", 1),
]


@pytest.mark.parametrize(("field", "value"), SENSELESS)
def test_60_values_that_cannot_be(run: Path, tmp_path: Path, field: str, value: object) -> None:
    forged(run / CHECKPOINT_NAME, lambda meta, arrays: meta.update({field: value}))
    message = refused(lambda: next(run_experiment(None, resume=run)), tmp_path)
    assert CHECKPOINT_NAME in message
    assert "the state of the trainer" in message


def test_60_state_that_is_no_table(run: Path, tmp_path: Path) -> None:
    forged(run / CHECKPOINT_NAME, lambda meta, arrays: meta.clear())
    assert "step: Field required" in refused(lambda: load_checkpoint(run), tmp_path)


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A short run of the real trainer."""
    folder = tmp_path_factory.mktemp("trained") / "run"
    list(run_experiment(tiny_experiment(steps=4), Control(stop_at=2), out=folder))
    return folder


def changed(name: str, array: Any) -> Callable[[dict[str, Any], dict[str, Any]], None]:
    return lambda meta, arrays: arrays.update({name: array})


def _typed(name: str, dtype: type) -> Callable[[dict[str, Any], dict[str, Any]], None]:
    return lambda meta, arrays: arrays.update({name: arrays[name].astype(dtype)})


def _negative(name: str) -> Callable[[dict[str, Any], dict[str, Any]], None]:
    return lambda meta, arrays: arrays.update({name: -1 - np.abs(arrays[name])})


def _rate(meta: dict[str, Any], arrays: dict[str, Any]) -> None:
    meta["rates"]["learning_rate"] *= 2


def _late(meta: dict[str, Any], arrays: dict[str, Any]) -> None:
    meta.update(step=99, updates=99, recent_losses=[1.0] * 99)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (_typed("conv1.weight", np.float64), "conv1.weight: got float64"),
        (_typed("conv1.weight", np.int64), "conv1.weight: got int64"),
        (_typed("optimizer.conv1.weight.mean", np.float64), "got float64"),
        (changed("extra", np.zeros(3, np.float32)), '"extra": unknown'),
        (changed("../extra", np.zeros(3, np.float32)), "unknown"),
        (_negative("optimizer.conv1.weight.square"), "accepted: numbers of at least 0"),
        (_negative("batch_norm1.running_var"), "accepted: numbers of at least 0"),
        (_rate, "experiment and changes give"),
        (_late, "after step 99 of a run of 4 steps"),
    ],
)
def test_60_arrays_and_values_of_no_such_run(
    trained: Path,
    tmp_path: Path,
    change: Callable[[dict[str, Any], dict[str, Any]], None],
    message: str,
) -> None:
    shutil.copytree(trained, tmp_path / "run")
    forged(tmp_path / "run" / CHECKPOINT_NAME, change)
    found = refused(lambda: next(run_experiment(None, resume=tmp_path / "run")), tmp_path)
    assert message in found


@pytest.mark.parametrize("shape", [[2**62, 0, 2**62], [2**62, 2**62, 0], [0, 2**60]])
def test_60_a_shape_whose_product_overflows(run: Path, tmp_path: Path, shape: list[int]) -> None:
    content = (run / CHECKPOINT_NAME).read_bytes()
    (length,) = struct.unpack("<Q", content[:8])
    header = json.loads(content[8 : 8 + length])
    header["empty"] = {"dtype": "F32", "shape": shape, "data_offsets": [0, 0]}
    text = json.dumps(header).encode()
    (run / CHECKPOINT_NAME).write_bytes(struct.pack("<Q", len(text)) + text + content[8 + length :])
    assert "has shape" in refused(lambda: load_checkpoint(run), tmp_path)


def test_60_filters_of_another_network_are_noticed_before_training(
    run: Path, tmp_path: Path
) -> None:
    with np.load(run / "filters.npz") as known:
        arrays = {name: known[name] for name in known.files}
    weight = arrays["conv1.weight"]
    for wrong in (weight[..., :3], weight[:, :, :0].repeat(2, 2)):
        (run / "filters.npz").write_bytes(npz_bytes({**arrays, "conv1.weight": wrong}))
        message = refused(lambda: next(run_experiment(None, resume=run)), tmp_path)
        assert "conv1.weight" in message
    two = {**arrays, "conv2.weight": weight}
    (run / "filters.npz").write_bytes(npz_bytes(two))
    message = refused(lambda: next(run_experiment(None, resume=run)), tmp_path)
    assert "the convolutions of this run are conv1" in message


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("steps", -1), ("steps", 10**30), ("steps", "x"), ("steps", None), ("reason", "bored"),
        ("test_accuracy", 1e400), ("test_accuracy", 7), ("seconds", -1), ("edge_fraction", [1]),
        ("diverged_what", "x" * 5000), ("train_loss", "nan"),
    ],
)  # fmt: skip
def test_60_results_that_cannot_be(run: Path, tmp_path: Path, field: str, value: object) -> None:
    result = json.loads((run / "result.json").read_text())
    (run / "result.json").write_text(json.dumps({**result, field: value}))
    assert f"damaged: {field}" in refused(lambda: read_result(run), tmp_path)


@pytest.mark.parametrize("row", ["9" * 5000 + ",", "12," + "9" * 4000 + ",\n", "\0" * 10**6])
def test_60_rows_that_cannot_be(run: Path, tmp_path: Path, row: str) -> None:
    table = (run / "steps.csv").read_text()
    header = table.partition("\n")[0]
    (run / "steps.csv").write_text(f"{header}\n{row}")
    assert "steps.csv: damaged" in refused(
        lambda: list(read_steps(run / "steps.csv", run / "times.csv")), tmp_path
    )


# ---------------------------------------------------------------- 61, 63: bombs


def test_63_many_small_filters_are_refused_before_they_are_read(tmp_path: Path) -> None:
    arrays: dict[str, Any] = {
        "steps": np.arange(1),
        "conv1.weight": np.zeros((1, 200_000, 1, 1, 1), np.float32),
    }
    with zipfile.ZipFile(tmp_path / "filters.npz", "w", zipfile.ZIP_DEFLATED) as archive:
        for name, array in arrays.items():
            with archive.open(f"{name}.npy", "w") as file:
                np.lib.format.write_array(file, array)
    assert (tmp_path / "filters.npz").stat().st_size < 4000
    with pytest.raises(GuitrainerError, match="up to 4,096 filters"):
        read_history(tmp_path / "filters.npz")


@posix
def test_63_a_checkpoint_that_is_a_hole(run: Path) -> None:
    with (run / CHECKPOINT_NAME).open("r+b") as file:
        file.truncate(3 << 30)
    with pytest.raises(CheckpointError, match="the rest is empty"):
        load_checkpoint(run)
