"""The button that lets the initializer of a layer race against others."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from guitrainer.gui.kit.controls import menu_of
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.lab.racing import Entrant

SCHEMES = {
    "glorot": "scheme=glorot_uniform",
    "he": "scheme=he_normal",
    "lecun": "scheme=lecun_normal",
    "torch": "scheme=torch_default",
}
DEVIATIONS = {f"σ {std}": f"std={std}" for std in ("0.001", "0.01", "0.1", "1")}


class RaceButton(QPushButton):
    """A menu of rivals; a choice enters them into the next race and shows the Race room.

    Attributes
    ----------
    layer : name of the layer whose initializer races; None if there is none
    """

    def __init__(self, lab: Lab) -> None:
        super().__init__()
        self.layer: str | None = None
        self._lab = lab
        self.setText(self.tr("Race this against…"))
        self.setToolTip(self.tr("Train this initializer and others in lockstep, in the Race room"))
        self.setAccessibleName(self.text())
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        schemes, deviations = self.tr("Other schemes"), self.tr("Other standard deviations")
        entries = ((schemes, SCHEMES), (deviations, DEVIATIONS))
        self.setMenu(menu_of(self, ((text, partial(self._on_chosen, r)) for text, r in entries)))

    def _on_chosen(self, rivals: Mapping[str, str], _checked: bool = False) -> None:
        """Enter the experiment as it is and its rivals."""
        own = Entrant(self.tr("current"), "")
        others = (Entrant(name, f"{self.layer}.initializer.{one}") for name, one in rivals.items())
        self._lab.racing.enter((own, *others))
        self._lab.looking.point_at("race")
