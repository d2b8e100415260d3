"""Questions about what filters become: strokes of an X, filters of filters, edges."""

from guitrainer.config.loading import load_preset
from guitrainer.config.schema import Conv
from guitrainer.gui.base.text.language import Texts
from guitrainer.gui.rooms.convolution.room import ConvolutionRoom
from guitrainer.gui.rooms.handmade.answering import FilterAnswers
from guitrainer.gui.rooms.handmade.room import HandMadeRoom
from guitrainer.gui.rooms.train.room import TrainRoom
from guitrainer.gui.tour.reach import Reach
from guitrainer.gui.tour.steps import Step, TourQuestion

tr = Texts("tour")


SHAPES, X = "shapes-xo", "X"
TWO_LAYERS = "two-conv-digits"
ENOUGH_STEPS = 500  # share of the run after which the second layer has changed
DIGITS = "digits-edges"

# ---------------------------------------------------------------- the X


def finding_an_x() -> TourQuestion:
    """Make the question which filter finds an X."""
    return TourQuestion(
        "x",
        tr("Which filter finds the X?"),
        (
            Step(
                "train",
                tr("Open the preset shapes-xo, images of X, O and + with noise, and train it."),
                lambda reach: reach.trained(SHAPES),
                lambda reach: reach.train(SHAPES),
            ),
            Step(
                "find",
                tr(
                    "Open the Hand-made room and choose “Class X” in the list “Find one for…”. The "
                    "window in the picture marks where the filter responds most."
                ),
                lambda reach: reach.on_stage(SHAPES) and _x_found(reach) is not None,
                _find_x,
            ),
        ),
        lambda: tr(
            "All filters together. Each one responds where the image looks like its own weights: "
            "its response is the sum of the weights times the pixels there. Even the filter that "
            "responds most to an X responds to other shapes too, as its responses by class show. "
            "The last layer adds up the responses of all filters, and tells the X from the rest. "
            "Nobody painted the filters: training made them."
        ),
        _x_seen,
    )


def _x_found(reach: Reach) -> FilterAnswers | None:
    """Describe what the Hand-made room shows about a filter that prefers the X."""
    room = reach.rooms.shown(HandMadeRoom)
    found = None if room is None else room.answers.shown
    if found is None or found.picture_class != X:
        return None
    return found if found.preferred == X else None


def _find_x(reach: Reach) -> None:
    if reach.on_stage(SHAPES):
        reach.rooms.show_room(HandMadeRoom).answers.find_for(X)
    else:
        reach.train(SHAPES)


def _x_seen(reach: Reach) -> str:
    room = reach.rooms.shown(HandMadeRoom)
    return "" if room is None or _x_found(reach) is None else room.answers.sentence.text()


# ---------------------------------------------------------------- the second layer


def second_layer() -> TourQuestion:
    """Make the question what filters of a second layer contain."""
    return TourQuestion(
        "second",
        tr("What does the second layer hold?"),
        (
            Step(
                "train",
                tr(
                    "Open the preset two-conv-digits, where a second convolution follows the "
                    "first, and train it."
                ),
                lambda reach: (
                    reach.on_stage(TWO_LAYERS)
                    and (reach.trained(TWO_LAYERS) or reach.lab.record.newest >= ENOUGH_STEPS)
                ),
                lambda reach: reach.train(TWO_LAYERS),
            ),
            Step(
                "layer",
                tr("In the Train room, choose conv2 above the filters."),
                _second_shown,
                _show_second,
            ),
            Step(
                "channels",
                tr(
                    "Open the Convolution room, click conv2 and one of its filters. Each of its "
                    "channels slides over one feature map of the first layer."
                ),
                _channels_shown,
                _show_channels,
            ),
        ),
        _second_answer,
    )


def _second_answer() -> str:
    first, second = _convolutions(TWO_LAYERS)
    side = second.kernel_size if isinstance(second.kernel_size, int) else second.kernel_size[0]
    return tr(
        "Filters that look at feature maps, not at pixels. Each has a window of %1×%1 for each of "
        "the %2 feature maps of the first layer: %1 · %1 · %2 = %3 weights. It sees how strongly "
        "the first filters respond, and where, so it responds to patterns of what they detect.",
        side,
        first.filters,
        side * side * first.filters,
    )


def _convolutions(preset: str) -> list[Conv]:
    return [one for one in load_preset(preset).network.layers if isinstance(one, Conv)]


def _second(reach: Reach) -> str | None:
    """Return the name of the second convolution, if the run on stage is of the preset."""
    names = reach.lab.record.layers
    return names[1] if reach.on_stage(TWO_LAYERS) and len(names) > 1 else None


def _second_shown(reach: Reach) -> bool:
    name = _second(reach)
    at_stage = reach.rooms.shown(TrainRoom) is not None
    return at_stage and name is not None and reach.lab.looking.layer == name


def _show_second(reach: Reach) -> None:
    reach.rooms.show_room(TrainRoom)
    if (name := _second(reach)) is None:
        reach.train(TWO_LAYERS)
    else:
        reach.lab.looking.select(name)


def _channels_shown(reach: Reach) -> bool:
    room, name = reach.rooms.shown(ConvolutionRoom), _second(reach)
    return room is not None and name is not None and room.scene.choice.layer == name


def _show_channels(reach: Reach) -> None:
    if (name := _second(reach)) is None:
        reach.train(TWO_LAYERS)
    else:
        scene = reach.rooms.show_room(ConvolutionRoom).scene
        scene.turn("forward")
        scene.choose_filter(name)
