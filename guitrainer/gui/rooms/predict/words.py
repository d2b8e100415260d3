"""What the network says, in words."""

from PySide6.QtCore import QCoreApplication

from guitrainer.figures import count, percent
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.rooms.predict.asking import Answer
from guitrainer.sentences import fill

translate = QCoreApplication.translate
# A network is taken to know nothing while no class is this many times as probable as by chance.
CHANCE = 2.0


def verdict(answer: Answer) -> str:
    """One sentence: what it is taken for, how surely, and whether that is right."""
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
    """When the network was asked."""
    if not step:
        return translate("predict", "before training")
    text = (
        translate("predict", "after step %1, live")
        if live
        else translate("predict", "after step %1")
    )
    return fill(text, count(step))


def gap(lab: Lab, step: int) -> str:
    """Why the network is asked as it was at another step than the one that is looked at."""
    cursor, finished = lab.looking.cursor, lab.record.finished
    if cursor is None and finished is not None and finished.diverged is not None:
        return translate("predict", "The run diverged: this is its last good state.")
    if cursor is None or cursor == step:
        return ""
    text = translate("predict", "Only the filters are known at step %1; this is the network %2.")
    return fill(text, count(cursor), moment(step))
