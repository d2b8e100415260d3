"""Filters over time: checkpoints in natural order, runs, single files, and what is refused."""

import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from guitrainer.cli.main import main
from guitrainer.errors import WeightsError
from guitrainer.events import FiltersCaptured
from guitrainer.runs import filter_series
from guitrainer.runs.filter_series import open_series
from guitrainer.runs.history import arrays_of, history_of, npz_bytes

Arrays = Mapping[str, NDArray[np.float32]]


def filters(seed: int, shape: tuple[int, ...] = (4, 3, 5, 5)) -> NDArray[np.float32]:
    return np.random.default_rng(seed).standard_normal(shape).astype(np.float32)


def saved(folder: Path, name: str, arrays: Arrays | None = None, seed: int = 0) -> Path:
    """Save arrays as PyTorch would name them; the content is an .npz file whatever its name."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    found = {"conv1.weight": filters(seed)} if arrays is None else arrays
    path.write_bytes(npz_bytes(found))
    return path


@pytest.mark.parametrize(
    ("names", "first", "steps", "shown"),
    [
        (["epoch_10.npz", "epoch_9.npz"], 1, [9, 10], ["epoch_9", "epoch_10"]),
        (["w.1-0.52.npz", "w.2-0.31.npz"], 0, [1, 2], ["w.1-0.52", "w.2-0.31"]),
        (
            ["epoch=1-step=200.ckpt", "epoch=1-step=100.ckpt"],
            1,
            [100, 200],
            ["epoch=1-step=100", "epoch=1-step=200"],
        ),
        (
            ["checkpoint-1000/model.pt", "checkpoint-500/model.pt"],
            1,
            [500, 1000],
            ["checkpoint-500", "checkpoint-1000"],
        ),
        (["conv3x3_2.weights.npz", "conv3x3_1.weights.npz"], 1, [1, 2], ["conv3x3_1", "conv3x3_2"]),
        (
            ["20261128101500.npz", "20261128091500.npz"],
            1,
            [1, 2],
            ["20261128091500", "20261128101500"],
        ),
    ],
)
def test_checkpoints_are_in_natural_order(
    tmp_path: Path, names: list[str], first: int, steps: list[int], shown: list[str]
) -> None:
    for seed, name in enumerate(names):
        saved(tmp_path, name, seed=seed)
    series = open_series(tmp_path)
    assert [moment.step for moment in series.moments] == steps
    assert [moment.name for moment in series.moments] == shown
    captures = list(series.captures("conv1"))
    assert [capture.step for capture in captures] == steps
    assert {capture.weight.tobytes() for capture in captures} == {
        filters(seed).tobytes() for seed in range(len(names))
    }
    assert captures[0].weight.tobytes() == filters(first).tobytes()
    assert captures[0].scores is not None


def test_the_largest_group_is_taken_and_the_rest_is_named(tmp_path: Path) -> None:
    for number in (1, 2, 3):
        saved(tmp_path, f"epoch_{number}.npz")
    saved(tmp_path, "best.npz")
    saved(tmp_path, "optimizer_1.npz")
    (tmp_path / "log.txt").write_text("loss 0.5\n")
    (tmp_path / "config.json").write_text("{}")
    series = open_series(tmp_path)
    assert len(series.moments) == 3
    assert str(series.notes[-1]) == "left out: best.npz"
    assert series.format.startswith("3 checkpoints, ")


def test_files_without_convolutions_are_passed_over(tmp_path: Path) -> None:
    for number in (1, 2, 3):
        saved(tmp_path, f"loss_{number}.npz", {"loss": np.ones(3, np.float32)})
    for number in (1, 2):
        saved(tmp_path, f"epoch_{number}.npz")
    assert [moment.name for moment in open_series(tmp_path).moments] == ["epoch_1", "epoch_2"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ({}, "found none; accepted: files of trained networks whose names differ in a number"),
        ({"a.npz": None, "b.npz": None}, "found a.npz, b.npz; accepted: files"),
        ({"e1.npz": {"loss": np.ones(3, np.float32)}, "e2.npz": {"loss": np.ones(3, np.float32)}},
         "without filters of a convolution"),
    ],
)  # fmt: skip
def test_a_folder_without_checkpoints_is_refused(
    tmp_path: Path, content: dict[str, Arrays | None], words: str
) -> None:
    for name, arrays in content.items():
        saved(tmp_path, name, arrays)
    with pytest.raises(WeightsError) as caught:
        open_series(tmp_path)
    assert words in str(caught.value) and "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("first", "words"),
    [
        ({"conv1.weight": filters(0, (8, 3, 5, 5))}, "accepted: (4, 3, 5, 5) as in e2.npz"),
        ({"other.weight": filters(0)}, "has no layer conv1, accepted: other"),
        ({"conv1.weight": np.full((4, 3, 5, 5), np.nan, np.float32)}, "contains NaN or infinity"),
    ],
)
def test_a_checkpoint_that_differs_is_named(tmp_path: Path, first: Arrays, words: str) -> None:
    path = saved(tmp_path, "e1.npz", first)
    saved(tmp_path, "e2.npz")
    series = open_series(tmp_path)
    series.capture("conv1", 1)
    with pytest.raises(WeightsError, match=str(path)) as caught:
        series.capture("conv1", 0)
    assert words in str(caught.value)


def test_a_doubt_about_the_axes_is_refused_until_an_order_is_chosen(tmp_path: Path) -> None:
    weight = filters(0, (5, 5, 5, 5))
    path = saved(tmp_path, "a.npz", {"arr_0": weight})
    with pytest.raises(WeightsError, match="accepted: --axes OIHW"):
        open_series(path).capture(None, 0)
    turned = open_series(path, "HWIO").capture(None, 0).weight
    np.testing.assert_array_equal(turned, weight.transpose(3, 2, 0, 1))


def test_a_layer_beyond_memory_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = saved(tmp_path, "a.npz")
    monkeypatch.setattr(filter_series, "MOST_ELEMENTS", 200)
    with pytest.raises(WeightsError, match="accepted: up to 65,536 filters with 200 weights"):
        open_series(path).capture(None, 0)


def test_a_history_beyond_memory_is_spread_evenly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(1, 10):
        saved(tmp_path, f"e{number}.npz", seed=number)
    monkeypatch.setattr(filter_series, "MOST_BYTES", 3 * 4 * 4 * 3 * 25)
    history = open_series(tmp_path).history("conv1")
    assert history.steps.tolist() == [1, 5, 9]
    assert [history.when(place) for place in range(3)] == ["e1", "e5", "e9"]
    np.testing.assert_array_equal(history.layers["conv1"].weight[1], filters(5))


@pytest.mark.parametrize("inside", [True, False], ids=["folder", "file"])
def test_a_run_is_its_own_history(tmp_path: Path, inside: bool) -> None:
    captures = [
        FiltersCaptured(step, "conv1", filters(step), np.zeros(4, np.float32), None)
        for step in (0, 40)
    ]
    history = history_of(captures)
    (tmp_path / "filters.npz").write_bytes(npz_bytes(arrays_of(history, ["conv1"])))
    series = open_series(tmp_path if inside else tmp_path / "filters.npz")
    assert [moment.name for moment in series.moments] == ["step 0", "step 40"]
    assert series.layers[0].shape == (4, 3, 5, 5)
    np.testing.assert_array_equal(series.capture("conv1", 0).weight, filters(0))


# ------------------------------------------------------------ the command line


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in (2, 10, 1):
        saved(tmp_path / "weights", f"epoch_{number}.npz", seed=number)
    return tmp_path / "weights"


def test_look_says_what_a_folder_of_checkpoints_is(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["look", str(folder)]) == 0
    text = capsys.readouterr().out
    assert "3 checkpoints, " in text
    assert "checkpoints: epoch_1 to epoch_10; the table describes the last" in text
    assert main(["look", str(folder), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["checkpoints"] == ["epoch_1", "epoch_2", "epoch_10"]
    assert [layer["layer"] for layer in found["layers"]] == ["conv1"]


def test_checkpoints_become_a_film(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    film = folder.parent / "film.gif"
    assert main(["export", str(folder), "--to", str(film), "--layer", "conv1"]) == 0
    with Image.open(film) as picture:
        assert picture.n_frames == 3  # type: ignore[attr-defined]
    numbers = folder.parent / "all.npz"
    assert main(["export", str(folder), "--to", str(numbers), "--step", "all"]) == 0
    with np.load(numbers) as arrays:
        assert arrays["steps"].tolist() == [1, 2, 10]
        np.testing.assert_array_equal(arrays["conv1.weight"][2], filters(10))
    sheet = folder.parent / "one.svg"
    assert main(["export", str(folder), "--to", str(sheet), "--step", "2"]) == 0
    assert "epoch_2" in sheet.read_text()
    assert main(["export", str(folder), "--to", str(sheet), "--layer", "conv9"]) == 2
    assert "has no layer conv9, accepted: conv1" in capsys.readouterr().err
