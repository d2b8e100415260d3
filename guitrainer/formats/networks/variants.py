"""Recognizes depthwise and transposed convolutions by the arrays around their filters."""

from collections.abc import Sequence
from typing import NamedTuple

from guitrainer.formats.networks.contents import Kind, NamedArray
from guitrainer.formats.networks.neighbors import Entries, followers


class Variant(NamedTuple):
    """Order of the axes, kind of convolution, how both are known, and groups if transposed."""

    order: str
    kind: Kind
    known: str
    groups: int = 1


def transposed_groups(shape: Sequence[int], outputs: int) -> int:
    """Return the groups of a transposed convolution with a weight (in, out / groups, …).

    Parameters
    ----------
    outputs : number of its outputs

    Returns
    -------
    int
        0 if no number of groups fits.
    """
    groups, rest = divmod(outputs, shape[1])
    return groups if groups and not rest and shape[0] % groups == 0 else 0


def variant_of(entry: NamedArray, order: str, known: str, lengths: Sequence[int]) -> Variant:
    """Recognize depthwise and transposed convolutions by their names and the length of the bias."""
    name = entry.name.lower()
    bias = lengths[0] if lengths else 0
    first, _, third, last = entry.shape
    if order == "HWIO" and "convtranspose" in name:  # Flax: (height, width, in, out)
        return Variant(order, "transposed", known)
    if order == "HWIO" and "depthwise" in name:
        return Variant(order, "depthwise", known)
    if order == "HWIO" and bias not in (0, last):
        if last == 1 and third == bias and "transpose" not in name:
            text = f"{known}; depthwise, because its bias has {bias} elements"
            return Variant(order, "depthwise", text)
        if third == bias:
            text = f"{known}; transposed: its bias has {bias} elements"
            return Variant("HWOI", "transposed", text)
    if order == "OIHW" and bias not in (0, first):
        groups = transposed_groups(entry.shape, bias)
        if groups:
            text = f"{known}; {_transposed(groups)}: its bias has {bias} elements"
            return Variant("IOHW", "transposed", text, groups)
    return Variant(order, "convolution", known)


def _transposed(groups: int) -> str:
    return "transposed" if groups == 1 else f"transposed, {groups} groups"


class Upward:
    """Tells transposed convolutions without a bias by the normalizations around them.

    PyTorch stores the weight of a transposed convolution as (in, out, height, width), where `out`
    are the outputs of one group. If the normalization behind it has `out` elements (or, in groups,
    a multiple of them), and the one before it `in`, it is not a convolution.
    """

    def __init__(self, entries: Entries) -> None:
        self._entries = entries
        self._outputs = 0  # of the transposed convolution before the present one

    def found(self, index: int, known: str) -> Variant | None:
        """Return the transposed convolution of the array with this index; None if it is not one."""
        first, second, *_ = self._entries[index].shape
        outputs, self._outputs = self._outputs, 0
        if first == second or followers(self._entries, index):
            return None
        before = next((e.shape[0] for e in self._entries[:index][::-1] if len(e.shape) == 1), None)
        behind = [e.shape for e in self._entries[index + 1 : index + 3]]
        if not behind and outputs == first == before:
            text = "it follows one, and the normalization before it has as many elements as inputs"
            return Variant("IOHW", "transposed", f"{known}; transposed: {text}")
        size = behind[0][0] if len(behind) == 2 and behind[0] == behind[1] == behind[0][:1] else 0
        groups = transposed_groups((first, second), size) if size != first else 0
        if not groups or not (before == first or (before is None and groups == 1)):
            return None
        if groups > 1 and second == 1:  # a depthwise convolution before a concatenation
            return None
        self._outputs = size
        text = f"{_transposed(groups)}: the normalization behind it has {size} elements"
        return Variant("IOHW", "transposed", f"{known}; {text}", groups)
