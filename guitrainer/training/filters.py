"""Copies of filters during training, with their scores, of all weights, and their histograms."""

from collections.abc import Iterator

from guitrainer.analysis.edges import summarize
from guitrainer.analysis.histograms import histogram_of
from guitrainer.analysis.strength import filter_strength
from guitrainer.config.schema import FILTERED
from guitrainer.events import (
    FiltersCaptured,
    FilterScores,
    FloatArray,
    HistogramKind,
    LayerHistogram,
    StateCaptured,
    frozen_copy,
)
from guitrainer.nn.network import BuiltLayer, BuiltNetwork

# Smaller filters have no meaningful orientation.
SMALLEST_SCORED = 3


def _scores(network: BuiltNetwork, layer: BuiltLayer) -> FilterScores | None:
    assert layer.weight is not None
    weight = layer.filters
    if min(weight.shape[2:]) < SMALLEST_SCORED:
        return None
    specs = [other.plan.spec for other in network.layers]
    arrays = {parameter.name: parameter.value for parameter in network.parameters}
    arrays[layer.weight.name] = weight
    return summarize(weight, filter_strength(specs, arrays, layer.name))


def _convolutions(network: BuiltNetwork) -> list[BuiltLayer]:
    return [layer for layer in network.layers if isinstance(layer.plan.spec, FILTERED)]


def capture_filters(network: BuiltNetwork, step: int) -> Iterator[FiltersCaptured]:
    """Copy and score the filters of every convolution, with the gradient of the last step."""
    for layer in _convolutions(network):
        weight = layer.weight
        assert weight is not None
        bias = None if layer.bias is None else frozen_copy(layer.bias.value)
        gradient = frozen_copy(weight.grad) if step and weight.trainable else None
        yield FiltersCaptured(
            step, layer.name, frozen_copy(layer.filters), bias, _scores(network, layer), gradient
        )


def capture_state(network: BuiltNetwork, step: int) -> StateCaptured:
    """Copy everything that the predictions of the network depend on."""
    return StateCaptured(step, {name: frozen_copy(x) for name, x in network.state().items()})


def weight_histograms(network: BuiltNetwork, *, gradients: bool) -> Iterator[LayerHistogram]:
    """Count the weights of every layer, and their gradients after a step."""
    for layer in network.layers:
        weight = layer.weight
        if weight is None:
            continue
        kinds: list[tuple[HistogramKind, FloatArray]] = [("weights", weight.value)]
        if gradients and weight.trainable:
            kinds.append(("gradients", weight.grad))
        for kind, values in kinds:
            found = histogram_of(layer.name, kind, values)
            if found is not None:
                yield found


def first_scores(network: BuiltNetwork) -> FilterScores | None:
    """Score the filters of the first convolution, which see the image itself."""
    layers = _convolutions(network)
    return _scores(network, layers[0]) if layers else None
