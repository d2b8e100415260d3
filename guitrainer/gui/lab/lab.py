"""The laboratory: the experiment being edited, the run on stage, and what is looked at.

All panels read from here and are told in past tense what changed; they never know each other.
Everything a run tells comes in through one place, `_tick`.
"""

from collections.abc import Callable
from dataclasses import replace
from enum import Enum
from functools import partial
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from guitrainer.config.edits import with_rate
from guitrainer.config.loading import DEFAULT_PRESET, load_preset
from guitrainer.config.schema import RATES, Experiment, RateName
from guitrainer.events import (
    CheckpointSaved,
    Event,
    FiltersCaptured,
    RunFinished,
    RunStarted,
    StateCaptured,
)
from guitrainer.gui.base.guard import reporting
from guitrainer.gui.base.settings import Settings
from guitrainer.gui.lab.background import Background
from guitrainer.gui.lab.document import Document
from guitrainer.gui.lab.library import PastRun, RunState
from guitrainer.gui.lab.looking import Looking
from guitrainer.gui.lab.notices import Notices
from guitrainer.gui.lab.pace import PaceChoice
from guitrainer.gui.lab.previews import DatasetCache, Previews, identity
from guitrainer.gui.lab.record import Record
from guitrainer.gui.lab.rejections import Rejections
from guitrainer.gui.lab.shelf import Opening, RunShelf
from guitrainer.gui.lab.weights import WeightReader
from guitrainer.gui.lab.worker import Crew, Failed, Left, Letter, RunOrder, Worker
from guitrainer.sentences import fill

if TYPE_CHECKING:
    from guitrainer.training.preview import Preview

TICK_MS = 50
# Plots are painted less often than filters: nobody reads them faster.
PLOTS_EVERY_S = 0.4
# Filters that are not recorded anyway are asked for when none came for this long: scoring them
# takes time from the training.
FILTERS_EVERY_S = 0.1
# A closing window waits this long for its run to save itself, and for all else.
CLOSING_S = 1.7


class State(Enum):
    """What the run on stage does."""

    IDLE = "idle"  # nothing has been trained: the stage shows the weights as drawn
    STARTING = "starting"  # reads data, compiles kernels
    TRAINING = "training"
    PAUSED = "paused"
    FINISHED = "finished"  # also a run opened from disk


# In the words of lists of runs, what a run does that has not ended.
GOING: dict[State, RunState] = {
    State.STARTING: "starting",
    State.TRAINING: "training",
    State.PAUSED: "paused",
}


