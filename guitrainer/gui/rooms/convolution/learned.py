"""The learned filters that can be put on stage: those of convolutions and of their transposes."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from guitrainer.config.naming import layer_names
from guitrainer.config.schema import (
    FILTERED,
    AnyLayer,
    BatchNorm,
    Experiment,
    PRelu,
    SampleNorm,
    TransposedConv,
    WeightLayer,
)
from guitrainer.events import FiltersCaptured, StateCaptured, frozen_copy
from guitrainer.gui.lab.current import is_stale, state_shown
from guitrainer.gui.lab.lab import Lab
from guitrainer.nn.standardization import is_standardized, standardize

Statistics = tuple[NDArray[np.float32], NDArray[np.float32]]


class LearnedFilters:
    """The filters of the run on stage at the cursor, by layer.

    Those of convolutions are recorded. Those of transposed convolutions are taken from the weights
    of all layers, which have to be requested; so is the input of a convolution behind layers whose
    weights are not recorded, and then its filters, so that both are of the same step.
    """

    def __init__(self, lab: Lab) -> None:
        self._lab = lab
        self._stated: dict[str, FiltersCaptured] = {}  # of the state below
        self._state: StateCaptured | None = None

    @property
    def layers(self) -> frozenset[str]:
        """Names of the layers with filters."""
        record = self._lab.record
        return frozenset((*record.layers, *stated_layers(record.experiment)))

    @property
    def state(self) -> StateCaptured | None:
        """The weights of all layers at the cursor; None if they are not known yet."""
        return state_shown(self._lab)

    @property
    def lacking(self) -> bool:
        """Whether the weights of all layers have to be requested."""
        used = stated_layers(self._lab.record.experiment)
        return bool(used) and is_stale(self._lab, self.state)

    def shown(self, layer: str, *, with_input: bool = False) -> FiltersCaptured | None:
        """Return the filters of `layer`, if they are known.

        Parameters
        ----------
        with_input : whether the filters are wanted at a step at which their input is known
        """
        recorded = self._lab.looking.shown(layer)
        if recorded is not None and not with_input:
            return recorded
        return self._from_state().get(layer) or recorded

    def known(self) -> dict[str, FiltersCaptured]:
        """Return all filters that are known, by layer."""
        found = {layer: self.shown(layer) for layer in self.layers}
        return {layer: filters for layer, filters in found.items() if filters is not None}

    def _from_state(self) -> Mapping[str, FiltersCaptured]:
        """Return the filters of `stated_layers`; the same objects for the same state."""
        state, experiment = self.state, self._lab.record.experiment
        if state is None:
            return {}
        if state is not self._state:
            weights, biases = weights_of(experiment, state), biases_of(experiment, state)
            self._state = state
            self._stated = {
                layer: FiltersCaptured(
                    state.step,
                    layer,
                    frozen_copy(_as_filters(spec, weights[layer])),
                    biases.get(layer),
                    None,
                )
                for layer, spec in stated_layers(experiment).items()
                if layer in weights
            }
        return self._stated


def stated_layers(experiment: Experiment) -> dict[str, AnyLayer]:
    """Return the layers with filters that are shown from the weights of all layers, by name.

    These are the transposed convolutions, and those convolutions whose input also depends on
    weights that are not recorded.
    """
    found: dict[str, AnyLayer] = {}
    recorded, layers = True, experiment.network.layers
    for name, layer in zip(layer_names(layers), layers, strict=True):
        filtered = isinstance(layer, FILTERED)
        if isinstance(layer, TransposedConv) or (filtered and not recorded):
            found[name] = layer
        if isinstance(layer, WeightLayer | BatchNorm | SampleNorm | PRelu) and not filtered:
            recorded = False
    return found


def _as_filters(spec: AnyLayer, weight: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the weight of a layer as applied, with as many filters as outputs."""
    if isinstance(spec, TransposedConv):  # (in, out, kh, kw) in the network
        return weight.swapaxes(0, 1)
    if is_standardized(spec):
        applied: NDArray[np.float32] = standardize(weight)
        return applied
    return weight


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
