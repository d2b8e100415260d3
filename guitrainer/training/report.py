"""Measures data and plan of a run, and checks them."""

from collections.abc import Iterator

import numpy as np

from guitrainer.config.schema import CYCLES, Experiment
from guitrainer.data.dataset import Dataset, ImageSet, PixelTransform
from guitrainer.data.profile import Profile, polarity
from guitrainer.reports import DataReport, PartReport, PlanReport, Remark, RunReport
from guitrainer.training.plan import RunLength, images_evaluated, least_batch

FULL = 255
DARK = 0.25  # share of the full range: images that are darker were probably divided twice
OTHER_RANGE = 2  # ratio of ranges: test images were probably scaled differently
FEW_IMAGES = 8  # fewest images in a batch for the statistics of batch normalization
MOST_LISTED = 10
# Images standardized with given numbers should have mean and std close to 0 and 1.
FARTHEST_MEAN, STD_RANGE = 1.0, (0.33, 3.0)


def report_run(experiment: Experiment, dataset: Dataset) -> RunReport:
    """Measure images and plan of a run; this reads the test images.

    Raises
    ------
    ConfigError
        If the plan does not fit the images.
    DataError
        If the test images cannot be read.
    """
    length = RunLength.of(experiment, len(dataset.train.labels))
    data = _data(experiment, dataset)
    plan = PlanReport(
        length.total_steps,
        length.steps_per_epoch,
        length.batch_size,
        length.smallest_batch,
        length.left_out,
        images_evaluated(experiment.recording, length, len(dataset.test)),
    )
    remarks = (*_of_data(experiment, data, dataset), *_of_plan(experiment, plan))
    return RunReport(data, plan, remarks)


def _data(experiment: Experiment, dataset: Dataset) -> DataReport:
    stored, chosen = dataset.stored, dataset.selection
    profiles = stored.train_profile, stored.test_profile
    available = (chosen.train, chosen.test) if chosen else (len(dataset.train), len(dataset.test))
    train, test = (
        _part(some, profile, count, dataset.classes)
        for some, profile, count in zip(
            (dataset.train, dataset.test), profiles, available, strict=True
        )
    )
    whitened = experiment.data.preprocessing == "zca"
    low, high = (None, None) if whitened else _input_range(profiles[0], dataset.transform)
    return DataReport(
        source=experiment.data.source,
        shape=dataset.shape,
        class_names=dataset.class_names,
        split="generated" if not chosen else "held out" if chosen.held_out else "given",
        divisor=FULL if stored.train.images.dtype == np.uint8 else 1,
        preprocessing=experiment.data.preprocessing,
        input_low=low,
        input_high=high,
        polarity=polarity(*profiles),
        train=train,
        test=test,
        scale=None if whitened else tuple(dataset.transform.scale.tolist()),
        shift=None if whitened else tuple(dataset.transform.shift.tolist()),
    )


def _part(some: ImageSet, profile: Profile, available: int, classes: int) -> PartReport:
    return PartReport(
        images=len(some),
        available=available,
        per_class=tuple(np.bincount(some.labels, minlength=classes).tolist()),
        low=float(profile.low.min()),
        high=float(profile.high.max()),
        mean=float(profile.mean.mean()),
        constant_channels=tuple(np.flatnonzero(profile.low == profile.high).tolist()),
    )


def _input_range(
    train: Profile, transform: PixelTransform
) -> tuple[float, float] | tuple[None, None]:
    if transform.per_image:
        return None, None
    ends = [edge * transform.scale + transform.shift for edge in (train.low, train.high)]
    return float(np.min(ends)), float(np.max(ends))


def _of_data(experiment: Experiment, data: DataReport, dataset: Dataset) -> Iterator[Remark]:
    chosen, folds = dataset.selection, experiment.data.folds
    if folds is not None:
        yield Remark("fold", {"fold": str(experiment.data.fold or 1), "folds": str(folds)})
    if chosen and chosen.held_out:
        yield Remark("held_out", {})
    if chosen:
        yield from chosen.remarks
    for kind, part in (("no_training", data.train), ("no_test", data.test)):
        missing = [name for name, n in zip(data.class_names, part.per_class, strict=True) if not n]
        if missing:
            yield Remark(kind, {"classes": _listed(missing)})
    if data.train.constant_channels:
        yield Remark("constant", {"channels": _listed(data.train.constant_channels)})
    yield from _of_pixels(experiment, data)
    if data.polarity == "reversed":
        values = {"train": f"{data.train.mean:.3g}", "test": f"{data.test.mean:.3g}"}
        yield Remark("negative", values)
    yield from _of_moments(experiment, dataset)


def _of_pixels(experiment: Experiment, data: DataReport) -> Iterator[Remark]:
    """Warn about an unusual range of the training images, or a different one of the test images."""
    asked, train, test = experiment.data, data.train, data.test
    measured = asked.preprocessing == "contrast" or (
        asked.preprocessing == "standardized" and asked.std is None
    )
    full = data.divisor
    if data.split != "generated" and not measured and train.high < DARK * full:
        yield Remark("dark", {"high": f"{train.high:g}", "full": f"{full}"})
    wide, other = train.high - train.low, test.high - test.low
    if max(wide, other) > OTHER_RANGE * min(wide, other):
        values = {
            name: f"{part.low:.3g} to {part.high:.3g}"
            for name, part in (("train", train), ("test", test))
        }
        yield Remark("range", values)


def _of_moments(experiment: Experiment, dataset: Dataset) -> Iterator[Remark]:
    asked, train = experiment.data, dataset.stored.train_profile
    if asked.preprocessing != "standardized" or (asked.mean is None and asked.std is None):
        return
    scale = dataset.transform.scale
    mean = float((train.mean * scale + dataset.transform.shift).mean())
    std = float((train.std * scale).mean())
    if abs(mean) > FARTHEST_MEAN or not STD_RANGE[0] <= std <= STD_RANGE[1]:
        yield Remark("mean_std", {"mean": f"{mean:.2g}", "std": f"{std:.2g}"})


def _of_plan(experiment: Experiment, plan: PlanReport) -> Iterator[Remark]:
    training = experiment.training
    restarts = [f"{step:,}" for step in training.restarts if step < plan.total_steps]
    if restarts and training.schedule in CYCLES:
        yield Remark("restarts", {"schedule": training.schedule, "steps": " and ".join(restarts)})
    if plan.left_out:
        yield Remark("left_out", {})
    computes_with_batch = least_batch(experiment.network)[0] > 1
    if computes_with_batch and plan.smallest_batch < min(FEW_IMAGES, plan.batch_size):
        yield Remark("small_batch", {"images": str(plan.smallest_batch)})
    if training.schedule == "step" and training.step_every >= plan.total_steps:
        values = {"every": f"{training.step_every + 1:,}", "steps": f"{plan.total_steps:,}"}
        yield Remark("no_drop", values)


def _listed(names: tuple[int, ...] | list[str]) -> str:
    shown = ", ".join(map(str, names[:MOST_LISTED]))
    return f"{shown} and {len(names) - MOST_LISTED} more" if len(names) > MOST_LISTED else shown
