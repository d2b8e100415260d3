"""The dock next to the rooms: empty, with the offer of the tour, or with the tour."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from guitrainer.gui.kit.basic import column
from guitrainer.gui.lab.commands import Commands
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.tour.offer import TourOffer
from guitrainer.gui.window.rooms import Rooms

if TYPE_CHECKING:
    from guitrainer.gui.tour.panel import TourPanel


class TourDock(QWidget):
    """Takes no room if there is nothing to show; its state is remembered.

    Attributes
    ----------
    offer, panel : created when first shown; None until then
    """

    def __init__(self, lab: Lab, commands: Commands, rooms: Rooms) -> None:
        super().__init__()
        self._lab, self._commands, self._rooms = lab, commands, rooms
        self._settings = lab.settings
        self.offer: TourOffer | None = None
        self.panel: TourPanel | None = None
        self._column = column()
        self.setLayout(self._column)
        if self._settings.tour == "new":
            self._make_offer()
        elif self._settings.tour == "open":
            self.open()
        else:
            self.hide()

    def open(self) -> None:
        """Show the tour."""
        self._drop_offer()
        self._settings.tour = "open"
        if self.panel is None:
            from guitrainer.gui.tour.opening import tour_panel

            self.panel = tour_panel(self._lab, self._commands, self._rooms, self)
            self.panel.closed.connect(self.close_tour)
            self._column.addWidget(self.panel)
            self.panel.show()
        self.show()

    def close_tour(self) -> None:
        """Close the tour."""
        self._drop_offer()
        self._settings.tour = "closed"
        self.hide()

    def note_end(self) -> None:
        """Do not offer the tour again if the program ends before the offer is answered."""
        if self._settings.tour == "new":
            self._settings.tour = "closed"

    def _make_offer(self) -> None:
        self.offer = TourOffer()
        self.offer.accepted.connect(self.open)
        self.offer.declined.connect(self.close_tour)
        self._column.addWidget(self.offer)

    def _drop_offer(self) -> None:
        if self.offer is not None:
            self._column.removeWidget(self.offer)
            self.offer.deleteLater()
            self.offer = None
