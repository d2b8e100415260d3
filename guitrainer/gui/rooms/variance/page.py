"""The base of the pages in the Variance room."""

from typing import Any

from PySide6.QtWidgets import QLabel, QLayout, QWidget

from guitrainer.gui.base.look.theme import theme
from guitrainer.gui.kit.basic import Card, prose
from guitrainer.gui.kit.painted import gray
from guitrainer.gui.lab.errands import Work
from guitrainer.gui.lab.inquiry import LongInquiry
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.lab.waiting import waiting


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
            return waiting(self.lab)
        return self.tr("Computing…")

    # ------------------------------------------------------------ asking

    def ask(self) -> None:
        """Compute the numbers if they are outdated and the page is visible."""
        self.inquiry.ask()

    def _gray(self) -> None:
        """Gray numbers that are not those that were asked for."""
        gray(self, self.inquiry.stale)
        self.note.setEnabled(True)

    def _note(self, text: str) -> None:
        self.note.setText(text)
        self.note.setVisible(bool(text))

    def _wait(self) -> None:
        if self.inquiry.waiting:
            self._note(self.waiting())

    def _on_answered(self) -> None:
        if self.inquiry.answer is not None:
            self._note("")
            self.show_answer(self.inquiry.answer)
            self._gray()

    def _on_refused(self) -> None:
        self._note(self.inquiry.problem)
        self._gray()
