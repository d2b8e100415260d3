"""The command line that repeats an experiment, read back by the command line's own parser."""

import shlex
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guitrainer.cli.arguments import experiment_of
from guitrainer.cli.headless import parser
from guitrainer.config.command import command_of
from guitrainer.config.edits import with_layer, with_layer_moved, without_layer
from guitrainer.config.loading import load_preset, preset_list, to_toml
from guitrainer.config.overrides import apply_overrides
from guitrainer.config.schema import Experiment
from guitrainer.errors import ConfigError

NAMES = [preset.name for preset in preset_list()]


def read_back(text: str) -> Experiment:
    program, *words = shlex.split(text)
    assert program == "guitrainer"
    arguments = parser().parse(words)
    assert arguments.headless
    return experiment_of(arguments)


@pytest.mark.parametrize("name", NAMES)
def test_a_preset_is_its_name(name: str) -> None:
    assert command_of(load_preset(name)).text == f"guitrainer --headless {name}"


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        (["seed=7"], "--seed 7"),
        (["training.epochs=2"], "--epochs 2"),
        (["training.learning_rate=1e-3", "seed=1"], "--seed 1 --learning-rate 0.001"),
        (["data.limit=none"], "--limit none"),
        (["conv1.filters=8"], "--set conv1.filters=8"),
        (["conv1.kernel_size=[3, 5]"], "--set 'conv1.kernel_size=[3, 5]'"),
        (["conv1.initializer.scale=2"], "--set conv1.initializer.scale=2.0"),
        (["dense1.bias=false"], "--set dense1.bias=false"),
        (["network.layers.1.type=tanh"], "--set network.layers.1.type=tanh"),
        (["description=it's mine"], "--set 'description=\"it'\"'\"'s mine\"'"),
    ],
)
def test_shortest_form(edits: list[str], expected: str) -> None:
    experiment = apply_overrides(load_preset("digits-edges"), edits)
    made = command_of(experiment)
    assert made.text == f"guitrainer --headless digits-edges {expected}"
    assert not made.needs_file
    assert read_back(made.text) == experiment


def test_the_nearest_preset_is_taken() -> None:
    experiment = apply_overrides(load_preset("vanishing"), ["training.steps=5"])
    assert command_of(experiment).text == "guitrainer --headless vanishing --steps 5"


def test_what_no_preset_has_needs_a_file(tmp_path: Path) -> None:
    experiment = load_preset("digits-edges")
    for _ in range(3):
        experiment = with_layer(experiment, "dropout", 1)
    made = command_of(experiment, file=str(tmp_path / "my own.toml"))
    assert made.needs_file
    (tmp_path / "my own.toml").write_text(to_toml(experiment), encoding="utf-8")
    assert read_back(made.text) == experiment


EDITS = st.sampled_from(
    [
        "seed=12345678901234567",
        "name=none",
        "name=true",
        "description=none",
        'description=""',
        "data.source=shapes",
        "data.source=-odd folder",
        'data.source="none"',
        "data.mean=0.1",
        "data.preprocessing=raw",
        "data.flip=true",
        "training.optimizer=adam",
        "training.momentum=none",
        "training.clip_norm=1",
        "training.epochs=3",
        "training.steps=77",
        "training.steps=none",
        "training.learning_rate=3e-7",
        "recording.filters_every=5",
        "*.name=none",
        "conv*.initializer.scheme=he_normal",
        "conv*.initializer.distribution=truncated_normal",
        "conv*.initializer={scheme='constant', value=0.5}",
        "conv*.padding=same",
        "conv*.padding=[1, 2]",
        "dense*.initializer.variance=0.5",
        "dense*.initializer.std=0.5",
        "dense*.initializer=lsuv",
        "dense*.bias_initializer.scheme=random_normal",
        "dense*.bias_initializer={}",
        "dense*.trainable=false",
        "relu*.type=leaky_relu",
        "relu*.type=sigmoid",
        "network.layers.0.name=training",
        "network.layers.0.name=edges",
        "network.layers.1.name=data",
    ]
)


def edited(name: str, edits: list[str]) -> Experiment:
    experiment = load_preset(name)
    for edit in edits:
        try:
            experiment = apply_overrides(experiment, [edit])
        except ConfigError:  # this preset has no such layer, or will not have it
            continue
    return experiment


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(NAMES), st.lists(EDITS, max_size=6), st.text(max_size=20))
def test_read_back_after_random_edits(name: str, edits: list[str], words: str) -> None:
    experiment = edited(name, edits).model_copy(update={"description": words})
    made = command_of(experiment)
    assert made.needs_file or read_back(made.text) == experiment
    assert not made.needs_file or not words.isprintable()


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(NAMES), st.data())
def test_read_back_after_layers_came_and_went(name: str, data: Any) -> None:
    experiment = load_preset(name)
    for _ in range(data.draw(st.integers(1, 4))):
        last = len(experiment.network.layers) - 1
        index, to = (data.draw(st.integers(0, last)) for _ in range(2))
        kind = data.draw(st.sampled_from(["conv", "relu", "dense", "batch_norm", "max_pool"]))
        edit = data.draw(st.sampled_from(["with", "without", "moved"]))
        if edit == "with":
            experiment = with_layer(experiment, kind, index)
        elif edit == "without" and last:
            experiment = without_layer(experiment, index)
        else:
            experiment = with_layer_moved(experiment, index, to)
    made = command_of(experiment)
    assert made.needs_file or read_back(made.text) == experiment
