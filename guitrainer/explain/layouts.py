"""Shapes of weights in the order of axes of any library, and the layers they belong to."""

from dataclasses import dataclass

from guitrainer.config.messages import shown
from guitrainer.errors import NetworkError
from guitrainer.nn.initializers.wiring import Kind, LayerWiring
from guitrainer.sentences import fault

SPATIAL, CHANNELS, DEPTHWISE = "DHW", "IO", "CM"
# The order of PyTorch, in which one axis means the inputs of a dense layer with one unit.
LAYOUTS = {1: "I", 2: "OI", 3: "OIW", 4: "OIHW", 5: "OIDHW"}
LARGEST_SIDE = 10**9
SIDES = "got %1, accepted: sides from 1 to %2"
LETTERS = (
    "got %1, accepted: each of I and O once, with any of D, H and W, as in HWIO; or HWCM for "
    "depthwise"
)
AXES = "got %1 for a shape with %2 axes, accepted: one letter each"
DEPTHWISE_GROUPS = (
    "got C and M with groups %1, accepted: a depthwise convolution with groups %2, neither "
    "transposed nor local"
)
INPUT_GROUPS = "got %1 for %2 input channels, accepted: a divisor of %2"
OUTPUT_GROUPS = "got %1 for %2 output channels, accepted: a divisor of %2"
DENSE = "got a dense weight, accepted: one with a window, as in OIHW"
POSITIONS = "got them with groups or transposed, accepted: neither"
TEXTS = (SIDES, LETTERS, AXES, DEPTHWISE_GROUPS, INPUT_GROUPS, OUTPUT_GROUPS, DENSE, POSITIONS)
"""The messages of errors, for the translations."""


@dataclass(frozen=True)
class Usage:
    """How a layer uses a weight, apart from its shape.

    Parameters
    ----------
    groups : the axis I of the weight has the channels of one group; O, if it is transposed
    positions : rows and columns of windows with weights of their own; None if they are shared
    """

    groups: int = 1
    transposed: bool = False
    positions: tuple[int, int] | None = None


def read_layer(
    shape: tuple[int, ...], layout: str | None = None, usage: Usage | None = None
) -> LayerWiring:
    """Return the layer to which a weight belongs.

    Parameters
    ----------
    shape : sizes of the axes of the weight
    layout : one letter per axis: I and O for input and output channels, D, H and W for the window,
        C and M for channels and multiplier of a depthwise convolution; defaults to the order of
        PyTorch

    Raises
    ------
    NetworkError
        If the letters do not fit the shape, or the groups do not fit the channels.

    Examples
    --------
    >>> read_layer((5, 5, 3, 8), "HWIO")
    LayerWiring(kind='convolution', inputs=3, outputs=8, kernel=(5, 5), groups=1, positions=())
    """
    used, letters = usage or Usage(), (layout or LAYOUTS.get(len(shape), "")).upper()
    if not all(1 <= side <= LARGEST_SIDE for side in shape):
        raise NetworkError(fault("shape", SIDES, shape, f"{LARGEST_SIDE:,}"))
    named = set(letters)
    known = named <= {*SPATIAL, *CHANNELS} or named <= {*SPATIAL, *DEPTHWISE}
    full = {*CHANNELS} <= named or {*DEPTHWISE} <= named or (letters == "I" and len(shape) == 1)
    if len(named) != len(letters) or not known or not full:
        raise NetworkError(fault("layout", LETTERS, shown(letters)))
    if len(letters) != len(shape):
        raise NetworkError(fault("layout", AXES, letters, len(shape)))
    sides = dict(zip(letters, shape, strict=True))
    kernel = tuple(sides[letter] for letter in SPATIAL if letter in sides)
    return _depthwise(sides, kernel, used) if "C" in sides else _grouped(sides, kernel, used)


def _depthwise(sides: dict[str, int], kernel: tuple[int, ...], usage: Usage) -> LayerWiring:
    channels = sides["C"]
    if usage.transposed or usage.positions or usage.groups not in (1, channels):
        raise NetworkError(fault("layout", DEPTHWISE_GROUPS, usage.groups, channels))
    return LayerWiring("depthwise", channels, channels * sides["M"], kernel or (1,), channels)


def _grouped(sides: dict[str, int], kernel: tuple[int, ...], usage: Usage) -> LayerWiring:
    inputs, outputs, groups = sides["I"], sides.get("O", 1), usage.groups
    if usage.transposed:
        outputs *= groups
    else:
        inputs *= groups
    whole, text = (inputs, INPUT_GROUPS) if usage.transposed else (outputs, OUTPUT_GROUPS)
    if whole % groups:
        raise NetworkError(fault("groups", text, groups, whole))
    if not kernel:
        if groups > 1 or usage.transposed or usage.positions:
            raise NetworkError(fault("shape", DENSE))
        return LayerWiring("dense", inputs, outputs)
    if usage.positions and (usage.transposed or groups > 1):
        raise NetworkError(fault("positions", POSITIONS))
    kind: Kind = "transposed" if usage.transposed else "convolution"
    if usage.positions:
        kind = "local"
    elif kind == "convolution" and groups > 1 and sides["I"] == 1:
        kind = "depthwise"
    return LayerWiring(kind, inputs, outputs, kernel, groups, usage.positions or ())
