"""Layers with a weight: a combo box, shapes, and changes to initializers."""

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from guitrainer.config.edits import with_layers
from guitrainer.config.naming import layer_names
from guitrainer.config.schema import Dense, Experiment, Initializer, WeightLayer, WindowLayer
from guitrainer.gui.kit.controls import ChoiceBox
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.rooms.common.facts import image_facts

if TYPE_CHECKING:
    from guitrainer.nn.initializers.wiring import LayerWiring


class LayerChoice(ChoiceBox):
    """Lists layers by name, with short descriptions."""

    def __init__(self) -> None:
        super().__init__(characters=0)
        self.setAccessibleName(self.tr("Layer"))
        self.setToolTip(self.tr("The layer whose initial weights are shown and edited"))

    def show_layers(self, lab: Lab, wanted: str | None) -> str | None:
        """Show the layers of the experiment; select and return `wanted`, or else the first."""
        layers, shapes = weight_layers(lab.experiment), weight_shapes(lab)
        self.offer({name: self._text(name, one, shapes.get(name)) for name, one in layers.items()})
        selected = wanted if wanted in layers else next(iter(layers), None)
        self.key = selected
        return selected

    def _text(self, name: str, layer: WeightLayer, shape: "WeightShape | None") -> str:
        if isinstance(layer, WindowLayer):
            size = layer.kernel_size
            height, width = (size, size) if isinstance(size, int) else size
            filters = self.tr("%n filter(s)", "", layer.filters)
            return f"{name} · {filters} {height}×{width}"
        units = layer.units if isinstance(layer, Dense) and layer.units else None
        if units is None and shape is not None:
            units = shape.units
        return name if units is None else f"{name} · " + self.tr("%n unit(s)", "", units)


@dataclass(frozen=True)
class WeightShape:
    """The weight of one layer.

    Parameters
    ----------
    units : number of outputs or filters
    window : shape (out, in) or (out, in, kernel_h, kernel_w) of the weight of one window
    wiring : the layer it belongs to; None if the shape was typed
    """

    units: int
    window: tuple[int, ...]
    wiring: "LayerWiring | None" = None

    @property
    def fan_in_terms(self) -> tuple[int, ...]:
        """The factors of fan_in: height, width and inputs of the window."""
        _, inputs, *kernel = self.window
        return (*kernel, inputs)

    @property
    def fan_out_terms(self) -> tuple[int, ...]:
        """The factors of fan_out: height, width and outputs of the window."""
        out, _, *kernel = self.window
        return (*kernel, out)


def product_text(terms: tuple[int, ...] | None) -> str:
    """Format a product of numbers, with the result in bold.

    >>> product_text((5, 5, 3)), product_text((81,)), product_text(None)
    ('5 · 5 · 3 = <b>75</b>', '<b>81</b>', '–')
    """
    if terms is None:
        return "–"
    product = f"<b>{math.prod(terms)}</b>"
    return product if len(terms) == 1 else f"{' · '.join(map(str, terms))} = {product}"


def weight_shapes(lab: Lab) -> dict[str, WeightShape]:
    """Return the shapes of all weights by layer name, as far as the network is valid.

    The result is empty if the shape of the images is not known yet.
    """
    from guitrainer.errors import InputError
    from guitrainer.nn.initializers.fans import window_shape
    from guitrainer.nn.plans import plan_layer

    network = lab.experiment.network
    facts = image_facts(lab.experiment.data, lab.datasets.last)
    found: dict[str, WeightShape] = {}
    if facts is None:
        return found
    shape = facts.shape
    earlier: dict[str, tuple[int, int, int]] = {}
    for name, spec in zip(layer_names(network.layers), network.layers, strict=True):
        try:
            plan = plan_layer(name, spec, shape, facts.classes, earlier)
            if isinstance(spec, WeightLayer) and plan.weight_shape is not None:
                whole = window_shape(plan.weight_shape)
                window = whole[:2] if isinstance(spec, Dense) else whole
                found[name] = WeightShape(plan.output_shape[0], window, plan.wiring)
        except InputError:
            break
        shape = earlier[name] = plan.output_shape
    return found


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
