"""The base of the pages in the Variance room."""

from collections.abc import Sequence
from typing import Any, cast

from PySide6.QtWidgets import QLabel, QLayout, QWidget

from guitrainer.gui.base.look.sheet import mark
from guitrainer.gui.base.look.theme import GRID, theme
from guitrainer.gui.kit.basic import Card, NamedFigures, label, prose, say
from guitrainer.gui.kit.controls import Segmented
from guitrainer.gui.kit.painted import gray
from guitrainer.gui.lab.errands import Work
from guitrainer.gui.lab.inquiry import LongInquiry
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.rooms.variance.state import Subject, VarianceState


def lead(text: str, source: str) -> QLabel:
    """Make the introduction of a page: a few sentences, and the paper."""
    color = theme().color("dim").name()
    return prose(f'{text} <span style="color:{color}">{source}</span>', rich=True)


def stretched(head: QWidget, picture: QWidget | QLayout, *below: QWidget) -> Card:
    """Make a card whose picture takes all available room."""
    made = Card()
    made.hold([head, picture, *below], stretch=1)
    return made


class VariancePage(QWidget):
    """A page whose numbers are computed when it is first shown, and when its question changes.

    Parameters
    ----------
    name : name of the errand that computes the numbers
    """

    def __init__(self, lab: Lab, name: str) -> None:
        super().__init__()
        self.lab = lab
        self.note = prose("", "dim")  # progress or error
        self.inquiry: LongInquiry[object] = LongInquiry(
            lab.background, f"variance/{name}", self.question, lambda question: self.work(), self
        )
        self.inquiry.asking.connect(self._wait)
        self.inquiry.told.connect(self._wait)
        self.inquiry.answered.connect(self._on_answered)
        self.inquiry.refused.connect(self._on_refused)
        self.inquiry.late.connect(self._gray)
        lab.background.compiling.connect(self._wait)

    # ------------------------------------------------------------ for subclasses

    def question(self) -> object:
        """Return everything that the numbers depend on."""
        raise NotImplementedError

    def work(self) -> Work:
        """Return the work that computes the numbers; it imports the engine when called."""
        raise NotImplementedError

    def show_answer(self, told: list[Any]) -> None:
        """Show all results of the work."""
        raise NotImplementedError

    def waiting(self) -> str:
        """Show that the results are still being computed."""
        if self.lab.background.missing_kernels:
            return self.lab.background.waiting
        return self.tr("Computing…")

    # ------------------------------------------------------------ asking

    def ask(self) -> None:
        """Compute the numbers if they are outdated and the page is visible."""
        self.inquiry.ask()

    def _gray(self) -> None:
        """Dim numbers that do not answer the current question."""
        gray(self, self.inquiry.stale)
        self.note.setEnabled(True)

    def _wait(self) -> None:
        if self.inquiry.waiting:
            say(self.note, self.waiting())

    def _on_answered(self) -> None:
        if self.inquiry.answer is not None:
            say(self.note, "")
            self.show_answer(self.inquiry.answer)
            self._gray()

    def _on_refused(self) -> None:
        say(self.note, self.inquiry.problem)
        self._gray()


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
        named = {str(place): pair for place, pair in enumerate(names)}
        numbers = NamedFigures(named, spacing=GRID, stretch=0)
        self.figures = list(numbers.values.values())
        for place in strong:
            mark(self.figures[place], "strong")
        below = [] if picture is None else [picture]
        self.hold([self.title, self.about, numbers, *below], GRID)

    def show_figures(self, *texts: str) -> None:
        """Show other numbers."""
        for value, text in zip(self.figures, texts, strict=True):
            value.setText(text)

    def texts(self) -> list[str]:
        """Return the displayed numbers."""
        return [value.text() for value in self.figures]


class SubjectChoice(Segmented):
    """The user's own network, or the network of the first page with digits."""

    def __init__(self, state: VarianceState) -> None:
        super().__init__(
            {
                "own": (
                    self.tr("My network"),
                    self.tr("The experiment of the Train room, as it is edited now"),
                ),
                "chosen": (
                    self.tr("The network of the first page"),
                    self.tr("Its dense layers on digits, with a last layer for the classes"),
                ),
            },
            self.tr("Network"),
        )
        self.state = state
        self.chosen.connect(self._on_chosen)
        state.turned.connect(self._paint)
        self._paint()

    def _paint(self) -> None:
        self.key = self.state.subject

    def _on_chosen(self, key: str) -> None:
        self.state.turn(cast(Subject, key))
