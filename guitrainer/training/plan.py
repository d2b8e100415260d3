"""The length of a run, and when it is measured and saved."""

import math
from dataclasses import dataclass

from guitrainer.config.loading import parse_experiment, to_mapping
from guitrainer.config.naming import layer_names
from guitrainer.config.schema import CYCLES, Experiment, Network, Recording
from guitrainer.errors import ConfigError
from guitrainer.nn import faults
from guitrainer.nn.kinds import KINDS
from guitrainer.sentences import fault

# Fewest and largest number of times each is done in a whole run, and images of training for each
# time in between, so that it costs about 1% of training; unless the experiment specifies it.
FILTER_FRAMES = 25, 50, 10_000
SIGNAL_MEASUREMENTS = 4, 10, 50_000
EVALUATIONS = 4, 8, 30_000
CHECKPOINTS = 5
# A short run is measured less often, because a measurement takes as long as one to three steps: at
# these intervals at least, the second if the run is long enough for four of them.
LEAST_STEPS = 25, 75
# An image is measured before the end per this number of images of training; measuring an image
# takes about a third of the time of training on it, so that this costs 0.3% of training.
TRAINED_PER_EVALUATED = 100
# With the widest registers, images are evaluated this many at a time, and a part of them takes as
# long; elsewhere it is two or four such batches, so that all machines measure the same images.
EVALUATED_TOGETHER = 128
# Fewest images in such an evaluation: the standard error of an accuracy is at most 3.1%.
LEAST_EVALUATED = 2 * EVALUATED_TOGETHER


@dataclass(frozen=True)
class RunLength:
    """Number of weight updates, in total and per epoch.

    Parameters
    ----------
    batch_size, last_batch : number of images per step, and in the last step of an epoch.
    left_out : number of images not used in an epoch, different ones each time. In a last batch of
        one image, batch normalization would have no variance to divide by, so that image is left
        out.
    """

    total_steps: int
    steps_per_epoch: int
    batch_size: int
    last_batch: int
    left_out: int = 0

    @classmethod
    def of(cls, experiment: Experiment, images: int) -> "RunLength":
        """Compute the length of a run on this many training images.

        Raises
        ------
        ConfigError
            If a batch is larger than that, or has one image before batch normalization, or if the
            warm-up is longer than the run.
        """
        training = experiment.training
        size, (least, needing) = training.batch_size, least_batch(experiment.network)
        if not least <= size <= images:
            text = faults.NEEDED_BATCH if needing else faults.BATCH_SIZE
            told = size, least, images, needing
            raise ConfigError(fault("training.batch_size", text, *told))
        rest = images % size
        left_out = rest if rest < least else 0
        steps_per_epoch = math.ceil((images - left_out) / size)
        total = training.steps or (training.epochs or 1) * steps_per_epoch
        if training.warmup_steps > total:
            warm_up = training.warmup_steps
            raise ConfigError(fault("training.warmup_steps", faults.WARM_UP, warm_up, total))
        last = images - left_out - (steps_per_epoch - 1) * size
        return cls(total, steps_per_epoch, size, last, left_out)

    @property
    def images_per_epoch(self) -> int:
        """Number of training images used in an epoch."""
        return (self.steps_per_epoch - 1) * self.batch_size + self.last_batch

    def images_seen(self, step: int) -> int:
        """Return the number of images used by `step` updates, counting repetitions."""
        epochs, steps = divmod(step, self.steps_per_epoch)
        return epochs * self.images_per_epoch + min(steps * self.batch_size, self.images_per_epoch)

    @property
    def smallest_batch(self) -> int:
        """Number of images in the smallest batch of the run."""
        whole_epoch = self.total_steps >= self.steps_per_epoch
        return self.last_batch if whole_epoch else self.batch_size


@dataclass(frozen=True)
class Further:
    """How far to train a run beyond its end: to `steps` in total, or by `steps` more."""

    steps: int
    added: bool = False

    def total(self, planned: int) -> int:
        """Return the total number of steps of a run that has `planned` steps so far."""
        return planned + self.steps if self.added else self.steps


