"""How fast runs may go, as the user chose it or as suits their length."""

from PySide6.QtCore import QObject, Signal

from guitrainer.gui.lab.pace import FASTEST, SLOWEST, Pace, followable


class PaceChoice(QObject):
    """The pace of all runs; until the user has chosen one, it suits the length of each.

    Attributes
    ----------
    pace : what the thread of a run obeys
    """

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.pace = Pace()
        self._chosen = False

    @property
    def steps_per_second(self) -> float | None:
        """Steps per second; None is full speed."""
        return self.pace.steps_per_second

    def choose(self, steps_per_second: float | None) -> None:
        """Let runs make so many steps a second; None: as many as they can."""
        self._chosen = True
        self._set(steps_per_second)

    def scale(self, factor: float) -> None:
        """Go so many times as fast; beyond the fastest pace lies full speed."""
        wanted = FASTEST if self.steps_per_second is None else self.steps_per_second * factor
        self.choose(None if wanted > FASTEST else max(wanted, SLOWEST))

    def suit(self, total_steps: int) -> None:
        """Let a run of `total_steps` be followed by eye, unless a pace was chosen."""
        if not self._chosen:
            self._set(followable(total_steps))

    def _set(self, steps_per_second: float | None) -> None:
        self.pace.set(steps_per_second)
        self.changed.emit()
