"""The verdict on a network before training, based on measurements."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from guitrainer.analysis.kinds import traits_of
from guitrainer.analysis.look import NetworkLook
from guitrainer.figures import count, figure, percent
from guitrainer.sentences import Sentence

if TYPE_CHECKING:
    from guitrainer.analysis.remedies import Key

CHANGED = 10.0  # growth or decay of a signal that is worth mentioning
# Thresholds were chosen by training about 400 networks, see tests/training/test_verdicts.py.
LEARNS = 0.6  # networks learn from this `growth` on
HOPELESS = 0.05  # … and none was seen to learn below this
MANY = 0.5  # share of dead units of a layer
RARELY = 0.995  # share of zeros behind a rectifier above which it is practically dead
CONSTANT = 1e-6  # differences between images below this share of the signal are rounding errors
STILL_THERE = 1e-3  # a signal above this share of the input has not vanished
FLAT = 0.8  # mean square of outputs in −1…1: nearly all outputs are beyond ±0.9
LOUD = 10.0  # loss of the untrained network relative to that of guessing
TOO_LONG = 5.0  # from this `overshoot` on networks are ruined; 1 is aggressive

Kind = Literal[
    "keeps",
    "none",
    "dead",
    "equal",
    "constant",
    "shrinks",
    "saturates",
    "grows",
    "overshoots",
    "slow",
]
Direction = Literal["forward", "backward"]
CALM: tuple[Kind, ...] = ("keeps", "none")

NONE = "No weights are trained: the network will not change."
KEEPS = (
    "Ready to train: the signal changes by a factor of %1 from the input to %2, and gradients "
    "reach the weights."
)
SMALL_START = (
    "Ready to train: the output of %2 starts small (×%1 of the input), but gradients reach the "
    "weights, and training compensates for it."
)
LARGE_START = (
    "Ready to train: the output of %2 starts large (×%1 of the input), which training has to "
    "compensate for."
)
DEAD = (
    "All units of %1 are 0 for all %2 images measured: no gradient passes through them, so the "
    "layers before %1 learn nothing from these images."
)
DEAD_PART = (
    "%3 of the units of %1 are 0 for all %2 images measured: no gradient passes through them, and "
    "they may never learn."
)
DEAD_RARE = (
    "Only %3 of the outputs of %1 are not 0, measured on %2 images: hardly any gradient passes, "
    "and training may be slow to start."
)
EQUAL = (
    "All units of %1 start equal and receive equal gradients: they stay equal and act as a single "
    "unit. Start from random weights."
)
CONSTANT_OUTPUT = (
    "%1 has the same output for all %2 images measured, and no gradient changes that: no "
    "information about the images reaches the output."
)
SHRINKS_FORWARD = (
    "The differences between images shrink %1-fold on the way to %2: they hardly reach the "
    "output, and training hardly changes the weights."
)
SHRINKS_FORWARD_SLOW = (
    "The differences between images shrink %1-fold on the way to %2: it may take a long time "
    "until training shows an effect."
)
SHRINKS_BACKWARD = (
    "The gradient shrinks %1-fold on its way back to %2: training hardly changes the weights."
)
SHRINKS_BACKWARD_SLOW = (
    "The gradient shrinks %1-fold on its way back to %2: it may take a long time until training "
    "shows an effect."
)
SATURATES = (
    "%1 is saturated: most of its outputs lie on the flat ends of its curve, where hardly any "
    "gradient passes."
)
GROWS = (
    "The signal grows %1-fold up to %2: the untrained network is confidently wrong, with a loss "
    "of %3, compared with %4 for guessing."
)
GROWS_UNLABELED = (
    "The signal grows %1-fold up to %2: outputs of that size make a network confidently wrong, "
    "and gradients explode."
)
GROWS_WITHOUT_BOUND = "The signal grows without bound: after %1 it is infinite or NaN."
OVERSHOOTS = (
    "The first step is too long: judging by the slope, the loss would fall by %1 times its value. "
    "Expect the first steps to ruin the network."
)
SLOW = (
    "The steps are too short to change the weights: %1 steps like the first change no layer by "
    "more than %2."
)
SENTENCES = (
    *(NONE, KEEPS, SMALL_START, LARGE_START, DEAD, DEAD_PART, DEAD_RARE, EQUAL, CONSTANT_OUTPUT),
    *(SHRINKS_FORWARD, SHRINKS_FORWARD_SLOW, SHRINKS_BACKWARD, SHRINKS_BACKWARD_SLOW),
    *(SATURATES, GROWS, GROWS_UNLABELED, GROWS_WITHOUT_BOUND, OVERSHOOTS, SLOW),
)


@dataclass(frozen=True)
class Verdict:
    """The verdict on a network before training.

    Parameters
    ----------
    kind : the first problem; "keeps" if there is none, "none" if nothing is trained
    sentence : the verdict in words, with its values
    layer : where it shows; None if it concerns the whole network
    remedy : the change found to help, see `guitrainer.analysis.remedies`
    """

    kind: Kind
    sentence: Sentence
    layer: str | None = None
    remedy: "Key | None" = None

    @property
    def calm(self) -> bool:
        """Whether there is no problem."""
        return self.kind in CALM


def judge(look: NetworkLook) -> Verdict:
    """Judge a network by its measurements; report the first cause that explains them.

    Parameters
    ----------
    look : measurements, or what theory expects
    """
    for rule in RULES:
        verdict = rule(look)
        if verdict is not None:
            return verdict
    return _keeps(look)


Rule = Callable[[NetworkLook], Verdict | None]


def _nothing_trained(look: NetworkLook) -> Verdict | None:
    trained = any(layer.step is not None for layer in look.layers)
    return None if trained else Verdict("none", Sentence(NONE))


def _unbound(look: NetworkLook) -> Verdict | None:
    if look.finite:
        return None
    broken = (layer.name for layer in look.layers if not math.isfinite(layer.size))
    layer = next(broken, look.layers[-1].name)
    return Verdict("grows", Sentence(GROWS_WITHOUT_BOUND, (layer,)), layer)


def _dead(look: NetworkLook) -> Verdict | None:
    """Check rectifiers only: any other unit that is 0 may still pass a gradient."""
    dead = (x.name for x in look.layers if traits_of(x.type).silences and x.dead == 1)
    for name in dead:
        return Verdict("dead", Sentence(DEAD, (name, count(look.images))), name)
    return None


def _partly_dead(look: NetworkLook) -> Verdict | None:
    for layer in look.layers:
        quiet = layer.dead > MANY or layer.zeros > RARELY
        if not (quiet and traits_of(layer.type).silences):
            continue
        many = layer.dead > MANY
        text, share = (DEAD_PART, layer.dead) if many else (DEAD_RARE, 1 - layer.zeros)
        values = (layer.name, count(look.images), percent(share, 1 if many else 2))
        return Verdict("dead", Sentence(text, values), layer.name)
    return None


def _equal(look: NetworkLook) -> Verdict | None:
    """Check hidden layers: units of the last layer become different through the labels."""
    hidden = look.weighted[:-1]
    alike = next((layer.name for layer in hidden if layer.alike), None)
    return None if alike is None else Verdict("equal", Sentence(EQUAL, (alike,)), alike)


def _hardly_learns(look: NetworkLook) -> Verdict | None:
    if look.growth >= LEARNS:
        return None
    causes = (_constant(look), _saturated(look), _shrinks(look))
    return next((cause for cause in causes if cause is not None), _slow(look))


def _constant(look: NetworkLook) -> Verdict | None:
    """Check for a constant output; a signal that shrinks gradually is a different cause."""
    if look.growth >= HOPELESS:
        return None
    before = look.input_between
    for layer in look.layers:
        gone, layer_before, before = layer.between <= CONSTANT * layer.size, before, layer.between
        if gone and max(layer_before, layer.size) > STILL_THERE * look.input_between:
            sentence = Sentence(CONSTANT_OUTPUT, (layer.name, count(look.images)))
            return Verdict("constant", sentence, layer.name)
    return None


def _saturated(look: NetworkLook) -> Verdict | None:
    flat = next((layer.name for layer in look.layers if layer.flat > FLAT), None)
    return None if flat is None else Verdict("saturates", Sentence(SATURATES, (flat,)), flat)


def _shrinks(look: NetworkLook) -> Verdict | None:
    """Check for a shrinking signal or gradient, whichever is worse."""
    first, last = look.weighted[0], look.weighted[-1]
    forward = _ratio(last.between, look.input_between)
    backward = _ratio(first.gradient, last.gradient)
    if min(forward, backward) > 1 / CHANGED:
        return None
    hopeless = look.growth < HOPELESS
    if forward <= backward:
        text, layer, factor = SHRINKS_FORWARD, last.name, forward
        text = text if hopeless else SHRINKS_FORWARD_SLOW
    else:
        text, layer, factor = SHRINKS_BACKWARD, first.name, backward
        text = text if hopeless else SHRINKS_BACKWARD_SLOW
    return Verdict("shrinks", Sentence(text, (_fold(factor), layer)), layer)


def _slow(look: NetworkLook) -> Verdict:
    fastest = max(layer.step or 0.0 for layer in look.layers)
    values = (count(round(look.steps)), percent(fastest * look.steps, 2))
    return Verdict("slow", Sentence(SLOW, values))


def _grows(look: NetworkLook) -> Verdict | None:
    last = look.weighted[-1]
    loud = last.size if look.loss is None else look.loss
    if loud <= LOUD * look.expected_loss:
        return None
    factor = _ratio(last.size, look.input_between)
    if factor <= CHANGED:  # due to biases, or to few classes that are far apart
        return None
    values = (_fold(factor), last.name, figure(look.loss), figure(look.expected_loss))
    text = GROWS_UNLABELED if look.loss is None else GROWS
    return Verdict("grows", Sentence(text, values), last.name)


def _overshoots(look: NetworkLook) -> Verdict | None:
    """Check networks of several layers; a single layer cannot be thrown out of its valley."""
    if look.overshoot <= TOO_LONG or len(look.weighted) < 2:
        return None
    return Verdict("overshoots", Sentence(OVERSHOOTS, (figure(look.overshoot, 2),)))


RULES: tuple[Rule, ...] = (
    _nothing_trained,
    _unbound,
    _dead,
    _equal,
    _hardly_learns,
    _grows,
    _overshoots,
    _partly_dead,
    _saturated,
)


def _keeps(look: NetworkLook) -> Verdict:
    last = look.weighted[-1]
    factor = _ratio(last.between, look.input_between)
    text = SMALL_START if factor < 1 / CHANGED else LARGE_START if factor > CHANGED else KEEPS
    return Verdict("keeps", Sentence(text, (figure(factor, 2), last.name)))


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 1.0


def _fold(factor: float) -> str:
    """Return the factor by which it shrinks or grows, with two digits."""
    fold = max(factor, 1 / factor) if factor else math.inf
    return figure(fold if math.isinf(fold) else float(f"{fold:.2g}"), 2)
