"""Words that a field accepts, as they are shown, and what each of them does."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from guitrainer.gui.base.text.schema import translated

translate = QCoreApplication.translate


def choice_text(word: str) -> str:
    """A word of the schema as it is shown.

    >>> choice_text("zero_mean")
    'zero mean'
    """
    return translated(word.replace("_", " "))


def choice_help(field: str) -> Mapping[str, str]:
    """What each word of a field does, in one sentence; empty where the words say it all."""
    return {
        "optimizer": _optimizers,
        "schedule": _schedules,
        "preprocessing": _preprocessing,
        "control": _controls,
    }.get(field, dict[str, str])()


def _optimizers() -> dict[str, str]:
    return {
        "sgd": translate("choices", "w ← w − η·g: straight down the gradient."),
        "momentum": translate("choices", "v ← μ·v + g, w ← w − η·v: keeps part of its velocity."),
        "nesterov": translate("choices", "w ← w − η·(g + μ·v): momentum that looks ahead."),
        "rmsprop": translate("choices", "Divides g by the root of its recent mean square."),
        "adam": translate(
            "choices",
            "Running mean of g divided by the root of the running mean of g², both bias-corrected.",
        ),
        "adamw": translate("choices", "Adam with decoupled weight decay."),
    }


def _schedules() -> dict[str, str]:
    return {
        "constant": translate("choices", "The rate stays constant."),
        "step": translate("choices", "The rate drops by a factor at regular intervals."),
        "cosine": translate("choices", "The rate falls along half a cosine until the end."),
        "one_cycle": translate("choices", "The rate rises over 30% of the steps, then falls."),
    }


def _preprocessing() -> dict[str, str]:
    return {
        "raw": translate("choices", "Pixels in 0…1 as they are."),
        "zero_mean": translate("choices", "The mean of all training pixels is subtracted."),
        "standardized": translate("choices", "Mean subtracted, divided by the standard deviation."),
        "contrast": translate(
            "choices", "Each image is scaled to mean 0 and standard deviation 1."
        ),
        "zca": translate("choices", "Whitening: neighboring pixels are no longer correlated."),
    }


def _controls() -> dict[str, str]:
    return {
        "none": translate("choices", "Images and labels unchanged."),
        "scrambled_pixels": translate(
            "choices", "The pixels of all images in the same random order: no edges remain."
        ),
        "random_labels": translate(
            "choices", "Labels drawn at random: they can only be memorized."
        ),
    }
