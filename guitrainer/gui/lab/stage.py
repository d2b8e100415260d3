"""The stage: the run that all panels show, its thread, and the events that arrive from it."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from itertools import groupby
from time import monotonic, thread_time

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from guitrainer import events
from guitrainer.config.schema import RateName
from guitrainer.gui.base.guard import reporting
from guitrainer.gui.lab.background import Background
from guitrainer.gui.lab.library import PastRun, RunState
from guitrainer.gui.lab.looking import Looking
from guitrainer.gui.lab.notices import Notices
from guitrainer.gui.lab.pace import PaceChoice
from guitrainer.gui.lab.record import Record
from guitrainer.gui.lab.worker import Crew, Failed, Left, Letter, RunOrder, Worker

TICK_MS = 50
# At full speed, numbers change too fast to be read, and painting them takes time from training.
TOLD_EVERY_S = 0.1
# If the window is busy for more than this share of that time, progress is told less often …
TOLD_SHARE = 0.05
# … but still often enough to look live.
TOLD_AT_LEAST_EVERY_S = 0.2
# Plots are painted less often than filters, because they are not read any faster.
PLOTS_EVERY_S = 0.4
# Filters are requested in addition to the recorded ones if none arrived for this long; scoring
# them takes time from training.
FILTERS_EVERY_S = 0.1


class State(Enum):
    """What the run on stage is doing."""

    IDLE = "idle"  # nothing has been trained: the stage shows the initial weights
    STARTING = "starting"  # reads data, compiles kernels
    TRAINING = "training"
    PAUSED = "paused"
    FINISHED = "finished"  # also a run opened from disk


# What a run that has not ended is doing, in the words of lists of runs.
GOING: dict[State, RunState] = {
    State.STARTING: "starting",
    State.TRAINING: "training",
    State.PAUSED: "paused",
}


class Stage(QObject):
    """The run on stage; all its events arrive in one place, `_tick`.

    Attributes
    ----------
    state : what the run is doing
    notices : notices of the run
    pace : pace of runs
    crew : the thread of the run, and those of previous runs that are still being saved
    """

    run_changed = Signal()  # another record is on stage
    state_changed = Signal()
    progressed = Signal()  # the record has changed: numbers, live filters
    captured = Signal()  # the weights of all layers at some step have arrived
    plots_due = Signal()  # the record has changed, and it is time to paint curves
    stored = Signal()  # a run has written to its folder
    lengthened = Signal(object)  # the run is trained further; with its new experiment
    not_begun = Signal()  # the run failed before its first step
    failed = Signal(object)  # an exception to be shown
    _ended = Signal()  # by the thread of the run, so that its end is seen without delay

    def __init__(self, looking: Looking, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self.state = State.IDLE
        self.notices = Notices(self)
        self.pace = PaceChoice(self)
        self.crew = Crew()
        self._looking, self._background = looking, background
        self._plots_at = self._filters_at = self._told_at = 0.0
        self._told_every = TOLD_EVERY_S
        self._spent = thread_time()  # by the window, until `progressed` was last emitted
        self._untold = False  # whether the record has changed since `progressed`
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)

    @property
    def record(self) -> Record:
        """The record of the run."""
        return self._looking.record

    @property
    def going(self) -> RunState | None:
        """What the run is doing; None if it has ended."""
        return GOING.get(self.state)

    @property
    def in_progress(self) -> bool:
        """Whether the run makes steps, or is paused between two of them."""
        return self.state in (State.TRAINING, State.PAUSED)

    # ------------------------------------------------------------ control

    def put(self, record: Record, state: State, past: PastRun | None = None) -> None:
        """Show another record; everything is changed before any signal is emitted."""
        before, self.state = self.state, state
        self._looking.record, self._looking.cursor = record, None
        self.notices.begin(None if past is None else past.diagnosis)
        self._looking.select_known()
        self.run_changed.emit()
        self.notices.changed.emit()
        self._looking.cursor_moved.emit()
        if state != before:
            self.state_changed.emit()

    def begin(self, order: RunOrder, *, paused: bool = False) -> None:
        """Start the thread of the run whose record has been put on stage."""
        self.crew.worker = Worker(order, self.pace.pace, self._ended.emit, paused=paused)
        self._timer.start()

    def pause(self) -> None:
        """Pause the run after its current step, and show that step."""
        if self.state == State.TRAINING:
            self.crew.pause()
            self._become(State.PAUSED)

    def go_on(self) -> None:
        """Continue the paused run."""
        self.crew.control.resume()
        self._become(State.TRAINING)

    def step(self) -> None:
        """Make one step, then pause."""
        if self.in_progress:
            self.crew.step()
            self._become(State.PAUSED)

    def stop(self) -> None:
        """End the run; it is saved and can be resumed."""
        if self.crew.worker is not None:
            self.crew.worker.stop()

    def change(self, rate: RateName, value: float) -> None:
        """Change a rate of the run in progress."""
        self.crew.control.change(rate, value)

    def close(self) -> None:
        """Stop the run, and ignore what threads still send."""
        self._timer.stop()
        self.crew.drop()

    def _become(self, state: State) -> None:
        if state != self.state:
            self.state = state
            self.state_changed.emit()

    # ------------------------------------------------------------ events of the run

    def _on_ended(self) -> None:
        if self._timer.isActive():  # neither closed nor seen by the timer meanwhile
            self._tick()

    def _tick(self) -> None:
        """Fetch everything that threads have put into mailboxes since the last call."""
        self._background.fetch()  # the run may have kernels compiled
        if self.crew.see_off():
            self.stored.emit()
        letters = [] if self.crew.worker is None else self.crew.worker.mailbox.take()
        self._take_all(letters)
        self._untold = self._untold or bool(letters)
        finished = any(isinstance(letter, events.RunFinished) for letter in letters)
        if self._untold and (finished or not self._hurried):
            self._tell(finished)
        if self.crew.idle:
            self._timer.stop()

    def _take_all(self, letters: Sequence[Letter]) -> None:
        """Process letters in their order, but consecutive steps together, which is faster."""
        for _, run in groupby(letters, type):
            alike = list(run)
            steps = [one for one in alike if isinstance(one, events.StepFinished)]
            if steps:
                with reporting():
                    self.record.take_steps(steps)
                with reporting():
                    self.notices.take_steps(steps)
            else:
                for letter in alike:
                    with reporting():  # an error must not hide that the run has ended
                        self._take(letter)

    def _take(self, letter: Letter) -> None:
        if isinstance(letter, Failed):
            if self.record.last_step is None:
                self.not_begun.emit()
            else:
                self._become(State.FINISHED)
            self.failed.emit(letter.error)
        elif isinstance(letter, Left):
            self.crew.worker = None
            self.stored.emit()
        else:
            self._take_event(letter)

    def _take_event(self, event: events.Event) -> None:
        self.record.take(event)
        self.notices.take(event)
        if isinstance(event, events.RunStarted):
            self._take_start(event)
        elif isinstance(event, events.RunFinished):
            self._become(State.FINISHED)
        elif isinstance(event, events.FiltersCaptured):
            self._filters_at = monotonic()
            if self._looking.layer is None:
                self._looking.select_known()
        elif isinstance(event, events.CheckpointSaved):
            self.stored.emit()
        elif isinstance(event, events.StateCaptured):
            self.captured.emit()

    def _take_start(self, event: events.RunStarted) -> None:
        self.pace.suit(event.total_steps)
        worker = self.crew.worker
        assert worker is not None
        if worker.order.further is not None:
            self.lengthened.emit(event.experiment)
        self._become(State.PAUSED if worker.control.paused else State.TRAINING)
        self.run_changed.emit()

    @property
    def _hurried(self) -> bool:
        """Whether the run is at full speed, and its progress is not due yet."""
        fast = self.state == State.TRAINING and self.pace.steps_per_second is None
        return fast and monotonic() - self._told_at < self._told_every - TICK_MS / 2000

    def _tell(self, finished: bool) -> None:
        spent, self._spent = thread_time() - self._spent, thread_time()
        self._told_every = min(max(spent / TOLD_SHARE, TOLD_EVERY_S), TOLD_AT_LEAST_EVERY_S)
        self._told_at = now = monotonic()
        self._untold = False
        if self.state == State.TRAINING and now - self._filters_at > FILTERS_EVERY_S:
            self.crew.control.ask_for_filters()
        self.progressed.emit()
        if finished or self.state == State.PAUSED or now - self._plots_at > PLOTS_EVERY_S:
            self._plots_at = now
            self.plots_due.emit()
