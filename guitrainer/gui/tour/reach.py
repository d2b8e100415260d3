"""What the tour sees of the window, and what it does in it: as much as a user can."""

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
        """Show the room of a kind."""

    def shown(self, kind: type[T]) -> T | None:
        """The room of a kind where it is the one that is shown."""


@dataclass(frozen=True)
class Reach:
    """The laboratory and the rooms, with a few words for what many steps ask and do."""

    lab: Lab
    commands: Commands
    rooms: RoomAccess

    # ------------------------------------------------------------ seen

    def opened(self, preset: str) -> bool:
        """Whether the experiment in the editor is this preset, edited or not."""
        return self.lab.experiment.name == preset

    def on_stage(self, preset: str) -> bool:
        """Whether a run of this preset, edited or not, is on stage."""
        return self.lab.state != State.IDLE and self.lab.record.experiment.name == preset

    def trained(self, preset: str) -> bool:
        """Whether a run of this preset, edited or not, is on stage and has ended."""
        return self.on_stage(preset) and self.lab.record.finished is not None

    def noticed(self, kind: Kind) -> bool:
        """Whether this is wrong with the run on stage, or was."""
        return any(one.kind == kind for one in self.lab.notices.diagnosis.notices)

    @property
    def accuracy(self) -> float | None:
        """On the test images, of the run on stage as measured last; None where it is not known."""
        measured = self.lab.record.evaluations
        return measured[-1].test_accuracy if measured else None

    # ------------------------------------------------------------ done

    def open(self, preset: str, then: Callable[[], object] | None = None) -> None:
        """Open a preset in the Train room, without edits, and go on with `then`.

        Unsaved edits are asked about first.
        """
        self.rooms.show_room(TrainRoom)
        if self.lab.experiment != load_preset(preset):
            self.commands.open_preset(preset, then)
        elif then is not None:
            then()

    def train(self, preset: str, remedy: Key | None = None) -> None:
        """Open a preset and train it at full speed, changed as the button of a notice does."""
        self.open(preset, partial(self._train, remedy))

    def _train(self, remedy: Key | None) -> None:
        if remedy is not None:
            self.lab.edit(CHANGES[remedy](self.lab.experiment), remedy_name(remedy))
        self.lab.pace.choose(None)
        self.lab.start()
