"""The prediction of the network: texts, and the probabilities of the classes as bars."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from guitrainer.figures import count, percent
from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import GRID, theme
from guitrainer.gui.base.text.language import Texts
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.rooms.predict.asking import Answer
from guitrainer.sentences import fill

tr = Texts("predict")

# A network has no clear prediction unless a class is this many times as probable as by chance.
CHANCE = 2.0
ROW, BAR = 20, 8  # pixels
MOST = 12  # most bars; of more classes, the most probable ones are shown
MOST_NAME = 96  # pixels
MARK = 14  # width in pixels of the check mark or cross in front of the name


def verdict(answer: Answer) -> str:
    """Describe a prediction in one sentence: class, probability, and whether it is correct."""
    prediction, names = answer.classified, answer.dataset.class_names
    if prediction is None:
        return ""
    highest = float(prediction.probabilities.max())
    if not answer.step:
        chance = 1 / len(names)
        if highest < CHANCE * chance:
            return tr("Not trained yet: about %1 for each class.", percent(chance))
        return tr("Not trained yet: the weights are random, so this is a guess.")
    said, right = names[prediction.label], ""
    if answer.label is None:
        text = tr("Predicts %1 with probability %2.")
    elif answer.label == prediction.label:
        text = tr("Predicts %1 with probability %2: correct.")
    else:
        text = tr("Predicts %1 with probability %2: wrong, it is %3.")
        right = names[answer.label]
    return fill(text, said, percent(highest, 1), right)


def moment(step: int, *, live: bool = False) -> str:
    """Describe the step of the network that made the prediction."""
    if not step:
        return tr("before training")
    text = tr("after step %1, live") if live else tr("after step %1")
    return fill(text, count(step))


def gap(lab: Lab, step: int) -> str:
    """Explain why the network is used at a step other than that of the cursor."""
    cursor, finished = lab.looking.cursor, lab.record.finished
    if cursor is None and finished is not None and finished.diverged is not None:
        return tr("The run diverged: this is its last good state.")
    if cursor is None or cursor == step:
        return ""
    return tr(
        "Only the filters are known at step %1; this is the network %2.",
        count(cursor),
        moment(step),
    )


@dataclass(frozen=True)
class ClassBar:
    """One class; `mark` is ✓ for the true class, ✗ for a wrong prediction, else empty."""

    name: str
    probability: float
    said: bool
    mark: str


def bars_of(
    names: Sequence[str],
    probabilities: NDArray[np.float64],
    label: int | None,
    *,
    by_chance: bool,
) -> list[ClassBar]:
    """Return the classes to show, in their order, or the most probable first.

    Parameters
    ----------
    label : the true class, if known
    by_chance : whether to sort by probability, which is also done if there are too many classes
    """
    order = list(range(len(names)))
    if by_chance or len(names) > MOST:
        order = np.argsort(-probabilities, kind="stable").tolist()
    shown = order[:MOST]
    if label is not None and label not in shown:
        shown[-1] = label
    said = int(probabilities.argmax())
    return [
        ClassBar(names[k], float(probabilities[k]), k == said, _mark(k, said, label)) for k in shown
    ]


def _mark(number: int, said: int, label: int | None) -> str:
    if label is None:
        return ""
    if number == label:
        return "✓"
    return "✗" if number == said else ""


class ProbabilityBars(QWidget):
    """A row for each class: mark, name, bar, percentage."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.bars: Sequence[ClassBar] = ()

    def show_bars(self, bars: Sequence[ClassBar]) -> None:
        """Show other classes."""
        resized = len(bars) != len(self.bars)
        self.bars = bars
        told = (f"{bar.name}: {percent(bar.probability)}" for bar in bars if bar.said or bar.mark)
        self.setAccessibleDescription(", ".join(told))
        if resized:
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Return a size with room for all rows."""
        return QSize(160, px(ROW) * max(len(self.bars), 1))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paint the rows."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = painter.fontMetrics()
        names = [metrics.horizontalAdvance(bar.name) for bar in self.bars]
        name_width = min(max(names, default=0), MOST_NAME)
        figure_width = metrics.horizontalAdvance(percent(1.0, 1))
        left = px(MARK) + name_width + GRID
        room = max(self.width() - left - figure_width - GRID, 8)
        for place, bar in enumerate(self.bars):
            self._paint_bar(painter, bar, QRect(left, place * px(ROW), room, px(ROW)), name_width)
        painter.end()

    def _paint_bar(self, painter: QPainter, bar: ClassBar, place: QRect, name_width: int) -> None:
        colors = theme()
        right = bar.mark == "✓"
        middle, align = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignRight
        if bar.mark:
            painter.setPen(colors.color("edge" if right else "noise"))
            painter.drawText(QRect(0, place.top(), px(MARK), px(ROW)), middle, bar.mark)
        painter.setPen(colors.color("text" if bar.said or right else "dim"))
        name = painter.fontMetrics().elidedText(bar.name, Qt.TextElideMode.ElideRight, name_width)
        painter.drawText(QRect(px(MARK), place.top(), name_width, px(ROW)), align | middle, name)
        groove = QRectF(place.left(), place.center().y() - px(BAR) / 2 + 1, place.width(), px(BAR))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.color("line"))
        painter.drawRoundedRect(groove, px(BAR) / 2, px(BAR) / 2)
        groove.setWidth(max(place.width() * bar.probability, 0))
        token = "dim"
        if bar.said:
            token = "noise" if bar.mark == "✗" else "edge" if right else "accent"
        painter.setBrush(colors.color(token))
        if groove.width() >= 1:
            painter.drawRoundedRect(groove, min(px(BAR) / 2, groove.width() / 2), px(BAR) / 2)
        painter.setPen(colors.color("text" if bar.said else "dim"))
        figure = QRect(0, place.top(), self.width(), px(ROW))
        painter.drawText(figure, align | middle, percent(bar.probability, 1))
