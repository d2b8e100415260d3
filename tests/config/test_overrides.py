"""KEY=VALUE changes an experiment, one field at a time."""

from typing import Any

import pytest

from guitrainer.config.loading import load_preset, parse_experiment, to_mapping, to_toml
from guitrainer.config.overrides import apply_overrides, weight_settings
from guitrainer.config.schema import LAYER_KINDS, Experiment
from guitrainer.errors import ConfigError


@pytest.fixture(scope="module")
def experiment() -> Experiment:
    return load_preset("digits-edges")


def value_at(experiment: Experiment, key: str) -> Any:
    value: Any = experiment
    for part in key.split("."):
        value = value[int(part)] if part.isdigit() else getattr(value, part)
    return value


@pytest.mark.parametrize(
    ("setting", "key", "expected"),
    [
        ("seed=7", "seed", 7),
        ("training.steps=10", "training.steps", 10),
        ("training.learning_rate=1e-3", "training.learning_rate", 0.001),
        ("training.learning_rate=.5", "training.learning_rate", 0.5),
        ("training.learning_rate = 2", "training.learning_rate", 2.0),
        ("training.optimizer=adam", "training.optimizer", "adam"),
        ('training.optimizer="adam"', "training.optimizer", "adam"),
        ("training.clip_norm=none", "training.clip_norm", None),
        ("data.limit=none", "data.limit", None),
        ("data.control=none", "data.control", "none"),
        ("data.flip=true", "data.flip", True),
        ("data.source=2024", "data.source", "2024"),
        ("data.source=2024-01-01", "data.source", "2024-01-01"),
        ("data.source=my data/a=b", "data.source", "my data/a=b"),
        ("name='quoted'", "name", "quoted"),
        ("network.layers.0.filters=32", "network.layers.0.filters", 32),
        ("network.layers.conv1.filters=32", "network.layers.0.filters", 32),
        ("conv1.filters=32", "network.layers.0.filters", 32),
        ("0.filters=32", "network.layers.0.filters", 32),
        ("conv1.kernel_size=[3, 5]", "network.layers.0.kernel_size", (3, 5)),
        ("conv1.padding=same", "network.layers.0.padding", "same"),
        ("conv1.padding=2", "network.layers.0.padding", 2),
        ("conv*.filters=4", "network.layers.0.filters", 4),
        ("network.layers.1.type=tanh", "network.layers.1.type", "tanh"),
        ('relu1={type="leaky_relu", slope=0.2}', "network.layers.1.slope", 0.2),
        ("conv1.bias_initializer.scheme=ones", "network.layers.0.bias_initializer.scheme", "ones"),
        ("conv1.name=edges", "network.layers.0.name", "edges"),
        ('network.layers=[{type="dense"}]', "network.layers.0.type", "dense"),
    ],
)
def test_setting_arrives_and_changes_nothing_else(
    experiment: Experiment, setting: str, key: str, expected: object
) -> None:
    changed = apply_overrides(experiment, [setting])
    assert value_at(changed, key) == expected
    assert type(value_at(changed, key)) is type(expected)
    section = key.split(".")[0]
    before, after = to_mapping(experiment), to_mapping(changed)
    assert {k: v for k, v in after.items() if k != section} == {
        k: v for k, v in before.items() if k != section
    }


def test_mapping_is_accepted_and_left_as_it_was() -> None:
    mapping: dict[str, Any] = {"training": {"steps": 5}}
    assert apply_overrides(mapping, ["training.epochs=2"]).training.epochs == 2
    assert mapping == {"training": {"steps": 5}}


@pytest.mark.parametrize("size", ["std", "variance", "scale", "limit"])
def test_one_size_of_the_initializer_replaces_the_others(experiment: Experiment, size: str) -> None:
    changed = apply_overrides(experiment, [f"conv1.initializer.{size}=0.5"])
    initializer = value_at(changed, "network.layers.0.initializer")
    given = {n: getattr(initializer, n) for n in ("std", "variance", "scale", "limit")}
    assert given == {**dict.fromkeys(given), size: 0.5}
    assert initializer.scheme == "random_normal"


@pytest.mark.parametrize(
    ("settings", "epochs", "steps"),
    [
        (["training.epochs=2"], 2, None),
        (["training.steps=9"], None, 9),
        (["training.epochs=2", "training.steps=9"], None, 9),
        (["training.steps=9", "training.epochs=2"], 2, None),
    ],
)
def test_steps_and_epochs_replace_each_other(
    experiment: Experiment, settings: list[str], epochs: int | None, steps: int | None
) -> None:
    training = apply_overrides(experiment, settings).training
    assert (training.epochs, training.steps) == (epochs, steps)


