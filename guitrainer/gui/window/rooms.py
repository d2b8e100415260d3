"""The rooms of the window, with a tab each."""

from collections.abc import Callable
from typing import TypeVar, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabBar, QWidget

from guitrainer.gui.kit.containers import Lazy, Pages

T = TypeVar("T", bound=QWidget)


class Rooms(Pages):
    """Shows one room at a time; a room is made when it is first shown.

    Attributes
    ----------
    tabs : to be laid out by the window
    """

    turned = Signal()  # to another room

    def __init__(self) -> None:
        super().__init__()
        self.tabs = QTabBar(expanding=False)
        self.tabs.setAccessibleName(self.tr("Rooms"))
        self.tabs.currentChanged.connect(self._on_turned)
        self._kinds: list[type[QWidget]] = []

    def add(self, title: str, kind: type[T], make: Callable[[], T]) -> None:
        """Add a room of a kind that no other room is of."""
        self._kinds.append(kind)
        self.addWidget(Lazy(make))
        self.tabs.addTab(title)

    def titles(self) -> list[str]:
        """What the tabs say."""
        return [self.tabs.tabText(place) for place in range(self.tabs.count())]

    def show_room(self, kind: type[T]) -> T:
        """Show the room of a kind."""
        self.tabs.setCurrentIndex(self._kinds.index(kind))
        return cast(T, self._filled())

    def turn_to(self, place: int) -> None:
        """Show the room at a place, counted round from 0."""
        self.tabs.setCurrentIndex(place % self.tabs.count())

    def turn(self, by: int) -> None:
        """Show the room so many places further on, counted round."""
        self.turn_to(self.tabs.currentIndex() + by)

    def shown(self, kind: type[T]) -> T | None:
        """The room of a kind where it is the one that is shown."""
        here = self._kinds[self.currentIndex()] is kind
        return cast(T, self._filled()) if here else None

    def _filled(self) -> QWidget:
        page = self.currentWidget()
        assert isinstance(page, Lazy)
        return page.fill()

    def _on_turned(self, place: int) -> None:
        page = self.widget(place)
        if isinstance(page, Lazy):
            page.fill()  # before it is seen
        self.setCurrentIndex(place)
        self.turned.emit()
