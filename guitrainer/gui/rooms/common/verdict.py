"""The verdict on the network in one sentence, with its remedy as a button."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from guitrainer.analysis.judgment import Verdict
from guitrainer.gui.base.look.sheet import mark
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.base.text.reports import remedy_name, said
from guitrainer.gui.kit.basic import Card, button, prose
from guitrainer.sentences import fill

if TYPE_CHECKING:
    from guitrainer.analysis.remedies import Key


class VerdictCard(Card):
    """A sentence, plain or in a warning frame, and a button for the remedy.

    Parameters
    ----------
    link : text of a link to more information; empty if there is none
    """

    remedied = Signal(str)  # a key of `guitrainer.analysis.remedies.CHANGES`
    followed = Signal()  # the link was clicked

    def __init__(self, link: str = "") -> None:
        super().__init__()
        self.text = prose()
        self.remedy = button("", "", self.tr("Change the experiment. You can undo this."))
        self.remedy.clicked.connect(self._on_clicked)
        self.link = button(link, "link")
        self.link.clicked.connect(self.followed)
        self.hold([self.text, self.remedy, self.link], GRID)
        self.link.setVisible(bool(link))
        self._key: Key | None = None

    def show_verdict(self, verdict: Verdict) -> None:
        """Show a verdict."""
        self._show("card" if verdict.calm else "warning", said(verdict.sentence), verdict.remedy)

    def show_problem(self, problem: str) -> None:
        """Show why the network cannot be trained."""
        text = fill(self.tr("This network cannot be trained. %1"), problem)
        self._show("warning", text)

    def show_waiting(self) -> None:
        """Show that there is no verdict yet."""
        self._show("card", self.tr("Analyzing the network…"))

    def _show(self, kind: str, text: str, key: "Key | None" = None) -> None:
        self._key = key
        mark(self, kind)
        self.text.setText(text)
        self.remedy.setVisible(key is not None)
        if key is not None:
            self.remedy.setText(remedy_name(key))
            self.remedy.setAccessibleName(self.remedy.text())

    def _on_clicked(self) -> None:
        if self._key is not None:
            self.remedied.emit(self._key)
