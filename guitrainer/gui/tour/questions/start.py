"""Questions about initial weights: which ones, why random, why with zero mean."""

from guitrainer.config.schema import WeightLayer
from guitrainer.figures import figure, percent
from guitrainer.gui.base.text.language import Texts
from guitrainer.gui.rooms.initializers.room import InitializersRoom
from guitrainer.gui.rooms.initializers.shape_field import Shape
from guitrainer.gui.rooms.variance.mean_page import MeanPage
from guitrainer.gui.tour.figures import drawn, fans_of
from guitrainer.gui.tour.reach import Reach, looked_at, show_page
from guitrainer.gui.tour.steps import Step, TourQuestion

tr = Texts("tour")


KERAS, ZEROS, DIGITS = "keras-mnist", "symmetry-zero", "digits-edges"
# Weights as (out, in, height, width): the first layer of keras-mnist, and Keras' (5, 5, 3, 8).
FIRST: Shape = (32, 1, 3, 3)
COLORS: Shape = (8, 3, 5, 5)

# ---------------------------------------------------------------- Keras


def initial_filters() -> TourQuestion:
    """Make the question which filters a Conv2D of Keras starts with."""
    return TourQuestion(
        "initial",
        tr("Which filters does a Conv2D layer of Keras start with?"),
        (
            Step(
                "preset",
                tr(
                    "Choose the preset keras-mnist in the list at the top: a network that is "
                    "known from Keras, with %1 filters of %2×%3 in its first layer. The tiles "
                    "in the Train room are these filters before training.",
                    FIRST[0],
                    *FIRST[2:],
                ),
                lambda reach: reach.opened(KERAS),
                lambda reach: reach.open(KERAS),
            ),
            Step(
                "room",
                tr(
                    "Open the Initializers room. The card of Keras shows what its default draws "
                    "for this layer."
                ),
                lambda reach: reach.opened(KERAS) and _initializers(reach) is not None,
                lambda reach: reach.rooms.show_room(InitializersRoom),
            ),
        ),
        _initial_answer,
    )


def _initial_answer() -> str:
    fan_in, fan_out = fans_of(FIRST)
    _, limit = drawn("keras_default", FIRST)
    return tr(
        "Random filters: every weight is drawn uniformly from −limit to limit, where "
        "limit = √(6 / (fan_in + fan_out)). Here that is √(6 / (%1 + %2)) = %3. The biases "
        "are 0. Keras calls the rule glorot_uniform. Glorot is Xavier: the rule is named after "
        "Xavier Glorot.",
        fan_in,
        fan_out,
        figure(limit),
    )


def _initializers(reach: Reach) -> InitializersRoom | None:
    return reach.rooms.shown(InitializersRoom)


# ---------------------------------------------------------------- fans


def fans() -> TourQuestion:
    """Make the question about the fans of a kernel, and Xavier's two rules."""
    return TourQuestion(
        "fans",
        tr(
            "A kernel has the shape (5, 5, 3, 8). What are its fans, and what do the two rules of "
            "Xavier (Glorot) give?"
        ),
        (
            Step(
                "shape",
                tr(
                    "In the Initializers room, type 5, 5, 3, 8 as the shape: a window of 5×5, 3 "
                    "inputs, 8 filters. The rows “Glorot (Xavier)” of the table have both rules."
                ),
                _shape_typed,
                lambda reach: reach.rooms.show_room(InitializersRoom).show_shape(COLORS),
            ),
        ),
        _fans_answer,
    )


def _shape_typed(reach: Reach) -> bool:
    room = _initializers(reach)
    return room is not None and room.looked.typed == COLORS


def _fans_answer() -> str:
    fan_in, fan_out = fans_of(COLORS)
    std, limit = drawn("glorot_uniform", COLORS)
    return tr(
        "fan_in is the number of inputs of one output: 5 · 5 · 3 = %1. fan_out is the "
        "number of outputs that one input feeds: 5 · 5 · 8 = %2. Xavier (Glorot) normal draws with "
        "σ = √(2 / (%1 + %2)) = %3. Xavier uniform draws up to the limit √(6 / (%1 + %2)) = "
        "%4, which has the same σ.",
        fan_in,
        fan_out,
        figure(std),
        figure(limit),
    )