class Lab(QObject):
    """State of the window.

    Attributes
    ----------
    document : the experiment being edited; change it through `edit`
    rejections : values that were entered and not accepted
    background : what threads do for the window
    shelf : the runs on disk
    looking : what is looked at
    notices : what is wrong with the run on stage
    pace : how fast runs may go
    kept : what rooms want to find again when the window was made anew, by the name of the room
    """

    experiment_changed = Signal()
    preview_changed = Signal()
    run_changed = Signal()  # another record is on stage
    state_changed = Signal()
    progressed = Signal()  # the record has news: numbers, live filters
    captured = Signal()  # the weights of all layers at some step came
    plots_due = Signal()  # the record has news, and it is time to paint curves
    failed = Signal(object)  # an exception, to be shown
    said = Signal(str)  # a line for the status bar
    exported = Signal(object)  # paths of files that were written

    def __init__(self, settings: Settings, experiment: Experiment | None = None) -> None:
        super().__init__()
        self.settings = settings
        self.document = Document(experiment or load_preset(DEFAULT_PRESET))
        self.rejections = Rejections(lambda: self.document, self)
        self.experiment_changed.connect(self.rejections.keep_up)
        self.datasets = DatasetCache()
        self.background = Background(self)
        self.background.failed.connect(self.failed)
        self.looking = Looking(settings, Record(self.experiment), self)
        self.notices = Notices(self)
        self._previews = Previews(self.background, self.datasets, lambda: self.experiment, self)
        self._previews.begun.connect(self._on_preview_begun)
        self._previews.found.connect(self._on_previewed)
        self._previews.changed.connect(self.preview_changed)
        self.state = State.IDLE
        self.kept: dict[str, Any] = {}
        self.pace = PaceChoice(self)
        self._crew = Crew()
        self.shelf = RunShelf(
            settings, self.background, self._crew, self.looking, lambda: GOING.get(self.state), self
        )
        self.shelf.gone.connect(self._on_gone)
        self.shelf.said.connect(self.said)
        self._opening = Opening(self.background, self._crew, self)
        self._opening.passed_over.connect(self.said)
        self._weights = WeightReader(self.background, self.datasets, self.looking, self)
        self._weights.captured.connect(self.captured)
        self._trained = self.document.origin  # of the experiment that the run on stage trains
        self._plots_at = self._filters_at = 0.0
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self._tick)

    def begin(self) -> None:
        """Load the engine and look at the experiment; called once the window is painted."""
        self.background.begin()
        self.shelf.begin()  # before the preview, which may wait for a compiler
        self._previews.refresh(at_once=True)

    # ------------------------------------------------------------ the experiment

    @property
    def experiment(self) -> Experiment:
        """As edited; the run on stage may have been made by another (`record.experiment`)."""
        return self.document.experiment

    @property
    def record(self) -> Record:
        """What is known of the run on stage."""
        return self.looking.record

    @property
    def edited_since_start(self) -> bool:
        """Whether Train would start something else than the run on stage."""
        return self.state != State.IDLE and self.experiment != self.record.experiment

    def edit(self, experiment: Experiment, what: str, merge: str | None = None) -> None:
        """Change the experiment; `what` says how in a few words, `merge` joins moves of a slider.

        Rates reach the run that is in progress; everything else waits for the next one.
        """
        if self.document.edit(experiment, what, merge):
            self._after_edit()

    def change_rate(
        self, rate: RateName, value: float, what: str, merge: str | None = None
    ) -> None:
        """Change a rate, also of the run that is on; else as `edit`, but at next to no cost.

        Raises
        ------
        ConfigError
            The schema does not accept the value.
        """
        if value != getattr(self.experiment.training, rate):
            self.document.put(with_rate(self.experiment, rate, value), what, merge)
            self._pass_on(rate)
            self._tell_edited()

    def open_document(self, experiment: Experiment, path: Path | None = None) -> None:
        """Edit another experiment, and put it on stage; undo goes back to the one before."""
        self._open(experiment, experiment.name if path is None else path.name, path)
        if path is not None:
            self.settings.remember(path)
        self.reset()
        self.experiment_changed.emit()

    def _open(self, experiment: Experiment, name: str, path: Path | None = None) -> None:
        self.document.open(experiment, fill(self.tr("Open %1"), name), path)

    def note_saved(self, path: Path) -> None:
        """The experiment is in the file `path` now."""
        self.document.saved(path)
        self.settings.remember(path)
        self.experiment_changed.emit()

    def undo(self) -> None:
        """Take the last edit back."""
        self.document.undo()
        self._after_edit()

    def redo(self) -> None:
        """Bring back what was undone."""
        self.document.redo()
        self._after_edit()

    def new_seed(self) -> None:
        """Other initial weights: the next seed."""
        self.edit(replace_seed(self.experiment, self.experiment.seed + 1), self.tr("New seed"))
        self.reset()

    def _after_edit(self) -> None:
        for rate in RATES:
            self._pass_on(rate)
        self._tell_edited()

    def _tell_edited(self) -> None:
        self._opening.pass_over()
        self.experiment_changed.emit()
        self._previews.refresh()

    def _pass_on(self, rate: RateName) -> None:
        """Give the run its rate as edited, and make it the run's own setting.

        Undo may have brought back an experiment that the run has nothing to do with.
        """
        if self.state not in (State.TRAINING, State.PAUSED):
            return
        if self.document.origin is not self._trained:
            return
        value, experiment = getattr(self.experiment.training, rate), self.record.experiment
        if value is not None and value != getattr(experiment.training, rate):
            self._crew.control.change(rate, value)
            self.record.experiment = with_rate(experiment, rate, value)

    # ------------------------------------------------------------ before training

    def _on_preview_begun(self) -> None:
        if self.record.experiment.data != self.experiment.data:  # reading them may take long
            self._show_drawn(())

    def _on_previewed(self, preview: "Preview | None") -> None:
        self._show_drawn(() if preview is None else preview.filters)
        if preview is not None and not self.running:
            self.pace.suit(preview.total_steps)

    def _show_drawn(self, drawn: tuple[FiltersCaptured, ...]) -> None:
        """Put filters on stage that nothing has been done to yet."""
        experiment = self.experiment
        same = identity(self.record.experiment) == identity(experiment)
        if self.state == State.IDLE:
            if same and self.record.live:
                self.record.experiment = experiment
                return
            self.looking.record = Record(experiment)
        elif self.state != State.STARTING or self.record.live or not same:
            return
        for filters in drawn:
            self.record.take(filters)
        self.looking.select_known()
        self.run_changed.emit()

    @property
    def known(self) -> "Preview | None":
        """What is known of the experiment as it is edited now; signals may not be measured yet.

        None before its images are read, and where it is impossible.
        """
        return self._previews.known

    @property
    def preview(self) -> "Preview | None":
        """The same, once everything is measured: None until all kernels are compiled."""
        known = self.known
        return known if known is not None and known.measured else None

    @property
    def problem(self) -> str | None:
        """Why the experiment cannot run, in one line; None where it can, or nobody knows yet."""
        return self._previews.problem

    @property
    def obstacle(self) -> str | None:
        """Why Train would not start: a rejected value, or the problem of the experiment."""
        return self.rejections.reason or self.problem

    # ------------------------------------------------------------ the run

    def toggle(self) -> None:
        """Train, or pause, or go on: what the large button and the space bar do."""
        if self.state == State.TRAINING:
            self.pause()
        elif self.state == State.PAUSED:
            self._crew.control.resume()
            self._become(State.TRAINING)
        elif self.state != State.STARTING:
            self.start()

    def start(self, *, paused: bool = False) -> None:
        """Begin a run of the experiment as edited, or say why not; `paused`: make one step only."""
        problem = self.rejections.reason or self._previews.problem_now()
        if problem is not None:
            self.said.emit(problem)
            return
        self._begin(RunOrder(self.experiment), paused=paused)

    def open_run(self, folder: Path, *, resume: bool = False, more: int | None = None) -> None:
        """Read the run in `folder` and put it on stage; with `resume`, continue it.

        Whatever changes the experiment or the stage while it is read takes precedence.
        """
        if self.running and self.shelf.on_stage(folder):
            self.said.emit(self.tr("This run is on the stage already."))
            return
        show = partial(self.resume_run, more=more) if resume else self.show_run
        self._opening.read(folder, show, to_resume=resume)

    def resume_run(self, run: PastRun, more: int | None = None) -> None:
        """Continue a run on disk, which was read up to its checkpoint.

        Parameters
        ----------
        more : steps to train beyond the end of a completed run; None: to its end as planned
        """
        from guitrainer.training.plan import Further

        further = None if more is None else Further(more, added=True)
        self._open(run.record.experiment, run.folder.name)
        self._begin(RunOrder(None, run.folder, further=further), past=run)
        self.experiment_changed.emit()

    def show_run(self, run: PastRun) -> None:
        """Put a run of the past on stage."""
        self.settings.remember(run.folder)
        self._crew.drop()
        self._open(run.record.experiment, run.folder.name)
        self._put_on_stage(run.record, State.FINISHED, run)
        self.experiment_changed.emit()
        self._previews.refresh()

    def pause(self) -> None:
        """Hold the run after the step it is in, and show that one."""
        if self.state == State.TRAINING:
            self._crew.pause()
            self._become(State.PAUSED)

    def step_once(self) -> None:
        """Make one step, then hold; begins a run where none is on."""
        if self._crew.worker is None:
            self.start(paused=True)
        elif self.state in (State.TRAINING, State.PAUSED):
            self._crew.step()
            self._become(State.PAUSED)

    def stop(self) -> None:
        """End the run; it saves itself and can be resumed."""
        if self._crew.worker is not None:
            self._crew.worker.stop()

    def reset(self) -> None:
        """Back to the weights as drawn: the same seed, the same filters."""
        self._crew.drop()
        self._put_on_stage(self.record.begun_again(self.experiment), State.IDLE)
        self._previews.refresh(at_once=True)

    @property
    def running(self) -> bool:
        """Whether a run is on stage that has not ended."""
        return self.state in GOING

    def _begin(self, order: RunOrder, *, paused: bool = False, past: PastRun | None = None) -> None:
        self._crew.drop()
        record = _awaited(self.experiment, self.known) if past is None else past.record
        self._put_on_stage(record, State.STARTING, past)
        order = replace(order, root=self.settings.runs_folder, threads=self.settings.threads)
        self._crew.worker = Worker(order, self.pace.pace, paused=paused)
        self._trained = self.document.origin
        self._timer.start()

    def _put_on_stage(self, record: Record, state: State, past: PastRun | None = None) -> None:
        """Show another record. All is changed before anybody is told of it."""
        self._opening.pass_over()
        before, self.state = self.state, state
        self.looking.record, self.looking.cursor = record, None
        self.notices.begin(None if past is None else past.diagnosis)
        self.looking.select_known()
        self.run_changed.emit()
        self.notices.changed.emit()
        self.looking.cursor_moved.emit()
        if state != before:
            self.state_changed.emit()

    def _become(self, state: State) -> None:
        if state != self.state:
            self.state = state
            self.state_changed.emit()

    # ------------------------------------------------------------ what the run tells

    def _tick(self) -> None:
        """Fetch everything that threads have left since the last time."""
        self.background.fetch()  # the run may have kernels compiled
        if self._crew.see_off():
            self.shelf.refresh()
        letters = [] if self._crew.worker is None else self._crew.worker.mailbox.take()
        for letter in letters:
            with reporting():  # what cannot be taken must not hide that the run has ended
                self._take(letter)
        if letters:
            self._tell(any(isinstance(letter, RunFinished) for letter in letters))
        if self._crew.idle:
            self._timer.stop()

    def _take(self, letter: Letter) -> None:
        if isinstance(letter, Failed):
            if self.record.last_step is None:
                self._put_on_stage(self.record.begun_again(self.experiment), State.IDLE)
            else:
                self._become(State.FINISHED)
            self.failed.emit(letter.error)
        elif isinstance(letter, Left):
            self._crew.worker = None
            self.shelf.refresh()
        else:
            self._take_event(letter)

    def _take_event(self, event: Event) -> None:
        self.record.take(event)
        self.notices.take(event)
        if isinstance(event, RunStarted):
            self._take_start(event)
        elif isinstance(event, RunFinished):
            self._become(State.FINISHED)
        elif isinstance(event, FiltersCaptured):
            self._filters_at = monotonic()
            if self.looking.layer is None:
                self.looking.select_known()
        elif isinstance(event, CheckpointSaved):
            self.shelf.refresh()
        elif isinstance(event, StateCaptured):
            self.captured.emit()

    def _take_start(self, event: RunStarted) -> None:
        self.pace.suit(event.total_steps)
        worker = self._crew.worker
        assert worker is not None
        if worker.order.further is not None:  # the run has another length than before
            self.document.open(event.experiment, self.tr("Train further"))
            self._trained = self.document.origin
            self.experiment_changed.emit()
        self._become(State.PAUSED if worker.control.paused else State.TRAINING)
        self.run_changed.emit()

    def _tell(self, finished: bool) -> None:
        now = monotonic()
        if self.state == State.TRAINING and now - self._filters_at > FILTERS_EVERY_S:
            self._crew.control.ask_for_filters()
        self.progressed.emit()
        if finished or self.state == State.PAUSED or now - self._plots_at > PLOTS_EVERY_S:
            self._plots_at = now
            self.plots_due.emit()

    def ask_for_state(self, failed: Callable[[Exception], None]) -> None:
        """Have the weights of all layers told as they are now; `captured` follows.

        A run that is on tells them between two steps. Else they are drawn, or read from disk, and
        `failed(error)` is called where that cannot be done.
        """
        if self.state in (State.TRAINING, State.PAUSED):
            self._crew.control.ask_for_state()
        elif not self.running:
            self._weights.read(failed)

    def _on_gone(self, folder: Path) -> None:
        """Leave a run that is not on disk any more; one that is being written tells by itself."""
        if self.shelf.on_stage(folder) and not self.running:
            self.reset()
            self.said.emit(fill(self.tr("The run %1 is not on disk any more."), folder.name))

    # ------------------------------------------------------------ the end

    def close(self, patience_s: float | None = None) -> bool:
        """Stop everything, waiting a short while for all of it; whether all threads have ended."""
        end = monotonic() + (CLOSING_S if patience_s is None else patience_s)
        self._timer.stop()
        self._previews.stop()
        self.shelf.close()
        self._crew.drop()
        self.background.stop()
        waits = [*self._crew.waits(), *self.background.waits()]
        ended = [wait(max(end - monotonic(), 0.0)) for wait in waits]
        return all(ended)


def _awaited(experiment: Experiment, known: "Preview | None") -> Record:
    """A record for a run that gets ready, with the filters as drawn: nothing flickers."""
    record = Record(experiment)
    record.live.update({one.layer: one for one in (() if known is None else known.filters)})
    return record


def replace_seed(experiment: Experiment, seed: int) -> Experiment:
    """The experiment with another seed."""
    return experiment.model_copy(update={"seed": seed})