@pytest.mark.parametrize("order", [1, -1])
def test_new_scheme_takes_the_old_numbers_along_but_not_the_new_ones(
    experiment: Experiment, order: int
) -> None:
    changed = apply_overrides(experiment, ["conv1.initializer.scheme=he_normal"])
    initializer = value_at(changed, "network.layers.0.initializer")
    assert (initializer.scheme, initializer.std) == ("he_normal", None)
    settings = ["conv1.initializer.scheme=he_normal", "conv1.initializer.scale=3"]
    changed = apply_overrides(experiment, settings[::order])
    initializer = value_at(changed, "network.layers.0.initializer")
    assert (initializer.scheme, initializer.scale) == ("he_normal", 3)


def test_new_source_measures_mean_and_std_anew_unless_given(experiment: Experiment) -> None:
    data = apply_overrides(experiment, ["data.source=shapes"]).data
    assert (data.source, data.mean, data.std, data.limit) == ("shapes", None, None, 10000)
    data = apply_overrides(experiment, ["data.mean=0.5", "data.source=shapes"]).data
    assert (data.mean, data.std) == (0.5, None)


def test_pattern_reaches_every_layer_it_matches() -> None:
    changed = apply_overrides(load_preset("vanishing"), ["dense*.initializer.scheme=he_normal"])
    schemes = {
        layer.initializer.scheme for layer in changed.network.layers if layer.type == "dense"
    }
    assert schemes == {"he_normal"}


LAYERS = "the layers are conv1, relu1, max_pool1, dense1"
NEITHER = f"neither a key of the experiment nor a layer, {LAYERS}"


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        ("steps", 'got "steps", accepted: KEY=VALUE, as in training.steps=1000'),
        ("=3", 'got "=3", accepted: KEY=VALUE, as in training.steps=1000'),
        ("batch_size=3", f"batch_size: {NEITHER}; nearest: training.batch_size"),
        ("conv2.filters=3", f"conv2.filters: {NEITHER}; nearest: conv1.filters"),
        (
            "network.layers.9.filters=3",
            f"network.layers.9.filters: no such layer, {LAYERS}",
        ),
        ("quux.zz=3", f"quux.zz: {NEITHER}"),
        (
            "training.steps.more=3",
            "training.steps.more: steps is 3000, which has no keys",
        ),
        (
            "training.batchsize=3",
            "command line: training.batchsize: unknown key, nearest: training.batch_size",
        ),
        (
            "conv1.filter=3",
            "command line: network.layers.conv1.filter: unknown key, "
            "nearest: network.layers.conv1.filters",
        ),
        (
            "training.batch_size=0",
            "command line: training.batch_size: got 0, accepted: an integer from 1 to 65,536",
        ),
        (
            "conv1.type=convv",
            'command line: network.layers.0.type: got "convv", accepted: '
            f"{', '.join(sorted(LAYER_KINDS))}; nearest: conv",
        ),
        (
            "seed=1\nname='x'",
            "command line: seed: got \"1\\nname='x'\", accepted: an integer from 0 to "
            "9,223,372,036,854,775,807",
        ),
        (
            "conv1.name=relu1",
            "command line: network: two layers are named relu1: every name must be unique",
        ),
    ],
)
def test_fault_in_a_setting_is_one_line(experiment: Experiment, setting: str, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        apply_overrides(experiment, [setting])
    assert str(caught.value) == message


def test_a_limit_of_the_data_leaves_its_std(experiment: Experiment) -> None:
    changed = apply_overrides(experiment, ["data.limit=50"])
    assert (changed.data.limit, changed.data.std) == (50, experiment.data.std)
    assert apply_overrides(experiment, ["data.std=0.5"]).data.limit == experiment.data.limit


def test_colour_is_accepted_for_color() -> None:
    assert parse_experiment({"data": {"colour": "gray"}}).data.color == "gray"
    experiment = parse_experiment({"data": {"color": "rgb"}})
    changed = apply_overrides(experiment, ["data.colour=gray"])
    assert changed.data.color == "gray"
    assert "colour" not in to_toml(changed)
    with pytest.raises(ConfigError, match=r"data\.colour: "):
        parse_experiment({"data": {"color": "rgb", "colour": "gray"}})
    with pytest.raises(ConfigError, match=r'data\.color: got "red", accepted'):
        parse_experiment({"data": {"colour": "red"}})


def test_weights_that_are_tied_are_not_set() -> None:
    sparse = load_preset("photo-sparse")
    assert weight_settings(sparse, {"std": "0.5"}, "--std") == [
        "network.layers.0.initializer.std=0.5"
    ]
