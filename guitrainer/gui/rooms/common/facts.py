"""Facts about the images, and the meaning of empty fields; contains no widgets."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from guitrainer.config.naming import layer_names
from guitrainer.config.schema import Data, Experiment
from guitrainer.data.built_in import BUILT_IN

if TYPE_CHECKING:
    from guitrainer.data.dataset import Dataset


@dataclass(frozen=True)
class ImageFacts:
    """Facts about the images of an experiment; counts are None if they are not known."""

    shape: tuple[int, int, int]  # channels, height, width
    classes: int
    train: int | None
    test: int | None


def image_facts(data: Data, last: "tuple[Data, Dataset] | None") -> ImageFacts | None:
    """Return the facts about the images of `data`; None if files have not been read yet.

    Parameters
    ----------
    last : the dataset that was read last, and the request for it
    """
    info = BUILT_IN.get(data.source)
    if info is not None:
        channels, height, width = info.shape
        shape = (channels, data.image_size or height, data.image_size or width)
        return ImageFacts(
            shape,
            info.classes,
            min(info.train, data.limit or info.train),
            min(info.test, data.test_limit or info.test),
        )
    if last is None or last[0].source != data.source:
        return None
    asked, dataset = last
    if asked.image_size != data.image_size:
        return None
    count = len(dataset.train) if asked.limit == data.limit else None
    return ImageFacts(dataset.shape, dataset.classes, count, None)


def total_steps(experiment: Experiment, facts: ImageFacts | None) -> int | None:
    """Return the length of the run; None if it depends on images that are not known."""
    from guitrainer.errors import ConfigError
    from guitrainer.training.plan import RunLength

    if experiment.training.steps is not None:
        return experiment.training.steps
    if facts is None or facts.train is None:
        return None
    try:
        return RunLength.of(experiment, facts.train).total_steps
    except ConfigError:  # such as a batch larger than all images
        return None


@dataclass(frozen=True)
class Context:
    """The context of an empty field; `layer` is the index of its layer."""

    experiment: Experiment
    facts: ImageFacts | None
    layer: int = 0


def meaning(part: str, name: str, context: Context) -> int | float | str | None:
    """Return what an empty field `name` means; None if that is not known.

    Parameters
    ----------
    part : "data", "training", "recording" or "layer"
    """
    if part == "recording":
        return _recorded_every(name, context)
    rule = _MEANINGS.get((part, name))
    return None if rule is None else rule(context)


def _recorded_every(name: str, context: Context) -> int | None:
    from guitrainer.training.plan import RecordingPlan

    total = total_steps(context.experiment, context.facts)
    if total is None:
        return None
    experiment = context.experiment
    plan = RecordingPlan.of(experiment.recording, total, experiment.training.batch_size)
    return int(getattr(plan, name))


def _images(test: bool) -> Callable[[Context], int | None]:
    def rule(context: Context) -> int | None:
        if context.facts is None:
            return None
        return context.facts.test if test else context.facts.train

    return rule


def _side(context: Context) -> int | None:
    return None if context.facts is None else context.facts.shape[1]


def _noise(context: Context) -> float | None:
    info = BUILT_IN.get(context.experiment.data.source)
    return None if info is None else info.noise


def _epochs(context: Context) -> float | None:
    training, facts = context.experiment.training, context.facts
    if training.steps is None:
        return 1
    if facts is None or not facts.train:
        return None
    return float(f"{training.steps * training.batch_size / facts.train:.3g}")


def _steps(context: Context) -> int | None:
    return total_steps(context.experiment, context.facts)


def _classes(context: Context) -> int | None:
    return None if context.facts is None else context.facts.classes


def _layer_name(context: Context) -> str:
    return layer_names(context.experiment.network.layers)[context.layer]


_MEANINGS: dict[tuple[str, str], Callable[[Context], int | float | str | None]] = {
    ("data", "limit"): _images(test=False),
    ("data", "test_limit"): _images(test=True),
    ("data", "image_size"): _side,
    ("data", "noise"): _noise,
    ("training", "momentum"): lambda context: context.experiment.training.effective_momentum,
    ("training", "epochs"): _epochs,
    ("training", "steps"): _steps,
    ("layer", "units"): _classes,
    ("layer", "name"): _layer_name,
}
