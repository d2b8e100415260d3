"""The state of the room: the content of its stage, and the position of the window."""

from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from guitrainer.events import FiltersCaptured
from guitrainer.gui.base.text.layers import error_text
from guitrainer.gui.kit.following import Following
from guitrainer.gui.lab.inquiry import Inquiry
from guitrainer.gui.lab.lab import Lab, moment_signals
from guitrainer.gui.rooms.convolution.choices import (
    Direction,
    Edits,
    GradientKey,
    OwnWindow,
    PictureKey,
    StageChoice,
    with_filter,
    with_window,
    without_filter,
)
from guitrainer.gui.rooms.convolution.content import Shown, StageOrder, UnreachableError
from guitrainer.gui.rooms.convolution.learned import LearnedFilters, stated_layers
from guitrainer.gui.rooms.convolution.order import compute
from guitrainer.gui.rooms.convolution.position import StagePosition
from guitrainer.sentences import fill

if TYPE_CHECKING:
    pass

NAME = "convolution"
FOLLOW_MS = 300  # interval at which a learned filter is updated during training


@dataclass(frozen=True)
class ConvolutionLook:
    """The state of the room, which is kept when the window is created again.

    Parameters
    ----------
    place : row and column of the window, and the channel
    """

    choice: StageChoice = field(default_factory=StageChoice)
    edits: Edits = field(default_factory=Edits)
    direction: Direction = "forward"
    place: tuple[int, int, int] = (0, 0, 0)
    product: tuple[int, int] | None = None


