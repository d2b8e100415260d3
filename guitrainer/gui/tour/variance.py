"""Access to the pages of the Variance room for the questions of the tour."""

from typing import TypeVar

from PySide6.QtWidgets import QWidget

from guitrainer.gui.rooms.variance.room import VarianceRoom
from guitrainer.gui.rooms.variance.state import VarianceLook
from guitrainer.gui.tour.reach import Reach

P = TypeVar("P", bound=QWidget)


def looked_at(reach: Reach, page: str) -> VarianceLook | None:
    """Return what the Variance room shows, if it shows the page `page`."""
    room = reach.rooms.shown(VarianceRoom)
    looked = None if room is None else room.state.looked
    return looked if looked is not None and looked.page == page else None


def show_page(reach: Reach, key: str, kind: type[P]) -> P:
    """Show the page `key` of the Variance room, and return it."""
    room = reach.rooms.show_room(VarianceRoom)
    room.show_page(key)
    page = room.pages[key]
    assert isinstance(page, kind)
    return page
