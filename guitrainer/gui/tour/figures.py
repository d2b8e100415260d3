"""Figures of the answers, worked out by the engine; none of them needs a compiler.

The engine is imported when something is asked, so that the window is there first.
"""

import math

from guitrainer.config.schema import AnyLayer, Initializer, Scheme


def drawn(scheme: Scheme, shape: tuple[int, ...]) -> tuple[float, float]:
    """σ and limit of a uniform scheme for a weight (out, in) or (out, in, height, width)."""
    from guitrainer.nn.initializers import describe

    moments = describe(Initializer(scheme=scheme), shape)
    return moments.std, math.nan if moments.limit is None else moments.limit


def fans_of(shape: tuple[int, ...]) -> tuple[int, int]:
    """fan_in and fan_out of such a weight."""
    from guitrainer.nn.initializers import fans

    return fans(shape)


def weights_of(layer: AnyLayer, image: tuple[int, int, int], classes: int = 10) -> int:
    """How many weights a layer has behind an image (channels, height, width), without biases."""
    from guitrainer.nn.plans import plan_layer

    shape = plan_layer("layer", layer, image, classes).weight_shape
    return 0 if shape is None else math.prod(shape)
