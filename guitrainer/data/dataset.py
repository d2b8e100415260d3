"""What a dataset is: images, labels, and how pixels become the network's input."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from guitrainer.errors import DataError

if TYPE_CHECKING:
    from guitrainer.data.profile import Profile

CONTRAST_EPSILON = 1e-4
"""Added to the std of an image (after scale and shift) before dividing by it: a fortieth of a gray
level of an 8-bit image, so that flat images become zeros and all others unit contrast."""

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
        """The first `limit` images (all of them when None), without a copy."""
        return self if limit is None else ImageSet(self.images[:limit], self.labels[:limit])


@dataclass(frozen=True)
class Selection:
    """Which of the images that there are a dataset holds.

    Parameters
    ----------
    train, test : how many images there were before `data.limit` and `data.test_limit`.
    held_out : whether the test images were split off the training images, because the files have
        none of their own.
    lowest_label : the label that the first class has in the files.
    binary : whether the files hold bytes of 0 and 1, which were taken for black and white: 255.
    """

    train: int
    test: int
    held_out: bool = False
    lowest_label: int = 0
    binary: bool = False


@dataclass(frozen=True)
class PixelTransform:
    """What a pixel goes through while a batch is gathered.

    x = pixel · scale[channel] + shift[channel]; then, with `per_image`, each image (all of its
    channels together) minus its mean, divided by (its std + CONTRAST_EPSILON).

    Parameters
    ----------
    scale, shift : (C,), float32.
    per_image : whether every image is brought to zero mean and unit std on its own.
    """

    scale: NDArray[np.float32]
    shift: NDArray[np.float32]
    per_image: bool = False

    def parts(self) -> tuple[NDArray[np.float32], NDArray[np.float32], bool]:
        """Scale, shift and per_image, as the engine takes them."""
        return self.scale, self.shift, self.per_image

    def apply(self, images: Pixels) -> NDArray[np.float32]:
        """The transformed images, (n, C, H, W) float32: the plain twin of the batch gatherer.

        Raises
        ------
        DataError
            If `images` are not (n, C, H, W) with as many channels as the transform has.
        """
        if images.ndim != 4 or images.shape[1] != len(self.scale):
            raise DataError(
                f"images of shape {images.shape} given; the transform accepts "
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
    """What brings pixels to 0…1: uint8 is divided by 255, float32 is taken as it is."""
    return 1 / 255 if images.dtype == np.uint8 else 1.0


def unit_transform(images: Pixels) -> PixelTransform:
    """The transform that only brings pixels to 0…1."""
    channels = images.shape[1]
    scale = np.full(channels, pixel_unit(images), np.float32)
    return PixelTransform(scale, np.zeros(channels, np.float32))


class Dataset:
    """Training and test images of one kind.

    Parameters
    ----------
    name : what it is called in lists and reports.
    class_names : one name per class.
    train : the training images.
    load_test : reads the test images; called once, on first access, so that a run can start
        before they are read.
    transform : how pixels become input; by default they are only brought to 0…1.
    selection : which of the images in the files these are; None for images that are generated.
    stored : the dataset as it was read, where its pixels or labels were changed since.
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
        """The dataset as it was read, whatever was done to it since."""
        return self._stored or self

    @cached_property
    def train_profile(self) -> "Profile":
        """What the training pixels are like, measured on first access."""
        return _profile(self.train)

    @cached_property
    def test_profile(self) -> "Profile":
        """The same of the test pixels."""
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
        """The same dataset with its images changed; those of the test still on first access."""
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
        """The same dataset with another transform, sharing its images."""
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
    from guitrainer.data.profile import profile_of  # imports this module

    return profile_of(some.images)
