"""The choices of the user about the stage."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from guitrainer.config.naming import layer_names
from guitrainer.config.schema import AnyLayer, Experiment, TransposedConv
from guitrainer.nn.geometry import Padding, Pair, pair

Direction = Literal["forward", "backward"]
PictureKey = Literal["x", "image", "sequence", "square"]
GradientKey = Literal["example", "ones", "here", "output"]
# (channel, row, column) → number typed there
Typed = Mapping[tuple[int, int, int], float]

LEARNING_RATE = 0.1


@dataclass(frozen=True)
class StageChoice:
    """The choices of the user.

    Parameters
    ----------
    picture : the X from textbooks, a test image, or one of the small examples
    image_number : index of the test image, which wraps around
    corner : top and left of the patch in the image; None: the middle
    layer, filter : a learned filter; None: that of the textbook
    transposed : whether every pixel stamps the filter on a larger output
    stride, padding, dilation : those of the window, at first those of its layer; (down, across)
        where they differ; a transposed convolution has no dilation
    output_padding : rows and columns added to the output of the transposed convolution
    gradient : the gradient at the output; "example" is that of the example, if it has one
    here : the only output with a gradient, of 1, if `gradient` is "here"
    """

    picture: PictureKey = "x"
    image_number: int = 0
    corner: tuple[int, int] | None = None
    layer: str | None = None
    filter: int = 0
    transposed: bool = False
    stride: int | Pair = 1
    padding: Padding = "valid"
    dilation: int | Pair = 1
    output_padding: int = 0
    gradient: GradientKey = "example"
    here: tuple[int, int] = (0, 0)
    learning_rate: float = LEARNING_RATE

    @property
    def apart(self) -> int | Pair:
        """Pixels from one weight of the filter to the next."""
        return 1 if self.transposed else self.dilation

    @property
    def kept_gradient(self) -> GradientKey:
        """The gradient for other outputs, of which none is "here"."""
        return "example" if self.gradient == "here" else self.gradient


@dataclass(frozen=True)
class OwnWindow:
    """The window of a layer, as its experiment says; that of a transposed layer has no dilation."""

    stride: int | Pair = 1
    padding: Padding = "valid"
    dilation: int | Pair = 1


@dataclass(frozen=True)
class Edits:
    """Numbers typed by the user, which replace others."""

    image: Typed = field(default_factory=dict)
    weight: Typed = field(default_factory=dict)
    gradient: Typed = field(default_factory=dict)
    bias: float | None = None


def with_filter(
    choice: StageChoice, experiment: Experiment, layer: str, number: int
) -> StageChoice:
    """Return the choice with a learned filter, the window of its layer, and a suitable image.

    A transposed layer stamps its filters; those of others are shown as before, but no longer
    transposed only because another layer was.
    """
    transposed = is_transposed(experiment, layer)
    if not transposed:
        before = choice.layer is not None and is_transposed(experiment, choice.layer)
        transposed = choice.transposed and not before
    picture: PictureKey = choice.picture if choice.picture in ("x", "image") else "image"
    if choice.layer is None:
        picture = "image"
    corner = choice.corner if layer == choice.layer else None
    choice = replace(choice, layer=layer, filter=number, picture=picture, corner=corner)
    choice = with_window(choice, own_window(experiment, layer))
    return _of_kind(choice, transposed=transposed)


def without_filter(choice: StageChoice, experiment: Experiment) -> StageChoice:
    """Return the choice with the filter of the textbook."""
    stamped = choice.layer is not None and is_transposed(experiment, choice.layer)
    choice = with_window(replace(choice, layer=None, filter=0, corner=None), OwnWindow())
    return _of_kind(choice, transposed=choice.transposed and not stamped)


def with_window(choice: StageChoice, window: OwnWindow) -> StageChoice:
    """Return the choice with this window, and nothing added to the output."""
    return replace(choice, **vars(window), output_padding=0)


def own_window(experiment: Experiment, layer: str) -> OwnWindow:
    """Return the window of a layer."""
    spec = layer_of(experiment, layer)
    padding: Padding = getattr(spec, "padding", "valid")
    if not isinstance(padding, str):
        padding = _short(padding) or "valid"
    stride, dilation = (_short(getattr(spec, name, 1)) for name in ("stride", "dilation"))
    return OwnWindow(stride, padding, dilation)


def _of_kind(choice: StageChoice, *, transposed: bool) -> StageChoice:
    """Return the choice with another kind of convolution, and a gradient that its outputs have."""
    if transposed == choice.transposed:
        return choice
    return replace(choice, transposed=transposed, gradient=choice.kept_gradient)


def _short(value: int | Pair) -> int | Pair:
    down, across = pair(value)
    return down if down == across else (down, across)


def is_transposed(experiment: Experiment, layer: str) -> bool:
    """Return whether the pixels of a layer stamp its filters."""
    return isinstance(layer_of(experiment, layer), TransposedConv)


def layer_of(experiment: Experiment, name: str) -> AnyLayer | None:
    """Return a layer by its name."""
    layers = experiment.network.layers
    return dict(zip(layer_names(layers), layers, strict=True)).get(name)
