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

from guitrainer.analysis.diagnosis import Diagnosis
from guitrainer.analysis.notices import Notice
from guitrainer.config.loading import DEFAULT_PRESET, load_preset
from guitrainer.config.schema import Experiment
from guitrainer.errors import GuitrainerError
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
from guitrainer.gui.lab.datasets import DatasetCache
from guitrainer.gui.lab.document import Document
from guitrainer.gui.lab.errands import Errand
from guitrainer.gui.lab.jobs import Jobs
from guitrainer.gui.lab.library import (
    FIRST_RUNS,
    Library,
    PastRun,
    RunState,
    RunSummary,
    load_run,
)
from guitrainer.gui.lab.looking import Looking
from guitrainer.gui.lab.mailbox import Mailbox
from guitrainer.gui.lab.outlook import Outlook, identity
from guitrainer.gui.lab.overlays import Overlay
from guitrainer.gui.lab.pace import FASTEST, SLOWEST, Pace, followable
from guitrainer.gui.lab.record import Record
from guitrainer.gui.lab.staging import as_it_is_now, folder_of, missing, same_folder
from guitrainer.gui.lab.watch import FolderWatch
from guitrainer.gui.lab.weights import known_states
from guitrainer.gui.lab.worker import Failed, Left, Letter, Order, Worker

if TYPE_CHECKING:
    from guitrainer.training.control import Setting
    from guitrainer.training.preview import Preview

