"""Figures with their names, in a card."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLayout, QWidget

from guitrainer.gui.base.look.sheet import mark
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.kit.basic import column, figure, label, prose


class FigureCard(QFrame):
    """A title, an explanation, and a figure to each of some names.

    Parameters
    ----------
    names : of the figures, with a tool tip each
    strong : which of them matter most, from 0
    picture : shown below them
    """

    def __init__(
        self,
        title: str,
        names: Sequence[tuple[str, str]],
        strong: Sequence[int] = (),
        picture: QWidget | None = None,
    ) -> None:
        super().__init__()
        mark(self, "card")
        self.title = label(title, "heading")
        self.about = prose("", "dim")
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(GRID)
        grid.setColumnStretch(0, 1)
        self.figures: list[QLabel] = []
        for place, (text, tip) in enumerate(names):
            name, value = label(text, "dim"), figure("–")
            if place in strong:
                mark(value, "strong")
            for one in (name, value):
                one.setToolTip(tip)
            grid.addWidget(name, place, 0)
            grid.addWidget(value, place, 1)
            self.figures.append(value)
        parts: list[QWidget | QLayout] = [self.title, self.about, grid]
        parts += [] if picture is None else [picture]
        self.setLayout(column(parts, margin=GRID + GRID // 2, spacing=GRID))

    def show_figures(self, *texts: str) -> None:
        """Fill the figures in."""
        for value, text in zip(self.figures, texts, strict=True):
            value.setText(text)

    def texts(self) -> list[str]:
        """What is shown."""
        return [value.text() for value in self.figures]
