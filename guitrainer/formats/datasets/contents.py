"""What a reader has found: images and labels by part, and what is known about them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from guitrainer.config.schema import Data
from guitrainer.errors import DataError
from guitrainer.files.names import shortened
from guitrainer.formats.stored import StoredArray
from guitrainer.reports import Remark

PartName = Literal["train", "test", "val"]
PART_NAMES: tuple[PartName, ...] = ("train", "test", "val")
Orientation = Literal["stored", "transposed"]


@dataclass(frozen=True)
class ImagePart:
    """Images with their labels; `labels` is None if the images have none."""

    images: StoredArray
    labels: StoredArray | None


def check_unused(path: Path, data: Data, **reasons: str) -> None:
    """Refuse settings that a format cannot follow, instead of ignoring them.

    Parameters
    ----------
    reasons : by the name of a field of the experiment, why this format does not have it.

    Raises
    ------
    DataError
        If one of these fields is set.
    """
    for field_name, reason in reasons.items():
        if (value := getattr(data, field_name)) is not None:
            raise DataError(
                f"data.{field_name}: got {shortened(value, 60)}, but {path} {reason}; accepted: "
                "none"
            )


@dataclass(frozen=True)
class Contents:
    """Images and labels in a file or folder, described but not read.

    Parameters
    ----------
    path : file or folder that was given.
    format : name of the format, for people.
    parts : "train", and "test" and "val" if they exist.
    arrays : all arrays found, including those without a role.
    orientation : whether rows and columns of the images are exchanged.
    class_names : name of each label, in the order of the classes; empty if not known.
    remarks : what was interpreted, one line each.
    doubts : questions that the files leave open, each with the field that answers it.
    problem : why images and labels cannot be told, if they cannot.
    exact : reads what the description only estimates (the rows of a table, the pictures of a
        folder), and returns the contents as they are; None if they are already exact.
    """

    path: Path
    format: str
    parts: Mapping[PartName, ImagePart]
    arrays: tuple[StoredArray, ...] = ()
    orientation: Orientation = "stored"
    class_names: Mapping[int, str] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()
    doubts: tuple[str, ...] = ()
    problem: DataError | None = None
    exact: Callable[[], "Contents"] | None = None

    def whole(self) -> "Contents":
        """Return the contents with exact shapes, reading them if necessary."""
        return self if self.exact is None else self.exact()

    def remarked(self, remark: Remark) -> "Contents":
        """Return the contents with another remark in front."""
        exact = self.exact
        wrapped = None if exact is None else lambda: exact().remarked(remark)
        return replace(self, remarks=(remark, *self.remarks), exact=wrapped)
