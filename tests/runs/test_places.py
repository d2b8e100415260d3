"""A run on the user's own files goes on from any folder, and says so if they have changed."""

import logging
from pathlib import Path

import numpy as np
import pytest

from guitrainer.cli.arguments import experiment_of
from guitrainer.cli.headless import parser
from guitrainer.config.loading import load_experiment, to_toml
from guitrainer.config.schema import Conv, Data, Dense, Experiment, Initializer, Network, Training
from guitrainer.runs.checkpoint import load_checkpoint
from guitrainer.runs.experiment import run_experiment
from guitrainer.training.control import Control
from guitrainer.training.places import located

WEIGHT = np.ones((2, 1, 3, 3), np.float32)


def write_images(folder: Path, shift: int = 0) -> None:
    folder.mkdir(exist_ok=True)
    np.save(folder / "x_train.npy", (np.arange(24 * 64) + shift).astype(np.uint8).reshape(24, 8, 8))
    np.save(folder / "y_train.npy", np.arange(24) % 3)


def own(**changes: object) -> Experiment:
    """An experiment on relative paths."""
    first = Conv(filters=2, initializer=Initializer(scheme="file", path="weights.npy"))
    return Experiment(
        data=Data(source="images", **changes),  # type: ignore[arg-type]
        network=Network(layers=(first, Dense())),
        training=Training(steps=4, batch_size=4),
    )


@pytest.fixture
def stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A run that was stopped, in a folder with images and weights."""
    write_images(tmp_path / "images")
    np.save(tmp_path / "weights.npy", WEIGHT)
    monkeypatch.chdir(tmp_path)
    list(run_experiment(own(), Control(stop_at=2), out="run"))
    return tmp_path / "run"


def test_a_run_on_relative_paths_goes_on_from_any_folder(
    stopped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    list(run_experiment(own(), out="whole"))
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    list(run_experiment(None, resume=stopped))
    ours, theirs = load_checkpoint(stopped), load_checkpoint(tmp_path / "whole")
    assert ours.meta["step"] == 4
    assert ours.arrays.keys() == theirs.arrays.keys()
    for name, array in ours.arrays.items():
        np.testing.assert_array_equal(array, theirs.arrays[name])
    assert load_experiment(stopped / "config.toml").data.source == str(tmp_path / "images")


@pytest.mark.parametrize(("shift", "told"), [(0, False), (1, True)])
def test_changed_images_are_told(
    stopped: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture, shift: int, told: bool
) -> None:
    write_images(tmp_path / "images", shift)
    with caplog.at_level(logging.WARNING):
        list(run_experiment(None, resume=stopped))
    words = f"{tmp_path / 'images'}: these are not the images this run started with"
    assert any(words in message for message in caplog.messages) is told
    assert (words in (stopped / "run.log").read_text()) is told


def test_what_is_not_where_it_was_is_found_beside_the_experiment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when a folder is sent to somebody else."""
    folder = tmp_path / "received"
    write_images(tmp_path)
    write_images(folder)
    np.save(folder / "weights.npy", WEIGHT)
    monkeypatch.chdir(tmp_path)
    file = Initializer(scheme="file", path="/home/nobody/weights.npy")
    sent = Experiment(
        data=Data(source="/home/nobody/received"),
        network=Network(layers=(Conv(initializer=file), Dense(bias_initializer=file))),
    )
    found = located(sent, tmp_path)
    assert found.data.source == str(folder)
    assert located(sent) == sent, "nowhere else"
    first, second = located(sent, folder).network.layers
    assert isinstance(first, Conv) and isinstance(second, Dense)
    assert first.initializer.path == str(folder / "weights.npy")
    assert second.bias_initializer == first.initializer
    (folder / "shared.toml").write_text(to_toml(sent), encoding="utf-8")
    words = parser().parse(["--headless", str(folder / "shared.toml")])
    assert experiment_of(words).network == located(sent, folder).network


def test_a_name_of_a_built_in_dataset_is_no_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mnist").mkdir()
    (tmp_path / "weights.npz").touch()
    monkeypatch.chdir(tmp_path)
    file = Initializer(scheme="file", path="weights.npz#conv1.weight")
    absent = Initializer(scheme="file", path="absent.npy")
    layers = (Conv(initializer=file), Dense(bias_initializer=absent))
    found = located(Experiment(network=Network(layers=layers)))
    assert found.data.source == "mnist"
    first, second = found.network.layers
    assert isinstance(first, Conv) and isinstance(second, Dense)
    assert first.initializer.path == f"{tmp_path / 'weights.npz'}#conv1.weight"
    assert second.bias_initializer == absent
