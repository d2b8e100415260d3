"""The training loop: a generator of events."""

import logging
import math
import time
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any

import numpy as np

from guitrainer.analysis.signals import update_ratio
from guitrainer.augmentation import Augmentation
from guitrainer.config.schema import Experiment
from guitrainer.data.batches import epoch_augmentation, epoch_order
from guitrainer.data.dataset import Dataset
from guitrainer.data.fingerprint import fingerprint_of
from guitrainer.data.selection import sample
from guitrainer.errors import CheckpointError
from guitrainer.events import (
    Diverged,
    EvaluationFinished,
    Event,
    HistogramsMeasured,
    LayerSummary,
    Reason,
    RunFinished,
    RunStarted,
    SettingChanged,
    SignalsMeasured,
    StateCaptured,
    StepFinished,
    frozen_copy,
)
from guitrainer.nn.engine import Engine, ImageSource, Indices
from guitrainer.nn.optimizers import Optimizer, Rates, initial_rates
from guitrainer.nn.paths import forced
from guitrainer.nn.planes import Array
from guitrainer.nn.schedules import learning_rate_factor
from guitrainer.nn.team import Team, make_team_kernels
from guitrainer.streams import Purpose
from guitrainer.training.control import Control
from guitrainer.training.drawing import draw_network
from guitrainer.training.expected import guess_of
from guitrainer.training.filters import (
    capture_filters,
    capture_state,
    first_scores,
    weight_histograms,
)
from guitrainer.training.plan import RecordingPlan, RunLength, images_evaluated
from guitrainer.training.probe import SIGNAL_IMAGES, Probe
from guitrainer.training.report import report_run
from guitrainer.training.responses import Responses
from guitrainer.training.state import (
    SMOOTHED_STEPS,
    Kind,
    TrainerState,
    check_kinds,
    check_signs,
    parse_state,
)
from kernels.ahead import compile_ahead, end_helpers
from kernels.machine import LANES

# The last good state is at most this many steps older than a divergence.
SNAPSHOT_EVERY = 50
# Test images are evaluated this many blocks at a time: as many threads can share them.
TESTED_BLOCKS = 8
log = logging.getLogger("guitrainer.training")

Snapshot = tuple[dict[str, Array], dict[str, Any]]


