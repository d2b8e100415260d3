"""The race: its contestants, the thread that trains them, and what is known of it so far."""

import shlex
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from guitrainer.config.schema import Experiment
from guitrainer.gui.base.settings import Settings
from guitrainer.gui.base.text.language import Texts
from guitrainer.gui.base.text.layers import error_text
from guitrainer.gui.lab.background import Background
from guitrainer.gui.lab.race_events import RaceBegun, new_race, resumed_race
from guitrainer.gui.lab.record import MAX_BYTES, Record

if TYPE_CHECKING:
    from guitrainer.sweeps.plan import SweepPlan
    from guitrainer.sweeps.standings import RaceBoard

tr = Texts("race")
waiting_tr = Texts("waiting")

ERRAND = "race"
FEWEST, MOST = 2, 8  # contestants
MOST_BYTES = 8 * MAX_BYTES  # for the filters of all runs together


@dataclass(frozen=True)
class Entrant:
    """A contestant as entered: its name, and settings KEY=VALUE separated by commas."""

    name: str
    settings: str


# What the room offers at first.
SCHEMES = (
    Entrant("small", "init=small_gaussian"),
    Entrant("glorot", "init=glorot_uniform"),
    Entrant("he", "init=he_normal"),
    Entrant("torch", "init=torch_default"),
)
DEVIATIONS = tuple(
    Entrant(f"σ {std}", f"std={std}") for std in ("0.001", "0.01", "0.05", "0.2", "1")
)
OPTIMIZERS = tuple(
    Entrant(name, f"training.optimizer={name},training.learning_rate={rate}")
    for name, rate in (("sgd", "0.05"), ("momentum", "0.02"), ("adam", "0.002"))
)
RATES = tuple(
    Entrant(f"rate {rate}", f"training.learning_rate={rate}")
    for rate in ("0.0005", "0.005", "0.05", "0.5")
)