class Scene(StagePosition):
    """Both directions of one convolution, one position after the other.

    Attributes
    ----------
    choice, edits : choices and typed numbers; changed through methods
    direction : the direction requested
    """

    changed = Signal()  # the numbers have changed
    turned = Signal()  # direction
    refused = Signal()  # `problem` has changed

    def __init__(self, lab: Lab, room: QWidget) -> None:
        looked: ConvolutionLook = lab.kept.get(NAME, ConvolutionLook())
        super().__init__(looked.place, looked.product, room)
        self.lab = lab
        self.choice, self.edits = looked.choice, looked.edits
        self.direction: Direction = looked.direction
        self.moved.connect(self._keep)
        self.learned = LearnedFilters(lab)
        self._failure: str | None = None  # why the weights of all layers are not known
        self._order: StageOrder | None = None  # for what is shown, or will be
        self._inquiry: Inquiry[StageOrder, Shown] = Inquiry(
            lab.background,
            "convolution",
            lambda: self._order,
            lambda order: partial(compute, order, lab.datasets),
            room,
        )
        self._inquiry.answered.connect(self._on_computed)
        self._inquiry.refused.connect(self.refused)
        self._following = Following(
            room,
            self._follow,
            FOLLOW_MS,
            *moment_signals(lab),
            lab.captured,
            lab.preview_changed,
        )

    # ------------------------------------------------------------ content of the stage

    @property
    def shown(self) -> Shown | None:
        """The numbers; None before the first ones have been computed."""
        return self._inquiry.answer

    @property
    def is_known(self) -> bool:
        """Whether the numbers are of the requested kind and direction."""
        if self.shown is None:
            return False
        order = self.shown.order
        same_kind = order.choice.transposed == self.choice.transposed
        return same_kind and order.direction == self.direction

    @property
    def problem(self) -> str | None:
        """Why the choice cannot be shown; the numbers are then outdated."""
        if self._failure is not None:
            return self._failure
        error = self._inquiry.error
        if isinstance(error, UnreachableError):
            text = self.tr(
                "The input of this layer is not known: it comes after %1, whose outputs are not "
                "recorded. The X picture can be shown instead."
            )
            return fill(text, error.layer)
        return None if error is None else error_text(error)

    def compute(self) -> None:
        """Request the computation of the numbers."""
        if self.choice.layer is not None and not self._known_filter():
            self.choice = with_window(replace(self.choice, layer=None, filter=0), OwnWindow())
            self.edits = Edits()
        self._keep()
        self._order = self._make_order()
        self._inquiry.ask()
        if not self._inquiry.waiting:  # it is known; only where one looks may be another place
            self.changed.emit()

    def _keep(self) -> None:
        place = (self.row, self.column, self.channel)
        looked = ConvolutionLook(self.choice, self.edits, self.direction, place, self.product)
        self.lab.kept[NAME] = looked

    def _known_filter(self) -> bool:
        capture = self._capture()
        return capture is not None and self.choice.filter < len(capture.weight)

    def _make_order(self) -> StageOrder:
        experiment, learned = self.lab.record.experiment, self.learned
        choice, captures = self.choice, learned.known()
        capture = self._capture()
        if capture is not None:
            captures[capture.layer] = capture
        state = learned.state if choice.layer in stated_layers(experiment) else None
        return StageOrder(choice, self.edits, self.direction, experiment, captures, state)

    def _on_computed(self) -> None:
        self.bound()
        self.changed.emit()

    def _capture(self) -> FiltersCaptured | None:
        """Return the learned filters at the cursor."""
        layer = self.choice.layer
        if layer is None:
            return None
        return self.learned.shown(layer, with_input=self.choice.picture == "image")

    def _follow(self) -> None:
        """Update images, and the filter unless the user has changed numbers in it.

        Backward, nothing is updated, because the check takes time.
        """
        if self.learned.lacking:
            self.lab.ask_for_state(self._on_failed)
        elif self._failure is not None:
            self._failure = None
            self.refused.emit()
        if self._order is None:
            self.compute()
            return
        before, now = self._order.experiment, self.lab.record.experiment
        capture = self._capture()  # None while a run is starting
        newer = capture is not None and capture is not self._order.captures.get(capture.layer)
        if (before.data, before.network) != (now.data, now.network):
            if self.choice.layer is not None or self.choice.picture == "image":
                self._inquiry.forget()  # the choice was for another network
            self._choose(replace(self.choice, corner=None))
        elif newer and self.direction != "backward" and not self.edits.weight:
            self.compute()

    def _on_failed(self, error: Exception) -> None:
        """Note that the weights of all layers are not known."""
        if self.choice.layer in stated_layers(self.lab.record.experiment):
            self._failure = self.lab.background.tell(error)
            self.refused.emit()

    # ------------------------------------------------------------ choices

    def choose_picture(self, key: PictureKey) -> None:
        """Put another picture on stage; the small examples have their own filters."""
        if key in ("sequence", "square"):
            self._choose(StageChoice(picture=key, learning_rate=self.choice.learning_rate))
        else:
            self._choose(replace(self.choice, picture=key, gradient=self.choice.kept_gradient))

    def show_sequence(self) -> None:
        """Put the 1-D example on stage, backward."""
        self.turn("backward")
        self.choose_picture("sequence")

    def choose_image(self, number: int) -> None:
        """Choose another test image."""
        self._choose(replace(self.choice, picture="image", image_number=number), keep="weight")

    def choose_corner(self, top: int, left: int) -> None:
        """Choose another patch."""
        if self.choice.corner != (top, left):
            self._choose(replace(self.choice, corner=(top, left)), keep="weight")

    def choose_filter(self, layer: str | None, number: int = 0) -> None:
        """Choose a learned filter, or that of the textbook."""
        experiment = self.lab.record.experiment
        if layer is None:
            self._choose(without_filter(self.choice, experiment))
        else:
            self._choose(with_filter(self.choice, experiment, layer, number))

    def choose_window(self, **changes: Any) -> None:
        """Change `stride`, `padding`, `dilation`, `output_padding` or `transposed`."""
        self.choice = replace(self.choice, **changes)
        self.edits = replace(self.edits, gradient={})
        self._begin_again()

    def choose_gradient(self, key: GradientKey) -> None:
        """Choose another gradient at the output."""
        here = (self.row, self.column)
        self.choice = replace(self.choice, gradient=key, here=here)
        self.edits = replace(self.edits, gradient={})
        self.compute()

    def choose_rate(self, rate: float) -> None:
        """Change the learning rate of the update."""
        self.choice = replace(self.choice, learning_rate=rate)
        self.compute()

    def choose_kind(self, transposed: bool) -> None:
        """Show the convolution, or the transposed one, with the same filter."""
        if transposed != self.choice.transposed:
            gradient = self.choice.kept_gradient  # the two have other outputs
            self.choose_window(transposed=transposed, gradient=gradient)

    def turn(self, direction: Direction) -> None:
        """Change the direction."""
        if direction != self.direction:
            self.direction = direction
            self.show_product(None)
            self.turned.emit()
            self.compute()

    def _choose(self, choice: StageChoice, keep: str = "") -> None:
        self.choice = choice
        self.edits = Edits(weight=self.edits.weight, bias=self.edits.bias) if keep else Edits()
        self._begin_again()

    def _begin_again(self) -> None:
        self.row = self.column = 0
        self.product = None
        self.compute()

    # ------------------------------------------------------------ typed numbers

    def edit_image(self, row: int, column: int, value: float) -> None:
        """Replace a pixel of the displayed channel."""
        self._edit("image", self.channel, row, column, value)

    def edit_weight(self, row: int, column: int, value: float) -> None:
        """Replace a weight of the displayed channel."""
        self._edit("weight", self.channel, row, column, value)

    def edit_gradient(self, row: int, column: int, value: float) -> None:
        """Replace the gradient at an output."""
        self._edit("gradient", 0, row, column, value)

    def edit_bias(self, value: float) -> None:
        """Replace the bias."""
        self.edits = replace(self.edits, bias=value)
        self.compute()

    def take_back(self) -> None:
        """Discard all typed numbers."""
        self.edits = Edits()
        self.compute()

    def _edit(self, what: str, channel: int, row: int, column: int, value: float) -> None:
        typed = {**getattr(self.edits, what), (channel, row, column): value}
        changes: dict[str, Any] = {what: typed}
        self.edits = replace(self.edits, **changes)
        self.compute()

    # ------------------------------------------------------------ words

    def path(self) -> list[str]:
        """Return the names from the layer to the filter."""
        if self.choice.layer is not None:
            number = fill(self.tr("filter %1"), self.choice.filter + 1)
            return [self.choice.layer, number]
        if self.choice.picture in ("sequence", "square"):
            return [self.tr("filter of the example")]
        return [self.tr("textbook filter")]
