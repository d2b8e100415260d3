"""How a layer connects its channels: all that the rules of the libraries depend on."""

import math
from dataclasses import dataclass
from typing import Literal

from guitrainer.nn.initializers.fans import window_shape

Kind = Literal["dense", "convolution", "depthwise", "transposed", "local"]
LOCAL = 6  # number of axes of a locally connected weight; see `fans`


@dataclass(frozen=True)
class LayerWiring:
    """A layer with a weight, seen from its channels.

    Parameters
    ----------
    inputs, outputs : numbers of channels of the whole layer, or of numbers if it is dense
    kernel : sides of the window, in pixels; empty for a dense layer
    groups : number of groups of channels that are kept apart
    positions : rows and columns of windows with weights of their own; empty if they are shared
    """

    kind: Kind
    inputs: int
    outputs: int
    kernel: tuple[int, ...] = ()
    groups: int = 1
    positions: tuple[int, ...] = ()

    def factors(self, symbol: str) -> tuple[int, ...]:
        """Return the numbers whose product is a symbol of a rule, such as taps: 5 and 5.

        Raises
        ------
        KeyError
            If there is no such symbol.
        """
        if symbol.isdecimal():
            return (int(symbol),)
        return {
            "in": (self.inputs,),
            "out": (self.outputs,),
            "groups": (self.groups,),
            "in/groups": (self.inputs // self.groups,),
            "out/groups": (self.outputs // self.groups,),
            "taps": self.kernel or (1,),
            "multiplier": (self.outputs // self.inputs,),
            "positions": self.positions or (1,),
        }[symbol]

    def as_dense(self) -> "LayerWiring":
        """Return one window as a dense layer, for libraries that have no other layers."""
        seen = self.inputs // self.groups * math.prod(self.kernel)
        return LayerWiring("dense", seen, self.outputs)


def wiring_of(shape: tuple[int, ...], kind: Kind | None = None, groups: int = 1) -> LayerWiring:
    """Return the wiring of a layer from the shape of its weight.

    Parameters
    ----------
    shape : shape of the weight; see `fans`. With groups, its inputs are those of one group
    kind : defaults to what the number of axes means

    Raises
    ------
    NetworkError
        If this is not the shape of a weight.

    Examples
    --------
    >>> wiring_of((8, 3, 5, 5))
    LayerWiring(kind='convolution', inputs=3, outputs=8, kernel=(5, 5), groups=1, positions=())
    """
    out, inputs, *kernel = window_shape(shape)
    if len(shape) == 2:
        return LayerWiring(kind or "dense", inputs, out)
    positions = tuple(int(side) for side in shape[:2]) if len(shape) == LOCAL else ()
    usual: Kind = "local" if positions else "convolution"
    return LayerWiring(kind or usual, inputs * groups, out, tuple(kernel), groups, positions)
