"""Loads all data: a built-in source by name, or the user's files by path."""

import difflib
from collections.abc import Callable

import numpy as np

from guitrainer.config.assets import assets_folder
from guitrainer.config.schema import PHOTO_PATCHES, Data
from guitrainer.data.built_in import BUILT_IN, PHOTOGRAPHS, DatasetInfo
from guitrainer.data.controls import OF_PHOTOS, controlled
from guitrainer.data.dataset import Dataset, ImageSet, Selection
from guitrainer.data.files import load_files
from guitrainer.data.folds import folded
from guitrainer.data.preprocessing import preprocessed
from guitrainer.data.selection import sample
from guitrainer.errors import DataError
from guitrainer.files.names import shortened
from guitrainer.formats.datasets.finding import exists
from guitrainer.formats.idx import open_idx

# Settings that say how the user's own files are interpreted.
FILE_FIELDS = (
    *("images", "labels", "split", "orientation", "invert"),
    *("first_label", "label_gaps", "class_names", "resize", "color"),
)
DIGITS = tuple(str(digit) for digit in range(10))


def load_dataset(data: Data, seed: int) -> Dataset:
    """Read or generate the images, choose the fold, apply the control, fit the preprocessing.

    Raises
    ------
    DataError
        If the source is unknown, its files are damaged, or a setting does not apply to it.
    """
    return prepared(read_dataset(data, seed), data, seed)


def read_dataset(data: Data, seed: int) -> Dataset:
    """Read or generate the images, and do nothing else with them.

    Raises
    ------
    DataError
        If the source is unknown, its files are damaged, or a setting does not apply to it.
    """
    info = BUILT_IN.get(data.source)
    if data.source != PHOTO_PATCHES:
        _refuse_patch_settings(data)
    if info is None:
        return _from_files(data, seed)
    _refuse_file_settings(data)
    if info.noise is None:
        _refuse_generator_settings(data)
        return _mnist(data)
    return _generated(info, data, seed)


def prepared(dataset: Dataset, data: Data, seed: int) -> Dataset:
    """Choose the fold of images as read, apply the control, fit the preprocessing.

    Raises
    ------
    DataError
        If there are too few images, or they have no contrast to divide by.
    """
    done = data.source in PHOTOGRAPHS and data.control in OF_PHOTOS  # before patches were cut
    chosen = folded(dataset, data, seed)
    return preprocessed(chosen if done else controlled(chosen, data.control, seed), data)


def depends_on_seed(dataset: Dataset, data: Data) -> bool:
    """Return whether other seeds give other images, not only another order."""
    generated = data.source in BUILT_IN and BUILT_IN[data.source].noise is not None
    held_out = dataset.selection is not None and dataset.selection.held_out
    return generated or held_out or data.control != "none" or data.folds is not None


def _from_files(data: Data, seed: int) -> Dataset:
    if not exists(data.source):
        near = difflib.get_close_matches(data.source, BUILT_IN, n=1)
        hint = f"; did you mean {near[0]}?" if near else ""
        raise DataError(
            f"data.source: {shortened(data.source)} is neither a built-in dataset "
            f"({', '.join(BUILT_IN)}) nor an existing folder or file{hint}"
        )
    _refuse_generator_settings(data)
    return load_files(data, seed)


def _refuse_file_settings(data: Data) -> None:
    defaults = Data()
    for field in FILE_FIELDS:
        if getattr(data, field) != getattr(defaults, field):
            raise DataError(
                f"data.{field}: applies only to images from files, but {data.source} is built in; "
                "remove it"
            )


def _refuse_generator_settings(data: Data) -> None:
    for field in ("image_size", "noise"):
        if getattr(data, field) is not None:
            raise DataError(
                f"data.{field}: applies only to generated images, but {data.source} is read from "
                f"files; remove it"
            )


def _refuse_patch_settings(data: Data) -> None:
    if data.contrast_share != Data().contrast_share:
        raise DataError(
            f"data.contrast_share: applies only to {PHOTO_PATCHES}, but the source is "
            f"{shortened(data.source)}; remove it"
        )


def _mnist(data: Data) -> Dataset:
    folder, info = assets_folder() / "mnist", BUILT_IN["mnist"]

    def read(prefix: str, limit: int | None) -> ImageSet:
        images = open_idx(folder / f"{prefix}-images-idx3-ubyte.gz", trusted=True)
        labels = open_idx(folder / f"{prefix}-labels-idx1-ubyte.gz")
        numbers = labels.read().astype(np.int64)
        rows = None if limit is None else sample(numbers, limit)
        pixels = images.read(rows)[:, None]
        return ImageSet(pixels, numbers if rows is None else numbers[rows])

    return Dataset(
        "mnist",
        DIGITS,
        read("train", data.limit),
        lambda: read("t10k", data.test_limit),
        selection=Selection(info.train, info.test),
    )


def _generated(info: DatasetInfo, data: Data, seed: int) -> Dataset:
    # imported here because photographs need Pillow, which other datasets do not
    from guitrainer.data import generated, photos

    patches = photos.Patches(data.preprocessing == "whitened", data.contrast_share)
    makers: dict[str, Callable[[generated.ImagePlan], Dataset]] = {
        "shapes": generated.shapes,
        "bars": generated.bars,
        "photo-exemplars": photos.photo_exemplars,
        "photo-contours": photos.photo_contours,
        PHOTO_PATCHES: lambda plan: photos.photo_patches(plan, patches),
    }
    plan = generated.ImagePlan(
        seed=seed,
        train=min(info.train, data.limit or info.train),
        test=min(info.test, data.test_limit or info.test),
        size=data.image_size or info.shape[1],
        noise=(info.noise or 0.0) if data.noise is None else data.noise,
        control=data.control,
    )
    return makers[info.name](plan)