class Racing(QObject):
    """The race that is planned, under way or over.

    Attributes
    ----------
    entrants, seeds, keep
        What the next race will compare, the number of its seeds, and whether its runs are saved.
    experiment
        The experiment that was raced; None before the first race.
    raced
        The entrants of that race.
    plan, board
        Plan and leaderboard of that race; None until its images are read.
    folder
        Folder of that race; None if it is not saved.
    records
        The record of each run, by its number in the plan.
    """

    entered = Signal()  # other entrants or another number of seeds
    changed = Signal()  # the race has started, progressed or ended
    refused = Signal(str)  # why a race was not resumed, in one line

    def __init__(self, settings: Settings, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self.entrants: tuple[Entrant, ...] = SCHEMES
        self.seeds = 1
        self.keep = False
        self.experiment: Experiment | None = None
        self.raced: tuple[Entrant, ...] = ()
        self.plan: SweepPlan | None = None
        self.board: RaceBoard | None = None
        self.folder: Path | None = None
        self.records: list[Record] = []
        self._background, self._settings = background, settings
        self._paused = Event()
        self._requested = False
        self._errand = background.errand(ERRAND)
        self._errand.progressed.connect(self._on_progressed)

    # ------------------------------------------------------------ contestants

    def enter(self, entrants: tuple[Entrant, ...]) -> None:
        """Choose the contestants of the next race; at most eight are kept."""
        if entrants[:MOST] != self.entrants:
            self.entrants = entrants[:MOST]
            self.entered.emit()

    def change_entrant(self, place: int, **changes: str) -> None:
        """Change the name or the settings of a contestant."""
        made = list(self.entrants)
        made[place] = replace(made[place], **changes)
        self.enter(tuple(made))

    def choose_seeds(self, seeds: int) -> None:
        """Choose the number of seeds of the next race."""
        if seeds != self.seeds:
            self.seeds = seeds
            self.entered.emit()

    def choose_keep(self, keep: bool) -> None:
        """Choose whether the runs of the next race are saved."""
        if keep != self.keep:
            self.keep = keep
            self.entered.emit()

    # ------------------------------------------------------------ the race

    @property
    def paused(self) -> bool:
        """Whether the race waits before its next round."""
        return self.running and self._paused.is_set()

    def pause(self, paused: bool) -> None:
        """Let the race wait before its next round, or go on."""
        if paused:
            self._paused.set()
        else:
            self._paused.clear()
        self.changed.emit()

    @property
    def running(self) -> bool:
        """Whether a race is under way."""
        return self._errand.running

    @property
    def stopped_early(self) -> bool:
        """Whether the last race was stopped before its contestants were known."""
        return self._requested and not self.running and not self.newest and not self.layers

    @property
    def problem(self) -> str:
        """Why the last race could not start or go on; empty if it could."""
        error = self._errand.error
        return "" if error is None else error_text(error).removeprefix("--contestant").lstrip(": ")

    @property
    def waiting(self) -> str:
        """What a race that has just started is waiting for."""
        if self._background.missing_kernels:
            return self._background.waiting
        return waiting_tr("Reading the images…")

    @property
    def resumable(self) -> bool:
        """Whether the last race was saved, and stopped before its end."""
        ended = all(record.finished for record in self.records)
        return self.folder is not None and not self.running and not ended

    def start(self, experiment: Experiment) -> None:
        """Race with `experiment`; a race under way is stopped."""
        self._forget()
        self.experiment, self.raced = experiment, self.entrants
        texts = [f"{one.name}:{one.settings}" for one in self.entrants]
        root = self._settings.sweeps_folder if self.keep else None
        self._errand.start(partial(new_race, experiment, texts, self.seeds, self._paused, root))

    def resume(self, folder: Path) -> None:
        """Go on with the race in `folder`, unless another one is under way."""
        if self.running:
            text = tr("A race is in progress. Stop it first.")
            self.refused.emit(text)
            return
        self._forget()
        self.experiment, self.raced = None, ()
        self._errand.start(partial(resumed_race, folder, self._paused), in_turn=True)

    def _forget(self) -> None:
        self._requested = True
        self.plan = self.board = self.folder = None
        self.records = []
        self._paused = Event()  # a race that is being stopped has its own

    def stop(self) -> None:
        """End the race after the current step, and keep its results."""
        self._errand.stop()

    def command(self, experiment: Experiment) -> str | None:
        """Return the command that repeats the race; None if it needs a file of the experiment."""
        from guitrainer.config.command import command_of, program_words

        found = command_of(experiment, program=program_words())
        if found.needs_file:
            return None
        words = [f"{one.name}:{one.settings.replace(', ', ',')}" for one in self.entrants]
        flags = [part for word in words for part in ("--contestant", word)]
        if self.seeds > 1:
            flags += ["--seeds", str(self.seeds)]
        return f"{found.text.replace(' --headless ', ' race ', 1)} {shlex.join(flags)}"

    def _on_progressed(self) -> None:
        for item in self._errand.take():
            self._take(item)
        self.changed.emit()

    def _take(self, item: Any) -> None:
        if item is None:  # paused
            return
        if isinstance(item, RaceBegun):
            self._begin(item)
            return
        assert self.board is not None  # RaceBegun is the first item
        self.board.take(item)
        self.records[item.trial.number].take(item.event)

    def _begin(self, begun: RaceBegun) -> None:
        plan, count = begun.plan, begun.plan.trials_count
        self.plan, self.board, self.folder = plan, begun.board, begun.folder
        if self.experiment is None:  # resumed
            self.experiment = plan.experiment
            self.raced = tuple(Entrant(c.name, ", ".join(c.settings)) for c in plan.contestants)
            self.keep = True
            self.entrants, self.seeds = self.raced, len(plan.seeds)
            self.entered.emit()
        self.records = [Record(self.experiment, MOST_BYTES // count) for _ in range(count)]

    # ------------------------------------------------------------ results

    def record(self, contestant: int, seed: int = 0) -> Record | None:
        """Return the record of a contestant with the seed at this place; None if it has none."""
        if self.plan is None or contestant >= len(self.raced) or seed >= len(self.plan.seeds):
            return None
        return self.records[seed * len(self.raced) + contestant]

    def records_of(self, contestant: int) -> list[Record]:
        """Return the records of a contestant, one per seed."""
        return self.records[contestant :: len(self.raced)] if self.raced else []

    @property
    def newest(self) -> int:
        """The latest step of any run."""
        return max((record.newest for record in self.records), default=0)

    @property
    def layers(self) -> tuple[str, ...]:
        """Names of layers with filters in any run."""
        return tuple(dict.fromkeys(layer for record in self.records for layer in record.layers))