def least_batch(network: Network) -> tuple[int, str]:
    """Return the smallest batch, and the layer that requires it ("" if one image is enough)."""
    names = zip(layer_names(network.layers), network.layers, strict=True)
    needs = [(KINDS[type(layer)].least_batch, name) for name, layer in names]
    least, name = max(needs, key=lambda need: need[0])
    return least, name if least > 1 else ""


def lengthened(experiment: Experiment, planned: int, further: Further) -> Experiment:
    """Return the experiment of a run that is trained beyond its end.

    A schedule that depends on the length of the run restarts at the former end; the others
    continue. The resulting experiment, run from the start, gives the same weights as the run that
    is trained further.

    Parameters
    ----------
    planned : number of steps of the run so far.
    further : how far to train it.

    Raises
    ------
    ConfigError
        If that is not longer than before, or longer than the schema accepts.
    """
    steps = further.total(planned)
    if steps <= planned:
        told = f"{steps:,}", f"{planned:,}"
        raise ConfigError(fault("training.steps", faults.NOT_LONGER, *told))
    mapping = to_mapping(experiment)
    training = mapping["training"]
    training.pop("epochs", None)
    training["steps"] = steps
    if experiment.training.schedule in CYCLES:
        training["restarts"] = [*experiment.training.restarts, planned]
    return parse_experiment(mapping)


@dataclass(frozen=True)
class RecordingPlan:
    """Steps between measurements."""

    filters_every: int
    signals_every: int
    evaluate_every: int
    checkpoint_every: int

    @classmethod
    def of(cls, recording: Recording, total_steps: int, batch_size: int) -> "RecordingPlan":
        """Choose the intervals that the experiment does not specify, to suit the length of the run.

        Signals and evaluations come with filters, unless their interval is specified.

        >>> plan = RecordingPlan.of(Recording(evaluate_every=7), 30_000, 64)
        >>> plan.filters_every, plan.signals_every, plan.evaluate_every, plan.checkpoint_every
        (600, 3000, 7, 6000)
        >>> plans = [RecordingPlan.of(Recording(), n, 128) for n in (40, 120, 300, 6000)]
        >>> [(plan.filters_every, plan.signals_every, plan.evaluate_every) for plan in plans]
        [(1, 25, 25), (4, 32, 32), (12, 72, 84), (120, 600, 840)]
        """
        shortest, usual = LEAST_STEPS
        seldom = min(max(total_steps // 4, shortest), usual)
        trained = total_steps * batch_size

        def times(fewest: int, most: int, images: int) -> int:
            return min(max(trained // images, fewest), most)

        def interval(count: int) -> int:
            return max(-(-total_steps // count), seldom)

        frames = max(total_steps // times(*FILTER_FRAMES), 1)
        unit = frames if recording.filters_every is None else 1
        # signals are measured near the end, too, where there is an evaluation in any case
        signals = round(interval(times(*SIGNAL_MEASUREMENTS)) / unit) * unit
        evaluations = -(-interval(times(*EVALUATIONS)) // unit) * unit
        return cls(
            recording.filters_every or frames,
            recording.signals_every or signals,
            recording.evaluate_every or evaluations,
            recording.checkpoint_every or interval(CHECKPOINTS),
        )


def images_evaluated(recording: Recording, length: RunLength, available: int) -> int:
    """Return how many of the `available` test images are measured before the end of a run.

    All are measured if the experiment specifies the interval of evaluations; otherwise as many as
    cost little compared with training.

    >>> length = RunLength(total_steps=9000, steps_per_epoch=938, batch_size=64, last_batch=32)
    >>> images_evaluated(Recording(), length, 10_000)
    640
    """
    if recording.evaluate_every is not None:
        return available
    trained = length.images_seen(length.total_steps)
    batches = trained // TRAINED_PER_EVALUATED // EVALUATIONS[1] // EVALUATED_TOGETHER
    return min(max(batches * EVALUATED_TOGETHER, LEAST_EVALUATED), available)
