"""Questions about shared weights: how they are trained, and how many weights they save."""

from typing import TYPE_CHECKING

from guitrainer.config.schema import Conv, Dense, Local
from guitrainer.figures import figure
from guitrainer.gui.base.text.language import Texts
from guitrainer.gui.rooms.convolution.room import ConvolutionRoom
from guitrainer.gui.rooms.sharing.room import SharingRoom
from guitrainer.gui.tour.figures import weights_of
from guitrainer.gui.tour.reach import Reach
from guitrainer.gui.tour.steps import Step, TourQuestion

if TYPE_CHECKING:
    from guitrainer.explain.backprop import Backward

tr = Texts("tour")


SIDE, KERNEL = 3, 2  # side lengths of image and filter in textbooks
OUTPUTS = (SIDE - KERNEL + 1) ** 2
ENTRY = (1, 1)  # output and input of an entry of the matrices other than the first

# ---------------------------------------------------------------- backpropagation


def backpropagation() -> TourQuestion:
    """Make the question how a weight that is used at several positions is trained."""
    return TourQuestion(
        "backward",
        tr("How does backpropagation train a weight that is used in many places?"),
        (
            Step(
                "example",
                tr(
                    "Open the Convolution room and press “1-D example”: a filter of 2 weights over "
                    "3 numbers, so each weight is used twice."
                ),
                lambda reach: _example(reach) is not None,
                lambda reach: reach.rooms.show_room(ConvolutionRoom).scene.show_sequence(),
            ),
            Step(
                "slide",
                tr(
                    "Press “Slide”, or click the second incoming gradient: each position adds its "
                    "product to the gradient of the weights."
                ),
                _slid,
                _slide,
            ),
        ),
        lambda: tr(
            "At each position, a weight gets the number that it was multiplied by there, times the "
            "gradient that arrives there. These products are added up, and the weight takes one "
            "step with the sum: w − η · ∂L/∂w. So it stays one weight. A card in the room compares "
            "the sum with finite differences."
        ),
        _backward_seen,
    )


def _example(reach: Reach) -> "Backward | None":
    room = reach.rooms.shown(ConvolutionRoom)
    shown = None if room is None else room.scene.shown
    known = shown is not None and shown.order.choice.picture == "sequence"
    return shown.backward if shown is not None and known else None


def _slid(reach: Reach) -> bool:
    room = reach.rooms.shown(ConvolutionRoom)
    if room is None or _example(reach) is None:
        return False
    height, width = room.scene.places
    return room.scene.place == height * width - 1


def _slide(reach: Reach) -> None:
    scene = reach.rooms.show_room(ConvolutionRoom).scene
    if _example(reach) is None:
        scene.show_sequence()
    else:
        height, width = scene.places
        scene.go(height * width - 1)


def _backward_seen(reach: Reach) -> str:
    found = _example(reach)
    if found is None:
        return ""
    image = found.forward.image[0, 0]
    arriving = found.grad_output[0, 0]
    gradient = found.grad_weight[0, 0, 0]
    sums = [
        " + ".join(
            f"({figure(float(arriving[place]))}) · {figure(float(image[place + k]))}"
            for place in range(len(arriving))
        )
        + f" = {figure(float(gradient[k]))}"
        for k in range(len(gradient))
    ]
    return "\n".join(f"∂L/∂w{'₁₂₃'[k]} = {text}" for k, text in enumerate(sums[:3]))


# ---------------------------------------------------------------- 4, 16, 36


def sharing() -> TourQuestion:
    """Make the question why a layer has 4, 16 or 36 weights."""
    return TourQuestion(
        "sharing",
        tr("Why 4, 16 or 36 weights for the same image?"),
        (
            Step(
                "sizes",
                tr(
                    "Open the Shared weights room, with an image of 3×3 and a kernel of 2×2. It "
                    "shows three layers as matrices."
                ),
                _sizes_shown,
                lambda reach: reach.rooms.show_room(SharingRoom).show_sizes(SIDE, KERNEL),
            ),
            Step(
                "entry",
                tr(
                    "Point at another weight in the first matrix. It is marked wherever it is "
                    "used, once for every position of the filter."
                ),
                _entry_shown,
                _show_entry,
            ),
        ),
        _sharing_answer,
    )


def _sharing_answer() -> str:
    image = (1, SIDE, SIDE)
    counts = (
        weights_of(Conv(filters=1, kernel_size=KERNEL), image),
        weights_of(Local(filters=1, kernel_size=KERNEL), image),
        weights_of(Dense(units=OUTPUTS), image),
    )
    return tr(
        "A convolution uses one filter at all positions: %1 · %1 = %4 weights. With a filter "
        "of its own at each of the %2 positions, it has %2 · %4 = %5. A dense layer connects "
        "each of %3 inputs with each of %2 outputs: %3 · %2 = %6.",
        KERNEL,
        OUTPUTS,
        SIDE * SIDE,
        *counts,
    )


def _sizes_shown(reach: Reach) -> bool:
    room = reach.rooms.shown(SharingRoom)
    sharing = None if room is None else room.sharing
    return sharing is not None and (sharing.inputs, sharing.outputs) == (SIDE * SIDE, OUTPUTS)


def _entry_shown(reach: Reach) -> bool:
    room = reach.rooms.shown(SharingRoom)
    return room is not None and room.looked.entry[0] == "shared" and room.looked.entry[1:] != (0, 0)


def _show_entry(reach: Reach) -> None:
    reach.rooms.show_room(SharingRoom).show_entry("shared", *ENTRY)
