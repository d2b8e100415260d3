"""The layers with a weight in an experiment, and changes to their initializers."""

from typing import Any

from guitrainer.config.edits import with_layers
from guitrainer.config.naming import layer_names
from guitrainer.config.schema import Experiment, Initializer, WeightLayer


def weight_layers(experiment: Experiment) -> dict[str, WeightLayer]:
    """Return the layers with a weight, by name, in the order of the network."""
    layers = experiment.network.layers
    named = zip(layer_names(layers), layers, strict=True)
    return {name: layer for name, layer in named if isinstance(layer, WeightLayer)}


def with_layer_settings(experiment: Experiment, name: str, **changes: Any) -> Experiment:
    """Return the experiment with other settings of the layer named `name`."""
    layers = list(experiment.network.layers)
    index = layer_names(layers).index(name)
    layers[index] = layers[index].model_copy(update=changes)
    return with_layers(experiment, layers)


def with_initializer_everywhere(experiment: Experiment, initializer: Initializer) -> Experiment:
    """Return the experiment with `initializer` for every weight."""
    drawn = {"initializer": initializer}
    return with_layers(
        experiment,
        (
            layer.model_copy(update=drawn) if isinstance(layer, WeightLayer) else layer
            for layer in experiment.network.layers
        ),
    )
