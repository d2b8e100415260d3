"""Texts about the prediction of the network."""

from PySide6.QtCore import QCoreApplication

from guitrainer.figures import count, percent
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.rooms.predict.asking import Answer
from guitrainer.sentences import fill

translate = QCoreApplication.translate
# A network has no clear prediction unless a class is this many times as probable as by chance.
CHANCE = 2.0


def verdict(answer: Answer) -> str:
    """Describe a prediction in one sentence: class, probability, and whether it is correct."""
    prediction, names = answer.prediction, answer.dataset.class_names
    highest = float(prediction.probabilities.max())
    if not answer.step:
        chance = 1 / len(names)
        if highest < CHANCE * chance:
            text = translate("predict", "Not trained yet: about %1 for each class.")
            return fill(text, percent(chance))
        return translate("predict", "Not trained yet: the weights are random, so this is a guess.")
    said, right = names[prediction.label], ""
    if answer.label is None:
        text = translate("predict", "Predicts %1 with probability %2.")
    elif answer.label == prediction.label:
        text = translate("predict", "Predicts %1 with probability %2: correct.")
    else:
        text = translate("predict", "Predicts %1 with probability %2: wrong, it is %3.")
        right = names[answer.label]
    return fill(text, said, percent(highest, 1), right)


def moment(step: int, *, live: bool = False) -> str:
    """Describe the step of the network that made the prediction."""
    if not step:
        return translate("predict", "before training")
    text = (
        translate("predict", "after step %1, live")
        if live
        else translate("predict", "after step %1")
    )
    return fill(text, count(step))


def gap(lab: Lab, step: int) -> str:
    """Explain why the network is used at a step other than that of the cursor."""
    cursor, finished = lab.looking.cursor, lab.record.finished
    if cursor is None and finished is not None and finished.diverged is not None:
        return translate("predict", "The run diverged: this is its last good state.")
    if cursor is None or cursor == step:
        return ""
    text = translate("predict", "Only the filters are known at step %1; this is the network %2.")
    return fill(text, count(cursor), moment(step))
