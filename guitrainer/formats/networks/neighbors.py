"""The arrays of a file in their order, and which of them belong to the same layer."""

import re
from functools import cached_property

from guitrainer.formats.networks.contents import NamedArray


class Entries(tuple[NamedArray, ...]):
    """Arrays in their order."""

    @cached_property
    def vectors(self) -> dict[str, int]:
        """Lengths of the first vectors by the names of their layers."""
        found: dict[str, int] = {}
        for entry in self:
            if len(entry.shape) == 1:
                found.setdefault(layer_name(entry.name), entry.shape[0])
        return found


def followers(entries: Entries, index: int) -> list[int]:
    """Return the lengths of the vectors of a layer: named like it, or just behind its kernel."""
    stem = layer_name(entries[index].name)
    numbered = stem == entries[index].name
    lengths = []
    for entry in entries[index + 1 : index + 8]:
        if len(entry.shape) != 1 or (not numbered and layer_name(entry.name) != stem):
            break
        lengths.append(entry.shape[0])
    if not numbered and not lengths and stem in entries.vectors:
        lengths = [entries.vectors[stem]]
    return lengths


def layer_name(key: str) -> str:
    """Return the name of the layer to which an array belongs.

    >>> layer_name("features.0.weight"), layer_name("params/Conv_0/kernel"), layer_name("arr_0")
    ('features.0', 'params/Conv_0', 'arr_0')
    """
    plain = re.sub(r"\.parametrizations\.weight\.original[01]?$", ".weight", key)
    name = re.sub(r"[./](weight|kernel|bias|weight_v|weight_orig|W|b)(:0)?$", "", plain)
    return name or key
