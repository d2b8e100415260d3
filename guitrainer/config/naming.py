"""Names of layers, including those without a name of their own."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Protocol


class Nameable(Protocol):
    """Anything with a type and an optional name: every layer of the schema."""

    @property
    def type(self) -> str:
        """Type of the layer, such as "conv"."""
        ...

    @property
    def name(self) -> str | None:
        """Name given to the layer, or None."""
        ...


def layer_names(layers: Sequence[Nameable]) -> tuple[str, ...]:
    """Return the name of every layer: its own, or its type and its number within that type.

    >>> from guitrainer.config.schema import Conv, Relu
    >>> layer_names([Conv(), Relu(), Conv(name="edges"), Conv()])
    ('conv1', 'relu1', 'edges', 'conv3')
    """
    return names_of((layer.type, layer.name) for layer in layers)


def names_of(pairs: Iterable[tuple[str, str | None]]) -> tuple[str, ...]:
    """Return the names of layers given as pairs (type, name)."""
    seen: Counter[str] = Counter()
    names = []
    for kind, name in pairs:
        seen[kind] += 1
        names.append(name or f"{kind}{seen[kind]}")
    return tuple(names)
