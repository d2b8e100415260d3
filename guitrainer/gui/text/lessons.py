"""What was noticed in a run, and what may help, in one sentence each."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from guitrainer.analysis.diagnosis import Kind, Notice
from guitrainer.analysis.remedies import Key
from guitrainer.gui.text.figures import figure, percent

translate = QCoreApplication.translate


def lesson_words(notice: Notice, likewise: int = 0) -> str:
    """What was noticed and why it happens, with its numbers.

    Parameters
    ----------
    likewise : of how many further layers the same is true
    """
    text = WORDS[notice.kind](notice).replace("%1", notice.layer or "")
    if likewise:
        text += " " + translate("lessons", "%n more layer(s) likewise.", "", likewise)
    return text


def remedy_name(key: Key) -> str:
    """What a remedy does, as a button says it."""
    names: dict[Key, str] = {
        "he_normal": translate("lessons", "Use He normal"),
        "lecun_normal": translate("lessons", "Use LeCun normal"),
        "small_random": translate("lessons", "Start from small random weights"),
        "relu_for_sigmoid": translate("lessons", "Put ReLU in place of the sigmoids"),
        "leaky_relu": translate("lessons", "Use leaky ReLU"),
        "lower_learning_rate": translate("lessons", "Divide the learning rate by 10"),
        "raise_learning_rate": translate("lessons", "Multiply the learning rate by 10"),
        "clip_norm": translate("lessons", "Clip the gradient"),
        "less_weight_decay": translate("lessons", "Divide the weight decay by 10"),
        "no_control": translate("lessons", "Leave images and labels as they are"),
    }
    return names[key]


def _dead_filters(notice: Notice) -> str:
    dead, filters = (int(notice.numbers[key]) for key in ("dead", "filters"))
    text = translate(
        "lessons",
        "%n of %2 filter(s) of %1 are dead: their weights are so small beside the others' that"
        " they pass almost nothing on.",
        "%n: how many are dead, %2: how many there are",
        dead,
    )
    return text.replace("%2", str(filters))


def _equal_filters(notice: Notice) -> str:
    return translate(
        "lessons",
        "All %n filter(s) of %1 are exactly equal: they started equal, so they get equal gradients"
        " and stay equal. Start at random.",
        "",
        int(notice.numbers["filters"]),
    )


def _vanishing_gradient(notice: Notice) -> str:
    text = translate(
        "lessons",
        "The gradient that reaches %1 is %2 times smaller than at the last layer: the first layers"
        " hardly learn.",
    )
    factor = notice.numbers["factor"]
    return text.replace("%2", figure(1 / factor if factor else float("inf"), 2))


def _exploding_gradient(notice: Notice) -> str:
    text = translate(
        "lessons",
        "The gradient that reaches %1 is %2 times larger than at the last layer: a single step can"
        " ruin the first layers.",
    )
    return text.replace("%2", figure(notice.numbers["factor"], 2))


def _dead_units(notice: Notice) -> str:
    text = translate(
        "lessons",
        "%2 of the units of %1 are zero for every image: no gradient passes through them, so they"
        " cannot recover.",
    )
    return text.replace("%2", percent(notice.numbers["share"]))


def _saturated(notice: Notice) -> str:
    return translate(
        "lessons",
        "%1 is saturated: its outputs lie on the flat ends of the curve, where the slope is almost"
        " zero and hardly any gradient passes.",
    )


def _small_update(notice: Notice) -> str:
    text = translate(
        "lessons",
        "A step changes the weights of %1 by only %2 of their size; about 10⁻³ is healthy. They"
        " hardly learn.",
    )
    return text.replace("%2", figure(notice.numbers["ratio"], 2))


def _large_update(notice: Notice) -> str:
    text = translate(
        "lessons",
        "A step changes the weights of %1 by %2 of their size; about 10⁻³ is healthy. The steps are"
        " too long.",
    )
    return text.replace("%2", figure(notice.numbers["ratio"], 2))


def _no_progress(notice: Notice) -> str:
    text = translate(
        "lessons",
        "The loss stays at %2, and guessing gives %3: the network has learnt nothing so far.",
    )
    loss, expected = (figure(notice.numbers[key]) for key in ("loss", "expected"))
    return text.replace("%2", loss).replace("%3", expected)


def _loss_grows(notice: Notice) -> str:
    text = translate(
        "lessons",
        "The loss has risen to %2 from %3: the steps are too long, or the weights were too large"
        " from the start.",
    )
    loss, before = (figure(notice.numbers[key]) for key in ("loss", "before"))
    return text.replace("%2", loss).replace("%3", before)


def _diverged(notice: Notice) -> str:
    text = translate(
        "lessons",
        "Diverged at step %2: in %1 a number became infinite or undefined first. The run was"
        " stopped; its last good state is kept.",
    )
    return text.replace("%2", str(notice.step))


WORDS: dict[Kind, Callable[[Notice], str]] = {
    "dead_filters": _dead_filters,
    "equal_filters": _equal_filters,
    "vanishing_gradient": _vanishing_gradient,
    "exploding_gradient": _exploding_gradient,
    "dead_units": _dead_units,
    "saturated": _saturated,
    "small_update": _small_update,
    "large_update": _large_update,
    "no_progress": _no_progress,
    "loss_grows": _loss_grows,
    "diverged": _diverged,
}
