"""What the pages of the variance room have in common."""

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

PATIENCE_MS = 300  # old numbers stay as they are for so long: less would only flicker


def lead(text: str, source: str) -> QLabel:
    """What a page shows, in a few sentences, and the paper it is from."""
    color = theme().color("dim").name()
    return prose(f'{text} <span style="color:{color}">{source}</span>', rich=True)


def stretched(head: QWidget, picture: QWidget | QLayout, *below: QWidget) -> Card:
    """A card whose picture takes all the room there is."""
    made = Card()
    made.hold([head, picture, *below], stretch=1)
    return made


class VariancePage(QWidget):
    """A page whose numbers are worked out when it is first seen, and when they become others.

    Parameters
    ----------
    name : of the errand that works them out
    """

    def __init__(self, lab: Lab, name: str) -> None:
        super().__init__()
        self.lab = lab
        self.note = prose("", "dim")  # what is going on, or went wrong
        self.errand = lab.background.errand(f"variance/{name}")
        self.errand.progressed.connect(self._on_progressed)
        self._asked: object = None
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._gray)
        lab.background.compiling.connect(self._on_progressed)

    # ------------------------------------------------------------ what a page says

    def question(self) -> object:
        """What the numbers depend on."""
        raise NotImplementedError

    def work(self) -> Work:
        """The work that answers it; imports the engine when it is called."""
        raise NotImplementedError

    def show_answer(self, told: list[Any]) -> None:
        """Show what the work told, all of it."""
        raise NotImplementedError

    def waiting(self) -> str:
        """What is said until then."""
        if self.lab.background.missing_kernels:
            return waiting(self.lab)
        return self.tr("Computing…")

    # ------------------------------------------------------------ asking

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Work out what is to be seen."""
        super().showEvent(event)
        self.ask()

    def ask(self) -> None:
        """Work the numbers out, if they are not those that are asked for and somebody looks."""
        if not self.isVisible() or (question := self.question()) == self._asked:
            return
        self._asked = question
        self._patience.start()
        self.errand.start(self.work())

    def _gray(self) -> None:
        """Gray numbers that are not those that were asked for; while it runs they are not."""
        gray(self, self.errand.running or self.errand.error is not None)
        self.note.setEnabled(True)

    def _on_progressed(self) -> None:
        if self._asked is None:
            return  # of the window before this one
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
