"""The rooms of the window, each with a tab."""

from collections.abc import Callable
from typing import TypeVar, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabBar, QWidget

from guitrainer.gui.kit.containers import Lazy, Pages

T = TypeVar("T", bound=QWidget)


class Rooms(Pages):
    """Shows one room at a time; a room is created when it is first shown.

    Attributes
    ----------
    tabs : the tab bar, which the window lays out
    """

    turned = Signal()  # another room is shown

    def __init__(self) -> None:
        super().__init__()
        self.tabs = QTabBar(expanding=False)
        self.tabs.setAccessibleName(self.tr("Rooms"))
        self.tabs.currentChanged.connect(self._on_turned)
        self._kinds: list[type[QWidget]] = []

    def add(self, title: str, kind: type[T], make: Callable[[], T]) -> None:
        """Add a room of a kind that has not been added yet."""
        self._kinds.append(kind)
        self.addWidget(Lazy(make))
        self.tabs.addTab(title)

    def titles(self) -> list[str]:
        """Titles of the tabs."""
        return [self.tabs.tabText(place) for place in range(self.tabs.count())]

    def show_room(self, kind: type[T]) -> T:
        """Show the room of this kind."""
        self.tabs.setCurrentIndex(self._kinds.index(kind))
        return cast(T, self._filled())

    def turn_to(self, place: int) -> None:
        """Show the room with this index, which wraps around."""
        self.tabs.setCurrentIndex(place % self.tabs.count())

    def turn(self, by: int) -> None:
        """Move by a number of rooms, wrapping around."""
        self.turn_to(self.tabs.currentIndex() + by)

    def shown(self, kind: type[T]) -> T | None:
        """Return the room of this kind if it is currently shown, else None."""
        here = self._kinds[self.currentIndex()] is kind
        return cast(T, self._filled()) if here else None

    def _filled(self) -> QWidget:
        page = self.currentWidget()
        assert isinstance(page, Lazy)
        return page.fill()

    def _on_turned(self, place: int) -> None:
        page = self.widget(place)
        if isinstance(page, Lazy):
            page.fill()  # before it becomes visible
        self.setCurrentIndex(place)
        self.turned.emit()
