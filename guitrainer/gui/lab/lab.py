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
from typing import TYPE_CHECKING, Any, Literal

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
from guitrainer.gui.lab.crew import Crew
from guitrainer.gui.lab.datasets import DatasetCache
from guitrainer.gui.lab.document import Document
from guitrainer.gui.lab.library import (
    PastRun,
    RunState,
    RunSummary,
    load_run,
)
from guitrainer.gui.lab.looking import Looking
from guitrainer.gui.lab.notices import Notices
from guitrainer.gui.lab.outlook import identity
from guitrainer.gui.lab.pace import FASTEST, SLOWEST, Pace, followable
from guitrainer.gui.lab.previews import Previews
from guitrainer.gui.lab.record import Record
from guitrainer.gui.lab.shelf import RunShelf
from guitrainer.gui.lab.staging import as_it_is_now, folder_of, same_folder
from guitrainer.gui.lab.weights import known_states
from guitrainer.gui.lab.worker import Failed, Left, Letter, Order, Worker

if TYPE_CHECKING:
    from guitrainer.training.preview import Preview

TICK_MS = 50
# Plots are painted less often than filters: nobody reads them faster.
PLOTS_EVERY_S = 0.4
# Filters that are not recorded anyway are asked for when none came for this long: scoring them
# takes time from the training.
FILTERS_EVERY_S = 0.1
# An edit is followed by a preview when no other edit came for this long.

# A closing window waits this long for its run to save itself, and for all else.
CLOSING_S = 1.7


# Parts of the window that may be hidden: pages of the settings, and of the plots; rooms.
Place = Literal["experiment", "initialization", "learning", "signals", "variance"]


class State(Enum):
    """What the run on stage does."""

    IDLE = "idle"  # nothing has been trained: the stage shows the weights as drawn
    STARTING = "starting"  # reads data, compiles kernels
    TRAINING = "training"
    PAUSED = "paused"
    FINISHED = "finished"  # also a run opened from disk