TICK_MS = 50
# Plots are painted less often than filters: nobody reads them faster.
PLOTS_EVERY_S = 0.4
# Filters that are not recorded anyway are asked for when none came for this long: scoring them
# takes time from the training.
FILTERS_EVERY_S = 0.1
# An edit is followed by a preview when no other edit came for this long.
PREVIEW_AFTER_MS = 200
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
    missing_kernels : how many kernels are being compiled
    looking : what is looked at
    runs : runs on disk, as read last; the newest first
    kept : what rooms want to find again when the window was made anew, by the name of the room
    overlays : other runs whose curves are laid over those of the run on stage
    comparison : folders of the two runs that are compared; None: the one on stage
    """

    experiment_changed = Signal()
    preview_changed = Signal()
    run_changed = Signal()  # another record is on stage
    state_changed = Signal()
    progressed = Signal()  # the record has news: numbers, live filters
    captured = Signal()  # the weights of all layers at some step came
    plots_due = Signal()  # the record has news, and it is time to paint curves
    pace_changed = Signal()
    noticed = Signal()  # what is wrong with the run: more, less, or other figures
    pointed = Signal(str)  # somebody wants to be shown a `Place`
    layer_pointed = Signal(str)  # and there a layer, whether it has filters or not
    runs_changed = Signal()  # runs on disk have come, gone or ended
    runs_listed = Signal()  # `runs` is up to date
    overlays_changed = Signal()
    compared = Signal()  # somebody wants to see two runs side by side
    compiling = Signal(int)  # so many kernels are being compiled; 0: done
    failed = Signal(object)  # an exception, to be shown
    said = Signal(str)  # a line for the status bar
    exported = Signal(object)  # paths of files that were written

    def __init__(self, settings: Settings, experiment: Experiment | None = None) -> None:
        super().__init__()
        self.settings = settings
        self.document = Document(experiment or load_preset(DEFAULT_PRESET))
        self._outlook = Outlook()
        self.missing_kernels = 0
        self.looking = Looking(settings, Record(self.experiment), self)
        self.state = State.IDLE
        self.runs: tuple[RunSummary, ...] = ()
        self._library = Library()
        self.overlays: tuple[Overlay, ...] = ()
        self.comparison: tuple[Path | None, Path | None] = (None, None)
        self.kept: dict[str, Any] = {}
        self.datasets = DatasetCache()
        self.jobs = Jobs()
        self._errands: dict[str, Errand] = {}
        self._news: Mailbox[int] = Mailbox()  # how many kernels are being compiled
        self.pace = Pace()
        self._pace_chosen = False  # by the user; until then it suits the length of the run
        self.diagnosis = Diagnosis()
        self._dismissed: set[tuple[object, ...]] = set()
        self._opening: Path | None = None  # folder of a run that is being read
        self._worker: Worker | None = None
        self._trained = self.document.origin  # of the experiment that the run on stage trains
        self._leaving: list[Worker] = []
        self._plots_at = self._filters_at = 0.0
        self._edited = QTimer(self, singleShot=True, interval=PREVIEW_AFTER_MS)
        self._edited.timeout.connect(self._compute_preview)
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._watch = FolderWatch(self)
        self._watch.changed.connect(self.list_runs)
        self.runs_changed.connect(self.list_runs)

    def begin(self) -> None:
        """Load the engine and look at the experiment; called once the window is painted."""
        from kernels.ahead import MANNERS

        MANNERS.apart, MANNERS.tell = True, self._news.put
        self.list_runs()  # before the preview, which may wait for a compiler
        self.refresh_preview(at_once=True)
        self._watch.begin(lambda: (self.settings.runs_folder, self.stage_folder))

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
        self._forget_opening()
        self._change_rates()
        self.experiment_changed.emit()
        self.refresh_preview()

    def _change_rates(self) -> None:
        """Pass on what may be moved during a run, and make it the run's own setting.

        Undo may have brought back an experiment that the run has nothing to do with.
        """
        if self._worker is None or self.state not in (State.TRAINING, State.PAUSED):
            return
        if self.document.origin is not self._trained:
            return
        control, now = self._worker.control, self.experiment.training
        before = self.record.experiment.training
        setters: dict[Setting, Callable[[float], None]] = {
            "learning_rate": control.set_learning_rate,
            "momentum": control.set_momentum,
            "weight_decay": control.set_weight_decay,
        }
        for name, change in setters.items():
            value = getattr(now, name)
            if value is not None and value != getattr(before, name):
                change(value)
                before = before.model_copy(update={name: value})
        self.record.experiment = self.record.experiment.model_copy(update={"training": before})

    # ------------------------------------------------------------ before training

    def refresh_preview(self, at_once: bool = False) -> None:
        """Compute the preview anew, when edits have come to rest."""
        if at_once:
            self._compute_preview()
        else:
            self._edited.start()

    def _compute_preview(self) -> None:
        """Sketch the network, then measure it: at the first start that waits for kernels."""
        experiment = self.experiment
        if self.record.experiment.data != experiment.data:  # reading them may take long
            self._show_drawn(experiment, ())

        def sketch() -> "Preview":
            from guitrainer.training.preview import sketch_experiment

            return sketch_experiment(experiment, self.datasets.get(experiment))

        take = partial(self._take_sketch, experiment)
        self.submit("sketch", sketch, take, partial(self._take_problem, experiment), kernels=False)

    def _take_sketch(self, experiment: Experiment, sketch: "Preview") -> None:
        def work() -> "Preview":
            from guitrainer.training.preview import preview_experiment

            return preview_experiment(experiment, self.datasets.get(experiment))

        before = self._outlook.known(experiment)
        self._take_preview(experiment, before or sketch)
        take = partial(self._take_preview, experiment)
        self.submit("preview", work, take, partial(self._take_problem, experiment))

    def _show_drawn(self, experiment: Experiment, drawn: tuple[FiltersCaptured, ...]) -> None:
        """Put filters on stage that nothing has been done to yet."""
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

    def _take_preview(self, experiment: Experiment, preview: "Preview") -> None:
        self._outlook.take(experiment, preview)
        if identity(experiment) != identity(self.experiment):
            return  # it was edited meanwhile
        self._show_drawn(self.experiment, preview.filters)
        if not self.running:
            self._suit_pace(preview.total_steps)
        self.preview_changed.emit()

    def _problem_now(self) -> str | None:
        """Why the experiment cannot run, also while the preview of the last edit is to come."""
        if self.problem is not None or self.known is not None:
            return self.problem
        from guitrainer.nn.checks import check_layers

        known, experiment = self.datasets.last, self.experiment
        if known is None or known[0] != experiment.data:
            return None
        checks = check_layers(experiment.network, known[1].shape, known[1].classes)
        found = (f"{check.name}: {check.problem}" for check in checks if check.problem is not None)
        return next(found, None)

    def _take_problem(self, experiment: Experiment, error: Exception) -> None:
        self._outlook.refuse(experiment, str(error))
        if identity(experiment) == identity(self.experiment):
            self._show_drawn(experiment, ())
        if not isinstance(error, GuitrainerError):
            self.failed.emit(error)
        self.preview_changed.emit()

    @property
    def known(self) -> "Preview | None":
        """What is known of the experiment as it is edited now; signals may not be measured yet.

        None before its images are read, and where it is impossible.
        """
        return self._outlook.known(self.experiment)

    @property
    def preview(self) -> "Preview | None":
        """The same, once everything is measured: None until all kernels are compiled."""
        known = self.known
        return known if known is not None and known.measured else None

    @property
    def problem(self) -> str | None:
        """Why the experiment cannot run, in one line; None where it can, or nobody knows yet."""
        return self._outlook.problem(self.experiment)

    def submit(
        self,
        key: str,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None] | None = None,
        *,
        kernels: bool = True,
    ) -> None:
        """Have `work()` done by a thread, then call `done(result)` here; see `Jobs.submit`."""
        self.jobs.submit(key, work, done, failed or self.failed.emit, kernels=kernels)
        self._timer.start()

    def errand(self, key: str) -> Errand:
        """What tells how it goes and takes long, by name; it outlives the window and ends here."""
        if key not in self._errands:
            self._errands[key] = Errand(self)
            self._errands[key].failed.connect(self.failed)
        return self._errands[key]

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
        problem = self._problem_now()
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
        leaving = tuple(self._leaving)

        def read() -> PastRun:
            for worker in leaving:  # it may be this run that one of them is saving
                worker.join(CLOSING_S)
            return load_run(folder, to_resume=resume)

        self._opening = folder
        show = partial(self.resume_run, more=more) if resume else self._show_opened
        self.submit("run", read, show, self._on_unread, kernels=False)

    def _on_unread(self, error: Exception) -> None:
        self._opening = None
        self.failed.emit(error)

    def _show_opened(self, run: PastRun) -> None:
        self.settings.remember(run.folder)
        self.show_run(run)

    def _forget_opening(self) -> None:
        """Leave the run that is being read where it is: something newer was asked for."""
        if self._opening is not None:
            self.jobs.forget("run")
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
        self._drop_worker()
        self._open(run.record.experiment, run.folder.name)
        self._put_on_stage(run.record, State.FINISHED, run)
        self.experiment_changed.emit()
        self.refresh_preview()

    def pause(self) -> None:
        """Hold the run after the step it is in, and show that one."""
        if self._worker is not None and self.state == State.TRAINING:
            self._worker.control.ask_for_filters()
            self._worker.control.pause()
            self._become(State.PAUSED)

    def step_once(self) -> None:
        """Make one step, then hold; begins a run where none is on."""
        if self._worker is None:
            self.start(paused=True)
        elif self.state in (State.TRAINING, State.PAUSED):
            self._worker.control.ask_for_filters()
            self._worker.control.single_step()
            self._become(State.PAUSED)

    def stop(self) -> None:
        """End the run; it saves itself and can be resumed."""
        if self._worker is not None:
            self._worker.stop()

    def reset(self) -> None:
        """Back to the weights as drawn: the same seed, the same filters."""
        self._drop_worker()
        self._put_on_stage(self.record.begun_again(self.experiment), State.IDLE)
        self.refresh_preview(at_once=True)

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
        if self._worker is not None:
            self._worker.control.resume()
            self._become(State.TRAINING)

    def _order(self) -> dict[str, Any]:
        return {"root": self.settings.runs_folder, "threads": self.settings.threads}

    def _begin(self, order: Order, *, paused: bool = False, past: PastRun | None = None) -> None:
        self._drop_worker()
        record = Record(self.experiment) if past is None else past.record
        if past is None and self.known is not None:  # nothing flickers while the run gets ready
            record.live.update({one.layer: one for one in self.known.filters})
        self._put_on_stage(record, State.STARTING, past)
        self._worker, self._trained = Worker(order, self.pace, paused=paused), self.document.origin
        self._timer.start()

    def _put_on_stage(self, record: Record, state: State, past: PastRun | None = None) -> None:
        """Show another record. All is changed before anybody is told of it."""
        self._forget_opening()
        before, self.state = self.state, state
        self.looking.record, self.looking.cursor = record, None
        self.diagnosis = Diagnosis() if past is None else past.diagnosis
        self._dismissed.clear()
        self.looking.select_known()
        self.run_changed.emit()
        self.noticed.emit()
        self.looking.cursor_moved.emit()
        if state != before:
            self.state_changed.emit()

    def _drop_worker(self) -> None:
        if self._worker is not None:
            self._worker.stop()
            self._leaving.append(self._worker)
            self._worker = None

    def _become(self, state: State) -> None:
        if state != self.state:
            self.state = state
            self.state_changed.emit()

    # ------------------------------------------------------------ what the run tells

    def _tick(self) -> None:
        """Fetch everything that threads have left since the last time."""
        self.jobs.deliver()
        for count in self._news.take():
            self.missing_kernels = count
            self.compiling.emit(count)
        for worker in list(self._leaving):
            if any(isinstance(letter, Left) for letter in worker.mailbox.take()):
                self._leaving.remove(worker)
                self.runs_changed.emit()
        letters = self._worker.mailbox.take() if self._worker is not None else []
        for letter in letters:
            with reporting():  # what cannot be taken must not hide that the run has ended
                self._take(letter)
        if letters:
            self._tell(any(isinstance(letter, RunFinished) for letter in letters))
        if self._worker is None and not self._leaving and not self.jobs.busy:
            self._timer.stop()

    def _take(self, letter: Letter) -> None:
        if isinstance(letter, Failed):
            if self.record.last_step is None:
                self._put_on_stage(self.record.begun_again(self.experiment), State.IDLE)
            else:
                self._become(State.FINISHED)
            self.failed.emit(letter.error)
        elif isinstance(letter, Left):
            self._worker = None
            self.runs_changed.emit()
        else:
            self._take_event(letter)

    def _take_event(self, event: Event) -> None:
        self.record.take(event)
        goes_on = isinstance(event, RunStarted) and event.first_step > 0
        before = self.diagnosis.revision
        if not goes_on:
            self.diagnosis.take(event)
        if self.diagnosis.revision != before:
            self.noticed.emit()
        if isinstance(event, RunStarted):
            self._take_start(event)
        elif isinstance(event, RunFinished):
            self._become(State.FINISHED)
        elif isinstance(event, FiltersCaptured):
            self._filters_at = monotonic()
            if self.looking.layer is None:
                self.looking.select_known()
        elif isinstance(event, CheckpointSaved):
            self.runs_changed.emit()
        elif isinstance(event, StateCaptured):
            self.captured.emit()

    def _take_start(self, event: RunStarted) -> None:
        self._suit_pace(event.total_steps)
        assert self._worker is not None
        if self._worker.order.further is not None:  # the run has another length than before
            self.document.open(event.experiment, self.tr("Train further"))
            self._trained = self.document.origin
            self.experiment_changed.emit()
        self._become(State.PAUSED if self._worker.control.paused else State.TRAINING)
        self.run_changed.emit()

    def _tell(self, finished: bool) -> None:
        now = monotonic()
        training = self._worker is not None and self.state == State.TRAINING
        if training and now - self._filters_at > FILTERS_EVERY_S:
            assert self._worker is not None
            self._worker.control.ask_for_filters()
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
        if self._worker is not None and self.state in (State.TRAINING, State.PAUSED):
            self._worker.control.ask_for_state()
        elif not self.running:
            record, datasets = self.record, self.datasets

            def refuse(error: Exception) -> None:
                if record is self.record:  # nobody asks about the one before any more
                    failed(error)

            self.submit("state", lambda: known_states(record, datasets), self._take_states, refuse)

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
        saving = (same_folder(summary.path, worker.folder) for worker in self._leaving)
        if summary.state == "running" and any(saving):
            return replace(summary, state="saving")
        return summary

    def _run_state(self) -> RunState:
        finished = self.record.finished
        states: dict[State, RunState] = {
            State.STARTING: "starting", State.TRAINING: "training", State.PAUSED: "paused",
        }  # fmt: skip
        ended: RunState = "interrupted" if finished is None else finished.reason
        return states.get(self.state, ended)

    def list_runs(self) -> None:
        """Look what runs are on disk, and whether those that are shown are still there."""
        root = self.settings.runs_folder
        compared = (folder for folder in self.comparison if folder is not None)
        shown = {*compared, *([] if self.stage_folder is None else [self.stage_folder])}

        def look(*most: int) -> tuple[tuple[RunSummary, ...], list[Path]]:
            return self._library.read(root, *most), missing(shown)

        if not self.runs:  # the newest at once, the others when these are on screen
            self.submit("first runs", partial(look, FIRST_RUNS), self._take_runs, kernels=False)
        self.submit("runs", look, self._take_runs, kernels=False)

    def _take_runs(self, found: tuple[tuple[RunSummary, ...], list[Path]]) -> None:
        runs, gone = found
        if runs != self.runs:
            self.runs = runs
            self.runs_listed.emit()
        for folder in gone:
            self._forget_run(folder)

    def delete_run(self, folder: Path) -> None:
        """Delete the run in `folder` from the disk, and from everything that shows it."""

        def delete() -> tuple[Path, list[str]]:
            from guitrainer.runs.management import remove_run

            return folder, remove_run(folder)

        def failed(error: Exception) -> None:
            self.failed.emit(error)
            self.list_runs()

        self.submit(f"delete {folder}", delete, self._on_deleted, failed, kernels=False)

    def _on_deleted(self, result: tuple[Path, list[str]]) -> None:
        folder, left = result
        self.runs = tuple(run for run in self.runs if not same_folder(run.path, folder))
        self._forget_run(folder)
        self.runs_listed.emit()
        text = self.tr("Deleted %1").replace("%1", folder.name)
        if left:
            text += self.tr("; left files guitrainer did not create: %1").replace(
                "%1", ", ".join(left)
            )
        self.said.emit(text)
        self.list_runs()

    def _forget_run(self, folder: Path) -> None:
        """Show the run in `folder` nowhere any more: it is not on disk.

        One that is being written will tell of it by itself.
        """
        self.settings.forget(folder)
        if any(same_folder(one, folder) for one in self.comparison):
            left, right = (None if same_folder(one, folder) else one for one in self.comparison)
            self.comparison = (left, right)
            self.runs_listed.emit()
        if self.on_stage(folder) and not self.running:
            self.reset()
            text = self.tr("The run %1 is not on disk any more.").replace("%1", folder.name)
            self.said.emit(text)

    def compare(self, left: Path | None, right: Path | None) -> None:
        """Show the runs in two folders side by side; None: the run on stage."""
        self.comparison = (left, right)
        self.compared.emit()

    def set_overlays(self, overlays: tuple[Overlay, ...]) -> None:
        """Lay the curves of these runs over those of the run on stage."""
        if overlays != self.overlays:
            self.overlays = overlays
            self.overlays_changed.emit()

    def point_at(self, place: Place, layer: str | None = None) -> None:
        """Have the window show a part of itself that may be hidden, and there `layer`."""
        if layer is not None:
            self.layer_pointed.emit(layer)
        self.pointed.emit(place)

    @property
    def notices(self) -> list[Notice]:
        """What is wrong with the run now, causes first, without what was dismissed."""
        return [one for one in self.diagnosis.active if _worth(one) not in self._dismissed]

    def dismiss(self, *notices: Notice) -> None:
        """Take back what was noticed; it is told again when it gets worse, or comes back."""
        self._dismissed.update(map(_worth, notices))
        self.noticed.emit()

    # ------------------------------------------------------------ the end

    def close(self, patience_s: float | None = None) -> bool:
        """Stop everything, waiting a short while for all of it; whether all threads have ended."""
        end = monotonic() + (CLOSING_S if patience_s is None else patience_s)
        self._timer.stop()
        self._watch.stop()
        self._edited.stop()
        self._drop_worker()
        for errand in self._errands.values():
            errand.stop()
        waits = [worker.join for worker in self._leaving]
        waits += [errand.close for errand in self._errands.values()]
        ended = [wait(max(end - monotonic(), 0.0)) for wait in (*waits, self.jobs.close)]
        return all(ended)


def _worth(notice: Notice) -> tuple[object, ...]:
    """What a notice is dismissed by: another one of these is worth telling."""
    return notice.kind, notice.layer, notice.severity, notice.since


def replace_seed(experiment: Experiment, seed: int) -> Experiment:
    """The experiment with another seed."""
    return experiment.model_copy(update={"seed": seed})
