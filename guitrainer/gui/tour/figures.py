"""Numbers in the answers, computed by the engine without a compiler.

The engine is imported by the functions, so that the window can be shown first.
"""

import math

from guitrainer.config.schema import AnyLayer, Initializer, Scheme


def drawn(scheme: Scheme, shape: tuple[int, ...]) -> tuple[float, float]:
    """Return σ and limit of a uniform scheme for a weight (out, in) or (out, in, height, width)."""
    from guitrainer.nn.initializers import describe

    moments = describe(Initializer(scheme=scheme), shape)
    return moments.std, math.nan if moments.limit is None else moments.limit


def fans_of(shape: tuple[int, ...]) -> tuple[int, int]:
    """Return fan_in and fan_out of a weight (out, in) or (out, in, height, width)."""
    from guitrainer.nn.initializers import fans

    return fans(shape)


def weights_of(layer: AnyLayer, image: tuple[int, int, int], classes: int = 10) -> int:
    """Return the number of weights of a layer on an image (channels, height, width)."""
    from guitrainer.nn.plans import plan_layer

    shape = plan_layer("layer", layer, image, classes).weight_shape
    return 0 if shape is None else math.prod(shape)
