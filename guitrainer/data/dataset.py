"""Datasets: images, labels, and the transform from pixels to the input of the network."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from guitrainer.errors import DataError
from guitrainer.reports import Remark

if TYPE_CHECKING:
    from guitrainer.data.profile import Profile

CONTRAST_EPSILON = 1e-4
"""Added to the std of an image (after scale and shift) before dividing by it: a fortieth of a gray
level of an 8-bit image, so that flat images become zeros and all others get unit contrast."""

Pixels = NDArray[Any]
Labels = NDArray[np.int64]


@dataclass(frozen=True)
class ImageSet:
    """Images with their labels; both arrays are read-only.

    Parameters
    ----------
    images : (N, C, H, W), uint8 in 0…255 or float32, C-contiguous; in memory or mapped from a
        file.
    labels : (N,), int64, each in 0…classes − 1.
    """

    images: Pixels
    labels: Labels

    def __post_init__(self) -> None:
        for name in ("images", "labels"):
            view = np.asarray(getattr(self, name)).view()
            view.flags.writeable = False
            object.__setattr__(self, name, view)

    def __len__(self) -> int:
        return len(self.labels)

    def first(self, limit: int | None) -> "ImageSet":
        """Return the first `limit` images (None: all) without copying them."""
        return self if limit is None else ImageSet(self.images[:limit], self.labels[:limit])


@dataclass(frozen=True)
class Selection:
    """Which of the available images a dataset contains.

    Parameters
    ----------
    train, test : number of images before `data.limit` and `data.test_limit` were applied.
    held_out : whether the test images were split off the training images because the files contain
        no test images.
    remarks : how the files were interpreted, one line each.
    """

    train: int
    test: int
    held_out: bool = False
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True)
class PixelTransform:
    """The transform of pixels when a batch is gathered.

    x = pixel · scale[channel] + shift[channel]; then, with `per_image`, the mean of each image
    (over all channels together) is subtracted, and the result divided by (its std +
    CONTRAST_EPSILON).

    Parameters
    ----------
    scale, shift : (C,), float32.
    per_image : whether every image is scaled to zero mean and unit std on its own.
    """

    scale: NDArray[np.float32]
    shift: NDArray[np.float32]
    per_image: bool = False

    def parts(self) -> tuple[NDArray[np.float32], NDArray[np.float32], bool]:
        """Return the scale, shift and per_image, in the form the engine uses."""
        return self.scale, self.shift, self.per_image

    def apply(self, images: Pixels) -> NDArray[np.float32]:
        """Transform images to (n, C, H, W) float32: the plain twin of the batch gatherer.

        Raises
        ------
        DataError
            If `images` are not (n, C, H, W) with the number of channels of the transform.
        """
        if images.ndim != 4 or images.shape[1] != len(self.scale):
            raise DataError(
                f"images of shape {images.shape}; the transform accepts "
                f"(n, {len(self.scale)}, height, width)"
            )
        out = images.astype(np.float32, order="C")
        out *= self.scale[:, None, None]
        out += self.shift[:, None, None]
        if self.per_image and out.size:
            out -= out.mean(axis=(1, 2, 3), keepdims=True)
            out /= out.std(axis=(1, 2, 3), keepdims=True) + np.float32(CONTRAST_EPSILON)
        return out


def pixel_unit(images: Pixels) -> float:
    """Return the factor that scales pixels to 0…1: 1/255 for uint8; float32 is not scaled."""
    return 1 / 255 if images.dtype == np.uint8 else 1.0


def unit_transform(images: Pixels) -> PixelTransform:
    """Return the transform that only scales pixels to 0…1."""
    channels = images.shape[1]
    scale = np.full(channels, pixel_unit(images), np.float32)
    return PixelTransform(scale, np.zeros(channels, np.float32))


class Dataset:
    """Training and test images from one source.

    Parameters
    ----------
    name : name in lists and reports.
    class_names : names of the classes.
    train : the training images.
    load_test : reads the test images; called once, on first access, so that a run can start
        earlier.
    transform : how pixels become input; by default they are only scaled to 0…1.
    selection : which of the images in the files these are; None for generated images.
    stored : the dataset as it was read, if its pixels or labels were changed since then.
    """

    def __init__(
        self,
        name: str,
        class_names: tuple[str, ...],
        train: ImageSet,
        load_test: Callable[[], ImageSet],
        transform: PixelTransform | None = None,
        selection: Selection | None = None,
        stored: "Dataset | None" = None,
    ) -> None:
        self.name = name
        self.class_names = class_names
        self.train = train
        self.transform = transform or unit_transform(train.images)
        self.selection = selection
        self._stored = stored
        self._load_test = load_test

    @cached_property
    def test(self) -> ImageSet:
        """The test images, read on first access."""
        return self._load_test()

    @property
    def stored(self) -> "Dataset":
        """The dataset as it was read, before any changes."""
        return self._stored or self

    @cached_property
    def train_profile(self) -> "Profile":
        """Profile of the training pixels, measured on first access."""
        return _profile(self.train)

    @cached_property
    def test_profile(self) -> "Profile":
        """Profile of the test pixels, measured on first access."""
        return _profile(self.test)

    @property
    def classes(self) -> int:
        """Number of classes."""
        return len(self.class_names)

    @property
    def shape(self) -> tuple[int, int, int]:
        """Channels, height and width of an image."""
        _, channels, height, width = self.train.images.shape
        return channels, height, width

    def replaced(
        self,
        change_train: Callable[[ImageSet], ImageSet],
        change_test: Callable[[ImageSet], ImageSet],
        transform: PixelTransform | None = None,
    ) -> "Dataset":
        """Return the dataset with its images changed; test images are changed on first access."""
        return Dataset(
            self.name,
            self.class_names,
            change_train(self.train),
            lambda: change_test(self.test),
            transform or self.transform,
            self.selection,
            self.stored,
        )

    def with_transform(self, transform: PixelTransform) -> "Dataset":
        """Return the dataset with another transform, sharing its images."""
        return Dataset(
            self.name,
            self.class_names,
            self.train,
            lambda: self.test,
            transform,
            self.selection,
            self.stored,
        )


def _profile(some: ImageSet) -> "Profile":
    from guitrainer.data.profile import profile_of  # because that module imports this one

    return profile_of(some.images)
