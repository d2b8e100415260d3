"""Questions about the size of weights: too small, too large, and right."""

import math

from guitrainer.config.loading import load_preset
from guitrainer.config.schema import Dense, WeightLayer
from guitrainer.figures import count, figure, percent
from guitrainer.gui.base.text.language import Texts
from guitrainer.gui.rooms.variance.sigma_page import SigmaPage
from guitrainer.gui.rooms.variance.signal_page import SignalPage
from guitrainer.gui.rooms.variance.state import NetChoice
from guitrainer.gui.tour.figures import drawn
from guitrainer.gui.tour.reach import Reach, looked_at, show_page
from guitrainer.gui.tour.steps import Step, TourQuestion
from guitrainer.sentences import fill

tr = Texts("tour")


VANISHING, EXPLODING = "vanishing", "exploding"
SMALL, LARGE = 0.1, 10.0  # variance factors
# Tolerance, because a slider is not exact.
SMALLER, LARGER = 0.3, 3.0
DEPTH = 10  # number of layers in the Variance room
INPUTS = 400 * 400 * 3
UNITS = 100  # σ of a layer of the preset vanishing

# ---------------------------------------------------------------- vanishing, exploding


def vanishing() -> TourQuestion:
    """Make the question when gradients vanish."""
    layers, std = _dense_layers(VANISHING)
    return TourQuestion(
        "vanishing",
        tr("When do gradients vanish?"),
        (
            Step(
                "small",
                tr(
                    "Open the Variance room at “Signal by depth” and set the variance factor "
                    "to %1. The signal shrinks from layer to layer, and so does the gradient "
                    "on its way back.",
                    figure(SMALL),
                ),
                lambda reach: _factor(reach, 0.0, SMALLER),
                lambda reach: _show_factor(reach, SMALL),
            ),
            Step(
                "train",
                tr(
                    "Open the preset vanishing, %1 dense layers with σ = %2, and train it. A "
                    "notice says how small the gradient is when it reaches the first layer.",
                    layers,
                    std,
                ),
                lambda reach: reach.on_stage(VANISHING) and reach.noticed("vanishing_gradient"),
                lambda reach: reach.train(VANISHING),
            ),
        ),
        lambda: tr(
            "When the weights are too small. A layer with a ReLU multiplies the mean "
            "square of the signal by ½ · fan_in · σ², and the mean square of the gradient by "
            "½ · fan_out · σ². Below 1, both shrink in every layer. With %1 times He's "
            "variance in %2 layers, σ of the gradient in layer 1 is %3 of that at the output; "
            "with He's variance it is %4. A layer that gets no gradient does not learn.",
            figure(SMALL),
            DEPTH,
            _first_gradient(SMALL),
            _first_gradient(1.0),
        ),
        _measured,
    )


def exploding() -> TourQuestion:
    """Make the question when gradients explode."""
    layers, std = _dense_layers(EXPLODING)
    return TourQuestion(
        "exploding",
        tr("When do gradients explode?"),
        (
            Step(
                "large",
                tr(
                    "In the Variance room, set the variance factor to %1. The signal and the "
                    "gradient grow from layer to layer.",
                    figure(LARGE),
                ),
                lambda reach: _factor(reach, LARGER, float("inf")),
                lambda reach: _show_factor(reach, LARGE),
            ),
            Step(
                "train",
                tr(
                    "Open the preset exploding, the same %1 layers with σ = %2, and train it. "
                    "A notice names the layer whose numbers became infinite first.",
                    layers,
                    std,
                ),
                lambda reach: reach.trained(EXPLODING) and reach.noticed("diverged"),
                lambda reach: reach.train(EXPLODING),
            ),
        ),
        lambda: tr(
            "When the weights are too large: where ½ · fan_in · σ² and ½ · fan_out · σ² are "
            "above 1, signal and gradient grow in every layer. With %1 times He's variance in "
            "%2 layers, σ of the gradient in layer 1 is %3 times that at the output; with He's "
            "variance, %4. Steps with such gradients make the weights so large that numbers "
            "overflow.",
            figure(LARGE),
            DEPTH,
            _first_gradient(LARGE),
            _first_gradient(1.0),
        ),
        _measured,
    )


def _dense_layers(preset: str) -> tuple[int, str]:
    """Return the number of dense layers with an activation in a preset, and their σ."""
    layers = [one for one in load_preset(preset).network.layers if isinstance(one, Dense)]
    return len(layers) - 1, figure(layers[0].initializer.std)


