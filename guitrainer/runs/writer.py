"""Writes the events of a run to disk: tables, history, checkpoints, and final results.

Another thread writes the checkpoints while training goes on, and paints the pictures of a completed
run while its last step is measured.
"""

import dataclasses
import logging
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

from numpy.typing import NDArray

from guitrainer.errors import WeightsError
from guitrainer.events import (
    CheckpointSaved,
    EvaluationFinished,
    Event,
    FiltersCaptured,
    HistogramsMeasured,
    RunFinished,
    RunStarted,
    SettingChanged,
    SignalsMeasured,
    StepFinished,
)
from guitrainer.runs.checkpoint import save_checkpoint
from guitrainer.runs.export import export_pictures, paint_pictures
from guitrainer.runs.files import writing
from guitrainer.runs.folder import RunFolder, describe
from guitrainer.runs.history import Recorder
from guitrainer.runs.outline import write_plan, write_result
from guitrainer.runs.tables import HistogramTable, MetricTable, SignalTable, StepTable, TimeTable
from guitrainer.training.trainer import Trainer

if TYPE_CHECKING:
    from guitrainer.runs.export.files import Pictures

log = logging.getLogger("guitrainer.runs")

State = tuple[dict[str, NDArray[Any]], dict[str, Any]]


class Writer:
    """The files of one run, written as its events come in.

    Parameters
    ----------
    folder
        Folder of the run; the caller holds its lock.
    trainer
        The trainer, whose state is saved while it waits between two events.
    threads
        Number of threads, for the description of the environment.
    resumed
        Whether the files continue from the step of the trainer, or are new.
    """

    def __init__(self, folder: RunFolder, trainer: Trainer, threads: int, *, resumed: bool) -> None:
        self._folder = folder
        self._trainer = trainer
        self._steps = StepTable(folder.steps)
        self._times = TimeTable(folder.times)
        self._metrics = MetricTable(folder.metrics)
        self._signals = SignalTable(folder.signals)
        self._histograms = HistogramTable(folder.histograms)
        self._tables = (
            self._steps, self._times, self._metrics, self._signals, self._histograms,
        )  # fmt: skip
        self._history = Recorder(folder.history)
        # State after a step whose evaluation and captures are not complete yet.
        self._due: State | None = None
        self._saved_step = -1
        self._aside = ThreadPoolExecutor(1, "writer")
        # The checkpoint being written: its step, and what gives its path.
        self._saving: tuple[int, Future[Path]] | None = None
        self._painted: Future[Pictures] | None = None
        if resumed:
            for table in self._tables:
                table.find(trainer.step)
            self._history.resume(trainer.step)
            # Everything has been checked; only now is anything changed.
            for table in self._tables:
                table.resume()
            self._saved_step = trainer.step
            with writing(folder.result):  # it describes an end that was not final
                folder.result.unlink(missing_ok=True)
        else:
            for table in self._tables:
                table.begin()
        describe(folder, trainer.experiment, threads)

    def take(self, event: Event) -> list[Event]:
        """Write `event`; return the events to pass on, in their order."""
        match event:
            case RunStarted():
                log.info("step %d of %d", event.first_step, event.total_steps)
                for remark in event.report.remarks if event.report else ():
                    log.info("%s: %s", "warning" if remark.is_warning else "note", remark.text)
                started = dataclasses.replace(event, folder=str(self._folder.path))
                write_plan(self._folder.path, event)
                self._save(self._trainer.snapshot())
                return [started, *self._saved()]
            case StepFinished():
                # one checkpoint at a time is written: only the next one waits for it
                saved = self._saved(wait=self._due is not None)
                self._end_step()
                self._steps.add_step(event)
                self._times.add_step(event)
                if event.step % self._trainer.checkpoint_every == 0:
                    self._due = self._trainer.snapshot()
                return [*saved, event]
            case EvaluationFinished():
                self._metrics.add_evaluation(event)
            case SignalsMeasured():
                self._signals.add_signals(event)
            case HistogramsMeasured():
                self._histograms.add_histograms(event)
                if event.step == self._trainer.total_steps:
                    self._begin_painting()
            case FiltersCaptured() if event.recorded:
                self._metrics.add_scores(event)
                self._history.add(event)
                if event.step == self._trainer.total_steps and not self._measures_signals:
                    self._begin_painting()
            case SettingChanged():
                log.info("after step %d: %s = %g", event.step, event.field, event.value)
            case RunFinished():
                return [*self._finish(event), event]
        return [event]

    def close(self) -> None:
        """Wait for the thread that writes and paints."""
        self._aside.shutdown()

    @property
    def _measures_signals(self) -> bool:
        """Whether the signals of the last step are measured."""
        return self._trainer.total_steps % self._trainer.recording.signals_every == 0

    def _begin_painting(self) -> None:
        """Paint the pictures during the last evaluation, once all filters have come.

        Signals take more memory; if they are measured before it, painting begins after them.
        """
        known = self._history.up_to(self._trainer.total_steps)
        if known is not None:
            self._painted = self._aside.submit(paint_pictures, known)

    def _end_step(self) -> None:
        """Write the row and save the state of a step, now that all its events have come."""
        self._metrics.end_step()
        due, self._due = self._due, None
        if due is not None:
            self._save(due)

    def _finish(self, event: RunFinished) -> list[Event]:
        saved = self._saved()
        self._end_step()
        saved += self._saved()
        self._save(
            self._trainer.snapshot() if event.diverged is None else self._trainer.good_state()
        )
        saved += self._saved()
        self._flush_tables()
        self._history.write()
        if event.diverged is not None:
            log.error(
                "diverged at step %d in %s: %s",
                event.diverged.step,
                event.diverged.layer,
                event.diverged.what,
            )
        log.info("%s after step %d", event.reason, event.step)
        write_result(self._folder.path, event)
        known = self._history.up_to(event.step) if event.diverged is None else None
        painted = None if self._painted is None else self._painted.result()
        export_pictures(self._folder.path, self._folder.pictures, known, painted)
        return saved

    def _flush_tables(self) -> None:
        for table in self._tables:
            table.flush(to_disk=True)

    def _save(self, state: State) -> None:
        """Begin to write a checkpoint, after the tables: these never lack a row it has passed."""
        step = int(state[1]["step"])
        if step > self._saved_step:
            self._flush_tables()
            self._saving = step, self._aside.submit(self._write, state, self._history.copy())

    def _write(self, state: State, history: Recorder) -> Path:
        """Write the filters up to a state, and its checkpoint; return the path of the latter."""
        history.write()
        return save_checkpoint(self._folder.path, *state, self._trainer.experiment)

    def _saved(self, *, wait: bool = True) -> list[Event]:
        """Return the event of the last checkpoint, once it is on disk.

        Parameters
        ----------
        wait
            Whether to wait for that; otherwise, there may be no event yet.
        """
        if self._saving is None or not (wait or self._saving[1].done()):
            return []
        (step, written), self._saving = self._saving, None
        try:
            path = written.result()
        except WeightsError as error:
            log.warning("step %d not saved: %s", step, error)
            return []
        self._saved_step = step
        return [CheckpointSaved(step, str(path))]
