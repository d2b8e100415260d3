"""How long a run is, and when it is measured and saved."""

import math
from dataclasses import dataclass

from guitrainer.config.loading import parse_experiment, to_mapping
from guitrainer.config.naming import layer_names
from guitrainer.config.schema import CYCLES, Experiment, Network, Recording
from guitrainer.errors import ConfigError
from guitrainer.nn.kinds import KINDS

# How often each happens over a whole run, unless the experiment says so itself.
FILTER_FRAMES = 100
SIGNAL_MEASUREMENTS = 10
EVALUATIONS = 8
CHECKPOINTS = 5
# A short run is not measured after every step: it would take longer than its training.
LEAST_STEPS = 25


@dataclass(frozen=True)
class RunLength:
    """Updates of the weights, in all and per pass over the training images.

    Parameters
    ----------
    batch_size, last_batch : images of every step, and of the last one of an epoch.
    left_out : images of an epoch that are not used; others in every epoch. Batch normalization has
        no variance to divide by in a last batch of one image, so that one is left out.
    """

    total_steps: int
    steps_per_epoch: int
    batch_size: int
    last_batch: int
    left_out: int = 0

    @classmethod
    def of(cls, experiment: Experiment, images: int) -> "RunLength":
        """Length of a run on this many training images.

        Raises
        ------
        ConfigError
            If a batch is larger than that, or of one image before batch normalization, or if the
            warm-up is longer than the run.
        """
        training = experiment.training
        size, (least, needing) = training.batch_size, least_batch(experiment.network)
        if not least <= size <= images:
            why = f"; {needing} needs at least {least}" if needing else ""
            raise ConfigError(
                f"training.batch_size: got {size}, accepted: {least} to {images} "
                f"(the training images{why})"
            )
        rest = images % size
        left_out = rest if rest < least else 0
        steps_per_epoch = math.ceil((images - left_out) / size)
        total = training.steps or (training.epochs or 1) * steps_per_epoch
        if training.warmup_steps > total:
            raise ConfigError(
                f"training.warmup_steps: got {training.warmup_steps}, accepted: 0 to {total} "
                "(the steps of the run)"
            )
        last = images - left_out - (steps_per_epoch - 1) * size
        return cls(total, steps_per_epoch, size, last, left_out)

    @property
    def images_per_epoch(self) -> int:
        """Training images that an epoch uses."""
        return (self.steps_per_epoch - 1) * self.batch_size + self.last_batch

    @property
    def smallest_batch(self) -> int:
        """Images of the smallest batch of the run."""
        whole_epoch = self.total_steps >= self.steps_per_epoch
        return self.last_batch if whole_epoch else self.batch_size


@dataclass(frozen=True)
class Further:
    """How far a run shall be trained beyond its end: to `steps` in all, or by so many more."""

    steps: int
    added: bool = False

    def total(self, planned: int) -> int:
        """Steps in all of a run that has `planned`."""
        return planned + self.steps if self.added else self.steps


def least_batch(network: Network) -> tuple[int, str]:
    """How many images a batch needs, and the layer that needs them ("" where one will do)."""
    names = zip(layer_names(network.layers), network.layers, strict=True)
    needs = [(KINDS[type(layer)].least_batch, name) for name, layer in names]
    least, name = max(needs, key=lambda need: need[0])
    return least, name if least > 1 else ""


def lengthened(experiment: Experiment, planned: int, further: Further) -> Experiment:
    """The experiment of a run that goes on beyond its end.

    A schedule that belongs to a length begins anew where the run was to end; the others go on. The
    result, run from the start, gives the same weights as the run that is trained further.

    Parameters
    ----------
    planned : steps the run has so far.
    further : how far it shall go.

    Raises
    ------
    ConfigError
        If these are not more than before, or more than the schema accepts.
    """
    steps = further.total(planned)
    if steps <= planned:
        raise ConfigError(
            f"training.steps: got {steps:,}, accepted: more than the {planned:,} that the run has "
            f"now (+N adds N)"
        )
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
