"""Shapes of the weights of the network in the editor: by arithmetic, so they are known at once."""

import math
from dataclasses import dataclass

from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.rooms.common.facts import image_facts


@dataclass(frozen=True)
class WeightShape:
    """The weight of one layer.

    Parameters
    ----------
    units : outputs, or filters
    window : (out, in) or (out, in, kernel_h, kernel_w), of one window
    """

    units: int
    window: tuple[int, ...]

    @property
    def fan_in_terms(self) -> tuple[int, ...]:
        """What is multiplied to give fan_in: height, width and inputs of the window."""
        _, inputs, *kernel = self.window
        return (*kernel, inputs)

    @property
    def fan_out_terms(self) -> tuple[int, ...]:
        """What is multiplied to give fan_out: height, width and outputs of the window."""
        out, _, *kernel = self.window
        return (*kernel, out)


def product_text(terms: tuple[int, ...] | None) -> str:
    """Numbers that are multiplied, and their product in bold.

    >>> product_text((5, 5, 3)), product_text((81,)), product_text(None)
    ('5 · 5 · 3 = <b>75</b>', '<b>81</b>', '–')
    """
    if terms is None:
        return "–"
    product = f"<b>{math.prod(terms)}</b>"
    return product if len(terms) == 1 else f"{' · '.join(map(str, terms))} = {product}"


def weight_shapes(lab: Lab) -> dict[str, WeightShape]:
    """Of all layers with a weight by name, as far as the network can be laid out.

    Empty before anything is known of the images.
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
