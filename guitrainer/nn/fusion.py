"""Which layers are computed together: the one place where a faster path is chosen.

| layers in a row | condition | computed as |
|---|---|---|
| conv, relu, max_pool | 2×2 windows without overlap | one op: only maxima leave the registers |
| conv, relu | | one op: the ReLU before the store |
| dense, relu | | the same |
| relu, max_pool | | one op: the ReLU of the maximum |

Every fused op computes the same numbers as its layers one by one; tests compare them.
"""

from collections.abc import Sequence

from guitrainer.nn.network import BuiltLayer

Group = tuple[BuiltLayer, ...]


def _pools_by_two(layer: BuiltLayer) -> bool:
    window = layer.plan.window
    return window is not None and window.kernel == (2, 2) and window.stride == (2, 2)


def _length(layers: Sequence[BuiltLayer]) -> int:
    """How many of the next layers form one op."""
    kinds = [layer.plan.spec.type for layer in layers[:3]]
    if kinds[:2] == ["conv", "relu"]:
        if kinds[2:] == ["max_pool"] and _pools_by_two(layers[2]):
            return 3
        # a larger pool behind it takes the ReLU along, and needs it for one pixel per window only
        return 1 if kinds[2:] == ["max_pool"] else 2
    if kinds[:2] in (["dense", "relu"], ["relu", "max_pool"]):
        return 2
    return 1


def fuse(layers: Sequence[BuiltLayer], enabled: bool = True) -> list[Group]:
    """Cut the layers into groups, each computed by one op; one layer each if not enabled."""
    groups: list[Group] = []
    start = 0
    while start < len(layers):
        length = _length(layers[start:]) if enabled else 1
        groups.append(tuple(layers[start : start + length]))
        start += length
    return groups
