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
        "momentum": translate("choices", "v ← μ·v + g, w ← w − η·v: keeps part of its speed."),
        "nesterov": translate("choices", "w ← w − η·(g + μ·v): momentum that looks ahead."),
        "rmsprop": translate("choices", "Divides g by the root of its mean square of late."),
        "adam": translate("choices", "Mean of g over the root of the mean of g², both unbiased."),
        "adamw": translate("choices", "Adam, with weight decay apart from the gradient."),
    }


def _schedules() -> dict[str, str]:
    return {
        "constant": translate("choices", "The rate stays as it is."),
        "step": translate("choices", "The rate drops by a factor every so many steps."),
        "cosine": translate("choices", "The rate falls along half a cosine until the end."),
        "one_cycle": translate("choices", "The rate rises over 30 % of the steps, then falls."),
    }


def _preprocessing() -> dict[str, str]:
    return {
        "raw": translate("choices", "Pixels in 0…1 as they are."),
        "zero_mean": translate("choices", "The mean of all training pixels is subtracted."),
        "standardized": translate("choices", "Mean subtracted, divided by the deviation."),
        "contrast": translate("choices", "Every image on its own to mean 0 and deviation 1."),
        "zca": translate("choices", "Whitening: neighbouring pixels are no longer correlated."),
    }


def _controls() -> dict[str, str]:
    return {
        "none": translate("choices", "Images and labels as they are."),
        "scrambled_pixels": translate(
            "choices", "The pixels of all images in one random order: edges are gone."
        ),
        "random_labels": translate(
            "choices", "Labels drawn at random: nothing can be learnt but by heart."
        ),
    }