def _first_gradient(factor: float) -> str:
    """Return the predicted σ of the gradient in layer 1 of the network in the Variance room.

    It is relative to σ of the gradient at the output; `factor` multiplies He's variance.
    """
    from guitrainer.analysis.propagation import WeightedLayer, predict_gradients

    std, _ = drawn("he_normal", (UNITS, UNITS))
    layers = [
        WeightedLayer(f"dense{k}", UNITS, std * math.sqrt(factor), "relu") for k in range(DEPTH)
    ]
    return figure(predict_gradients(layers, input_mean_square=1.0)[0].std)


def _measured(reach: Reach) -> str:
    """Describe what the Variance room has measured, if it shows a network with a factor."""
    if looked_at(reach, "signal") is None:
        return ""
    look = show_page(reach, "signal", SignalPage).look
    if look is None:
        return ""
    layers = look.propagation.layers
    text = tr(
        "Measured in the Variance room: σ of the signal is %1 in layer 1 and %2 in layer %3; σ of "
        "the gradient in layer 1 is %4 of that at the output."
    )
    first, last = layers[0], layers[-1]
    return fill(text, figure(first.std), figure(last.std), len(layers), figure(first.gradient_std))


def _factor(reach: Reach, least: float, most: float) -> bool:
    looked = looked_at(reach, "signal")
    return looked is not None and least <= looked.choice.factor <= most


def _show_factor(reach: Reach, factor: float) -> None:
    show_page(reach, "signal", SignalPage).state.choose(factor=factor)


# ---------------------------------------------------------------- many inputs


def many_inputs() -> TourQuestion:
    """Make the question about σ of a layer with 480,000 inputs."""
    return TourQuestion(
        "inputs",
        tr("A layer has 480,000 inputs. How large is σ by Xavier (Glorot), and by He?"),
        (
            Step(
                "page",
                tr(
                    "Open the Variance room at “Variance or σ?” and choose 400×400×3 inputs. Both "
                    "rules are drawn and measured there, beside a common mistake."
                ),
                _inputs_shown,
                lambda reach: show_page(reach, "sigma", SigmaPage).show_inputs("400"),
            ),
        ),
        _inputs_answer,
    )


def _inputs_answer() -> str:
    xavier, _ = drawn("caffe_xavier", (1, INPUTS))
    he, _ = drawn("he_normal", (1, INPUTS))
    return tr(
        "Xavier (Glorot), for as many outputs as inputs: σ = √(1 / %1) = %2. He, for layers "
        "with a ReLU: σ = √(2 / %1) = %3. Papers state the variance σ², here %4 by He. Entered "
        "as σ, it gives weights that are %5 times too small.",
        count(INPUTS),
        figure(xavier),
        figure(he),
        figure(he * he),
        figure(1 / he),
    )


def _inputs_shown(reach: Reach) -> bool:
    looked = looked_at(reach, "sigma")
    return looked is not None and looked.inputs == "400"


# ---------------------------------------------------------------- the best σ


def best_size() -> TourQuestion:
    """Make the question which σ is best."""
    return TourQuestion(
        "best",
        tr("Which σ is best?"),
        (
            Step(
                "kept",
                tr(
                    "Open the Variance room at “Signal by depth” and press “Back to the start”: He "
                    "normal in front of ReLUs. Signal and gradient keep about their size in all "
                    "layers."
                ),
                _kept,
                lambda reach: show_page(reach, "signal", SignalPage).state.take(NetChoice()),
            ),
            Step(
                "train",
                tr(
                    "Open the preset vanishing, press “Use He normal” in the framed box at the "
                    "left, and train. What learned nothing with σ = %1 learns now.",
                    _dense_layers(VANISHING)[1],
                ),
                _trained_by_he,
                lambda reach: reach.train(VANISHING, "he_normal"),
            ),
        ),
        _best_answer,
        _best_seen,
    )


def _best_answer() -> str:
    std, _ = drawn("he_normal", (UNITS, UNITS))
    return tr(
        "The σ at which every layer passes on as much as it receives, forward and backward. In "
        "front of a ReLU that is He's √(2 / fan_in): for %1 inputs, √(2 / %1) = %2. In front of "
        "tanh, or without an activation, it is Xavier's (Glorot's) √(2 / (fan_in + fan_out)).",
        UNITS,
        figure(std),
    )


def _best_seen(reach: Reach) -> str:
    if not _trained_by_he(reach) or reach.accuracy is None:
        return ""
    return tr("The run on stage recognizes %1 of the test images.", percent(reach.accuracy, 1))


def _kept(reach: Reach) -> bool:
    looked = looked_at(reach, "signal")
    return looked is not None and looked.choice == NetChoice()


def _trained_by_he(reach: Reach) -> bool:
    if not reach.trained(VANISHING):
        return False
    layers = reach.lab.record.experiment.network.layers
    hidden = [one for one in layers if isinstance(one, WeightLayer)][:-1]
    return all(isinstance(one, Dense) and one.initializer.scheme == "he_normal" for one in hidden)
