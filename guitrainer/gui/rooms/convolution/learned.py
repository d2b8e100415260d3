"""The learned filters that can be put on stage: those of convolutions and of their transposes."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from guitrainer.config.naming import layer_names
from guitrainer.config.schema import Experiment, TransposedConv
from guitrainer.events import FiltersCaptured, StateCaptured, frozen_copy
from guitrainer.gui.lab.current import is_stale, state_shown
from guitrainer.gui.lab.lab import Lab

Statistics = tuple[NDArray[np.float32], NDArray[np.float32]]


class LearnedFilters:
    """The filters of the run on stage at the cursor, by layer.

    Those of convolutions are recorded. Those of transposed convolutions are taken from the weights
    of all layers, which have to be requested.
    """

    def __init__(self, lab: Lab) -> None:
        self._lab = lab
        self._stamping: dict[str, FiltersCaptured] = {}  # of the state below
        self._state: StateCaptured | None = None

    @property
    def layers(self) -> frozenset[str]:
        """Names of the layers with filters."""
        record = self._lab.record
        return frozenset((*record.layers, *transposed_layers(record.experiment)))

    @property
    def state(self) -> StateCaptured | None:
        """The weights of all layers at the cursor; None if they are not known yet."""
        return state_shown(self._lab)

    @property
    def lacking(self) -> bool:
        """Whether the weights of all layers have to be requested."""
        used = transposed_layers(self._lab.record.experiment)
        return bool(used) and is_stale(self._lab, self.state)

    def shown(self, layer: str) -> FiltersCaptured | None:
        """Return the filters of `layer`, if they are known."""
        return self._stamps().get(layer) or self._lab.looking.shown(layer)

    def known(self) -> dict[str, FiltersCaptured]:
        """Return all filters that are known, by layer."""
        found = {layer: self.shown(layer) for layer in self.layers}
        return {layer: filters for layer, filters in found.items() if filters is not None}

    def _stamps(self) -> Mapping[str, FiltersCaptured]:
        """Return the filters of transposed convolutions; the same objects for the same state."""
        state, experiment = self.state, self._lab.record.experiment
        if state is None:
            return {}
        if state is not self._state:
            weights, biases = weights_of(experiment, state), biases_of(experiment, state)
            self._state = state
            self._stamping = {
                # (in, out, kh, kw) in the network; here, as many filters as outputs
                layer: FiltersCaptured(
                    state.step,
                    layer,
                    frozen_copy(weights[layer].swapaxes(0, 1)),
                    biases.get(layer),
                    None,
                )
                for layer in transposed_layers(experiment)
                if layer in weights
            }
        return self._stamping


def transposed_layers(experiment: Experiment) -> tuple[str, ...]:
    """Return the names of the transposed convolutions."""
    layers = experiment.network.layers
    named = zip(layer_names(layers), layers, strict=True)
    return tuple(name for name, layer in named if isinstance(layer, TransposedConv))


def weights_of(experiment: Experiment, state: StateCaptured) -> dict[str, NDArray[np.float32]]:
    """Return the weights by layer; a tied layer has that of another one."""
    layers = experiment.network.layers
    found: dict[str, NDArray[np.float32]] = {}
    for name, layer in zip(layer_names(layers), layers, strict=True):
        weight = state.arrays.get(f"{getattr(layer, 'tied', None) or name}.weight")
        if weight is not None:
            found[name] = weight
    return found


def biases_of(experiment: Experiment, state: StateCaptured) -> dict[str, NDArray[np.float32]]:
    """Return the biases by layer, as far as there are any."""
    names = layer_names(experiment.network.layers)
    found = {name: state.arrays.get(f"{name}.bias") for name in names}
    return {name: bias for name, bias in found.items() if bias is not None}


def statistics_of(experiment: Experiment, state: StateCaptured) -> dict[str, Statistics]:
    """Return mean and variance of the layers with batch normalization."""
    arrays = state.arrays
    return {
        name: (arrays[f"{name}.running_mean"], arrays[f"{name}.running_var"])
        for name in layer_names(experiment.network.layers)
        if f"{name}.running_mean" in arrays
    }