class Trainer:
    """The training of one experiment.

    Parameters
    ----------
    experiment : what to train
    dataset : its images
    threads : number of training threads
    measuring : number of threads that evaluate test images, if there are to be more; the results
        depend on neither number

    Raises
    ------
    ConfigError, NetworkError
        If the experiment does not fit the data or the machine.
    """

    def __init__(
        self, experiment: Experiment, dataset: Dataset, *, threads: int = 1, measuring: int = 1
    ) -> None:
        training = experiment.training
        self.length = length = RunLength.of(experiment, len(dataset.train.labels))
        self.experiment, self.dataset = experiment, dataset
        self.network = draw_network(experiment, dataset)
        self.report = report_run(experiment, dataset)
        self.total_steps, self.steps_per_epoch = length.total_steps, length.steps_per_epoch
        self.recording = RecordingPlan.of(
            experiment.recording, self.total_steps, training.batch_size
        )
        tested = len(dataset.test.labels)
        self._evaluated = images_evaluated(experiment.recording, length, tested)
        self.checkpoint_every = self.recording.checkpoint_every
        Probe(self.network, dataset).calibrate()
        self.probe = Probe(self.network, dataset, SIGNAL_IMAGES, training=False)
        self._responses = Responses(self.network, dataset)
        self.team = Team(threads)
        self._measuring = min(max(threads, measuring), TESTED_BLOCKS)
        self.engine, self.optimizer, self._train = self._compile()
        self.rates = initial_rates(training)
        self._random = self.engine.random
        self._test: ImageSource | None = None
        self.step = 0
        self.seconds = 0.0
        self._untimed_images = 0  # images seen before the clock started
        self._recent: deque[float] = deque(maxlen=SMOOTHED_STEPS)
        self._changes: list[tuple[int, str, float]] = []
        self._epoch = -1
        self._ratios: dict[str, float] = {}
        self._images = fingerprint_of(experiment.data, dataset)
        self._images_changed = False  # since the start of the run
        self._tested: tuple[tuple[int, int], tuple[float, float | None]] | None = None
        self._sparseness: tuple[int, float | None] | None = None
        self._good: Snapshot = self.state()

    @cached_property
    def _measurers(self) -> Team:
        """The threads that measure; others than those that train are started on first use."""
        if self._measuring <= self.team.threads:
            return self.team
        compile_ahead("team", make_team_kernels)
        return Team(self._measuring)

    @cached_property
    def _evaluator(self) -> Engine:
        """The engine that measures test images; its memory is allocated on first use."""
        return self._build_evaluator(self._measurers)

    def _build_evaluator(self, team: Team) -> Engine:
        size = min(TESTED_BLOCKS * LANES, max(1, len(self.dataset.test.labels)))
        return Engine(self.network, size, team, learning=False)

    def _compile(self) -> tuple[Engine, Optimizer, ImageSource]:
        """Build engine and optimizer; use all cores if kernels must be compiled."""
        training, images = self.experiment.training, self.dataset.train.images

        def build() -> tuple[Engine, Optimizer, ImageSource]:
            optimizer = Optimizer(self.network.parameters, training, threads=self.team.threads)
            engine = Engine(self.network, training.batch_size, self.team, update=optimizer.phases)
            return engine, optimizer, engine.source(images, *self.dataset.transform.parts())

        def request() -> None:
            build()
            self._build_evaluator(self.team)

        plans = [layer.plan for layer in self.network.layers]
        pixels = (images.dtype, self.dataset.transform.per_image)
        sizes = training.batch_size, len(self.dataset.test.labels)
        # helpers go on with the kernels that measure signals while the first steps are made
        later = self._request_later if self.recording.signals_every <= self.total_steps else None
        compile_ahead((plans, sizes, training.optimizer, pixels, forced()), request, later)
        return build()

    def _request_later(self) -> None:
        self.probe.request()
        make_team_kernels()

    def close(self) -> None:
        """End the threads."""
        end_helpers()
        if "_measurers" in vars(self):
            self._measurers.close()
        self.team.close()

    # ------------------------------------------------------------ events

    def events(self, control: Control) -> Iterator[Event]:
        """Train from the current step on; the last event is RunFinished."""
        if self._images_changed:
            log.warning(
                "%s: these are not the images this run started with; it continues with them",
                self.experiment.data.source,
            )
        yield self._started()
        if self.step == 0:
            yield from self._captured(control)
            yield HistogramsMeasured(0, tuple(weight_histograms(self.network, gradients=False)))
        reason: Reason = "completed"
        diverged: Diverged | None = None
        while self.step < self.total_steps:
            while not control.wait_if_paused():
                yield from self._asked_for(control)
            if control.stopped or self._reached(control.stop_at):
                reason = "stopped"
                break
            yield from self._changed(control)
            outcome = self._advance()
            if isinstance(outcome, Diverged):
                reason, diverged = "diverged", outcome
                break
            yield outcome
            yield from self._recorded(control)
        if control.states:
            yield self._state_captured(diverged)
        finished = self._finished(reason, diverged)
        self.engine.rest()  # pictures of the run are painted in the memory that this gives back
        yield finished

    def _reached(self, stop_at: int | None) -> bool:
        return stop_at is not None and self.step >= stop_at

    def _started(self) -> RunStarted:
        layers = tuple(
            LayerSummary(
                layer.name,
                layer.plan.spec.type,
                layer.plan.input_shape,
                layer.plan.output_shape,
                layer.plan.parameters,
            )
            for layer in self.network.layers
        )
        guess = guess_of(self.experiment, self.dataset)
        return RunStarted(
            experiment=self.experiment,
            layers=layers,
            parameters=sum(layer.parameters for layer in layers),
            first_step=self.step,
            total_steps=self.total_steps,
            steps_per_epoch=self.steps_per_epoch,
            expected_loss=guess.loss,
            expected_accuracy=guess.accuracy,
            report=self.report,
        )

    def _changed(self, control: Control) -> Iterator[SettingChanged]:
        for field, value in control.take_changes():
            setattr(self.rates, field, value)
            self._changes.append((self.step, field, value))
            yield SettingChanged(self.step, field, value)

    def _advance(self) -> StepFinished | Diverged:
        """Make one update of the weights."""
        if self.step % SNAPSHOT_EVERY == 0 and self._good[1]["step"] < self.step:
            self.snapshot()
        start = time.perf_counter()
        index, moved = self._batch()
        key = self._dropout_key() if self._random else 0
        number, rates = self.step + 1, self._scheduled()
        # copies before the update, only if its size will be measured
        measured = self._weights() if number % self.recording.signals_every == 0 else {}
        before = {name: weight.copy() for name, weight in measured.items()}
        self.optimizer.prepare(rates)
        labels = self.dataset.train.labels[index]
        loss, accuracy = self.engine.train(self._train, index, labels, moved, key)
        if not math.isfinite(loss):
            return self.probe.diverged(number, index)
        damaged = self.optimizer.finish()
        if damaged is not None:
            what = f"its {damaged.part} is not finite after the update"
            return Diverged(number, damaged.layer, what)
        self._ratios = {name: update_ratio(before[name], measured[name]) for name in measured}
        self.step = number
        self.seconds += time.perf_counter() - start
        self._recent.append(loss)
        epoch = (number - 1) // self.steps_per_epoch
        return StepFinished(
            number, epoch, loss, accuracy, rates.learning_rate, len(index), self.seconds
        )

    def _scheduled(self) -> Rates:
        factor = learning_rate_factor(self.experiment.training, self.step, self.total_steps)
        return replace(self.rates, learning_rate=self.rates.learning_rate * factor)

    def _batch(self) -> tuple[Indices, Augmentation | None]:
        """Return the images of the next step, and their shifts."""
        epoch, place = divmod(self.step, self.steps_per_epoch)
        if epoch != self._epoch:
            data, seed = self.experiment.data, self.experiment.seed
            count = len(self.dataset.train.labels)
            self._order = epoch_order(count, seed, epoch)
            self._augmentation = epoch_augmentation(count, seed, epoch, data.shift, data.flip)
            self._epoch = epoch
        size = self.experiment.training.batch_size
        part = slice(place * size, (place + 1) * size)
        moved = None if self._augmentation is None else self._augmentation[part]
        return self._order[part], moved

    def _dropout_key(self) -> int:
        sequence = np.random.SeedSequence(
            self.experiment.seed, spawn_key=(Purpose.DROPOUT, self.step)
        )
        return int(sequence.generate_state(1, np.uint64)[0]) >> 1

    # ------------------------------------------------------------ recording

    def _recorded(self, control: Control) -> Iterator[Event]:
        last = self.step == self.total_steps
        evaluate = last or self.step % self.recording.evaluate_every == 0
        wanted = control.take_filters_wanted()
        if evaluate or self.step % self.recording.filters_every == 0:
            yield from self._captured(control)
        elif wanted:
            yield from self._filters_between()
        if self.step % self.recording.signals_every == 0:
            self.engine.rest()  # the probe takes the memory that this gives back
            yield self._signals()
            parameters = weight_histograms(self.network, gradients=True)
            yield HistogramsMeasured(self.step, (*parameters, *self.probe.histograms()))
            self.probe.engine.rest()
        if evaluate:
            if last:
                self.engine.rest()  # pictures of the run are painted in the memory this gives back
            images = len(self.dataset.test.labels) if last else self._evaluated
            measured = self.evaluate(images)
            kurtosis = self._kurtosis()
            yield EvaluationFinished(self.step, self._train_loss(), *measured, images, kurtosis)

    def _asked_for(self, control: Control) -> Iterator[Event]:
        """Yield the events that were requested before the next step or before a pause."""
        if control.take_state_wanted():
            yield replace(self._state_captured(), recorded=False)
        elif control.take_filters_wanted():
            yield from self._filters_between()

    def _filters_between(self) -> Iterator[Event]:
        """Yield the filters requested between two recorded steps."""
        for filters in capture_filters(self.network, self.step):
            yield replace(filters, recorded=False)

    def _captured(self, control: Control) -> Iterator[Event]:
        yield from capture_filters(self.network, self.step)
        if control.states:
            yield self._state_captured()

    def _state_captured(self, diverged: Diverged | None = None) -> StateCaptured:
        """Return all current weights, or the last good ones after a divergence."""
        if diverged is None:
            return capture_state(self.network, self.step)
        arrays, meta = self.good_state()
        names = self.network.state()
        return StateCaptured(int(meta["step"]), {k: frozen_copy(arrays[k]) for k in names})

    def _signals(self) -> SignalsMeasured:
        """Measure on the images of the last step, without shifts, and on more if there are few."""
        place = (self.step - 1) % self.steps_per_epoch
        size = self.experiment.training.batch_size
        index = np.roll(self._order, -place * size)[: self.probe.images]
        return SignalsMeasured(self.step, self.probe.signals(index, self._ratios))

    def _weights(self) -> dict[str, Array]:
        layers = self.network.layers
        return {x.name: x.weight.value for x in layers if x.weight is not None}

    def _train_loss(self) -> float:
        """Return the mean loss over the images of the last steps; batches may differ in size."""
        steps = range(self.step - len(self._recent), self.step)
        return float(np.average(self._recent, weights=[self._batch_length(s) for s in steps]))

    def _batch_length(self, step: int) -> int:
        """Return the number of images in the batch after `step` updates."""
        return self.length.images_seen(step + 1) - self.length.images_seen(step)

    def evaluate(self, images: int | None = None) -> tuple[float, float | None]:
        """Measure (mean loss, accuracy) on test images; no accuracy without classes.

        Parameters
        ----------
        images : number of images, each class in proportion; all by default
        """
        labels = self.dataset.test.labels
        count = images or len(labels)
        if self._tested is None or self._tested[0] != (self.step, count):
            self._tested = (self.step, count), self._measured(sample(labels, count))
        return self._tested[1]

    def _measured(self, chosen: Indices) -> tuple[float, float | None]:
        """Measure (mean loss, accuracy) on the test images with these numbers."""
        engine, labels = self._evaluator, self.dataset.test.labels
        if self._test is None:
            self._test = engine.source(self.dataset.test.images, *self.dataset.transform.parts())
        engine.refresh()
        losses, right = 0.0, 0.0
        for start in range(0, len(chosen), engine.batch_size):
            index = chosen[start : start + engine.batch_size]
            loss, accuracy = engine.evaluate(self._test, index, labels[index])
            losses += loss * len(index)
            right += (accuracy or 0.0) * len(index)
        engine.rest()  # until the next evaluation
        classifies = self.experiment.network.classifies
        return losses / len(chosen), right / len(chosen) if classifies else None

    def _kurtosis(self) -> float | None:
        """Measure the kurtosis of the responses, once per step."""
        if self._sparseness is None or self._sparseness[0] != self.step:
            self._sparseness = self.step, self._responses.kurtosis()
        return self._sparseness[1]

    def _finished(self, reason: Reason, diverged: Diverged | None) -> RunFinished:
        measured = diverged is None and self.step > 0
        test_loss, test_accuracy = self.evaluate() if measured else (None, None)
        images = self.length.images_seen(self.step) - self._untimed_images
        return RunFinished(
            reason=reason,
            step=self.step,
            seconds=self.seconds,
            images_per_second=images / self.seconds if self.seconds else 0.0,
            train_loss=self._train_loss() if self._recent else None,
            test_loss=test_loss,
            test_accuracy=test_accuracy,
            scores=first_scores(self.network) if diverged is None else None,
            diverged=diverged,
            kurtosis=self._kurtosis() if measured else None,
        )

    # ------------------------------------------------------------ state

    def _arrays(self) -> dict[str, Array]:
        return {**self.network.state(), **self.optimizer.arrays()}

    def state(self) -> Snapshot:
        """Copy everything a resumed run needs: arrays by name, and plain values.

        Equal runs have equal states, since the state contains no times.
        """
        arrays = self._arrays()
        meta = {
            "step": self.step,
            "updates": self.optimizer.updates,
            "recent_losses": list(self._recent),
            "changes": [list(change) for change in self._changes],
            "rates": vars(self.rates).copy(),
            "images": self._images,
        }
        return arrays, meta

    def snapshot(self) -> Snapshot:
        """Copy the state, and keep this copy as the last good state."""
        self._good = {}, {}  # first, so that there are never two copies
        self._good = self.state()
        return self._good

    def good_state(self) -> Snapshot:
        """Return the last copy of the state with only finite values (at most 50 steps old)."""
        return self._good

    def check_arrays(self, found: Mapping[str, Kind]) -> None:
        """Compare the arrays of a checkpoint with those of this network before reading them.

        Parameters
        ----------
        found : type and shape of each, by name

        Raises
        ------
        WeightsError
            If an array is missing or unknown, or has a different type or shape.
        """
        check_kinds(found, {k: (a.dtype, a.shape) for k, a in self._arrays().items()})

    def _check_progress(self, saved: TrainerState) -> None:
        """Check the step against the length of the run, and the rates against the changes."""
        if saved.step > self.total_steps:
            raise CheckpointError(
                f"checkpoint: after step {saved.step:,} of a run of {self.total_steps:,} steps"
            )
        rates = initial_rates(self.experiment.training)
        for _, field, value in saved.changes:
            setattr(rates, field, value)
        if vars(saved.rates) != vars(rates):
            raise CheckpointError(
                f"checkpoint: rates {vars(saved.rates)}; experiment and changes give {vars(rates)}"
            )

    def load_state(self, arrays: dict[str, Any], meta: dict[str, Any]) -> None:
        """Continue from a saved state.

        Parameters
        ----------
        arrays : by name
        meta : as returned by `state`; may also have `seconds` of training so far, None if not known

        Raises
        ------
        WeightsError
            If arrays are missing or unknown, have a different type or shape, or are not finite.
        CheckpointError
            If any other value is invalid.
        """
        saved = parse_state(meta, "checkpoint")
        self._check_progress(saved)
        self._images_changed = saved.images not in (None, self._images)
        self.check_arrays({name: (array.dtype, array.shape) for name, array in arrays.items()})
        check_signs(arrays)
        self.network.load(arrays)
        self.optimizer.load(arrays, saved.updates)
        self.step = saved.step
        self._start_clock(saved.seconds)
        self._recent = deque(saved.recent_losses, maxlen=SMOOTHED_STEPS)
        self._changes = list(saved.changes)
        self.rates = Rates(**vars(saved.rates))
        self.engine.refresh()
        self._epoch, self._tested, self._sparseness = -1, None, None
        self.snapshot()

    def _start_clock(self, seconds: float | None) -> None:
        """Continue the clock from `seconds` of training, or start it here if they are not known."""
        self.seconds = float(seconds or 0.0)
        self._untimed_images = 0 if seconds else self.length.images_seen(self.step)
