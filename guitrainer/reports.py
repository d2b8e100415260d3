"""Measurements of the data and the plan before a run, with notes and warnings about them."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

Split = Literal["given", "held out", "generated"]
Polarity = Literal["same", "reversed", "unclear"]

# Up to this many classes, the images of each one are counted.
MOST_COUNTS = 12

NOTES = {
    "held_out": "no test images given: a sixth of every class is held out, chosen at random by "
    "the seed",
    "first_label": "labels {low} to {high}, {low} subtracted",
    "fold": "cross-validation: fold {fold} of {folds} of the training images is used for testing, "
    "and the test images are not used",
    "binary": "the pixels are bytes of 0 and 1, read as black and white",
    "inner": "images found in {folder}",
    "transposed": "stored transposed, turned upright",
    "inverted": "bright and dark are exchanged (data.invert)",
    "samples_last": "{array}: the last of the axes {shape} counts the images",
    "by_shape": "{images} and {labels} are used as images and labels ({part}), by their shapes",
    "second_labels": "{used} is used; {other} has labels of the same images",
    "validation": "{images} validation images are not used",
    "validation_test": "no test images: the validation images are used instead",
    "unlabeled": "{name} has no labels and is not used",
    "no_labels": "the images have no labels: a network can reconstruct them (network.objective), "
    "but not classify them",
    "flat": "rows of {numbers} numbers are images of {height}×{width}",
    "planes": "rows of {numbers} numbers are images of {height}×{width} in planes of red, green "
    "and blue",
    "signals": "rows of {numbers} numbers are signals, with values as stored",
    "scaled": "pixels from {low} to {high}, scaled to 0 to 1",
    "resized": "images of {found}, resized to {size}",
    "gray": "colors converted to gray (data.color)",
    "equal_channels": "stored in color, but gray: one channel is used",
    "one_hot": "labels are one-hot vectors of {classes} classes",
    "label_column": "column 0 of {columns} is the label",
    "text_labels": "labels are text, numbered in alphabetical order",
    "compact": "labels with gaps ({labels}), numbered 0 to {last}",
    "digit_ten": "label 10 stands for the digit 0",
    "names_file": "class names from {file}",
    "label_place": "column {column} is the label",
    "headerless": "the first line has no names of columns, and is an image",
    "coarse": "{used} labels are used; {path}#{other} selects the others",
    "stereo": "the left image of every pair is used",
    "exif": "pictures rotated according to their EXIF data: {count}",
    "on_white": "transparent areas are shown on white",
    "on_black": "transparent areas are shown on black",
    "restarts": "the schedule '{schedule}' restarts after step {steps}",
    "left_out": "one image is left out of each epoch, a different one each time, because batch "
    "normalization cannot use a last batch of one image",
}
WARNINGS = {
    "no_training": "no training images of class {classes}",
    "no_test": "no test images of class {classes}",
    "damaged": "{count} of {all} pictures cannot be read and are skipped, such as {first}",
    "constant": "channel {channels} of the training images is constant: it tells the network "
    "nothing",
    "dark": "no training pixel is above {high} of {full}: the images may have been scaled twice",
    "range": "the training pixels range from {train}, the test pixels from {test}",
    "negative": "the test images look like negatives of the training images (mean {test} against "
    "{train})",
    "mean_std": "data.mean and data.std do not match the images: after preprocessing they have "
    "mean {mean} and standard deviation {std} instead of 0 and 1",
    "small_batch": "the last batch of each epoch has {images} images: too few for the statistics "
    "of batch normalization",
    "no_drop": "the learning rate never drops: its first drop would be at step {every}, the run "
    "has {steps}",
}


@dataclass(frozen=True)
class Remark:
    """A note or warning before a run; a warning if it points to a probable mistake.

    `kind` is a key of NOTES or WARNINGS; `values` are filled into its text.
    """

    kind: str
    values: Mapping[str, str]

    @property
    def is_warning(self) -> bool:
        """Whether it points to a probable mistake."""
        return self.kind in WARNINGS

    @property
    def template(self) -> str:
        """The text, with placeholders for the values."""
        return (WARNINGS if self.is_warning else NOTES)[self.kind]

    @property
    def text(self) -> str:
        """The text with its values, one line in English."""
        return self.template.format(**self.values)


@dataclass(frozen=True)
class PartReport:
    """The training or the test images.

    Parameters
    ----------
    images, available : number of images used, and number available.
    per_class : number of images of each class, in the order of the classes.
    low, high, mean : of all pixels, as stored.
    constant_channels : channels in which all pixels are equal.
    """

    images: int
    available: int
    per_class: tuple[int, ...]
    low: float
    high: float
    mean: float
    constant_channels: tuple[int, ...]


@dataclass(frozen=True)
class DataReport:
    """The images of a run.

    Parameters
    ----------
    shape : channels, height and width.
    split : where the test images come from.
    divisor : what pixels are divided by to lie in 0…1.
    preprocessing : what is done to them after that.
    input_low, input_high : range of the training images as the network sees them; None if each
        image is processed on its own, or whitened.
    polarity : whether bright and dark mean the same in training and test images.
    scale, shift : factor and summand of each channel, from pixels as stored to the input of the
        network (`contrast` processes each image after that); None if the images are whitened.
    """

    source: str
    shape: tuple[int, int, int]
    class_names: tuple[str, ...]
    split: Split
    divisor: int
    preprocessing: str
    input_low: float | None
    input_high: float | None
    polarity: Polarity
    train: PartReport
    test: PartReport
    scale: tuple[float, ...] | None = None
    shift: tuple[float, ...] | None = None


@dataclass(frozen=True)
class PlanReport:
    """The length of a run and its batches; `left_out` counts the images skipped per epoch.

    Evaluations before the last one measure `evaluated` test images.
    """

    total_steps: int
    steps_per_epoch: int
    batch_size: int
    smallest_batch: int
    left_out: int
    evaluated: int


@dataclass(frozen=True)
class RunReport:
    """Data and plan of a run, measured before it starts."""

    data: DataReport
    plan: PlanReport
    remarks: tuple[Remark, ...]

    def as_mapping(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return {
            "data": asdict(self.data),
            "plan": asdict(self.plan),
            "notes": [remark.text for remark in self.remarks if not remark.is_warning],
            "warnings": [remark.text for remark in self.remarks if remark.is_warning],
        }
