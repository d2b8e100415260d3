"""Runs of networks with layers of many kinds: resumed bit for bit, on any number of threads."""

from pathlib import Path

import numpy as np
import pytest

from guitrainer.analysis.edges import score_filters
from guitrainer.config import schema
from guitrainer.runs.checkpoint import load_checkpoint
from guitrainer.runs.experiment import run_experiment
from guitrainer.training.control import Control
from tests.runs.test_resume import same_run

STEPS, STOP_AT = 6, 4
DIRAC = schema.Initializer(scheme="dirac")

NETS: dict[str, tuple[schema.AnyLayer, ...]] = {
    "convolutions": (
        schema.Conv(filters=4, kernel_size=3, padding="same"),
        schema.PRelu(),
        schema.DepthwiseConv(kernel_size=5, multiplier=2, padding="same", dilation=2),
        schema.GroupNorm(),
        schema.Silu(),
        schema.Conv(filters=8, groups=4, padding="same", initializer=DIRAC),
        schema.L1Penalty(),
        schema.Elu(),
        schema.TransposedConv(filters=4, kernel_size=2, stride=2),
        schema.RmsNorm(),
        schema.Selu(),
        schema.Dense(),
    ),
    "sums": (
        schema.Conv(filters=4, padding="same"),
        schema.Relu(name="stem"),
        schema.Conv(filters=4, padding="same"),
        schema.BatchNorm(),
        schema.Add(of="stem"),
        schema.Relu(),
        schema.Upsample(),
        schema.Conv(filters=12, stride=2, padding="same", standardized=True),
        schema.Maxout(),
        schema.LayerNorm(),
        schema.Add(of="stem"),
        schema.HardSwish(),
        schema.Dropout(rate=0.2),
        schema.Local(filters=3, stride=2),
        schema.Softplus(),
        schema.Dense(),
    ),
}


def experiment(name: str) -> schema.Experiment:
    return schema.Experiment(
        name="kinds",
        data=schema.Data(source="shapes", image_size=12, limit=80, test_limit=16),
        network=schema.Network(layers=NETS[name]),
        training=schema.Training(batch_size=36, steps=STEPS, optimizer="adam", learning_rate=0.01),
        recording=schema.Recording(filters_every=2),
    )


@pytest.mark.parametrize("name", NETS)
def test_stopped_and_resumed_on_more_threads(name: str, tmp_path: Path) -> None:
    whole, parted = tmp_path / "whole", tmp_path / "parted"
    list(run_experiment(experiment(name), out=whole))
    list(run_experiment(experiment(name), Control(STOP_AT), out=parted))
    assert load_checkpoint(parted).meta["step"] == STOP_AT
    list(run_experiment(None, resume=parted, threads=2))
    same_run(whole, parted)
    if name == "convolutions":
        check_filters(whole)


def check_filters(folder: Path) -> None:
    """Filters of a depthwise layer are recorded and scored; dirac starts each group on its own."""
    with np.load(folder / "filters.npz") as history:
        depthwise, grouped = history["depthwise_conv1.weight"], history["conv2.weight"]
    assert depthwise.shape == (STEPS // 2 + 1, 8, 1, 5, 5)
    assert score_filters(depthwise[-1]).scores.shape == (8,)
    assert not np.array_equal(depthwise[0], depthwise[-1])
    start = np.zeros((8, 2, 3, 3))
    start[np.arange(8), np.arange(8) % 2, 1, 1] = 1  # two filters per group of two channels
    np.testing.assert_array_equal(grouped[0], start)
