"""The button that lets the initializer of a layer race against others."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QPushButton

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
        self.setToolTip(self.tr("Train this initializer and others in lock step, in the Race room"))
        self.setAccessibleName(self.text())
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        menu = QMenu(self)
        for text, rivals in (
            (self.tr("Other schemes"), SCHEMES),
            (self.tr("Other standard deviations"), DEVIATIONS),
        ):
            menu.addAction(text).triggered.connect(partial(self._on_chosen, rivals))
        self.setMenu(menu)

    def _on_chosen(self, rivals: Mapping[str, str], _checked: bool = False) -> None:
        """Enter the experiment as it is and its rivals."""
        own = Entrant(self.tr("current"), "")
        others = (Entrant(name, f"{self.layer}.initializer.{one}") for name, one in rivals.items())
        self._lab.racing.enter((own, *others))
        self._lab.looking.point_at("race")