class Lab(QObject):
    """State of the window.

    Attributes
    ----------
    document : the experiment being edited; change it through `edit`
    background : what threads do for the window
    shelf : the runs on disk
    looking : what is looked at
    notices : what is wrong with the run on stage
    kept : what rooms want to find again when the window was made anew, by the name of the room
    """

    experiment_changed = Signal()
    preview_changed = Signal()
    run_changed = Signal()  # another record is on stage
    state_changed = Signal()
    progressed = Signal()  # the record has news: numbers, live filters
    captured = Signal()  # the weights of all layers at some step came
    plots_due = Signal()  # the record has news, and it is time to paint curves
    pace_changed = Signal()
    pointed = Signal(str)  # somebody wants to be shown a `Place`
    layer_pointed = Signal(str)  # and there a layer, whether it has filters or not
    failed = Signal(object)  # an exception, to be shown
    said = Signal(str)  # a line for the status bar
    exported = Signal(object)  # paths of files that were written

    def __init__(self, settings: Settings, experiment: Experiment | None = None) -> None:
        super().__init__()
        self.settings = settings
        self.document = Document(experiment or load_preset(DEFAULT_PRESET))
        self.datasets = DatasetCache()
        self.background = Background(self)
        self.background.failed.connect(self.failed)
        self.looking = Looking(settings, Record(self.experiment), self)
        self.notices = Notices(self)
        self.shelf = RunShelf(settings, self.background, lambda: self.stage_folder, self)
        self.shelf.gone.connect(self._on_gone)
        self.shelf.said.connect(self.said)
        self._previews = Previews(self.background, self.datasets, lambda: self.experiment, self)
        self._previews.begun.connect(self._on_preview_begun)
        self._previews.found.connect(self._on_previewed)
        self._previews.changed.connect(self.preview_changed)
        self.state = State.IDLE
        self.kept: dict[str, Any] = {}
        self.pace = Pace()
        self._pace_chosen = False  # by the user; until then it suits the length of the run
        self._opening: Path | None = None  # folder of a run that is being read
        self._crew = Crew()
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

        Learning rate, momentum and weight decay reach the run that is on; all else waits for the
        next one.
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
        self.document.open(experiment, self.tr("Open %1").replace("%1", name), path)

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
        self._forget_opening()
        self.experiment_changed.emit()
        self._previews.refresh()

    def _pass_on(self, rate: RateName) -> None:
        """Give the run its rate as edited, and make it the run's own setting.

        Undo may have brought back an experiment that the run has nothing to do with.
        """
        worker = self._crew.worker
        if worker is None or self.state not in (State.TRAINING, State.PAUSED):
            return
        if self.document.origin is not self._trained:
            return
        value, experiment = getattr(self.experiment.training, rate), self.record.experiment
        if value is not None and value != getattr(experiment.training, rate):
            worker.control.change(rate, value)
            self.record.experiment = with_rate(experiment, rate, value)

    # ------------------------------------------------------------ before training

    def _on_preview_begun(self) -> None:
        if self.record.experiment.data != self.experiment.data:  # reading them may take long
            self._show_drawn(())

    def _on_previewed(self, preview: "Preview | None") -> None:
        self._show_drawn(() if preview is None else preview.filters)
        if preview is not None and not self.running:
            self._suit_pace(preview.total_steps)

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

    # ------------------------------------------------------------ the run

    def toggle(self) -> None:
        """Train, or pause, or go on: what the large button and the space bar do."""
        if self.state == State.TRAINING:
            self.pause()
        elif self.state == State.PAUSED:
            self._go_on()
        elif self.state != State.STARTING:
            self.start()

    def start(self, *, paused: bool = False) -> None:
        """Begin a new run of the experiment as edited; `paused`: make one step only.

        Where it cannot run, the status bar says why.
        """
        problem = self._previews.problem_now()
        if problem is not None:
            self.said.emit(problem)
            return
        self._begin(Order(self.experiment, **self._order()), paused=paused)

    def open_run(self, folder: Path, *, resume: bool = False, more: int | None = None) -> None:
        """Read the run in `folder` and put it on stage; with `resume`, continue it.

        Whatever changes the experiment or the stage while it is read takes precedence.
        """
        if self.running and same_folder(folder, self.stage_folder):
            self.said.emit(self.tr("This run is on the stage already."))
            return
        leaving = self._crew.leaving

        def read() -> PastRun:
            for worker in leaving:  # it may be this run that one of them is saving
                worker.join(CLOSING_S)
            return load_run(folder, to_resume=resume)

        self._opening = folder
        show = partial(self.resume_run, more=more) if resume else self._show_opened
        self.background.submit("run", read, show, self._on_unread, kernels=False)

    def _on_unread(self, error: Exception) -> None:
        self._opening = None
        self.failed.emit(error)

    def _show_opened(self, run: PastRun) -> None:
        self.settings.remember(run.folder)
        self.show_run(run)

    def _forget_opening(self) -> None:
        """Leave the run that is being read where it is: something newer was asked for."""
        if self._opening is not None:
            self.background.forget("run")
            text = self.tr("%1 was not opened: something else was done meanwhile.")
            self.said.emit(text.replace("%1", self._opening.name))
            self._opening = None

    def resume_run(self, run: PastRun, more: int | None = None) -> None:
        """Continue a run on disk, which was read up to its checkpoint.

        Parameters
        ----------
        more : steps to train beyond the end of a completed run; None: to its end as planned
        """
        from guitrainer.training.plan import Further

        further = None if more is None else Further(more, added=True)
        self._opening = None
        self._open(run.record.experiment, run.folder.name)
        self._begin(Order(None, resume=run.folder, further=further, **self._order()), past=run)
        self.experiment_changed.emit()

    def show_run(self, run: PastRun) -> None:
        """Put a run of the past on stage."""
        self._opening = None
        self._crew.drop()
        self._open(run.record.experiment, run.folder.name)
        self._put_on_stage(run.record, State.FINISHED, run)
        self.experiment_changed.emit()
        self._previews.refresh()

    def pause(self) -> None:
        """Hold the run after the step it is in, and show that one."""
        if self._crew.worker is not None and self.state == State.TRAINING:
            self._crew.worker.control.ask_for_filters()
            self._crew.worker.control.pause()
            self._become(State.PAUSED)

    def step_once(self) -> None:
        """Make one step, then hold; begins a run where none is on."""
        if self._crew.worker is None:
            self.start(paused=True)
        elif self.state in (State.TRAINING, State.PAUSED):
            self._crew.worker.control.ask_for_filters()
            self._crew.worker.control.single_step()
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

    def set_pace(self, steps_per_second: float | None) -> None:
        """Let the run make so many steps a second; None: as many as it can."""
        self._pace_chosen = True
        self.pace.set(steps_per_second)
        self.pace_changed.emit()

    def _suit_pace(self, total_steps: int) -> None:
        if not self._pace_chosen:
            self.pace.set(followable(total_steps))
            self.pace_changed.emit()

    def scale_pace(self, factor: float) -> None:
        """Go so many times as fast; beyond the fastest pace lies full speed."""
        pace = self.pace.steps_per_second
        wanted = FASTEST if pace is None else pace * factor
        self.set_pace(None if wanted > FASTEST else max(wanted, SLOWEST))

    @property
    def running(self) -> bool:
        """Whether a run is on stage that has not ended."""
        return self.state in (State.STARTING, State.TRAINING, State.PAUSED)

    def _go_on(self) -> None:
        if self._crew.worker is not None:
            self._crew.worker.control.resume()
            self._become(State.TRAINING)

    def _order(self) -> dict[str, Any]:
        return {"root": self.settings.runs_folder, "threads": self.settings.threads}

    def _begin(self, order: Order, *, paused: bool = False, past: PastRun | None = None) -> None:
        self._crew.drop()
        record = Record(self.experiment) if past is None else past.record
        if past is None and self.known is not None:  # nothing flickers while the run gets ready
            record.live.update({one.layer: one for one in self.known.filters})
        self._put_on_stage(record, State.STARTING, past)
        self._crew.worker = Worker(order, self.pace, paused=paused)
        self._trained = self.document.origin
        self._timer.start()

    def _put_on_stage(self, record: Record, state: State, past: PastRun | None = None) -> None:
        """Show another record. All is changed before anybody is told of it."""
        self._forget_opening()
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
        letters = self._crew.worker.mailbox.take() if self._crew.worker is not None else []
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
        self._suit_pace(event.total_steps)
        assert self._crew.worker is not None
        if self._crew.worker.order.further is not None:  # the run has another length than before
            self.document.open(event.experiment, self.tr("Train further"))
            self._trained = self.document.origin
            self.experiment_changed.emit()
        self._become(State.PAUSED if self._crew.worker.control.paused else State.TRAINING)
        self.run_changed.emit()

    def _tell(self, finished: bool) -> None:
        now = monotonic()
        training = self._crew.worker is not None and self.state == State.TRAINING
        if training and now - self._filters_at > FILTERS_EVERY_S:
            assert self._crew.worker is not None
            self._crew.worker.control.ask_for_filters()
        self.progressed.emit()
        if finished or self.state == State.PAUSED or now - self._plots_at > PLOTS_EVERY_S:
            self._plots_at = now
            self.plots_due.emit()

    # ------------------------------------------------------------ all weights

    def ask_for_state(self, failed: Callable[[Exception], None]) -> None:
        """Have the weights of all layers told as they are now; `captured` follows.

        A run that is on tells them between two steps. Else they are drawn, or read from disk, and
        `failed(error)` is called where that cannot be done.
        """
        if self._crew.worker is not None and self.state in (State.TRAINING, State.PAUSED):
            self._crew.worker.control.ask_for_state()
        elif not self.running:
            record, datasets = self.record, self.datasets

            def refuse(error: Exception) -> None:
                if record is self.record:  # nobody asks about the one before any more
                    failed(error)

            self.background.submit(
                "state", lambda: known_states(record, datasets), self._take_states, refuse
            )

    def _take_states(self, found: tuple[Record, list[StateCaptured]]) -> None:
        record, states = found
        for state in states:
            record.take(state)
        self.captured.emit()

    # ------------------------------------------------------------ runs on disk

    @property
    def stage_folder(self) -> Path | None:
        """Absolute path of the folder of the run on stage; None where it has none."""
        return folder_of(self.record)

    def on_stage(self, folder: Path | None) -> bool:
        """Whether the run in `folder` is the one on stage."""
        return same_folder(folder, self.stage_folder)

    def run_summary(self, summary: RunSummary) -> RunSummary:
        """The summary of a run on disk, with what this window knows better: its own runs."""
        if self.on_stage(summary.path):
            return as_it_is_now(summary, self.record, self._run_state())
        if summary.state == "running" and self._crew.saves(summary.path):
            return replace(summary, state="saving")
        return summary

    def _run_state(self) -> RunState:
        finished = self.record.finished
        states: dict[State, RunState] = {
            State.STARTING: "starting", State.TRAINING: "training", State.PAUSED: "paused",
        }  # fmt: skip
        ended: RunState = "interrupted" if finished is None else finished.reason
        return states.get(self.state, ended)

    def _on_gone(self, folder: Path) -> None:
        """Leave a run that is not on disk any more; one that is being written tells by itself."""
        if self.on_stage(folder) and not self.running:
            self.reset()
            text = self.tr("The run %1 is not on disk any more.").replace("%1", folder.name)
            self.said.emit(text)

    # ------------------------------------------------------------ what is told

    def point_at(self, place: Place, layer: str | None = None) -> None:
        """Have the window show a part of itself that may be hidden, and there `layer`."""
        if layer is not None:
            self.layer_pointed.emit(layer)
        self.pointed.emit(place)

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


def replace_seed(experiment: Experiment, seed: int) -> Experiment:
    """The experiment with another seed."""
    return experiment.model_copy(update={"seed": seed})
