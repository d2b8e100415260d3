"""What the tour can see and do in the window: as much as a user."""

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
from guitrainer.gui.lab.lab import Lab, State
from guitrainer.gui.rooms.train.room import TrainRoom

T = TypeVar("T", bound=QWidget)


class RoomAccess(Protocol):
    """The rooms of the window."""

    def show_room(self, kind: type[T]) -> T:
        """Show the room of a kind, and return it."""

    def shown(self, kind: type[T]) -> T | None:
        """Return the room of a kind if it is the one being shown."""


@dataclass(frozen=True)
class Reach:
    """The laboratory and the rooms, with helpers shared by many steps."""

    lab: Lab
    commands: Commands
    rooms: RoomAccess

    # ------------------------------------------------------------ seen

    def opened(self, preset: str) -> bool:
        """Return whether this preset is being edited, changed or not."""
        return self.lab.experiment.name == preset

    def on_stage(self, preset: str) -> bool:
        """Return whether a run of this preset, changed or not, is on stage."""
        return self.lab.state != State.IDLE and self.lab.record.experiment.name == preset

    def trained(self, preset: str) -> bool:
        """Return whether a run of this preset, changed or not, is on stage and has ended."""
        return self.on_stage(preset) and self.lab.record.finished is not None

    def noticed(self, kind: Kind) -> bool:
        """Return whether the run on stage has, or had, this problem."""
        return any(one.kind == kind for one in self.lab.notices.diagnosis.notices)

    @property
    def accuracy(self) -> float | None:
        """Latest test accuracy of the run on stage; None if it is unknown."""
        measured = self.lab.record.evaluations
        return measured[-1].test_accuracy if measured else None

    # ------------------------------------------------------------ done

    def open(self, preset: str, then: Callable[[], object] | None = None) -> None:
        """Open a preset in the Train room, unchanged, and then call `then`.

        The user is asked about unsaved changes first.
        """
        self.rooms.show_room(TrainRoom)
        if self.lab.experiment != load_preset(preset):
            self.commands.open_preset(preset, then)
        elif then is not None:
            then()

    def train(self, preset: str, remedy: Key | None = None) -> None:
        """Open a preset and train it at full speed, with the change of a remedy if one is given."""
        self.open(preset, partial(self._train, remedy))

    def _train(self, remedy: Key | None) -> None:
        if remedy is not None:
            self.lab.edit(CHANGES[remedy](self.lab.experiment), remedy_name(remedy))
        self.lab.pace.choose(None)
        self.lab.start()
