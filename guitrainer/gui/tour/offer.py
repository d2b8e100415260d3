"""The offer of the tour."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from guitrainer.gui.base.look.sheet import mark
from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.kit.basic import button, column, label, prose

WIDTH = 256  # minimum width of the tour, in pixels


class TourOffer(QWidget):
    """Offers the tour; its parent handles the answer."""

    accepted = Signal()
    declined = Signal()

    def __init__(self) -> None:
        super().__init__()
        mark(self, "panel")
        self.setAccessibleName(self.tr("Offer of the tour"))
        self.start = button(self.tr("Start the tour"))
        self.start.clicked.connect(self.accepted)
        self.skip = button(self.tr("Not now"))
        self.skip.clicked.connect(self.declined)
        title = label(self.tr("New here?"), "heading")
        text = prose(
            self.tr(
                "A ten-minute tour, docked here next to the rooms, answers questions about "
                "filters and their initial weights. It tells you what to do, does it for you if "
                "you like, and ticks off what is done."
            )
        )
        later = prose(self.tr("The tour is always available in the Help menu."), "dim")
        parts = [title, text, self.start, self.skip, later, None]
        self.setLayout(column(parts, margin=2 * GRID, spacing=2 * GRID))
        self.setFixedWidth(px(WIDTH))