# ---------------------------------------------------------------- zeros


def zeros() -> TourQuestion:
    """Make the question why weights do not start at zero."""
    return TourQuestion(
        "zeros",
        tr("Why not start with all weights at zero?"),
        (
            Step(
                "train",
                tr(
                    "Open the preset symmetry-zero, where every weight starts at 0, and press "
                    "“Train”. A notice says that all filters are exactly equal."
                ),
                lambda reach: reach.on_stage(ZEROS) and reach.noticed("equal_filters"),
                lambda reach: reach.train(ZEROS),
            ),
            Step(
                "remedy",
                tr(
                    "Press “Start from small random weights” in that notice, then “Train again”. "
                    "The filters become different, and the network learns."
                ),
                _trained_from_noise,
                lambda reach: reach.train(ZEROS, "small_random"),
            ),
        ),
        lambda: tr(
            "If all weights are equal, all filters of a layer compute the same outputs, get the "
            "same gradient and take the same step: they stay equal and do the work of one filter. "
            "Zeros are even worse, because a gradient goes back through the weights, and no "
            "gradient passes through zeros. Random weights are not good weights, but they are "
            "different weights, so each filter can learn something of its own."
        ),
        _zeros_seen,
    )


def _trained_from_noise(reach: Reach) -> bool:
    if not reach.trained(ZEROS):
        return False
    layers = reach.lab.record.experiment.network.layers
    return all(
        layer.initializer.scheme != "zeros" for layer in layers if isinstance(layer, WeightLayer)
    )


def _zeros_seen(reach: Reach) -> str:
    if not reach.on_stage(ZEROS) or reach.accuracy is None:
        return ""
    return tr("The run on stage recognizes %1 of the test images.", percent(reach.accuracy, 1))


# ---------------------------------------------------------------- zero mean


def zero_mean() -> TourQuestion:
    """Make the question why weights and inputs have zero mean."""
    return TourQuestion(
        "mean",
        tr("Why should inputs and weights have zero mean?"),
        (
            Step(
                "input",
                tr(
                    "Open the preset digits-edges, then the Variance room at “Zero mean” and there "
                    "“Mean of the input”: its first layer, with the mean of the images and "
                    "without."
                ),
                lambda reach: _mean_shown(reach, "input"),
                lambda reach: _show_mean(reach, "input"),
            ),
            Step(
                "weights",
                tr(
                    "Choose “Mean of the weights”: the same layer twice, as drawn and with "
                    "σ added to every weight."
                ),
                lambda reach: _mean_shown(reach, "weights"),
                lambda reach: _show_mean(reach, "weights"),
            ),
        ),
        lambda: tr(
            "The mean of the input adds the same amount to an output for every image, which says "
            "nothing about the image. And if all inputs of a unit are positive, an image moves "
            "all of its weights up or all of them down. Weights with a mean make every filter "
            "respond to brightness, so all respond alike. With zero mean, the weights of a filter "
            "nearly cancel on a uniform patch, and differences between pixels count: edges."
        ),
        _mean_seen,
    )


def _mean_shown(reach: Reach, key: str) -> bool:
    looked = looked_at(reach, "mean")
    return looked is not None and looked.mean == key and reach.opened(DIGITS)


def _show_mean(reach: Reach, key: str) -> None:
    def show() -> None:
        page = show_page(reach, "mean", MeanPage)
        page.state.turn("own")
        page.show_mean(key)

    reach.open(DIGITS, show)


def _mean_seen(reach: Reach) -> str:
    looked = looked_at(reach, "mean")
    if looked is None or not reach.opened(DIGITS):
        return ""
    return show_page(reach, "mean", MeanPage).pages[looked.mean].sentence.text()
