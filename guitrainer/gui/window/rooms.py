"""The rooms of the window with their tabs. A room is imported and created when it is first shown.

So the window does not wait for rooms that nobody has opened: together they are several times as
large as everything that is shown first.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from typing import TypeVar, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabBar, QWidget

from guitrainer.gui import rooms
from guitrainer.gui.kit.containers import Lazy, Pages
from guitrainer.gui.lab.commands import Commands
from guitrainer.gui.lab.lab import Lab

T = TypeVar("T", bound=QWidget)


@dataclass(frozen=True)
class RoomKind:
    """A kind of room, before it is imported.

    Parameters
    ----------
    key : name of its package in `gui.rooms`; the room is in the module `room` of it
    name : name of its class
    commands : whether it is created with the commands of the window, in addition to the laboratory
    """

    key: str
    name: str
    commands: bool = False

    @property
    def module(self) -> str:
        """The module of the class."""
        return f"{rooms.__name__}.{self.key}.room"

    def make(self, lab: Lab, commands: Commands) -> QWidget:
        """Import and create the room."""
        kind: Callable[..., QWidget] = getattr(import_module(self.module), self.name)
        return kind(lab, commands) if self.commands else kind(lab)


KINDS = (
    RoomKind("train", "TrainRoom", commands=True),
    RoomKind("convolution", "ConvolutionRoom"),
    RoomKind("sharing", "SharingRoom"),
    RoomKind("handmade", "HandMadeRoom", commands=True),
    RoomKind("variance", "VarianceRoom"),
    RoomKind("initializers", "InitializersRoom"),
    RoomKind("predict", "PredictRoom"),
    RoomKind("compare", "CompareRoom"),
    RoomKind("race", "RaceRoom"),
    RoomKind("sweep", "SweepRoom", commands=True),
    RoomKind("filters", "FiltersRoom"),
)


class Rooms(Pages):
    """Shows one room at a time.

    Attributes
    ----------
    tabs : the tab bar, which the window lays out
    """

    turned = Signal()  # another room is shown

    def __init__(self, lab: Lab, commands: Commands) -> None:
        super().__init__()
        self._lab, self._commands = lab, commands
        self.tabs = QTabBar(expanding=False)
        self.tabs.setAccessibleName(self.tr("Rooms"))
        self.tabs.currentChanged.connect(self._on_turned)

    def add_all(self) -> None:
        """Add all rooms, and show the first one.

        The window calls this when the stack is in its place: every change of its parent would style
        a room again.
        """
        titles = self._titles()
        for kind in KINDS:
            self.addWidget(Lazy(partial(kind.make, self._lab, self._commands)))
            self.tabs.addTab(titles[kind.key])

    def _titles(self) -> dict[str, str]:
        return {
            "train": self.tr("Train"),
            "convolution": self.tr("Convolution"),
            "sharing": self.tr("Shared weights"),
            "handmade": self.tr("Hand-made"),
            "variance": self.tr("Variance"),
            "initializers": self.tr("Initializers"),
            "predict": self.tr("Predict"),
            "compare": self.tr("Compare"),
            "race": self.tr("Race"),
            "sweep": self.tr("Sweep"),
            "filters": self.tr("Filters"),
        }

    def titles(self) -> list[str]:
        """Return the titles of the tabs."""
        return [self.tabs.tabText(place) for place in range(self.tabs.count())]

    @property
    def key(self) -> str:
        """Key of the room that is shown."""
        return KINDS[self.currentIndex()].key

    def show_key(self, key: str) -> QWidget:
        """Show the room with this key."""
        self.tabs.setCurrentIndex([kind.key for kind in KINDS].index(key))
        return self._filled()

    def show_room(self, kind: type[T]) -> T:
        """Show the room of this kind."""
        self.tabs.setCurrentIndex([one.module for one in KINDS].index(kind.__module__))
        return cast(T, self._filled())

    def turn_to(self, place: int) -> None:
        """Show the room with this index, which wraps around."""
        self.tabs.setCurrentIndex(place % self.tabs.count())

    def turn(self, by: int) -> None:
        """Move by a number of rooms, wrapping around."""
        self.turn_to(self.tabs.currentIndex() + by)

    def shown(self, kind: type[T]) -> T | None:
        """Return the room of this kind if it is currently shown, else None."""
        here = KINDS[self.currentIndex()].module == kind.__module__
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
