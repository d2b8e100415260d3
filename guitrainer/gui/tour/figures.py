"""Numbers in the answers, computed by the engine; none of them needs a compiler.

The engine is imported only when it is needed, so that the window appears first.
"""

import math

from guitrainer.config.schema import AnyLayer, Initializer, Scheme


def drawn(scheme: Scheme, shape: tuple[int, ...]) -> tuple[float, float]:
    """Return σ and limit of a scheme for weights (out, in) or (out, in, height, width)."""
    from guitrainer.nn.initializers import describe

    moments = describe(Initializer(scheme=scheme), shape)
    return moments.std, math.nan if moments.limit is None else moments.limit


def fans_of(shape: tuple[int, ...]) -> tuple[int, int]:
    """Return fan_in and fan_out of weights (out, in) or (out, in, height, width)."""
    from guitrainer.nn.initializers import fans

    return fans(shape)


def weights_of(layer: AnyLayer, image: tuple[int, int, int], classes: int = 10) -> int:
    """Return the number of weights, without biases, of a layer that gets an image (C, H, W)."""
    from guitrainer.nn.plans import plan_layer

    shape = plan_layer("layer", layer, image, classes).weight_shape
    return 0 if shape is None else math.prod(shape)
