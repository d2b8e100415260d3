"""Creates the panel of the tour. This imports most rooms, and waits until the tour is opened."""

from PySide6.QtCore import QObject

from guitrainer.gui.lab.commands import Commands
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.tour.panel import TourPanel
from guitrainer.gui.tour.questions import all_questions
from guitrainer.gui.tour.reach import Reach, RoomAccess
from guitrainer.gui.tour.steps import TourProgress


def tour_panel(lab: Lab, commands: Commands, rooms: RoomAccess, parent: QObject) -> TourPanel:
    """Create the panel with all questions; `parent` owns what has been done of them."""
    return TourPanel(TourProgress(Reach(lab, commands, rooms), all_questions(), parent))
