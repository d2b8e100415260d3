"""TOML files and presets become experiments, and experiments become TOML again."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guitrainer.config.assets import assets_folder
from guitrainer.config.loading import (
    DEFAULT_PRESET,
    load_experiment,
    load_preset,
    parse_experiment,
    preset_list,
    to_toml,
)
from guitrainer.config.schema import (
    LAYER_KINDS,
    Conv,
    Dense,
    Experiment,
    Initializer,
    Network,
    Training,
)
from guitrainer.errors import ConfigError

PRESETS = {
    "digits-edges",
    "keras-mnist",
    "mnist-99",
    "lenet",
    "shapes-xo",
    "photo-exemplars",
    "photo-contours",
    "photo-sparse",
    "photo-autoencoder",
    "two-conv-digits",
    "symmetry-zero",
    "symmetry-constant",
    "vanishing",
    "exploding",
    "sigmoid-relu-stall",
    "std-for-variance",
    "scrambled-pixels",
    "random-labels",
}


def test_presets_are_complete_and_start_with_the_default() -> None:
    names = [preset.name for preset in preset_list()]
    assert set(names) == PRESETS
    assert len(names) == len(PRESETS)
    assert names[0] == DEFAULT_PRESET


def test_presets_are_listed_with_their_descriptions() -> None:
    """Only the head of each file is read for the list."""
    for preset in preset_list():
        assert preset.description == load_preset(preset.name).description


@pytest.mark.parametrize("name", sorted(PRESETS))
def test_preset_is_named_as_its_file_and_says_what_it_shows(name: str) -> None:
    experiment = load_preset(name)
    assert experiment.name == name
    assert 40 < len(experiment.description) <= 80
    assert "\n" not in experiment.description


@pytest.mark.parametrize("name", sorted(PRESETS))
def test_preset_survives_the_round_trip_through_toml(name: str) -> None:
    experiment = load_preset(name)
    text = to_toml(experiment)
    assert parse_experiment(tomllib.loads(text)) == experiment
    assert "None" not in text


def test_file_in_the_run_folder_loads_as_the_same_experiment(tmp_path: Path) -> None:
    experiment = load_preset("two-conv-digits")
    path = tmp_path / "config.toml"
    path.write_text(to_toml(experiment), encoding="utf-8")
    assert load_experiment(path) == experiment


numbers = st.floats(1e-9, 1e5, allow_nan=False)


@given(
    description=st.text(max_size=60),
    seed=st.integers(0, 2**63 - 1),
    std=numbers,
    rate=numbers,
    size=st.integers(1, 11) | st.tuples(st.integers(1, 11), st.integers(1, 11)),
    padding=st.sampled_from(["valid", "same", 3, (0, 2)]),
)
def test_any_experiment_survives_the_round_trip(
    description: str,
    seed: int,
    std: float,
    rate: float,
    size: int | tuple[int, int],
    padding: str,
) -> None:
    conv = Conv(kernel_size=size, padding=padding, initializer=Initializer(std=std))  # type: ignore[arg-type]
    experiment = Experiment(
        description=description,
        seed=seed,
        network=Network(layers=(conv, Dense(bias_initializer=Initializer(scheme="ones")))),
        training=Training(learning_rate=rate, epochs=3),
    )
    assert parse_experiment(tomllib.loads(to_toml(experiment))) == experiment


def test_every_preset_file_is_listed() -> None:
    files = {path.stem for path in (assets_folder() / "presets").iterdir()}
    assert files == PRESETS


def test_controls_differ_from_the_default_by_the_control_alone() -> None:
    default = load_preset("digits-edges")
    for name, control in (
        ("scrambled-pixels", "scrambled_pixels"),
        ("random-labels", "random_labels"),
    ):
        experiment = load_preset(name)
        assert experiment.data == default.data.model_copy(update={"control": control})
        assert experiment.network == default.network
        assert experiment.training == default.training


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("digits-edge", 'preset "digits-edge": unknown, nearest: digits-edges'),
        ("keras", 'preset "keras": unknown, nearest: keras-mnist'),
        ("../presets/lenet", 'preset "../presets/lenet": unknown, nearest: lenet'),
    ],
)
def test_unknown_preset_names_the_nearest(name: str, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load_preset(name)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "[training]\nbatch_size = 0",
            "training.batch_size: got 0, accepted: an integer from 1 to 65,536",
        ),
        (
            '[training]\noptimizer = "addam"',
            'training.optimizer: got "addam", accepted: sgd, momentum, nesterov, rmsprop, adam, '
            "adamw; nearest: adam",
        ),
        (
            "[training]\nsteps = 3\nepochs = 1",
            "training: steps and epochs exclude each other: give only one of them",
        ),
        (
            "[[network.layers]]\ntype = 'conv'\nkernel_size = [3, 12]",
            "network.layers.conv1.kernel_size: got [3, 12], accepted: an integer from 1 to 11, "
            "or a list of 2, each an integer from 1 to 11",
        ),
        (
            "[[network.layers]]\ntype = 'conv'\ninitializer = { std = 0.1, variance = 0.1 }",
            "network.layers.conv1.initializer: std and variance exclude each other: "
            "give only one of them",
        ),
        (
            "[[network.layers]]\ntype = 'relu'\n[[network.layers]]\nname = 'a'",
            f"network.layers.1: has no type, accepted: {', '.join(sorted(LAYER_KINDS))}",
        ),
        ("training = 3", "training: got 3, accepted: a table"),
        ("network.layers = []", "network.layers: got [], accepted: a list of 1 to 128 tables"),
        ("seed = -1", "seed: got -1, accepted: an integer from 0 to 9,223,372,036,854,775,807"),
        ("seed = 1.0", "seed: got 1.0, accepted: an integer from 0 to 9,223,372,036,854,775,807"),
        ("description = 7", "description: got 7, accepted: text of at most 500 characters"),
        (
            "[[network.layers]]\ntype = 'relu'\nname = 'relu2'\n[[network.layers]]\ntype = 'relu'",
            "network: two layers are named relu2: every name must be unique",
        ),
        (
            "[[network.layers]]\ntype = 'dropout'\nrate = 1",
            "network.layers.dropout1.rate: got 1, accepted: a number ≥ 0 and < 1",
        ),
    ],
)
def test_fault_in_a_file_is_one_line_that_names_file_field_found_and_accepted(
    text: str, message: str, tmp_path: Path
) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load_experiment(path)
    assert str(caught.value) == f"{path}: {message}"


def test_missing_file_and_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(
        ConfigError, match=r"absent\.toml: cannot be read: No such file or directory$"
    ):
        load_experiment(tmp_path / "absent.toml")
    with pytest.raises(ConfigError, match="a folder, accepted: a regular file"):
        load_experiment(tmp_path)
