"""Recognizes depthwise and transposed convolutions by the arrays around their filters."""

from collections.abc import Sequence

from guitrainer.formats.networks.contents import Kind, NamedArray
from guitrainer.formats.networks.neighbors import Entries, followers


def variant_of(
    entry: NamedArray, order: str, known: str, lengths: Sequence[int]
) -> tuple[str, Kind, str]:
    """Recognize depthwise and transposed convolutions by their names and the length of the bias."""
    name = entry.name.lower()
    bias = lengths[0] if lengths else 0
    first, second, third, last = entry.shape
    if order == "HWIO" and "convtranspose" in name:  # Flax: (height, width, in, out)
        return order, "transposed", known
    if order == "HWIO" and "depthwise" in name:
        return order, "depthwise", known
    if order == "HWIO" and bias not in (0, last):
        if last == 1 and third == bias and "transpose" not in name:
            return order, "depthwise", f"{known}; depthwise, because its bias has {bias} elements"
        if third == bias:
            return "HWOI", "transposed", f"{known}; transposed: its bias has {bias} elements"
    if order == "OIHW" and bias not in (0, first) and bias == second:
        return "IOHW", "transposed", f"{known}; transposed: its bias has {bias} elements"
    return order, "convolution", known


class Upward:
    """Tells transposed convolutions without a bias by the normalizations around them.

    PyTorch stores the weight of a transposed convolution as (in, out, height, width). If the
    normalization behind it has `out` elements, and the one before it `in`, it is not a convolution.
    """

    def __init__(self, entries: Entries) -> None:
        self._entries = entries
        self._outputs = 0  # of the transposed convolution before the present one

    def reason(self, index: int) -> str:
        """Say why the array with this index is of a transposed convolution; empty if it is not."""
        first, second, *_ = self._entries[index].shape
        outputs, self._outputs = self._outputs, 0
        if first == second or followers(self._entries, index):
            return ""
        before = next((e.shape[0] for e in self._entries[:index][::-1] if len(e.shape) == 1), None)
        behind = [e.shape for e in self._entries[index + 1 : index + 3]]
        if behind == [(second,), (second,)] and before in (None, first):
            self._outputs = second
            return f"the normalization behind it has {second} elements"
        if not behind and outputs == first == before:
            return "it follows one, and the normalization before it has as many elements as inputs"
        return ""
