"""Signals: rows of numbers of any length and range, in tables and arrays."""

from pathlib import Path

import numpy as np
import pytest

from guitrainer.config.loading import parse_experiment
from guitrainer.data.loading import load_dataset
from guitrainer.errors import ConfigError, DataError
from guitrainer.events import RunFinished
from guitrainer.runs.experiment import run_experiment

COUNT, LENGTH, CLASSES = 150, 50, 3


@pytest.fixture(scope="module")
def signals() -> tuple[np.ndarray, np.ndarray]:
    """Sine waves in noise; the label is their frequency."""
    rng, labels = np.random.default_rng(0), np.arange(COUNT) % CLASSES
    waves = np.sin(np.arange(LENGTH) * (0.3 + 0.4 * labels[:, None]))
    return (3 * waves + rng.normal(0, 0.3, (COUNT, LENGTH))).astype(np.float32), labels


def stored(path: Path, values: np.ndarray, labels: np.ndarray) -> Path:
    if path.suffix == ".npz":
        np.savez(path, x=values, y=labels)
        return path
    heads = ",".join(["label", *(f"t{k}" for k in range(LENGTH))])
    rows = (
        ",".join([str(label), *map(repr, map(float, row))])
        for label, row in zip(labels, values, strict=True)
    )
    path.write_text("\n".join([heads, *rows]))
    return path


@pytest.mark.parametrize("name", ["waves.npz", "waves.csv"])
def test_signals_are_read_as_stored_and_learned(
    name: str, tmp_path: Path, signals: tuple[np.ndarray, np.ndarray]
) -> None:
    values, labels = signals
    experiment = parse_experiment(
        {
            "name": "waves",
            "data": {"source": str(stored(tmp_path / name, values, labels)), "signals": True},
            "network": {
                "layers": [
                    {"type": "conv", "filters": 8, "kernel_size": [1, 9]},
                    {"type": "relu"},
                    {"type": "max_pool", "size": [1, 2]},
                    {"type": "conv", "filters": 8, "kernel_size": [1, 5]},
                    {"type": "relu"},
                    {"type": "global_avg_pool"},
                    {"type": "dense"},
                ]
            },
            "training": {"batch_size": 25, "steps": 60},
        }
    )
    dataset = load_dataset(experiment.data, experiment.seed)
    assert dataset.shape == (1, 1, LENGTH)
    found = np.concatenate([dataset.train.images, dataset.test.images])[:, 0, 0]
    ours, theirs = (one[np.lexsort(one.T)] for one in (found, values))
    np.testing.assert_array_equal(ours, theirs)
    *_, last = run_experiment(experiment, out=tmp_path / "run")
    assert isinstance(last, RunFinished) and last.test_accuracy is not None
    assert last.test_accuracy > 0.95


def test_signals_have_one_axis(tmp_path: Path) -> None:
    path = tmp_path / "images.npz"
    np.savez(path, x=np.zeros((8, 5, 5)), y=np.arange(8) % 2)
    data = parse_experiment({"data": {"source": str(path), "signals": True}}).data
    with pytest.raises(DataError, match=r"signals of shape \(8, 5, 5\); accepted: \(N, length\)"):
        load_dataset(data, 0)


@pytest.mark.parametrize("other", [{"resize": 8}, {"invert": True}])
def test_signals_are_not_changed_like_images(other: dict[str, object]) -> None:
    with pytest.raises(ConfigError, match=f"signals and {next(iter(other))} exclude each other"):
        parse_experiment({"data": {"signals": True, **other}})
