"""Hand-made filters: a bank of filters, their use in a layer, and their performance."""

import math
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from guitrainer.config import schema
from guitrainer.config.edits import replaced
from guitrainer.config.loading import to_mapping
from guitrainer.config.naming import layer_names
from guitrainer.data.dataset import Dataset
from guitrainer.data.loading import load_dataset
from guitrainer.errors import ConfigError
from guitrainer.explain.trials import TrialFinished, TrialProgressed, run_trials
from guitrainer.nn.initializers.filter_bank import HandMade, gabor, hand_made

GABOR_ANGLES = tuple(22.5 * k for k in range(8))
BANK = schema.Initializer(scheme="bank")
RANDOM = schema.Initializer(scheme="he_normal")


def bank(kernel_h: int, kernel_w: int) -> tuple[HandMade, ...]:
    """Return Sobel, Prewitt, Laplacian, Gabor in eight directions, lines and X, of length 1.

    The scheme "bank" cycles over these, but with only every second Gabor filter.

    Raises
    ------
    ConfigError
        If a side is smaller than 3.
    """
    filters = hand_made(kernel_h, kernel_w)
    first = next(k for k, made in enumerate(filters) if made.name.startswith("gabor"))
    others = [made for made in filters if not made.name.startswith("gabor")]
    waves = (gabor(kernel_h, kernel_w, angle) for angle in GABOR_ANGLES)
    return (*others[:first], *waves, *others[first:])


def as_weight(
    patterns: Sequence[NDArray[np.floating]], in_channels: int, filters: int
) -> NDArray[np.float32]:
    """Make a weight (filters, in_channels, kh, kw) of the given patterns, cycled over the filters.

    It can be written to a file for the scheme "file". All channels have the same pattern, in equal
    shares.

    Parameters
    ----------
    patterns : each (kh, kw), from `bank` or painted

    Raises
    ------
    ConfigError
        If there are no patterns, or their sizes differ.
    """
    shapes = {np.shape(pattern) for pattern in patterns}
    if len(shapes) != 1:
        found = ", ".join(map(str, sorted(shapes))) or "no pattern"
        raise ConfigError(f"filters: got {found}, accepted: patterns of equal size")
    chosen = np.stack([patterns[k % len(patterns)] for k in range(filters)])
    spread = np.repeat(chosen[:, None], in_channels, axis=1) / math.sqrt(in_channels)
    return np.asarray(spread, np.float32)


def with_filters(
    experiment: schema.Experiment,
    layer: str,
    initializer: schema.Initializer = BANK,
    *,
    trainable: bool = False,
) -> schema.Experiment:
    """Return the experiment with other filters in a layer, frozen or trainable.

    Parameters
    ----------
    layer : name of a convolution or locally connected layer
    initializer : the bank, or "file" with chosen or painted filters

    Raises
    ------
    ConfigError
        If there is no such layer, or the initializer does not fit.
    """
    index = _window_layer(experiment, layer)
    table = to_mapping(schema.Experiment(network=_only(initializer)))["network"]["layers"][0]
    place = ("network", "layers", index)
    changed = replaced(experiment, (*place, "initializer"), table["initializer"])
    return replaced(changed, (*place, "trainable"), trainable)


def comparison(experiment: schema.Experiment, layer: str) -> dict[str, schema.Experiment]:
    """Return the experiments of `compare_starts`.

    They are hand_made_frozen, random_frozen and random_trained; the seed and all other layers are
    the same.

    If the layer has filters from a bank or a file, these are the hand-made ones, and the random
    ones are He normal; otherwise the hand-made ones are the bank.

    Raises
    ------
    ConfigError
        If there is no such layer.
    """
    index = _window_layer(experiment, layer)
    spec = experiment.network.layers[index]
    assert isinstance(spec, schema.WindowLayer)
    placed = spec.initializer.scheme in ("bank", "file")
    made, drawn = (spec.initializer, RANDOM) if placed else (BANK, spec.initializer)
    return {
        "hand_made_frozen": with_filters(experiment, layer, made),
        "random_frozen": with_filters(experiment, layer, drawn),
        "random_trained": with_filters(experiment, layer, drawn, trainable=True),
    }


def compare_starts(
    experiment: schema.Experiment, layer: str, dataset: Dataset | None = None
) -> Iterator[TrialProgressed | TrialFinished]:
    """Train with hand-made frozen, random frozen and random trained filters, with one seed.

    Parameters
    ----------
    dataset : the images of the experiment, if they are already loaded

    Raises
    ------
    InputError
        If there is no such layer, or an experiment does not fit the data.
    """
    experiments = comparison(experiment, layer)
    return run_trials(experiments, dataset or load_dataset(experiment.data, experiment.seed))


def _window_layer(experiment: schema.Experiment, name: str) -> int:
    layers = experiment.network.layers
    windows = {
        known: index
        for index, (known, spec) in enumerate(zip(layer_names(layers), layers, strict=True))
        if isinstance(spec, schema.WindowLayer)
    }
    if name not in windows:
        accepted = ", ".join(windows) or "none: there is no convolution layer"
        raise ConfigError(f"layer: got {name}, accepted: {accepted}")
    return windows[name]


def _only(initializer: schema.Initializer) -> schema.Network:
    return schema.Network(layers=(schema.Dense(initializer=initializer),))
