"""Shapes of the weights of the edited network, computed immediately without building it."""

import math
from dataclasses import dataclass

from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.rooms.common.facts import image_facts


@dataclass(frozen=True)
class WeightShape:
    """The weight of one layer.

    Parameters
    ----------
    units : number of outputs or filters
    window : shape (out, in) or (out, in, kernel_h, kernel_w) of the weight of one window
    """

    units: int
    window: tuple[int, ...]

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
    from guitrainer.config.naming import layer_names
    from guitrainer.config.schema import Dense, WeightLayer
    from guitrainer.errors import InputError
    from guitrainer.nn.initializers.fans import window_shape
    from guitrainer.nn.plans import plan_layer

    network = lab.experiment.network
    facts = image_facts(lab.experiment.data, lab.datasets.last)
    found: dict[str, WeightShape] = {}
    if facts is None:
        return found
    shape = facts.shape
    for name, spec in zip(layer_names(network.layers), network.layers, strict=True):
        try:
            plan = plan_layer(name, spec, shape, facts.classes)
            if isinstance(spec, WeightLayer) and plan.weight_shape is not None:
                whole = window_shape(plan.weight_shape)
                window = whole[:2] if isinstance(spec, Dense) else whole
                found[name] = WeightShape(plan.output_shape[0], window)
        except InputError:
            break
        shape = plan.output_shape
    return found
