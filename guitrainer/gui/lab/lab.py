"""The laboratory: the experiment being edited, the run on stage, and what the user looks at.

All panels read from here and are notified of changes by signals in the past tense; they do not know
each other.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, SignalInstance

from guitrainer.config import fields
from guitrainer.config.edits import with_rate
from guitrainer.config.loading import DEFAULT_PRESET, load_preset
from guitrainer.config.schema import Experiment, RateName
from guitrainer.gui.base.settings import Settings
from guitrainer.gui.lab.background import Background
from guitrainer.gui.lab.document import Document
from guitrainer.gui.lab.editing import Editing
from guitrainer.gui.lab.library import PastRun
from guitrainer.gui.lab.looking import Looking
from guitrainer.gui.lab.previews import DatasetCache, Previews, identity
from guitrainer.gui.lab.racing import Racing
from guitrainer.gui.lab.record import Record
from guitrainer.gui.lab.shelf import Opening, RunShelf
from guitrainer.gui.lab.stage import Stage, State
from guitrainer.gui.lab.sweeping import Sweeping
from guitrainer.gui.lab.weights import WeightReader
from guitrainer.gui.lab.worker import RunOrder
from guitrainer.sentences import fill

if TYPE_CHECKING:
    from guitrainer.events import FiltersCaptured
    from guitrainer.training.preview import Preview

# A closing window waits this long for its run to be saved, and for everything else.
CLOSING_S = 1.7


class Lab(QObject):
    """The state of the window.

    Attributes
    ----------
    edit, change_rate, undo, redo : change the experiment, see `Editing`
    rejections : values that were entered and not accepted
    background : the work of threads for the window
    shelf : the runs on disk
    looking : what the user is looking at
    stage : the run that all panels show
    notices : notices of the run on stage
    pace : pace of runs
    racing : the race of the Race room
    kept : state that rooms keep when the window is created again, by the name of the room
    run_changed, state_changed, progressed, captured, plots_due : signals of the `Stage`
    """

    experiment_changed = Signal()
    preview_changed = Signal()
    failed = Signal(object)  # an exception to be shown
    said = Signal(str)  # a message for the status bar
    exported = Signal(object)  # paths of files that were written

    def __init__(self, settings: Settings, experiment: Experiment | None = None) -> None:
        super().__init__()
        self.settings = settings
        opened = experiment or load_preset(DEFAULT_PRESET)
        self._editing = editing = Editing(opened, self._pass_on, self._tell_edited, self)
        self.edit, self.change_rate = editing.edit, editing.change_rate
        self.undo, self.redo, self.rejections = editing.undo, editing.redo, editing.rejections
        self.experiment_changed.connect(self.rejections.keep_up)
        self.datasets = DatasetCache()
        self.background = Background(self)
        self.background.failed.connect(self.failed)
        self.looking = Looking(settings, Record(self.experiment), self)
        self.stage = stage = Stage(self.looking, self.background, self)
        stage.failed.connect(self.failed)
        stage.lengthened.connect(self._on_lengthened)
        stage.not_begun.connect(lambda: self._put_on_stage(*self._begun_again()))
        self.run_changed, self.state_changed = stage.run_changed, stage.state_changed
        self.progressed, self.plots_due = stage.progressed, stage.plots_due
        self.captured = stage.captured
        self.notices, self.pace = stage.notices, stage.pace
        self._previews = Previews(self.background, self.datasets, lambda: self.experiment, self)
        self._previews.begun.connect(self._on_preview_begun)
        self._previews.found.connect(self._on_previewed)
        self._previews.changed.connect(self.preview_changed)
        self.kept: dict[str, Any] = {}
        self.racing = Racing(settings, self.background, self)
        self.racing.refused.connect(self.said)
        self.shelf = RunShelf(
            settings, self.background, stage.crew, self.looking, lambda: stage.going, self
        )
        stage.stored.connect(self.shelf.refresh_runs)
        self.shelf.gone.connect(self._on_gone)
        self.shelf.said.connect(self.said)
        self.sweeping = Sweeping(settings, self.background, self)
        self._opening = Opening(self.background, stage.crew, self)
        self._opening.passed_over.connect(self.said)
        self._weights = WeightReader(self.background, self.datasets, self.looking, self)
        self._weights.captured.connect(self.captured)
        self._described = False  # whether the fields of the schema have been requested
        self._trained = self.document.origin  # the images of the experiment of the run on stage

    def begin(self) -> None:
        """Load the engine and compute the first preview; called after the window was painted."""
        self.background.begin()
        self.shelf.begin()  # before the preview, which may have to wait for the compiler
        self._previews.refresh(at_once=True)

    # ------------------------------------------------------------ the experiment

    @property
    def document(self) -> Document:
        """The versions of the experiment being edited."""
        return self._editing.document

    @document.setter
    def document(self, document: Document) -> None:
        self._editing.document = document

    @property
    def experiment(self) -> Experiment:
        """The experiment being edited; that of the run on stage is `record.experiment`."""
        return self.document.experiment

    @property
    def record(self) -> Record:
        """The record of the run on stage."""
        return self.looking.record

    @property
    def state(self) -> State:
        """What the run on stage is doing."""
        return self.stage.state

    @property
    def edited_since_start(self) -> bool:
        """Whether Train would start something other than the run on stage."""
        return self.state != State.IDLE and self.experiment != self.record.experiment

    def open_document(self, experiment: Experiment, path: Path | None = None) -> None:
        """Edit another experiment and put it on stage; undo goes back to the previous one."""
        self._open(experiment, experiment.name if path is None else path.name, path)
        if path is not None:
            self.settings.remember(path)
        self.reset()
        self.experiment_changed.emit()

    def _open(self, experiment: Experiment, name: str, path: Path | None = None) -> None:
        self.document.open(experiment, fill(self.tr("Open %1"), name), path)

    def note_saved(self, path: Path) -> None:
        """Note that the experiment has been saved in the file `path`."""
        self.document.saved(path)
        self.settings.remember(path)
        self.experiment_changed.emit()

    def new_seed(self) -> None:
        """Draw other initial weights by using the next seed."""
        self.edit(replace_seed(self.experiment, self.experiment.seed + 1), self.tr("New seed"))
        self.reset()

    def _tell_edited(self) -> None:
        self._opening.pass_over()
        self.experiment_changed.emit()
        self._previews.refresh()

    def _pass_on(self, rate: RateName) -> None:
        """Pass an edited rate on to the run, and store it as a setting of the run.

        Undo may have restored an experiment that is unrelated to the run.
        """
        if not self.stage.in_progress or self.document.origin is not self._trained:
            return
        value, experiment = getattr(self.experiment.training, rate), self.record.experiment
        if value is not None and value != getattr(experiment.training, rate):
            self.stage.change(rate, value)
            self.record.experiment = with_rate(experiment, rate, value)

    # ------------------------------------------------------------ before training

    def _on_preview_begun(self) -> None:
        if self.record.experiment.data != self.experiment.data:  # reading them may take a long time
            self._show_drawn(())

    def _on_previewed(self, preview: Preview | None) -> None:
        self._show_drawn(() if preview is None else preview.filters)
        if preview is None:
            return
        if not self.running:
            self.pace.suit(preview.total_steps)
        if not self._described and self.preview is not None:
            self._described = True  # it takes 0.1 s, and is needed as soon as a run starts
            self.background.submit("fields", partial(fields.find, ()), _nothing, kernels=False)

    def _show_drawn(self, drawn: tuple[FiltersCaptured, ...]) -> None:
        """Put initial filters on stage."""
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
    def known(self) -> Preview | None:
        """What is known about the current experiment; signals may not be measured yet.

        None before its images have been read, and if it is invalid.
        """
        return self._previews.known

    @property
    def preview(self) -> Preview | None:
        """The preview of the current experiment; None until everything has been measured."""
        known = self.known
        return known if known is not None and known.measured else None

    @property
    def problem(self) -> str | None:
        """Why the experiment cannot be run, in one line; None if it can, or if not known yet."""
        return self._previews.problem

    @property
    def obstacle(self) -> str | None:
        """Why Train would not start: a rejected value, or the problem of the experiment."""
        return self.rejections.reason or self.problem

    # ------------------------------------------------------------ the run

    def toggle(self) -> None:
        """Train, pause or continue, like the large button and the space bar."""
        if self.state == State.TRAINING:
            self.pause()
        elif self.state == State.PAUSED:
            self.stage.go_on()
        elif self.state != State.STARTING:
            self.start()

    def start(self, *, paused: bool = False) -> None:
        """Start a run of the experiment, or say why not; with `paused`, make only one step."""
        problem = self.rejections.reason or self._previews.problem_now()
        if problem is not None:
            self.said.emit(problem)
            return
        self._begin(RunOrder(self.experiment), paused=paused)

    def open_run(self, folder: Path, *, resume: bool = False, more: int | None = None) -> None:
        """Read the run in `folder` and put it on stage; with `resume`, continue it.

        Anything that changes the experiment or the stage meanwhile takes precedence.
        """
        if self.running and self.shelf.on_stage(folder):
            self.said.emit(self.tr("This run is already on the stage."))
            return
        show = partial(self.resume_run, more=more) if resume else self.show_run
        self._opening.read(folder, show, to_resume=resume)

    def resume_run(self, run: PastRun, more: int | None = None) -> None:
        """Continue a run from disk, which was read up to its checkpoint.

        Parameters
        ----------
        more : number of steps beyond the end of a finished run; None: train to its planned end
        """
        from guitrainer.training.plan import Further

        further = None if more is None else Further(more, added=True)
        self._open(run.record.experiment, run.folder.name)
        self._begin(RunOrder(None, run.folder, further=further), past=run)
        self.experiment_changed.emit()

    def show_run(self, run: PastRun) -> None:
        """Put a past run on stage."""
        self.settings.remember(run.folder)
        self.stage.crew.drop()
        self._open(run.record.experiment, run.folder.name)
        self._put_on_stage(run.record, State.FINISHED, run)
        self.experiment_changed.emit()
        self._previews.refresh()

    def pause(self) -> None:
        """Pause the run after its current step, and show that step."""
        self.stage.pause()

    def step_once(self) -> None:
        """Make one step, then pause; start a run if there is none."""
        if self.stage.crew.worker is None:
            self.start(paused=True)
        else:
            self.stage.step()

    def stop(self) -> None:
        """End the run; it is saved and can be resumed."""
        self.stage.stop()

    def reset(self) -> None:
        """Go back to the initial weights: the same seed, the same filters."""
        self.stage.crew.drop()
        self._put_on_stage(*self._begun_again())
        self._previews.refresh(at_once=True)

    def _begun_again(self) -> tuple[Record, State]:
        return self.record.begun_again(self.experiment), State.IDLE

    @property
    def running(self) -> bool:
        """Whether the run on stage has not ended yet."""
        return self.stage.going is not None

    def _begin(self, order: RunOrder, *, paused: bool = False, past: PastRun | None = None) -> None:
        self.stage.crew.drop()
        record = _awaited(self.experiment, self.known) if past is None else past.record
        self._put_on_stage(record, State.STARTING, past)
        order = replace(order, root=self.settings.runs_folder, threads=self.settings.threads)
        self._trained = self.document.origin
        self.stage.begin(order, paused=paused)

    def _put_on_stage(self, record: Record, state: State, past: PastRun | None = None) -> None:
        self._opening.pass_over()
        self.stage.put(record, state, past)

    def _on_lengthened(self, experiment: Experiment) -> None:
        self.document.open(experiment, self.tr("Train further"))
        self._trained = self.document.origin
        self.experiment_changed.emit()

    def ask_for_state(self, failed: Callable[[Exception], None]) -> None:
        """Request the current weights of all layers; `captured` follows.

        A run in progress emits them between two steps. Otherwise they are drawn, or read from disk;
        `failed(error)` is called if that is impossible.
        """
        if self.stage.in_progress:
            self.stage.crew.control.ask_for_state()
        elif not self.running:
            self._weights.read(failed)

    def _on_gone(self, folder: Path) -> None:
        """Leave a run that is no longer on disk; one that is being written reports that itself."""
        if self.shelf.on_stage(folder) and not self.running:
            self.reset()
            self.said.emit(fill(self.tr("The run %1 is no longer on disk."), folder.name))

    # ------------------------------------------------------------ the end

    def close(self, patience_s: float | None = None) -> bool:
        """Stop everything and wait for a short time; return whether all threads have ended."""
        end = monotonic() + (CLOSING_S if patience_s is None else patience_s)
        self._previews.stop()
        self.shelf.close()
        self.stage.close()
        self.background.stop()
        self.sweeping.close(max(end - monotonic(), 0.0))
        waits = [*self.stage.crew.waits(), *self.background.waits()]
        ended = [wait(max(end - monotonic(), 0.0)) for wait in waits]
        return all(ended)


def _awaited(experiment: Experiment, known: Preview | None) -> Record:
    """Return a record for a run that is starting, with its initial filters to avoid flicker."""
    record = Record(experiment)
    record.live.update({one.layer: one for one in (() if known is None else known.filters)})
    return record


def moment_signals(lab: Lab) -> tuple[SignalInstance, ...]:
    """Return the signals after which another moment of a run may be shown, for `Following`."""
    return lab.progressed, lab.looking.cursor_moved, lab.run_changed


def replace_seed(experiment: Experiment, seed: int) -> Experiment:
    """Return the experiment with another seed."""
    return experiment.model_copy(update={"seed": seed})


def _nothing(found: object) -> None:
    pass
