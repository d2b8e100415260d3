"""What the schema says of its fields, in words."""

import pytest

from guitrainer.config.fields import describe, known_keys
from guitrainer.config.naming import layer_names
from guitrainer.config.schema import AnyLayer, Conv, Dense, MaxPool, Relu


@pytest.mark.parametrize(
    ("key", "accepted"),
    [
        ("training.batch_size", "an integer from 1 to 65,536"),
        ("training.momentum", "a number ≥ 0 and < 1"),
        ("training.learning_rate", "a number > 0 and ≤ 1,000,000"),
        ("training.epsilon", "a number from 1e-12 to 1"),
        (
            "data.control",
            "none, scrambled_pixels, random_labels, white_noise, isotropic_noise, scrambled_phases",
        ),
        ("data.flip", "true or false"),
        ("data.source", "text"),
        ("network.layers", "a list of 1 to 128 tables"),
        ("training", "a table"),
    ],
)
def test_accepted_in_words(key: str, accepted: str) -> None:
    assert describe(key).accepted == accepted


def test_every_field_has_title_and_help() -> None:
    keys = list(known_keys())
    assert "training.batch_size" in keys
    assert "network.layers" in keys
    assert all(describe(key).title and describe(key).help for key in keys)


def test_unknown_field_raises() -> None:
    with pytest.raises(KeyError):
        describe("training.speed")


@pytest.mark.parametrize(
    ("layers", "names"),
    [
        ((), ()),
        ((Conv(), Relu(), MaxPool(), Dense()), ("conv1", "relu1", "max_pool1", "dense1")),
        ((Conv(), Conv(), Dense(), Dense()), ("conv1", "conv2", "dense1", "dense2")),
        ((Conv(name="edges"), Conv()), ("edges", "conv2")),
    ],
)
def test_layer_names(layers: tuple[AnyLayer, ...], names: tuple[str, ...]) -> None:
    assert layer_names(layers) == names
