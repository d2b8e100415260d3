"""The base of the pages in the Variance room."""

from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QLayout, QWidget

from guitrainer.errors import GuitrainerError
from guitrainer.gui.base.look.theme import theme
from guitrainer.gui.kit.basic import Card, prose
from guitrainer.gui.kit.painted import gray
from guitrainer.gui.lab.errands import Work
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.lab.waiting import waiting

PATIENCE_MS = 300  # delay before old numbers are dimmed, to avoid flicker


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
        self.errand = lab.background.errand(f"variance/{name}")
        self.errand.progressed.connect(self._on_progressed)
        self._asked: object = None
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._gray)
        lab.background.compiling.connect(self._on_progressed)

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

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Request the numbers."""
        super().showEvent(event)
        self.ask()

    def ask(self) -> None:
        """Compute the numbers if they are outdated and the page is visible."""
        if not self.isVisible() or (question := self.question()) == self._asked:
            return
        self._asked = question
        self._patience.start()
        self.errand.start(self.work())

    def _gray(self) -> None:
        """Dim numbers that do not answer the current question."""
        gray(self, self.errand.running or self.errand.error is not None)
        self.note.setEnabled(True)

    def _on_progressed(self) -> None:
        if self._asked is None:
            return  # belongs to the previous window
        error = self.errand.error
        if self.errand.running:
            self.note.setText(self.waiting())
        elif error is not None:
            self.note.setText(str(error))
            self._gray()
            if not isinstance(error, GuitrainerError):
                self.lab.failed.emit(error)
        else:
            self.note.setText("")
            self.show_answer(self.errand.told)
            self._patience.stop()
            self._gray()
        self.note.setVisible(bool(self.note.text()))
