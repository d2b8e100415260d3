"""What theory expects of the network, in one sentence, and the remedy as a button."""

import math
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from guitrainer.analysis.judgement import Judgement, RemedyName
from guitrainer.gui.look.sheet import mark
from guitrainer.gui.look.theme import GRID
from guitrainer.gui.text.figures import figure
from guitrainer.gui.widgets.basic import button, column, prose

if TYPE_CHECKING:
    from guitrainer.analysis.remedies import Key

PADDING = GRID + GRID // 2
SAME_SIZE = 10.0  # a change below this factor is not worth a word
# Which change of an experiment does what a judgement recommends.
CHANGES: dict[RemedyName, "Key"] = {
    "he_normal": "he_normal",
    "lecun_normal": "lecun_normal",
    "relu": "relu_for_sigmoid",
}


class VerdictCard(QFrame):
    """A sentence, calm or in a frame of warning, and a button that mends it.

    Parameters
    ----------
    link : words that lead to where more is said; empty: there is no such place
    """

    remedied = Signal(str)  # a key of CHANGES
    followed = Signal()  # the link was

    def __init__(self, link: str = "") -> None:
        super().__init__()
        mark(self, "card")
        self.text = prose(rich=True)
        self.remedy = button("", "", self.tr("Change how all weights are drawn; can be undone."))
        self.remedy.clicked.connect(self._on_clicked)
        self.link = button(link, "link")
        self.link.clicked.connect(self.followed)
        parts = [self.text, self.remedy, self.link]
        self.setLayout(column(parts, margin=PADDING, spacing=GRID))
        self.link.setVisible(bool(link))
        self._name: RemedyName | None = None

    def show_judgement(self, judgement: Judgement) -> None:
        """Show what is expected."""
        self._name = judgement.remedy
        mark(self, "card" if judgement.kind in ("keeps", "none") else "warning")
        self.text.setText(self.sentence(judgement))
        self.remedy.setVisible(judgement.remedy is not None)
        if judgement.remedy is not None:
            self.remedy.setText(self._button_text(judgement.remedy))
            self.remedy.setAccessibleName(self.remedy.text())

    def show_problem(self, problem: str) -> None:
        """Show why the network cannot be trained."""
        self._name = None
        mark(self, "warning")
        self.text.setText(
            self.tr("This network cannot be trained. %1").replace("%1", escape(problem))
        )
        self.remedy.hide()

    def show_waiting(self) -> None:
        """Show that nothing is known yet."""
        self._name = None
        mark(self, "card")
        self.text.setText(self.tr("Looking at the network…"))
        self.remedy.hide()

    # ------------------------------------------------------------ words

    def sentence(self, judgement: Judgement) -> str:
        """The judgement in words."""
        values: tuple[str, ...]
        if judgement.kind == "saturates":
            values = (figure(judgement.std, 2), judgement.layer, judgement.activation or "")
        else:
            amount = _rough(judgement.fold)
            if judgement.kind == "keeps":
                amount = figure(judgement.factor, 2)
            values = (amount, judgement.layer, str(judgement.layers))
        text = self._finding(judgement)
        for place, value in enumerate(values, start=1):
            text = text.replace(f"%{place}", value)
        return f"{text} {self._advice(judgement)}".rstrip()

    def _finding(self, judgement: Judgement) -> str:
        """With %1 for the amount, %2 for the layer, %3 for its number or its activation."""
        if judgement.kind == "none":
            return self.tr("There is no signal to follow.")
        if judgement.kind == "saturates":
            return self.tr(
                "%2 saturates: %3 is flat for most of its input (σ %1). Expect vanishing gradients."
            )
        if judgement.kind == "keeps":
            return self._kept(judgement.factor)
        chosen = self._unbound() if math.isinf(judgement.fold) else self._changes()
        return chosen[judgement.kind, judgement.direction]

    def _changes(self) -> dict[tuple[str, str], str]:
        return {
            ("shrinks", "forward"): self.tr(
                "The signal shrinks <b>%1-fold</b> by layer %3 (%2): expect vanishing gradients."
            ),
            ("shrinks", "backward"): self.tr(
                "The gradient shrinks <b>%1-fold</b> on its way back to layer 1 (%2): expect "
                "vanishing gradients."
            ),
            ("grows", "forward"): self.tr(
                "The signal grows <b>%1-fold</b> by layer %3 (%2): expect exploding gradients."
            ),
            ("grows", "backward"): self.tr(
                "The gradient grows <b>%1-fold</b> on its way back to layer 1 (%2): expect "
                "exploding gradients."
            ),
        }

    def _unbound(self) -> dict[tuple[str, str], str]:
        return {
            ("shrinks", "forward"): self.tr(
                "The signal shrinks <b>to nothing</b> by layer %3 (%2): nothing is learnt."
            ),
            ("shrinks", "backward"): self.tr(
                "The gradient shrinks <b>to nothing</b> on its way back to layer 1 (%2): nothing "
                "is learnt there."
            ),
            ("grows", "forward"): self.tr(
                "The signal grows <b>without bound</b> by layer %3 (%2): expect NaN."
            ),
            ("grows", "backward"): self.tr(
                "The gradient grows <b>without bound</b> on its way back to layer 1 (%2): expect "
                "NaN."
            ),
        }

    def _kept(self, factor: float) -> str:
        if 1 / SAME_SIZE <= factor <= SAME_SIZE:
            return self.tr("The signal keeps its size: ×%1 by layer %3 (%2).")
        return self.tr(
            "The signal changes ×%1 by layer %3 (%2), once and not with every layer: training "
            "can mend that."
        )

    def _advice(self, judgement: Judgement) -> str:
        if judgement.remedy is None or judgement.remedied is None:
            return ""
        kept = judgement.kept and 1 / SAME_SIZE <= judgement.remedied <= SAME_SIZE
        text = {
            "he_normal": self.tr("He normal would keep it (×%1).")
            if kept
            else self.tr("He normal would make it ×%1."),
            "lecun_normal": self.tr("LeCun normal would keep it (×%1).")
            if kept
            else self.tr("LeCun normal would make it ×%1."),
            "relu": self.tr("ReLU in place of sigmoid, with He normal, would keep it (×%1).")
            if kept
            else self.tr("ReLU in place of sigmoid, with He normal, would make it ×%1."),
        }[judgement.remedy]
        return text.replace("%1", figure(judgement.remedied, 2))

    def _button_text(self, remedy: RemedyName) -> str:
        return {
            "he_normal": self.tr("Use He normal everywhere"),
            "lecun_normal": self.tr("Use LeCun normal everywhere"),
            "relu": self.tr("Use ReLU and He normal"),
        }[remedy]

    def _on_clicked(self) -> None:
        if self._name is not None:
            self.remedied.emit(CHANGES[self._name])


def _rough(fold: float) -> str:
    """To two digits: nobody needs more.

    >>> _rough(3444.5), _rough(5.71e9), _rough(40.0)
    ('3400', '5.7·10⁹', '40')
    """
    return figure(fold if math.isinf(fold) else float(f"{fold:.2g}"), 2)
