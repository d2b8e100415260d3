"""A card of named numbers."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from guitrainer.gui.base.look.sheet import mark
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.kit.basic import Card, figure, label, pairs, prose


class FigureCard(Card):
    """A title, an explanation, and named numbers.

    Parameters
    ----------
    names : names of the numbers, with tool tips
    strong : indices of the most important numbers
    picture : widget shown below them
    """

    def __init__(
        self,
        title: str,
        names: Sequence[tuple[str, str]],
        strong: Sequence[int] = (),
        picture: QWidget | None = None,
    ) -> None:
        super().__init__()
        self.title = label(title, "heading")
        self.about = prose("", "dim")
        self.figures = [figure("–") for _ in names]
        for place in strong:
            mark(self.figures[place], "strong")
        lines = [(label(text, "dim"), value)
                 for (text, _), value in zip(names, self.figures, strict=True)]  # fmt: skip
        for line, (_, tip) in zip(lines, names, strict=True):
            for part in line:
                part.setToolTip(tip)
        below = [] if picture is None else [picture]
        self.hold([self.title, self.about, pairs(lines, stretch=0), *below], GRID)

    def show_figures(self, *texts: str) -> None:
        """Show other numbers."""
        for value, text in zip(self.figures, texts, strict=True):
            value.setText(text)

    def texts(self) -> list[str]:
        """The displayed numbers."""
        return [value.text() for value in self.figures]
