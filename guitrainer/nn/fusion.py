"""Which layers are computed together: the one place where a faster path is chosen.

| layers in a row | condition | computed as |
|---|---|---|
| conv, relu, max_pool | windows without overlap | one op, see `ops.pooled_convolution` |
| conv, relu | | one op: the ReLU before the store |
| dense, relu | | the same |
| relu, max_pool | | one op: the ReLU of the maximum |

Every fused op computes the same numbers as its layers one by one; tests compare them.
"""

from collections.abc import Sequence

from guitrainer.nn.network import BuiltLayer

Group = tuple[BuiltLayer, ...]


def _without_overlap(layer: BuiltLayer) -> bool:
    window = layer.plan.window
    return window is not None and all(
        s >= k for s, k in zip(window.stride, window.kernel, strict=True)
    )


def _length(layers: Sequence[BuiltLayer]) -> int:
    """How many of the next layers form one op."""
    kinds = [layer.plan.spec.type for layer in layers[:3]]
    if kinds[:2] == ["conv", "relu"]:
        return 3 if kinds[2:] == ["max_pool"] and _without_overlap(layers[2]) else 2
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
