"""The access of the tour to the window, which is limited to what users can see and do."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Protocol, TypeVar

from PySide6.QtWidgets import QWidget

from guitrainer.analysis.notices import Kind
from guitrainer.analysis.remedies import CHANGES, Key
from guitrainer.config.loading import load_preset
from guitrainer.gui.base.text.layers import remedy_name
from guitrainer.gui.lab.commands import Commands
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.lab.stage import State
from guitrainer.gui.rooms.train.room import TrainRoom
from guitrainer.gui.rooms.variance.room import VarianceRoom
from guitrainer.gui.rooms.variance.state import VarianceLook

T = TypeVar("T", bound=QWidget)
P = TypeVar("P", bound=QWidget)


class RoomAccess(Protocol):
    """The rooms of the window."""

    def show_room(self, kind: type[T]) -> T:
        """Show the room of this kind."""

    def shown(self, kind: type[T]) -> T | None:
        """Return the room of this kind if it is currently shown, else None."""


@dataclass(frozen=True)
class Reach:
    """The laboratory and the rooms, with conditions and actions used by many steps."""

    lab: Lab
    commands: Commands
    rooms: RoomAccess

    # ------------------------------------------------------------ conditions

    def opened(self, preset: str) -> bool:
        """Return whether the edited experiment is this preset, changed or not."""
        return self.lab.experiment.name == preset

    def on_stage(self, preset: str) -> bool:
        """Return whether a run of this preset, changed or not, is on stage."""
        return self.lab.state != State.IDLE and self.lab.record.experiment.name == preset

    def trained(self, preset: str) -> bool:
        """Return whether a run of this preset, changed or not, is on stage and has ended."""
        return self.on_stage(preset) and self.lab.record.finished is not None

    def noticed(self, kind: Kind) -> bool:
        """Return whether this problem has been noticed in the run on stage."""
        return any(one.kind == kind for one in self.lab.notices.diagnosis.notices)

    @property
    def accuracy(self) -> float | None:
        """The accuracy of the run on stage on all test images; None before its end."""
        finished = self.lab.record.finished
        return None if finished is None else finished.test_accuracy

    # ------------------------------------------------------------ actions

    def open(self, preset: str, then: Callable[[], object] | None = None) -> None:
        """Open an unchanged preset in the Train room, then call `then`.

        The user is asked about unsaved changes first.
        """
        self.rooms.show_room(TrainRoom)
        if self.lab.experiment != load_preset(preset):
            self.commands.open_preset(preset, then)
        elif then is not None:
            then()

    def train(self, preset: str, remedy: Key | None = None) -> None:
        """Open a preset and train it at full speed, after applying a remedy."""
        self.open(preset, partial(self._train, remedy))

    def _train(self, remedy: Key | None) -> None:
        if remedy is not None:
            self.lab.edit(CHANGES[remedy](self.lab.experiment), remedy_name(remedy))
        self.lab.pace.choose(None)
        self.lab.start()


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
