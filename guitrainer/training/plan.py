"""How long a run is, and when it is measured and saved."""

import math
from dataclasses import dataclass

from guitrainer.config.schema import Recording, Training
from guitrainer.errors import ConfigError

# How often each happens over a whole run, unless the experiment says so itself.
FILTER_FRAMES = 100
SIGNAL_MEASUREMENTS = 10
EVALUATIONS = 8
CHECKPOINTS = 5
# A short run is not measured after every step: it would take longer than its training.
LEAST_STEPS = 25


@dataclass(frozen=True)
class RunLength:
    """Updates of the weights, in all and per pass over the training images."""

    total_steps: int
    steps_per_epoch: int

    @classmethod
    def of(cls, training: Training, images: int) -> "RunLength":
        """Length of a run on this many training images.

        Raises
        ------
        ConfigError
            If a batch is larger than that.
        """
        if training.batch_size > images:
            raise ConfigError(
                f"training.batch_size: got {training.batch_size}, accepted: 1 to {images} "
                "(the training images)"
            )
        steps_per_epoch = math.ceil(images / training.batch_size)
        return cls(training.steps or (training.epochs or 1) * steps_per_epoch, steps_per_epoch)


@dataclass(frozen=True)
class RecordingPlan:
    """Steps between measurements."""

    filters_every: int
    signals_every: int
    evaluate_every: int
    checkpoint_every: int

    @classmethod
    def of(cls, recording: Recording, total_steps: int) -> "RecordingPlan":
        """Fill in what the experiment leaves open, as fits the length of the run.

        >>> RecordingPlan.of(Recording(evaluate_every=7), 3000)
        RecordingPlan(filters_every=30, signals_every=300, evaluate_every=7, checkpoint_every=600)
        """

        def every(asked: int | None, times: int, least: int = LEAST_STEPS) -> int:
            return asked or max(-(-total_steps // times), least)

        return cls(
            every(recording.filters_every, FILTER_FRAMES, least=1),
            every(recording.signals_every, SIGNAL_MEASUREMENTS),
            every(recording.evaluate_every, EVALUATIONS),
            every(recording.checkpoint_every, CHECKPOINTS),
        )
