"""The layers of an experiment that have a weight, and changes to how it is drawn."""

from typing import Any

from guitrainer.config.naming import layer_names
from guitrainer.config.schema import AnyLayer, Experiment, Initializer, WeightLayer


def weight_layers(experiment: Experiment) -> dict[str, WeightLayer]:
    """The layers with a weight by name, in the order of the network."""
    layers = experiment.network.layers
    named = zip(layer_names(layers), layers, strict=True)
    return {name: layer for name, layer in named if isinstance(layer, WeightLayer)}


def with_layer_settings(experiment: Experiment, name: str, **changes: Any) -> Experiment:
    """The experiment with other settings of the layer called `name`."""
    names = layer_names(experiment.network.layers)
    return _with_layers(experiment, {names.index(name): changes})


def with_initializer_everywhere(experiment: Experiment, initializer: Initializer) -> Experiment:
    """The experiment with every weight drawn by `initializer`."""
    found = (
        index
        for index, layer in enumerate(experiment.network.layers)
        if isinstance(layer, WeightLayer)
    )
    return _with_layers(experiment, {index: {"initializer": initializer} for index in found})


def _with_layers(experiment: Experiment, changes: dict[int, dict[str, Any]]) -> Experiment:
    network = experiment.network
    layers: list[AnyLayer] = list(network.layers)
    for index, update in changes.items():
        layers[index] = layers[index].model_copy(update=update)
    changed = network.model_copy(update={"layers": tuple(layers)})
    return experiment.model_copy(update={"network": changed})
